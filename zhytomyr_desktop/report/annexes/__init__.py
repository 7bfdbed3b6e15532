"""What stands after the signatures on request; an annex without content is left out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from enum import StrEnum

from forms.definition import Catalogue
from forms.values import ReportValues
from zhytomyr_desktop.report.annexes.changes import charts_annex
from zhytomyr_desktop.report.annexes.figures import figures_annex
from zhytomyr_desktop.report.annexes.money import money_annex
from zhytomyr_desktop.report.annexes.sources import sources_annex
from zhytomyr_desktop.report.document import Annex


class AnnexKind(StrEnum):
    """The annexes, in their order; the value is the letter that the command line takes."""

    FIGURES = "A"
    MONEY = "B"
    CHARTS = "C"
    SOURCES = "D"

    @property
    def label(self) -> str:
        """What it holds, as a person reads it."""
        return _LABELS[self]


_LABELS = {
    AnnexKind.FIGURES: "показники за розділами",
    AnnexKind.MONEY: "кошти за джерелами й розділами",
    AnnexKind.CHARTS: "діаграми змін і коштів",
    AnnexKind.SOURCES: "джерела й дати",
}

_MAKERS = {
    AnnexKind.FIGURES: figures_annex,
    AnnexKind.MONEY: money_annex,
    AnnexKind.CHARTS: charts_annex,
    AnnexKind.SOURCES: sources_annex,
}


def annexes(catalogue: Catalogue, values: ReportValues, kinds: Collection[AnnexKind]) -> Iterator[Annex]:
    """The asked annexes, numbered where there are several."""
    made = [_MAKERS[kind](catalogue, values) for kind in AnnexKind if kind in kinds]
    filled = [annex for annex in made if annex.blocks]
    for number, annex in enumerate(filled, 1):
        first = f"Додаток {number}" if len(filled) > 1 else "Додаток"
        yield replace(annex, mark=(first, "до звіту"))

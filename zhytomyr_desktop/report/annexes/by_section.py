"""Tables of an annex that go through the report section by section, a row a figure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from forms.definition import Catalogue, Figure
from forms.values import FigureValue, ReportValues
from zhytomyr_desktop.language.typography import tidy
from zhytomyr_desktop.report.document import Block, Heading, Table

Row = tuple[str, ...]


def tables(
    catalogue: Catalogue,
    values: ReportValues,
    row: Callable[[Figure, FigureValue], Row | None],
    table: Callable[[tuple[Row, ...]], Table],
) -> Iterator[Block]:
    """A heading and a table for each section with a row; each row names the figure that it shows.

    ``row``: the cells of a figure, None where the annex has nothing to tell of it.
    """
    for section in catalogue.sections:
        entered = values.section(section.key)
        found = {one.key: cells for one in section.figures() if (cells := row(one, entered.figure(one.key)))}
        if found:
            yield Heading(2, tidy(section.title), section=section.key)
            fields = tuple((section.key, key) for key in found)
            yield replace(table(tuple(found.values())), fields=fields)

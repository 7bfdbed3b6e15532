"""The sample of 2023 against the facts of the printed report: numbers, names, slips that check finds."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from forms import rules
from forms.loader import load_catalogue
from forms.rule_base import Compared
from forms.stored import read_values
from forms.values import ReportValues
from zhytomyr_desktop.issuing import sample
from zhytomyr_desktop.report.compose import compose_section

DATA = Path(__file__).parent / "data"
FOLDER = Path(__file__).parents[2] / "resources" / "sample" / str(sample.YEAR)
CATALOGUE = load_catalogue()

DATES = re.compile(r"\d\d\.\d\d\.\d{4}|20\d\d[/\u2013]20\d\d|\b20\d\d(?=[ \u00a0](?:рік|рок))")
NUMBER = re.compile(r"\d{1,3}(?:\u00a0\d{3})+(?:,\d+)?|\d+(?:,\d+)?")

SECTIONS = sorted(path.stem for path in FOLDER.glob("*.toml") if path.stem != "report")
"""The sections that the sample fills. Each has its names and its slips (none: a header only) in ``data``."""


@pytest.fixture(scope="module")
def values() -> ReportValues:
    stored = sample.read(CATALOGUE, FOLDER)
    return read_values(CATALOGUE, sample.YEAR, {place: (text,) for place, text in stored.items()})


def _rows(name: str) -> list[dict[str, str]]:
    """The rows of a table in ``data``, by the names in its first line."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _text(values: ReportValues, section: str) -> str:
    return "\n".join(paragraph.text for paragraph in compose_section(CATALOGUE, values, section))


def _plain(text: str) -> str:
    """The text without what typography may change: quotes of any level, apostrophes, dashes, spaces."""
    return " ".join(re.sub("[–—]", "-", re.sub("[ʼ᾽']", "’", re.sub('[«»„“”"]', "", text))).split())


def _numbers(text: str) -> Counter[str]:
    """The numbers of the text without grouping; dates and years are no quantities."""
    return Counter(number.replace("\u00a0", "") for number in NUMBER.findall(DATES.sub(" ", text)))


@pytest.mark.parametrize("section", SECTIONS)
def test_every_quantity_of_the_section_is_printed(values: ReportValues, section: str) -> None:
    expected = Counter(row["number"] for row in _rows("quantities.tsv") if row["section"] == section)
    assert expected, section
    assert expected - _numbers(_text(values, section)) == Counter()


@pytest.mark.parametrize("section", SECTIONS)
def test_every_name_of_the_section_is_printed(values: ReportValues, section: str) -> None:
    text = _plain(_text(values, section))
    names = (DATA / "names" / f"{section}.txt").read_text(encoding="utf-8").splitlines()
    others = {
        _plain(row["name"]): row["form"] for row in _rows("other_forms.tsv") if row["section"] == section
    }
    assert names, section
    told = {name: others.pop(_plain(name), name) for name in names}
    assert [name for name, form in told.items() if _plain(form) not in text] == []
    assert others == {}, "other_forms.tsv names what names/ does not"


@pytest.mark.parametrize("section", SECTIONS)
def test_every_figure_of_the_sample_stands_in_the_text(values: ReportValues, section: str) -> None:
    runs = [run for paragraph in compose_section(CATALOGUE, values, section) for run in paragraph.runs]
    shown = {run.item for run in runs if run.section == section}
    assert [key for key in values.section(section).figures if key not in shown] == []


@pytest.mark.parametrize("section", SECTIONS)
def test_check_finds_the_slips_of_the_printed_report_and_no_more(values: ReportValues, section: str) -> None:
    found = rules.check_section(CATALOGUE, values, section)
    expected = [tuple(row.values()) for row in _rows(f"slips/{section}.tsv")]
    assert [_slip(disagreement) for disagreement in found] == expected


@pytest.mark.parametrize("section", SECTIONS)
def test_messages_of_the_slips_can_be_filled(values: ReportValues, section: str) -> None:
    for found in rules.check_section(CATALOGUE, values, section):
        message = found.rule.message.format(stated="1", computed="2")
        assert message.endswith((".", "?")), message


def test_the_facts_speak_only_of_sections_of_the_catalogue() -> None:
    known = {section.key for section in CATALOGUE.sections}
    kept = {path.stem for folder in ("names", "slips") for path in (DATA / folder).iterdir()}
    assert {row["section"] for row in _rows("quantities.tsv")} | kept <= known
    assert set(SECTIONS) <= known


def _slip(found: rules.Disagreement) -> tuple[str, str, str, str]:
    sides = (_side(side, found.decimals) for side in (found.stated, found.computed))
    return (found.rule.key, found.severity.value, *sides)  # type: ignore[return-value]


def _side(side: Compared, decimals: int) -> str:
    if isinstance(side, Decimal):
        return str(side.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
    return side.isoformat() if isinstance(side, date) else side

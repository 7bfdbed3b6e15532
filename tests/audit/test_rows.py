"""Rows of tables that the report leaves out."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhytomyr_desktop.audit.finding import Finding
from zhytomyr_desktop.audit.rows import unprinted_rows
from zhytomyr_desktop.workspace import Workspace

WHOLE = {"origin": "з Литви", "buses": "3", "make": "Solaris", "service_years": "7"}


def _found(work: Workspace) -> list[Finding]:
    return list(unprinted_rows(work.section("mobility"), work.values))


@pytest.fixture
def city(tmp_path: Path) -> Workspace:
    return Workspace.new(tmp_path / "місто.zvit", 2023)


@pytest.mark.parametrize("lacking", [(), *((key,) for key in WHOLE), ("buses", "make"), tuple(WHOLE)])
def test_a_begun_row_is_told_exactly_where_the_report_leaves_it_out(
    city: Workspace, lacking: tuple[str, ...]
) -> None:
    """``service_years`` stands in an optional part: the row is printed without it."""
    item, position = city.row_place("mobility", "donated_buses")
    cells = {key: text for key, text in WHOLE.items() if key not in lacking}
    city.set_many(("mobility", item, field, text) for field, text in {"position": position, **cells}.items())
    printed = any(run.item == item for p in city.section_document("mobility") for run in p.runs)
    told = _found(city)
    assert bool(told) == (not printed and bool(cells))
    for finding in told:
        needed = [key for key in lacking if key != "service_years"]
        assert finding.items == (item,)
        assert finding.columns == ((item, needed[0]),)
        assert "рядок 1" in finding.message
        assert len(finding.message.split("«")) == 2 + len(needed)


def test_a_deliberately_absent_number_is_told_and_can_be_explained(city: Workspace) -> None:
    item, position = city.row_place("mobility", "donated_buses")
    cells = WHOLE | {"position": position, "buses": "немає даних: не рахували"}
    city.set_many(("mobility", item, field, text) for field, text in cells.items())
    (finding,) = _found(city)
    city.set_many([("mobility", f"explain/{finding.rule}", "text", "Ще не отримано.")])
    told = next(f for f in city.findings("mobility") if f.rule == finding.rule)
    assert told.explanation == "Ще не отримано."


def test_no_row_of_2023_is_left_out(tmp_path: Path) -> None:
    with Workspace.sample(tmp_path / "2023.zvit") as work:
        assert [f for s in work.sections() for f in unprinted_rows(s, work.values)] == []

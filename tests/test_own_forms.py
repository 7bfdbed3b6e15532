"""A report's own data say what the forms are like: whose community, under which priorities."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhytomyr_desktop import shipped
from zhytomyr_desktop.errors import EntryError
from zhytomyr_desktop.own_forms import forms_of
from zhytomyr_desktop.workspace import Workspace

MOVED = ("report", "section/water/priority", "value")


def _headings(work: Workspace) -> list[str]:
    blocks = work.document().blocks
    return [b.section or b.text for b in blocks if getattr(b, "level", 0)]


def test_without_own_data_the_forms_are_the_shipped_ones() -> None:
    assert forms_of({}) is shipped.catalogue()
    assert forms_of({"title": "Звіт", "section/water/hidden": "1"}) is shipped.catalogue()
    assert forms_of({"section/water/priority": "unknown"}).sections == shipped.catalogue().sections


def test_a_section_stands_under_another_priority_or_before_them_all(city: Path) -> None:
    with Workspace.open(city) as work:
        work.set_field(*MOVED, "active")
        work.set_field("report", "priority/active/title", "value", "Пріоритет «Жива громада»")
        assert [s.key for s in work.sections() if s.priority == "active"] == ["culture", "sport", "water"]
        found = _headings(work)
        assert found[found.index("Пріоритет «Жива громада»") + 1 :][:3] == ["culture", "sport", "water"]
        work.set_field(*MOVED, "-")
        found = _headings(work)
        assert found[:3] == ["assessment", "water", "Пріоритет «Ефективне місто»"]
        work.set_field(*MOVED, "")
        assert work.section("water").priority == "green"


def test_a_priority_that_there_is_not_is_refused(city: Path) -> None:
    with Workspace.open(city) as work:
        for item in ("section/water/priority", "priority/purple/title"):
            with pytest.raises(EntryError, match=r"Пріоритету «purple» немає. Є такі: effective"):
                work.set_field("report", item, "value", "purple")


def test_the_order_goes_with_files_into_the_next_year_and_stays_in_the_past(
    city: Path, tmp_path: Path
) -> None:
    with Workspace.open(city) as work:
        before = work.snapshot
        work.set_field(*MOVED, "active")
        work.assign(["water"], tmp_path / "вода.zvit")
        work.roll(tmp_path / "наступний.zvit", 2024)
        first = work.past.values_at(before)
        priorities = [b.text for b in work.document(values=first).blocks if getattr(b, "level", 0) == 1]
        assert _headings(work) != [
            b.section or b.text for b in work.document(values=first).blocks if getattr(b, "level", 0)
        ]
        assert "Пріоритет «Зелене місто»" in priorities
    for path in (tmp_path / "вода.zvit", tmp_path / "наступний.zvit"):
        with Workspace.open(path) as other:
            assert other.section("water").priority == "active"


def test_the_history_tells_it_in_words(city: Path) -> None:
    with Workspace.open(city) as work:
        work.set_field(*MOVED, "active")
        assert work.told(MOVED, "active") == "Пріоритет «Активне місто»"
        assert work.told(MOVED, "-") == "перед пріоритетами"
        (moment, *_) = work.past.timeline()
        assert "пріоритет розділу «Централізоване водопостачання та водовідведення»" in moment.what

"""A report's own data say what the forms are like: whose community, under which priorities."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from zhytomyr_desktop import shipped
from zhytomyr_desktop.errors import EntryError
from zhytomyr_desktop.history.timeline import Moment
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


OWN = [
    ("report", "priority/own_1/title", "value", "Пріоритет «Громада без бар’єрів»"),
    ("report", "priority/own_1/subtitle", "value", "Доступність для кожного"),
    ("report", "section/gender/priority", "value", "own_1"),
]


def _chapters(work: Workspace) -> list[str]:
    return [b.text for b in work.document().blocks if getattr(b, "level", 0) == 1 and not b.section]


def test_a_community_has_seven_priorities_in_its_own_order(city: Path, tmp_path: Path) -> None:
    with Workspace.open(city) as work:
        usual = _chapters(work)
        work.set_many(OWN)
        assert _chapters(work) == [*usual, "Пріоритет «Громада без бар’єрів»"]
        assert _headings(work)[-2:] == ["Пріоритет «Громада без бар’єрів»", "gender"]
        work.set_field("report", "priority/own_1/position", "value", "001i")
        assert _chapters(work) == ["Пріоритет «Громада без бар’єрів»", *usual]
        assert _headings(work)[:3] == ["assessment", "Пріоритет «Громада без бар’єрів»", "gender"]
        assert work.sections()[1].key == "gender"
        assert work.catalogue.priority("own_1").subtitle == "Доступність для кожного"
        work.assign(["gender"], tmp_path / "ґендер.zvit")
        work.roll(tmp_path / "наступний.zvit", 2024)
        lines = [one for one in work.past.timeline() if isinstance(one, Moment)][:4]
        assert [line.what.removeprefix("відомості про звіт: ") for line in lines] == [
            "місце пріоритету: Пріоритет «Громада без бар’єрів»",
            "пріоритет розділу «Гендерна політика»",
            "підзаголовок пріоритету: Пріоритет «Громада без бар’єрів»",
            "назва пріоритету: Пріоритет «Громада без бар’єрів»",
        ]
    for path in (tmp_path / "ґендер.zvit", tmp_path / "наступний.zvit"):
        with Workspace.open(path) as other:
            assert other.section("gender").priority == "own_1"
            assert other.catalogue.priorities[0].key == "own_1"


def test_five_priorities_are_the_forms_without_one(city: Path) -> None:
    with Workspace.open(city) as work:
        usual = _chapters(work)
        work.set_many(
            [("report", f"section/{key}/priority", "value", "green") for key in ("culture", "sport")]
        )
        assert _chapters(work) == [one for one in usual if "Активне" not in one]


def test_a_removed_priority_that_somebody_still_uses_is_no_loss(city: Path) -> None:
    """Its title was cleared here while a section was put under it there: both are kept and seen."""
    with Workspace.open(city) as work:
        work.set_many(OWN)
        work.set_field("report", "priority/own_1/title", "value", "")
        assert _chapters(work)[-1] == "Пріоритет без назви"
        work.set_field("report", "section/gender/priority", "value", "")
        assert work.section("gender").priority == "inclusive"
        assert work.catalogue.priority("own_1") is None
        assert work.told(OWN[2][:3], "own_1") == "того, якого вже немає"


def test_an_own_priority_is_named_before_something_stands_under_it(city: Path) -> None:
    with Workspace.open(city) as work:
        with pytest.raises(EntryError, match=r"own_2.*priority/own_1/title"):
            work.set_field("report", "section/gender/priority", "value", "own_2")
        with pytest.raises(EntryError, match="немає поля"):
            work.set_field("report", "priority/Own-2/title", "value", "Пріоритет")
        with pytest.raises(EntryError, match="не є місцем"):
            work.set_field("report", "priority/green/position", "value", "Перше!")


def test_two_who_add_a_priority_each_do_not_disturb_each_other(city: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(city, tmp_path / "копія.zvit"))
    for path, key in ((city, "own_a"), (copy, "own_b")):
        with Workspace.open(path) as work:
            work.set_field("report", f"priority/{key}/title", "value", f"Пріоритет «{key}»")
    with Workspace.open(city) as work:
        work.gathering.merge([copy])
        assert work.conflicts() == []
        assert [one.key for one in work.catalogue.priorities][-2:] == ["own_a", "own_b"]


def test_the_forms_stand_in_the_order_of_their_priorities() -> None:
    """The tree, the board and the section files go through the forms as the report is printed."""
    found = forms_of({"section/sport/priority": "effective", "section/water/priority": "-"})
    keys = [section.key for section in found.sections]
    assert keys[:2] == ["assessment", "water"]
    assert [s.key for s in found.sections if s.priority == "effective"] == keys[2:4]
    order = [priority.key for priority in found.priorities]
    places = [order.index(section.priority) for section in found.sections[2:]]
    assert places == sorted(places)


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

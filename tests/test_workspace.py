"""A workspace over real files: its values are current after each entry, and nothing wrong is written."""

from __future__ import annotations

import shutil
import statistics
import time
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import db
from db.errors import FileError, ReadOnly
from forms.definition import Catalogue, Date, Figure, Group, Section, Statement, Table, Text, Unit
from forms.template import parse
from zhytomyr_desktop.errors import EntryError, ScopeError, UserError
from zhytomyr_desktop.workspace import Workspace

MONEY = Unit("грн", symbol="грн")
FIGURE = Figure(key="money", label="Кошти", unit=MONEY, scale="тис.", decimals=1, previous=True, as_of=True)
PARK = Section(
    key="parks",
    title="Парки",
    priority="",
    department="Управління",
    groups=(
        Group(
            key="main",
            title="Головне",
            fields=(
                FIGURE,
                Text(key="name", label="Назва"),
                Date(key="opened", label="Відкрито"),
                Table(
                    key="trees",
                    label="Дерева",
                    columns=(
                        Text(key="kind", label="Вид"),
                        Figure(key="cost", label="Вартість", unit=MONEY, decimals=2),
                        Date(key="planted", label="Висаджено"),
                    ),
                    row=parse("{kind}"),
                ),
            ),
            statements=(
                Statement(key="s_money", template=parse("Витрачено {money}.")),
                Statement(key="s_name", template=parse("Відкрито {name}.")),
            ),
        ),
    ),
)
OTHER = Section(key="roads", title="Дороги", priority="", department="", groups=PARK.groups)
CATALOGUE = Catalogue(priorities=(), sections=(PARK, OTHER), units={"грн": MONEY})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    db.create(tmp_path / "city.zvit", year=2023)
    return tmp_path / "city.zvit"


def _open(path: Path, *, read_only: bool = False) -> Workspace:
    return Workspace(db.open_file(path, read_only=read_only), lambda _: CATALOGUE, "Олена")


def _same_when_read_again(work: Workspace) -> bool:
    values = work.values
    work.reload()
    return values == work.values


def test_values_are_current_and_on_disk_after_each_entry(path: Path) -> None:
    with _open(path) as work:
        work.set_figure("parks", "money", "понад 1 244,5")
        work.set_field("parks", "money", "previous", "990")
        work.set_field("parks", "money", "as_of", "31.12.2023")
        work.set_field("parks", "name", "value", "Сквер «Замкова гора»")
        work.set_field("parks", "opened", "value", "2023-05-09")
        figure = work.values.section("parks").figure("money")
        assert (figure.number, figure.qualifier, figure.previous) == (
            Decimal("1244.5"),
            "понад",
            Decimal("990.0"),
        )
        assert figure.as_of == date(2023, 12, 31)
        assert _same_when_read_again(work)
        values = work.values
    with _open(path, read_only=True) as again:
        assert again.values == values


def test_each_entry_is_seen_by_another_reader_at_once(path: Path) -> None:
    with _open(path) as work:
        work.set_figure("parks", "money", "5")
        with _open(path, read_only=True) as other:
            assert other.text("parks", "money") == "5.0"


def test_a_field_s_qualifier_is_kept_by_an_entry_into_its_value_alone(path: Path) -> None:
    with _open(path) as work:
        work.set_field("parks", "money", "qualifier", "Понад")
        work.set_field("parks", "money", "value", "5")
        assert work.values.section("parks").figure("money").qualifier == "понад"
        work.set_figure("parks", "money", "6")
        assert work.values.section("parks").figure("money").qualifier == ""


@pytest.mark.parametrize(
    ("item", "field", "text"),
    [
        ("money", "value", "12а"),
        ("money", "previous", "1,2,3"),
        ("money", "previous", "понад 5"),
        ("money", "qualifier", "десь"),
        ("money", "as_of", "31.02.2023"),
        ("money", "colour", "5"),
        ("name", "previous", "5"),
        ("name", "value", "ї" * 100_001),
        ("opened", "value", "торік"),
        ("trees", "value", "дуб"),
        ("trees/1", "cost", "1,234"),
        ("trees/1", "age", "5"),
        ("trees/", "kind", "дуб"),
        ("bushes/1", "kind", "бузок"),
        ("own/1", "position", "Ж"),
        ("own/1", "position", ""),
        ("own/1", "hidden", "так"),
        ("statement/s_money", "group", "main"),
        ("section", "state", "готово"),
        ("section", "mood", "добрий"),
        ("", "value", "5"),
    ],
)
def test_a_wrong_entry_names_its_place_and_writes_nothing(
    path: Path, item: str, field: str, text: str
) -> None:
    with _open(path) as work:
        with pytest.raises(EntryError) as caught:
            work.set_field("parks", item, field, text)
        assert (caught.value.section, caught.value.item, caught.value.field) == ("parks", item, field)
        with pytest.raises(EntryError):
            work.set_many([("parks", "money", "value", "5"), ("parks", item, field, text)])
        assert work.history() == []


def test_an_unchanged_entry_makes_no_change(path: Path) -> None:
    with _open(path) as work:
        assert len(work.set_figure("parks", "money", "5")) == 1
        assert work.set_figure("parks", "money", "5,0") == []
        assert work.set_field("parks", "name", "value", "  ") == []


def test_rows_of_a_table(path: Path) -> None:
    with _open(path) as work:
        oak = work.add_row("parks", "trees", {"kind": "дуб", "cost": "1 200,50", "planted": "1.4.2023"})
        lime = work.add_row("parks", "trees", {"kind": "липа"})
        rows = work.values.section("parks").tables["trees"]
        assert [row.id for row in rows] == [oak, lime]
        assert _same_when_read_again(work)
        work.remove_item("parks", f"trees/{oak}")
        assert [row.id for row in work.values.section("parks").tables["trees"]] == [lime]
        with pytest.raises(EntryError):
            work.add_row("parks", "bushes")
        with pytest.raises(EntryError):
            work.add_row("parks", "trees", {"cost": "дорого"})
        assert len(work.values.section("parks").tables["trees"]) == 1


def test_own_statements_stand_where_they_are_put(path: Path) -> None:
    with _open(path) as work:
        work.set_figure("parks", "money", "5")
        work.set_field("parks", "name", "value", "сквер")
        last = work.add_statement("parks", "main", "Наприкінці {money}.")
        work.add_statement("parks", "main", "Ще далі <б> & {нема}.")
        work.add_statement("parks", "main", "Між ними.", position="001j")
        texts = [p.text.replace("\u00a0", " ") for p in work.section_document("parks")]
        assert texts == [
            "Витрачено 5,0 тис. грн.",
            "Між ними.",
            "Відкрито сквер.",
            "Наприкінці 5,0 тис. грн.",
            "Ще далі <б> & {нема}.",
        ]
        work.remove_item("parks", f"own/{last}")
        work.set_field("parks", "statement/s_name", "hidden", "1")
        assert len(work.section_document("parks")) == 3
        with pytest.raises(EntryError):
            work.add_statement("parks", "nowhere", "Текст")


def test_a_section_file_refuses_what_is_not_its_own(path: Path, tmp_path: Path) -> None:
    part = tmp_path / "parks.zvit"
    with _open(path) as city:
        city.set_figure("parks", "money", "5")
        city.assign(["parks"], part)
    with _open(part) as work:
        assert (work.scope, work.is_city) == (("parks",), False)
        assert [section.key for section in work.sections()] == ["parks"]
        for place in (("roads", "money", "value"), ("report", "title", "value")):
            with pytest.raises(ScopeError, match="Парки"):
                work.set_field(*place, "5")
        with pytest.raises(UserError):
            work.set_status("parks", "accepted")
        with pytest.raises(ScopeError):
            work.set_status("roads", "draft")
        with pytest.raises(ScopeError):
            work.assign(["roads"], tmp_path / "roads.zvit")
        work.set_figure("parks", "money", "6")
        work.set_status("parks", "submitted")


def test_values_are_current_after_merge_and_undo(path: Path, tmp_path: Path) -> None:
    part = tmp_path / "parks.zvit"
    with _open(path) as city:
        city.set_figure("parks", "money", "5")
        city.assign(["parks"], part)
        with _open(part) as work:
            work.set_figure("parks", "money", "понад 6")
        assert city.gathering.preview([part]).taken == 2
        assert city.values.section("parks").figure("money").number == 5
        city.gathering.merge([part])
        assert city.values.section("parks").figure("money").number == 6
        assert city.gathering.undo().withdrawn == 2
        assert city.values.section("parks").figure("money").number == 5
        assert _same_when_read_again(city)


def test_a_clash_is_decided_with_its_qualifier(path: Path, tmp_path: Path) -> None:
    part = tmp_path / "parks.zvit"
    with _open(path) as city:
        city.assign(["parks"], part)
        with _open(part) as work:
            work.set_figure("parks", "money", "понад 6")
        city.set_figure("parks", "money", "5")
        city.gathering.merge([part])
        assert city.text("parks", "money") == ""
        assert [line.conflicts for line in city.status()] == [1, 0]
        (conflict,) = city.conflicts()
        assert [city.told(side.key, side.value) for side in conflict.sides] == ["6,0", "5,0"]
        city.resolve("parks", "money", "value", value="близько 5,5")
        assert city.conflicts() == []
        figure = city.values.section("parks").figure("money")
        assert (figure.number, figure.qualifier) == (Decimal("5.5"), "близько")
        assert _same_when_read_again(city)


def test_sections_that_no_form_knows_stay_in_the_file(path: Path, tmp_path: Path) -> None:
    """They may be many: nothing of them is held in memory, nothing of them is lost."""
    unknown = ("later", "statement/s_money", "text")
    with db.open_file(path) as file:
        known = db.Entry("parks", "name", "value", "сквер")
        db.record(file, [db.Entry(*unknown, "Пізніше."), known], "Хтось")
    with _open(path) as city:
        assert list(city.texts) == [("parks", "name", "value")]
        assert (city.text(*unknown), city.text("parks", "name")) == ("Пізніше.", "сквер")
        assert city.text("later", "money") == ""
        city.roll(tmp_path / "next.zvit", 2024)
    with _open(tmp_path / "next.zvit") as rolled:
        assert rolled.text(*unknown) == "Пізніше."


def test_a_clash_in_a_section_that_no_form_knows_is_decided_by_a_side(path: Path, tmp_path: Path) -> None:
    place = ("later", "money", "value")
    part = tmp_path / "later.zvit"
    with db.open_file(path) as file:
        db.assign(file, ["later"], part)
        db.record(file, [db.Entry(*place, "5")], "Місто")
    with db.open_file(part) as file:
        db.record(file, [db.Entry(*place, "6")], "Відділ")
    with _open(path) as city:
        city.gathering.merge([part])
        assert ([line.conflicts for line in city.status()], city.text(*place)) == ([0, 0], "")
        (conflict,) = city.conflicts()
        city.resolve(*place, take=next(side.id for side in conflict.sides if side.value == "6"))
        assert (city.conflicts(), city.text(*place)) == ([], "6")
        assert city.gathering.undo().left == (place,)
        assert city.text(*place) == "6"


def test_a_read_only_file_takes_nothing(path: Path) -> None:
    with _open(path, read_only=True) as work:
        assert work.read_only
        work.warm_up()
        with pytest.raises(ReadOnly):
            work.set_figure("parks", "money", "5")
        assert work.values.section("parks").figure("money").number is None


def test_the_author_s_name_is_made_fit(path: Path) -> None:
    work = Workspace(db.open_file(path), lambda _: CATALOGUE, "Олена\x00\n" + "ї" * 900)
    with work:
        (change,) = work.set_figure("parks", "money", "5")
    assert change.author.startswith("Олена ї")
    assert len(change.author) <= 200


def test_the_shipped_sample_is_made_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(db, "record", full)
    with pytest.raises(FileError, match="немає місця"):
        Workspace.sample(tmp_path / "city.zvit")
    assert list(tmp_path.iterdir()) == []


_PLACES = st.sampled_from(
    [
        ("money", "value"),
        ("money", "qualifier"),
        ("money", "previous"),
        ("name", "value"),
        ("opened", "value"),
        ("trees/a", "kind"),
        ("trees/a", "cost"),
        ("trees/b", "deleted"),
        ("trees/b", "kind"),
        ("statement/s_money", "hidden"),
        ("own/a", "text"),
        ("own/a", "group"),
        ("section", "state"),
    ]
)
_TEXTS = st.sampled_from(
    [
        "",
        "5",
        "понад 7,5",
        "-1",
        "1",
        "немає даних: так",
        "main",
        "дуб",
        "31.12.2023",
        "submitted",
        "{money}",
        "понад",
    ]
) | st.text(max_size=8)


@settings(max_examples=30)
@given(st.lists(st.tuples(_PLACES, _TEXTS), max_size=12))
def test_values_kept_current_equal_values_read_again(
    tmp_path_factory: pytest.TempPathFactory, entries: list[tuple[tuple[str, str], str]]
) -> None:
    path = tmp_path_factory.mktemp("any") / "city.zvit"
    db.create(path, year=2023)
    with _open(path) as work:
        for (item, field), text in entries:
            try:
                work.set_field("parks", item, field, text)
            except EntryError:
                continue
        assert _same_when_read_again(work)
        work.section_document("parks")
    shutil.rmtree(path.parent)


def test_a_keystroke_is_cheap(path: Path) -> None:
    with _open(path) as work:
        work.warm_up()
        spent = []
        for number in range(40):
            start = time.perf_counter()
            work.set_figure("parks", "money", str(number))
            spent.append(time.perf_counter() - start)
        assert statistics.median(spent) < 0.05


def test_what_another_window_wrote_is_not_replaced_unseen(path: Path) -> None:
    with _open(path) as one, _open(path) as other:
        one.set_figure("parks", "money", "5")
        other.set_field("parks", "name", "value", "сквер")
        assert other.text("parks", "money") == "5.0"
        other.set_figure("parks", "money", "6")
        with pytest.raises(EntryError, match="6,0"):
            one.set_figure("parks", "money", "7")
        assert one.values.section("parks").figure("money").number == 6
        one.set_figure("parks", "money", "7")
        assert [entry.change.value for entry in one.history("parks", "money")] == ["5.0", "6.0", "7.0"]

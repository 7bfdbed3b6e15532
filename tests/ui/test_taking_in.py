"""The dry run in the window: was – is – comes, conflicts decided before anything is written; drops."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

import db
from tests.ui.hands import (
    dialog_of,
    drop,
    drop_files,
    on_disk,
    send_text,
    session_of,
    type_over,
    wait_for_dialog,
)
from zhytomyr_desktop.ui import dropped
from zhytomyr_desktop.ui.dialogs.act import ActDialog
from zhytomyr_desktop.ui.dialogs.conflicts import ConflictsDialog
from zhytomyr_desktop.ui.dialogs.merges import MergesDialog
from zhytomyr_desktop.ui.dialogs.merging import MergeDialog
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.ui.widgets.items import below, tops
from zhytomyr_desktop.ui.widgets.redlined import RedlinedLabel
from zhytomyr_desktop.workspace import Workspace

Open = Callable[[Path | None], MainWindow]
CAUGHT = ("animals", "caught", "value")
BEFORE = "Протягом року притулок прийняв сорок волонтерів із трьох шкіл міста."


@pytest.fixture
def received(sample: Path, tmp_path: Path) -> dict[str, Path]:
    """Files of three people; two of them worked on the section of animals, one went outside his section."""
    with Workspace.open(sample, author="Місто") as city:
        own = city.add_statement("animals", city.section("animals").groups[0].key, BEFORE)
        paths = {name: tmp_path / f"{name}.zvit" for name in ("Бондар", "Швець", "Гнатюк")}
        for name, section in (("Бондар", "animals"), ("Швець", "animals"), ("Гнатюк", "water")):
            city.assign([section], paths[name])
    with Workspace.open(paths["Бондар"], author="Олег Бондар") as work:
        work.set_many([("animals", "caught", "value", "430"), ("animals", "returned", "value", "410")])
        work.set_field("animals", f"own/{own}", "text", BEFORE.replace("сорок", "п’ятдесят"))
    with Workspace.open(paths["Швець"], author="Ірина Швець") as work:
        work.set_figure("animals", "caught", "442")
        work.set_field("animals", f"own/{own}", "text", BEFORE.replace("трьох", "семи"))
    with Workspace.open(paths["Гнатюк"], author="Марія Гнатюк") as work:
        work.set_figure("water", next(work.section("water").figures()).key, "101")
    return paths


def _preview(window: MainWindow, paths: Sequence[Path], qtbot: QtBot) -> MergeDialog:
    window.commands.gathering.merge_files(paths)
    dialog = wait_for_dialog(qtbot, window, MergeDialog)
    assert isinstance(dialog, MergeDialog)
    return dialog


def _lines(dialog: MergeDialog) -> list[list[str]]:
    return [[item.text(column) for column in range(5)] for item in dialog.fields._items()]


def _merge(window: MainWindow, dialog: MergeDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session_of(window).reloaded, timeout=20_000):
        qtbot.mouseClick(dialog.merge_button, Qt.MouseButton.LeftButton)


def test_every_field_is_shown_with_what_was_is_and_comes(
    open_window: Open, sample: Path, received: dict[str, Path], qtbot: QtBot
) -> None:
    before = sample.read_bytes()
    window = open_window(sample)
    dialog = _preview(window, list(received.values()), qtbot)
    lines = {line[0]: line[1:] for line in _lines(dialog)}
    assert lines["Відловлено безпритульних тварин"] == [
        "⚠ виберіть",
        "423",
        "423",
        "430 (Олег Бондар) | 442 (Ірина Швець)",
    ]
    assert lines["Повернуто тварин на місце відлову"][:1] == ["⇉ паралельно"]
    assert "＋ Прийде: 1" in dialog.fields.counters["taken"].text()
    assert dialog.files.item(0, 1).text() == "Олег Бондар"
    assert sample.read_bytes() == before


def test_the_state_of_a_section_comes_in_words(
    open_window: Open, sample: Path, received: dict[str, Path], qtbot: QtBot
) -> None:
    with Workspace.open(received["Гнатюк"], author="Марія Гнатюк") as work:
        work.set_status("water", "submitted")
    lines = {line[0]: line for line in _lines(_preview(open_window(sample), [received["Гнатюк"]], qtbot))}
    assert lines["Розділ, стан"][4] == "здано (Марія Гнатюк)"


def test_fields_stand_in_the_order_of_the_form_and_ids_are_not_told(
    open_window: Open, sample: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    with Workspace.open(sample) as city:
        remark = city.review.ask("animals", "caught", "Звідки?")
        city.assign(["animals"], tmp_path / "тварини.zvit")
    with Workspace.open(tmp_path / "тварини.zvit", author="Ірина Швець") as clerk:
        for item in ("cats_castrated", "returned", "caught"):
            clerk.set_figure("animals", item, "77")
        clerk.review.answer(remark.id, "З журналу.")
    dialog = _preview(open_window(sample), [tmp_path / "тварини.zvit"], qtbot)
    assert [line[0] for line in _lines(dialog)] == [
        "Відловлено безпритульних тварин",
        "Повернуто тварин на місце відлову",
        "Кастровано котів, усього",
        "Відповідь на зауваження, стан",
        "Відповідь на зауваження",
    ]
    assert "＋ Прийде: 5" in dialog.fields.counters["taken"].text()


def test_the_fields_of_sections_that_no_form_knows_stand_together(
    open_window: Open, sample: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    part = tmp_path / "новіше.zvit"
    places = [(section, item) for section in ("later", "newer") for item in ("one", "two")]
    with db.open_file(sample) as city:
        db.assign(city, ["later", "newer"], part)
    with db.open_file(part) as file:
        db.record(file, [db.Entry(section, item, "value", "5") for section, item in places], "Ірина Швець")
    dialog = _preview(open_window(sample), [part], qtbot)
    assert [top.text(0) for top in tops(dialog.fields.tree)] == ["later", "newer"]
    assert len(_lines(dialog)) == 4


def test_counters_and_search_filter_what_is_shown(
    open_window: Open, sample: Path, received: dict[str, Path], qtbot: QtBot
) -> None:
    dialog = _preview(open_window(sample), list(received.values()), qtbot)
    usual = len(_lines(dialog))
    qtbot.mouseClick(dialog.fields.counters["conflict"], Qt.MouseButton.LeftButton)
    assert len(_lines(dialog)) == usual - 2
    send_text(dialog.fields.search, "гнатюк")
    assert [line[4] for line in _lines(dialog)] == ["101,0 (Марія Гнатюк)"]
    dialog.fields.search.clear()
    qtbot.mouseClick(dialog.fields.counters["already"], Qt.MouseButton.LeftButton)
    assert len(dialog.fields.shown_fields()) > usual + 20


def test_conflicts_are_picked_typed_and_compared_by_words(
    open_window: Open, sample: Path, received: dict[str, Path], qtbot: QtBot
) -> None:
    window = open_window(sample)
    dialog = _preview(window, list(received.values()), qtbot)
    sentence = next(one for one in dialog.undecided() if one.is_text)
    assert dialog.fields.choose(sentence.key)
    shown = [label.text() for label in dialog.sides.findChildren(RedlinedLabel)]
    assert any("<s" in text and ">сорок</s>" in text and "п’ятдесят" in text for text in shown)
    dialog.sides.choices.buttons()[1].click()
    assert dialog.fields.choose(CAUGHT)
    type_over(dialog.sides.own, "багато")
    qtbot.mouseClick(dialog.sides.own_button, Qt.MouseButton.LeftButton)
    assert dialog.sides.error.isVisible()
    assert len(dialog.undecided()) == 1
    type_over(dialog.sides.own, "435")
    qtbot.mouseClick(dialog.sides.own_button, Qt.MouseButton.LeftButton)
    assert "з них вирішено: 2" in dialog.words.text()
    assert on_disk(sample, *CAUGHT) == "423"
    _merge(window, dialog, qtbot)
    assert on_disk(sample, *CAUGHT) == "435"
    assert on_disk(sample, *sentence.key) == BEFORE.replace("трьох", "семи")
    assert session_of(window).workspace.conflicts() == []


@pytest.mark.parametrize(("rule", "value"), [("newest", "442"), ("Бондар.zvit", "430")])
def test_a_rule_decides_all_conflicts(
    open_window: Open, sample: Path, received: dict[str, Path], qtbot: QtBot, rule: str, value: str
) -> None:
    window = open_window(sample)
    dialog = _preview(window, list(received.values()), qtbot)
    actions = dialog.rule_button.menu().actions()
    words = "новіше" if rule == "newest" else rule
    next(action for action in actions if words in action.text()).trigger()
    assert dialog.undecided() == []
    _merge(window, dialog, qtbot)
    assert on_disk(sample, *CAUGHT) == value
    window.commands.gathering.undo_merge()
    box = next(b for b in window.findChildren(QMessageBox) if b.isVisible() and "Вилучити" in b.text())
    with qtbot.waitSignal(session_of(window).reloaded, timeout=20_000):
        qtbot.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)
    assert on_disk(sample, *CAUGHT) == "423"


def test_closing_the_preview_changes_nothing(
    open_window: Open, sample: Path, received: dict[str, Path], qtbot: QtBot
) -> None:
    before = sample.read_bytes()
    dialog = _preview(open_window(sample), list(received.values()), qtbot)
    dialog.decide_by_newest()
    dialog.reject()
    assert sample.read_bytes() == before
    assert not sample.with_name(f"{sample.name}.received").exists()


@pytest.mark.parametrize("as_folder", [False, True])
def test_files_dropped_on_a_city_file_are_taken_in_not_opened(
    open_window: Open, sample: Path, received: dict[str, Path], qtbot: QtBot, as_folder: bool
) -> None:
    folder = sample.parent / "з пошти"
    folder.mkdir()
    moved = [path.rename(folder / path.name) for path in received.values()]
    window = open_window(sample)
    drop_files(window, *([folder] if as_folder else moved))
    box = dialog_of(window, QMessageBox)
    assert "Приєднати до цього звіту" in box.text()
    box.buttons()[0].click()
    assert wait_for_dialog(qtbot, window, MergeDialog).files.rowCount() == 3
    assert session_of(window).path == sample


def test_one_dropped_file_can_be_opened_instead(
    open_window: Open, sample: Path, received: dict[str, Path]
) -> None:
    window = open_window(sample)
    drop_files(window, received["Гнатюк"])
    box = dialog_of(window, QMessageBox)
    next(button for button in box.buttons() if "Відкрити" in button.text()).click()
    assert session_of(window).path == received["Гнатюк"]


def test_attachments_dragged_out_of_a_mail_program_are_taken_in(
    open_window: Open,
    sample: Path,
    received: dict[str, Path],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As Outlook drags them: names in a FILEGROUPDESCRIPTORW, a content for each; nothing of it is left."""
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    data = QMimeData()
    names = ("тварини.zvit", "..\\..\\вода.zvit")
    descriptors = b"".join(bytes(72) + name.encode("utf-16-le").ljust(520, b"\0") for name in names)
    data.setData(dropped.NAMES, len(names).to_bytes(4, "little") + descriptors)
    for number, path in enumerate((received["Бондар"], received["Гнатюк"])):
        data.setData(f"{dropped.CONTENTS};index={number}", path.read_bytes())
    assert dropped.holds_files(data)
    window = open_window(sample)
    drop(window, data)
    dialog_of(window, QMessageBox).buttons()[0].click()
    files = wait_for_dialog(qtbot, window, MergeDialog).files
    assert [files.item(row, 0).text() for row in range(2)] == ["тварини.zvit", "вода.zvit"]
    assert len(_put_aside()) == 1
    _merge(window, dialog_of(window, MergeDialog), qtbot)
    assert on_disk(sample, "animals", "returned") == "410"
    assert _put_aside() == []
    assert len(list(sample.with_name(f"{sample.name}.received").iterdir())) == 2


def test_an_attachment_gets_no_name_that_windows_has_none_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A colon would write into a hidden stream of another file."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    data = QMimeData()
    name = 'що:"вода"?.zvit'
    data.setData(dropped.NAMES, b"\1\0\0\0" + bytes(72) + name.encode("utf-16-le").ljust(520, b"\0"))
    data.setData(dropped.CONTENTS, b"x")
    assert [path.name for path in dropped.paths(data)] == ["що__вода__.zvit"]


def _put_aside() -> list[Path]:
    return list(Path(tempfile.gettempdir()).glob("zvit-attachments-*"))


def test_a_messy_folder_is_taken_in_without_what_cannot_be_used(
    open_window: Open, sample: Path, received: dict[str, Path], tmp_path: Path, qtbot: QtBot
) -> None:
    """Subfolders, the same file twice, a torn one, one of another year, a letter, the city's own copies."""
    folder = tmp_path / "Пошта за січень"
    (folder / "від водоканалу").mkdir(parents=True)
    received["Гнатюк"].rename(folder / "від водоканалу" / "Вода (остаточна).ZVIT")
    shutil.copy(received["Швець"], folder / "тварини.zvit")
    shutil.copy(received["Швець"], folder / "тварини (1).zvit")
    (folder / "обірваний.zvit").write_bytes(received["Бондар"].read_bytes()[:20_000])
    Workspace.new(folder / "інший рік.zvit", 2022).close()
    (folder / "лист.docx").write_bytes(b"PK")
    own = folder / "звіт.zvit.received"
    own.mkdir()
    shutil.copy(received["Бондар"], own)
    window = open_window(sample)
    dialog = _preview(window, [folder], qtbot)
    names = [dialog.files.item(row, 0).text() for row in range(dialog.files.rowCount())]
    assert sorted(names) == ["Вода (остаточна).ZVIT", "тварини (1).zvit", "тварини.zvit"]
    told = dialog.refused.text()
    assert "Не буде приєднано файлів: 2." in told
    assert "обірваний.zvit" in told
    assert "інший рік.zvit" in told
    _merge(window, dialog, qtbot)
    assert on_disk(sample, *CAUGHT) == "442"


def test_a_folder_that_holds_the_city_file_too_does_not_merge_it_with_itself(
    open_window: Open, sample: Path, received: dict[str, Path], qtbot: QtBot
) -> None:
    dialog = _preview(open_window(sample), [sample.parent], qtbot)
    assert dialog.files.rowCount() == 3
    assert dialog.refused.isHidden()


def test_a_dragged_text_is_no_file() -> None:
    data = QMimeData()
    data.setText("тварини.zvit")
    assert not dropped.holds_files(data)
    assert dropped.paths(data) == []


def test_a_section_file_of_the_previous_release_is_taken_in(
    open_window: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    old = Path(__file__).parent.parent / "db" / "old"
    city = Path(shutil.copyfile(old / "v1.zvit", tmp_path / "старе місто.zvit"))
    part = Path(shutil.copyfile(old / "section-v1.zvit", tmp_path / "тварини.zvit"))
    window = open_window(city)
    dialog = _preview(window, [part], qtbot)
    assert {field.kind for field in dialog.fields.shown_fields()} == {"taken", "refused"}
    _merge(window, dialog, qtbot)
    assert on_disk(city, *CAUGHT) == "1111"


VILLAGE = "Вигаданої сільської територіальної громади"


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """A section file of another community, put into the mail by mistake."""
    path = tmp_path / "пошта" / "сусіди.zvit"
    path.parent.mkdir()
    Workspace.new(tmp_path / "сусіди.zvit", 2023, community=VILLAGE).close()
    with Workspace.open(tmp_path / "сусіди.zvit") as other:
        other.assign(["animals"], path)
    with Workspace.open(path, author="Петро Сусід") as work:
        work.set_figure("animals", "returned", "77")
    return path


def test_a_file_of_another_community_is_named_and_left_out_until_it_is_asked_for(
    open_window: Open, sample: Path, received: dict[str, Path], foreign: Path, qtbot: QtBot
) -> None:
    window = open_window(sample)
    dialog = _preview(window, [received["Гнатюк"], foreign], qtbot)
    assert dialog.files.rowCount() == 1
    assert f"«сусіди.zvit» не прийнято: він з іншої громади ({VILLAGE})" in dialog.refused.text()
    dialog.others.click()
    qtbot.waitUntil(lambda: dialog.files.rowCount() == 2, timeout=20_000)
    assert dialog.refused.text() == f"Буде приєднано «сусіди.zvit»: файл з іншої громади: {VILLAGE}."
    dialog.others.click()
    qtbot.waitUntil(lambda: dialog.files.rowCount() == 1, timeout=20_000)
    _merge(window, dialog, qtbot)
    assert on_disk(sample, "animals", "returned") == "426"


def test_a_file_of_another_community_alone_can_be_taken_on_purpose(
    open_window: Open, sample: Path, foreign: Path, qtbot: QtBot
) -> None:
    window = open_window(sample)
    dialog = _preview(window, [foreign], qtbot)
    assert dialog.words.text() == "Приєднувати нічого: жодного файла не взято."
    assert not dialog.merge_button.isEnabled()
    dialog.others.click()
    qtbot.waitUntil(lambda: dialog.files.rowCount() == 1, timeout=20_000)
    dialog.decide_by_file("сусіди.zvit")
    _merge(window, dialog, qtbot)
    assert on_disk(sample, "animals", "returned") == "77"
    merges = window.commands.coordinating.show_merges()
    assert isinstance(merges, MergesDialog)
    lines = [line.text(0) for line in below(tops(merges.tree)[0])]
    assert f"Узято на вимогу: файл з іншої громади: {VILLAGE}." in lines


def test_a_cleared_field_is_told_as_empty(
    open_window: Open, sample: Path, received: dict[str, Path], qtbot: QtBot
) -> None:
    with Workspace.open(received["Гнатюк"], author="Марія Гнатюк") as work:
        work.set_figure("water", next(work.section("water").figures()).key, "")
    dialog = _preview(open_window(sample), [received["Гнатюк"]], qtbot)
    assert "(порожньо) (Марія Гнатюк)" in [line[-1] for line in _lines(dialog)]


def test_of_files_that_cannot_be_used_each_is_told(
    open_window: Open, sample: Path, received: dict[str, Path], qtbot: QtBot
) -> None:
    broken = [received["Гнатюк"], received["Швець"]]
    for path in broken:
        path.write_bytes(path.read_bytes()[:5000])
    window = open_window(sample)
    dialog = _preview(window, broken, qtbot)
    assert [f"«{path.name}» пошкоджено" in dialog.refused.text() for path in broken] == [True, True]
    assert not dialog.merge_button.isEnabled()


def test_a_hand_out_that_was_cut_off_is_told_when_the_file_is_opened(
    open_window: Open, sample: Path, tmp_path: Path
) -> None:
    """As a process leaves it that was killed between two files: one is in its place, one waits aside."""
    folder = tmp_path / "роздано"
    aside = folder / ".роздача-0123abcd.part"
    aside.mkdir(parents=True)
    (aside / "вода.zvit").write_bytes(b"water")
    (folder / "тварини.zvit").write_bytes(b"animals")
    digests = {
        name: hashlib.sha256(data).hexdigest()
        for name, data in (("вода.zvit", b"water"), ("тварини.zvit", b"animals"))
    }
    facts = ({"folder": str(folder), "aside": aside.name, "made": True}, {"files": digests})
    left = sample.with_name(f"{sample.name}.issuing")
    left.write_text("".join(f"{json.dumps(fact)}\n" for fact in facts))
    told = dialog_of(open_window(sample), QMessageBox)
    assert told.text() == "Роздачу розділів було перервано."
    assert "роздайте розділи ще раз" in told.informativeText()
    assert not folder.exists()
    assert not left.exists()


def test_the_list_of_merges_names_the_files_opens_the_act_and_takes_the_last_merge_back(
    open_window: Open, sample: Path, received: dict[str, Path], qtbot: QtBot
) -> None:
    with Workspace.open(sample, author="Леся Коваль") as city:
        city.gathering.merge([received["Бондар"]])
        city.gathering.merge([received["Гнатюк"]])
    window = open_window(sample)
    window.menus.merges_action.trigger()
    merges = dialog_of(window, MergesDialog)
    assert isinstance(merges, MergesDialog)
    rows = [merges.tree.topLevelItem(row) for row in range(2)]
    assert [(one.text(0), one.text(2), one.text(6)) for one in rows if one] == [
        ("2", "Леся Коваль", "1: Гнатюк.zvit"),
        ("1", "Леся Коваль", "1: Бондар.zvit"),
    ]
    merges.tree.setCurrentItem(rows[1])
    assert not merges.undo_button.isEnabled()
    qtbot.mouseClick(merges.look_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(merges.findChildren(ActDialog)), timeout=20_000)
    (act,) = merges.findChildren(ActDialog)
    assert "Акт приєднання файлів № 1" in act.document.getAllText(0).text()
    assert "Бондар.zvit" in act.document.getAllText(0).text()
    act.close()
    merges.tree.setCurrentItem(rows[0])
    qtbot.mouseClick(merges.undo_button, Qt.MouseButton.LeftButton)
    box = next(b for b in window.findChildren(QMessageBox) if b.isVisible() and "Вилучити" in b.text())
    with qtbot.waitSignal(session_of(window).reloaded, timeout=20_000):
        qtbot.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)
    with Workspace.open(sample, read_only=True) as city:
        assert [bool(act.undone_at) for act in city.gathering.acts()] == [False, True]
        standing = city.gathering.standing()
        assert standing is not None
        assert standing.number == 1


def test_what_a_deputy_accepted_in_a_copy_is_accepted_by_one_press(
    open_window: Open, sample: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    copy = tmp_path / "копія.zvit"
    shutil.copy(sample, copy)
    with Workspace.open(copy, author="Заступниця") as work:
        for section in ("animals", "water"):
            work.set_status(section, "accepted")
        work.set_figure("sport", "olympic_sports", "31")
    with Workspace.open(sample, author="Місто") as work:
        work.set_figure("sport", "olympic_sports", "32")
    window = open_window(sample)
    preview = _preview(window, [copy], qtbot)
    outcomes = {line[0]: line[1] for line in _lines(preview)}
    assert outcomes["Прийняття розділу, що прийнято"] == "◇ вирішуєте ви"
    assert "◇ Вирішуєте ви: 4" in preview.fields.counters["decision"].text()
    _merge(window, preview, qtbot)
    dialog_of(window, ConflictsDialog).reject()
    box = dialog_of(window, QMessageBox)
    assert "прийнято розділів: 2" in box.text()
    assert "«Відповідальне ставлення до тварин» — Заступниця" in box.informativeText()
    assert "Не зараз" in box.defaultButton().text()
    next(button for button in box.buttons() if "Прийняти" in button.text()).click()
    review = session_of(window).workspace.review
    assert review.is_frozen("animals")
    assert review.is_frozen("water")


@pytest.mark.parametrize("decided", [True, False])
def test_a_change_of_an_accepted_section_is_told_before_the_merge_and_after_it(
    open_window: Open, sample: Path, tmp_path: Path, qtbot: QtBot, decided: bool
) -> None:
    part = tmp_path / "тварини.zvit"
    with Workspace.open(sample, author="Місто") as city:
        city.assign(["animals"], part)
        city.set_figure("animals", "caught", "500")
        city.set_status("animals", "accepted")
    with Workspace.open(part, author="Ірина Швець") as clerk:
        clerk.set_figure("animals", "caught", "501")
        clerk.set_figure("animals", "returned", "502")
    window = open_window(sample)
    preview = _preview(window, [part], qtbot)
    assert "Уже прийнято: «Відповідальне ставлення до тварин»" in preview.words.text()
    if decided:
        preview.decide_by_city()
    _merge(window, preview, qtbot)
    if not decided:
        dialog_of(window, ConflictsDialog).reject()
    told = dialog_of(window, QMessageBox).informativeText()
    assert told == "Знову на розгляді, бо змінено після прийняття: «Відповідальне ставлення до тварин»."

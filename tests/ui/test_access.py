"""For those who see little, or use no mouse: names, contrast, focus, size, a screen reader's road."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QPalette
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from forms.definition import Date, Figure, Table, Text
from tests.ui.hands import on_disk, session_of
from tests.ui.seeing import contrast
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.arrangement import Part
from zhytomyr_desktop.ui.widgets.text_panel import Deed, StatementDeed

Open = Callable[[Path | None], MainWindow]
Role = QAccessible.Role

CONTROLS = {
    Role.EditableText,
    Role.PushButton,
    Role.CheckBox,
    Role.RadioButton,
    Role.ComboBox,
    Role.SpinBox,
    Role.List,
    Role.Tree,
    Role.Table,
    Role.ButtonMenu,
}
INNER = (
    "qt_spinbox_lineedit",
    "qt_calendar",
    "ScrollLeftButton",
    "ScrollRightButton",
    "qt_toolbar_ext_button",
)


def _tree(interface: QAccessibleInterface, depth: int = 0) -> Iterator[QAccessibleInterface]:
    yield interface
    if depth < 25 and interface.role() not in (Role.Tree, Role.Table, Role.List):
        for number in range(interface.childCount()):
            child = interface.child(number)
            if child is not None and child.isValid():
                yield from _tree(child, depth + 1)


def _nameless(top: QWidget) -> list[str]:
    """The controls in sight that a screen reader could not call by a name."""
    found = []
    for interface in _tree(QAccessible.queryAccessibleInterface(top)):
        if interface.role() not in CONTROLS or interface.state().invisible:
            continue
        widget = interface.object()
        inner = isinstance(widget, QWidget) and widget.objectName().startswith(INNER)
        if inner or interface.text(QAccessible.Text.Name).strip():
            continue
        found.append(f"{interface.role()} {type(widget).__name__} {widget.objectName() if widget else ''}")
    return found


def test_every_control_has_a_name(open_window: Open, sample: Path) -> None:
    window = open_window(None)
    assert _nameless(window) == []
    window.open_file(sample)
    for section in ("animals", "water"):
        window.desk.show_section(section)
        QApplication.processEvents()
        assert _nameless(window) == [], section


def test_every_dialog_of_the_clerk_has_names_too(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    commands = window.commands
    key = window.desk.preview.statements()[0]
    openers: list[Callable[[], object]] = [
        commands.entering.edit_details,
        commands.entering.mark_absent,
        commands.entering.show_history,
        commands.helping.find,
        commands.helping.show_field,
        commands.handing.hand_over,
        commands.paper.show,
        lambda: commands.writing.act(StatementDeed(Deed.EDIT, key)),
        window.menus.keys_action.trigger,
        window.author.ask,
        window.files.ask_new,
        window.files.ask_new_section,
    ]
    for open_ in openers:
        open_()
        dialog = next(d for d in window.findChildren(QDialog) if d.isVisible())
        assert _nameless(dialog) == [], dialog.windowTitle()
        assert dialog.windowTitle()
        dialog.close()
        QApplication.sendPostedEvents(None, 0)


def _read_out(widget: QWidget) -> QAccessibleInterface:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface


def test_a_screen_reader_can_fill_a_form(open_window: Open, empty: Path) -> None:
    window = open_window(empty)
    section = session_of(window).section("animals")
    window.desk.show_section("animals")
    typed: dict[str, str] = {}
    for field in section.fields():
        if isinstance(field, Table):
            continue
        editor = window.desk.form.row(field.key).value_editor
        interface = _read_out(editor)
        assert interface.role() == Role.EditableText
        assert field.label in interface.text(QAccessible.Text.Name)
        typed[field.key] = "31.12.2023" if isinstance(field, Date) else "7"
        interface.setText(QAccessible.Text.Value, typed[field.key])
        assert interface.text(QAccessible.Text.Value) == typed[field.key]
    assert session_of(window).flush()
    for field in section.fields():
        if isinstance(field, Figure | Text):
            assert on_disk(empty, "animals", field.key).startswith("7")
    assert "7 безпритульних тварин" in window.desk.preview.toPlainText().replace("\xa0", " ")


def test_what_is_refused_or_found_is_told_to_a_screen_reader(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    row = window.desk.form.row("caught")
    interface = _read_out(row.value_editor)
    interface.setText(QAccessible.Text.Value, "42о")
    session_of(window).flush()
    assert row.error
    assert row.error in interface.text(QAccessible.Text.Description)
    assert "Не збережено" in _read_out(row.marks).text(QAccessible.Text.Name)
    interface.setText(QAccessible.Text.Value, "423")
    session_of(window).flush()
    assert "Збережено" in _read_out(row.marks).text(QAccessible.Text.Name)
    assert row.error not in interface.text(QAccessible.Text.Description) or not row.error


def test_every_label_leads_to_its_editor(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    for section in session_of(window).sections()[::4]:
        window.desk.show_section(section.key)
        for item, row in window.desk.form.rows.items():
            assert row.label.buddy() is row.value_editor, item
            relations = _read_out(row.value_editor).relations()
            assert relations, item


def _over(upper: QColor, lower: QColor) -> QColor:
    """A half-transparent colour on an opaque one."""
    share = upper.alphaF()
    mixed = [
        u * share + w * (1 - share) for u, w in zip(upper.getRgbF()[:3], lower.getRgbF()[:3], strict=True)
    ]
    return QColor.fromRgbF(*mixed)


def _palettes() -> Iterator[tuple[str, QPalette]]:
    light = QPalette(QColor("#efefef"))
    light.setColor(QPalette.ColorRole.Base, QColor("#ffffff"))
    light.setColor(QPalette.ColorRole.Highlight, QColor("#308cc6"))
    yield "light", light
    dark = QPalette(QColor("#323232"))
    dark.setColor(QPalette.ColorRole.Base, QColor("#242424"))
    dark.setColor(QPalette.ColorRole.Highlight, QColor("#2f65ca"))
    yield "dark", dark


@pytest.mark.parametrize(("name", "palette"), list(_palettes()))
def test_the_colours_with_a_meaning_have_the_contrast_of_wcag_aa(name: str, palette: QPalette) -> None:
    base, window = (palette.color(r) for r in (QPalette.ColorRole.Base, QPalette.ColorRole.Window))
    marked = _over(look.marked_background(palette), base)
    for tone in look.Tone:
        for ground in (base, window, marked):
            ratio = contrast(look.color(palette, tone), ground)
            assert ratio >= 4.5, f"{name}: {tone} on {ground.name()}: {ratio:.2f}"
    for text, ground in ((QPalette.ColorRole.Text, base), (QPalette.ColorRole.WindowText, window)):
        assert contrast(palette.color(text), ground) >= 4.5


def test_the_window_follows_the_system_into_the_dark(
    open_window: Open, sample: Path, qapp: QApplication
) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    light = qapp.palette()
    try:
        for _name, palette in reversed(list(_palettes())):
            qapp.setPalette(palette)
            QApplication.processEvents()
            QApplication.processEvents()
            title = window.desk.form._titles._labels[Part.LABEL]
            ink = title.palette().color(QPalette.ColorRole.WindowText)
            ground = window.palette().color(QPalette.ColorRole.Window)
            assert contrast(ink, ground) >= 4.5, _name
            assert title.text()
    finally:
        qapp.setPalette(light)


def test_the_focus_is_seen(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    window = open_window(sample)
    window.desk.show_section("water")
    desk = window.desk
    table = next(iter(desk.form.tables.values()))
    first = next(iter(desk.form.rows.values())).value_editor
    places: list[QWidget] = [
        first,
        desk.tree,
        desk.preview,
        desk.findings.list,
        table.view,
    ]
    for place in places:
        (desk.tree if place is first else first).setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        before = place.grab().toImage()
        place.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        assert place.grab().toImage() != before, type(place).__name__
    box = desk.findings.whole_box
    before = box.grab().toImage()
    desk.findings.list.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(8):
        if not box.hasFocus():
            qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
    assert box.hasFocus()
    assert box.grab().toImage() != before


@pytest.mark.parametrize("zoom", [80, 100, 125, 150, 200])
def test_at_every_size_the_window_fits_a_small_screen_and_no_line_is_cut(
    open_window: Open, sample: Path, zoom: int
) -> None:
    window = open_window(sample)
    window.zoom.set(zoom)
    for section in ("animals", "water", "culture"):
        window.desk.show_section(section)
        QApplication.processEvents()
        assert window.width() <= 1366
        assert window.minimumSizeHint().width() <= 1366
        assert window.desk.form._scroll.horizontalScrollBar().maximum() == 0, section
        for item, row in window.desk.form.rows.items():
            label = row.label
            assert label.height() >= label.heightForWidth(label.width()) - 1, item
    window.menus.remarks_action.trigger()
    QApplication.processEvents()
    assert window.width() <= 1366


def test_groups_fold_and_unfold_by_keyboard(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    window.menus.fold_action.trigger()
    assert not window.desk.form.row("caught").value_editor.isVisible()
    assert window.desk.form.current_item not in ("caught", "returned")
    assert window.desk.form.row(window.desk.form.current_item).value_editor.isVisible()
    window.commands.moving.unfold_groups()
    assert window.desk.form.row("caught").value_editor.isVisible()

"""Edges of what can be typed into or pressed, and the ring of the keyboard, measured on grabbed pictures."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QSplitter,
    QStyle,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from tests.ui.hands import dialog_of
from tests.ui.seeing import contrast
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.ui.widgets import edges, look

Open = Callable[[Path | None], MainWindow]
ROOT = Path(__file__).parent.parent.parent
Group, Role = QPalette.ColorGroup, QPalette.ColorRole
_AROUND = 3
"""Pixels in which an edge is looked for on either side of where it should be."""


def _light() -> QPalette:
    palette = QPalette(QColor("#efefef"))
    palette.setColor(Role.Base, QColor("#ffffff"))
    return palette


def _dark() -> QPalette:
    """Fusion's colours where the system is dark."""
    palette = QPalette(QColor("#323232"))
    for group in (Group.Active, Group.Inactive):
        palette.setColor(group, Role.Base, QColor("#242424"))
        for role in (Role.WindowText, Role.Text, Role.ButtonText, Role.HighlightedText):
            palette.setColor(group, role, QColor("#f0f0f0"))
    return palette


@pytest.fixture(params=[_light, _dark], ids=["light", "dark"])
def dressed(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[QApplication]:
    """The application as ``app`` dresses it, where the system is light and where it is dark."""
    before = qapp.palette()
    edges.use(qapp)
    qapp.setPalette(request.param())
    yield qapp
    qapp.setPalette(before)
    qapp.setStyle("Fusion")


def _picture(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.window().grab().toImage()


def _place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def _edge_contrast(picture: QImage, place: QRect, inner: bool = True) -> float:
    """The contrast of the left edge with what is outside and, if asked, with what is inside; the lesser."""
    y = place.center().y()
    row = [picture.pixelColor(place.left() + by, y) for by in range(-_AROUND, _AROUND + 1)]
    grounds = [row[0], row[-1]] if inner else [row[0]]
    return max(min(contrast(pixel, ground) for ground in grounds) for pixel in row[1:-1])


def _part(button: QCheckBox | QRadioButton, element: QStyle.SubElement) -> QRect:
    """The indicator of a check box or radio button, in the window."""
    option = QStyleOptionButton()
    button.initStyleOption(option)
    return button.style().subElementRect(element, option, button).translated(_place(button).topLeft())


def _gallery() -> QDialog:
    dialog = QDialog()
    dialog.resize(500, 500)
    for number, control in enumerate(
        (
            QLineEdit("текст"),
            QPlainTextEdit(),
            QComboBox(),
            QPushButton("Кнопка"),
            QSpinBox(),
            QDateEdit(),
            QCheckBox("порожній"),
            QRadioButton("порожній"),
        )
    ):
        control.setParent(dialog)
        control.setGeometry(20, 20 + 50 * number, 200, 30)
    return dialog


def test_every_kind_of_control_has_an_edge_that_is_seen(dressed: QApplication) -> None:
    dialog = _gallery()
    dialog.show()
    for control in dialog.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        dialog.setFocus()
        if isinstance(control, QPushButton):
            control.setDefault(False)
            control.setAutoDefault(False)
        place = _place(control)
        if isinstance(control, QCheckBox):
            place = _part(control, QStyle.SubElement.SE_CheckBoxIndicator)
        if isinstance(control, QRadioButton):
            place = _part(control, QStyle.SubElement.SE_RadioButtonIndicator)
        ratio = _edge_contrast(
            _picture(dialog), place, inner=not isinstance(control, QPushButton | QComboBox)
        )
        assert ratio >= 3, f"{type(control).__name__}: {ratio:.2f}"
    dialog.close()


def test_the_ring_of_the_keyboard_is_seen_and_differs_from_an_edge(dressed: QApplication) -> None:
    dialog = _gallery()
    dialog.show()
    dialog.activateWindow()
    for control in dialog.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        dialog.setFocus()
        place = _place(control)
        if isinstance(control, QCheckBox):
            place = _part(control, QStyle.SubElement.SE_CheckBoxFocusRect)
        if isinstance(control, QRadioButton):
            place = _part(control, QStyle.SubElement.SE_RadioButtonFocusRect)
        before = _picture(dialog)
        control.setFocus(Qt.FocusReason.TabFocusReason)
        ringed = _picture(dialog)
        ratio = _edge_contrast(ringed, place, inner=False)
        assert ratio >= 3, f"{type(control).__name__}: {ratio:.2f}"
        line = QRect(place.left(), place.center().y(), 2, 1)
        assert ringed.copy(line) != before.copy(line), type(control).__name__
    dialog.close()


def test_the_edges_of_the_form_and_of_the_panels_are_seen(
    dressed: QApplication, open_window: Open, sample: Path
) -> None:
    window = open_window(sample)
    desk = window.desk
    desk.show_section("animals")
    desk.tree.setFocus()
    picture = _picture(window)
    whole = desk.findings.whole_box
    places = {
        "поле": _place(desk.form.row("caught").value_editor),
        "прапорець": _part(whole, QStyle.SubElement.SE_CheckBoxIndicator),
    }
    for name, place in places.items():
        ratio = _edge_contrast(picture, place)
        assert ratio >= 3, f"{name}: {ratio:.2f}"
    filter_ratio = _edge_contrast(picture, _place(desk.findings.filter_box), inner=False)
    assert filter_ratio >= 3, filter_ratio


def test_the_line_that_parts_are_moved_by_has_a_mark_that_is_seen(
    dressed: QApplication, open_window: Open, sample: Path
) -> None:
    window = open_window(sample)
    for splitter in window.findChildren(QSplitter):
        handle = splitter.handle(1)
        picture = handle.grab().toImage()
        ground = picture.pixelColor(0, 0)
        pixels = (picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height()))
        assert max(contrast(pixel, ground) for pixel in pixels) >= 3


def test_the_cells_of_a_table_that_is_typed_in_are_seen(
    dressed: QApplication, open_window: Open, sample: Path
) -> None:
    window = open_window(sample)
    window.desk.show_section("water")
    view = next(iter(window.desk.form.tables.values())).view
    view.clearSelection()
    QApplication.processEvents()
    picture = view.viewport().grab().toImage()
    cell = view.visualRect(view.model().index(0, 0))
    across = [picture.pixelColor(cell.right() + by, cell.top() + 2) for by in range(-2, 3)]
    assert max(contrast(pixel, across[0]) for pixel in across) >= 3


def test_empty_boxes_in_a_list_are_seen(dressed: QApplication, open_window: Open) -> None:
    window = open_window(None)
    window.files.ask_new_section()
    dialog = dialog_of(window)
    listed = dialog.findChild(QListWidget)
    assert listed is not None
    option = QStyleOptionViewItem()
    listed.initViewItemOption(option)
    option.rect = listed.visualItemRect(listed.item(2))
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    box = listed.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, listed)
    place = box.translated(listed.viewport().mapTo(dialog, QPoint(0, 0)))
    assert _edge_contrast(_picture(dialog), place) >= 3


def test_the_ring_in_a_list_leaves_the_words_whole(dressed: QApplication) -> None:
    listed, other = QListWidget(), QLineEdit()
    listed.addItems(["Оцінка поточної ситуації", "Підприємництво"])
    listed.setCurrentRow(0)
    dialog = QDialog()
    layout = QVBoxLayout(dialog)
    layout.addWidget(other)
    layout.addWidget(listed)
    dialog.show()
    dialog.activateWindow()
    pictures = []
    for focused in (other, listed):
        focused.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        line = listed.visualItemRect(listed.item(0))
        pictures.append(listed.viewport().grab(line).toImage())
    inner = pictures[0].rect().adjusted(3, 1, -3, -1)
    assert pictures[0] != pictures[1]
    assert pictures[0].copy(inner) == pictures[1].copy(inner)
    dialog.close()


@pytest.mark.parametrize("palette", [_light(), _dark()], ids=["light", "dark"])
def test_selected_words_are_read_on_their_ground(qapp: QApplication, palette: QPalette) -> None:
    for group in (Group.Active, Group.Inactive):
        palette.setColor(group, Role.Highlight, QColor("#308cc6"))
        words = palette.color(group, Role.HighlightedText)
        assert contrast(words, look.deep_highlight(palette, group)) >= 4.5


def test_selection_and_hints_are_read_and_all_other_colours_are_the_systems(qapp: QApplication) -> None:
    before = qapp.palette()
    edges.use(qapp)
    try:
        used = QApplication.palette()
        assert contrast(used.color(Role.HighlightedText), used.color(Role.Highlight)) >= 4.5
        assert contrast(used.color(Role.PlaceholderText), used.color(Role.Base)) >= 4.5
        assert used.color(Role.Window) == before.color(Role.Window)
        assert not used.isBrushSet(Group.Active, Role.Window)
    finally:
        qapp.setPalette(before)
        qapp.setStyle("Fusion")


def test_the_program_dresses_itself_so(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from zhytomyr_desktop import app\n"
        "from zhytomyr_desktop.ui.main_window import MainWindow\n"
        "def look(window, path):\n"
        "    for percent in (100, 200, 100):\n"
        "        window.zoom.set(percent)\n"
        "        print(type(QApplication.style()).__name__)\n"
        "    QApplication.quit()\n"
        "MainWindow.begin = look\n"
        "sys.exit(app.main([]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    if sys.platform.startswith("linux"):
        assert done.stdout.split() == ["ClearEdges", "_LargeBoxes", "ClearEdges"]


def test_boxes_to_tick_are_as_large_as_the_letters(qapp: QApplication) -> None:
    edges.use(qapp)
    try:
        metric = QStyle.PixelMetric.PM_IndicatorWidth
        usual = qapp.style().pixelMetric(metric)
        edges.grow(qapp, 200)
        assert qapp.style().pixelMetric(metric) == 2 * usual
        edges.grow(qapp, 90)
        assert qapp.style().pixelMetric(metric) == usual
    finally:
        qapp.setPalette(QPalette())
        qapp.setStyle("Fusion")


def test_the_text_beside_the_form_shows_that_it_has_the_keyboard(
    dressed: QApplication, open_window: Open, sample: Path
) -> None:
    window = open_window(sample)
    desk = window.desk
    desk.show_section("animals")
    place = _place(desk.preview).adjusted(0, 0, 0, -200)  # not where the grip of the line beside it is
    pictures = []
    for focused in (desk.tree, desk.preview):
        focused.setFocus(Qt.FocusReason.TabFocusReason)
        pictures.append(_picture(window))
        assert _edge_contrast(pictures[-1], place) >= 3
    line = QRect(place.left(), place.center().y(), 1, 1)
    assert pictures[0].copy(line) != pictures[1].copy(line)

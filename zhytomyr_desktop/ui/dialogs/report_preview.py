"""The report before it is printed: pages, outline, search, annexes, printing and saving."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QModelIndex, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument, QPdfSearchModel
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QSplitter,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.report.annexes import AnnexKind
from zhytomyr_desktop.report.places import FigurePlace
from zhytomyr_desktop.ui.dialogs.looking import LookingDialog
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.pages import PagesView
from zhytomyr_desktop.ui.widgets.places import FieldAddress

_STEP = 1.25


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What is printed besides the report itself."""

    annexes: tuple[AnnexKind, ...] = ()
    contents: bool = False


@dataclass(frozen=True, slots=True)
class SavedAs:
    """The kind of file that is asked for: ``pdf`` or ``docx``."""

    kind: str


class ReportPreview(LookingDialog):
    """Shows one PDF at a time; other options ask for another one."""

    figure_chosen = Signal(FieldAddress)
    options_changed = Signal(ReportOptions)
    print_asked = Signal(ReportOptions)
    save_asked = Signal(SavedAs)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowTitle(self.tr("Перегляд звіту: {}").format(title))
        self.document = QPdfDocument(self)
        self._buffer: QBuffer | None = None
        self._shown: ReportOptions | None = None
        self._found = -1
        self.pages = PagesView(self)
        self.pages.setAccessibleName(self.tr("Сторінки звіту"))
        self.pages.setDocument(self.document)
        self.pages.figure_clicked.connect(self.figure_chosen)
        self.searched = QPdfSearchModel(self)
        self.searched.setDocument(self.document)
        self.pages.setSearchModel(self.searched)
        layout = QVBoxLayout(self)
        layout.addLayout(self._make_bar())
        layout.addWidget(self._make_middle(), 1)
        layout.addLayout(self._make_buttons())
        self.pages.pageNavigator().currentPageChanged.connect(self._show_page)
        self.resize(1060, 690)

    @property
    def options(self) -> ReportOptions:
        """What is chosen now."""
        kinds = tuple(kind for kind, box in self.annexes.items() if box.isChecked())
        return ReportOptions(kinds, self.contents.isChecked())

    def show_report(self, pdf: bytes, places: Sequence[FigurePlace]) -> None:
        """Show this PDF; the page that was in sight stays in sight."""
        self._shown = self.options
        page = self.pages.pageNavigator().currentPage()
        buffer = QBuffer(self)
        buffer.setData(QByteArray(pdf))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(buffer)
        if self._buffer is not None:
            self._buffer.deleteLater()
        self._buffer = buffer
        self.pages.set_places(places)
        self.page.setRange(1, max(1, self.document.pageCount()))
        self.of.setText(self.tr("з {}").format(self.document.pageCount()))
        self.outline.expandAll()
        if 0 < page < self.document.pageCount():
            QTimer.singleShot(0, self.pages, lambda: self.go_to_page(page))
        for button in self._buttons:
            button.setEnabled(True)

    def show_open(self, matters: Sequence[str]) -> None:
        """Tell what is left to be done before this report can be signed."""
        words = self.tr("Звіт ще не готовий: {}.").format(", ".join(matters)) if matters else ""
        self.open_label.setText(words)

    def stay(self) -> None:
        """The pages asked for were given up: those in sight stay, with their options; without any, close."""
        if self._shown is None:
            self.close()
            return
        for box, on in (
            (self.contents, self._shown.contents),
            *((box, kind in self._shown.annexes) for kind, box in self.annexes.items()),
        ):
            blocked = box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(blocked)

    def go_to_page(self, page: int) -> None:
        """Bring a page (from 0) into sight."""
        self.pages.pageNavigator().jump(page, QPointF(), 0)

    # Parts

    def _make_bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.addWidget(QLabel(self.tr("Сторінка")))
        self.page = QSpinBox()
        self.page.setAccessibleName(self.tr("Номер сторінки"))
        self.page.valueChanged.connect(lambda number: self.go_to_page(number - 1))
        self.of = QLabel()
        bar.addWidget(self.page)
        bar.addWidget(self.of)
        bar.addSpacing(12)
        for words, name, slot in (
            ("−", self.tr("Менше"), lambda: self.pages.step_zoom(1 / _STEP)),
            ("+", self.tr("Більше"), lambda: self.pages.step_zoom(_STEP)),
            (self.tr("Уся ширина"), "", lambda: self.pages.setZoomMode(PagesView.ZoomMode.FitToWidth)),
            (self.tr("Уся сторінка"), "", lambda: self.pages.setZoomMode(PagesView.ZoomMode.FitInView)),
        ):
            button = QToolButton()
            button.setText(words)
            button.setToolTip(name)
            button.setAccessibleName(name or words)
            button.clicked.connect(lambda _checked=False, slot=slot: slot())
            bar.addWidget(button)
        bar.addStretch(1)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Знайти у звіті"))
        self.search.setAccessibleName(self.tr("Знайти у звіті"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(240)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self.find_next)
        self.found = QLabel()
        self.searched.countChanged.connect(self._count)
        bar.addWidget(self.found)
        bar.addWidget(self.search)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        QShortcut(QKeySequence("F3"), self, self.find_next)
        QShortcut(QKeySequence.StandardKey.ZoomIn, self, lambda: self.pages.step_zoom(_STEP))
        QShortcut(QKeySequence.StandardKey.ZoomOut, self, lambda: self.pages.step_zoom(1 / _STEP))
        return bar

    def _make_middle(self) -> QSplitter:
        self.outline = QTreeView()
        self.outline.setAccessibleName(self.tr("Розділи звіту"))
        self.outline.setHeaderHidden(True)
        bookmarks = QPdfBookmarkModel(self)
        bookmarks.setDocument(self.document)
        self.outline.setModel(bookmarks)
        self.outline.clicked.connect(self._go_to_heading)
        self.outline.activated.connect(self._go_to_heading)
        middle = QSplitter()
        middle.addWidget(self._make_side())
        middle.addWidget(self.pages)
        middle.setStretchFactor(1, 1)
        middle.setSizes([260, 800])
        return middle

    def _make_side(self) -> QWidget:
        """The headings, and below them what else is to be printed."""
        self.contents = QCheckBox(self.tr("Зміст"))
        self.annexes = {kind: QCheckBox(kind.label[:1].upper() + kind.label[1:]) for kind in AnnexKind}
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.outline, self.contents, QLabel(self.tr("Додатки:")), *self.annexes.values()):
            column.addWidget(widget)
        for box in (self.contents, *self.annexes.values()):
            box.toggled.connect(lambda _on: self.options_changed.emit(self.options))
        return side

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.open_label = QLabel()
        self.open_label.setWordWrap(True)
        look.paint_text(self.open_label, look.Tone.WARNING)
        row.addWidget(self.open_label, 1)
        self.print_button = QPushButton(self.tr("Друкувати…"))
        self.print_button.clicked.connect(lambda: self.print_asked.emit(self.options))
        self.pdf_button = QPushButton(self.tr("Зберегти PDF…"))
        self.pdf_button.clicked.connect(lambda: self.save_asked.emit(SavedAs("pdf")))
        self.docx_button = QPushButton(self.tr("Зберегти DOCX…"))
        self.docx_button.clicked.connect(lambda: self.save_asked.emit(SavedAs("docx")))
        self._buttons = (self.print_button, self.pdf_button, self.docx_button)
        for button in self._buttons:
            button.setEnabled(False)
            row.addWidget(button)
        return row

    # What happens

    def _show_page(self, page: int) -> None:
        blocked = self.page.blockSignals(True)
        self.page.setValue(page + 1)
        self.page.blockSignals(blocked)

    def _go_to_heading(self, index: QModelIndex) -> None:
        model = self.outline.model()
        page = model.data(index, int(QPdfBookmarkModel.Role.Page.value))
        place = model.data(index, int(QPdfBookmarkModel.Role.Location.value))
        self.pages.pageNavigator().jump(page, place, 0)

    def _search(self, text: str) -> None:
        self._found = -1
        self.searched.setSearchString(text)
        self.found.setText("")

    def _count(self) -> None:
        count = self.searched.rowCount(self.outline.rootIndex().parent())
        self.found.setText(self.tr("знайдено: {}").format(count) if self.search.text() else "")

    def find_next(self) -> None:
        """Bring the next place of what is searched into sight."""
        count = self.searched.rowCount(self.outline.rootIndex().parent())
        if not count:
            self.found.setText(self.tr("не знайдено") if self.search.text() else "")
            return
        self._found = (self._found + 1) % count
        link = self.searched.resultAtIndex(self._found)
        self.pages.pageNavigator().jump(link.page(), link.location(), 0)
        self.pages.setCurrentSearchResultIndex(self._found)
        self.found.setText(self.tr("{} з {}").format(self._found + 1, count))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.pages.setSearchModel(None)  # type: ignore[arg-type]
        self.document.close()
        super().closeEvent(event)

"""Printing a section: what of it, how it looks on paper, a printer or a PDF."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.ui import paper
from zhytomyr_desktop.ui.paper import Sheet
from zhytomyr_desktop.ui.widgets import look


class PaperDialog(QDialog):
    """Radio buttons for the sheet beside its pages. ``html``: what a sheet holds."""

    print_asked = Signal(Sheet)
    pdf_asked = Signal(Sheet)

    def __init__(self, title: str, html: Callable[[Sheet], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Друк: {}").format(title))
        self._html = html
        self.printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        paper.set_up(self.printer)
        self.sheets = QButtonGroup(self)
        left = QVBoxLayout()
        for number, (_, words, about) in enumerate(self._words()):
            button = QRadioButton(words)
            button.setAccessibleDescription(about)
            button.setChecked(number == 0)
            self.sheets.addButton(button, number)
            left.addWidget(button)
            left.addWidget(look.quiet_label(about))
        left.addStretch(1)
        self.pages = QPrintPreviewWidget(self.printer)
        self.pages.setAccessibleName(self.tr("Сторінки"))
        self.pages.paintRequested.connect(lambda printer: paper.draw(self._html(self.sheet), printer))
        self.sheets.idToggled.connect(lambda _number, on: self.pages.updatePreview() if on else None)
        middle = QHBoxLayout()
        middle.addLayout(left, 1)
        middle.addWidget(self.pages, 2)
        layout = QVBoxLayout(self)
        layout.addLayout(middle, 1)
        layout.addWidget(self._make_buttons())
        self.resize(860, 600)

    def _words(self) -> tuple[tuple[Sheet, str, str], ...]:
        return (
            (Sheet.FILLED, self.tr("&Форма з даними"), self.tr("Усе, що внесено, щоб звірити або підписати")),
            (
                Sheet.BLANK,
                self.tr("&Порожня форма"),
                self.tr("Щоб зібрати дані на папері; торішнє вже стоїть"),
            ),
            (Sheet.TEXT, self.tr("&Текст розділу"), self.tr("Речення, якими розділ стане у звіті")),
        )

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.print_button = buttons.addButton(self.tr("&Друкувати…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.pdf_button = buttons.addButton(self.tr("&Зберегти PDF…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.print_button.setDefault(True)
        self.print_button.clicked.connect(lambda: self.print_asked.emit(self.sheet))
        self.pdf_button.clicked.connect(lambda: self.pdf_asked.emit(self.sheet))
        buttons.rejected.connect(self.reject)
        return buttons

    @property
    def sheet(self) -> Sheet:
        """What is chosen."""
        return self._words()[self.sheets.checkedId()][0]

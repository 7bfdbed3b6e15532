"""The act of a merge as it will be printed."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Signal
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from zhytomyr_desktop.ui.dialogs.looking import LookingDialog


class ActDialog(LookingDialog):
    """Pages to be read; the act is written into a file on request."""

    save_asked = Signal()

    def __init__(self, number: int, pdf: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Акт приєднання № {}").format(number))
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument(self)
        self.document.load(self._buffer)
        self.pages = QPdfView(self)
        self.pages.setAccessibleName(self.tr("Сторінки акта"))
        self.pages.setPageMode(QPdfView.PageMode.MultiPage)
        self.pages.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.pages.setDocument(self.document)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.save_button = buttons.addButton(self.tr("Записати акт…"), role)
        self.save_button.clicked.connect(self.save_asked)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.pages, 1)
        layout.addWidget(buttons)
        self.resize(760, 640)

"""What a check of signatures found, and the list of signed files, to be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QTextBrowser, QVBoxLayout, QWidget

from zhytomyr_desktop.report.signing.result import Signature, Verdict, conclusion, facts, identity
from zhytomyr_desktop.ui.widgets import look


class VerdictDialog(QDialog):
    """The conclusion in large letters, then every signature with its facts."""

    def __init__(
        self, title: str, verdict: Verdict, more: Iterable[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.head = QLabel(_MARKS[_tone(verdict)] + conclusion(verdict))
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.head.setWordWrap(True)
        self.head.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        font = self.head.font()
        font.setBold(True)
        self.head.setFont(font)
        look.paint_text(self.head, _tone(verdict))
        self.text = QTextBrowser()
        self.text.setAccessibleName(title)
        self.text.setHtml("".join(_paragraphs(verdict, more)))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.head)
        layout.addWidget(self.text, 1)
        layout.addWidget(buttons)
        self.resize(640, 440)


_MARKS = {look.Tone.GOOD: "✓ ", look.Tone.WARNING: "! ", look.Tone.ERROR: "✗ "}


def _tone(verdict: Verdict) -> look.Tone:
    """Good only where nothing is left to be confirmed elsewhere."""
    if not verdict.ok:
        return look.Tone.ERROR
    return look.Tone.GOOD if verdict.confirmed else look.Tone.WARNING


def _paragraphs(verdict: Verdict, more: Iterable[str]) -> Iterator[str]:
    yield from (f"<p><b>{escape(words)}</b></p>" for words in (*more, *identity(verdict)))
    yield from (f"<p><b>Увага:</b> {escape(fault)}.</p>" for fault in verdict.all_faults)
    yield from map(_signature, verdict.signatures)
    yield from (f"<p>Примітка: {escape(note)}.</p>" for note in verdict.notes)


def _signature(one: Signature) -> str:
    rows = "".join(
        f"<tr><td style='padding-right: 12px'>{escape(name)}</td><td>{escape(told)}</td></tr>"
        for name, told in facts(one)
    )
    who = one.holder.told if one.holder and one.holder.told else one.name
    return f"<h4>{escape(who)}</h4><table cellspacing='2'>{rows}</table>"

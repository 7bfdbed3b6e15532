"""The checks of what is typed: a section's at once, the whole report's off the window's thread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from forms.definition import Catalogue, Section
from forms.values import ReportValues
from zhytomyr_desktop.ui.widgets.findings import ShownFinding
from zhytomyr_desktop.ui.work import Work

if TYPE_CHECKING:
    from zhytomyr_desktop.audit.finding import Finding
    from zhytomyr_desktop.audit.wording.spelling import Spelling
    from zhytomyr_desktop.report.document import Paragraph

_SPELLING = "wording_spelling"


class Auditor(QObject):
    """Finds; keeps nothing but the loaded dictionary. ``failed``: why a check or the dictionary failed."""

    whole_found = Signal(tuple)
    failed = Signal(Exception)
    dictionary_loaded = Signal()

    def __init__(self, catalogue: Catalogue, sections: Sequence[Section], parent: QObject) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._sections = sections
        self._loading = False
        self._loaded = False
        self._running: Work | None = None
        self._reading: Work | None = None
        self._asked: ReportValues | None = None

    def of_section(
        self, values: ReportValues, section: Section, paragraphs: Sequence[Paragraph]
    ) -> list[ShownFinding]:
        """What the section's figures and its own sentences say; quick enough between two keys."""
        from zhytomyr_desktop.audit import figures, texts
        from zhytomyr_desktop.checking import checks as checking
        from zhytomyr_desktop.checking import telling

        told = list(telling.told((p for p in paragraphs if p.printed), values, section.title))
        is_free = any(t.free for t in told)
        found = [*figures.findings((section,), self._catalogue, values)]
        if is_free:
            found += texts.section_findings(told, self._spelling(values))
        return _shown(checking.explained(found, values))

    def ask_whole(self, values: ReportValues) -> None:
        """Check the whole report; ``whole_found`` tells. Asked again meanwhile, only the newest is told."""
        self._asked = values
        if self._running is None:
            self._start()

    def wait(self) -> None:
        """Let what runs end; a thread must not outlive the window that started it."""
        for running in (self._running, self._reading):
            if running is not None:
                running.wait()

    def _start(self) -> None:
        from zhytomyr_desktop.checking import checks as checking

        values, self._asked = self._asked, None
        if values is None:
            return
        catalogue, sections = self._catalogue, self._sections
        self._running = Work(
            lambda: _shown(checking.findings(catalogue, values, sections, sections, spelling=True)), self
        )
        self._running.ended.connect(self._on_ended)
        self._running.succeeded.connect(self._on_found)
        self._running.failed.connect(self.failed)
        self._running.start()

    def _on_ended(self) -> None:
        self._running = None

    def _on_found(self, found: list[ShownFinding]) -> None:
        self._loaded = True
        if self._asked is not None:
            self._start()
        else:
            self.whole_found.emit(tuple(found))

    def _spelling(self, values: ReportValues) -> Spelling | None:
        """The loaded dictionary with the file's words; None while it loads."""
        from zhytomyr_desktop.checking import checks as checking

        if self._loaded:
            return checking.own_words(values)
        if not self._loading:
            self._load()
        return None

    def _load(self) -> None:
        from zhytomyr_desktop.audit.wording import spelling

        self._loading = True
        self._reading = Work(spelling.dictionary, self)
        self._reading.ended.connect(self._on_read)
        self._reading.succeeded.connect(self._on_loaded)
        self._reading.failed.connect(self.failed)
        self._reading.start()

    def _on_read(self) -> None:
        self._reading = None

    def _on_loaded(self, _dictionary: object) -> None:
        self._loaded = True
        self.dictionary_loaded.emit()


def _shown(found: Iterable[Finding]) -> list[ShownFinding]:
    return [
        ShownFinding(
            f.section,
            f.rule,
            f.severity,
            f.message,
            tuple(f.items),
            f.explanation,
            f.span,
            f.printed,
            f.mend,
            f.printed if f.rule.startswith(_SPELLING) else "",
            f.columns,
        )
        for f in found
    ]

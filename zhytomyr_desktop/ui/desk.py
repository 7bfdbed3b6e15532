"""The working place: tree, form, text and findings of the open file, wired to the session."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from zhytomyr_desktop.report.document import Paragraph
from zhytomyr_desktop.review.remarks import ANSWERED, Remark
from zhytomyr_desktop.ui.found import STATEMENT, by_place, clashes, marks
from zhytomyr_desktop.ui.saving import read_only_words
from zhytomyr_desktop.ui.session import CellState, Session
from zhytomyr_desktop.ui.statement_states import StatementStates
from zhytomyr_desktop.ui.unbound import spans as unbound_spans
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.desk_parts import DeskParts
from zhytomyr_desktop.ui.widgets.findings import ShownFinding
from zhytomyr_desktop.ui.widgets.marks import FieldFinding, Sign, SignPress
from zhytomyr_desktop.ui.widgets.paragraphs import Span
from zhytomyr_desktop.ui.widgets.pasted import ColumnPaste, LinePaste
from zhytomyr_desktop.ui.widgets.places import Edit, FieldAddress, Key, Place, SaveState
from zhytomyr_desktop.ui.widgets.sections import SectionLine
from zhytomyr_desktop.ui.widgets.tables import CellsPasted, RowMoved
from zhytomyr_desktop.ui.widgets.text_panel import StatementDeed

OWN = "own/"
WHOLE_PAUSE = 800
"""Milliseconds without a change before the whole report is checked again."""


class Desk(QWidget):
    """All that belongs to one open file."""

    section_shown = Signal(str)
    menu_requested = Signal(Place, QMenu)
    lines_pasted = Signal(ColumnPaste)
    cells_pasted = Signal(CellsPasted)
    explanation_asked = Signal(ShownFinding)
    mending_asked = Signal(ShownFinding)
    word_asked = Signal(ShownFinding)
    field_changed = Signal(FieldAddress)
    conflict_asked = Signal(str)
    remarks_asked = Signal()
    details_asked = Signal()
    statement_acted = Signal(StatementDeed)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.section_key = ""
        self.parts = DeskParts()
        self.tree, self.bar, self.form = self.parts.tree, self.parts.bar, self.parts.form
        self.findings, self.text_panel = self.parts.findings, self.parts.text_panel
        self.preview = self.text_panel.preview
        self._states = StatementStates()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.parts)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(0)
        self._slow.timeout.connect(self.show_counts)
        self._whole = QTimer(self)
        self._whole.setSingleShot(True)
        self._whole.setInterval(WHOLE_PAUSE)
        self._whole.timeout.connect(self._ask_whole)
        self._wire()
        self.findings.name_sections({s.key: s.title for s in session.sections()})
        self.findings.can_enter = lambda section: not self._is_read_only(section)
        self.show_counts()

    def rest(self) -> None:
        """Ask nothing more of the session, which is closed."""
        self._slow.stop()
        self._whole.stop()

    def _wire(self) -> None:
        self.tree.section_chosen.connect(self.show_section)
        self.form.cell_edited.connect(self._on_edited)
        self.form.cell_finished.connect(self._on_finished)
        self.form.field_entered.connect(self._on_entered)
        self.form.sign_pressed.connect(self._on_sign)
        self.form.menu_requested.connect(self.menu_requested)
        self.form.lines_pasted.connect(self.lines_pasted)
        self.form.row_added.connect(self._on_row_added)
        self.form.row_removed.connect(self._on_row_removed)
        self.form.row_moved.connect(self._on_row_moved)
        self.form.cells_pasted.connect(self.cells_pasted)
        self.preview.field_chosen.connect(self.go_to)
        self.text_panel.statement_acted.connect(self.statement_acted)
        self.text_panel.hidden_toggled.connect(lambda _shown: self.show_text())
        self.findings.field_chosen.connect(self.go_to)
        self.findings.explanation_asked.connect(self.explanation_asked)
        self.findings.mending_asked.connect(self.mending_asked)
        self.findings.word_asked.connect(self.word_asked)
        self.findings.scope_changed.connect(lambda _whole: self._on_scope())
        self.session.auditor.whole_found.connect(self._on_whole_found)
        self.session.auditor.dictionary_loaded.connect(self.show_findings)
        self.session.cell_state_changed.connect(self._on_cell_state)
        self.session.item_changed.connect(self._on_item_changed)
        self.session.section_changed.connect(self._on_section_changed)
        self.session.saved.connect(lambda _at: self._slow.start())
        self.session.reloaded.connect(self._on_reloaded)
        self.session.review.review_changed.connect(self._on_review_changed)

    # Showing

    def show_section(self, key: str, *, form_only: bool = False) -> None:
        """Show a section's form, text and findings; what is typed in the present one is saved first.

        ``form_only``: text and findings are asked for by ``show_beside`` a moment later.
        """
        if self.section_key:
            self.save_typed()
        section = self.session.section(key)
        kept = self._keyboard() if key == self.section_key else None
        self.section_key = key
        self.tree.choose(key)
        self._show_bar()
        values = self.session.values.section(key)
        self.form.show_section(section, values, self.session.year, read_only=self._is_read_only(key))
        self.show_refused()
        self._show_remarks()
        if not form_only:
            self.show_beside()
        if kept is not None:
            self.form.focus_field(kept.item, kept.field)
        self.section_shown.emit(key)

    def _keyboard(self) -> Place | None:
        """Where in the form the keyboard is, also behind a dialog; None where it is elsewhere."""
        at, place = self.window().focusWidget(), self.form.current_place
        return place if place.item and at is not None and self.form.isAncestorOf(at) else None

    def show_beside(self) -> None:
        """Show the text and the findings of the present section."""
        self.preview.mark_field("")
        self.show_text()
        self.show_findings()

    def show_first(self, preferred: str = "", *, form_only: bool = False) -> None:
        """Show the preferred section, or the first one with figures."""
        keys = self.tree.keys()
        with_figures = [k for k in keys if any(self.session.section(k).fields())]
        if preferred in keys:
            self.show_section(preferred, form_only=form_only)
        elif keys:
            self.show_section((with_figures or keys)[0], form_only=form_only)

    def _show_bar(self) -> None:
        line = next((s for s in self.session.section_lines() if s.key == self.section_key), None)
        if line is not None:
            self.bar.show_section(line.title, *self._state_words(line))

    def _state_words(self, line: SectionLine) -> tuple[str, look.Tone]:
        """Where the section stands, and what to do where nothing can be entered."""
        words = self.tree.state_words(line)
        if self.session.read_only:
            parts = (words, read_only_words(self.session))
            return ". ".join(part for part in parts if part), look.Tone.WARNING
        if line.changed:
            return f"⚠ {words}", look.Tone.WARNING
        if line.state != "accepted":
            return words, look.Tone.QUIET
        how = (
            self.tr("Щоб змінити: Розгляд → Відкрити розділ знову.")
            if self.session.is_city
            else self.tr("Щоб змінити, зверніться до координатора.")
        )
        return f"✓ {words}. {how}", look.Tone.GOOD

    def show_text(self, item: str = "") -> None:
        """Bring the text beside the form up to the values; ``item``: the only field that is different."""
        section = self.section_key
        hidden = self.text_panel.hidden_button.isChecked()
        paragraphs = self.session.section_text(section, item, with_hidden=hidden)
        states, free = self._states.of(self.session.section(section), self.session.values.section(section))

        def unbound(paragraph: Paragraph) -> Sequence[Span]:
            return unbound_spans(paragraph) if paragraph.statement in free else ()

        self.text_panel.show_text(
            paragraphs, states, unbound=unbound if free else None, read_only=self._is_read_only(section)
        )

    def _is_read_only(self, section: str) -> bool:
        return self.session.read_only or self.session.review.is_frozen(section)

    def choose_statement(self, key: str) -> None:
        """Bring the keyboard to a statement of the text."""
        self.preview.setFocus(Qt.FocusReason.OtherFocusReason)
        self.preview.choose_statement(key)

    def show_findings(self) -> None:
        """Bring the findings and the marks at the fields up to the values."""
        found = self.session.findings(self.section_key)
        if self.findings.is_whole:
            self._whole.start()
        else:
            self.findings.show_findings(found)
        self.form.show_findings(by_place(found, self.section_key) | self._clashes())
        self.preview.show_marks(marks(found))

    def _on_scope(self) -> None:
        """Show the findings of the whole report with more room, or of the section again."""
        whole = self.findings.is_whole
        self.parts.give_findings(0.4 if whole else 0.16)
        if whole:
            self._ask_whole()
        else:
            self.show_findings()

    def _ask_whole(self) -> None:
        self.session.auditor.ask_whole(self.session.values)

    def _on_whole_found(self, found: tuple[ShownFinding, ...]) -> None:
        if self.findings.is_whole:
            self.findings.show_findings(found)

    def _clashes(self) -> dict[Place, FieldFinding]:
        """The fields and cells of the section that two people filled differently."""
        words = self.tr("Двоє внесли різні значення: {}. Натисніть, щоб вирішити.")
        return clashes(self.session.values.section(self.section_key), words)

    def show_counts(self) -> None:
        """Bring the numbers in the tree and in the groups up to the values."""
        self.tree.show_sections(self.session.section_lines())
        self.form.show_counts()

    def show_refused(self) -> None:
        """Show in their cells the texts of this section that the file refused."""
        for state in self.session.refusals():
            self._on_cell_state(state)

    def go_to(self, address: FieldAddress) -> None:
        """Show a field and bring the keyboard to it."""
        if address.section != self.section_key:
            if address.section not in self.tree.keys():  # noqa: SIM118 -- a method, not a mapping
                return
            self.show_section(address.section)
        if address.item.startswith((STATEMENT, OWN)):
            statement = address.item.removeprefix(STATEMENT)
            self.text_panel.reveal(statement)
            self.preview.setFocus(Qt.FocusReason.OtherFocusReason)
            self.preview.show_statement(statement)
        else:
            self.form.focus_field(address.item, address.field)

    def step_section(self, by: int) -> None:
        """Show the section this many places further, where there is one."""
        keys = self.tree.keys()
        at = keys.index(self.section_key) + by
        if 0 <= at < len(keys):
            self.show_section(keys[at])
            self.focus_first()

    def focus_first(self) -> None:
        """Bring the keyboard to the first field of the section."""
        first = self.form.items()[:1]
        if first:
            self.form.focus_field(first[0])

    def show_anew(self) -> None:
        """Show the section anew after the font became another one."""
        self.bar.title.setFont(look.heading_font(self.font()))
        self.show_section(self.section_key)

    def step_part(self, by: int) -> None:
        """Bring the keyboard to the next part in sight: sections, form, findings, text, remarks."""
        part = self.parts.after(self.focusWidget(), by)
        if part is self.form:
            self.enter_form()
        elif part is self.findings:
            self.findings.take_keyboard()
        else:
            part.setFocus(Qt.FocusReason.TabFocusReason)

    def enter_form(self) -> None:
        """Bring the keyboard to the field where it was last, else to the first one."""
        self.form.focus_field(self.form.current_item or next(iter(self.form.items()), ""))

    def go_to_next_empty(self) -> bool:
        """Go to the next empty field, on in the next sections and round; False where everything is filled."""
        if self.form.focus_next_empty(around=False):
            return True
        self.save_typed()
        lines = self.session.section_lines()
        here = next(n for n, line in enumerate(lines) if line.key == self.section_key)
        for line in (*lines[here + 1 :], *lines[:here]):
            if line.filled < line.expected:
                self.show_section(line.key)
                return self.form.focus_next_empty()
        return self.form.focus_next_empty()

    def save_typed(self) -> bool:
        """Save what stands in the editors; False where something was refused."""
        self.form.commit_open_editors()
        return self.session.flush()

    # What happens

    def _on_edited(self, edit: Edit) -> None:
        self.session.enter(self.section_key, edit)

    def _on_finished(self, place: Place) -> None:
        self.session.finish(self.section_key, place)
        self.form.show_field(place.item, self.session.workspace.values.section(self.section_key))

    def _on_entered(self, item: str) -> None:
        self.preview.mark_field(item)
        self.field_changed.emit(FieldAddress(self.section_key, item))

    def _on_sign(self, press: SignPress) -> None:
        self.form.focus_field(press.item)
        if any(place.item.partition("/")[0] == press.item for place in self._clashes()):
            self.conflict_asked.emit(press.item)
        elif press.sign is Sign.REMARK:
            self.remarks_asked.emit()
        elif press.sign is Sign.NOTE:
            self.details_asked.emit()

    def _on_cell_state(self, state: CellState) -> None:
        if state.key.section != self.section_key:
            return
        self.form.show_state(state.key.place, state.state, state.message, state.text)
        if state.state is SaveState.SAVED:
            self._show_as_saved(state.key)

    def _show_as_saved(self, key: Key) -> None:
        """Write the value as it reads once the keyboard has left the field."""
        self.form.show_field(key.item, self.session.workspace.values.section(key.section))

    def _on_item_changed(self, key: Key) -> None:
        """Show what follows from a key: only the statements in which the field stands are composed anew."""
        if key.section != self.section_key:
            return
        self.form.show_effect(key.item, self.session.values.section(key.section))
        self.show_text(key.item.partition("/")[0])
        self.show_findings()

    def _on_section_changed(self, key: str) -> None:
        if key == self.section_key:
            self.show_text()
            self.show_findings()

    def show_saved_values(self) -> None:
        """Bring all editors up to the file, except those whose text it does not have."""
        self.form.show_values(self.session.values.section(self.section_key))

    def _on_reloaded(self) -> None:
        self.show_counts()
        if self.section_key in self.tree.keys():  # noqa: SIM118
            self.show_section(self.section_key)

    def _on_review_changed(self, _section: str) -> None:
        self.show_counts()
        self._show_bar()
        self._show_remarks()

    def _show_remarks(self) -> None:
        """Show at each field what is asked about it and not settled yet."""
        about: dict[str, list[str]] = {}
        for remark in self.session.review.remarks(self.section_key, unsettled=True):
            answer = self._answer_words(remark)
            words = self.tr("Зауваження ({}): {} — {}").format(remark.author, remark.text, answer)
            about.setdefault(remark.about, []).append(words)
        self.form.show_remarks({item: "\n".join(words) for item, words in about.items()})

    def _answer_words(self, remark: Remark) -> str:
        """Whether a remark is answered, and how one answers it where one can."""
        if remark.state == ANSWERED:
            return self.tr("відповідь є")
        return self.tr("відповісти: F9") if self.session.review.can_write else self.tr("без відповіді")

    def _on_row_added(self, table: str) -> None:
        self.form.commit_open_editors()
        row = self.session.add_row(self.section_key, table)
        self.show_saved_values()
        if row:
            self.form.focus_field(f"{table}/{row}", "")

    def _on_row_removed(self, place: Place) -> None:
        self.session.remove_row(self.section_key, place.item)
        self.show_saved_values()

    def _on_row_moved(self, move: RowMoved) -> None:
        self.session.move_row(self.section_key, move.table, move.row, move.to)
        self.show_saved_values()

    def paste(self, lines: tuple[LinePaste, ...]) -> None:
        """Enter the pasted lines into their fields, as one step."""
        cells = ((line.place, line.text) for line in lines if line.place is not None)
        self.session.put([(Key(self.section_key, p.item, p.field), text) for p, text in cells])
        self.show_saved_values()

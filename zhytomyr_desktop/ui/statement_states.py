"""What a person changed about the statements of a section, for the text beside the form."""

from __future__ import annotations

from forms.definition import Section
from forms.values import SectionValues
from zhytomyr_desktop import renewal, statements
from zhytomyr_desktop.ui.widgets.text_panel import StatementState


class StatementStates:
    """What the text panel needs to know of the statements, made anew only where a person changed one."""

    def __init__(self) -> None:
        self._section = ""
        self._statements: object = None
        self._stored: object = None
        self._states: tuple[StatementState, ...] = ()
        self._free: frozenset[str] = frozenset()

    def of(
        self, section: Section, values: SectionValues
    ) -> tuple[tuple[StatementState, ...], frozenset[str]]:
        """The states of all statements, and the keys of those that a person worded."""
        known = section.key == self._section and values.statements is self._statements
        if not known or values.stored is not self._stored:
            placed, old = statements.in_order(section, values), renewal.to_renew(values)
            self._section, self._statements, self._stored = section.key, values.statements, values.stored
            self._states = tuple(
                StatementState(p.key, p.own, p.hidden, p.reworded, p.item in old) for p in placed
            )
            self._free = frozenset(p.key for p in placed if p.own or p.reworded)
        return self._states, self._free

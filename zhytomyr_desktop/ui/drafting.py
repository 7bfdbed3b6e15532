"""Keeps the texts that the open file refused, so that they come back when it is opened after a crash."""

from __future__ import annotations

from PySide6.QtCore import QObject

from zhytomyr_desktop import drafts
from zhytomyr_desktop.drafts import Draft
from zhytomyr_desktop.ui.session import CellState, Session
from zhytomyr_desktop.ui.widgets.places import Edit, Key, Place, SaveState


class Drafting(QObject):
    """Follows the cells of one open file."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._known = {Key(d.section, d.item, d.field) for d in drafts.of(session.path)}
        session.cell_state_changed.connect(self._on_state)

    def bring_back(self) -> int:
        """Put refused texts back into their fields, unless something else was saved there since; how many."""
        left = [d for d in drafts.of(self._session.path) if self._belongs(d)]
        for draft in left:
            place = Place(draft.item, draft.field)
            self._session.enter(draft.section, Edit(place, draft.text))
            self._session.finish(draft.section, place)
        return len(left)

    def _belongs(self, draft: Draft) -> bool:
        key = Key(draft.section, draft.item, draft.field)
        return draft.field != drafts.WORDS and self._stored(key) == draft.was

    def _on_state(self, state: CellState) -> None:
        if state.state is SaveState.REFUSED:
            self._known.add(state.key)
            drafts.keep(Draft.of(self._session.path, *state.key, state.text, self._stored(state.key)))
        elif state.state in (SaveState.SAVED, SaveState.NONE) and state.key in self._known:
            self._known.discard(state.key)
            drafts.drop(self._session.path, *state.key)

    def _stored(self, key: Key) -> str:
        return self._session.workspace.text(*key)

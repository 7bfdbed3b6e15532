"""Asks before the open file is left with texts that it refused, so that nothing typed is lost unseen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from zhytomyr_desktop.ui.dialogs.refused import RefusedDialog, RefusedText
from zhytomyr_desktop.ui.widgets.places import FieldAddress
from zhytomyr_desktop.ui.wording import Wording

if TYPE_CHECKING:
    from zhytomyr_desktop.ui.desk import Desk
    from zhytomyr_desktop.ui.session import Session


def ask(desk: Desk, then: Callable[[], object], parent: QWidget) -> None:
    """Show what was refused, and go to the first field of it, or give it up and do ``then``."""
    session = desk.session
    refused, words = session.refusals(), Wording(session.catalogue)
    told = [RefusedText(words.place(*one.key), one.text, one.message) for one in refused]
    dialog = RefusedDialog(told, parent)
    dialog.back_chosen.connect(lambda: desk.go_to(FieldAddress(*refused[0].key)))
    dialog.drop_chosen.connect(lambda: _go_on_without(session, then))
    dialog.open()


def _go_on_without(session: Session, then: Callable[[], object]) -> None:
    for one in session.refusals():
        session.forget(one.key)
    then()

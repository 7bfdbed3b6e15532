"""What the session keeps while cells are typed, saved and refused one beside another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.hands import on_disk
from zhytomyr_desktop.ui.session import Session
from zhytomyr_desktop.ui.widgets.places import Edit, Key, Place

CAUGHT = Key("animals", "caught", "value")


@pytest.fixture
def session(sample: Path, qtbot: QtBot) -> Iterator[Session]:
    opened = Session.open(sample)
    yield opened
    opened.close()


def _type(session: Session, item: str, text: str) -> None:
    session.enter("animals", Edit(Place(item), text))


def test_what_is_still_typed_is_told_on_while_another_cell_is_saved(session: Session) -> None:
    _type(session, "caught", "500")
    _type(session, "returned", "7")
    session.finish("animals", Place("returned"))
    assert on_disk(session.path, "animals", "returned") == "7"
    assert on_disk(session.path, "animals", "caught") == "423"
    assert session.values.section("animals").figure("caught").number == 500


@pytest.mark.parametrize(("typed", "refused"), [("500", 0), ("42о", 1)])
def test_what_is_entered_at_once_takes_the_place_of_what_was_typed(
    session: Session, typed: str, refused: int
) -> None:
    _type(session, "caught", typed)
    if refused:
        session.flush()
    assert len(session.refusals()) == refused
    assert session.put([(CAUGHT, "431")])
    assert session.flush()
    assert on_disk(session.path, "animals", "caught") == "431"
    assert session.refusals() == []


def test_a_cell_typed_as_it_was_is_no_step_to_take_back(session: Session) -> None:
    _type(session, "caught", "423")
    session.flush()
    assert not session.undoing.can_undo

"""Moments are compared as moments: in the hour that comes twice (25 October 2026), and from other zones."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

import db
from db import records
from db.arrivals import arrived
from db.moments import LONG_AGO, when
from tests.travels import CLERK, cut, open_city, take_in
from zhytomyr_desktop.review.overview import BoardLine
from zhytomyr_desktop.workspace import Workspace

SUMMER, WINTER = "2026-10-25T03:30:00+03:00", "2026-10-25T03:10:00+02:00"
"""Half past three while summer still holds, and forty minutes later, when it is ten past three again."""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (SUMMER, WINTER),
        ("2026-10-25T04:00:00+03:00", "2026-10-25T02:30:00+01:00"),  # Kyiv, then Warsaw
        ("2026-12-31T23:59:59+02:00", "2026-12-31T22:00:00+00:00"),
        ("2027-03-28T02:59:59+02:00", "2027-03-28T04:00:00+03:00"),
        ("no moment", "0001-01-01T12:00:00+00:00"),
    ],
)
def test_what_was_later_is_later(before: str, after: str) -> None:
    assert when(before) < when(after)


def test_what_is_none_is_before_all() -> None:
    assert when("") == when("9999-12-31T23:59:59-14:00") == LONG_AGO


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """What the clock on the wall says, until it is told otherwise."""
    clock = Clock(SUMMER)
    for name in ("db.log", "db.merge", "db.handover"):
        monkeypatch.setattr(importlib.import_module(name), "now_text", lambda *_: clock.says)
    return clock


def test_what_came_after_the_hand_out_has_come(city: Path, clock: Clock) -> None:
    part = _filled(cut(city, "part"), "5")
    clock.says = WINTER
    take_in(city, part)
    line = _board(city)
    assert (line.stage, line.handed_out_at, line.received) == ("received", SUMMER, date(2026, 10, 25))


def test_what_came_before_the_last_hand_out_is_still_out(city: Path, clock: Clock) -> None:
    take_in(city, _filled(cut(city, "part"), "5"))
    clock.says = WINTER
    cut(city, "again")
    line = _board(city)
    assert (line.stage, line.handed_out_at) == ("handed_out", WINTER)


def test_the_last_hand_out_is_the_later_one(city: Path, clock: Clock) -> None:
    cut(city, "one")
    clock.says = WINTER
    cut(city, "two")
    with db.open_file(city) as file:
        assert records.handed_out(file) == {"animals": WINTER}
        assert [one.at for one in records.hand_outs(file)] == [SUMMER, WINTER]


def test_the_last_arrival_of_a_change_is_that_of_its_last_merge(city: Path, clock: Clock) -> None:
    part = _filled(cut(city, "part"), "5")
    take_in(city, part)
    with open_city(city) as work:
        work.gathering.undo()
    clock.says = WINTER
    take_in(city, part)
    with db.open_file(city) as file:
        change = db.current(file, "animals")["animals", "caught", "value"][0]
        assert arrived(file, [change.id]) == {change.id: WINTER}


@dataclass
class Clock:
    """A clock that says what it is told to."""

    says: str


def _filled(part: Path, value: str) -> Path:
    with Workspace.open(part, author=CLERK) as work:
        work.set_figure("animals", "caught", value)
    return part


def _board(city: Path) -> BoardLine:
    with open_city(city) as work:
        return next(line for line in work.gathering.board() if line.status.key == "animals")

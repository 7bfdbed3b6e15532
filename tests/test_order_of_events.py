"""The timeline tells merges and their undoing where they were among the changes, whatever the clock said."""

from __future__ import annotations

import importlib
import itertools
import time
from datetime import datetime
from pathlib import Path

import pytest

from db import ids
from db.ids import id_ms
from db.moments import when
from tests.travels import CLERK, cut, open_city
from zhytomyr_desktop.history.events import Event
from zhytomyr_desktop.history.timeline import Moment
from zhytomyr_desktop.workspace import Workspace


@pytest.fixture(params=[0, -3600], ids=["standing", "backwards"])
def clock(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that stands still, or is set back by an hour each time: ids go on, what is shown does not."""
    seconds = itertools.count(int(time.time()), request.param)
    for name in ("db.log", "db.merge", "db.handover"):
        monkeypatch.setattr(
            importlib.import_module(name),
            "now_text",
            lambda *_: datetime.fromtimestamp(next(seconds)).astimezone().isoformat(),
        )


@pytest.mark.usefixtures("clock")
def test_each_line_stands_where_it_happened(city: Path) -> None:
    with open_city(city) as work:
        work.set_figure("animals", "returned", "1")
    part = cut(city, "part")
    with Workspace.open(part, author=CLERK) as work:
        work.set_figure("animals", "caught", "2")
    with open_city(city) as work:
        work.set_figure("animals", "returned", "3")
        work.gathering.merge([part])
        work.set_figure("animals", "returned", "4")
        work.gathering.undo()
        work.set_figure("animals", "returned", "5")
        work.gathering.merge([part])
        work.set_figure("animals", "returned", "6")
        lines = [_told(line) for line in work.past.timeline()]
    expected = ["6", "приєднання № 2", "5", "скасовано приєднання № 1", "4", "приєднання № 1", "3"]
    # What a file brought stands where it was made: the clerk saw the 1 and the hand-out.
    ours = [line for line in lines if line != "2"]
    assert ours[: len(expected) + 2] == [*expected, "видано файл", "1"]
    assert lines.index("приєднання № 2") < lines.index("2") < lines.index("видано файл")


@pytest.mark.usefixtures("clock")
def test_a_state_is_what_stands_below_its_line(city: Path) -> None:
    with open_city(city) as work:
        seen = {}
        for text in ("430", "431", "432"):
            (change,) = work.set_figure("animals", "caught", text)
            seen[change.id] = text
        lines = [line for line in work.past.timeline() if isinstance(line, Moment)]
        for line, (change, text) in zip(lines, reversed(seen.items()), strict=False):
            assert line.entry.change.id == change
            figure = work.past.values_at(change).section("animals").figure("caught")
            assert str(figure.number) == text


def test_an_id_and_what_is_shown_of_its_moment_are_of_one_second(
    city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second ends between two looks at the clock: the state of 14:05 is what is shown as of 14:05."""
    ticks = itertools.count((int(time.time()) + 60) * 1000 - 1)
    monkeypatch.setattr(ids, "now_ms", lambda: next(ticks))
    with open_city(city) as work:
        for text in ("430", "431", "432"):
            (change,) = work.set_figure("animals", "caught", text)
            assert id_ms(change.id) // 1000 == int(when(change.at).timestamp())


def _told(line: Moment | Event) -> str:
    return line.what if isinstance(line, Event) else line.entry.change.value

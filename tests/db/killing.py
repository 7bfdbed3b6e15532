"""Kills a working process at a random moment, many times, and looks at what it left.

``python -m tests.db.killing WORK ROUNDS FOLDER`` prints «rounds confirmed interrupted»; exits 1 if lost.
A killer process starts a fresh worker each round, as a fork of itself where the system has forks.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import db
from db.intake import let_in, read_here, rules
from db.publish import journal_of
from tests.db.tools import entry, save, section_file
from tests.processes import PROCESSES

FORM = 12
LIFE_S = (0.0, 0.06)
PATIENCE_S = 60.0

Confirm = Callable[[str], None]


class Lost(Exception):
    """Something that was confirmed is not there, or something stands there half."""


def prepare(work: str, folder: Path) -> None:
    """Make the city file, and the section files to merge."""
    city = folder / "city.zvit"
    db.create(city, year=2023)
    save(city, *(entry(f"item{number}", "0") for number in range(FORM)))
    if work == "merge":
        for number in range(8):
            edit = [entry(f"new{number}-{field}", "1") for field in range(FORM)]
            section_file(city, folder / f"section{number}.zvit", "animals", edit=edit)


def record(folder: Path, confirm: Confirm) -> None:
    """Save the whole form again and again."""
    with db.open_file(folder / "city.zvit") as file:
        while True:
            value = f"{time.time_ns()}"
            db.record(file, [entry(f"item{number}", value) for number in range(FORM)], "Олена")
            confirm(value)


def merge(folder: Path, confirm: Confirm) -> None:
    """Take section files in, one after another, and undo a merge now and then."""
    with db.open_file(folder / "city.zvit") as file:
        for number in range(8):
            db.merge(file, [folder / f"section{number}.zvit"], "Місто")
            confirm(f"section{number}")
            if number % 3 == 2:
                db.undo(file, "Місто")
                confirm(f"-section{number}")


def assign(folder: Path, confirm: Confirm) -> None:
    """Write section files over and over at the same few places."""
    with db.open_file(folder / "city.zvit") as file:
        for number in range(1_000_000):
            place = folder / f"out{number % 3}.zvit"
            confirm(f"{place.name} {db.assign(file, ['animals'], place, replace=True)}")


def check_record(folder: Path, confirmed: list[str]) -> None:
    """The last confirmed form stands whole, or one whole form after it."""
    with db.open_file(folder / "city.zvit") as file:
        values = {sides[0].value for sides in db.current(file).values()}
        known = {one.change.value for one in db.history(file)}
    if len(values) != 1:
        raise Lost(f"half a form: {values}")
    if not set(confirmed) <= known:
        raise Lost(f"confirmed and lost: {set(confirmed) - known}")


def check_merge(folder: Path, confirmed: list[str]) -> None:
    """Each confirmed merge stands whole, each confirmed undo holds, no merge stands half."""
    with db.open_file(folder / "city.zvit") as file:
        items = [item for _, item, _ in db.current(file)]
    counts = {f"section{n}": sum(item.startswith(f"new{n}-") for item in items) for n in range(8)}
    if not set(counts.values()) <= {0, FORM}:
        raise Lost(f"half a merge: {counts}")
    undone = {one[1:] for one in confirmed if one.startswith("-")}
    for one in set(confirmed) - undone:
        # The last confirmed merge may have been undone by the step that was killed.
        if not one.startswith("-") and not counts[one] and one != confirmed[-1]:
            raise Lost(f"confirmed and lost: {one}")
    if any(counts[one] for one in undone):
        raise Lost(f"undone and there: {undone}")


def check_assign(folder: Path, confirmed: list[str]) -> None:
    """Each section file that was confirmed passes the guard, sealed, and the city knows the hand-over."""
    for place in folder.glob("out*.zvit"):
        (found,) = map(let_in, read_here([place], rules()))
        with db.open_file(folder / "city.zvit") as file:
            known = {one for (one,) in file.connection.execute("SELECT id FROM handover")}
        if "digest" not in found.meta or len(found.changes) != FORM or found.meta["handover"] not in known:
            raise Lost(f"{place.name}: {found.meta}")
    if not {one.split()[0] for one in confirmed} <= {place.name for place in folder.glob("out*.zvit")}:
        raise Lost(f"confirmed and missing: {confirmed}")


WORKS = {"record": (record, check_record), "merge": (merge, check_merge), "assign": (assign, check_assign)}


def live_and_die(work: str, folder: Path, life_s: float, *, heard: bool) -> list[str]:
    """Start a worker, kill it ``life_s`` seconds later, or (``heard``) after its first word.

    Returns what it confirmed. On a busy machine a worker that is not heard first may die before any work.
    """
    reading, writing = PROCESSES.Pipe(duplex=False)
    worker = PROCESSES.Process(target=_live, args=(work, folder, writing))
    worker.start()
    writing.close()
    if reading.poll(PATIENCE_S):
        reading.recv()
    if heard:
        reading.poll(PATIENCE_S)
    time.sleep(life_s)
    worker.kill()
    words = list(_all_of(reading))
    worker.join()
    return words


def _live(work: str, folder: Path, told: Connection) -> None:
    """Say that everything is loaded, then work."""
    told.send("")
    WORKS[work][0](folder, told.send)


def _all_of(told: Connection) -> Iterator[str]:
    """What was said whole until its speaker died."""
    with told:
        while True:
            try:
                yield told.recv()
            except (EOFError, OSError):
                return


def fresh(work: str, folder: Path, template: dict[str, bytes]) -> None:
    """Put the prepared files back where the work uses them up."""
    if work == "merge":
        journal_of(folder / "city.zvit").unlink(missing_ok=True)
        for name, data in template.items():
            (folder / name).write_bytes(data)


def main(work: str, rounds: int, folder: Path) -> None:
    """Kill ``rounds`` workers and look after each at what it left."""
    prepare(work, folder)
    with db.open_file(folder / "city.zvit") as file:
        db.warm_up(file)
    template = {one.name: one.read_bytes() for one in folder.glob("*.zvit")}
    hand, total, interrupted = random.Random(), 0, 0
    longest = 0.35 if work == "merge" else LIFE_S[1]
    for number in range(rounds):
        fresh(work, folder, template)
        life_s = hand.uniform(LIFE_S[0], longest)
        confirmed = live_and_die(work, folder, life_s, heard=bool(number % 2))
        journal = journal_of(folder / "city.zvit")
        interrupted += journal.exists() and journal.stat().st_size > 0
        total += len(confirmed)
        try:
            WORKS[work][1](folder, confirmed)
        except (Lost, db.FileError) as error:
            sys.exit(f"round {number}: {error}")
    print(rounds, total, interrupted)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))

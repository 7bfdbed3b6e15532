"""A day of work on one file, its disk calls as strace saw them, and the disks a power cut could leave.

``python -m tests.db.disk FOLDER [JOURNAL SYNCHRONOUS]`` does the work and tells each confirmed step.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import db
from tests.db.tools import entry, make_city, section_file

FORM = 6
SECTOR = 512
WRITING = ("openat", "pwrite64", "write", "ftruncate", "fsync", "fdatasync", "unlink", "rename", "mkdir")


def form(value: str) -> list[db.Entry]:
    return [entry(f"item{number}", value) for number in range(FORM)]


def prepare(folder: Path) -> None:
    """The city file and a section file that comes back."""
    city = make_city(folder / "city.zvit", *form("0"))
    section_file(city, folder / "back.zvit", "animals", edit=[entry(f"new{n}", "1") for n in range(FORM)])


def work(folder: Path, *pragmas: str) -> None:
    """Two forms, a section file, a merge, a last form; each step is told only when it is done."""
    with db.open_file(folder / "city.zvit") as file:
        for pragma in pragmas:
            file.connection.execute(f"PRAGMA {pragma}").fetchall()
        steps = (
            ("form 1", lambda: db.record(file, form("1"), "Олена")),
            ("form 2", lambda: db.record(file, form("2"), "Олена")),
            ("section", lambda: db.assign(file, ["animals"], folder / "out.zvit")),
            ("merge", lambda: db.merge(file, [folder / "back.zvit"], "Місто")),
            ("form 3", lambda: db.record(file, form("3"), "Олена")),
        )
        for name, step in steps:
            try:
                step()
            except db.FileError as error:
                print(f"refused {name}: {type(error).__name__}", flush=True)
            else:
                print(f"confirmed {name}", flush=True)


def complaints(folder: Path, confirmed: list[str]) -> list[str]:
    """What is lost, half or damaged in a folder after ``confirmed`` steps; empty where all is well."""
    try:
        with db.open_file(folder / "city.zvit") as file:
            found = {item: sides[0].value for (_, item, _), sides in db.current(file).items()}
            known = {one.change.value for one in db.history(file) if one.change.item.startswith("item")}
        if "section" in confirmed or (folder / "out.zvit").exists():
            db.open_file(folder / "out.zvit").close()
    except db.FileError as error:
        return [f"{type(error).__name__}: {error}"]
    bad = [] if len({found[one.item] for one in form("")}) == 1 else [f"half a form: {found}"]
    bad += [f"lost: form {n}" for n in "123" if f"form {n}" in confirmed and n not in known]
    merged = sum(f"new{n}" in found for n in range(FORM))
    if merged not in {0, FORM}:
        bad.append("half a merge")
    if "merge" in confirmed and not merged:
        bad.append("lost: merge")
    return bad


@dataclass
class Content:
    """A file's bytes: those on the disk for sure, and the writes that still wait in memory."""

    durable: bytes = b""
    waiting: list[tuple[int, bytes] | int] = field(default_factory=list)

    def as_left(self, hand: random.Random | None, keep: bool) -> bytes:
        """The bytes after a power cut: all waiting writes kept, none, or, with a hand, some and some torn."""
        data = bytearray(self.durable)
        for one in self.waiting:
            if hand is None and keep:
                _apply(data, one)
            elif hand is not None and hand.random() < 0.5:
                _apply(data, _torn(one, hand))
        return bytes(data)


def _apply(data: bytearray, one: tuple[int, bytes] | int) -> None:
    if isinstance(one, int):
        data[one:] = bytes(max(0, one - len(data)))
        return
    at, fresh = one
    data.extend(bytes(max(0, at - len(data))))
    data[at : at + len(fresh)] = fresh


def _torn(one: tuple[int, bytes] | int, hand: random.Random) -> tuple[int, bytes] | int:
    if isinstance(one, int) or hand.random() < 0.5:
        return one
    at, fresh = one
    end = (at + hand.randrange(len(fresh) + 1)) // SECTOR * SECTOR - at
    return at, fresh[: max(end, 0)]


class Disk:
    """The folder as the calls leave it: names and contents, durable and waiting."""

    def __init__(self, folder: Path) -> None:
        self.folder = str(folder)
        self.names = {str(one): Content(one.read_bytes()) for one in folder.iterdir()}
        self.durable_names = dict(self.names)
        self.unsynced_names: list[tuple[str, Content | None]] = []

    def call(self, name: str, path: str, words: list[str], data: list[bytes]) -> bool:
        """Take one call in. Returns whether it changed anything."""
        if not path.startswith(self.folder):
            return False
        handler = getattr(self, f"_{name}", None)
        return handler is not None and handler(path, words, data) is not False

    def _openat(self, path: str, words: list[str], data: list[bytes]) -> bool:
        if path in self.names or not any("O_CREAT" in word for word in words):
            if path in self.names and any("O_TRUNC" in word for word in words):
                self.names[path].waiting.append(0)
            return False
        self._name(path, Content())
        return True

    def _pwrite64(self, path: str, words: list[str], data: list[bytes]) -> None:
        self.names[path].waiting.append((int(words[-1]), data[-1]))

    def _write(self, path: str, words: list[str], data: list[bytes]) -> None:
        content = self.names[path]
        self.names[path].waiting.append((len(content.as_left(None, keep=True)), data[-1]))

    def _ftruncate(self, path: str, words: list[str], data: list[bytes]) -> None:
        self.names[path].waiting.append(int(words[-1]))

    def _fdatasync(self, path: str, words: list[str], data: list[bytes]) -> None:
        if path in self.names:
            content = self.names[path]
            content.durable, content.waiting = content.as_left(None, keep=True), []
            return
        for changed, content_or_none in list(self.unsynced_names):
            if str(Path(changed).parent) == path:
                _set(self.durable_names, changed, content_or_none)
                self.unsynced_names.remove((changed, content_or_none))

    _fsync = _fdatasync

    def _unlink(self, path: str, words: list[str], data: list[bytes]) -> None:
        self._name(path, None)

    def _rename(self, path: str, words: list[str], data: list[bytes]) -> None:
        target = data[1].decode()
        self._name(target, self.names[path])
        self._name(path, None)

    def _name(self, path: str, content: Content | None) -> None:
        _set(self.names, path, content)
        self.unsynced_names.append((path, content))

    def left_by_a_power_cut(self, rounds: int, seed: int) -> Iterator[dict[str, bytes]]:
        """The folders that the disk may hold when the power goes now."""
        for keep_names in (False, True):
            for keep_data in (False, True):
                yield self._left(self._kept_names(keep_names, None), None, keep_data)
        for number in range(rounds):
            hand = random.Random(seed * 1000 + number)
            yield self._left(self._kept_names(False, hand), hand, False)

    def _kept_names(self, keep: bool, hand: random.Random | None) -> dict[str, Content]:
        names = dict(self.durable_names)
        count = len(self.unsynced_names) if keep else 0
        if hand is not None:
            count = hand.randrange(len(self.unsynced_names) + 1)
        for path, content in self.unsynced_names[:count]:
            _set(names, path, content)
        return names

    @staticmethod
    def _left(names: dict[str, Content], hand: random.Random | None, keep: bool) -> dict[str, bytes]:
        return {path: content.as_left(hand, keep) for path, content in names.items()}


def _set(names: dict[str, Content], path: str, content: Content | None) -> None:
    if content is None:
        names.pop(path, None)
    else:
        names[path] = content


_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_PLACE = re.compile(r"<((?:\\x[0-9a-f]{2})*)>")


@dataclass(frozen=True)
class Call:
    """One disk call that succeeded."""

    name: str
    path: str
    words: list[str]
    data: list[bytes]


def calls(trace: Path) -> Iterator[Call]:
    """The calls of one process, in order, as ``strace -y -xx`` wrote them."""
    for line in trace.read_text("ascii").splitlines():
        found = _CALL.match(line)
        if found is None or found[3].startswith("-"):
            continue
        name, inside = found[1], found[2]
        data = [_bytes(text) for text in _TEXT.findall(inside)]
        places = [_bytes(place).decode() for place in _PLACE.findall(inside)]
        by_handle = name in {"pwrite64", "write", "ftruncate", "fsync", "fdatasync"}
        path = places[0] if by_handle and places else data[0].decode() if data else ""
        words = [word.strip() for word in _TEXT.sub("", inside).split(",")]
        yield Call(name, path, words, data)


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


if __name__ == "__main__":
    try:
        work(Path(sys.argv[1]), *sys.argv[2:])
    except db.FileError as refusal:
        print(f"refused to open: {type(refusal).__name__}")

"""Files that nobody should let in, made from sound ones by a seeded hand."""

from __future__ import annotations

import contextlib
import random
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import db
from db.ids import new_id
from db.safe_read import checksum
from tests.db.tools import make_city, save, section_file


@dataclass(frozen=True)
class Sound:
    """A sound file and the rows that may come out of it."""

    data: bytes
    changes: frozenset[tuple[str, ...]]
    edges: frozenset[tuple[str, str]]


def sound_files(folder: Path) -> tuple[Sound, Sound]:
    """One sealed section file, one working file that a clerk mails as it is."""
    items = [f"figure{number}" for number in range(25)]
    city = make_city(folder / "city.zvit", *(db.Entry("animals", item, "value", item * 9) for item in items))
    save(city, *(db.Entry("animals", item, "value", "12") for item in items))
    save(city, *(db.Entry("water", item, "note", "Примітка ґ’ї «…»") for item in items))
    sealed = section_file(city, folder / "sealed.zvit", "animals", "water")
    working = section_file(city, folder / "working.zvit", "animals")
    save(working, *(db.Entry("animals", item, "value", "13") for item in items[:9]))
    return _sound(sealed), _sound(working)


def _sound(path: Path) -> Sound:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        changes = frozenset(connection.execute("SELECT * FROM change"))
        edges = frozenset(connection.execute("SELECT newer, older FROM supersedes"))
    return Sound(path.read_bytes(), changes, edges)


def mutated(sound: Sound, place: Path, seed: int) -> str:
    """Write the ``seed``-th hostile variant of a sound file. Returns the name of what was done to it."""
    hand = random.Random(seed)
    by_bytes, by_sql = list(_BY_BYTES.items()), list(_BY_SQL.items())
    if seed % 2:
        name, change = by_bytes[seed // 2 % len(by_bytes)]
        data = bytearray(sound.data)
        change(data, hand)
        place.write_bytes(data)
    else:
        name, alter = by_sql[seed // 2 % len(by_sql)]
        place.write_bytes(sound.data)
        with contextlib.closing(sqlite3.connect(place, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=MEMORY")
            connection.execute("PRAGMA synchronous=OFF")
            alter(connection, hand)
    return name


def _flip_bits(data: bytearray, hand: random.Random) -> None:
    for _ in range(hand.choice((1, 1, 1, 2, 5, 40))):
        data[hand.randrange(len(data))] ^= 1 << hand.randrange(8)


def _flip_in_header(data: bytearray, hand: random.Random) -> None:
    data[hand.randrange(100)] ^= 1 << hand.randrange(8)


def _flip_in_schema(data: bytearray, hand: random.Random) -> None:
    data[100 + hand.randrange(3996)] ^= 1 << hand.randrange(8)


def _cut(data: bytearray, hand: random.Random) -> None:
    del data[hand.randrange(len(data)) :]


def _cut_page(data: bytearray, hand: random.Random) -> None:
    page = 4096 * hand.randrange(len(data) // 4096)
    del data[page : page + 4096]


def _grow(data: bytearray, hand: random.Random) -> None:
    data += hand.randbytes(hand.choice((1, 4096, 100_000)))


def _swap_pages(data: bytearray, hand: random.Random) -> None:
    one, two = (4096 * hand.randrange(len(data) // 4096) for _ in range(2))
    data[one : one + 4096], data[two : two + 4096] = data[two : two + 4096], data[one : one + 4096]


def _noise(data: bytearray, hand: random.Random) -> None:
    start = hand.randrange(len(data))
    run = data[start : start + hand.randrange(1, 3000)]
    data[start : start + len(run)] = hand.randbytes(len(run))


def _zeroes(data: bytearray, hand: random.Random) -> None:
    start = hand.randrange(len(data) // 512) * 512
    data[start : start + 512] = bytes(512)


def _text(data: bytearray, hand: random.Random) -> None:
    found = [at for at in range(len(data)) if data[at : at + 6] == b"figure"]
    at = hand.choice(found)
    data[at : at + 4] = hand.choice((b"fi\0u", b"fi\xff\xfe", b"fi\xed\xa0", b"FIGU"))


_BY_BYTES: dict[str, Callable[[bytearray, random.Random], None]] = {
    "bits": _flip_bits,
    "header": _flip_in_header,
    "schema page": _flip_in_schema,
    "cut": _cut,
    "page lost": _cut_page,
    "grown": _grow,
    "pages swapped": _swap_pages,
    "noise": _noise,
    "sector of zeroes": _zeroes,
    "text": _text,
}


def _some_change(connection: sqlite3.Connection, hand: random.Random) -> tuple[str, ...]:
    return hand.choice(connection.execute("SELECT * FROM change").fetchall())


def _statement(*choices: str) -> Callable[[sqlite3.Connection, random.Random], None]:
    def alter(connection: sqlite3.Connection, hand: random.Random) -> None:
        connection.execute(hand.choice(choices))

    return alter


def _in_schema(connection: sqlite3.Connection, hand: random.Random) -> None:
    connection.execute("PRAGMA writable_schema=ON")
    kind, name, text = hand.choice(
        (
            ("view", "v", "CREATE VIEW v AS SELECT load_extension('x')"),
            ("trigger", "t", "CREATE TRIGGER t AFTER INSERT ON change BEGIN SELECT 1; END"),
            ("table", "x", "CREATE TABLE x (a GENERATED ALWAYS AS (randomblob(1e9)))"),
            ("table", "change", "CREATE TABLE change (id TEXT)"),
            ("index", "i", "CREATE INDEX i ON change (zeroblob(1e9))"),
        )
    )
    connection.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, 0, ?)", (kind, name, "change", text))


def _other_definition(connection: sqlite3.Connection, hand: random.Random) -> None:
    connection.execute("PRAGMA writable_schema=ON")
    old, new = hand.choice((("STRICT", ""), ("NOT NULL", ""), ("TEXT", "BLOB"), ("change", "chance")))
    connection.execute("UPDATE sqlite_master SET sql = replace(sql, ?, ?)", (old, new))


def _value_without_checksum(connection: sqlite3.Connection, hand: random.Random) -> None:
    column = hand.choice(("section", "item", "field", "value", "author", "at"))
    wanted = _some_change(connection, hand)[0]
    connection.execute(f"UPDATE change SET {column} = {column} || '1' WHERE id = ?", (wanted,))


def _foreign_cell(connection: sqlite3.Connection, hand: random.Random) -> None:
    cell = hand.choice(
        (
            "CAST(x'610062' AS TEXT)",
            "CAST(x'ff' AS TEXT)",
            "CAST(x'eda080' AS TEXT)",
            "printf('%2000000s', 'x')",
            "printf('%8000000s', 'x')",
            "''",
        )
    )
    column = hand.choice(("section", "item", "field", "value", "author", "at", "checksum"))
    wanted = _some_change(connection, hand)[0]
    connection.execute(f"UPDATE change SET {column} = {cell} WHERE id = ?", (wanted,))


def _foreign_meta(connection: sqlite3.Connection, hand: random.Random) -> None:
    value = hand.choice(("CAST(x'00' AS TEXT)", "CAST(x'ff' AS TEXT)", "'20x3'", "printf('%2000000s', 'x')"))
    connection.execute(f"UPDATE meta SET value = {value} WHERE name = 'year'")


def _foreign_change(connection: sqlite3.Connection, hand: random.Random) -> None:
    """A change that nobody made: its checksum fits, its id is none of ours."""
    sound = new_id()
    strange = ("f" * 32, "ffffffffffff7fffbfffffffffffffff", "0", "", "x" * 32, sound[:-1])
    number = hand.choice((*strange, sound.upper() + "Z", f"{sound[:12]}4{sound[13:]}"))
    _add(connection, (number, "animals", "forged", "value", "1", "Х", "2024-01-01T00:00:00+02:00"))


def _foreign_content(connection: sqlite3.Connection, hand: random.Random) -> None:
    cells = hand.choice(
        (
            ("", "i", "f", "1", "Х", "2024-01-01T00:00:00+02:00"),
            ("animals", "", "f", "1", "Х", "2024-01-01T00:00:00+02:00"),
            ("animals", "i", "f", "1", "Х", "учора"),
            ("animals", "i", "f", "1", "Х", "2024-01-01T00:00:00"),
            ("animals", "i" * 600, "f", "1", "Х", "2024-01-01T00:00:00+02:00"),
            ("animals", "i", "f", "1" * 1_000_001, "Х", "2024-01-01T00:00:00+02:00"),
        )
    )
    _add(connection, (new_id(), *cells))


def _foreign_edge(connection: sqlite3.Connection, hand: random.Random) -> None:
    """An edge that the checksum covers and that still must not be: elsewhere, or to nothing."""
    number, section, item, *_ = _some_change(connection, hand)
    older = hand.choice((number, "0" * 32, "f" * 32, new_id("f" * 11 + "07000" + "b" * 16)))
    item = "elsewhere" if older == number else item
    _add(connection, (new_id(), section, item, "value", "1", "Х", "2024-01-01T00:00:00+02:00"), older)


def _backward_edge(connection: sqlite3.Connection, hand: random.Random) -> None:
    number, *key = _some_change(connection, hand)[:4]
    past = f"{1:012x}7000{0x8000000000000000 + hand.randrange(1000):016x}"
    _add(connection, (past, *key, "1", "Х", "2024-01-01T00:00:00+02:00"), number)


def _loose_edge(connection: sqlite3.Connection, hand: random.Random) -> None:
    one, two = _some_change(connection, hand)[0], _some_change(connection, hand)[0]
    connection.execute("INSERT OR REPLACE INTO supersedes VALUES (?, ?)", (one + "0", two))


def _dropped_edge(connection: sqlite3.Connection, hand: random.Random) -> None:
    connection.execute("DELETE FROM supersedes WHERE newer = (SELECT newer FROM supersedes LIMIT 1)")


def _add(connection: sqlite3.Connection, cells: tuple[str, ...], *older: str) -> None:
    # A clever forger takes the seal off as well.
    connection.execute("DELETE FROM meta WHERE name = 'digest'")
    connection.execute("INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*cells, checksum(cells, older)))
    connection.executemany("INSERT INTO supersedes VALUES (?, ?)", [(cells[0], one) for one in older])


_BY_SQL: dict[str, Callable[[sqlite3.Connection, random.Random], None]] = {
    "trigger": _statement(
        "CREATE TRIGGER t AFTER INSERT ON change BEGIN DELETE FROM change; END",
        "CREATE TRIGGER t AFTER DELETE ON meta BEGIN SELECT RAISE(ABORT, 'x'); END",
    ),
    "view": _statement(
        "CREATE VIEW v AS SELECT * FROM change", "CREATE VIEW meta2 AS SELECT randomblob(1e9)"
    ),
    "table": _statement(
        "CREATE TABLE x (a)", "CREATE TABLE sqlite (a)", "CREATE VIRTUAL TABLE x USING fts5(a)"
    ),
    "no table": _statement("DROP TABLE change", "DROP TABLE supersedes", "DROP INDEX supersedes_by_older"),
    "renamed": _statement("ALTER TABLE change RENAME TO chance", "ALTER TABLE change ADD COLUMN x TEXT"),
    "version": _statement("PRAGMA user_version=0", "PRAGMA user_version=2", "PRAGMA user_version=-5"),
    "application": _statement("PRAGMA application_id=0", "PRAGMA application_id=-1"),
    "wal": _statement("PRAGMA journal_mode=WAL"),
    "in schema": _in_schema,
    "other definition": _other_definition,
    "value without checksum": _value_without_checksum,
    "foreign cell": _foreign_cell,
    "foreign meta": _foreign_meta,
    "foreign id": _foreign_change,
    "foreign content": _foreign_content,
    "foreign edge": _foreign_edge,
    "backward edge": _backward_edge,
    "loose edge": _loose_edge,
    "dropped edge": _dropped_edge,
    "no meta": _statement("DELETE FROM meta", "DELETE FROM meta WHERE name = 'scope'"),
}

"""Merge of section files against raw SQL on the same rows with the same pragmas, in one run."""

from __future__ import annotations

import argparse
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from db import back_up, create, open_file
from db.handover import write_section_file
from db.ids import new_id
from db.intake import staged
from db.merge import take_in
from db.safe_read import checksum, digest

CHANGES = 2000
REVISIONS = 5
TARGET = 3.0
GUARD_TARGET_S = 0.15


def make_file(path: Path, section: str, count: int = CHANGES) -> None:
    """Write a sealed section file of ``count`` changes: each field entered and then changed four times."""
    changes, edges, last = [], [], ""
    before: dict[int, str] = {}
    for number in range(count):
        field = number % (count // REVISIONS)
        last = new_id(last)
        older = [before[field]] if field in before else []
        words = (f"{number}.5", "Олена Коваль", "2024-01-15T10:00:00+02:00")
        cells = (last, section, f"figure_{field}", "value", *words)
        changes.append((*cells, checksum(cells, older)))
        edges += [(last, other) for other in older]
        before[field] = last
    meta = {"year": "2023", "scope": section}
    meta["digest"] = digest(meta, [(row[0], row[7]) for row in changes])
    write_section_file(path, meta, changes, edges)


def raw(folder: Path, files: list[Path]) -> float:
    """Seconds of ATTACH and INSERT OR IGNORE, ten files a transaction (SQLite attaches no more)."""
    city = folder / f"raw{len(files)}.zvit"
    create(city, year=2023)
    connection = sqlite3.connect(city, isolation_level=None)
    for pragma in ("journal_mode=TRUNCATE", "synchronous=EXTRA", "cache_size=-262144", "mmap_size=0"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    start = time.perf_counter()
    for first in range(0, len(files), 10):
        attached = list(enumerate(files[first : first + 10]))
        for number, path in attached:
            connection.execute(f"ATTACH ? AS f{number}", (str(path),))
        connection.execute("BEGIN IMMEDIATE")
        for number, _ in attached:
            connection.execute(f"INSERT OR IGNORE INTO change SELECT * FROM f{number}.change")
            connection.execute(f"INSERT OR IGNORE INTO supersedes SELECT * FROM f{number}.supersedes")
        connection.execute("COMMIT")
        for number, _ in attached:
            connection.execute(f"DETACH f{number}")
    taken = time.perf_counter() - start
    connection.close()
    return taken


def ours(folder: Path, files: list[Path]) -> tuple[float, float]:
    """Seconds of the guard and of the merge behind it."""
    city = folder / f"city{len(files)}.zvit"
    create(city, year=2023)
    with open_file(city) as file:
        start = time.perf_counter()
        with staged(file, files) as incoming:
            guarded = time.perf_counter()
            back_up(file, "merge")
            result = take_in(file, incoming, "Координатор")
            done = time.perf_counter()
    if result.taken != CHANGES * len(files):
        raise SystemExit(f"only {result.taken} changes were taken")
    return guarded - start, done - guarded


def measure(count: int, repeats: int) -> tuple[bool, float]:
    with tempfile.TemporaryDirectory() as name:
        files = [Path(name) / f"section{number}.zvit" for number in range(count)]
        for number, path in enumerate(files):
            make_file(path, f"section{number}")
        rounds = []
        for number in range(repeats):
            folder = Path(name) / str(number)
            folder.mkdir()
            rounds.append((raw(folder, files), *ours(folder, files)))
    limit, guard, merging = (sorted(column)[repeats // 2] for column in zip(*rounds, strict=True))
    print(
        f"{count:4} файлів × {CHANGES} змін: сирий SQL {limit:.3f} с · приєднання {merging:.3f} с "
        f"= ×{merging / limit:.2f} (межа ×{TARGET:g}) · перевірка {guard / count * 1000:.0f} мс на файл "
        f"(межа {GUARD_TARGET_S * 1000:.0f})"
    )
    return merging <= TARGET * limit and guard / count <= GUARD_TARGET_S, merging


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=3)
    repeats = parser.parse_args().repeats
    few_held, few = measure(20, repeats)
    many_held, many = measure(200, 1)
    print(f"200 файлів триває у {many / few:.1f} раза довше, ніж 20 (межа 11)")
    raise SystemExit(0 if few_held and many_held and many <= 11 * few else 1)


if __name__ == "__main__":
    main()

"""Merge of section files against raw SQL on the same rows with the same pragmas, in one run.

Twenty files as a city gets them, two hundred, and 1469: one of every community of the country. Each size
runs in a process of its own, so that its memory is its own. Exit code 1 where a target is missed.
"""

from __future__ import annotations

import argparse
import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from db import back_up, create, merge, open_file, preview
from db.file import ReportFile
from db.handover import write_section_file
from db.ids import new_id
from db.intake import staged
from db.merge import take_in
from db.safe_read import checksum, digest

CHANGES = 2000
REVISIONS = 5
SIZES = {20: 5, 200: 1, 1469: 1}
"""Number of files -> rounds, of which the best counts."""

PREVIEWED = (367, 735, 1469)
"""Numbers of files that are previewed, a quarter and a half of the country beside the whole."""

RATIO, GUARD_S, WHOLE_S, GROWTH, MEMORY_MB = 3.0, 0.15, 1.0, 1.15, 500.0


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
    city = folder / "raw.zvit"
    create(city, year=2023)
    connection = sqlite3.connect(city, isolation_level=None)
    for pragma in ("journal_mode=TRUNCATE", "synchronous=EXTRA", "cache_size=-131072", "mmap_size=0"):
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


def ours(folder: Path, files: list[Path]) -> dict[str, float]:
    """Seconds of the guard and of the merge behind it, and the processor seconds of both together."""
    with _city(folder, "city") as file:
        before, start = _spent(), time.perf_counter()
        with staged(file, files) as incoming:
            guarded = time.perf_counter()
            back_up(file, "merge")
            result = take_in(file, incoming, "Координатор")
            done = time.perf_counter()
    if result.taken != CHANGES * len(files):
        raise SystemExit(f"only {result.taken} changes were taken")
    return {"guard": guarded - start, "merging": done - guarded, "processor": _spent() - before}


def whole(folder: Path, files: list[Path]) -> dict[str, float]:
    """Processor seconds, the reading child's too, of a preview and of a merge from end to end."""
    with _city(folder, "whole") as file:
        return {
            "preview": _processor(lambda: preview(file, files)),
            "merge": _processor(lambda: merge(file, files, "Координатор")),
        }


def _city(folder: Path, name: str) -> ReportFile:
    path = folder / f"{name}.zvit"
    create(path, year=2023)
    return open_file(path)


def _processor(work: Callable[[], object]) -> float:
    before = _spent()
    work()
    return _spent() - before


def _spent() -> float:
    """Processor seconds so far, ended children too: a busy machine does not stretch them."""
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in both)


def child(folder: Path, count: int) -> None:
    """One round of one size, told as JSON. Only the merge runs before the memory is looked at."""
    files = sorted(folder.glob("section*.zvit"))[:count]
    with tempfile.TemporaryDirectory(dir=folder) as name:
        told = ours(Path(name), files)
        told["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        told["reader"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        told["raw"] = raw(Path(name), files)
        told |= whole(Path(name), files) if count == min(SIZES) else {}
    print(json.dumps(told))


def preview_child(folder: Path, count: int) -> None:
    """Preview this many files, told as JSON; nothing else runs in this process."""
    files = sorted(folder.glob("section*.zvit"))[:count]
    with tempfile.TemporaryDirectory(dir=folder) as name, _city(Path(name), "city") as file:
        start = time.perf_counter()
        spent = _processor(lambda: preview(file, files))
        told = {"processor": spent, "seconds": time.perf_counter() - start}
        told["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(told))


def previews(folder: Path, sizes: list[int]) -> list[bool]:
    """Preview a quarter, a half and all of the country: memory, and whether time grows with the changes."""
    found: dict[int, dict[str, float]] = {}
    for count in sizes:
        command = [sys.executable, __file__, "--preview-child", str(folder), "--files", str(count)]
        answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        found[count] = json.loads(answer)
        words = "процесор {processor:.1f} с · годинник {seconds:.1f} с · {memory:.0f} МБ"
        print(f"{count:5} файлів × {CHANGES} змін, перегляд: {words.format(**found[count])}")
    kept = [held("пам'ять перегляду", one["memory"], MEMORY_MB, "МБ") for one in found.values()]
    return kept + grows(found, "перегляд: процесор на файл")


def measured(folder: Path, count: int, rounds: int) -> dict[str, float]:
    """The best of some rounds: what else the machine does only adds to them."""
    command = [sys.executable, __file__, "--child", str(folder), "--files", str(count)]
    found = []
    for _ in range(rounds):
        answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        found.append(json.loads(answer))
    return {name: min(one[name] for one in found) for name in found[0]}


def held(what: str, value: float, most: float, unit: str) -> bool:
    """Print a measure beside its limit; whether it is kept."""
    print(
        f"{'ok  ' if value <= most else 'MISS'} {what:<52} {value:8.2f} {unit:<3} межа {most:g}", flush=True
    )
    return value <= most


def tell(count: int, found: dict[str, float]) -> list[bool]:
    words = {"raw": "сирий SQL", "merging": "приєднання", "guard": "перевірка", "processor": "процесор разом"}
    seconds = " · ".join(f"{word} {found[name]:.2f} с" for name, word in words.items())
    print(f"{count:5} файлів × {CHANGES} змін: {seconds}")
    kept = [
        held("приєднання / сирий SQL", found["merging"] / found["raw"], RATIO, "×"),
        held("перевірка одного файлу", found["guard"] / count, GUARD_S, "с"),
        held("пам'ять приєднання", found["memory"], MEMORY_MB, "МБ"),
        held("пам'ять того, хто читає", found["reader"], MEMORY_MB, "МБ"),
    ]
    for name, words in (
        ("preview", "перегляд від початку до кінця"),
        ("merge", "приєднання від початку до кінця"),
    ):
        if name in found:
            kept.append(held(f"{words}, процесор", found[name], WHOLE_S, "с"))
    return kept


def grows(found: dict[int, dict[str, float]], words: str = "процесор на файл") -> list[bool]:
    """Whether each size takes no more time for a file than the one before it."""
    sizes = sorted(found)
    kept = []
    for less, more in pairwise(sizes):
        growth = (found[more]["processor"] / more) / (found[less]["processor"] / less)
        kept.append(held(f"{words}, {more} проти {less} файлів", growth, GROWTH, "×"))
    return kept


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--child", type=Path)
    parser.add_argument("--preview-child", type=Path)
    parser.add_argument("--previews", action="store_true", help="only the previews")
    parser.add_argument("--files", type=int, default=max(SIZES), help="the largest number of files")
    given = parser.parse_args()
    if given.child:
        child(given.child, given.files)
        return 0
    if given.preview_child:
        preview_child(given.preview_child, given.files)
        return 0
    sizes = [count for count in SIZES if count <= given.files]
    with tempfile.TemporaryDirectory() as name:
        for number in range(max(sizes)):
            make_file(Path(name) / f"section{number:04}.zvit", f"section{number:04}")
        kept = previews(Path(name), [count for count in PREVIEWED if count <= given.files])
        if not given.previews:
            found = {count: measured(Path(name), count, SIZES[count]) for count in sizes}
            kept += [one for count in sizes for one in tell(count, found[count])] + grows(found)
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())

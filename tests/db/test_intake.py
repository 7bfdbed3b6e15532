"""Received files: the guard, its child process, and hostile files."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

import db
from db import errors, intake, safe_read
from db.intake import let_in, read_here, rules, run_in_child
from db.publish import journal_of
from tests.db.hostile import mutated, sound_files
from tests.db.tools import entry, log_of, make_city, save, section_file

QUICK, SOAK = 500, 27_000
SLOW_S = 0.5
JOB = b'{"paths": [], "schemas": {}, "application": 1, "now_ms": 1}\n'


@pytest.fixture
def section(tmp_path):
    city = make_city(tmp_path / "city.zvit", entry(value="1"))
    return section_file(city, tmp_path / "animals.zvit", "animals", edit=[entry(value="2")])


@pytest.fixture
def file(tmp_path):
    with db.open_file(make_city(tmp_path / "target.zvit", entry("own"))) as opened:
        yield opened


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    return sound_files(tmp_path_factory.mktemp("sound"))


def test_the_child_tells_the_same_as_the_reader_here(section, tmp_path):
    other = section_file(tmp_path / "city.zvit", tmp_path / "other.zvit", "animals")
    paths = [section, other, section]
    held = rules()
    for pair in zip(read_here(paths, held), run_in_child(paths, held), strict=True):
        here, there = map(let_in, pair)
        assert (there.sha256, there.meta) == (here.sha256, here.meta)
        assert [tuple(row) for row in there.changes] == here.changes
        assert [tuple(row) for row in there.supersedes] == here.supersedes


@pytest.fixture
def children(monkeypatch):
    """The processes that are started to read files; each reads what it is given once."""
    children = []
    popen = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda *a, **k: children.append(popen(*a, **k)) or children[-1])
    return children


def test_nothing_is_left_open_after_a_file_that_is_not_let_in(file, section, children):
    def refuse(path, _found):
        raise errors.SameFile(path)

    with (
        pytest.raises(errors.SameFile) as held,
        intake.staged(file, [section, section], keep=False, vouch=refuse),
    ):
        pass
    (child,) = children
    assert held.traceback
    assert child.returncode is not None
    assert child.stdin.closed
    assert child.stdout.closed


def test_the_reader_runs_as_a_script_on_the_standard_library_alone(section, tmp_path):
    alone = shutil.copy(safe_read.__file__, tmp_path / "alone.py")
    done = subprocess.run(
        [sys.executable, "-I", "-S", alone], input=JOB,
        capture_output=True, cwd=tmp_path, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (lambda path: path.unlink(), errors.NotFound),
        (lambda path: (path.unlink(), path.mkdir()), errors.IsFolder),
        (lambda path: path.write_bytes(b""), errors.Damaged),
        (lambda path: path.write_bytes(b"SQLite format 3\0" + b"x" * 50), errors.Damaged),
        (lambda path: path.write_bytes(b"PK" * 5000), errors.NotAReportFile),
        (lambda path: path.write_bytes(path.read_bytes()[:9000]), errors.Damaged),
        (lambda path: journal_of(path).write_bytes(b"x"), errors.NotClosed),
        (lambda path: path.with_name(path.name + "-wal").write_bytes(b"x"), errors.NotClosed),
    ],
)
def test_what_is_refused_before_sqlite_sees_it(section, file, make, kind):
    make(section)
    before = log_of(file)
    with pytest.raises(kind) as caught:
        db.merge(file, [section], "Місто")
    assert section.name in str(caught.value)
    assert log_of(file) == before


def test_an_empty_journal_is_a_finished_one(section, file):
    journal_of(section).write_bytes(b"")
    assert db.merge(file, [section], "Місто").taken == 2


def test_a_link_is_not_followed(section, file, tmp_path):
    link = tmp_path / "link.zvit"
    link.symlink_to(section)
    with pytest.raises(errors.HostileFile, match="посилання"):
        db.merge(file, [link], "Місто")


def pipe(folder):
    os.mkfifo(folder / "pipe.zvit")
    return folder / "pipe.zvit"


NO_FILES = [lambda _: Path(os.devnull), *([pipe] if hasattr(os, "mkfifo") else [])]
"""What stands among files and gives no bytes to read."""


@pytest.mark.parametrize("made", NO_FILES)
def test_what_is_no_file_does_not_hold_the_reader_up(file, tmp_path, made):
    with pytest.raises(errors.IsFolder):
        db.merge(file, [made(tmp_path)], "Місто")


def test_a_file_beyond_the_bounds(section, file):
    os.truncate(section, safe_read.MAX_FILE + 1)
    with pytest.raises(errors.TooBig):
        db.merge(file, [section], "Місто")


def test_too_many_rows(section, monkeypatch):
    monkeypatch.setattr(safe_read, "MAX_ROWS", 1)
    with pytest.raises(errors.TooBig):
        let_in(next(read_here([section], rules())))


def test_a_reader_without_time_gives_up(section, monkeypatch):
    monkeypatch.setattr(safe_read, "BUDGET_S", -1.0)
    monkeypatch.setattr(safe_read, "STEPS_BETWEEN_LOOKS", 1)
    with pytest.raises(errors.FileError):
        let_in(next(read_here([section], rules())))


def test_changes_of_the_far_future_are_refused(section, monkeypatch):
    year = 366 * 24 * 3600 * 1000
    found = let_in(next(read_here([section], rules())))
    newest = int(found.changes[-1][0][:12], 16)
    past = safe_read.Rules(intake.APPLICATION_ID, intake.SCHEMAS, newest - year)
    assert let_in(next(read_here([section], past))).changes == found.changes
    past = safe_read.Rules(intake.APPLICATION_ID, intake.SCHEMAS, newest - year - 1)
    with pytest.raises(errors.FutureChanges, match="дату"):
        let_in(next(read_here([section], past)))


def test_a_city_with_a_dead_clock_still_takes_files_in(section, file, monkeypatch):
    monkeypatch.setattr(intake, "now_ms", lambda: 0)
    assert db.merge(file, [section], "Місто").taken == 2


def test_a_child_that_dies_is_told(section, file, monkeypatch):
    monkeypatch.setattr(intake, "_command", lambda: [sys.executable, "-c", "import os; os._exit(9)"])
    with pytest.raises(errors.ReaderFailed):
        db.merge(file, [section], "Місто")
    assert file.connection.execute("SELECT count(*) FROM temp.sqlite_master").fetchone() == (0,)


def test_a_child_that_hangs_is_ended(section, monkeypatch):
    monkeypatch.setattr(intake, "_command", lambda: [sys.executable, "-c", "import time; time.sleep(60)"])
    monkeypatch.setattr(intake, "_patience_s", lambda _: 0.2)
    with pytest.raises(errors.ReaderFailed):
        let_in(next(run_in_child([section], rules())))


def test_a_child_that_babbles_is_told(section, monkeypatch):
    monkeypatch.setattr(intake, "_command", lambda: [sys.executable, "-c", "print('{\"sha256\": 5}')"])
    with pytest.raises(errors.ReaderFailed):
        let_in(next(run_in_child([section], rules())))


def test_a_file_that_is_too_much_for_the_child_keeps_nobody_from_reading_the_others(tmp_path, monkeypatch):
    city = make_city(tmp_path / "city.zvit", entry(value="1"))
    paths = [section_file(city, tmp_path / f"{name}.zvit", "animals") for name in ("one", "deadly", "three")]
    dying = (
        "import os, sys; sys.path.insert(0, sys.argv[1]); import safe_read; read = safe_read._answer\n"
        "safe_read._answer = lambda path, rules: os._exit(9) if 'deadly' in path else read(path, rules)\n"
        "safe_read.serve()"
    )
    folder = str(Path(safe_read.__file__).parent)
    monkeypatch.setattr(intake, "_command", lambda: [sys.executable, "-c", dying, folder])
    found = list(run_in_child(paths, rules()))
    assert [type(one) for one in found] == [safe_read.Verified, errors.ReaderFailed, safe_read.Verified]
    assert found[1].path == paths[1]


def test_each_file_of_a_batch_is_read_once_however_many_cannot_be_used(tmp_path, children):
    city = make_city(tmp_path / "city.zvit", entry(value="1"))
    paths = [section_file(city, tmp_path / f"{name}.zvit", "animals") for name in "abcdef"]
    for place, path in enumerate(paths):
        save(path, entry(value=f"1{place}"))
    paths[0].write_bytes(b"")
    paths[2].write_bytes(paths[2].read_bytes()[:-1])
    paths[4].unlink()
    refused = []
    with db.open_file(city) as file:
        result = db.preview(file, [city, *paths], refuse=refused.append)
    assert [one.file for one in result.files] == ["b.zvit", "d.zvit", "f.zvit"]
    assert [error.path for error in refused] == [city, paths[0], paths[2], paths[4]]
    assert [len(one.incoming) for one in result.comparison.fields] == [3]
    assert len(children) == 1


def test_a_forged_file_is_put_back_and_the_others_move_up(tmp_path, children):
    city = make_city(tmp_path / "city.zvit", entry(value="1"))
    paths = [section_file(city, tmp_path / f"{name}.zvit", "animals") for name in "abc"]
    for place, path in enumerate(paths):
        save(path, entry("returned", value=str(place)))
    forge(paths[1])
    refused = []
    with db.open_file(city) as file:
        result = db.preview(file, paths, refuse=refused.append)
        alone = db.preview(file, [paths[0], paths[2]])
    assert [error.path for error in refused] == [paths[1]]
    assert (result, result.comparison) == (alone, alone.comparison)
    assert len(children) == 2
    with db.open_file(city) as file, pytest.raises(errors.HostileFile):
        db.preview(file, paths)


def forge(path):
    """Give the city's own first change another value, its checksum made to fit."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DELETE FROM meta WHERE name = 'digest'")
        cells = list(connection.execute("SELECT * FROM change ORDER BY id LIMIT 1").fetchone()[:7])
        cells[4] = "777"
        words = (cells[4], safe_read.checksum(cells, ()), cells[0])
        connection.execute("UPDATE change SET value = ?, checksum = ? WHERE id = ?", words)


def test_the_program_itself_is_the_child_in_a_bundle(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert intake._command() == [sys.executable, intake.CHILD_ARGUMENT]


def test_a_reader_in_the_child_is_limited(section):
    code = (
        "import resource, sys; sys.path.insert(0, sys.argv[1]); import safe_read\n"
        "safe_read._limit_process(3)\n"
        "print(resource.getrlimit(resource.RLIMIT_AS)[0] >> 30, resource.getrlimit(resource.RLIMIT_CPU)[0])"
    )
    folder = str(Path(safe_read.__file__).parent)
    done = subprocess.run([sys.executable, "-c", code, folder], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "18"]


def probe(sound, place: Path, seed: int, *, in_child: bool = False) -> str | None:
    """Read one hostile file; what is let in holds no row but the sound file's own."""
    origin = sound[seed // 40 % 2]
    name = mutated(origin, place, seed)
    told = ""
    start = time.process_time()
    try:
        found = let_in(next((run_in_child if in_child else read_here)([place], rules())))
    except errors.FileError as error:
        found, told = None, str(error)
    assert in_child or time.process_time() - start < SLOW_S, (seed, name)
    for leftover in (journal_of(place), place.with_name(place.name + "-wal")):
        leftover.unlink(missing_ok=True)
    if found is None:
        assert told.endswith(".")
        assert "\n" not in told
        return None
    assert {tuple(row) for row in found.changes} <= origin.changes, (seed, name)
    assert {tuple(edge) for edge in found.supersedes} <= origin.edges, (seed, name)
    return name


def test_hostile_files_bring_no_foreign_row(sound, tmp_path):
    let_in = [probe(sound, tmp_path / "hostile.zvit", seed) for seed in range(QUICK)]
    harmless = [name for name in let_in if name is not None]
    # Bits in unused room change nothing; what SQL altered is seen, whatever was altered.
    assert set(harmless) <= {"bits", "header", "schema page", "noise", "sector of zeroes", "pages swapped"}
    assert len(harmless) < QUICK // 4


def test_the_sound_files_are_let_in(sound, tmp_path):
    for one in sound:
        (tmp_path / "sound.zvit").write_bytes(one.data)
        found = let_in(next(read_here([tmp_path / "sound.zvit"], rules())))
        assert frozenset(found.changes) == one.changes
        assert frozenset(found.supersedes) == one.edges


@pytest.mark.soak
def test_soak_hostile_files(sound, tmp_path):
    for seed in range(SOAK):
        probe(sound, tmp_path / "hostile.zvit", seed, in_child=seed % 50 == 0)

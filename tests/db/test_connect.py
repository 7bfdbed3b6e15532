"""Create and open: what is let in, what is refused and how it is told."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import db
from db import connect, errors
from db.publish import journal_of
from tests.db.tools import alter, entry, make_city, save, texts


@pytest.fixture
def city(tmp_path):
    return make_city(tmp_path / "city.zvit", entry(value="5"))


def refused(path: Path, kind: type[db.FileError], *, read_only: bool = False) -> None:
    """Opening raises exactly this error, in one Ukrainian line, and changes nothing."""
    before = {one: one.read_bytes() for one in path.parent.rglob("*") if one.is_file()}
    with pytest.raises(kind) as caught:
        db.open_file(path, read_only=read_only)
    assert type(caught.value) is kind
    line = str(caught.value)
    assert "\n" not in line
    assert path.name in line
    assert line.endswith(".")
    assert any("а" <= letter <= "я" for letter in line)
    assert {one: one.read_bytes() for one in path.parent.rglob("*") if one.is_file()} == before


def test_a_new_file_knows_its_year_scope_and_meta(tmp_path):
    db.create(tmp_path / "a.zvit", year=2023, scope=("animals", "water"), meta={"title": "Звіт"})
    with db.open_file(tmp_path / "a.zvit") as file:
        assert (file.year, file.scope, dict(file.meta)) == (2023, ("animals", "water"), {"title": "Звіт"})
        assert not file.sealed
        assert not file.handover
        assert db.current(file) == {}


def test_the_file_is_kept_as_durably_as_decided(city):
    with db.open_file(city) as file:
        pragmas = ("journal_mode", "synchronous", "trusted_schema", "cell_size_check", "mmap_size")
        found = [file.connection.execute(f"PRAGMA {name}").fetchone() for name in pragmas]
    assert [row[0] for row in found if row] == ["truncate", 3, 0, 1, 0]


@pytest.mark.parametrize("name", ["звіт №1 (копія).zvit", "a b%20c.zvit", "a?mode=ro#x.zvit", "'; --.zvit"])
def test_any_name_of_a_file(tmp_path, name):
    place = make_city(tmp_path / name, entry(value="5"))
    with db.open_file(place) as file:
        db.assign(file, ["animals"], tmp_path / f"out {name}")
    with db.open_file(make_city(tmp_path / "other.zvit")) as file:
        assert db.merge(file, [tmp_path / f"out {name}"], "Місто").taken == 1
    assert texts(place) == {("animals", "caught", "value"): ("5",)}


def test_a_name_that_stands_twice_in_the_schema(city):
    alter(
        city,
        "PRAGMA writable_schema=ON",
        "INSERT INTO sqlite_master SELECT type, name, tbl_name, rootpage, sql FROM sqlite_master LIMIT 1",
    )
    with pytest.raises(errors.FileError):
        db.open_file(city)


def test_nothing_is_left_beside_a_closed_file(city):
    assert [one.name for one in city.parent.iterdir()] == ["city.zvit"]


def test_creation_does_not_overwrite(city):
    before = city.read_bytes()
    with pytest.raises(errors.AlreadyExists):
        db.create(city, year=2024)
    assert city.read_bytes() == before


def test_creation_in_a_missing_folder_is_told(tmp_path):
    with pytest.raises(errors.FileError) as caught:
        db.create(tmp_path / "missing" / "a.zvit", year=2023)
    assert isinstance(caught.value, errors.ReadOnly | errors.NotFound)


def test_creation_where_a_folder_stands(tmp_path):
    with pytest.raises(errors.IsFolder):
        db.create(tmp_path, year=2023)


def test_creation_beside_the_journal_of_a_lost_file_is_refused(tmp_path):
    journal_of(tmp_path / "a.zvit").write_bytes(b"x" * 600)
    with pytest.raises(errors.NotClosed):
        db.create(tmp_path / "a.zvit", year=2023)
    assert not (tmp_path / "a.zvit").exists()


def test_a_failed_creation_leaves_nothing(tmp_path, monkeypatch):
    def full(_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("db.publish.sync_file", full)
    with pytest.raises(errors.DiskFull):
        db.create(tmp_path / "a.zvit", year=2023)
    assert list(tmp_path.iterdir()) == []


def test_missing(tmp_path):
    refused(tmp_path / "none.zvit", errors.NotFound)


def test_folder(tmp_path):
    (tmp_path / "folder.zvit").mkdir()
    refused(tmp_path / "folder.zvit", errors.IsFolder)


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"", errors.Damaged), (b"SQLite format 3\0", errors.Damaged), (b"PK\3\4", errors.NotAReportFile),
     (b"PK\3\4" + b"x" * 5000, errors.NotAReportFile)],
)  # fmt: skip
def test_no_database(tmp_path, content, kind):
    (tmp_path / "a.zvit").write_bytes(content)
    refused(tmp_path / "a.zvit", kind)


def test_database_of_another_program(tmp_path):
    alter(tmp_path / "a.zvit", "CREATE TABLE change (id TEXT)")
    refused(tmp_path / "a.zvit", errors.NotAReportFile)


def test_database_of_another_program_in_wal_mode_is_not_touched(tmp_path):
    alter(tmp_path / "a.zvit", "PRAGMA journal_mode=WAL", "CREATE TABLE change (id TEXT)")
    refused(tmp_path / "a.zvit", errors.NotAReportFile)


def test_newer(city):
    alter(city, "PRAGMA user_version=99")
    refused(city, errors.NewerVersion)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON change BEGIN DELETE FROM change; END",
        "CREATE VIEW v AS SELECT * FROM change",
        "CREATE TABLE more (a)",
        "CREATE INDEX more ON change (author)",
        "DROP INDEX change_by_field",
        "ALTER TABLE change ADD COLUMN more TEXT",
        "CREATE VIRTUAL TABLE more USING fts5(a)",
    ],
)
def test_other_tables_than_ours(city, statement):
    alter(city, statement)
    refused(city, errors.NotAReportFile)


def test_truncated(city):
    city.write_bytes(city.read_bytes()[:-4096])
    refused(city, errors.Damaged)
    city.write_bytes(city.read_bytes()[:5000])
    refused(city, errors.Damaged)


def test_damaged_pages(city):
    save(city, *[entry(f"item{number}", "x" * 200) for number in range(60)])
    data = bytearray(city.read_bytes())
    for offset in range(4096, len(data), 4096):
        data[offset : offset + 12] = b"\xff" * 12
    city.write_bytes(data)
    refused(city, errors.Damaged)


def test_file_without_year(city):
    alter(city, "DELETE FROM meta WHERE name = 'year'")
    refused(city, errors.Damaged)


def test_read_only_file(city):
    city.chmod(0o444)
    refused(city, errors.ReadOnly)
    with db.open_file(city, read_only=True) as file:
        assert len(db.current(file)) == 1
        with pytest.raises(errors.ReadOnly):
            db.record(file, [entry(value="6")], "Олена")
        with pytest.raises(errors.ReadOnly):
            db.seal(file)


def test_locked_by_another_process(city, monkeypatch):
    monkeypatch.setattr(connect, "BUSY_S", 0.05)
    code = (
        "import sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('BEGIN EXCLUSIVE')\n"
        "print('held', flush=True)\n"
        "sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(city)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(errors.Locked):
            db.open_file(city)
        with pytest.raises(errors.Locked):
            db.open_file(city, read_only=True)
        holder.stdin.close()
    assert texts(city) == {("animals", "caught", "value"): ("5",)}


def test_locked_while_saving(city, monkeypatch):
    monkeypatch.setattr(connect, "BUSY_S", 0.05)
    with db.open_file(city) as file:
        other = sqlite3.connect(city, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(errors.Locked):
            db.record(file, [entry(value="6")], "Олена")
        other.execute("ROLLBACK")
        other.close()
        assert len(db.record(file, [entry(value="6")], "Олена")) == 1


def crash_in_transaction(path: Path) -> None:
    """Leave the file half-written with its journal beside it, as a dead process does."""
    code = (
        "import os, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA journal_mode=TRUNCATE')\n"
        "c.execute('PRAGMA cache_size=1')\n"
        "c.execute('PRAGMA cache_spill=1')\n"
        "c.execute('BEGIN')\n"
        'c.execute("DELETE FROM change")\n'
        "c.executemany(\"INSERT INTO supersedes VALUES (?, '0')\", [(str(n) * 20,) for n in range(5000)])\n"
        "os._exit(9)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], check=False, capture_output=True)
    assert done.returncode == 9, done.stderr.decode()
    assert journal_of(path).stat().st_size > 0


def test_an_interrupted_save_is_rolled_back(city):
    before = texts(city)
    sound = city.read_bytes()
    crash_in_transaction(city)
    assert city.read_bytes() != sound
    with db.open_file(city) as file:
        assert file.connection.execute("SELECT count(*) FROM supersedes").fetchone() == (0,)
    assert texts(city) == before
    assert not journal_of(city).exists()


def test_an_interrupted_save_cannot_be_read_only(city):
    crash_in_transaction(city)
    refused(city, errors.ReadOnly, read_only=True)


def test_a_copy_without_its_journal_is_not_taken_for_sound(city, tmp_path):
    crash_in_transaction(city)
    copy = shutil.copy(city, tmp_path / "copy.zvit")
    with db.open_file(make_city(tmp_path / "other.zvit")) as file, pytest.raises(db.FileError):
        db.merge(file, [Path(copy)], "Олена")


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, errors.DiskFull),
        (sqlite3.SQLITE_IOERR_FSYNC, errors.DiskFailure),
        (sqlite3.SQLITE_BUSY, errors.Locked),
        (sqlite3.SQLITE_CORRUPT, errors.Damaged),
        (sqlite3.SQLITE_NOTADB, errors.Damaged),
        (sqlite3.SQLITE_READONLY_DBMOVED, errors.ReadOnly),
    ],
)
def test_each_answer_of_sqlite_has_its_line(code, kind):
    error = sqlite3.OperationalError("x")
    error.sqlite_errorcode = code
    assert type(errors.explain(error, "a.zvit")) is kind


def test_a_file_that_went_away_with_its_drive_is_not_called_read_only(tmp_path):
    drive = tmp_path / "drive"
    drive.mkdir()
    with db.open_file(make_city(drive / "city.zvit", entry(value="5"))) as file:
        drive.rename(tmp_path / "out")
        with pytest.raises(errors.Gone, match=r"«city\.zvit» немає на його місці"):
            db.record(file, [entry(value="6")], "Олена")
        (tmp_path / "out").rename(drive)
        db.record(file, [entry(value="6")], "Олена")


def test_a_bug_is_not_told_as_a_bad_file():
    assert errors.explain(ValueError("x"), "a.zvit") is None
    assert errors.explain(sqlite3.ProgrammingError("closed"), "a.zvit") is None


@contextlib.contextmanager
def no_more_pages(file):
    """SQLite reports a file of bounded size as it reports a full disk: SQLITE_FULL."""
    pages, most = (
        file.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "max_page_count")
    )
    file.connection.execute(f"PRAGMA max_page_count={pages}")
    yield
    file.connection.execute(f"PRAGMA max_page_count={most}")


@contextlib.contextmanager
def no_more_bytes(file):
    """The system refuses to write beyond what the file has now."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (file.path.stat().st_size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


REFUSING = [no_more_pages] if sys.platform == "win32" else [no_more_pages, no_more_bytes]


@pytest.mark.parametrize("refusing", REFUSING)
def test_a_full_disk_rolls_the_save_back(tmp_path, refusing):
    city = make_city(tmp_path / "city.zvit", entry(value="5"))
    with db.open_file(city) as file:
        db.warm_up(file)
        with refusing(file), pytest.raises((errors.DiskFull, errors.DiskFailure)):
            db.record(file, [entry("other", "x" * 100_000), entry(value="6")], "Олена")
        assert not file.connection.in_transaction
        assert [side.value for side in db.current(file)["animals", "caught", "value"]] == ["5"]
        db.record(file, [entry(value="7")], "Олена")
    assert texts(city) == {("animals", "caught", "value"): ("7",)}

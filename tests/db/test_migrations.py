"""Old files: each released schema opens, and the machinery of migration holds."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import db
from db import errors, migrations, schema
from tests.db.tools import entry, log_of, make_city, merge_here

OLD = Path(__file__).parent / "old"
NOTE = (
    "CREATE TABLE note (change TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (change)) WITHOUT ROWID, STRICT"
)
NEXT = {**schema.CURRENT, "note": NOTE}
SCHEMAS = {**schema.SCHEMAS, schema.VERSION + 1: NEXT}


@pytest.fixture
def file(tmp_path):
    with db.open_file(make_city(tmp_path / "city.zvit", entry(value="1"))) as opened:
        yield opened


def migrate(file, step):
    migrations.migrate(
        file, schema.VERSION, target=schema.VERSION + 1, steps={schema.VERSION: step}, schemas=SCHEMAS
    )


def test_a_file_of_every_released_schema_is_kept():
    assert {one.name for one in OLD.glob("v*.zvit")} == {f"v{version}.zvit" for version in schema.SCHEMAS}


@pytest.mark.parametrize("version", schema.SCHEMAS)
def test_an_old_file_opens_with_all_it_held(version, tmp_path):
    path = Path(shutil.copy(OLD / f"v{version}.zvit", tmp_path / "old.zvit"))
    path.chmod(0o644)
    with db.open_file(path) as file:
        assert file.connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
        assert (file.year, file.scope, dict(file.meta)) == (2023, (), {"community": "Житомирська"})
        found = {key: {side.value for side in sides} for key, sides in db.current(file).items()}
        assert found == {
            ("animals", "caught", "value"): {"1090", "1100"},
            ("animals", "returned", "value"): {""},
            ("water", "network", "value"): {"529.1"},
            ("report", "title", "value"): {"Звіт за 2023 рік"},
        }
        assert len(db.history(file)) == 7
        assert len(db.merges(file)) == 2
        assert db.undo(file, "Місто").withdrawn == 1
        assert db.conflicts(file) == []
        db.record(file, [entry(value="5")], "Місто")


@pytest.mark.parametrize("version", schema.SCHEMAS)
def test_an_old_file_is_taken_in_by_a_merge(version, file):
    assert merge_here(file, OLD / f"v{version}.zvit").taken == 7


@pytest.mark.parametrize("version", schema.SCHEMAS)
def test_a_section_file_of_an_older_program_is_merged(version, tmp_path):
    """Through the guard in its child process, by the scope it was issued for; undone and merged once more."""
    city = Path(shutil.copy(OLD / f"v{version}.zvit", tmp_path / "city.zvit"))
    section = Path(shutil.copy(OLD / f"section-v{version}.zvit", tmp_path / "section.zvit"))
    city.chmod(0o644)
    with db.open_file(city) as file:
        before, clashes = log_of(file), db.conflicts(file)
        for _ in range(2):
            result = db.merge(file, [section], "Місто")
            assert result.taken == 1
            assert [change.value for change in result.files[0].refused] == ["1"]
            assert db.current(file)["animals", "caught", "value"][0].value == "1111"
            assert len(clashes) == 1
            assert db.conflicts(file) == []
            db.undo(file, "Місто")
            assert (log_of(file), db.conflicts(file)) == (before, clashes)


@pytest.mark.parametrize("version", schema.SCHEMAS)
def test_an_old_file_is_compared_with_a_new_city_before_it_is_merged(version, file):
    comparison = db.preview(file, [OLD / f"v{version}.zvit"]).comparison
    assert {field.key for field in comparison.fields} == {
        ("animals", "caught", "value"),
        ("animals", "returned", "value"),
        ("water", "network", "value"),
        ("report", "title", "value"),
    }
    assert comparison.count(db.Kind.CONFLICT) == 1


def test_every_step_between_released_schemas_is_registered():
    assert set(migrations.STEPS) == set(schema.SCHEMAS) - {schema.VERSION}


def test_a_step_is_one_transaction_with_a_backup_before(file):
    before = log_of(file)
    migrate(file, lambda connection: connection.execute(NOTE))
    assert file.connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION + 1,)
    assert log_of(file) == before
    (copy,) = db.backups(file.path)
    with db.open_file(copy, read_only=True) as kept:
        assert log_of(kept) == before


def test_a_step_that_fails_leaves_the_file_as_it_was(file):
    def step(connection):
        connection.execute(NOTE)
        raise RuntimeError("a bug")

    with pytest.raises(RuntimeError, match="a bug"):
        migrate(file, step)
    assert file.connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
    assert file.connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'note'").fetchone() == (
        0,
    )


def test_a_step_that_makes_other_tables_than_frozen_is_taken_back(file):
    with pytest.raises(errors.Damaged):
        migrate(file, lambda connection: connection.execute("CREATE TABLE other (a TEXT)"))
    assert file.connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'other'").fetchone() == (
        0,
    )


def test_an_older_file_opened_for_reading_is_told(file, monkeypatch):
    monkeypatch.setattr("db.connect.VERSION", schema.VERSION + 1)
    path = file.path
    file.close()
    with pytest.raises(errors.OlderVersion):
        db.open_file(path, read_only=True)


def test_opening_an_older_file_migrates_it(file, monkeypatch):
    path = file.path
    file.close()
    monkeypatch.setattr("db.connect.VERSION", schema.VERSION + 1)
    done = []
    monkeypatch.setattr("db.connect.migrate", lambda opened, version: done.append(version))
    db.open_file(path).close()
    assert done == [schema.VERSION]

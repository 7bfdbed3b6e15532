"""The frozen tables, the ids, and what reading may import."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from db import ids, models, schema
from db.safe_read import _ID
from tests.db.tools import entry, make_city

ROOT = Path(__file__).resolve().parents[2]


def plain(statement: object) -> str:
    text = " ".join(str(statement).split())
    return text.replace("( ", "(").replace(" )", ")")


def test_frozen_schema_is_what_the_models_would_create():
    made = {}
    for model in models.TABLES:
        table = model.__table__
        made[table.name] = plain(CreateTable(table).compile(dialect=sqlite.dialect()))
        for index in table.indexes:
            made[index.name] = plain(CreateIndex(index).compile(dialect=sqlite.dialect()))
    assert made == dict(schema.CURRENT)


def test_every_table_is_strict_and_holds_only_text_and_integers():
    for model in models.TABLES:
        assert {str(column.type) for column in model.__table__.columns} <= {"TEXT", "INTEGER"}
    assert all(text.endswith("STRICT") for text in schema.CURRENT.values() if "TABLE" in text)


def test_current_version_is_the_newest_frozen_one():
    assert max(schema.SCHEMAS) == schema.VERSION


def test_reading_imports_neither_sqlmodel_nor_sqlalchemy_nor_pydantic(tmp_path):
    city = make_city(tmp_path / "city.zvit", entry())
    code = (
        "import sys, db, pathlib\n"
        "with db.open_file(pathlib.Path(sys.argv[1])) as file:\n"
        "    assert len(db.current(file)) == 1 and not db.conflicts(file) and db.history(file)\n"
        "heavy = {name.partition('.')[0] for name in sys.modules} & {'sqlmodel', 'sqlalchemy', 'pydantic'}\n"
        "sys.exit(repr(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(city)], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


@given(st.integers(0, (1 << 48) - 2), st.integers(0, 0xFFF))
def test_a_new_id_is_greater_than_the_last_whatever_the_clock_says(stamp, counter):
    last = f"{stamp:012x}7{counter:03x}{0xBFFFFFFFFFFFFFFF:016x}"
    fresh = ids.new_id(last)
    assert fresh > last
    assert _ID.fullmatch(fresh)


def test_ids_follow_the_clock_and_do_not_repeat():
    before = ids.now_ms()
    made = [ids.new_id() for _ in range(1000)]
    assert len(set(made)) == 1000
    assert all(before <= ids.id_ms(one) <= ids.now_ms() for one in made)


def test_a_thousand_changes_at_once_do_not_run_ahead_of_the_clock():
    last = ids.new_id()
    for _ in range(1000):
        last = ids.new_id(last)
    assert ids.id_ms(last) <= ids.now_ms() + 1

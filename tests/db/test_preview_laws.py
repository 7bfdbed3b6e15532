"""What a preview says of each field is what the merge then does, whatever people did (Hypothesis)."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import HealthCheck, given, settings

import db
from db.comparing import Kind, compare
from db.intake import read_here, staged
from db.sight import look
from tests.db.tools import entry, log_at, make_city, merge_here, save, section_file, texts

ITEMS = ("caught", "returned", "fed")
EDITS = st.lists(st.tuples(st.sampled_from(ITEMS), st.sampled_from("1234")), max_size=3)
ROUNDS = st.lists(st.tuples(st.integers(0, 2), EDITS), min_size=1, max_size=5)


def _preview(city: Path, paths: list[Path]) -> db.Comparison:
    with (
        db.open_file(city) as file,
        staged(file, paths, keep=False, reader=read_here) as incoming,
        file.transaction() as connection,
    ):
        sight = look(file, everything=True)
        from db.merge import _union, shut_out

        result = _union(file, incoming, "", False)
        comparison = compare(sight, shut_out(result), result.conflicts)
        connection.execute("ROLLBACK")
        return comparison


def _check(city: Path, paths: list[Path]) -> None:
    before, log = texts(city), log_at(city)
    compared = _preview(city, paths)
    assert log_at(city) == log
    with db.open_file(city) as file:
        conflicts = {(c.section, c.item, c.field) for c in merge_here(file, *paths).conflicts}
    after = texts(city)
    told = {field.key: field for field in compared.fields}
    assert {key for key, field in told.items() if field.kind is Kind.CONFLICT} == conflicts
    for key, values in after.items():
        field = told.get(key)
        if field is None or field.kind is Kind.ALREADY:
            assert values == before[key]
        elif field.kind is Kind.CONFLICT:
            assert set(values) == field.values
        else:
            assert set(values) == {one.change.value for one in field.incoming}
            assert tuple(side.value for side in field.city) == before.get(key, ())


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(here=EDITS, rounds=ROUNDS, returned=st.lists(st.integers(0, 2), min_size=1, max_size=3))
def test_a_preview_tells_what_the_merge_does(
    here: list[tuple[str, str]], rounds: list[tuple[int, list[tuple[str, str]]]], returned: list[int]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        city = make_city(folder / "city.zvit", entry(value="1"), entry("returned", "2"))
        first = section_file(city, folder / "0.zvit", "animals")
        copies = [first, *(Path(shutil.copy(first, folder / f"{n}.zvit")) for n in (1, 2))]
        for number, edits in rounds:
            save(copies[number], *(entry(item, value) for item, value in edits), author=f"Особа {number}")
            save(city, *(entry(item, value) for item, value in here))
            _check(city, [copies[n] for n in dict.fromkeys(returned)])

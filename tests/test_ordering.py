"""Keys between neighbours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhytomyr_desktop.ordering import between, new_id, spread


@given(st.lists(st.integers(min_value=0, max_value=10_000), max_size=120))
def test_there_is_always_room_between_two_keys(places: list[int]) -> None:
    keys = spread(3)
    for place in places:
        at = place % (len(keys) + 1)
        keys.insert(at, between(keys[at - 1] if at else "", keys[at] if at < len(keys) else ""))
    assert keys == sorted(set(keys))


def test_keys_stay_short_where_rows_are_added_at_an_end() -> None:
    last = first = spread(1)[0]
    for _ in range(1000):
        last, first = between(last), between("", first)
    assert len(last) < 40
    assert len(first) < 250


@pytest.mark.parametrize(("before", "after"), [("b", "a"), ("a", "a"), ("a", "a0"), ("", "0")])
def test_nothing_fits_where_there_is_no_room(before: str, after: str) -> None:
    with pytest.raises(ValueError, match="no key"):
        between(before, after)


def test_ids_differ() -> None:
    assert len({new_id() for _ in range(1000)}) == 1000

"""What the rules of the review make of the result of a merge."""

from __future__ import annotations

from db.comparing import Comparison, Kind
from db.merge import MergeResult
from zhytomyr_desktop.gathering import reviewed


def test_fields_that_were_too_many_to_be_listed_stay_counted() -> None:
    seen = MergeResult((), (), Comparison((), {Kind.TAKEN: 60_000}, cut=10_000))
    told = reviewed.told(seen, is_city=True).comparison
    assert (told.cut, told.count(Kind.TAKEN)) == (10_000, 60_000)

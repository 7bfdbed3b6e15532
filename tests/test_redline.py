"""Words compared: both texts can be read back from the redline, and it reads as a person would mark it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zhytomyr_desktop.history.redline import Kind, marked, redline

WORDS = st.lists(
    st.sampled_from(["за", "рік", "виловлено", "423", "12,5", "тварини", ",", ".", " ", "\n", "«", "»"])
)
TEXTS = WORDS.map(" ".join) | st.text(max_size=60)


def _read_back(before: str, after: str) -> tuple[str, str]:
    pieces = redline(before, after)
    old = "".join(p.text for p in pieces if p.kind is not Kind.ADDED)
    new = "".join(p.text for p in pieces if p.kind is not Kind.REMOVED)
    return old, new


@given(TEXTS, TEXTS)
def test_both_texts_are_read_back_from_the_redline(before: str, after: str) -> None:
    assert _read_back(before, after) == (before, after)


@given(TEXTS)
def test_equal_texts_have_nothing_marked(text: str) -> None:
    assert [piece.kind for piece in redline(text, text)] == [Kind.SAME] * bool(text)


def test_only_the_words_that_differ_are_marked() -> None:
    before = "За рік виловлено 423 тварини, повернуто 426."
    after = "За рік виловлено 430 тварин, повернуто 426."
    assert marked(redline(before, after)) == "За рік виловлено [-423 тварини-]{+430 тварин+}, повернуто 426."


def test_a_number_with_a_comma_is_one_word() -> None:
    assert marked(redline("на 12,5 млн", "на 12,7 млн")) == "на [-12,5-]{+12,7+} млн"


def test_very_long_texts_are_told_as_a_whole_and_quickly() -> None:
    before = " ".join(f"слово{n}" for n in range(20_000))
    after = " ".join(f"інше{n}" for n in range(20_000))
    assert [piece.kind for piece in redline(before, after)] == [Kind.REMOVED, Kind.ADDED]
    assert _read_back(before, after) == (before, after)

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report import samples
from zhytomyr_desktop.language.hyphenation import break_points
from zhytomyr_desktop.report.compose import compose
from zhytomyr_desktop.report.fonts import FIXED_SPACE, Style, clean, face
from zhytomyr_desktop.report.typesetting import (
    EXPANSION,
    FORCED_EXPANSION,
    LADDER,
    NARROWEST,
    TIGHT,
    TRACK,
    Measure,
    Typesetter,
)

MEASURE = Measure(34_421, 2_531)


@pytest.fixture(scope="module")
def setter():
    return Typesetter(face(Style.REGULAR), lambda word, name: break_points(word, name=name))


def joined(lines):
    """The text again: hyphens at line ends taken out, other line ends are spaces."""
    return "".join(line.text for line in lines).replace(" ", "").replace("-", "")


@given(st.text("абвгдеєжзиіїйклмноп ’,.-", max_size=600), st.integers(4_000, 40_000))
def test_no_sign_is_lost_and_no_line_is_too_wide(text, width):
    setter = Typesetter(face(Style.REGULAR), lambda word, name: break_points(word, name=name))
    text = clean(text)
    lines = setter.justify(text, Measure(width, min(2_531, width // 3))) if text else []
    assert joined(lines) == text.replace(" ", "").replace("-", "")
    for number, line in enumerate(lines):
        spaces = line.text.count(" ") + line.text.count("\u00a0")
        room = width - (min(2_531, width // 3) if number == 0 else 0)
        opened = line.track * (len(line.text) - 1)
        assert (line.width + spaces * line.stretch + opened) * line.scale <= room + 1


def test_full_lines_fill_the_measure(setter):
    lines = setter.justify(samples.SENTENCE * 6, MEASURE)
    for number, line in enumerate(lines[:-1]):
        room = MEASURE.width - (MEASURE.indent if number == 0 else 0)
        opened = line.track * (len(line.text) - 1)
        filled = (line.width + line.text.count(" ") * line.stretch + opened) * line.scale
        assert filled == pytest.approx(room, abs=1)


def test_last_line_is_not_stretched(setter):
    last = setter.justify(samples.SENTENCE * 3, MEASURE)[-1]
    assert (last.stretch, last.scale) == (0.0, 1.0)


def test_no_break_space_is_never_broken(setter):
    text = "у\u00a02023\u00a0році " * 80
    for line in setter.justify(text.strip(), MEASURE):
        assert line.text.startswith("у\u00a0")
        assert line.text.endswith("році")


def test_digits_of_one_number_keep_their_distance():
    assert clean("130\u00a0009 осіб у 2023\u00a0році") == f"130{FIXED_SPACE}009 осіб у 2023\u00a0році"


def test_neither_names_nor_numbers_are_hyphenated(setter):
    text = "слово Шевченківського 1234567 " * 60
    lines = setter.justify(text.strip(), MEASURE)
    ends = [line.text.split()[-1] for line in lines if line.text.endswith("-")]
    assert not [end for end in ends if end[0].isupper() or end[0].isdigit()]


def test_capital_that_opens_a_sentence_is_no_name(setter):
    text = ("Відремонтовано. " * 90).strip()
    assert any(line.text.endswith("-") for line in setter.justify(text, MEASURE))


def test_typeset_text_is_even(setter):
    """The spaces of the report of 2023 in em: ¼ to ¾ by the rules of composition, hardly ever over ½."""
    paragraphs = [clean(p.text) for p in compose(*samples.shipped()).paragraphs()]
    lines = [line for text in paragraphs for line in setter.justify(text, MEASURE)[:-1]]
    spaces = sorted((250 + line.stretch + line.track) * line.scale / 1000 for line in lines)
    assert spaces[0] >= 0.19
    assert spaces[len(spaces) // 2] < 0.28
    assert spaces[int(len(spaces) * 0.95)] < 0.4
    assert spaces[int(len(spaces) * 0.99)] < 0.5
    assert spaces[-1] < 0.75
    assert sum(space > 0.5 for space in spaces) <= 5
    assert sum(line.track > TRACK / 3 for line in lines) <= 10
    assert sum(line.text.endswith("-") for line in lines) / len(lines) < 0.3


def test_last_lines_cover_the_indent(setter):
    """«Кінцевий рядок абзацу повинен перекривати абзацний відступ»: the report of 2023 has no exception."""
    paragraphs = [setter.justify(clean(p.text), MEASURE) for p in compose(*samples.shipped()).paragraphs()]
    last = [lines[-1] for lines in paragraphs if len(lines) > 1]
    assert [line.text for line in last if line.width < MEASURE.indent] == []


def test_no_line_ends_with_a_short_word_that_begins_a_sentence(setter):
    paragraphs = [setter.justify(clean(p.text), MEASURE) for p in compose(*samples.shipped()).paragraphs()]
    ends = [line.text.split()[-1] for lines in paragraphs for line in lines[:-1]]
    assert [end for end in ends if len(end) < 3 and end.istitle()] == []


def test_a_line_that_cannot_end_elsewhere_is_opened_by_its_letters_too(setter):
    unbreakable = "1234567" * 7
    first = setter.justify(f"Слово за словом і ще слово {unbreakable} кінець", MEASURE)[0]
    assert first.text.endswith("слово")
    assert 0 < first.track <= TRACK
    assert 1 < first.scale <= 1 + FORCED_EXPANSION


def test_a_line_takes_one_more_word_before_it_would_have_holes(setter):
    """The letters by three hundredths, the spaces by a fifth, and no more."""
    first, _ = setter.justify(f"Слово за словом і ще слово {'1234567' * 6} кінець", MEASURE)
    assert first.text.endswith("1234567")
    assert first.stretch == -250 * TIGHT
    assert NARROWEST <= first.scale < 1 - EXPANSION
    spaces = first.text.count(" ")
    assert (first.width + spaces * first.stretch) * first.scale == pytest.approx(
        MEASURE.width - MEASURE.indent
    )


def test_a_line_may_end_after_a_dash_between_words_but_not_between_numbers(setter):
    lines = setter.justify("травні–червні 2022–2023 " * 60, MEASURE)
    ends = {line.text.split()[-1] for line in lines[:-1]}
    assert "травні–" in ends
    assert "2022–" not in ends


def test_hyphens_make_no_ladder(setter):
    lines = setter.justify(samples.SENTENCE * 40, MEASURE)
    run = longest = 0
    for line in lines:
        run = run + 1 if line.text.endswith("-") else 0
        longest = max(longest, run)
    assert longest <= LADDER


def test_centred_lines_are_about_equal(setter):
    lines = setter.balanced(clean(samples.SENTENCE), 30_000)
    assert len(lines) > 2
    assert min(line.width for line in lines) > 0.6 * max(line.width for line in lines)

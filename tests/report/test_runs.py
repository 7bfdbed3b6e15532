from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zhytomyr_desktop.language.typography import tidy
from zhytomyr_desktop.report.document import Run
from zhytomyr_desktop.report.runs import lines, tidied

PIECES = st.lists(st.text("аб 12-\"'%№.,–«»м кВт", max_size=9), max_size=7)


@given(PIECES)
def test_runs_say_together_what_the_paragraph_says(pieces):
    runs = [Run(text, "s", str(number)) for number, text in enumerate(pieces)]
    assert "".join(run.text for run in tidied(runs)) == tidy("".join(pieces))


@given(PIECES)
def test_every_run_keeps_its_letters_and_digits(pieces):
    runs = [Run(text, "s", str(number)) for number, text in enumerate(pieces)]
    kept = {run.item: run.text for run in tidied(runs)}

    def letters(text):
        return [sign for sign in text.translate(str.maketrans("²³", "23")) if sign.isalnum()]

    for run in runs:
        assert letters(kept.get(run.item, "")) == letters(run.text)


def test_spaces_between_runs_follow_the_whole_paragraph():
    shown = tidied([Run("За"), Run(" "), Run("12 %", "s", "a"), Run(' "ціни"')])
    assert [run.text for run in shown if run.item] == ["12%"]
    assert "".join(run.text for run in shown).endswith("«ціни»")


def test_lines_part_runs_and_keep_their_field():
    parted = list(lines([Run("Перше\nдруге", "s", "a"), Run(" кінець\n")]))
    assert [[(r.text, r.item) for r in line] for line in parted] == [
        [("Перше", "a")],
        [("друге", "a"), (" кінець", "")],
    ]

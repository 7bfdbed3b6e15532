"""A thread whose steps are taken back and said again: at which height it stands, what can be said again."""

from __future__ import annotations

import pytest

from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.review.remarks import ANSWERED, CLOSED, OPEN, Reply
from zhytomyr_desktop.review.withdrawing import (
    ANSWER_BACK,
    CLOSING_BACK,
    GONE,
    REMARK_AGAIN,
    REMARK_BACK,
    standing,
    step_to,
)

A, B = ("Перша.", ANSWERED), ("Друга.", ANSWERED)
DONE = ("", CLOSED)


def _thread(*said: tuple[str, str]) -> list[Reply]:
    return [
        Reply(id=f"{n:032x}", text=text, state=state, author="Олег", at="")
        for n, (text, state) in enumerate(said)
    ]


@pytest.mark.parametrize(
    ("said", "height", "step"),
    [
        ([A, B], 1, (ANSWER_BACK, ANSWERED)),
        ([A], 0, (ANSWER_BACK, OPEN)),
        ([A, DONE], 1, (CLOSING_BACK, ANSWERED)),
        ([], GONE, (REMARK_BACK, CLOSED)),
        ([(REMARK_BACK, CLOSED)], 0, (REMARK_AGAIN, OPEN)),
        ([A, B, (ANSWER_BACK, ANSWERED)], 2, B),
        ([A, B, (ANSWER_BACK, ANSWERED), (ANSWER_BACK, OPEN)], 1, A),
        ([A, B, (ANSWER_BACK, ANSWERED), (ANSWER_BACK, OPEN), A], 2, B),
    ],
)
def test_one_step_down_or_up_is_said_in_the_thread(
    said: list[tuple[str, str]], height: int, step: tuple[str, str]
) -> None:
    thread = _thread(*said)
    assert step_to(thread, height) == step
    assert standing([*thread, *_thread(step)]).height == height


@pytest.mark.parametrize(
    "said", [[A, B, (ANSWER_BACK, ANSWERED), (ANSWER_BACK, OPEN), ("Нова.", ANSWERED)], [A], []]
)
def test_nothing_is_said_again_after_something_new(said: list[tuple[str, str]]) -> None:
    thread = _thread(*said)
    with pytest.raises(UserError, match="Нема чого повторити"):
        step_to(thread, standing(thread).height + 1)


def test_two_steps_at_once_are_refused() -> None:
    with pytest.raises(UserError, match="нова відповідь"):
        step_to(_thread(A, B), 0)

"""Taking back one's own steps of a remark's thread: said in the thread, since nothing is removed from a file.

A thread stands at a height: 0 when the remark is made, one more with each answer or closing, one less where
the last of them was taken back, and ``GONE`` where the remark itself was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.review.remarks import CLOSED, OPEN, Reply

GONE = -1

REMARK_BACK = "Зауваження знято."
REMARK_AGAIN = "Зауваження знову в силі."
ANSWER_BACK = "Відповідь відкликано."
CLOSING_BACK = "Закриття скасовано."


@dataclass(frozen=True, slots=True)
class Standing:
    """Which steps of a thread are in force and which were taken back, the last ones last."""

    in_force: tuple[Reply, ...] = ()
    taken_back: tuple[Reply, ...] = ()
    is_asked: bool = True

    @property
    def height(self) -> int:
        """Where the thread stands."""
        return len(self.in_force) if self.is_asked else GONE

    def after(self, reply: Reply) -> Standing:
        """The standing after one more step."""
        if (reply.text, reply.state) == (REMARK_BACK, CLOSED):
            return Standing(self.in_force, self.taken_back, is_asked=False)
        if reply.text == REMARK_AGAIN and not self.is_asked:
            return Standing(self.in_force, self.taken_back)
        if reply.text in (ANSWER_BACK, CLOSING_BACK) and self.in_force:
            return Standing(self.in_force[:-1], (*self.taken_back, self.in_force[-1]))
        again = self.taken_back and _said(self.taken_back[-1]) == _said(reply)
        return Standing((*self.in_force, reply), self.taken_back[:-1] if again else ())


def standing(replies: Iterable[Reply]) -> Standing:
    """Where a thread of these steps, the oldest first, stands."""
    now = Standing()
    for reply in replies:
        now = now.after(reply)
    return now


def step_to(replies: Iterable[Reply], height: int) -> tuple[str, str]:
    """Text and state of the step that brings a thread one up or down to ``height``.

    Raises UserError where it is not one step away: somebody has gone on in it.
    """
    now = standing(replies)
    if now.height == height + 1:
        return _down(now)
    if now.height == height - 1:
        return _up(now)
    raise UserError("У цьому зауваженні відтоді є нова відповідь, тож попереднього кроку не скасувати.")


def _down(now: Standing) -> tuple[str, str]:
    if not now.in_force:
        return REMARK_BACK, CLOSED
    words = CLOSING_BACK if now.in_force[-1].state == CLOSED else ANSWER_BACK
    return words, now.in_force[-2].state if len(now.in_force) > 1 else OPEN


def _up(now: Standing) -> tuple[str, str]:
    if not now.is_asked:
        return REMARK_AGAIN, OPEN
    if not now.taken_back:
        raise UserError("Нема чого повторити в цьому зауваженні.")
    return _said(now.taken_back[-1])


def _said(reply: Reply) -> tuple[str, str]:
    return reply.text, reply.state

"""A value in words beside its field."""

from __future__ import annotations

from decimal import Decimal

from forms.values import FigureValue
from zhytomyr_desktop.history.comparing import change_of
from zhytomyr_desktop.ui.widgets.shown import change

HUGE = Decimal("9" * 24)
"""The longest whole number that a file can hold."""


def test_a_change_is_told_however_far_the_values_are_apart() -> None:
    told = change(
        FigureValue(number=HUGE, previous=Decimal("0.000000001")),
        9,
        words=("більше на", "менше на", "без змін"),
    )
    assert told.words.endswith("\N{NO-BREAK SPACE}%)")
    assert change_of(Decimal("0.000000001"), HUGE, 9).endswith("%)")


def test_a_change_from_nothing_has_no_percentage() -> None:
    assert (
        "%"
        not in change(
            FigureValue(number=Decimal(5), previous=Decimal(0)), 0, words=("більше на", "менше на", "")
        ).words
    )
    assert change_of(Decimal(0), Decimal(5), 0) == "+5"

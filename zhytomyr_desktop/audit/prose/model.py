"""A recognised number and a finding: the two values that the rules on prose exchange."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from forms.definition import Severity


class Kind(StrEnum):
    """What a number is; the kinds of ``EXEMPT`` are no figures of the report."""

    QUANTITY = "quantity"
    RANGE = "range"
    PERCENT = "percent"
    MONEY = "money"
    ORDINAL = "ordinal"
    DATE = "date"
    YEAR = "year"
    SCHOOL_YEAR = "school_year"
    LABEL = "label"
    ADDRESS = "address"
    LAW = "law"
    GRADE = "grade"
    TIME = "time"
    AGE = "age"
    NAME = "name"
    BASE = "base"


EXEMPT = frozenset(Kind) - {Kind.QUANTITY, Kind.RANGE, Kind.PERCENT, Kind.MONEY}


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a text.

    ``start``–``end``: its digits with case ending and scale, without unit and qualifier. ``value`` is exact
    and in ones (1,1 тис. is 1100); of a date it is YYYYMMDD, or MMDD where no year is printed. ``step`` is
    the worth of the last printed digit. ``high``: the upper end of a range. ``unit``: a measure's symbol
    («м²», «грн», «%») or the counted words as printed; ``head`` is the stem of the counted noun, "" of a
    measure; ``unit_end`` is where the unit ends. ``spelled``: printed in words.
    """

    start: int
    end: int
    text: str
    value: Decimal
    kind: Kind
    step: Decimal = Decimal(1)
    high: Decimal | None = None
    scale: str = ""
    unit: str = ""
    head: str = ""
    unit_end: int = 0
    qualifier: str = ""
    spelled: bool = False

    @property
    def exempt(self) -> bool:
        """Whether it is no figure but a year, a date, an address."""
        return self.kind in EXEMPT

    @property
    def is_measure(self) -> bool:
        """Whether the unit is a measure, not a counted noun."""
        return bool(self.unit) and not self.head

    @property
    def is_whole(self) -> bool:
        """Whether it was printed without decimals and without a scale."""
        return self.step == 1 and not self.scale


@dataclass(frozen=True, slots=True)
class ProseFinding:
    """What a rule found in free text.

    ``span`` is (start, end) in paragraph number ``paragraph`` of ``section``; ``stated`` and ``computed`` are
    the two sides as printed text; ``message`` is one Ukrainian sentence for a clerk; ``mend`` replaces the
    text of ``span`` and never changes a digit (None: only a person can mend it).
    """

    section: str
    paragraph: int
    span: tuple[int, int]
    rule: str
    severity: Severity
    message: str
    stated: str = ""
    computed: str = ""
    mend: str | None = None

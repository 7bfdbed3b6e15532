"""The board: how far each section is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from forms.definition import Section
from forms.values import SectionValues
from zhytomyr_desktop import renewal


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionStatus:
    """One line of the board: how far a section is. ``filled`` of ``expected`` fields are filled or absent.

    ``unanswered`` and ``answered``: its remarks that are not settled; ``changed``: what is different since it
    was accepted, which brought it back under review. ``deadline``: an ISO date or nothing; ``renew``: how
    many sentences of last year nobody renewed or confirmed.
    """

    key: str
    title: str
    department: str
    state: str
    remark: str
    filled: int
    expected: int
    conflicts: int
    unanswered: int = 0
    answered: int = 0
    changed: int = 0
    deadline: str = ""
    renew: int = 0


def line(
    section: Section,
    values: SectionValues,
    conflicts: int,
    *,
    state: str,
    remark: str,
    remarks: Sequence[str] = (),
    changed: int = 0,
) -> SectionStatus:
    """The board's line of a section, from what was entered and how many conflicts are undecided.

    ``state``, ``remark``: as the review tells them. ``remarks``: the state of each of its remarks.
    """
    expected = [f.key for f in section.fields() if f.expected]
    return SectionStatus(
        key=section.key,
        title=section.title,
        department=own(values, "department") or section.department,
        state=state,
        remark=remark,
        filled=sum(is_filled(values, key) for key in expected),
        expected=len(expected),
        conflicts=conflicts,
        unanswered=remarks.count("open"),
        answered=remarks.count("answered"),
        changed=changed,
        deadline=own(values, "deadline"),
        renew=len(renewal.to_renew(values)),
    )


def own(values: SectionValues, field: str) -> str:
    """What was entered about the section itself; empty where nothing was, or people disagree."""
    sides = values.stored.get("section", {}).get(field, ())
    return sides[0] if len(sides) == 1 else ""


def is_filled(values: SectionValues, key: str) -> bool:
    """Whether a person put something into this field, or said why nothing is there."""
    if key in values.texts:
        return bool(values.texts[key].text)
    if key in values.dates:
        return values.dates[key].day is not None
    return values.figure(key).is_filled or bool(values.tables.get(key))

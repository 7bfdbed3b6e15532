"""Agreement of a counted noun with its number, by the CLDR rules for Ukrainian and authored forms.

Norms chosen where usage wavers:

- After 2, 3, 4 the noun stands in the nominative plural («3 громадяни», orthography of 2019, II declension).
- In the accusative after 2, 3, 4 only masculine persons take the genitive («залучили 22 учнів»: the form
  ``acc_few``); women, children, animals and things keep the nominative («оздоровили 3334 дитини»).
- A fraction governs the genitive singular in every case: «27,4 учня», «у 1,5 будинку».
- After «тис.», «млн», «млрд» the noun stands in the genitive plural in every case.
- A qualifier governs its case where the sentence leaves the number in the nominative or accusative; where
  a preposition or verb asks for another case («у понад 50 будинках»), that case stays.
"""

from __future__ import annotations

from decimal import Decimal

from forms.definition import Case, Unit

from .numbers import NBSP, format_number, rounded_half_up

CATEGORIES = ("one", "few", "many", "other")

_QUALIFIER_CASE = {
    "понад": Case.ACCUSATIVE,
    "більше": Case.GENITIVE,
    "близько": Case.GENITIVE,
    "до": Case.GENITIVE,
    "не менше": Case.GENITIVE,
    "не більше": Case.GENITIVE,
    "менше": Case.GENITIVE,
}
_GOVERNED = (Case.NOMINATIVE, Case.ACCUSATIVE)

_SHARES: dict[Decimal, dict[Case, str]] = {
    Decimal(100) / part: {
        Case.NOMINATIVE: nominative,
        Case.GENITIVE: genitive,
        Case.ACCUSATIVE: accusative,
    }
    for part, nominative, genitive, accusative in (
        (2, "половина", "половини", "половину"),
        (3, "третина", "третини", "третину"),
        (4, "чверть", "чверті", "чверть"),
    )
}
"""Shares that a report tells in words, by their percentage."""

_FORM_KEYS: dict[Case, tuple[str, str, str, str]] = {
    Case.NOMINATIVE: ("one", "few", "many", "other"),
    Case.GENITIVE: ("other", "many", "many", "other"),
    Case.DATIVE: ("dat", "pl_dat", "pl_dat", "other"),
    Case.ACCUSATIVE: ("acc", "acc_few", "many", "other"),
    Case.INSTRUMENTAL: ("ins", "pl_ins", "pl_ins", "other"),
    Case.LOCATIVE: ("loc", "pl_loc", "pl_loc", "other"),
}
_FALLBACK = {"acc_few": "few"}


class MissingFormError(LookupError):
    """A noun lacks the form that a case needs; ``str(error)`` names both in Ukrainian."""


def category(number: Decimal | int, decimals: int | None = None) -> str:
    """The CLDR plural category of the number as printed: ``one``, ``few``, ``many`` or ``other``.

    ``decimals`` digits are visible after the comma, as many as the Decimal has where None; any visible
    decimal makes it ``other``, so Decimal("1.0") is ``other``. The sign does not count.
    """
    shown = rounded_half_up(number, _visible(number) if decimals is None else decimals)
    if _visible(shown):
        return "other"
    last, last_two = int(abs(shown) % 10), int(abs(shown) % 100)
    if last == 1 and last_two != 11:
        return "one"
    if 2 <= last <= 4 and not 12 <= last_two <= 14:
        return "few"
    return "many"


def form_keys(case: Case) -> tuple[str, str, str, str]:
    """The keys of ``Unit.forms`` that the case needs for the categories one, few, many and other.

    ``acc_few`` is the only one that a noun may lack: its ``few`` stands in.
    """
    return _FORM_KEYS[case]


def noun_form(
    unit: Unit, number: Decimal | int, decimals: int = 0, case: Case = Case.NOMINATIVE, scale: str = ""
) -> str:
    """The unit's noun as it stands after the number, or its symbol where it is a measure.

    Raises MissingFormError where units.toml lacks the form.
    """
    if not unit.is_noun:
        return unit.symbol
    key = "many" if scale else _FORM_KEYS[case][CATEGORIES.index(category(number, decimals))]
    form = unit.forms.get(key) or unit.forms.get(_FALLBACK.get(key, ""))
    if not form:
        raise MissingFormError(f"Іменник «{unit.key}» не має форми {key}.")
    return form


def counted(
    number: Decimal | int,
    unit: Unit,
    *,
    case: Case = Case.NOMINATIVE,
    scale: str = "",
    decimals: int = 0,
    qualifier: str = "",
    grouping: str = "five",
) -> str:
    """Qualifier, number, scale and noun or measure, joined by no-break spaces: «понад 1244,0 тис. грн».

    ``number`` is in the scale (1244.0 with «тис.»). A percent sign follows its number without a space.
    """
    noun = noun_form(unit, number, decimals, governed_case(qualifier, case), scale)
    printed = format_number(number, decimals, grouping)
    if noun.startswith("%") and not scale:
        printed, noun = printed + noun, ""
    return NBSP.join(part for part in (qualifier.replace(" ", NBSP), printed, scale, noun) if part)


def share_in_words(percent: Decimal, decimals: int = 1, qualifier: str = "") -> str:
    """«майже третина», «близько чверті», «понад половину», joined by no-break spaces; "" for other shares.

    33,3 is a third where the figure has one decimal, 33,33 where it has two; 33 is none.
    """
    for share, forms in _SHARES.items():
        exact = share == share.to_integral_value()
        if (exact or decimals) and rounded_half_up(percent, decimals) == rounded_half_up(share, decimals):
            word = forms[governed_case(qualifier, Case.NOMINATIVE)]
            return NBSP.join((*qualifier.split(), word))
    return ""


def governed_case(qualifier: str, case: Case) -> Case:
    """The case in which the noun stands after a qualifier: «близько 120 дітей», «понад 21 особу»."""
    return _QUALIFIER_CASE.get(qualifier, case) if case in _GOVERNED else case


def plural_word(
    number: Decimal | int, decimals: int, one: str, few: str, many: str, other: str | None = None
) -> str:
    """The word of the author's choice that agrees with the number: «перебувала», «перебували», «перебувало».

    ``other`` (fractions) is ``many`` where it is not given, as verbs need it: «27,4 учня навчалося».
    """
    words = (one, few, many, many if other is None else other)
    return words[CATEGORIES.index(category(number, decimals))]


def _visible(number: Decimal | int) -> int:
    if not isinstance(number, Decimal):
        return 0
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0

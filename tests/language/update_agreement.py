"""Write data/agreement.txt anew (`python -m tests.language.update_agreement`); then proof-read its diff."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import forms
from forms.definition import Case, Unit
from zhytomyr_desktop.language.agreement import noun_form

SHOWN = (Decimal(1), Decimal(2), Decimal(5), Decimal("1.5"))
ALIKE = {
    Decimal(1): (Decimal(1), Decimal(21)),
    Decimal(2): (Decimal(2), Decimal(22)),
    Decimal(5): (Decimal(5), Decimal(11), Decimal(25), Decimal(100)),
    Decimal("1.5"): (Decimal("1.0"), Decimal("1.5")),
}
"""The numbers of the norm that take the same form as the one that the file shows."""


def places(number: Decimal) -> int:
    return 0 if number == number.to_integral_value() and "." not in str(number) else 1


def page(units: Mapping[str, Unit]) -> str:
    """All nouns in all cases, one line a case, the forms of 1, 2, 5 and 1,5 between strokes."""
    lines = []
    for unit in units.values():
        if not unit.is_noun:
            continue
        lines.append(unit.key)
        lines += (f"  {case}  " + " | ".join(shapes(unit, case)) for case in Case)
    return "\n".join(lines) + "\n"


def shapes(unit: Unit, case: Case) -> list[str]:
    return [noun_form(unit, number, places(number), case) for number in SHOWN]


def main() -> None:
    read = tomllib.loads((Path(forms.__file__).parent / "units.toml").read_text(encoding="utf-8"))
    units = {key: Unit(key, forms=shapes) for key, shapes in read["noun"].items()}
    target = Path(__file__).parent / "data" / "agreement.txt"
    target.write_text(page(units), encoding="utf-8")


if __name__ == "__main__":
    main()

"""A small forms folder that each test changes where it needs to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from forms.definition import Catalogue
from forms.loader import load_catalogue

UNITS = """
[noun."тварина"]
one = "тварина"
few = "тварини"
many = "тварин"
other = "тварини"
acc = "тварину"

[noun."будинок"]
one = "будинок"
few = "будинки"
many = "будинків"
other = "будинку"
acc = "будинок"
dat = "будинку"
ins = "будинком"
loc = "будинку"
pl_dat = "будинкам"
pl_ins = "будинками"
pl_loc = "будинках"

[measure."км"]
symbol = "км"

[measure."грн"]
symbol = "грн"

[measure."%"]
symbol = "%"
"""

CATALOGUE = """
sections = ["pets", "water"]

[[priority]]
key = "green"
title = "Пріоритет «Зелене місто»"
subtitle = "Природа"
"""

WATER = """
key = "water"
title = "Водопостачання"
priority = "green"
department = "Управління"

[[group]]
title = "Мережі"

[[group.figure]]
key = "pipes"
label = "Довжина мереж"
unit = "км"
decimals = 1

[[group.statement]]
text = "Довжина мереж – {pipes}."
"""

PETS = """
key = "pets"
title = "Тварини"
priority = "green"
department = "Центр"

[[group]]
title = "Облік"

[[group.figure]]
key = "caught"
label = "Відловлено"
unit = "тварина"
previous = true

[[group.figure]]
key = "returned"
label = "Повернуто"
unit = "тварина"

[[group.statement]]
text = "Виловлено {caught}, повернуто {returned}."
"""

Folder = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Writes a forms folder; ``pets`` and others replace a file's text."""

    def write(pets: str = PETS, water: str = WATER, units: str = UNITS, catalogue: str = CATALOGUE) -> Path:
        (tmp_path / "sections").mkdir(exist_ok=True)
        (tmp_path / "units.toml").write_text(units, encoding="utf-8")
        (tmp_path / "catalogue.toml").write_text(catalogue, encoding="utf-8")
        (tmp_path / "sections" / "pets.toml").write_text(pets, encoding="utf-8")
        (tmp_path / "sections" / "water.toml").write_text(water, encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture(scope="session")
def shipped() -> Catalogue:
    return load_catalogue()

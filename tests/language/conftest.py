"""The shipped units, read without the rest of the catalogue."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

import pytest

import forms
from forms.definition import Unit

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="session")
def units() -> dict[str, Unit]:
    read = tomllib.loads((Path(forms.__file__).parent / "units.toml").read_text(encoding="utf-8"))
    nouns = {key: Unit(key, forms=shapes) for key, shapes in read["noun"].items()}
    measures = {key: Unit(key, symbol=measure["symbol"]) for key, measure in read["measure"].items()}
    return {**nouns, **measures}


@pytest.fixture(scope="session")
def pairs() -> list[dict[str, str]]:
    with (DATA / "pairs.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@pytest.fixture(scope="session")
def reviewed() -> str:
    return (DATA / "agreement.txt").read_text(encoding="utf-8")

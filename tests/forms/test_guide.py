"""docs/adding-a-section.md: its examples load, and it names everything that can be written."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import forms
from forms.field_reading import SOURCES
from forms.loader import check_forms, load_catalogue
from forms.partners import read_partners, shipped_partners
from forms.reading import Problems
from forms.rule_kinds import KINDS
from forms.section_reading import RESERVED
from forms.template import ARGUMENTS, FLAGS, SPECIAL
from forms.units import OBLIQUE, REQUIRED

ROOT = Path(forms.__file__).parent.parent
GUIDE = (ROOT / "docs" / "adding-a-section.md").read_text(encoding="utf-8")


def _example(name: str) -> str:
    match = re.search(rf"```toml {name}\n(.*?)```", GUIDE, re.DOTALL)
    assert match, name
    return match[1]


def _folder(path: Path) -> Path:
    (path / "sections").mkdir()
    shipped = (ROOT / "forms" / "units.toml").read_text(encoding="utf-8")
    names = re.findall(r"^\[.*\]$", _example("units"), re.MULTILINE)
    for name in names:
        shipped = re.sub(rf"^{re.escape(name)}\n(?:[^\[\n].*\n)*", "", shipped, flags=re.MULTILINE)
    (path / "units.toml").write_text(shipped + "\n" + _example("units"), encoding="utf-8")
    (path / "sections" / "parks.toml").write_text(_example("parks"), encoding="utf-8")
    shipped_order = (ROOT / "forms" / "catalogue.toml").read_text(encoding="utf-8")
    order = re.sub(r"sections = \[.*?\]", 'sections = ["parks"]', shipped_order, flags=re.DOTALL)
    (path / "catalogue.toml").write_text(order, encoding="utf-8")
    return path


def test_the_example_is_a_section_without_mistakes(tmp_path: Path) -> None:
    assert check_forms(_folder(tmp_path)) == []


def test_the_step_by_step_addition_fits_a_shipped_section(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "forms", tmp_path / "forms", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    water = tmp_path / "forms" / "sections" / "water.toml"
    before, rule, after = water.read_text(encoding="utf-8").partition("[[rule]]")
    water.write_text(before + _example("addition") + "\n" + rule + after, encoding="utf-8")
    assert check_forms(tmp_path / "forms") == []
    section = load_catalogue(tmp_path / "forms").section("water")
    assert section
    assert section.field("new_pumps")
    assert section.groups[-1].title == "Насоси"


def test_the_partner_shown_is_one_of_the_dictionary(tmp_path: Path) -> None:
    (tmp_path / "partners.toml").write_text(_example("partners"), encoding="utf-8")
    problems = Problems("partners.toml")
    (partner,) = read_partners(problems, tmp_path / "partners.toml").values()
    assert not problems.found
    assert shipped_partners()[partner.key] == partner


def test_the_mistakes_shown_are_those_that_are_told(tmp_path: Path) -> None:
    path = _folder(tmp_path)
    parks = path / "sections" / "parks.toml"
    text = (
        _example("parks")
        .replace('unit = "дерево"', 'unit = "дерев"', 1)
        .replace("{trees|acc}", "{tress|acc}", 1)
    )
    parks.write_text(text, encoding="utf-8")
    told = [str(error) for error in check_forms(path)]
    shown = [line for line in GUIDE.splitlines() if line.startswith("sections/parks.toml: ")]
    assert told == shown


@pytest.mark.parametrize("word", [*FLAGS, *ARGUMENTS, *SPECIAL, *SOURCES, *REQUIRED, *OBLIQUE])
def test_every_word_is_told(word: str) -> None:
    assert re.search(rf"`[^`\n]*\b{word}\b[^`\n]*`", GUIDE), word


def test_all_reserved_words_are_told() -> None:
    assert " ".join(RESERVED) in GUIDE


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_told_with_its_parameters(kind: str) -> None:
    row = next(line for line in GUIDE.splitlines() if line.startswith(f"| `{kind}` | `"))
    for parameter in KINDS[kind].parameters:
        assert f"`{parameter}`" in row, parameter

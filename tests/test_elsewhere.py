"""Another community's file: nothing names the city of the forms, departments are to be filled in."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

import forms
from forms.definition import Catalogue, Template, Unit
from forms.loader import load_catalogue
from forms.reading import Problems
from forms.references import check_references
from tests.report.reading import run
from zhytomyr_desktop import shipped
from zhytomyr_desktop.elsewhere import of_community
from zhytomyr_desktop.report.compose import COMMUNITY
from zhytomyr_desktop.workspace import Workspace

CITY = "Вигаданої міської територіальної громади"
SETTLEMENT = "Вигаданої селищної територіальної громади"
VILLAGE = "Вигаданої сільської територіальної громади"
TOLD = tomllib.loads((Path(forms.__file__).parent / "elsewhere.toml").read_text("utf-8"))
LOCAL = (
    "Житомир",
    "Верес",
    "Соколов",
    "Земляк",
    "Ріхтер",
    "Лятошин",
    "Башек",
    "Павлусенк",
    "ім. І. Франка",
    "«Милосерд",
    "ЛІТера",
    "ДопоМожу",
    "Дім української культури",
    "Домі української культури",
    "«Палац",
    "«Міські публічні",
    "Артек",
    "ідропарк",
    "РК-5",
    "BGV",
    "Радіо Рокс",
    "Крок Радіо",
    "«Лікарн",
    "Школа місцевого",
    "Знай наших",
    "Молодь єднає",
    "Збережемо енергію",
    "Сильні, вільні",
    "Першовересень",
    "Миколайчик",
    "Пригоди в зимовому",
    "Ми вдома",
    "Сучасна освіта",
    "«Соціальн(?:а|ої) кухн",
    "«Бізнес-школ",
    "«Лабораторі",
    "«Центр захисту тварин",
    "північного магістрального",
    "1 Державного пожежного",
    "круглого столу «|темам «",
    "(?:ліце|школ|заклад)\\w*(?: \\w+)? № \\d",
    "2021–2024",
    "звіт 2023",
)
"""What is met in this city only: places, institutions, campaigns, events (patterns)."""
GENERAL = {
    "ВідновиДІМ",
    "ДІЯ",
    "Домедична допомога при невідкладних станах",
    "ЕНЕРГОДІМ",
    "EU4UASchools: Build Back Better",
    "За високі досягнення у навчанні",
    "За досягнення у навчанні",
    "Захист України",
    "Народний аматорський колектив",
    "Прихисток",
    "Пункт незламності",
    "Пункти незламності",
    "Пунктів незламності",
    "Соціальне авто",
    "Увага всім!",
    "Європейський тиждень сталої енергії",
}
"""Names in quotes that any community of the country may use."""
_QUOTED = re.compile("«([^«»{}]*)»")


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, Template):
        yield part.source
    elif isinstance(part, Unit):
        yield from part.forms.values()
    elif isinstance(part, Mapping):
        yield from (text for one in part.values() for text in _texts(one))
    elif isinstance(part, tuple):
        yield from (text for one in part for text in _texts(one))
    elif is_dataclass(part):
        yield from (text for one in fields(part) for text in _texts(getattr(part, one.name)))


def _all(catalogue: Catalogue) -> list[str]:
    return list(dict.fromkeys([*_texts(catalogue.priorities), *_texts(catalogue.sections)]))


def local_names(texts: list[str]) -> list[tuple[str, str]]:
    """What these texts name that is met in the forms' own city only, each with its text."""
    return [(name, text) for name in LOCAL for text in texts if re.search(name, text)]


@pytest.fixture(params=[CITY, SETTLEMENT, VILLAGE])
def catalogue(request: pytest.FixtureRequest) -> Catalogue:
    return of_community(str(request.param))


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "вигадана.zvit"
    Workspace.new(path, 2024, community=CITY).close()
    return path


def test_no_form_of_another_community_has_a_name_met_in_the_city_of_the_forms_only(
    catalogue: Catalogue,
) -> None:
    assert {name for name, _ in local_names(_all(load_catalogue()))} == set(LOCAL)
    assert local_names(_all(catalogue)) == []
    assert any("Вигаданої" in text for text in _all(catalogue))


def test_a_statement_names_in_quotes_only_what_is_met_all_over_the_country(catalogue: Catalogue) -> None:
    """A name that somebody adds to a form is either general or gets its line in ``forms/elsewhere.toml``."""
    printed = [
        statement.template.source
        for section in catalogue.sections
        for group in section.groups
        for statement in group.statements
    ]
    named = {name for text in printed for name in _QUOTED.findall(text)}
    known = {
        *GENERAL,
        "Про збір, обробку та облік інформації про пошкоджене та знищене нерухоме майно внаслідок",
    }
    strange = {n for n in named if not any(n.startswith(one) for one in known) and "Муніципальний" not in n}
    assert strange == set()


def test_every_phrase_is_met_in_the_forms() -> None:
    texts = "\n".join(_all(load_catalogue()))
    assert [old for old in (*TOLD["phrases"], *TOLD["settlement"]) if old not in texts] == []
    assert of_community(COMMUNITY) is shipped.catalogue()


def test_the_forms_of_another_community_keep_every_rule_of_the_forms(catalogue: Catalogue) -> None:
    problems = {section.key: Problems(section.key) for section in catalogue.sections}
    check_references(catalogue, problems)
    assert [error for one in problems.values() for error in one.found] == []
    known = load_catalogue()
    for section in catalogue.sections:
        ours = known.by_key[section.key]
        assert list(section.by_key) == list(ours.by_key)
        assert [g.key for g in section.groups] == [g.key for g in ours.groups]
        assert [s.key for g in section.groups for s in g.statements] == [
            s.key for g in ours.groups for s in g.statements
        ]


@pytest.mark.parametrize(("community", "council"), [(SETTLEMENT, "селищн"), (VILLAGE, "сільськ")])
def test_a_community_without_a_city_has_its_own_council(community: str, council: str) -> None:
    texts = _all(of_community(community))
    assert [text for text in texts if re.search(r"(?i)\bміськ|\bміст(?:о|а|у|і|ом)\b", text)] == []
    assert any(f"{council}ого голови" in text for text in texts)
    sport = of_community(community).by_key["sport"]
    units = {word for figure in sport.figures() for word in figure.unit.forms.values()}
    assert f"{council}ий спортивний захід" in units


def test_braces_in_a_communitys_name_break_no_sentence(tmp_path: Path) -> None:
    path = tmp_path / "дужки.zvit"
    Workspace.new(path, 2024, community="Дивної {[міської громади").close()
    with Workspace.open(path) as work:
        work.set_field("housing", "inspected", "value", "3")
        assert "Дивної {[міської громади" in " ".join(p.text for p in work.section_document("housing"))


@pytest.mark.parametrize(("community", "council"), [(CITY, "міської"), (VILLAGE, "сільської")])
def test_the_empty_report_names_its_own_council_and_nothing_of_another_city(
    tmp_path: Path, community: str, council: str
) -> None:
    with Workspace.new(tmp_path / "порожній.zvit", 2024, community=community) as work:
        work.write_report(tmp_path / "порожній.pdf")
    text = " ".join(run("pdftotext", tmp_path / "порожній.pdf", "-").split())
    assert f"до рішення виконавчого комітету {council} ради" in text
    assert community in text.replace("\u00ad", "")
    assert local_names([text]) == []
    assert "СИЧОВА" not in text


def test_its_sections_are_handed_out_and_stay_its_own(other: Path, tmp_path: Path) -> None:
    with Workspace.open(other) as work:
        assert {line.department for line in work.status()} == {""}
        work.set_field("water", "section", "department", "Водоканал")
        packages = work.gathering.hand_out(tmp_path / "роздано", ["water", "employment"])
        assert [one.department for one in packages] == [work.section("employment").title, "Водоканал"]
    for package in packages:
        with Workspace.open(package.file) as part:
            assert local_names(_all(part.catalogue)) == []
            part.set_status(part.scope[0], "submitted")
        with Workspace.open(other) as work:
            assert work.gathering.merge([package.file]).files[0].refused == ()


def test_the_citys_own_file_keeps_its_departments(tmp_path: Path) -> None:
    path = tmp_path / "місто.zvit"
    Workspace.new(path, 2024).close()
    with Workspace.open(path) as work:
        assert work.catalogue is Workspace.open(path, read_only=True).catalogue
        assert all(line.department for line in work.status())

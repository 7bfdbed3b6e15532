"""The shipped figures of 2023, and what is said of a sample file that does not suit its form."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.errors import FormError
from forms.loader import load_catalogue
from forms.stored import read_values
from forms.values import ABSENT
from zhytomyr_desktop.issuing import sample
from zhytomyr_desktop.report.compose import compose_section


def _read(folder: Path, content: str, name: str = "animals.toml") -> dict[tuple[str, str, str], str]:
    (folder / name).write_text(content, encoding="utf-8")
    return sample.read(load_catalogue(), folder)


def test_every_shipped_entry_is_a_value_of_its_field() -> None:
    catalogue = load_catalogue()
    texts = sample.read(catalogue, sample.FOLDER)
    values = read_values(catalogue, sample.YEAR, {place: (text,) for place, text in texts.items()})
    filled = [f for s in values.sections.values() for f in s.figures.values()]
    assert len(filled) > 100
    assert all(figure.is_filled and not figure.sides for figure in filled)
    for key, section in values.sections.items():
        printed = {paragraph.statement for paragraph in compose_section(catalogue, values, key)}
        assert {name for name in section.statements if name.startswith("own/")} <= printed


def test_own_statements_stand_after_the_one_they_name() -> None:
    catalogue = load_catalogue()
    texts = sample.read(catalogue, sample.FOLDER)
    values = read_values(catalogue, sample.YEAR, {place: (text,) for place, text in texts.items()})
    order = [paragraph.statement for paragraph in compose_section(catalogue, values, "children")]
    own = [key for key in order if key.startswith("own/")]
    assert own == sorted(own)
    assert order[0] == "own/sample001"


def test_each_kind_of_entry(tmp_path: Path) -> None:
    texts = _read(
        tmp_path,
        '[figures]\ncaught = { value = "1 244", previous = "990", qualifier = "понад", '
        'as_of = 2023-12-31, note = "Облік" }\n'
        'returned = { absent = "не рахували" }\n[texts]\npartner = "Лапи"\n',
    )
    assert texts == {
        ("animals", "caught", "value"): "1244",
        ("animals", "caught", "previous"): "990",
        ("animals", "caught", "qualifier"): "понад",
        ("animals", "caught", "as_of"): "2023-12-31",
        ("animals", "caught", "note"): "Облік",
        ("animals", "returned", "value"): f"{ABSENT}не рахували",
        ("animals", "partner", "value"): "Лапи",
    }


def test_the_report_s_own_data(tmp_path: Path) -> None:
    content = (
        'title = "Звіт"\ndecision_date = 2024-02-01\n[[signatory]]\npost = "Голова"\nname = "Олена ҐУДЗЬ"\n'
    )
    assert _read(tmp_path, content, "report.toml") == {
        ("report", "title", "value"): "Звіт",
        ("report", "decision_date", "value"): "2024-02-01",
        ("report", "signatory/1/post", "value"): "Голова",
        ("report", "signatory/1/name", "value"): "Олена ҐУДЗЬ",
    }


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("[figures", "TOML"),
        ('[figures]\nnothing = "5"\n', "nothing"),
        ('[figures]\ncaught = "5а"\n', "caught"),
        ('[figures]\ncaught = { colour = "5" }\n', "caught: colour"),
        ('[figure]\ncaught = "5"\n', "figure"),
        ('[[statement]]\ngroup = "nowhere"\ntext = "Т"\n', "statement"),
        ('[[statement]]\ntext = "Т"\n', "statement"),
        ('[[table.nothing]]\nname = "Т"\n', "nothing"),
    ],
)
def test_what_does_not_suit_the_form_is_named(tmp_path: Path, content: str, key: str) -> None:
    with pytest.raises(FormError, match=r"animals\.toml") as caught:
        _read(tmp_path, content)
    assert key in caught.value.key


def test_a_statement_after_an_unknown_one_is_named(tmp_path: Path) -> None:
    group = load_catalogue().section("animals").groups[0]  # type: ignore[union-attr]
    with pytest.raises(FormError, match="nothing"):
        _read(tmp_path, f'[[statement]]\ngroup = "{group.key}"\nafter = "nothing"\ntext = "Т"\n')


def test_a_file_of_no_section_is_named(tmp_path: Path) -> None:
    with pytest.raises(FormError, match=r"animal\.toml"):
        _read(tmp_path, "", "animal.toml")

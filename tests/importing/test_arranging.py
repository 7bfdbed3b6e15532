"""Paragraphs told apart by the headings of the catalogue."""

from __future__ import annotations

import pytest

from forms.loader import load_catalogue
from zhytomyr_desktop.importing.arranging import Signer, arrange, new_only

REPORT = [
    "Додаток",
    "Пріоритет «Активне місто»",
    "Створення середовища для самореалізації та змістовного дозвілля",
    "Культура",
    "Проведено 61 захід.",
    "[bookmark: _Hlk1]Фізична культура і спорт ",
    "Проведено 24 змагання.",
    "Директор департаменту",
    "культури міської ради\t\t\tОлена КОВАЛЕНКО",
    "Керуючий справами      Іван ПЕТРЕНКО-БІЛИЙ",
]


def test_each_paragraph_goes_to_the_section_under_whose_heading_it_stands() -> None:
    found = arrange(load_catalogue(), REPORT)
    assert found.sections == {"culture": ["Проведено 61 захід."], "sport": ["Проведено 24 змагання."]}
    assert found.left_out == ["Додаток"]


def test_the_signers_are_read_with_posts_of_several_lines() -> None:
    assert arrange(load_catalogue(), REPORT).signers == [
        Signer("Директор департаменту культури міської ради", "Олена КОВАЛЕНКО"),
        Signer("Керуючий справами", "Іван ПЕТРЕНКО-БІЛИЙ"),
    ]


@pytest.mark.parametrize("heading", ["КУЛЬТУРА", "Охорона здоров'я", "Централізоване теплопостаченя"])
def test_a_heading_is_known_in_other_letters_and_with_a_slip(heading: str) -> None:
    found = arrange(load_catalogue(), [heading, "Текст."])
    assert [*found.sections.values()] == [["Текст."]]


def test_a_sentence_that_names_a_section_is_no_heading() -> None:
    found = arrange(load_catalogue(), ["Культура", "Культура.", "Фізична культура і спорт розвиваються"])
    assert found.sections["culture"] == ["Фізична культура і спорт розвиваються"]


def test_only_what_is_new_is_taken_as_often_as_it_is_new() -> None:
    assert new_only(["а", "б", "а"], ["а"]) == ["б", "а"]

"""The composed report of 2023 tells the facts of the printed one in its own words."""

from __future__ import annotations

import pytest

from forms.loader import load_catalogue
from forms.stored import read_values
from forms.values import ReportValues
from tests.forms.originality import RUN, content_words, fingerprint, kept, runs
from zhytomyr_desktop.issuing import sample
from zhytomyr_desktop.report.compose import compose_section

CATALOGUE = load_catalogue()

NAMES_ONLY = {
    ("education", "extra"): "the names of five institutions one after another",
    ("sport", "popular"): "the names of twelve tournaments one after another",
}
"""Statements whose common run is nothing but proper names, which nobody may reword."""


@pytest.fixture(scope="module")
def values() -> ReportValues:
    stored = sample.read(CATALOGUE, sample.FOLDER)
    return read_values(CATALOGUE, sample.YEAR, {place: (text,) for place, text in stored.items()})


@pytest.fixture(scope="module")
def printed() -> set[str]:
    return kept()


SECTIONS = [section.key for section in CATALOGUE.sections]


@pytest.mark.parametrize("section", SECTIONS)
def test_no_sentence_is_copied(values: ReportValues, printed: set[str], section: str) -> None:
    copied = [
        (paragraph.statement, run)
        for paragraph in compose_section(CATALOGUE, values, section)
        if (section, paragraph.statement) not in NAMES_ONLY
        for run in runs(paragraph.text)
        if fingerprint(run) in printed
    ]
    assert copied == []


def test_a_copied_sentence_would_be_found(printed: set[str]) -> None:
    names = [
        "центр творчості дітей і молоді, міський центр науково-технічної творчості учнівської молоді,",
        "міська школа хореографічного мистецтва",
    ]
    assert any(fingerprint(run) in printed for run in runs(" ".join(names)))


def test_what_is_a_word_of_the_author_s_choice() -> None:
    paragraph = "У Києві «Школа «Мрія»» здобула 5 перемог та п'ять нагород із веслування на воді"
    assert content_words(paragraph) == ["здобула", "перемог", "п’ять", "нагород", "веслування", "воді"]


def test_few_words_make_no_run() -> None:
    assert list(runs(" ".join(["слово"] * (RUN - 1)))) == []
    assert len(list(runs(" ".join(["слово"] * RUN)))) == 1

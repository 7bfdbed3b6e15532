"""The order of a section's statements, moving them, and figures by label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from forms.definition import Figure, Unit
from forms.loader import load_catalogue
from zhytomyr_desktop import statements
from zhytomyr_desktop.errors import EntryError
from zhytomyr_desktop.statements import Placed
from zhytomyr_desktop.workspace import Workspace

SECTION = load_catalogue().section("animals")


@pytest.fixture
def work(city: Path) -> Iterator[Workspace]:
    with Workspace.open(city, author="Леся") as opened:
        yield opened


def _order(work: Workspace) -> list[Placed]:
    return statements.in_order(SECTION, work.values.section("animals"))


def _printed(work: Workspace) -> list[str]:
    return list(dict.fromkeys(p.statement for p in work.section_document("animals")))


def _put(work: Workspace, placed: Placed, texts: dict[str, str]) -> None:
    work.set_many(("animals", placed.item, field, text) for field, text in texts.items())


def test_the_order_is_that_of_the_report(work: Workspace) -> None:
    keys = [placed.key for placed in _order(work)]
    assert [key for key in keys if key in _printed(work)] == _printed(work)
    assert [placed.position for placed in _order(work) if placed.own] == []


@pytest.mark.parametrize("by", [-1, 1])
def test_a_statement_moves_past_its_neighbour_and_back(work: Workspace, by: int) -> None:
    group = max(SECTION.groups, key=lambda g: len(g.statements))
    placed = [p for p in _order(work) if p.group == group.key]
    assert len(placed) > 1
    mover = placed[1 if by < 0 else 0]
    before = _printed(work)
    shown = {p.key for p in _order(work)}
    _put(work, mover, statements.moved(_order(work), mover.key, by, shown))
    after = _printed(work)
    assert after.index(mover.key) == before.index(mover.key) + by
    _put(work, mover, statements.moved(_order(work), mover.key, -by, shown))
    assert _printed(work) == before


def test_a_statement_of_the_form_stays_in_its_group_and_an_own_one_goes_on(work: Workspace) -> None:
    group = SECTION.groups[0]
    last = [p for p in _order(work) if p.group == group.key][-1]
    everything = {p.key for p in _order(work)}
    assert statements.moved(_order(work), last.key, 1, everything) == {}
    own = work.add_statement("animals", group.key, "Власне речення.")
    key = f"own/{own}"
    texts = statements.moved(_order(work), key, 1, {*everything, key})
    assert texts["group"] == SECTION.groups[1].key
    before = [p.key for p in _order(work)].index(key)
    placed = next(p for p in _order(work) if p.key == key)
    _put(work, placed, texts)
    assert [p.key for p in _order(work)].index(key) == before
    next_one = statements.moved(_order(work), key, 1, {*everything, key})
    _put(work, placed, next_one)
    assert [p.key for p in _order(work)].index(key) == before + 1


def test_hidden_statements_are_passed_over(work: Workspace) -> None:
    group = max(SECTION.groups, key=lambda g: len(g.statements))
    placed = [p for p in _order(work) if p.group == group.key]
    work.add_statement("animals", group.key, "Останнє.")
    own = _order(work)[[p.group for p in _order(work)].index(group.key) + len(placed)]
    work.set_field("animals", placed[-1].item, "hidden", "1")
    seen = set(_printed(work))
    _put(work, own, statements.moved(_order(work), own.key, -1, seen))
    keys = _printed(work)
    assert keys.index(own.key) == keys.index(placed[-2].key) - 1


def test_a_new_statement_stands_right_after_the_chosen_one(work: Workspace) -> None:
    chosen = _order(work)[0]
    group, position = statements.place_after(SECTION, _order(work), chosen.key)
    work.add_statement("animals", group, "Одразу після.", position)
    assert [p.text for p in _order(work)][1] == "Одразу після."
    group, position = statements.place_after(SECTION, _order(work), "")
    work.add_statement("animals", group, "Наприкінці.", position)
    assert _order(work)[-1].text == "Наприкінці."


def test_a_moved_statement_goes_back_to_the_place_of_the_form(work: Workspace) -> None:
    before = _printed(work)
    mover = next(p for p in _order(work) if [q.group for q in _order(work)].count(p.group) > 1)
    _put(work, mover, statements.moved(_order(work), mover.key, 1, set(before)))
    assert _printed(work) != before
    _put(work, mover, {"position": ""})
    assert _printed(work) == before


def test_between_two_that_two_people_put_in_one_place_a_new_one_stands_behind_both(work: Workspace) -> None:
    group = SECTION.groups[0].key
    keys = [
        f"own/{work.add_statement('animals', group, text, position='zz')}" for text in ("Одне.", "Друге.")
    ]
    for key in keys:
        _, position = statements.place_after(SECTION, _order(work), key)
        assert position > "zz"


def test_two_fields_of_one_label_are_told_apart() -> None:
    unit = Unit("особа", {"one": "особа"})
    twice = tuple(Figure(key=key, label="Усього {осіб}", unit=unit) for key in ("men", "women", "all"))
    section = replace(SECTION, groups=(replace(SECTION.groups[0], fields=twice, statements=()),))
    assert list(statements.labels(section).items()) == [
        ("Усього  осіб", "men"),
        ("Усього  осіб (2)", "women"),
        ("Усього  осіб (3)", "all"),
    ]


def test_figures_are_written_by_label_and_kept_by_key() -> None:
    named = statements.labels(SECTION)
    assert len(named) == len(list(SECTION.fields()))
    for placed in (s.template.source for g in SECTION.groups for s in g.statements):
        shown = statements.with_labels(placed, named)
        assert statements.with_keys(shown, named, ("year", "previous_year", "next_year")) == placed
    label = next(label for label, key in named.items() if key == "caught")
    assert statements.with_keys(f"Разом {{ {label.upper()} |gen}}.", named) == "Разом {caught|gen}."


def test_a_slot_that_stands_for_nothing_is_told() -> None:
    with pytest.raises(EntryError, match="Коти й собаки"):
        statements.with_keys("Є {Коти й собаки}.", statements.labels(SECTION))
    with pytest.raises(EntryError, match="без пари"):
        statements.with_keys("Є {caught} і {", statements.labels(SECTION))

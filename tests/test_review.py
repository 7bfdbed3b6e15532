"""Remarks, returning and accepting on real files that travel between the city and its clerks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.travels import CLERK, COORDINATOR, cut, open_city, take_in
from zhytomyr_desktop.errors import EntryError, UserError
from zhytomyr_desktop.review.remarks import ANSWERED, CLOSED, OPEN
from zhytomyr_desktop.workspace import Workspace

OTHER = "Ірина Швець"


def test_a_remark_travels_to_the_clerk_and_its_answer_back(city: Path) -> None:
    with open_city(city) as work:
        asked = work.review.ask("animals", "caught", "Чому менше, ніж торік?")
        assert (asked.state, asked.author, asked.about) == (OPEN, COORDINATOR, "caught")
    part = cut(city, "part")
    with Workspace.open(part, author=CLERK) as work:
        [found] = work.review.remarks("animals", "caught", unsettled=True)
        answered = work.review.answer(found.id, "Два місяці не працював автомобіль.")
        assert answered.state == ANSWERED
    take_in(city, part)
    with open_city(city) as work:
        assert work.conflicts() == []
        [back] = work.review.remarks("animals")
        assert [(r.text, r.author) for r in back.replies] == [("Два місяці не працював автомобіль.", CLERK)]
        line = next(line for line in work.status() if line.key == "animals")
        assert (line.unanswered, line.answered) == (0, 1)
        assert work.review.close(back.id).is_settled
        assert work.review.remarks(unsettled=True) == ()


def test_two_answers_at_once_are_no_conflict_and_both_stay(city: Path) -> None:
    with open_city(city) as work:
        work.review.ask("animals", "caught", "Звідки число?")
    parts = [cut(city, "one"), cut(city, "two")]
    for part, author in zip(parts, (CLERK, OTHER), strict=True):
        with Workspace.open(part, author=author) as work:
            work.review.answer(work.review.remarks()[0].id, f"Відповідає {author}.")
    take_in(city, *parts)
    with open_city(city) as work:
        assert work.conflicts() == []
        [remark] = work.review.remarks()
        assert {reply.author for reply in remark.replies} == {CLERK, OTHER}
        assert remark.state == ANSWERED


def test_an_answer_that_the_closing_did_not_see_brings_the_remark_back(city: Path) -> None:
    with open_city(city) as work:
        asked = work.review.ask("animals", "caught", "Звідки число?")
    part = cut(city, "part")
    with Workspace.open(part, author=CLERK) as work:
        work.review.answer(asked.id, "Виправлю завтра.")
    with open_city(city) as work:
        work.review.close(asked.id)
    take_in(city, part)
    with open_city(city) as work:
        [remark] = work.review.remarks()
        assert remark.state == ANSWERED
        assert work.review.close(remark.id).state == CLOSED


@pytest.mark.parametrize("state", ["accepted", "returned"])
def test_no_state_is_entered_around_the_rules_of_accepting(city: Path, state: str) -> None:
    with open_city(city) as work:
        with pytest.raises(EntryError, match="командою status"):
            work.set_field("animals", "section", "state", state)
        assert work.review.state("animals") == "draft"


def test_a_clerk_takes_no_step_back_once_the_section_is_accepted(city: Path) -> None:
    with open_city(city) as work:
        work.set_status("animals", "accepted")
    with Workspace.open(cut(city, "part"), author=CLERK) as work:
        with pytest.raises(UserError, match="прийнято"):
            work.review.restore({("animals", "section", "state"): "draft"})
        assert work.review.is_frozen("animals")


def test_a_clerk_who_answers_an_own_remark_has_answered_it(city: Path) -> None:
    part = cut(city, "part")
    with Workspace.open(part, author=CLERK) as work:
        asked = work.review.ask("animals", "caught", "Чи рахувати січень?")
        assert work.review.answer(asked.id, "Порахував і січень.").state == ANSWERED


def test_who_asks_on_leaves_the_remark_open(city: Path) -> None:
    with open_city(city) as work:
        asked = work.review.ask("animals", "section", "Додайте відомості про щеплення.")
    part = cut(city, "part")
    with Workspace.open(part, author=CLERK) as work:
        work.review.mark_done(asked.id)
    take_in(city, part)
    with open_city(city) as work:
        assert work.review.answer(asked.id, "Не бачу їх у тексті.").state == OPEN


def test_a_clerk_does_not_close_what_another_asked(city: Path) -> None:
    with open_city(city) as work:
        asked = work.review.ask("animals", "caught", "Звідки число?")
    with Workspace.open(cut(city, "part"), author=CLERK) as work:
        with pytest.raises(UserError, match="Зауваження закриває"):
            work.review.close(asked.id)
        own = work.review.ask("animals", "caught", "Чи рахувати котів?")
        assert work.review.close(own.id).is_settled


@pytest.mark.parametrize("about", ["dragons", "remark/1", "caught/1"])
def test_a_remark_is_about_something_that_the_form_has(city: Path, about: str) -> None:
    with open_city(city) as work, pytest.raises(EntryError, match="немає показника"):
        work.review.ask("animals", about, "Що це?")


def test_an_empty_remark_or_answer_is_refused(city: Path) -> None:
    with open_city(city) as work:
        with pytest.raises(UserError, match="Напишіть зауваження"):
            work.review.ask("animals", "caught", " \n ")
        asked = work.review.ask("animals", "caught", "Звідки число?")
        with pytest.raises(UserError, match="Напишіть відповідь"):
            work.review.answer(asked.id, " ")
        with pytest.raises(UserError, match="жодне зауваження"):
            work.review.answer("zzz", "Так.")


def test_a_section_is_returned_with_a_remark_that_can_be_answered(city: Path) -> None:
    with open_city(city) as work:
        with pytest.raises(UserError, match="напишіть зауваження"):
            work.set_status("animals", "returned")
        work.set_status("animals", "returned", "Перевірте суми.")
        [remark] = work.review.remarks("animals")
        assert (remark.text, remark.about) == ("Перевірте суми.", "section")


def test_a_section_is_returned_with_remarks_at_fields_alone(city: Path) -> None:
    with open_city(city) as work:
        work.review.ask("animals", "caught", "Звідки число?")
        work.set_status("animals", "returned")
        assert work.review.state("animals") == "returned"


def test_an_accepted_section_is_frozen_and_reopened_with_a_reason(city: Path) -> None:
    with open_city(city) as work:
        work.review.ask("animals", "caught", "Звідки число?")
        work.set_status("animals", "accepted")
        assert work.review.remarks(unsettled=True) == ()
        for field, text in (("value", "500"), ("note", "оцінка"), ("previous", "1")):
            with pytest.raises(EntryError, match="прийнято"):
                work.set_field("animals", "caught", field, text)
        with pytest.raises(EntryError, match="прийнято"):
            work.set_field("animals", "section", "state", "draft")
        with pytest.raises(EntryError, match="прийнято"):
            work.add_statement("animals", work.section("animals").groups[0].key, "Ще речення.")
        assert work.text("animals", "caught") == "423"
        work.set_figure("water", next(f.key for f in work.section("water").figures()), "1")
        with pytest.raises(UserError, match="вкажіть причину"):
            work.set_status("animals", "submitted")
        work.set_status("animals", "submitted", "Знайдено помилку у звіті центру.")
        work.set_figure("animals", "caught", "500")
        told = [(e.change.field, e.change.value) for e in work.history("animals", "section")]
        assert told[-2:] == [("state", "submitted"), ("remark", "Знайдено помилку у звіті центру.")]


def test_a_clerk_cannot_change_or_reopen_what_is_accepted(city: Path) -> None:
    with open_city(city) as work:
        work.set_status("animals", "accepted")
    with Workspace.open(cut(city, "part"), author=CLERK) as work:
        with pytest.raises(EntryError, match="попросіть координатора"):
            work.set_figure("animals", "caught", "500")
        for state in ("draft", "submitted", "returned"):
            with pytest.raises(UserError, match="у файлі міста"):
                work.set_status("animals", state, "Хочу.")


def test_a_change_that_arrives_after_acceptance_reopens_review_and_says_what(city: Path) -> None:
    part = cut(city, "part")
    with Workspace.open(part, author=CLERK) as work:
        work.set_figure("animals", "caught", "430")
    with open_city(city) as work:
        work.set_status("animals", "submitted")
        work.set_status("animals", "accepted")
        assert not work.changed_since_acceptance("animals")
    take_in(city, part)
    with open_city(city) as work:
        since = work.changed_since_acceptance("animals")
        assert [(c.item, c.value, c.author) for c in since.changes] == [("caught", "430", CLERK)]
        line = next(line for line in work.status() if line.key == "animals")
        assert (line.state, line.changed) == ("submitted", 1)
        work.set_figure("animals", "caught", "431")
        work.set_status("animals", "accepted")
        assert not work.changed_since_acceptance("animals")
        assert work.review.is_frozen("animals")
        work.gathering.undo()
        assert work.text("animals", "caught") == "431"
        assert not work.changed_since_acceptance("animals")


def test_undoing_a_merge_that_was_accepted_reopens_review_and_taking_it_again_does_not(city: Path) -> None:
    part = cut(city, "part")
    with Workspace.open(part, author=CLERK) as work:
        work.set_figure("animals", "caught", "430")
        work.add_statement("animals", work.section("animals").groups[0].key, "Ще речення.")
    take_in(city, part)
    with open_city(city) as work:
        work.set_status("animals", "accepted")
        work.gathering.undo()
        since = work.changed_since_acceptance("animals")
        assert [c.value for c in since.changes] == ["423"]
        assert since.gone == 3
        assert work.review.state("animals") == "submitted"
        work.gathering.merge([part])
        assert not work.changed_since_acceptance("animals")


def test_an_equal_value_that_arrives_changes_nothing(city: Path) -> None:
    part = cut(city, "part")
    for path, author in ((part, CLERK), (city, COORDINATOR)):
        with Workspace.open(path, author=author) as work:
            work.set_figure("animals", "caught", "430")
    with open_city(city) as work:
        work.set_status("animals", "accepted")
        work.gathering.merge([part])
        assert not work.changed_since_acceptance("animals")


def test_what_people_disagree_about_cannot_be_accepted(city: Path) -> None:
    part = cut(city, "part")
    for path, author, number in ((part, CLERK, "430"), (city, COORDINATOR, "440")):
        with Workspace.open(path, author=author) as work:
            work.set_figure("animals", "caught", number)
    take_in(city, part)
    with open_city(city) as work, pytest.raises(UserError, match="розбіжності"):
        work.set_status("animals", "accepted")


def test_what_only_an_undone_merge_had_brought_reopens_review_by_being_gone(city: Path) -> None:
    part = cut(city, "part")
    with Workspace.open(part, author=CLERK) as work:
        work.add_statement("animals", work.section("animals").groups[0].key, "Ще речення.")
    take_in(city, part)
    with open_city(city) as work:
        work.set_status("animals", "accepted")
        work.gathering.undo()
        since = work.changed_since_acceptance("animals")
        assert (since.changes, since.gone) == ((), 3)
        assert work.review.state("animals") == "submitted"


def test_an_older_acceptance_does_not_hold_for_what_a_newer_one_did_not_cover(city: Path) -> None:
    with open_city(city) as work:
        work.set_status("animals", "accepted")
        work.set_status("animals", "submitted", "Помилка у довідці.")
        work.set_figure("animals", "caught", "430")
    part = cut(city, "part")
    with Workspace.open(part, author=CLERK) as work:
        work.set_figure("animals", "caught", "423")
    with open_city(city) as work:
        work.set_status("animals", "accepted")
        work.gathering.merge([part])
        assert [c.value for c in work.changed_since_acceptance("animals").changes] == ["423"]

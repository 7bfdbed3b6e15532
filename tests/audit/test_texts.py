"""The audit of people's own sentences, told as findings."""

from __future__ import annotations

from zhytomyr_desktop.audit.texts import Told, findings


def _told(text: str, **more: object) -> Told:
    return Told(section="mobility", title="Стала мобільність", item="own/1", text=text, **more)  # type: ignore[arg-type]


def test_a_persons_wrong_agreement_is_found_at_its_statement() -> None:
    (found,) = findings([_told("Обстеження пройшли 4388 жінки громади.", free=True)])
    assert (found.section, found.items, found.rule) == (
        "mobility",
        ("own/1",),
        "wording_agreement:own/1:жінки",
    )
    assert "4388 жінки" in found.message


def test_the_forms_own_sentences_are_left_to_the_rules_of_the_form() -> None:
    text = "Обстеження пройшли 4388 жінки громади."
    assert findings([_told(text)]) == []


def test_words_that_come_from_a_figure_are_the_programs_own() -> None:
    text = "Обстеження пройшли 4388 жінки громади."
    start = text.index("4388")
    bound = ((start, start + len("4388 жінки")),)
    assert findings([_told(text, free=True, bound=bound)]) == []


def test_a_figure_bound_in_a_wrong_sum_is_still_told() -> None:
    text = "Встановлено 653 камери, з них: 263 на вулицях, 206 у школах, 26 у лікарнях, 22 на зупинках."
    bound = ((text.index("653"), text.index("653") + 10),)
    (found,) = findings([_told(text, free=True, bound=bound)])
    assert (found.stated, found.computed) == ("653", "517")


def test_words_typed_into_a_field_are_read_as_a_persons() -> None:
    one, other = "Вивозить «КАТП-0628».", "Лампи утилізує «АТП 0628»."
    start = other.index("«АТП")
    typed = ((start, start + len("«АТП 0628»")),)
    told = [_told(one), _told(one), _told(other, typed=typed)]
    (found,) = findings(told)
    assert (found.rule, found.stated, found.computed) == (
        "wording_name:own/1:АТП 0628",
        "АТП 0628",
        "КАТП-0628",
    )
    assert findings([_told(one), _told(one), _told(other)]) == []

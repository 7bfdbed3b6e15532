"""What a sentence states is recomputed: found where it is wrong, silent where it is right."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.definition import Severity
from zhytomyr_desktop.audit.prose.check import audit_report, audit_section
from zhytomyr_desktop.audit.prose.model import ProseFinding


def _prose(text: str) -> list[ProseFinding]:
    return [f for f in audit_section("s", [text]) if f.rule.startswith("prose")]


def _section(*texts: str) -> list[ProseFinding]:
    return [f for f in audit_section("s", texts) if f.rule.startswith("prose")]


@pytest.mark.parametrize(
    ("text", "stated", "computed", "severity"),
    [
        ("Показано 61 фільм, а саме: 12 прем’єр, 2 стрічки, 34 добірки.", "61", "48", Severity.ERROR),
        ("Є 90 камер: у парках – 50, на мостах – 20, у школах – 10.", "90", "80", Severity.ERROR),
        ("Є 90 ламп, у т. ч. 50 – у лісі, 20 – у саду, 9 – у селі, 6 – у гаю.", "90", "85", Severity.WARNING),
        ("Працює 30 осіб, з них: 20 жінок та 15 чоловіків.", "30", "35", Severity.WARNING),
        ("Житлових будинків 508 (314 – приватних, 190 – багатоквартирних).", "508", "504", Severity.ERROR),
        ("Зібрано 5,0 млн грн, у тому числі 6,1 млн грн від громади.", "6,1 млн", "5,0 млн", Severity.ERROR),
        ("На обліку 40 осіб, 55 осіб з них працевлаштовано.", "55", "40", Severity.ERROR),
    ],
)  # fmt: skip
def test_parts_and_wholes_that_disagree(text: str, stated: str, computed: str, severity: Severity) -> None:
    (finding,) = [f for f in _prose(text) if f.rule == "prose_sum"] or _prose(text) or [None]
    assert finding is not None
    assert (finding.stated, finding.computed, finding.severity) == (stated, computed, severity)


@pytest.mark.parametrize(
    "text",
    [
        "Показано 48 фільмів, а саме: 12 прем’єр, 2 фестивальні стрічки, 34 добірки.",
        "Є 80 камер: у парках – 50, на мостах – 20, у школах – 10.",
        "Перевезено 32,4 млн осіб, з них тролейбусами – 30,0 млн осіб, трамваями – 2,4 млн осіб.",
        "Навчається майже 1,0 тис. дітей, у тому числі 281 дитина в садках, 707 – у школах.",
        "Є 90 камер, зокрема 50 камер у парках, 20 – на мостах, 10 – у школах.",
        "Є 90 камер, у тому числі 50 камер у парках.",
        "Взяли участь 185 учнів з 25 закладів, з яких 138 стали призерами.",
        "Надійшло 20,0 млн грн: 3 гранти і 5 позик.",
        "Зібрано понад 50 тис. грн, у тому числі 30 тис. грн від бізнесу та 22 тис. грн від мешканців.",
    ],
)
def test_parts_and_wholes_that_agree_or_are_partial(text: str) -> None:
    assert _prose(text) == []


def test_a_list_is_as_long_as_announced() -> None:
    (finding,) = _prose("Працює 5 установ: дві лікарні, дві поліклініки, центр та амбулаторія.")
    assert (finding.rule, finding.stated, finding.computed) == ("prose_list", "5", "6")
    assert _prose("Працює 6 установ: дві лікарні, дві поліклініки, центр та амбулаторія.") == []
    assert _prose("Відбулося 3 турніри: шахи, шашки, плавання.") == []


@pytest.mark.parametrize(
    ("text", "stated", "computed", "severity"),
    [
        ("Мереж 529,1 км, з яких 323,4 км (65,0%) зношено.", "65,0%", "61,1%", Severity.ERROR),
        ("Обстежено 4388 жінок, з них у 4,0% (191 особа) є ризик.", "4,0%", "4,4%", Severity.ERROR),
        ("Мереж 263,5 км, з яких 192,0 км (73,0%) зношено.", "73,0%", "72,9%", Severity.HINT),
        ("Укомплектовано 30 місць (70,0%) із 40 місць.", "70,0%", "75,0%", Severity.ERROR),
    ],
)
def test_shares_with_a_named_base(text: str, stated: str, computed: str, severity: Severity) -> None:
    (finding,) = _prose(text)
    assert (finding.rule, finding.stated, finding.computed, finding.severity) == (
        "prose_share",
        stated,
        computed,
        severity,
    )


def test_shares_that_agree_are_silent() -> None:
    assert _prose("Мереж 529,1 км, з яких 323,4 км (61,1%) зношено.") == []
    assert (
        _prose("Разом 3889 вакансій. Укомплектовано 2159 вакансій або 55,5% від їх загальної кількості.")
        == []
    )


def test_a_base_may_stand_in_an_earlier_paragraph() -> None:
    base = "На обліку 330 дітей."
    (slip,) = _section(base, "Влаштовано 315 дітей, що становить 95,4% від загальної кількості дітей.")
    assert (slip.severity, slip.computed, slip.paragraph) == (Severity.HINT, "95,5%", 1)
    (question,) = _section(base, "Влаштовано 315 дітей, що становить 93,0% від загальної кількості дітей.")
    assert question.severity is Severity.QUESTION
    assert _section(base, "Влаштовано 315 дітей, що становить 95,5% від загальної кількості дітей.") == []


def test_a_survey_allows_only_some_percentages() -> None:
    asked = "В опитуванні взяла участь 441 особа."
    (finding,) = _section(asked, "Історією цікавляться 37,5% опитаних, культурою 37,4% опитаних.")
    assert (finding.rule, finding.stated) == ("prose_respondents", "37,5%")
    assert _section(asked, "Виїзд планують 37,5% жінок.") == []


@pytest.mark.parametrize(
    ("text", "stated", "computed"),
    [
        ("На 60,0% зросла кількість звернень: 4641 випадок проти 3033 випадків.", "60,0%", "53,0%"),
        ("Надійшло 300 заяв проти 200 заяв, тобто на 40,0% більше.", "40,0%", "50,0%"),
        ("Зареєстровано 457 об’єднань, що більше на 3,7% у порівнянні з 2022 роком.", "3,7%", "3,6%"),
        ("Забезпеченість збільшилась на 11,0% (+100 ліжок) і становила 1090 ліжок.", "11,0%", "10,1%"),
        ("Кількість скарг зросла у 3,0 раза: 500 скарг проти 200 скарг.", "3,0 раза", "2,5 раза"),
        ("Кількість скарг зменшилася: 300 скарг проти 200 скарг.", "зменшилася", "300 проти 200"),
    ],
)
def test_changes_that_disagree(text: str, stated: str, computed: str) -> None:
    (finding,) = _prose(text)
    assert (finding.rule, finding.stated, finding.computed) == ("prose_change", stated, computed)


@pytest.mark.parametrize(
    "text",
    [
        "На 53,0% зросла кількість звернень: 4641 випадок проти 3033 випадків.",
        "Зареєстровано 511 будинків, що більше на 3,7% у порівнянні з 2022 роком.",
        "Використано 130009 кВт·год, що менше на 2,6% у порівнянні з 2022 роком.",
        "Перевезено 3,3 млн осіб, що на 50,0% більше, ніж у 2022 році.",
        "Кількість скарг зменшилася: 100 скарг проти 200 скарг.",
    ],
)
def test_changes_that_agree(text: str) -> None:
    assert _prose(text) == []


def test_rates_imply_one_number_of_residents() -> None:
    right = "Показник становив 387,1 на 100 тис. населення (1008 випадків)."
    also = "Смертність становила 107,5 на 100 тис. населення (280 випадків)."
    wrong = "Захворюваність – 41,9 на 100 тис. населення. Зареєстровано 107 випадків."
    (finding,) = _section(right, also, wrong)
    assert (finding.rule, finding.paragraph, finding.computed) == ("prose_rate", 2, "41,1")
    assert finding.severity is Severity.ERROR
    assert _section(right, also) == []
    assert _section(right, "Рівень – 163,3 на 10 тис. працездатного населення. Визнано 2524 особи.") == []


def test_a_product_is_the_total() -> None:
    (finding,) = _prose("Надано 4 премії по 25,0 тис. грн на загальну суму 120,0 тис. грн.")
    assert (finding.rule, finding.computed) == ("prose_product", "100,0 тис.")
    assert _prose("Надано 4 премії по 25,0 тис. грн на загальну суму 100,0 тис. грн.") == []


def test_no_more_is_returned_than_was_caught() -> None:
    (finding,) = _prose("Здійснено відлов 423 тварин, повернуто на місце 426 тварин.")
    assert (finding.rule, finding.severity) == ("prose_flow", Severity.QUESTION)
    assert _prose("Здійснено відлов 423 тварин, повернуто на місце 420 тварин.") == []


def test_one_fact_in_two_sections() -> None:
    water = {
        "Вода": ["За рік замінено 127 пожежних гідрантів."],
        "Безпека": ["Замінено 46 пожежних гідрантів."],
    }
    assert [(f.section, f.rule) for f in audit_report(water)] == [
        ("Вода", "prose_repeat"),
        ("Безпека", "prose_repeat"),
    ]
    same = {
        "Вода": ["За рік замінено 46 пожежних гідрантів."],
        "Безпека": ["Замінено 46 пожежних гідрантів."],
    }
    assert audit_report(same) == []


def test_one_plan_with_two_horizons() -> None:
    report = {
        "Участь": ["Розпочато розробку Екологічної стратегії громади до 2030 року."],
        "Довкілля": ["Відбувся круглий стіл щодо Екологічної стратегії громади до 2050 року."],
    }
    assert [f.rule for f in audit_report(report)] == ["prose_horizon", "prose_horizon"]


def test_a_day_long_before_the_others_is_asked_about() -> None:
    late = [f"Станом на 31.12.2023 на обліку {n} осіб." for n in (5, 6, 7)]
    findings = audit_report({"А": [*late, "Станом на 01.12.2023 на обліку 8 осіб."]})
    assert [(f.rule, f.stated) for f in findings] == [("prose_as_of", "01.12.2023")]
    assert audit_report({"А": [*late, "Станом на 01.01.2024 на обліку 8 осіб."]}) == []


@given(st.lists(st.integers(1, 9999), min_size=2, max_size=6), st.integers(0, 5))
def test_a_complete_list_is_judged_by_its_sum(parts: list[int], error: int) -> None:
    listed = ", ".join(f"{n} – об’єкт «Тест»" for n in parts)
    findings = [
        f
        for f in _prose(f"Обстежено {sum(parts) + error} об’єктів, а саме: {listed}.")
        if f.rule == "prose_sum"
    ]
    assert bool(findings) == bool(error)
    assert all(Decimal(f.computed.replace("\u00a0", "")) == sum(parts) for f in findings)


@given(st.text(max_size=120))
def test_any_text_is_audited_without_an_error(text: str) -> None:
    for finding in audit_section("s", [text]):
        assert 0 <= finding.span[0] <= finding.span[1] <= len(text)


_RELATIONS = (
    "Обстежено {} жінок, з них у {}% ({} особа) є ризик.",
    "Мереж {} км, з яких {} км ({}%) зношено.",
    "Кількість скарг зросла у {} раза: {} скарг проти {} скарг.",
    "На {}% зросла кількість звернень: {} звернення проти {} звернень.",
    "Кількість ОСББ – {}, на {}% більше порівняно з торік (+{} ОСББ).",
    "Проведено опитування {} осіб. Серед них {}% респондентів задоволені, {}% опитаних – ні.",
    "Захворюваність – {} на 100 тис. населення ({} випадків). Смертність – {} на 100 тис. населення (3).",
    "Вручено {} премій по {} тис. грн на загальну суму {} тис. грн.",
    "Є {} камер: у парках – {}, на мостах – {}.",
    "Подано {}-{} заяв на {} млн {} тис. грн.",
)
_ODD = ("0", "0,0", "00", "-5", "0,0 млн", "1 000 000 000 000", "0," + "0" * 13 + "1")
_ODDER = ("9" * 15 + " млрд", "9" * 28, "1" * 200, "0," + "3" * 60, "٣")


@given(
    st.sampled_from(_RELATIONS),
    st.lists(st.sampled_from((*_ODD, *_ODDER, "7", "12,5")), min_size=4, max_size=4),
)
@settings(max_examples=400, deadline=None)
def test_no_amount_breaks_the_check_of_a_relation(relation: str, amounts: list[str]) -> None:
    _section(relation.format(*amounts), "Захворюваність – 5,5 на 100 тис. населення (14 випадків).")


def test_a_long_run_of_digits_is_an_account_and_no_amount() -> None:
    assert _prose("Рахунки: 1 – 26007233566001260072335660012600723356 і 2 – 26007233566001.") == []


@pytest.mark.parametrize(
    "piece", ["1 ", "№ 5, ", "5 міських, ", "5 осіб (10%), ", "«", "(", "на 5% більше ", "а-"]
)
def test_hostile_text_takes_no_more_than_seconds(piece: str) -> None:
    start = time.process_time()
    list(audit_section("s", [piece * (10_000 // len(piece))]))
    assert time.process_time() - start < 10

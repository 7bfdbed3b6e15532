"""The kinds of rules: relations met in the report of 2023, by their number there, and edges."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.definition import Catalogue, Severity
from forms.operands import Amount, Item, parse_item, rounded
from forms.rule_base import Kind
from forms.rule_kinds import KINDS
from forms.rules import check_section, readers
from forms.values import QUALIFIERS, ReportValues, SectionValues
from tests.forms.making import disagreements, rules_of, section_of

AT_MOST = 'kind="at_most"\nfigure="a"\nof="b"'
SUM = 'kind="sum"\ntotal="t"\nparts=["a","b"]'
SHARE = 'kind="share"\nfigure="p"\npart="a"\nof="b"'
CHANGE = 'kind="change"\nfigure="p"\nvalue="a"'
RATE = 'kind="rate"\nfigure="r"\ncount="n"\nbase="pop"\nper='
REPEAT = 'kind="repeat"\nfigure="a"\nother="b"'
RATIO = 'kind="ratio"\nfigure="r"\nnumerator="a"\ndenominator="b"'
QUOTIENT = 'kind="quotient"\nnumerator="a"\ndenominator="b"\n'
SAME_BASE = 'kind="same_base"\nfigure="r"\ncount="n"\nper=100000\nother="o"\nother_count="m"\nother_per='
BASE_SHARE = SAME_BASE.replace("same_base", "base_share").replace("per=100000", "per=10000")
FULL_TIME = 'kind="share"\nfigure="p"\npart="a"\nof=["a","b"]'
PAST_PART = 'kind="past_part"\nfigure="a"\ngrowth="p"\nof="b"\nof_growth="q"'
MIX = 'kind="mix"\nfigure="all"\none="a"\nother="b"\n'
GROWTH = 'kind="attainable_change"\nfigure="p"\nvalue="a"'


HOLDS = [
    ("C001", AT_MOST, {"a": "11.7 тис.", "b": "31.7 тис."}),
    ("C005", 'kind="at_most"\nfigure=["a","b"]\nof="c"', {"a": "117", "b": "94", "c": "464"}),
    ("C006", RATIO, {"r": "27.4", "a": "понад 31.2 тис.", "b": "1138"}),
    ("C008", 'kind="sum"\ntotal=["e","f"]\nparts=["a","b","c"]',
     {"a": "понад 31.2 тис.", "b": "0.7 тис.", "c": "0.4 тис.", "e": "29.3 тис.", "f": "3.0 тис."}),
    ("C010", SUM, {"t": "майже 1.0 тис.", "a": "281", "b": "707"}),
    ("C014", 'kind="count"\nfigure="a"\nlist="b"',
     {"a": "4", "b": "text:історики; хіміки; винахідники;\nжурналісти;"}),
    ("C021", 'kind="at_most"\nfigure=["a","b"]\nof=100', {"a": "55.8%", "b": "42.0%"}),
    ("C027", QUOTIENT + "low=3", {"a": "6603", "b": "2002"}),
    ("C030", SHARE, {"p": "55.5%", "a": "2159", "b": "3889"}),
    ("C032", 'kind="at_most"\nfigure=["a","b"]\nof="c"', {"a": "239", "b": "2159", "c": "3889"}),
    ("C039", 'kind="at_most"\nfigure=["a","b"]\nof="c"', {"a": "804", "b": "511", "c": "понад 1500"}),
    ("C042", CHANGE, {"p": "3.7%", "a": "511 < 493"}),
    ("C043", 'kind="repeat"\nfigure="a"\nother="far.b"', {"a": "136"}),
    ("C047", SUM, {"t": "35.7 млн", "a": "32.4 млн", "b": "3.3 млн"}),
    ("C049", CHANGE, {"p": "50.0%", "a": "3.3 млн < 2.2"}),
    ("C048", PAST_PART, {"a": "3.3 млн", "p": "50.0%", "b": "35.7 млн", "q": "17.4%"}),
    ("C052", AT_MOST, {"a": "35", "b": "119"}),
    ("C054", CHANGE + '\ndirection="down"', {"p": "2.6%", "a": "130009 < 133480"}),
    ("C059", AT_MOST, {"a": "18672", "b": "75334"}),
    ("C067", SHARE, {"p": "61.1%", "a": "323.4", "b": "529.1"}),
    ("C085", SHARE, {"p": "92.0%", "a": "241.3 тис.", "b": "262.3 тис."}),
    ("C084", RATE + "10000", {"r": "4.8", "n": "126", "pop": "262.3 тис."}),
    ("C084", SAME_BASE.replace("per=100000", "per=10000") + "100",
     {"r": "4.8", "n": "126", "o": "92.0%", "m": "241.3 тис."}),
    ("C089", BASE_SHARE + "100000\nlow=50\nhigh=75", {"r": "163.3", "n": "2524", "o": "387.1", "m": "1008"}),
    ("C091", SAME_BASE + "100000", {"r": "4.6", "n": "12", "o": "387.1", "m": "1008"}),
    ("C091", RATE + "100000", {"r": "4.6", "n": "12", "pop": "260.4 тис."}),
    ("C092", RATE + "100000", {"r": "387.1", "n": "1008", "pop": "260.4 тис."}),
    ("C096", QUOTIENT + "low=5000\nhigh=50000", {"a": "1482.5 тис.", "b": "76"}),
    ("C107", 'kind="bounds"\nfigure="a"\nlow="b"', {"a": "906", "b": "576"}),
    ("C115", SUM, {"t": "330", "a": "315", "b": "15"}),
    ("C120", 'kind="count"\nfigure="a"\ntable="t"', {"a": "3", "t": ["1", "2", "3"]}),
    ("C131", CHANGE, {"p": "53.0%", "a": "4641 < 3033"}),
    ("C130", REPEAT, {"a": "2", "b": "2"}),
    ("flow", 'kind="flow"\nclosing="d"\nopening="previous(d)"\nin="b"\nout="c"',
     {"d": "100 < 90", "b": "30", "c": "20"}),
    ("direction", 'kind="direction"\nvalue="a"\ndirection="down"', {"a": "100 < 103"}),
    ("column", 'kind="sum"\ntotal="t"\nparts="sum(rows.number)"',
     {"t": "6.0 тис.", "rows": ["2.5 тис.", "3.5 тис."]}),
    ("date", 'kind="as_of"\nfigure="a"', {"a": "5 @ 2024-01-01"}),
    ("dates", 'kind="as_of"\nfigure="a"\nother="b"', {"a": "5 @ 2023-12-01", "b": "6 @ 2023-12-01"}),
    ("text", 'kind="same_text"\ntext="a"\nother="b"', {"a": "text:КАТП-0628", "b": "text: катп-0628 "}),
    ("differ", 'kind="differ"\nfigure="a"\nother="b"', {"a": "653", "b": "654"}),
    ("unit", 'kind="unit"\nfigure="a"', {"a": "220 < 90"}),
    ("range", 'kind="range"\nfigure="a"\nlow=50\nhigh=200', {"a": "100 < 60"}),
    ("GRIM", 'kind="attainable"\nfigure="p"\nof="n"', {"p": "55.8%", "n": "441"}),
    ("growth", GROWTH, {"p": "3.6%", "a": "457"}),
    ("growth", GROWTH, {"p": "3.7%", "a": "511"}),
    ("growth", GROWTH, {"p": "3.7%", "a": "457 < 440"}),
    ("growth", GROWTH, {"p": "близько 3.7%", "a": "457"}),
    ("mix", MIX, {"all": "29.1%", "a": "34.5%", "b": "23.7%"}),
    ("mix of equals", MIX, {"all": "33.3%", "a": "23.7%", "b": "23.7%"}),
    ("times", QUOTIENT + 'high=100\ntimes="0.0001"', {"a": "16.7 млн", "b": "18.7"}),
    ("GRIM", 'kind="attainable"\nfigure="p"\nof="n"', {"p": "близько 37.5%", "n": "441"}),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "entered"), [case[1:] for case in HOLDS], ids=[case[0] for case in HOLDS])
def test_what_holds_is_not_told(rule: str, entered: dict[str, object]) -> None:
    assert disagreements(rule, entered, {"b": "136"}) == []


BROKEN = [
    ("C040", 'kind="share"\nfigure="p"\npart=["a","b"]\nof="c"',
     {"p": "13.0%", "a": "169", "b": "22", "c": "більше 1500"}, "13.0", "12.7", "warning"),
    ("C042", CHANGE, {"p": "3.7%", "a": "457 < 440"}, "3.7", "3.9", "warning"),
    ("C011", FULL_TIME, {"p": "90.0%", "a": "понад 29.3 тис.", "b": "3.0 тис."}, "90.0", "90.7", "warning"),
    ("C024", MIX + "low=25\nhigh=75", {"all": "майже 33.3%", "a": "34.5%", "b": "23.7%"},
     "88.9", "75.0", "warning"),
    ("outside", MIX, {"all": "20.0%", "a": "34.5%", "b": "23.7%"}, "-34.3", "0.0", "warning"),
    ("C042", GROWTH, {"p": "3.7%", "a": "457"}, "3.7", "3.6", "warning"),
    ("past", PAST_PART, {"a": "3.3 млн", "p": "-95.0%", "b": "35.7 млн", "q": "17.4%"},
     "66.0", "30.4", "warning"),
    ("C063", 'kind="sum"\ntotal="t"\nparts=["a","b","c"]', {"t": "61", "a": "12", "b": "2", "c": "34"},
     "61", "48", "warning"),
    ("C068", SHARE, {"p": "73.0%", "a": "192.0", "b": "263.5"}, "73.0", "72.9", "hint"),
    ("C070", 'kind="repeat"\nfigure="far.b"\nother=["a","c"]', {"a": "6", "c": "40"},
     "136", "46", "warning"),
    ("C081", QUOTIENT + "high=400000\ndecimals=0", {"a": "16.7 млн", "b": "18.7"},
     "893048", "400000", "warning"),
    ("C081", QUOTIENT + 'high=50\ntimes="0.0001"', {"a": "16.7 млн", "b": "18.7"}, "89.3", "50.0", "warning"),
    ("C083", SUM, {"t": "5", "a": "2", "b": "4"}, "5", "6", "warning"),
    ("C087", CHANGE, {"p": "11.0%", "a": "1090 < 990"}, "11.0", "10.1", "warning"),
    ("C090", RATE + "100000", {"r": "41.9", "n": "107", "pop": "260.4 тис."}, "41.9", "41.1", "warning"),
    ("C090", SAME_BASE + "100000", {"r": "41.9", "n": "107", "o": "387.1", "m": "1008"},
     "41.9", "41.1", "warning"),
    ("working age", BASE_SHARE + "100000\nlow=50\nhigh=75",
     {"r": "93.3", "n": "2524", "o": "387.1", "m": "1008"}, "103.9", "75.0", "warning"),
    ("C094", SHARE, {"p": "4.0%", "a": "191", "b": "4388"}, "4.0", "4.4", "warning"),
    ("C105", AT_MOST, {"a": "7359", "b": "близько 6.0 тис."}, "7359", "6000", "warning"),
    ("C114", SHARE, {"p": "95.4%", "a": "315", "b": "330"}, "95.4", "95.5", "hint"),
    ("C117", SHARE, {"p": "4.6%", "a": "15", "b": "330"}, "4.6", "4.5", "hint"),
    ("C127", AT_MOST, {"a": "426", "b": "423"}, "426", "423", "warning"),
    ("C061", 'kind="differ"\nfigure="a"\nother="b"', {"a": "653", "b": "653"}, "653", "653", "warning"),
    ("C079", 'kind="unit"\nfigure="a"', {"a": "220.8 тис. < 0.2"}, "220.8", "0.2", "warning"),
    ("down", CHANGE + '\ndirection="down"', {"p": "3.0%", "a": "97 < 90"}, "3.0", "-7.8", "warning"),
    ("count", 'kind="count"\nfigure="a"\ntable="t"', {"a": "3", "t": ["1", "2"]}, "3", "2", "warning"),
    ("list", 'kind="count"\nfigure="a"\nlist="b"\nseparator=","', {"a": "3", "b": "text:а, б"},
     "3", "2", "warning"),
    ("low", 'kind="bounds"\nfigure="a"\nlow=5\nhigh=9', {"a": "4.0 тис."}, "4.0", "5.0", "warning"),
    ("high", 'kind="bounds"\nfigure="a"\nlow=5\nhigh=9', {"a": "9.1 тис."}, "9.1", "9.0", "warning"),
    ("mean", 'kind="bounds"\nfigure="a"\nlow="b"\nhigh="c"', {"a": "35.0%", "b": "23.7%", "c": "34.5%"},
     "35.0", "34.5", "warning"),
    ("flow", 'kind="flow"\nclosing="d"\nopening="previous(d)"\nin="b"\nout="c"',
     {"d": "101 < 90", "b": "30", "c": "20"}, "101", "100", "warning"),
    ("direction", 'kind="direction"\nvalue="a"\ndirection="down"', {"a": "103 < 100"},
     "103", "100", "warning"),
    ("range", 'kind="range"\nfigure="a"\nlow=50\nhigh=200', {"a": "130 < 60"}, "130", "120", "warning"),
    ("GRIM", 'kind="attainable"\nfigure="p"\nof="n"', {"p": "37.5%", "n": "441"}, "37.5", "37.4", "warning"),
    ("column", 'kind="sum"\ntotal="t"\nparts="sum(rows.number)"', {"t": "7", "rows": ["2", "3"]},
     "7", "5", "warning"),
    ("scales", SUM, {"t": "1.4 тис.", "a": "1000", "b": "200"}, "1.4", "1.2", "warning"),
    ("counts", SUM, {"t": "4", "a": "1", "b": "2"}, "4", "3", "warning"),
    ("addends", SUM, {"t": "76.7", "a": "23.0", "b": "53.6"}, "76.7", "76.6", "hint"),
    ("repeat", REPEAT, {"a": "1.3 тис.", "b": "1244"}, "1.3", "1.2", "hint"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "entered", "stated", "computed", "severity"),
    [case[1:] for case in BROKEN],
    ids=[case[0] for case in BROKEN],
)
def test_what_disagrees_is_told_with_both_numbers(
    rule: str, entered: dict[str, object], stated: str, computed: str, severity: str
) -> None:
    (found,) = disagreements(rule, entered, {"b": "136"})
    assert isinstance(found.stated, Decimal)
    assert isinstance(found.computed, Decimal)
    step = Decimal(1).scaleb(-found.decimals)
    printed = [str(side.quantize(step, ROUND_HALF_UP)) for side in (found.stated, found.computed)]
    assert printed == [stated, computed]
    assert found.severity == severity
    assert found.slip == (severity == "hint")
    assert found.section == "here"


def test_dates_and_words_are_told_as_such() -> None:
    (day,) = disagreements('kind="as_of"\nfigure="a"', {"a": "5 @ 2023-12-01"})
    assert (day.stated, day.computed) == (date(2023, 12, 1), date(2023, 12, 31))
    (other,) = disagreements(
        'kind="as_of"\nfigure="a"\nother="b"', {"a": "5 @ 2023-12-01", "b": "5 @ 2023-12-31"}
    )
    assert other.computed == date(2023, 12, 31)
    (word,) = disagreements(
        'kind="same_text"\ntext="a"\nother="b"', {"a": "text: до 2030+ року ", "b": "text:до 2050 року"}
    )
    assert (word.stated, word.computed) == ("до 2030+ року", "до 2050 року")


def test_a_disagreement_names_its_fields() -> None:
    rule = 'kind="repeat"\nfigure="a"\nother=["far.b","sum(t.number)","previous(a)"]'
    (found,) = disagreements(rule, {"a": "9 < 1", "t": ["1", "2"]}, {"b": "136"})
    assert found.items == ("a", "far.b", "t")


def test_a_share_tells_the_base_that_it_implies() -> None:
    (found,) = disagreements(SHARE, {"p": "80.0%", "a": "15810", "b": "15000"})
    assert found.implied is not None
    low, high = found.implied
    assert (round(low), round(high)) == (19750, 19775)
    (rate,) = disagreements(RATE + "100000", {"r": "41.9", "n": "107", "pop": "260.4 тис."})
    assert rate.implied is not None
    assert [round(side) for side in rate.implied] == [255066, 255675]


def test_a_slip_can_weigh_more_where_the_rule_says_so() -> None:
    (found,) = disagreements(SHARE + '\nrounding="warning"', {"p": "73.0%", "a": "192.0", "b": "263.5"})
    assert found.severity is Severity.WARNING
    assert found.slip


def test_rounding_of_small_operands_explains_more_than_one_digit() -> None:
    (found,) = disagreements(SHARE, {"p": "1.4%", "a": "0.4 тис.", "b": "32.3 тис."})
    assert found.slip
    (worse,) = disagreements(SHARE, {"p": "1.9%", "a": "0.4 тис.", "b": "32.3 тис."})
    assert not worse.slip


@pytest.mark.parametrize(
    ("stated", "agrees"),
    [
        ("понад 700", True), ("більше 700", True), ("не менше 700", True), ("понад 710", False),
        ("700", False),
        ("понад 500", False), ("не менше 100", True), ("майже 710", True), ("майже 700", False),
        ("майже 900", False),
        ("до 710", True), ("близько 700", True), ("близько 760", True), ("близько 900", False), ("705", True),
    ],
)  # fmt: skip
def test_qualifiers_tolerate_in_their_direction(stated: str, agrees: bool) -> None:
    assert (disagreements(SUM, {"t": stated, "a": "700", "b": "5"}) == []) is agrees


def test_a_qualified_operand_tolerates_too() -> None:
    assert disagreements(SUM, {"t": "705", "a": "понад 600", "b": "5"}) == []
    assert disagreements(SUM, {"t": "505", "a": "понад 600", "b": "5"})
    assert disagreements(AT_MOST, {"a": "близько 105", "b": "100"}) == []


@pytest.mark.parametrize(("rule", "entered"), [case[1:3] for case in [*BROKEN, *HOLDS]])
def test_a_missing_operand_makes_a_rule_silent(rule: str, entered: dict[str, object]) -> None:
    names = [name for name, text in entered.items() if not str(text).startswith("text:")]
    for name in names:
        missing = entered | {name: ["", ""] if isinstance(entered[name], list) else None}
        if "table=" not in rule or name != "t":
            assert disagreements(rule, missing, {"b": "136"}) == []


def test_a_table_without_rows_makes_a_rule_silent() -> None:
    rule = rules_of('kind="count"\nfigure="a"\ntable="t"')
    section, values = section_of("here", rule, {"a": "3", "t": ["1"]})
    catalogue = Catalogue(priorities=(), sections=(section,), units={})
    empty = SectionValues(figures=values.figures)
    assert check_section(catalogue, ReportValues(year=2023, sections={"here": empty}), "here") == []


@pytest.mark.parametrize("base", ["0", "-5"])
def test_a_base_that_is_not_positive_makes_a_rule_silent(base: str) -> None:
    assert disagreements(SHARE, {"p": "10.0%", "a": "5", "b": base}) == []
    assert disagreements('kind="attainable"\nfigure="p"\nof="n"', {"p": "37.5%", "n": base}) == []


def test_a_qualified_base_that_may_be_nothing_is_no_division_by_zero() -> None:
    assert disagreements(SHARE, {"p": "500.0%", "a": "5", "b": "до 1"}) == []
    assert disagreements(SHARE, {"p": "0.1%", "a": "5", "b": "не менше 1"}) == []
    assert disagreements(RATIO, {"r": "5", "a": "не менше 5", "b": "не менше 1"}) == []


def test_an_unknown_section_has_no_disagreements() -> None:
    section, _ = section_of("here", (), {})
    catalogue = Catalogue(priorities=(), sections=(section,), units={})
    assert check_section(catalogue, ReportValues(year=2023, sections={}), "there") == []


def test_the_sections_that_read_another() -> None:
    here, _ = section_of("here", rules_of('kind="repeat"\nfigure="a"\nother="far.b"'), {"a": "1"})
    far, _ = section_of("far", (), {"b": "1"})
    catalogue = Catalogue(priorities=(), sections=(here, far), units={})
    assert readers(catalogue, "far") == ("far", "here")
    assert readers(catalogue, "here") == ("here",)


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("a", Item("", "", "a")),
        ("water.a", Item("", "water", "a")),
        ("previous(a)", Item("previous", "", "a")),
        ("previous(water.a)", Item("previous", "water", "a")),
        ("rows(t)", Item("rows", "", "t")),
        ("sum(t.number)", Item("sum", "", "t", "number")),
        ("sum( water.t.number )", Item("sum", "water", "t", "number")),
        ("sum(t)", None),
        ("a.b.c", None),
        ("max(a)", None),
        ("a..b", None),
        ("", None),
        ("поле", None),
    ],
)
def test_items(text: str, item: Item | None) -> None:
    assert parse_item(text) == item


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_every_kind_says_what_it_does(name: str, kind: Kind) -> None:
    assert kind.__doc__
    assert kind.parameters
    assert {*kind.either, *kind.comparable} <= kind.parameters.keys()
    assert all(not kind.parameters[optional].required for optional in kind.either), name


def test_a_part_may_stand_in_its_whole_beside_others_but_not_alone() -> None:
    assert disagreements(FULL_TIME, {"p": "90.7%", "a": "понад 29.3 тис.", "b": "3.0 тис."}) == []
    assert disagreements(FULL_TIME, {"p": "50.0%", "a": "не менше 5", "b": "не менше 5"}) == []
    assert disagreements(FULL_TIME, {"p": "50.0%", "a": "0", "b": "0"}) == []


numbers = st.decimals(min_value=Decimal("0.1"), max_value=Decimal(10**9), places=1)


@given(numbers, numbers, st.sampled_from(QUALIFIERS), st.sampled_from(QUALIFIERS))
def test_amounts_stay_between_their_bounds(one: Decimal, other: Decimal, first: str, second: str) -> None:
    a, b = (Amount.of(n, decimals=1, qualifier=q) for n, q in ((one, first), (other, second)))
    for result in (a + b, a - b, a.over(b), a.times(Decimal(100)), a.widened()):
        assert result.low <= result.point <= result.high


@given(numbers, numbers)
def test_a_true_share_is_never_told(part: Decimal, rest: Decimal) -> None:
    share = rounded(part * 100 / (part + rest), Decimal("0.1"))
    assert disagreements(SHARE, {"p": f"{share:.1f}%", "a": f"{part:.1f}", "b": f"{part + rest:.1f}"}) == []


@given(st.integers(0, 999), st.integers(1, 999))
def test_a_true_percentage_of_a_count_is_attainable(part: int, rest: int) -> None:
    share = rounded(Decimal(part) * 100 / (part + rest), Decimal("0.1"))
    assert (
        disagreements('kind="attainable"\nfigure="p"\nof="n"', {"p": f"{share:.1f}%", "n": str(part + rest)})
        == []
    )

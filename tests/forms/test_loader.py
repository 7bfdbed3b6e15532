"""Loading: what is read, and that every kind of mistake is told with file, key and what was expected."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from forms.definition import Date, Figure, Money, Partner, Rule, Severity, Table, Text
from forms.errors import FormError
from forms.loader import check_forms, load_catalogue
from tests.forms.conftest import CATALOGUE, PETS, UNITS, WATER, Folder

RULE = """
[[rule]]
kind = "at_most"
figure = "returned"
of = "caught"
message = "Повернуто {stated}, відловлено {computed}."
"""
TABLE = """
[[group.table]]
key = "events"
label = "Заходи"
row = "{name} – {people}"
columns = [{key = "name", label = "Назва"}, {key = "people", label = "Учасники", unit = "тварина"}]
"""


def test_a_whole_folder(folder: Folder) -> None:
    catalogue = load_catalogue(folder(pets=PETS + RULE))
    assert [s.key for s in catalogue.sections] == ["pets", "water"]
    pets = catalogue.sections[0]
    assert (pets.title, pets.priority, pets.department) == ("Тварини", "green", "Центр")
    assert [(g.key, g.title) for g in pets.groups] == [("g_caught", "Облік")]
    assert pets.groups[0].statements[0].key == "s_caught"
    caught = pets.field("caught")
    assert isinstance(caught, Figure)
    assert caught.unit.forms["many"] == "тварин"
    assert caught.previous
    assert not caught.as_of
    assert pets.rules == (
        Rule(
            key="at_most_returned",
            kind="at_most",
            items={"figure": ("returned",), "of": ("caught",)},
            severity=Severity.WARNING,
            message="Повернуто {stated}, відловлено {computed}.",
        ),
    )


def test_every_kind_of_field(folder: Folder) -> None:
    fields = """
[[group.figure]]
key = "cost"
label = "Витрачено"
unit = "грн"
scale = "тис."
decimals = 1
as_of = true
expected = false
help = "Касові видатки"
money = { source = "grant", donor = "undp" }
[[group.text]]
key = "donor"
label = "Донор"
lines = 3
expected = true
[[group.date]]
key = "opened"
label = "Відкрито"
"""
    pets = load_catalogue(folder(pets=PETS + fields + TABLE)).sections[0]
    cost = pets.field("cost")
    assert isinstance(cost, Figure)
    assert (cost.scale, cost.decimals, cost.as_of, cost.expected) == ("тис.", 1, True, False)
    assert cost.money == Money(source="grant", donor="undp")
    assert pets.field("donor") == Text(key="donor", label="Донор", lines=3, expected=True)
    assert pets.field("opened") == Date(key="opened", label="Відкрито")
    events = pets.field("events")
    assert isinstance(events, Table)
    assert [type(column) for column in events.columns] == [Text, Figure]
    assert events.separator == "; "


def test_fields_stand_in_the_order_in_which_statements_tell_them(folder: Folder) -> None:
    statements = """
[[group.statement]]
key = "second"
text = "{b} і {a|share=d}"
"""
    fields = "".join(f'[[group.figure]]\nkey="{k}"\nlabel="{k}"\nunit="тварина"\n' for k in "abcd")
    pets = load_catalogue(folder(pets=PETS + fields + statements)).sections[0]
    assert [f.key for f in pets.fields()] == ["caught", "returned", "b", "a", "d", "c"]


def test_a_rule_for_each_of_several_figures(folder: Folder) -> None:
    rule = """
[[rule]]
kind = "bounds"
each = ["caught", "returned"]
low = 0
high = "1000,5"
rounding = "warning"
severity = "question"
message = "Незвично: {stated}."
"""
    rules = load_catalogue(folder(pets=PETS + rule)).sections[0].rules
    assert [r.key for r in rules] == ["bounds_caught", "bounds_returned"]
    assert rules[0].options == {"low": "0", "high": "1000.5", "rounding": "warning"}
    assert rules[0].severity is Severity.QUESTION


def test_the_shipped_catalogue_is_read_once() -> None:
    assert load_catalogue() is load_catalogue()


def _with(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


PETS_MISTAKES = [
    # the file
    (PETS + "[[group", "кінець файлу", "порушено запис TOML"),
    (PETS + "[[group.figure]]\n[group]\n", "рядок", "порушено запис TOML"),
    # keys, types
    (_with(PETS, "department", "departement"), "departement", "невідомий ключ (можливо, «department»)"),
    (_with(PETS, "department", "departement"), "department", "бракує; очікується текст"),
    (_with(PETS, 'title = "Тварини"', "title = 5"), "title", "очікується текст у лапках"),
    (_with(PETS, 'title = "Тварини"', 'title = "  "'), "title", "порожньо"),
    (_with(PETS, 'key = "pets"', 'key = "cats"'), "key", "очікується «pets», як у назві файлу"),
    (_with(PETS, '"green"', '"blue"'), "priority", "очікується одне з: «», «green»"),
    (_with(PETS, "previous = true", 'previous = "так"'), "figure «caught».previous", "true або false"),
    (_with(PETS, "previous = true", "previuos = true"), "figure «caught».previuos", "можливо, «previous»"),
    (_with(PETS, "previous = true", "decimals = 9"), "figure «caught».decimals", "від 0 до 6"),
    (_with(PETS, "previous = true", "decimals = true"), "figure «caught».decimals", "ціле число"),
    (_with(PETS, "previous = true", 'scale = "тис"'), "figure «caught».scale", "можливо, «тис.»"),
    (_with(PETS, 'label = "Відловлено"', ""), "figure «caught».label", "бракує"),
    (_with(PETS, '"тварина"', '"тварини"'), "figure «caught».unit", "можливо, «тварина»"),
    (_with(PETS, '"caught"', '"Caught"'), "figure «Caught».key", "малих латинських"),
    (_with(PETS, '"caught"', '"year"'), "figure «year».key", "зайняте слово"),
    (_with(PETS, '"returned"', '"caught"'), "figure «caught».key", "«caught» уже є"),
    (_with(PETS, "previous = true", 'money = {source = "own"}'), "figure «caught».money", "не гроші"),
    (_with(PETS, "unit", 'money = {source = "bank"}\nunit'), "figure «caught».money.source", "«budget»"),
    (
        _with(PETS, "unit", "money = {}\nunit"),
        "figure «caught».money.source",
        "бракує; очікується одне з: «budget»",
    ),
    (
        _with(PETS, "unit", 'money = {source = "grant", donor = "undpp"}\nunit'),
        "figure «caught».money.donor",
        "немає такого партнера (можливо, «undp»)",
    ),
    (
        _with(PETS, "unit", 'money = {source = "grant", total = "ні"}\nunit'),
        "figure «caught».money.total",
        "true або false",
    ),
    (_with(PETS, "unit", "money = 5\nunit"), "figure «caught».money", "таблиця"),
    (_with(PETS, "[[group]]", "[group]"), "group", "очікується список"),
    (_with(PETS, 'title = "Облік"', ""), "group 1.title", "бракує"),
    (PETS + '[[group]]\nkey="g_caught"\ntitle="Ще"\n', "group 2.key", "група «g_caught» уже є"),
    (PETS + "[[group.statement]]\ntext='{caught}'\n", "group 1.statement 2.key", "речення «s_caught» уже є"),
    # templates
    (_with(PETS, "{caught}", "{caugth}"), "statement «s_caugth».text", "можливо, «caught»"),
    (_with(PETS, "{caught}", "{water.pipe}"), "statement «s_water_pipe».text", "можливо, «water.pipes»"),
    (_with(PETS, "{caught}", "{caught"), "group 1.statement 1.text", "символ 11"),
    (_with(PETS, "{caught}", "{caught|dat}"), "statement «s_caught».text", "бракує форм «dat», «pl_dat»"),
    (_with(PETS, "{returned}", "{returned|previous}"), "statement «s_caught».text", "previous = true"),
    (_with(PETS, "{returned}", "{returned|change}"), "statement «s_caught».text", "previous = true"),
    (_with(PETS, "{returned}", "{returned|as_of}"), "statement «s_caught».text", "as_of = true"),
    (_with(PETS, "{returned}", "{returned|words}"), "statement «s_caught».text", "потребує одиниці «%»"),
    (
        _with(PETS, "{returned}", "{returned|share=all}"),
        "statement «s_caught».text",
        "«share=all» не називає",
    ),
    (_with(PETS, "{returned}", "{returned|share=returned}"), "statement «s_caught».text", "від самого себе"),
    (_with(PETS, "{returned}", "{returned|gen|acc}"), "statement «s_caught».text", "разом не вживаються"),
    (_with(PETS, "{returned}", "{returned|number|gen}"), "statement «s_caught».text", "іменника немає"),
    (
        _with(PETS, "{returned}", "{caught|percent|gen}"),
        "statement «s_caught».text",
        "не поєднується з «gen»",
    ),
    (
        _with(PETS, "{returned}", "{caught|count}"),
        "statement «s_caught».text",
        "не стосується числового поля",
    ),
    (_with(PETS, "{returned}", "{year|gen}"), "statement «s_caught».text", "не стосується року"),
    (
        _with(PETS, "Виловлено {caught}, повернуто {returned}.", "У {year} році[ {caught}]."),
        "group 1.statement 1.text",
        "поза дужками «[…]» немає поля",
    ),
    # tables
    (PETS + _with(TABLE, "{people}", "{caught}"), "table «events».row", "немає такого поля"),
    (PETS + _with(TABLE, "{people}", "{water.pipes}"), "table «events».row", "немає такого поля"),
    (PETS + _with(TABLE, '"people"', '"name"'), "table «events».columns", "стовпець «name» названо двічі"),
    (PETS + _with(TABLE, '"people"', '"deleted"'), "table «events».columns 2.key", "зайняте слово"),
    (PETS + _with(TABLE, '"тварина"', '"слон"'), "table «events».columns 2.unit", "немає такої одиниці"),
    (PETS + _with(TABLE, 'label = "Назва"', 'label = "Назва", lang = 1'), "columns 1.lang", "невідомий ключ"),
    (PETS + re.sub("columns = .*", "columns = []", TABLE), "table «events».columns", "хоча б один стовпець"),
    (
        PETS + TABLE + '[[group.statement]]\ntext = "{events|count|gen}"\n',
        "statement «s_events».text",
        "не поєднується",
    ),
    (
        PETS + TABLE + '[[group.statement]]\ntext = "{events|sum=name}"\n',
        "«s_events».text",
        "числового стовпця",
    ),
    (PETS + TABLE + '[[group.statement]]\ntext = "{events|gen}"\n', "«s_events».text", "або «count», або"),
    (PETS + TABLE + '[[group.statement]]\ntext = "{events|share=caught}"\n', "«s_events».text", "таблиці"),
    # rules
    (PETS + _with(RULE, "at_most", "at_mots"), "rule 1.kind", "можливо, «at_most»"),
    (PETS + _with(RULE, 'of = "caught"', ""), "rule 1.of", "правилу «at_most» потрібне число"),
    (PETS + _with(RULE, "of =", "off ="), "rule 1.off", "можливо, «of»"),
    (PETS + _with(RULE, '"caught"', '"cought"'), "rule «at_most_returned».of", "можливо, «caught»"),
    (PETS + _with(RULE, '"caught"', '"dogs.caught"'), "rule «at_most_returned».of", "немає такого поля"),
    (PETS + _with(RULE, '"caught"', '"sum(caught)"'), "rule 1.of", "не читається"),
    (PETS + _with(RULE, '"caught"', "true"), "rule 1.of", "число, числове поле або список"),
    (PETS + _with(RULE, '"caught"', "[]"), "rule 1.of", "список числових полів"),
    (PETS + _with(RULE, '"caught"', '"water.pipes"'), "rule «at_most_returned».figure", "різні одиниці"),
    (PETS + _with(RULE, '"caught"', '"returned"'), "rule «at_most_returned».figure", "саме з собою"),
    (
        PETS + _with(RULE, '"caught"', '"previous(returned)"'),
        "«at_most_returned».of",
        "немає previous = true",
    ),
    (PETS + _with(RULE, "{stated}", "{stadet}"), "rule 1.message", "{stated} і {computed}"),
    (PETS + re.sub("message.*", "", RULE), "rule 1.message", "бракує"),
    (PETS + RULE + 'severity = "fatal"\n', "rule 1.severity", "«error», «warning»"),
    (PETS + RULE + RULE, "rule", "правило «at_most_returned» уже є"),
    (
        PETS + RULE + _with(_with(RULE, '"returned"', '"caught"'), 'of = "caught"', 'of = "returned"'),
        "rule «at_most_caught»",
        "утворюють коло",
    ),
    (PETS + TABLE + _with(RULE, '"caught"', '"events"'), "rule «at_most_returned».of", "числове поле"),
    (
        PETS + '[[rule]]\nkind="count"\nfigure="caught"\ntable="returned"\nmessage="м"\n',
        "rule «count_caught».table",
        "очікується таблиця",
    ),
    (PETS + '[[rule]]\nkind="count"\nfigure="caught"\nmessage="м"\n', "rule 1.table", "table, list"),
    (
        PETS + '[[rule]]\nkind="share"\nfigure="caught"\npart="returned"\nof="caught"\nmessage="м"\n',
        "rule «share_caught».figure",
        "одиницею «%»",
    ),
    (
        PETS + '[[rule]]\nkind="change"\nfigure="caught"\nvalue="caught"\ndirection="left"\nmessage="м"\n',
        "rule 1.direction",
        "«up» або «down»",
    ),
    (
        PETS + '[[rule]]\nkind="range"\nfigure="returned"\nlow=50\nmessage="м"\n',
        "rule «range_returned».figure",
        "очікується поле з previous = true",
    ),
    (
        PETS + TABLE + '[[rule]]\nkind="unit"\nfigure="sum(events.people)"\nmessage="м"\n',
        "rule «unit_sum_events_people».figure",
        "очікується поле з previous = true",
    ),
    (
        PETS + '[[rule]]\nkind="as_of"\nfigure="caught"\nmessage="м"\n',
        "rule «as_of_caught».figure",
        "as_of = true",
    ),
    (PETS + '[[rule]]\nkind="range"\nfigure="caught"\nlow="caught"\nmessage="м"\n', "rule 1.low", "число"),
    (
        PETS + '[[rule]]\nkind="range"\nfigure=["caught","returned"]\nlow=1\nmessage="м"\n',
        "rule 1.figure",
        "одне",
    ),
]


@pytest.mark.parametrize(("pets", "key", "expected"), PETS_MISTAKES)
def test_a_mistake_in_a_section(folder: Folder, pets: str, key: str, expected: str) -> None:
    errors = check_forms(folder(pets=pets))
    told = [e for e in errors if e.file == "sections/pets.toml" and key in e.key and expected in e.expected]
    assert told, "\n".join(map(str, errors))
    assert str(told[0]) == f"{told[0].file}: {told[0].key}: {told[0].expected}"
    assert "\n" not in str(told[0])


@pytest.mark.parametrize(
    ("catalogue", "key", "expected"),
    [
        (_with(CATALOGUE, '"water"]', '"water", "fire"]'), "файл", "немає такого файлу"),
        (_with(CATALOGUE, '"water"]', '"water", "pets"]'), "sections", "«pets» названо двічі"),
        (_with(CATALOGUE, ', "water"]', "]"), "sections", "sections/water.toml не названо"),
        (_with(CATALOGUE, '"water"]', '"report"]'), "sections", "зайняте слово"),
        (_with(CATALOGUE, '["pets", "water"]', "[1]"), "sections", "список текстів"),
        (_with(CATALOGUE, "sections", "section"), "section", "можливо, «sections»"),
        (_with(CATALOGUE, "subtitle", "subtitel"), "priority 1.subtitel", "невідомий ключ"),
        (CATALOGUE + CATALOGUE.partition("\n\n")[2], "priority", "повторюються"),
    ],
)
def test_a_mistake_in_the_catalogue(folder: Folder, catalogue: str, key: str, expected: str) -> None:
    errors = check_forms(folder(catalogue=catalogue))
    assert any(key == e.key and expected in e.expected for e in errors), "\n".join(map(str, errors))


def test_sections_follow_their_priorities(folder: Folder) -> None:
    catalogue = CATALOGUE + '[[priority]]\nkey = "late"\ntitle = "Останній"\nsubtitle = "Решта"\n'
    errors = check_forms(folder(pets=_with(PETS, "green", "late"), catalogue=catalogue))
    assert [e.expected for e in errors] == [
        "розділи мають іти в порядку пріоритетів, розділи без пріоритету – першими"
    ]


@pytest.mark.parametrize(
    ("units", "key", "expected"),
    [
        (_with(UNITS, 'few = "тварини"\n', ""), "noun.«тварина».few", "бракує"),
        (_with(UNITS, "dat", "dative"), "noun.«будинок».dative", "невідомий ключ"),
        (_with(UNITS, "symbol", "sign"), "measure.«км».symbol", "бракує"),
        (UNITS + '[measure."тварина"]\nsymbol = "тв."\n', "measure.«тварина»", "вже є"),
        (UNITS + "[money]\n", "money", "невідомий ключ"),
        (UNITS + '[noun."тварина"]\none = "тварина"\n', "рядок", "порушено запис TOML"),
        ("noun = 5\n", "noun", "таблиця"),
        ('[noun]\n"слон" = 5\n', "noun.«слон»", "очікується таблиця"),
    ],
)
def test_a_mistake_in_the_units(folder: Folder, units: str, key: str, expected: str) -> None:
    errors = [e for e in check_forms(folder(units=units)) if e.file == "units.toml"]
    assert any(e.key.startswith(key) and expected in e.expected for e in errors), errors


def test_all_mistakes_are_told_and_loading_raises_the_first(folder: Folder) -> None:
    pets = _with(_with(PETS, '"тварина"', '"слон"'), "{returned}", "{lost}")
    path = folder(pets=pets, water=_with(WATER, "decimals", "decimal"))
    errors = check_forms(path)
    assert [(e.file, e.key) for e in errors] == [
        ("sections/pets.toml", "figure «caught».unit"),
        ("sections/pets.toml", "statement «s_caught».text"),
        ("sections/water.toml", "figure «pipes».decimal"),
    ]
    with pytest.raises(FormError) as caught:
        load_catalogue(path)
    assert str(caught.value) == str(errors[0])


def test_a_file_that_is_no_text(folder: Folder) -> None:
    path = folder()
    (path / "sections" / "pets.toml").write_bytes(b"\xff\xfe\x00")
    assert [str(e) for e in check_forms(path)] == [
        "sections/pets.toml: файл: не читається як UTF-8; збережіть файл у цьому кодуванні"
    ]


def test_a_mark_of_windows_notepad_does_no_harm(folder: Folder) -> None:
    path = folder()
    water = path / "sections" / "water.toml"
    water.write_bytes(b"\xef\xbb\xbf" + WATER.replace("\n", "\r\n").encode())
    assert check_forms(path) == []


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    (error,) = check_forms(tmp_path / "nowhere")
    assert str(error) == f"{tmp_path / 'nowhere'}: тека: немає catalogue.toml; очікується копія теки forms/"


def test_numbers_of_rules_are_exact(folder: Folder) -> None:
    rule = '[[rule]]\nkind = "bounds"\nfigure = "pipes"\nlow = 0.1\nmessage = "м"\n'
    found = load_catalogue(folder(water=WATER + rule)).sections[1].rules[0]
    assert Decimal(found.options["low"]) == Decimal("0.1")


def test_a_folder_may_know_partners_of_its_own(folder: Folder) -> None:
    money = """
[[group.figure]]
key = "cost"
label = "Витрачено"
unit = "грн"
money = { source = "grant", donor = "paws", total = false }
"""
    path = folder(pets=PETS + money)
    (error,) = check_forms(path)
    assert "«paws»: немає такого партнера" in str(error)
    (path / "partners.toml").write_text('[[partner]]\nkey = "paws"\nname = "Лапи"\n', encoding="utf-8")
    catalogue = load_catalogue(path)
    assert catalogue.partners == {"paws": Partner(key="paws", name="Лапи")}
    cost = catalogue.sections[0].field("cost")
    assert isinstance(cost, Figure)
    assert cost.money == Money(source="grant", donor="paws", total=False)


@pytest.mark.parametrize(
    ("partners", "key", "expected"),
    [
        ('[[partner]]\nkey = "a"\n', "partner 1.name", "бракує"),
        ('[[partner]]\nname = "А"\n', "partner 1.key", "бракує"),
        ('[[partner]]\nkey = "a"\nname = "А"\naliases = "Б"\n', "partner 1.aliases", "список"),
        ('[[partner]]\nkey = "a"\nname = "А"\nalias = ["Б"]\n', "partner 1.alias", "можливо, «aliases»"),
        ('[[partner]]\nkey = "a"\nname = "А"\n' * 2, "partner 2.key", "ключ «a» уже є"),
        (
            '[[partner]]\nkey="a"\nname="А"\n[[partner]]\nkey="b"\nname="Б"\naliases=["А"]\n',
            "partner 2.name",
            "назву «А» уже має партнер «a»",
        ),
    ],
)
def test_a_mistake_in_the_partners(folder: Folder, partners: str, key: str, expected: str) -> None:
    path = folder()
    (path / "partners.toml").write_text(partners, encoding="utf-8")
    error = check_forms(path)[0]
    assert str(error).startswith(f"partners.toml: {key}: ")
    assert expected in str(error)


def test_a_broken_file_is_told_without_all_that_follows_from_it(folder: Folder) -> None:
    broken = {
        "units": UNITS + "[noun",
        "catalogue": CATALOGUE + "[",
        "pets": PETS.replace('"Тварини"', '"Тварини'),
    }
    for name, text in broken.items():
        (error,) = check_forms(
            folder(**{name: text}, water=WATER.replace("{pipes}", "{pipes} {pets.caught}"))
        )
        assert "порушено запис TOML" in str(error)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('label = "Без кінця', '«label = "Без кінця»: лапки не закрито'),
        ("label = “Криві”", "у прямих лапках"),
        ("unit = тварина", "у прямих лапках"),
        ("previous = True", "true чи false"),
        ('label "Без знака"', "очікується запис «ключ = значення»"),
        ("decimals = 1,5", "дробове число – з крапкою"),
        ('label = "Раз"\nlabel = "Два"', "такий ключ тут уже є"),
        ('x = ["а" "б"]', "дужку не закрито або бракує коми"),
        ('x = "а\\[б"', "очікується подвійна"),
        ('підпис = "х"', "очікується ключ латинськими літерами"),
    ],
)
def test_a_broken_line_is_shown_with_what_was_expected(folder: Folder, line: str, said: str) -> None:
    (error,) = check_forms(folder(pets=PETS + "[[group.figure]]\n" + line + "\n"))
    assert error.file == "sections/pets.toml"
    assert error.key.startswith("рядок ")
    assert said in error.expected


def test_a_mistake_names_the_statement_or_rule_by_its_key(folder: Folder) -> None:
    statement = "[[group.statement]]\nkey = 'more'\ntext = '{caught|akk}'\n"
    rule = _with(RULE, 'kind = "at_most"', 'key = "back"\nkind = "at_mots"')
    told = [str(error) for error in check_forms(folder(pets=PETS + statement + rule))]
    assert told[0].startswith("sections/pets.toml: statement «more».text: ")
    assert "невідома вказівка «akk»; очікується одне з: nom, gen, dat, acc, ins, loc" in told[0]
    assert told[1].startswith("sections/pets.toml: rule «back».kind: «at_mots» (можливо, «at_most»)")

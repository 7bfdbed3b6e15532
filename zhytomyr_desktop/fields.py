"""Which fields a place of the form has, and how what is typed there becomes the texts that the file keeps.

The names are the file's: a change is (section, item, field) → text.

| what | item | fields |
|---|---|---|
| figure | its key | value, qualifier, previous, as_of, note, source |
| text, date | its key | value |
| row of a table | ``table/ROWID`` | position, deleted, and one field per column |
| statement of the form | ``statement/KEY`` | text, hidden, position, renew |
| own statement | ``own/ID`` | group, text, position, hidden, deleted, renew |
| accepted finding | ``explain/RULE`` | text |
| word that the dictionary lacks | ``word/СЛОВО`` | known |
| the section itself | ``section`` | state, remark, deadline, department |
| remark at a field | ``remark/ID`` | about, text |
| answer to a remark | ``reply/ID`` | remark, text, state, after |
| acceptance of the section | ``acceptance/ID`` | covers, after |
| the report's own data | section ``report``: title, community, decision_date, signatory/1/post … | value |
| a section file handed out | section ``report``: ``issued/ID`` of the hand-over | file |
| a signed file taken in | section ``report``: ``signed/ID`` | file, sha256, report, state, signers … |
| order and absence of a section | section ``report``: section/KEY/position, section/KEY/hidden | value |
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from forms.definition import Catalogue, Date, Field, Figure, Section, Table, Text
from forms.values import ABSENT, REPORT, STATES, THREAD_STATES, decode_date, decode_number
from zhytomyr_desktop import entry
from zhytomyr_desktop.errors import EntryError
from zhytomyr_desktop.language.dates import short_date
from zhytomyr_desktop.language.numbers import format_number
from zhytomyr_desktop.ordering import DIGITS
from zhytomyr_desktop.own_forms import OUTSIDE, is_own

VALUE = "value"
_REPORT_ITEM = re.compile(
    r"[a-z][a-z_]*|signatory/[1-9]\d?/(?:post|name)|section/[a-z_]+/(?:hidden|position|priority)"
    r"|priority/[a-z0-9_]+/(?:title|subtitle|position)"
)
_REPORT_NOTES = ("issued/", "signed/")
_REPORT_DATES = ("decision_date",)
_IDS = re.compile(r"[0-9a-z]{1,64}(?: [0-9a-z]{1,64})*")
_ROW_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")

_Reader = Callable[[str], str]


def read(catalogue: Catalogue, section: str, item: str, field: str, text: str) -> dict[str, str]:
    """What was typed into one field, as field → text for the file; also the qualifier typed along.

    Raises EntryError that names the place; an unknown place is refused as well.
    """
    try:
        if section == REPORT:
            return {VALUE: _read_report(catalogue, item, field, text)}
        return _read_section(_known_section(catalogue, section), item, field, text)
    except EntryError as error:
        raise EntryError(str(error), section, item, field) from None


def _known_section(catalogue: Catalogue, key: str) -> Section:
    section = catalogue.section(key)
    if section is None:
        known = ", ".join(s.key for s in catalogue.sections)
        raise EntryError(f"Розділу «{key}» немає. Є такі: {known}, {REPORT}.")
    return section


def _read_section(section: Section, item: str, field: str, text: str) -> dict[str, str]:
    start, slash, rest = item.partition("/")
    if not slash:
        return _read_item(section, item, field, text)
    if start in _PARTS:
        return {field: _reader(_PARTS[start], field)(text)}
    table = section.field(start)
    if not isinstance(table, Table) or not _ROW_ID.fullmatch(rest):
        raise _unknown(section, item)
    return {field: _read_cell(table, field, text)}


def _read_item(section: Section, item: str, field: str, text: str) -> dict[str, str]:
    if item == "section":
        return {field: _reader(_SECTION, field)(text)}
    kind = section.field(item)
    if isinstance(kind, Figure):
        return _read_figure(kind, field, text)
    if isinstance(kind, Text | Date) and field == VALUE:
        return {VALUE: entry.field_text(kind, text)}
    raise _unknown(section, item if kind is None else f"{item}.{field}")


def _read_figure(figure: Figure, field: str, text: str) -> dict[str, str]:
    if field != VALUE:
        readers = _FIGURE | {"previous": lambda typed: entry.number_text(figure, typed)}
        return {field: _reader(readers, field)(text)}
    return entry.figure_fields(figure, text)


def _read_cell(table: Table, field: str, text: str) -> str:
    if field in _ROW:
        return _ROW[field](text)
    column = table.column(field)
    if column is None:
        known = ", ".join(c.key for c in table.columns)
        raise EntryError(f"У таблиці «{table.label}» немає стовпця «{field}». Є такі: {known}.")
    if isinstance(column, Figure):
        return _read_number(column, text)
    return entry.field_text(column, text)


def _read_number(column: Figure, text: str) -> str:
    """The number of a cell. A row keeps no qualifier beside it: better refused than silently dropped."""
    read = entry.figure_fields(column, text)
    if read.get("qualifier"):
        word = read["qualifier"]
        raise EntryError(f"У таблиці слово «{word}» перед числом не зберігається. Введіть саме число.")
    return read[VALUE]


def _read_report(catalogue: Catalogue, item: str, field: str, text: str) -> str:
    if field != VALUE or not _REPORT_ITEM.fullmatch(item):
        raise EntryError(f"У відомостях про звіт немає поля «{item}».")
    if item.endswith("/priority"):
        return _priority_key(catalogue, text)
    if item.startswith("priority/"):
        return _read_priority(catalogue, item, text)
    for ending, reader in _OF_SECTION.items():
        if item.startswith("section/") and item.endswith(ending):
            return reader(text) if text else ""
    return entry.date_text(text) if item in _REPORT_DATES else entry.printed_text(text, 1)


def _read_priority(catalogue: Catalogue, item: str, text: str) -> str:
    _, key, part = item.split("/")
    if not is_own(key):
        _priority_key(catalogue, key)
    return (_position(text) if text else "") if part == "position" else entry.printed_text(text, 1)


def _reader(readers: Mapping[str, _Reader], field: str) -> _Reader:
    try:
        return readers[field]
    except KeyError:
        known = ", ".join(readers)
        raise EntryError(f"Поля «{field}» тут немає. Є такі: {known}.") from None


def _unknown(section: Section, item: str) -> EntryError:
    return EntryError(f"У розділі «{section.title}» немає показника «{item}».")


def state_text(text: str) -> str:
    """One of the states of a section. Raises EntryError."""
    if text not in STATES:
        raise EntryError(f"Стану «{text}» немає. Можна: {', '.join(STATES)}.")
    return text


def _flag(text: str) -> str:
    if text not in ("", "0", "1"):
        raise EntryError("Тут може бути лише 1 або нічого.")
    return "1" if text == "1" else ""


def _priority_key(catalogue: Catalogue, text: str) -> str:
    """The key of a priority, OUTSIDE for none, nothing for that of the forms. Raises EntryError."""
    known = [one.key for one in catalogue.priorities]
    if text and text not in (OUTSIDE, *known):
        raise EntryError(
            f"Пріоритету «{text}» немає. Є такі: {', '.join(known)}; «{OUTSIDE}» – перед ними. "
            "Власний додають назвою: priority/own_1/title."
        )
    return text


def _position(text: str) -> str:
    if not text or set(text) - set(DIGITS) or text.endswith("0"):
        raise EntryError(f"«{text}» не є місцем у порядку.")
    return text


def _line(text: str) -> str:
    return entry.clean_text(text, 1)


def _ids(text: str) -> str:
    if text and not _IDS.fullmatch(text):
        raise EntryError("Тут можуть бути лише номери змін.")
    return text


def _thread_state(text: str) -> str:
    if text not in THREAD_STATES:
        raise EntryError(f"Стану «{text}» зауваження не має. Можна: {', '.join(THREAD_STATES)}.")
    return text


def _form_position(text: str) -> str:
    """A place in the order, or nothing: the place that the form gives."""
    return _position(text) if text else ""


_OF_SECTION: Mapping[str, _Reader] = {"/hidden": _flag, "/position": _position}
_ROW: Mapping[str, _Reader] = {"position": _position, "deleted": _flag}
_STATEMENT: Mapping[str, _Reader] = {
    "text": entry.printed_text,
    "hidden": _flag,
    "position": _position,
    "renew": _line,
}
_PARTS: Mapping[str, Mapping[str, _Reader]] = {
    "statement": {**_STATEMENT, "position": _form_position},
    "own": {**_STATEMENT, **_ROW, "group": _line},
    "explain": {"text": entry.clean_text},
    "word": {"known": _flag},
    "remark": {"about": _line, "text": entry.clean_text},
    "reply": {"remark": _line, "text": entry.clean_text, "state": _thread_state, "after": _ids},
    "acceptance": {"covers": _ids, "after": _ids},
}


def has_item(section: Section, item: str) -> bool:
    """Whether the form has this item: a field, a row's table, a statement of its own."""
    start, slash, rest = item.partition("/")
    if start == "statement":
        return any(s.key == rest for group in section.groups for s in group.statements)
    kind = section.field(start)
    return kind is not None and (not slash or isinstance(kind, Table))


_SECTION: Mapping[str, _Reader] = {
    "state": state_text,
    "remark": entry.clean_text,
    "deadline": entry.date_text,
    "department": _line,
}
_FIGURE: dict[str, _Reader] = {
    "qualifier": entry.qualifier_text,
    "as_of": entry.date_text,
    "note": entry.printed_text,
    "source": entry.printed_text,
}


def is_known(catalogue: Catalogue, section: str, item: str, field: str) -> bool:
    """Whether this program has the place; a newer one may have written others, which are kept."""
    if section == REPORT:
        return is_note(section, item, field) or (field == VALUE and bool(_REPORT_ITEM.fullmatch(item)))
    known = catalogue.section(section)
    if known is None:
        return False
    start, slash, _ = item.partition("/")
    parts = _SECTION if item == "section" else _PARTS.get(start if slash else "")
    if parts is not None:
        return field in parts
    return _has_field(known.field(start), field, in_row=bool(slash))


def _has_field(kind: Field | None, field: str, *, in_row: bool) -> bool:
    if isinstance(kind, Table):
        return in_row and (field in _ROW or kind.column(field) is not None)
    if kind is None or in_row:
        return False
    return field == VALUE or (isinstance(kind, Figure) and field in (*_FIGURE, "previous"))


def is_note(section: str, item: str, _field: str) -> bool:
    """Whether the program itself keeps this of what was done with files: nobody typed it or takes it back."""
    return section == REPORT and item.startswith(_REPORT_NOTES)


_PROSE = ("text", "note", "source", "remark")


def is_prose(catalogue: Catalogue, section: str, item: str, field: str) -> bool:
    """Whether a field holds sentences, which are compared word by word."""
    known = catalogue.section(section)
    return field in _PROSE or isinstance(known.field(item) if known else None, Text)


def section_title(catalogue: Catalogue, key: str) -> str:
    """How a section is called; the report's own data have a name too."""
    known = catalogue.section(key)
    return known.title if known is not None else "Відомості про звіт" if key == REPORT else key


def label(catalogue: Catalogue, section: str, item: str) -> str:
    """How a place is called in a message: the field's label, or the item as it is."""
    if section == REPORT:
        return _report_label(catalogue, item)
    known = catalogue.section(section)
    start = item.partition("/")[0]
    kind: Field | None = known.field(start) if known is not None else None
    return kind.label if kind is not None else ITEM_WORDS.get(start, item)


def _report_label(catalogue: Catalogue, item: str) -> str:
    """How an item of the report's own data is called: «місце розділу «Культура»», «підпис 2, посада»."""
    start, _, rest = item.partition("/")
    about, _, part = rest.partition("/")
    if start == "section" and part:
        return f"{_OF_PLACE.get(part, part)} розділу «{section_title(catalogue, about)}»"
    if start == "priority" and part:
        known = catalogue.priority(about)
        word = _OF_PLACE.get(part) or REPORT_WORDS.get(part, part)
        return f"{word} пріоритету: {known.title if known else _NO_MORE}"
    if start == "signatory" and part:
        return f"підпис {about}, {'посада' if part == 'post' else 'ім’я'}"
    return REPORT_WORDS.get(start, item)


def told(catalogue: Catalogue, place: tuple[str, str, str], text: str) -> str:
    """A text of the file as a person reads it: «1244,0», «31.12.2023», «немає даних: …», «порожньо»."""
    section, item, field = place
    if not text:
        return "порожньо"
    spoken = _SPOKEN.get(item.rpartition("/")[2] if section == REPORT else field)
    if spoken is not None:
        return spoken(text)
    if text.startswith(ABSENT):
        return f"{entry.NO_DATA}: {text.removeprefix(ABSENT)}"
    if section == REPORT and item.endswith("/priority"):
        named = catalogue.priority(text)
        return named.title if named else "перед пріоритетами" if text == OUTSIDE else _NO_MORE
    return _told_of_section(catalogue.section(section), item, field, text)


def _told_of_section(known: Section | None, item: str, field: str, text: str) -> str:
    if known is not None and field == "group":
        return next((group.title for group in known.groups if group.key == text), text)
    kind = _kind(known, item, field) if known is not None else None
    number, day = decode_number(text), decode_date(text)
    if isinstance(kind, Figure) and number is not None and field not in FIGURE_WORDS:
        return format_number(number, kind.decimals)
    return short_date(day) if day is not None else text


def _kind(section: Section, item: str, field: str) -> Field | None:
    start, slash, _ = item.partition("/")
    kind = section.field(start)
    return kind.column(field) if slash and isinstance(kind, Table) else kind


STATE_WORDS = {
    "draft": "чернетка",
    "submitted": "здано",
    "returned": "повернуто",
    "accepted": "прийнято",
}
"""The states of a section as a person reads them."""

THREAD_WORDS = {"open": "відкрите", "answered": "відповідь", "closed": "закрите"}
"""The states of a remark's thread as a person reads them."""

ITEM_WORDS = {
    "section": "розділ",
    "statement": "речення",
    "own": "власне речення",
    "explain": "пояснення до перевірки",
    "word": "слово",
    "remark": "зауваження",
    "reply": "відповідь на зауваження",
    "acceptance": "прийняття розділу",
}
"""How items are called that are no fields of the form."""

REPORT_WORDS = {
    "title": "назва",
    "subtitle": "підзаголовок",
    "community": "громада",
    "decision_date": "дата рішення",
    "decision_number": "номер рішення",
    "contact": "зв’язок із координатором",
    "issued": "видано",
    "signed": "підписаний файл",
}
"""How the report's own data are called."""

_NO_MORE = "того, якого вже немає"
_OF_PLACE = {"hidden": "приховання", "position": "місце", "priority": "пріоритет"}

FIELD_WORDS = {
    "value": "",
    "text": "",
    "previous": "минулий рік",
    "qualifier": "уточнення",
    "as_of": "станом на",
    "note": "примітка",
    "source": "джерело",
    "hidden": "приховання",
    "deleted": "вилучення",
    "position": "місце",
    "group": "група",
    "state": "стан",
    "remark": "зауваження",
    "department": "підрозділ",
    "deadline": "строк",
    "about": "про що",
    "after": "після чого",
    "covers": "що охоплено",
    "known": "у словнику",
}
"""How the fields of an item are called; the value itself needs no word."""

_SPOKEN: Mapping[str, _Reader] = {
    "state": lambda text: {**STATE_WORDS, **THREAD_WORDS}.get(text, text),
    "covers": lambda text: f"значень: {len(text.split())}",
    "after": lambda text: f"кроків розмови: {len(text.split())}",
    "hidden": lambda _: "приховано",
    "deleted": lambda _: "вилучено",
    "position": lambda _: "пересунуто",
}

FIGURE_WORDS = ("qualifier", "note", "source", "as_of")
"""The fields of a figure that are no numbers."""

_INNER: Mapping[str, tuple[str, ...]] = {
    "remark": ("about",),
    "reply": ("remark", "after"),
    "acceptance": ("after",),
    "own": ("group",),
    "issued": ("file",),
}
"""The fields that tie things together by their ids and say nothing to a person."""


def is_inner(item: str, field: str) -> bool:
    """Whether a place holds only an id, by which the program knows what belongs to what."""
    return field in _INNER.get(item.partition("/")[0], ())

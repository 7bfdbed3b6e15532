"""The words of the rooms below, which are Ukrainian, said in the language of the window.

The command line, the records and the printed board say them as they are.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_CONTEXT = "Spoken"
_PARTS = re.compile(r"(, | – |; |: |\. |\.$)")
_NUMBER = re.compile(r"\d+")
WORDS = (
    # stages of a section, what is told of all of them
    QT_TRANSLATE_NOOP("Spoken", "чернетка"),
    QT_TRANSLATE_NOOP("Spoken", "роздано"),
    QT_TRANSLATE_NOOP("Spoken", "отримано"),
    QT_TRANSLATE_NOOP("Spoken", "здано"),
    QT_TRANSLATE_NOOP("Spoken", "повернуто"),
    QT_TRANSLATE_NOOP("Spoken", "прийнято"),
    QT_TRANSLATE_NOOP("Spoken", "Розділів"),
    QT_TRANSLATE_NOOP("Spoken", "Прострочено"),
    QT_TRANSLATE_NOOP("Spoken", "Здано пізніше строку"),
    QT_TRANSLATE_NOOP("Spoken", "здано вчасно"),
    QT_TRANSLATE_NOOP("Spoken", "здано на {}\u00a0дн. пізніше строку"),
    QT_TRANSLATE_NOOP("Spoken", "прострочено на {}\u00a0дн."),
    QT_TRANSLATE_NOOP("Spoken", "лишилося {}\u00a0дн."),
    QT_TRANSLATE_NOOP("Spoken", "останній день"),
    QT_TRANSLATE_NOOP("Spoken", "не прийнято розділів"),
    QT_TRANSLATE_NOOP("Spoken", "не заповнено показників"),
    QT_TRANSLATE_NOOP("Spoken", "розбіжностей"),
    QT_TRANSLATE_NOOP("Spoken", "помилок"),
    QT_TRANSLATE_NOOP("Spoken", "попереджень"),
    QT_TRANSLATE_NOOP("Spoken", "зауважень без відповіді"),
    QT_TRANSLATE_NOOP("Spoken", "торішніх речень"),
    # threads of remarks
    QT_TRANSLATE_NOOP("Spoken", "відкрите"),
    QT_TRANSLATE_NOOP("Spoken", "відповідь"),
    QT_TRANSLATE_NOOP("Spoken", "закрите"),
    # items of the log
    QT_TRANSLATE_NOOP("Spoken", "розділ"),
    QT_TRANSLATE_NOOP("Spoken", "речення"),
    QT_TRANSLATE_NOOP("Spoken", "власне речення"),
    QT_TRANSLATE_NOOP("Spoken", "пояснення до перевірки"),
    QT_TRANSLATE_NOOP("Spoken", "слово"),
    QT_TRANSLATE_NOOP("Spoken", "зауваження"),
    QT_TRANSLATE_NOOP("Spoken", "відповідь на зауваження"),
    QT_TRANSLATE_NOOP("Spoken", "прийняття розділу"),
    QT_TRANSLATE_NOOP("Spoken", "відомості про звіт"),
    QT_TRANSLATE_NOOP("Spoken", "назва"),
    QT_TRANSLATE_NOOP("Spoken", "підзаголовок"),
    QT_TRANSLATE_NOOP("Spoken", "громада"),
    QT_TRANSLATE_NOOP("Spoken", "дата рішення"),
    QT_TRANSLATE_NOOP("Spoken", "номер рішення"),
    QT_TRANSLATE_NOOP("Spoken", "зв’язок із координатором"),
    QT_TRANSLATE_NOOP("Spoken", "видано"),
    QT_TRANSLATE_NOOP("Spoken", "підписаний файл"),
    QT_TRANSLATE_NOOP("Spoken", "підпис {}"),
    QT_TRANSLATE_NOOP("Spoken", "посада"),
    QT_TRANSLATE_NOOP("Spoken", "ім’я"),
    # fields of an item
    QT_TRANSLATE_NOOP("Spoken", "минулий рік"),
    QT_TRANSLATE_NOOP("Spoken", "уточнення"),
    QT_TRANSLATE_NOOP("Spoken", "станом на"),
    QT_TRANSLATE_NOOP("Spoken", "примітка"),
    QT_TRANSLATE_NOOP("Spoken", "джерело"),
    QT_TRANSLATE_NOOP("Spoken", "приховання"),
    QT_TRANSLATE_NOOP("Spoken", "вилучення"),
    QT_TRANSLATE_NOOP("Spoken", "місце"),
    QT_TRANSLATE_NOOP("Spoken", "група"),
    QT_TRANSLATE_NOOP("Spoken", "стан"),
    QT_TRANSLATE_NOOP("Spoken", "підрозділ"),
    QT_TRANSLATE_NOOP("Spoken", "строк"),
    QT_TRANSLATE_NOOP("Spoken", "про що"),
    QT_TRANSLATE_NOOP("Spoken", "після чого"),
    QT_TRANSLATE_NOOP("Spoken", "що охоплено"),
    QT_TRANSLATE_NOOP("Spoken", "у словнику"),
    # what a field without words of its own holds
    QT_TRANSLATE_NOOP("Spoken", "порожньо"),
    QT_TRANSLATE_NOOP("Spoken", "приховано"),
    QT_TRANSLATE_NOOP("Spoken", "вилучено"),
    QT_TRANSLATE_NOOP("Spoken", "пересунуто"),
    QT_TRANSLATE_NOOP("Spoken", "значень"),
    QT_TRANSLATE_NOOP("Spoken", "кроків розмови"),
    QT_TRANSLATE_NOOP("Spoken", "немає даних"),
    # what befell the file
    QT_TRANSLATE_NOOP("Spoken", "приєднання № {}"),
    QT_TRANSLATE_NOOP("Spoken", "скасовано приєднання № {}"),
    QT_TRANSLATE_NOOP("Spoken", "видано файл"),
    QT_TRANSLATE_NOOP("Spoken", "змін {}"),
    QT_TRANSLATE_NOOP("Spoken", "рішень {}"),
    QT_TRANSLATE_NOOP("Spoken", "поза розділом {}"),
    QT_TRANSLATE_NOOP("Spoken", "нових змін"),
    QT_TRANSLATE_NOOP("Spoken", "уже були"),
    QT_TRANSLATE_NOOP("Spoken", "поза розділом"),
    QT_TRANSLATE_NOOP("Spoken", "Узято на вимогу"),
    QT_TRANSLATE_NOOP("Spoken", "файл з іншої громади"),
    QT_TRANSLATE_NOOP("Spoken", "Внесли"),
    QT_TRANSLATE_NOOP("Spoken", "Розділи"),
)
"""All of them; «{}» stands for a number."""

_KNOWN = frozenset(WORDS)


def said(text: str) -> str:
    """The text with the program's own words in the window's language; labels, names and numbers stay."""
    if text.isascii():
        return text  # the words are Ukrainian; most of what a long log holds are numbers
    return "".join(_piece(piece) for piece in _PARTS.split(text))


def _piece(piece: str) -> str:
    pattern = _NUMBER.sub("{}", piece)
    if pattern not in _KNOWN:
        return piece
    return QCoreApplication.translate(_CONTEXT, pattern).format(*_NUMBER.findall(piece))

"""The manual and the list of keys: they can be opened with and without a file."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

import resources
from zhytomyr_desktop.ui.dialogs.keys import KeyLine, KeysDialog
from zhytomyr_desktop.ui.dialogs.manual import ManualDialog


def open_manual(parent: QWidget, name: str = "posibnyk-pracivnyka") -> ManualDialog:
    """The clerk's manual, or another one, beside the window; the one that is open already."""
    for known in parent.findChildren(ManualDialog):
        if known.isVisible() and known.objectName() == name:
            known.raise_()
            return known
    dialog = ManualDialog(resources.manual_path(name), parent)
    dialog.setObjectName(name)
    dialog.show()
    return dialog


def open_keys(window: QMainWindow) -> KeysDialog:
    """All keys: those of the form, the text and the tables, then those of the menus."""
    dialog = KeysDialog([*_own_keys(), *_of_menus(window)], window)
    dialog.open()
    return dialog


def _of_menus(window: QMainWindow) -> Iterator[KeyLine]:
    for head in window.menuBar().actions():
        menu = head.menu()
        if isinstance(menu, QMenu):
            where = head.text().replace("&", "")
            yield from (KeyLine(where, keys_of(a), _plain(a)) for a in menu.actions() if keys_of(a))


def keys_of(action: QAction) -> str:
    """The keys of an action as they are written on this machine."""
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(key.toString(native) for key in action.shortcuts() if not key.isEmpty())


def _plain(action: QAction) -> str:
    return action.iconText().replace("&", "").rstrip("…")


def _own_keys() -> Iterator[KeyLine]:
    translate = QCoreApplication.translate
    form, text, table, parts = (
        translate("helping", "У формі"),
        translate("helping", "У тексті розділу"),
        translate("helping", "У таблиці"),
        translate("helping", "У вікні"),
    )
    yield KeyLine(form, "Enter, ↓", translate("helping", "Наступне поле"))
    yield KeyLine(form, "Shift+Enter, ↑", translate("helping", "Попереднє поле"))
    yield KeyLine(
        form, "Tab, Shift+Tab", translate("helping", "Наступне, попереднє поле, і порожній «минулий рік»")
    )
    yield KeyLine(form, "→, ←", translate("helping", "З числа в «минулий рік» і назад"))
    yield KeyLine(form, "Ctrl+V", translate("helping", "Вставити стовпець з електронної таблиці"))
    yield KeyLine(form, "Ctrl+Enter", translate("helping", "Далі з поля на кілька рядків"))
    yield KeyLine(text, "↑, ↓", translate("helping", "Вибрати речення"))
    yield KeyLine(text, "Alt+↑, Alt+↓", translate("helping", "Пересунути речення"))
    yield KeyLine(text, "Ins", translate("helping", "Додати речення; показник — через «{»"))
    yield KeyLine(text, "F2, Enter", translate("helping", "Змінити слова речення"))
    yield KeyLine(text, "Alt+Del", translate("helping", "Сховати або показати речення"))
    yield KeyLine(text, "Alt+Enter", translate("helping", "Торішнє речення лишається чинним"))
    yield KeyLine(text, "Del", translate("helping", "Вилучити власне речення"))
    yield KeyLine(text, "Tab", translate("helping", "Від числа до числа; Enter веде до поля"))
    yield KeyLine(table, "Ins, Ctrl+Del", translate("helping", "Додати і вилучити рядок"))
    yield KeyLine(table, "Alt+↑, Alt+↓", translate("helping", "Пересунути рядок"))
    yield KeyLine(table, "Tab", translate("helping", "Наступна клітинка, з останньої — наступне поле"))
    yield KeyLine(table, "Ctrl+C, Ctrl+V", translate("helping", "Копіювати і вставити клітинки"))
    yield KeyLine(
        parts,
        "F6, Shift+F6",
        translate("helping", "Розділи — форма — перевірка — текст — зауваження координатора"),
    )

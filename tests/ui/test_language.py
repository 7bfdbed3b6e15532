"""The window in English: every word translated, chosen in the menu, kept in the settings."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QFileDialog,
    QGroupBox,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

import resources
from tests.ui.hands import dialog_of
from tests.ui.walking import asking, dialog_after, put_away
from zhytomyr_desktop import settings
from zhytomyr_desktop.report.annexes import AnnexKind
from zhytomyr_desktop.ui.dialogs.keys import KeysDialog
from zhytomyr_desktop.ui.dialogs.statement import StatementDialog
from zhytomyr_desktop.ui.language import LANGUAGES
from zhytomyr_desktop.ui.main_window import MainWindow

Open = Callable[[Path | None], MainWindow]
ENGLISH = resources.translations_folder() / "zhytomyr_en.ts"
ROOT = Path(__file__).parent.parent.parent
_CYRILLIC = re.compile("[А-яІЇЄҐіїєґ]")
_SHOWN_AS_TYPED = ("«понад 700»", "5 твар", "територіальної громади")
"""Ukrainian that an English window shows on purpose: what is typed into fields and printed in the report."""


def _messages(path: Path) -> list[tuple[str, str, str]]:
    """Context, source and translation of each message; an unfinished translation is empty."""
    found = []
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            finished = translation is not None and not translation.get("type")
            text = (translation.text or "") if finished and translation is not None else ""
            found.append((context.findtext("name", ""), message.findtext("source", ""), text))
    return found


def test_no_word_is_unfinished_and_slots_are_kept() -> None:
    messages = _messages(ENGLISH)
    assert len(messages) > 500
    for context, source, translation in messages:
        assert translation.strip(), (context, source)
        assert source.count("{}") >= translation.count("{}") > 0 or "{}" not in source, source
        assert ("&" in source) == ("&" in translation), source
        assert source.endswith("…") == translation.endswith("…"), source
        if not any(shown in source for shown in _SHOWN_AS_TYPED):
            assert not _CYRILLIC.search(translation), translation


def _asked(path: Path) -> set[str]:
    """The words that a file asks a translation of."""
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    translating = ("tr", "translate", "QT_TRANSLATE_NOOP")
    asking = [c for c in calls if getattr(c.func, "attr", getattr(c.func, "id", "")) in translating]
    words = [part.value for call in asking for part in call.args if isinstance(part, ast.Constant)]
    return {word for word in words if isinstance(word, str) and _CYRILLIC.search(word)}


def test_the_translators_tool_sees_every_word(tmp_path: Path) -> None:
    """It passes by words within an f-string."""
    known = {source for _, source, _ in _messages(ENGLISH)}
    comments = {"одне"}
    for path in (ROOT / "zhytomyr_desktop" / "ui").rglob("*.py"):
        assert _asked(path) - known - comments == set(), path.name


def test_the_compiled_translation_is_that_of_its_source(tmp_path: Path) -> None:
    compiled = tmp_path / "en.qm"
    release = Path(sys.executable).parent / "pyside6-lrelease"
    subprocess.run([release, "-silent", ENGLISH, "-qm", compiled], check=True)
    assert compiled.read_bytes() == ENGLISH.with_suffix(".qm").read_bytes()


def test_no_two_menu_letters_clash_in_a_menu(open_window: Open, english: None) -> None:
    window = open_window(None)
    for head in window.menuBar().actions():
        menu = head.menu()
        assert isinstance(menu, QMenu)
        texts = [action.text() for action in menu.actions() if "&" in action.text()]
        letters = [text[text.index("&") + 1].casefold() for text in texts]
        assert len(letters) == len(set(letters)), texts


def test_the_window_speaks_english(open_window: Open, sample: Path, english: None) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    heads = [action.text().replace("&", "") for action in window.menuBar().actions()]
    assert heads[:2] + heads[-2:] == ["File", "Edit", "View", "Help"]
    assert "Yearly report of the community" in window.windowTitle()
    assert "Entered by" in window.saving.author_label.text()
    window.menus.keys_action.trigger()
    keys = dialog_of(window, KeysDialog)
    assert keys.tree.topLevelItem(0).text(0) == "In the form"
    keys.close()
    dialog = window.commands.writing._add("")
    assert isinstance(dialog, StatementDialog)
    words = [w.text() for kind in (QLabel, QPushButton, QToolButton) for w in dialog.findChildren(kind)]
    assert not [text for text in words if _CYRILLIC.search(text)]


def _spoken(widget: QWidget) -> list[str]:
    """What a part of the window says itself: titles, buttons, heads of tables, tips."""
    said = [widget.windowTitle()]
    for button in widget.findChildren(QAbstractButton):
        said += [button.text(), button.toolTip(), button.accessibleName()]
    for action in widget.findChildren(QAction):
        said += [action.text(), action.toolTip(), action.iconText()]
    for box in widget.findChildren(QGroupBox):
        said.append(box.title())
    return [text for text in said if _CYRILLIC.search(text)]


def _of_forms(window: MainWindow) -> set[str]:
    """Words that stay Ukrainian: of forms and annexes, the names of languages, what is typed."""
    session = window.session
    assert session is not None
    words = {
        *LANGUAGES.values(),
        "Мова / Language",
        session.author,
        session.path.stem,
        *(kind.label[:1].upper() + kind.label[1:] for kind in AnnexKind),
    }
    for section in session.sections():
        words |= {section.title, section.department, *(group.title for group in section.groups)}
        words |= {field.label for field in section.fields()}
    return words


def _foreign(texts: list[str], known: set[str]) -> list[str]:
    """The texts in which Ukrainian is left once the words of the forms are taken out."""
    left = []
    for text in texts:
        rest = text.replace("&", "")
        for word in sorted(known, key=len, reverse=True):
            rest = rest.replace(word, "")
        if _CYRILLIC.search(rest) and not any(shown in text for shown in _SHOWN_AS_TYPED):
            left.append(text)
    return left


def test_menus_dialogs_and_tips_all_speak_english(open_window: Open, sample: Path, english: None) -> None:
    page = open_window(None)
    assert [text for text in _spoken(page) if "Language" not in text and text not in LANGUAGES.values()] == []
    page.close()
    window = open_window(sample)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    known = _of_forms(window)
    assert _foreign(_spoken(window.menuBar()), known) == []
    for action in asking(window):
        dialog = dialog_after(window, action)
        if dialog is not None and not isinstance(dialog, QFileDialog):
            assert _foreign(_spoken(dialog), known) == [], action.text()
        put_away(window)


def test_the_language_is_chosen_in_the_menu_and_kept(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    chosen: list[str] = []
    window.language_chosen.connect(chosen.append)
    window.menus.language_actions["en"].trigger()
    assert chosen == ["en"]
    assert settings.load().options["language"] == "en"
    window.close()
    assert settings.load().options["language"] == "en"

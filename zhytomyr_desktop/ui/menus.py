"""The window's menus and tool bar: every action with its words, its keys and when it can be used."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from zhytomyr_desktop.ui.kept import Kept
from zhytomyr_desktop.ui.zoom import USUAL

if TYPE_CHECKING:
    from zhytomyr_desktop.ui.session import Session
    from zhytomyr_desktop.ui.widgets.tool_bar import ToolBar

MANUAL, CITY_MANUAL = "posibnyk-pracivnyka", "posibnyk-koordynatora"


class Menus(QObject):
    """All actions of a window. Groups: of any open file, of a file that can be changed, of a city file.

    A chosen action is told by a signal; ``command_asked`` names the concern and the command of the open file.
    """

    command_asked = Signal(str, str)
    new_asked = Signal()
    section_asked = Signal()
    open_asked = Signal()
    sample_asked = Signal()
    next_year_asked = Signal()
    file_chosen = Signal(str)
    close_asked = Signal()
    quit_asked = Signal()
    author_asked = Signal()
    part_toggled = Signal(str, bool)
    zoom_stepped = Signal(int)
    zoom_chosen = Signal(int)
    language_chosen = Signal(str)
    field_help_asked = Signal()
    manual_asked = Signal(str)
    keys_asked = Signal()

    def __init__(self, window: QMainWindow, kept: Kept) -> None:
        super().__init__(window)
        self._window = window
        self._kept = kept
        self._keys: list[tuple[QAction, str]] = []
        self._bar: ToolBar | None = None
        self._file_actions: list[QAction] = []
        self._entry_actions: list[QAction] = []
        self._city_actions: list[QAction] = []
        bar = window.menuBar()
        self._make_file_menu(bar.addMenu(self.tr("&Файл")))
        self._make_entry_menu(bar.addMenu(self.tr("&Правка")))
        self._make_city_menu(bar.addMenu(self.tr("&Громада")))
        self._make_report_menu(bar.addMenu(self.tr("&Звіт")))
        self._make_review_menu(bar.addMenu(self.tr("Р&озгляд")))
        self._make_view_menu(bar.addMenu(self.tr("&Вигляд")))
        self._make_help_menu(bar.addMenu(self.tr("&Довідка")))
        self.enable(None)

    def finish(self) -> None:
        """Add what the first paint does without: keys and tool bar."""
        for action, keys in self._keys:
            action.setShortcuts([QKeySequence(key) for key in keys.split()])
        self._make_tool_bar()

    # Menus

    def _action(
        self,
        menu: QMenu,
        text: str,
        slot: Callable[[], object],
        keys: str = "",
        group: list[QAction] | None = None,
    ) -> QAction:
        action = QAction(text, self._window)
        if keys:
            self._keys.append((action, keys))
        action.triggered.connect(lambda _checked=False: slot())
        menu.addAction(action)
        if group is not None:
            group.append(action)
        return action

    def _make_file_menu(self, menu: QMenu) -> None:
        self.new_action = self._action(menu, self.tr("&Новий файл громади…"), self.new_asked.emit, "Ctrl+N")
        self.section_action = self._action(
            menu, self.tr("Новий файл &розділу…"), self.section_asked.emit, "Ctrl+Shift+N"
        )
        self.open_action = self._action(menu, self.tr("&Відкрити…"), self.open_asked.emit, "Ctrl+O")
        self.sample_action = self._action(
            menu, self.tr("&Приклад: звіт за 2023 рік…"), self.sample_asked.emit
        )
        self.recent_menu = menu.addMenu(self.tr("&Останні файли"))
        self.recent_menu.aboutToShow.connect(self._fill_recent)
        menu.addSeparator()
        self.paper_action = self._command(
            menu, self.tr("На&друкувати розділ…"), "paper", "show", "Ctrl+Shift+P", self._file_actions
        )
        menu.addSeparator()
        self.close_action = self._action(
            menu, self.tr("&Закрити файл"), self.close_asked.emit, "Ctrl+W", self._file_actions
        )
        self._action(menu, self.tr("Ви&йти"), self.quit_asked.emit, "Ctrl+Q")

    def _command(
        self,
        menu: QMenu,
        text: str,
        concern: str,
        name: str,
        keys: str = "",
        group: list[QAction] | None = None,
    ) -> QAction:
        """An action that asks for a command of whatever file is open then."""
        return self._action(menu, text, lambda: self.command_asked.emit(concern, name), keys, group)

    def _fill_recent(self) -> None:
        """List the files that were open lately."""
        self.recent_menu.clear()
        for name in self._kept.recent:
            action = self.recent_menu.addAction(name)
            action.triggered.connect(lambda _=False, path=name: self.file_chosen.emit(path))
        self.recent_menu.setEnabled(bool(self._kept.recent))

    def _make_entry_menu(self, menu: QMenu) -> None:
        self._make_undo_actions(menu)
        menu.addSeparator()
        self._make_moving_actions(menu)
        menu.addSeparator()
        self._make_field_actions(menu)
        menu.addSeparator()
        self.author_action = self._action(menu, self.tr("&Хто вносить дані…"), self.author_asked.emit)

    def _make_undo_actions(self, menu: QMenu) -> None:
        self.undo_action = self._command(menu, self.tr("&Скасувати"), "moving", "undo", "Ctrl+Z")
        self.redo_action = self._command(menu, self.tr("&Повторити"), "moving", "redo", "Ctrl+Shift+Z")

    def _make_moving_actions(self, menu: QMenu) -> None:
        group = self._file_actions
        self.next_empty_action = self._command(
            menu, self.tr("&Наступне незаповнене"), "moving", "next_empty", "Ctrl+Down", group
        )
        self.go_action = self._command(menu, self.tr("Пере&йти до поля…"), "entering", "go", "Ctrl+G", group)
        self.find_action = self._command(menu, self.tr("З&найти…"), "helping", "find", "Ctrl+F", group)
        self._command(menu, self.tr("Попередній розділ"), "moving", "previous_section", "Ctrl+PgUp", group)
        self._command(menu, self.tr("Наступний розділ"), "moving", "next_section", "Ctrl+PgDown", group)
        self.next_finding_action = self._command(
            menu, self.tr("Наступне &зауваження"), "auditing", "go_to_next", "F8", group
        )
        self.explain_action = self._command(
            menu,
            self.tr("По&яснити зауваження…"),
            "entering",
            "explain_present",
            "Ctrl+E",
            self._entry_actions,
        )

    def _make_field_actions(self, menu: QMenu) -> None:
        entry = self._entry_actions
        self.details_action = self._command(
            menu, self.tr("&Уточнення, дата, примітка…"), "entering", "edit_details", "F4", entry
        )
        self.qualifier_action = self._command(
            menu, self.tr("«&Понад», «близько», «майже»"), "entering", "next_qualifier", "Ctrl+U", entry
        )
        self.absent_action = self._command(
            menu, self.tr("Не&має даних…"), "entering", "mark_absent", "Ctrl+D", entry
        )
        self.history_action = self._command(
            menu, self.tr("&Історія поля…"), "entering", "show_history", "Ctrl+H", self._file_actions
        )

    def _make_city_menu(self, menu: QMenu) -> None:
        city, any_file = self._city_actions, self._file_actions
        self.board_action = self._command(
            menu, self.tr("&Табло розділів…"), "coordinating", "show_board", "Ctrl+B", any_file
        )
        menu.addSeparator()
        self.assign_action = self._command(menu, self.tr("&Роздати розділи…"), "handing", "assign", "", city)
        self.merge_action = self._command(
            menu, self.tr("&Приєднати файли…"), "gathering", "merge", "Ctrl+J", city
        )
        self.conflicts_action = self._command(
            menu, self.tr("Різні &значення…"), "gathering", "show_conflicts", "", city
        )
        self.undo_merge_action = self._command(
            menu, self.tr("&Скасувати приєднання…"), "gathering", "undo_merge", "", city
        )
        self.merges_action = self._command(
            menu, self.tr("Приєднання та &акти…"), "coordinating", "show_merges", "", any_file
        )
        menu.addSeparator()
        self.report_data_action = self._command(
            menu, self.tr("&Відомості про звіт…"), "report_data", "edit", "", city
        )
        self.renew_action = self._command(
            menu, self.tr("Що &оновити…"), "writing", "show_renewal", "", self._entry_actions
        )
        self.roll_action = self._action(
            menu, self.tr("&Новий звітний рік…"), self.next_year_asked.emit, "", city
        )

    def _make_report_menu(self, menu: QMenu) -> None:
        self.hand_over_action = self._command(
            menu, self.tr("З&дати розділ…"), "handing", "hand_over", "Ctrl+Shift+S", self._entry_actions
        )
        menu.addSeparator()
        self.whole_action = self._command(
            menu, self.tr("Перевірити &весь звіт"), "auditing", "check_whole", "Shift+F8", self._file_actions
        )
        self.record_action = self._command(
            menu, self.tr("Протокол перев&ірки…"), "auditing", "write_record", "", self._file_actions
        )
        menu.addSeparator()
        self.report_action = self._command(
            menu, self.tr("Перегляд звіту, друк, PD&F…"), "printing", "preview", "Ctrl+P", self._file_actions
        )
        self._make_signing_actions(menu)

    def _make_signing_actions(self, menu: QMenu) -> None:
        any_file, city = self._file_actions, self._city_actions
        menu.addSeparator()
        self.sign_action = self._command(menu, self.tr("Підписат&и…"), "signing", "sign", "", any_file)
        self.accept_signed_action = self._command(
            menu, self.tr("Прий&няти підписаний файл…"), "signing", "accept", "", city
        )
        self.check_signature_action = self._command(
            menu, self.tr("П&еревірити підпис…"), "signing", "check", "", any_file
        )
        self.kept_action = self._command(
            menu, self.tr("Прийняті ф&айли…"), "signing", "show_kept", "", any_file
        )

    def _make_review_menu(self, menu: QMenu) -> None:
        entry, city = self._entry_actions, self._city_actions
        self.remark_action = self._command(
            menu, self.tr("&Зауваження до поля…"), "reviewing", "ask", "Ctrl+M", entry
        )
        self.remarks_action = self._command(
            menu, self.tr("Зауваження &координатора"), "reviewing", "toggle_remarks", "F9", self._file_actions
        )
        self.open_remarks_action = self._command(
            menu,
            self.tr("&Усі незакриті зауваження"),
            "reviewing",
            "show_all_open",
            "Shift+F9",
            self._file_actions,
        )
        menu.addSeparator()
        self.accept_action = self._command(
            menu, self.tr("&Прийняти розділ…"), "reviewing", "accept", "", city
        )
        self.return_action = self._command(
            menu, self.tr("Повер&нути розділ…"), "reviewing", "give_back", "", city
        )
        self.reopen_action = self._command(
            menu, self.tr("&Відкрити розділ знову…"), "reviewing", "reopen", "", city
        )
        menu.addSeparator()
        group = self._file_actions
        self.timeline_action = self._command(
            menu, self.tr("&Історія звіту…"), "looking", "show_timeline", "Ctrl+Shift+H", group
        )
        self.compare_action = self._command(menu, self.tr("Порівн&яти…"), "looking", "compare", "", group)
        self.silence_action = self._command(
            menu, self.tr("Що за&мовкло…"), "looking", "show_silence", "", group
        )

    def _make_view_menu(self, menu: QMenu) -> None:
        group = self._file_actions
        self._command(menu, self.tr("Наступна &частина вікна"), "moving", "next_part", "F6", group)
        self._command(menu, self.tr("Попередня частина вікна"), "moving", "previous_part", "Shift+F6", group)
        menu.addSeparator()
        self._action(menu, self.tr("&Більше"), lambda: self.zoom_stepped.emit(1), "Ctrl++ Ctrl+=")
        self._action(menu, self.tr("&Менше"), lambda: self.zoom_stepped.emit(-1), "Ctrl+-")
        self._action(menu, self.tr("&Звичайний розмір"), lambda: self.zoom_chosen.emit(USUAL), "Ctrl+0")
        menu.addSeparator()
        self.fold_action = self._command(
            menu, self.tr("З&горнути групу"), "moving", "fold_group", "Ctrl+[", group
        )
        self._command(menu, self.tr("Розго&рнути всі групи"), "moving", "unfold_groups", "Ctrl+]", group)
        menu.addSeparator()
        self.findings_action = self._toggle(menu, self.tr("За&уваження"), "Ctrl+F8", "findings")
        self.text_action = self._toggle(menu, self.tr("&Текст розділу"), "F7", "text_panel")
        menu.addSeparator()
        self._make_language_menu(menu)

    def _make_language_menu(self, menu: QMenu) -> None:
        """Each language in its own words, so that whoever came into a foreign one finds the way out."""
        from zhytomyr_desktop.ui.language import LANGUAGES

        known = self._kept.option("language", "uk")
        self.language_actions = {}
        inner = menu.addMenu("&Мова / Language")
        inner.setToolTipsVisible(True)
        scope = self.tr("Мова вікна; назви показників, зауваження перевірки й звіт завжди українські")
        for code, name in LANGUAGES.items():
            action = QAction(name, inner)
            action.setToolTip(scope)
            action.setStatusTip(scope)
            action.setCheckable(True)
            action.setChecked(code == known)
            action.triggered.connect(lambda _on=False, code=code: self.language_chosen.emit(code))
            inner.addAction(action)
            self.language_actions[code] = action

    def _toggle(self, menu: QMenu, text: str, keys: str, part: str) -> QAction:
        action = self._action(
            menu, text, lambda: self.part_toggled.emit(part, action.isChecked()), keys, self._file_actions
        )
        action.setCheckable(True)
        action.setChecked(self._kept.option(part, "1") == "1")
        return action

    def _make_help_menu(self, menu: QMenu) -> None:
        self.help_action = self._action(menu, self.tr("Про це &поле"), self.field_help_asked.emit, "F1")
        self.manual_action = self._action(
            menu, self.tr("Посібник п&рацівника"), lambda: self.manual_asked.emit(MANUAL)
        )
        self.city_manual_action = self._action(
            menu,
            self.tr("Посібник к&оординатора"),
            lambda: self.manual_asked.emit(CITY_MANUAL),
        )
        self.keys_action = self._action(menu, self.tr("&Клавіші…"), self.keys_asked.emit, "Shift+F1")

    def _make_tool_bar(self) -> None:
        from zhytomyr_desktop.ui.widgets.icons import icon
        from zhytomyr_desktop.ui.widgets.tool_bar import ToolBar

        icons = {
            "open": self.open_action,
            "undo": self.undo_action,
            "next": self.next_empty_action,
            "merge": self.merge_action,
            "hand_over": self.hand_over_action,
            "report": self.report_action,
        }
        for name, action in icons.items():
            action.setIcon(icon(name))
        self._bar = ToolBar(self.tr("Дії"))
        self._window.addToolBar(self._bar)
        known = (icons[name] for name in ("undo", "open", "merge", "next", "report", "hand_over"))
        self._bar.show_actions(tuple(icons.values()), known=tuple(known))

    def enable(self, session: Session | None) -> None:
        """Make usable what can be done with this file."""
        can_enter = session is not None and not session.read_only
        of_city = can_enter and session is not None and session.is_city
        for actions, usable in (
            (self._file_actions, session is not None),
            (self._entry_actions, can_enter),
            (self._city_actions, of_city),
        ):
            for action in actions:
                action.setEnabled(usable)
        self._name_steps(session if can_enter else None)

    def _name_steps(self, session: Session | None) -> None:
        """Say what Ctrl+Z would take back and Ctrl+Shift+Z do again; the tool bar keeps its one word."""
        undoing = session.undoing if session is not None else None
        undo, redo = (undoing.undo_words, undoing.redo_words) if undoing is not None else ("", "")
        can_undo = undoing is not None and undoing.can_undo
        for action, word, step, usable in (
            (self.undo_action, self.tr("&Скасувати"), undo, can_undo),
            (self.redo_action, self.tr("&Повторити"), redo, bool(redo)),
        ):
            action.setEnabled(usable)
            action.setText(f"{word}: {step.replace('&', '&&')}" if step else word)
            action.setIconText(word.replace("&", ""))

    def add_field_actions(self, menu: QMenu) -> None:
        """Put what is done with a field into the menu of its editor."""
        menu.addSeparator()
        for action in (
            self.details_action,
            self.absent_action,
            self.history_action,
            self.remark_action,
            self.help_action,
        ):
            menu.addAction(action)

    def with_keys(self) -> list[QAction]:
        """All actions of the menus, in order."""
        menus = [a.menu() for a in self._window.menuBar().actions()]
        return [action for menu in menus if isinstance(menu, QMenu) for action in menu.actions()]

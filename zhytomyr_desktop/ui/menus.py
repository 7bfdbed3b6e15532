"""The window's menus and tool bar: every action with its words, its keys and when it can be used."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from zhytomyr_desktop.ui.main_window import MainWindow
    from zhytomyr_desktop.ui.session import Session


class Menus(QObject):
    """All actions of a window. Groups: of any open file, of a file that can be changed, of a city file."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._keys: list[tuple[QAction, str]] = []
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

    def _command(self, concern: str, name: str) -> Callable[[], object]:
        """The command of whatever file is open when it is called."""
        return lambda: self._window.command(concern, name)

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
        self.new_action = self._action(menu, self.tr("&Новий файл громади…"), self._window.ask_new, "Ctrl+N")
        self.open_action = self._action(menu, self.tr("&Відкрити…"), self._window.ask_open, "Ctrl+O")
        self.sample_action = self._action(
            menu, self.tr("&Приклад: звіт за 2023 рік…"), self._window.ask_sample
        )
        self.recent_menu = menu.addMenu(self.tr("&Останні файли"))
        self.recent_menu.aboutToShow.connect(self._window.fill_recent)
        menu.addSeparator()
        self.paper_action = self._action(
            menu,
            self.tr("На&друкувати розділ…"),
            self._command("paper", "show"),
            "Ctrl+Shift+P",
            self._file_actions,
        )
        menu.addSeparator()
        self.close_action = self._action(
            menu, self.tr("&Закрити файл"), self._window.close_file, "Ctrl+W", self._file_actions
        )
        self._action(menu, self.tr("Ви&йти"), self._window.close, "Ctrl+Q")

    def _make_entry_menu(self, menu: QMenu) -> None:
        group = self._file_actions
        self.undo_action = self._action(menu, self.tr("&Скасувати введення"), self._window.undo, "Ctrl+Z")
        self.redo_action = self._action(
            menu, self.tr("&Повторити введення"), self._window.redo, "Ctrl+Shift+Z"
        )
        menu.addSeparator()
        self.next_empty_action = self._action(
            menu, self.tr("&Наступне незаповнене"), self._window.go_to_next_empty, "Ctrl+Down", group
        )
        self.go_action = self._action(
            menu, self.tr("Пере&йти до поля…"), self._command("entering", "go"), "Ctrl+G", group
        )
        self.find_action = self._action(
            menu, self.tr("З&найти…"), self._command("helping", "find"), "Ctrl+F", group
        )
        self._action(
            menu, self.tr("Попередній розділ"), lambda: self._window.step_section(-1), "Ctrl+PgUp", group
        )
        self._action(
            menu, self.tr("Наступний розділ"), lambda: self._window.step_section(1), "Ctrl+PgDown", group
        )
        self.next_finding_action = self._action(
            menu, self.tr("Наступне &зауваження"), self._command("auditing", "go_to_next"), "F8", group
        )
        menu.addSeparator()
        entry = self._entry_actions
        self.details_action = self._action(
            menu,
            self.tr("&Уточнення, дата, примітка…"),
            self._command("entering", "edit_details"),
            "F4",
            entry,
        )
        self.qualifier_action = self._action(
            menu,
            self.tr("«&Понад», «близько», «майже»"),
            self._command("entering", "next_qualifier"),
            "Ctrl+U",
            entry,
        )
        self.absent_action = self._action(
            menu, self.tr("Не&має даних…"), self._command("entering", "mark_absent"), "Ctrl+D", entry
        )
        self.history_action = self._action(
            menu, self.tr("&Історія поля…"), self._command("entering", "show_history"), "Ctrl+H", group
        )
        menu.addSeparator()
        self.author_action = self._action(menu, self.tr("&Хто вносить дані…"), self._window.ask_author)

    def _make_city_menu(self, menu: QMenu) -> None:
        city, any_file = self._city_actions, self._file_actions
        self.board_action = self._action(
            menu, self.tr("&Табло розділів…"), self._command("coordinating", "show_board"), "Ctrl+B", any_file
        )
        menu.addSeparator()
        self.assign_action = self._action(
            menu, self.tr("&Роздати розділи…"), self._command("handing", "assign"), "", city
        )
        self.merge_action = self._action(
            menu, self.tr("&Приєднати файли…"), self._command("gathering", "merge"), "Ctrl+J", city
        )
        self.conflicts_action = self._action(
            menu, self.tr("Різні &значення…"), self._command("gathering", "show_conflicts"), "", city
        )
        self.undo_merge_action = self._action(
            menu, self.tr("&Скасувати приєднання…"), self._command("gathering", "undo_merge"), "", city
        )
        self.merges_action = self._action(
            menu, self.tr("Приєднання та &акти…"), self._command("coordinating", "show_merges"), "", any_file
        )
        menu.addSeparator()
        self.report_data_action = self._action(
            menu, self.tr("&Відомості про звіт…"), self._command("coordinating", "edit_report_data"), "", city
        )
        self.renew_action = self._action(
            menu,
            self.tr("Що &оновити…"),
            self._command("coordinating", "show_renewal"),
            "",
            self._entry_actions,
        )
        self.roll_action = self._action(menu, self.tr("&Новий звітний рік…"), self._window.ask_roll, "", city)

    def _make_report_menu(self, menu: QMenu) -> None:
        self.hand_over_action = self._action(
            menu,
            self.tr("З&дати розділ…"),
            self._command("handing", "hand_over"),
            "Ctrl+Shift+S",
            self._entry_actions,
        )
        menu.addSeparator()
        self.whole_action = self._action(
            menu,
            self.tr("Перевірити &весь звіт"),
            self._command("auditing", "check_whole"),
            "Shift+F8",
            self._file_actions,
        )
        self.record_action = self._action(
            menu,
            self.tr("Протокол перев&ірки…"),
            self._command("auditing", "write_record"),
            "",
            self._file_actions,
        )
        menu.addSeparator()
        self.report_action = self._action(
            menu,
            self.tr("Перегляд звіту, друк, PD&F…"),
            self._command("printing", "preview"),
            "Ctrl+P",
            self._file_actions,
        )
        self._make_signing_actions(menu)

    def _make_signing_actions(self, menu: QMenu) -> None:
        any_file, city = self._file_actions, self._city_actions
        menu.addSeparator()
        self.sign_action = self._action(
            menu, self.tr("Підписат&и…"), self._command("signing", "sign"), "", any_file
        )
        self.accept_signed_action = self._action(
            menu, self.tr("Прий&няти підписаний файл…"), self._command("signing", "accept"), "", city
        )
        self.check_signature_action = self._action(
            menu, self.tr("П&еревірити підпис…"), self._command("signing", "check"), "", any_file
        )
        self.kept_action = self._action(
            menu, self.tr("Прийняті ф&айли…"), self._command("signing", "show_kept"), "", any_file
        )

    def _make_review_menu(self, menu: QMenu) -> None:
        entry, city = self._entry_actions, self._city_actions
        self.remark_action = self._action(
            menu, self.tr("&Зауваження до поля…"), self._command("reviewing", "ask"), "Ctrl+M", entry
        )
        self.remarks_action = self._action(
            menu,
            self.tr("Зауваження &координатора"),
            self._command("reviewing", "toggle_remarks"),
            "F9",
            self._file_actions,
        )
        self.open_remarks_action = self._action(
            menu,
            self.tr("&Усі незакриті зауваження"),
            self._command("reviewing", "show_all_open"),
            "Shift+F9",
            self._file_actions,
        )
        menu.addSeparator()
        self.accept_action = self._action(
            menu, self.tr("&Прийняти розділ…"), self._command("reviewing", "accept"), "", city
        )
        self.return_action = self._action(
            menu, self.tr("Повер&нути розділ…"), self._command("reviewing", "give_back"), "", city
        )
        self.reopen_action = self._action(
            menu, self.tr("&Відкрити розділ знову…"), self._command("reviewing", "reopen"), "", city
        )
        menu.addSeparator()
        group = self._file_actions
        self.timeline_action = self._action(
            menu, self.tr("&Історія звіту…"), self._command("looking", "show_timeline"), "Ctrl+Shift+H", group
        )
        self.compare_action = self._action(
            menu, self.tr("Порівн&яти…"), self._command("looking", "compare"), "", group
        )
        self.silence_action = self._action(
            menu, self.tr("Що за&мовкло…"), self._command("looking", "show_silence"), "", group
        )

    def _make_view_menu(self, menu: QMenu) -> None:
        group = self._file_actions
        self._action(menu, self.tr("Наступна &частина вікна"), lambda: self._window.step_part(1), "F6", group)
        self._action(
            menu, self.tr("Попередня частина вікна"), lambda: self._window.step_part(-1), "Shift+F6", group
        )
        menu.addSeparator()
        self._action(menu, self.tr("&Більше"), lambda: self._window.step_zoom(1), "Ctrl++ Ctrl+=")
        self._action(menu, self.tr("&Менше"), lambda: self._window.step_zoom(-1), "Ctrl+-")
        self._action(menu, self.tr("&Звичайний розмір"), lambda: self._window.set_zoom(100), "Ctrl+0")
        menu.addSeparator()
        self.fold_action = self._action(
            menu, self.tr("З&горнути групу"), lambda: self._window.fold_group(True), "Ctrl+[", group
        )
        self._action(
            menu, self.tr("Розго&рнути всі групи"), lambda: self._window.fold_group(False), "Ctrl+]", group
        )
        menu.addSeparator()
        self.findings_action = self._toggle(menu, self.tr("За&уваження"), "Ctrl+F8", "findings")
        self.text_action = self._toggle(menu, self.tr("&Текст розділу"), "F7", "text_panel")
        menu.addSeparator()
        self._make_language_menu(menu)

    def _make_language_menu(self, menu: QMenu) -> None:
        """Each language in its own words, so that whoever came into a foreign one finds the way out."""
        from zhytomyr_desktop.ui.language import LANGUAGES

        known = self._window.settings.options.get("language", "uk")
        self.language_actions = {}
        inner = menu.addMenu("&Мова / Language")
        for code, name in LANGUAGES.items():
            action = QAction(name, inner)
            action.setCheckable(True)
            action.setChecked(code == known)
            action.triggered.connect(lambda _on=False, code=code: self._window.choose_language(code))
            inner.addAction(action)
            self.language_actions[code] = action

    def _toggle(self, menu: QMenu, text: str, keys: str, part: str) -> QAction:
        action = self._action(
            menu, text, lambda: self._window.show_part(part, action.isChecked()), keys, self._file_actions
        )
        action.setCheckable(True)
        action.setChecked(self._window.settings.options.get(part, "1") == "1")
        return action

    def _make_help_menu(self, menu: QMenu) -> None:
        self.help_action = self._action(menu, self.tr("Про це &поле"), self._window.show_field_help, "F1")
        self.manual_action = self._action(menu, self.tr("Посібник п&рацівника"), self._window.show_manual)
        self.city_manual_action = self._action(
            menu,
            self.tr("Посібник к&оординатора"),
            lambda: self._window.show_manual("posibnyk-koordynatora"),
        )
        self.keys_action = self._action(menu, self.tr("&Клавіші…"), self._window.show_keys, "Shift+F1")

    def _make_tool_bar(self) -> None:
        from PySide6.QtCore import Qt

        from zhytomyr_desktop.ui.widgets.icons import icon

        bar = self._window.addToolBar(self.tr("Дії"))
        bar.setMovable(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.toggleViewAction().setEnabled(False)
        side = self._window.fontMetrics().height() + 2
        bar.setIconSize(QSize(side, side))
        for action, name in (
            (self.open_action, "open"),
            (self.undo_action, "undo"),
            (self.next_empty_action, "next"),
            (self.merge_action, "merge"),
            (self.hand_over_action, "hand_over"),
            (self.report_action, "report"),
        ):
            action.setIcon(icon(name))
            bar.addAction(action)

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
        self.undo_action.setEnabled(can_enter and session is not None and session.can_undo())
        self.redo_action.setEnabled(can_enter and session is not None and session.can_redo())

    def with_keys(self) -> list[QAction]:
        """All actions of the menus, in order."""
        menus = [a.menu() for a in self._window.menuBar().actions()]
        return [action for menu in menus if isinstance(menu, QMenu) for action in menu.actions()]

"""What taking files in will bring, field by field; conflicts are decided here, before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.ui.dialogs.looking import LookingDialog
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.compared import ComparedFields, Key, ShownField
from zhytomyr_desktop.ui.widgets.sides import Chosen, SidesPane

_TOLD = 4
"""Unusable files that are told in full; the rest stand in the tip."""


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file of a merge: how many changes are new, known, or outside what it was issued for; who wrote.

    ``remark``: what is to be told of the file as a whole.
    """

    name: str
    taken: int
    already: int
    refused: int
    authors: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ShownDryRun:
    """What a merge would do. ``counts``: fields by kind; ``cut``: those that are too many to be shown.

    ``refused``: a sentence for each file that is not taken; ``of_others``: how many of them are of another
    community and can be taken on purpose; ``accepted``: the titles of accepted sections that may change.
    """

    files: tuple[FileLine, ...]
    fields: tuple[ShownField, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    cut: int = 0
    refused: tuple[str, ...] = ()
    of_others: int = 0
    accepted: tuple[str, ...] = ()

    @property
    def conflicts(self) -> tuple[ShownField, ...]:
        """The fields to decide."""
        return tuple(one for one in self.fields if one.kind == "conflict")


@dataclass(frozen=True, slots=True)
class Allowed:
    """What is taken in on purpose: changes out of scope, files of another community."""

    force_scope: bool = False
    any_community: bool = False


@dataclass(frozen=True, slots=True)
class MergeOrder:
    """«Приєднати» was pressed: with what is allowed, and these choices."""

    allowed: Allowed
    choices: tuple[Chosen, ...]


Complaint = Callable[[Key, str], str]
"""Says why a typed value does not fit its field; empty where it does."""


class MergeDialog(LookingDialog):
    """Files, fields and conflicts; accepted by «Приєднати»."""

    merge_chosen = Signal(MergeOrder)
    allowed_changed = Signal(Allowed)

    def __init__(self, run: ShownDryRun, complaint: Complaint, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Приєднати файли: перегляд"))
        self._complaint = complaint
        self._run = run
        self._choices: dict[Key, Chosen] = {}
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.refused = look.error_label()
        self.fields = ComparedFields()
        self.sides = SidesPane()
        self.fields.field_chosen.connect(self._show_field)
        self.sides.value_chosen.connect(self._on_chosen)
        self.tabs = QTabWidget()
        self.files = QTableWidget()
        self.force = QCheckBox(self.tr("Прийняти також зміни в розділах, які цьому виконавцеві не видавали"))
        self.others = QCheckBox(self.tr("Взяти також файли іншої громади"))
        for box in (self.force, self.others):
            box.toggled.connect(lambda _: self.allowed_changed.emit(self._allowed()))
        self._lay_out()
        self.show_run(run)
        self.resize(1180, 680)
        self._go_to_conflict()

    def _lay_out(self) -> None:
        upright = QSplitter(Qt.Orientation.Vertical)
        upright.addWidget(self.fields)
        upright.addWidget(self.sides)
        upright.setSizes([320, 240])
        upright.setCollapsible(0, False)
        self.tabs.addTab(upright, self.tr("Зміни за полями"))
        self.tabs.addTab(self.files, "")
        layout = QVBoxLayout(self)
        layout.addWidget(self.words)
        layout.addWidget(self.refused)
        layout.addWidget(self.others)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.force)
        layout.addWidget(
            look.quiet_label(
                self.tr(
                    "Досі нічого не записано. Перед приєднанням робиться копія; приєднання можна скасувати."
                )
            )
        )
        layout.addLayout(self._bottom())

    def _bottom(self) -> QHBoxLayout:
        self.rule_button = QPushButton(self.tr("Вирішити всі розбіжності"))
        self.next_button = QPushButton(self.tr("Наступна розбіжність"))
        self.next_button.clicked.connect(self._go_to_conflict)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.merge_button = buttons.addButton(self.tr("Приєднати"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        line = QHBoxLayout()
        line.addWidget(self.rule_button)
        line.addWidget(self.next_button)
        line.addStretch(1)
        line.addWidget(buttons)
        return line

    def show_run(self, run: ShownDryRun) -> None:
        """Show a dry run; choices for conflicts that are still there are kept."""
        self._run = run
        open_keys = {one.key for one in run.conflicts}
        self._choices = {key: chosen for key, chosen in self._choices.items() if key in open_keys}
        self.force.setVisible(self.force.isChecked() or any(file.refused for file in run.files))
        self.others.setVisible(self.others.isChecked() or bool(run.of_others))
        self._show_warnings(run)
        _fill_files(self.files, run.files, self._titles())
        self.tabs.setTabText(1, self.tr("Файли: {}").format(len(run.files)))
        self.sides.show_nothing()
        self.fields.show_fields(run.fields, run.counts, self._decided_words())
        self.rule_button.setMenu(self._rules())
        self._show_left()

    def _show_warnings(self, run: ShownDryRun) -> None:
        """Which files are not taken and why; which ones are taken though something is to be told of them."""
        lead = [self.tr("Не буде приєднано файлів: {}.").format(len(run.refused))] if run.refused else []
        remarks = [
            self.tr("Буде приєднано {}: {}.").format(f"«{file.name}»", file.remark)
            for file in run.files
            if file.remark
        ]
        every = [*remarks, *lead, *run.refused]
        self.refused.setVisible(bool(every))
        self.refused.setText("\n".join(every[: _TOLD + 1]))
        self.refused.setToolTip(look.letters("\n".join(every)))

    def _allowed(self) -> Allowed:
        return Allowed(self.force.isChecked(), self.others.isChecked())

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("Файл"),
            self.tr("Виконавці"),
            self.tr("Нових змін"),
            self.tr("Уже є"),
            self.tr("Поза розділом"),
        )

    def _rules(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("Лишити новіше"), self.decide_by_newest)
        menu.addAction(self.tr("Лишити те, що є"), self.decide_by_city)
        for file in self._run.files:
            name = file.name
            menu.addAction(self.tr("Взяти з файла {}").format(name), partial(self.decide_by_file, name))
        menu.addSeparator()
        menu.addAction(self.tr("Зняти всі рішення"), self._forget_all)
        return menu

    # Deciding

    def decide_by_newest(self) -> None:
        """Choose what was entered last, everywhere."""
        self._take(
            Chosen(one.key, take=max(one.sides, key=lambda s: s.change).change) for one in self._run.conflicts
        )

    def decide_by_city(self) -> None:
        """Choose what stands here already, where it is one of the sides."""
        self._take_sides(lambda side: not side.files)

    def decide_by_file(self, name: str) -> None:
        """Choose what this file brings, where it is one of the sides."""
        self._take_sides(lambda side: name in side.files.split(", "))

    def _take_sides(self, is_meant: Callable[..., bool]) -> None:
        sides = ((one.key, [s for s in one.sides if is_meant(s)]) for one in self._run.conflicts)
        self._take(Chosen(key, take=found[0].change) for key, found in sides if len(found) == 1)

    def _take(self, choices: Iterable[Chosen]) -> None:
        self._choices |= {chosen.key: chosen for chosen in choices}
        self._after_choice()

    def _forget_all(self) -> None:
        self._choices.clear()
        self._after_choice()

    def _on_chosen(self, chosen: Chosen) -> None:
        message = "" if chosen.take else self._complaint(chosen.key, chosen.value)
        self.sides.show_error(message)
        if not message:
            self._choices[chosen.key] = chosen
            self._after_choice()

    def _after_choice(self) -> None:
        self.fields.show_decided(self._decided_words())
        self._show_left()

    def _decided_words(self) -> dict[Key, str]:
        texts = {side.change: side.text for one in self._run.conflicts for side in one.sides}
        return {key: texts[c.take] if c.take else c.value for key, c in self._choices.items()}

    def undecided(self) -> list[ShownField]:
        """The conflicts without a choice."""
        return [one for one in self._run.conflicts if one.key not in self._choices]

    def _go_to_conflict(self) -> None:
        for one in self.undecided():
            if self.fields.choose(one.key):
                return

    def _show_field(self, shown: ShownField) -> None:
        self.sides.show_field(shown, self._choices.get(shown.key))

    def _show_left(self) -> None:
        left, all_of_them = len(self.undecided()), len(self._run.conflicts)
        self.words.setText(self._summary(left))
        self.next_button.setVisible(bool(left))
        self.rule_button.setVisible(bool(all_of_them))
        nothing = not any(file.taken for file in self._run.files) and not all_of_them
        self.merge_button.setEnabled(not nothing)

    def _summary(self, left: int) -> str:
        run = self._run
        if not run.files:
            return self.tr("Приєднувати нічого: жодного файла не взято.")
        if not any(file.taken or file.refused for file in run.files):
            return self.tr("Нічого нового: усе з цих файлів уже є у звіті.")
        parts = [self.tr("Буде приєднано змін: {}.").format(sum(file.taken for file in run.files))]
        if run.conflicts:
            parts.append(
                self.tr("Показників із різними значеннями: {}, з них вирішено: {}.").format(
                    len(run.conflicts), len(run.conflicts) - left
                )
            )
        if run.accepted:
            parts.append(
                self.tr(
                    "Уже прийнято: {}; якщо значення тут зміняться, розділ повернеться на розгляд."
                ).format(", ".join(f"«{title}»" for title in run.accepted))
            )
        if run.cut:
            parts.append(self.tr("Полів забагато, щоб показати кожне; не показано: {}.").format(run.cut))
        if left:
            parts.append(self.tr("Невирішені лишаться позначеними у звіті; їх можна вирішити й потім."))
        return " ".join(parts)

    def _on_accepted(self) -> None:
        self.merge_chosen.emit(MergeOrder(self._allowed(), tuple(self._choices.values())))
        self.accept()


def _fill_files(table: QTableWidget, files: Sequence[FileLine], titles: Sequence[str]) -> None:
    table.setRowCount(len(files))
    table.setColumnCount(len(titles))
    table.setHorizontalHeaderLabels(titles)
    table.setAccessibleName(titles[0])
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.verticalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for row, file in enumerate(files):
        for column, cell in enumerate((file.name, file.authors, file.taken, file.already, file.refused)):
            item = QTableWidgetItem(str(cell))
            if column > 1:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            table.setItem(row, column, item)

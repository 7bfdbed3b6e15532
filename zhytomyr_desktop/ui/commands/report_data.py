"""The report's own data: what stands in the dialog, and what is entered of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtWidgets import QDialog

from forms.values import REPORT
from zhytomyr_desktop import ordering, own_forms
from zhytomyr_desktop.errors import EntryError
from zhytomyr_desktop.report.compose import COMMUNITY, NOBODY, signatories
from zhytomyr_desktop.report.order import HIDDEN, POSITION, PRIORITY, arranged, is_hidden, item
from zhytomyr_desktop.ui.commands.base import FileCommands
from zhytomyr_desktop.ui.dialogs.report_data import FIELDS, ReportData, ReportDataDialog
from zhytomyr_desktop.ui.widgets.section_order import ShownPlace, ShownPriority

_ASSESSMENT = "assessment"


class ReportDataCommands(FileCommands):
    """Title, community, decision, signatories, the order of sections, the opening assessment."""

    def edit(self) -> QDialog | None:
        """Show all of it; save what was changed."""
        if not self._can_leave_fields():
            return None
        data = self._data()
        hints = {
            "title": self._session.workspace.document().title,
            "community": COMMUNITY,
            "decision_date": self.tr("дд.мм.рррр"),
            "contact": self.tr("електронна пошта або телефон; стоїть у супровідних листах"),
        }
        dialog = ReportDataDialog(data, hints, self._window)
        dialog.data_entered.connect(lambda entered: self._save(dialog, data, entered))
        dialog.assessment_asked.connect(lambda: self._desk.show_section(_ASSESSMENT))
        self._open(dialog)
        return dialog

    def _data(self) -> ReportData:
        workspace = self._session.workspace
        values, catalogue = workspace.values, self._session.catalogue
        texts = {name: self._wording.report_text(name, values.report.get(name, "")) for name in FIELDS}
        places = tuple(
            ShownPlace(section.key, section.title, section.priority, is_hidden(values, section.key))
            for section in arranged(catalogue, values, hidden=True)
        )
        return ReportData(
            texts,
            tuple((one.post, one.name) for one in signatories(values)),
            places,
            self._priorities(),
            "\n\n".join(paragraph.text for paragraph in workspace.section_document(_ASSESSMENT)),
        )

    def _priorities(self) -> tuple[ShownPriority, ...]:
        report, catalogue = self._session.workspace.values.report, self._session.catalogue
        usual = own_forms.forms_of({own_forms.COMMUNITY: report.get(own_forms.COMMUNITY, "")})
        known = {one.key: (one.title, one.subtitle) for one in usual.priorities}
        return tuple(
            ShownPriority(now.key, now.title, now.subtitle, *known.get(now.key, ("", "")))
            for now in catalogue.priorities
        )

    def _save(self, dialog: ReportDataDialog, before: ReportData, after: ReportData) -> None:
        entries = {name: text for name, text in after.fields.items() if text != before.fields[name]}
        entries |= _signatory_entries(before, after)
        entries |= _order_entries(before.sections, after.sections)
        entries |= _priority_entries(before.priorities, after.priorities)
        try:
            self._session.workspace.set_many((REPORT, name, "value", text) for name, text in entries.items())
        except EntryError as error:
            dialog.show_error(str(error))
            return
        dialog.accept()
        self._session.reload()
        self.told.emit(self.tr("Відомості про звіт збережено"))


def _signatory_entries(before: ReportData, after: ReportData) -> dict[str, str]:
    old = [*before.signatories, *[("", "")] * len(after.signatories)]
    return {
        f"signatory/{number}/{part}": text or NOBODY
        for number, (pair, known) in enumerate(zip(after.signatories, old, strict=False), start=1)
        for part, text, kept in zip(("post", "name"), pair, known, strict=True)
        if text != kept
    }


def _order_entries(before: tuple[ShownPlace, ...], after: tuple[ShownPlace, ...]) -> dict[str, str]:
    """What is different of the sections' places: left out or not, their priority, the order of all."""
    known = {place.key: place for place in before}
    entries: dict[str, str] = {}
    for place in after:
        if place.is_hidden != known[place.key].is_hidden:
            entries[item(place.key, HIDDEN)] = "1" if place.is_hidden else ""
        if place.priority != known[place.key].priority:
            entries[item(place.key, PRIORITY)] = place.priority or own_forms.OUTSIDE
    if _by_priority(before) != _by_priority(after):
        keys = dict(zip((place.key for place in after), _places(), strict=False))
        entries |= {item(key, POSITION): position for key, position in keys.items()}
    return entries


def _by_priority(places: Iterable[ShownPlace]) -> dict[str, list[str]]:
    """The order within each priority; a priority that goes elsewhere takes its sections along."""
    found: dict[str, list[str]] = {}
    for place in places:
        found.setdefault(place.priority, []).append(place.key)
    return found


def _places() -> Iterable[str]:
    last = ""
    while True:
        last = ordering.between(last)
        yield last


def _priority_entries(before: tuple[ShownPriority, ...], after: tuple[ShownPriority, ...]) -> dict[str, str]:
    """What is different of the priorities: their words, the order of all, what was added or removed."""
    old, entries = {one.key: one for one in before}, dict[str, str]()
    for new in after:
        known = old.pop(new.key, replace(new, title="", subtitle=""))
        if new.title != known.title:
            entries[f"priority/{new.key}/title"] = "" if new.title == new.usual_title else new.title
        if new.subtitle != known.subtitle:
            same = new.subtitle == new.usual_subtitle
            entries[f"priority/{new.key}/subtitle"] = "" if same else new.subtitle
    for removed in old:
        entries |= {f"priority/{removed}/{part}": "" for part in ("title", "subtitle", "position")}
    if [one.key for one in before if one.key not in old] != [one.key for one in after]:
        keys = dict(zip((one.key for one in after), _places(), strict=False))
        entries |= {f"priority/{key}/position": position for key, position in keys.items()}
    return entries

"""What each command does: arguments in, one answer out; nothing is printed here."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from db import Change, Conflict, HistoryEntry, MergeResult
from db.errors import FileError, NotFound
from forms.loader import FOLDER, check_forms, check_help, load_catalogue
from forms.values import REPORT
from zhytomyr_desktop.cli.comparing import comparison_json, comparison_lines
from zhytomyr_desktop.clock import local
from zhytomyr_desktop.entry import clean_text
from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.fields import STATE_WORDS, VALUE
from zhytomyr_desktop.gathering.deciding import Choice, by_rule
from zhytomyr_desktop.gathering.sifting import Sifted, report_files
from zhytomyr_desktop.history import events, timeline
from zhytomyr_desktop.history.events import Event, listed
from zhytomyr_desktop.workspace import Workspace

SEVERITIES = {"error": "помилка", "warning": "увага", "question": "питання", "hint": "підказка"}

NEW_ROW = "/+"
"""Stands for the id of a row to come: ``sport.tournaments/+.name=…``."""

Typed = tuple[str, str, str, str]
"""Section, item, field and the text as typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a command has to say: lines for a person, ``data`` for a program, and the exit code."""

    text: str = ""
    data: Any = None
    code: int = 0


def version() -> str:
    """The program's name and version."""
    from importlib import metadata

    try:
        return f"zhytomyr-desktop {metadata.version('zhytomyr-desktop')}"
    except metadata.PackageNotFoundError:
        return "zhytomyr-desktop (з робочої копії)"


def new(given: Namespace) -> Answer:
    """Create an empty city file, or a section file."""
    with Workspace.new(given.file, given.year, community=given.community, sections=given.section) as work:
        return Answer(text=f"Створено файл «{given.file}» за {work.year} рік.")


def sample(given: Namespace) -> Answer:
    """Create a city file with the figures of 2023."""
    with Workspace.sample(given.file) as work:
        return Answer(text=f"Створено файл «{given.file}» з показниками за {work.year} рік.")


def roll(given: Namespace) -> Answer:
    """Begin the next year."""
    with Workspace.open(given.file, read_only=True) as work:
        work.roll(given.out, given.year)
    return Answer(text=f"Створено файл «{given.out}» за {given.year} рік; торішні значення перенесено.")


def assign(given: Namespace) -> Answer:
    """Write one section file, or one per section."""
    with Workspace.open(given.file) as work:
        settled = work.gathering.settle_hand_out()
        if given.each is not None:
            written = work.assign_each(given.each, given.section)
        elif given.departments is not None:
            packages = work.gathering.hand_out(given.departments, given.section)
            written = [path for package in packages for path in (package.file, package.note)]
        elif given.out is None:
            raise UserError("Вкажіть, який файл записати: -o ФАЙЛ.zvit.")
        elif not given.section:
            raise UserError("Вкажіть розділи файла: --section РОЗДІЛ.")
        else:
            work.assign(given.section, given.out)
            written = [given.out]
    told = [settled] if settled else []
    return Answer(text="\n".join([*told, *(f"Записано «{path}»." for path in written)]))


def set_figures(given: Namespace) -> Answer:
    """Enter figures, all or none; the answer comes when they are on disk."""
    entries = [_entry(text) for text in given.entries]
    with _open(given) as work:
        changes = work.set_many(_with_new_rows(work, entries))
        lines = [f"{_place(*c.key)} = {work.told(c.key, c.value)}" for c in changes]
    return Answer(text="\n".join(["Збережено.", *lines] if lines else ["Такі значення вже записані."]))


def show(given: Namespace) -> Answer:
    """Show current values."""
    with Workspace.open(given.file, read_only=True) as work:
        data = work.past.show(given.at, given.section or "") if given.at else work.show(given.section)
    return Answer(text="\n".join(_shown(data)), data=data)


def merge(given: Namespace) -> Answer:
    """Take section files in, or show what that would bring."""
    with _open(given) as work:
        result, unusable = _previewed(work, given) if given.dry_run else _taken_in(work, given)
        data = _merge_json(result)
        data |= {"unusable": [str(error) for error in unusable]} if given.skip_unusable else {}
        if given.dry_run:
            data |= comparison_json(result)
        data["reopened"] = [] if given.dry_run else list(work.review.reopened())
        copies = {} if given.dry_run else work.review.accepted_in_copies()
        data["accepted_in_copies"] = list(copies)
        lines = [*map(str, unusable), *_merged(work, result), *_conflict_lines(work, result.conflicts)]
        lines += [f"Знову на розгляді, бо змінено після прийняття: {key}" for key in data["reopened"]]
        lines += [
            f"У копії цього файла прийнято {key} ({change.author}); прийняти тут: status … {key} accepted"
            for key, change in copies.items()
        ]
        if given.dry_run:
            lines += comparison_lines(work, result)
    if given.dry_run:
        lines.append("Нічого не змінено: це лише перегляд.")
    return Answer(text="\n".join(lines), data=data, code=3 if data["conflicts"] else 0)


def resolve(given: Namespace) -> Answer:
    """Decide one conflict."""
    with _open(given) as work:
        conflict = _conflict(work.conflicts(), given.target, given.take)
        place = (conflict.section, conflict.item, conflict.field)
        changes = work.resolve(*place, take=_taken(conflict, given.take), value=given.value)
        left = len(work.conflicts())
        lines = [f"{_place(*c.key)} = {work.told(c.key, c.value)}" for c in changes]
    return Answer(text="\n".join(["Вирішено.", *lines, f"Лишилося розбіжностей: {left}."]))


def undo(given: Namespace) -> Answer:
    """Take the last merge out again."""
    with _open(given) as work:
        result = work.gathering.undo()
    left = [f"Лишилося, бо змінено після приєднання: {_place(*key)}" for key in result.left]
    return Answer(text="\n".join([f"Приєднання скасовано, вилучено змін: {result.withdrawn}.", *left]))


def history(given: Namespace) -> Answer:
    """Tell who changed what, and when."""
    section, _, item = clean_text(given.target or "", lines=1).partition(".")
    with Workspace.open(given.file, read_only=True) as work:
        if section and section != REPORT:
            work.section(section)
        entries = timeline.chosen(work.history(section or None, item or None), who=given.who, day=given.day)
        asked = timeline.Filter(
            section=section,
            item=item,
            author=given.who,
            day=timeline.day_typed(given.day),
            words=given.words,
        )
        entries = timeline.saying(work.catalogue, entries, given.words)
        befell = timeline.matching(work.past.events(), asked)
        told = events.among(entries[::-1], befell, lambda entry: entry.change)[::-1]
        lines = [_history_line(work, one) for one in told if section or not events.is_note(one)]
    data = [_history_json(one) for one in (told if given.events else entries)]
    return Answer(text="\n".join(lines), data=data)


def export(given: Namespace) -> Answer:
    """Write the figures for other programs."""
    with Workspace.open(given.file, read_only=True) as work:
        work.export(given.out)
    return Answer(text=f"Показники записано: «{given.out}».")


def forms(given: Namespace) -> Answer:
    """List everything that is wrong with the forms; exit code 1 where there is anything."""
    wrong = check_forms(given.folder)
    if wrong:
        return Answer(text="\n".join(map(str, wrong)), code=1)
    advice = [f"Порада: {line}" for line in check_help(load_catalogue(given.folder))]
    return Answer(text="\n".join([*advice, "Описи розділів правильні.", f"Тека: {given.folder or FOLDER}"]))


def _open(given: Namespace) -> Workspace:
    return Workspace.open(given.file, author=given.author)


def _entry(text: str) -> Typed:
    """Read ``SECTION.ITEM[.FIELD]=VALUE`` into section, item, field and value."""
    target, sign, value = text.partition("=")
    section, dot, item = target.strip().partition(".")
    if not sign or not dot or not item:
        raise UserError(f"«{target}» не схоже на РОЗДІЛ.ПОКАЗНИК=ЗНАЧЕННЯ.")
    item, _, field = item.partition(".")
    return section, item, field or VALUE, value


def _with_new_rows(work: Workspace, entries: Iterable[Typed]) -> Iterable[Typed]:
    """Give each table named ``TABLE/+`` one new row, which all its entries are about."""
    rows: dict[tuple[str, str], str] = {}
    for section, item, field, text in entries:
        table, new, _ = item.partition(NEW_ROW)
        if new and (section, table) not in rows:
            rows[section, table], position = work.row_place(section, table)
            yield section, rows[section, table], "position", position
        yield section, rows.get((section, table), item) if new else item, field, text


def _place(section: str, item: str, field: str) -> str:
    """How a place is written on the command line."""
    return f"{section}.{item}" if field == VALUE else f"{section}.{item}.{field}"


def _shown(data: dict[str, Any]) -> Iterable[str]:
    for key, section in data["sections"].items():
        yield f"{section['title']} ({key}): {STATE_WORDS[section['status']]}"
        for name, figure in section["figures"].items():
            yield f"  {name}: {figure['text'] or _undecided(figure)} · {figure['label']}"
        for name, text in (*section["texts"].items(), *section["dates"].items()):
            yield f"  {name}: {text or '—'}"
        for name, rows in section["tables"].items():
            yield from (f"  {name}/{row['id']}: {_row(row)}" for row in rows)
        yield from (f"  {statement['text']}" for statement in section["statements"])


def _undecided(figure: dict[str, Any]) -> str:
    sides = " | ".join(side or "порожньо" for side in figure.get("sides", ()))
    return f"не вирішено: {sides}" if sides else "—"


def _row(row: dict[str, Any]) -> str:
    return ", ".join(f"{column} {cell}" for column, cell in row.items() if column != "id" and cell)


def _expanded(paths: Iterable[Path]) -> list[Path]:
    """The files, with ``*.zvit`` replaced by what it names: Windows leaves that to the program."""
    found: list[Path] = []
    for path in paths:
        named = (
            sorted(path.parent.glob(path.name)) if {"*", "?"} & set(path.name) and not path.exists() else []
        )
        found += named or [path]
    return found


def _received(work: Workspace, given: Namespace) -> list[Path]:
    """The files to take in; of a folder all report files in it and below. Raises NotFound."""
    named = _expanded(given.files)
    found = [one for path in named for one in (report_files([path], work.path) if path.is_dir() else [path])]
    if not found:
        raise NotFound(named[0], "у папці немає файлів *.zvit")
    return found


def _previewed(work: Workspace, given: Namespace) -> tuple[MergeResult, Sequence[FileError]]:
    sifted = _sifted(work, given, _received(work, given))
    return sifted.result, sifted.refused


def _taken_in(work: Workspace, given: Namespace) -> tuple[MergeResult, Sequence[FileError]]:
    """Merge; conflicts that are decided along with it are so in the same step."""
    paths = _received(work, given)
    take = partial(work.gathering.merge, force_scope=given.out_of_scope, any_community=given.other_community)
    if not (given.prefer or given.take or given.value or given.skip_unusable):
        with _all_or_none(paths):
            return take(paths), ()
    sifted = _sifted(work, given, paths)
    choices = _choices(given, sifted.result)
    return take(sifted.paths, seen=sifted.result, choices=choices), sifted.refused


def _choices(given: Namespace, seen: MergeResult) -> list[Choice]:
    """By the rule, but for the conflicts that are decided one by one."""
    files = [one.file for one in seen.files]
    made = by_rule(seen.comparison, given.prefer, files) if given.prefer else []
    for change in given.take:
        found = [c for c in seen.conflicts if any(side.id.startswith(change) for side in c.sides)]
        if len(found) != 1:
            raise UserError(f"Зміни «{change}» серед сторін розбіжностей немає. Переглянути їх: --dry-run.")
        made.append(Choice(_key(found[0]), take=_taken(found[0], change) or ""))
    for text in given.value:
        target, _, value = text.partition("=")
        _entry(text)
        made.append(Choice(_key(_conflict(seen.conflicts, target.strip(), None)), value=value))
    return list({choice.key: choice for choice in made}.values())


def _key(conflict: Conflict) -> tuple[str, str, str]:
    return conflict.section, conflict.item, conflict.field


def _sifted(work: Workspace, given: Namespace, paths: list[Path]) -> Sifted:
    """The dry run: without the unusable files where that is asked, else all or none."""
    asked = {
        "force_scope": given.out_of_scope,
        "any_community": given.other_community,
        "everything": given.everything,
    }
    if not given.skip_unusable:
        with _all_or_none(paths):
            return Sifted(tuple(paths), work.gathering.preview(paths, **asked))
    sifted = work.gathering.preview_usable(paths, **asked)
    if not sifted.paths:
        first, *others = sifted.refused
        raise (
            first.advising(f"Решту теж не взято: {listed([e.path.name for e in others])}.")
            if others
            else first
        )
    return sifted


@contextmanager
def _all_or_none(paths: Sequence[Path]) -> Iterator[None]:
    """Tell with an unusable file among others that none was taken, and how to take the others."""
    try:
        yield
    except FileError as error:
        if len(paths) < 2 or error.path not in paths:
            raise
        raise error.advising("Жодного файла не взято; щоб узяти решту, додайте --skip-unusable.") from None


def _merge_json(result: MergeResult) -> dict[str, Any]:
    files = [
        {
            "file": merged.file,
            "sha256": merged.sha256,
            "taken": merged.taken,
            "already": merged.already,
            "refused": [_change_json(change) for change in merged.refused],
            **({"remark": merged.remark} if merged.remark else {}),
        }
        for merged in result.files
    ]
    return {"files": files, "conflicts": [_conflict_json(conflict) for conflict in result.conflicts]}


def _conflict_json(conflict: Conflict) -> dict[str, Any]:
    place = {"section": conflict.section, "item": conflict.item, "field": conflict.field}
    return {**place, "sides": [_side_json(side) for side in conflict.sides]}


def _side_json(change: Change) -> dict[str, str]:
    return {"value": change.value, "author": change.author, "at": change.at, "change": change.id}


def _change_json(change: Change) -> dict[str, str]:
    place = {"section": change.section, "item": change.item, "field": change.field}
    return {**place, **_side_json(change)}


def _history_json(entry: HistoryEntry | Event) -> dict[str, Any]:
    if isinstance(entry, Event):
        told = {"event": entry.kind, "number": entry.act or None, "author": entry.author, "at": entry.moment}
        return {**told, "sections": sorted(entry.sections), "text": f"{entry.what}: {entry.detail}"}
    return {**_change_json(entry.change), "replaced": [_side_json(change) for change in entry.replaced]}


def _merged(work: Workspace, result: MergeResult) -> Iterable[str]:
    for file in result.files:
        yield f"{file.file}: взято {file.taken}, вже були {file.already}, не взято {len(file.refused)}"
        if file.remark:
            yield f"  {file.remark}"
        for change in file.refused:
            value = work.told(change.key, change.value)
            yield f"  не взято {_place(*change.key)} = {value}: файл видано для інших розділів"


def _conflict_lines(work: Workspace, conflicts: Sequence[Conflict]) -> Iterable[str]:
    if conflicts:
        yield f"Розбіжностей, які треба вирішити: {len(conflicts)}"
    for conflict in conflicts:
        yield f"  {_place(conflict.section, conflict.item, conflict.field)}"
        for side in conflict.sides:
            value = work.told(side.key, side.value)
            yield f"    {value} · {side.author} · {local(side.at)} · зміна {side.id}"


def _conflict(conflicts: Sequence[Conflict], target: str, take: str | None) -> Conflict:
    """The conflict that the target names; among several of one item the one that holds ``take``."""
    section, _, rest = target.partition(".")
    item, _, field = rest.partition(".")
    found = [c for c in conflicts if (c.section, c.item) == (section, item) and field in ("", c.field)]
    if take is not None and len(found) > 1:
        found = [c for c in found if any(side.id.startswith(take) for side in c.sides)] or found
    if not found:
        raise UserError(f"У «{target}» немає розбіжності. Переглянути розбіжності: merge або show.")
    if len(found) > 1:
        choice = ", ".join(f"{target}.{c.field}" for c in found)
        raise UserError(f"У «{target}» кілька розбіжностей, вкажіть одну з них: {choice}.")
    return found[0]


def _taken(conflict: Conflict, take: str | None) -> str | None:
    """The full id of the change that ``take`` begins."""
    if take is None:
        return None
    sides = [side.id for side in conflict.sides if take and side.id.startswith(take)]
    if len(sides) != 1:
        known = ", ".join(side.id for side in conflict.sides)
        raise UserError(f"Зміни «{take}» серед сторін немає. Є такі: {known}.")
    return sides[0]


def _history_line(work: Workspace, entry: HistoryEntry | Event) -> str:
    if isinstance(entry, Event):
        return " · ".join(filter(None, (entry.at, entry.author, f"{entry.what}: {entry.detail}")))
    change = entry.change
    before = " | ".join(work.told(change.key, old.value) for old in entry.replaced) or "порожньо"
    now = work.told(change.key, change.value)
    return f"{local(change.at)} · {change.author} · {_place(*change.key)}: {before} → {now}"


def finding_line(finding: dict[str, Any]) -> str:
    """A finding as one line for a person."""
    stated, computed, message = finding["stated"], finding["computed"], finding["message"]
    told = all(number in message for number in (stated, computed))
    numbers = "" if told else f" ({stated} і {computed})"
    answer = f" – Пояснення: {finding['explanation']}" if "explanation" in finding else ""
    return f"{SEVERITIES[finding['severity']]} · {finding['section']}: {message}{numbers}{answer}"

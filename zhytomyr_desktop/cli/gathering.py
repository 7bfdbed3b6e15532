"""The coordinator's commands: acts of merges, the board, handing out."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from db.moments import when
from db.records import MergeAct
from forms.definition import Severity
from zhytomyr_desktop.cli.commands import Answer
from zhytomyr_desktop.clock import local
from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.fields import STATE_WORDS
from zhytomyr_desktop.gathering import act as merge_act
from zhytomyr_desktop.gathering.outside import OutsideOfAct
from zhytomyr_desktop.language.dates import short_date
from zhytomyr_desktop.review.overview import STAGES, BoardLine, term
from zhytomyr_desktop.workspace import Workspace


def merges(given: Namespace) -> Answer:
    """List the merges with their files and decisions, or write the act of one."""
    with Workspace.open(given.file, read_only=True) as work:
        acts = [work.gathering.act(given.number)] if given.number else work.gathering.acts()
        if given.out is not None:
            if not given.number:
                raise UserError("Вкажіть номер приєднання, акт якого записати.")
            work.gathering.write_act(given.out, given.number)
            return Answer(text=f"Акт записано: «{given.out}».")
        outside = [work.gathering.outside(act, only_refused=not given.number) for act in acts]
        told = list(zip(acts, outside, strict=True))
        lines = [line for act, out in told for line in _act_lines(work, act, out)]
    data = [merge_act.as_json(act, out) for act, out in told]
    return Answer(text="\n".join(lines) or "Приєднань ще не було.", data=data)


def _act_lines(work: Workspace, act: MergeAct, outside: OutsideOfAct) -> Iterator[str]:
    undone = f" · скасовано {local(act.undone_at)}, {act.undone_by}" if act.undone_at else ""
    yield f"№ {act.number} · {local(act.at)} · {act.author}{undone}"
    for one in act.files:
        yield f"  {merge_act.file_words(one, work.catalogue)}"
    for decision in act.decisions:
        change = decision.change
        sides = " | ".join(f"{work.told(s.key, s.value)} ({s.author})" for s in decision.sides)
        yield f"  вирішено {'.'.join(change.key)}: {sides} → {work.told(change.key, change.value)}"
    for out in outside.changes:
        value = work.told(out.change.key, out.change.value)
        who = f"{out.change.author}, {local(out.change.at)}"
        place = ".".join(out.change.key)
        yield f"  поза розділом {place} = {value} ({who}, «{out.file}»): {merge_act.outside_decision(out)}"
    for name in outside.missing:
        yield f"  файла «{name}» у теці отриманих немає: його змін поза розділом не перелічити"


def status(given: Namespace) -> Answer:
    """Show the board, write it into a file, or put a section into a state."""
    if given.state is not None:
        with Workspace.open(given.file, author=given.author) as work:
            work.set_status(given.section, given.state, given.remark)
    with Workspace.open(given.file, read_only=True) as work:
        if given.section is not None:
            work.section(given.section)
        if given.out is not None:
            work.gathering.write_board(given.out)
            return Answer(text=f"Табло записано: «{given.out}».")
        board = [line for line in work.gathering.board() if given.section in (None, line.status.key)]
    board = [line for line in board if given.only is None or ONLY[given.only](line)]
    if given.sort is not None:
        board.sort(key=SORTED[given.sort])
    return Answer(text="\n".join(map(_board_line, board)), data=[_board_json(line) for line in board])


ONLY: Mapping[str, Callable[[BoardLine], bool]] = {
    "questions": lambda line: line.has_questions,
    "missing": lambda line: line.is_missing,
    "late": lambda line: line.is_late,
}
"""Which lines of the board are asked for, as in the window."""

SORTED: Mapping[str, Callable[[BoardLine], Any]] = {
    "title": lambda line: line.status.title.casefold(),
    "department": lambda line: line.status.department.casefold(),
    "stage": lambda line: list(STAGES).index(line.stage),
    "filled": lambda line: line.status.filled / (line.status.expected or 1),
    "findings": lambda line: [-line.findings.get(weight, 0) for weight in Severity],
    "days": lambda line: (line.days_left is None, line.days_left or 0),
    "file": lambda line: when(line.last.at if line.last else ""),
}
"""By what the lines can be sorted."""


def renew(given: Namespace) -> Answer:
    """List the sentences still to be renewed, or confirm one; exit code 1 where any is left."""
    with Workspace.open(given.file, author=given.author, read_only=given.target is None) as work:
        if given.target is not None:
            section, _, item = given.target.partition(".")
            work.gathering.confirm(section, item)
        left = work.gathering.to_renew()
        data = [
            {"section": section, "item": item, "text": work.text(section, item, "text")}
            for section, items in left.items()
            for item in items
        ]
    lines = [f"{one['section']}.{one['item']}: {one['text']}" for one in data]
    return Answer(
        text="\n".join(lines) or "Усі речення оновлено або підтверджено.", data=data, code=1 if data else 0
    )


_GRAVE = {Severity.ERROR: "помилок", Severity.WARNING: "попереджень", Severity.QUESTION: "запитань"}


def _board_line(line: BoardLine) -> str:
    status = line.status
    changed = f", змінено після прийняття: {status.changed}" if status.changed else ""
    parts = [
        f"{status.key}: {STATE_WORDS[status.state]}{changed}",
        f"заповнено {status.filled} з {status.expected}",
        STAGES[line.stage] if line.stage in ("handed_out", "received") else "",
        *(f"{word} {line.findings[weight]}" for weight, word in _GRAVE.items() if line.findings.get(weight)),
        f"розбіжностей {status.conflicts}" if status.conflicts else "",
        f"без відповіді {status.unanswered}" if status.unanswered else "",
        f"з відповіддю {status.answered}" if status.answered else "",
        f"оновити речень {status.renew}" if status.renew else "",
        f"строк {short_date(line.deadline)}" if line.deadline else "",
        term(line),
        f"{line.last.file}, {local(line.last.at)}, {line.last.author}" if line.last else "",
        status.department,
        status.remark,
    ]
    return " · ".join(part for part in parts if part)


def _board_json(line: BoardLine) -> dict[str, Any]:
    content = asdict(line.status)
    return {
        "section": content.pop("key"),
        "status": content.pop("state"),
        **content,
        "stage": line.stage,
        "handed_out_at": line.handed_out_at,
        "last_file": asdict(line.last) if line.last else None,
        "findings": {str(weight): line.findings.get(weight, 0) for weight in Severity},
        "received": line.received.isoformat() if line.received else "",
        "days_left": line.days_left,
    }

"""The coordinator's commands: acts of merges, the board, handing out."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from db.records import MergeAct
from zhytomyr_desktop import merge_act
from zhytomyr_desktop.cli_commands import Answer
from zhytomyr_desktop.clock import local
from zhytomyr_desktop.errors import UserError
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
        lines = [line for act in acts for line in _act_lines(work, act)]
    return Answer(text="\n".join(lines) or "Приєднань ще не було.", data=[merge_act.as_json(a) for a in acts])


def _act_lines(work: Workspace, act: MergeAct) -> Iterator[str]:
    undone = f" · скасовано {local(act.undone_at)}, {act.undone_by}" if act.undone_at else ""
    yield f"№ {act.number} · {local(act.at)} · {act.author}{undone}"
    for one in act.files:
        yield f"  {merge_act.file_words(one, work.catalogue)}"
    for decision in act.decisions:
        change = decision.change
        sides = " | ".join(f"{work.told(s.key, s.value)} ({s.author})" for s in decision.sides)
        yield f"  вирішено {'.'.join(change.key)}: {sides} → {work.told(change.key, change.value)}"

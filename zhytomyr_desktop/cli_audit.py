"""The commands that take an existing text in and say what is wrong with it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from zhytomyr_desktop.cli_commands import Answer
from zhytomyr_desktop.importing.taking import Imported
from zhytomyr_desktop.workspace import Workspace


def import_report(given: Namespace) -> Answer:
    """Take an existing report's text in."""
    with Workspace.open(given.file, author=given.author) as work:
        done = work.import_report(given.report)
        titles = {section.key: section.title for section in work.sections()}
    data = {
        "sections": dict(done.taken),
        "already": done.already,
        "signatories": [{"post": s.post, "name": s.name} for s in done.signers],
        "left_out": list(done.left_out),
    }
    return Answer(text="\n".join(_imported(done, titles)), data=data)


def _imported(done: Imported, titles: dict[str, str]) -> Iterator[str]:
    yield f"Взято абзаців: {sum(done.taken.values())}; уже були: {done.already}."
    yield from (f"  {titles[key]}: {number}" for key, number in done.taken.items() if number)
    yield from (f"Підписує: {signer.post} – {signer.name}" for signer in done.signers)
    if done.left_out:
        yield f"Не взято рядків поза розділами: {len(done.left_out)}"
        yield from (f"  {text}" for text in done.left_out)

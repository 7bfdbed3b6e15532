"""The commands that take an existing text in and say what is wrong with it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from forms.values import explain_item
from zhytomyr_desktop.audit.figures import findings_json
from zhytomyr_desktop.cli.commands import Answer, finding_line
from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.importing.taking import Imported
from zhytomyr_desktop.workspace import Workspace


def check(given: Namespace) -> Answer:
    """List what figures and texts say against each other; exit code 1 where something is unexplained.

    On request the same goes into a document or a spreadsheet.
    """
    with Workspace.open(given.file, read_only=True) as work:
        found = work.findings(given.section, spelling=True)
        if given.out is not None:
            work.write_findings(given.out)
    data = findings_json(found)
    lines = [finding_line(finding) for finding in data] or ["Зауважень немає."]
    if given.out is not None:
        lines.append(f"Протокол перевірки записано: «{given.out}».")
    return Answer(text="\n".join(lines), data=data, code=1 if any(f.is_open for f in found) else 0)


def coverage(given: Namespace) -> Answer:
    """Tell how many numbers of the text come from figures, are no figures, or stand for themselves."""
    with Workspace.open(given.file, read_only=True) as work:
        counted = work.coverage()
    data = [
        {"section": key, "bound": c.bound, "exempt": c.exempt, "orphan": c.orphan, "share": round(c.share, 4)}
        for key, c in counted.items()
    ]
    lines = [
        f"{key}: з показників {c.bound}, дат, номерів тощо {c.exempt}, лише в тексті {c.orphan}"
        for key, c in counted.items()
    ]
    return Answer(text="\n".join(lines), data=data)


def explain(given: Namespace) -> Answer:
    """Accept a finding with an explanation, which travels with the file; an empty one takes it back."""
    with Workspace.open(given.file, author=given.author) as work:
        if given.rule not in {f.rule for f in work.findings(given.section)}:
            raise UserError(f"Зауваження «{given.rule}» у цьому розділі немає. Перелік: check --json.")
        work.set_field(given.section, explain_item(given.rule), "text", given.text)
    return Answer(text="Пояснення збережено." if given.text.strip() else "Пояснення знято.")


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

"""The commands about the formatted report: writing it, measuring it against the norm."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhytomyr_desktop.cli.commands import Answer
from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.workspace import Workspace

if TYPE_CHECKING:
    from zhytomyr_desktop.report.annexes import AnnexKind
    from zhytomyr_desktop.report.norm.check import Checked


def report(given: Namespace) -> Answer:
    """Write the formatted report; on request measure what was written."""
    if given.check and given.out.suffix.lower() != ".pdf":
        raise UserError("За нормами вимірюється звіт у PDF: вкажіть назву, що закінчується на «.pdf».")
    with Workspace.open(given.file, read_only=True) as work:
        work.write_report(given.out, annexes=_annexes(given.annex), contents=given.contents, at=given.at)
    written = f"Звіт записано: «{given.out}»."
    return _checked(given.out, written) if given.check else Answer(text=written)


def _annexes(letters: str) -> list[AnnexKind]:
    """The annexes by their letters, «A,B» or «ab»."""
    from zhytomyr_desktop.report.annexes import AnnexKind

    known = {kind.value: kind for kind in AnnexKind}
    asked = [letter for letter in letters.upper() if letter not in ", "]
    if strangers := [letter for letter in asked if letter not in known]:
        told = "; ".join(f"{kind.value} – {kind.label}" for kind in AnnexKind)
        raise UserError(f"Додатка «{strangers[0]}» немає. Є такі: {told}.")
    return [known[letter] for letter in asked]


def check_pdf(given: Namespace) -> Answer:
    """Measure a PDF against the norm."""
    return _checked(given.pdf)


def _checked(path: Path, before: str = "") -> Answer:
    """What departs from the norm in a PDF; exit code 1 where anything does."""
    from zhytomyr_desktop.report.norm.check import check_pdf

    found = check_pdf(path)
    told = [before] if before else []
    return Answer(
        text="\n".join([*told, *map(str, found.departures), _summary(found)]),
        data=_json(found),
        code=1 if found.departures else 0,
    )


def _summary(found: Checked) -> str:
    measured = f"Виміряно сторінок: {found.pages}{', лише за місцем слів' if found.by_place else ''}."
    if not found.departures:
        return f"{measured} Відхилень від норм оформлення немає."
    return f"{measured} Відхилень від норм оформлення: {len(found.departures)}."


def _json(found: Checked) -> dict[str, Any]:
    told = [one._asdict() for one in found.departures]
    return {"pages": found.pages, "tagged": not found.by_place, "departures": told}

"""All states that a file has been in, the newest first, and the one that a printed hash names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from db.steps import Step
from forms.definition import Catalogue
from forms.stored import with_field
from forms.values import Key, ReportValues, Sides
from zhytomyr_desktop.report.snapshot import snapshot_of


def state_of(
    catalogue: Catalogue, now: ReportValues, steps: Sequence[Step], snapshot: str
) -> ReportValues | None:
    """The newest state with this hash; None where the file never was in it."""
    return next((one for one in states(catalogue, now, steps) if snapshot_of(one) == snapshot), None)


def states(catalogue: Catalogue, now: ReportValues, steps: Sequence[Step]) -> Iterator[ReportValues]:
    """The values now, then as they were before the last step, and so on down to the first one."""
    log = _Log()
    for step in steps:
        log.take(step)
    values = now
    yield values
    for step in reversed(steps):
        log.take(step._replace(gone=not step.gone))
        values = with_field(values, catalogue, step.change.key, log.sides(step.change.key))
        yield values


class _Log:
    """Which changes are in the file, by field."""

    def __init__(self) -> None:
        self._held: dict[Key, dict[str, Step]] = {}

    def take(self, step: Step) -> None:
        """The change comes in or goes out."""
        held = self._held.setdefault(step.change.key, {})
        if step.gone:
            held.pop(step.change.id, None)
        else:
            held[step.change.id] = step

    def sides(self, key: Key) -> Sides:
        """The current values of a field, in the order in which the file itself tells them."""
        held = self._held.get(key, {})
        replaced = {older for step in held.values() for older in step.replaces}
        ids = sorted(held.keys() - replaced)
        return tuple(dict.fromkeys(held[one].change.value for one in ids))

"""How far each section of the open file is, as the tree tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhytomyr_desktop.ui.widgets.sections import SectionLine

if TYPE_CHECKING:
    from zhytomyr_desktop.workspace import Workspace


def of(workspace: Workspace) -> list[SectionLine]:
    """The lines of the tree, in the report's order."""
    return [
        SectionLine(
            key=status.key,
            title=status.title,
            priority=_priority_title(workspace, status.key),
            filled=status.filled,
            expected=status.expected,
            state=status.state,
            remark=status.remark,
            conflicts=status.conflicts,
            unanswered=status.unanswered,
            answered=status.answered,
            changed=status.changed,
        )
        for status in workspace.status()
    ]


def _priority_title(workspace: Workspace, section: str) -> str:
    priority = workspace.catalogue.priority(workspace.section(section).priority)
    return priority.title if priority else ""

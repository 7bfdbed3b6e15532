"""One finding of the checks: what all rules tell and all faces show."""

from __future__ import annotations

from dataclasses import dataclass

from forms.definition import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One disagreement. ``items``: the fields it is about, ``key`` or ``section.key``, the stated one first.

    ``columns``: of the tables and rows among them the column that it is about, as (item, column).
    ``stated`` and ``computed`` are numbers as printed («4,0»), empty where the rule compares none.
    ``explanation``: why a person says that it is all right. Of free text: ``span`` in the printed paragraph
    of the statement ``items[0]``, the words ``printed`` there, those ``before`` them, and what may stand in
    their place (``mend``), which never changes a digit; None where only a person can mend it.
    """

    section: str
    items: tuple[str, ...]
    rule: str
    severity: Severity
    stated: str
    computed: str
    message: str
    explanation: str = ""
    span: tuple[int, int] | None = None
    printed: str = ""
    before: str = ""
    mend: str | None = None
    columns: tuple[tuple[str, str], ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether nobody has explained it yet."""
        return not self.explanation

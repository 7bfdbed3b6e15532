"""In which order the sections stand in the report, and which of them it leaves out."""

from __future__ import annotations

from forms.definition import Catalogue, Section
from forms.values import ReportValues

HIDDEN, POSITION, PRIORITY = "hidden", "position", "priority"


def item(section: str, what: str) -> str:
    """The item of the report's own data for a section's place, absence or priority."""
    return f"section/{section}/{what}"


def arranged(catalogue: Catalogue, values: ReportValues, *, hidden: bool = False) -> list[Section]:
    """The sections in order, each within its priority. ``hidden``: those left out as well."""
    priorities = list(dict.fromkeys(section.priority for section in catalogue.sections))
    places = {section.key: place(catalogue, values, section.key) for section in catalogue.sections}
    shown = (s for s in catalogue.sections if hidden or not is_hidden(values, s.key))
    return sorted(shown, key=lambda s: (priorities.index(s.priority), places[s.key]))


def place(catalogue: Catalogue, values: ReportValues, section: str) -> str:
    """The ordered key at which the section stands: its own, or that of the forms."""
    number = next(n for n, known in enumerate(catalogue.sections, start=1) if known.key == section)
    return values.report.get(item(section, POSITION)) or f"0{number:02d}i"


def is_hidden(values: ReportValues, section: str) -> bool:
    """Whether the report leaves the section out."""
    return values.report.get(item(section, HIDDEN)) == "1"

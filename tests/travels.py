"""Files that travel between the coordinator's city and a clerk's section."""

from __future__ import annotations

from pathlib import Path

from zhytomyr_desktop.workspace import Workspace

COORDINATOR, CLERK = "Марта Гук", "Олег Бондар"


def open_city(path: Path) -> Workspace:
    """The city as its coordinator opens it."""
    return Workspace.open(path, author=COORDINATOR)


def cut(city: Path, name: str, section: str = "animals") -> Path:
    """A section file of the city, as it is now."""
    out = city.with_name(f"{name}.zvit")
    with open_city(city) as work:
        work.assign([section], out)
    return out


def take_in(city: Path, *files: Path) -> None:
    """Merge what came back."""
    with open_city(city) as work:
        work.gathering.merge(files)

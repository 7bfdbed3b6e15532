"""Files that the program ships: fonts, icons, the sample figures of 2023, the dictionary."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path


def font_path(style: str) -> Path:
    """The file of Liberation Serif in ``Regular``, ``Bold``, ``Italic`` or ``BoldItalic``.

    Raises FileNotFoundError where the style is not shipped.
    """
    return _path("fonts", f"LiberationSerif-{style}.ttf")


def icon_path(name: str) -> Path:
    """A drawing of the icon set by its name there. Raises FileNotFoundError where it is not shipped."""
    return _path("icons", f"{name}.svg")


def manual_path(name: str) -> Path:
    """A manual, its pictures beside it: shipped with the program, or in docs/ of a checkout."""
    here = Path(__file__).parent
    shipped = here / "manual" / f"{name}.md"
    return shipped if shipped.is_file() else here.parent / "docs" / f"{name}.md"


def translations_folder() -> Path:
    """Where the translations of the window are."""
    return Path(__file__).parent / "translations"


def _path(*parts: str) -> Path:
    with as_file(files(__name__).joinpath(*parts)) as path:
        if path.is_file():
            return path
    raise FileNotFoundError("/".join(parts))

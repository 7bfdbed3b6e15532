"""Files that the program ships: fonts, icons, the sample figures of 2023, the dictionary."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path


def font_path(style: str) -> Path:
    """The file of Liberation Serif in ``Regular``, ``Bold``, ``Italic`` or ``BoldItalic``.

    Raises FileNotFoundError where the style is not shipped.
    """
    return _path("fonts", f"LiberationSerif-{style}.ttf")


def _path(*parts: str) -> Path:
    with as_file(files(__name__).joinpath(*parts)) as path:
        if path.is_file():
            return path
    raise FileNotFoundError("/".join(parts))

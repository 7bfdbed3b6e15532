"""The icons: one set, whole, in the colour of the text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPalette
from PySide6.QtWidgets import QApplication

import resources
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.icons import ICONS, icon, toned_icon

FOLDER = Path(resources.__file__).parent / "icons"
SIDE = 24


@pytest.fixture
def palette(qapp: QApplication) -> Iterator[QPalette]:
    before = QPalette(qapp.palette())
    changed = QPalette(before)
    changed.setColor(QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText, QColor("#f0e0d0"))
    changed.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, QColor("#405060"))
    qapp.setPalette(changed)
    yield changed
    qapp.setPalette(before)


def _is_drawn_in(image: QImage, wanted: str) -> bool:
    """Whether something is drawn, all of it in this colour (edges are rounded by one step at most)."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    solid = [pixel for pixel in pixels if pixel.alpha() == 255]
    parts = [abs(a - b) for pixel in solid for a, b in zip(_rgb(pixel), _rgb(QColor(wanted)), strict=True)]
    return bool(parts) and max(parts) <= 1


def _rgb(color: QColor) -> tuple[int, int, int]:
    return color.red(), color.green(), color.blue()


def _drawn(name: str, mode: QIcon.Mode = QIcon.Mode.Normal) -> QImage:
    return icon(name).pixmap(QSize(SIDE, SIDE), 2.0, mode).toImage()


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_drawn_in_the_colour_of_the_text_at_that_moment(name: str, palette: QPalette) -> None:
    image = _drawn(name)
    assert (image.width(), image.devicePixelRatio()) == (2 * SIDE, 2.0)
    assert _is_drawn_in(image, "#f0e0d0")
    assert _is_drawn_in(_drawn(name, QIcon.Mode.Disabled), "#405060")
    assert image.pixelColor(0, 0).alpha() == 0


def test_what_is_shipped_is_one_set_with_its_licence_and_nothing_else() -> None:
    shipped = {path.relative_to(FOLDER).with_suffix("").as_posix(): path for path in FOLDER.rglob("*.svg")}
    assert set(shipped) == set(ICONS.values())
    for name, path in shipped.items():
        text = path.read_text(encoding="utf-8")
        kind = "fill" if name.startswith("filled/") else "stroke"
        assert f"icon-tabler-{path.stem}" in text, name
        assert f'{kind}="currentColor"' in text, name
    assert (FOLDER / "LICENSE-Tabler.txt").read_text(encoding="utf-8").startswith("MIT License")


def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(KeyError):
        icon("смайлик")


def test_severities_and_save_states_are_told_apart_without_colour(palette: QPalette) -> None:
    names = ["error", "warning", "question", "hint", "remark", "note", "typed", "saved", "refused"]
    drawn = {name: _alpha(name, 14) for name in names}
    for one, other in combinations(names, 2):
        different = sum(abs(a - b) / 255 for a, b in zip(drawn[one], drawn[other], strict=True))
        assert different >= 12, f"{one} looks as {other}: {different:.1f} pixels"


def _alpha(name: str, side: int) -> list[int]:
    image = icon(name).pixmap(QSize(side, side), 1.0).toImage()
    return [image.pixelColor(x, y).alpha() for x in range(side) for y in range(side)]


@pytest.mark.parametrize("dark", [False, True])
def test_a_toned_icon_has_its_tones_colour_in_the_light_and_in_the_dark(
    qapp: QApplication, palette: QPalette, dark: bool
) -> None:
    palette.setColor(QPalette.ColorRole.Base, QColor("#202020" if dark else "#ffffff"))
    qapp.setPalette(palette)
    image = toned_icon("error", look.Tone.ERROR).pixmap(QSize(SIDE, SIDE), 2.0).toImage()
    assert _is_drawn_in(image, look.color(palette, look.Tone.ERROR).name())

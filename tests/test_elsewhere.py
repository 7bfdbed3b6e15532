"""Another community's file: nothing names the city of the forms, departments are to be filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from forms.loader import load_catalogue
from zhytomyr_desktop.workspace import Workspace

NAME = "Вигаданої міської територіальної громади"


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        yield from (text for one in part.values() for text in _texts(one))
    elif isinstance(part, tuple):
        yield from (text for one in part for text in _texts(one))
    elif is_dataclass(part):
        yield from (text for one in fields(part) for text in _texts(getattr(part, one.name)))


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "вигадана.zvit"
    Workspace.new(path, 2024, community=NAME).close()
    return path


def test_no_form_of_another_community_names_the_city_of_the_forms(other: Path) -> None:
    assert any("Житомир" in text for text in _texts(load_catalogue().sections))
    with Workspace.open(other) as work:
        named = [text for text in _texts(work.catalogue.sections) if "житомир" in text.casefold()]
        assert named == []
        assert any(NAME in text for text in _texts(work.catalogue.sections))
        assert {line.department for line in work.status()} == {""}


def test_its_sections_are_handed_out_and_stay_its_own(other: Path, tmp_path: Path) -> None:
    with Workspace.open(other) as work:
        work.gathering.set_about("water", department="Водоканал")
        packages = work.gathering.hand_out(tmp_path / "роздано", ["water", "employment"])
        assert [one.department for one in packages] == [work.section("employment").title, "Водоканал"]
    for package in packages:
        with Workspace.open(package.file) as part:
            assert "житомир" not in " ".join(_texts(part.catalogue.sections)).casefold()
            part.set_status(part.scope[0], "submitted")
        with Workspace.open(other) as work:
            assert work.merge([package.file]).files[0].refused == ()


def test_the_citys_own_file_keeps_its_departments(tmp_path: Path) -> None:
    path = tmp_path / "місто.zvit"
    Workspace.new(path, 2024).close()
    with Workspace.open(path) as work:
        assert work.catalogue is Workspace.open(path, read_only=True).catalogue
        assert all(line.department for line in work.status())

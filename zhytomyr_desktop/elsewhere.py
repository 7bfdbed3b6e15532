"""The catalogue for a file of another community: no departments, nothing that names the forms' own city."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

import db
import forms
from forms.definition import Catalogue, Section
from forms.values import REPORT
from zhytomyr_desktop import shipped

_FILE = Path(forms.__file__).parent / "elsewhere.toml"


def catalogue_of(file: db.ReportFile) -> Catalogue:
    """The shipped catalogue, or the one for the community that the file names. Raises FileError."""
    named = db.current(file, REPORT).get((REPORT, "community", "value"), ())
    community = named[0].value if len(named) == 1 else ""
    return _of_community(community) if community else shipped.catalogue()


@cache
def _of_community(community: str) -> Catalogue:
    """Departments are left to be filled in; the city's own words give way to ``forms/elsewhere.toml``."""
    said = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    known = shipped.catalogue()
    if community == said["community"]:
        return known
    phrases = {old: new.format(community=community) for old, new in said["phrases"].items()}
    sections = tuple(_neutral(section, phrases) for section in known.sections)
    return replace(known, sections=sections)


def _neutral(section: Section, phrases: Mapping[str, str]) -> Section:
    told: Section = _told(section, phrases)
    return replace(told, department="")


def _told(part: Any, phrases: Mapping[str, str]) -> Any:
    """The same part of a form, all its texts with the phrases replaced."""
    if isinstance(part, Enum):
        return part
    if isinstance(part, str):
        return _said(part, phrases)
    if isinstance(part, tuple):
        return tuple(_told(one, phrases) for one in part)
    if isinstance(part, Mapping):
        return {key: _told(one, phrases) for key, one in part.items()}
    if is_dataclass(part) and not isinstance(part, type):
        named = {one.name: getattr(part, one.name) for one in fields(part) if one.init}
        changed = {name: told for name, one in named.items() if (told := _told(one, phrases)) != one}
        return replace(part, **changed) if changed else part
    return part


def _said(text: str, phrases: Mapping[str, str]) -> str:
    for old, new in phrases.items():
        text = text.replace(old, new)
    return text

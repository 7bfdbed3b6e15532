"""The catalogue for a file of another community: no departments, nothing that names the forms' own city."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any

import forms
from forms.definition import Catalogue, Template, Unit
from forms.template import literal, parse
from zhytomyr_desktop import shipped
from zhytomyr_desktop.language.community import CITY, council

_FILE = Path(forms.__file__).parent / "elsewhere.toml"
_NAME = "{community}"
_CITY = re.compile(rf"\b(загально)?{CITY}(?=[а-яіїєґ])", re.IGNORECASE)


@lru_cache(maxsize=4)
def of_community(community: str) -> Catalogue:
    """The catalogue for the community of this name in the genitive; the shipped one for the forms' own city.

    Departments are left to be filled in; the city's own words give way to ``forms/elsewhere.toml``.
    """
    known = shipped.catalogue()
    if not community:
        return known
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    if community == told["community"]:
        return known
    stem = council(community)
    voice = _Voice(told["phrases"], told["settlement"] if stem != CITY else {}, stem, community)
    return replace(
        known,
        priorities=voice.told(known.priorities),
        sections=tuple(replace(voice.told(section), department="") for section in known.sections),
    )


class _Voice:
    """How another community tells what the forms say of their own city."""

    def __init__(
        self, phrases: Mapping[str, str], settlement: Mapping[str, str], stem: str, community: str
    ) -> None:
        self._phrases, self._stem, self._community = phrases, stem, community
        self._words = {re.compile(rf"(?<!\w){re.escape(old)}(?!\w)"): new for old, new in settlement.items()}

    def told(self, part: Any) -> Any:
        """The same part of a form, all its texts as they are told there."""
        if isinstance(part, Template):
            return self._template(part)
        if isinstance(part, Unit):
            return replace(part, forms=self.told(part.forms))
        if isinstance(part, str) and not isinstance(part, Enum):
            return self._said(part).replace(_NAME, self._community)
        if isinstance(part, tuple):
            return tuple(self.told(one) for one in part)
        if isinstance(part, Mapping):
            return {key: self.told(one) for key, one in part.items()}
        return self._fields(part) if is_dataclass(part) else part

    def _template(self, template: Template) -> Template:
        said = self._said(template.source)
        return template if said == template.source else parse(said.replace(_NAME, literal(self._community)))

    def _fields(self, part: Any) -> Any:
        named = {one.name: getattr(part, one.name) for one in fields(part) if one.init}
        changed = {name: told for name, one in named.items() if (told := self.told(one)) != one}
        return replace(part, **changed) if changed else part

    def _said(self, text: str) -> str:
        """The text, the community's name still to be put in."""
        for old, new in self._phrases.items():
            text = text.replace(old, new)
        for pattern, new in self._words.items():
            text = pattern.sub(new, text)
        return text if self._stem == CITY else _CITY.sub(self._adjective, text)

    def _adjective(self, found: re.Match[str]) -> str:
        """«міськ…» of a council that is no city's, with the first letter as it was."""
        word = "загальногромадськ" if found[1] else self._stem
        return word.capitalize() if found[0][0].isupper() else word

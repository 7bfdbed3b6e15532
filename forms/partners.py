"""Partners and donors by key, read from ``resources/partners.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from forms.definition import Partner
from forms.reading import Entry, Problems, read_toml

FILE = "partners.toml"


@cache
def shipped_partners() -> Mapping[str, Partner]:
    """The partners of the shipped dictionary by key, in its order."""
    return read_partners(Problems(FILE))


def read_partners(problems: Problems, path: Path | None = None) -> dict[str, Partner]:
    """The partners of a dictionary (the shipped one unless given); what is wrong goes to ``problems``."""
    top = Entry(read_toml(path or Path(str(files("resources").joinpath(FILE))), problems), "", problems)
    partners: dict[str, Partner] = {}
    names: dict[str, str] = {}
    for entry in top.tables("partner"):
        partner = Partner(
            key=entry.key(),
            name=entry.text("name"),
            aliases=entry.texts("aliases") if "aliases" in entry.data else (),
        )
        entry.finish(more=("aliases",))
        if partner.key in partners:
            entry.wrong("key", f"ключ «{partner.key}» уже є; ключі не повторюються")
        for name in (partner.name, *partner.aliases):
            if name in names:
                entry.wrong("name", f"назву «{name}» уже має партнер «{names[name]}»")
            names[name] = partner.key
        partners[partner.key] = partner
    top.finish()
    return partners

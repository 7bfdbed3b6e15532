"""The frozen tables of the file, one text a schema version; what stands here never changes once released."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

APPLICATION_ID = 0x5A564954
"""«ZVIT» in the header of each file of ours."""

VERSION = 1
"""The schema that this program writes; older ones are migrated, newer ones refused."""

_V1 = {
    "meta": "CREATE TABLE meta (name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (name)) "
    "WITHOUT ROWID, STRICT",
    "change": "CREATE TABLE change (id TEXT NOT NULL, section TEXT NOT NULL, item TEXT NOT NULL, "
    "field TEXT NOT NULL, value TEXT NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL, "
    "checksum TEXT NOT NULL, PRIMARY KEY (id)) WITHOUT ROWID, STRICT",
    "change_by_field": "CREATE INDEX change_by_field ON change (section, item, field)",
    "supersedes": "CREATE TABLE supersedes (newer TEXT NOT NULL, older TEXT NOT NULL, "
    "PRIMARY KEY (newer, older)) WITHOUT ROWID, STRICT",
    "supersedes_by_older": "CREATE INDEX supersedes_by_older ON supersedes (older)",
    "handover": "CREATE TABLE handover (id TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (id)) "
    "WITHOUT ROWID, STRICT",
    "handover_section": "CREATE TABLE handover_section (handover TEXT NOT NULL, section TEXT NOT NULL, "
    "PRIMARY KEY (handover, section)) WITHOUT ROWID, STRICT",
    "merging": "CREATE TABLE merging (number INTEGER NOT NULL, at TEXT NOT NULL, author TEXT NOT NULL, "
    "undone_at TEXT NOT NULL, undone_by TEXT NOT NULL, PRIMARY KEY (number)) WITHOUT ROWID, STRICT",
    "merged_file": "CREATE TABLE merged_file (merging INTEGER NOT NULL, position INTEGER NOT NULL, "
    "file TEXT NOT NULL, sha256 TEXT NOT NULL, taken INTEGER NOT NULL, already INTEGER NOT NULL, "
    "refused INTEGER NOT NULL, PRIMARY KEY (merging, position)) WITHOUT ROWID, STRICT",
    "brought": "CREATE TABLE brought (merging INTEGER NOT NULL, change TEXT NOT NULL, "
    "position INTEGER NOT NULL, PRIMARY KEY (merging, change)) WITHOUT ROWID, STRICT",
    "withdrawn_change": "CREATE TABLE withdrawn_change (merging INTEGER NOT NULL, id TEXT NOT NULL, "
    "section TEXT NOT NULL, item TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, "
    "author TEXT NOT NULL, at TEXT NOT NULL, checksum TEXT NOT NULL, PRIMARY KEY (merging, id)) "
    "WITHOUT ROWID, STRICT",
    "withdrawn_supersedes": "CREATE TABLE withdrawn_supersedes (merging INTEGER NOT NULL, "
    "newer TEXT NOT NULL, older TEXT NOT NULL, PRIMARY KEY (merging, newer, older)) WITHOUT ROWID, STRICT",
}

SCHEMAS: Mapping[int, Mapping[str, str]] = MappingProxyType({1: MappingProxyType(_V1)})
"""Version -> name of table or index -> its text exactly as SQLite keeps it."""

CURRENT = SCHEMAS[VERSION]

"""The tables of the file as SQLModel classes; imported only when something is written."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import Index, Integer, Text
from sqlmodel import Field, SQLModel

_PLAIN: dict[str, Any] = {"sqlite_strict": True, "sqlite_with_rowid": False}


def _key(kind: type[Text] | type[Integer] = Text) -> Any:
    return Field(sa_type=kind, primary_key=True, nullable=False, sa_column_kwargs={"autoincrement": False})


def _cell(kind: type[Text] | type[Integer] = Text) -> Any:
    return Field(sa_type=kind, nullable=False)


class MetaRow(SQLModel, table=True):
    """What the file is: year, scope, hand-over, digest, and what its maker added."""

    __tablename__: ClassVar[Any] = "meta"
    __table_args__: ClassVar[Any] = _PLAIN
    name: str = _key()
    value: str = _cell()


class ChangeRow(SQLModel, table=True):
    """One person set one field of one item to one value."""

    __tablename__: ClassVar[Any] = "change"
    __table_args__: ClassVar[Any] = (Index("change_by_field", "section", "item", "field"), _PLAIN)
    id: str = _key()
    section: str = _cell()
    item: str = _cell()
    field: str = _cell()
    value: str = _cell()
    author: str = _cell()
    at: str = _cell()
    checksum: str = _cell()


class SupersedesRow(SQLModel, table=True):
    """The person who made the newer change saw the older one and replaced it."""

    __tablename__: ClassVar[Any] = "supersedes"
    __table_args__: ClassVar[Any] = (Index("supersedes_by_older", "older"), _PLAIN)
    newer: str = _key()
    older: str = _key()


class HandoverRow(SQLModel, table=True):
    """A section file that was cut out of this file."""

    __tablename__: ClassVar[Any] = "handover"
    __table_args__: ClassVar[Any] = _PLAIN
    id: str = _key()
    at: str = _cell()


class HandoverSectionRow(SQLModel, table=True):
    """A section that the hand-over gave out for change."""

    __tablename__: ClassVar[Any] = "handover_section"
    __table_args__: ClassVar[Any] = _PLAIN
    handover: str = _key()
    section: str = _key()


class MergingRow(SQLModel, table=True):
    """One merge. ``undone_at`` is empty while it stands."""

    __tablename__: ClassVar[Any] = "merging"
    __table_args__: ClassVar[Any] = _PLAIN
    number: int = _key(Integer)
    at: str = _cell()
    author: str = _cell()
    undone_at: str = _cell()
    undone_by: str = _cell()


class MergedFileRow(SQLModel, table=True):
    """A file that a merge took in, with the number of its changes by what became of them."""

    __tablename__: ClassVar[Any] = "merged_file"
    __table_args__: ClassVar[Any] = _PLAIN
    merging: int = _key(Integer)
    position: int = _key(Integer)
    file: str = _cell()
    sha256: str = _cell()
    taken: int = _cell(Integer)
    already: int = _cell(Integer)
    refused: int = _cell(Integer)


class BroughtRow(SQLModel, table=True):
    """A change that a merge brought, and from which of its files."""

    __tablename__: ClassVar[Any] = "brought"
    __table_args__: ClassVar[Any] = _PLAIN
    merging: int = _key(Integer)
    change: str = _key()
    position: int = _cell(Integer)


class WithdrawnChangeRow(SQLModel, table=True):
    """A change that an undone merge had brought."""

    __tablename__: ClassVar[Any] = "withdrawn_change"
    __table_args__: ClassVar[Any] = _PLAIN
    merging: int = _key(Integer)
    id: str = _key()
    section: str = _cell()
    item: str = _cell()
    field: str = _cell()
    value: str = _cell()
    author: str = _cell()
    at: str = _cell()
    checksum: str = _cell()


class WithdrawnSupersedesRow(SQLModel, table=True):
    """What a withdrawn change had replaced."""

    __tablename__: ClassVar[Any] = "withdrawn_supersedes"
    __table_args__: ClassVar[Any] = _PLAIN
    merging: int = _key(Integer)
    newer: str = _key()
    older: str = _key()


TABLES = (
    MetaRow,
    ChangeRow,
    SupersedesRow,
    HandoverRow,
    HandoverSectionRow,
    MergingRow,
    MergedFileRow,
    BroughtRow,
    WithdrawnChangeRow,
    WithdrawnSupersedesRow,
)

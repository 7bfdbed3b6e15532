"""Single saves through a SQLModel session over the file's own connection; loaded at the first save."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence

from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, select

from db.change import Change
from db.file import ReportFile
from db.models import ChangeRow, SupersedesRow


class Writing:
    """A session inside one write transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add_change(self, change: Change, replaced: Sequence[str]) -> None:
        """Put a change and what it supersedes into the log."""
        self._session.add(
            ChangeRow(
                id=change.id,
                section=change.section,
                item=change.item,
                field=change.field,
                value=change.value,
                author=change.author,
                at=change.at,
                checksum=change.checksum,
            )
        )
        for older in replaced:
            self._session.add(SupersedesRow(newer=change.id, older=older))


@contextlib.contextmanager
def writing(file: ReportFile) -> Iterator[Writing]:
    """One transaction in which changes are added; durable when the block ends, else rolled back."""
    engine = _engine(file)
    with file.transaction() as connection, Session(engine, expire_on_commit=False) as session:
        yield Writing(session)
        if session.new:
            file.drop_digest()
        session.flush()
        if not connection.in_transaction:
            raise RuntimeError("the session left the file's transaction")
        session.commit()


def prepare(file: ReportFile) -> None:
    """Load and compile all that the first save needs; writes nothing."""
    with Session(_engine(file)) as session:
        session.exec(select(ChangeRow).limit(1)).all()
        session.exec(select(SupersedesRow).limit(1)).all()


def _engine(file: ReportFile) -> Engine:
    if file.engine is None:
        file.engine = create_engine(
            "sqlite://", creator=lambda: file.connection, poolclass=StaticPool, pool_reset_on_return=None
        )
        # The first connection ends with a rollback, which must not hit a transaction of ours.
        with file.engine.connect():
            pass
    engine: Engine = file.engine
    return engine

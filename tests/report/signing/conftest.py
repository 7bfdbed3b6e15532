"""One report signed by two officials, made once for all tests of the folder."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.report import samples
from tests.report.signing import pki
from zhytomyr_desktop.report.pdf import write_pdf
from zhytomyr_desktop.report.signing.fields import Role
from zhytomyr_desktop.report.signing.sign import FileKey, Order, sign
from zhytomyr_desktop.report.signing.trust import Trust


@dataclass(frozen=True)
class Files:
    """Where everything is; read only."""

    folder: Path
    report: Path
    one: Path
    two: Path
    trust: Path
    director: FileKey
    manager: FileKey

    def director_in(self, folder: Path) -> FileKey:
        """The director's key in another folder, so that what is written there shows."""
        return FileKey(Path(shutil.copy(self.director.path, folder)), self.director.password)


@pytest.fixture(scope="session")
def parties() -> pki.Pki:
    return pki.made()


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory, parties: pki.Pki) -> Files:
    """The report, the same with the director's signature, and with both: certified, as both sign here."""
    folder = tmp_path_factory.mktemp("signed")
    report, one, two = folder / "звіт.pdf", folder / "один.pdf", folder / "два.pdf"
    write_pdf(samples.long_report(2), report)
    director = FileKey(parties.director.write(folder / "director.p12"), pki.PASSWORD)
    manager = FileKey(parties.manager.write(folder / "manager.p12"), pki.PASSWORD)
    sign(report, one, director, Order(role=Role.DIRECTOR, both=True))
    sign(one, two, manager, Order(role=Role.MANAGER))
    return Files(folder, report, one, two, parties.trust(folder / "trust"), director, manager)


@pytest.fixture(scope="session")
def trust(files: Files) -> Trust:
    """The certificates to believe."""
    return Trust.read(files.trust)


@pytest.fixture(scope="session")
def report(files: Files) -> bytes:
    """The report before anybody signed it."""
    return files.report.read_bytes()

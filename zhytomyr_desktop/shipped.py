"""The shipped forms, read and checked once for each state of their files and kept for the next start."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import pickle
import sys
import tempfile
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

import forms
import resources
from forms.definition import Catalogue
from zhytomyr_desktop import paths

_FORMS = Path(forms.__file__).parent
_PARTNERS = Path(resources.__file__).parent / "partners.toml"
_DIGEST = hashlib.sha256().digest_size


@cache
def catalogue() -> Catalogue:
    """The shipped catalogue. Raises FormError where a form was changed and is wrong.

    It is read from the forms whenever one of them, or the program, differs from what was kept.
    """
    state = state_of(_FORMS)
    return _kept(state) or _read_and_keep(state)


def state_of(folder: Path, partners: Path = _PARTNERS) -> bytes:
    """A digest over forms, partners, the code that reads them (a bundle has it in its executable), Python."""
    program = Path(sys.executable).stat()
    digest = hashlib.sha256(f"{sys.version} {program.st_size} {program.st_mtime_ns}".encode())
    found = (sorted(folder.glob(pattern)) for pattern in ("*.toml", "*/*.toml", "*.py"))
    for path in (*(path for paths_ in found for path in paths_), partners):
        digest.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.digest()


def _read_and_keep(state: bytes) -> Catalogue:
    from forms.loader import load_catalogue

    found = load_catalogue()
    data = _packed(found)
    with contextlib.suppress(OSError):
        _write(paths.kept_catalogue(), state + hashlib.sha256(data).digest() + data)
    return found


def _kept(state: bytes) -> Catalogue | None:
    """What was kept for this state; None where there is nothing, or nothing whole."""
    try:
        data = paths.kept_catalogue().read_bytes()
    except OSError:
        return None
    body = memoryview(data)[2 * _DIGEST :]
    if data[:_DIGEST] != state or data[_DIGEST : 2 * _DIGEST] != hashlib.sha256(body).digest():
        return None
    try:
        found = _Definitions(io.BytesIO(body)).load()
    except Exception:  # whatever a forged file does, the forms are there to be read
        return None
    return found if isinstance(found, Catalogue) else None


def _packed(found: Catalogue) -> bytes:
    packed = io.BytesIO()
    _Packer(packed, protocol=5).dump(found)
    return packed.getvalue()


class _Packer(pickle.Pickler):
    """Packs members of an enumeration by value; Python 3.11.2 would by ``getattr``, which is refused."""

    def reducer_override(self, part: object) -> Any:
        """How a part is made again; NotImplemented: as usual."""
        return (type(part), (part.value,)) if isinstance(part, Enum) else NotImplemented


class _Definitions(pickle.Unpickler):
    """Brings back the parts of a form and nothing else, so that a forged file can run no code."""

    def find_class(self, module: str, name: str) -> object:
        known = sys.modules["forms.definition"]
        found = getattr(known, name, None) if module == known.__name__ else None
        if not isinstance(found, type) or found.__module__ != known.__name__:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a form")
        return found


def _write(path: Path, data: bytes) -> None:
    """Write whole or not at all; not forced to the disk, since it can always be made again."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise

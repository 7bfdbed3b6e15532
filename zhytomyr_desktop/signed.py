"""Signed files taken in: proved to be the report to the byte, kept beside the city file, noted in its log.

The log holds, under ``report``, an item ``signed/ID`` for each: the file's name and SHA-256, the report's
SHA-256 and the hash of the values it was made of, who signed and when. So the note travels with the city
file; a kept file that was lost or changed is seen, and so is a report that changed since.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import chain, product
from pathlib import Path
from typing import TYPE_CHECKING

from db.moments import when
from db.publish import publish
from forms.values import REPORT, ReportValues
from zhytomyr_desktop.clock import here
from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.history.past import Past
from zhytomyr_desktop.open_file import OpenFile, Place
from zhytomyr_desktop.report.compose import signatories
from zhytomyr_desktop.report.signing import people
from zhytomyr_desktop.report.signing.errors import SigningError
from zhytomyr_desktop.report.signing.files import read_bounded
from zhytomyr_desktop.report.signing.result import Signature, Verdict
from zhytomyr_desktop.report.signing.trust import Trust
from zhytomyr_desktop.report.snapshot import snapshot_in, snapshot_of

if TYPE_CHECKING:
    from zhytomyr_desktop.report.annexes import AnnexKind

_ITEM = "signed/"
_FIELDS = ("file", "sha256", "report", "state", "kind", "signers", "taken_at")
_PROVED = "proved"
"""Noted («no») only of a file whose digest could not be computed here."""
UNKNOWN_STATE = "-"
"""Of a report that a person named and that no values of this file make."""
_APART = (
    "підпис окремо від звіту з хешем ГОСТ 34.311, якого програма не обчислює. Вкажіть і той PDF, який "
    "підписували: програма збереже обидва файли й скаже, що підтвердити на czo.gov.ua."
)
_OUTSIDE = (
    "Якщо відтоді показники змінено або програму оновлено, вкажіть і той PDF, який підписували; "
    "якщо підписали інший файл, попросіть підписати цей."
)


@dataclass(frozen=True, slots=True)
class Taken:
    """A signed file that is proved to be of a report: its bytes, the report's, and the check.

    ``state``: the hash of the values that the report was made of. ``current``: they are today's. ``people``:
    who signed that the report does not name, and who did not sign yet, in sentences.
    """

    name: str
    data: bytes
    report: bytes
    verdict: Verdict
    state: str
    current: bool
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """A signed file as the log remembers it.

    ``intact``: the kept copy is there and unchanged. ``current``: the report is still what was signed.
    ``proved``: the file was shown to be of the report; else a person said so, the digest being unknown here.
    """

    file: str
    kind: str
    signers: str
    taken_at: str
    sha256: str
    report: str
    state: str
    intact: bool
    current: bool
    proved: bool = True


class SignedFiles:
    """The signed files of one open city file."""

    def __init__(self, city: OpenFile) -> None:
        self._city = city

    def accept(self, path: Path, *, report: Path | None = None, trust: Path | None = None) -> Taken:
        """Take a signed file in that is the report to the byte, and keep it beside the city file.

        The report may be today's, that of the state or moment that the file names, or the given PDF. Raises
        SigningError where it is none of these or a signature does not hold, UserError in a section file;
        then nothing was kept.
        """
        from zhytomyr_desktop.report.signing.verify import report_of

        if not self._city.is_city:
            raise UserError("Підписаний файл приймають у файлі міста.")
        data = read_bounded(path)
        given = report_of(path, report)
        taken = self._proved(path.name, data, given, Trust.read(trust) if trust else Trust())
        texts = keep(self._city.path, taken)
        if not any(place in self._city.texts for place in texts):
            self._city.enter(texts)
        return taken

    @property
    def folder(self) -> Path:
        """Where they are kept; it is made with the first of them."""
        return folder_of(self._city.path)

    def all(self) -> list[Kept]:
        """The signed files that were taken in, oldest first."""
        return list(kept(self._city.path, self._city.texts, self._city.snapshot))

    def _proved(self, name: str, data: bytes, given: bytes | None, trust: Trust) -> Taken:
        from zhytomyr_desktop.report.signing.verify import carried, moments

        now = [self._city.values]
        told = self._values_named(snapshot_in(carried(data) or b""))
        then = (self._values_at(at) for at in moments(data))
        apart = False
        for values in chain(now, told, then):
            for report in self._printed(values, data):
                verdict = _held_against(data, report, trust)
                if verdict is not None and (verdict.ours or report == given):
                    return self._taken(name, data, report, verdict, values)
                apart = apart or verdict is not None
        if given is not None and (verdict := _held_against(data, given, trust)) is not None:
            return self._taken(name, data, given, verdict, None)
        raise SigningError(f"Файл «{name}» не прийнято: {_APART if apart else _why_other(data)}")

    def _taken(
        self, name: str, data: bytes, report: bytes, verdict: Verdict, values: ReportValues | None
    ) -> Taken:
        # Of a report that nothing makes here any more, its own word is what is known.
        state = snapshot_in(report) or UNKNOWN_STATE if values is None else snapshot_of(values)
        accepted = _accepted(name, verdict)
        named = people.names(one.name for one in signatories(values or self._city.values))
        digest = hashlib.sha256(report).hexdigest()
        before = [one.signers for one in self.all() if one.report == digest]
        told = tuple(people.told(named, [one.name for one in accepted.signatures], before))
        return Taken(name, data, report, accepted, state, state == self._city.snapshot, told)

    def _values_named(self, snapshot: str) -> Iterator[ReportValues]:
        """The values of the state that has this hash, where the file was ever in it."""
        if snapshot and snapshot != self._city.snapshot:
            with contextlib.suppress(UserError):
                yield Past(self._city).values_at(snapshot)

    def _values_at(self, moment: datetime) -> ReportValues:
        # A signature tells whole seconds.
        return Past(self._city).values_at(f"{int(moment.timestamp() * 1000) + 999:012x}".ljust(32, "f"))

    def _printed(self, values: ReportValues, data: bytes) -> Iterator[bytes]:
        """The report's PDF of these values, with the annexes that the signed file shows."""
        from zhytomyr_desktop.report.compose import compose
        from zhytomyr_desktop.report.pdf import render

        composed = partial(compose, self._city.catalogue, values, snapshot=snapshot_of(values))
        for annexes, contents in product(self._choices(values, data), (False, True)):
            pieces, _ = render(composed(annexes=annexes, contents=contents))
            yield b"".join(pieces)

    def _choices(self, values: ReportValues, data: bytes) -> list[tuple[AnnexKind, ...]]:
        """The annexes to be tried: those of the report inside; the usual ones where it is apart."""
        from zhytomyr_desktop.report.annexes import AnnexKind, annexes
        from zhytomyr_desktop.report.signing.verify import carried, headings

        inside = carried(data)
        if inside is None:
            return [(), (AnnexKind.FIGURES,), tuple(AnnexKind)]
        shown = headings(inside)
        made = ((kind, annexes(self._city.catalogue, values, [kind])) for kind in AnnexKind)
        return [tuple(kind for kind, made_of in made if any(annex.title in shown for annex in made_of))]


def _why_other(data: bytes) -> str:
    """Why a file that is of no report here was not taken in."""
    from zhytomyr_desktop.report.signing.verify import check

    if data.startswith(b"%PDF-") and not check(data, None, Trust()).signatures:
        return "у файлі немає підпису. Підпишіть його й прийміть те, що поверне програма підпису."
    return f"підписано не цей звіт. {_OUTSIDE}"


def _held_against(data: bytes, report: bytes, trust: Trust) -> Verdict | None:
    """The check, where the file is of this report or where that cannot be told."""
    from zhytomyr_desktop.report.signing.verify import check

    if data.startswith(b"%PDF-") and not data.startswith(report):
        return None
    verdict = check(data, report, trust)
    return None if verdict.ours is False else verdict


def _accepted(name: str, verdict: Verdict) -> Verdict:
    if not verdict.ok:
        raise SigningError(f"Файл «{name}» не прийнято: {verdict.all_faults[0]}. Попросіть підписати ще раз.")
    return verdict


def folder_of(city: Path) -> Path:
    """Where the signed files of a city file are kept."""
    return city.with_name(f"{city.name}.signed")


def keep(city: Path, taken: Taken) -> dict[Place, str]:
    """Put the file as it came, and a report signed apart, into the folder; the texts for the log.

    Raises FileError where the folder cannot be written.
    """
    folder = folder_of(city)
    folder.mkdir(exist_ok=True)
    sha256 = hashlib.sha256(taken.data).hexdigest()
    kept = _store(folder, taken.name, taken.data)
    if taken.verdict.kind == "cades-detached":
        _store(folder, "звіт.pdf", taken.report)
    texts = {
        "file": kept.name,
        "sha256": sha256,
        "report": hashlib.sha256(taken.report).hexdigest(),
        "state": taken.state,
        "kind": taken.verdict.kind,
        "signers": "; ".join(map(_signer, taken.verdict.signatures)),
        "taken_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    if not taken.verdict.proved:
        texts[_PROVED] = "no"
    return {(REPORT, f"{_ITEM}{sha256[:16]}", field): text for field, text in texts.items()}


def _store(folder: Path, name: str, data: bytes) -> Path:
    digest = hashlib.sha256(data).hexdigest()
    plain = re.sub(r"[^\w.-]", "_", name)[-80:]
    path = folder / f"{digest[:16]}-{plain}"
    if not _is(path, digest):
        publish(path, lambda draft: _write(draft, data), replace=True)
    return path


def _write(draft: Path, data: bytes) -> None:
    draft.write_bytes(data)


def _signer(one: Signature) -> str:
    when = one.stamped or one.claimed
    who = one.holder.told if one.holder and one.holder.told else one.name
    return f"{who}, {here(when).strftime('%d.%m.%Y %H:%M')}" if when else who


def kept(city: Path, texts: Mapping[Place, tuple[str, ...]], state: str) -> Iterator[Kept]:
    """The signed files of the log, oldest first. ``state``: the hash of today's values."""
    found: dict[str, dict[str, str]] = {}
    for (section, item, field), sides in texts.items():
        if section == REPORT and item.startswith(_ITEM) and field in (*_FIELDS, _PROVED):
            found.setdefault(item, {})[field] = sides[0]
    whole = (one for one in found.values() if one.keys() >= set(_FIELDS))
    for one in sorted(whole, key=lambda fields: when(fields["taken_at"])):
        path = folder_of(city) / Path(one["file"]).name
        told = {name: one[name] for name in _FIELDS}
        intact, current = _is(path, one["sha256"]), one["state"] == state
        yield Kept(**told, intact=intact, current=current, proved=_PROVED not in one)


def _is(path: Path, sha256: str) -> bool:
    """Whether the file holds what has this digest."""
    try:
        return hashlib.sha256(read_bounded(path)).hexdigest() == sha256
    except SigningError:
        return False

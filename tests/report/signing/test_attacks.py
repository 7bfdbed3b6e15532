"""Every attack of the list is refused, and no changed byte of what was signed is overlooked."""

from __future__ import annotations

import io
import random
import shutil

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from tests.report import samples
from tests.report.reading import run
from tests.report.signing import pki
from tests.report.signing.attacks import ATTACKS, overlay
from zhytomyr_desktop.report.pdf import write_pdf
from zhytomyr_desktop.report.signing.errors import SigningError
from zhytomyr_desktop.report.signing.fields import Role
from zhytomyr_desktop.report.signing.sign import FileKey, Order, sign
from zhytomyr_desktop.report.signing.trust import Trust
from zhytomyr_desktop.report.signing.verify import check, verify


def accepted(data, report, trust):
    try:
        return check(data, report, trust).ok
    except SigningError:
        return False


def test_the_untouched_file_is_accepted(files, report, trust):
    for path in (files.one, files.two):
        assert accepted(path.read_bytes(), report, trust)
        assert accepted(path.read_bytes(), None, trust)


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("known", [True, False], ids=["report known", "report unknown"])
def test_an_attack_is_refused(files, report, trust, attack, known):
    changed = ATTACKS[attack](files.two.read_bytes())
    assert not accepted(changed, report if known else None, trust)


def test_what_stands_after_the_signature_is_not_covered(files, report, trust):
    for attack in ("junk after the end", "overlay"):
        found = check(ATTACKS[attack](files.two.read_bytes()), report, trust)
        assert not found.signatures[-1].whole


def test_an_attack_would_deceive_a_reader_that_looks_at_signatures_only(files, tmp_path):
    (tmp_path / "overlay.pdf").write_bytes(overlay(files.two.read_bytes()))
    assert run("pdfsig", tmp_path / "overlay.pdf").count("Signature is Valid") == 2


def test_what_was_done_before_the_signature_is_seen_too(files, parties, report, trust, tmp_path):
    (tmp_path / "changed.pdf").write_bytes(overlay(report))
    sign(tmp_path / "changed.pdf", tmp_path / "signed.pdf", files.director, Order(role=Role.DIRECTOR))
    data = (tmp_path / "signed.pdf").read_bytes()
    assert data.startswith(report)
    found = check(data, report, trust)
    assert "крім підписів, у файлі змінено ще щось" in found.faults


def test_a_forged_authority_of_the_same_names_is_refused(files, report, trust, tmp_path):
    root = pki.party("ТЕСТ ЦЗО", None, ca=True)
    authority = pki.party("ТЕСТ КНЕДП", root, ca=True)
    forger = pki.party("Їва Ґалаганівна КОВАЛЕНКО", authority, title="Директор департаменту")
    key = FileKey(forger.write(tmp_path / "forger.p12"), pki.PASSWORD)
    sign(files.report, tmp_path / "forged.pdf", key, Order(role=Role.DIRECTOR))
    found = check((tmp_path / "forged.pdf").read_bytes(), report, trust)
    assert found.signatures[0].sound
    assert not found.ok
    assert "не веде до жодного з довірених видавців" in found.all_faults[0]


def test_a_certificate_that_signs_for_itself_is_refused(files, report, trust, tmp_path):
    key = FileKey(pki.party("Їва Ґалаганівна КОВАЛЕНКО", None).write(tmp_path / "own.p12"), pki.PASSWORD)
    sign(files.report, tmp_path / "own.pdf", key, Order(role=Role.DIRECTOR))
    assert not accepted((tmp_path / "own.pdf").read_bytes(), report, trust)


def test_a_revoked_certificate_is_refused(files, parties, report, tmp_path):
    folder = parties.trust(tmp_path / "trust")
    (folder / "ca.crl").write_bytes(pki.revoked(parties.ca, parties.director))
    found = check(files.one.read_bytes(), report, Trust.read(folder))
    assert found.all_faults == ("Їва Ґалаганівна КОВАЛЕНКО: сертифікат відкликано",)


def test_a_signature_of_another_report_is_refused(files, report, trust, tmp_path):
    write_pdf(samples.long_report(3), tmp_path / "other.pdf")
    sign(tmp_path / "other.pdf", tmp_path / "signed.pdf", files.director, Order(role=Role.DIRECTOR))
    other = (tmp_path / "signed.pdf").read_bytes()
    found = check(other, report, trust)
    assert found.ours is False
    assert not found.ok
    assert not accepted(_transplanted(files.one.read_bytes(), other), report, trust)


def _contents(data):
    (embedded,) = PdfFileReader(io.BytesIO(data)).embedded_signatures
    _, first, again, _ = (int(number) for number in embedded.byte_range)
    return first, again


def _transplanted(data, other):
    """Our file with the value of the other file's signature in it."""
    (start, end), (first, again) = _contents(data), _contents(other)
    value = other[first + 1 : again - 1].rstrip(b"0")
    return data[:start] + b"<" + value.ljust(end - start - 2, b"0") + b">" + data[end:]


def test_a_report_without_a_signature_is_told(files, report, trust):
    found = check(report, report, trust)
    assert found.all_faults == ("у файлі немає підпису",)


def test_without_a_folder_of_trust_the_issuer_is_not_vouched_for(files):
    found = verify(files.two)
    assert found.ok
    assert [one.trusted for one in found.signatures] == [None, None]
    assert "видавця сертифіката не перевірено" in list(found.lines())[-1]


def test_it_is_told_how_revocation_was_looked_up(files, tmp_path):
    (first, second) = verify(files.two, files.report, files.trust).signatures
    assert "відкликання перевірено без мережі, за списком із папки довірених від" in first.notes[0]
    assert first.notes == second.notes
    shutil.copytree(files.trust, tmp_path / "trust")
    for path in (tmp_path / "trust").glob("*.crl"):
        path.unlink()
    told = "\n".join(verify(files.two, files.report, tmp_path / "trust").lines())
    assert told.count("НЕ перевірено: у папці довірених немає списку його видавця") == 2


def _signed_places(data, count, seed):
    """Places of bytes that the last signature covers."""
    last = PdfFileReader(io.BytesIO(data)).embedded_signatures[-1]
    _, first, again, rest = (int(number) for number in last.byte_range)
    chosen = random.Random(seed)
    return [
        p if p < first else p - first + again for p in (chosen.randrange(first + rest) for _ in range(count))
    ]


def _overlooked(files, trust, count, seed):
    data = files.two.read_bytes()
    chosen = random.Random(seed)
    found = []
    for place in _signed_places(data, count, seed):
        flipped = bytearray(data)
        flipped[place] ^= 1 << chosen.randrange(8)
        # The report is not given, so that each flip has to be seen by the signatures themselves.
        if accepted(bytes(flipped), None, trust):
            found.append(place)
    return found


def test_no_flipped_bit_of_what_was_signed_is_overlooked(files, trust):
    assert _overlooked(files, trust, 100, seed=2023) == []


@pytest.mark.soak
def test_no_flipped_bit_of_many_is_overlooked(files, trust):
    assert _overlooked(files, trust, 2000, seed=1) == []

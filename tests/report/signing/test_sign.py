"""Signing here: two officials, any key, the report's bytes and the archive's marks untouched."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

import pikepdf
import pytest
from cryptography.hazmat.primitives import serialization as form
from cryptography.hazmat.primitives.serialization import pkcs12

from tests.report.reading import MM, run
from tests.report.signing import pki
from tests.report.validators import outloud_errors, outloud_warnings, pikepdf_findings, preflight
from zhytomyr_desktop.report.errors import ReportError
from zhytomyr_desktop.report.signing.errors import SigningError
from zhytomyr_desktop.report.signing.fields import Role
from zhytomyr_desktop.report.signing.sign import FileKey, Order, sign
from zhytomyr_desktop.report.signing.verify import verify

DIRECTOR, MANAGER = Order(role=Role.DIRECTOR), Order(role=Role.MANAGER)


def key_of(party, folder, name="key.p12"):
    return FileKey(party.write(folder / name), pki.PASSWORD)


def test_the_bytes_of_the_report_stay_as_they_were(files):
    report, one, two = (path.read_bytes() for path in (files.report, files.one, files.two))
    assert one.startswith(report)
    assert two.startswith(one)


def test_both_signatures_hold_and_cover_the_file(files):
    verdict = verify(files.two, files.report, files.trust)
    assert verdict.ok
    assert verdict.ours
    assert [(s.name, s.place, s.bound, s.sound, s.trusted, s.whole) for s in verdict.signatures] == [
        ("Їва Ґалаганівна КОВАЛЕНКО", "Sig_Director", True, True, True, True),
        ("Єлизавета ШЕВЧЕНКО", "Sig_Manager", True, True, True, True),
    ]
    assert [s.algorithm for s in verdict.signatures] == ["SHA256 ECDSA", "SHA256 RSA"]
    assert verdict.notes == ()


def test_the_report_as_the_first_official_signed_it_may_stand_for_the_report(files):
    verdict = verify(files.two, files.one, files.trust)
    assert verdict.all_faults == ()
    assert verdict.ours
    assert [one.whole for one in verdict.signatures] == [True, True]
    assert not verify(files.one, files.two, files.trust).ok


def test_half_a_report_is_not_the_report(files, tmp_path):
    data = files.report.read_bytes()
    for size in (0, 5, len(data) // 2, len(data) - 7):
        half = _written(tmp_path / "half.pdf", data[:size])
        verdict = verify(files.two, half, files.trust)
        assert (verdict.ours, verdict.ok) == (False, False)


def test_another_program_reads_both(files):
    told = run("pdfsig", files.two)
    assert told.count("Signature is Valid") == 2
    assert told.count("ETSI.CAdES.detached") == 2
    assert "Total document signed" in told
    assert "CN=Їва Ґалаганівна КОВАЛЕНКО" in told


def test_the_archive_keeps_its_marks_when_signed(files, tmp_path):
    assert preflight(files.one, files.two) == []
    assert outloud_errors(files.two) == []
    assert outloud_warnings(files.report) == outloud_warnings(files.two) == set()
    shutil.copy(files.two, tmp_path / "two.pdf")
    assert pikepdf_findings(tmp_path / "two.pdf") == []
    with pikepdf.open(files.two) as pdf:
        assert "/Version" not in pdf.Root
        assert "/Extensions" not in pdf.Root


def test_the_first_signature_certifies_only_when_both_sign_here(files, tmp_path):
    with pikepdf.open(files.two) as pdf:
        signature = pdf.Root.Perms.DocMDP
        assert signature.Reference[0].TransformParams.P == 2
        assert pdf.Root.AcroForm.Fields[0].V.objgen == signature.objgen
    sign(files.report, tmp_path / "alone.pdf", files.manager, MANAGER)
    with pikepdf.open(tmp_path / "alone.pdf") as pdf:
        assert "/Perms" not in pdf.Root
    assert verify(tmp_path / "alone.pdf", files.report, files.trust).ok


def test_the_officials_may_sign_in_either_order(files, tmp_path):
    sign(files.report, tmp_path / "one.pdf", files.manager, Order(role=Role.MANAGER, both=True))
    sign(tmp_path / "one.pdf", tmp_path / "two.pdf", files.director, DIRECTOR)
    assert verify(tmp_path / "two.pdf", files.report, files.trust).ok


def test_the_mark_says_who_signed_when_and_with_which_certificate(files):
    def letters(path):
        return " ".join(run("pdftotext", "-layout", path, "-").split())

    before, after = letters(files.report), letters(files.two)
    assert "Підписано" not in before
    assert after.count("Підписано електронним підписом") == 2
    assert re.search(r"\d\d\.\d\d\.20\d\d \d\d:\d\d \(за годинником комп’ютера\)", after)
    assert "Їва Ґалаганівна КОВАЛЕНКО, Директор департаменту, Міська рада (ТЕСТ)" in after
    assert "видавець: ТЕСТ КНЕДП" in after
    assert "КЕП" not in after


def test_the_mark_stays_inside_its_place_and_is_gray(files):
    with pikepdf.open(files.two) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            left, bottom, right, top = (float(number) for number in field.Rect)
            drawn = field.AP.N
            x1, y1, x2, y2 = (float(number) for number in drawn.BBox)
            assert (abs(x2 - x1), abs(y2 - y1)) == pytest.approx((right - left, top - bottom), abs=1)
            (mark,) = drawn.Resources.XObject.values()
            operators = {str(operator) for _, operator in pikepdf.parse_content_stream(mark)}
            assert "Tj" in operators
            assert not operators & {"rg", "RG", "k", "K", "cs", "CS", "scn", "SCN", "sh", "Do"}
            assert top - bottom == pytest.approx(13 * MM, abs=0.1)


def test_a_very_long_name_still_fits(files, parties, tmp_path):
    long = pki.party("Ґ" * 32, parties.ca, title="Т" * 32)
    sign(files.report, tmp_path / "out.pdf", key_of(long, tmp_path), DIRECTOR)
    assert preflight(tmp_path / "out.pdf") == []


def test_a_qualified_certificate_is_called_so(files, parties, tmp_path):
    official = pki.party("Ольга ПАШКО", parties.ca, statements=pki.QUALIFIED)
    done = sign(files.report, tmp_path / "out.pdf", key_of(official, tmp_path), MANAGER)
    assert done.holder.kind == "КЕП"
    assert "Підписано КЕП" in run("pdftotext", tmp_path / "out.pdf", "-")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"ends": -pki.DAY / 2}, "закінчився"),
        ({"begins": pki.DAY, "ends": 9 * pki.DAY}, "ще не чинний"),
        ({"uses": ("key_encipherment",)}, "не призначений для підпису"),
        ({"ca": True}, "не призначений для підпису"),
    ],
)
def test_an_unfit_certificate_is_refused(files, parties, tmp_path, changed, said):
    key = key_of(pki.party("Хтось", parties.ca, **changed), tmp_path)
    refuse(files.report, key, DIRECTOR, said)


def refuse(source, key, order, said):
    """Signing is refused in one line; the source is as it was and nothing is written."""
    before = source.read_bytes() if source.exists() else None
    out = key.path.with_name("refused.pdf")
    with pytest.raises(SigningError, match=re.escape(said)) as told:
        sign(source, out, key, order)
    assert "\n" not in str(told.value)
    assert not out.exists()
    assert before is None or source.read_bytes() == before


def test_a_wrong_password_is_refused_and_told_nowhere(files, tmp_path):
    key = FileKey(files.director.path, "невірний-пароль")
    with pytest.raises(SigningError, match="Пароль не підходить") as told:
        sign(files.report, tmp_path / "out.pdf", key, DIRECTOR)
    assert "невірний" not in f"{told.value}{told.value!r}{key!r}"
    assert list(tmp_path.iterdir()) == []


def _written(path, data):
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "не файл ключа"),
        (b"%PDF-1.4 no key", "не файл ключа"),
        (b"0\x82\x01\x00" + b"\0" * 300, "не файл ключа"),
        (bytes.fromhex("feedfeed") + b"\0" * 40, "JKS"),
        (b"0\x20" + bytes.fromhex("060b2a86240201010101030101") + b"\0" * 19, "ДСТУ 4145"),
    ],
)
def test_a_file_that_is_no_key_is_refused(files, tmp_path, data, said):
    refuse(files.report, FileKey(_written(tmp_path / "key.p12", data), ""), DIRECTOR, said)


def test_a_missing_key_and_a_key_that_is_a_folder_are_told(files, tmp_path):
    refuse(files.report, FileKey(tmp_path / "none.p12", ""), DIRECTOR, "немає")
    (tmp_path / "folder.p12").mkdir()
    refuse(files.report, FileKey(tmp_path / "folder.p12", ""), DIRECTOR, "папка")


def test_a_file_with_certificates_only_is_refused(files, parties, tmp_path):
    certificate = parties.director.certificate
    alone = pkcs12.serialize_key_and_certificates(None, None, None, [certificate], form.NoEncryption())
    refuse(files.report, FileKey(_written(tmp_path / "key.p12", alone), ""), DIRECTOR, "немає ключа")


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "не PDF"), (b"\x89PNG....", "не PDF"), (b"%PDF-1.4\nnothing", "пошкоджено")],
)
def test_what_is_no_pdf_is_refused(files, tmp_path, data, said):
    refuse(_written(tmp_path / "report.pdf", data), files.director_in(tmp_path), DIRECTOR, said)


def test_a_foreign_pdf_is_refused(files, tmp_path):
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "foreign.pdf")
    refuse(tmp_path / "foreign.pdf", files.director_in(tmp_path), DIRECTOR, "немає місця для підпису")


def test_a_final_report_and_a_taken_place_are_refused(files, tmp_path):
    refuse(files.two, files.director_in(tmp_path), DIRECTOR, "уже остаточний")
    refuse(files.one, files.director_in(tmp_path), DIRECTOR, "уже підписав директор департаменту")


def test_a_report_changed_after_the_first_signature_is_refused(files, tmp_path):
    data = files.one.read_bytes()
    place = data.index(b"/MediaBox") + 20
    spoilt = _written(tmp_path / "spoilt.pdf", data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
    refuse(spoilt, files.director_in(tmp_path), MANAGER, "Перший підпис")


def test_the_signed_file_never_takes_the_place_of_the_report_or_of_another_signed_one(files, tmp_path):
    source = _written(tmp_path / "report.pdf", files.report.read_bytes())
    with pytest.raises(SigningError, match="не записується поверх звіту"):
        sign(source, source, files.director, DIRECTOR)
    out = _written(tmp_path / "signed.pdf", files.one.read_bytes())
    with pytest.raises(ReportError, match="уже містить підпис"):
        sign(source, out, files.director, DIRECTOR)
    assert out.read_bytes() == files.one.read_bytes()


def test_a_folder_that_cannot_be_written_is_told(files, tmp_path):
    with pytest.raises(ReportError, match="папки"):
        sign(files.report, tmp_path / "none" / "out.pdf", files.director, DIRECTOR)


def test_a_report_locked_by_a_password_is_told(files, tmp_path):
    with pikepdf.open(files.report) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(user="пароль", owner="пароль"))
    refuse(tmp_path / "locked.pdf", files.director_in(tmp_path), DIRECTOR, "захищено паролем")
    with pytest.raises(SigningError, match="захищено паролем"):
        verify(tmp_path / "locked.pdf")


def test_a_file_that_is_too_large_is_not_read(files, tmp_path):
    with (tmp_path / "huge.pdf").open("wb") as huge:
        huge.truncate(65 << 20)
    with pytest.raises(SigningError, match="завеликий"):
        sign(tmp_path / "huge.pdf", tmp_path / "out.pdf", files.director, DIRECTOR)
    with pytest.raises(SigningError, match="завеликий"):
        verify(tmp_path / "huge.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["huge.pdf"]


def test_a_key_file_that_is_cut_short_is_refused(files, tmp_path):
    cut = files.director.path.read_bytes()[:-200]
    refuse(
        files.report, FileKey(_written(tmp_path / "key.p12", cut), pki.PASSWORD), DIRECTOR, "не файл ключа"
    )


@pytest.mark.parametrize("step", [1, 2, 3])
def test_signing_that_is_cancelled_leaves_nothing(files, tmp_path, step):
    left = iter(range(step - 1))

    def on_step():
        if next(left, None) is None:
            raise KeyboardInterrupt

    before = files.report.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        sign(files.report, tmp_path / "out.pdf", files.director, DIRECTOR, on_step)
    assert list(tmp_path.iterdir()) == []
    assert files.report.read_bytes() == before


def test_no_call_of_the_system_carries_key_or_password(files, parties, tmp_path):
    """The whole command under strace: what it writes, sends and starts, and what it looks for on the disk."""
    password = "s3cret-Pa55word"
    parties.director.write(tmp_path / "key.p12", password)
    calls = "trace=write,pwrite64,writev,pwritev,sendto,sendmsg,execve,open,openat,rename,renameat"
    command = ["strace", "-f", "-qq", "-xx", "-s", "10000000", "-e", calls, "-o", tmp_path / "calls"]
    command += [sys.executable, "main.py", "sign", files.report, "--pkcs12", tmp_path / "key.p12"]
    command += ["--role", "director", "-o", tmp_path / "signed.pdf"]
    own = {"ZVIT_PASSWORD": password, "ZVIT_SETTINGS": str(tmp_path / "settings")}
    done = subprocess.run(
        list(map(str, command)), env={**os.environ, **own}, capture_output=True, text=True, check=True
    )
    told = (tmp_path / "calls").read_text("ascii").replace("\\x", "")
    assert b"%PDF-1.4".hex() in told
    secret = parties.director.key.private_numbers().private_value.to_bytes(32, "big")
    for one in (password.encode(), secret, secret.hex().encode(), secret[:16]):
        assert one.hex() not in told
    assert password not in done.stdout + done.stderr
    assert not (tmp_path / "settings").exists() or password not in "".join(
        path.read_text() for path in (tmp_path / "settings").rglob("*") if path.is_file()
    )


def test_key_and_password_are_written_nowhere(files, parties, tmp_path, monkeypatch, capfd):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr("tempfile.tempdir", None)
    (tmp_path / "tmp").mkdir()
    key = FileKey(parties.director.write(tmp_path / "key.p12"), pki.PASSWORD)
    sign(files.report, tmp_path / "signed.pdf", key, DIRECTOR)
    secret = parties.director.key.private_numbers().private_value
    secrets = [secret.to_bytes(32, "big"), f"{secret:064x}".encode(), pki.PASSWORD.encode()]
    written = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["key.p12", "signed.pdf", "tmp"]
    assert len(written) == 2
    assert not any(one in data for one in secrets for data in written)
    assert pki.PASSWORD not in "".join(capfd.readouterr())
    assert pki.PASSWORD not in repr(key)

"""``sign`` and ``verify`` on real files: exit codes, one line of complaint, no password in sight."""

from __future__ import annotations

import subprocess

import pytest

from tests.report import samples
from tests.report.signing import pki
from zhytomyr_desktop.cli.signing import PASSWORD_VARIABLE
from zhytomyr_desktop.report.page import PageFormat
from zhytomyr_desktop.report.pdf import write_pdf


@pytest.fixture
def signing(tmp_path, monkeypatch):
    """A folder with a report, the director's key and the trusted certificates; the password is set."""
    write_pdf(samples.long_report(1), tmp_path / "report.pdf")
    parties = pki.made()
    parties.director.write(tmp_path / "key.p12")
    parties.trust(tmp_path / "trust")
    monkeypatch.setenv(PASSWORD_VARIABLE, pki.PASSWORD)
    return tmp_path


def signed(run, folder, *more):
    arguments = ("--pkcs12", folder / "key.p12", "--role", "director", "-o", folder / "signed.pdf")
    return run("sign", folder / "report.pdf", *arguments, *more)


def test_a_report_is_signed_and_verified(run, signing):
    done = signed(run, signing)
    assert done.code == 0
    assert "Їва Ґалаганівна КОВАЛЕНКО, Директор департаменту" in done.out
    checked = run(
        "verify",
        signing / "signed.pdf",
        "--report",
        signing / "report.pdf",
        "--trust",
        signing / "trust",
        "--json",
    )
    assert checked.code == 0
    told = checked.json()
    assert (told["ok"], told["report"], told["kind"]) == (True, True, "pades")
    (one,) = told["signatures"]
    assert (one["name"], one["whole"], one["trusted"]) == ("Їва Ґалаганівна КОВАЛЕНКО", True, True)
    assert one["kind"] == "електронний підпис"
    text = run("verify", signing / "signed.pdf", "--trust", signing / "trust").out
    assert "Підпис чинний." in text
    assert "весь файл" in text


def test_a_signed_report_is_not_written_over(run, signing, empty):
    assert signed(run, signing).code == 0
    before = (signing / "signed.pdf").read_bytes()
    done = run("report", empty, "-o", signing / "signed.pdf")
    assert done.code == 4
    assert "уже містить підпис" in done.err
    assert (signing / "signed.pdf").read_bytes() == before


def test_what_departs_from_the_norm_is_named(run, signing):
    write_pdf(samples.long_report(1), signing / "report.pdf", form=PageFormat(left=15))
    done = signed(run, signing)
    assert done.code == 0
    assert "Увага, оформлення: Сторінка 1" in done.out


def test_verify_exits_with_one_where_a_signature_is_missing_broken_or_leaves_a_part_out(run, signing):
    assert signed(run, signing).code == 0
    data = (signing / "signed.pdf").read_bytes()
    broken = signing / "broken.pdf"
    for spoilt in (
        data + b"junk",
        data.replace(b"/MediaBox", b"/MediaBoy", 1),
        (signing / "report.pdf").read_bytes(),
    ):
        broken.write_bytes(spoilt)
        done = run("verify", broken)
        assert done.code == 1
        assert "ПЕРЕВІРКУ НЕ ПРОЙДЕНО" in done.out


def test_a_wrong_password_is_one_line_and_exit_four(run, signing, monkeypatch):
    monkeypatch.setenv(PASSWORD_VARIABLE, "не той")
    before = (signing / "report.pdf").read_bytes()
    done = signed(run, signing)
    assert done.code == 4
    assert "Пароль не підходить" in done.err
    assert "не той" not in done.err
    assert (signing / "report.pdf").read_bytes() == before
    assert not (signing / "signed.pdf").exists()


def test_nobody_to_ask_for_the_password_is_told(run, signing, monkeypatch):
    monkeypatch.delenv(PASSWORD_VARIABLE)
    done = signed(run, signing)
    assert done.code == 2
    assert PASSWORD_VARIABLE in done.err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--pkcs12", "key.p12", "--role", "mayor"), 2),
        (("--role", "director"), 2),
        (("--pkcs11", "module.so", "--role", "director"), 4),
        (("--pkcs12", "key.p12", "--pkcs11", "module.so", "--role", "director"), 2),
        (("--pkcs12", "key.p12", "--role", "director", "--password", "x"), 2),
        (("--pkcs12", "key.p12", "--role", "director", "--validation", "trust"), 2),
        (("--pkcs12", "key.p12", "--role", "director", "--key", "1A"), 4),
        (("--pkcs12", "none.p12", "--role", "director"), 4),
        (("--pkcs11", "none.so", "--token", "t", "--key", "k", "--role", "director"), 4),
    ],
)
def test_wrong_arguments_and_missing_keys(run, signing, monkeypatch, arguments, code):
    monkeypatch.chdir(signing)
    done = run("sign", "report.pdf", *arguments, "-o", "signed.pdf")
    assert done.code == code
    assert not (signing / "signed.pdf").exists()


@pytest.mark.parametrize(
    "content", [b"", b"just text", b"PK\x03\x04broken", b"0\x80junk", b"%PDF-1.4 broken"]
)
def test_verify_refuses_what_is_no_signed_file(run, tmp_path, content):
    path = tmp_path / "file"
    path.write_bytes(content)
    assert run("verify", path).code == 4


def test_verify_tells_missing_files_and_folders(run, signing):
    assert run("verify", signing / "none.pdf").code == 4
    assert signed(run, signing).code == 0
    assert run("verify", signing / "signed.pdf", "--trust", signing / "none").code == 4
    (signing / "empty").mkdir()
    assert run("verify", signing / "signed.pdf", "--trust", signing / "empty").code == 4


def test_a_signed_file_is_accepted_and_listed(run, signing, empty):
    report = signing / "report.pdf"
    assert run("report", empty, "-o", report).code == 0
    assert signed(run, signing).code == 0
    done = run("accept-signed", empty, signing / "signed.pdf", "--trust", signing / "trust", "--json")
    assert done.code == 0
    assert (done.json()["current"], done.json()["report"]) == (True, True)
    (one,) = run("signed", empty, "--json").json()
    assert (one["intact"], one["current"], one["kind"]) == (True, True, "pades")
    assert run("set", empty, "animals.caught=1", "animals.returned=1").code == 0
    assert "Звіт змінено після підписання" in run("signed", empty).out


def test_a_foreign_file_is_not_accepted(run, signing, empty):
    assert signed(run, signing).code == 0
    before = (signing / "signed.pdf").read_bytes()
    done = run("accept-signed", empty, signing / "signed.pdf")
    assert done.code == 4
    assert "підписано не цей звіт" in done.err
    assert (signing / "signed.pdf").read_bytes() == before
    assert run("signed", empty).out == "Підписаних файлів ще не прийнято.\n"


def test_a_key_that_somebody_made_for_a_trial_signs_and_is_believed_by_its_own_folder_only(run, signing):
    """As ``openssl req -x509`` makes them: self-signed, and called an authority without being one."""
    key, certificate = signing / "trial.pem", signing / "trial" / "trial.crt"
    certificate.parent.mkdir()
    made = ("-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-subj", "/CN=Trial")
    subprocess.run(["openssl", "req", "-x509", *made], check=True, capture_output=True)
    together = (
        "-inkey",
        key,
        "-in",
        certificate,
        "-out",
        signing / "key.p12",
        "-passout",
        "env:ZVIT_PASSWORD",
    )
    subprocess.run(["openssl", "pkcs12", "-export", *together], check=True, capture_output=True)
    assert signed(run, signing).code == 0
    own = run("verify", signing / "signed.pdf", "--trust", certificate.parent)
    assert own.code == 0
    assert "Підпис чинний." in own.out
    other = run("verify", signing / "signed.pdf", "--trust", signing / "trust")
    assert other.code == 1
    assert "НЕ ДОВІРЕНИЙ" in other.out

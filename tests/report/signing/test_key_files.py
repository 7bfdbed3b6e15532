"""Key files with several keys: the one that may sign is taken, and where several may, one is asked."""

from __future__ import annotations

import shutil
import subprocess
import time
from datetime import UTC, datetime

import pytest

from tests.report.signing import pki
from zhytomyr_desktop.report.signing import stamp
from zhytomyr_desktop.report.signing.errors import SigningError
from zhytomyr_desktop.report.signing.keys import SeveralKeysError, load_pkcs12
from zhytomyr_desktop.report.signing.trust import out_of_time

NAME = "Їва Ґалаганівна КОВАЛЕНКО"


@pytest.fixture(scope="module")
def keys(parties):
    """The director's keys: to sign, to agree on secrets (officials have both), to sign in another post."""
    return {
        "signs": parties.director,
        "agrees": pki.party(NAME, parties.ca, uses=("key_agreement",)),
        "member": pki.party(NAME, parties.ca, key=pki.new_key("rsa"), title="Депутат"),
        "expired": pki.party(NAME, parties.ca, title="Начальник", ends=-pki.DAY / 2),
        "locked": pki.party(NAME, parties.ca, uses=("key_agreement",), ends=-pki.DAY / 2),
    }


def _opened(keys, folder, *names, serial=""):
    path = pki.write_together(folder / "key.p12", *(keys[name] for name in names))
    return load_pkcs12(path, pki.PASSWORD, serial).signing_cert.serial_number


def _serial(keys, name):
    return keys[name].certificate.serial_number


@pytest.mark.parametrize(
    "names",
    [("signs", "agrees"), ("agrees", "signs"), ("expired", "agrees", "signs"), ("signs", "signs")],
)
def test_the_key_that_may_sign_is_taken_wherever_it_stands(keys, tmp_path, names):
    assert _opened(keys, tmp_path, *names) == _serial(keys, "signs")


def test_which_of_two_that_may_sign_is_asked(keys, tmp_path):
    with pytest.raises(SeveralKeysError) as told:
        _opened(keys, tmp_path, "agrees", "member", "signs")
    assert "\n" not in str(told.value)
    assert [one.post for one in told.value.holders] == ["Депутат", "Директор департаменту"]
    for one, name in zip(told.value.holders, ("member", "signs"), strict=True):
        assert one.serial in str(told.value)
        assert _opened(keys, tmp_path, "agrees", "member", "signs", serial=one.serial) == _serial(keys, name)


def test_a_number_may_be_written_as_other_programs_show_it(keys, tmp_path):
    digits = f"{_serial(keys, 'member'):040x}"
    shown = ":".join(digits[start : start + 2] for start in range(0, 40, 2))
    assert _opened(keys, tmp_path, "signs", "member", serial=shown) == _serial(keys, "member")


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("agrees", "expired"), "закінчився"),
        (("agrees", "locked"), "не призначений для підпису"),
        (("locked", "agrees"), "не призначений для підпису"),
    ],
)
def test_where_none_may_sign_the_nearest_reason_is_told(keys, tmp_path, names, said):
    with pytest.raises(SigningError, match=said):
        _opened(keys, tmp_path, *names)


def test_a_number_that_no_certificate_has_is_told(keys, tmp_path):
    with pytest.raises(SigningError, match="немає ключа з сертифікатом № 1234"):
        _opened(keys, tmp_path, "signs", "member", serial="1234")


def test_a_wrong_password_is_told_of_several_keys_too(keys, tmp_path):
    path = pki.write_together(tmp_path / "key.p12", keys["agrees"], keys["signs"])
    with pytest.raises(SigningError, match="Пароль не підходить"):
        load_pkcs12(path, "не той")


def test_keys_that_another_program_put_together_are_told_apart(keys, tmp_path):
    both = tmp_path / "both.p12"
    for name in ("agrees", "signs"):
        one = keys[name].write(tmp_path / f"{name}.p12", "secret1")
        if name == "agrees":
            shutil.copy(one, both)
            continue
        command = [
            "keytool",
            "-importkeystore",
            "-noprompt",
            "-destkeystore",
            both,
            "-deststorepass",
            "secret1",
        ]
        command += ["-deststoretype", "PKCS12", "-srckeystore", one, "-srcstorepass", "secret1"]
        command += ["-srcstoretype", "PKCS12", "-srcalias", "key", "-destalias", "other"]
        subprocess.run(command, check=True, capture_output=True)
    assert load_pkcs12(both, "secret1").signing_cert.serial_number == _serial(keys, "signs")


def test_a_certificate_without_an_end_is_told_where_local_time_would_leave_the_calendar(
    parties, tmp_path, monkeypatch
):
    """RFC 5280, 4.1.2.5: such a certificate ends with the year 9999, later than any local time here."""
    endless = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC) - datetime.now(UTC).replace(microsecond=0)
    keys = {name: pki.party(NAME, parties.ca, title=name, ends=endless) for name in ("Один", "Два")}
    monkeypatch.setenv("TZ", "Europe/Kyiv")
    time.tzset()
    try:
        with pytest.raises(SeveralKeysError, match=r"чинний до 31\.12\.9999") as told:
            _opened(keys, tmp_path, *keys)
        holder = told.value.holders[0]
        assert any("31.12.9999" in line for line in stamp.lines(holder, datetime.now(UTC)))
        assert out_of_time(holder, datetime.now(UTC)) == ""
    finally:
        monkeypatch.undo()
        time.tzset()

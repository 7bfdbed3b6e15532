"""Keys on a token: SoftHSM stands for the tokens that officials carry."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pkcs11
import pytest
from cryptography.hazmat.primitives import serialization as form
from cryptography.hazmat.primitives.asymmetric import ec
from pkcs11 import Attribute, TokenFlag
from pkcs11.util.ec import decode_ec_private_key
from pkcs11.util.rsa import decode_rsa_private_key
from pkcs11.util.x509 import decode_x509_certificate

from tests.report.signing import pki
from zhytomyr_desktop.report.signing.errors import SigningError
from zhytomyr_desktop.report.signing.fields import Role
from zhytomyr_desktop.report.signing.keys import SeveralKeysError
from zhytomyr_desktop.report.signing.sign import Order, TokenKey, sign
from zhytomyr_desktop.report.signing.tokens import _found, _told, open_token
from zhytomyr_desktop.report.signing.verify import verify

MODULE = Path("/usr/lib/softhsm/libsofthsm2.so")
TOKEN, PIN = "kep", "1234"
DER = form.Encoding.DER


@pytest.fixture(scope="module")
def token(tmp_path_factory, parties):
    """A token with the keys of both officials, one that may not sign, and a certificate without a key."""
    folder = tmp_path_factory.mktemp("token")
    (folder / "tokens").mkdir()
    settings = folder / "softhsm2.conf"
    settings.write_text(
        f"directories.tokendir = {folder / 'tokens'}\nobjectstore.backend = file\nlog.level = ERROR\n"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(settings))
        command = [
            "softhsm2-util",
            "--init-token",
            "--free",
            "--label",
            TOKEN,
            "--so-pin",
            "0000",
            "--pin",
            PIN,
        ]
        subprocess.run(command, check=True, capture_output=True)
        with pkcs11.lib(str(MODULE)).get_token(token_label=TOKEN).open(rw=True, user_pin=PIN) as session:
            agrees = pki.party("Їва Ґалаганівна КОВАЛЕНКО", parties.ca, uses=("key_agreement",))
            for name, party in (
                ("director", parties.director),
                ("manager", parties.manager),
                ("agrees", agrees),
            ):
                _store(session, name, party)
            session.create_object(
                {
                    **_certificate(parties.ca),
                    Attribute.LABEL: "ca",
                    Attribute.ID: b"ca",
                    Attribute.TOKEN: True,
                }
            )
        yield TOKEN


def _store(session, name, party):
    known = {Attribute.LABEL: name, Attribute.ID: name.encode(), Attribute.TOKEN: True}
    plain = party.key.private_bytes(DER, form.PrivateFormat.TraditionalOpenSSL, form.NoEncryption())
    elliptic = isinstance(party.key, ec.EllipticCurvePrivateKey)
    key = decode_ec_private_key(plain) if elliptic else decode_rsa_private_key(plain)
    session.create_object({**key, **known, Attribute.SIGN: True, Attribute.PRIVATE: True})
    session.create_object({**_certificate(party), **known})


def _certificate(party):
    return decode_x509_certificate(party.certificate.public_bytes(DER))


def test_both_officials_sign_with_their_tokens(files, token, tmp_path):
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    sign(files.report, one, TokenKey(MODULE, token, "director", PIN), Order(role=Role.DIRECTOR, both=True))
    sign(one, two, TokenKey(MODULE, token, "manager", PIN), Order(role=Role.MANAGER))
    verdict = verify(two, files.report, files.trust)
    assert verdict.ok
    assert [one.place for one in verdict.signatures] == ["Sig_Director", "Sig_Manager"]
    assert ["ECDSA" in one.algorithm for one in verdict.signatures] == [True, False]


def test_which_of_two_keys_signs_is_asked_and_told_by_the_number_of_its_certificate(
    files, parties, token, tmp_path
):
    out = tmp_path / "out.pdf"
    with pytest.raises(SeveralKeysError, match="На токені «kep» кілька ключів") as told:
        sign(files.report, out, TokenKey(MODULE, "", "", PIN), Order(role=Role.MANAGER))
    assert sorted(one.post for one in told.value.holders) == ["Директор департаменту", "Керуючий справами"]
    (serial,) = [one.serial for one in told.value.holders if one.post == "Керуючий справами"]
    done = sign(files.report, out, TokenKey(MODULE, "", serial, PIN), Order(role=Role.MANAGER))
    assert done.holder.name == "Єлизавета ШЕВЧЕНКО"
    assert verify(out, files.report, files.trust).confirmed


def test_a_key_that_may_not_sign_is_told(files, token, tmp_path):
    with pytest.raises(SigningError, match="не призначений для підпису"):
        sign(
            files.report,
            tmp_path / "out.pdf",
            TokenKey(MODULE, token, "agrees", PIN),
            Order(role=Role.DIRECTOR),
        )


@dataclass
class Library:
    """What a token's library tells of the tokens that are connected."""

    labels: tuple[str, ...]

    def get_tokens(self):
        return [SimpleNamespace(label=one, flags=TokenFlag.TOKEN_INITIALIZED) for one in self.labels] + [
            SimpleNamespace(label="", flags=TokenFlag.RNG)
        ]


def test_the_only_token_needs_no_name():
    assert _found(Library(("kep",)), "").label == "kep"
    with pytest.raises(SigningError, match="Токена не знайдено"):
        _found(Library(()), "")
    with pytest.raises(SigningError, match="кілька токенів: «kep», «інший»"):
        _found(Library(("kep", "інший")), "")


def test_a_locked_pin_is_told():
    # SoftHSM never locks a PIN, so that the token's answer is made here.
    assert "заблоковано" in _told(pkcs11.exceptions.PinLocked(), TOKEN)
    assert "Під’єднайте" in _told(pkcs11.exceptions.TokenNotPresent(), TOKEN)


def test_a_token_that_still_works_on_another_signature_is_told(files, token, tmp_path):
    with (
        open_token(MODULE, token, "director", PIN),
        pytest.raises(SigningError, match="ще зайнятий попереднім підписом"),
    ):
        sign(
            files.report,
            tmp_path / "out.pdf",
            TokenKey(MODULE, token, "manager", PIN),
            Order(role=Role.MANAGER),
        )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"pin": "9999"}, "PIN не підходить"),
        ({"pin": ""}, "PIN не підходить"),
        ({"token": "other"}, "Токена «other» немає"),
        ({"key": "mayor"}, "немає ключа"),
        ({"module": Path("/nonexistent.so")}, "не вдалося завантажити"),
    ],
)
def test_what_the_token_refuses_is_told_in_one_line(files, token, tmp_path, changed, said):
    given = {"module": MODULE, "token": token, "key": "director", "pin": PIN, **changed}
    with pytest.raises(SigningError, match=said) as told:
        sign(files.report, tmp_path / "out.pdf", TokenKey(**given), Order(role=Role.DIRECTOR))
    assert "9999" not in str(told.value)
    assert list(tmp_path.iterdir()) == []

"""Signatures that come from other programs: .p7s with and without the report, ASiC, Ukrainian algorithms."""

from __future__ import annotations

import base64
import random
import subprocess
from urllib.parse import quote

import pytest

from tests.report.signing import pki
from tests.report.signing.attacks import ATTACKS
from tests.report.signing.containers import (
    AT,
    GOST_HASH,
    KUPYNA,
    asic,
    asic_of_two,
    asic_xades,
    p7s,
    pades,
    together,
    ukrainian,
    without_utf8_flag,
    zipped,
)
from zhytomyr_desktop.report.signing.errors import SigningError
from zhytomyr_desktop.report.signing.fields import Role
from zhytomyr_desktop.report.signing.sign import Order, sign
from zhytomyr_desktop.report.signing.trust import Trust
from zhytomyr_desktop.report.signing.verify import check, moments, verify

NAME = "звіт.pdf"
DAY = pki.DAY


@pytest.fixture(scope="module")
def made(parties, report):
    """Every kind of signed file of the report, by its kind."""
    one, other = parties.director, parties.manager
    return {
        "cades-attached": p7s(one, report, attached=True),
        "cades-detached": p7s(other, report),
        "asice": asic(one, {NAME: report}),
    }


@pytest.mark.parametrize("kind", ["cades-attached", "cades-detached", "asice"])
def test_each_kind_is_read_and_proved_to_be_the_report(made, report, trust, kind):
    found = check(made[kind], report, trust)
    assert found.ok
    assert found.ours
    assert found.kind == kind
    (one,) = found.signatures
    assert (one.bound, one.sound, one.trusted) == (True, True, True)
    assert one.claimed == AT
    assert moments(made[kind]) == [AT]


@pytest.mark.parametrize("kind", ["cades-attached", "cades-detached", "asice"])
def test_another_report_is_not_taken_for_ours(made, report, trust, kind):
    found = check(made[kind], report + b" ", trust)
    assert not found.ok
    assert found.ours is False


@pytest.mark.parametrize(
    "written", [str, quote, lambda name: f"/{quote(name)}", lambda name: f"./{quote(name)}"]
)
def test_a_name_is_found_however_its_address_is_written(parties, report, trust, written):
    container = asic(parties.director, {"Звіт за 2023 рік.pdf": report}, written=written)
    for data in (container, without_utf8_flag(container)):
        found = check(data, report, trust)
        assert found.all_faults == ()
        assert (found.ours, found.confirmed) == (True, True)
        assert not check(data, report + b" ", trust).ok


def test_two_officials_sign_in_each_kind_of_container(parties, report, trust):
    one, other = parties.director, parties.manager
    names = {one: "Їва Ґалаганівна КОВАЛЕНКО", other: "Єлизавета ШЕВЧЕНКО"}
    made = [
        asic_of_two(one, other, {"Звіт за 2023 рік.pdf": report}),
        together(p7s(one, report), p7s(other, report)),
        together(p7s(one, report, attached=True), p7s(other, report, attached=True)),
        p7s(other, p7s(one, report, attached=True), attached=True),
        asic(other, {"звіт.pdf.p7s": p7s(one, report, attached=True)}),
        p7s(other, asic(one, {NAME: report}), attached=True),
    ]
    for data in made:
        found = check(data, report, trust)
        assert found.all_faults == ()
        assert found.confirmed
        assert found.ours
        assert sorted(one.name for one in found.signatures) == sorted(names.values())
        assert len(moments(data)) == 1
        wrong = check(data, report + b" ", trust)
        assert (wrong.ok, wrong.ours) == (False, False)


def test_what_lies_too_deep_is_not_looked_for(parties, report, trust):
    data = report
    for _ in range(5):
        data = p7s(parties.director, data, attached=True)
    assert "підписано не цей звіт" in check(data, report, trust).all_faults


def test_a_list_in_ukrainian_digests_is_held_against_the_files(parties, report, trust):
    method = f"urn:oid:{KUPYNA}"
    assert check(asic(parties.director, {NAME: report}, method=method), report, trust).confirmed
    other = asic(parties.director, {NAME: report + b" "}, kept={NAME: report}, method=method)
    assert "не збігається з переліком" in "".join(check(other, report, trust).all_faults)


def test_a_list_whose_digests_nobody_knows_here_proves_nothing(parties, report, trust):
    found = check(asic(parties.director, {NAME: report}, method=f"urn:oid:{GOST_HASH}"), report, trust)
    assert (found.ok, found.ours, found.proved, found.confirmed) == (True, True, False, False)
    told = "\n".join(found.lines())
    assert "НЕ ДОВЕДЕНО" in told
    assert "Підпис чинний" not in told


def test_openssl_makes_what_is_read_here(files, report, trust, parties, tmp_path):
    party = parties.manager
    (tmp_path / "key.pem").write_bytes(
        party.key.private_bytes(pki.form.Encoding.PEM, pki.form.PrivateFormat.PKCS8, pki.form.NoEncryption())
    )
    (tmp_path / "cert.pem").write_bytes(party.certificate.public_bytes(pki.form.Encoding.PEM))
    (tmp_path / "ca.pem").write_bytes(party.above[0].public_bytes(pki.form.Encoding.PEM))
    usual = [
        "openssl",
        "cms",
        "-sign",
        "-binary",
        "-cades",
        "-in",
        files.report,
        "-signer",
        tmp_path / "cert.pem",
    ]
    usual += ["-inkey", tmp_path / "key.pem", "-certfile", tmp_path / "ca.pem", "-out", tmp_path / "out.p7s"]
    for more in (["-outform", "DER"], ["-outform", "DER", "-nodetach"], ["-outform", "PEM"]):
        subprocess.run([str(part) for part in usual + more], check=True, capture_output=True)
        assert check((tmp_path / "out.p7s").read_bytes(), report, trust).ok


def test_a_container_written_in_letters_is_read(made, report, trust):
    letters = base64.encodebytes(made["cades-attached"])
    assert check(letters, report, trust).ok
    with pytest.raises(SigningError):
        check(letters[:100] + b"!", report, trust)


def test_a_report_signed_in_pdf_and_again_in_a_container_shows_both(files, report, trust, parties):
    found = check(asic(parties.manager, {NAME: files.one.read_bytes()}), report, trust)
    assert found.ok
    assert found.ours
    assert [one.name for one in found.signatures] == ["Єлизавета ШЕВЧЕНКО", "Їва Ґалаганівна КОВАЛЕНКО"]


@pytest.mark.parametrize("kind", ["attached", "detached", "asice", "pades"])
def test_a_ukrainian_signature_is_read_and_left_to_the_state(parties, report, kind):
    party = parties.director
    data = {
        "attached": lambda: p7s(party, report, attached=True, hashed=KUPYNA),
        "detached": lambda: p7s(party, report, hashed=KUPYNA),
        "asice": lambda: asic(party, {NAME: report}, hashed=KUPYNA),
        "pades": lambda: pades(party, report),
    }[kind]()
    found = check(data, report, Trust())
    assert found.ok
    assert found.ours
    (one,) = found.signatures
    assert (one.bound, one.sound) == (True, None)
    assert one.name == "Їва Ґалаганівна КОВАЛЕНКО"
    assert one.algorithm == "ДСТУ 4145 з Купиною-256"
    told = "\n".join(found.lines())
    assert "Сам підпис (ДСТУ 4145 з Купиною-256) і видавця сертифіката тут не обчислюють" in told
    assert "czo.gov.ua" in told
    assert "Підпис чинний" not in told


def test_a_ukrainian_issuer_is_known_by_name_only(parties, report, tmp_path):
    (tmp_path / "kned.cer").write_bytes(ukrainian(parties.ca))
    trust = Trust.read(tmp_path)
    assert len(trust.certificates) == 1
    data = p7s(parties.director, report, attached=True, hashed=KUPYNA)
    found = check(data, report, trust)
    assert found.ok
    assert found.signatures[0].trusted is None
    assert "видавець є серед довірених" in found.signatures[0].notes[0]
    (tmp_path / "kned.cer").write_bytes(ukrainian(parties.root))
    assert "немає серед довірених" in check(data, report, Trust.read(tmp_path)).all_faults[0]


@pytest.mark.parametrize(
    ("begins", "ends", "said"),
    [(-9 * DAY, -DAY, "строк дії сертифіката вже закінчився"), (DAY, 9 * DAY, "сертифікат ще не діяв")],
)
def test_a_certificate_out_of_its_time_is_told_without_any_trusted_folder(
    parties, report, begins, ends, said
):
    late = pki.party("Хтось", parties.ca, begins=begins, ends=ends)
    for data in (p7s(late, report, hashed=KUPYNA), p7s(late, report), asic_xades(late, NAME, report)):
        assert said in "".join(check(data, report, Trust()).all_faults)


def test_a_ukrainian_certificate_that_a_list_revokes_is_refused(parties, report, tmp_path):
    (tmp_path / "kned.cer").write_bytes(ukrainian(parties.ca))
    data = p7s(parties.director, report, attached=True, hashed=KUPYNA)
    for revoked, ok in (((parties.manager,), True), ((parties.manager, parties.director), False)):
        (tmp_path / "kned.crl").write_bytes(pki.revoked(parties.ca, *revoked))
        found = check(data, report, Trust.read(tmp_path))
        assert found.ok is ok
    assert "сертифікат відкликано" in found.all_faults[0]


def test_a_ukrainian_signature_in_a_pdf_lets_nothing_else_change(parties, report):
    signed = pades(parties.director, report)
    assert check(signed, report, Trust()).ok
    for attack, change in ATTACKS.items():
        if attack in ("swapped stamp", "signature removed"):
            continue
        try:
            assert not check(change(signed), report, Trust()).ok, attack
        except SigningError:
            continue


def test_a_second_signature_in_the_app_follows_one_from_outside(files, parties, report, tmp_path):
    (tmp_path / "outside.pdf").write_bytes(pades(parties.director, report))
    sign(tmp_path / "outside.pdf", tmp_path / "both.pdf", files.manager, Order(role=Role.MANAGER))
    found = check((tmp_path / "both.pdf").read_bytes(), report, Trust())
    assert found.ok
    assert [one.sound for one in found.signatures] == [None, True]


def test_a_ukrainian_digest_of_another_file_is_refused(parties, report):
    found = check(p7s(parties.director, report + b"!", hashed=KUPYNA), report, Trust())
    assert not found.ok
    assert "підписано інший вміст" in found.all_faults[0]


def test_a_digest_that_cannot_be_computed_is_left_open(parties, report):
    apart = check(p7s(parties.director, report, hashed=GOST_HASH), report, Trust())
    assert apart.ours is None
    assert "підтвердьте на czo.gov.ua" in apart.notes[0]
    inside = check(p7s(parties.director, report, attached=True, hashed=GOST_HASH), report, Trust())
    assert inside.ours
    assert inside.signatures[0].bound is None
    assert "НЕ ДОВЕДЕНО" in "\n".join(inside.lines())


def test_a_foreign_signature_beside_our_report_is_refused(parties, report, trust):
    other = report + b"other"
    beside = asic(parties.director, {NAME: other}, kept={NAME: report})
    found = check(beside, report, trust)
    assert not found.ok
    assert "не збігається з переліком" in "".join(found.all_faults)
    assert not check(p7s(parties.director, report, attached=True, digest=b"\0" * 32), report, trust).ok


def test_a_report_that_no_signature_is_about_is_refused(parties, report, trust):
    found = check(asic(parties.director, {"лист.txt": b"text"}, kept={NAME: report}), report, trust)
    assert not found.ok
    assert "не кожен підпис стосується" in found.all_faults[0]


def test_other_files_of_a_container_are_told(parties, report, trust):
    found = check(asic(parties.director, {NAME: report, "лист.txt": b"text"}), report, trust)
    assert found.ok
    assert found.notes == ("у контейнері є ще файл «лист.txt»",)


def test_a_simple_container_and_an_xml_signature(parties, report, trust):
    simple = zipped(
        {NAME: report, "META-INF/signature.p7s": p7s(parties.director, report)},
        "application/vnd.etsi.asic-s+zip",
    )
    assert check(simple, report, trust).ok
    found = check(asic_xades(parties.director, NAME, report), report, trust)
    assert found.ok
    assert (found.signatures[0].name, found.signatures[0].sound) == ("Їва Ґалаганівна КОВАЛЕНКО", None)
    assert not check(asic_xades(parties.director, NAME, report), report + b" ", trust).ok
    assert not check(zipped({NAME: report}), report, trust).ok


@pytest.mark.parametrize(
    "data",
    [
        zipped({NAME: b"x"}, "application/zip"),
        zipped({}),
        zipped({f"{n}.txt": b"" for n in range(60)}),
        zipped(
            {
                NAME: b"x",
                "META-INF/ASiCManifest.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
                "META-INF/s.p7s": b"0",
            }
        ),
        zipped({NAME: b"x", "META-INF/s.p7s": b"0\x80junk"}),
        b"PK\x03\x04",
        b"-----BEGIN CMS-----\nbroken",
    ],
)
def test_what_is_no_signed_file_is_refused_in_one_line(data, report):
    with pytest.raises(SigningError) as told:
        check(data, report, Trust())
    assert "\n" not in str(told.value)


def test_a_bomb_is_not_unpacked(report):
    with pytest.raises(SigningError, match="завеликий"):
        check(zipped({NAME: b"\0" * (65 << 20)}), report, Trust())


@pytest.mark.parametrize("name", ["звіт.pdf.p7s", "звіт.p7s"])
def test_a_detached_signature_finds_the_report_beside_it(files, made, tmp_path, name):
    (tmp_path / "звіт.pdf").write_bytes(files.report.read_bytes())
    (tmp_path / name).write_bytes(made["cades-detached"])
    assert verify(tmp_path / name).ours
    (tmp_path / "звіт.pdf").unlink()
    with pytest.raises(SigningError, match="Вкажіть і звіт"):
        verify(tmp_path / name)


def test_a_changed_container_never_raises_anything_else_nor_tells_another_signer(made, report, trust):
    chosen = random.Random(7)
    for kind in ("cades-detached", "asice"):
        names = {one.name for one in check(made[kind], report, trust).signatures}
        for _ in range(150):
            data = bytearray(made[kind])
            data[chosen.randrange(len(data))] ^= 1 << chosen.randrange(8)
            try:
                found = check(bytes(data), report, trust)
            except SigningError:
                continue
            assert not found.ok or {one.name for one in found.signatures} == names

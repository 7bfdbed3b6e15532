"""Time stamps from a server of the test's own, and the evidence that a check needs in later years."""

from __future__ import annotations

from contextlib import ExitStack

import pikepdf
import pytest
from cryptography.hazmat.primitives import serialization as form

from tests.report.reading import run
from tests.report.signing import pki
from tests.report.signing.stamping import serving, stamps
from tests.report.validators import preflight
from zhytomyr_desktop.report.signing.errors import SigningError
from zhytomyr_desktop.report.signing.fields import Role
from zhytomyr_desktop.report.signing.sign import Order, sign
from zhytomyr_desktop.report.signing.verify import verify


@pytest.fixture(scope="module")
def serve():
    """Start a server with these answers; it ends with the module."""
    with ExitStack() as servers:
        yield lambda answer: servers.enter_context(serving(answer))


@pytest.fixture(scope="module")
def server(serve, parties):
    return serve(stamps(parties.server, parties.ca))


def test_a_time_stamp_tells_the_time(files, server, tmp_path):
    out = tmp_path / "signed.pdf"
    done = sign(files.report, out, files.director, Order(role=Role.DIRECTOR, server=server))
    verdict = verify(out, files.report, files.trust)
    assert verdict.ok
    (one,) = verdict.signatures
    assert abs((one.stamped - done.at).total_seconds()) < 60
    assert "(позначка часу)" in "\n".join(verdict.lines())
    assert preflight(out) == []


def test_a_stamp_of_an_unknown_server_is_not_believed(files, serve, tmp_path):
    root = pki.party("ТЕСТ ЦЗО", None, ca=True)
    url = serve(stamps(pki.party("чужий сервер", root, key=pki.new_key("rsa"), stamping=True), root))
    sign(files.report, tmp_path / "signed.pdf", files.director, Order(role=Role.DIRECTOR, server=url))
    verdict = verify(tmp_path / "signed.pdf", files.report, files.trust)
    assert not verdict.ok
    assert "позначка часу: сертифікат не веде" in verdict.all_faults[0]


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://127.0.0.1:9/", "за цією адресою ніхто не відповідає"),
        ("http://nowhere.invalid/", "такої адреси не знайдено"),
        ("ftp://127.0.0.1/", "має починатися з http"),
        ("http://", "не відповів як слід"),
    ],
)
def test_a_server_that_cannot_be_reached_is_told(files, tmp_path, url, said):
    with pytest.raises(SigningError, match=said) as told:
        sign(files.report, tmp_path / "out.pdf", files.director, Order(role=Role.DIRECTOR, server=url))
    assert "Errno" not in str(told.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("answer", [b"", b"<html>no</html>", b"0\x03\x02\x01\x00"])
def test_an_answer_that_is_no_stamp_is_told(files, serve, tmp_path, answer):
    with pytest.raises(SigningError, match="не відповів як слід"):
        sign(
            files.report,
            tmp_path / "out.pdf",
            files.director,
            Order(role=Role.DIRECTOR, server=serve(lambda _: answer)),
        )
    assert list(tmp_path.iterdir()) == []


def test_evidence_for_later_checks_is_embedded_under_the_signature(files, server, tmp_path):
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    order = {"server": server, "validation": files.trust}
    sign(files.report, one, files.director, Order(role=Role.DIRECTOR, both=True, **order))
    sign(one, two, files.manager, Order(role=Role.MANAGER, **order))
    verdict = verify(two, files.report, files.trust)
    assert verdict.ok
    assert all(signature.stamped and signature.whole for signature in verdict.signatures)
    with pikepdf.open(two) as pdf:
        assert len(pdf.Root.DSS.CRLs) >= 1
        assert len(pdf.Root.DSS.Certs) >= 2
    assert preflight(two) == []
    assert run("pdfsig", two).count("Signature is Valid") == 2


def test_evidence_without_a_server_is_refused(files, tmp_path):
    with pytest.raises(SigningError, match="сервер позначок часу"):
        sign(
            files.report,
            tmp_path / "a.pdf",
            files.director,
            Order(role=Role.DIRECTOR, validation=files.trust),
        )


def _of_another(folder):
    for path in folder.iterdir():
        path.unlink()
    other = pki.party("ТЕСТ інший ЦЗО", None, ca=True)
    (folder / "other.crt").write_bytes(other.certificate.public_bytes(form.Encoding.PEM))


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda folder, _: (folder / "ca.crl").unlink(), "немає чинного списку відкликаних"),
        (lambda folder, _: (folder / "root.crt").unlink(), "або його видавця"),
        (
            lambda folder, made: (folder / "ca.crl").write_bytes(pki.revoked(made.ca, made.director)),
            "відкликано",
        ),
        (lambda folder, _: _of_another(folder), "немає сертифіката видавця"),
    ],
)
def test_what_the_evidence_lacks_is_told(files, server, parties, tmp_path, harm, said):
    folder = parties.trust(tmp_path / "partial")
    harm(folder, parties)
    with pytest.raises(SigningError, match=said) as told:
        sign(
            files.report,
            tmp_path / "b.pdf",
            files.director,
            Order(role=Role.DIRECTOR, server=server, validation=folder),
        )
    assert not set("abcdefghijklmnopqrstuvwxyz") & set(str(told.value).replace(".crl, .ocsp", ""))
    assert not (tmp_path / "b.pdf").exists()

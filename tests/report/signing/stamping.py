"""A time-stamp server of the tests' own on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from asn1crypto import keys, tsp, x509
from cryptography.hazmat.primitives import serialization as form
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tests.report.signing.pki import Party

Answer = Callable[[bytes], bytes]
DER = form.Encoding.DER


def stamps(party: Party, above: Party) -> Answer:
    """Answers with the party's time stamps; ``above`` issued its certificate."""
    plain = party.key.private_bytes(DER, form.PrivateFormat.PKCS8, form.NoEncryption())
    own, issuer = (x509.Certificate.load(one.certificate.public_bytes(DER)) for one in (party, above))
    store = SimpleCertificateStore.from_certs([issuer])
    made = DummyTimeStamper(own, keys.PrivateKeyInfo.load(plain), certs_to_embed=store)
    return lambda body: made.request_tsa_response(tsp.TimeStampReq.load(body)).dump()


@contextmanager
def serving(answer: Answer) -> Iterator[str]:
    """The address of a server that answers so until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = answer(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()

"""The commands about signatures: sign a report, check a signed file. Passwords are no arguments."""

from __future__ import annotations

import os
import sys
from argparse import Namespace

from zhytomyr_desktop.cli_commands import Answer
from zhytomyr_desktop.errors import UserError

PASSWORD_VARIABLE = "ZVIT_PASSWORD"


def sign(given: Namespace) -> Answer:
    """Sign a report with a key from a file or from a token."""
    from zhytomyr_desktop.report.signing.sign import FileKey, Order, TokenKey, sign

    if given.pkcs12:
        key: FileKey | TokenKey = FileKey(given.pkcs12, _password("Пароль ключа: "))
    elif given.token and given.key:
        key = TokenKey(given.pkcs11, given.token, given.key, _password("PIN токена: "))
    else:
        raise UserError("До --pkcs11 додайте --token НАЗВА і --key НАЗВА.")
    order = Order(role=given.role, both=given.both, server=given.tsa, validation=given.validation)
    done = sign(given.report, given.out, key, order)
    kind = done.holder.kind
    return Answer(text=f"Підписано ({kind}): {done.holder.told}. Записано «{given.out}».")


def verify(given: Namespace) -> Answer:
    """Check a signed file; exit code 1 where anything speaks against it."""
    from zhytomyr_desktop.report.signing.verify import verify

    verdict = verify(given.file, given.report, given.trust)
    data = {"file": str(given.file), **verdict.as_json()}
    return Answer(text="\n".join(verdict.lines()), data=data, code=0 if verdict.ok else 1)


def _password(prompt: str) -> str:
    """From the environment, or asked for without showing it. Raises UserError where nobody can be asked."""
    given = os.environ.get(PASSWORD_VARIABLE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise UserError(f"Пароль вкажіть у змінній {PASSWORD_VARIABLE} або запустіть команду в терміналі.")
    from getpass import getpass

    return getpass(prompt)

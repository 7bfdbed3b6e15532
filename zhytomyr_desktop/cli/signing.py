"""The commands about signatures: sign, check, take a signed file in. Passwords are no arguments."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from zhytomyr_desktop.cli.commands import Answer
from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.workspace import Workspace

if TYPE_CHECKING:
    from zhytomyr_desktop.signed import Kept

CHANGED = "Звіт змінено після підписання: цей підпис стосується попереднього вигляду."
KEPT = "Файл прийнято і збережено разом із файлом міста."
KEPT_UNPROVED = "Файл збережено разом із файлом міста; що підписано саме цей звіт, тут не доведено."
PASSWORD_VARIABLE = "ZVIT_PASSWORD"


def sign(given: Namespace) -> Answer:
    """Sign a report with a key from a file or from a token."""
    from zhytomyr_desktop.report.signing.sign import FileKey, Order, TokenKey, departures, sign

    if given.pkcs12:
        key: FileKey | TokenKey = FileKey(given.pkcs12, _password("Пароль ключа: "), given.key)
    else:
        key = TokenKey(given.pkcs11, given.token, given.key, _password("PIN токена: "))
    if given.validation and not given.tsa:
        raise UserError("Дані для перевірки вбудовують разом із позначкою часу: додайте --tsa АДРЕСА.")
    order = Order(role=given.role, both=given.both, server=given.tsa, validation=given.validation)
    told = [f"Увага, оформлення: {one}" for one in departures(given.report)]
    done = sign(given.report, given.out, key, order)
    told.append(f"Підписано ({done.holder.kind}): {done.holder.told}. Записано «{given.out}».")
    return Answer(text="\n".join(told))


def verify(given: Namespace) -> Answer:
    """Check a signed file; exit code 1 where anything speaks against it."""
    from zhytomyr_desktop.report.signing.verify import verify

    verdict = verify(given.file, given.report, given.trust)
    data = {"file": str(given.file), **verdict.as_json()}
    return Answer(text="\n".join(verdict.lines()), data=data, code=0 if verdict.ok else 1)


def accept(given: Namespace) -> Answer:
    """Take a signed file in."""
    with Workspace.open(given.file, author=given.author) as work:
        taken = work.signed.accept(given.signed, report=given.report, trust=given.trust)
    data = {"file": str(given.signed), "current": taken.current, **taken.verdict.as_json()}
    data["people"] = list(taken.people)
    lines = [*taken.verdict.lines(), *taken.people, KEPT if taken.verdict.proved else KEPT_UNPROVED]
    return Answer(text="\n".join(lines + ([] if taken.current else [CHANGED])), data=data)


def signed(given: Namespace) -> Answer:
    """List the signed files that were taken in."""
    with Workspace.open(given.file, read_only=True) as work:
        found = work.signed.all()
    lines = [f"{one.file}: {one.signers}{_state(one)}" for one in found] or [
        "Підписаних файлів ще не прийнято."
    ]
    return Answer(text="\n".join(lines), data=[asdict(one) for one in found])


def _state(one: Kept) -> str:
    told = "" if one.proved else ". Не доведено, що підписано саме цей звіт: підтвердьте на czo.gov.ua"
    told += "" if one.intact else ". УВАГА: збереженого файла немає або його змінено"
    return told if one.current else f"{told}. {CHANGED}"


def _password(prompt: str) -> str:
    """From the environment, or asked for without showing it. Raises UserError where nobody can be asked."""
    given = os.environ.get(PASSWORD_VARIABLE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise UserError(f"Пароль вкажіть у змінній {PASSWORD_VARIABLE} або запустіть команду в терміналі.")
    from getpass import getpass

    return getpass(prompt)

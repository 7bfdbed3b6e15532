"""The commands with their arguments."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

from zhytomyr_desktop.cli import auditing as cli_audit
from zhytomyr_desktop.cli import commands as cli_commands
from zhytomyr_desktop.cli import gathering as cli_gathering
from zhytomyr_desktop.cli import reporting as cli_report
from zhytomyr_desktop.cli import reviewing as cli_review
from zhytomyr_desktop.cli import signing as cli_signing
from zhytomyr_desktop.cli.gathering import ONLY, SORTED
from zhytomyr_desktop.cli.ukrainian import HelpAskedError, Parser
from zhytomyr_desktop.report.signing.fields import Role

PROGRAM = "zhytomyr-desktop"
_LETTERS = re.compile("[A-Da-d](?:,?[A-Da-d])*")
_TYPED_VALUES = ("--value", "--remark", "--take", "--author")


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its help line, what it does and how it adds its arguments."""

    help: str
    run: Callable[[argparse.Namespace], cli_commands.Answer]
    arguments: Callable[[Parser], object]


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read the arguments: ``run`` is the command's function, ``answer`` the help where it was asked for.

    Raises ArgumentError.
    """
    try:
        return _parser().parse_args(_joined(argv))
    except HelpAskedError as asked:
        return argparse.Namespace(answer=str(asked))


def _parser() -> Parser:
    parser = Parser(prog=PROGRAM, description="Річний звіт громади: показники, об’єднання, перевірка, друк.")
    parser.set_defaults(answer=None)
    parser.add_argument("--version", action=_Version, nargs=0, help="показати версію програми")
    commands = parser.add_subparsers(title="команди", metavar="КОМАНДА", required=True, parser_class=Parser)
    for name, command in COMMANDS.items():
        sub = commands.add_parser(name, help=command.help, description=command.help)
        command.arguments(sub)
        sub.set_defaults(run=command.run)
    return parser


class _Version(argparse.Action):
    def __call__(self, *_: object) -> NoReturn:
        raise HelpAskedError(cli_commands.version())


def _joined(argv: Sequence[str]) -> list[str]:
    """Bind ``--value -2,6`` together, so that a negative number is not taken for an option.

    ``--annex`` without letters is bound to its usual one, so that a file's name is not taken for letters.
    """
    joined: list[str] = []
    rest = iter(argv)
    for argument in rest:
        following = next(rest, None) if argument in _TYPED_VALUES else None
        joined.append(argument if following is None else f"{argument}={following}")
    return [
        "--annex=A" if argument == "--annex" and not _LETTERS.fullmatch(after) else argument
        for argument, after in pairwise([*joined, ""])
    ]


def _file(parser: Parser, metavar: str = "ФАЙЛ.zvit") -> None:
    parser.add_argument("file", metavar=metavar, type=Path, help="файл звіту")


def _json(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help="один документ JSON і більше нічого")


def _author(parser: Parser) -> None:
    parser.add_argument("--author", metavar="ІМ’Я", default="", help="хто вносить зміни")


def _out(parser: Parser, metavar: str) -> None:
    parser.add_argument("-o", "--out", metavar=metavar, type=Path, required=True, help="що записати")


def _year(parser: Parser) -> None:
    parser.add_argument("--year", metavar="РІК", type=int, required=True, help="звітний рік")


def _new(parser: Parser) -> None:
    _file(parser)
    _year(parser)
    parser.add_argument("--community", metavar="НАЗВА", default="", help="інша громада, у родовому відмінку")
    parser.add_argument(
        "--section",
        metavar="РОЗДІЛ",
        nargs="+",
        action="extend",
        default=[],
        help="файл лише цих розділів, а не всього звіту",
    )


def _roll(parser: Parser) -> None:
    _file(parser, "МІСТО.zvit")
    _year(parser)
    _out(parser, "НАСТУПНИЙ.zvit")


def _assign(parser: Parser) -> None:
    _file(parser, "МІСТО.zvit")
    parser.add_argument(
        "--section", metavar="РОЗДІЛ", nargs="+", action="extend", default=[], help="лише ці розділи"
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--each", metavar="ПАПКА", type=Path, help="по файлу на кожен розділ")
    which.add_argument(
        "--departments", metavar="ПАПКА", type=Path, help="по файлу із супровідним листом на кожен підрозділ"
    )
    which.add_argument("-o", "--out", metavar="ФАЙЛ.zvit", type=Path, help="один файл для цих розділів")


def _set(parser: Parser) -> None:
    _file(parser)
    parser.add_argument(
        "entries",
        metavar="РОЗДІЛ.ПОКАЗНИК=ЗНАЧЕННЯ",
        nargs="+",
        help="показник і значення, як у формі; новий рядок таблиці: РОЗДІЛ.ТАБЛИЦЯ/+.СТОВПЕЦЬ=ЗНАЧЕННЯ",
    )
    _author(parser)


def _show(parser: Parser) -> None:
    _file(parser)
    parser.add_argument("section", metavar="РОЗДІЛ", nargs="?", help="лише цей розділ")
    _json(parser)


def _check(parser: Parser) -> None:
    _show(parser)
    parser.add_argument(
        "-o", "--out", metavar="ПРОТОКОЛ.pdf", type=Path, help="записати протокол: .pdf, .docx або .xlsx"
    )


def _explain(parser: Parser) -> None:
    _file(parser)
    parser.add_argument("section", metavar="РОЗДІЛ", help="розділ зауваження")
    parser.add_argument("rule", metavar="ПРАВИЛО", help="«rule» зауваження з check --json")
    parser.add_argument("text", metavar="ПОЯСНЕННЯ", help="чому все правильно; порожнє знімає пояснення")
    _author(parser)


def _coverage(parser: Parser) -> None:
    _file(parser)
    _json(parser)


def _merge(parser: Parser) -> None:
    _file(parser, "МІСТО.zvit")
    parser.add_argument(
        "files", metavar="ФАЙЛ.zvit", nargs="+", type=Path, help="файли розділів або теки з ними"
    )
    parser.add_argument("--dry-run", action="store_true", help="лише показати, що зміниться")
    parser.add_argument(
        "--skip-unusable",
        action="store_true",
        help="назвати файли, які не можна використати, і взяти решту; інакше не береться жодного",
    )
    parser.add_argument("--other-community", action="store_true", help="взяти й файли іншої громади")
    parser.add_argument(
        "--out-of-scope", action="store_true", help="взяти й зміни поза розділами, на які файл видано"
    )
    parser.add_argument(
        "--everything", action="store_true", help="із --dry-run: показати й поля, у яких нового немає"
    )
    parser.add_argument(
        "--prefer", metavar="ПРАВИЛО", default="", help="вирішити розбіжності: newest, city або назва файла"
    )
    parser.add_argument(
        "--take",
        metavar="ЗМІНА",
        action="append",
        default=[],
        help="вирішити розбіжність на користь цієї зміни",
    )
    parser.add_argument(
        "--value",
        metavar="РОЗДІЛ.ПОКАЗНИК=ЗНАЧЕННЯ",
        action="append",
        default=[],
        help="вирішити розбіжність іншим значенням",
    )
    _author(parser)
    _json(parser)


def _resolve(parser: Parser) -> None:
    _file(parser, "МІСТО.zvit")
    parser.add_argument("target", metavar="РОЗДІЛ.ПОКАЗНИК", help="поле з розбіжністю")
    choice = parser.add_mutually_exclusive_group(required=True)
    choice.add_argument("--take", metavar="ЗМІНА", help="номер зміни, яка лишається")
    choice.add_argument("--value", metavar="ЗНАЧЕННЯ", help="інше значення")
    _author(parser)


def _merges(parser: Parser) -> None:
    _file(parser, "МІСТО.zvit")
    parser.add_argument("number", metavar="НОМЕР", nargs="?", type=int, help="лише це приєднання")
    parser.add_argument("-o", "--out", metavar="АКТ.pdf", type=Path, help="записати акт: .pdf або .docx")
    _json(parser)


def _undo(parser: Parser) -> None:
    _file(parser, "МІСТО.zvit")
    _author(parser)


def _history(parser: Parser) -> None:
    _file(parser)
    parser.add_argument("--words", metavar="СЛОВА", default="", help="показник, ім’я або значення")
    parser.add_argument("--who", metavar="ІМ’Я", default="", help="лише зміни цієї людини")
    parser.add_argument("--day", metavar="ДЕНЬ", default="", help="лише зміни цього дня: 31.12.2023")
    parser.add_argument(
        "--events", action="store_true", help="із --json: також приєднання й видані файли (без --json вони є)"
    )
    parser.add_argument("target", metavar="РОЗДІЛ[.ПОКАЗНИК]", nargs="?", help="лише це")
    _json(parser)


def _status(parser: Parser) -> None:
    _file(parser)
    parser.add_argument("section", metavar="РОЗДІЛ", nargs="?", help="розділ")
    parser.add_argument("state", metavar="СТАН", nargs="?", help="draft, submitted, returned або accepted")
    parser.add_argument("--remark", metavar="ТЕКСТ", default="", help="зауваження")
    parser.add_argument(
        "--only", choices=list(ONLY), metavar="|".join(ONLY), help="з питаннями, не здані або прострочені"
    )
    parser.add_argument(
        "--sort", choices=list(SORTED), metavar="|".join(SORTED), help="за чим упорядкувати перелік"
    )
    parser.add_argument(
        "-o", "--out", "--xlsx", metavar="ТАБЛО.xlsx", type=Path, help="записати табло: .xlsx, .pdf, .docx"
    )
    _author(parser)
    _json(parser)


def _renew(parser: Parser) -> None:
    _file(parser)
    parser.add_argument("target", metavar="РОЗДІЛ.РЕЧЕННЯ", nargs="?", help="речення, яке лишається чинним")
    _author(parser)
    _json(parser)


def _remark(parser: Parser) -> None:
    _file(parser)
    parser.add_argument("target", metavar="РОЗДІЛ[.ПОКАЗНИК]", help="про що зауваження")
    parser.add_argument("text", metavar="ТЕКСТ", help="зауваження")
    _author(parser)
    _json(parser)


def _remarks(parser: Parser) -> None:
    _file(parser)
    parser.add_argument("section", metavar="РОЗДІЛ", nargs="?", help="лише цей розділ")
    parser.add_argument("--open", action="store_true", help="лише незакриті")
    _json(parser)


def _answer(parser: Parser) -> None:
    _close(parser)
    parser.add_argument("text", metavar="ТЕКСТ", nargs="?", help="відповідь; без неї – «виправлено»")


def _close(parser: Parser) -> None:
    _file(parser)
    parser.add_argument("remark", metavar="ЗАУВАЖЕННЯ", help="номер або його початок, як у remarks")
    _author(parser)


def _show_at(parser: Parser) -> None:
    _show(parser)
    parser.add_argument(
        "--at", metavar="МОМЕНТ", default="", help="день, «день година:хвилина» або номер зміни"
    )


def _compare(parser: Parser) -> None:
    _show_at(parser)
    parser.add_argument("--with", dest="other", metavar="ІНШИЙ.zvit", type=Path, help="інший файл звіту")


def _silent(parser: Parser) -> None:
    _show(parser)
    parser.add_argument("--previous", metavar="ТОРІШНІЙ.zvit", type=Path, help="файл попереднього року")


def _report(parser: Parser) -> None:
    _file(parser)
    _out(parser, "ЗВІТ.pdf")
    parser.add_argument(
        "--annex",
        metavar="A,B,C,D",
        nargs="?",
        const="A",
        default="",
        help="додатки: A показники (без літер – лише він), B кошти, C діаграми, D джерела й дати",
    )
    parser.add_argument("--contents", action="store_true", help="зміст із номерами сторінок після назви")
    parser.add_argument(
        "--at",
        metavar="КОЛИ",
        default="",
        help="яким звіт був: відбиток зі сторінки («1a2b 3c4d 5e6f»), день, день і час або номер зміни",
    )
    parser.add_argument("--check", action="store_true", help="виміряти записаний PDF за нормами оформлення")


def _check_pdf(parser: Parser) -> None:
    parser.add_argument("pdf", metavar="ЗВІТ.pdf", type=Path, help="записаний PDF")
    _json(parser)


def _import(parser: Parser) -> None:
    parser.add_argument("report", metavar="ЗВІТ.docx", type=Path, help="наявний звіт: .docx або .txt")
    _file(parser, "МІСТО.zvit")
    _author(parser)
    _json(parser)


def _sign(parser: Parser) -> None:
    parser.add_argument("report", metavar="ЗВІТ.pdf", type=Path, help="звіт, записаний командою report")
    key = parser.add_mutually_exclusive_group(required=True)
    key.add_argument(
        "--pkcs12", metavar="КЛЮЧ.p12", type=Path, help="файл ключа; пароль: ZVIT_PASSWORD або запит"
    )
    key.add_argument("--pkcs11", metavar="БІБЛІОТЕКА", type=Path, help="бібліотека токена (PKCS#11)")
    parser.add_argument("--token", metavar="НАЗВА", default="", help="назва токена, якщо їх кілька")
    parser.add_argument(
        "--key",
        metavar="НАЗВА",
        default="",
        help="назва ключа на токені або номер його сертифіката, якщо ключів кілька",
    )
    parser.add_argument("--role", metavar="director|manager", type=Role, required=True, help="хто підписує")
    parser.add_argument("--both", action="store_true", help="другий підпис теж буде поставлено в програмі")
    parser.add_argument("--tsa", metavar="АДРЕСА", default="", help="сервер позначок часу")
    parser.add_argument(
        "--validation", metavar="ПАПКА", type=Path, help="сертифікати й списки, які вбудувати"
    )
    _out(parser, "ПІДПИСАНО.pdf")


def _verify(parser: Parser) -> None:
    parser.add_argument("file", metavar="ПІДПИСАНО.pdf|.p7s|.asice", type=Path, help="підписаний файл")
    parser.add_argument("--report", metavar="ЗВІТ.pdf", type=Path, help="звіт, який мали підписати")
    parser.add_argument("--trust", metavar="ПАПКА", type=Path, help="сертифікати довірених видавців")
    _json(parser)


def _accept_signed(parser: Parser) -> None:
    _file(parser, "МІСТО.zvit")
    parser.add_argument("signed", metavar="ПІДПИСАНО", type=Path, help="PDF, .p7s або .asice з підписом")
    parser.add_argument("--report", metavar="ЗВІТ.pdf", type=Path, help="що підписали, якщо показники інші")
    parser.add_argument("--trust", metavar="ПАПКА", type=Path, help="сертифікати довірених видавців")
    _author(parser)
    _json(parser)


def _signed(parser: Parser) -> None:
    _file(parser, "МІСТО.zvit")
    _json(parser)


def _export(parser: Parser) -> None:
    _file(parser)
    _out(parser, "ПОКАЗНИКИ.csv")


def _forms(parser: Parser) -> None:
    parser.add_argument("action", metavar="check", choices=["check"], help="перевірити описи розділів")
    parser.add_argument("folder", metavar="ПАПКА", nargs="?", type=Path, help="інша папка з описами")


COMMANDS = {
    "new": Command("порожній файл міста з усіма розділами або файл розділу", cli_commands.new, _new),
    "sample": Command(
        "файл міста з показниками звіту за 2023 рік",
        cli_commands.sample,
        lambda parser: _file(parser, "МІСТО.zvit"),
    ),
    "roll": Command("файл наступного року з торішніми значеннями", cli_commands.roll, _roll),
    "assign": Command("файл розділу для підрозділу", cli_commands.assign, _assign),
    "set": Command("внести показники", cli_commands.set_figures, _set),
    "show": Command("показати, що внесено", cli_commands.show, _show_at),
    "merge": Command("приєднати файли розділів", cli_commands.merge, _merge),
    "resolve": Command("вирішити розбіжність", cli_commands.resolve, _resolve),
    "undo": Command("скасувати останнє приєднання", cli_commands.undo, _undo),
    "merges": Command("приєднання: файли, виконавці, рішення; акт", cli_gathering.merges, _merges),
    "history": Command("хто, що і коли змінив", cli_commands.history, _history),
    "status": Command("стан розділів або новий стан розділу", cli_gathering.status, _status),
    "remark": Command("зауваження до розділу або показника", cli_review.remark, _remark),
    "remarks": Command("зауваження з відповідями", cli_review.remarks, _remarks),
    "answer": Command("відповісти на зауваження", cli_review.answer, _answer),
    "close": Command("закрити зауваження", cli_review.close, _close),
    "compare": Command("що змінилося з певного моменту або проти торішнього", cli_review.compare, _compare),
    "silent": Command("про що торік ішлося, а цього року ні", cli_review.silent, _silent),
    "renew": Command("речення з минулого року, які ще не оновлено", cli_gathering.renew, _renew),
    "check": Command("перевірити показники й текст", cli_audit.check, _check),
    "explain": Command("пояснити зауваження перевірки", cli_audit.explain, _explain),
    "coverage": Command("які числа тексту взято з показників", cli_audit.coverage, _coverage),
    "report": Command("записати оформлений звіт", cli_report.report, _report),
    "check-pdf": Command("виміряти PDF за нормами оформлення", cli_report.check_pdf, _check_pdf),
    "import": Command("узяти текст наявного звіту", cli_audit.import_report, _import),
    "sign": Command("підписати звіт", cli_signing.sign, _sign),
    "verify": Command("перевірити підписаний файл", cli_signing.verify, _verify),
    "accept-signed": Command("прийняти підписаний файл", cli_signing.accept, _accept_signed),
    "signed": Command("перелік прийнятих підписаних файлів", cli_signing.signed, _signed),
    "export": Command(
        "записати показники для інших програм: .xlsx, .csv, .json", cli_commands.export, _export
    ),
    "forms": Command("перевірити описи розділів (forms check)", cli_commands.forms, _forms),
}
"""Every command by its name, in the order of the help."""

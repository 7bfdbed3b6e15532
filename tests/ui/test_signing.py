"""Signing, checking and taking signed files in through the window, as a coordinator does it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pikepdf
import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.report import samples
from tests.report.signing import pki
from tests.report.signing.stamping import serving, stamps
from tests.ui.hands import close_for_good, dialog_of, send_text, session_of, type_over, wait_for_dialog
from zhytomyr_desktop.paths import settings_file
from zhytomyr_desktop.report.page import PageFormat
from zhytomyr_desktop.report.pdf import write_pdf
from zhytomyr_desktop.report.signing.fields import Role
from zhytomyr_desktop.report.signing.sign import FileKey, Order, sign
from zhytomyr_desktop.report.signing.verify import verify
from zhytomyr_desktop.ui import work
from zhytomyr_desktop.ui.dialogs.signing import KeyDialog, SignDialog, SignedFileDialog
from zhytomyr_desktop.ui.dialogs.verdict import VerdictDialog
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.workspace import Workspace

Open = Callable[[Path | None], MainWindow]
PATIENCE = 20_000


@pytest.fixture
def report(empty: Path) -> Path:
    """The report of the empty file, where the window looks for it; the key stands beside it."""
    path = empty.with_suffix(".pdf")
    with Workspace.open(empty) as workspace:
        workspace.set_field("report", "signatory/1/name", "value", "Їва КОВАЛЕНКО")
        workspace.write_report(path)
    pki.made().director.write(empty.with_name("key.p12"))
    return path


@pytest.fixture
def signed(report: Path) -> Path:
    out = report.with_name("підписаний.pdf")
    sign(report, out, FileKey(report.with_name("key.p12"), pki.PASSWORD), Order(role=Role.DIRECTOR))
    return out


def _press(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _keyed(window: MainWindow, report: Path, password: str = pki.PASSWORD) -> SignDialog:
    """The dialog of a signature with the key beside the report and its password typed."""
    dialog = window.commands.signing.sign()
    type_over(dialog.key_file.line, str(report.with_name("key.p12")))
    send_text(dialog.password, password)
    return dialog


def _sign_as_it_is(window: MainWindow, dialog: SignDialog, qtbot: QtBot) -> None:
    """Sign an empty report: the program asks first, since nothing in it is filled or accepted."""
    _press(qtbot, dialog.sign_button)
    box = wait_for_dialog(qtbot, window, QMessageBox)
    assert "Звіт ще не готовий: не прийнято розділів – 20" in box.informativeText()
    _press(qtbot, next(button for button in box.buttons() if button.text() == "Підписати"))


def test_a_report_is_signed(open_window: Open, empty: Path, report: Path, qtbot: QtBot) -> None:
    window = open_window(empty)
    window.menus.sign_action.trigger()
    dialog = dialog_of(window, SignDialog)
    assert dialog.report.path == report
    assert dialog.out.path == report.with_name("новий-підписано.pdf")
    type_over(dialog.key_file.line, str(report.with_name("key.p12")))
    send_text(dialog.password, pki.PASSWORD)
    _sign_as_it_is(window, dialog, qtbot)
    box = wait_for_dialog(qtbot, window, QMessageBox)
    assert "Підписано (електронний підпис): Їва Ґалаганівна КОВАЛЕНКО" in box.text()
    assert verify(report.with_name("новий-підписано.pdf"), report).ok
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog) or not dialog.isVisible(), timeout=PATIENCE)


def test_a_wrong_password_is_told_and_the_dialog_stays(
    open_window: Open, empty: Path, report: Path, qtbot: QtBot
) -> None:
    window = open_window(empty)
    dialog = _keyed(window, report, "не той")
    _sign_as_it_is(window, dialog, qtbot)
    box = wait_for_dialog(qtbot, window, QMessageBox)
    assert "Пароль не підходить" in box.text()
    box.close()
    assert dialog.isVisible()
    type_over(dialog.password, pki.PASSWORD)
    _sign_as_it_is(window, dialog, qtbot)
    qtbot.waitUntil(lambda: report.with_name("новий-підписано.pdf").is_file(), timeout=PATIENCE)


def test_which_of_two_keys_signs_is_asked(open_window: Open, empty: Path, report: Path, qtbot: QtBot) -> None:
    parties = pki.made()
    pki.write_together(report.with_name("key.p12"), parties.director, parties.manager)
    window = open_window(empty)
    dialog = _keyed(window, report)
    _sign_as_it_is(window, dialog, qtbot)
    question = wait_for_dialog(qtbot, window, KeyDialog)
    assert [key.text().split("\n")[0] for key in question.keys] == [
        "Їва Ґалаганівна КОВАЛЕНКО",
        "Єлизавета ШЕВЧЕНКО",
    ]
    qtbot.mouseClick(question.keys[1], Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    _press(qtbot, question.sign_button)
    box = wait_for_dialog(qtbot, window, QMessageBox)
    assert "Ключ належить іншій особі: Єлизавета ШЕВЧЕНКО" in box.informativeText()
    assert "На цьому місці у звіті – Їва КОВАЛЕНКО." in box.informativeText()
    assert not report.with_name("новий-підписано.pdf").exists()
    _press(qtbot, next(button for button in box.buttons() if button.text() == "Підписати"))
    qtbot.waitUntil(lambda: "Підписано" in dialog_of(window, QMessageBox).text(), timeout=PATIENCE)
    (one,) = verify(report.with_name("новий-підписано.pdf"), report).signatures
    assert one.name == "Єлизавета ШЕВЧЕНКО"


@pytest.fixture
def slow_server() -> Iterator[tuple[str, Event, Event]]:
    """A good time-stamp server that answers once it is let go: its address, «asked» and «let go»."""
    asked, let_go, answer = Event(), Event(), stamps(pki.made().server, pki.made().ca)

    def slow(body: bytes) -> bytes:
        asked.set()
        let_go.wait(20)
        return answer(body)

    with serving(slow) as url:
        yield url, asked, let_go
        let_go.set()


@pytest.fixture
def cancelled(
    open_window: Open, empty: Path, report: Path, slow_server: tuple[str, Event, Event], qtbot: QtBot
) -> tuple[MainWindow, SignDialog, Event]:
    """A window whose signing was cancelled while the server was thinking, its dialog, and «let go»."""
    url, asked, let_go = slow_server
    window = open_window(empty)
    dialog = _keyed(window, report)
    type_over(dialog.server, url)
    _sign_as_it_is(window, dialog, qtbot)
    assert not dialog.sign_button.isEnabled()
    qtbot.waitUntil(asked.is_set, timeout=PATIENCE)
    progress = dialog.findChildren(QProgressDialog)[-1]
    qtbot.waitUntil(progress.isVisible, timeout=2_000)
    (cancel,) = progress.findChildren(QPushButton)
    _press(qtbot, cancel)
    assert not progress.isVisible()
    assert dialog.sign_button.isEnabled()
    return window, dialog, let_go


def test_a_signature_that_comes_after_it_was_cancelled_is_not_written(
    cancelled: tuple[MainWindow, SignDialog, Event], report: Path, qtbot: QtBot
) -> None:
    window, dialog, let_go = cancelled
    before = report.read_bytes()
    (working,) = window.findChildren(work.Work)
    with qtbot.waitSignal(working.ended, timeout=PATIENCE):
        let_go.set()
    assert report.read_bytes() == before
    assert sorted(path.name for path in report.parent.glob("*.pdf")) == [report.name]
    assert not [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    assert dialog.isVisible()
    _sign_as_it_is(window, dialog, qtbot)
    box = wait_for_dialog(qtbot, window, QMessageBox)
    assert "Підписано" in box.text()
    assert report.with_name("новий-підписано.pdf").is_file()


def test_a_window_closes_though_a_cancelled_signing_still_waits(
    cancelled: tuple[MainWindow, SignDialog, Event], report: Path, qtbot: QtBot
) -> None:
    window, dialog, let_go = cancelled
    (working,) = window.findChildren(work.Work)
    dialog.close()
    assert window.close()
    close_for_good(window)
    assert not let_go.is_set()
    with qtbot.waitSignal(working.ended, timeout=PATIENCE):
        let_go.set()
    assert sorted(path.name for path in report.parent.glob("*.pdf")) == [report.name]


def test_the_program_ends_though_abandoned_work_never_does() -> None:
    script = (
        "import sys, time; from PySide6.QtWidgets import QApplication; from zhytomyr_desktop.ui import work;"
        "application = QApplication([]); running = work.Work(lambda: time.sleep(60), application);"
        "work._PATIENCE_MS = 100; running.start(); running.abandon(); sys.exit(work.leave(application, 7))"
    )
    assert subprocess.run([sys.executable, "-c", script], timeout=30, check=False).returncode == 7


def test_the_server_is_remembered_and_there_is_none_at_first(
    open_window: Open, empty: Path, report: Path, qtbot: QtBot
) -> None:
    with serving(stamps(pki.made().server, pki.made().ca)) as url:
        window = open_window(empty)
        dialog = window.commands.signing.sign()
        assert dialog.server.text() == ""
        assert not dialog.validation.isEnabled()
        type_over(dialog.key_file.line, str(report.with_name("key.p12")))
        type_over(dialog.server, url)
        type_over(dialog.validation.line, str(pki.made().trust(report.with_name("trust"))))
        send_text(dialog.password, pki.PASSWORD)
        _sign_as_it_is(window, dialog, qtbot)
        wait_for_dialog(qtbot, window, QMessageBox).close()
    with pikepdf.open(report.with_name("новий-підписано.pdf")) as pdf:
        assert len(pdf.Root.DSS.CRLs) >= 1
    assert window.commands.signing.sign().server.text() == url
    assert url in settings_file().read_text("utf-8")


def test_what_is_missing_is_named(open_window: Open, empty: Path, qtbot: QtBot) -> None:
    window = open_window(empty)
    dialog = window.commands.signing.sign()
    assert dialog.report.path is None
    _press(qtbot, dialog.sign_button)
    assert dialog.problem.text() == "Бракує: звіт, куди зберегти, файл ключа."
    dialog.on_token.click()
    _press(qtbot, dialog.sign_button)
    assert dialog.problem.text() == "Бракує: звіт, куди зберегти, бібліотека."
    assert dialog.isVisible()


def test_enter_signs_and_opens_no_list_of_files(open_window: Open, empty: Path, qtbot: QtBot) -> None:
    window = open_window(empty)
    dialog = window.commands.signing.sign()
    for line in (dialog.password, dialog.report.line):
        dialog.tell("")
        qtbot.keyClick(line, Qt.Key.Key_Return)
        assert dialog.problem.text().startswith("Бракує")
        assert not dialog.findChildren(QFileDialog)


def test_the_password_does_not_stay(open_window: Open, empty: Path) -> None:
    window = open_window(empty)
    dialog = window.commands.signing.sign()
    send_text(dialog.password, "таємний")
    assert dialog.password.displayText() == "●" * 7
    dialog.reject()
    assert dialog.password.text() == ""


def test_a_signature_is_checked(
    open_window: Open, empty: Path, signed: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window(empty)
    window.menus.check_signature_action.trigger()
    dialog = dialog_of(window, SignedFileDialog)
    assert not dialog.action_button.isEnabled()
    type_over(dialog.file.line, str(signed))
    type_over(dialog.trust.line, str(pki.made().trust(tmp_path / "trust")))
    _press(qtbot, dialog.action_button)
    verdict = wait_for_dialog(qtbot, window, VerdictDialog)
    assert verdict.head.text() == "✓ Підпис чинний."
    told = verdict.text.toPlainText()
    for words in ("Їва Ґалаганівна КОВАЛЕНКО", "весь файл", "не змінено", "ТЕСТ КНЕДП, довірений"):
        assert words in told


def test_a_changed_file_is_shown_as_changed(
    open_window: Open, empty: Path, signed: Path, qtbot: QtBot
) -> None:
    signed.write_bytes(signed.read_bytes().replace(b"/MediaBox", b"/MediaBoy", 1))
    window = open_window(empty)
    dialog = window.commands.signing.check()
    type_over(dialog.file.line, str(signed))
    _press(qtbot, dialog.action_button)
    verdict = wait_for_dialog(qtbot, window, VerdictDialog)
    assert verdict.head.text().startswith("✗ ПЕРЕВІРКУ НЕ ПРОЙДЕНО")
    assert "файл змінено" in verdict.text.toPlainText()


def test_a_signed_file_is_taken_in_and_listed(
    open_window: Open, empty: Path, signed: Path, qtbot: QtBot
) -> None:
    window = open_window(empty)
    window.menus.accept_signed_action.trigger()
    dialog = dialog_of(window, SignedFileDialog)
    type_over(dialog.file.line, str(signed))
    _press(qtbot, dialog.action_button)
    verdict = wait_for_dialog(qtbot, window, VerdictDialog)
    assert "Файл прийнято і збережено" in verdict.text.toPlainText()
    assert "Ще немає підпису: Ольга ПАШКО." in verdict.text.toPlainText()
    assert "Це саме цей звіт, байт у байт." in verdict.text.toPlainText()
    verdict.close()
    (kept,) = session_of(window).workspace.signed.all()
    assert kept.intact
    window.menus.kept_action.trigger()
    box = dialog_of(window, QMessageBox)
    assert kept.file in box.informativeText()
    assert "Показати папку" in [button.text() for button in box.buttons()]


def test_a_foreign_file_is_not_taken_in(open_window: Open, empty: Path, report: Path, qtbot: QtBot) -> None:
    window = open_window(empty)
    dialog = window.commands.signing.accept()
    type_over(dialog.file.line, str(report))
    _press(qtbot, dialog.action_button)
    box = wait_for_dialog(qtbot, window, QMessageBox)
    assert "у файлі немає підпису" in box.text()
    assert dialog.isVisible()
    assert session_of(window).workspace.signed.all() == []


def test_a_report_of_older_figures_is_signed_only_when_asked(
    open_window: Open, empty: Path, report: Path, qtbot: QtBot
) -> None:
    with Workspace.open(empty) as workspace:
        workspace.set_figure("animals", "caught", "1080")
        workspace.set_figure("animals", "returned", "12")
    window = open_window(empty)
    dialog = _keyed(window, report)
    _press(qtbot, dialog.sign_button)
    box = wait_for_dialog(qtbot, window, QMessageBox)
    assert "Показники у файлі вже інші" in box.informativeText()
    box.reject()
    assert not report.with_name("новий-підписано.pdf").exists()
    assert dialog.isVisible()


def test_a_report_that_departs_from_the_norm_is_signed_only_when_asked(
    open_window: Open, empty: Path, report: Path, qtbot: QtBot
) -> None:
    write_pdf(samples.long_report(1), report, form=PageFormat(left=15))
    window = open_window(empty)
    dialog = _keyed(window, report)
    _press(qtbot, dialog.sign_button)
    box = wait_for_dialog(qtbot, window, QMessageBox)
    assert "Підписати так, як є?" in box.text()
    assert "Сторінка 1" in box.informativeText()
    assert not report.with_name("новий-підписано.pdf").exists()
    (sign_anyway,) = [b for b in box.buttons() if b.text() == "Підписати"]
    _press(qtbot, sign_anyway)
    qtbot.waitUntil(lambda: report.with_name("новий-підписано.pdf").is_file(), timeout=PATIENCE)

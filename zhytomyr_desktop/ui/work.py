"""Long work off the window's thread: it never touches widgets, tells how it ended, and shows that it runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, QThread, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

T = TypeVar("T")


class _Thread(QThread):
    """Runs one function and keeps what it returned or raised."""

    def __init__(self, function: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._function = function
        self.result: object = None
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            self.result = self._function()
        except BaseException as error:
            self.error = error


class Work(QObject):
    """One piece of work. ``succeeded`` carries what the function returned, ``failed`` what it raised."""

    succeeded = Signal(object)
    failed = Signal(Exception)
    ended = Signal()

    def __init__(self, function: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._thread = _Thread(function, self)
        self._thread.finished.connect(self._on_finished)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wait(self) -> None:
        """Let it end before the program goes on."""
        self._thread.wait()

    def _on_finished(self) -> None:
        self._thread.wait()
        error, result = self._thread.error, self._thread.result
        self.ended.emit()
        if error is not None:
            self.failed.emit(error)
        else:
            self.succeeded.emit(result)
        self.deleteLater()


class Stopped(Exception):  # noqa: N818 -- no error: a person asked for it
    """The work was cancelled; what it had begun was left undone."""


class Stop:
    """Asked now and then by work that can be cancelled."""

    def __init__(self) -> None:
        self.asked = False

    def check(self, _step: object = None) -> None:
        """Raises Stopped once cancelling was asked."""
        if self.asked:
            raise Stopped


def run_stoppable(
    parent: QWidget,
    label: str,
    function: Callable[[Stop], T],
    done: Callable[[T], object],
    owner: QObject | None = None,
) -> Work:
    """As ``run``; the dialog has a button, and the function asks its ``Stop`` at every step.

    ``owner`` keeps the work where the parent may be closed before a cancelled step has ended.
    """
    from zhytomyr_desktop.ui import messages

    stop = Stop()
    work = Work(lambda: function(stop), owner or parent)
    cancel = QCoreApplication.translate("work", "Скасувати")
    progress = QProgressDialog(label, cancel, 0, 0, parent)
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    progress.setMinimumDuration(400)
    progress.setAutoClose(False)
    progress.setAutoReset(False)
    progress.canceled.connect(lambda: setattr(stop, "asked", True))
    work.ended.connect(lambda: progress.deleteLater() if shiboken6.isValid(progress) else None)
    work.succeeded.connect(done)
    # What fails after it was cancelled is of no interest to anybody.
    work.failed.connect(lambda error: None if stop.asked else messages.tell(parent, error))
    work.start()
    return work


def run(parent: QWidget, label: str, function: Callable[[], T], done: Callable[[T], object]) -> Work:
    """Run a function behind a progress dialog; ``done`` gets its result, a failure is told by messages."""
    from zhytomyr_desktop.ui import messages

    work = Work(function, parent)
    progress = QProgressDialog(label, "", 0, 0, parent)
    progress.setCancelButton(None)
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    progress.setMinimumDuration(400)
    progress.setAutoClose(False)
    progress.setAutoReset(False)
    progress.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    work.ended.connect(progress.close)
    work.succeeded.connect(done)
    work.failed.connect(lambda error: messages.tell(parent, error))
    work.start()
    return work


def wait_for_all(window: QWidget) -> None:
    """Let the window's running work end: a thread must not outlive its window."""
    for running in window.findChildren(Work):
        running.wait()

"""Long work off the window's thread: it never touches widgets, tells how it ended, and shows that it runs."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QObject, Qt, QThread, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QProgressDialog, QWidget

T = TypeVar("T")


_SHOWN_AFTER_MS = 400
_LOOK_MS = 100
"""Between two looks at how far the work is."""
_PATIENCE_MS = 2000
"""For abandoned work at the end of the program."""


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
    given_up = Signal()

    def __init__(self, function: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self.abandoned = False
        self._thread = _Thread(function, self)
        self._thread.finished.connect(self._on_finished)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wait(self) -> None:
        """Let it end before the program goes on."""
        self._thread.wait()

    def abandon(self) -> None:
        """Nobody waits for it any more: it stops at its next step, which a foreign library may put off."""
        self.abandoned = True
        self.given_up.emit()

    def has_ended(self, patience_ms: int) -> bool:
        """Whether it ends within this time."""
        return self._thread.wait(QDeadlineTimer(patience_ms))

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
    """Asked now and then by work that can be cancelled; keeps how far it is, where that is told."""

    def __init__(self) -> None:
        self.asked = False
        self.step: tuple[int, int] = (0, 0)
        """So many steps of all; the number of all is 0 while it is not known."""

    def check(self, step: tuple[int, int] | None = None) -> None:
        """Take note of the step. Raises Stopped once cancelling was asked."""
        if self.asked:
            raise Stopped
        if step is not None:
            self.step = step


def _progress(parent: QWidget, label: str, cancel: str) -> QProgressDialog:
    """A dialog over the parent that shows after a moment; its owner puts it away."""
    progress = QProgressDialog(label, cancel, 0, 0, parent)
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    progress.setAutoClose(False)
    progress.setAutoReset(False)
    # Without a value Qt forgets the moment and shows it after four seconds.
    progress.setValue(0)
    progress.setMinimumDuration(_SHOWN_AFTER_MS)
    return progress


def run_stoppable(
    parent: QWidget,
    label: str,
    function: Callable[[Stop], T],
    done: Callable[[T], object],
    owner: QObject | None = None,
    stopped: Callable[[], object] | None = None,
) -> Work:
    """As ``run``; the dialog has a button, and the function asks its ``Stop`` at every step, which it shows.

    ``owner`` keeps the work where the parent may be closed before a cancelled step has ended. Nothing is told
    once the owner is gone. ``stopped`` is called where cancelled work ended without a result.
    """
    from zhytomyr_desktop.ui import messages

    stop = Stop()
    work = Work(lambda: function(stop), owner or parent)
    cancel = QCoreApplication.translate("work", "Скасувати")
    progress = _progress(parent, label, cancel)

    def give_up() -> None:
        stop.asked = True
        work.abandon()

    progress.canceled.connect(give_up)
    _follow(progress, stop)
    work.ended.connect(lambda: progress.deleteLater() if shiboken6.isValid(progress) else None)

    def fail(error: Exception) -> None:
        if not shiboken6.isValid(owner or parent):
            return
        if not stop.asked:
            messages.tell(parent, error)
        elif stopped is not None:  # what else fails after it was cancelled is of no interest to anybody
            stopped()

    work.succeeded.connect(lambda result: done(result) if shiboken6.isValid(owner or parent) else None)
    work.failed.connect(fail)
    work.start()
    return work


def _follow(progress: QProgressDialog, stop: Stop) -> None:
    """Show how far the work is: its own thread notes the steps, so they are looked up now and then.

    The bar is set and not the dialog, which would handle events in between.
    """
    bar = QProgressBar(progress)
    bar.setRange(0, 0)
    progress.setBar(bar)

    def show() -> None:
        done, total = stop.step
        if total:
            bar.setRange(0, total)
            bar.setValue(done)

    timer = QTimer(progress)
    timer.timeout.connect(show)
    timer.start(_LOOK_MS)


def run(parent: QWidget, label: str, function: Callable[[], T], done: Callable[[T], object]) -> Work:
    """Run a function behind a progress dialog; ``done`` gets its result, a failure is told by messages."""
    from zhytomyr_desktop.ui import messages

    work = Work(function, parent)
    progress = _progress(parent, label, "")
    progress.setCancelButton(None)
    progress.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    work.ended.connect(progress.close)
    work.succeeded.connect(done)
    work.failed.connect(lambda error: messages.tell(parent, error))
    work.start()
    return work


def wait_for_all(window: QWidget) -> None:
    """Let the window's running work end; what was abandoned goes on without it, and can change nothing."""
    for running in window.findChildren(Work):
        if running.abandoned:
            running.setParent(QCoreApplication.instance())
        else:
            running.wait()


def leave(application: QCoreApplication, code: int) -> int:
    """The exit code, once no work runs; the program ends at once where abandoned work will not.

    A token that never answers would else keep the program, or make its end look like a crash.
    """
    if not all(running.has_ended(_PATIENCE_MS) for running in application.findChildren(Work)):
        os._exit(code)
    return code

"""Signing a report, naming a signed file, and what a check of signatures found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.clock import here
from zhytomyr_desktop.report.signing.certificate import short
from zhytomyr_desktop.report.signing.fields import Role
from zhytomyr_desktop.report.signing.sign import FileKey, Order, TokenKey
from zhytomyr_desktop.ui.widgets import file_dialog, look

if TYPE_CHECKING:
    from zhytomyr_desktop.report.signing.certificate import Holder
    from zhytomyr_desktop.ui.work import Work


@dataclass(frozen=True, slots=True)
class SignRequest:
    """A report to be signed: from where, into which file, with which key and how."""

    report: Path
    out: Path
    key: FileKey | TokenKey
    order: Order

    def with_key(self, serial: str) -> SignRequest:
        """The same with the key whose certificate has this serial number."""
        key = self.key
        named = replace(key, serial=serial) if isinstance(key, FileKey) else replace(key, key=serial)
        return replace(self, key=named)

    def of(self, name: str) -> SignRequest:
        """The same for this person's key; for anybody's where nobody is named."""
        return replace(self, order=replace(self.order, named=name))


@dataclass(frozen=True, slots=True)
class SignedFile:
    """A signed file to be looked at, the report it is held against, and whom to believe."""

    file: Path
    report: Path | None
    trust: Path | None


class PathEdit(QWidget):
    """A path to type or to choose. ``folder``: a folder; ``save``: a file to come."""

    changed = Signal(str)

    def __init__(
        self,
        name: str,
        kinds: str = "",
        *,
        folder: bool = False,
        save: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._kinds, self._folder, self._save = name, kinds, folder, save
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.button = QPushButton(self.tr("Вибрати…"))
        self.button.setAccessibleName(self.tr("Вибрати: {}").format(name))
        # Enter is for the dialog's own action.
        self.button.setAutoDefault(False)
        self.setFocusProxy(self.line)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.button)
        self.line.textChanged.connect(self.changed)
        self.button.clicked.connect(self._choose)

    @property
    def path(self) -> Path | None:
        """What is chosen; None where nothing is."""
        text = self.line.text().strip()
        return Path(text).expanduser() if text else None

    def _choose(self) -> None:
        dialog = file_dialog.make(self, self._name, (self.path or Path.home()).parent, self._kinds)
        if self._folder:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
        elif self._save:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix("pdf")
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.line.setText)
        dialog.open()


class SignDialog(QDialog):
    """Which report, who signs, with which key. Stays open until the signature is made."""

    signing_asked = Signal(SignRequest)

    def __init__(self, report: Path | None, server: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Підписати звіт"))
        pdf = self.tr("Документи PDF (*.pdf)")
        self.report = PathEdit(self.tr("Звіт у PDF"), pdf)
        self.out = PathEdit(self.tr("Зберегти як"), pdf, save=True)
        self.role = QComboBox()
        for role in Role:
            self.role.addItem(role.label.capitalize(), role.value)
        self.both = QCheckBox(self.tr("Дру&гий посадовець теж підпише в цій програмі"))
        self.server = QLineEdit(server)
        self.server.setPlaceholderText(self.tr("не потрібна"))
        self.validation = PathEdit(self.tr("Дані для перевірки в наступні роки"), folder=True)
        self.validation.line.setPlaceholderText(self.tr("папка з сертифікатами та .crl, .ocsp – за бажання"))
        self.validation.setToolTip(
            self.tr("Сертифікати й списки відкликаних із цієї папки вбудуються в підписаний файл.")
        )
        self.server.textChanged.connect(lambda text: self.validation.setEnabled(bool(text.strip())))
        self.validation.setEnabled(bool(server.strip()))
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.report.changed.connect(self._on_report_changed)
        self._make_key()
        self._lay_out()
        self.resize(640, self.sizeHint().height())
        if report is not None:
            self.report.line.setText(str(report))

    # -- the parts ------------------------------------------------------------------------------------------

    def _make_key(self) -> None:
        self.in_file = QRadioButton(self.tr("у файлі (.p12, .pfx)"))
        self.on_token = QRadioButton(self.tr("на &токені"))
        self.where = QButtonGroup(self)
        self.key_file = PathEdit(self.tr("Файл ключа"), self.tr("Ключі (*.p12 *.pfx);;Усі файли (*)"))
        self.module = PathEdit(
            self.tr("Бібліотека токена"), self.tr("Бібліотеки (*.so *.dll *.dylib);;Усі файли (*)")
        )
        self.token, self.key = QLineEdit(), QLineEdit()
        self.token.setPlaceholderText(self.tr("якщо під’єднано кілька"))
        self.key.setPlaceholderText(self.tr("якщо на токені кілька"))
        for number, button in enumerate((self.in_file, self.on_token)):
            self.where.addButton(button, number)
        self.in_file.setChecked(True)
        self.where.idClicked.connect(lambda _number: self._show_key())

    def _show_key(self) -> None:
        """Show the fields of the chosen kind of key only."""
        for part, in_file in (
            (self.key_file, True),
            (self.module, False),
            (self.token, False),
            (self.key, False),
        ):
            self.form.setRowVisible(part, in_file is self.in_file.isChecked())

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.addWidget(self.in_file)
        where.addWidget(self.on_token)
        where.addStretch(1)
        self.form = QFormLayout()
        for words, part in (
            (self.tr("&Звіт:"), self.report),
            (self.tr("&Хто підписує:"), self.role),
            (self.tr("Ключ:"), where),
            (self.tr("&Файл ключа:"), self.key_file),
            (self.tr("&Бібліотека токена:"), self.module),
            (self.tr("&Назва токена:"), self.token),
            (self.tr("Назва к&люча:"), self.key),
            (self.tr("&Пароль або PIN:"), self.password),
            (self.tr("&Сервер позначок часу:"), self.server),
            (self.tr("&Дані для перевірки:"), self.validation),
            (self.tr("Зберегти &як:"), self.out),
            ("", self.both),
        ):
            self.form.addRow(words, part)
        self._show_key()
        about = self.tr(
            "Так підписують ключем RSA або ECDSA. КЕП за ДСТУ 4145 ставлять у Дії, на czo.gov.ua чи у своїй "
            "програмі: підпишіть там готовий PDF і виберіть «Прийняти підписаний файл»."
        )
        self.problem = look.error_label()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.sign_button = buttons.addButton(self.tr("Підписати"), QDialogButtonBox.ButtonRole.ActionRole)
        self.sign_button.clicked.connect(self._on_sign)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(look.quiet_label(about))
        layout.addLayout(self.form)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        # Only a button that stands in its dialog becomes the one that Enter presses.
        self.sign_button.setDefault(True)

    # -- what is asked --------------------------------------------------------------------------------------

    def _on_report_changed(self, _text: str) -> None:
        if (path := self.report.path) is not None:
            self.out.line.setText(str(path.with_name(f"{path.stem}-підписано.pdf")))

    def _on_sign(self) -> None:
        missing = self._missing()
        self.tell(self.tr("Бракує: {}.").format(", ".join(missing)) if missing else "")
        if missing:
            return
        report, out = self.report.path, self.out.path
        assert report is not None
        assert out is not None
        self.signing_asked.emit(SignRequest(report, out, self._key(), self._order()))

    def _missing(self) -> list[str]:
        wanted: list[tuple[str, object]] = [(self.tr("звіт"), self.report.path)]
        wanted.append((self.tr("куди зберегти"), self.out.path))
        if self.in_file.isChecked():
            wanted.append((self.tr("файл ключа"), self.key_file.path))
        else:
            wanted.append((self.tr("бібліотека"), self.module.path))
        return [words for words, given in wanted if not given]

    def _key(self) -> FileKey | TokenKey:
        password = self.password.text()
        if self.in_file.isChecked():
            assert self.key_file.path is not None
            return FileKey(self.key_file.path, password)
        assert self.module.path is not None
        return TokenKey(self.module.path, self.token.text().strip(), self.key.text().strip(), password)

    def _order(self) -> Order:
        role = Role(self.role.currentData())
        server = self.server.text().strip()
        validation = self.validation.path if server else None
        return Order(role=role, both=self.both.isChecked(), server=server, validation=validation)

    def keep_busy(self, running: Work) -> None:
        """Take no second order until this one has ended or was given up."""
        self.sign_button.setEnabled(False)
        for over in (running.ended, running.given_up):
            over.connect(self._on_free)

    def _on_free(self) -> None:
        self.sign_button.setEnabled(True)

    def tell(self, problem: str) -> None:
        """Show what stands in the way, or nothing; what was typed stays."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def done(self, result: int) -> None:
        self.password.clear()
        super().done(result)


class KeyDialog(QDialog):
    """Which of the keys of one file signs; ``key_chosen`` carries the serial number of its certificate."""

    key_chosen = Signal(str)

    def __init__(self, holders: Sequence[Holder], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Вибрати ключ"))
        label = QLabel(self.tr("Тут кілька ключів для підпису. Яким підписати?"))
        label.setWordWrap(True)
        self.keys = [QRadioButton(self._told(one)) for one in holders]
        self.keys[0].setChecked(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.sign_button = buttons.addButton(self.tr("Підписати"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(lambda: self._on_accepted(holders))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(label)
        for button in self.keys:
            layout.addWidget(button)
        layout.addWidget(buttons)
        self.sign_button.setDefault(True)

    def _told(self, one: Holder) -> str:
        until = here(one.valid_to).strftime("%d.%m.%Y")
        lines = (
            one.name,
            ", ".join(part for part in (one.post, one.organisation) if part),
            self.tr("сертифікат {}, чинний до {}").format(short(one.serial), until),
            self.tr("видавець: {}").format(one.issuer),
        )
        # An ampersand would mark a key of the keyboard.
        return "\n".join(filter(None, lines)).replace("&", "&&")

    def _on_accepted(self, holders: Sequence[Holder]) -> None:
        chosen = next(one for one, button in zip(holders, self.keys, strict=True) if button.isChecked())
        self.accept()
        self.key_chosen.emit(chosen.serial)


class SignedFileDialog(QDialog):
    """A signed file, and on request the report that was signed and the certificates to believe.

    ``why_report``: when a person would name the report, shown where it is named.
    """

    file_chosen = Signal(SignedFile)

    def __init__(
        self,
        title: str,
        about: str,
        action: str,
        trust: Path | None = None,
        *,
        why_report: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        kinds = self.tr("Підписані файли (*.pdf *.p7s *.asice *.asics *.sce *.p7m);;Усі файли (*)")
        self.file = PathEdit(self.tr("Підписаний файл"), kinds)
        self.report = PathEdit(self.tr("Звіт, який підписували"), self.tr("Документи PDF (*.pdf)"))
        self.trust = PathEdit(self.tr("Папка довірених сертифікатів"), folder=True)
        self.report.line.setPlaceholderText(why_report)
        self.trust.line.setPlaceholderText(self.tr("без неї видавця не перевірити"))
        if trust is not None:
            self.trust.line.setText(str(trust))
        form = QFormLayout()
        form.addRow(self.tr("&Підписаний файл:"), self.file)
        form.addRow(self.tr("&Звіт:"), self.report)
        form.addRow(self.tr("&Довірені сертифікати:"), self.trust)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.action_button = buttons.addButton(action, QDialogButtonBox.ButtonRole.ActionRole)
        self.action_button.setEnabled(False)
        self.action_button.clicked.connect(self._on_chosen)
        self.file.changed.connect(lambda text: self.action_button.setEnabled(bool(text.strip())))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(look.quiet_label(about))
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.action_button.setDefault(True)
        self.resize(640, self.sizeHint().height())

    def _on_chosen(self) -> None:
        file = self.file.path
        assert file is not None
        self.file_chosen.emit(SignedFile(file, self.report.path, self.trust.path))

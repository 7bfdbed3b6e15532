"""The language of the window: Ukrainian, the language of its sources, or a shipped translation."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QGuiApplication

LANGUAGES = {"uk": "Українська", "en": "English"}
"""The languages by their codes, each in its own words."""

_LOCALES = {
    "uk": (QLocale.Language.Ukrainian, QLocale.Country.Ukraine),
    "en": (QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


class Language:
    """What is installed into the application; another choice takes it out first."""

    def __init__(self, application: QGuiApplication) -> None:
        self._application = application
        self._installed: list[QTranslator] = []

    def use(self, code: str) -> None:
        """Let the window and Qt's own dialogs speak this language; Ukrainian where the code is unknown."""
        known = code if code in LANGUAGES else "uk"
        self.remove()
        QLocale.setDefault(QLocale(*_LOCALES[known]))
        self._install(f"qtbase_{known}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        if known != "uk":
            import resources

            self._install(f"zhytomyr_{known}", str(resources.translations_folder()))
        name = QCoreApplication.translate("MainWindow", "Річний звіт громади")
        self._application.setApplicationDisplayName(name)

    def remove(self) -> None:
        """Take out what is installed: the words of the sources, Qt's in English."""
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed.clear()

    def _install(self, name: str, folder: str) -> None:
        translator = QTranslator(self._application)
        if translator.load(name, folder):
            QCoreApplication.installTranslator(translator)
            self._installed.append(translator)

"""The remembered things of this machine; nothing in them may stop the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhytomyr_desktop import paths, settings
from zhytomyr_desktop.settings import Settings


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(paths.SETTINGS_VARIABLE, str(tmp_path / "settings"))
    monkeypatch.delenv(settings.AUTHOR_VARIABLE, raising=False)
    return tmp_path / "settings"


def test_what_is_saved_is_loaded() -> None:
    kept = Settings(author="Олена Ґудзь", recent=("/a/б.zvit",), options={"zoom": "120"})
    assert settings.save(kept)
    assert settings.load() == kept


def test_without_a_file_there_are_defaults() -> None:
    assert settings.load() == Settings()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"[]",
        b"null",
        b'"text"',
        b'{"author": 5, "recent": {"a": 1}, "options": []}',
        b'{"recent": [1, null, "x"]}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_stops_nothing(folder: Path, content: bytes) -> None:
    folder.mkdir()
    paths.settings_file().write_bytes(content)
    loaded = settings.load()
    assert loaded.author == ""
    assert set(loaded.recent) <= {"x"}
    assert settings.save(Settings(author="Я"))
    assert settings.load().author == "Я"


def test_a_damaged_file_is_kept_aside(folder: Path) -> None:
    folder.mkdir()
    paths.settings_file().write_text("{не те", encoding="utf-8")
    settings.save(Settings())
    assert (folder / "settings.damaged.json").read_text(encoding="utf-8") == "{не те"


def test_a_folder_in_the_way_stops_nothing(folder: Path) -> None:
    paths.settings_file().mkdir(parents=True)
    assert settings.load() == Settings()
    assert not settings.save(Settings(author="Я"))


def test_no_leftovers_beside_the_settings(folder: Path) -> None:
    settings.save(Settings(author="Я"))
    settings.save(Settings(author="Ти"))
    assert [path.name for path in folder.iterdir()] == ["settings.json"]


def test_a_file_is_remembered_once_where_letters_of_a_name_may_be_of_any_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.path.normcase", str.lower)  # as on Windows
    kept = Settings().with_recent(tmp_path / "Звіт.zvit").with_recent(tmp_path / "звіт.ZVIT")
    assert kept.recent == (str(tmp_path / "звіт.ZVIT"),)


def test_recent_files_are_few_and_the_newest_is_first(tmp_path: Path) -> None:
    kept = Settings()
    for number in range(20):
        kept = kept.with_recent(tmp_path / f"{number}.zvit")
    kept = kept.with_recent(tmp_path / "15.zvit")
    assert len(kept.recent) == settings.RECENT_LIMIT
    assert [Path(p).stem for p in kept.recent[:3]] == ["15", "19", "18"]


def test_the_author_is_the_variable_then_the_settings_then_the_system(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LOGNAME", "olena")
    assert settings.author() == "olena"
    settings.save(Settings(author="Олена"))
    assert settings.author() == "Олена"
    monkeypatch.setenv(settings.AUTHOR_VARIABLE, "Ірина")
    assert settings.author() == "Ірина"

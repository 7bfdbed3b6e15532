"""The forms as they are kept between two starts: what comes back is what was read, and nothing else runs."""

from __future__ import annotations

import hashlib
import pickle
import shutil
from pathlib import Path

import pytest

from forms import loader
from zhytomyr_desktop import paths, shipped


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv(paths.SETTINGS_VARIABLE, str(tmp_path / "not yet" / "here"))
    return tmp_path


@pytest.fixture
def reads(monkeypatch) -> list[str]:
    """A line for each time that the forms themselves are read."""
    seen = []
    monkeypatch.setattr(loader, "load_catalogue", lambda: seen.append("read") or loader._shipped())
    return seen


def start():
    """The catalogue as a fresh process gets it."""
    shipped.catalogue.cache_clear()
    return shipped.catalogue()


def forge(body: bytes) -> None:
    state = paths.kept_catalogue().read_bytes()[:32]
    paths.kept_catalogue().write_bytes(state + hashlib.sha256(body).digest() + body)


def test_the_second_start_brings_back_what_the_first_one_read(folder, reads):
    first, second = start(), start()
    assert reads == ["read"]
    assert second is not first
    assert second == first
    assert second.section("water").by_key == first.section("water").by_key
    assert [path.name for path in paths.kept_catalogue().parent.iterdir()] == ["catalogue.kept"]


@pytest.mark.parametrize("damage", [b"", b"x" * 10, None])
def test_a_damaged_copy_is_read_anew(folder, reads, damage):
    start()
    whole = paths.kept_catalogue().read_bytes()
    paths.kept_catalogue().write_bytes(whole[:-1] + b"\0" if damage is None else damage)
    assert start() == loader._shipped()
    assert reads == ["read", "read"]
    assert paths.kept_catalogue().read_bytes() == whole


def test_a_forged_copy_runs_no_code(folder, reads):
    start()
    trace = folder / "ran"
    for call in ("os\nsystem\n(S'touch {}'\n", 'builtins\nexec\n(S\'open("{}", "w")\'\n'):
        forge(b"c" + call.format(trace).encode() + b"tR.")
        assert start() == loader._shipped()
    forge(pickle.dumps("no catalogue"))
    assert start() == loader._shipped()
    assert not trace.exists()
    assert len(reads) == 4


def test_a_folder_that_takes_nothing_is_no_hindrance(folder, reads):
    (folder / "not yet").write_text("a file")
    assert start() == start() == loader._shipped()
    assert reads == ["read", "read"]


@pytest.mark.parametrize("name", ["sections/water.toml", "units.toml", "catalogue.toml", "definition.py"])
def test_a_changed_form_or_reader_is_another_state(tmp_path, name):
    copy = Path(shutil.copytree(Path(loader.__file__).parent, tmp_path / "forms"))
    before = shipped.state_of(copy)
    assert before == shipped.state_of(copy)
    (copy / name).write_bytes((copy / name).read_bytes() + b"\n")
    assert shipped.state_of(copy) != before


def test_a_changed_partner_is_another_state(tmp_path):
    partners = tmp_path / "partners.toml"
    partners.write_text('[[partner]]\nkey = "a"\nname = "А"\n', encoding="utf-8")
    before = shipped.state_of(tmp_path / "forms", partners)
    assert shipped.state_of(tmp_path / "forms", partners) == before
    partners.write_text('[[partner]]\nkey = "a"\nname = "Б"\n', encoding="utf-8")
    assert shipped.state_of(tmp_path / "forms", partners) != before

"""Settings and files that all tests share."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_OWN_FOLDER = tempfile.TemporaryDirectory(prefix="zvit-tests-")
# What a test does not say itself is kept away from the settings of the person who runs the tests.
os.environ.setdefault("ZVIT_SETTINGS", _OWN_FOLDER.name)

settings.register_profile("quick", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("soak", deadline=None, max_examples=4000, suppress_health_check=list(HealthCheck))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(scope="session")
def sample_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The city file of the example, made once; read only."""
    from zhytomyr_desktop.workspace import Workspace

    path = tmp_path_factory.mktemp("sample") / "sample.zvit"
    Workspace.sample(path).close()
    return path


@pytest.fixture
def city(sample_once: Path, tmp_path: Path) -> Path:
    """A city file with the figures of 2023."""
    return Path(shutil.copy(sample_once, tmp_path / "city.zvit"))

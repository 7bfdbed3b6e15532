"""Settings that all tests share."""

from __future__ import annotations

import os
import tempfile

from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_OWN_FOLDER = tempfile.TemporaryDirectory(prefix="zvit-tests-")
# What a test does not say itself is kept away from the settings of the person who runs the tests.
os.environ.setdefault("ZVIT_SETTINGS", _OWN_FOLDER.name)

settings.register_profile("quick", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("soak", deadline=None, max_examples=4000, suppress_health_check=list(HealthCheck))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

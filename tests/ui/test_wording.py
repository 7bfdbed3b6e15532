"""How values of the log are worded in the window, also those that a foreign program wrote."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from db import Change
from zhytomyr_desktop import shipped
from zhytomyr_desktop.clock import local
from zhytomyr_desktop.ui.wording import Wording


@pytest.mark.parametrize(
    ("item", "field", "stored", "told"),
    [
        ("caught", "value", "1234", "1234"),
        ("caught", "value", "немало", "немало"),
        ("caught", "value", "1e999999", "1e999999"),
        ("caught", "previous", "", ""),
        ("caught", "as_of", "2023-12-31", "31.12.2023"),
        ("caught", "as_of", "2023-99-99", "2023-99-99"),
        ("caught", "note", "2023", "2023"),
    ],
)
def test_a_value_is_worded_whatever_a_received_file_holds(
    qtbot: QtBot, item: str, field: str, stored: str, told: str
) -> None:
    change = Change("0" * 32, "animals", item, field, stored, "Хто", "0001-01-01T00:00:00+14:00", "")
    assert Wording(shipped.catalogue()).value(change) == told
    assert local(change.at)

"""The commands that README and the manuals tell can be typed as they stand there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from zhytomyr_desktop.cli import parser

ROOT = Path(__file__).parents[2]
TOLD = [
    (document.name, line.strip())
    for document in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
    for line in document.read_text("utf-8").splitlines()
    if re.match(r" *zhytomyr-desktop [a-z]", line)
]


@pytest.mark.parametrize(("document", "line"), TOLD)
def test_a_told_command_can_be_typed(document: str, line: str) -> None:
    arguments = parser.parse(shlex.split(line, comments=True)[1:])
    assert arguments.answer is None


def test_the_documents_tell_commands() -> None:
    assert len(TOLD) >= 30

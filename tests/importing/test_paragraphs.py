"""Documents from outside: what is read of them, and what is refused in one line."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.importing.paragraphs import read_paragraphs

LINES = "Культура\r\nПроведено  61 захід.\n\nУ бібліотеках їх 35.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_a_text_in_any_usual_encoding_is_read_by_paragraphs(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "звіт.txt"
    path.write_bytes(LINES.encode(encoding))
    assert read_paragraphs(path) == ["Культура", "Проведено  61 захід.", "У бібліотеках їх 35."]


def test_paragraphs_and_tables_of_a_word_document_come_in_order(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Культура", 1)
    document.add_paragraph("Проведено 61 захід.")
    table = document.add_table(rows=1, cols=3)
    table.rows[0].cells[0].text = "Концертів"
    table.rows[0].cells[1].merge(table.rows[0].cells[2]).text = "12"
    document.add_paragraph("Кінець.")
    document.save(str(tmp_path / "звіт.docx"))
    assert read_paragraphs(tmp_path / "звіт.docx") == [
        "Культура", "Проведено 61 захід.", "Концертів; 12", "Кінець.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("звіт.pdf", b"%PDF-1.4", "Потрібен .docx або .txt"),
        ("звіт.docx", b"not a zip at all", "не є документом Word"),
        ("звіт.docx", b"PK\x05\x06" + b"\0" * 18, "не є документом Word"),
        ("звіт.txt", b"\xff\xfea", "не схожий на текст"),
    ],
)
def test_what_is_no_document_is_refused_in_one_line(
    tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UserError, match=told):
        read_paragraphs(path)


def test_a_missing_document_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="такого файла немає"):
        read_paragraphs(tmp_path / "немає.txt")
    (tmp_path / "папка.txt").mkdir()
    with pytest.raises(UserError, match="це папка"):
        read_paragraphs(tmp_path / "папка.txt")

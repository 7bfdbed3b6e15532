"""Text that people paste: printed as typed or shown as missing, never a crash."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.report import samples
from tests.report.reading import body_letters, letters, run, words
from zhytomyr_desktop.report import output
from zhytomyr_desktop.report.errors import ReportError
from zhytomyr_desktop.report.pdf import render, write_pdf


def written(tmp_path: Path, text: str) -> tuple[Path, tuple[str, ...]]:
    path = tmp_path / "a.pdf"
    missing = write_pdf(
        samples.document(samples.paragraph(text), signatures=(), mark=()), path
    ).missing_glyphs
    return path, missing


def test_markup_is_printed_as_typed(tmp_path):
    text = "Менше <b>10</b> & більше; (дужки) \\ коса риска } { % ' \""
    path, missing = written(tmp_path, text)
    assert missing == ()
    assert text in " ".join(run("pdftotext", path, "-").split())


def test_unknown_glyphs_are_boxes_and_reported(tmp_path):
    path, missing = written(tmp_path, "Радість 😀 і 漢字 тут")
    assert missing == ("字", "漢", "😀")
    assert "Радість □ і □□ тут" in " ".join(run("pdftotext", path, "-").split())


def test_invisible_characters_are_dropped(tmp_path):
    path, missing = written(tmp_path, "Про\u00adграма\x00 \x1bм\u200bі\ufeffста\ud800")
    assert missing == ("\ud800",)
    assert "Програма міста" in " ".join(run("pdftotext", path, "-").split())


def test_letters_of_the_language_and_signs_of_the_norms(tmp_path):
    text = "іїєґІЇЄҐ м’яч № 5 – «лапки» „інші“ м² м³ кВт·год −2,6"
    path, missing = written(tmp_path, text)
    assert missing == ()
    assert text in " ".join(run("pdftotext", path, "-").split()).replace("\u00a0", " ")


def test_more_characters_than_one_font_can_hold(tmp_path):
    signs = "".join(chr(c) for c in range(0xC0, 0x250)) + "".join(
        chr(c) for c in range(0x386, 0x3CF) if c not in (0x38B, 0x38D, 0x3A2)
    )
    text = " ".join(signs[i : i + 8] for i in range(0, len(signs), 8))
    path, missing = written(tmp_path, "Слово " + text)
    assert not [m for m in missing if m in "äöüß"]
    shown = "".join("□" if sign in missing else sign for sign in text)
    assert letters(shown) in body_letters(path)
    assert len(run("pdffonts", path).splitlines()) >= 5


@pytest.mark.parametrize(
    "text", ["слово " * 16_000, "ж" * 100_000, "два\u00a0слова\u00a0" * 8_000, "а-б/в" * 20_000]
)
def test_a_hundred_thousand_characters(tmp_path, text):
    path, _ = written(tmp_path, text)
    assert body_letters(path).endswith(letters(text))
    assert max(w.right for w in words(path)) <= 200.5


@settings(max_examples=40)
@given(st.text(max_size=300))
def test_any_text_can_be_printed(text):
    pieces, result = render(samples.document(samples.paragraph(text)))
    assert b"".join(pieces).startswith(b"%PDF-1.4")
    assert result.pages == 1


@settings(max_examples=40)
@given(st.text("абвіїєґ’ –«»12,.\u00a0-", max_size=400))
def test_no_letter_is_lost(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("pdf") / "a.pdf"
    write_pdf(samples.document(samples.paragraph("Початок " + text), signatures=(), mark=()), path)
    assert body_letters(path).endswith(letters("Початок" + text))


def test_older_report_is_replaced_whole(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"older")
    write_pdf(samples.document(), path)
    assert path.read_bytes().startswith(b"%PDF")
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]


def failing(code):
    def pieces():
        yield b"%PDF-1.4"
        raise OSError(code, os.strerror(code))

    return pieces()


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (errno.ENOSPC, "немає місця"),
        (errno.EACCES, "не можна записувати"),
        (errno.EROFS, "лише для читання"),
        (errno.EIO, "диск не відповідає"),
        (errno.EBUSY, "не вдалося записати"),
    ],
)
def test_failed_writing_leaves_the_older_report(tmp_path, code, told):
    path = tmp_path / "звіт.pdf"
    path.write_bytes(b"older")
    with pytest.raises(ReportError, match=told) as caught:
        output.write_atomically(path, failing(code))
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == b"older"
    assert [p.name for p in tmp_path.iterdir()] == ["звіт.pdf"]


@pytest.mark.parametrize("winerror", [5, 32])
def test_a_report_that_is_shown_in_another_program_is_told_so(tmp_path, winerror):
    """Windows refuses to replace a PDF that is open in a viewer; the folder is not to blame."""
    path = tmp_path / "звіт.pdf"
    path.write_bytes(b"older")
    error = PermissionError(errno.EACCES, "Access is denied")
    error.winerror = winerror
    assert "відкрито в іншій програмі" in str(ReportError.from_os(error, path))
    assert "не можна записувати" in str(ReportError.from_os(error, tmp_path / "новий.pdf"))


@pytest.mark.parametrize(
    ("name", "told"),
    [("немає/звіт.pdf", "папки «.*» немає"), ("файл/звіт.pdf", "не є папкою"), ("x" * 300, "задовга")],
)
def test_place_that_cannot_be_written(tmp_path, name, told):
    (tmp_path / "файл").write_text("тут файл")
    with pytest.raises(ReportError, match=told):
        write_pdf(samples.document(), tmp_path / name)


def test_folder_in_place_of_the_file(tmp_path):
    with pytest.raises(ReportError, match="вже є папка"):
        write_pdf(samples.document(), tmp_path)
    assert list(tmp_path.iterdir()) == []

"""Writing the report and measuring it, on the command line."""

from __future__ import annotations

import re

import pikepdf

from tests.report import samples
from zhytomyr_desktop.report.page import PageFormat
from zhytomyr_desktop.report.pdf import write_pdf


def test_the_written_report_keeps_the_norm(run, city, tmp_path):
    done = run("report", city, "-o", tmp_path / "r.pdf", "--annex", "--check")
    assert done.code == 0
    written, summary = done.out.splitlines()
    assert written.startswith("Звіт записано")
    assert "Відхилень від норм оформлення немає" in summary


def test_a_pdf_that_departs_is_told_with_its_pages(run, tmp_path):
    path = tmp_path / "r.pdf"
    write_pdf(samples.long_report(4), path, form=PageFormat(numbered=False))
    done = run("check-pdf", path)
    assert done.code == 1
    assert "Сторінка 2: немає номера сторінки." in done.out
    found = run("check-pdf", path, "--json").json()
    assert found["departures"][0] == {"page": 2, "rule": "page_number", "message": "немає номера сторінки."}


def test_the_summary_says_what_a_file_without_tags_lets_measure(run, tmp_path):
    path = tmp_path / "r.pdf"
    write_pdf(samples.long_report(4), path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(path)
    done = run("check-pdf", path)
    assert done.code == 1
    assert "Файл не розмічено" in done.out
    assert re.search(r"Виміряно сторінок: \d+, лише за місцем слів\.", done.out)
    assert run("check-pdf", path, "--json").json()["tagged"] is False


def test_only_a_pdf_is_measured(run, city, tmp_path):
    assert run("report", city, "-o", tmp_path / "r.docx", "--check").code == 2
    assert not (tmp_path / "r.docx").exists()
    (tmp_path / "r.pdf").write_text("лист", "utf-8")
    done = run("check-pdf", tmp_path / "r.pdf")
    assert done.code == 4
    assert "не читається як PDF" in done.err

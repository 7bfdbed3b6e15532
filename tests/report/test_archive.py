"""The whole sample as an archive file, before three judges that share no code with its writer."""

from __future__ import annotations

import pytest

from tests.report import samples
from tests.report.reading import letters, run
from tests.report.validators import outloud_errors, outloud_warnings, pikepdf_findings, preflight
from zhytomyr_desktop.report.annexes import AnnexKind
from zhytomyr_desktop.report.compose import compose
from zhytomyr_desktop.report.document import Table
from zhytomyr_desktop.report.pdf import write_pdf


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    path = tmp_path_factory.mktemp("archive") / "zvit.pdf"
    write_pdf(compose(*samples.shipped(), annexes=tuple(AnnexKind), contents=True), path)
    return path


def test_pdfbox_finds_nothing_against_pdf_a_1b(report):
    assert preflight(report) == []


def test_pikepdf_finds_nothing_against_pdf_a_1b(report):
    assert pikepdf_findings(report) == []


def test_outloud_finds_no_error_of_pdf_ua_1(report):
    assert outloud_errors(report) == []


def test_outloud_warns_of_nothing_that_is_wrong(report):
    assert outloud_warnings(report) == set()


def test_cells_are_read_one_after_another(tmp_path):
    """Cells of several lines are written whole, so that the content has the order of the tags."""
    rows = ((samples.SENTENCE, samples.SENTENCE[:70], samples.SENTENCE[:90]),) * 12
    table = Table("Таблиця 1 – Показники", ("Назва", "Джерело", "Примітка"), rows)
    write_pdf(samples.document(table), tmp_path / "zvit.pdf")
    assert outloud_warnings(tmp_path / "zvit.pdf") == set()
    told = run("pdftotext", "-raw", tmp_path / "zvit.pdf", "-")
    assert letters(samples.SENTENCE[:90]) in letters(told)


def test_the_judges_see_what_is_wrong(tmp_path):
    import pikepdf

    path = tmp_path / "zvit.pdf"
    write_pdf(samples.long_report(2), path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        del pdf.Root.OutputIntents
        del pdf.pages[0].Resources.Font.R0.FontDescriptor.FontFile2
        del pdf.Root.StructTreeRoot
        pdf.save(path)
    assert preflight(path)
    assert pikepdf_findings(path)
    assert outloud_errors(path)

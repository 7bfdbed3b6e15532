"""The places for electronic signatures in a report that nobody has signed yet."""

from __future__ import annotations

import pikepdf
import pytest

from tests.report import samples
from tests.report.reading import MM, run, words
from tests.report.validators import outloud_errors, preflight
from zhytomyr_desktop.report.document import Signature
from zhytomyr_desktop.report.pdf import write_pdf
from zhytomyr_desktop.report.signing.fields import Role, roles

DIRECTOR = Signature("Директор департаменту", "Вікторія СИЧОВА")
MANAGER = Signature("Керуючий справами", "Ольга ПАШКО")
MAYOR = Signature("Міський голова", "Ім’я ПРІЗВИЩЕ")


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    path = tmp_path_factory.mktemp("fields") / "report.pdf"
    write_pdf(samples.long_report(2), path)
    return path


@pytest.mark.parametrize(
    ("signatures", "expected"),
    [
        ([DIRECTOR, MANAGER], [Role.DIRECTOR, Role.MANAGER]),
        ([MANAGER], [Role.MANAGER]),
        ([MAYOR], [Role.DIRECTOR]),
        ([DIRECTOR, MANAGER, MAYOR], [Role.DIRECTOR, Role.MANAGER, None]),
        ([], []),
    ],
)
def test_each_signatory_has_a_role(signatures, expected):
    assert roles(signatures) == expected


def test_a_field_stands_under_each_signature(report):
    names = [word for word in words(report) if word.text in ("СИЧОВА", "ПАШКО")]
    with pikepdf.open(report) as pdf:
        fields = list(pdf.Root.AcroForm.Fields)
        assert [str(field.T) for field in fields] == ["Sig_Director", "Sig_Manager"]
        assert [field.objgen for field in fields] == [field.objgen for field in pdf.pages[-1].Annots]
        for field, name in zip(fields, names, strict=True):
            left, bottom, right, top = (float(number) / MM for number in field.Rect)
            assert (left, right) == (pytest.approx(30, abs=0.1), pytest.approx(200, abs=0.1))
            assert 297 - top == pytest.approx(name.bottom, abs=1)
            assert bottom > 20
            assert "/V" not in field
            assert field.F == 132


def test_an_unsigned_field_shows_and_prints_nothing(report, tmp_path):
    with pikepdf.open(report) as pdf:
        del pdf.Root.AcroForm
        del pdf.pages[-1].Annots
        pdf.save(tmp_path / "bare.pdf")
    pictures = []
    for number, path in enumerate((report, tmp_path / "bare.pdf")):
        run("pdftoppm", "-r", "50", "-gray", path, tmp_path / f"page{number}")
        pictures.append([one.read_bytes() for one in sorted(tmp_path.glob(f"page{number}-*"))])
    assert pictures[0] == pictures[1]


def test_a_field_is_a_part_of_the_structure(report):
    with pikepdf.open(report) as pdf:
        tree = pdf.Root.StructTreeRoot
        forms = [kid for kid in tree.K.K if kid.S == "/Form"]
        assert [kid.K.Obj.objgen for kid in forms] == [f.objgen for f in pdf.Root.AcroForm.Fields]
        parents = {
            int(tree.ParentTree.Nums[i]): tree.ParentTree.Nums[i + 1]
            for i in range(0, len(tree.ParentTree.Nums), 2)
        }
        assert sorted(parents) == list(range(int(tree.ParentTreeNextKey)))
        for form, field in zip(forms, pdf.Root.AcroForm.Fields, strict=True):
            assert parents[int(field.StructParent)].objgen == form.objgen
        assert pdf.pages[-1].Tabs == "/S"


def test_the_archive_keeps_its_marks_with_fields(report):
    assert preflight(report) == []
    assert outloud_errors(report) == []


def test_a_report_without_signatories_has_no_form(tmp_path):
    write_pdf(samples.document(samples.paragraph("Текст."), signatures=()), tmp_path / "bare.pdf")
    with pikepdf.open(tmp_path / "bare.pdf") as pdf:
        assert "/AcroForm" not in pdf.Root


def test_signatures_that_fill_a_page_take_their_fields_to_the_next(tmp_path):
    for sentences in range(1, 60, 4):
        path = tmp_path / f"{sentences}.pdf"
        write_pdf(samples.document(samples.paragraph(samples.SENTENCE * sentences)), path)
        with pikepdf.open(path) as pdf:
            assert len(pdf.pages[-1].Annots) == 2
            assert min(float(field.Rect[1]) for field in pdf.Root.AcroForm.Fields) >= 20 * MM - 0.1

"""One state of the file: printed, written for Word and as data, all with the same short hash."""

from __future__ import annotations

import csv
import json
import re
import subprocess

import docx
import openpyxl
import pikepdf
import pytest

from forms.loader import load_catalogue
from forms.values import read_values
from zhytomyr_desktop.report.annexes import AnnexKind
from zhytomyr_desktop.report.snapshot import snapshot_of
from zhytomyr_desktop.workspace import Workspace


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    path = tmp_path_factory.mktemp("snapshot") / "city.zvit"
    Workspace.sample(path).close()
    return path


def hashes(work, folder):
    """The hash as each product carries it."""
    work.write_report(folder / "r.pdf")
    work.write_report(folder / "r.docx")
    for kind in ("json", "csv", "xlsx"):
        work.export(folder / f"r.{kind}")
    with pikepdf.open(folder / "r.pdf") as pdf, pdf.open_metadata() as metadata:
        yield metadata["dc:identifier"]
    command = ["pdftotext", "-l", "1", str(folder / "r.pdf"), "-"]
    page = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    yield re.search(r"Стан даних: (\w{4} \w{4} \w{4})", page)[1]
    word = docx.Document(folder / "r.docx")
    yield word.core_properties.identifier
    yield word.sections[0].first_page_footer.paragraphs[0].text.removeprefix("Стан даних: ")
    yield json.loads((folder / "r.json").read_text("utf-8"))["snapshot"]
    with (folder / "r.csv").open(encoding="utf-8-sig", newline="") as stream:
        yield from {row["snapshot"] for row in csv.DictReader(stream)}
    sheet = openpyxl.load_workbook(folder / "r.xlsx").active
    yield sheet.cell(2, sheet.max_column).value


def test_all_products_of_one_state_carry_one_hash(city, tmp_path):
    with Workspace.open(city, read_only=True) as work:
        found = list(hashes(work, tmp_path))
        assert set(found) == {work.snapshot}
    assert len(found) == 7


def test_what_is_built_later_from_the_file_is_the_same_to_the_byte(city, tmp_path):
    for name in ("first", "later"):
        (tmp_path / name).mkdir()
        with Workspace.open(city, read_only=True) as work:
            work.write_report(tmp_path / name / "r.pdf", annexes=tuple(AnnexKind), contents=True)
            work.write_report(tmp_path / name / "r.docx", annexes=[AnnexKind.CHARTS])
            for kind in ("json", "csv"):
                work.export(tmp_path / name / f"r.{kind}")
    for kind in ("pdf", "docx", "json", "csv"):
        first, later = (tmp_path / name / f"r.{kind}" for name in ("first", "later"))
        assert first.read_bytes() == later.read_bytes(), kind


def test_another_value_is_another_state_and_the_old_one_comes_back(tmp_path):
    with Workspace.new(tmp_path / "c.zvit", 2023) as work:
        empty = work.snapshot
        work.set_figure("animals", "caught", "423")
        filled = work.snapshot
        work.set_figure("animals", "caught", "424")
        assert len({empty, filled, work.snapshot}) == 3
        work.set_figure("animals", "caught", "423")
        assert work.snapshot == filled
        work.set_figure("animals", "caught", "")
        assert work.snapshot == empty


def test_remarks_and_states_are_no_part_of_it(tmp_path):
    with Workspace.new(tmp_path / "c.zvit", 2023) as work:
        work.set_figure("animals", "caught", "423")
        before = work.snapshot
        work.set_status("animals", "submitted")
        work.add_word("animals", "перетримка")
        assert work.snapshot == before


def test_undecided_sides_count_in_any_order():
    forms = load_catalogue()
    place = ("animals", "caught", "value")
    first, second = (snapshot_of(read_values(forms, 2023, {place: s})) for s in (("1", "2"), ("2", "1")))
    assert first == second
    assert first != snapshot_of(read_values(forms, 2024, {place: ("1", "2")}))
    assert re.fullmatch(r"[0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}", first)

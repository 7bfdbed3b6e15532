"""One state of the file: printed, written for Word and as data, all with the same short hash."""

from __future__ import annotations

import csv
import importlib
import itertools
import json
import re
import shutil
import time
from datetime import datetime
from pathlib import Path

import docx
import openpyxl
import pikepdf
import pytest

from db import log
from forms.loader import load_catalogue
from forms.stored import read_values
from tests.report.reading import run
from zhytomyr_desktop import cli
from zhytomyr_desktop.errors import UserError
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
    page = run("pdftotext", "-l", "1", folder / "r.pdf", "-")
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


@pytest.fixture(params=[0, -3600], ids=["standing", "backwards"])
def clock(request, monkeypatch):
    """A test does in a second what takes people a day, and clocks are set: the order is another matter."""
    seconds = itertools.count(int(time.time()), request.param)
    for module in (log, importlib.import_module("db.merge")):
        monkeypatch.setattr(
            module, "now_text", lambda *_: datetime.fromtimestamp(next(seconds)).astimezone().isoformat()
        )


def printed(work, folder):
    """The report as it is now, and the hash on its page."""
    path = folder / f"{work.snapshot}.pdf"
    work.write_report(path, annexes=[AnnexKind.FIGURES], contents=True)
    return work.snapshot, path.read_bytes()


def lived(work, part, look):
    """What ``look`` sees of each state of a file that takes others' entries in, undoes that and goes on."""
    work.assign(["animals"], part)
    with Workspace.open(part) as other:
        other.set_figure("animals", "caught", "430")
    for change in (
        lambda: None,
        lambda: work.set_figure("animals", "returned", "400"),
        lambda: work.set_figure("animals", "returned", "401"),
        lambda: work.gathering.merge([part]),
        work.gathering.undo,
        lambda: work.set_figure("animals", "caught", "431"),
        lambda: work.gathering.merge([part]),
    ):
        change()
        yield look()


def test_every_state_that_was_printed_is_built_again_by_its_hash(city, tmp_path):
    path = Path(shutil.copy(city, tmp_path / "city.zvit"))
    with Workspace.open(path) as work:
        states = list(lived(work, tmp_path / "animals.zvit", lambda: printed(work, tmp_path)))
    assert len({snapshot for snapshot, _ in states}) == 6
    for number, (snapshot, as_printed) in enumerate(states):
        again = tmp_path / f"{number}.pdf"
        arguments = ["report", path, "-o", again, "--annex", "A", "--contents", "--at", snapshot]
        assert cli.main([str(argument) for argument in arguments]) == 0
        assert again.read_bytes() == as_printed, number


@pytest.mark.usefixtures("clock")
def test_every_state_is_found_whatever_the_clock_says(city, tmp_path):
    path = Path(shutil.copy(city, tmp_path / "city.zvit"))
    with Workspace.open(path) as work:
        states = list(lived(work, tmp_path / "animals.zvit", lambda: work.snapshot))
        assert len(set(states)) == 6
        for snapshot in states:
            assert snapshot_of(work.past.values_at(snapshot)) == snapshot


def test_a_hash_of_another_file_is_told(city, tmp_path):
    with Workspace.open(city, read_only=True) as work:
        with pytest.raises(UserError, match="Стану «0123 4567 89ab» у цьому файлі не було"):
            work.write_report(tmp_path / "r.pdf", at="0123456789AB")
        with pytest.raises(UserError, match="не є моментом"):
            work.write_report(tmp_path / "r.pdf", at="0123 4567")
    assert list(tmp_path.iterdir()) == []


def test_a_state_is_found_by_its_last_change_too(city, tmp_path):
    path = Path(shutil.copy(city, tmp_path / "city.zvit"))
    with Workspace.open(path) as work:
        work.write_report(tmp_path / "now.docx")
        last = work.history()[-1].change.id
        work.set_figure("animals", "caught", "430")
        work.write_report(tmp_path / "then.docx", at=last)
    assert (tmp_path / "now.docx").read_bytes() == (tmp_path / "then.docx").read_bytes()

"""Reports signed in other programs: their field and mark are taken in, and nothing else with them."""

from __future__ import annotations

import pikepdf
import pytest

from tests.report.reading import run, words
from tests.report.signing.attacks import ATTACKS, overlay
from tests.report.signing.foreign import by_pdfbox, by_poppler, by_pyhanko, with_action, without_zoom
from zhytomyr_desktop.report.signing.errors import SigningError
from zhytomyr_desktop.report.signing.fields import Role
from zhytomyr_desktop.report.signing.sign import Order, sign
from zhytomyr_desktop.report.signing.verify import check

FOOT = (85, 60, 285, 100)
"""Empty paper at the foot of the last page."""
NOTED = "є позначка програми, у якій підписано"


@pytest.fixture(scope="module")
def last_page(files):
    with pikepdf.open(files.report) as pdf:
        return len(pdf.pages)


@pytest.fixture(scope="module")
def signed(files, parties, report, last_page, tmp_path_factory):
    """The report signed by three programs that share no code with ours (but pyHanko's cryptography)."""
    folder = tmp_path_factory.mktemp("foreign")
    one = parties.director
    return {
        "pyhanko": by_pyhanko(one, report, folder, FOOT),
        "pdfbox": by_pdfbox(one, files.report, folder, FOOT, page=last_page - 1),
        "poppler": by_poppler(parties.manager, files.report, folder, Role.DIRECTOR.field),
    }


@pytest.mark.parametrize("program", ["pyhanko", "pdfbox", "poppler"])
def test_a_report_signed_elsewhere_is_accepted(signed, report, trust, program):
    found = check(signed[program], report, trust)
    assert found.all_faults == ()
    assert found.ours
    (one,) = found.signatures
    assert (one.bound, one.sound, one.trusted, one.whole) == (True, True, True, True)


@pytest.mark.parametrize("program", ["pyhanko", "pdfbox"])
def test_a_mark_that_the_report_had_not_is_told_with_its_page(signed, report, trust, last_page, program):
    told = "\n".join(check(signed[program], report, trust).lines())
    assert f"на сторінці {last_page} {NOTED}" in told


def test_a_mark_in_the_place_made_for_it_is_nothing_to_tell(signed, report, trust):
    assert not any(NOTED in note for note in check(signed["poppler"], report, trust).notes)


@pytest.mark.parametrize("program", ["pyhanko", "pdfbox", "poppler"])
def test_no_attack_comes_in_under_a_foreign_signature(signed, report, trust, program):
    for attack, change in ATTACKS.items():
        data = signed[program]
        if program == "poppler" and attack == "signature removed":
            continue  # the last field is the other official's and still empty
        try:
            assert not check(change(data), report, trust).ok, attack
        except SigningError:
            continue


@pytest.mark.parametrize("change", [with_action, without_zoom])
def test_a_field_that_does_more_than_show_a_mark_is_refused(
    parties, report, trust, tmp_path, change, last_page
):
    data = by_pyhanko(parties.director, report, tmp_path, FOOT, change=change)
    assert "незвичне поле «Згода»" in check(data, report, trust).all_faults[0]


def test_what_else_was_changed_before_the_foreign_signature_is_seen(parties, report, trust, tmp_path):
    data = by_pyhanko(parties.director, overlay(report), tmp_path, FOOT)
    assert data.startswith(report)
    assert "крім підписів" in check(data, report, trust).all_faults[0]


def _box_of(path, page, text):
    """The place of a word in whole points from the lower left, a little wider than the word."""
    word = next(one for one in words(path) if (one.page, one.text) == (page, text))
    left, right, top, bottom = (mm * 72 / 25.4 for mm in (word.left, word.right, word.top, word.bottom))
    return (int(left) - 2, int(842 - bottom) - 2, int(right) + 2, int(842 - top) + 2)


def test_a_mark_over_the_report_is_refused(files, parties, report, trust, tmp_path):
    over = next(one.text for one in words(files.report) if one.page == 1 and len(one.text) > 6)
    box = _box_of(files.report, 1, over)
    data = by_pyhanko(parties.director, report, tmp_path, box, page=0)
    found = check(data, report, trust)
    assert found.ours
    assert "закриває частину звіту на сторінці 1" in found.all_faults[0]


def test_a_mark_over_the_name_of_the_signatory_is_accepted(
    files, parties, report, trust, tmp_path, last_page
):
    box = _box_of(files.report, last_page, "СИЧОВА")
    assert check(by_pyhanko(parties.director, report, tmp_path, box), report, trust).all_faults == ()


def test_a_mark_after_a_certifying_signature_is_refused(files, parties, report, trust, tmp_path):
    data = by_pyhanko(parties.manager, files.one.read_bytes(), tmp_path, FOOT)
    found = check(data, report, trust)
    assert "після підпису файл змінено" in found.all_faults[0]


def test_a_foreign_signature_may_certify_and_ours_may_follow(files, parties, report, trust, tmp_path):
    for certify in (False, True):
        (tmp_path / "outside.pdf").write_bytes(
            by_pyhanko(parties.director, report, tmp_path, FOOT, certify=certify)
        )
        out = tmp_path / f"both-{certify}.pdf"
        sign(tmp_path / "outside.pdf", out, files.manager, Order(role=Role.MANAGER))
        found = check(out.read_bytes(), report, trust)
        assert found.all_faults == ()
        assert len(found.signatures) == 2


def test_other_programs_find_the_signature_after_ours_valid(files, parties, report, trust, tmp_path):
    (tmp_path / "one.pdf").write_bytes(by_pyhanko(parties.director, report, tmp_path, FOOT))
    data = by_poppler(parties.manager, tmp_path / "one.pdf", tmp_path, Role.MANAGER.field)
    assert check(data, report, trust).all_faults == ()
    (tmp_path / "two.pdf").write_bytes(data)
    assert run("pdfsig", "-nocert", tmp_path / "two.pdf").count("Signature is Valid") == 2

"""Signed files taken in by a city file: proved, kept beside it, noted in its log, lost ones seen."""

from __future__ import annotations

import shutil
import time

import pytest

from tests.report.signing import pki
from tests.report.signing.containers import GOST_HASH, KUPYNA, asic, p7s
from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.report.annexes import AnnexKind
from zhytomyr_desktop.report.page import PageFormat
from zhytomyr_desktop.report.pdf import write_pdf
from zhytomyr_desktop.report.signing.errors import SigningError
from zhytomyr_desktop.report.signing.fields import Role
from zhytomyr_desktop.report.signing.sign import FileKey, Order, sign
from zhytomyr_desktop.report.snapshot import snapshot_in
from zhytomyr_desktop.signed import folder_of
from zhytomyr_desktop.workspace import Workspace

DIRECTOR = Order(role=Role.DIRECTOR)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A city file with a few figures, its report, and the report signed in every way."""
    folder = tmp_path_factory.mktemp("city")
    parties = pki.made()
    with Workspace.new(folder / "city.zvit", 2023, author="Олена") as work:
        work.set_figure("animals", "caught", "1080")
        work.set_figure("animals", "returned", "12")
        work.write_report(folder / "report.pdf")
        work.write_report(folder / "annexes.pdf", annexes=[AnnexKind.FIGURES])
    key = FileKey(parties.director.write(folder / "key.p12"), pki.PASSWORD)
    sign(folder / "report.pdf", folder / "signed.pdf", key, DIRECTOR)
    sign(folder / "annexes.pdf", folder / "signed-annexes.pdf", key, DIRECTOR)
    report = (folder / "report.pdf").read_bytes()
    (folder / "signed.p7s").write_bytes(p7s(parties.director, report, attached=True, hashed=KUPYNA))
    (folder / "apart.p7s").write_bytes(p7s(parties.director, report, hashed=KUPYNA))
    (folder / "unproved.p7s").write_bytes(p7s(parties.director, report, hashed=GOST_HASH))
    (folder / "other.p7s").write_bytes(p7s(parties.director, report + b" ", attached=True))
    (folder / "signed.asice").write_bytes(asic(parties.director, {"звіт.pdf": report}))
    parties.trust(folder / "trust")
    # A signature tells whole seconds: what comes next is later by its clock too.
    time.sleep(1)
    return folder


@pytest.fixture
def work(made, tmp_path):
    shutil.copy(made / "city.zvit", tmp_path / "city.zvit")
    with Workspace.open(tmp_path / "city.zvit", author="Олена") as opened:
        yield opened


@pytest.mark.parametrize(
    ("name", "kind", "copies"),
    [
        ("signed.pdf", "pades", 1),
        ("signed-annexes.pdf", "pades", 1),
        ("signed.p7s", "cades-attached", 1),
        ("apart.p7s", "cades-detached", 2),
        ("signed.asice", "asice", 1),
    ],
)
def test_each_kind_is_proved_kept_as_it_came_and_listed(made, work, name, kind, copies):
    taken = work.signed.accept(made / name)
    assert taken.current
    assert (taken.verdict.kind, taken.verdict.ours) == (kind, True)
    (one,) = work.signed.all()
    assert (one.kind, one.intact, one.current) == (kind, True, True)
    assert "Їва Ґалаганівна КОВАЛЕНКО" in one.signers
    assert taken.people[0].startswith("Підпис особи, якої звіт не називає: Їва")
    kept = list(folder_of(work.path).iterdir())
    assert len(kept) == copies
    assert (folder_of(work.path) / one.file).read_bytes() == (made / name).read_bytes()


def test_the_note_is_in_the_log_and_is_read_by_others(made, work, tmp_path):
    work.signed.accept(made / "signed.pdf", trust=made / "trust")
    noted = [entry.change for entry in work.history("report")]
    told = {"file", "sha256", "report", "state", "kind", "signers", "taken_at"}
    assert {change.field for change in noted} == told
    assert {change.author for change in noted} == {"Олена"}
    before = work.signed.all()
    with Workspace.open(work.path, read_only=True) as other:
        assert other.signed.all() == before


def test_the_same_file_twice_is_one(made, work):
    work.signed.accept(made / "signed.pdf")
    changes = len(work.history())
    work.signed.accept(made / "signed.pdf")
    assert len(work.history()) == changes
    assert len(work.signed.all()) == 1


def test_who_signed_the_same_report_in_another_file_has_signed(work, tmp_path):
    parties = pki.made()
    for number, name in ((1, "Їва КОВАЛЕНКО"), (2, "Єлизавета ШЕВЧЕНКО")):
        work.set_field("report", f"signatory/{number}/name", "value", name)
    work.write_report(tmp_path / "report.pdf")
    report = (tmp_path / "report.pdf").read_bytes()
    told = []
    for party in (parties.director, parties.manager):
        (tmp_path / "apart.p7s").write_bytes(p7s(party, report))
        told.append(work.signed.accept(tmp_path / "apart.p7s").people)
    assert told == [("Ще немає підпису: Єлизавета ШЕВЧЕНКО.",), ()]


def test_values_changed_after_signing_are_told(made, work):
    work.signed.accept(made / "signed.pdf")
    work.set_figure("animals", "caught", "1081")
    (one,) = work.signed.all()
    assert (one.intact, one.current) == (True, False)
    work.set_figure("animals", "caught", "1080")
    assert work.signed.all()[0].current


def test_a_report_of_the_moment_of_signing_is_rebuilt_from_the_log(made, work):
    work.set_figure("animals", "caught", "1081")
    taken = work.signed.accept(made / "signed.pdf")
    assert not taken.current
    assert taken.verdict.ours
    assert not work.signed.all()[0].current


def test_a_report_written_before_a_change_and_signed_after_it_is_rebuilt_by_its_hash(made, work, tmp_path):
    work.write_report(tmp_path / "report.pdf")
    work.set_figure("animals", "caught", "1081")
    key = FileKey(made / "key.p12", pki.PASSWORD)
    sign(tmp_path / "report.pdf", tmp_path / "signed.pdf", key, DIRECTOR)
    taken = work.signed.accept(tmp_path / "signed.pdf")
    assert (taken.current, taken.verdict.ours) == (False, True)
    assert taken.state == snapshot_in((made / "report.pdf").read_bytes())


def test_a_report_that_another_release_wrote_is_known_by_its_hash(made, work, tmp_path):
    write_pdf(work.document(), tmp_path / "report.pdf", form=PageFormat(left=31))
    key = FileKey(made / "key.p12", pki.PASSWORD)
    sign(tmp_path / "report.pdf", tmp_path / "signed.pdf", key, DIRECTOR)
    with pytest.raises(SigningError, match="програму оновлено"):
        work.signed.accept(tmp_path / "signed.pdf")
    taken = work.signed.accept(tmp_path / "signed.pdf", report=tmp_path / "report.pdf")
    assert (taken.current, taken.verdict.ours) == (True, True)


def test_a_report_that_is_given_proves_what_was_signed(made, work, tmp_path):
    with Workspace.new(tmp_path / "other.zvit", 2023) as other:
        with pytest.raises(SigningError, match="підписано не цей звіт"):
            other.signed.accept(made / "apart.p7s")
        assert not other.signed.accept(made / "apart.p7s", report=made / "report.pdf").current


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("other.p7s", "підписано не цей звіт"),
        ("unproved.p7s", "ГОСТ 34.311"),
        ("report.pdf", "у файлі немає підпису"),
        ("city.zvit", "не підписаний файл"),
        ("none.pdf", "немає"),
    ],
)
def test_what_is_not_proved_is_not_kept(made, work, name, said):
    with pytest.raises(SigningError, match=said) as told:
        work.signed.accept(made / name)
    assert "\n" not in str(told.value)
    assert work.signed.all() == []
    assert not folder_of(work.path).exists()


def test_a_digest_that_nobody_computes_here_is_kept_as_not_proved(made, work, tmp_path):
    taken = work.signed.accept(made / "unproved.p7s", report=made / "report.pdf")
    assert taken.current
    assert (taken.verdict.ours, taken.verdict.confirmed) == (None, False)
    told = "\n".join(taken.verdict.lines())
    assert "НЕ ДОВЕДЕНО" in told
    assert "czo.gov.ua" in told
    assert "чинний" not in told
    assert "Їва Ґалаганівна КОВАЛЕНКО" in told
    (one,) = work.signed.all()
    assert (one.intact, one.proved) == (True, False)
    assert len(list(folder_of(work.path).iterdir())) == 2


def test_the_report_beside_a_detached_signature_is_found(made, work, tmp_path):
    shutil.copy(made / "report.pdf", tmp_path / "звіт.pdf")
    shutil.copy(made / "unproved.p7s", tmp_path / "звіт.pdf.p7s")
    assert not work.signed.accept(tmp_path / "звіт.pdf.p7s").verdict.ours
    shutil.copy(made / "apart.p7s", tmp_path / "звіт.pdf.p7s")
    assert work.signed.accept(tmp_path / "звіт.pdf.p7s").verdict.ours
    assert sorted(one.proved for one in work.signed.all()) == [False, True]


def test_a_signature_that_does_not_hold_is_not_kept(made, work, tmp_path):
    (tmp_path / "bad.pdf").write_bytes((made / "signed.pdf").read_bytes() + b"junk")
    with pytest.raises(SigningError, match="зайві дані"):
        work.signed.accept(tmp_path / "bad.pdf")
    forged = pki.party("Їва Ґалаганівна КОВАЛЕНКО", None)
    sign(
        made / "report.pdf",
        tmp_path / "forged.pdf",
        FileKey(forged.write(tmp_path / "f.p12"), pki.PASSWORD),
        DIRECTOR,
    )
    with pytest.raises(SigningError, match="не веде до жодного"):
        work.signed.accept(tmp_path / "forged.pdf", trust=made / "trust")
    assert work.signed.all() == []


@pytest.mark.parametrize("harm", ["lost", "changed"])
def test_a_kept_file_that_was_lost_or_changed_is_seen(made, work, harm):
    work.signed.accept(made / "signed.pdf")
    kept = folder_of(work.path) / work.signed.all()[0].file
    if harm == "lost":
        kept.unlink()
    else:
        kept.write_bytes(kept.read_bytes() + b" ")
    assert not work.signed.all()[0].intact


def test_a_note_with_a_path_in_it_leads_nowhere_else(made, work, tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    work.signed.accept(made / "signed.pdf")
    item = next(c.change.item for c in work.history("report"))
    work.enter({("report", item, "file"): "../secret.txt"})
    assert not work.signed.all()[0].intact


def test_a_section_file_takes_no_signed_file(made, work, tmp_path):
    work.assign(["animals"], tmp_path / "animals.zvit")
    with Workspace.open(tmp_path / "animals.zvit") as section, pytest.raises(UserError, match="файлі міста"):
        section.signed.accept(made / "signed.pdf")


def test_notes_go_with_a_merge_and_not_into_next_year(made, work, tmp_path):
    work.signed.accept(made / "signed.pdf")
    work.roll(tmp_path / "next.zvit", 2024)
    with Workspace.open(tmp_path / "next.zvit") as following:
        assert following.signed.all() == []
    work.assign(["animals"], tmp_path / "animals.zvit")
    with Workspace.open(tmp_path / "animals.zvit") as section:
        section.set_figure("animals", "caught", "1081")
    work.gathering.merge([tmp_path / "animals.zvit"])
    (one,) = work.signed.all()
    assert (one.intact, one.current) == (True, False)


def test_a_report_with_any_annexes_is_found_at_once(made, work, tmp_path):
    key = FileKey(made / "key.p12", pki.PASSWORD)
    work.write_report(tmp_path / "report.pdf", annexes=[AnnexKind.FIGURES, AnnexKind.SOURCES], contents=True)
    sign(tmp_path / "report.pdf", tmp_path / "signed.pdf", key, DIRECTOR)
    begun = time.process_time()
    taken = work.signed.accept(tmp_path / "signed.pdf")
    assert taken.current
    assert time.process_time() - begun < 3
    begun = time.process_time()
    assert work.signed.all()[0].current
    assert time.process_time() - begun < 0.2

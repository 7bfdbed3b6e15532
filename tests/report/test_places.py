"""The places of figures on the pages, held against the words that poppler finds there."""

from __future__ import annotations

import pytest

from tests.report import samples
from tests.report.reading import MM, letters, words
from zhytomyr_desktop.report.annexes import AnnexKind
from zhytomyr_desktop.report.compose import compose
from zhytomyr_desktop.report.document import Chart
from zhytomyr_desktop.report.pdf import render
from zhytomyr_desktop.report.places import render_with_places
from zhytomyr_desktop.report.writing import write


def test_every_place_holds_the_words_of_its_figure(tmp_path):
    document = compose(*samples.shipped())
    pdf, places = render_with_places(document)
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf)
    on_page: dict[int, list] = {}
    for word in words(path):
        on_page.setdefault(word.page - 1, []).append(word)
    shown = {
        (run.section, run.item): letters(run.text)
        for p in document.paragraphs()
        for run in p.runs
        if run.item and run.text.strip().isdecimal()
    }
    checked = 0
    for place in places:
        wanted = shown.get((place.section, place.item))
        if wanted is None:
            continue
        inside = [
            w
            for w in on_page[place.page]
            if w.top * MM >= place.top - 3
            and w.bottom * MM <= place.bottom + 3
            and w.left * MM < place.right - 0.5
            and w.right * MM > place.left + 0.5
        ]
        checked += wanted in letters("".join(w.text for w in inside))
    assert checked > 0.9 * sum((p.section, p.item) in shown for p in places)
    assert len({(p.section, p.item) for p in places}) > 300


def test_the_bytes_are_those_of_the_report():
    document = compose(*samples.shipped(), contents=True)
    assert render_with_places(document)[0] == b"".join(render(document)[0])


def test_what_is_raised_at_a_block_stops_the_work(tmp_path):
    from zhytomyr_desktop.report.pdf import write_pdf

    seen = []

    def stop(block):
        seen.append(block)
        if len(seen) == 2:
            raise InterruptedError

    document = samples.long_report(12)
    with pytest.raises(InterruptedError):
        write_pdf(document, tmp_path / "a.pdf", on_block=stop)
    assert seen == list(document.blocks[:2])
    assert list(tmp_path.iterdir()) == []


def test_rows_of_the_annexes_lead_to_their_fields(tmp_path):
    """Poppler finds the figure's label inside the place of its row."""
    forms, values = samples.shipped()
    document = compose(forms, values, annexes=[AnnexKind.FIGURES, AnnexKind.MONEY, AnnexKind.SOURCES])
    pdf, places = render_with_places(document)
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf)
    first = next(w.page for w in words(path) if w.text == "Додаток" and w.page > 1) - 1
    on_page: dict[int, list] = {}
    for word in words(path):
        on_page.setdefault(word.page - 1, []).append(word)
    rows = [place for place in places if place.page >= first]
    assert len(rows) > 700
    told: dict[tuple[int, str, str], str] = {}
    for place in rows:
        inside = (
            w.text
            for w in on_page[place.page]
            if w.top * MM >= place.top - 2 and w.bottom * MM <= place.bottom + 2
        )
        key = (place.page, place.section, place.item)
        told[key] = told.get(key, "") + letters("".join(inside))
    for (_, section, item), found in told.items():
        label = forms.section(section).field(item).label
        assert all(letters(word) in found for word in label.split()), (label, found)


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_writing_tells_how_far_it_is(tmp_path, kind):
    document = compose(*samples.shipped(), annexes=[AnnexKind.CHARTS])
    steps = []
    write(document, tmp_path / f"a.{kind}", steps.append)
    assert steps == [(done, document.size) for done in range(document.size)]
    told = []
    render_with_places(document, on_step=told.append)
    assert told == steps


def test_bars_of_a_chart_lead_to_their_fields(tmp_path):
    """Poppler finds the bar's name and its value inside the place; a bar of many sums leads nowhere."""
    document = compose(*samples.shipped(), annexes=[AnnexKind.CHARTS])
    changes, money = (block for block in document.annexes[0].blocks if isinstance(block, Chart))
    pdf, places = render_with_places(document)
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf)
    found = words(path)
    page = max(word.page for word in found)
    bars = [place for place in places if place.page == page - 1]
    assert [(bar.section, bar.item) for bar in changes.bars] == [(p.section, p.item) for p in bars]
    assert not any(bar.item for bar in money.bars)
    for place, bar in zip(bars, changes.bars, strict=True):
        inside = [
            w.text
            for w in found
            if w.page == page and w.top * MM >= place.top - 2 and w.bottom * MM <= place.bottom + 2
        ]
        assert sorted(letters("".join(inside))) == sorted(letters(bar.label + bar.shown))

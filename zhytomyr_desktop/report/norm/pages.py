"""Rules about pages: format, margins, page numbers, the annex mark, the signature block, fonts, tags."""

from __future__ import annotations

from collections.abc import Iterator

from zhytomyr_desktop.report.norm.departure import Departure, millimetres
from zhytomyr_desktop.report.norm.measuring import Line, Sheet
from zhytomyr_desktop.report.norm.parts import TOLERANCE, Parts, bottom_of, top_of

TEXT_WITH_SIGNATURE = 2


def page_format(parts: Parts) -> Iterator[Departure]:
    """A4."""
    form = parts.form
    for sheet in parts.sheets:
        if abs(sheet.width - form.width) > TOLERANCE or abs(sheet.height - form.height) > TOLERANCE:
            size = f"{millimetres(sheet.width)} × {millimetres(sheet.height)}"
            yield Departure(sheet.number, "format", f"формат аркуша {size}, а не А4.")


def margins(parts: Parts) -> Iterator[Departure]:
    """No text stands in a margin, and the text reaches all of them."""
    for sheet in parts.sheets:
        lines = parts.body[sheet.number]
        yield from _sides(parts, sheet, lines)
        yield from _ends(parts, sheet, lines)
    yield from _reached(parts)


def _sides(parts: Parts, sheet: Sheet, lines: list[Line]) -> Iterator[Departure]:
    form = parts.form
    left = min((line.left for line in lines), default=form.left)
    if left < form.left - TOLERANCE:
        yield _margin(sheet.number, "ліве", left, form.left)
    right = sheet.width - max((line.right for line in lines), default=0.0)
    if right < form.right - TOLERANCE:
        yield _margin(sheet.number, "праве", right, form.right)


def _ends(parts: Parts, sheet: Sheet, lines: list[Line]) -> Iterator[Departure]:
    form = parts.form
    top = min(map(top_of, lines), default=form.top)
    if abs(top - form.top) > 2 * TOLERANCE:
        yield _margin(sheet.number, "верхнє", top, form.top)
    bottom = sheet.height - max(map(bottom_of, lines), default=0.0)
    if bottom < form.bottom - TOLERANCE:
        yield _margin(sheet.number, "нижнє", bottom, form.bottom)


def _reached(parts: Parts) -> Iterator[Departure]:
    """Margins wider than asked: no line of the whole file reaches the edge of the text."""
    form = parts.form
    rows = [(sheet, line) for sheet in parts.sheets for line in parts.body[sheet.number]]
    if not any(len(block) > 1 for block in parts.paragraphs):
        return
    left = min(line.left for _, line in rows)
    if left > form.left + TOLERANCE:
        yield _margin(0, "ліве", left, form.left)
    right = min(sheet.width - line.right for sheet, line in rows)
    if right > form.right + TOLERANCE:
        yield _margin(0, "праве", right, form.right)


def _margin(page: int, side: str, found: float, asked: float) -> Departure:
    words = f"{side} поле {millimetres(found)} замість {millimetres(asked)}."
    return Departure(page, "margin", words if page else words.capitalize())


def page_numbers(parts: Parts) -> Iterator[Departure]:
    """From the second page, digits alone, in the middle of the top margin."""
    for sheet in parts.sheets:
        lines, asked = parts.numbers[sheet.number], str(sheet.number)
        wanted = parts.form.numbered and sheet.number > 1
        if not wanted:
            if lines:
                yield _numbering(sheet, f"у верхньому полі зайве: «{lines[0].text}».")
        elif len(lines) != 1 or lines[0].text != asked:
            found = "; ".join(line.text for line in lines)
            yield _numbering(sheet, f"номер сторінки «{found}» замість «{asked}»." if found else _NO_NUMBER)
        elif abs((lines[0].left + lines[0].right) / 2 - sheet.width / 2) > TOLERANCE:
            yield _numbering(sheet, "номер сторінки стоїть не посередині верхнього поля.")


_NO_NUMBER = "немає номера сторінки."


def _numbering(sheet: Sheet, words: str) -> Departure:
    return Departure(sheet.number, "page_number", words)


def annex_mark(parts: Parts) -> Iterator[Departure]:
    """A block at the top right that begins 100 mm from the left edge of the text."""
    if not parts.tagged:
        return
    if not parts.mark:
        yield Departure(1, "annex_mark", "немає відмітки «Додаток до рішення…».")
        return
    at = parts.form.left + parts.form.annex_at
    for line in parts.mark:
        if abs(line.left - at) > TOLERANCE:
            found, asked = millimetres(line.left - parts.form.left), millimetres(parts.form.annex_at)
            words = f"відмітка «{line.text}» починається за {found} від лівого краю тексту замість {asked}."
            yield Departure(line.page, "annex_mark", words)


def signature_block(parts: Parts) -> Iterator[Departure]:
    """Posts on the left, names at 125 mm, all on one page with two lines of text at least."""
    if not parts.tagged:
        return
    if not parts.signatures:
        yield Departure(len(parts.sheets), "signature", "немає підпису: посади ліворуч і прізвища праворуч.")
        return
    for block in parts.signatures:
        yield from _name(parts, block)
    used = {line.page for block in parts.signatures for line in block}
    first = parts.signatures[0][0]
    if len(used) > 1:
        yield Departure(first.page, "signature", "підписи поділено між двома сторінками.")
    above = [line for line in parts.body[first.page] if line.base < first.base - 0.1]
    if len(above) < TEXT_WITH_SIGNATURE:
        yield Departure(first.page, "signature", "підпис відірвано від тексту: над ним менше двох рядків.")


def _name(parts: Parts, block: list[Line]) -> Iterator[Departure]:
    level = max(block, key=lambda line: line.widest_gap)
    name = level.spans[-1]
    found, asked = name.left - parts.form.left, parts.form.name_at
    if abs(found - asked) > TOLERANCE:
        words = f"«{name.text}» у підписі стоїть за {millimetres(found)} від лівого краю тексту"
        yield Departure(level.page, "signature", f"{words} замість {millimetres(asked)}.")


def fonts(parts: Parts) -> Iterator[Departure]:
    """Every font is in the file."""
    for name in parts.measured.unembedded:
        yield Departure(0, "font", f"Шрифт «{name}» не вбудовано: на іншому комп’ютері текст буде іншим.")


def tags(parts: Parts) -> Iterator[Departure]:
    """The file says what is a heading and what a paragraph; without that only places can be measured."""
    tagging = parts.measured.tagging
    if not parts.tagged:
        yield Departure(0, "tags", _UNTAGGED)
    if not tagging.language:
        yield Departure(0, "tags", "У файлі не зазначено мову.")
    if not tagging.title:
        yield Departure(0, "tags", "У властивостях файла немає назви документа.")


_UNTAGGED = (
    "Файл не розмічено: виміряно лише поля, номери сторінок, кеглі та шрифти; "
    "заголовки, абзаци, таблиці й підписи перевірити не можна."
)

RULES = (page_format, margins, page_numbers, annex_mark, signature_block, fonts, tags)

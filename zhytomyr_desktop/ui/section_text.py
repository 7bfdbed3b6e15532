"""The text of one section, kept up to date by composing anew only what a change touches."""

from __future__ import annotations

from forms.definition import Catalogue
from forms.values import ReportValues
from zhytomyr_desktop.report.document import Paragraph


class SectionText:
    """The paragraphs of a section, those with gaps included, for a text beside the form."""

    def __init__(self, catalogue: Catalogue, section: str, *, with_hidden: bool = False) -> None:
        self.section = section
        self.with_hidden = with_hidden
        self._catalogue = catalogue
        self.paragraphs: list[Paragraph] = []

    def all_of(self, values: ReportValues) -> list[Paragraph]:
        """Compose the whole section."""
        from zhytomyr_desktop.report import compose

        self.paragraphs = compose.compose_section(
            self._catalogue, values, self.section, gaps=True, hidden=self.with_hidden
        )
        return self.paragraphs

    def after_change(self, values: ReportValues, item: str) -> list[Paragraph]:
        """Compose only the statements in which the field stands; the others are the same objects."""
        from zhytomyr_desktop.report import compose

        paragraphs = list(self.paragraphs)
        for key in self._touched(values, item):
            there = [n for n, paragraph in enumerate(paragraphs) if paragraph.statement == key]
            if not there:
                return self.all_of(values)
            new = compose.compose_statement(
                self._catalogue, values, self.section, key, gaps=True, hidden=self.with_hidden
            )
            paragraphs[there[0] : there[-1] + 1] = new
        self.paragraphs = paragraphs
        return paragraphs

    def _touched(self, values: ReportValues, item: str) -> list[str]:
        """The statements in which the field stands, those that a person worded included."""
        from zhytomyr_desktop.report import compose

        names = (f"{{{item}", f"{{{self.section}.{item}", f"={item}", f"={self.section}.{item}")
        changed = values.section(self.section).statements.values()
        worded = [s.key for s in changed if any(name in s.text for name in names)]
        hidden = {s.key for s in changed if s.hidden and not self.with_hidden}
        named = compose.statements_of(self._catalogue, self.section, item)
        return [key for key in dict.fromkeys((*named, *worded)) if key not in hidden]

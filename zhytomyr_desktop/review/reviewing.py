"""The review of sections: remarks with their threads, returning, accepting, and what an acceptance guards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import db
from db.arrivals import arrived
from db.moments import when
from zhytomyr_desktop import fields, ordering
from zhytomyr_desktop.errors import EntryError, UserError
from zhytomyr_desktop.open_file import OpenFile, Place
from zhytomyr_desktop.review import acceptance, board, remarks, standing, withdrawing
from zhytomyr_desktop.review.acceptance import ACCEPTANCE, SECTION, Acceptance, Since
from zhytomyr_desktop.review.copies import accepted_in_copy
from zhytomyr_desktop.review.remarks import ANSWERED, CLOSED, OPEN, REMARK, REPLY, WHOLE_SECTION, Remark
from zhytomyr_desktop.review.standing import ACCEPTED, DRAFT, RETURNED, SUBMITTED, Standing

if TYPE_CHECKING:
    from db import Change

DONE_WORD = "Виправлено."
"""What a clerk answers who only mends."""


class Review:
    """The reviewing of one open file; what it enters itself passes the guard of accepted sections.

    Methods raise UserError, and EntryError at a place; nothing was written then.
    """

    def __init__(self, file: OpenFile) -> None:
        self._file = file
        self._threads: tuple[Remark, ...] | None = None
        self._since: dict[str, Since] = {}
        self._standing: dict[str, Standing] = {}

    def forget(self, changes: Iterable[Change] | None = None) -> None:
        """Read again what these changes are about, or everything."""
        for change in changes or ():
            self._since.pop(change.section, None)
            if change.item == SECTION:
                self._standing.pop(change.section, None)
            if change.item.startswith(remarks.KINDS):
                self._threads = None
        if changes is None:
            self._threads = None
            self._since.clear()
            self._standing.clear()

    # Remarks

    def remarks(self, section: str = "", item: str = "", *, unsettled: bool = False) -> tuple[Remark, ...]:
        """The remarks of the file, of a section or about one of its items, oldest first.

        ``unsettled``: only those that are not closed.
        """
        every = [one.key for one in self._file.sections()]
        if self._threads is None:
            self._threads = remarks.threads(db.current_of_kinds(self._file.file, remarks.KINDS, every))
        keys = (section,) if section else every
        return tuple(
            remark
            for remark in self._threads
            if remark.section in keys and item in ("", remark.about) and not (unsettled and remark.is_settled)
        )

    def remark(self, identifier: str) -> Remark:
        """The remark whose id begins so. Raises UserError where none or several do."""
        found = [one for one in self.remarks() if identifier and one.id.startswith(identifier)]
        if len(found) != 1:
            how = "кілька зауважень починаються" if found else "жодне зауваження не починається"
            raise UserError(f"З «{identifier}» {how}. Номери показує команда remarks.")
        return found[0]

    def ask(self, section: str, about: str, text: str) -> Remark:
        """Make a remark about an item of a section, or about the ``section`` as a whole."""
        item = f"{REMARK}{ordering.new_id()}"
        self._refuse_unknown(section, about)
        self._put(section, item, remarks.remark_fields(about, _needed(text, "Напишіть зауваження.")))
        return self.remark(item.removeprefix(REMARK))

    def answer(self, identifier: str, text: str) -> Remark:
        """Answer a remark. Who asked, and asks on in the city's file, leaves it open; else it is answered."""
        remark = self.remark(identifier)
        asks_on = self._file.is_city and remark.author == self._file.author
        return self._step(remark, _needed(text, "Напишіть відповідь."), OPEN if asks_on else ANSWERED)

    def mark_done(self, identifier: str) -> Remark:
        """Answer that it is mended."""
        return self._step(self.remark(identifier), DONE_WORD, ANSWERED)

    def close(self, identifier: str, text: str = "") -> Remark:
        """Settle a remark. In a section file one settles only one's own remarks."""
        remark = self.remark(identifier)
        if not self._file.is_city and remark.author != self._file.author:
            raise UserError("Зауваження закриває той, хто його написав, або координатор. Дайте відповідь.")
        return remark if remark.is_settled else self._step(remark, text, CLOSED)

    def _step(self, remark: Remark, text: str, state: str) -> Remark:
        item = f"{REPLY}{ordering.new_id()}"
        self._put(remark.section, item, remarks.reply_fields(remark, text, state))
        return self.remark(remark.id)

    def _put(self, section: str, item: str, texts: Mapping[str, str]) -> None:
        self._file.record(self._read(section, item, texts))

    def _read(self, section: str, item: str, texts: Mapping[str, str]) -> dict[Place, str]:
        return {
            (section, item, name): value
            for field, text in texts.items()
            for name, value in fields.read(self._file.catalogue, section, item, field, text).items()
        }

    def _refuse_unknown(self, section: str, about: str) -> None:
        place = self._file.section(section)
        known = self._file.values.section(section).stored
        if about != WHOLE_SECTION and about not in known and not fields.has_item(place, about):
            raise EntryError(f"У розділі «{place.title}» немає показника «{about}».", section, about)

    # States

    def state(self, section: str) -> str:
        """How far the section is: an accepted one that changed since is under review again."""
        entered = self._stands(section).state
        return SUBMITTED if entered == ACCEPTED and self.changed_since_acceptance(section) else entered

    def reason(self, section: str) -> str:
        """Why the section was returned or reopened last."""
        return self._stands(section).remark

    def changed_since_acceptance(self, section: str) -> Since:
        """What is different in an accepted section since its acceptance; this also voids its signature."""
        accepted = self._stands(section).accepted
        if accepted is None:
            return Since()
        if section not in self._since:
            current = self._current(section)
            known = self._acceptances(current) or (self._covered_at(section, accepted),)
            self._since[section] = acceptance.since(current, known)
        return self._since[section]

    def _stands(self, section: str) -> Standing:
        if not self._file.values.section(section).stored.get(SECTION):
            return Standing()
        if section not in self._standing:
            entries = db.history(self._file.file, section, SECTION)
            arrived = self._arrived(entry.change.id for entry in entries)
            self._standing[section] = standing.standing(entries, arrived, is_city=self._file.is_city)
        return self._standing[section]

    def _acceptances(self, current: Iterable[Change]) -> tuple[Acceptance, ...]:
        """Those that count: in the city only its own, see ``standing``."""
        items = [change for change in current if change.item.startswith(ACCEPTANCE)]
        arrived = self._arrived(change.id for change in items)
        return acceptance.acceptances(change for change in items if change.id not in arrived)

    def _covered_at(self, section: str, accepted: Change) -> Acceptance:
        entries = db.history(self._file.file, section)
        arrived = self._arrived(entry.change.id for entry in entries)
        # Times are told to the second: what came in the very second of the acceptance is not covered.
        then = when(accepted.at)
        late = {change for change, at in arrived.items() if when(at) >= then}
        return acceptance.covered_at(entries, accepted, late)

    def _arrived(self, ids: Iterable[str]) -> Mapping[str, str]:
        return arrived(self._file.file, ids) if self._file.is_city else {}

    def is_frozen(self, section: str) -> bool:
        """Whether the section is accepted, so that nothing is entered before it is reopened."""
        return self.state(section) == ACCEPTED

    def refuse_frozen(self, texts: Mapping[Place, str]) -> None:
        """Raise EntryError where one of these texts is entered into an accepted section.

        A state is set by ``set_state`` alone, so that nobody accepts, returns or reopens around its rules.
        """
        for (section, item, field), text in texts.items():
            sets_state = (item, field) == (SECTION, "state")
            if (acceptance.is_content(item) or sets_state) and self.is_frozen(section):
                title = self._file.section(section).title
                raise EntryError(f"Розділ «{title}» прийнято. {self._how_to_reopen()}", section, item, field)
            if item.startswith(ACCEPTANCE) or (sets_state and text in (RETURNED, ACCEPTED)):
                raise EntryError("Розділ приймають і повертають командою status.", section, item, field)

    def _how_to_reopen(self) -> str:
        if self._file.is_city:
            return "Щоб змінити його, спершу відкрийте його знову і вкажіть причину."
        return "Щоб змінити його, попросіть координатора відкрити його знову."

    def set_state(self, section: str, state: str, remark: str = "") -> list[Change]:
        """Put a section into a state. Only the city accepts, returns, or reopens what is accepted.

        Returning needs a remark, or one at a field that is not settled; reopening needs a reason. Accepting
        settles what is still open and keeps what it covered.
        """
        state = fields.state_text(state)
        self._file.section(section)
        self._refuse_state(section, state, remark.strip())
        texts = self._read(section, SECTION, {"state": state, "remark": remark})
        if state == RETURNED and remark.strip():
            item = f"{REMARK}{ordering.new_id()}"
            texts |= self._read(section, item, remarks.remark_fields(WHOLE_SECTION, remark))
        if state == ACCEPTED:
            texts |= self._accepting(section)
        self._put_aside(section, state)
        return self._file.record(texts)

    def _put_aside(self, section: str, state: str) -> None:
        """Where a file brought this very state, set another one: what is decided here is to be kept."""
        if self._file.text(section, SECTION, "state") == state != self._stands(section).decided:
            other = DRAFT if state == SUBMITTED else SUBMITTED
            self._file.record(self._read(section, SECTION, {"state": other}))

    def _refuse_state(self, section: str, state: str, remark: str) -> None:
        reopening = self.is_frozen(section) and state != ACCEPTED
        if (state in (RETURNED, ACCEPTED) or reopening) and not self._file.is_city:
            raise UserError("Приймають, повертають і відкривають знову розділ у файлі міста.")
        if reopening and not remark:
            raise UserError("Розділ прийнято. Щоб відкрити його знову, вкажіть причину.")
        if state == RETURNED and not remark and not self.remarks(section, unsettled=True):
            raise UserError("Щоб повернути розділ, напишіть зауваження.")
        if state == ACCEPTED and self._file.conflicts(section):
            raise UserError("Спершу вирішіть розбіжності розділу: інакше невідомо, що саме приймається.")

    def restore(self, entries: Mapping[Place, str]) -> list[Change]:
        """Take one's own steps back or do them again: states with their remarks, and threads to a height.

        ``entries``: (section, ``section``, state or remark) → text, (section, ``remark/ID``, ``height``) →
        the height of ``withdrawing``. Raises UserError where the section or the thread has gone on since.
        """
        texts: dict[Place, str] = {}
        for (section, item, field), text in entries.items():
            if item == SECTION:
                if field == "state":
                    self._refuse_restoring(section, text)
                texts |= self._read(section, SECTION, {field: text})
            else:
                remark = self.remark(item.removeprefix(REMARK))
                words, state = withdrawing.step_to(remark.replies, int(text))
                fields_of_step = remarks.reply_fields(remark, words, state)
                texts |= self._read(section, f"{REPLY}{ordering.new_id()}", fields_of_step)
        return self._file.record(texts)

    def _refuse_restoring(self, section: str, state: str) -> None:
        title = self._file.section(section).title
        if not self._file.is_city and (state == ACCEPTED or self.is_frozen(section)):
            raise UserError(f"Розділ «{title}» прийнято. {self._how_to_reopen()}")
        current = self._current(section)
        if state == ACCEPTED and acceptance.since(current, self._acceptances(current)):
            raise UserError(f"Розділ «{title}» відтоді змінився. Прийміть його ще раз.")

    def _accepting(self, section: str) -> dict[Place, str]:
        """What an acceptance covers, unless the last one still holds, and the settling of open remarks."""
        current = self._current(section)
        texts: dict[Place, str] = {}
        if not self.is_frozen(section):
            covered = acceptance.fields_of(current, acceptance.acceptances(current))
            texts |= self._read(section, f"{ACCEPTANCE}{ordering.new_id()}", covered)
        for remark in self.remarks(section, unsettled=True):
            item = f"{REPLY}{ordering.new_id()}"
            texts |= self._read(section, item, remarks.reply_fields(remark, "", CLOSED))
        return texts

    def _current(self, section: str) -> list[Change]:
        return [side for sides in db.current(self._file.file, section).values() for side in sides]

    def reopened(self) -> tuple[str, ...]:
        """The accepted sections that are under review again since something in them is different."""
        return tuple(s.key for s in self._file.sections() if self.changed_since_acceptance(s.key))

    def accepted_in_copies(self) -> dict[str, Change]:
        """The acceptances made in a copy of the city's file that wait to be taken over here, by section.

        Only where the section stands here exactly as it was accepted there, and nothing is left to decide.
        """
        if not self._file.is_city:
            return {}
        disputed = self._disputed()
        found: dict[str, Change] = {}
        for section in self._file.sections():
            if section.key in disputed or self.state(section.key) == ACCEPTED:
                continue
            current = self._current(section.key)
            there = accepted_in_copy(current, self._arrived(one.id for one in current))
            if there is not None:
                found[section.key] = there
        return found

    # The board

    def board(self) -> tuple[board.SectionStatus, ...]:
        """One line for each section of the file, in the order of the report."""
        clashes = self._disputed()
        return tuple(
            board.line(
                section,
                self._file.values.section(section.key),
                clashes[section.key],
                state=self.state(section.key),
                remark=self.reason(section.key),
                remarks=[remark.state for remark in self.remarks(section.key)],
                changed=len(self.changed_since_acceptance(section.key).changes),
            )
            for section in self._file.sections()
        )

    def _disputed(self) -> Counter[str]:
        """How many fields of each section wait for somebody to decide."""
        places = self._file.disputed()
        return Counter(place[0] for place in places if not standing.settles_itself(*place[1:]))


def _needed(text: str, otherwise: str) -> str:
    if not text.strip():
        raise UserError(otherwise)
    return text

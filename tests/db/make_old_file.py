"""Makes old/vN.zvit and a section file cut from it: run it once before a schema is released, then keep both.

Run from the checkout: ``python -m tests.db.make_old_file``.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import db
from db import schema

CAUGHT, NETWORK = ("animals", "caught"), ("water", "network")
EDITS = ((1, CAUGHT, "1080"), (1, NETWORK, "529.1"), (1, CAUGHT, "1090"), (2, CAUGHT, "1100"))


def main() -> None:
    city = Path(__file__).parent / "old" / f"v{schema.VERSION}.zvit"
    if not city.exists():
        make_city(city)
    section = city.with_name(f"section-{city.name}")
    if not section.exists():
        make_section(city, section)


def make_section(city: Path, out: Path) -> None:
    """As a clerk sends it: sealed when it was handed out, edited since, also outside its scope."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(city, folder))
        with db.open_file(copy) as file:
            db.assign(file, ["animals"], out)
    with db.open_file(out) as file:
        db.record(file, [db.Entry(*CAUGHT, "value", "1111")], "Відділ")
        db.record(file, [db.Entry(*NETWORK, "value", "1")], "Відділ")


def make_city(out: Path) -> None:
    """Two clerks' files merged into a city file, a conflict left open, a value cleared."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        city = work / "city.zvit"
        db.create(city, year=2023, meta={"community": "Житомирська"})
        with db.open_file(city) as file:
            title = db.Entry("report", "title", "value", "Звіт за 2023 рік")
            db.record(file, [title, db.Entry("animals", "returned", "value", "12")], "Координатор")
            db.record(file, [db.Entry("animals", "returned", "value", "")], "Координатор")
            for number in (1, 2):
                db.assign(file, ["animals", "water"], work / f"{number}.zvit")
            for number, item, value in EDITS:
                with db.open_file(work / f"{number}.zvit") as section:
                    db.record(section, [db.Entry(*item, "value", value)], "Відділ")
            for number in (1, 2):
                db.merge(file, [work / f"{number}.zvit"], "Координатор")
        city.replace(out)


if __name__ == "__main__":
    main()

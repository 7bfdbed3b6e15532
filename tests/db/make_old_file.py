"""Makes old/vN.zvit of the current schema: run it once before a schema is released, then keep the file.

Run from the checkout: ``python -m tests.db.make_old_file``.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import db
from db import schema

CAUGHT, NETWORK = ("animals", "caught"), ("water", "network")
EDITS = ((1, CAUGHT, "1080"), (1, NETWORK, "529.1"), (1, CAUGHT, "1090"), (2, CAUGHT, "1100"))


def main() -> None:
    out = Path(__file__).parent / "old" / f"v{schema.VERSION}.zvit"
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

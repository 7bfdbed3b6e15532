"""Which changes of the log came with received files, and when; what was entered in this file did not."""

from __future__ import annotations

import json
from collections.abc import Iterable

from db.deciding import DECIDED
from db.file import ReportFile, told

_ARRIVED = """
SELECT b.change, m.at, max(m.number) FROM merging AS m CROSS JOIN json_each(:ids) AS wanted
CROSS JOIN brought AS b ON b.merging = m.number AND b.change = wanted.value
WHERE b.position > :decided GROUP BY b.change
"""

_CARRIERS = """
SELECT wanted.value, b.merging FROM json_each(:ids) AS wanted
CROSS JOIN merging AS m JOIN brought AS b ON b.merging = m.number AND b.change = wanted.value
UNION
SELECT c.id, NULL FROM json_each(:ids) AS wanted JOIN change AS c ON c.id = wanted.value
ORDER BY 1, 2
"""


def arrived(file: ReportFile, ids: Iterable[str]) -> dict[str, str]:
    """When those of the changes arrived that a received file brought: id → ISO time of the last merge.

    A change that was decided in the preview of a merge was made here and is no arrival.
    """
    words = {"ids": json.dumps(list(ids)), "decided": DECIDED}
    with told(file.path):
        return {change: at for change, at, _ in file.connection.execute(_ARRIVED, words)}


def carriers(file: ReportFile, ids: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """By which merges those of the changes came that stand in the log or were brought by one: id → numbers.

    A change that was entered here, or came with the file itself, has none.
    """
    found: dict[str, list[int]] = {}
    with told(file.path):
        for change, number in file.connection.execute(_CARRIERS, {"ids": json.dumps(list(ids))}):
            found.setdefault(change, []).extend([] if number is None else [number])
    return {change: tuple(numbers) for change, numbers in found.items()}

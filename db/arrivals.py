"""Which changes of the log came with received files, and when; what was entered in this file did not."""

from __future__ import annotations

import json
from collections.abc import Iterable

from db.deciding import DECIDED
from db.file import ReportFile, told

_ARRIVED = """
SELECT b.change, max(m.at) FROM merging AS m CROSS JOIN json_each(:ids) AS wanted
CROSS JOIN brought AS b ON b.merging = m.number AND b.change = wanted.value
WHERE b.position > :decided GROUP BY b.change
"""


def arrived(file: ReportFile, ids: Iterable[str]) -> dict[str, str]:
    """When those of the changes arrived that a received file brought: id → ISO time of the last merge.

    A change that was decided in the preview of a merge was made here and is no arrival.
    """
    words = {"ids": json.dumps(list(ids)), "decided": DECIDED}
    with told(file.path):
        return dict(file.connection.execute(_ARRIVED, words).fetchall())

"""The report for Word at one, ten and twenty times its text: time must grow with the text, not faster.

``python benchmarks/word.py`` prints one line a size and leaves with 1 where ten times the text takes more
than thirteen times the time, or where annexes add more than half a second.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

RUNS = 3
GROWTH = 13.0
ANNEXES = 0.5


def median(work: Callable[[], object]) -> float:
    """Seconds of this process for the work."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def main() -> int:
    import report

    from zhytomyr_desktop.report import docx, pdf
    from zhytomyr_desktop.report.annexes import AnnexKind
    from zhytomyr_desktop.report.compose import compose

    took = {}
    for times in (1, 10, 20):
        document = report.document(times)
        took[times] = median(lambda document=document: docx.render(document))
        print(f"DOCX ×{times}: {took[times]:.2f} с, у {took[times] / took[1]:.1f} раза довше")
    values = report.sample()
    plain = median(lambda: list(pdf.render(compose(*values))[0]))
    full = median(lambda: list(pdf.render(compose(*values, annexes=tuple(AnnexKind), contents=True))[0]))
    print(f"PDF: додатки й зміст додають {full - plain:.2f} с до {plain:.2f} с")
    return int(took[10] / took[1] > GROWTH or full - plain > ANNEXES)


if __name__ == "__main__":
    sys.exit(main())

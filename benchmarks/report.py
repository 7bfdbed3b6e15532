"""The report's PDF against typst with hyphenation, in one run: build time, growth, memory; a keystroke.

``python benchmarks/report.py`` prints one line a measure and leaves with 1 where a target is missed. Every
build runs in a process of its own, on the same words, page and typeface; the makers take turns, medians are
compared.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

CHARACTERS = 94_000
WHOLE = 0
"""Instead of a multiple: the report of 2023 as it is, from the shipped sample."""
RUNS = {WHOLE: 7, 1: 7, 10: 3, 100: 1}
KEYSTROKES = 2_000


def sample() -> tuple[object, object]:
    """The catalogue and the values of the shipped figures of 2023."""
    from forms.loader import load_catalogue
    from forms.stored import read_values
    from zhytomyr_desktop.issuing.sample import read

    catalogue = load_catalogue()
    texts = read(catalogue, ROOT / "resources" / "sample" / "2023")
    return catalogue, read_values(catalogue, 2023, {key: (text,) for key, text in texts.items()})


def document(times: int) -> object:
    """The sample's report, whole, or with its sections repeated to ``times`` × 94 000 characters."""
    from dataclasses import replace

    from zhytomyr_desktop.report.compose import compose

    composed = compose(*sample())  # type: ignore[arg-type]
    if times == WHOLE:
        return composed
    blocks, wanted = [], CHARACTERS * times
    while wanted > 0:
        for block in composed.blocks:
            blocks.append(block)
            wanted -= len(block.text) if hasattr(block, "text") else 0
            if wanted <= 0:
                break
    return replace(composed, blocks=tuple(blocks))


def build_ours(times: int) -> float:
    from zhytomyr_desktop.report import pdf, writer  # noqa: F401 - imports are not the build

    report = document(times)
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        pdf.write_pdf(report, Path(folder) / "report.pdf")  # type: ignore[arg-type]
        return time.perf_counter() - start


def build_typst(times: int) -> float:
    import typst

    source = typst_source(document(times))
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        typst.compile(
            source.encode(),
            output=str(Path(folder) / "report.pdf"),
            font_paths=[str(ROOT / "resources" / "fonts")],
            ignore_system_fonts=True,
        )
        return time.perf_counter() - start


def typst_source(report: object) -> str:
    """The same page, typeface, headings and words for typst."""
    from zhytomyr_desktop.report.document import Heading

    title = _escaped(report.title)  # type: ignore[attr-defined]
    lines = [_TYPST_HEAD, f'#align(center, text(weight: "bold")[{title}])', ""]
    for block in report.blocks:  # type: ignore[attr-defined]
        if isinstance(block, Heading):
            lines += ["=" * block.level + " " + _escaped(f"{block.text} {block.subtitle}".strip()), ""]
        else:
            lines += [_escaped(block.text), ""]
    return "\n".join(lines)


def _escaped(text: str) -> str:
    return "".join("\\" + sign if sign in "\\#$*_`<>@=-+/[]~'\"" else sign for sign in text)


_TYPST_HEAD = """#set page(paper: "a4", margin: (left: 30mm, right: 10mm, y: 20mm), numbering: "1")
#set text(font: "Liberation Serif", size: 14pt, lang: "uk", hyphenate: true)
#set par(justify: true, first-line-indent: 12.5mm, leading: 0.5em, spacing: 0.5em)
"""

BUILDS = {"ours": build_ours, "typst": build_typst}


def child(maker: str, times: int) -> None:
    seconds = BUILDS[maker](times)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "megabytes": peak}))


def measured(maker: str, times: int) -> dict[str, float]:
    """One build in a process of its own; ``process`` is its whole life."""
    start = time.perf_counter()
    command = [sys.executable, __file__, "--child", maker, "--times", str(times)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {**json.loads(answer), "process": time.perf_counter() - start}


def keystroke() -> list[float]:
    """Processor seconds of a statement when a figure in it changes: those of the largest section in turn."""
    from zhytomyr_desktop.report.compose import compose_statement

    catalogue, values = sample()
    section = max(catalogue.sections, key=lambda s: sum(1 for _ in s.figures()))  # type: ignore[attr-defined]
    keys = [statement.key for group in section.groups for statement in group.statements]
    taken = []
    for number in range(KEYSTROKES):
        start = time.process_time()
        key = keys[number % len(keys)]
        compose_statement(catalogue, values, section.key, key, gaps=True)  # type: ignore[arg-type]
        taken.append(time.process_time() - start)
    return taken


def report(name: str, value: float, target: float, unit: str = "") -> bool:
    """Print a measure beside its target; whether it is met."""
    met = value <= target
    print(f"{'ok  ' if met else 'MISS'} {name:<46} {value:8.3f}{unit}  target {target:g}{unit}", flush=True)
    return met


def compare(largest: int) -> bool:
    runs: dict[tuple[str, int], list[dict[str, float]]] = {}
    for times in (t for t in RUNS if t <= largest):
        for _ in range(RUNS[times]):
            for maker in ("ours",) if times == 100 else BUILDS:
                runs.setdefault((maker, times), []).append(measured(maker, times))
    middle = {key: statistics.median(run["seconds"] for run in found) for key, found in runs.items()}
    for (maker, times), found in sorted(runs.items(), key=lambda run: run[0][1]):
        process, peak = (statistics.median(run[what] for run in found) for what in ("process", "megabytes"))
        seconds = f"build {middle[maker, times]:7.3f} s  process {process:7.3f} s"
        print(f"     {maker:<6} {_named(times):<6} {seconds}  {peak:6.0f} MB")
    met = [
        report("build of 2023 / typst hyphenated", middle["ours", WHOLE] / middle["typst", WHOLE], 1.0),
        report("build x1 / typst hyphenated x1", middle["ours", 1] / middle["typst", 1], 1.0),
        report("build x10 / typst hyphenated x10", middle["ours", 10] / middle["typst", 10], 0.5),
        report("build x10 / build x1", middle["ours", 10] / middle["ours", 1], 11.0),
    ]
    if largest >= 100:
        met.append(report("build x100 / build x10", middle["ours", 100] / middle["ours", 10], 11.0))
        met.append(report("peak memory x100", runs["ours", 100][0]["megabytes"], 150.0, " MB"))
    return all(met)


def _named(times: int) -> str:
    return f"x{times}" if times else "2023"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--child", choices=sorted(BUILDS), help=argparse.SUPPRESS)
    parser.add_argument(
        "--times", type=int, default=100, help="the largest multiple of the text: 1, 10 or 100"
    )
    arguments = parser.parse_args()
    if arguments.child:
        child(arguments.child, arguments.times)
        return 0
    met = compare(max(10, arguments.times))
    taken = sorted(keystroke())
    print(f"     keystroke: median {statistics.median(taken) * 1e3:.3f} ms")
    met = report("one statement composed, p99", taken[int(len(taken) * 0.99)] * 1e3, 1.0, " ms") and met
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())

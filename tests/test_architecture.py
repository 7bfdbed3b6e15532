"""The house rules of docs/architecture.md as tests: who may import whom, and what stays unloaded."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Collection
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from pytest_archon import archrule

ROOT = Path(__file__).parent.parent
HEAVY = ("reportlab", "docx", "pyhanko", "pikepdf", "openpyxl", "hunspell")


def _qt_rule(name: str, package: str, *forbidden: str) -> None:
    archrule(name).match(f"{package}*").should_not_import(*forbidden).check(
        package.split(".", maxsplit=1)[0], only_direct_imports=True, skip_type_checking=True
    )


@pytest.mark.parametrize("package", ["forms", "db", "resources"])
def test_the_foundations_know_neither_qt_nor_each_other_nor_the_program(package: str) -> None:
    others = {"forms", "db", "resources", "zhytomyr_desktop"} - {package}
    _qt_rule("foundations", package, "PySide6*", *(f"{other}*" for other in others))


def test_language_knows_only_the_foundations() -> None:
    _qt_rule(
        "language",
        "zhytomyr_desktop.language",
        "PySide6*",
        *(f"zhytomyr_desktop.{room}*" for room in ("audit", "report", "workspace", "cli", "ui")),
    )


@pytest.mark.parametrize("room", ["audit", "report"])
def test_the_middle_rooms_do_not_know_each_other_nor_what_uses_them(room: str) -> None:
    others = {"audit", "report", "workspace", "cli", "ui", "app"} - {room}
    _qt_rule(room, f"zhytomyr_desktop.{room}", "PySide6*", *(f"zhytomyr_desktop.{o}*" for o in others))


def test_workspace_knows_neither_window_nor_command_line() -> None:
    faces = ("zhytomyr_desktop.ui*", "zhytomyr_desktop.cli*")
    _qt_rule("workspace", "zhytomyr_desktop.workspace", "PySide6*", *faces)


@pytest.mark.parametrize("room", ["checking", "gathering", "history", "importing", "issuing", "review"])
def test_what_the_workspace_uses_knows_neither_window_nor_command_line(room: str) -> None:
    faces = ("zhytomyr_desktop.ui*", "zhytomyr_desktop.cli*")
    _qt_rule(room, f"zhytomyr_desktop.{room}", "PySide6*", *faces)


def test_the_command_line_knows_no_window() -> None:
    _qt_rule("cli", "zhytomyr_desktop.cli", "PySide6*", "zhytomyr_desktop.ui*")


def test_widgets_know_no_database() -> None:
    rule = archrule("widgets").match("zhytomyr_desktop.ui.widgets*")
    rule.should_not_import("db*", "sqlite3", "sqlmodel").check("zhytomyr_desktop", only_direct_imports=True)


def _loaded_after(code: str) -> set[str]:
    """Top-level modules loaded after ``code`` ran in a fresh interpreter."""
    script = f"import sys\n{code}\nprint('\\n'.join({{name.split('.')[0] for name in sys.modules}}))"
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_window_loads_nothing_heavy() -> None:
    loaded = _loaded_after("import zhytomyr_desktop.app, zhytomyr_desktop.ui.main_window")
    assert "PySide6" in loaded
    assert not loaded & {*HEAVY, "sqlmodel", "sqlalchemy"}


def test_the_command_line_loads_neither_qt_nor_anything_heavy() -> None:
    loaded = _loaded_after("import zhytomyr_desktop.cli")
    assert "zhytomyr_desktop" in loaded
    assert not loaded & {*HEAVY, "PySide6", "sqlmodel", "sqlalchemy"}


def _imports(path: Path, modules: Collection[str]) -> set[str]:
    """The modules of ours that a file imports anywhere in it: in functions and for types too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            submodules = {f"{node.module}.{alias.name}" for alias in node.names} & set(modules)
            found |= submodules or {node.module}
    return found & set(modules)


def _graph(*rooms: str) -> dict[str, set[str]]:
    """Who imports whom among the modules of these rooms."""
    paths = [path for room in rooms for path in (ROOT / room).rglob("*.py")]
    named = {".".join(p.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): p for p in paths}
    return {name: _imports(path, named) for name, path in named.items()}


def test_no_circle_of_imports() -> None:
    graph = _graph("db", "forms", "resources", "zhytomyr_desktop")
    assert "db.change" in graph["db.log"]
    assert "zhytomyr_desktop.ui.menus" in graph["zhytomyr_desktop.ui.main_window"]
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle


def _room(module: str) -> str:
    """The room of a module: «db», «report» for zhytomyr_desktop.report.signing.sign."""
    top, _, below = module.partition(".")
    return below.partition(".")[0] if top == "zhytomyr_desktop" else top


def _declared() -> dict[str, set[str]]:
    """The rooms of docs/architecture.md, in its order, with what each may import."""
    lines = (ROOT / "docs" / "architecture.md").read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| `")]
    named = [(room.strip("`/"), imports) for room, *_, imports in (row for row in rows if len(row) == 3)]
    return {room: set(imports.split(" · ")) - {"–"} for room, imports in named}


def test_every_room_imports_only_what_the_paper_allows() -> None:
    declared = _declared()
    found: dict[str, set[str]] = {}
    for module, known in _graph("db", "forms", "resources", "zhytomyr_desktop").items():
        room = _room(module)
        found.setdefault(room, set()).update(_room(one) for one in known if _room(one) != room)
    del found[""]  # zhytomyr_desktop itself
    assert found.keys() == declared.keys()
    too_much = {
        room: sorted(known - declared[room]) for room, known in found.items() if known - declared[room]
    }
    assert too_much == {}, "name it in docs/architecture.md, or better do without it"
    above: set[str] = set()
    for room, allowed in declared.items():
        assert allowed <= above, f"{room} imports from rooms below it: {allowed - above}"
        above.add(room)


ROOMS = ("checking", "gathering", "history", "importing", "issuing", "review", "signed")


def test_the_open_file_knows_no_room_that_it_is_given_to_and_these_know_no_workspace() -> None:
    graph = _graph("db", "forms", "resources", "zhytomyr_desktop")
    rooms = tuple(f"zhytomyr_desktop.{room}" for room in ROOMS)
    assert not [name for name in graph["zhytomyr_desktop.open_file"] if name.startswith(rooms)]
    inside = {name: known for name, known in graph.items() if name.startswith(rooms)}
    assert not [name for name, known in inside.items() if "zhytomyr_desktop.workspace" in known]
    assert "zhytomyr_desktop.open_file" in inside["zhytomyr_desktop.review.reviewing"]

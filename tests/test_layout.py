"""The house rules that no linter knows: private stays private, files stay short, rooms show few names."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from importlib.metadata import distribution, distributions
from pathlib import Path

import grimp
import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "readout"
ROOMS = sorted(
    f"readout.{file.parent.relative_to(SOURCE).as_posix().replace('/', '.')}"
    for file in [*SOURCE.glob("*/__init__.py"), *SOURCE.glob("doors/*/__init__.py")]
)
# The vocabulary has as many names as there are words; the doors' own folder only holds doors.
UNCOUNTED = {"readout.record", "readout.doors"}
LONGEST_FILE = 400
LONGEST_FUNCTION = 50
MOST_NAMES = 7
MOST_DISTRIBUTIONS = 30
HEAVY = ("sqlalchemy", "lxml", "trafilatura", "rich", "fastapi", "httpx2", "alembic", "rapidfuzz")


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("readout", cache_dir=None)


def test_private_modules_stay_in_their_room(graph: grimp.ImportGraph) -> None:
    breaches = [
        f"{importer} imports {imported}"
        for imported in graph.modules
        if any(part.startswith("_") for part in imported.split("."))
        for importer in graph.find_modules_that_directly_import(imported)
        if not importer.startswith(imported.rsplit("._", 1)[0])
    ]
    assert not breaches, breaches


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_shows_at_most_seven_names(room: str) -> None:
    module = importlib.import_module(room)
    assert module.__doc__
    if room not in UNCOUNTED:
        assert len(module.__all__) <= MOST_NAMES, module.__all__


def test_no_file_is_too_long() -> None:
    long = {
        str(file.relative_to(ROOT)): lines
        for file in SOURCE.rglob("*.py")
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }
    assert not long, long


def test_no_function_is_too_long() -> None:
    long = [
        f"{file.relative_to(ROOT)}:{node.lineno} {node.name} has {length} lines"
        for file in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    ]
    assert not long, long


def test_nothing_is_called_utils() -> None:
    words = {"utils", "util", "helpers", "helper", "common", "misc", "context"}
    named = [str(p.relative_to(ROOT)) for p in SOURCE.rglob("*") if p.stem.lstrip("_") in words]
    assert not named, named


def test_the_core_install_is_small() -> None:
    """Walks the installed metadata from the core dependencies, as an installer would on this platform."""
    seen: set[str] = set()
    waiting = [Requirement(r) for r in distribution("readout").requires or () if "extra ==" not in r]
    installed = {d.metadata["Name"].lower().replace("_", "-"): d for d in distributions()}
    while waiting:
        need = waiting.pop()
        name = need.name.lower().replace("_", "-")
        if name in seen or name not in installed:
            continue
        seen.add(name)
        for text in installed[name].requires or ():
            inner = Requirement(text)
            extras = need.extras or {""}
            if inner.marker is None or any(inner.marker.evaluate({"extra": extra}) for extra in extras):
                waiting.append(inner)
    assert 5 < len(seen) <= MOST_DISTRIBUTIONS, sorted(seen)


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from readout.doors.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        f"heavy = [m for m in {HEAVY!r} if m in sys.modules]\n"
        "sys.exit(' '.join(heavy) or 0)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr

"""The docs say what the program does: names are all there, generated text is in step, marked blocks run."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import click
import pytest

from readout import pipeline, testing
from readout.doors.cli import main
from readout.knowledge import load
from readout.record import PROBLEM_CODES
from workshop.docs.__main__ import generated
from workshop.docs.reference import plug_in_shelves

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
WRITTEN = [ROOT / name for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")]
PAGES = sorted([*WRITTEN, *DOCS.rglob("*.md")])
LONGEST_PAGE = 500
RUN = re.compile(r"<!-- run -->\n```(sh|python)\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)")
MEND = "run: python -m workshop.docs"


def reference(name: str) -> str:
    return (DOCS / "reference" / f"{name}.md").read_text(encoding="utf-8")


def names(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def commands() -> dict[str, click.Command]:
    assert isinstance(main, click.Group)
    context = click.Context(main)
    found = {name: main.get_command(context, name) for name in main.list_commands(context)}
    known = {name: command for name, command in found.items() if command is not None}
    for name, command in list(known.items()):
        if isinstance(command, click.Group):
            known |= {f"{name} {part}": below for part, below in command.commands.items()}
    return known


def routes() -> set[str]:
    from readout.doors.web import application

    with tempfile.TemporaryDirectory() as folder:
        place = str(Path(folder) / "record.sqlite")
        pipeline.open(place).close()
        app = application(place)
        pages = {getattr(route, "path", None) for route in app.routes}
        return {path for path in pages | set(app.openapi()["paths"]) if path}


@pytest.mark.skipif(importlib.util.find_spec("fastapi") is None, reason="the web extra is not installed")
def test_generated_text_is_in_step() -> None:
    stale = [
        names(file)
        for file, text in generated().items()
        if not file.is_file() or file.read_text(encoding="utf-8") != text
    ]
    assert not stale, f"out of step: {', '.join(stale)}; {MEND}"


def test_every_command_and_option_is_documented() -> None:
    text = reference("cli-parts") + reference("cli")
    for name, command in commands().items():
        assert f"## readout {name}\n" in text, f"{name}: {MEND}"
        section = re.split(r"\n###? ", text.split(f"## readout {name}\n")[1])[0]
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, f"readout {name}: {parameter.opts} has no help"
                assert all(option in section for option in parameter.opts), f"{name} {parameter.opts}: {MEND}"
        assert command.epilog and "Examples:" in command.epilog, f"readout {name}: its help has no example"


def test_every_command_is_told_in_words() -> None:
    """A person meets each command outside the reference as well."""
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES if page.parent.name != "reference")
    missing = [name for name in commands() if not re.search(rf"readout (--db \S+ )?{name}\b", text)]
    assert not missing, missing


def test_every_problem_code_is_documented() -> None:
    text = reference("problems")
    for code, words in PROBLEM_CODES.items():
        assert re.search(rf"^\| `{code}` \| {re.escape(words)} \| \S", text, re.MULTILINE), f"{code}: {MEND}"


def test_every_event_type_is_documented() -> None:
    text = reference("event-types")
    for kind in load().event_types.all():
        assert f"## {kind.name}\n\n{kind.definition}" in text, f"{kind.name}: {MEND}"


@pytest.mark.skipif(importlib.util.find_spec("fastapi") is None, reason="the web extra is not installed")
def test_every_route_is_documented() -> None:
    text = reference("http")
    found = routes()
    assert len(found) > 10
    missing = [path for path in found if f"| `{path}`" not in text and f"| `{path}/…`" not in text]
    assert not missing, f"{missing}; {MEND}"
    untold = re.findall(r"^\| `(\S+)` \| \S+ \|\s*\|", text, re.MULTILINE)
    assert not untold, f"these routes have no summary or docstring: {untold}"


def test_every_plug_in_point_is_documented() -> None:
    text = reference("plug-in-points")
    checks = set()
    for shelf, _, check, page in plug_in_shelves():
        assert f"`{shelf.group}`" in text, f"{shelf.group}: {MEND}"
        checks.add(check)
        if page:
            how = (DOCS / "how-to" / f"{page}.md").read_text(encoding="utf-8")
            assert shelf.group in how, f"{page}.md does not name the group {shelf.group}"
            assert check in how, f"{page}.md does not name {check}"
    assert checks == set(testing.__all__)
    sources = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "src").rglob("*.py"))
    groups = set(re.findall(r'Shelf\([^()]*(?:\([^()]*\)[^()]*)*"(readout\.\w+)"', sources))
    assert groups <= {shelf.group for shelf, *_ in plug_in_shelves()}


@pytest.mark.parametrize("page", PAGES, ids=names)
def test_a_page_is_short_and_its_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.startswith(("#", "<!-- Written by")), "a page begins with its title"
    assert len(text.splitlines()) <= LONGEST_PAGE
    dead = [target for target in LINK.findall(text) if not (page.parent / target).exists()]
    assert not dead, dead


@pytest.mark.parametrize(
    "page", [page for page in PAGES if "<!-- run -->" in page.read_text(encoding="utf-8")], ids=names
)
def test_marked_blocks_run(page: Path, tmp_path: Path) -> None:
    """Every block of a page in order, in one empty folder that has ``examples`` in it."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    blocks = RUN.findall(page.read_text(encoding="utf-8"))
    assert len(blocks) == page.read_text(encoding="utf-8").count("<!-- run -->"), "a mark without its block"
    python = "\n".join(code for kind, code in blocks if kind == "python")
    shell = "\n".join(code for kind, code in blocks if kind == "sh")
    for words in (["bash", "-euo", "pipefail", "-c", shell], [sys.executable, "-c", python]):
        if words[-1].strip():
            run = subprocess.run(
                words, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120, check=False
            )
            assert run.returncode == 0, f"{run.stdout[-800:]}\n{run.stderr[-2000:]}"

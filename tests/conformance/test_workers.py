"""Every source kind, export format and engine on its shelf passes its check."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from readout import testing
from readout.exports import FORMATS
from readout.pipeline import ENGINES
from readout.sources import SOURCES

HTML = b"<!doctype html><html lang=en><title>A call</title><p>The two ministers spoke by phone.</p></html>"
# Sources whose pages lie where no test may go; what they do when nothing can be had is still tried.
FAR = ("http://127.0.0.1:9/",)


@pytest.fixture
def addresses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Pages in every form that addresses on this machine take."""
    folder = tmp_path / "pages"
    (folder / "more").mkdir(parents=True)
    (folder / "a.html").write_bytes(HTML)
    (folder / "more" / "b.txt").write_text("Plain words.", encoding="utf-8")
    (folder / "more" / "c.html.gz").write_bytes(gzip.compress(HTML))
    lines = [{"id": str(number), "text": f"Text {number}."} for number in range(3)]
    jsonl = tmp_path / "pages.jsonl"
    jsonl.write_text("\n".join([*map(json.dumps, lines), "broken"]) + "\n", encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(HTML)))
    return [str(folder), str(folder / "a.html"), str(folder / "more" / "c.html.gz"), str(jsonl), "-", *FAR]


@pytest.mark.parametrize("name", SOURCES.names())
def test_source(name: str, addresses: list[str]) -> None:
    testing.check_source(SOURCES.get(name), addresses)


@pytest.mark.parametrize("name", FORMATS.names())
def test_format(name: str) -> None:
    assert FORMATS.get(name).name == name
    testing.check_format(FORMATS.get(name))


@pytest.mark.parametrize("name", ENGINES.names())
def test_engine(name: str) -> None:
    assert ENGINES.get(name).name == name
    testing.check_engine(ENGINES.get(name))
    testing.check_engine(ENGINES.get(name), jobs=2)

"""A model's folder is used only if it is whole."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from readout import model
from readout.record import ConfigurationError

WEIGHTS = b"\x00\x01 weights \xff" * 1000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "model"
    (place / "onnx").mkdir(parents=True)
    (place / "onnx" / "weights.bin").write_bytes(WEIGHTS)
    (place / "probe.jsonl").write_text("{}\n", encoding="utf-8")
    write(place)
    return place


def write(place: Path, **changed: object) -> None:
    files = {
        path.relative_to(place).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in place.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }
    manifest = {"layout": 1, "name": "tagger", "runtime": "cogs", "files": files} | changed
    (place / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def refused(place: Path) -> str:
    with pytest.raises(ConfigurationError) as caught:
        model.load(place)
    return str(caught.value)


def test_a_folder_without_a_model_is_said_to_be_one(tmp_path: Path) -> None:
    assert "no packed model" in refused(tmp_path)
    assert "no packed model" in refused(tmp_path / "absent")
    (tmp_path / "file").write_bytes(b"")
    assert "no folder" in refused(tmp_path / "file")


def test_a_whole_folder_passes_every_check_up_to_the_runtime(folder: Path) -> None:
    message = refused(folder)
    assert "'tagger' is whole" in message
    assert "'cogs'" in message


def test_one_changed_byte_is_seen(folder: Path) -> None:
    weights = folder / "onnx" / "weights.bin"
    weights.write_bytes(WEIGHTS[:-1] + b"\xfe")
    assert "weights.bin: is damaged" in refused(folder)
    weights.write_bytes(WEIGHTS[:-1])
    assert "weights.bin: is damaged" in refused(folder)


def test_a_missing_and_a_stray_file_are_named(folder: Path) -> None:
    (folder / "extra.py").write_text("", encoding="utf-8")
    assert "extra.py is not in manifest.json" in refused(folder)
    (folder / "extra.py").unlink()
    (folder / "probe.jsonl").unlink()
    assert "probe.jsonl: is listed but cannot be read" in refused(folder)


@pytest.mark.parametrize("name", ["../outside", "/etc/hostname", "a/../../b", "a\\b", "", "manifest.json"])
def test_no_listed_file_leads_out_of_the_folder(folder: Path, name: str) -> None:
    write(folder, files={name: "0" * 64})
    assert "no path inside the folder" in refused(folder)


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"layout": 2}, "'layout' is 2"),
        ({"name": ""}, "'name'"),
        ({"runtime": 3}, "'runtime'"),
        ({"files": {}}, "'files'"),
        ({"files": {"probe.jsonl": "abc"}}, "no SHA-256"),
    ],
)
def test_a_broken_manifest_names_its_key(folder: Path, changed: dict[str, object], word: str) -> None:
    write(folder, **changed)
    assert word in refused(folder)


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff\xfe{}", b'{"layout"'])
def test_a_manifest_that_is_no_object_is_refused(folder: Path, content: bytes) -> None:
    (folder / "manifest.json").write_bytes(content)
    assert "manifest.json" in refused(folder)

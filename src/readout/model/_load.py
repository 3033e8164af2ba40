"""Check a model's folder against its manifest, and hand over the model."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import Any

from readout.model._labels import LABELS
from readout.model._scales import Scales
from readout.record import ConfigurationError, Marked, Model, Proposed, Span

MANIFEST = "manifest.json"
PROBE = "probe.jsonl"
WEIGHTS = Path(__file__).parent / "weights"
# Triggers surer than this must come out alike on every machine; nearer to the edge a last digit may decide.
_SURE = 0.6
# Links must come out as near as this.
_LINKED = 0.1
# The one layout of the folder that is known. It changes when a reader of today would misread the folder.
LAYOUT = 1
_SHA256 = re.compile(r"[0-9a-f]{64}")
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class _Manifest:
    """What ``manifest.json`` says: the model's name, the runtime that runs it, and its files' checksums."""

    name: str
    runtime: str
    files: tuple[tuple[str, str], ...]
    data: dict[str, object]


def load(folder: str | Path) -> Model:
    """The packed model in ``folder``.

    The folder holds ``manifest.json``: ``layout`` (1), ``name``, ``runtime`` (``onnx``), ``files``, which
    maps each file's path inside the folder to the SHA-256 of its bytes in hexadecimal, and what the runtime
    needs: ``labels``, ``parts``, ``role_width``; ``scales``, where there are any, say what its probabilities
    are worth. Every file is read and compared before anything is used,
    and the texts of ``probe.jsonl`` must give what it says.

    :raises ConfigurationError: if there is no packed model there, the manifest is broken, a listed file is
        missing or differs from its checksum, a file lies in the folder that the manifest does not list, this
        Readout has no runtime for the model or not its packages, or the probe comes out otherwise. Nothing is
        left loaded.
    """
    place = Path(folder)
    manifest = _manifest(place)
    _verify(place, manifest)
    if manifest.runtime != "onnx":
        raise ConfigurationError(
            f"{place}: the model {manifest.name!r} is whole, but this Readout has no runtime called "
            f"{manifest.runtime!r}; it has 'onnx'"
        )
    return _opened(place, manifest)


def shipped() -> Model | None:
    """The model that comes with Readout, loaded once; None where its weights or the extra [model] are absent.

    :raises ConfigurationError: if the weights are there and damaged.
    """
    return _shipped() if (WEIGHTS / MANIFEST).is_file() and _runnable() else None


@cache
def _shipped() -> Model:
    return load(WEIGHTS)


def _runnable() -> bool:
    return all(find_spec(name) is not None for name in ("numpy", "onnxruntime", "tokenizers"))


def _opened(place: Path, manifest: _Manifest) -> Model:
    labels = {name: list(values) for name, values in LABELS.items()}
    if manifest.data.get("labels") != labels:
        raise ConfigurationError(f"{place}: the labels of {manifest.name!r} are not those of this Readout")
    try:
        from readout.model._run import OnnxModel
    except ImportError as error:
        raise ConfigurationError(
            f"the model needs the packages of the extra [model]: pip install 'readout[model]' ({error})"
        ) from error
    parts, width = manifest.data.get("parts"), manifest.data.get("role_width")
    if not isinstance(parts, dict) or not isinstance(width, int):
        raise ConfigurationError(f"{place / MANIFEST}: 'parts' and 'role_width' are missing")
    try:
        sizes = {name: (a, b) for name, (a, b) in parts.items()}
        scales = Scales.of(manifest.data.get("scales", {}))
        found = OnnxModel(place, manifest.name, sizes, width, scales, (load, (place,)))
    except Exception as error:  # the runtime raises its own; whatever it is, the model cannot be used
        raise ConfigurationError(f"{place}: {manifest.name!r} cannot be run: {error}") from error
    _prove(place, found)
    return found


def _prove(place: Path, found: Model) -> None:
    """The probe's texts must give the triggers that they gave when the model was packed."""
    for line in (place / PROBE).read_text(encoding="utf-8").splitlines():
        probe = json.loads(line)
        marks = tuple((Span(start, end), kind) for start, end, kind in probe["marks"])
        (answer,) = found.read([Marked(probe["text"], marks)])
        given = [
            (p.trigger.start, p.trigger.end, p.kinds[0][0]) for p in answer.proposals if p.certainty >= _SURE
        ]
        wanted = [(start, end, kind) for start, end, kind, sure in probe["expected"] if sure >= _SURE]
        if given != wanted:
            raise ConfigurationError(
                f"{place / PROBE}: {found.name!r} reads {probe['text'][:60]!r} otherwise here: "
                f"{given}, not {wanted}; this machine computes otherwise, so the model is not used: "
                "--reader rules reads without it"
            )
        _prove_links(place, found.name, probe, answer)


def _prove_links(place: Path, name: str, probe: dict[str, Any], answer: Proposed) -> None:
    """The links of a probe must be as likely as they were, as near as processors agree."""
    given = {(first.start, second.start): same for first, second, same in answer.links}
    for first, second, same in probe.get("links", ()):
        if abs(given.get((first, second), -1.0) - same) > _LINKED:
            raise ConfigurationError(
                f"{place / PROBE}: {name!r} links the words at {first} and {second} of "
                f"{probe['text'][:60]!r} otherwise here: {given.get((first, second))}, not {same}; "
                "this machine computes otherwise, so the model is not used: --reader rules reads without it"
            )


def _manifest(folder: Path) -> _Manifest:
    file = folder / MANIFEST
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigurationError(f"no packed model at {folder}: there is no {MANIFEST} in it") from error
    except NotADirectoryError as error:
        raise ConfigurationError(
            f"{folder} is no folder; a packed model is a folder with {MANIFEST}"
        ) from error
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"{file}: cannot be read ({error})") from error
    if not isinstance(data, dict):
        raise ConfigurationError(f"{file}: is not a JSON object")
    if data.get("layout") != LAYOUT:
        raise ConfigurationError(f"{file}: 'layout' is {data.get('layout')!r}; this Readout knows {LAYOUT}")
    files = _files(file, data.get("files"))
    return _Manifest(_text(file, data, "name"), _text(file, data, "runtime"), files, data)


def _text(file: Path, data: dict[str, object], key: str) -> str:
    value = data.get(key)
    if not isinstance(value, str) or not value:
        raise ConfigurationError(f"{file}: {key!r} must be a text, not {value!r}")
    return value


def _files(file: Path, listed: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(listed, dict) or not listed:
        raise ConfigurationError(f"{file}: 'files' must list every file with its SHA-256")
    for name, digest in listed.items():
        path = PurePosixPath(name)
        if (
            path.is_absolute()
            or ".." in path.parts
            or "\\" in name
            or not path.parts
            or path.name == MANIFEST
        ):
            raise ConfigurationError(f"{file}: {name!r} in 'files' is no path inside the folder")
        if not isinstance(digest, str) or not _SHA256.fullmatch(digest):
            raise ConfigurationError(f"{file}: the checksum of {name!r} is no SHA-256 in hexadecimal")
    return tuple(sorted(listed.items()))


def _verify(folder: Path, manifest: _Manifest) -> None:
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    if stray := sorted(present - {name for name, _ in manifest.files} - {MANIFEST}):
        raise ConfigurationError(f"{folder}: {', '.join(stray)} is not in {MANIFEST}")
    for name, digest in manifest.files:
        try:
            found = _digest(folder / name)
        except OSError as error:
            reason = error.strerror or error
            raise ConfigurationError(f"{folder / name}: is listed but cannot be read ({reason})") from error
        if found != digest:
            raise ConfigurationError(
                f"{folder / name}: is damaged or was changed: its SHA-256 is {found}, not {digest}"
            )


def _digest(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while piece := stream.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()

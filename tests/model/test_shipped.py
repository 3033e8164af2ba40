"""The model that comes with Readout runs, gives the same answers again, and is refused when it does not."""

from __future__ import annotations

import json
import pickle
import shutil
from hashlib import sha256
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from readout import model
from readout.model import _run
from readout.model._load import WEIGHTS
from readout.record import ConfigurationError, Marked, Model, Span

CALL = "Foreign Minister Kuleba spoke by phone with Secretary of State Blinken on Tuesday."


@pytest.fixture(scope="module")
def shipped() -> Model:
    found = model.shipped()
    assert found is not None, "the extra [model] is part of the development install"
    return found


def test_it_takes_a_call_for_a_call(shipped: Model) -> None:
    marks = ((Span(17, 23), "family"), (Span(63, 70), "family"))
    (answer,) = shipped.read([Marked(CALL, marks)])
    best = max(answer.proposals, key=lambda p: p.certainty)
    assert best.kinds[0][0] == "call"
    assert best.statuses[0][0] == "happened"
    assert "phone" in best.trigger.of(CALL) or "spoke" in best.trigger.of(CALL)
    assert {role for role, _, _ in best.roles} & {"both", "source", "target"}
    assert all(0 <= sure <= 1 for _, _, sure in best.roles)


def test_answers_do_not_depend_on_company(shipped: Model) -> None:
    texts = [Marked(CALL, ()), Marked("", ()), Marked("The cabinet met. " * 120, ()), Marked(CALL, ())]
    together = shipped.read(texts)
    assert together == shipped.read(texts)
    assert together[0] == together[3]
    assert together[1].proposals == ()
    assert shipped.read(texts[:1]) == together[:1]
    assert shipped.read(texts[2:3]) == together[2:3]


def test_every_place_lies_inside_the_text(shipped: Model) -> None:
    text = "\u0130stanbul \U0001f600 " * 300 + CALL
    (answer,) = shipped.read([Marked(text, ())])
    spans = [p.trigger for p in answer.proposals] + [s for p in answer.proposals for _, s, _ in p.roles]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


def test_it_can_be_sent_to_another_process(shipped: Model) -> None:
    sent = pickle.loads(pickle.dumps(shipped))
    assert sent.read([Marked(CALL, ())]) == shipped.read([Marked(CALL, ())])


def test_a_probe_that_comes_out_otherwise_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "weights"
    shutil.copytree(WEIGHTS, place)
    probe = [json.loads(line) for line in (place / "probe.jsonl").read_text(encoding="utf-8").splitlines()]
    probe[0]["expected"] = [[0, 7, "vote", 0.99]]
    (place / "probe.jsonl").write_text("".join(json.dumps(one) + "\n" for one in probe), encoding="utf-8")
    manifest = json.loads((place / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"]["probe.jsonl"] = sha256((place / "probe.jsonl").read_bytes()).hexdigest()
    (place / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"otherwise here.*--reader rules"):
        model.load(place)


def test_the_weights_answer_here_as_where_they_were_packed(shipped: Model) -> None:
    """Also on processors whose products of eight bits would overflow."""
    for line in (WEIGHTS / "probe.jsonl").read_text(encoding="utf-8").splitlines():
        probe = json.loads(line)
        marks = tuple((Span(start, end), kind) for start, end, kind in probe["marks"])
        (answer,) = shipped.read([Marked(probe["text"], marks)])
        given = {p.trigger.start: p.certainty for p in answer.proposals}
        wanted = {start: sure for start, _, _, sure in probe["expected"]}
        assert given == pytest.approx(wanted, abs=0.04)


@pytest.mark.parametrize("overflows", [True, False])
def test_the_runtime_is_asked_for_precision_where_products_overflow(
    monkeypatch: pytest.MonkeyPatch, overflows: bool
) -> None:
    made: list[onnxruntime.SessionOptions] = []

    class Session:
        def __init__(self, _: str, options: onnxruntime.SessionOptions, **__: object) -> None:
            made.append(options)

    monkeypatch.setattr(onnxruntime, "InferenceSession", Session)
    monkeypatch.setattr(_run, "overflows", lambda: overflows)
    _run.session(WEIGHTS / "encoder.onnx")
    if overflows:
        assert made[0].get_session_config_entry(_run.PRECISE) == "1"
    else:
        with pytest.raises(RuntimeError):
            made[0].get_session_config_entry(_run.PRECISE)


def test_a_small_product_tells_whether_eight_bits_overflow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Right here, or with every sum of two held at the highest number of sixteen bits; nothing between."""
    file = Path(_run.__file__).parent / _run.EIGHT_BITS
    given = {"given": np.full((8, 8), 255, np.uint8)}
    (product,) = onnxruntime.InferenceSession(str(file)).run(None, given)
    assert set(product.flat) in ({8 * 255 * 127}, {4 * 32767})
    assert _run.overflows() == (product.flat[0] == 4 * 32767)

    class Clipping:
        def __init__(self, *_: object, **__: object) -> None: ...
        def get_inputs(self) -> list[object]:
            return [type("Input", (), {"shape": ["rows", 8]})]

        def run(self, *_: object) -> list[np.ndarray]:
            return [np.full((8, 16), 4 * 32767, np.int32)]

    monkeypatch.setattr(onnxruntime, "InferenceSession", Clipping)
    assert _run.overflows.__wrapped__()


def test_other_labels_are_refused(tmp_path: Path) -> None:
    place = tmp_path / "weights"
    shutil.copytree(WEIGHTS, place)
    manifest = json.loads((place / "manifest.json").read_text(encoding="utf-8"))
    manifest["labels"]["kinds"] = ["none", "call"]
    (place / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(ConfigurationError, match="labels"):
        model.load(place)


def test_the_weights_are_small_enough_to_ship() -> None:
    assert sum(file.stat().st_size for file in WEIGHTS.iterdir()) < 30_000_000

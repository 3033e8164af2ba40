"""Run a packed model with onnxruntime: windows to columns, columns to proposals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from readout.model._labels import ACTS, KINDS, ROLES, STATUSES, STEPS
from readout.model._windows import Window, cut
from readout.record import Marked, Proposal, Proposed, Span

Numbers = npt.NDArray[np.float32]

PRECISE = "session.x64quantprecision"  # the runtime's name for it

# Pieces that are a trigger with less than this are not proposed at all; who uses a proposal has his own bar.
LEAST = 0.15
# A stretch is given a role with at least this much.
_LEAST_ROLE = 0.3


def session(file: Path) -> onnxruntime.InferenceSession:
    """The encoder on one thread of the CPU."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Processors without VNNI add products of eight bits up in sixteen and let them overflow: the same weights
    # then answer otherwise. Asked for precision, the runtime takes a way there that cannot overflow.
    options.add_session_config_entry(PRECISE, "1")
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


def given(window: Window) -> dict[str, npt.NDArray[np.int64]]:
    """The encoder's inputs for one window."""
    return {
        "ids": np.array([window.ids], dtype=np.int64),
        "cases": np.array([window.cases], dtype=np.int64),
        "marks": np.array([window.marks], dtype=np.int64),
        "mask": np.ones((1, len(window.ids)), dtype=np.int64),
    }


class OnnxModel:
    """The reader's model on the CPU, one thread, so that the same texts give the same answers.

    ``made`` is the function and its arguments that make it anew in another process.
    """

    def __init__(
        self,
        folder: Path,
        name: str,
        parts: dict[str, tuple[int, int]],
        role_width: int,
        made: tuple[object, ...],
    ) -> None:
        self.name = name
        self._made = made
        self._session = session(folder / "encoder.onnx")
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._parts = {part: slice(start, stop) for part, (start, stop) in parts.items()}
        self._width = role_width
        with np.load(folder / "roles.npz") as tables:
            self._step, self._weight, self._bias = tables["step"], tables["weight"], tables["bias"]

    def __reduce__(self) -> tuple[object, ...]:
        """Another process makes it anew: a session of the runtime cannot be sent."""
        return self._made

    def read(self, texts: Sequence[Marked]) -> list[Proposed]:
        """One answer per text, in order; a text without words is irrelevant and proposes nothing.

        Each window is run by itself: padding costs more than company saves on one thread, and the weights'
        eight bits are scaled by all that is run at once, so that company would change the answers.
        """
        return [
            self._proposed([(window, *self._forward(window)) for window in cut(text, self._tokenizer)])
            for text in texts
        ]

    def _forward(self, window: Window) -> tuple[Numbers, float]:
        columns, relevance = self._session.run(["columns", "relevance"], given(window))
        return columns[0], float(relevance[0, 0])

    def _proposed(self, answers: Sequence[tuple[Window, Numbers, float]]) -> Proposed:
        relevance = max((1 / (1 + np.exp(-logit)) for _, _, logit in answers), default=0.0)
        found = [p for window, columns, _ in answers for p in self._proposals(window, columns)]
        return Proposed(round(float(relevance), 4), tuple(sorted(found, key=lambda p: p.trigger)))

    def _proposals(self, window: Window, columns: Numbers) -> Iterator[Proposal]:
        kinds = _softmax(columns[:, self._parts["kinds"]])
        act = 1 - kinds[:, 0]
        for start, end in _runs(act, window):
            mean = columns[start:end].mean(0)
            share = kinds[start:end, 1:].sum(0)
            main = 1 / (1 + np.exp(-float(mean[self._parts["main"]][0])))
            yield Proposal(
                trigger=Span(window.places[start][0], window.places[end - 1][1]),
                certainty=round(float(act[start:end].max()), 4),
                kinds=_ranked(KINDS[1:], share / share.sum()),
                statuses=_ranked(STATUSES, _softmax(mean[self._parts["statuses"]])),
                acts=_ranked(ACTS, _softmax(mean[self._parts["acts"]])),
                main=round(main, 4),
                roles=tuple(self._roles(window, columns, start, end)),
            )

    def _roles(
        self, window: Window, columns: Numbers, start: int, end: int
    ) -> Iterator[tuple[str, Span, float]]:
        width = self._width
        query = columns[start:end, self._parts["query"]].mean(0)
        key = columns[:, self._parts["key"]]
        places = np.arange(len(columns))
        away = np.where(places < start, places - start, np.where(places >= end, places - end + 1, 0))
        step = self._step[np.searchsorted(STEPS, away)]
        hidden = np.maximum(query[:width] + key[:, :width] + step + query[width:] * key[:, width:], 0)
        shares = _softmax(hidden @ self._weight.T + self._bias)
        yield from _stretches(window, shares)


def _runs(act: Numbers, window: Window) -> Iterator[tuple[int, int]]:
    """Neighbouring pieces that may be a trigger, of which the window decides."""
    start = None
    for piece in range(window.own[0], window.own[1] + 1):
        inside = piece < window.own[1] and act[piece] >= LEAST
        if inside and start is None:
            start = piece
        elif not inside and start is not None:
            yield start, piece
            start = None


def _stretches(window: Window, shares: Numbers) -> Iterator[tuple[str, Span, float]]:
    """Neighbouring pieces of one role, as stretches of the text with their mean probability."""
    best = shares[1:-1].argmax(-1)
    edges = np.flatnonzero(np.diff(best)) + 1
    starts = np.concatenate(([0], edges))
    for start, end in zip(starts.tolist(), [*edges.tolist(), len(best)], strict=True):
        role = int(best[start])
        sure = float(shares[start + 1 : end + 1, role].mean()) if role else 0.0
        if sure >= _LEAST_ROLE:
            yield ROLES[role], Span(window.places[start + 1][0], window.places[end][1]), round(sure, 4)


def _softmax(logits: Numbers) -> Numbers:
    raised = np.exp(logits - logits.max(-1, keepdims=True))
    shares: Numbers = raised / raised.sum(-1, keepdims=True)
    return shares


def _ranked(labels: Sequence[str], shares: Any) -> tuple[tuple[str, float], ...]:
    order = np.argsort(-shares, kind="stable")
    return tuple((labels[int(at)], round(float(shares[at]), 4)) for at in order[:3])

"""Run a packed model with onnxruntime: windows to columns, columns to proposals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from readout.model._labels import ACTS, CASES, KINDS, ROLES, STATUSES, STEPS
from readout.model._links import Heard, linked
from readout.model._scales import Scales
from readout.model._windows import Window, cut
from readout.record import Marked, Proposal, Proposed, Span

Numbers = npt.NDArray[np.float32]
Places = npt.NDArray[np.intp]

PRECISE = "session.x64quantprecision"  # the runtime's name for it
# A product of eight-bit numbers beside this file; ``workshop.train.eight_bits`` writes it.
EIGHT_BITS = "eight_bits.onnx"

# Pieces that are a trigger with less than this, before it is scaled, are not proposed at all; who uses a
# proposal has his own bar.
LEAST = 0.15
# A stretch is given a role with at least this much, before it is scaled.
_LEAST_ROLE = 0.3
# A named piece is a party to a trigger, for the link head, with at least this much.
_PARTY = 0.4
LINKS = "links.npz"


def session(file: Path) -> onnxruntime.InferenceSession:
    """The encoder on one thread of the CPU."""
    options = _one_thread()
    if overflows():
        # Asked for precision, the runtime takes a way that cannot overflow: slower, and alike.
        options.add_session_config_entry(PRECISE, "1")
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


@cache
def overflows() -> bool:
    """Whether this processor adds products of eight bits up in sixteen and lets them overflow.

    Those without VNNI do; the same weights then answer otherwise. A small product tells.
    """
    file = Path(__file__).parent / EIGHT_BITS
    small = onnxruntime.InferenceSession(str(file), _one_thread(), providers=["CPUExecutionProvider"])
    depth = small.get_inputs()[0].shape[1]
    (product,) = small.run(None, {"given": np.full((8, depth), 255, np.uint8)})
    return bool((product != depth * 255 * 127).any())


def _one_thread() -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return options


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

    ``made`` is the function and its arguments that make it anew in another process; ``scales`` make its
    probabilities keep their word.
    """

    def __init__(
        self,
        folder: Path,
        name: str,
        parts: dict[str, tuple[int, int]],
        role_width: int,
        scales: Scales,
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
        self._scales = scales
        with np.load(folder / "roles.npz") as tables:
            self._step, self._weight, self._bias = tables["step"], tables["weight"], tables["bias"]
        self._links: tuple[Numbers, float] | None = None
        if (folder / LINKS).is_file():
            with np.load(folder / LINKS) as tables:
                self._links = tables["weight"], float(tables["bias"])

    def __reduce__(self) -> tuple[object, ...]:
        """Another process makes it anew: a session of the runtime cannot be sent."""
        return self._made

    def read(self, texts: Sequence[Marked]) -> list[Proposed]:
        """One answer per text, in order; a text without words is irrelevant and proposes nothing.

        Each window is run by itself: padding costs more than company saves on one thread, and the weights'
        eight bits are scaled by all that is run at once, so that company would change the answers.
        """
        return [self._proposed(text) for text in texts]

    def heard(self, marked: Marked, spans: Sequence[Span]) -> list[Heard | None]:
        """What the link head hears of words given as triggers; None for words that no window decides."""
        out: list[Heard | None] = [None] * len(spans)
        for window in cut(marked, self._tokenizer):
            columns, _ = self._forward(window)
            for number, span in enumerate(spans):
                pieces = [
                    piece
                    for piece in range(*window.own)
                    if window.places[piece][0] < span.end and span.start < window.places[piece][1]
                ]
                if pieces:
                    start, end = pieces[0], pieces[-1] + 1
                    shares = self._role_shares(columns, start, end)
                    out[number] = self._heard(window, _named(window), columns, start, end, shares)
        return out

    def _forward(self, window: Window) -> tuple[Numbers, float]:
        columns, relevance = self._session.run(["columns", "relevance"], given(window))
        return columns[0], float(relevance[0, 0])

    def _proposed(self, marked: Marked) -> Proposed:
        relevance = 0.0
        found: list[tuple[Proposal, Heard]] = []
        for window in cut(marked, self._tokenizer):
            columns, logit = self._forward(window)
            relevance = max(relevance, self._scales.yes("relevance", logit))
            found += self._proposals(window, columns)
        links = linked([heard for _, heard in found], marked.text, *self._links) if self._links else ()
        proposals = sorted((proposal for proposal, _ in found), key=lambda p: p.trigger)
        return Proposed(round(relevance, 4), tuple(proposals), links)

    def _proposals(self, window: Window, columns: Numbers) -> Iterator[tuple[Proposal, Heard]]:
        kinds = _softmax(columns[:, self._parts["kinds"]])
        act = 1 - kinds[:, 0]
        scales, named = self._scales, _named(window)
        for start, end in _runs(act, window):
            shares = self._role_shares(columns, start, end)
            heard = self._heard(window, named, columns, start, end, shares)
            yield (
                Proposal(
                    trigger=heard.span,
                    certainty=round(scales.sure("trigger", float(act[start:end].max())), 4),
                    kinds=_ranked(KINDS[1:], scales.shares("kinds", heard.kinds)),
                    statuses=_ranked(STATUSES, scales.shares("statuses", heard.statuses)),
                    acts=_ranked(ACTS, scales.shares("acts", heard.acts)),
                    main=round(scales.sure("main", heard.main), 4),
                    roles=tuple(_stretches(window, shares, scales)),
                ),
                heard,
            )

    def _heard(
        self, window: Window, named: Places, columns: Numbers, start: int, end: int, shares: Numbers
    ) -> Heard:
        mean = columns[start:end].mean(0)
        kinds = _softmax(columns[start:end, self._parts["kinds"]])[:, 1:].sum(0)
        names = shares[named]

        def those(*roles: str) -> frozenset[int]:
            told = names[:, [ROLES.index(role) for role in roles]].sum(1) >= _PARTY
            return frozenset(window.ids[piece] for piece in named[told].tolist())

        return Heard(
            span=Span(window.places[start][0], window.places[end - 1][1]),
            kinds=kinds / kinds.sum(),
            statuses=_softmax(mean[self._parts["statuses"]]),
            acts=_softmax(mean[self._parts["acts"]]),
            main=1 / (1 + np.exp(-float(mean[self._parts["main"]][0]))),
            key=mean[self._parts["key"]],
            sources=those("source"),
            targets=those("target"),
            parties=those("both", "source", "target", "other"),
        )

    def _role_shares(self, columns: Numbers, start: int, end: int) -> Numbers:
        """What each piece is to the trigger that stands there: pieces x roles, each row a distribution."""
        width = self._width
        query = columns[start:end, self._parts["query"]].mean(0)
        key = columns[:, self._parts["key"]]
        places = np.arange(len(columns))
        away = np.where(places < start, places - start, np.where(places >= end, places - end + 1, 0))
        step = self._step[np.searchsorted(STEPS, away)]
        hidden = np.maximum(query[:width] + key[:, :width] + step + query[width:] * key[:, width:], 0)
        return _softmax(hidden @ self._weight.T + self._bias)


def _named(window: Window) -> Places:
    """The pieces of names and other words with capitals or of marks, the framing ones left out."""
    cases = np.array(window.cases[1:-1])
    found: Places = np.flatnonzero(cases != CASES.index("lower")) + 1
    return found


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


def _stretches(window: Window, shares: Numbers, scales: Scales) -> Iterator[tuple[str, Span, float]]:
    """Neighbouring pieces of one role, as stretches of the text with their mean probability."""
    best = shares[1:-1].argmax(-1)
    edges = np.flatnonzero(np.diff(best)) + 1
    starts = np.concatenate(([0], edges))
    for start, end in zip(starts.tolist(), [*edges.tolist(), len(best)], strict=True):
        role = int(best[start])
        sure = float(shares[start + 1 : end + 1, role].mean()) if role else 0.0
        if sure >= _LEAST_ROLE:
            span = Span(window.places[start + 1][0], window.places[end][1])
            yield ROLES[role], span, round(scales.sure("roles", sure), 4)


def _softmax(logits: Numbers) -> Numbers:
    raised = np.exp(logits - logits.max(-1, keepdims=True))
    shares: Numbers = raised / raised.sum(-1, keepdims=True)
    return shares


def _ranked(labels: Sequence[str], shares: Any) -> tuple[tuple[str, float], ...]:
    order = np.argsort(-shares, kind="stable")
    return tuple((labels[int(at)], round(float(shares[at]), 4)) for at in order[:3])

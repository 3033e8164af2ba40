"""How sure a claim is said to be, and from what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout import claims
from readout.claims._confidence import ORIGINS, Signals, confidence
from tests.claims.opened import KNOWLEDGE, article

SHARES = st.integers(0, 100).map(lambda hundredths: hundredths / 100)


@given(st.sampled_from(ORIGINS), SHARES, st.none() | SHARES)
def test_confidence_is_a_probability_that_rises_with_the_cue(
    origin: str, raw: float, certainty: float | None
) -> None:
    found = Signals(next(one for one in ORIGINS if one == origin), raw, certainty)
    surer = Signals(found.origin, min(raw + 0.1, 1.0), certainty)
    assert 0.01 <= confidence(found) <= confidence(surer) <= 0.99
    assert Signals.read(("cue:call", str(found))) == found


def test_a_reason_without_signals_is_refused() -> None:
    with pytest.raises(ValueError, match="no signals"):
        Signals.read(("cue:call",))


def test_a_claim_tells_what_its_confidence_is_made_of() -> None:
    (claim,), _ = claims.read(article("Antony Blinken telephoned Sergey Lavrov on Friday."), KNOWLEDGE)
    found = Signals.read(claim.why)
    assert found.origin == "rules"
    assert claim.confidence == confidence(found)

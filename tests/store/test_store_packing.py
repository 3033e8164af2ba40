"""The ids of an event's values as text."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from readout.store._packing import _SINGLE, _SURROGATES, counted, packed, unpacked

# As many as a record has, round the places where a plane ends, and more than any has.
_IDS = st.one_of(
    st.integers(0, 300),
    st.integers(_SURROGATES - 40, _SURROGATES + 40),
    st.integers(_SINGLE - 3, _SINGLE + 3),
    st.integers(0, 3_000_000_000),
)


@settings(deadline=None)
@given(st.lists(st.sets(_IDS, max_size=12), max_size=12))
def test_ids_are_counted_in_texts_strung_together(events: list[set[int]]) -> None:
    texts = [packed(ids) for ids in events]
    assert [unpacked(text) for text in texts] == events
    assert counted("".join(texts)) == Counter(one for ids in events for one in ids)
    for text in texts:
        text.encode("utf-8")
        assert text == "" or min(text) > " "


def test_an_id_is_packed_once_and_in_order() -> None:
    assert packed([3, 1, 3]) == packed([1, 3])
    assert unpacked("") == frozenset()

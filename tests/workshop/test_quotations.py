"""The measurement of quotations reads a story as the program does."""

from __future__ import annotations

from workshop.bench.quotations import Story, quoted

TEXT = (
    'The two ministers met on Monday. "We will open the bridge," Annalena Baerbock said in Kyiv. '
    "Nobody asked when."
)


def test_a_quotation_is_found_with_its_source() -> None:
    ((said, source),) = quoted(Story(TEXT, "2023-09-12", ()))
    assert "We will open the bridge" in said.of(TEXT)
    assert source.of(TEXT) == "Annalena Baerbock"

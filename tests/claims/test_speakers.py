"""Who "I" is, and who writes "Good call with B"."""

from __future__ import annotations

import pytest

from tests.claims.opened import claimed

_DAY = "2024-12-12"
_CALL = "I spoke with Latvian Foreign Minister Baiba Braze today about the Baltic Sea."


def _told(text: str, url: str = "https://news.example/a") -> list[tuple[str, str, list[str | None]]]:
    claims, _ = claimed(text, _DAY, url)
    return [(c.event_type, c.status, [p.name or p.government for p in c.parties]) for c in claims]


@pytest.mark.parametrize(
    "text",
    [
        f"Statement by Foreign Minister Margus Tsahkna of Estonia\n\n{_CALL}",
        f"A calm sea\n\n{_CALL} We will guard our cables.\n\nMargus Tsahkna\n\nMinister of Foreign Affairs",
        f"Estonian Foreign Minister Margus Tsahkna: {_CALL}",
        "Good call with my Latvian colleague Baiba Braze today, Estonia's Margus Tsahkna wrote on X.",
        '"I phoned Latvian Foreign Minister Baiba Braze today," Estonia\'s Margus Tsahkna said.',
    ],
)
def test_a_call_told_by_who_made_it(text: str) -> None:
    (told,) = _told(text)
    kind, status, names = told
    assert (kind, status, set(names)) == ("call", "happened", {"Margus Tsahkna", "Baiba Braze"})


def test_a_guest_is_welcomed_by_who_writes() -> None:
    text = "Glad to welcome Latvia's Baiba Braze to Tallinn, Estonia's Margus Tsahkna wrote on X."
    assert [(kind, status) for kind, status, _ in _told(text)] == [("meeting", "happened")]


def test_on_its_own_page_a_government_speaks_where_nobody_is_named() -> None:
    ((_, _, names),) = _told(_CALL, "https://www.vm.ee/en/news/a-call")
    assert set(names) == {"EST", "Baiba Braze"}


@pytest.mark.parametrize(
    "text",
    [
        _CALL,
        f"{_CALL} The text was sent to the newspaper by a reader.",
        "Good call with Latvian Foreign Minister Baiba Braze today.",
        "World War I saw Latvian President Edgars Rinkevics and nobody else remembered.",
    ],
)
def test_nobody_is_guessed(text: str) -> None:
    assert _told(text) == []

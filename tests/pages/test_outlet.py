from __future__ import annotations

import pytest

from readout.knowledge import load
from readout.pages._outlet import outlet

LAYOUT = """Envoys agree on transit rules – ministry
The envoys agreed on rules of transit on Monday, the ministry said.
MORE ABOUT
Border post reopens
10:15, 02.04.2025
LATEST
Rail link restored
11:40, 02.04.2025
"""


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.reuters.com/world/some-story-2024-05-01/", "reuters"),
        ("https://en.interfax.com.ua/news/general/1.html", "interfax-ukraine"),
        ("https://www.interfax.ru/world/1", "interfax"),
        ("http://www.state.gov/r/pa/1.htm", "us-state-department"),
        ("https://tr.usembassy.gov/call", "us-state-department"),
        ("https://www.mfa.gov.tr/no_1.en.mfa", "tr-foreign-ministry"),
        ("https://press.un.org/en/content/x", "united-nations"),
        ("HTTPS://NEWS.BBC.CO.UK/x", "bbc"),
    ],
)
def test_a_domain_names_its_publisher(url: str, key: str) -> None:
    found = outlet(url, "", load())
    assert found is not None
    assert (found.value, found.source, found.evidence) == (key, "url", ())


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/reuters",
        "https://notreuters.com/a",
        "https://reuters.com.example.net/",
        "not an address",
        "https://[broken/",
        "",
    ],
)
def test_an_unknown_address_names_nobody(url: str) -> None:
    assert outlet(url, "Reuters reports that talks go on.", load()) is None


def test_a_file_needs_its_name_and_its_layout_to_agree() -> None:
    found = outlet("interfax-2025-04-02.txt", LAYOUT, load())
    assert found is not None
    assert found.value == "interfax-ukraine"
    assert found.confidence < 1
    assert [span.of(LAYOUT) for span in found.evidence] == ["MORE ABOUT", "10:15, 02.04.2025", "LATEST"]
    assert outlet("saved-page.txt", LAYOUT, load()) is None
    assert outlet("interfax-2025-04-02.txt", LAYOUT.replace("LATEST", "Latest"), load()) is None
    assert outlet("interfaxes.txt", LAYOUT, load()) is None


def test_markers_out_of_order_are_another_layout() -> None:
    swapped = LAYOUT.replace("MORE ABOUT", "X").replace("LATEST", "MORE ABOUT").replace("X", "LATEST")
    assert outlet("interfax.txt", swapped, load()) is None

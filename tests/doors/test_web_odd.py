"""Whatever stands in an address is answered, and never with an error inside."""

from __future__ import annotations

import json
import re
from random import Random

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from readout.doors.web import application
from tests.doors._markup import faults
from tests.doors._record import build, press_page
from tests.doors._routes import every

LONG = "x" * 20_000
# As they stand in an address: half a surrogate pair, bytes that are no UTF-8, NUL, numbers beyond every
# integer, dates that are none, other kinds of digits, words of a query language, paths that climb.
ODD = [
    "", "%20", "%00", "a%00b", "%ED%A0%80", "%ff%fe", "%F0%9F%98%80", "-1", "0", "1e9",
    "99999999999999999999", "9" * 400, "0x10", "%D9%A3", "NaN", "2022-13-45", "2022-02-30",
    "0000-00-00", "9999-12-31", "20220101", "2022-01-03/2022-01-05", "0000", "%22", "%22%22", "%22a",
    "a%22%20OR%20b*", "*", "-", "(", "NEAR(a%20b)", "a:b", "%27%3B--", "../../etc/passwd", "..%2f..%2f",
    "%5c", "[", "{}", "USA", "usa", "XXX", "TUR,USA,GRC", ",", ";", "%E2%80%AE", "%CC%81", "true",
    "None", "json", "P014", "2022-Q9", "2022-Q1", LONG,
]  # fmt: skip
KNOWN = {
    "key": ["event-call", "event-old", "event-letter", press_page().article.id, "a-blinken"],
    "claim": [press_page().claims[0].claim.id],
    "field": ["date-0", "party-1", "party--1", "date-99999999999999999999"],
    "code": ["TUR", "P014"],
    "left": ["USA"],
    "right": ["TUR"],
    "form": ["csv", "atom"],
    "name": ["contacts", "said", "sources", "precision"],
}
NAMES = [
    "q", "side", "type", "status", "since", "until", "channel", "outlet", "language", "rank", "topic",
    "heard", "confidence", "verified", "actor", "cursor", "limit", "page", "skip", "seed", "kind",
    "claim", "today", "quarter", "left", "right", "office", "terms", "said", "all", "government",
    "name", "on", "day", "days", "months", "event", "speaker", "about", "phrase", "person", "sides",
    "next", "to", "from",
]  # fmt: skip


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    path = build(tmp_path_factory.mktemp("odd") / "record.sqlite")
    return TestClient(
        application(str(path)),
        base_url="http://127.0.0.1",
        follow_redirects=False,
        raise_server_exceptions=False,
    )


def filled(address: str, choose: Random, *, odd: bool) -> str:
    """The address with known or odd words for its parts."""
    return re.sub(
        r"\{(\w+)(?::\w+)?\}",
        lambda found: choose.choice(ODD if odd or found[1] not in KNOWN else KNOWN[found[1]]) or "x",
        address,
    )


def test_no_address_breaks_anything(web: TestClient) -> None:
    assert isinstance(web.app, FastAPI)
    read = sorted({path for methods, path in every(web.app) if "GET" in methods})
    assert len(read) > 80
    choose = Random(11)
    for address in read:
        asked = [
            f"{filled(address, choose, odd=False)}?{n}={choose.choice(ODD)}" for n in choose.sample(NAMES, 15)
        ]
        if "{" in address:
            asked += [filled(address, choose, odd=True) for _ in range(8)]
        for one in asked:
            answer = web.get(one)
            assert answer.status_code < 500, (answer.status_code, one[:200])
            if "text/html" in answer.headers.get("content-type", ""):
                assert faults(answer.content) == [], one[:200]


@pytest.mark.parametrize("odd", ["\ud800", "\x00", "x" * 5_000, "\u202e", "", "١", "-1", "9" * 400])
def test_no_word_that_is_sent_breaks_anything(web: TestClient, odd: str) -> None:
    claim = press_page().claims[0].claim.id
    plain = {
        "claim": claim,
        "field": "place-0",
        "verdict": "edit",
        "value": "Oslo",
        "source": "a diary",
        "why": "",
    }
    for name in plain:
        word = {**plain, name: odd}
        # Escaped, as a program may send half a surrogate pair.
        sent = {"content": json.dumps(word), "headers": {"content-type": "application/json"}}
        assert web.post("/api/v1/review", **sent).status_code < 500, name  # type: ignore[arg-type]
        form = {key: value.encode("utf-8", "surrogatepass") for key, value in word.items()}
        form = {key: value for key, value in form.items() if key not in ("claim", "field")}
        answer = web.post(f"/review/{claim}/place-0", data=form)
        assert answer.status_code < 500, name
    for shape in (
        {"text": odd},
        {"html": odd},
        {"text": "x", "url": odd},
        {"text": "x", "name": odd},
        [odd],
        odd,
    ):
        sent = {"content": json.dumps(shape), "headers": {"content-type": "application/json"}}
        assert web.post("/api/v1/read", **sent).status_code < 500, shape  # type: ignore[arg-type]
    assert web.get("/review/log").status_code == 200

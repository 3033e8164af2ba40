"""Whatever bytes come in, an article comes out, and its blocks and spans fit its text."""
# ruff: noqa: E501 -- markup is easier to check unbroken

from __future__ import annotations

import random
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from readout.knowledge import Knowledge, load
from readout.pages import read
from readout.record import Article, Page, from_json, to_json

STORY_KINDS = ("headline", "summary", "body", "quotation", "caption", "post")
SEED = 20_220_103
MUTANTS = 2_000


def _story(words: str, count: int = 5) -> str:
    return "".join(
        f"<p>{number}. {words} The talks lasted an hour, a spokesman said on Monday.</p>"
        for number in range(count)
    )


BASES = (
    "<!doctype html><html lang=en><head><meta charset=utf-8><title>Envoys meet again in Vienna | Daily</title>"
    '<meta property="og:title" content="Envoys meet again in Vienna"><script type="application/ld+json">'
    '{"@type":"NewsArticle","headline":"Envoys meet again in Vienna","datePublished":"2022-01-04T09:15:00+03:00"}</script>'
    "</head><body><nav><ul><li><a href=/>Home</a><li><a href=/w>World</a></ul></nav><article><h1>Envoys meet again in Vienna</h1>"
    "<div class=byline>By Anna Berg</div><time datetime='2022-01-04T09:15+03:00'>4 January 2022</time>"
    + _story("The two envoys met in Vienna for the second time this year.")
    + "<figure><img src=a.jpg><figcaption>The hall. Photo: Agency</figcaption></figure><div class=ad>Advertisement</div>"
    "<blockquote class=twitter-tweet><p>Good meeting today.</p></blockquote></article><aside class=related><h3>More about</h3><ul>"
    + "".join(
        f"<li><a href=/{n}>Council number {n} meets in the capital</a><time datetime=2025-03-0{n}>x</time></li>"
        for n in (1, 2, 3)
    )
    + "</ul></aside><footer>© Daily</footer></body></html>",
    "<html><head><meta http-equiv=content-type content='text/html; charset=windows-1251'><title>Министры</title></head><body><table><tr><td>"
    "<h2>Министры провели переговоры по телефону</h2><p>МОСКВА, 25 января 2022 года</p>"
    + _story("Министры провели переговоры по телефону и договорились о встрече.")
    + "</td><td><b>Новости</b><br><a href=/1>Другая новость о другом</a> 10:22, 03.04.2025<br></td></tr></table></body></html>",
    "<div><pre>PRESS RELEASE\n\nThe Minister received the Ambassador.\n</pre>"
    + _story("外相は水曜日に電話で会談し合意した。")
    + "</div>",
    "PRESIDENT CALLS PRIME MINISTER\n\nThe President spoke with the Prime Minister on Monday.\n\nAdvertising\nLATEST\n"
    "Council approves budget\n13:57, 14.03.2025\nStorm closes harbours\n13:39, 14.03.2025\n",
)


def check(found: Article) -> None:
    """What every article must hold, however bad its page."""
    assert "P010" not in {one.code for one in found.problems}, found.problems
    text = found.text
    text.encode("utf-8")
    last = 0
    for block in found.blocks:
        assert last <= block.span.start < block.span.end <= len(text)
        assert not text[last : block.span.start].strip()
        last = block.span.end
    assert not text[last:].strip()
    story = [block.span for block in found.blocks_of(*STORY_KINDS)]
    previous = 0
    for sentence in found.sentences:
        assert previous <= sentence.start < sentence.end
        assert any(span.covers(sentence) for span in story)
        previous = sentence.end
    spans = [
        span for block in found.blocks for one in (block.at, block.said_by) if one for span in one.evidence
    ]
    spans += [link.span for link in found.links]
    fields = (found.headline, found.headline_source, found.dateline, found.published, found.outlet)
    spans += [span for one in fields if one for span in one.evidence]
    assert all(span.end <= len(text) for span in spans)
    assert len(found.blocks_of("headline")) <= 1
    assert all(link.url.startswith(("http://", "https://")) for link in found.links)
    assert from_json(Article, to_json(found)) == found


def _mutant(chance: random.Random, knowledge: Knowledge) -> Article:
    base = chance.choice(BASES)
    content = bytearray(
        base.encode(chance.choice(("utf-8", "utf-8", "utf-8", "utf-16", "cp1251")), "replace")
    )
    for _ in range(chance.choice((1, 3, 10, 40))):
        _change(chance, content)
    return read(
        Page(
            chance.choice(
                (
                    "https://news.example/2022/01/04/x",
                    "",
                    "not an address",
                    "https://[bad",
                    "http://mfa.example/\ud800",
                )
            ),
            bytes(content),
            "file",
            fetched_at=chance.choice(
                (None, datetime(2025, 3, 14, tzinfo=UTC), datetime(1990, 1, 1, tzinfo=UTC))
            ),
            media_type=chance.choice((None, None, "text/html", "text/plain", "TEXT/HTML; x", "é")),
            charset=chance.choice((None, None, "utf-8", "utf-16", "windows-1251", "no such", "")),
            published=chance.choice((None, None, "2022-01-04", "2022")),
            text_given=chance.random() < 0.1,
        ),
        knowledge,
    )


PIECES = (
    b"<", b">", b"</", b"<!--", b"-->", b"<![CDATA[", b"&", b"&#xD800;", b"&#0;", b"\0", b"\xff", b"\xed\xa0\x80", b"\r", b"\r\n",
    "\u2028".encode(), "\u202e".encode(), "\ufeff".encode(), b"<script>", b"</script>", b"<title>", b"<pre>", b"<time>",
    b"<time datetime='9999-99-99'>", b"<a href='http://[x'>", b"<a href='javascript:1'>", b"<article>", b"</article>", b"<h1>", b"<h1></h1>",
    b"<div class='related latest'>", b"<textarea>", b"<svg>", b"<math>", b"<table>", b"<select>", b"<br>" * 9, b"<plaintext>", b"<base href=':'>",
    b'<script type="application/ld+json">{"@type":["NewsArticle"],"datePublished":[{}],"headline":{"a":1},"publisher":[1]}</script>',
    b"00:00, 31.02.2025", b"5 h ago", b"99 hours ago", b"99999999999999999999", "٣١.١٢.٢٠٢٤ ١٢:٣٠".encode(), "²".encode(), b"January 32",
)  # fmt: skip


def _change(chance: random.Random, content: bytearray) -> None:
    at = chance.randrange(len(content) + 1)
    end = min(len(content), at + chance.choice((1, 2, 20, 300)))
    kind = chance.randrange(5)
    if kind == 0:
        del content[at:end]
    elif kind == 1:
        content[at:at] = content[at:end] * chance.choice((1, 2, 5))
    elif kind == 2:
        content[at:end] = chance.randbytes(end - at)
    elif kind == 3:
        content[at:at] = chance.choice(PIECES)
    else:
        target = chance.randrange(len(content) + 1)
        content[target:target] = content[at:end]


def test_two_thousand_mutated_pages() -> None:
    chance, knowledge = random.Random(SEED), load()
    for number in range(MUTANTS):
        state = chance.getstate()
        try:
            check(_mutant(chance, knowledge))
        except Exception as error:
            chance.setstate(state)
            raise AssertionError(f"mutant {number} of seed {SEED}") from error


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400), st.booleans())
def test_any_text(text: str, text_given: bool) -> None:
    page = Page("", text.encode("utf-8", "surrogatepass"), "file", text_given=text_given)
    found = read(page, load())
    check(found)
    if text_given and found.text:
        assert len(found.text) == len(text)


_LEAF = st.sampled_from(
    [
        "word",
        "The envoys met in Vienna on Monday, he said.",
        "10:22, 03.04.2025",
        "&amp;",
        "é",
        " ",
        "Read also",
        "5 hours ago",
        "",
    ]
)
_TAGS = (
    "p div span a h1 h2 li ul time b table tr td article aside nav blockquote figcaption pre br section q-x"
)
_TAG = st.sampled_from(_TAGS.split())


@settings(max_examples=150, deadline=None)
@given(
    st.recursive(
        _LEAF,
        lambda inner: st.tuples(_TAG, st.lists(inner, max_size=4)).map(
            lambda pair: (
                f"<{pair[0]} class='{pair[0]} related' href=/x datetime='2025-01-01'>{''.join(pair[1])}</{pair[0]}>"
            )
        ),
        max_leaves=40,
    )
)
def test_any_tree(markup: str) -> None:
    check(
        read(Page("https://news.example/a", f"<html><body>{markup}</body></html>".encode(), "file"), load())
    )


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 3), st.integers(0, 2_000))
def test_a_page_cut_anywhere(base: int, length: int) -> None:
    check(read(Page("https://news.example/a", BASES[base].encode()[:length], "file"), load()))

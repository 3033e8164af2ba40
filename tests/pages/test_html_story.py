"""Markup to text, blocks, headline and links."""
# ruff: noqa: E501 -- markup is easier to check unbroken

from __future__ import annotations

from readout.knowledge import load
from readout.pages import read
from readout.record import Article, Block, BlockKind, Page

URL = "https://daily.example/world/ministers-speak"
TITLE = "Ministers speak by telephone about the border treaty"
PARAGRAPHS = (
    "The foreign ministers of the two countries spoke by telephone on Tuesday about the treaty on their border.",
    "They agreed that their deputies should meet in Vienna before the end of the month, a spokesman told reporters.",
    "The call was the third this year. Neither side said when the treaty itself might be signed or by whom.",
    "In the evening both ministries published short accounts of the conversation, which differ on who asked for it.",
)


def article(content: str, url: str = URL) -> Article:
    return read(Page(url, content.encode(), "file"), load())


def page(body: str, head: str = "") -> Article:
    return article(
        f"<!doctype html><html lang=en><head><title>{TITLE} | Daily</title>{head}</head><body>{body}</body></html>"
    )


def story(extra: str = "", between: str = "") -> str:
    first, *rest = (f"<p>{one}</p>" for one in PARAGRAPHS)
    return f"<article><h1>{TITLE}</h1>{first}{between}{''.join(rest)}{extra}</article>"


def texts(found: Article, *kinds: BlockKind) -> list[str]:
    return [block.span.of(found.text) for block in found.blocks_of(*kinds)]


def block(found: Article, words: str) -> Block:
    return next(one for one in found.blocks if words in one.span.of(found.text))


def test_text_is_the_whole_page_a_block_a_line() -> None:
    found = page(f"<nav><a href=/>Home</a><a href=/w>World</a></nav>{story()}<footer>© Daily 2022</footer>")
    lines = found.text.split("\n")
    assert (
        lines.index(TITLE)
        < lines.index(PARAGRAPHS[0])
        < lines.index(PARAGRAPHS[3])
        < lines.index("© Daily 2022")
    )
    assert texts(found, "headline") == [TITLE]
    assert texts(found, "body") == list(PARAGRAPHS)
    assert block(found, "© Daily").kind == "furniture"
    assert "".join(found.text.split()) == "".join(
        "".join(b.span.of(found.text) for b in found.blocks).split()
    )


def test_scripts_and_styles_are_not_text() -> None:
    found = page(
        f"<script>var a = 'never seen';</script><style>p {{color: red}}</style>{story('<noscript>no</noscript>')}"
    )
    assert "never seen" not in found.text
    assert "color" not in found.text


def test_sentences_lie_in_the_story() -> None:
    found = page(
        story(extra="<aside class=related><a href=/x>Read this. And that. And more of it.</a></aside>")
    )
    inside = [one.of(found.text) for one in found.sentences]
    assert "The call was the third this year." in inside
    assert not any("And that" in one for one in inside)


def test_inline_markup_does_not_break_words_or_sentences() -> None:
    found = page(
        "<article><h1>"
        + TITLE
        + "</h1>"
        + "".join(
            f"<p><b>T</b>he <a href='/m'>foreign minister</a> said<sup>1</sup> so, <i>again</i>. {one}</p>"
            for one in PARAGRAPHS
        )
        + "</article>"
    )
    assert "The foreign minister said1 so, again." in found.text


def test_neighbours_styled_as_blocks_are_parted() -> None:
    found = page(
        story()
        + "<div class=list><a href=/a><span>18:47</span><span>Council meets in the capital</span></a></div>"
    )
    assert "18:47\nCouncil meets in the capital" in found.text


def test_links_of_the_story_are_full_addresses() -> None:
    found = page(
        story(
            between='<p>More is in <a href="../docs/1.html">the joint statement</a> that the two sides made.</p>'
        )
    )
    link = next(one for one in found.links if one.span.of(found.text) == "the joint statement")
    assert link.url == "https://daily.example/docs/1.html"


def test_links_that_are_no_addresses_are_left_out() -> None:
    found = page(
        story(
            between='<p>Press <a href="javascript:alert(1)">this button</a> or <a href="data:x">that one</a> to see it.</p>'
        )
    )
    assert found.links == ()


def test_the_headline_is_what_head_and_page_agree_on() -> None:
    found = page(
        "<header><h1><a href=/>Daily</a></h1></header>" + story(),
        head=f'<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="Daily">',
    )
    assert found.headline is not None
    assert found.headline.value == TITLE
    assert found.headline.evidence[0].of(found.text) == TITLE
    assert found.headline.confidence > 0.8


def test_a_sites_name_in_its_title_is_no_headline() -> None:
    found = article(
        "<html><head><title>Ministry of Foreign Affairs</title><meta property='og:title' content='Ministry of Foreign Affairs'>"
        f"</head><body>{story()}</body></html>"
    )
    assert found.headline is not None
    assert found.headline.value == TITLE


def test_a_title_that_is_not_printed_has_no_evidence() -> None:
    body = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    found = article(
        f"<html><head><title>{TITLE} - Daily</title></head><body><div>{body}</div></body></html>",
        "https://daily.example/x",
    )
    assert found.headline is not None
    assert found.headline.value == TITLE
    assert found.headline.evidence == ()
    assert found.headline.source == "title"


def test_a_repeated_headline_is_furniture() -> None:
    found = page(f"<div class=breadcrumb>{TITLE}</div>" + story())
    assert texts(found, "headline") == [TITLE]
    assert found.text.count(TITLE) == 2


def test_the_headlines_own_source() -> None:
    body = story().replace(TITLE, "Ministers discuss treaty on phone – Department of State")
    found = article(
        f"<html><head><title>Ministers discuss treaty on phone – Department of State</title></head><body>{body}</body></html>"
    )
    assert found.headline_source is not None
    assert found.headline_source.value == "Department of State"
    assert found.headline_source.evidence[0].of(found.text) == "Department of State"


def test_small_parts_have_their_kinds() -> None:
    found = page(
        f"<article><h1>{TITLE}</h1><p class=standfirst>A third call in a year leaves the signing of the treaty open, aides say.</p>"
        "<div class=byline>By Anna Berg</div>"
        f"<p>{PARAGRAPHS[0]}</p><figure><img src=a.jpg><figcaption>The border crossing at dawn. Photo: Agency</figcaption></figure>"
        f"<p>{PARAGRAPHS[1]}</p><div class=ad-slot>Advertisement</div><h2>What comes next</h2><p>{PARAGRAPHS[2]}</p>"
        f"<blockquote><p>We shall meet again soon, and we shall sign what our deputies prepare.</p></blockquote><p>{PARAGRAPHS[3]}</p>"
        "</article>"
    )
    kinds = {
        "A third call": "summary",
        "By Anna Berg": "byline",
        "The border crossing": "caption",
        "Advertisement": "advert",
        "What comes next": "subheading",
        "We shall meet": "quotation",
    }
    assert {words: block(found, words).kind for words in kinds} == kinds
    assert texts(found, "body") == list(PARAGRAPHS)


def test_an_embedded_post_is_not_the_storys_own_words() -> None:
    tweet = "<blockquote class=twitter-tweet><p>Good call with my colleague today on our border.</p>— Minister (@m)</blockquote>"
    assert block(page(story(between=tweet)), "Good call").kind == "post"


def test_a_line_that_is_one_link_points_to_another_story() -> None:
    found = page(
        story(between="<p>Read also: <a href=/older>Deputies failed to meet in Geneva last spring</a></p>")
    )
    assert block(found, "Deputies failed").kind == "related"


def test_the_next_story_on_the_page_is_not_this_one() -> None:
    other = "".join(
        f"<p>{number} {one.replace('ministers', 'farmers')}</p>" for number, one in enumerate(PARAGRAPHS)
    )
    found = page(story() + f"<article><h2>Farmers protest</h2>{other}</article>")
    assert texts(found, "body") == list(PARAGRAPHS)


def test_comments_are_furniture() -> None:
    comments = "".join(
        f"<li><p>I do not believe a word of this treaty, said reader number {n} at some length.</p></li>"
        for n in range(9)
    )
    found = page(
        story() + f"<section id=comments class=comment-list><h3>Comments</h3><ul>{comments}</ul></section>"
    )
    assert texts(found, "body") == list(PARAGRAPHS)
    assert block(found, "reader number 4").kind == "furniture"


def test_a_ministrys_bare_page() -> None:
    body = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    found = article(
        "<html><head><title>Press release</title></head><body><table><tr><td><a href=/>Home</a></td><td>"
        f"<h2>{TITLE}</h2><p>VIENNA, 25 January 2022</p>{body}</td></tr></table></body></html>",
        "https://mfa.example/press/1",
    )
    assert texts(found, "body")[-4:] == list(PARAGRAPHS)
    assert found.dateline is not None


def test_a_live_blog_keeps_its_entries() -> None:
    entries = "".join(
        f"<article class=entry><time datetime='2022-01-04T1{n}:00Z'>1{n}:00</time><p>{one}</p></article>"
        for n, one in enumerate(PARAGRAPHS)
    )
    found = page(f"<main><h1>{TITLE}</h1><div class=live>{entries}</div></main>")
    assert texts(found, "body") == list(PARAGRAPHS)


def test_a_page_of_menus_has_no_story() -> None:
    links = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(40))
    found = page(f"<nav><ul>{links}</ul></nav>")
    assert "P006" in {one.code for one in found.problems}
    assert found.sentences == ()


def test_reading_twice_gives_the_same() -> None:
    assert page(story()) == page(story())


def test_entities_and_invisible_letters() -> None:
    found = page(
        story(
            between="<p>Zero\u200bwidth &amp;amp; soft\u00adhyphen &lt;p&gt; and &#xD800; are read as a person sees them here.</p>"
        )
    )
    assert "Zerowidth &amp; softhyphen <p> and" in found.text
    found.text.encode("utf-8")


def test_a_story_cut_into_chunks_is_whole() -> None:
    more = [f"{number}. {one.replace('ministers', 'deputies')}" for number, one in enumerate(PARAGRAPHS)]
    first, second = ("".join(f"<p>{one}</p>" for one in part) for part in (PARAGRAPHS, more))
    chunk = "<div class=row><div class='body part'>{}</div></div>"
    found = page(
        f"<h1>{TITLE}</h1><div class=chunks>{chunk.format(first)}<div class=ad>Advertisement</div>{chunk.format(second)}</div>"
    )
    assert texts(found, "body") == [*PARAGRAPHS, *more]


def test_a_heading_between_paragraphs_is_the_storys() -> None:
    assert block(page(story(between="<div><h3>A third call</h3></div>")), "A third call").kind == "subheading"


def test_a_label_before_a_link_is_not_always_a_pointer() -> None:
    words = "<p>Tested by: John Miller of the garage in the old town, who also wrote: <a href=/b>the book on brakes, 2019</a></p>"
    assert block(page(story(between=words)), "Tested by").kind == "body"


def test_a_kicker_in_the_head_belongs_to_the_headline() -> None:
    head = '<meta property="og:title" content="Grenzvertrag: Gespräch über die Öffnung"><meta property="og:site_name" content="Daily">'
    found = page(story().replace(TITLE, "Gespräch über die Öffnung"), head)
    assert found.headline is not None
    assert found.headline.value == "Grenzvertrag: Gespräch über die Öffnung"
    assert found.headline.evidence[0].of(found.text) == "Gespräch über die Öffnung"

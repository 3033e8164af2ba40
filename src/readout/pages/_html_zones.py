"""Zones: what the tags, classes and roles around a line say it is, inherited down the tree."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml.html import HtmlElement


class Zone:
    """Where a line stands, as bits of an int: an IntFlag took a third of the walk's time."""

    NAV = 1
    FOOTER = 2
    ASIDE = 4
    HEADER = 8
    CAPTION = 16
    ADVERT = 32
    POST = 64
    COMMENTS = 128
    RELATED = 256
    BYLINE = 512
    FORM = 1024
    QUOTE = 2048
    STORY = 4096
    SUMMARY = 8192
    STAMP = 16384
    HEADLINE = 32768


_TAGS = {
    "nav": Zone.NAV,
    "menu": Zone.NAV,
    "footer": Zone.FOOTER,
    "aside": Zone.ASIDE,
    "header": Zone.HEADER,
    "figcaption": Zone.CAPTION,
    "blockquote": Zone.QUOTE,
    "article": Zone.STORY,
    "main": Zone.STORY,
    "form": Zone.FORM,
    "button": Zone.FORM,
    "select": Zone.FORM,
    "address": Zone.BYLINE,
    "amp-ad": Zone.ADVERT,
}


# Names that pages give their parts, from the class lists of common publishing systems (WordPress, Drupal,
# Arc, AMP, Blogger) and the schema.org vocabulary. Whole words only: "ad" is not "header".
_NAMES: dict[int, str] = {
    Zone.NAV: (
        "nav navbar navigation menu menus submenu breadcrumb breadcrumbs topbar pagination pager "
        "tabs masthead"
    ),
    Zone.FOOTER: "footer colophon copyright cookie cookies consent gdpr",
    Zone.ASIDE: "sidebar aside rail widget widgets teaser teasers promo promos newsletter paywall",
    Zone.CAPTION: "caption captions figcaption credit copyrights",
    Zone.ADVERT: (
        "ad ads advert adverts advertisement advertising advertorial adslot dfp sponsor sponsored "
        "taboola outbrain adsbygoogle werbung anzeige publicidad publicite reklam reklama"
    ),
    Zone.POST: (
        "twitter-tweet twitter-video instagram-media fb-post tiktok-embed telegram-post "
        "reddit-card bluesky-embed mastodon-embed tweet"
    ),
    Zone.COMMENTS: "comments comment-list commentlist disqus respond comment-respond commentarea",
    Zone.RELATED: (
        "related relateds read-more readmore readalso read-also also-read more-news more-stories "
        "most-read mostread most-popular popular trending latest recent recommended "
        "recommendations recirc recirculation see-also yarpp similar relatedposts other-news "
        "ticker newsticker"
    ),
    Zone.BYLINE: "byline bylines author authors writer contributor reporter journalist",
    Zone.FORM: "share sharing social addtoany sharethis sharedaddy buttons toolbar",
    Zone.SUMMARY: (
        "standfirst deck dek lede subtitle sub-title subheadline sub-headline subhead summary "
        "excerpt intro teaser-text lead abstract headline-sub"
    ),
    Zone.STAMP: "date dates time timestamp datetime pubdate published posted-on dateline updated",
    Zone.HEADLINE: "headline article-title entry-title post-title page-title story-title",
}
_ZONES = {word: zone for zone, words in _NAMES.items() for word in words.split()}

_ROLES = {
    "navigation": Zone.NAV,
    "banner": Zone.HEADER,
    "contentinfo": Zone.FOOTER,
    "complementary": Zone.ASIDE,
    "main": Zone.STORY,
    "article": Zone.STORY,
    "search": Zone.FORM,
}

_PROPERTIES = {
    "headline": Zone.HEADLINE,
    "author": Zone.BYLINE,
    "datepublished": Zone.STAMP,
    "datemodified": Zone.STAMP,
    "caption": Zone.CAPTION,
    "articlebody": Zone.STORY,
}

# How many letters may stand together in a zone that names something small. Where more do, the name belongs to
# a wrapper ("author-page", "ad-free-content") and says nothing of its lines. On 106 news pages 95 of 100
# stretches are shorter than 250 letters (bylines), 50 (times), 240 (headlines), 390 (standfirsts), 320
# (captions); nine of ten adverts are shorter than 750.
_ROOM = (
    (Zone.BYLINE, 300),
    (Zone.STAMP, 200),
    (Zone.HEADLINE, 400),
    (Zone.SUMMARY, 1_200),
    (Zone.CAPTION, 1_200),
    (Zone.ADVERT, 800),
)
# A name on one of these is the page's own name, said of everything on it.
_WHOLE = frozenset({"html", "body", "main"})


_SPLIT = re.compile(r"[\s_-]+")
_CAMEL = re.compile(r"([a-z])([A-Z])")
_LONGEST_NAME = 500


@lru_cache(maxsize=32_768)
def _named(tag: str, name: str | None, key: str | None, role: str | None, prop: str | None) -> int:
    """The zones that an element's tag and attributes name. Cached: a page repeats a few hundred."""
    zone = _TAGS.get(tag, 0) | _ROLES.get(role or "", 0) | _PROPERTIES.get((prop or "").lower(), 0)
    for words in (name, key):
        if not words or len(words) > _LONGEST_NAME:
            continue
        parts = [part.rstrip("0123456789") for part in _SPLIT.split(_CAMEL.sub(r"\1-\2", words).lower())]
        for first, second in zip(parts, [*parts[1:], ""], strict=True):
            zone |= _ZONES.get(first, 0) | _ZONES.get(f"{first}-{second}", 0)
    return zone


def zone_of(element: HtmlElement, tag: str, outer: int) -> int:
    """The zones of what stands directly in ``element``, inside ``outer``."""
    if tag in _WHOLE:
        return outer | _TAGS.get(tag, 0)
    get = element.get
    return outer | _named(tag, get("class"), get("id"), get("role"), get("itemprop"))


def small_zones(zones: list[int], lengths: list[int]) -> list[int]:
    """The zones of consecutive lines, without small ones that stretch over too many letters."""
    found = list(zones)
    for zone, room in _ROOM:
        start = 0
        while start < len(found):
            end, letters = start, 0
            while end < len(found) and zones[end] & zone:
                letters += lengths[end]
                end += 1
            if letters > room:
                found[start:end] = [own & ~zone for own in found[start:end]]
            start = max(end, start + 1)
    return found

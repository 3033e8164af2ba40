"""Zones: what the tags, classes and roles around a line say it is, inherited down the tree."""

from __future__ import annotations

import re
from enum import IntFlag
from functools import lru_cache

from lxml.html import HtmlElement


class Zone(IntFlag):
    """Where a line stands. A line may stand in several."""

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


def _words(words: str) -> re.Pattern[str]:
    joined = "|".join(words.split())
    return re.compile(rf"(?:^|[\s_-])(?:{joined})(?=$|[\s_-]|\d)")


# Names that pages give their parts, from the class lists of common publishing systems (WordPress, Drupal, Arc,
# AMP, Blogger) and the schema.org vocabulary. Whole words only: "ad" is not "header".
_NAMES = (
    (
        Zone.NAV,
        _words(
            "nav navbar navigation menu menus submenu breadcrumb breadcrumbs topbar pagination pager tabs menu-item submenu mega-menu masthead"
        ),
    ),
    (Zone.FOOTER, _words("footer colophon site-footer page-footer copyright cookie cookies consent gdpr")),
    (
        Zone.ASIDE,
        _words("sidebar aside rail right-rail widget widgets teaser teasers promo promos newsletter paywall"),
    ),
    (
        Zone.CAPTION,
        _words(
            "caption captions figcaption wp-caption-text image-caption photo-caption credit photo-credit copyrights"
        ),
    ),
    (
        Zone.ADVERT,
        _words(
            "ad ads advert adverts advertisement advertising advertorial adslot ad-slot dfp sponsor sponsored taboola "
            "outbrain adsbygoogle banner-ad werbung anzeige publicidad publicite reklam reklama"
        ),
    ),
    (
        Zone.POST,
        _words(
            "twitter-tweet twitter-video instagram-media fb-post tiktok-embed telegram-post reddit-card bluesky-embed "
            "mastodon-embed embedded-tweet tweet"
        ),
    ),
    (
        Zone.COMMENTS,
        _words("comments comment-list commentlist disqus disqus_thread respond comment-respond commentarea"),
    ),
    (
        Zone.RELATED,
        _words(
            "related relateds related-articles related-posts related-stories related-news read-more readmore readalso "
            "read-also also-read more-news more-stories most-read mostread most-popular popular popular-posts trending "
            "latest latest-news recent-posts recent recommended recommendations recirc recirculation see-also "
            "yarpp similar jp-relatedposts similar-news other-news ticker newsticker"
        ),
    ),
    (
        Zone.BYLINE,
        _words(
            "byline bylines author authors author-name article-author writer post-author contributor reporter journalist"
        ),
    ),
    (
        Zone.FORM,
        _words(
            "share sharing social social-share social-links addtoany sharethis sharedaddy buttons toolbar"
        ),
    ),
    (
        Zone.SUMMARY,
        _words(
            "standfirst deck dek lede subtitle sub-title subheadline sub-headline subhead summary excerpt article-summary "
            "article-intro intro teaser-text lead kicker-text article-lead abstract article-subtitle headline-sub"
        ),
    ),
    (
        Zone.STAMP,
        _words(
            "date dates time timestamp datetime pubdate published publish-date pub-date published-date article-date "
            "post-date entry-date posted-on dateline date-time article-time last-updated updated"
        ),
    ),
    (
        Zone.HEADLINE,
        _words("headline article-title entry-title post-title article-headline page-title story-title"),
    ),
)

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
# a wrapper ("author-page", "ad-free-content") and says nothing of its lines. The longest found in 106 pages:
# bylines 210, times 90, standfirsts 640, captions 900, adverts 500.
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


@lru_cache(maxsize=32_768)
def _named(name: str) -> Zone:
    """The zones that a class list or id names. Cached: a page repeats a few hundred."""
    spaced = re.sub(r"([a-z])([A-Z])", r"\1-\2", name).lower()
    found = Zone(0)
    for zone, words in _NAMES:
        if words.search(spaced):
            found |= zone
    return found


def zone_of(element: HtmlElement, tag: str, outer: Zone) -> Zone:
    """The zones of what stands directly in ``element``, inside ``outer``."""
    zone = outer | _TAGS.get(tag, Zone(0))
    attributes = element.attrib
    if not attributes or tag in _WHOLE:
        return zone
    for key in ("class", "id"):
        name = attributes.get(key)
        if name and len(name) < 500:
            zone |= _named(name)
    if role := attributes.get("role"):
        zone |= _ROLES.get(role, Zone(0))
    if prop := attributes.get("itemprop"):
        zone |= _PROPERTIES.get(prop.lower(), Zone(0))
    return zone


def small_zones(zones: list[Zone], lengths: list[int]) -> list[Zone]:
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

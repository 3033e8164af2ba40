"""How much of a source's text an export may carry.

A publisher's words may be cited, not reprinted: at most 300 code points in one piece, with a link to the
page. A government's own texts are public and stay whole.
"""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

from readout.record import Article

# The bar set for every public surface of the record.
LONGEST = 300
_GAP = " … "


def excerpt(article: Article, words: str) -> str:
    """``words`` of the article: whole if it is official, else ``shortened``."""
    return words if is_official(article) else shortened(words)


def shortened(words: str) -> str:
    """``words`` with the middle left out where they are more than 300 code points.

    The beginning and the end stay, because they are what a reader looks for to find the place again.
    """
    if len(words) <= LONGEST:
        return words
    kept = LONGEST - len(_GAP)
    head = kept - kept // 2
    return words[:head] + _GAP + words[-(kept // 2) :]


def headline(article: Article) -> str | None:
    """The article's headline, shortened as any other words of it."""
    return excerpt(article, article.headline.value) if article.headline else None


def is_official(article: Article) -> bool:
    """True where the page's own address belongs to a government or body that the record knows as a publisher.

    The outlet that the text names is no proof: anybody can print a ministry's name.
    """
    host = _host(article.url)
    return any(host == domain or host.endswith("." + domain) for domain in _official_domains())


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


@cache
def _official_domains() -> tuple[str, ...]:
    from readout.knowledge import load

    return tuple(domain for outlet in load().outlets.all() if outlet.official for domain in outlet.domains)

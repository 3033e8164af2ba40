"""Engagements: one page a line, in the shape of the codebook by which readers are scored."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from readout.exports._excerpts import excerpt, headline
from readout.exports._exporter import Options
from readout.exports._lines import write_lines
from readout.exports._people import Participant, of_claim
from readout.exports._spans import field_spans
from readout.record import Article, Block, BlockKind, Quotation, Resolved, View

_NO_OPTIONS = Options()
_DAY = len("2022-01-04")
_SIDES = ("both", "source", "target")


@dataclass(frozen=True, slots=True)
class Engagements:
    """Every page as one JSON object with what it reports, whether or not it reports anything."""

    name: str = "engagements"
    extension: str = ".jsonl"
    media_type: str = "application/x-ndjson"
    description: str = "one page a line with the engagements it reports, in the codebook's shape"

    def write(self, view: View, out: Path | TextIO, options: Options = _NO_OPTIONS) -> int:
        """Write every page of the view in the order it was read; the number of lines."""
        del options
        return write_lines((_page(view, article) for article in view.articles()), out)


def _page(view: View, article: Article) -> dict[str, object]:
    claims = view.claims(article.id)
    mains = [number for number, one in enumerate(claims) if one.claim.main]
    return {
        "id": article.name or article.url,
        "published": _day(article),
        "headline": headline(article),
        "headline_source": article.headline_source.value if article.headline_source else None,
        "engagements": [_engagement(view, article, one) for one in claims],
        "main": mains[0] if mains else None,
        "related": _headlines(article, "related"),
        "latest": _headlines(article, "latest"),
        "problems": [{"code": one.code, "message": one.message} for one in view.problems(article.id)],
    }


def _day(article: Article) -> str | None:
    """The day of publication; None where not even the day is known."""
    published = article.published.value if article.published else ""
    return published[:_DAY] if len(published) >= _DAY else None


def _engagement(view: View, article: Article, one: Resolved) -> dict[str, object]:
    claim = one.claim
    when = claim.when.value if claim.when else None
    shape: dict[str, object] = {
        "type": claim.event_type,
        "plover_root": claim.act,
        "cameo": claim.cameo,
        "status": claim.status,
        "participants": _participants(one),
        "date": when.date if when else None,
        "date_basis": when.basis if when else "none",
        "place": _first(one, "place"),
        "channel": _first(one, "channel"),
        "topics": [excerpt(article, found.value) for found in claim.detail("topic")],
        "quotes": [_quote(article, quotation) for quotation in claim.said],
        "according_to": [found.value for found in claim.according_to],
        "evidence": {"start": claim.evidence.start, "end": claim.evidence.end},
        "spans": field_spans(claim),
        "confidence": round(claim.confidence, 4),
        "event": view.event_of(claim.id),
    }
    if claim.announced:
        shape["announced"] = claim.announced.value.date
    return shape


def _participants(one: Resolved) -> list[dict[str, object]]:
    """The participants; whoever carried, hosted, mediated or witnessed has a ``role`` beside a side."""
    everyone = of_claim(one)
    beside = "both" if any(each.role == "both" for each in everyone) else "source"
    return [_participant(each, beside) for each in everyone]


def _participant(one: Participant, beside: str) -> dict[str, object]:
    third = one.role not in _SIDES
    shape: dict[str, object] = {
        "name": one.name,
        "office": one.office,
        "country_iso3": one.government,
        "side": beside if third else one.role,
        "qid": one.qid,
    }
    if third:
        shape["role"] = one.role
    return shape


def _first(one: Resolved, role: str) -> str | None:
    return next((found.value for found in one.claim.detail(role)), None)


def _quote(article: Article, quotation: Quotation) -> dict[str, object]:
    evidence = quotation.text.evidence
    return {
        "speaker": quotation.speaker.value if quotation.speaker else None,
        "text": excerpt(article, quotation.text.value),
        "start": evidence[0].start if evidence else None,
        "end": evidence[-1].end if evidence else None,
    }


def _headlines(article: Article, kind: BlockKind) -> list[dict[str, object]]:
    return [_headline(article, block) for block in article.blocks_of(kind)]


def _headline(article: Article, block: Block) -> dict[str, object]:
    return {
        "headline": excerpt(article, block.span.of(article.text).strip()),
        "at": block.at.value if block.at else None,
        "said_by": block.said_by.value if block.said_by else None,
    }


FORMAT = Engagements()

"""JSON Lines: one event a line, with its accounts, their pages and the spans they were read from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from readout.exports._absences import of_claim
from readout.exports._excerpts import excerpt, headline, shortened
from readout.exports._exporter import Options
from readout.exports._lines import write_lines
from readout.exports._spans import field_spans
from readout.record import Account, Article, Event, Resolved, View, to_json

_NO_OPTIONS = Options()


@dataclass(frozen=True, slots=True)
class JsonLines:
    """Every event as one JSON object.

    The keys are the fields of ``Event``; each account also has ``url``, ``headline``, ``published``,
    ``evidence`` (start, end, text), ``spans`` and ``absences`` where its page is in the view.
    """

    name: str = "jsonl"
    extension: str = ".jsonl"
    media_type: str = "application/x-ndjson"
    description: str = "one event a line, with accounts and the spans they were read from"

    def write(self, view: View, out: Path | TextIO, options: Options = _NO_OPTIONS) -> int:
        """Write every event of the view, newest first; the number of lines."""
        del options
        return write_lines((_event(view, event) for event in view.events()), out)


def _event(view: View, event: Event) -> dict[str, object]:
    line: dict[str, object] = {"id": event.id}
    for name in ("event_type", "act", "status", "when", "actors", "roles", "place", "channel", "topics"):
        line[name] = to_json(getattr(event, name))
    line["topics"] = [shortened(topic) for topic in event.topics]
    line["accounts"] = [_account(view, account) for account in event.accounts]
    for name in ("disagreements", "rank", "heard", "confidence"):
        line[name] = to_json(getattr(event, name))
    return line


def _account(view: View, account: Account) -> dict[str, object]:
    told: dict[str, object] = {
        name: to_json(getattr(account, name))
        for name in ("claim", "article", "outlet", "status", "date", "according_to", "main")
    }
    article = view.article(account.article)
    one = next((one for one in view.claims(account.article) if one.claim.id == account.claim), None)
    if article is not None:
        told |= {
            "url": article.url,
            "headline": headline(article),
            "published": article.published.value if article.published else None,
        }
        if one is not None:
            told |= _read(article, one)
    return told


def _read(article: Article, one: Resolved) -> dict[str, object]:
    evidence = one.claim.evidence
    return {
        "evidence": {
            "start": evidence.start,
            "end": evidence.end,
            "text": excerpt(article, evidence.of(article.text)),
        },
        "spans": field_spans(one.claim),
        "absences": of_claim(one.claim),
    }


FORMAT = JsonLines()

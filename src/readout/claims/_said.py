"""What a page quotes and who is its speaker, whether or not the page tells of an act."""

from __future__ import annotations

from dataclasses import replace

from readout.claims._mentions import Mention
from readout.claims._page import OpenPage
from readout.claims._quotes import quotations
from readout.record import Found, Quotation


def said_on(page: OpenPage) -> list[Quotation]:
    """Every quotation; speakers under the names that the parties have, in Latin letters where known."""
    dateline = page.article.dateline.evidence if page.article.dateline else ()
    subjects = {
        number: [
            Found(_speaker_name(page, m), (m.span,), 0.6)
            for m in mentions
            if m.via is None and m.kind in ("person", "office", "government", "pronoun") and not m.quoted
            if not any(m.span.touches(span) for span in dateline)
        ]
        for number, mentions in page.mentions.items()
    }
    found = quotations(page.article.text, page.article.blocks, page.sentences, page.sources, subjects)
    names = page.people.latin()
    return [
        replace(q, speaker=replace(q.speaker, value=names.get(q.speaker.value, q.speaker.value)))
        if q.speaker is not None
        else q
        for q in found
    ]


def _speaker_name(page: OpenPage, mention: Mention) -> str:
    person = page.people.of(mention)
    return person.name if person is not None else mention.span.of(page.article.text)

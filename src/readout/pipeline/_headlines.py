"""The headlines of other stories that a page prints, read as weak claims of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from readout import actors, claims
from readout.knowledge import Knowledge
from readout.record import Article, Block, Bounds, Found, HeadlineClaim, Judgement, Resolved

_DAY = 10


def printed(
    article: Article, knowledge: Knowledge, judgements: Sequence[Judgement] = ()
) -> tuple[HeadlineClaim, ...]:
    """Every related and latest headline of a page, in text order, with the acts it tells by itself.

    A headline is read by the rules alone, as of the time printed with it; without one no act is dated by it.
    """
    return tuple(
        HeadlineClaim(
            article=article.id,
            kind="related" if block.kind == "related" else "latest",
            headline=Found(block.span.of(article.text).strip(), (block.span,)),
            at=block.at,
            said_by=block.said_by,
            link=block.link,
            claims=_acts(article, block, knowledge, judgements),
        )
        for block in article.blocks_of("related", "latest")
    )


def _acts(
    article: Article, block: Block, knowledge: Knowledge, judgements: Sequence[Judgement]
) -> tuple[Resolved, ...]:
    """The claims of one headline, read as if it were all that its page said; spans are those of the page."""
    day = block.at.value[:_DAY] if block.at else None
    alone = replace(
        article,
        blocks=(Block("headline", block.span),),
        sentences=(block.span,),
        headline=Found(block.span.of(article.text), (block.span,)),
        headline_source=block.said_by,
        dateline=None,
        published=block.at,
        # A page prints no headline of a later day than its own.
        bounds=Bounds(None, day, "headline") if day else article.bounds,
        links=(),
        problems=(),
    )
    found, _ = claims.read(alone, knowledge)
    return actors.resolve(found, alone, knowledge, judgements)

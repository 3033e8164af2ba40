"""A reading becomes rows: one transaction a page, so there is never half a page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, or_, select, update

from readout.record import (
    Actor,
    Article,
    BlockKind,
    Claim,
    HeadlineClaim,
    Party,
    Problem,
    Reading,
    Resolved,
    Span,
    StoreError,
    problem,
)
from readout.store._backend import text_index
from readout.store._days import day_range
from readout.store._fold import folded
from readout.store._forms import maybe, pack, plain
from readout.store._tables import (
    actors,
    articles,
    claim_actors,
    claims,
    failures,
    headlines,
    pages,
    problems,
    roles,
)

# The blocks that tell the story; the rest of a page is not searched.
STORY: tuple[BlockKind, ...] = ("headline", "summary", "body", "subheading", "quotation", "caption", "post")

# The named steps of adding a page, in order; a test kills the process at each.
STEPS = ("begin", "page", "article", "claims", "roles", "problems", "text", "commit", "committed")

Row = dict[str, object]
Step = Callable[[str], None]

# Statements are built once: building and naming them anew for every page took as long as running them.
_KNOWN = select(pages.c.id, pages.c.content_hash).where(
    or_(pages.c.url == bindparam("url"), pages.c.id == bindparam("id"))
)
_NEXT = select(func.coalesce(func.max(pages.c.seq), 0) + 1)
_PAGE = insert(pages)
_ARTICLE = insert(articles)
_READ_NOW = delete(failures).where(failures.c.url == bindparam("url"))
_ACTORS = select(actors).where(actors.c.id.in_(bindparam("ids", expanding=True)))
_INSERTS = {table: insert(table) for table in (claims, claim_actors, roles, problems, actors, headlines)}


def add(connection: Connection, reading: Reading, source: str | None, step: Step) -> bool:
    """Write one reading; False where this text at this address is already there.

    :raises StoreError: if a claim is of another article.
    """
    article = reading.article
    step("begin")
    known = connection.execute(_KNOWN, {"url": plain(article.url), "id": article.id}).all()
    content_hash = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
    if any(row.content_hash == content_hash or row.id == article.id for row in known):
        return False
    seq = _add_page(connection, article, source, content_hash, len(known) + 1)
    step("page")
    connection.execute(_ARTICLE, {"id": article.id, "doc": pack(article)})
    step("article")
    resolved, left_out = _distinct(reading)
    put_actors(connection, (actor for one in resolved for actor in one.actors))
    _insert(connection, claims, [_claim_row(one, n, article) for n, one in enumerate(resolved)])
    step("claims")
    _insert(connection, claim_actors, [row for one in resolved for row in _actor_rows(one)])
    _insert(connection, roles, [row for one in resolved for row in _role_rows(one)])
    step("roles")
    said = reading.problems + left_out + _changed(known, article)
    _insert(connection, problems, [_problem_row(article.id, n, one) for n, one in enumerate(said)])
    _insert(connection, headlines, [_headline_row(n, one) for n, one in enumerate(reading.headlines)])
    step("problems")
    text_index(connection).put_story(connection, seq, *story_words(article))
    connection.execute(_READ_NOW, {"url": plain(article.url)})
    step("text")
    return True


def rewrite(connection: Connection, one: Resolved, article: Article, position: int) -> None:
    """Write a claim over what stands under its id: its row, its actors and its roles."""
    put_actors(connection, one.actors)
    key = one.claim.id
    connection.execute(update(claims).where(claims.c.id == key).values(_claim_row(one, position, article)))
    for table, rows in ((claim_actors, _actor_rows(one)), (roles, _role_rows(one))):
        connection.execute(delete(table).where(table.c.claim == key))
        _insert(connection, table, rows)


def put_actors(connection: Connection, found: Iterable[Actor]) -> None:
    """Write actors that are new, and what is newly known of the others."""
    wanted = {actor.id: _actor_row(actor) for actor in found}
    if not wanted:
        return
    stored = {row["id"]: dict(row) for row in connection.execute(_ACTORS, {"ids": list(wanted)}).mappings()}
    _insert(connection, actors, [row for key, row in wanted.items() if key not in stored])
    for key, row in wanted.items():
        if key in stored and stored[key] != row:
            connection.execute(update(actors).where(actors.c.id == key).values(row))


def story_spans(article: Article) -> list[Span]:
    """The spans of the story's blocks in text order; the whole text where no block was made out."""
    return [block.span for block in article.blocks_of(*STORY)] or [Span(0, len(article.text))]


def _add_page(connection: Connection, article: Article, source: str | None, digest: str, version: int) -> int:
    days = day_range(article.published.value) if article.published else None
    row: Row = {
        "id": article.id,
        "url": plain(article.url),
        "name": maybe(article.name),
        "source": maybe(source),
        "fetched_at": article.fetched_at.isoformat() if article.fetched_at else None,
        "content_hash": digest,
        "version": version,
        "outlet": maybe(article.outlet.value) if article.outlet else None,
        "language": article.language,
        "published": maybe(article.published.value) if article.published else None,
        "published_day": days[0] if days else None,
        "headline": maybe(article.headline.value) if article.headline else None,
    }
    seq = int(connection.execute(_NEXT).scalar_one())
    connection.execute(_PAGE, {**row, "seq": seq})
    return seq


def _distinct(reading: Reading) -> tuple[tuple[Resolved, ...], tuple[Problem, ...]]:
    """The claims, each id once, and a problem for each that had to be left out."""
    found: dict[str, Resolved] = {}
    problems: list[Problem] = []
    for one in reading.claims:
        if one.claim.article != reading.article.id:
            raise StoreError(f"claim {one.claim.id} is of {one.claim.article}, not of {reading.article.id}")
        if found.setdefault(one.claim.id, one) != one:
            detail = f"two claims carry the id {one.claim.id}; the first of them was kept"
            problems.append(problem("P010", detail, one.claim.evidence))
    return tuple(found.values()), tuple(problems)


def _changed(known: Iterable[object], article: Article) -> tuple[Problem, ...]:
    count = len(list(known))
    if not count or not article.url:
        return ()
    return (problem("P041", f"version {count + 1} of {article.url}; the earlier text is kept"),)


def _claim_row(one: Resolved, position: int, article: Article) -> Row:
    claim = one.claim
    when = claim.when.value if claim.when else None
    days = day_range(when.date) if when else None
    near = days or (day_range(article.published.value) if article.published else None)
    return {
        "id": claim.id,
        "article": claim.article,
        "position": position,
        "event_type": claim.event_type,
        "act": claim.act,
        "cameo": claim.cameo,
        "status": claim.status,
        "date": when.date if when else None,
        "date_basis": when.basis if when else None,
        "near_from": near[0] if near else None,
        "near_to": near[1] if near else None,
        "main": claim.main,
        "confidence": claim.confidence,
        "read_by": claim.read_by,
        "words": _claim_words(claim, article),
        "doc": pack(one),
    }


def _claim_words(claim: Claim, article: Article) -> str:
    """What is searched for an event: the sentence that tells it, what was said, and who says so."""
    parts = [claim.evidence.of(article.text)]
    parts += [quotation.text.value for quotation in claim.said]
    parts += [source.value for source in claim.according_to]
    parts += [value for party in claim.parties for value in (party.name, party.office) if value]
    return folded(" | ".join(parts))


def _actor_row(actor: Actor) -> Row:
    return {
        "id": actor.id,
        "person": maybe(actor.person),
        "office": maybe(actor.office),
        "government": actor.government,
        "since": actor.since,
        "until": actor.until,
        "qid": actor.qid,
        "known": actor.known,
    }


def _sides(one: Resolved) -> list[tuple[Party, Actor | None, str | None]]:
    """Every party with its actor, where there is one, and the government of either."""
    sides = []
    for position, party in enumerate(one.claim.parties):
        actor = one.actors[position] if position < len(one.actors) else None
        government = actor.government if actor and actor.government else party.government
        sides.append((party, actor, government))
    return sides


def _actor_rows(one: Resolved) -> list[Row]:
    return [
        {
            "claim": one.claim.id,
            "position": position,
            "role": party.role,
            "actor": actor.id,
            "government": government,
        }
        for position, (party, actor, government) in enumerate(_sides(one))
        if actor is not None
    ]


def _role_rows(one: Resolved) -> list[Row]:
    claim = one.claim
    values: list[tuple[str, str, str | None, str | None, tuple[Span, ...]]] = []
    for party, actor, government in _sides(one):
        named = party.name or party.office or party.found.value
        values.append((party.role, named, government, actor.id if actor else None, party.found.evidence))
    values += [
        (detail.role, detail.found.value, None, None, detail.found.evidence) for detail in claim.details
    ]
    values += [("according_to", found.value, None, None, found.evidence) for found in claim.according_to]
    values += [("quote", quote.text.value, None, None, quote.text.evidence) for quote in claim.said]
    return [
        {
            "claim": claim.id,
            "position": position,
            "role": role,
            "value": plain(value),
            "government": government,
            "actor": actor,
            "start": spans[0].start if spans else None,
            "end": spans[0].end if spans else None,
        }
        for position, (role, value, government, actor, spans) in enumerate(values)
    ]


def _problem_row(article: str, position: int, one: Problem) -> Row:
    return {
        "article": article,
        "position": position,
        "code": one.code,
        "message": plain(one.message),
        "start": one.span.start if one.span else None,
        "end": one.span.end if one.span else None,
    }


def _headline_row(position: int, one: HeadlineClaim) -> Row:
    days = day_range(one.at.value) if one.at else None
    return {
        "article": one.article,
        "position": position,
        "kind": one.kind,
        "day": days[0] if days else None,
        "doc": pack(one),
    }


def story_words(article: Article) -> tuple[str, str]:
    """Folded headline and folded story of an article."""
    headline = article.headline.value if article.headline else ""
    told = [block.span for block in article.blocks_of(*STORY[1:])]
    if not article.blocks_of(*STORY):
        told = story_spans(article)
    return folded(headline), " ".join(folded(span.of(article.text)) for span in told)


def _insert(connection: Connection, table: Table, rows: list[Row]) -> None:
    if rows:
        connection.execute(_INSERTS[table], rows)

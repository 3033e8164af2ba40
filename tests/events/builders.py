"""Claims as small as merging needs them, made from a line of words."""

from __future__ import annotations

from readout.knowledge import load
from readout.record import (
    Actor,
    Article,
    Bounds,
    Claim,
    Detail,
    Found,
    Party,
    Resolved,
    Role,
    Span,
    Status,
    When,
    content_id,
)

KNOWLEDGE = load()
_HERE = (Span(0, 1),)


def actor(side: str) -> Actor:
    """``USA`` is the government alone; ``USA:Blinken`` a person of it."""
    code, _, name = side.partition(":")
    return Actor(content_id("person", side) if name else content_id("actor", code), name or None, None, code)


def told(
    page: str,
    *sides: str,
    on: str | None = "2022-01-03",
    kind: str = "call",
    status: Status = "happened",
    act: str | None = None,
    place: str | None = None,
    main: bool = True,
    number: int = 0,
) -> Resolved:
    """One claim of a page. Directed kinds run from the first side to the others."""
    event_type = KNOWLEDGE.event_types.get(kind)
    actors = tuple(actor(side) for side in sides)
    roles: list[Role] = (
        ["both"] * len(sides) if event_type.mutual else ["source", *["target"] * (len(sides) - 1)]
    )  # type: ignore[list-item]
    claim = Claim(
        id=content_id("claim", page, kind, ",".join(sides), str(number), on or ""),
        article=content_id("article", page),
        event_type=kind,
        act=act or event_type.act,
        cameo=event_type.cameo,
        status=status,
        parties=tuple(
            Party(role, one.person, None, one.government, Found(side, _HERE))
            for one, role, side in zip(actors, roles, sides, strict=True)
        ),
        details=(Detail("place", Found(place, _HERE)),) if place else (),
        when=Found(When(on, "explicit"), _HERE) if on else None,
        announced=None,
        said=(),
        according_to=(Found(f"{page} agency", _HERE),),
        trigger=_HERE[0],
        evidence=_HERE[0],
        main=main,
        confidence=0.9,
        read_by="test",
    )
    return Resolved(claim, actors)


def pages(texts: dict[str, str] | None = None, /, **published: str | None) -> dict[str, Article]:
    """Articles by id, from the page's name and its publication day; ``texts`` says what some of them tell."""
    return {
        content_id("article", page): Article(
            id=content_id("article", page),
            url=f"https://{page}.example/1",
            name=page,
            outlet=Found(page, source="url"),
            language="en",
            text=(texts or {}).get(page, "x"),
            blocks=(),
            sentences=(),
            headline=None,
            headline_source=None,
            dateline=None,
            published=Found(day, source="given") if day else None,
            bounds=Bounds(latest=day),
        )
        for page, day in published.items()
    }

"""One page through every stage that needs only that page. Engines map this over archives."""

from __future__ import annotations

from collections.abc import Sequence

from readout import actors, claims, pages
from readout.knowledge import Knowledge
from readout.pipeline._headlines import printed
from readout.record import Article, Bounds, Judgement, Model, Page, Problem, Reading, content_id, problem


def read_page(
    page: Page,
    knowledge: Knowledge,
    judgements: Sequence[Judgement] = (),
    model: Model | None = None,
) -> Reading:
    """Article, claims, actors and headlines of one page. Never raises: a failure inside is P010.

    ``judgements`` are people's words on who somebody is; they outrank the atlas. ``model`` proposes acts
    beside those of the rules; without one the rules read alone.
    """
    try:
        article = pages.read(page, knowledge)
    except Exception as error:  # noqa: BLE001  one page must never stop a batch; the failure is kept as P010
        return failed(
            page.url, page.name, problem("P010", f"{type(error).__name__} while reading the page: {error}")
        )
    try:
        found, problems = claims.read(article, knowledge, model)
        resolved = actors.resolve(found, article, knowledge, judgements)
        headlines = printed(article, knowledge, judgements)
    except Exception as error:  # noqa: BLE001  as above
        where = problem("P010", f"{type(error).__name__} while reading the claims: {error}")
        return Reading(article, (), (*article.problems, where))
    every = (*article.problems, *problems, *(p for one in resolved for p in one.problems))
    return Reading(article, resolved, every, headlines)


def failed(url: str, name: str | None, why: Problem) -> Reading:
    """The reading of a page that could not be opened: no text, one problem."""
    article = Article(
        id=content_id("article", url, ""),
        url=url,
        name=name,
        outlet=None,
        language="und",
        text="",
        blocks=(),
        sentences=(),
        headline=None,
        headline_source=None,
        dateline=None,
        published=None,
        bounds=Bounds(),
        problems=(why,),
    )
    return Reading(article, (), (why,))

"""Many pages at once: in order, each by itself, whatever one of them does."""

from __future__ import annotations

from collections.abc import Iterator

from readout import pipeline
from readout.knowledge import load
from readout.pipeline import ENGINES
from readout.record import Page, Reading
from tests.pipeline.builders import CALL, TEXTS, WEATHER, Killer, page


def _run(pages: list[Page | Reading], jobs: int) -> list[Reading]:
    return list(ENGINES.get("local").run(iter(pages), load(), jobs))


def test_two_jobs_read_as_one_does_in_order() -> None:
    known = pipeline.open().read_page(page("known", CALL))
    many: list[Page | Reading] = [page(f"{name}-{n}", text) for n in range(5) for name, text in TEXTS.items()]
    many.insert(3, known)
    alone, together = _run(many, 1), _run(many, 2)
    assert together == alone
    assert together[3] is known
    assert [one.article.name for one in together[:3]] == [
        one.name for one in many[:3] if isinstance(one, Page)
    ]


def test_a_page_that_kills_its_process_fails_alone() -> None:
    killer = Killer("https://news.example/killer", b"x", "test", "killer")
    before, after = [page(f"a{n}", CALL) for n in range(3)], [page(f"b{n}", WEATHER) for n in range(30)]
    found = _run([*before, killer, *after], 2)
    assert [one.article.name for one in found] == ["a0", "a1", "a2", "killer", *(f"b{n}" for n in range(30))]
    assert [p.code for p in found[3].problems] == ["P010"]
    assert found[3].article.text == ""
    assert all(one.article.text for number, one in enumerate(found) if number != 3)


def test_pages_are_fetched_as_they_are_wanted() -> None:
    """An archive of a million pages never waits in memory, nor is it read after the caller stops."""
    taken: list[str] = []

    def archive() -> Iterator[Page]:
        for number in range(1000):
            taken.append(str(number))
            yield page(str(number), WEATHER)

    readings = ENGINES.get("local").run(archive(), load(), 2)
    next(readings)
    assert len(taken) < 50
    readings.close()  # type: ignore[attr-defined]
    assert len(taken) < 50

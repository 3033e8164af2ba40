"""Reprints: copies told from independent reports, whatever was done to them."""

from __future__ import annotations

from itertools import permutations

from readout.events.stories import Copies, wording
from readout.events.stories._reprints import REPRINT, Wording
from readout.record import Account, Article, Block, Bounds, Likeness, Span

WIRE = (
    "The foreign ministers of Norway and Chile met in Oslo on Tuesday and agreed to open talks on fishing "
    "rights in the southern ocean, an official said after the meeting. The talks are to begin in autumn "
    "and will be led by the deputy ministers of both countries. Norway hopes for a treaty within two "
    "years, while Chile wants scientists of a third state to take part. Neither side spoke about the "
    "dispute over krill, which had delayed an earlier attempt. The ministers then visited the maritime "
    "museum together."
)
OWN = (
    "Chile's top diplomat flew to Norway this week for a first round on who may fish where near "
    "Antarctica. Her host in Oslo promised a quick start: negotiators should sit down before winter, he "
    "told reporters. Experts doubt that two years will be enough, since krill catches have divided the "
    "capitals for ten years. A tour of the maritime museum rounded off the day for the guest and her "
    "delegation."
)
SAID = (
    "“We shall not rest until every ship that sails these waters does so under rules that both our peoples "
    "own and trust.”"
)


def page(name: str, text: str) -> Article:
    return Article(
        id=name,
        url=f"https://{name}.example/1",
        name=name,
        outlet=None,
        language="en",
        text=text,
        blocks=(Block("body", Span(0, len(text))),),
        sentences=(),
        headline=None,
        headline_source=None,
        dateline=None,
        published=None,
        bounds=Bounds(),
    )


def of(name: str, text: str) -> Wording:
    return wording(page(name, text))


def meet(left: Wording, right: Wording) -> bool:
    return not set(left.band_keys()).isdisjoint(right.band_keys())


def every_fifth_changed(text: str) -> str:
    return " ".join(f"{word}xyz" if n % 5 == 0 else word for n, word in enumerate(text.split()))


def test_a_copy_is_found_cut_changed_or_with_a_line_added() -> None:
    own = of("a", WIRE)
    half = WIRE[: len(WIRE) // 2]
    for text in (
        WIRE,
        half,
        every_fifth_changed(WIRE),
        f"{WIRE}\nSign up for our letter and get more of this.",
    ):
        copy = of("b", text)
        assert meet(own, copy)
        assert own.alike(copy) is not None
        assert own.alike(copy) == copy.alike(own)


PUT_AROUND = (
    "Our night desk brings this report to its readers free of charge.",
    "Write to the foreign desk at the address below, or call us between nine and five on working days. "
    "Members may comment on every story and get our weekly map of the oceans, printed on heavy paper.",
)


def test_a_copy_cut_to_its_half_with_as_much_added_is_found() -> None:
    head = "Norway and Chile to talk on fish"
    own = of("a", f"{head}\n{WIRE}")
    copy = of("b", "\n".join([head, PUT_AROUND[0], WIRE[: len(WIRE) // 2], PUT_AROUND[1]]))
    assert meet(own, copy)
    assert max(own.inside(copy), copy.inside(own)) < REPRINT
    assert own.alike(copy) is not None
    assert own.alike(copy) == copy.alike(own)


def test_background_that_stands_under_two_stories_makes_no_copy() -> None:
    under = (
        "Krill feeds whales, seals and penguins; its catch has been limited by treaty since the eighties. "
    )
    other = (
        "A trawler under the flag of Chile was stopped off South Georgia on Friday night because its papers "
        "were said to be out of date. The crew is well, the owner told a radio station in Valparaiso, and "
        "nobody was arrested. Inspectors want to count what lies in the hold before the ship may leave for "
        "home next week."
    )
    left, right = of("a", f"{WIRE} {under * 3}"), of("b", f"{other} {under * 3}")
    assert max(left.inside(right), right.inside(left)) > 0.4
    assert left.alike(right) is None


def test_an_independent_report_is_no_copy() -> None:
    assert of("a", WIRE).alike(of("b", OWN)) is None


def test_a_shared_quotation_makes_no_copy() -> None:
    left, right = of("a", f"{OWN[:110]} {SAID} {SAID}"), of("b", f"{WIRE[:110]} {SAID} {SAID}")
    assert left.enough
    assert right.enough
    assert left.alike(right) is None


def test_a_text_of_a_few_words_is_not_judged() -> None:
    short = of("a", "The ministers met in Oslo on Tuesday.")
    assert short.band_keys() == ()
    assert short.alike(of("b", "The ministers met in Oslo on Tuesday.")) is None


def test_a_script_without_spaces_is_cut_at_its_signs() -> None:
    text = (
        "中国外交部长星期二在奥斯陆会见挪威外交大臣双方同意就南大洋"
        "渔业权利展开谈判会谈将于秋季开始由两国副部长主持"
    )
    assert of("a", text).alike(of("b", f"{text}欢迎订阅")) is not None


def like(left: str, right: str, left_inside: float = 1.0, right_inside: float = 1.0) -> Likeness:
    return Likeness(left, right, left_inside, right_inside)


def test_the_first_is_who_published_first_and_copies_of_copies_lead_to_it() -> None:
    pairs = [like("a", "b"), like("b", "c")]
    times = {"a": "2024-05-02T10:00+02:00", "b": "2024-05-02T07:30+00:00", "c": "2024-05-01"}
    for order in permutations(pairs):
        found = Copies(order, times)
        assert (found.first("a"), found.first("b"), found.first("c")) == ("c", "c", "c")
        assert found.of("c") is None
        assert found.others("a") == ("b",)


def test_without_times_the_fuller_text_is_first() -> None:
    found = Copies([like("a", "b", left_inside=1.0, right_inside=0.5)], {"a": None, "b": "2024-05-01"})
    one = found.of("a")
    assert one is not None
    assert (one.first, one.share) == ("b", 1.0)


def test_two_stories_that_a_digest_repeats_stay_two() -> None:
    times = {"a": "2024-05-01", "b": "2024-05-02", "digest": "2024-05-03"}
    found = Copies([like("a", "digest", 1.0, 0.8), like("b", "digest", 1.0, 0.8)], times)
    assert found.of("a") is None
    assert found.of("b") is None


def test_undated_texts_in_a_ring_have_one_first() -> None:
    ring = [like("a", "b", 0.8, 0.9), like("b", "c", 0.8, 0.9), like("a", "c", 0.9, 0.8)]
    assert {Copies(order, {}).first(key) for order in permutations(ring) for key in "abc"} == {"a"}


def account(article: str, outlet: str | None = None) -> Account:
    return Account(f"claim-{article}", article, outlet, "happened", None, (), True)


def test_one_wire_copy_in_forty_papers_is_one_source() -> None:
    papers = [f"p{n:02}" for n in range(40)]
    pairs = [like("a", paper) for paper in papers]
    times: dict[str, str | None] = {"a": "2024-05-01", **dict.fromkeys(papers, "2024-05-02")}
    found = Copies(pairs, times)
    told = [account(key, f"Paper {key}") for key in ("a", *papers)]
    assert found.independent(told) == 1
    assert found.independent([*told, account("z", "Own Paper")]) == 2


def test_two_pages_of_one_outlet_are_one_source() -> None:
    none = Copies([], {})
    assert none.independent([account("a", "Paper"), account("b", "Paper"), account("c"), account("d")]) == 3

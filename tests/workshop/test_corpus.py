"""The corpus's checks see what is wrong, and its figures are those of small cases counted by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast

import pytest

from workshop.corpus import agreement, batches, check, draw, posts, sameness, score
from workshop.corpus.batches import Deed, Line, Place

TEXT = "Iran said on Monday that Iranian and Omani ministers met in Muscat. Iran gave no details."


def line(**changed: object) -> Line:
    deed: dict[str, object] = {
        "type": "meeting",
        "root": "CONSULT",
        "alt": [],
        "status": "happened",
        "trigger": "met",
        "who": [
            {"as": "Iranian", "name": None, "office": "Minister", "iso": "IRN", "side": "both"},
            {"as": "Omani", "name": None, "office": "Minister", "iso": "OMN", "side": "both"},
        ],
        "date": "2023-05-01",
        "basis": "relative",
        "when": "on Monday",
        "place": "Muscat",
        "where": "Muscat",
        "channel": "in person",
        "topics": [],
        "quotes": [],
        "by": [{"name": "Iran", "as": "Iran"}],
        "evidence": ["Iranian and Omani", "Muscat"],
        "event": None,
    } | changed
    return cast(
        "Line",
        {
            "id": "t-1",
            "url": "https://a.example/1",
            "lang": "en",
            "published": "2023-05-01",
            "published_basis": "header",
            "register": "wire",
            "tags": [],
            "text": TEXT,
            "main": 0,
            "engagements": [deed],
        },
    )


def test_a_right_line_passes() -> None:
    assert list(batches.wrongs([line()])) == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"trigger": "no details"}, "not inside the evidence"),
        ({"when": None}, "has words in 'when'"),
        ({"topics": ["detail"]}, "not in the text as whole words"),
        ({"evidence": ["Muscat", "Iranian"]}, "does not follow"),
        ({"type": "chat"}, "unknown type"),
        ({"date": "2023-05-02"}, "is a Tuesday"),
        ({"who": 3}, "of another form"),
    ],
)
def test_a_wrong_line_is_told(changed: dict[str, object], told: str) -> None:
    assert any(told in why for why in batches.wrongs([line(**changed)]))


def test_the_nearest_whole_word_is_meant() -> None:
    near = Place(TEXT.index("met"), TEXT.index("met") + 3)
    found = batches.occurrence(TEXT, "Iran", near)
    assert found is not None
    assert TEXT[found.start : found.end + 6] == "Iran gave "
    assert batches.occurrence(TEXT, "Irania", near) is None


def test_agreement_counts_pairs_once() -> None:
    deeds = line()["engagements"]
    other = cast("list[Deed]", [dict(deeds[0], status="planned"), dict(deeds[0], type="sanction")])
    pairs = agreement.paired(deeds, other)
    assert [(a["status"], b["status"]) for a, b in pairs] == [("happened", "planned")]


def test_what_two_annotators_have_otherwise_is_told() -> None:
    other = line(status="planned")
    assert list(agreement.differences([line()], [line()])) == []
    assert ["meeting happened" in why for why in agreement.differences([line()], [other])] == [False, True]
    alone: Line = {**line(), "engagements": [], "main": None}
    told = list(agreement.differences([line()], [alone]))
    assert told[1].startswith("  first only: meeting happened 2023-05-01 ['IRN', 'OMN']")
    assert "main engagement: agree on 1 of 1" in agreement.report([line()], [other])


def test_kappa_is_chance_corrected() -> None:
    assert agreement.kappa([("a", "a"), ("b", "b")]) == 1
    assert agreement.kappa([("a", "b"), ("b", "a")]) == -1
    assert agreement.kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0


def test_a_draw_is_repeated_and_spread() -> None:
    kinds = [line(status=status) for status in ("planned", "happened") for _ in range(50)]
    batch: list[Line] = [{**one, "id": f"t-{at}"} for at, one in enumerate(kinds)]
    chosen = draw.drawn(batch, 10, 3)
    assert chosen == draw.drawn(batch, 10, 3) != draw.drawn(batch, 10, 4)
    assert sum(int(name[2:]) < 50 for name in chosen) == 5
    assert draw.main(["ten", "3"]) == 2
    assert draw.drawn(batch, 1000, 3) == [one["id"] for one in batch]


def test_the_part_that_measures_is_right() -> None:
    assert list(check.wrongs()) == []
    notes = check.annotated()
    assert [note["id"] for note in score.since(notes, "c188")] == ["c188", "c189"]
    assert score.since(notes, "") == notes


def test_near_copies_are_found_and_others_not() -> None:
    words = "one two three four five six seven eight nine ten eleven twelve"
    near = cast("list[Line]", [{"id": "a", "text": words}, {"id": "b", "text": words + " more"}])
    far = cast("list[Line]", [{"id": "a", "text": words}, {"id": "b", "text": words[::-1]}])
    assert [(a, b) for _, a, b in sameness.copies(near)] == [("a", "b")]
    assert list(sameness.copies(far)) == []


def test_a_post_without_its_text_comes_back_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = line(topics=["details"], quotes=[{"by": "Iran", "first": "gave", "last": "no details"}])
    whole["register"] = "post"
    notes = tmp_path / "posts.jsonl"
    notes.write_text(json.dumps(posts.detached(whole)) + "\n", encoding="utf-8")
    assert "Muscat" not in notes.read_text(encoding="utf-8").replace('"place": "Muscat"', "")
    texts = tmp_path / "texts.jsonl"
    texts.write_text(json.dumps({"id": "t-1", "text": f"  {TEXT}\n"}) + "\n", encoding="utf-8")
    monkeypatch.setattr(posts, "POSTS", notes)
    assert list(posts.attached(texts)) == [whole]


def test_the_batches_are_right_and_annotated_twice_in_part() -> None:
    every = batches.lines()
    assert len(every) > 1300
    assert list(batches.wrongs(every)) == []
    second = batches.lines(sorted(agreement.SECOND.glob("*.jsonl")))
    assert {one["id"] for one in second} <= {one["id"] for one in every}

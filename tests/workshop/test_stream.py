"""The pages that speed is measured on."""

from __future__ import annotations

import re

import pytest

from workshop.bench import stream


def words(page: bytes) -> int:
    body = re.findall(r"<p>(.*?)</p>|<h1>(.*?)</h1>", page.decode())
    return sum(len(" ".join(one).split()) for one in body)


def test_pages_are_of_one_length_and_the_same_again() -> None:
    for made in (stream.relevant(3), stream.others(4)):
        assert all(400 <= words(page) < 600 for page in made)
    assert stream.others(4) == stream.others(4)
    assert stream.relevant(3) == stream.relevant(3)


def test_every_fifth_of_the_others_is_a_near_miss_and_the_rest_is_plain() -> None:
    made = stream.others(7)
    titles = [re.findall(r"<h1>(.*?)</h1>", page.decode())[0] for page in made]
    assert ["votes to keep its swimming bath" in title for title in titles].count(True) == 1
    assert titles[6].startswith("Late header sends")
    assert not titles[0].startswith("Late header sends")
    assert all(b"{" not in page for page in made)


def test_more_pages_than_there_are_stories_for_is_refused() -> None:
    with pytest.raises(ValueError, match="fills only"):
        stream.relevant(100_000)

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from readout.knowledge import load
from readout.knowledge._outlets import _read
from readout.record import PackError


def test_every_outlet_loads_and_says_what_its_terms_allow() -> None:
    shelf = load().outlets
    assert shelf.broken() == {}
    outlets = list(shelf.all())
    assert len(outlets) >= 30
    for one in outlets:
        assert one.domains, one.key
        assert len(one.terms) >= len("not known"), one.key
        assert one.terms == "not known" or one.terms.endswith("."), one.key
        assert (one.official is not None) or one.kind != "official", one.key


def test_no_domain_belongs_to_two_outlets() -> None:
    counts = Counter(domain for one in load().outlets.all() for domain in one.domains)
    assert [domain for domain, number in counts.items() if number > 1] == []


def test_domains_are_bare_lower_case_hosts() -> None:
    for one in load().outlets.all():
        for domain in one.domains:
            assert domain == domain.lower()
            assert "." in domain
            assert not domain.startswith("www.")
            assert "/" not in domain


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('name = "A"\nkind = "blog"\ndomains = ["a.org"]\nterms = "not known"\n', "'kind' must be one of"),
        ('name = "A"\nkind = "agency"\ndomains = ["a.org"]\nterms = "x"\nzone = "Mars/Base"\n', "'zone'"),
        ('name = "A"\nkind = "agency"\ndomains = ["a.org"]\n', "'terms' is missing"),
        ('name = "A"\nkind = "agency"\nterms = "x"\ndomain = "a.org"\n', "unknown key domain"),
        ('name = "A"\nkind = "agency"\nterms = "x"\n[[layouts]]\nmarker = ["X"]\n', "unknown key marker"),
    ],
)
def test_a_broken_outlet_names_its_file_and_key(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "outlet.toml").write_text(text, encoding="utf-8")
    with pytest.raises(PackError) as caught:
        _read("a", tmp_path)
    assert words in str(caught.value)
    assert "outlet.toml" in str(caught.value)

"""The shipped file: in step with its sources, sound, and quick to load and to use."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.knowledge.offices import Offices, load
from readout.record import PackError
from tests.timing import least
from workshop.atlas.build import ATLAS, COMPACT, LANGUAGES

GOVERNMENT = 'code = "ABC"\nkind = "state"\nname = "Abcland"\n'
HOLDERS = """government = "{code}"
[[person]]
name = "Jane Abcson"
family = "Abcson"
[[person.term]]
office = "{office}"
title = "Minister"
since = "2020-01-01"
until = ""
source = "page"
"""


def lay(folder: Path, **files: str) -> tuple[Path, Path]:
    """An atlas of a few files, and its languages."""
    for room in ("governments", "holders"):
        (folder / "atlas" / room).mkdir(parents=True)
    (folder / "languages" / "en").mkdir(parents=True)
    (folder / "languages" / "en" / "titles.toml").write_text(
        '[[title]]\noffice = "leader"\nnames = ["chieftain"]\n'
    )
    (folder / "atlas" / "regions.toml").write_text("")
    (folder / "atlas" / "namesakes.toml").write_text("")
    for name, text in files.items():
        room, code = name.split("_")
        (folder / "atlas" / room / f"{code}.toml").write_text(text)
    return folder / "atlas", folder / "languages"


def test_the_shipped_file_is_in_step_with_its_sources() -> None:
    assert load().fingerprint == Offices.fingerprint_of(ATLAS, LANGUAGES), (
        "the sources changed: run python -m workshop.atlas.build"
    )


def test_building_twice_gives_the_same_file() -> None:
    text, _ = Offices.compile(ATLAS, LANGUAGES)
    assert text == COMPACT.read_text(encoding="utf-8")


def test_holders_of_an_unknown_government_are_told_and_left_out(tmp_path: Path) -> None:
    atlas, languages = lay(
        tmp_path,
        governments_ABC=GOVERNMENT,
        holders_ABC=HOLDERS.format(code="ABC", office="minister"),
        holders_XYZ=HOLDERS.format(code="XYZ", office="minister"),
    )
    text, notes = Offices.compile(atlas, languages)
    assert "XYZ" in " ".join(notes) and '"minister ABC"' in text and "minister XYZ" not in text


@pytest.mark.parametrize(
    ("files", "word"),
    [
        ({"governments_ABC": GOVERNMENT.replace("state", "empire")}, "empire"),
        ({"governments_ABC": GOVERNMENT + 'capitol = "Abc"\n'}, "capitol"),
        ({"governments_ABC": GOVERNMENT + 'joined = ["FIN in spring"]\n'}, "'joined' has 'FIN in spring'"),
        ({"governments_ABD": GOVERNMENT}, "ABD.toml"),
        ({"holders_ABC": HOLDERS.format(code="ABC", office="boss")}, "boss"),
        ({"holders_ABC": "government = "}, "ABC.toml"),
    ],
)
def test_a_broken_source_names_its_file_and_key(tmp_path: Path, files: dict[str, str], word: str) -> None:
    atlas, languages = lay(tmp_path, **files)
    with pytest.raises(PackError, match=word):
        Offices.compile(atlas, languages)


def test_every_state_has_names_and_every_body_a_code() -> None:
    governments = load().governments()
    states = [government for government in governments if government.kind == "state"]
    assert len(states) >= 195
    assert all(state.capital and state.demonyms and state.region for state in states)
    assert {"XEU", "XUN", "XAU", "XEC", "XNA"} <= {each.code for each in governments if each.kind == "body"}
    known = {government.code for government in governments}
    assert all(set(government.members) <= known for government in governments)


def test_loading_and_spotting_are_quick() -> None:
    # Measured: 45 ms to load, 16 ms for 5,000 words of dense diplomatic prose; ten times that is a defect.
    atlas = load()
    sentence = "The Turkish foreign minister told reporters in Ankara that talks with the U.S. would go on. "
    text = sentence * 290
    assert least(load, within=0.5) < 0.5
    assert least(lambda: atlas.spot(text), within=0.3) < 0.3

"""Shelves: what is on them, what is broken on them, and what third parties put there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from importlib.resources.abc import Traversable
from pathlib import Path

import pytest

from readout import plugins
from readout.plugins import Shelf, Table, modules, packs, read_toml
from readout.record import InputError, PackError


def _broken() -> str:
    raise PackError("colours/blue/colour.toml: the key 'hue' is missing")


@pytest.fixture
def group(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes entry points appear in one group."""

    def put(**points: str) -> None:
        found = [EntryPoint(name, value, "readout.colours") for name, value in points.items()]
        monkeypatch.setattr(
            plugins, "entry_points", lambda *, group: found if group == "readout.colours" else []
        )

    return put


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., str]]:
    """Writes a package of the given files and makes it importable."""

    def write(name: str, **files: str) -> str:
        folder = tmp_path / name
        folder.mkdir()
        for file, text in {"__init__": "", **files}.items():
            (folder / f"{file}.py").write_text(text, encoding="utf-8")
        return name

    monkeypatch.syspath_prepend(str(tmp_path))
    before = set(sys.modules)
    yield write
    for added in set(sys.modules) - before:
        if added.startswith("colours_"):
            del sys.modules[added]


class TestShelf:
    def test_loads_a_thing_once_and_only_when_asked(self) -> None:
        calls: list[str] = []
        shelf = Shelf("colour", {"red": lambda: calls.append("red") or object()}, "readout.colours")
        assert "red" in shelf
        assert calls == []
        assert shelf.get("red") is shelf.get("red")
        assert calls == ["red"]

    def test_an_unknown_name_lists_the_known(self) -> None:
        shelf = Shelf("colour", {"red": lambda: 1, "green": lambda: 2}, "readout.colours")
        with pytest.raises(InputError, match="no colour is called 'mauve'; known: green, red"):
            shelf.get("mauve")

    def test_an_empty_shelf_says_so(self) -> None:
        with pytest.raises(InputError, match="known: none"):
            Shelf("colour", {}, "readout.colours").get("red")

    def test_a_broken_one_names_file_and_key_and_stops_no_other(self) -> None:
        shelf = Shelf(
            "colour", {"red": lambda: "r", "blue": _broken, "green": lambda: "g"}, "readout.colours"
        )
        assert shelf.names() == ("blue", "green", "red")
        assert list(shelf.all()) == ["g", "r"]
        assert shelf.broken() == {"blue": "colours/blue/colour.toml: the key 'hue' is missing"}
        with pytest.raises(PackError, match=r"colour\.toml: the key 'hue'"):
            shelf.get("blue")

    def test_a_broken_one_is_asked_again(self) -> None:
        answers = iter([PackError("not yet"), "mended"])

        def load() -> str:
            answer = next(answers)
            if isinstance(answer, PackError):
                raise answer
            return answer

        shelf = Shelf("colour", {"red": load}, "readout.colours")
        with pytest.raises(PackError):
            shelf.get("red")
        assert shelf.get("red") == "mended"


class TestEntryPoints:
    def test_name_the_thing_itself(self, group: Callable[..., None], package: Callable[..., str]) -> None:
        package("colours_a", teal="COLOUR = 'teal'")
        group(teal="colours_a.teal:COLOUR")
        shelf: Shelf[str] = Shelf("colour", {}, "readout.colours")
        assert shelf.names() == ("teal",)
        assert shelf.get("teal") == "teal"

    def test_name_a_package_whose_folder_is_read(
        self, group: Callable[..., None], package: Callable[..., str]
    ) -> None:
        package("colours_b")
        group(teal="colours_b")

        def read(name: str, folder: Traversable) -> tuple[str, bool]:
            return name, folder.joinpath("__init__.py").is_file()

        shelf: Shelf[tuple[str, bool]] = Shelf("colour", {}, "readout.colours", read)
        assert shelf.get("teal") == ("teal", True)

    def test_take_over_no_built_in_name(
        self, group: Callable[..., None], package: Callable[..., str]
    ) -> None:
        package("colours_c", red="COLOUR = 'theirs'")
        group(red="colours_c.red:COLOUR")
        assert Shelf("colour", {"red": lambda: "ours"}, "readout.colours").get("red") == "ours"

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            ("colours_d.nowhere:COLOUR", "No module named"),
            ("colours_d.red:COLOUR", "no attribute 'COLOUR'"),
            ("colours_d.raises:COLOUR", "division by zero"),
            ("colours_d.typo:COLOUR", "invalid syntax"),
        ],
    )
    def test_that_do_not_load_are_named(
        self, group: Callable[..., None], package: Callable[..., str], value: str, text: str
    ) -> None:
        package("colours_d", red="", raises="1 / 0", typo="def def")
        group(teal=value)
        shelf: Shelf[str] = Shelf("colour", {"red": lambda: "red"}, "readout.colours")
        assert list(shelf.all()) == ["red"]
        (message,) = shelf.broken().values()
        assert value in message
        assert text in message
        assert "readout.colours" in message


class TestModules:
    def test_are_found_by_file_private_ones_left_out(self, package: Callable[..., str]) -> None:
        package("colours_e", red="COLOUR = 'r'", green="COLOUR = 'g'", _mixing="COLOUR = 'x'")
        found = modules("colours_e", "COLOUR")
        assert sorted(found) == ["green", "red"]
        assert [found[name]() for name in sorted(found)] == ["g", "r"]

    @pytest.mark.parametrize(
        ("source", "text"),
        [
            ("", "has no COLOUR"),
            ("import colours_nowhere", "No module named 'colours_nowhere'"),
            ("1 / 0", "division by zero"),
            ("def def", "invalid syntax"),
        ],
    )
    def test_a_broken_one_is_named_and_stops_no_other(
        self, package: Callable[..., str], source: str, text: str
    ) -> None:
        package("colours_f", red="COLOUR = 'r'", blue=source)
        shelf = Shelf("colour", modules("colours_f", "COLOUR"), "readout.colours")
        assert list(shelf.all()) == ["r"]
        assert "colours_f.blue" in shelf.broken()["blue"]
        assert text in shelf.broken()["blue"]

    @pytest.mark.parametrize(
        ("where", "name", "some"),
        [
            ("readout.sources.kinds", "SOURCE", "jsonl"),
            ("readout.exports.formats", "FORMAT", "engagements"),
            ("readout.pipeline.engines", "ENGINE", "local"),
        ],
    )
    def test_of_readout_itself(self, where: str, name: str, some: str) -> None:
        assert some in modules(where, name)


class TestPacks:
    def test_are_folders_with_the_marker(self, package: Callable[..., str], tmp_path: Path) -> None:
        package("colours_g")
        for folder, file in [("red", "colour.toml"), ("notes", "readme.txt")]:
            (tmp_path / "colours_g" / folder).mkdir()
            (tmp_path / "colours_g" / folder / file).write_text("hue = 1", encoding="utf-8")
        (tmp_path / "colours_g" / "colour.toml").write_text("", encoding="utf-8")
        assert list(packs("colours_g", "colour")) == ["red"]

    def test_toml_that_is_missing_or_none_names_its_file(self, tmp_path: Path) -> None:
        with pytest.raises(PackError, match=r"blue\.toml: the file is missing"):
            read_toml(tmp_path / "blue.toml")
        for content in (b"hue = ", b"hue = '\xff'", b"[a]\n[a]\n"):
            (tmp_path / "red.toml").write_bytes(content)
            with pytest.raises(PackError, match=r"red\.toml: "):
                read_toml(tmp_path / "red.toml")

    def test_a_folder_in_place_of_the_file_names_it_too(self, tmp_path: Path) -> None:
        (tmp_path / "green.toml").mkdir()
        with pytest.raises(PackError, match=r"green\.toml"):
            read_toml(tmp_path / "green.toml")


_DATA: dict[str, object] = {
    "label": "Red",
    "rank": 3,
    "weight": 0.5,
    "whole": 1,
    "bright": True,
    "words": ["scarlet", "crimson"],
    "mixed": ["scarlet", 4],
    "inner": {"hue": 5},
    "rows": [{"hue": 1}, {"hue": 2}],
    "bad_rows": [{"hue": 1}, "blue"],
}


class TestTable:
    def test_reads_what_is_there(self) -> None:
        table = Table(_DATA, "red.toml")
        assert table.text("label") == "Red"
        assert table.number("rank") == 3
        assert table.share("weight", 1.0) == 0.5
        assert table.share("whole", 0.5) == 1.0
        assert table.flag("bright") is True
        assert table.texts("words") == ("scarlet", "crimson")
        assert table.table("inner").number("hue") == 5
        assert [row.number("hue") for row in table.tables("rows")] == [1, 2]
        assert table.names() == tuple(_DATA)
        assert table.where == "red.toml"

    def test_what_is_absent_has_its_default(self) -> None:
        table = Table({}, "red.toml")
        assert table.text("label", "") == ""
        assert table.number("rank", 0) == 0
        assert table.share("weight", 0.0) == 0.0
        assert table.flag("bright") is False
        assert table.texts("words") == ()
        assert table.tables("rows") == ()
        assert table.table("inner").names() == ()

    @pytest.mark.parametrize(
        ("read", "words"),
        [
            (lambda t: t.text("hue"), "the key 'hue' is missing"),
            (lambda t: t.number("hue"), "the key 'hue' is missing"),
            (lambda t: t.text("rank"), "'rank' must be str, not 3"),
            (lambda t: t.number("label"), "'label' must be int, not 'Red'"),
            (lambda t: t.number("bright"), "'bright' must be int, not True"),
            (lambda t: t.number("weight"), "'weight' must be int, not 0.5"),
            (lambda t: t.share("rank", 1.0), "'rank' must lie between 0 and 1, not 3.0"),
            (lambda t: t.share("label", 1.0), "'label' must be float, not 'Red'"),
            (lambda t: t.share("bright", 1.0), "'bright' must be float, not True"),
            (lambda t: t.flag("rank"), "'rank' must be bool, not 3"),
            (lambda t: t.texts("label"), "'label' must be list, not 'Red'"),
            (lambda t: t.texts("mixed"), "'mixed' must be a list of strings"),
            (lambda t: t.table("rows"), "'rows' must be dict"),
            (lambda t: t.tables("inner"), "'inner' must be list"),
            (lambda t: t.tables("bad_rows"), "'bad_rows' must be a list of tables"),
            (lambda t: t.table("inner").text("name"), r"\[inner\]: the key 'name' is missing"),
            (lambda t: t.tables("rows")[1].text("name"), r"\[\[rows\]\] 2: the key 'name' is missing"),
            (lambda t: t.table("inner").done(), r"\[inner\]: unknown key hue"),
        ],
    )
    def test_what_is_wrong_names_file_and_key(self, read: Callable[[Table], object], words: str) -> None:
        with pytest.raises(PackError, match=words) as raised:
            read(Table(_DATA, "red.toml"))
        assert str(raised.value).startswith("red.toml: ")

    def test_a_key_nobody_reads_is_an_error(self) -> None:
        table = Table({"label": "Red", "lable": "Red", "hue": 1}, "red.toml")
        table.text("label")
        with pytest.raises(PackError, match=r"red\.toml: unknown key hue, lable"):
            table.done()
        table.text("lable")
        table.number("hue")
        table.done()

"""EventType: a kind of engagement as data, one folder each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from importlib.resources.abc import Traversable

from readout.knowledge._cues import Cue
from readout.plugins import Shelf, Table, packs, read_toml


@dataclass(frozen=True, slots=True)
class EventType:
    """One kind of engagement.

    ``act`` is its PLOVER root and ``cameo`` its CAMEO code unless a cue says otherwise; ``channel`` how it
    is done, where that is fixed. ``mutual`` acts have every principal on side ``both``; others run from a
    source to a target; ``pairwise`` ones are an act with each counterpart. ``family`` names the types that
    reports of one act may differ between, ``kin`` other families that may tell of it too where much speaks
    for it; ``same_if`` the parts that must agree for two claims to be one act. ``rank`` decides between types
    seen in one place: the higher is the more specific. ``cues`` holds the words that show it, by language.
    """

    name: str
    label: str
    definition: str
    act: str
    cameo: str | None
    channel: str | None
    mutual: bool
    pairwise: bool
    roles: tuple[str, ...]
    family: str
    kin: tuple[str, ...]
    same_if: tuple[str, ...]
    days_apart: int
    rank: int
    cues: tuple[tuple[str, tuple[Cue, ...]], ...]

    def cues_in(self, language: str) -> tuple[Cue, ...]:
        """The cues in one language; empty where there are none."""
        return next((cues for code, cues in self.cues if code == language), ())


def event_types() -> Shelf[EventType]:
    """The shelf of event types."""
    found = packs("readout.knowledge.event_types", "event_type")
    loaders = {name: partial(_read, name, folder) for name, folder in found.items()}
    return Shelf("event type", loaders, "readout.event_types", _read)


def _read(name: str, folder: Traversable) -> EventType:
    file = folder.joinpath("event_type.toml")
    table = Table(read_toml(file), str(file))
    kind = EventType(
        name=name,
        label=table.text("label"),
        definition=table.text("definition"),
        act=table.text("act"),
        cameo=table.text("cameo", "") or None,
        channel=table.text("channel", "") or None,
        mutual=table.flag("mutual"),
        pairwise=table.flag("pairwise"),
        roles=table.texts("roles"),
        family=table.text("family", name),
        kin=table.texts("kin"),
        same_if=table.texts("same_if"),
        days_apart=table.number("days_apart", 1),
        rank=table.number("rank", 50),
        cues=_cues(table.table("cues"), folder),
    )
    table.done()
    return kind


def _cues(own: Table, folder: Traversable) -> tuple[tuple[str, tuple[Cue, ...]], ...]:
    """Cues in the type's own file, and those that a language adds in ``cues/<code>.toml`` beside it."""
    found = {code: tuple(Cue.read(table) for table in own.tables(code)) for code in own.names()}
    more = folder.joinpath("cues")
    if more.is_dir():
        for file in more.iterdir():
            if file.name.endswith(".toml"):
                table = Table(read_toml(file), str(file))
                code = file.name.removesuffix(".toml")
                found[code] = found.get(code, ()) + tuple(Cue.read(cue) for cue in table.tables("cue"))
                table.done()
    return tuple(sorted(found.items()))

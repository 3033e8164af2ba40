"""Plain words for the codes of a record: governments, event types, outlets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from readout.pipeline import Readout
from readout.record import Article


@dataclass(frozen=True, slots=True)
class TypeWords:
    """An event type in words."""

    name: str
    label: str
    definition: str


class Labels:
    """What the codes mean, from the knowledge that a Readout holds. An unknown code stands for itself."""

    def __init__(self, readout: Readout) -> None:
        self._readout = readout
        self._knowledge = readout.knowledge

    @cached_property
    def types(self) -> Mapping[str, TypeWords]:
        """Every event type, by name."""
        found = self._knowledge.event_types.all()
        return {one.name: TypeWords(one.name, one.label, one.definition) for one in found}

    @cached_property
    def _outlets(self) -> Mapping[str, str]:
        return {one.key: one.name for one in self._knowledge.outlets.all()}

    def type(self, name: str) -> str:
        """The label of an event type."""
        return self.types[name].label if name in self.types else name

    def government(self, code: str) -> str:
        """The English name of a government or body."""
        found = self._knowledge.offices.government(code)
        return found.name if found is not None else code

    def is_government(self, code: str) -> bool:
        """True for a code that the atlas knows."""
        return self._knowledge.offices.government(code) is not None

    def person(self, key: str) -> str:
        """The name of the person with this id."""
        return self._readout.people.name(key)

    def outlet(self, key: str) -> str:
        """The name of an outlet."""
        return self._outlets.get(key, key)

    def official(self, article: Article) -> str | None:
        """The government whose own page it is; see ``Readout.whose``."""
        return self._readout.whose(article)

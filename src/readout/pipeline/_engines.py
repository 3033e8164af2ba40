"""Where the reading of many pages runs: engines are files in ``engines/``, or third parties' plug-ins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, cast

from readout.knowledge import Knowledge
from readout.plugins import Shelf, modules
from readout.record import Judgement, Model, Page, Reading


class Engine(Protocol):
    """Maps the reading of a page over many pages, in order."""

    name: str

    def run(
        self,
        pages: Iterable[Page | Reading],
        knowledge: Knowledge,
        jobs: int,
        judgements: Sequence[Judgement] = (),
        model: Model | None = None,
    ) -> Iterator[Reading]:
        """A reading for every page, in the order of ``pages``; a Reading among them passes through.

        Every page is read with this ``knowledge``, these people's ``judgements`` and this ``model``, wherever
        it is read; all can be pickled.
        """
        ...


ENGINES: Shelf[Engine] = cast(
    "Shelf[Engine]", Shelf("engine", modules("readout.pipeline.engines", "ENGINE"), "readout.engines")
)

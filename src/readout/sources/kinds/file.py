"""One page in one file, plain or gzip-compressed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from readout.record import Page
from readout.sources._files import pieces, shown
from readout.sources._inflating import Limits, collect
from readout.sources._items import Failure, Item, Options
from readout.sources._refusals import RefusedError

_MEDIA_TYPES = {
    ".txt": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
}
# What a folder is searched for: each ending, alone or followed by .gz.
ENDINGS = tuple(ending + more for ending in _MEDIA_TYPES for more in ("", ".gz"))


class FileSource:
    """A file of any ending; ``.gz`` is decompressed. The page's address is the path as given."""

    name = "file"

    def accepts(self, address: str) -> bool:
        """Any path: this kind is asked last."""
        return "://" not in address and address != "-"

    def pages(self, address: str, options: Options) -> Iterator[Item]:
        """The one page, or one failure: not there, not a file, too large (unread), damaged gzip."""
        path, here = Path(address), shown(address)
        try:
            content = self._content(path, options)
        except RefusedError as refused:
            failed = Failure(here, refused.problem, self.name, shown(path.name), options.clock())
            yield Item(failed)
            return
        yield Item(
            Page(
                url=here,
                content=content,
                source=self.name,
                name=shown(path.name),
                fetched_at=options.clock(),
                media_type=_MEDIA_TYPES.get(Path(path.name.lower().removesuffix(".gz")).suffix),
                published=options.published,
            )
        )

    def _content(self, path: Path, options: Options) -> bytes:
        packed = path.name.lower().endswith(".gz")
        try:
            size = path.stat().st_size
            if not path.is_file():
                raise RefusedError("P008", "it is not a file")
            if size > options.inflated_limit:
                raise RefusedError("P003", f"{size:,} bytes; the limit is {options.inflated_limit:,}")
            with path.open("rb") as stream:
                limits = Limits(options.inflated_limit, options.inflated_limit, options.ratio_limit)
                return collect(pieces(stream), "gzip" if packed else "identity", limits)
        except (OSError, ValueError) as error:
            why = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
            raise RefusedError("P008", why) from error


SOURCE = FileSource()

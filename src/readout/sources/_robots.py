"""What a host's robots.txt allows (RFC 9309), remembered for at most a day."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

# RFC 9309 section 2.5: at least 500 KiB must be read. What comes after is not.
ROBOTS_BYTES = 500 * 1024
# RFC 9309 section 2.4: at most 24 hours. A host that failed is asked again sooner.
_DAY = 24 * 3600.0
_FAILED = 10 * 60.0
# A longer Crawl-delay is cut to this, so that a hostile file cannot hang a run.
_LONGEST_DELAY = 60.0
# The token that robots.txt groups are matched with (RFC 9309 section 2.2.1).
TOKEN = "Readout"  # noqa: S105 - a product name, no secret


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one origin. ``parsed`` None means all is allowed, or nothing if ``closed`` says why."""

    parsed: Protego | None
    closed: str
    expires: float

    def allows(self, url: str) -> bool:
        """True when Readout may fetch ``url``."""
        if self.parsed is None:
            return not self.closed
        return bool(self.parsed.can_fetch(url, TOKEN))

    def delay(self) -> float:
        """Seconds the host wants between two pages; 0 where it does not say."""
        asked = self.parsed.crawl_delay(TOKEN) if self.parsed is not None else None
        return min(float(asked), _LONGEST_DELAY) if asked else 0.0


def rules_of(status: int, content: bytes, now: float) -> Rules:
    """The rules that an answer to ``/robots.txt`` means: 5xx forbids everything, 3xx and 4xx nothing."""
    if status >= 500:
        return closed(f"it answered {status}", now)
    if status >= 300:
        return Rules(None, closed="", expires=now + _DAY)
    text = content[:ROBOTS_BYTES].decode("utf-8-sig", "replace")
    return Rules(Protego.parse(text), closed="", expires=now + _DAY)


def closed(why: str, now: float) -> Rules:
    """Nothing may be read: what RFC 9309 says of a host whose rules cannot be had, for now."""
    return Rules(None, closed=why, expires=now + _FAILED)

"""What a source remembers of hosts: their rules, whose turn it is, and who asked to be left alone."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from readout.sources._robots import Rules

# More origins than this are forgotten, oldest first, so that a long crawl does not grow without end.
_REMEMBERED = 1000


class Visits:
    """One connection a host at a time, and a pause between two. Safe to share between threads.

    ``monotonic`` and ``sleep`` count seconds.
    """

    def __init__(self, monotonic: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._monotonic = monotonic
        self._sleep = sleep
        self._lock = threading.Lock()
        self._turns: dict[str, threading.Lock] = {}
        self._last: dict[str, float] = {}
        self._rules: dict[str, Rules] = {}
        self._not_before: dict[str, float] = {}

    def rules(self, origin: str) -> Rules | None:
        """The rules of ``origin`` unless unknown or too old."""
        with self._lock:
            known = self._rules.get(origin)
        return known if known is not None and known.expires > self._monotonic() else None

    def remember(self, origin: str, rules: Rules) -> None:
        """Keep the rules of ``origin``."""
        with self._lock:
            self._rules.pop(origin, None)
            self._rules[origin] = rules
            while len(self._rules) > _REMEMBERED:
                self._rules.pop(next(iter(self._rules)))

    @contextmanager
    def turn(self, host: str, pause: float | None) -> Iterator[float]:
        """Be the only one at ``host``, ``pause`` seconds or more after the last page.

        Gives the seconds waited. ``pause`` None is no page's visit: it neither waits nor is waited for.
        """
        with self._lock:
            turn = self._turns.setdefault(host, threading.Lock())
        came = self._monotonic()
        with turn:
            last = self._last.get(host)
            if pause is not None and last is not None and (rest := last + pause - self._monotonic()) > 0:
                self._sleep(rest)
            try:
                yield self._monotonic() - came
            finally:
                if pause is not None:
                    self._last[host] = self._monotonic()

    def hold_off(self, host: str, seconds: float) -> None:
        """Leave ``host`` alone for ``seconds``, because it asked for that."""
        if seconds > 0:
            self._not_before[host] = self._monotonic() + seconds

    def held_off(self, host: str) -> float:
        """Seconds for which ``host`` still wants to be left alone; 0 if it does not."""
        return (
            max(0.0, self._not_before.get(host, 0.0) - self._monotonic()) if host in self._not_before else 0.0
        )

"""How long work takes: a busy moment of the machine fails no test, and slow code always does."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

_TRIES = 3


def least(work: Callable[[], object], *, within: float) -> float:
    """CPU seconds that the quickest of up to three runs of `work` took; one that is `within` is enough.

    A suite holds millions of objects, and a collection that falls into a measured run walks them
    all, so they are set aside meanwhile. Code that is too slow is so every time.
    """
    took = float("inf")
    for _ in range(_TRIES):
        gc.collect()
        gc.freeze()
        try:
            start = time.process_time()
            work()
            took = min(took, time.process_time() - start)
        finally:
            gc.unfreeze()
        if took < within:
            break
    return took

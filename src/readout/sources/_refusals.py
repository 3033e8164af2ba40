"""Why a page cannot be had: raised inside this room, handed out as a ``Failure``."""

from __future__ import annotations

from readout.record import AddressError, ProblemCode, problem


class RefusedError(AddressError):
    """A page that cannot be had, with the problem that says why. It never leaves the room."""

    def __init__(self, code: ProblemCode, detail: str) -> None:
        self.detail = detail
        self.problem = problem(code, detail)
        super().__init__(self.problem.message)

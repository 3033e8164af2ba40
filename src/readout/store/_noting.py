"""Small rows beside the pages: failures and judgements."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from readout.record import Judgement, Problem
from readout.store._forms import maybe, plain
from readout.store._tables import failures, judgements


def add_failure(
    connection: Connection, url: str, reason: Problem, name: str | None, source: str | None
) -> None:
    """The last reason why a page could not be read."""
    connection.execute(delete(failures).where(failures.c.url == plain(url)))
    connection.execute(
        insert(failures).values(
            url=plain(url),
            name=maybe(name),
            source=maybe(source),
            code=reason.code,
            message=plain(reason.message),
        )
    )


def judge(connection: Connection, judgement: Judgement) -> bool:
    """Append a judgement; False where it is there already."""
    row = {
        "left": judgement.left,
        "right": judgement.right,
        "verdict": judgement.verdict,
        "who": plain(judgement.who),
        "at": judgement.when.isoformat(),
        "why": plain(judgement.why),
    }
    same = [judgements.c[name] == row[name] for name in ("left", "right", "who", "at")]
    if connection.execute(select(judgements.c.seq).where(*same)).first() is not None:
        return False
    connection.execute(insert(judgements).values(row))
    return True

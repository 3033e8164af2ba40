"""What somebody is asked to do or accused of, in the words of whoever asks or accuses.

"A urged B and C to resume talks" tells of talks of B and C, not yet held; "A accused B of violating its
airspace" tells of an accusation alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from readout.claims._act import Act
from readout.claims._mentions import Mention
from readout.claims._tokens import Sentence

_ASKING = "REQUEST"
_ACCUSING = "ACCUSE"
_THREAT = "threat"
# Between "to" and the verb may stand one word ("to immediately resume").
_APART = 2
# "to return to the substantive talks with": before a noun for a contact may stand its verb too.
_TO_TALKS = 5
# "on Thursday, 26 June" and the like between whoever is asked and what for.
_DAY = 5
_LEADING = frozenset(["on", ",", "yesterday", "today", "again"])


def name_asked(acts: Sequence[Act]) -> None:
    """Give the acts of one sentence that somebody is asked for their doers and their status."""
    for asker in acts:
        for group in _spoken_to(asker, _ASKING):
            after = _infinitive(asker.sentence, group[-1].end)
            for act in acts:
                reach = _TO_TALKS if act.cue.frame == "noun" and act.kind.mutual else _APART
                if after is not None and after < act.start <= after + reach:
                    act.left = group
                    act.cue = replace(act.cue, status=act.cue.status or "hypothetical")
                    act.rules.append("asked")


def name_threatened(acts: Sequence[Act]) -> None:
    """Give a threat without a target whom what it threatens would strike: "threatened to expel B's envoy"."""
    for threat in acts:
        if threat.kind.name != _THREAT or any(group for _, group in threat.right):
            continue
        near = (
            a for a in acts if a is not threat and threat.end <= a.start <= threat.end + _APART and a.right
        )
        menaced = next(near, None)
        if menaced is not None and menaced.cue.frame == "verb":
            threat.right = menaced.right


def _infinitive(sentence: Sentence, end: int) -> int | None:
    """Where the "to" of what is asked stands: at once, or behind a day ("called on B on Thursday to end")."""
    for place in range(end, min(end + _DAY, len(sentence.tokens))):
        token = sentence.tokens[place]
        if token.fold == "to":
            return place
        if not (token.capital or token.text.isdigit() or token.fold in _LEADING):
            return None
    return None


def without_alleged(acts: Sequence[Act]) -> list[Act]:
    """The acts of one sentence less those that somebody is accused of: the accusation alone is told."""
    alleged = [
        act
        for accuser in acts
        for group in _spoken_to(accuser, _ACCUSING)
        for act in acts
        if accuser.sentence.folds(group[-1].end, group[-1].end + 1) in (("of",), ("for",))
        and act.cue.frame == "verb"
        and group[-1].end < act.start <= group[-1].end + _APART
    ]
    return [act for act in acts if not any(act is other for other in alleged)]


def _spoken_to(act: Act, kind: str) -> Iterator[tuple[Mention, ...]]:
    """To whom an act of speech of this kind is directed, where the words name them behind it."""
    if act.kind.family == "statement" and (act.cue.act or act.kind.act) == kind:
        yield from (group for _, group in act.right if group[0].start >= act.end)

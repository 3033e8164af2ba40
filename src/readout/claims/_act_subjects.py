"""Who does what a cue tells: its subject in front of it, whatever stands between the two."""

from __future__ import annotations

from collections.abc import Sequence

from readout.claims._act import Act
from readout.claims._mentions import Mention
from readout.claims._tokens import Token
from readout.claims._words import Words

# How far, in tokens, a subject may stand in front of its cue. Longer than any clause of our examples needs.
_REACH = 30
_STOPS = frozenset(";:")
_ADJECTIVES = 4
_PRONOUNS = frozenset(["who", "which", "whose", "whom"])
_RESOLVES = frozenset(["decision", "decree", "move", "order", "vote"])
# Verbs whose object is who was spoken to: "A told B in a call".
_TELLING = frozenset(
    ["told", "tells", "telling", "assured", "informed", "reminded", "congratulated", "thanked"]
)
# "a delegation led by A visited B": the words for who travels, and how far in front of "by" they may stand.
_DELEGATIONS = frozenset(["delegation", "mission", "team", "convoy"])
_LED = frozenset(["led", "headed"])
_LED_NEAR = 6


def subject_of(act: Act, groups: Sequence[tuple[Mention, ...]], words: Words) -> tuple[Mention, ...]:
    """The subject: the nearest group before the cue that nothing governs.

    A government alone yields to a person or title farther left unless it stands right at the cue: countries
    are named as matters ("sanctions and Syria") far more often than people are.
    """
    before = [group for group in groups if group[-1].end <= act.start and act.start - group[-1].end <= _REACH]
    fallback: tuple[Mention, ...] = ()
    told: tuple[Mention, ...] = ()
    for group in reversed(before):
        between = act.sentence.tokens[group[-1].end : act.start]
        if any(token.text in _STOPS for token in between):
            break
        if _certain(act, group, between, words):
            return group
        if group[0].kind == "owner" or _modifies_cue(act, group, before) or _in_relative(act, group, before):
            continue
        if group[0].start and act.sentence.tokens[group[0].start - 1].fold in _TELLING:
            if "that" in act.sentence.folds(group[-1].end, act.start):
                break  # "A told B that C could host talks": the clause has a subject of its own
            told = told or group
            continue
        if group[0].via in (None, "between") and not _reports(act, group, words):
            if group[-1].kind != "government" or _only_light(between, words):
                return group + told if told and act.kind.mutual else _with_addressee(act, group, before)
            fallback = fallback or group
    return fallback


def _certain(act: Act, group: tuple[Mention, ...], between: Sequence[Token], words: Words) -> bool:
    """Whether the words around a group say that it is the subject, whatever else stands nearer."""
    if group[0].via in words.by and (act.cue.frame == "noun" or _leads_delegation(act, group, words)):
        return True
    if act.cue.swap and _staff(act, group, words):
        return True
    told = _possessive(act, group, words) or _relative(act, group) or _resolved(act, group, words)
    return told or _after_whom(act, group, between, words)


def _staff(act: Act, group: tuple[Mention, ...], words: Words) -> bool:
    """ "20 employees of A's embassy were expelled": done to A's people, in the passive's own clause."""
    if group[-1].kind != "government" or group[0].via not in words.of:
        return False
    between = act.sentence.tokens[group[-1].end : act.start]
    return act.kind.family == "sanction" and not any(t.text == "," or t.fold in words.breaks for t in between)


def host_of_staff(act: Act, groups: Sequence[tuple[Mention, ...]], words: Words) -> tuple[Mention, ...]:
    """Who expels "employees of A's embassy in B", where nobody else is said to: the host, B."""
    if act.kind.family != "sanction" or not act.cue.swap or not act.left or act.right:
        return ()
    end = act.left[-1].end
    found = [g for g in groups if g[0].start == end + 1 and g[0].via == "in" and g[0].kind == "government"]
    return found[0] if found and _staff(act, act.left, words) else ()


def _modifies_cue(act: Act, group: tuple[Mention, ...], before: Sequence[tuple[Mention, ...]]) -> bool:
    """ "calls off foreign ministers meeting with Pakistan": the plural only says what meeting it was.

    So does the place in "A calls off Singapore summit with B": the summit is A's.
    """
    if act.cue.frame != "noun":
        return False
    if group[-1].kind == "pair":
        return all(word in ("'", "’", "'s", "’s") for word in act.sentence.folds(group[-1].end, act.start))
    bare = len(group) == 1 and group[0].kind == "government" and group[0].via is None
    if not (bare and act.kind.mutual and act.right and group[0].end == act.start):
        return False
    return any(g[-1].kind == "person" and g[0].via is None for g in before if g[-1].end <= group[0].start)


def _only_light(tokens: Sequence[Token], words: Words) -> bool:
    return all(token.fold in words.auxiliaries or token.fold in words.articles for token in tokens)


def _with_addressee(
    act: Act, subject: tuple[Mention, ...], before: Sequence[tuple[Mention, ...]]
) -> tuple[Mention, ...]:
    """ "A told B at talks": for a meeting named only as the occasion, whoever A addressed takes part."""
    if not act.kind.mutual or act.cue.frame != "noun" or act.right:
        return subject
    addressed = [
        group for group in before if group[0].start >= subject[-1].end and group[0].via in ("to", "with")
    ]
    return subject + tuple(m for group in addressed[:1] for m in group)


def _possessive(act: Act, group: tuple[Mention, ...], words: Words) -> bool:
    """ "Obama's call with": the owner stands right before a noun cue, at most adjectives between."""
    between = act.sentence.tokens[group[-1].end : act.start]
    if act.cue.frame != "noun" or len(between) > _ADJECTIVES:
        return False
    if any(token.fold in words.prepositions or token.fold in words.articles for token in between):
        return False
    owner = act.sentence.tokens[group[-1].end - 1 : act.start]
    return any(token.text in ("'s", "’s", "'", "’") for token in owner)


def _resolved(act: Act, group: tuple[Mention, ...], words: Words) -> bool:
    """ "Oslo's decision to expel ...", "the decision of Norway to expel ...": who decided does it."""
    before, between = act.sentence.folds(0, group[0].start), act.sentence.folds(group[-1].end, act.start)
    if act.sentence.tokens[act.start].fold == "to":
        between = (*between, "to")  # "B's decision to send aid": some cues begin with it
    if act.cue.frame != "verb" or between[-1:] != ("to",):
        return False
    noun = [fold for fold in before if fold not in words.articles][-2:-1]
    owned = group[0].kind == "owner" and len(between) <= 1 + _ADJECTIVES and between[-2:-1]
    return bool(_RESOLVES & set(owned or (noun if group[0].via in words.of and len(between) == 1 else ())))


def _after_whom(act: Act, group: tuple[Mention, ...], between: Sequence[Token], words: Words) -> bool:
    """ "expelled them after A called B a liar": "after" opens a clause there, whose subject A is."""
    opens = group[0].via in words.breaks and act.cue.frame == "verb"
    return opens and group[-1].kind in ("person", "office") and _only_light(between, words)


def _in_relative(act: Act, group: tuple[Mention, ...], before: Sequence[tuple[Mention, ...]]) -> bool:
    """ "A, who had met B on Monday, flew to C": B stands in a clause that a comma closes before the verb."""
    tokens = act.sentence.tokens
    opening = next((i for i in range(group[0].start - 1, 0, -1) if tokens[i].fold in _PRONOUNS), None)
    if opening is None or tokens[opening - 1].text != ",":
        return False
    whose = any(g[-1].end == opening - 1 and g[0].via is None for g in before)
    behind = tokens[group[-1].end : act.start]
    closed = next((act.start - i for i, t in enumerate(reversed(behind), start=1) if t.text == ","), None)
    again = any(token.fold in _PRONOUNS for token in behind)
    return whose and closed is not None and not again and not any(closed < g[0].start for g in before)


def _relative(act: Act, group: tuple[Mention, ...]) -> bool:
    """ "the words of X, who again called Y ...": whoever stands right in front of the pronoun did it."""
    between = [fold for fold in act.sentence.folds(group[-1].end, act.start) if fold != ","]
    return act.cue.frame == "verb" and between[:1] in (["who"], ["which"]) and len(between) <= _ADJECTIVES


def _reports(act: Act, group: tuple[Mention, ...], words: Words) -> bool:
    """True for a speaker in front of the act's own clause ("the ministry said that ... met")."""
    between = act.sentence.folds(group[-1].end, act.start)
    if not between or between[0] not in words.says or {"it", "they"} & set(between[-4:]):
        return False
    return act.cue.frame == "verb" and "that" in between


def _leads_delegation(act: Act, group: tuple[Mention, ...], words: Words) -> bool:
    """ "A delegation led by A visited B": whoever leads those who do it does it."""
    by = group[0].start - 1
    while by >= 0 and act.sentence.tokens[by].fold not in words.by:
        by -= 1
    lead = act.sentence.folds(by - _LED_NEAR, by)
    between = act.sentence.folds(group[-1].end, act.start)
    return lead[-1:] in [(led,) for led in _LED] and bool(_DELEGATIONS & set(lead)) and "," not in between

"""Grammar: how a language orders words and marks who does what to whom, where it differs from English."""

from __future__ import annotations

from dataclasses import dataclass

from readout.plugins import Table


@dataclass(frozen=True, slots=True)
class Grammar:
    """The ``[grammar]`` table of a language's ``reading.toml``. Empty for English.

    ``order`` is ``svo`` (subject, verb, object), ``sov`` (the verb last), ``vso`` (the verb first) or ``v2``
    (the finite verb second with subject or anything else in front, participles last); empty means English
    order. ``roles`` are pairs of a preposition and the role it gives what follows: ``with``,
    ``between``, ``to``, ``from``, ``of``, ``by``, ``in``, ``about``, ``per`` (a source); cues name these
    roles in their ``links``. ``after`` is the same for words after a name, ``endings`` for endings after an
    apostrophe, ``object`` among them. ``bare_owner``: a name right after a noun owns it ("встреча Лаврова").
    ``bare_government``: a government right after an office is the office's ("президент Украины").
    ``elided`` are words cut from the next at their apostrophe ("l'"); ``apostrophes``: every apostrophe
    begins an ending ("Putin'le"); ``prefixed`` are letters written together with the word they govern
    ("و"), ``whole`` the beginnings of words that only look so. ``possessives`` may follow a counterpart
    ("ομόλογό του"); ``former`` go with an office held before; ``tails`` complete an office behind its
    demonym ("ministre turc des Affaires étrangères"), each with its office. ``being`` are forms of "be" that
    make a passive, whose doer may have one of the roles ``agents`` ("von"); ``many`` are words before a
    title that show several holders where its plural looks like its singular ("die Außenminister");
    ``later`` are patterns after an act that show it as planned.
    """

    order: str
    roles: tuple[tuple[str, str], ...]
    after: tuple[tuple[str, str], ...]
    endings: tuple[tuple[str, str], ...]
    bare_owner: bool
    bare_government: bool
    elided: tuple[str, ...]
    apostrophes: bool
    prefixed: tuple[str, ...]
    whole: tuple[str, ...]
    possessives: tuple[str, ...]
    former: tuple[str, ...]
    tails: tuple[tuple[str, str], ...]
    being: tuple[str, ...]
    agents: tuple[str, ...]
    many: tuple[str, ...]
    later: tuple[str, ...]

    @classmethod
    def read(cls, table: Table) -> Grammar:
        """From the file's ``[grammar]`` table. :raises PackError: naming file and key."""
        grammar = cls(
            order=table.text("order", ""),
            roles=_by_word(table.table("roles")),
            after=_by_word(table.table("after")),
            endings=_by_word(table.table("endings")),
            bare_owner=table.flag("bare_owner"),
            bare_government=table.flag("bare_government"),
            elided=table.texts("elided"),
            apostrophes=table.flag("apostrophes"),
            prefixed=table.texts("prefixed"),
            whole=table.texts("whole"),
            possessives=table.texts("possessives"),
            former=table.texts("former"),
            tails=_by_word(table.table("tails")),
            being=table.texts("being"),
            agents=table.texts("agents"),
            many=table.texts("many"),
            later=table.texts("later"),
        )
        table.done()
        return grammar


def _by_word(table: Table) -> tuple[tuple[str, str], ...]:
    """Pairs of word and role from lists of words by role."""
    return tuple((word, role) for role in table.names() for word in table.texts(role))

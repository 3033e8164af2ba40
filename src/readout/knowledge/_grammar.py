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
    demonym ("ministre turc des Affaires étrangères"), each with its office. ``forms`` may stand between an
    office and its state ("président de la République fédérative du Brésil"). ``titled_behind``: titles follow
    a name without a comma ("محمد بن سلمان ولي العهد"); ``lineage`` leads from a name to a forefather or a
    house where no capital shows it. ``being`` are forms of "be" that
    make a passive, whose doer may have one of the roles ``agents`` ("von"); ``many`` are words before a
    title that show several holders where its plural looks like its singular ("die Außenminister");
    ``later`` are patterns after an act that show it as planned; ``present`` are verbs of travel that on an
    earlier day are of what is to come ("arrive jeudi"); ``beside`` show a noun behind them as an occasion
    ("на полях саммита"). ``datives`` are titles in a case that shows to whom something is done; ``purpose``
    leads to what a journey or contact is for ("pour rencontrer"); ``objects`` are articles of objects alone
    ("τον πρέσβη κάλεσε ο υπουργός"). ``drops``: a verb may leave out its subject; ``she_or_they`` are
    pronouns of one or of several, as their verb has it ("sie kam", "sie kamen").
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
    forms: tuple[str, ...]
    titled_behind: bool
    lineage: tuple[str, ...]
    being: tuple[str, ...]
    agents: tuple[str, ...]
    many: tuple[str, ...]
    later: tuple[str, ...]
    present: tuple[str, ...]
    datives: tuple[str, ...]
    purpose: tuple[str, ...]
    objects: tuple[str, ...]
    drops: bool
    she_or_they: tuple[str, ...]
    beside: tuple[str, ...]

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
            forms=table.texts("forms"),
            titled_behind=table.flag("titled_behind"),
            lineage=table.texts("lineage"),
            being=table.texts("being"),
            agents=table.texts("agents"),
            many=table.texts("many"),
            later=table.texts("later"),
            present=table.texts("present"),
            datives=table.texts("datives"),
            purpose=table.texts("purpose"),
            objects=table.texts("objects"),
            drops=table.flag("drops"),
            she_or_they=table.texts("she_or_they"),
            beside=table.texts("beside"),
        )
        table.done()
        return grammar


def _by_word(table: Table) -> tuple[tuple[str, str], ...]:
    """Pairs of word and role from lists of words by role."""
    return tuple((word, role) for role in table.names() for word in table.texts(role))

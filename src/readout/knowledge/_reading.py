"""Reading: the part of a language pack in ``reading.toml``, the words that the claims room reads with."""

from __future__ import annotations

from dataclasses import dataclass

from readout.knowledge._grammar import Grammar
from readout.plugins import Table


@dataclass(frozen=True, slots=True)
class Reading:
    """The small words of one language, lower case and without accents.

    ``honorifics`` stand before a name; ``modifiers`` inside a title ("acting"); ``counterparts`` name
    somebody by his opposite number. ``pairs`` name both sides again ("the two leaders"), ``pronouns`` one
    person. ``of`` leads from an office to its government; ``and_`` coordinates; ``by`` marks the doer of
    a passive. ``breaks`` begin another clause, ``matters`` lead to what was talked about. ``future``,
    ``hypothetical``, ``cancelled``, ``denied``, ``negated`` are cue patterns (see Cue) for status; ``pasts``
    are verbs of the past that look like plain ones.
    ``says`` are verbs of speech, ``quotes`` others that stand by quoted words, ``ambiguous`` those of either
    that are nouns too, ``reports`` what news agencies do; ``quoting`` phrases lead from quoted words to their
    speaker, and ``speakers`` are pronouns that speak. ``citing`` words lead to a source; ``voices`` are nouns
    that speak for a government, ``institutions`` those of them that need not say whose they are; ``media``
    are unnamed sources. ``earlier`` words lead to another act. ``remote`` and ``in_person`` words show which
    kind of contact an open one ("spoke", "talks") was, where they stand in its sentence. ``places`` lead to a
    place; ``settlements`` may stand before its name ("the town of"), ``name_joints`` within it ("Rio de
    Janeiro"). ``together`` shows that one act had all of them, ``apart`` that each had one ("in separate
    calls with A and B"). ``attending`` are patterns around a noun for an act that say who else was there,
    ``joining`` those in front of whoever joined its parties; ``posted`` are words by which nationals who are
    expelled are more than that, ``offers`` verbs of whoever made "the offer" that is then refused;
    ``crossed`` are words by which two governments did the same to each other ("each expelled"); ``fiction``
    words of books and films, ``mastheads`` those that stand with a country's name over its ministry's page;
    ``promises`` are verbs of who promises,
    ``conditions`` words of a clause in which something must happen first. ``bare_titles`` are short for a
    minister's title ("the Secretary"). ``capitals`` stand behind a country for its capital ("the Chinese
    capital"), ``where`` behind a place where an act was done. ``weighing`` are patterns in front of an act
    that only weigh it ("it makes no sense to"), ``withheld`` those that say it was left undone ("declined
    to"), ``finites`` verbs whose subject an act may be ("imposing
    sanctions would ..."), ``untimed`` patterns at the end of a clause by which nobody tells when an act was
    ("would not say when"). ``topic_subjects`` are patterns whose subject is what was talked about.
    ``quantities`` may stand between a preposition and an actor ("on five Chinese firms"). ``holdings`` are
    nouns that, after a country, make it the one aimed at ("froze Russian
    assets"). ``games`` are words of sport: on a page with several of them countries meet as teams. ``greets``
    are verbs that only say what somebody thinks of an act, ``tells`` those whose object a letter is for ("in
    which he tells B"). ``hosts``, ``mediates`` and ``witnesses`` show a third party of an act. ``carries``
    and ``receives`` are verbs that make a letter's subject its carrier or its addressee, ``answers`` words
    for a reply to one, ``blunt`` what a message is that was only said ("a clear message"). ``namesakes`` are
    places' names that people bear too, ``relations`` what somebody may be to another ("Assad's brother X"),
    ``regimes`` names of a government that a page uses again without its country ("the junta").
    ``plural_offices`` are office titles for several holders, each with its office. ``first`` are pronouns of
    whoever writes or speaks, ``authored`` patterns in front of who wrote a text ("statement by"),
    ``questions`` labels in front of what is asked in a transcript ("Q:"). ``grammar`` is what differs from
    English order.
    """

    honorifics: tuple[str, ...]
    modifiers: tuple[str, ...]
    counterparts: tuple[str, ...]
    pairs: tuple[str, ...]
    pronouns: tuple[str, ...]
    articles: tuple[str, ...]
    of: tuple[str, ...]
    and_: tuple[str, ...]
    by: tuple[str, ...]
    prepositions: tuple[str, ...]
    breaks: tuple[str, ...]
    matters: tuple[str, ...]
    auxiliaries: tuple[str, ...]
    future: tuple[str, ...]
    hypothetical: tuple[str, ...]
    cancelled: tuple[str, ...]
    denied: tuple[str, ...]
    negated: tuple[str, ...]
    says: tuple[str, ...]
    reports: tuple[str, ...]
    earlier: tuple[str, ...]
    quotes: tuple[str, ...]
    ambiguous: tuple[str, ...]
    quoting: tuple[str, ...]
    speakers: tuple[str, ...]
    citing: tuple[str, ...]
    voices: tuple[str, ...]
    institutions: tuple[str, ...]
    media: tuple[str, ...]
    remote: tuple[str, ...]
    video: tuple[str, ...]
    in_person: tuple[str, ...]
    places: tuple[str, ...]
    pasts: tuple[str, ...]
    settlements: tuple[str, ...]
    name_joints: tuple[str, ...]
    habitual: tuple[str, ...]
    together: tuple[str, ...]
    apart: tuple[str, ...]
    attending: tuple[str, ...]
    joining: tuple[str, ...]
    posted: tuple[str, ...]
    offers: tuple[str, ...]
    mastheads: tuple[str, ...]
    fiction: tuple[str, ...]
    crossed: tuple[str, ...]
    promises: tuple[str, ...]
    conditions: tuple[str, ...]
    bare_titles: tuple[str, ...]
    capitals: tuple[str, ...]
    where: tuple[str, ...]
    first: tuple[str, ...]
    authored: tuple[str, ...]
    questions: tuple[str, ...]
    finites: tuple[str, ...]
    weighing: tuple[str, ...]
    withheld: tuple[str, ...]
    untimed: tuple[str, ...]
    games: tuple[str, ...]
    greets: tuple[str, ...]
    tells: tuple[str, ...]
    agreed: tuple[str, ...]
    topic_verbs: tuple[str, ...]
    topic_subjects: tuple[str, ...]
    topic_ends: tuple[str, ...]
    quantities: tuple[str, ...]
    holdings: tuple[str, ...]
    hosts: tuple[str, ...]
    mediates: tuple[str, ...]
    witnesses: tuple[str, ...]
    readouts: tuple[str, ...]
    carries: tuple[str, ...]
    receives: tuple[str, ...]
    answers: tuple[str, ...]
    blunt: tuple[str, ...]
    namesakes: tuple[str, ...]
    relations: tuple[str, ...]
    regimes: tuple[str, ...]
    plural_offices: tuple[tuple[str, str], ...]
    grammar: Grammar

    @classmethod
    def read(cls, table: Table) -> Reading:
        """From the file's table. :raises PackError: naming file and key."""
        plural = table.table("plural_offices")
        pairs = tuple((key, plural.text(key)) for key in plural.names())
        fields = {
            name: table.texts(name.rstrip("_"))
            for name in cls.__dataclass_fields__
            if name not in ("plural_offices", "grammar")
        }
        grammar = Grammar.read(table.table("grammar"))
        table.done()
        return cls(plural_offices=pairs, grammar=grammar, **fields)

"""Who "I" is: whoever is quoted, is named in front of his words, wrote the page or signed it.

Where nothing on the page says so nobody is guessed; on a government's own page it is that government's.
"""

from __future__ import annotations

from readout.claims._act import Act
from readout.claims._mentions import Mention
from readout.claims._page import OpenPage
from readout.claims._people import Person
from readout.claims._status import status_of
from readout.claims._tokens import Sentence
from readout.knowledge.offices import Spotted

# Sentences at the top among which it says who wrote the text, and at the end among which he signs it.
_TOP = 4
_END = 3
# Words of a signature besides the name and its title.
_LINE = 4
# "Good call with B", "Very pleased to welcome B": at most so many tokens stand in front of the act.
_OPENING = 6
# "It also expelled": so near to the sentence's start its verb stands.
_IT_NEAR = 3
_STORY = ("body", "post", "quotation", "summary")


def name_speakers(page: OpenPage) -> None:
    """Let every "I" of the page stand for the person who says it, if the page tells who does."""
    said = [m for found in page.mentions.values() for m in found if m.kind == "speaker"]
    author = author_of(page) if said else None
    for mention in said:
        person = speaker_at(page, mention.sentence, author, quoted=mention.quoted)
        if person is not None:
            page.people.take(mention, person)


def name_left_out(page: OpenPage, act: Act) -> None:
    """Give a contact that opens its sentence without a subject the one who writes: "Good call with B"."""
    one = act.sentence
    opens = act.start <= _OPENING and one.kind in _STORY and not one.tokens[act.start].quoted
    if (
        not act.kind.mutual
        or act.left
        or act.third
        or len(act.right) != 1
        or len(act.right[0][1]) > 1
        or not opens
    ):
        return
    if any(m.start < act.start for m in page.mentions[one.number]):
        return
    person = _gone_on_about(page, act) or speaker_at(page, one.number, _stated(page), quoted=False)
    if person is not None:
        mention = Mention(one.number, act.start, act.end, one.span_of(act.start, act.end), "speaker")
        page.people.take(mention, person)
        act.left = (mention,)
        act.rules.append("subject:who-writes")


def name_it(page: OpenPage, act: Act) -> None:
    """Let "It" that opens a sentence and does a directed act be the government that the one before is about.

    "Ottawa moved first. It expelled six diplomats." English word order only.
    """
    one, number = act.sentence, act.sentence.number - 1
    if act.kind.mutual or act.left or act.cue.swap or number < 0 or page.words.orders is not None:
        return
    if one.folds(0, 1) != ("it",) or act.start > _IT_NEAR or act.cue.frame != "verb":
        return
    named = [m for m in page.mentions[number] if m.kind == "government" and m.via is None]
    if len(named) == 1 and named[0].start <= 1:
        act.left = (named[0],)
        act.rules.append("subject:it")


def _gone_on_about(page: OpenPage, act: Act) -> Person | None:
    """ "A saw B in Munich. A planned meeting with C was scrapped": A, of whom the sentence before told."""
    number = act.sentence.number - 1
    if act.cue.frame != "noun" or act.right[0][0] != "with" or number < 0 or page.words.orders is not None:
        return None
    if page.sentences[number].kind != "body" or act.sentence.folds(0, 1) not in (("a",), ("another",)):
        return None
    if status_of(act, page.words) not in ("cancelled", "planned", "denied"):
        return None
    subjects = [m for m in page.mentions[number] if m.via is None and m.kind in ("person", "office")]
    person = page.people.of(subjects[0]) if subjects else None
    other = {page.people.government(m) for _, group in act.right for m in group}
    return person if person is not None and person.government not in other | {None} else None


def speaker_at(page: OpenPage, number: int, author: Person | None, *, quoted: bool) -> Person | None:
    """Who says "I" in a sentence: whoever its verb of speech has for its subject, else who speaks there."""
    voices = [
        source.mention
        for source in page.sources.get(number, ())
        if source.mention is not None
        and source.mention.kind in ("person", "office")
        and not source.mention.quoted
    ]
    if voices:
        return page.people.of(voices[0])
    return None if quoted else _labelled(page, number) or author


def author_of(page: OpenPage) -> Person | None:
    """Whose text the page is: as it states, else the one person of its own government in its headline."""
    stated = _stated(page)
    home = page.people.home
    if stated is not None or home is None:
        return stated
    named = {
        id(person): person
        for one in page.sentences[:_TOP]
        if one.kind == "headline"
        for m in page.mentions[one.number]
        if (person := page.people.of(m)) is not None and person.government == home
    }
    return next(iter(named.values())) if len(named) == 1 else None


def _stated(page: OpenPage) -> Person | None:
    """Who is said to have written the text, in its byline, in a line at its top or at its end."""
    return _in_byline(page) or _introduced(page) or _signed(page)


def _in_byline(page: OpenPage) -> Person | None:
    for block in page.article.blocks_of("byline"):
        line = block.span.of(page.article.text)
        spotted = _people(page.knowledge.offices.spot(line, page.words.language))
        if len(spotted) == 1:
            return page.people.known(spotted[0].keys[0])
    return None


def _people(spotted: tuple[Spotted, ...]) -> list[Spotted]:
    return [one for one in spotted if one.kind == "person" and len(one.keys) == 1]


def _introduced(page: OpenPage) -> Person | None:
    """ "Statement by Foreign Minister B" in a line of its own at the top."""
    for one in page.sentences[:_TOP]:
        for mention in page.mentions[one.number]:
            folds = one.folds(0, mention.start)
            near = any(mention.start - end <= 1 for _, end, _ in page.words.telling.authored.find(folds))
            if near and mention.kind in ("person", "office"):
                return page.people.of(mention)
    return None


def _signed(page: OpenPage) -> Person | None:
    body = [one for one in page.sentences if one.kind in _STORY]
    for one in reversed(body[-_END:]):
        mentions = page.mentions[one.number]
        if len(mentions) == 1 and mentions[0].kind == "person" and _only(one, mentions[0]):
            return page.people.of(mentions[0])
    return None


def _only(one: Sentence, mention: Mention) -> bool:
    others = [t for i, t in enumerate(one.tokens) if t.word and not mention.start <= i < mention.end]
    return len(others) <= _LINE and all(token.capital or len(token.text) <= 3 for token in others)


def _labelled(page: OpenPage, number: int) -> Person | None:
    """Whoever stands with a colon in front of what he says, be it lines before: "B: I spoke with A"."""
    for one in reversed(page.sentences[: number + 1]):
        for mention in page.mentions[one.number][:1]:
            opens = mention.start == 0 and mention.kind in ("person", "office")
            if opens and one.folds(mention.end, mention.end + 1) == (":",):
                return page.people.of(mention)
    return None

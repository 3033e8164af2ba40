"""Nobody is told to call, count or liken himself: whose words they are then."""

from __future__ import annotations

from readout.claims._act import Act
from readout.claims._page import OpenPage


def name_other(page: OpenPage, act: Act) -> None:
    """Give a statement whose subject comes out as its own object to the speaker in front of both.

    "A said that B had been embarrassed, and counted B among the dictators": A did. English order only.
    """
    if act.kind.family != "statement" or page.words.orders is not None or len(act.left) != 1 or not act.right:
        return
    subject = page.people.of(act.left[0])
    objects = [page.people.of(m) for _, group in act.right for m in group]
    if subject is None or any(person is not subject for person in objects):
        return
    for source in page.sources.get(act.sentence.number, ()):
        mention = source.mention
        if mention is None or mention.via is not None or mention.end > act.left[0].start:
            continue
        speaker = page.people.of(mention)
        if speaker is not None and speaker is not subject and speaker.government != subject.government:
            act.left = (mention,)
            act.rules.append("source:who-speaks")
            return

"""Who promises what his government is to give: "Japan will give B a loan, Prime Minister A pledged"."""

from __future__ import annotations

from readout.claims._act import Act
from readout.claims._page import OpenPage

_SPEAKERS = ("spokesperson",)


def name_promiser(page: OpenPage, act: Act) -> None:
    """Let aid that a government is to give be its person's who promises it in the act's own sentence."""
    governments = {m.government for m in act.left if m.kind == "government"}
    if act.kind.family != "aid" or len(governments) != 1 or len(act.left) != 1:
        return
    for source in page.sources.get(act.sentence.number, ()):
        mention = source.mention
        if mention is None or act.start <= source.verb < act.end or mention.kind not in ("person", "office"):
            continue
        person = page.people.of(mention)
        promises = act.sentence.tokens[source.verb].fold in page.words.telling.promises
        if promises and person is not None and {person.government} == governments:
            if person.office_kind not in _SPEAKERS:
                act.left = (mention,)
                act.rules.append("source:who-promises")
            return

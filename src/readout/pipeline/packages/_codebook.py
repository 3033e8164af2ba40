"""What stands in the tables of a package, and what its codes mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from readout.knowledge import Knowledge

COLUMNS: Mapping[str, str] = {
    "event_id": "the event: one act, told by one or more pages; made from content, so it survives a new run",
    "claim_id": "what one page says of the event",
    "story_id": "the page as it was read, one for each text seen at an address",
    "date": "when it took place or is to: a day, month, year, or first/last day parted by a slash (ISO 8601)",
    "date_basis": "explicit (in full), partial (year inferred), relative (weekday), pub (same-day report)",
    "event_type": "the kind of engagement; see the list of types",
    "plover_root": "the PLOVER code of the act",
    "status": "happened, planned, cancelled, denied or hypothetical, as far as the accounts support",
    "channel": "how: phone, in person, video, written, public statement",
    "place": "where, as a page has it",
    "governments": "governments and bodies that take part, by code",
    "participants": "who takes part, each with office and government",
    "topics": "what it was about, as pages have it",
    "accounts": "how many claims tell of it",
    "outlets": "publishers that tell of it, where known",
    "disagreements": "fields on which accounts differ",
    "rank": "the highest rank present",
    "heard": "governments that tell of it on pages of their own",
    "absences": "fields without a value that can be relied on: not reported (no page gives one), "
    "not verifiable (a person says that nobody can know it; what was read stays)",
    "headline": "the headline of the page that tells it best",
    "url": "the address of that page; in the table of sources, of the page itself",
    "position": "the place of a participant in the event, from 1",
    "role": "both, or source and target; mediator, host, witness, carrier",
    "name": "the person; empty for an institution alone",
    "office": "the office held on that day",
    "government": "ISO 3166 alpha-3, or a body's code such as XEU",
    "qid": "the person's Wikidata id",
    "actor_id": "the participant's id",
    "known": "false where the text is all that is known of the participant",
    "field": "which part of the claim was read here",
    "value": "what was read, in its normal form",
    "start": "where it begins in the story's text, in Unicode code points from 0",
    "end": "where it ends, exclusive",
    "words": "the words that stand there; at most 300 characters of a publisher's text",
    "confidence": "how sure the reader is, 0 to 1",
    "outlet": "the publisher, where known",
    "official": "true where the address is a government's own",
    "language": "ISO 639-1",
    "published": "when the page says that it was published, with its own time zone where it gives one",
    "published_from": "where that was read: given, json-ld, meta, text, url",
    "fetched_at": "when it was read from its address",
    "characters": "the length of the text in code points",
    "claims": "how many claims it makes",
    "problems": "codes of what went wrong while reading it",
    "left": "one of the two ids that a person judged",
    "right": "the other",
    "verdict": "positive (the same), negative (not the same) or unsure (the word before is taken back)",
    "read_by": "what read the claim: the rules, or the rules and the model of this name",
    "who": "who said so",
    "at": "when",
    "why": "why",
}
_STATUSES = {
    "happened": "it took place",
    "planned": "announced, expected or agreed for later",
    "cancelled": "it was planned and called off",
    "denied": "a party or the page's main source says that it did not take place",
    "hypothetical": "only possible, offered or asked for",
}


def codebook(tables: Mapping[str, tuple[str, ...]], knowledge: Knowledge) -> str:
    """The codebook as Markdown: every table with its columns, the types of event, the statuses."""
    lines = ["# Codebook", "", "A record of what pages report, not of what is true.", ""]
    for name, columns in tables.items():
        lines += [f"## {name}", "", *_list((one, COLUMNS[one]) for one in columns), ""]
    types = (
        (one.name, f"{one.definition} PLOVER {one.act}, CAMEO {one.cameo or 'by the words'}.")
        for one in knowledge.event_types.all()
    )
    lines += ["## Types of event", "", *_list(types), "", "## Statuses", "", *_list(_STATUSES.items()), ""]
    lines += [
        "## What is missing",
        "",
        "An empty cell means that no page of the record says it; `absences` says where a person found that "
        "nobody can know it. That an event has no row does not say "
        "that there was none. Two claims of one act are one event where rules or a person say so; every "
        "such word of a person stands in edits.csv.",
        "",
    ]
    return "\n".join(lines)


def _list(pairs: Iterable[tuple[str, str]]) -> list[str]:
    return [f"- `{name}`: {about}" for name, about in pairs]

"""The numbers of a dyad as sentences, and its brief as Markdown: every door says them in the same words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from readout.pipeline.dyads._brief import Brief, Promised, Said, Source, Told
from readout.pipeline.dyads._values import Dyad
from readout.record import Actor, Event

Name = Callable[[str], str]
_SPECIAL = "\\`*_[]<>#|~!"


def baseline_in_words(dyad: Dyad) -> str:
    """How often they were in contact in whole earlier years."""
    base = dyad.baseline
    if base is None:
        return "The record holds no whole earlier year to compare with."
    years = str(base.first) if base.first == base.last else f"{base.first}–{base.last}"
    return f"In {years} the record holds {base.mean:.1f} contacts a quarter on average."


def today_in_words(dyad: Dyad) -> str:
    """What "today" is, and why; where nothing gives a day, that alone."""
    if dyad.today_from == "nothing":
        return "No page and no event of theirs in the record is dated, so nothing is counted up to a day."
    told = {
        "asked": "as asked for",
        "page": "the day of the newest page in the record",
        "event": "the day of their newest event, because no page of the record is dated",
    }
    return f"As of {_spoken(dyad.today)}, {told[dyad.today_from]}."


def since_in_words(brief: Brief) -> str:
    """From when on the brief tells, and why."""
    if brief.since_from == "asked":
        return f"Since {_spoken(brief.since or '')}, as asked for."
    if brief.since_from == "ministerial":
        return (
            f"Since {_spoken(brief.since or '')}, the last contact in which a minister or leader takes part."
        )
    return "Since the beginning of the record: it holds no contact in which a minister or leader takes part."


def promised_in_words(promised: Promised, name: Name) -> str:
    """Who ascribes a commitment to whom, and whether the other side says so itself."""
    by = name(promised.by)
    own = "says so too" if promised.confirmed else "is not found to say so itself"
    return f"Commitment of {by}, as {name(promised.told_by)} has it; {by} {own}"


def brief_in_markdown(brief: Brief, name: Name) -> str:
    """The brief as Markdown; ``name`` gives a government's name."""
    return "\n".join(_lines(brief, name)).rstrip() + "\n"


def _lines(brief: Brief, name: Name) -> Iterator[str]:
    dyad = brief.dyad
    yield f"# {plain(name(dyad.left))} – {plain(name(dyad.right))}"
    yield ""
    yield since_in_words(brief)
    yield today_in_words(dyad)
    if dyad.last_contact is not None:
        yield f"Last contact: {dyad.last_contact.date}, {dyad.days_since} days before."
    yield baseline_in_words(dyad)
    parts = (
        ("Last ministerial", (brief.ministerial,) if brief.ministerial else ()),
        ("What happened", brief.happened),
        ("What is announced", brief.announced),
        ("Cancelled, denied or only possible", brief.not_so),
    )
    for title, told in parts:
        if told or title == "What happened":
            yield from ("", f"## {title}", "")
            yield from (line for one in told for line in _event(one, name))
            if not told:
                yield "Nothing in the record."
    if brief.left_out:
        yield from ("", f"{brief.left_out} further events are left out.")


def _event(told: Told, name: Name) -> Iterator[str]:
    event = told.event
    date = event.when.date if event.when else "undated"
    place = f", {plain(event.place)}" if event.place else ""
    yield f"- **{date}** {event.event_type}{_status(event)}: {_who(event)}{place}"
    if event.topics:
        yield f"  About {'; '.join(plain(topic) for topic in event.topics)}."
    if told.evidence is not None:
        yield f"  “{plain(told.evidence[0])}” ({_link(told.evidence[1])})"
    yield from (f"  - {_said(one)}" for one in told.said)
    yield from (
        f"  - {plain(promised_in_words(one, name))}: “{plain(one.text)}” ({_link(one.source)})"
        for one in told.promised
    )
    others = [source for source in told.sources if told.evidence is None or source != told.evidence[1]]
    if others:
        yield f"  Also: {'; '.join(_link(source) for source in others)}"


def _status(event: Event) -> str:
    return "" if event.status == "happened" else f" ({event.status})"


def _who(event: Event) -> str:
    left = [_named(a) for a, role in zip(event.actors, event.roles, strict=True) if role != "target"]
    right = [_named(a) for a, role in zip(event.actors, event.roles, strict=True) if role == "target"]
    return " – ".join(left) + (f" → {', '.join(right)}" if right else "")


def _named(actor: Actor) -> str:
    name = actor.person or actor.office
    of = actor.government or ""
    return plain(f"{name} ({of})" if name and of else name or of or "somebody")


def _said(said: Said) -> str:
    return f"{plain(said.speaker or 'Not said by whom')}: “{plain(said.text)}” ({_link(said.source)})"


def _link(source: Source) -> str:
    title = plain(source.title) + (f", {plain(source.outlet)}" if source.outlet else "")
    safe = source.url.startswith(("http://", "https://")) and not set(source.url) & set(" <>()\n\r\t")
    return f"[{title}]({source.url})" if safe else title


def _spoken(day: str) -> str:
    found = date.fromisoformat(day)
    return f"{found.day} {found:%B} {found.year}"


def plain(text: str) -> str:
    """Text in which nothing is taken for Markdown, on one line."""
    text = " ".join(text.split())
    return "".join(f"\\{letter}" if letter in _SPECIAL else letter for letter in text)

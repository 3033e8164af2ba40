"""Which of the page's time expressions dates an act, and what day it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from readout.claims._act import Act
from readout.claims._date_words import (
    about,
    before_subject,
    beside_the_telling,
    day_before,
    denied_then,
    follows,
    in_force,
    is_ahead,
    of_paper,
    purpose,
    rivals,
    said_then,
    told_then,
)
from readout.claims._datelines import overlap, stamped, written_on
from readout.claims._parties import Principal
from readout.claims._times import Anchor, TimeExpression, resolve, tag
from readout.claims._tokens import Sentence
from readout.claims._words import Words
from readout.knowledge import Calendar
from readout.knowledge.offices import Offices, Spotted
from readout.record import Article, Found, Problem, Status, When

_DATING = frozenset(["date", "weekday", "relative", "range", "month", "reference"])
_NEVER = frozenset(["since", "until", "by", "before", "after", "anniversary", "deadline"])
# Crossing into another clause costs as much as this many tokens.
_CLAUSE = 12
_FAR = 40
# A verb this many tokens before a day still governs it.
_NEAR = 3
_DAY = len("2022-01-03")
# How sure a day is that is counted from a dateline whose year the page does not give.
_INFERRED = 0.6
# How many days ahead of its page the present tense reaches ("flies to Washington on 17 April").
_SOON = 60
# A day without a year that comes out further back than this is more likely meant ahead, if that is soon.
_LONG = 180


class Dates:
    """The time expressions of an article, by sentence, and the resolution of those that date its acts."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        calendar: Calendar | None,
        offices: Offices,
        spots: Sequence[Sequence[Spotted]],
    ) -> None:
        self._article = article
        self._offices = offices
        self._reference: str | None = None
        self._told: str | None = None
        self._written: str | None = None
        self._stamp = tag(article.dateline.value, calendar) if article.dateline and calendar else ()
        self._dateline = article.dateline.evidence if article.dateline else ()
        self._by_sentence: dict[int, tuple[TimeExpression, ...]] = {}
        # Every expression of each sentence, spans from the sentence's start, those inside names too.
        self.tagged: list[tuple[TimeExpression, ...]] = []
        if calendar is not None:
            for sentence in sentences:
                found = tag(sentence.span.of(article.text), calendar)
                own = _unnamed(found, spots[sentence.number])
                self.tagged.append(found)
                self._by_sentence[sentence.number] = tuple(_moved(e, sentence.span.start) for e in own)

    def expressions(self, number: int) -> tuple[TimeExpression, ...]:
        """The time expressions of one sentence, spans in the article's text."""
        return self._by_sentence.get(number, ())

    def of(
        self,
        act: Act,
        acts: Sequence[Act],
        status: Status,
        principals: Sequence[Principal],
        words: Words,
        reach: int = _FAR,
    ) -> tuple[Found[When] | None, tuple[Problem, ...]]:
        """The date of an act from its own sentence, or None with what stood in the way."""
        ahead = is_ahead(act, status)
        near = self._near(act, acts, words, planned=ahead, reach=reach)
        if not near:
            return None, ()
        if status == "denied":
            sentence = act.sentence
            near = [
                e
                for e in near
                if not denied_then(act, e, words)
                and not said_then(sentence, sentence.token_at(e.span.start), words)
            ]
            if not near:
                return None, ()
        if ahead:
            near = [e for e in near if not told_then(act, e, words)]
            if not near:
                return None, ()
        if not ahead:
            return self._told_of(act, near, principals, words)
        if len(near) > 1 and (own := [e for e in near if follows(act, e, words)]):
            near = own  # "is in A on Monday before going to B, where he will see C on Friday"
        if len(near) > 1:
            # "put off on Friday a visit due on 5 February": the act's own day is the last one named.
            results = [self.resolved(expression, status, principals) for expression in near]
            found, problems = max(results, key=lambda result: result[0].value.date if result[0] else "")
            if found is not None:
                return found, problems
        return self.resolved(near[0], status, principals)

    def _told_of(
        self,
        act: Act,
        near: Sequence[TimeExpression],
        principals: Sequence[Principal],
        words: Words,
    ) -> tuple[Found[When] | None, tuple[Problem, ...]]:
        """The day of an act that was done, or that is done by announcing it."""
        first = near[0]
        if beside_the_telling(act, first, words):
            return None, ()
        if said_then(act.sentence, act.sentence.token_at(first.span.start), words):
            first = self._before(act, words) or first
        found, problems = self.resolved(first, "happened", principals)
        if found is not None and first.kind == "date" and first.modifier != "since":
            # "would recognise it from 28 May", "the summit, set for June 12": ahead, and not last year.
            later = self._tried(first, "planned", principals)
            if self.is_soon(later) and (self.days_before_page(found.value.date) or 0) > _LONG:
                return later, ()
        return found, problems

    def _tried(
        self, expression: TimeExpression, status: Status, principals: Sequence[Principal]
    ) -> Found[When] | None:
        """One expression as a date, on trial: it is not yet what the text speaks of."""
        spoken_of = self._reference
        found, _ = self.resolved(expression, status, principals)
        self._reference = spoken_of
        return found

    def resolved(
        self, expression: TimeExpression, status: Status, principals: Sequence[Principal]
    ) -> tuple[Found[When] | None, tuple[Problem, ...]]:
        """One expression as a date, given who must have been in office and when the page was written."""
        published = self._article.published
        bounds = self._article.bounds
        anchor = Anchor(
            published=published.value[:10] if published else None,
            earliest=bounds.earliest,
            latest=bounds.latest,
            tenures=self._tenures(principals),
            reference=self._reference,
            written=self._written,
        )
        tense = "future" if status in ("planned", "cancelled", "hypothetical") else "past"
        result = resolve(expression, anchor, tense)  # type: ignore[arg-type]  # one of the two literals
        if result.when is None and self._reference is None and self._told is not None:
            result = resolve(expression, replace(anchor, reference=self._told), tense)  # type: ignore[arg-type]
        if result.when is None:
            return None, result.problems
        if status in ("happened", "denied") and (
            expression.unit == "week" or _after(result.when.date, bounds.latest)
        ):
            # "last week" names no day; and nothing that happened lies ahead of the page.
            return None, result.problems
        if len(result.when.date) >= 10:
            self._reference = result.when.date[:10]
        if expression.kind == "relative" and stamped(self._stamp, result.when.date):
            # "Athens, 7 December 2023. A met B today": the full date stands in the text.
            when = replace(result.when, basis="explicit")
            return Found(when, (expression.span, *self._dateline), 0.95), result.problems
        if self._written is not None and result.when.basis != "explicit":
            rule = f"{result.when.rule}; the dateline's year is inferred from who held office"
            return Found(replace(result.when, rule=rule), (expression.span,), _INFERRED), result.problems
        confidence = 0.95 if result.when.basis == "explicit" else 0.9
        return Found(result.when, (expression.span,), confidence), result.problems

    def prime(self, principals: Sequence[Principal]) -> None:
        """Find one day that the story fixes by itself, to place its other days by.

        ``principals`` are the people the story is about: their terms decide the year of a weekday and day.
        """
        if self._article.published is None:
            every = [e for found in self._by_sentence.values() for e in found]
            weekdays = {e.weekday for e in every if e.weekday is not None and _bare_weekday(e)}
            day = written_on(self._stamp, weekdays, self._tenures(principals), self._article.bounds)
            self._written = day.isoformat() if day else None
        for number in sorted(self._by_sentence):
            for expression in self._by_sentence[number]:
                if expression.kind == "date" and not any(expression.span.touches(s) for s in self._dateline):
                    found, _ = self.resolved(expression, "happened", principals)
                    self._reference = None
                    if found is not None and len(found.value.date) == _DAY:
                        self._told = found.value.date
                        return

    def _near(
        self, act: Act, acts: Sequence[Act], words: Words, *, planned: bool, reach: int
    ) -> list[TimeExpression]:
        """The sentence's expressions that can date the act and no other act better, nearest first."""
        options = []
        for expression in self.expressions(act.sentence.number):
            begun = not planned and in_force(act, expression)
            if (
                not self.can_date(expression)
                or begun
                or day_before(act, expression)
                or of_paper(act, expression)
            ):
                continue
            cost = self._cost(act, expression, words, planned=planned)
            others = [o for o in acts if rivals(act, o, words) and not day_before(o, expression)]
            rival = min((self._cost(other, expression, words) for other in others), default=_FAR)
            if cost < reach and cost <= rival:
                options.append((cost, expression))
        return [expression for _, expression in sorted(options, key=lambda option: option[0])]

    def _before(self, act: Act, words: Words) -> TimeExpression | None:
        """The one day ahead of the act: "flew to A on Sunday and met B, media said on Monday"."""
        sentence = act.sentence
        ahead = [
            e
            for e in self.expressions(sentence.number)
            if self.can_date(e)
            and sentence.token_at(e.span.start) < act.start
            and not said_then(sentence, sentence.token_at(e.span.start), words)
        ]
        return ahead[0] if len(ahead) == 1 and ahead[0].kind in ("weekday", "date") else None

    def days_before_page(self, day: str) -> int | None:
        """Days from ``day`` to the page's publication day; None where one of them is no whole day."""
        published = self._article.published
        if published is None or len(day) != _DAY or len(published.value) < _DAY:
            return None
        return self._days_before(day, published.value)

    def days(self, number: int, principals: Sequence[Principal]) -> list[Found[When]]:
        """The different whole days that a sentence tells of as past, its dateline's apart."""
        found: dict[str, Found[When]] = {}
        for expression in self.expressions(number):
            if self.can_date(expression):
                when = self._tried(expression, "happened", principals)
                if when is not None and len(when.value.date) == _DAY:
                    found.setdefault(when.value.date, when)
        return list(found.values())

    def coming(
        self,
        act: Act,
        acts: Sequence[Act],
        principals: Sequence[Principal],
        words: Words,
        *,
        weekdays: bool = False,
    ) -> Found[When] | None:
        """The day after the page's on which an act told in the present tense is to be.

        "flies to Washington next week to see him on Thursday, 17 April": nothing that happened lies ahead. A
        bare weekday is the last one, unless ``weekdays``: "flies to Washington on Thursday".
        """
        for expression in self._near(act, acts, words, planned=True, reach=_FAR):
            if expression.kind == "weekday" and not expression.direction and not weekdays:
                continue  # without more words the last one
            found = self._tried(expression, "planned", principals)
            if self.is_soon(found):
                return found
        return None

    def is_soon(self, found: Found[When] | None) -> bool:
        """True for a day, or an interval from a day on, in the weeks after the page's."""
        published = self._article.published
        if found is None or published is None or len(published.value) < _DAY:
            return False
        return 0 < -self._days_before(found.value.date, published.value) <= _SOON

    def named(self, act: Act, words: Words) -> bool:
        """True when the sentence dates the act, be it with words that come to no day ("last week")."""
        return bool(self._near(act, [act], words, planned=False, reach=_FAR // 2))

    def vague(self, act: Act, words: Words) -> bool:
        """True when the sentence puts the act into a past week: a time that comes to no day."""
        near = self._near(act, [act], words, planned=False, reach=_FAR)
        return any(e.kind == "relative" and e.unit == "week" and (e.offset or 0) < 0 for e in near)

    def on_page_day(self, rule: str) -> Found[When] | None:
        """The day the page bears, by ``rule``; None where it bears none."""
        published = self._article.published
        if published is None or len(published.value) < _DAY:
            return None
        day = published.value[:_DAY]
        return Found(When(day, "pub", (day,), rule), published.evidence, 0.6, published.source)

    def can_date(self, expression: TimeExpression) -> bool:
        """True for an expression that can date an act at all."""
        if expression.kind not in _DATING:
            return False
        if expression.kind == "reference" and expression.unit == "year" and expression.month is None:
            return False  # "more than in the two years before": a comparison
        if (expression.modifier or "") in _NEVER and not self._then(expression):
            return False
        return not any(expression.span.touches(span) for span in self._dateline)

    def _then(self, expression: TimeExpression) -> bool:
        """True when the words go on to what was on that day: "since 1 January, when A signed with B"."""
        after = self._article.text[expression.span.end :].lstrip(" ,")
        return expression.kind == "date" and after.startswith("when ")

    @staticmethod
    def _days_before(day: str, other: str) -> int:
        """Days from ``day``, or the first of an interval, to ``other``; 0 where ``day`` is no whole day."""
        first = day.split("/")[0]
        if len(first) != _DAY:
            return 0
        return (date.fromisoformat(other[:_DAY]) - date.fromisoformat(first)).days

    def _cost(self, act: Act, expression: TimeExpression, words: Words, *, planned: bool = False) -> int:
        sentence = act.sentence
        at = sentence.token_at(expression.span.start)
        if at < len(sentence.tokens) and sentence.tokens[at].quoted != sentence.tokens[act.start].quoted:
            return _FAR
        low, high = (act.end, at) if at >= act.end else (at, act.start)
        between = sentence.tokens[low:high]
        cost = len(between) // 2 + (2 if at < act.start else 0)
        if at > 1 or at >= act.start:  # a day that opens the sentence is that of its main clause
            cost += _CLAUSE * sum(1 for token in between if token.fold in words.breaks or token.text in ";:")
        # "met on Monday to discuss": the meeting's day; "agreed on Friday to restore": one act.
        agreed = words.agreed & {token.fold for token in sentence.tokens[max(0, at - _NEAR) : act.start]}
        cost += _CLAUSE if at < act.start and purpose(sentence, act.start, words) and not agreed else 0
        if at >= act.end and words.orders is None and words.earlier & {token.fold for token in between}:
            return _FAR  # "opened an embassy, after leaving Taiwan in March"
        cost += _CLAUSE * 2 if before_subject(act, at, words) else 0
        cost += _CLAUSE * 2 if about(sentence, at) else 0
        cost += _CLAUSE * 2 if planned and said_then(sentence, at, words) else 0
        return cost

    def _tenures(self, principals: Sequence[Principal]) -> tuple[tuple[str, str | None], ...]:
        """The intervals in which every principal the atlas knows held the office he is named with."""
        common: list[tuple[str, str | None]] | None = None
        for principal in principals:
            terms = self._terms(principal)
            if terms:
                common = terms if common is None else overlap(common, terms)
        return tuple(common or ())

    def _terms(self, principal: Principal) -> list[tuple[str, str | None]]:
        if len(principal.persons) != 1:
            return []
        terms = self._offices.terms(principal.persons[0])
        fitting = [
            t
            for t in terms
            if principal.office_kind in (None, t.office) and t.government == principal.government
        ]
        return [(t.since, t.until) for t in fitting or terms if t.since]


def _bare_weekday(expression: TimeExpression) -> bool:
    """ "on Friday", and not "next Friday"."""
    return expression.kind == "weekday" and expression.direction is None


def _after(date: str, latest: str | None) -> bool:
    """True when a day lies after the last one the page can tell of."""
    return latest is not None and date[:10] > latest[: len(date[:10])]


def _unnamed(found: Sequence[TimeExpression], spots: Sequence[Spotted]) -> list[TimeExpression]:
    """The expressions of a sentence but for months that are part of a name ("January Makamba")."""
    people = [one.span for one in spots if one.kind == "person"]
    months = any(e.kind == "month" and e.year is None for e in found)
    return [e for e in found if not (months and any(e.span.touches(span) for span in people))]


def _moved(expression: TimeExpression, shift: int) -> TimeExpression:
    span = expression.span
    return replace(expression, span=type(span)(span.start + shift, span.end + shift))

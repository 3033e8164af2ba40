"""Problems: what went wrong or is missing on a page, as values with codes. Reading never raises them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from readout.record._values import Span

ProblemCode = Literal[
    "P001",
    "P002",
    "P003",
    "P004",
    "P005",
    "P006",
    "P007",
    "P008",
    "P009",
    "P010",
    "P014",
    "P015",
    "P016",
    "P020",
    "P021",
    "P022",
    "P023",
    "P024",
    "P025",
    "P026",
    "P030",
    "P031",
    "P032",
    "P040",
    "P041",
]

PROBLEM_CODES: dict[ProblemCode, str] = {
    "P001": "the page is empty",
    "P002": "the page is not text (binary content)",
    "P003": "the page is larger than the limit and was not read",
    "P004": "the page's markup is nested too deeply and was not parsed",
    "P005": "the page's bytes did not fit its declared encoding",
    "P006": "no story text was found on the page",
    "P007": "the input line is not a page",
    "P008": "the page could not be fetched",
    "P009": "the page took too long to parse",
    "P010": "reading the page failed inside Readout",
    "P014": "no publication date was found",
    "P015": "two places on the page give different publication dates",
    "P016": "the order of day and month on the page could not be decided",
    "P020": "no engagement was found",
    "P021": "no language pack reads this language",
    "P022": "the act has no date",
    "P023": "the year of a date could not be decided",
    "P024": "a date contradicts its weekday",
    "P025": "a counterpart could not be identified",
    "P026": "a claim was left out because its parties could not be identified",
    "P030": "a name could be several people",
    "P031": "a person is not in the atlas; made from the text alone",
    "P032": "a person did not hold this office on that day",
    "P040": "the page was already in the record",
    "P041": "the text at this address has changed since it was last read",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person should know about a page: a code, a sentence, and where.

    The message says what was found, where it was looked for and what to do next.
    """

    code: ProblemCode
    message: str
    span: Span | None = None


def problem(code: ProblemCode, detail: str = "", span: Span | None = None) -> Problem:
    """A problem with its code's own words, followed by ``detail`` where given."""
    words = PROBLEM_CODES[code]
    return Problem(code, f"{words}: {detail}" if detail else words, span)

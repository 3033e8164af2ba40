"""The words of Readout: frozen values with evidence, problems, errors and their JSON forms.

Every value that flows between rooms is defined here and nowhere else. All are frozen dataclasses with
slots: picklable, hashable, comparable. Offsets are half-open and count Unicode code points of
``Article.text``. Dates are ISO 8601 prefixes (``2022-01`` is that month, no finer); an interval is ``a/b``.
"""

from readout.record._actors import Actor, Judgement, Resolved
from readout.record._additions import Addition
from readout.record._articles import Article, Block, BlockKind, Bounds, Link, Page
from readout.record._claims import (
    UNVERIFIABLE,
    Claim,
    DateBasis,
    Detail,
    Party,
    Quotation,
    Role,
    Status,
    When,
)
from readout.record._comparisons import (
    Absence,
    Commitment,
    Comparison,
    Credits,
    FieldRow,
    Hearing,
    Holding,
    Miscredit,
    Point,
    RowKind,
    Side,
    SideText,
    Stand,
    Strength,
    Told,
    Topic,
    TopicRow,
    Voice,
)
from readout.record._errors import (
    AddressError,
    ConfigurationError,
    InputError,
    PackError,
    ReadoutError,
    StoreError,
)
from readout.record._events import RANKS, Account, Disagreement, Event, Mark, Rank, Reading
from readout.record._ids import content_id
from readout.record._json import from_json, to_json
from readout.record._problems import PROBLEM_CODES, Problem, ProblemCode, problem
from readout.record._protocols import Marked, Model, Proposal, Proposed, ReaderKind, View
from readout.record._reviews import Review, User, UserRole, Verdict
from readout.record._stories import Headline, HeadlineClaim, Likeness, Related, Reprint, Subject
from readout.record._values import Found, Span

__all__ = [
    "PROBLEM_CODES",
    "RANKS",
    "UNVERIFIABLE",
    "Absence",
    "Account",
    "Actor",
    "Addition",
    "AddressError",
    "Article",
    "Block",
    "BlockKind",
    "Bounds",
    "Claim",
    "Commitment",
    "Comparison",
    "ConfigurationError",
    "Credits",
    "DateBasis",
    "Detail",
    "Disagreement",
    "Event",
    "FieldRow",
    "Found",
    "Headline",
    "HeadlineClaim",
    "Hearing",
    "Holding",
    "InputError",
    "Judgement",
    "Likeness",
    "Link",
    "Mark",
    "Marked",
    "Miscredit",
    "Model",
    "PackError",
    "Page",
    "Party",
    "Point",
    "Problem",
    "ProblemCode",
    "Proposal",
    "Proposed",
    "Quotation",
    "Rank",
    "ReaderKind",
    "Reading",
    "ReadoutError",
    "Related",
    "Reprint",
    "Resolved",
    "Review",
    "Role",
    "RowKind",
    "Side",
    "SideText",
    "Span",
    "Stand",
    "Status",
    "StoreError",
    "Strength",
    "Subject",
    "Told",
    "Topic",
    "TopicRow",
    "User",
    "UserRole",
    "Verdict",
    "View",
    "Voice",
    "When",
    "content_id",
    "from_json",
    "problem",
    "to_json",
]

"""The label sets of the reader's model. Their order is the order of its outputs: append, never reorder."""

from __future__ import annotations

KINDS = (
    "none",
    "call",
    "meeting",
    "visit",
    "letter",
    "talks",
    "statement",
    "agreement",
    "sanction",
    "aid",
    "threat",
    "military",
    "vote",
    "mediation",
    "refusal",
    "planned",
    "other",
)
STATUSES = ("happened", "planned", "cancelled", "denied", "hypothetical")
ACTS = (
    "CONSULT",
    "SUPPORT",
    "AGREE",
    "AID",
    "COOPERATE",
    "CONCEDE",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "SANCTION",
    "THREATEN",
    "COERCE",
    "ASSAULT",
    "PROTEST",
    "MOBILIZE",
)
ROLES = ("none", "both", "source", "target", "other", "date", "place", "topic", "by")
# What is known of a word before the model reads it: what the atlas calls it, or that it tells a time.
MARKS = (
    "",
    "person",
    "family",
    "office",
    "government",
    "demonym",
    "capital",
    "seat",
    "body",
    "region",
    "time",
    "other",
)
CASES = ("lower", "capital", "upper", "mark")
# Distances between a trigger and a word, in tokens, that are told apart: the upper edge of each step.
STEPS = (-64, -32, -16, -8, -4, -2, -1, 0, 1, 2, 4, 8, 16, 32, 64)
LABELS = {
    "kinds": KINDS,
    "statuses": STATUSES,
    "acts": ACTS,
    "roles": ROLES,
    "marks": MARKS,
    "cases": CASES,
    "steps": tuple(str(step) for step in STEPS),
}

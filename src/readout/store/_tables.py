"""The tables of a record.

Values live as rows, so that a new event type, role or outlet needs no migration. ``doc`` columns hold the
JSON form of the whole value and are what readers get back; the other columns are there to be asked.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _owner(name: str, target: str, **options: bool) -> Column[str]:
    return Column(name, String, ForeignKey(target, ondelete="CASCADE"), **options)  # type: ignore[arg-type]


# One row a version of a page. ``seq`` is the order of reading; ``version`` counts the texts at an address.
pages = Table(
    "pages",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("url", String, nullable=False),
    Column("name", String),
    Column("source", String),
    Column("fetched_at", String),
    Column("content_hash", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("outlet", String),
    Column("language", String, nullable=False),
    Column("published", String),
    Column("published_day", String),
    Column("headline", Text),
    UniqueConstraint("url", "content_hash"),
    Index(None, "outlet"),
    Index(None, "published_day"),
    Index(None, "fetched_at"),
)

# The article itself, apart from ``pages`` so that lists of pages do not drag whole texts along.
articles = Table(
    "articles", metadata, _owner("id", "pages.id", primary_key=True), Column("doc", Text, nullable=False)
)

# ``near_from`` and ``near_to`` are the days on which another account of the same act is looked for: the
# claim's own, or those of its page where it is undated. ``words`` is its evidence and quotations.
claims = Table(
    "claims",
    metadata,
    Column("id", String, primary_key=True),
    _owner("article", "pages.id", nullable=False),
    Column("position", Integer, nullable=False),
    Column("event_type", String, nullable=False),
    Column("act", String, nullable=False),
    Column("cameo", String),
    Column("status", String, nullable=False),
    Column("date", String),
    Column("date_basis", String),
    Column("near_from", String),
    Column("near_to", String),
    Column("main", Boolean(create_constraint=False), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("read_by", String, nullable=False),
    Column("words", Text, nullable=False),
    Column("doc", Text, nullable=False),
    Index(None, "article", "position"),
    Index(None, "event_type", "near_from"),
    # All that the review queue asks of every claim, without the documents beside it.
    Index(None, "confidence", "id", "article"),
)

actors = Table(
    "actors",
    metadata,
    Column("id", String, primary_key=True),
    Column("person", String),
    Column("office", String),
    Column("government", String),
    Column("since", String),
    Column("until", String),
    Column("qid", String),
    Column("known", Boolean(create_constraint=False), nullable=False),
    Index(None, "government"),
    Index(None, "person"),
)

claim_actors = Table(
    "claim_actors",
    metadata,
    _owner("claim", "claims.id", primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("role", String, nullable=False),
    Column("actor", String, ForeignKey("actors.id"), nullable=False),
    Column("government", String),
    Index(None, "government", "claim"),
    Index(None, "actor"),
)

# Every value of a claim: its parties, its details and its sources, each with the first span it was read from.
roles = Table(
    "roles",
    metadata,
    _owner("claim", "claims.id", primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("role", String, nullable=False),
    Column("value", Text, nullable=False),
    Column("government", String),
    Column("actor", String, ForeignKey("actors.id")),
    Column("start", Integer),
    Column("end", Integer),
    Index(None, "role", "value"),
)

# ``day`` is the first day of the event, or empty: "newest first, undated last" is then one index. ``facets``
# are the ids of its values of each field that lists are counted by, packed (``_packing``). Rows are short,
# because counting goes through many.
events = Table(
    "events",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("event_type", String, nullable=False),
    Column("act", String, nullable=False),
    Column("status", String, nullable=False),
    Column("day", String, nullable=False),
    Column("date", String),
    Column("date_from", String),
    Column("date_to", String),
    Column("place", String),
    Column("channel", String),
    Column("accounts", Integer, nullable=False),
    Column("facets", Text, nullable=False, server_default=""),
    Index(None, "day", "id"),
    Index(None, "event_type", "day"),
)

# The event itself, apart from ``events`` as articles are from pages.
event_docs = Table(
    "event_docs",
    metadata,
    Column("seq", Integer, ForeignKey("events.seq", ondelete="CASCADE"), primary_key=True),
    Column("doc", Text, nullable=False),
)

event_claims = Table(
    "event_claims",
    metadata,
    _owner("claim", "claims.id", primary_key=True),
    _owner("event", "events.id", nullable=False),
    Index(None, "event"),
)

event_actors = Table(
    "event_actors",
    metadata,
    _owner("event", "events.id", primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("actor", String, ForeignKey("actors.id"), nullable=False),
    Column("role", String, nullable=False),
    Column("government", String),
    Index(None, "event", "government"),
    Index(None, "actor"),
)

# Every value of every field that events are narrowed and counted by: type, status, channel, side, outlet,
# language, rank, heard, confidence, topic. A row is written once and never changes.
facets = Table(
    "facets",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("value", Text, nullable=False),
    UniqueConstraint("name", "value"),
)

# The events of each value, by ``events.seq``; the values of each event are in ``events.facets``, which also
# says what to delete here. A foreign key would want an index by event, as large as the table.
event_facets = Table(
    "event_facets",
    metadata,
    Column("facet", Integer, ForeignKey("facets.id"), primary_key=True, autoincrement=False),
    Column("event", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

problems = Table(
    "problems",
    metadata,
    _owner("article", "pages.id", primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("code", String, nullable=False),
    Column("message", Text, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Index(None, "code"),
)

# Pages that could not be read at all, with the last reason.
failures = Table(
    "failures",
    metadata,
    Column("url", String, primary_key=True),
    Column("name", String),
    Column("source", String),
    Column("code", String, nullable=False),
    Column("message", Text, nullable=False),
)

# Ids of events that were merged away, and where they went. Never a chain: targets are kept up to date.
redirects = Table(
    "redirects",
    metadata,
    Column("old", String, primary_key=True),
    _owner("new", "events.id", nullable=False),
    Index(None, "new"),
)

# Append-only: a person's later word is a later row.
judgements = Table(
    "judgements",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("left", String, nullable=False),
    Column("right", String, nullable=False),
    Column("verdict", String, nullable=False),
    Column("who", String, nullable=False),
    Column("at", String, nullable=False),
    Column("why", Text, nullable=False),
    UniqueConstraint("left", "right", "who", "at"),
    Index(None, "right"),
)

# The user's own rows of the atlas, in the order they came; a row that comes again is written over itself.
additions = Table(
    "additions",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("government", String, nullable=False),
    Column("office", String, nullable=False),
    Column("person", String, nullable=False),
    Column("source", String, nullable=False),
    Column("doc", Text, nullable=False),
    Index(None, "government", "office"),
    Index(None, "source"),
)

# Pages whose wording was compared with that of all compared before them. What is not here is compared next.
compared = Table("compared", metadata, _owner("article", "pages.id", primary_key=True))

# Keys of a story's wording: stories that may repeat each other share one.
bands = Table(
    "bands",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    _owner("article", "pages.id", primary_key=True),
    Index(None, "article"),
)

# Stories of which one repeats the other's wording, the lower id left.
likenesses = Table(
    "likenesses",
    metadata,
    _owner("left", "pages.id", primary_key=True),
    _owner("right", "pages.id", primary_key=True),
    Column("left_inside", Float, nullable=False),
    Column("right_inside", Float, nullable=False),
    Index(None, "right"),
)

# Headlines of other stories on a page: weak claims, kept apart from the page's own.
headlines = Table(
    "headlines",
    metadata,
    _owner("article", "pages.id", primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("day", String),
    Column("doc", Text, nullable=False),
    Index(None, "day"),
)

# What merging keeps of each claim, and the keys by which neighbours are found, each with a day (an ordinal).
sketches = Table(
    "sketches",
    metadata,
    _owner("claim", "claims.id", primary_key=True),
    Column("doc", Text, nullable=False),
)

# Append-only: a person's word on one field of a claim. No foreign key: it outlives the claim, whose id comes
# from content, and holds again when the page is read again.
reviews = Table(
    "reviews",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("claim", String, nullable=False),
    Column("field", String, nullable=False),
    Column("verdict", String, nullable=False),
    Column("was", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("who", String, nullable=False),
    Column("at", String, nullable=False),
    Column("why", Text, nullable=False),
    Index(None, "claim", "field"),
)

# Claims that a person changed, as they were read. ``claims`` holds what the record says now.
originals = Table(
    "originals",
    metadata,
    _owner("claim", "claims.id", primary_key=True),
    Column("doc", Text, nullable=False),
)

sketch_keys = Table(
    "sketch_keys",
    metadata,
    Column("key", String, primary_key=True),
    Column("first", Integer, primary_key=True),
    _owner("claim", "claims.id", primary_key=True),
    Index(None, "claim"),
)

# Who may come in. Passwords are argon2id, tokens SHA-256 of 256 random bits.
users = Table(
    "users",
    metadata,
    Column("name", String, primary_key=True),
    Column("role", String, nullable=False),
    Column("password", String, nullable=False),
    Column("token", String, unique=True),
    Column("created", String, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token", String, primary_key=True),
    _owner("user", "users.name", nullable=False),
    Column("expires", String, nullable=False),
    Index(None, "user"),
)

# Failed logins by a hash of the name, so that the table stays small whatever names are tried.
attempts = Table(
    "attempts",
    metadata,
    Column("slot", Integer, primary_key=True, autoincrement=False),
    Column("failed", Integer, nullable=False),
    Column("at", String, nullable=False),
)

meta = Table(
    "meta",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)

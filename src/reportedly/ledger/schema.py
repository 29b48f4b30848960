"""The tables of the ledger: what is kept once, what is kept in versions, and who saw what."""

from sqlalchemy import (
    JSON,
    TEXT,
    VARCHAR,
    BigInteger,
    Boolean,
    Column,
    Date,
    Double,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

APPLICATION_ID = 0x52505444
"""Stamped into the SQLite file's header ("RPTD"), so that any other database is recognised as none of ours."""

SCHEMA_VERSION = 6
"""Goes up with every change of the tables or of what their JSON holds; an older reportedly refuses a higher one.

2: places have a `shape`. 3: decisions, and what they do to claims; which reports are one text. 4: decisions may
be samples and what was coded of them; links keep what they were weighed by. 5: the lines of all claims are kept ready.
6: answers about all claims are kept until the books change.
An older ledger is read as it is; the tables that it lacks are made when it is first opened to be written.
"""

LINKING_RULES = "linking_rules"
"""Under this key stands by which rules the links were made: links made by other rules are made anew."""

tables = MetaData()

# Compared and sorted by code point everywhere, as SQLite does, whatever language a server is set to.
_name = String().with_variant(VARCHAR(collation="C"), "postgresql")
_words = Text().with_variant(TEXT(collation="C"), "postgresql")

meta = Table(
    "meta",
    tables,
    Column("key", _name, primary_key=True),
    Column("value", _words, nullable=False),
)

reports = Table(
    "reports",
    tables,
    Column("id", _name, primary_key=True),
    Column("key", _words, nullable=False, index=True),
    Column("outlet", _words, index=True),
    Column("title", _words),
    Column("published", Date, index=True),
    Column("language", _name),
    Column("url", _words),
    Column("text", _words, nullable=False),
    Column("rest", JSON, nullable=False),
)

runs = Table(
    "runs",
    tables,
    Column("number", Integer, primary_key=True),
    Column("id", _name, nullable=False, unique=True),
    Column("version", _name, nullable=False),
    Column("codebook", _name, nullable=False),
    Column("parser", _name, nullable=False),
    Column("gazetteer", _name),
    Column("encoder", _name),
)

# One row for each time a Run read a report, in the order it happened: the highest finished one is the latest. A report
# without a single claim has one too, and that is how a second `add` knows that there is nothing left to do.
codings = Table(
    "codings",
    tables,
    Column("number", Integer, primary_key=True),
    Column("report", ForeignKey("reports.id"), nullable=False, index=True),
    Column("run", ForeignKey("runs.id"), nullable=False),
    Column("finished", Boolean, nullable=False),
    UniqueConstraint("report", "run", "finished"),
)

# A claim's identity: which words of whom. What a coder reads from them is a version.
claims = Table(
    "claims",
    tables,
    Column("id", _name, primary_key=True),
    Column("report", ForeignKey("reports.id"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("speakers", JSON, nullable=False),
    Column("ordinal", Integer, nullable=False),
)

# `kind`, `first_day` and `last_day` repeat what `wire` holds, so that they can be asked for.
claim_versions = Table(
    "claim_versions",
    tables,
    Column("number", Integer, primary_key=True),
    Column("claim", ForeignKey("claims.id"), nullable=False),
    Column("digest", _name, nullable=False),
    Column("kind", _name, nullable=False, index=True),
    Column("first_day", Date, index=True),
    Column("last_day", Date),
    Column("wire", JSON, nullable=False),
    UniqueConstraint("claim", "digest"),
)

# Everybody named in a version by role: speaker, toward, agent, target, weapon.
parties = Table(
    "parties",
    tables,
    Column("version", ForeignKey("claim_versions.number"), nullable=False, index=True),
    Column("role", _name, nullable=False),
    Column("name", _words, nullable=False),
    Column("mention", _words, nullable=False),
    Column("actor", _name, index=True),
)

sightings = Table(
    "sightings",
    tables,
    Column("coding", ForeignKey("codings.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("version", ForeignKey("claim_versions.number"), nullable=False),
    Index("sightings_by_version", "version"),
)

# `coding` is empty for trouble met in reading, where there may be no report at all; `name` keeps the same trouble
# from being told twice.
issues = Table(
    "issues",
    tables,
    Column("number", Integer, primary_key=True),
    Column("name", _name, nullable=False, unique=True),
    Column("coding", ForeignKey("codings.number"), index=True),
    Column("report", _words, nullable=False, index=True),
    Column("code", _name, nullable=False, index=True),
    Column("detail", _words, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
)

# What people have decided, in the order they did: rows are added and never changed. Each carries the hash of the one
# before it. The digests of value and note let these be forgotten one day without breaking the chain.
decisions = Table(
    "decisions",
    tables,
    Column("number", Integer, primary_key=True),
    Column("id", _name, nullable=False, unique=True),
    Column("kind", _name, nullable=False, index=True),
    Column("about", JSON, nullable=False),
    Column("against", JSON, nullable=False),
    Column("slot", _name),
    Column("value", JSON),
    Column("by", _words, nullable=False),
    Column("at", _name, nullable=False),
    Column("note", _words, nullable=False),
    Column("value_digest", _name, nullable=False),
    Column("note_digest", _name, nullable=False),
    Column("before", _name, nullable=False),
    Column("hash", _name, nullable=False),
    Column("forgotten", Boolean, nullable=False, default=False),
)

# Every id that a decision is about or against, so that what was decided about a claim is found at once.
decision_subjects = Table(
    "decision_subjects",
    tables,
    Column("decision", ForeignKey("decisions.number"), primary_key=True),
    Column("subject", _name, primary_key=True),
    Index("decision_subjects_by_subject", "subject"),
)

# Derived from decisions, rebuilt per report whenever one is made or the report is coded anew: the versions to be read
# instead of the one that the coder's latest Run saw. Several parts where a claim was split, no version where it was
# rejected; `added` where no coder has seen it.
decided_claims = Table(
    "decided_claims",
    tables,
    Column("claim", ForeignKey("claims.id"), primary_key=True),
    Column("part", Integer, primary_key=True),
    Column("report", ForeignKey("reports.id"), nullable=False, index=True),
    Column("version", ForeignKey("claim_versions.number")),
    Column("added", Boolean, nullable=False),
)

# Derived: the few columns of each report's claims that a list of all needs, and their doubts, as JSON of some form.
# Whatever changes how a report's claims are read makes its row anew in the same transaction.
report_lines = Table(
    "report_lines",
    tables,
    Column("report", ForeignKey("reports.id"), primary_key=True),
    Column("form", Integer, nullable=False),
    Column("doubts", _words, nullable=False),
    Column("lines", _words, nullable=False),
)

# Derived: answers about the whole ledger that are dear to make, as those who asked want them back. `state` names the
# books that one was made from, `form` how; one of other books or another form is made anew.
kept_answers = Table(
    "kept_answers",
    tables,
    Column("name", _name, primary_key=True),
    Column("state", _name, nullable=False),
    Column("form", _name, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

# Reports whose text was compared with the others'. `page` is the address without what does not name the page.
compared_reports = Table(
    "compared_reports",
    tables,
    Column("number", Integer, primary_key=True),
    Column("report", ForeignKey("reports.id"), nullable=False, unique=True),
    Column("published", Date),
    Column("page", _words, index=True),
)

# By what the sentences of reports are found again: some seventy rows a report, so they are kept as narrow as can be.
sentence_bands = Table(
    "sentence_bands",
    tables,
    Column("band", BigInteger, primary_key=True),
    Column("report", ForeignKey("compared_reports.number"), primary_key=True),
    sqlite_with_rowid=False,
)

# Two reports that share text; `a` comes before `b` in the alphabet. Derived, and made anew when a sentence turns out to
# be more common than it was.
report_relations = Table(
    "report_relations",
    tables,
    Column("a", ForeignKey("reports.id"), primary_key=True),
    Column("b", ForeignKey("reports.id"), primary_key=True),
    Column("kind", _name, nullable=False),
    Column("containment", Float, nullable=False),
    Column("own_words", Float, nullable=False),
    Column("lead_words", Float, nullable=False),
    Column("later", _name),
    Column("shared", JSON, nullable=False),
    Index("report_relations_by_b", "b"),
)

# What linking has made of the claims: derived, dropped and made anew by `reportedly link`, by the same claims the same.
# A telling is what one report says of one happening, as linking wants it back; `company` is common to the tellings that
# were joined, so that no others have to be looked at when a report comes.
tellings = Table(
    "tellings",
    tables,
    Column("number", Integer, primary_key=True),
    Column("report", ForeignKey("reports.id"), nullable=False, index=True),
    Column("company", Integer, index=True),
    Column("content", JSON, nullable=False),
)

telling_blocks = Table(
    "telling_blocks",
    tables,
    Column("telling", ForeignKey("tellings.number"), primary_key=True),
    Column("block", BigInteger, primary_key=True),
    Index("telling_blocks_by_block", "block"),
)

# Two tellings of different reports with enough speaking for their being of one happening, and how much. Kept so that a
# telling that comes is weighed against others once, and never these against each other again.
telling_edges = Table(
    "telling_edges",
    tables,
    Column("one", ForeignKey("tellings.number"), primary_key=True),
    Column("other", ForeignKey("tellings.number"), primary_key=True),
    Column("weight", Double, nullable=False),
    Index("telling_edges_by_other", "other"),
)

# `summary` holds what a list shows; the whole account is worked out from the claims when it is asked for.
incidents = Table(
    "incidents",
    tables,
    Column("id", _name, primary_key=True),
    Column("company", Integer, nullable=False, index=True),
    Column("first_day", Date, index=True),
    Column("last_day", Date),
    Column("links", JSON, nullable=False),
    Column("summary", JSON, nullable=False),
)

incident_claims = Table(
    "incident_claims",
    tables,
    Column("claim", _name, primary_key=True),
    Column("incident", ForeignKey("incidents.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
)

# Which coding of a report, and as a member of which family of copies, its links were made from. Without a row here a
# report waits to be linked.
linked_reports = Table(
    "linked_reports",
    tables,
    Column("report", ForeignKey("reports.id"), primary_key=True),
    Column("coding", Integer, nullable=False),
    Column("family", _name, nullable=False),
)

FULL_TEXT = (
    "CREATE VIRTUAL TABLE claim_words USING fts5(words, content='', tokenize='porter unicode61 remove_diacritics 2')"
)
"""Full text over quotes and names, by the version's number; made only where SQLite was built with FTS5."""

"""The books: reports, claims and issues kept for good in one place, and the questions one may ask of them.

Takes:   reports with their codings, one at a time, and the Run that coded them; decisions of people.
Gives:   the same reports and claims back, as model objects, filtered; only what the latest Run saw unless asked.
Touches: one SQLite file (with its -wal and -shm beside it while open), or the tables of one PostgreSQL database.
Extend:  a new table goes into `schema` with a higher SCHEMA_VERSION; a new question into `asking` and `Books`; a filter
         into `filtering`; what a decision can do, into `decided`.
"""

from reportedly.ledger.asking import KeptClaim, KeptReport, NamedPlace
from reportedly.ledger.columns import PlaceLine
from reportedly.ledger.decided import claim_for_decision
from reportedly.ledger.filtering import ClaimFilter
from reportedly.ledger.incidents import IncidentLine, IncidentRow, Which
from reportedly.ledger.keeping import Kept
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.line_table import NONE, LineTable, Numbered, chosen, day_number
from reportedly.ledger.lines import ReportDoubts, ReportHead, ReportLines
from reportedly.ledger.linked import LinkBooks, TellingRow
from reportedly.ledger.opening import file_of
from reportedly.ledger.redrawing import Offer

__all__ = [
    "NONE",
    "ClaimFilter",
    "IncidentLine",
    "IncidentRow",
    "Kept",
    "KeptClaim",
    "KeptReport",
    "Ledger",
    "LineTable",
    "LinkBooks",
    "NamedPlace",
    "Numbered",
    "Offer",
    "PlaceLine",
    "ReportDoubts",
    "ReportHead",
    "ReportLines",
    "TellingRow",
    "Which",
    "chosen",
    "claim_for_decision",
    "day_number",
    "file_of",
]

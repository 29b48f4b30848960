"""The books: reports, claims and issues kept for good in one file, and the questions one may ask of them.

Takes:   reports with their codings, one at a time, and the Run that coded them.
Gives:   the same reports and claims back, as model objects, filtered; only what the latest Run saw unless asked.
Touches: one SQLite file (with its -wal and -shm beside it while open).
Extend:  a new table goes into `schema` with a higher SCHEMA_VERSION; a new question into `asking`.
"""

from reportedly.ledger.asking import ClaimFilter, KeptClaim, KeptReport
from reportedly.ledger.columns import ClaimLine, PlaceLine
from reportedly.ledger.keeping import Kept
from reportedly.ledger.ledger import Ledger

__all__ = ["ClaimFilter", "ClaimLine", "Kept", "KeptClaim", "KeptReport", "Ledger", "PlaceLine"]

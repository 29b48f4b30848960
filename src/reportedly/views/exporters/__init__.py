"""Claims in the formats of others, each cell with the words that it rests on.

Takes:   claims with their reports, as the ledger gives them.
Gives:   pieces of text in order, and for each cell the claim, the slot and the span that it came from.
Touches: nothing.
Extend:  a format is a file here with an `Exporter`, and one line in `EXPORTERS`.
"""

from reportedly.views.exporters.acled import ACLED
from reportedly.views.exporters.annotation import ANNOTATION
from reportedly.views.exporters.claimreview import CLAIM_REVIEW
from reportedly.views.exporters.claims_csv import CLAIMS_CSV
from reportedly.views.exporters.decisions_csv import DECISIONS_CSV, DecisionExporter, ToldDecision
from reportedly.views.exporters.exporter import Exporter, ExportKit, Piece, Row, Table, Told, Trace, trace_line
from reportedly.views.exporters.geojson import GEOJSON
from reportedly.views.exporters.incident_rows import IncidentExporter, ToldIncident
from reportedly.views.exporters.incidents_csv import INCIDENTS_CSV
from reportedly.views.exporters.plover import PLOVER
from reportedly.views.exporters.ucdp import UCDP

EXPORTERS: dict[str, Exporter] = {e.name: e for e in (CLAIMS_CSV, GEOJSON, PLOVER, ANNOTATION, CLAIM_REVIEW)}
"""The formats of claims by the name that `reportedly export --to` takes."""
INCIDENT_EXPORTERS: dict[str, IncidentExporter] = {e.name: e for e in (INCIDENTS_CSV, ACLED, UCDP)}
"""The formats of incidents, likewise."""
DECISION_EXPORTERS: dict[str, DecisionExporter] = {e.name: e for e in (DECISIONS_CSV,)}
"""The formats of decisions, likewise."""

__all__ = [
    "DECISION_EXPORTERS",
    "EXPORTERS",
    "INCIDENT_EXPORTERS",
    "DecisionExporter",
    "ExportKit",
    "Exporter",
    "IncidentExporter",
    "Piece",
    "Row",
    "Table",
    "Told",
    "ToldDecision",
    "ToldIncident",
    "Trace",
    "trace_line",
]

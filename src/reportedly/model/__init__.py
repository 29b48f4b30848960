"""The words everyone shares: report, claim, speaker, event, place, date, quantity, decision, issue, run.

Takes:   nothing; it imports no other room.
Gives:   frozen dataclasses with tuples, their content-hashed ids and their wire form.
Touches: nothing: no file, no clock, no network.
Extend:  a new field goes into the dataclass, into `wire` and into the wire-format reference together.
"""

from reportedly.model.claim import Claim, Evidence, Speaker
from reportedly.model.coding import Coding
from reportedly.model.decision import Decision
from reportedly.model.event import Event, Party, Quantity, Shape, When, Where
from reportedly.model.family import Changes, Family, Member, Reworded
from reportedly.model.ids import content_id
from reportedly.model.issue import Issue
from reportedly.model.place import Place
from reportedly.model.relation import ReportRelation, SharedSentence
from reportedly.model.report import Report, Republication, Timing
from reportedly.model.run import Run
from reportedly.model.span import Span

__all__ = [
    "Changes",
    "Claim",
    "Coding",
    "Decision",
    "Event",
    "Evidence",
    "Family",
    "Issue",
    "Member",
    "Party",
    "Place",
    "Quantity",
    "Report",
    "ReportRelation",
    "Republication",
    "Reworded",
    "Run",
    "Shape",
    "SharedSentence",
    "Span",
    "Speaker",
    "Timing",
    "When",
    "Where",
    "content_id",
]

"""All claims in one compact answer: each distinct name once, and for every claim the numbers of its names.

The browser filters and counts these columns itself, so that no key press waits for the server.
"""

import json
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from reportedly.ledger import ClaimLine, Ledger, PlaceLine
from reportedly.ledger.reviewing import ACCEPTED, ADDED, CORRECTED, REJECTED
from reportedly.model import Report
from reportedly.views.wording import act_words, certainty_words, kind_words, outlet_words

Json = dict[str, Any]
OWN_VOICE = "own-voice"
"""Stands in place of an actor's id where the outlet itself speaks."""

N = TypeVar("N", bound=Hashable)
_epoch = date(1970, 1, 1).toordinal()
_not_listed = frozenset({"voices"})
"""Of an incident's line what the list does not show; the page about its sources has it."""

NOT_REVIEWED = "none"
_review_words = {
    NOT_REVIEWED: "not reviewed",
    ACCEPTED: "accepted",
    CORRECTED: "corrected",
    ADDED: "added by hand",
    REJECTED: "rejected",
}
_reviews = tuple(_review_words)
_worded_columns = ("kind", "status", "act", "certainty", "polarity")


class Numbered(dict[N, int]):
    """Gives every distinct name a number, in the order of first sight: `numbers[name]`."""

    def __missing__(self, name: N) -> int:
        """Number a name that is seen for the first time."""
        number = self[name] = len(self)
        return number


class Columns:
    """The columns as they grow, claim by claim."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.reports: list[int] = []
        self.first: list[int | None] = []
        self.last: list[int | None] = []
        self.one: dict[str, list[int]] = {name: [] for name in _worded_columns}
        self.places: list[int] = []
        self.relations: list[int] = []
        self.reviewed: list[int] = []
        self.many: dict[str, list[int]] = {"speaker": [], "actor": []}
        self.ends: dict[str, list[int]] = {"speaker": [], "actor": []}
        self.words: dict[str, Numbered[str]] = {name: Numbered() for name in (*self.one, "relation")}
        self.place_names: Numbered[PlaceLine] = Numbered()
        self.report_ids: Numbered[str] = Numbered()
        self.people: dict[str, Numbered[tuple[str, str | None]]] = {"speaker": Numbered(), "actor": Numbered()}

    def add(self, line: ClaimLine, outlet: str, review: str) -> None:
        """Take in one claim; `outlet` speaks where nobody is named, `review` is what people made of it."""
        self.reviewed.append(_reviews.index(review))
        self.ids.append(line.id.removeprefix("clm_"))
        self.reports.append(self.report_ids[line.report_id])
        self.first.append(_day_number(line.first_day))
        self.last.append(_day_number(line.last_day))
        self.one["kind"].append(self.words["kind"][line.kind])
        self.one["status"].append(self.words["status"][line.status])
        self.one["act"].append(self.words["act"][line.act])
        self.one["certainty"].append(self.words["certainty"][line.certainty])
        self.one["polarity"].append(self.words["polarity"][line.polarity])
        self.places.append(-1 if line.where is None else self.place_names[line.where])
        self.relations.append(-1 if line.relation is None else self.words["relation"][line.relation])
        speakers = [(name, actor) for role, name, actor in line.named if role == "speaker"]
        # The outlet's own voice has a mark that no name bears, so that an outlet quoted elsewhere stays another one.
        self._add_people("speaker", speakers or [(outlet, OWN_VOICE)])
        self._add_people("actor", [(name, actor) for role, name, actor in line.named if role != "speaker"])

    def _add_people(self, column: str, named: list[tuple[str, str | None]]) -> None:
        numbers, many = self.people[column], self.many[column]
        many += dict.fromkeys([numbers[one] for one in named])
        self.ends[column].append(len(many))


def columns_of(ledger: Ledger, state: str, *, with_rejected: bool = True) -> tuple[Json, Json]:
    """Write all current claims in columns, and their words in the same order; behind them those that were rejected."""
    reports = {kept.report.id: kept.report for kept in ledger.reports()}
    outlets = {report_id: outlet_words(report) for report_id, report in reports.items()}
    reviews = ledger.reviews()
    columns = Columns()
    quotes: list[str] = []
    for line in ledger.claim_lines():
        columns.add(line, outlets[line.report_id], reviews.get(line.id, NOT_REVIEWED))
        quotes.append(line.quote)
    # What was rejected is no claim any more; it stands behind all others, for those who ask for it.
    rejected = [claim for claim, review in reviews.items() if review == REJECTED and with_rejected]
    for line in ledger.rejected_lines(rejected) if rejected else ():
        columns.add(line, outlets[line.report_id], REJECTED)
        quotes.append(line.quote)
    return _payload(columns, reports, state), {"state": state, "quotes": quotes}


def _payload(columns: Columns, reports: Mapping[str, Report], state: str) -> Json:
    return {
        "state": state,
        "id": columns.ids,
        "report": columns.reports,
        "from": columns.first,
        "to": columns.last,
        **columns.one,
        "place": columns.places,
        "relation": columns.relations,
        "reviewed": columns.reviewed,
        "speaker": {"ends": columns.ends["speaker"], "of": columns.many["speaker"]},
        "actor": {"ends": columns.ends["actor"], "of": columns.many["actor"]},
        "names": {
            "report": [_report_name(reports[one]) for one in columns.report_ids],
            "kind": _worded(columns.words["kind"], kind_words),
            "status": _worded(columns.words["status"], str),
            "act": _worded(columns.words["act"], act_words),
            "certainty": _worded(columns.words["certainty"], certainty_words),
            "polarity": _worded(columns.words["polarity"], str),
            "relation": list(columns.words["relation"]),
            "reviewed": _worded(_reviews, _review_words.__getitem__),
            "place": [_place_name(one) for one in columns.place_names],
            "speaker": [{"name": name, "actor": actor} for name, actor in columns.people["speaker"]],
            "actor": [{"name": name, "actor": actor} for name, actor in columns.people["actor"]],
        },
    }


def incidents_of(ledger: Ledger, state: str) -> Json:
    """List all incidents with their days, their line and the claims they are made of."""
    return {
        "state": state,
        "incidents": [
            {
                "id": row.incident.id,
                "from": _day_number(row.first_day),
                "to": _day_number(row.last_day),
                **{name: value for name, value in row.summary.items() if name not in _not_listed},
                "claims": [claim.removeprefix("clm_") for claim in row.incident.claims],
            }
            for row in ledger.incidents()
        ],
    }


def _worded(slugs: Iterable[str], words: Callable[[str], str]) -> list[Json]:
    return [{"slug": slug, "name": words(slug)} for slug in slugs]


def _report_name(report: Report) -> Json:
    return {
        "id": report.id,
        "key": report.key,
        "outlet": outlet_words(report),
        "title": report.title,
        "published": _day_number(report.published),
    }


def _place_name(place: PlaceLine) -> Json:
    return {**place._asdict(), "shape": json.loads(place.shape) if place.shape else None}


def _day_number(day: date | None) -> int | None:
    """Write a day as the number of days since 1970: what the browser compares and draws by."""
    return day.toordinal() - _epoch if day else None

"""All claims in one compact answer: each distinct name once, and for every claim the numbers of its names.

The browser filters and counts these columns itself, so that no key press waits for the server.
"""

import json
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Generic, TypeVar

from reportedly.ledger import ClaimLine, Ledger, PlaceLine
from reportedly.model import Report
from reportedly.views.wording import act_words, certainty_words, kind_words, outlet_words

Json = dict[str, Any]
OWN_VOICE = "own-voice"
"""Stands in place of an actor's id where the outlet itself speaks."""

N = TypeVar("N", bound=Hashable)
_epoch = date(1970, 1, 1).toordinal()
_not_listed = frozenset({"voices"})
"""Of an incident's line what the list does not show; the page about its sources has it."""

_roles = {"speaker": "speaker", "agent": "actor", "target": "actor"}


class Numbered(Generic[N]):
    """Gives every distinct name a number, in the order of first sight."""

    def __init__(self) -> None:
        self._numbers: dict[N, int] = {}

    def number(self, name: N) -> int:
        """Give the number of a name."""
        return self._numbers.setdefault(name, len(self._numbers))

    def __iter__(self) -> Iterator[N]:
        """Give the names in the order of their numbers."""
        return iter(self._numbers)


class Columns:
    """The columns as they grow, claim by claim."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.reports: list[int] = []
        self.first: list[int | None] = []
        self.last: list[int | None] = []
        self.one: dict[str, list[int]] = {name: [] for name in ("kind", "status", "act", "certainty", "polarity")}
        self.places: list[int] = []
        self.relations: list[int] = []
        self.many: dict[str, list[int]] = {"speaker": [], "actor": []}
        self.ends: dict[str, list[int]] = {"speaker": [], "actor": []}
        self.words: dict[str, Numbered[str]] = {name: Numbered() for name in (*self.one, "relation")}
        self.place_names: Numbered[PlaceLine] = Numbered()
        self.report_ids: Numbered[str] = Numbered()
        self.people: dict[str, Numbered[tuple[str, str | None]]] = {"speaker": Numbered(), "actor": Numbered()}

    def add(self, line: ClaimLine, outlet: str) -> None:
        """Take in one claim; `outlet` speaks where nobody is named."""
        self.ids.append(line.id.removeprefix("clm_"))
        self.reports.append(self.report_ids.number(line.report_id))
        self.first.append(_day_number(line.first_day))
        self.last.append(_day_number(line.last_day))
        for name, numbers in self.one.items():
            numbers.append(self.words[name].number(getattr(line, name)))
        self.places.append(-1 if line.where is None else self.place_names.number(line.where))
        self.relations.append(-1 if line.relation is None else self.words["relation"].number(line.relation))
        own: dict[str, list[tuple[str, str | None]]] = {"speaker": [], "actor": []}
        for named in line.named:
            if named.role in _roles:
                own[_roles[named.role]].append((named.name, named.actor))
        # The outlet's own voice has a mark that no name bears, so that an outlet quoted elsewhere stays another one.
        own["speaker"] = own["speaker"] or [(outlet, OWN_VOICE)]
        for name, people in own.items():
            self.many[name] += dict.fromkeys(self.people[name].number(one) for one in people)
            self.ends[name].append(len(self.many[name]))


def columns_of(ledger: Ledger, state: str) -> tuple[Json, Json]:
    """Write all current claims of a ledger in columns, and their words in the same order."""
    reports = {kept.report.id: kept.report for kept in ledger.reports()}
    columns = Columns()
    quotes: list[str] = []
    for line in ledger.claim_lines():
        columns.add(line, outlet_words(reports[line.report_id]))
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

"""All claims in one compact answer: each distinct name once, and for every claim the numbers of its names.

The browser filters and counts these columns itself, so that no key press waits for the server.
"""

import json
from collections.abc import Callable, Iterable
from typing import Any

from reportedly.ledger import NONE, Ledger, LineTable, Numbered, PlaceLine, ReportHead, chosen, day_number
from reportedly.ledger.reviewing import ACCEPTED, ADDED, CORRECTED, REJECTED
from reportedly.views.wording import UNNAMED_OUTLET, act_words, certainty_words, kind_words

Json = dict[str, Any]
OWN_VOICE = "own-voice"
"""Stands in place of an actor's id where the outlet itself speaks."""

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


class Columns:
    """The columns as they grow, report by report: numbers that count within a report become those of all."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.quotes: list[str] = []
        self.reports: list[int] = []
        self.first: list[int | None] = []
        self.last: list[int | None] = []
        self.one: dict[str, list[int]] = {name: [] for name in (*_worded_columns, "relation")}
        self.places: list[int] = []
        self.reviewed: list[int] = []
        self.many: dict[str, list[int]] = {"speaker": [], "actor": []}
        self.ends: dict[str, list[int]] = {"speaker": [], "actor": []}
        self.words: dict[str, Numbered[str]] = {name: Numbered() for name in self.one}
        self.place_names: Numbered[PlaceLine] = Numbered()
        self.heads: Numbered[ReportHead] = Numbered()
        self.people: dict[str, Numbered[tuple[str, str | None]]] = {"speaker": Numbered(), "actor": Numbered()}

    def add(self, head: ReportHead, table: LineTable, reviewed: list[int]) -> None:
        """Take in some claims of a report; `reviewed` are the numbers of what people made of each."""
        if not table.id:
            return
        self.ids += [one.removeprefix("clm_") for one in table.id]
        self.quotes += table.quote
        self.reports += [self.heads[head]] * len(table.id)
        self.first += table.first
        self.last += table.last
        for name, column in self.one.items():
            here: list[int] = getattr(table, name)
            words, numbers = table.words, self.words[name]
            numbered = {one: NONE if one == NONE else numbers[words[one]] for one in dict.fromkeys(here)}
            column += [numbered[one] for one in here]
        places = [self.place_names[PlaceLine(*place)] for place in table.places]
        places.append(NONE)
        self.places += [places[one] for one in table.place]
        self.reviewed += reviewed
        # The outlet's own voice has a mark that no name bears, so that an outlet quoted elsewhere stays another one.
        self._add_people("speaker", table, table.speaker, table.speaker_ends, (_outlet(head), OWN_VOICE))
        self._add_people("actor", table, table.actor, table.actor_ends, None)

    def _add_people(
        self, column: str, table: LineTable, of: list[int], ends: list[int], nobody: tuple[str, str] | None
    ) -> None:
        """Add who is named in each claim; where there is nobody, `nobody` stands for them, if given."""
        numbers, many, all_ends = self.people[column], self.many[column], self.ends[column]
        numbered = {one: numbers[table.people[one][0] or "", table.people[one][1]] for one in dict.fromkeys(of)}
        start = 0
        for end in ends:
            if start < end:
                many += [numbered[one] for one in of[start:end]]
            elif nobody is not None:
                many.append(numbers[nobody])
            all_ends.append(len(many))
            start = end


def columns_of(ledger: Ledger, state: str, *, with_rejected: bool = True) -> tuple[Json, Json]:
    """Write all current claims in columns, and their words in the same order; behind them those that were rejected."""
    reviews = ledger.reviews()
    numbers = {name: i for i, name in enumerate(_reviews)}
    columns = Columns()
    all_gone: list[tuple[ReportHead, LineTable]] = []
    for head, now, gone in ledger.lines():
        columns.add(head, now, [numbers[reviews.get(one, NOT_REVIEWED)] for one in now.id])
        all_gone.append((head, gone))
    # What was rejected is no claim any more; it stands behind all others, for those who ask for it.
    for head, gone in all_gone if with_rejected else ():
        rejected = chosen(gone, [reviews.get(one) == REJECTED for one in gone.id])
        columns.add(head, rejected, [numbers[REJECTED]] * len(rejected.id))
    return _payload(columns, state), {"state": state, "quotes": columns.quotes}


def _payload(columns: Columns, state: str) -> Json:
    return {
        "state": state,
        "id": columns.ids,
        "report": columns.reports,
        "from": columns.first,
        "to": columns.last,
        **columns.one,
        "place": columns.places,
        "reviewed": columns.reviewed,
        "speaker": {"ends": columns.ends["speaker"], "of": columns.many["speaker"]},
        "actor": {"ends": columns.ends["actor"], "of": columns.many["actor"]},
        "names": {
            "report": [_report_name(one) for one in columns.heads],
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


def _worded(slugs: Iterable[str], words: Callable[[str], str]) -> list[Json]:
    return [{"slug": slug, "name": words(slug)} for slug in slugs]


def _outlet(head: ReportHead) -> str:
    return head.outlet or UNNAMED_OUTLET


def _report_name(head: ReportHead) -> Json:
    return {
        "id": head.id,
        "key": head.key,
        "outlet": _outlet(head),
        "title": head.title,
        "published": day_number(head.published),
    }


def _place_name(place: PlaceLine) -> Json:
    return {**place._asdict(), "shape": json.loads(place.shape) if place.shape else None}

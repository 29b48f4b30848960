"""Values that a person gives in the desk, in the form that a decision keeps: words are picked in the text."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from reportedly.codebook.actor_names import ActorNames
from reportedly.codebook.entries import Codebook
from reportedly.gazetteer import Gazetteer
from reportedly.ledger import claim_for_decision
from reportedly.model import Claim, Event, Place, Report, Span, Speaker
from reportedly.web.splitting import BY_HAND, Part, split_into

Json = dict[str, Any]
SOMEBODY = "person-other"
"""The kind of a speaker of whom the one who picked the words says no more."""

_choices = {
    "act": "acts",
    "certainty": "certainties",
    "polarity": "polarities",
    "event.kind": "kinds",
    "event.status": "statuses",
}


class CannotBe(ValueError):
    """A value that was given cannot stand in that slot; the message says why."""


class Corrections:
    """Makes values out of what was chosen or picked; looks actors and places up as the coder does."""

    def __init__(self, codebook: Codebook, places: Gazetteer) -> None:
        self._lists = codebook.closed_lists
        self._names = ActorNames(codebook.actors)
        self._places = places

    def choices(self) -> Mapping[str, tuple[str, ...]]:
        """Give for each slot of a closed list what may stand there."""
        return {slot: tuple(self._lists[name]) for slot, name in _choices.items()}

    def places_called(self, name: str, country: str | None) -> tuple[Place, ...]:
        """Give the places that a name may mean, most likely first."""
        return self._places.find(name, country)

    def value(self, slot: str, given: Json, report: Report) -> object:
        """Give the value of a slot from what the desk sends; raises CannotBe."""
        if slot in _choices:
            return self._chosen(slot, given)
        makers: dict[str, Callable[[Json, Report], object]] = {
            "event.where": self._where,
            "event.when": self._when,
            "event.quantities": self._quantity,
            "said_by": self._speaker,
            "toward": self._speaker,
            "event.agents": self._party,
            "event.targets": self._party,
            "event.weapons": self._party,
        }
        stem, _, index = slot.rpartition(".") if slot.rpartition(".")[2].isdigit() else (slot, "", "")
        make = makers.get(stem)
        if make is None:
            raise CannotBe(f"{slot} cannot be put right here.")
        made = make(given, report)
        return made if index or stem in ("event.where", "event.when") else [made]

    def missed(self, report: Report, given: Json) -> Json:
        """Write a claim that the coder missed, from the words picked for it and what was chosen of it."""
        span = _span(given.get("span"), report)
        speaker = given.get("speaker")
        said_by = (self._as_speaker(_span(speaker, report), report),) if speaker else ()
        event = Event(
            kind=self._chosen("event.kind", {"choice": given.get("kind")}),
            status=self._chosen("event.status", {"choice": given.get("status", "occurred")}),
        )
        return claim_for_decision(
            Claim(
                report_id=report.id,
                quote=report.text[slice(*span)],
                span=span,
                event=event,
                act=self._chosen("act", {"choice": given.get("act", "asserts")}),
                certainty=self._chosen("certainty", {"choice": given.get("certainty", "certain")}),
                polarity=self._chosen("polarity", {"choice": given.get("polarity", "positive")}),
                said_by=said_by,
            )
        )

    def split(self, claim: Claim, given: Json, report: Report, taken: Iterable[str]) -> list[Json]:
        """Write the claims that a claim is split into, from the words picked for each part and the kind chosen."""
        told = given.get("parts")
        if not isinstance(told, list) or not all(isinstance(one, Mapping) for one in told):
            raise CannotBe("a split needs its parts, each with its words.")
        parts = [
            Part(
                span=_span(one.get("span"), report),
                kind=self._chosen("event.kind", {"choice": one.get("kind") or claim.event.kind}),
            )
            for one in told
        ]
        try:
            return split_into(claim, parts, report, taken)
        except ValueError as error:
            raise CannotBe(str(error)) from error

    def _chosen(self, slot: str, given: Json) -> str:
        choice, allowed = given.get("choice"), self._lists[_choices[slot]]
        if choice not in allowed:
            raise CannotBe(f"{choice!r} is none of {', '.join(allowed)}.")
        return str(choice)

    def _named(self, span: Span, report: Report) -> Json:
        mention = report.text[slice(*span)]
        known = self._names.all_named(mention)
        # Two actors of one name are told apart by a person, not by the order of a list.
        actor = known[0] if len(known) == 1 else None
        name = actor.name if actor else " ".join(mention.split())
        return {"mention": mention, "name": name, "actor": actor.id if actor else None, "span": list(span)}

    def _party(self, given: Json, report: Report) -> Json:
        return self._named(_span(given.get("span"), report), report)

    def _speaker(self, given: Json, report: Report) -> Json:
        kind = given.get("kind") or SOMEBODY
        return {**self._named(_span(given.get("span"), report), report), "kind": kind}

    def _as_speaker(self, span: Span, report: Report) -> Speaker:
        named = self._named(span, report)
        return Speaker(mention=named["mention"], name=named["name"], kind=SOMEBODY, span=span, actor=named["actor"])

    def _where(self, given: Json, report: Report) -> Json:
        span = _span(given.get("span"), report)
        mention = report.text[slice(*span)]
        place = self._places.get(given["place"]) if given.get("place") else None
        if given.get("place") and place is None:
            raise CannotBe(f"{given['place']} is no place of the gazetteer.")
        value: Json = {
            "mention": mention,
            "name": place.name if place else " ".join(mention.split()),
            "place": place.id if place else None,
            "country": place.country if place else None,
            "lat": None,
            "lon": None,
            "level": place.level if place else "unknown",
            "relation": given.get("relation") or "in",
            "radius_km": None,
            "rule": BY_HAND,
            "span": list(span),
        }
        shape = self._places.shape_of((place.id,)) if place and place.level in _areas else None
        if shape is not None:
            value["shape"] = {"kind": shape.kind, "of": list(shape.of), "bbox": list(shape.bbox)}
        elif place:
            value |= {"lat": place.lat, "lon": place.lon, "radius_km": place.radius_km}
        return value

    def _when(self, given: Json, report: Report) -> Json:
        start, end = given.get("start") or None, given.get("end") or None
        if start is None and end is None:
            raise CannotBe("a date has a first or a last day; take the value away to say that there is none.")
        if start and end and start > end:
            raise CannotBe("the first day comes after the last.")
        span = _span(given["span"], report) if given.get("span") else None
        precision = "open" if not (start and end) else "day" if start == end else "days"
        mention = report.text[slice(*span)] if span else ""
        return {
            "mention": mention,
            "start": start,
            "end": end,
            "precision": precision,
            "rule": BY_HAND,
            "span": list(span) if span else None,
        }

    def _quantity(self, given: Json, report: Report) -> Json:
        span = _span(given.get("span"), report)
        low, high = given.get("low"), given.get("high")
        if low is not None and high is not None and low > high:
            raise CannotBe("the least is more than the most.")
        if given.get("unit") not in self._lists["units"] or given.get("effect") not in self._lists["effects"]:
            raise CannotBe("a number needs what it counts and what became of it, from the lists.")
        words = report.text[slice(*span)]
        counted = {"unit": given["unit"], "effect": given["effect"], "of": given.get("of") or words, "surface": words}
        return {"low": low, "high": high, **counted, "part_of": None, "basis": "count", "span": list(span)}


_areas = ("country", "province", "region")


def _span(given: object, report: Report) -> Span:
    if not (isinstance(given, list | tuple) and len(given) == 2 and all(isinstance(one, int) for one in given)):
        raise CannotBe("pick the words in the text first.")
    start, end = given
    if not 0 <= start < end <= len(report.text):
        raise CannotBe("those words are not in this report.")
    return start, end

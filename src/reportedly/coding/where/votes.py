"""Which country a report is about: the votes of the countries, nationalities, provinces and towns that it names."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from spacy.tokens import Doc, Token

from reportedly.coding.where.fitting import weight_of
from reportedly.coding.where.toponym import Toponym

SETTLED_FROM = 0.45
"""Share of the country vote from which a country counts as the report's own."""

HEAD_WORDS = 60
"""Words at the head of a report (title and lead) whose places count more for what it is about."""

ADJECTIVE_WEIGHT = 0.5
"""What a nationality ("Israeli jets") counts for its country, where a country named as a place counts 1."""

ACTING_WEIGHT = 0.7
"""What a country that acts counts."""

NOWHERE: Mapping[str, int] = MappingProxyType({})


def settled_country(votes: Mapping[str, float]) -> str | None:
    """Give the country with nearly half the votes, or with a third and half as many again as the next; else None."""
    ranked = sorted(votes.items(), key=lambda item: -item[1])
    if not ranked:
        return None
    share, next_share = ranked[0][1], ranked[1][1] if len(ranked) > 1 else 0.0
    return ranked[0][0] if share >= SETTLED_FROM or (share >= 0.33 and share >= 1.5 * next_share) else None


def country_votes(toponyms: Sequence[Toponym], doc: Doc, homes: Mapping[str, int] = NOWHERE) -> dict[str, float]:
    """Let countries, nationalities, provinces and large towns vote for the country that a report is about.

    A land that acts or is spoken for ("Russian jets", "Moscow said") says little of where a war is fought.
    """
    votes: dict[str, float] = defaultdict(float)
    adjectives: dict[str, float] = defaultdict(float)
    for t in toponyms:
        # What a report is about is named at its head.
        weight = 1.5 if t.start < HEAD_WORDS else 1.0
        if t.use == "place" and t.candidates and t.candidates[0].level == "country" and _acts(doc[t.end - 1]):
            weight *= ACTING_WEIGHT
        if not t.candidates:
            continue
        best = t.candidates[0]
        if best.country is None:
            continue
        countries = {p.country for p in t.candidates}
        if best.level == "country":
            (votes if t.use == "place" else adjectives)[best.country] += weight
        elif len(countries) == 1 and (best.level == "province" or best.population >= 200_000):
            votes[best.country] += weight * 0.7
        elif len(countries) == 1:
            votes[best.country] += weight * (0.4 if best.population >= 20_000 else 0.15)
        else:
            large = best.level == "province" or best.population >= 200_000
            worth = weight * (0.5 if large else 0.3) / sum(map(weight_of, t.candidates))
            for place in t.candidates:
                if place.country is not None:
                    votes[place.country] += worth * weight_of(place)
    for country, times in homes.items():
        adjectives[country] += times
    for country, named in adjectives.items():
        # Said ten times, "Israeli jets" tells hardly more than said twice.
        votes[country] += ADJECTIVE_WEIGHT * math.sqrt(named)
    total = sum(votes.values())
    return {country: share / total for country, share in sorted(votes.items())} if total else {}


def _acts(name: Token) -> bool:
    """Tell whether a land stands where a doer does: as a subject, or as whose something is."""
    return name.dep_ in {"nsubj", "poss", "compound"} or (name.dep_ == "pobj" and name.head.dep_ == "agent")

"""Decide which place each name of a report stands for, by the report's own geography.

Every country and province that is named votes for its country; a name then goes to the candidate that fits the
votes, the words of kind and containment around it ("the city of X", "X, Y", "X in Y province"), its size, and the
places already settled. One name is one place in a report. Where the best candidate is more likely wrong than right,
the name stays without a place and an `Issue` lists the candidates.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from spacy.tokens import Doc

from reportedly.coding.kit import PlaceFinder
from reportedly.coding.where.contained import said_container
from reportedly.coding.where.fitting import fit, lies_in, weight_of
from reportedly.coding.where.nearness import Settled, distance_km
from reportedly.coding.where.toponym import Toponym
from reportedly.coding.where.votes import NOWHERE, country_votes, settled_country
from reportedly.coding.where.words import NATURE_WORDS, QUARTER_WORDS
from reportedly.model import Issue, Place, Span

SURE_FROM = 0.5
"""Confidence below which a name stays unresolved: there it is more often wrong than right."""

SMALL_BELOW = 15_000
"""Population below which a place far from the report's country needs more than its name to be meant."""

KNOWN_FROM = 1_000_000
"""Population from which a town is named without its country, wherever the report is about."""

NATIONAL_CAPITAL = "PPLC"
"""GeoNames' feature of the towns that are named like that whatever their size: "talks in Doha"."""

SOUNDS_ALIKE_WITHIN_KM = 150
"""How near the report's other places a name must lie that only sounds like the one in the text."""

SETTLED_WEIGHT = 1.0
"""What each naming of a town or province counts for its country once it is settled which one it is."""

MOST_CANDIDATES = 25
"""Candidates weighed per name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A name of a place in a report and what it stands for.

    `place` is None where it could not be told; `country` may be known all the same (the place it is said to lie in).
    `confidence` is between 0 and 1; `rule` says what decided. `inside` is the place it is said to lie in.
    """

    toponym: Toponym
    place: Place | None
    country: str | None
    confidence: float
    rule: str
    inside: Place | None = None

    @property
    def span(self) -> Span:
        """The code points of the name."""
        return self.toponym.span


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """All names of places of one report in text order, its country votes (shares of 1), and what stayed open."""

    mentions: tuple[PlaceMention, ...]
    countries: Mapping[str, float]
    issues: tuple[Issue, ...] = ()

    @property
    def country(self) -> str | None:
        """The country the report is about, or None where no one country has the larger part of the votes."""
        return settled_country(self.countries)


def resolve(
    doc: Doc,
    toponyms: Sequence[Toponym],
    finder: PlaceFinder,
    *,
    report_id: str = "",
    homes: Mapping[str, int] = NOWHERE,
) -> Resolution:
    """Settle the names of one parsed report.

    `homes` counts, by country, how often armed groups at home there are named: where its fighters are, a war is likely
    to be. `report_id` goes into the issues: `place-unresolved` for each name none of whose candidates is likely enough.
    """
    votes = country_votes(toponyms, doc, homes)
    named = {str(t.candidates[0].country) for t in toponyms if t.candidates and t.candidates[0].level == "country"}
    inside = {i: said_container(doc, toponyms, i) for i in range(len(toponyms))}
    groups = _same_names(toponyms)
    chosen: dict[int, tuple[Place | None, float, str]] = {}
    settled = Settled()
    candidates = {key: _candidates(toponyms, members, votes, finder) for key, members in groups.items()}
    sounding = {key for key, members in groups.items() if not any(toponyms[i].candidates for i in members)}
    # The least ambiguous names first: they pull the others toward them.
    order = sorted(groups, key=lambda key: (len({p.country for p in candidates[key]}), -len(groups[key])))
    for _ in range(2):
        settled, earlier = Settled(), settled
        for key in order:
            members = groups[key]
            context = [inside[i] for i in members]
            answer = _choose(
                [toponyms[i] for i in members], candidates[key], votes, named, context, earlier or settled, finder
            )
            if key in sounding:
                answer = _only_near(answer, context, earlier or settled, toponyms[members[0]].name)
            if answer[0] is not None and answer[1] >= SURE_FROM:
                settled.add(answer[0])
            chosen.update(dict.fromkeys(members, answer))
    nths = {id(t): i for i, t in enumerate(toponyms)}
    mentions = tuple(_mention(t, chosen[i], inside[i], nths, chosen) for i, t in enumerate(toponyms))
    countries = _with_settled(votes, mentions)
    return Resolution(mentions=mentions, countries=countries, issues=_issues(mentions, candidates, groups, report_id))


def _with_settled(votes: Mapping[str, float], mentions: Sequence[PlaceMention]) -> dict[str, float]:
    """Let the towns and provinces that were settled vote as well: they are where the report's events are."""
    told = {country: max(1.0, 0.5 * len(mentions)) * share for country, share in votes.items()}
    for mention in mentions:
        place = mention.place
        if place is not None and place.level != "country" and place.country and mention.toponym.use == "place":
            told[place.country] = told.get(place.country, 0.0) + SETTLED_WEIGHT
    total = sum(told.values())
    return {country: share / total for country, share in sorted(told.items())} if total else {}


def _same_names(toponyms: Sequence[Toponym]) -> dict[tuple[str, str], list[int]]:
    """Group mentions of one name; "Idlib province" and "Idlib city" stay apart, a bare "Idlib" stands by itself."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, t in enumerate(toponyms):
        level = t.level if t.level in {"province", "region", "site", "district"} else ""
        ids = t.candidates[0].id if t.candidates else t.name.lower()
        groups[ids, level or ""].append(i)
    return groups


def _candidates(
    toponyms: Sequence[Toponym], members: Sequence[int], votes: Mapping[str, float], finder: PlaceFinder
) -> list[Place]:
    places: dict[str, Place] = {}
    for i in members:
        for place in toponyms[i].candidates:
            places.setdefault(place.id, place)
    if not places:
        own = settled_country(votes)
        if own is not None and toponyms[members[0]].class_word not in NATURE_WORDS:
            places = {p.id: p for p in finder.find_similar(toponyms[members[0]].name, own)}
    ranked = sorted(places.values(), key=lambda p: (-votes.get(p.country or "", 0.0), -weight_of(p), p.id))
    largest = sorted(places.values(), key=lambda p: (-weight_of(p), p.id))[:10]
    kept = ranked[:MOST_CANDIDATES]
    return kept + [p for p in largest if p not in kept]


def _choose(
    toponyms: Sequence[Toponym],
    candidates: Sequence[Place],
    votes: Mapping[str, float],
    named: Set[str],
    containers: Sequence[Toponym | None],
    settled: Settled,
    finder: PlaceFinder,
) -> tuple[Place | None, float, str]:
    if not candidates:
        return None, 0.0, "unknown-name"
    scored = sorted(
        ((fit(p, toponyms, votes, containers, settled), p) for p in candidates), key=lambda x: (-x[0], x[1].id)
    )
    best_score, best = scored[0]
    rivals = [s for s, p in scored[1:] if distance_km(p, best) > max(50.0, best.radius_km)]
    # A logistic of the margin over the strongest rival far away, and of the score itself for what fits nothing.
    against = max(rivals, default=-1.0)
    confidence = 1 / (1 + math.exp(-2.5 * (best_score - against) - 0.4)) * min(1.0, max(0.1, 0.45 + 0.35 * best_score))
    if (
        _in_another_war(best, votes, named, containers, finder)
        or _is_no_quarter(best, toponyms, votes, containers)
        or _lies_elsewhere(best, containers)
    ):
        confidence = min(confidence, 0.4)
    rule = "only-candidate" if len(candidates) == 1 else "report-geography"
    if any(c is not None and lies_in(best, c) for c in containers):
        rule = "named-container"
    return best, round(min(confidence, 0.99), 3), rule


def _in_another_war(
    place: Place,
    votes: Mapping[str, float],
    named: Set[str],
    containers: Sequence[Toponym | None],
    finder: PlaceFinder,
) -> bool:
    """Tell whether a place lies in a land that the report hardly names and that its own does not border on.

    `named` are the lands that it names at all: where a place's own is not among them, only a great city or a capital
    is meant.
    """
    own = settled_country(votes)
    # A town alone votes for its own land, so that a land that is not named may have more votes and yet no other ground.
    most, share = (SMALL_BELOW, 0.1) if place.country in named else (KNOWN_FROM, 0.3)
    return (
        own is not None
        and place.country not in {None, own}
        and place.level in {"town", "district", "site"}
        and place.population < most
        and not is_known_everywhere(place)
        and votes.get(place.country or "", 0.0) < share
        and not any(c is not None and lies_in(place, c) for c in containers)
        and finder.border(own, place.country or "") is None
    )


def is_known_everywhere(place: Place) -> bool:
    """Tell whether a town is named without its country wherever the report is about: a great city, or a capital."""
    return place.population >= KNOWN_FROM or place.feature == NATIONAL_CAPITAL


def _lies_elsewhere(place: Place, containers: Sequence[Toponym | None]) -> bool:
    """Tell whether a name is only ever said to lie in a land that the place does not lie in: "X in Y" is no X of Z."""
    if place.level == "country":
        # "X, Y and Z" is a list of lands.
        return False
    lands = [c for c in containers if c is not None and c.candidates]
    known = [
        c for c in lands if c.candidates[0].level in _AREAS and all(p.country != place.country for p in c.candidates)
    ]
    return bool(known) and len(known) == len(lands) and not any(lies_in(place, c) for c in lands)


_AREAS = frozenset({"country", "province", "region"})
"""Levels of what towns are said to lie in."""


def _is_no_quarter(
    place: Place, toponyms: Sequence[Toponym], votes: Mapping[str, float], containers: Sequence[Toponym | None]
) -> bool:
    """Tell whether what is called a quarter, or a site named after a town, is read as a province or a town abroad."""
    quarter = any(t.class_word in QUARTER_WORDS for t in toponyms)
    if not quarter and not (place.level in {"town", "province"} and all(t.level == "site" for t in toponyms)):
        return False
    if quarter and place.level in {"country", "province"}:
        return True
    return place.country != settled_country(votes) and not any(c is not None and lies_in(place, c) for c in containers)


def _only_near(
    answer: tuple[Place | None, float, str], containers: Sequence[Toponym | None], settled: Settled, name: str
) -> tuple[Place | None, float, str]:
    """Trust a name that only sounds alike where it lies as it is said to, or near the report's other places."""
    place, confidence, rule = answer
    if place is not None and len(place.name.split()) < len(name.split()):
        # "Puerto Jordán" is no Puerto.
        return place, min(confidence, 0.4), "sounds-alike"
    if place is None or rule == "named-container":
        return answer
    nearest = settled.nearest_town_km(place)
    if nearest is not None and nearest <= SOUNDS_ALIKE_WITHIN_KM:
        return place, 0.85 * confidence, "sounds-alike"
    return place, 0.5 * min(confidence, 0.9), "sounds-alike"


def _mention(
    toponym: Toponym,
    answer: tuple[Place | None, float, str],
    container: Toponym | None,
    nths: Mapping[int, int],
    chosen: Mapping[int, tuple[Place | None, float, str]],
) -> PlaceMention:
    place, confidence, rule = answer
    inside = None
    if container is not None:
        inside = chosen[nths[id(container)]][0]
    sure = place is not None and confidence >= SURE_FROM
    country = place.country if sure and place is not None else (inside.country if inside is not None else None)
    return PlaceMention(
        toponym=toponym, place=place if sure else None, country=country, confidence=confidence, rule=rule, inside=inside
    )


def _issues(
    mentions: Iterable[PlaceMention],
    candidates: Mapping[tuple[str, str], Sequence[Place]],
    groups: Mapping[tuple[str, str], Sequence[int]],
    report_id: str,
) -> tuple[Issue, ...]:
    of_member = {i: key for key, members in groups.items() for i in members}
    told, issues = set(), []
    for i, mention in enumerate(mentions):
        key = of_member[i]
        if mention.place is not None or key in told:
            continue
        told.add(key)
        listed = ", ".join(f"{p.name} ({p.level}, {p.country}, {p.id})" for p in candidates[key][:4])
        detail = (
            f"“{mention.toponym.name}” could be {listed}; none is likely enough."
            if listed
            else (f"“{mention.toponym.name}” reads like a place but is not in the gazetteer.")
        )
        issues.append(Issue(report=report_id, code="place-unresolved", detail=detail, span=mention.span))
    return tuple(issues)

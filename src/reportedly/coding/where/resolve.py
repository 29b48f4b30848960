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
from reportedly.coding.where.abroad import in_another_war, is_no_quarter, lies_elsewhere, only_near
from reportedly.coding.where.contained import said_container
from reportedly.coding.where.fitting import fit, lies_in, weight_of
from reportedly.coding.where.nearness import Settled, distance_km
from reportedly.coding.where.toponym import Toponym
from reportedly.coding.where.votes import NOWHERE, country_votes, settled_country
from reportedly.coding.where.words import NATURE_WORDS
from reportedly.model import Issue, Place, Span

SURE_FROM = 0.5
"""Confidence below which a name stays unresolved: there it is more often wrong than right."""

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
    others = {key: _of_others(toponyms, members, votes, doc, homes) for key, members in groups.items()}
    sounding = {key for key, members in groups.items() if not any(toponyms[i].candidates for i in members)}
    # The least ambiguous names first: they pull the others toward them.
    order = sorted(groups, key=lambda key: (len({p.country for p in candidates[key]}), -len(groups[key])))
    for _ in range(2):
        settled, earlier = Settled(), settled
        for key in order:
            members = groups[key]
            context = [inside[i] for i in members]
            answer = _choose(
                [toponyms[i] for i in members], candidates[key], others[key], named, context, earlier or settled, finder
            )
            if key in sounding:
                answer = only_near(answer, context, earlier or settled, toponyms[members[0]].name)
            if answer[0] is not None and answer[1] >= SURE_FROM:
                settled.add(answer[0])
            chosen.update(dict.fromkeys(members, answer))
    nths = {id(t): i for i, t in enumerate(toponyms)}
    mentions = tuple(_mention(t, chosen[i], inside[i], nths, chosen) for i, t in enumerate(toponyms))
    countries = _with_settled(votes, mentions)
    return Resolution(mentions=mentions, countries=countries, issues=_issues(mentions, candidates, groups, report_id))


def _of_others(
    toponyms: Sequence[Toponym],
    members: Sequence[int],
    votes: Mapping[str, float],
    doc: Doc,
    homes: Mapping[str, int],
) -> Mapping[str, float]:
    """Give the votes of all other names of a short report: there a name's own vote would carry itself."""
    if len(toponyms) > FEW_NAMES:
        return votes
    apart = set(members)
    return country_votes([t for i, t in enumerate(toponyms) if i not in apart], doc, homes) or votes


FEW_NAMES = 12
"""Names of places up to which one of them has a say in what land a report is about."""


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
            for land in (own, *_beside.get(own, ())):
                places = places or {p.id: p for p in finder.find_similar(toponyms[members[0]].name, land)}
    ranked = sorted(places.values(), key=lambda p: (-votes.get(p.country or "", 0.0), -weight_of(p), p.id))
    largest = sorted(places.values(), key=lambda p: (-weight_of(p), p.id))[:10]
    kept = ranked[:MOST_CANDIDATES]
    return kept + [p for p in largest if p not in kept]


_beside = {"IL": ("PS",), "PS": ("IL",)}
"""Lands in which names are looked for that reports about another tell of: Gaza's in one of Israeli strikes."""


def _choose(
    toponyms: Sequence[Toponym],
    candidates: Sequence[Place],
    votes: Mapping[str, float],
    named: Set[str],
    containers: Sequence[Toponym | None],
    settled: Settled,
    finder: PlaceFinder,
) -> tuple[Place | None, float, str]:
    """Choose among the candidates of one name; `votes` are those of the report's other names."""
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
        in_another_war(best, toponyms[0].name, votes, named, containers, finder)
        or is_no_quarter(best, toponyms, votes, containers)
        or lies_elsewhere(best, containers)
    ):
        confidence = min(confidence, 0.4)
    rule = "only-candidate" if len(candidates) == 1 else "report-geography"
    if any(c is not None and lies_in(best, c) for c in containers):
        rule = "named-container"
    return best, round(min(confidence, 0.99), 3), rule


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

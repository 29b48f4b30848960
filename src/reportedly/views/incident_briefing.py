"""The head of the briefing: incident by incident, what is agreed, what is disputed and by whom, what rests on one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from reportedly.model.incident import Account, Origin, Standing, independent
from reportedly.views.accounts import (
    Told,
    against,
    current,
    is_told_alike,
    mouths,
    origin_words,
    reach,
    title_of,
    who_says,
)
from reportedly.views.numbers_and_days import listed
from reportedly.views.wording import short_id, speaker_words

_PLAIN = {"what": "it was", "place": "it was in", "day": "it was on", "by whom": "done by", "to whom": "done to"}
_MOST_QUOTES = 5
_QUOTE_LENGTH = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentStory:
    """One incident as the briefing tells it: a title with its short id, lines under labels, and who says it how."""

    title: str
    id: str
    reach: str
    lines: tuple[tuple[str, str], ...]
    quotes: tuple[tuple[str, str, str], ...]


def tell(
    account: Account, told: Told, summary: Mapping[str, Any], first: date | None, last: date | None
) -> IncidentStory:
    """Tell one incident."""
    names = {origin.key: origin for origin in account.origins}
    lines = [
        ("Agreed", _agreed(account.standings, alike=True)),
        ("May all be so", _agreed(account.standings, alike=False)),
        *(("Disputed", line) for line in _disputed(account.standings, names)),
        ("Only one says", _alone(account.standings, names)),
        ("Denied", _who(account.denials, names)),
        ("Accused", _who(account.accusations, names)),
        ("Parties to it", _interested(account.origins)),
    ]
    return IncidentStory(
        title=title_of(summary, first, last),
        id=short_id(account.incident.id),
        reach=f"{reach(summary)}; {mouths(summary)}",
        lines=tuple((label, line) for label, line in lines if line),
        quotes=tuple(_quotes(account, told)),
    )


def _agreed(standings: Iterable[Standing], *, alike: bool) -> str:
    """List what nobody disputes: what all tell alike, or what they tell one beside the other."""
    parts = []
    for standing in standings:
        values = current(standing)
        if standing.state != "agreed" or is_told_alike(standing) != alike or all(value.vague for value in values):
            continue
        words = listed([value.words for value in values])
        parts.append(f"{_PLAIN[standing.slot]} {words}" if standing.slot in _PLAIN else f"{standing.slot}: {words}")
    return "; ".join(parts)


def _disputed(standings: Iterable[Standing], names: Mapping[str, Origin]) -> list[str]:
    return [f"{s.slot}: {against(current(s), names)}" for s in standings if s.state == "disputed"]


def _alone(standings: Iterable[Standing], names: Mapping[str, Origin]) -> str:
    """Gather what rests on one mouth, mouth by mouth; what names nobody rests on none."""
    by_origin: dict[str, list[str]] = {}
    for standing in standings:
        if standing.state != "single-origin":
            continue
        for value in current(standing):
            if not value.vague:
                (only, *_) = independent(names[key] for key in value.origins)
                by_origin.setdefault(only.key, []).append(_alone_words(standing, value.words))
    return "; ".join(
        f"{', '.join(dict.fromkeys(said))} ({origin_words(names[key])})" for key, said in by_origin.items()
    )


def _alone_words(standing: Standing, words: str) -> str:
    if standing.low is not None or standing.high is not None:
        return f"{words} {standing.slot}"
    return f"{_PLAIN[standing.slot]} {words}" if standing.slot in _PLAIN else words


def _who(pairs: Iterable[tuple[str, str]], names: Mapping[str, Origin]) -> str:
    ids: dict[str, list[str]] = {}
    for key, claim in pairs:
        ids.setdefault(key, []).append(short_id(claim))
    return "; ".join(f"by {origin_words(names[key])} [{', '.join(claims)}]" for key, claims in ids.items())


def _interested(origins: Iterable[Origin]) -> str:
    return "; ".join(f"{origin.name} {origin.interest}" for origin in origins if origin.interest)


def _quotes(account: Account, told: Told) -> Iterable[tuple[str, str, str]]:
    """Quote the first claim of each mouth, those who are named before those who are not."""
    ordered = sorted(account.origins, key=lambda o: (o.kind == "unnamed", -len(o.outlets)))
    for origin in ordered[:_MOST_QUOTES]:
        claim, report = told[origin.claims[0]]
        quote = " ".join(claim.quote.split())
        if len(quote) > _QUOTE_LENGTH:
            quote = quote[:_QUOTE_LENGTH].rsplit(" ", 1)[0] + " …"
        yield short_id(claim.id), speaker_words(claim, report), quote
    if len(ordered) > _MOST_QUOTES:
        rest = [origin.key for origin in ordered[_MOST_QUOTES:]]
        yield "", f"and {who_says(rest, {o.key: o for o in ordered})}", ""

"""When two things said of one slot go together, and under which of them both are shown."""

from datetime import date

from reportedly.linking.incidents.apart import Days, Spot, days_apart, km_apart
from reportedly.linking.knowledge import Knowledge
from reportedly.linking.standing.said import DONE_TO, Bounds, Content, Said

NEIGHBOURS_KM = 2.0
"""So near to each other, two places are one told more or less exactly."""

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def contradict(one: Said, other: Said, knowledge: Knowledge) -> bool:
    """Tell whether of two things said of one slot only one can be so."""
    if not (one.contradicts and other.contradicts) or go_together(one.content, other.content, knowledge):
        return False
    # Several may be hit at once; only a party to the fighting is told of in place of another one.
    return one.slot != DONE_TO or all(knowledge.fights(str(said.content)) for said in (one, other))


def go_together(one: Content, other: Content, knowledge: Knowledge) -> bool:
    """Tell whether both can be so: the town and its province, "at least 11" and 14, an army and its state."""
    if isinstance(one, Spot) and isinstance(other, Spot):
        # A place that no gazetteer knows may lie in any other: it is another name, not another place.
        return km_apart(one, other) <= NEIGHBOURS_KM
    if isinstance(one, Days) and isinstance(other, Days):
        return days_apart(one, other) == 0
    if isinstance(one, str) and isinstance(other, str):
        if one.startswith("~") or other.startswith("~"):
            return one == other or _vague(one) or _vague(other)
        return one == other or knowledge.one_side(one, other)
    if isinstance(one, Bounds) and isinstance(other, Bounds):
        return _meet(one, other)
    return False


def _vague(party: str) -> bool:
    """Tell whether words name nobody: a common noun goes with any name ("warplanes", "fighters", "people")."""
    return party.startswith("~")


def _meet(one: Bounds, other: Bounds) -> bool:
    return _least(one) <= _most(other) and _least(other) <= _most(one)


def _least(bounds: Bounds) -> float:
    return float("-inf") if bounds.low is None else bounds.low


def _most(bounds: Bounds) -> float:
    return float("inf") if bounds.high is None else bounds.high


def exactness(content: Content) -> tuple[float, ...]:
    """Order things said by how exact they are: the most exact first."""
    if isinstance(content, Spot):
        return (_vagueness(content), content.reach_km)
    if isinstance(content, Days):
        return (float(content.length or 10**6),)
    if isinstance(content, str):
        return (float(content.startswith("~")),)
    return (_most(content) - _least(content),)


def _vagueness(spot: Spot) -> float:
    """Rank a point before a town that may be its province, an area, and a name that no gazetteer knows."""
    if spot.lat is not None:
        return float(spot.is_twofold)
    return 2.0 if spot.box is not None else 3.0


def words_for(content: Content, words: str) -> str:
    """Write what was said; days are written out here."""
    if not isinstance(content, Days):
        return words
    start, end = content
    if start is None or end is None:
        known = end if end is not None else start
        assert known is not None  # days without either are None altogether
        return f"{'by' if start is None else 'since'} {_day(known)}"
    return _day(start) if start == end else f"{_day(start)} to {_day(end)}"


def _day(ordinal: int) -> str:
    day = date.fromordinal(ordinal)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"

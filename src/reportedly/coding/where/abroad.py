"""Whether a place that a name fits is one that the report can mean: near its others, and not of another war."""

from collections.abc import Mapping, Sequence, Set

from reportedly.coding.kit import PlaceFinder
from reportedly.coding.where.fitting import lies_in, likeness
from reportedly.coding.where.nearness import Settled
from reportedly.coding.where.toponym import Toponym
from reportedly.coding.where.votes import settled_country
from reportedly.coding.where.words import QUARTER_WORDS
from reportedly.model import Place

SMALL_BELOW = 15_000
"""Population below which a place far from the report's country needs more than its name to be meant."""

KNOWN_FROM = 1_000_000
"""Population from which a town is named without its country, wherever the report is about."""

NATIONAL_CAPITAL = "PPLC"
"""GeoNames' feature of the towns that are named like that whatever their size: "talks in Doha"."""

SOUNDS_ALIKE_WITHIN_KM = 150
"""How near the report's other places a name must lie that only sounds like the one in the text."""

_OWN_FROM = 0.3
"""Share of the votes from which a land is one that the report is about, where no one land has most of them."""

_SOUNDS_LIKE = 0.7
"""Likeness of spellings from which a name that only sounds alike may be meant with no other of the report near."""

_SAME_NAME = 0.85
"""Likeness of two spellings from which they are one name."""

_AREAS = frozenset({"country", "province", "region"})
"""Levels of what towns are said to lie in."""


def in_another_war(
    place: Place,
    name: str,
    votes: Mapping[str, float],
    named: Set[str],
    containers: Sequence[Toponym | None],
    finder: PlaceFinder,
) -> bool:
    """Tell whether a place lies in a land that the report hardly names and that none of its own borders on.

    Across a border too, it must be called as the report writes its `name`: Banjska is no Bansko. `named` are the lands
    that are named at all: where a place's own is not among them, only a great city or a capital is meant, and where no
    one land has most votes, any but a small town.
    """
    settled = settled_country(votes)
    own = [settled] if settled is not None else [land for land, share in votes.items() if share >= _OWN_FROM]
    # A town alone votes for its own land, so that a land that is not named may have more votes and yet no other ground.
    lenient = place.country in named or settled is None
    most, share = (SMALL_BELOW, 0.1) if lenient else (KNOWN_FROM, 0.3)
    return (
        bool(own)
        and place.country not in {None, *own}
        and place.level in {"town", "district", "site"}
        and place.population < most
        and not is_known_everywhere(place)
        and votes.get(place.country or "", 0.0) < share
        and not any(c is not None and lies_in(place, c) for c in containers)
        and not (likeness(place, name) >= _SAME_NAME and any(finder.border(o, place.country or "") for o in own))
    )


def is_known_everywhere(place: Place) -> bool:
    """Tell whether a town is named without its country wherever the report is about: a great city, or a capital."""
    return place.population >= KNOWN_FROM or place.feature == NATIONAL_CAPITAL


def lies_elsewhere(place: Place, containers: Sequence[Toponym | None]) -> bool:
    """Tell whether a name is only ever said to lie in a land that the place does not lie in: "X in Y" is no X of Z."""
    if place.level == "country":
        # "X, Y and Z" is a list of lands.
        return False
    lands = [c for c in containers if c is not None and c.candidates]
    known = [
        c for c in lands if c.candidates[0].level in _AREAS and all(p.country != place.country for p in c.candidates)
    ]
    return bool(known) and len(known) == len(lands) and not any(lies_in(place, c) for c in lands)


def is_no_quarter(
    place: Place, toponyms: Sequence[Toponym], votes: Mapping[str, float], containers: Sequence[Toponym | None]
) -> bool:
    """Tell whether what is called a quarter, or a site named after a town, is read as a province or a town abroad."""
    quarter = any(t.class_word in QUARTER_WORDS for t in toponyms)
    if not quarter and not (place.level in {"town", "province"} and all(t.level == "site" for t in toponyms)):
        return False
    if quarter and place.level in {"country", "province"}:
        return True
    return place.country != settled_country(votes) and not any(c is not None and lies_in(place, c) for c in containers)


def only_near(
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
    if nearest is None and likeness(place, name) < _SOUNDS_LIKE:
        # Nothing but a few of its sounds speaks for it: Walikale is no Lukula.
        return place, min(confidence, 0.4), "sounds-alike"
    if nearest is None or nearest <= SOUNDS_ALIKE_WITHIN_KM:
        return place, 0.85 * confidence, "sounds-alike"
    return place, 0.5 * min(confidence, 0.9), "sounds-alike"

"""Claims judged to tell of one happening, and why they are put together."""

from collections.abc import Iterable
from dataclasses import dataclass

DATA_SET = "data-set"
"""The kind of an origin that is a data set: it has coded reports, perhaps those that are here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two claims that were put together, and what speaks for it, in words for a person."""

    one: str
    other: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """Claims that are taken to tell of one happening: derived from them, and derived anew whenever they change.

    `id` is made from the first claim of the earliest report, so that later reports do not rename it. `links` are those
    that hold it together, one fewer than its claims.
    """

    id: str
    claims: tuple[str, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One mouth: claims that go back to the same speaker, or to the own voice of reports of one family.

    `kind` is speaker, outlet, unnamed or data-set; unnamed ones may be the same as others, so that every count of
    origins is an upper bound. `interest` says in words that the speaker is a party to what it tells of, None where it
    is not known to be.
    """

    key: str
    name: str
    kind: str
    claims: tuple[str, ...]
    outlets: tuple[str, ...]
    families: tuple[str, ...]
    interest: str | None = None


def independent(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    """Leave out data sets, which draw on what others said, where anybody else speaks."""
    every = tuple(origins)
    return tuple(one for one in every if one.kind != DATA_SET) or every


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One thing said about a slot: in words, as bounds where it is a number, and by which origins in which claims.

    `hedged` where everybody who says so says it with doubt; `earlier` where all who said so have said otherwise since;
    `vague` where the words name nobody ("soldiers").
    """

    words: str
    origins: tuple[str, ...]
    claims: tuple[str, ...]
    low: float | None = None
    high: float | None = None
    hedged: bool = False
    earlier: bool = False
    vague: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a slot of an incident stands: agreed, disputed, single-origin or unsaid; never what is so.

    `low` and `high` are the least and the most that anybody says, and no value in between is worked out. `because`
    says why nothing in the claims settles it, empty where all agree.
    """

    slot: str
    state: str
    values: tuple[Value, ...] = ()
    low: float | None = None
    high: float | None = None
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """All that is said of one incident: its origins, how each slot stands, who denies what and who accuses whom.

    `denials` and `accusations` pair an origin's key with the claim. `beside` are the incident's claims that are talk
    about it and tell nothing of it: they are no origin's.
    """

    incident: Incident
    origins: tuple[Origin, ...]
    standings: tuple[Standing, ...]
    denials: tuple[tuple[str, str], ...] = ()
    accusations: tuple[tuple[str, str], ...] = ()
    beside: tuple[str, ...] = ()

"""Claims judged to tell of one happening, and why they are put together."""

from dataclasses import dataclass


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

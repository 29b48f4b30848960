"""Who is said to hold a place: dated statements side by side, never one map of what is so."""

import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from reportedly.linking.heard import Heard
from reportedly.linking.origins import words_of
from reportedly.model import Claim

HOLDS = "hold"
TAKES = frozenset({"capture", "withdraw", "surrender", "siege"})
"""Kinds that tell of control changing hands, or being contested."""


def claims_at(asked: str, named: Iterable[tuple[str, str | None, str | None, str | None]]) -> list[str]:
    """Give the claims that are about a place, by its name.

    `named` are claims with the gazetteer's name of their place, the report's words for it, and the gazetteer's id. Who
    calls it by another name is found by the id: whoever asks for Aleppo finds what is told of Halab.
    """
    words = _plain(asked)
    named = list(named)
    called = [one for one in named if words and any(words <= _plain(name) for name in one[1:3] if name)]
    # A longer name that holds the words ("Idlib province") may be another place: it says nothing of its other names.
    exactly = {place for _, name, mention, place in called if words in (_plain(name or ""), _plain(mention or ""))}
    found = {claim for claim, *_ in called}
    return sorted(found | {claim for claim, _, _, place in named if place is not None and place in exactly})


def statements(heard: Iterable[Heard]) -> list[Heard]:
    """Give those that say who holds a place, or takes or leaves it, the latest day first."""
    about = [h for h in heard if _names_a_holder(h.claim)]
    return sorted(about, key=lambda h: (-_day(h).toordinal(), h.report.id, h.claim.span, h.claim.id))


def _names_a_holder(claim: Claim) -> bool:
    event = claim.event
    return (event.kind == HOLDS or event.kind in TAKES) and bool(event.agents or event.targets)


@lru_cache(maxsize=4096)
def _plain(name: str) -> frozenset[str]:
    """Give the words of a name without the marks that one gazetteer writes and another does not."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return words_of(bare.replace("‘", "").replace("’", ""))


def _day(heard: Heard) -> date:
    when = heard.claim.event.when
    known = (when.end or when.start) if when else None
    return known or heard.report.published or date.min

"""Who is said to hold a place: dated statements side by side, never one map of what is so."""

import unicodedata
from collections.abc import Iterable
from datetime import date

from reportedly.linking.heard import Heard
from reportedly.linking.origins import words_of
from reportedly.model import Claim

HOLDS = "hold"
TAKES = frozenset({"capture", "withdraw", "surrender", "siege"})
"""Kinds that tell of control changing hands, or being contested."""


def statements_on(place: str, heard: Iterable[Heard]) -> list[Heard]:
    """Give the claims about who holds a place, or takes or leaves it, the latest day first."""
    asked = _plain(place)
    about = [h for h in heard if _is_about(h.claim, asked) and _names_a_holder(h.claim)]
    return sorted(about, key=lambda h: (-_day(h).toordinal(), h.report.id, h.claim.span, h.claim.id))


def _is_about(claim: Claim, asked: frozenset[str]) -> bool:
    where = claim.event.where
    if where is None or (claim.event.kind != HOLDS and claim.event.kind not in TAKES):
        return False
    return bool(asked) and (asked <= _plain(where.name) or asked <= _plain(where.mention))


def _names_a_holder(claim: Claim) -> bool:
    return bool(claim.event.agents or claim.event.targets)


def _plain(name: str) -> frozenset[str]:
    """Give the words of a name without the marks that one gazetteer writes and another does not."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return words_of(bare.replace("‘", "").replace("’", ""))


def _day(heard: Heard) -> date:
    when = heard.claim.event.when
    known = (when.end or when.start) if when else None
    return known or heard.report.published or date.min

"""Which other claim of the report tells of the same event, so that its date holds for this one too."""

import re
from collections.abc import Sequence

from reportedly.coding.clause import Clause

VIOLENT = frozenset(
    "clash air-strike shelling bombing attack execution chemical-attack shoot-down casualties destruction "
    "claim-responsibility abduct detain abuse violation".split()
)
GENERAL = frozenset("casualties destruction claim-responsibility attack".split())
"""Kinds that tell one side of an act of violence; they may be about the same event as any other kind of it."""

_noun = (
    r"attacks?|strikes?|air\s?strikes?|raids?|blasts?|bombings?|explosions?|shelling|assaults?|incident|massacre|operation|"
    r"offensive|advance|clashes|fighting|battle|sorties|shooting|killings?|ambush|bombardment|ceasefire|truce|deal|"
    r"agreement|talks|meeting|evacuation|siege|withdrawal|attackers?|bombers?|bombs?|gunm[ae]n"
)
_back = re.compile(rf"\b(?:the|this|that|these|those|such)\s+(?:[\w-]+\s+){{0,2}}?(?:{_noun})\b(?!\s(?:on|in)\s[A-Z]\w+\son\b)", re.I)
_fresh = re.compile(r"\b(?:another|separate|separately|elsewhere|second)\b", re.I)
_word = re.compile(r"[A-Za-z][a-z]{3,}")
_common = frozenset(
    "that this with from have been were which their they said also more than people killed wounded least after before "
    "into other some when where would could government forces".split()
)
FARTHEST = 110
"""How many words apart two claims about the same event may stand."""


def refers_back(clause: Clause) -> bool:
    """Tell whether the clause takes up an event already told ("the blast", "those strikes")."""
    return bool(_back.search(clause.tokens.text))


def carried_from(
    i: int, claims: Sequence[tuple[Clause, str, str]], dated: Sequence[bool], backward_only: bool
) -> int | None:
    """Give the index of the dated claim about the same event as claim `i`; None where there is none near enough.

    `claims` are clause, kind and status in text order, `dated` tells which have a date that may be handed on.
    `backward_only` looks at earlier claims and those of the same sentence alone, unless a later one shares more words.
    """
    clause, kind, _ = claims[i]
    back = refers_back(clause)
    best: tuple[float, int] | None = None
    for j, (other, other_kind, status) in enumerate(claims):
        if j == i or not dated[j] or status != "occurred":
            continue
        apart = abs(other.tokens.start - clause.tokens.start)
        same_sentence = other.sentence.start == clause.sentence.start
        if apart > FARTHEST and not same_sentence:
            continue
        shared = _shared_words(clause, other)
        if not (same_sentence or _akin(kind, other_kind, back, j < i) or (kind == "hold" and j < i and apart < 70)):
            continue
        if _fresh.search(clause.tokens.text) and not same_sentence and shared < 3:
            continue
        if backward_only and j > i and not same_sentence and shared < 4:
            continue
        score = 2.0 * same_sentence + 0.5 * (kind == other_kind) + 0.5 * min(shared, 6) * (not back)
        score += (1.0 if j < i else 0.0) - apart / 40
        if best is None or score > best[0]:
            best = (score, j)
    return best[1] if best else None


def _akin(kind: str, other: str, back: bool, earlier: bool) -> bool:
    """Tell whether two kinds may be about one event."""
    if kind == other:
        return True
    if kind in VIOLENT and other in VIOLENT:
        return kind in GENERAL or other in GENERAL or (back and earlier)
    return back and earlier


def _shared_words(a: Clause, b: Clause) -> int:
    first, second = ({w.lower() for w in _word.findall(c.tokens.text)} - _common for c in (a, b))
    return len(first & second)

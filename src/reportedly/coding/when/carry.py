"""Which other claim of the report tells of the same event, so that its date holds for this one too."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as Tokens

from reportedly.coding.clause import Clause
from reportedly.coding.when.order import is_before_or_after
from reportedly.model import Span

VIOLENT = frozenset(
    "clash air-strike shelling bombing attack execution chemical-attack shoot-down casualties destruction "
    "claim-responsibility abduct detain abuse violation".split()
)
GENERAL = frozenset("casualties destruction claim-responsibility attack".split())
"""Kinds that tell one side of an act of violence; they may be about the same event as any other kind of it."""

HITS = GENERAL | frozenset("air-strike shelling bombing chemical-attack execution".split())
"""Kinds of violence that such a side may be told of."""

TALKS = frozenset("meet negotiate agree ceasefire cooperate statement investigate".split())
"""Kinds whose date says nothing about the violence they are about."""

ADVANCES = frozenset("advance capture attack clash withdraw deploy hold".split())
_nouns = {
    VIOLENT: r"attacks?|strikes?|air\s?strikes?|raids?|blasts?|bombings?|explosions?|shelling|assaults?|incident|"
    r"massacre|"
    r"clashes|fighting|battle|sorties|shooting|killings?|ambush|bombardment|attackers?|bombers?|bombs?|gunm[ae]n|victims|"
    r"casualties|dead|wounded|injured|death\stoll|toll",
    ADVANCES: r"operation|offensive|advance|withdrawal|push|siege",
    TALKS: r"ceasefire|truce|deal|agreement|talks|meeting|summit|accord|evacuation",
}
_back = {
    kinds: re.compile(rf"\b(?:the|this|that|these|those|such)\s+(?:[\w-]+\s+){{0,2}}?(?:{nouns})\b", re.I)
    for kinds, nouns in _nouns.items()
}
_fresh = re.compile(r"\b(?:another|separate|separately|elsewhere|second)\b", re.I)
_whole_war = re.compile(r"\b(?:war|conflict|crisis|uprising|revolution|insurgency|hostilities)\b", re.I)
_word = re.compile(r"[A-Za-z][a-z]{3,}")
_name_word = re.compile(r"\w{3,}")
_common = frozenset(
    "that this with from have been were which their they said also more than people killed wounded least after before "
    "into other some when where would could government forces".split()
)
FARTHEST = 110
"""How many words apart two claims about the same event may stand."""

MOST_CLAIMS_BETWEEN = 60
"""More claims than can stand within that distance, so that a book is read no slower by the page than a report."""


def refers_back(clause: Clause) -> frozenset[str]:
    """Give the kinds of event the clause takes up as told before ("the blast", "those talks"); empty for none."""
    return frozenset().union(*(kinds for kinds, pattern in _back.items() if pattern.search(clause.tokens.text)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """The claims of a report beside each other, in text order.

    `told` are clause, kind and status. `places` are what the claims' places are called (None: nothing), and whether by
    words of their own: what these put elsewhere was another event, and what is told later of another place dates
    nothing told before. `entries` are the entries of a live page that the claims stand in: each is news of its own.
    `turns` are where a report turns to other news (`turns_of`): no date is carried over one, unless the words take up
    what was told before it.
    """

    told: Sequence[tuple[Clause, str, str]]
    places: Sequence[tuple[str | None, bool]]
    entries: Sequence[Span | None]
    turns: Sequence[int]

    def keeps_apart(self, i: int, j: int, back: frozenset[str]) -> bool:
        """Tell whether the report itself says that claim `j` is not about the event of claim `i`.

        `back` are the kinds of event that the words of claim `i` take up as told before.
        """
        (clause, kind, _), (other, other_kind, status) = self.told[i], self.told[j]
        if status != "occurred" or self.entries[j] != self.entries[i] or (other_kind in TALKS and kind in VIOLENT):
            return True
        if is_same_sentence(clause, other):
            return is_before_or_after(other.head, clause.head)
        if not back and turned(self.turns, clause, other):
            return True
        if j > i and not back and _are_apart(self.places[i][0], self.places[j][0]):
            return True
        return bool(_fresh.search(clause.tokens.text)) and _shared_words(clause, other) < 3

    def are_elsewhere(self, i: int, j: int, back: frozenset[str]) -> bool:
        """Tell whether two claims of different sentences are placed apart, each by words of its own."""
        (mine, i_placed), (theirs, j_placed) = self.places[i], self.places[j]
        same_sentence = is_same_sentence(self.told[i][0], self.told[j][0])
        return i_placed and j_placed and not same_sentence and not back and _are_apart(mine, theirs)


def is_same_sentence(one: Clause, other: Clause) -> bool:
    """Tell whether two clauses stand in one sentence."""
    return one.sentence.start == other.sentence.start


def carried_from(
    i: int, claims: Neighbours, dated: Sequence[bool], backward_only: bool, coarse: Sequence[bool] = ()
) -> int | None:
    """Give the index of the dated claim about the same event as claim `i`; None where there is none near enough.

    `dated` tells which claims have a date that may be handed on. `backward_only` looks at earlier claims and those of
    the same sentence alone, unless a later one shares more words. A month or a year (`coarse`) is mostly the background
    before which the rest is told: it holds in its own sentence.
    """
    clause, kind, _ = claims.told[i]
    back = refers_back(clause)
    if not back and kind in GENERAL | {"displacement"} and _whole_war.search(clause.tokens.text):
        return None  # the toll of a whole war is of no one day
    best: tuple[float, int] | None = None
    for j in range(max(0, i - MOST_CLAIMS_BETWEEN), min(len(claims.told), i + MOST_CLAIMS_BETWEEN + 1)):
        if j == i or not dated[j]:
            continue
        other, other_kind, _ = claims.told[j]
        apart = abs(other.tokens.start - clause.tokens.start)
        same_sentence = is_same_sentence(clause, other)
        if not same_sentence and (apart > FARTHEST or (coarse and coarse[j])):
            continue
        akin = _akin(kind, other_kind, j < i and other_kind in back) or (kind == "hold" and j < i and apart < 70)
        if not (same_sentence or akin) or claims.keeps_apart(i, j, back) or claims.are_elsewhere(i, j, back):
            continue
        shared = _shared_words(clause, other)
        if backward_only and j > i and not same_sentence and shared < 4:
            continue
        score = 2.0 * same_sentence + 0.5 * (kind == other_kind) + 0.5 * min(shared, 6) * (not back)
        score += (1.0 if j < i else 0.0) - apart / 40
        if best is None or score > best[0]:
            best = (score, j)
    return best[1] if best else None


_turn = re.compile(
    r"^\W*(?:(?:In|At|Near|On)\s[^.\n]{2,40}?,\s)?(?:Meanwhile|Elsewhere|Separately|In\sa\sseparate|In\sother\s\w+|Further\s"
    r"(?:north|south|east|west))\b",
    re.I | re.M,
)


OPENING = 12
"""First words of a sentence within which it says that it turns to other news."""


def turns_of(sentences: Iterable[Tokens]) -> tuple[int, ...]:
    """Give where a report turns to other news, in text order: the starts of sentences that say so ("Meanwhile, …").

    In "Meanwhile X said", somebody else is only heard on the same news.
    """
    return tuple(sorted({s.start_char for s in sentences if _turn.match(s[:OPENING].text) and not _hears_another(s)}))


def _hears_another(sentence: Tokens) -> bool:
    word = next((t for t in sentence[:OPENING] if t.lower_ == "meanwhile"), None)
    return word is not None and word == sentence[0] and word.head.lemma_ in _saying


_saying = frozenset("say tell report claim announce add confirm deny".split())


def turned(turns: Sequence[int], one: Clause, other: Clause) -> bool:
    """Tell whether a report turns to other news between two claims."""
    first, second = sorted((one.sentence.start_char, other.sentence.start_char))
    return bisect_right(turns, second) > bisect_right(turns, first)


def _are_apart(one: str | None, other: str | None) -> bool:
    """Tell whether two places have nothing of their names in common."""
    if one is None or other is None:
        return False
    first, second = ({w.lower() for w in _name_word.findall(name)} for name in (one, other))
    return bool(first and second) and not first & second


def _akin(kind: str, other: str, taken_up: bool) -> bool:
    """Tell whether two kinds may be about one event; `taken_up` where the words refer back to one of the other kind."""
    if kind == other or taken_up:
        return True
    if "clash" in {kind, other}:
        return False  # fighting goes on in many places: a toll near by need not be of this one
    return (kind in GENERAL and other in HITS) or (other in GENERAL and kind in HITS)


def _shared_words(a: Clause, b: Clause) -> int:
    first, second = ({w.lower() for w in _word.findall(c.tokens.text)} - _common for c in (a, b))
    return len(first & second)

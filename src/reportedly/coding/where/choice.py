"""Where an event is said to have happened: the spot its own words put it at, else the one carried from nearby.

First the claim's own words are asked, then the rest of its sentence, then the sentences before it. Among the spots
asked, the one that hangs closest on the event's word wins, and of spots that hang together ("a bakery in X in Y
province") the most precise.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from reportedly.coding.clause import Clause, Taken
from reportedly.coding.kit import PlaceFinder
from reportedly.coding.parse import text_of
from reportedly.coding.where.name_runs import is_headline
from reportedly.coding.where.resolve import PlaceMention, resolve
from reportedly.coding.where.spot import PRECISION, Spot, between
from reportedly.coding.where.spots import find_spots
from reportedly.coding.where.toponyms import find_toponyms
from reportedly.coding.where.words import RELATION_OF
from reportedly.model import Issue, Span, Where

UNPLACED_KINDS = frozenset("statement meet demand accuse threaten condemn reject support sanction".split())
"""Kinds of events that take no place from their neighbours: words happen wherever they are spoken."""

FARTHEST_CARRY = 4
"""Sentences back from which a place may be carried."""

_people_deps = frozenset({"nsubj", "poss", "appos"})
_of_partitives = frozenset(
    "city town village province governorate district region area areas part parts most much outskirts suburb suburbs "
    "center centre north south east west control capture liberation siege shelling bombing bombardment attack attacks "
    "strike strikes battle fall side edge rest entrance vicinity kilometers kilometres km miles recapture seizure "
    "countryside state county streets skies districts towns villages cities provinces people invasion blockade "
    "evacuation occupation storming targeting territory swathes areas neighbourhood neighborhood quarter border".split()
)
_undergoing = frozenset(
    "be remain fall see witness suffer come have lie become experience stand go undergo face burn".split()
)
"""What a place can do without somebody being meant by it."""

_toward_verbs = frozenset(
    "advance withdraw move head retreat march flee travel transfer evacuate return squeeze".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPlaces:
    """All places of one report: its resolved names, the spots where events can happen, and the issues they gave.

    `country` is the ISO code of the country the report is about, or None.
    """

    mentions: tuple[PlaceMention, ...]
    spots: tuple[Spot, ...]
    country: str | None = None
    issues: tuple[Issue, ...] = ()


def find_places(
    doc: Doc, finder: PlaceFinder, *, report_id: str = "", names_of_others: Sequence[Span] = ()
) -> ReportPlaces:
    """Find and resolve all places of one parsed report, once, before its claims are placed one by one.

    `names_of_others` are the spans of actors' names, inside which a place's name is only a part of another name.
    Gives an issue `place-unresolved` for each name that stands for no place surely enough, with the candidates.
    """
    toponyms = find_toponyms(doc, finder, names_of_others=names_of_others)
    resolution = resolve(doc, toponyms, finder, report_id=report_id)
    return ReportPlaces(
        mentions=resolution.mentions, spots=find_spots(doc, resolution, finder), country=resolution.country,
        issues=resolution.issues,
    )  # fmt: skip


def place_of(clause: Clause, places: ReportPlaces, *, kind: str | None = None) -> Taken[Where] | None:
    """Give the place of one claim's event, or None where nothing tells it.

    `kind` is the event's kind: sayings and meetings (`UNPLACED_KINDS`) take a place from their own words only.
    """
    doc = clause.doc
    start, end = clause.tokens.start, clause.tokens.end
    own = _best(clause.head, [s for s in places.spots if start <= s.head < end])
    if own is not None:
        return _taken(own, clause.head, places, "own-words", 0.9)
    if kind in UNPLACED_KINDS:
        return None
    sentence = clause.sentence
    last = _end_of_sentence(sentence)
    rest = [s for s in places.spots if sentence.start <= s.head < last and not start <= s.head < end]
    beside = _best(clause.head, [s for s in rest if not _in_attribution(doc, s)])
    if beside is not None:
        return _taken(beside, clause.head, places, "same-sentence", 0.75)
    carried = _carried(clause, places)
    return None if carried is None else _taken(carried, carried_head(doc, carried), places, "carried", 0.6)


def _end_of_sentence(sentence: Tokens) -> int:
    """Give where a sentence really ends: the parser sometimes starts a new one in the middle, without a full stop."""
    doc, end = sentence.doc, int(sentence.end)
    while end < len(doc) and doc[end].text[0].islower() and doc[end - 1].text not in {".", "!", "?"}:
        end = int(doc[end].sent.end)
    return end


def carried_head(doc: Doc, spot: Spot) -> Token:
    """Give the word that a carried spot hangs on where it was named."""
    return doc[spot.head].head


def _best(head: Token, spots: Iterable[Spot]) -> Spot | None:
    scored = [(s, _closeness(head, s)) for s in spots]
    fitting = [(s, c) for s, c in scored if c is not None]
    # Of spots that hang together ("X in Y", "X, Y"), the first is the precise one.
    fitting = [(s, c) for s, c in fitting if not any(_singles_out(head.doc, s, o) for o, _ in fitting)]
    fitting = [(s, c) for s, c in fitting if not any(_holds(s, o) or _follows(head.doc, o, s) for o, _ in fitting)]
    if not fitting:
        return None
    return max(fitting, key=lambda x: (x[1] + 0.55 * PRECISION[x[0].level], -x[0].start))[0]


def _holds(outer: Spot, inner: Spot) -> bool:
    """Tell whether one spot is only the area that another, just before it, is said to lie in."""
    if inner is outer or PRECISION[inner.level] < PRECISION[outer.level] or inner.head == outer.head:
        return False
    return (inner.end <= outer.start <= inner.end + 3 and outer.near is False and inner.start != outer.start) or (
        inner.start <= outer.start and outer.end <= inner.end
    )


def _follows(doc: Doc, first: Spot, second: Spot) -> bool:
    """Tell whether a spot is only the second of two named together ("X and Y"): the first stands for both."""
    return (
        first.end < second.start
        and first.level != second.level
        and (text_of(doc)[first.span[1] : second.span[0]].strip().lower() in {"and", "and the", "and a"})
    )


def _singles_out(doc: Doc, whole: Spot, part: Spot) -> bool:
    """Tell whether a later spot is singled out of an earlier one: "parts of the capital, including Y"."""
    return (
        part.start > whole.end
        and PRECISION[part.level] >= PRECISION[whole.level]
        and any(t.lower_ in {"including", "especially", "notably", "specifically"} for t in doc[whole.end : part.start])
    )


def _closeness(head: Token, spot: Spot) -> float | None:
    """Say how closely a spot hangs on an event's word; None where it is no place of an event at all."""
    doc = head.doc
    word = doc[spot.head]
    if _is_party(word, spot):
        return None
    governor = _governor(doc, spot)
    score = 0.0
    if governor is not None:
        score += 1.5
        if governor.lower_ in {"in", "near", "at", "around", "inside", "outside", "along", "across", "throughout"}:
            score += 0.8
    elif word.dep_ in {"dobj", "nsubjpass"} or (word.dep_ in {"compound", "nmod"} and word.head.pos_ == "NOUN"):
        score += 1.2
    elif word.dep_ in {"nsubj", "attr", "appos", "conj"}:
        score += 0.4
    else:
        score += 0.3
    if spot.rule == "place.site" and _verb_over(word) != _verb_over(head):
        score -= 1.5
    if _under_subject(word, head):
        score -= 0.5
    steps = _steps_up(word, head)
    score += max(0.0, 2.0 - 0.35 * steps) if steps is not None else 0.0
    distance = spot.start - head.i if spot.start > head.i else 1.6 * (head.i - spot.end)
    return score - min(2.0, 0.05 * max(0, distance))


def _governor(doc: Doc, spot: Spot) -> Token | None:
    """Give the preposition that a spot hangs on, by the parse, else by the words before it."""
    word = doc[spot.head]
    while word.dep_ in {"conj", "appos"} and word.head.i != word.i:
        word = word.head
    if word.dep_ == "pobj" and word.head.lower_ in RELATION_OF:
        return word.head
    i = spot.start - 1
    while i >= 0 and (doc[i].pos_ in {"DET", "ADJ"} or doc[i].tag_ in {"HYPH", "VBN"} or doc[i].dep_ == "compound"):
        i -= 1
    return doc[i] if i >= 0 and doc[i].pos_ == "ADP" and doc[i].lower_ in RELATION_OF else None


def _under_subject(word: Token, head: Token) -> bool:
    """Tell whether a place only tells where the doer is from or at ("opposition forces in X shelled Y")."""
    token = word
    while token != head and token.head != token:
        if token.dep_ == "nsubj" and token != word and token.head == head:
            return True
        token = token.head
    return False


def _verb_over(token: Token) -> Token:
    while token.pos_ not in {"VERB", "AUX"} and token.head != token:
        token = token.head
    return token


def _steps_up(word: Token, head: Token) -> int | None:
    steps, token = 0, word
    while token != head:
        if token.head == token:
            return None
        steps += 2 if token.pos_ in {"VERB", "AUX"} else 1
        token = token.head
    return steps


def _is_party(word: Token, spot: Spot) -> bool:
    """Tell whether a spot only names somebody: "Syria said", "the government of X", "a resident of X"."""
    if spot.level == "site" and spot.rule == "place.site":
        return word.dep_ in {"nsubj", "compound", "poss"}
    if word.dep_ == "nsubj" and spot.level in {"country", "town", "province"} and word.head.lemma_ not in _undergoing:
        return word.head.pos_ in {"VERB", "AUX"} and word.head.lemma_ != "be"
    if spot.level in {"country", "town", "province"} and (_acts(word.doc, spot) or _is_doer(word.doc, spot)):
        return True
    if word.dep_ == "poss" and spot.level == "country":
        return word.head.lower_ not in _of_partitives
    if word.dep_ == "pobj" and word.head.lower_ == "to" and word.head.head.lower_ == "according":
        return True
    if word.dep_ in {"pobj"} and word.head.lower_ == "of":
        governing = word.head.head
        return (
            governing.pos_ in {"NOUN", "PROPN"}
            and governing.lower_ not in _of_partitives
            and (spot.level == "country" or governing.pos_ == "PROPN")
        )
    return bool(word.dep_ == "pobj" and word.head.lower_ == "by")


def _acts(doc: Doc, spot: Spot) -> bool:
    """Tell whether a finite verb of doing follows at once ("Damascus carried out …"), parsed or not."""
    if spot.end >= len(doc) or (spot.start and doc[spot.start - 1].pos_ in {"ADP", "ADJ", "DET", "NOUN", "PUNCT"}):
        return False
    verb = doc[spot.end]
    return verb.tag_ in {"VBD", "VBZ", "VBP"} and verb.pos_ == "VERB" and verb.lemma_ not in _undergoing


def _is_doer(doc: Doc, spot: Spot) -> bool:
    """Tell whether a name stands in a phrase of who did it: "sponsored by rebel backer X and by Y"."""
    for token in reversed(doc[max(0, spot.start - 4) : spot.start]):
        if token.lower_ == "by":
            return True
        if token.pos_ not in {"NOUN", "ADJ", "DET", "PROPN"}:
            return False
    return False


def _in_attribution(doc: Doc, spot: Spot) -> bool:
    """Tell whether a spot hangs on a verb of saying ("said on a visit to X"), not on the event."""
    token = doc[spot.head]
    while token.head != token:
        token = token.head
        if token.pos_ == "VERB":
            return token.lemma_ in {"say", "tell", "report", "add", "announce", "state"}
    return False


def _carried(clause: Clause, places: ReportPlaces) -> Spot | None:
    """Give the place of the sentence before, or of one a little further back."""
    sentences = _sentences_before(clause.sentence, FARTHEST_CARRY)
    for sentence in sentences:
        # A title in the middle of a text is a caption or a link to another story.
        if sentence.start > 0 and is_headline(sentence):
            continue
        root = sentence.root
        spots = [s for s in places.spots if sentence.start <= s.head < sentence.end]
        best = _best(root, [s for s in spots if not _in_attribution(clause.doc, s)])
        if best is not None and best.level != "unknown":
            return best
    return None


def _sentences_before(sentence: Tokens, most: int) -> list[Tokens]:
    found: list[Tokens] = []
    start = sentence.start
    while start > 0 and len(found) < most:
        before = sentence.doc[start - 1].sent
        found.append(before)
        start = before.start
    return found


def _taken(spot: Spot, head: Token, places: ReportPlaces, how: str, score: float) -> Taken[Where]:
    doc = head.doc
    governor = _governor(doc, spot)
    relation = "near" if spot.near else RELATION_OF.get(governor.lower_, "in") if governor is not None else "in"
    listed = _listed_with(doc, spot, places)
    several = len(listed) > 1
    if relation == "toward" and head.lemma_ not in _toward_verbs and spot.level not in {"province", "region", "town"}:
        relation = "in"
    if spot.level == "border" and relation == "in":
        relation = "along"
    rule = f"{'place.list' if several else spot.rule}+{how}"
    span = (listed[0].span[0], listed[-1].span[1])
    radius = spot.radius_km
    if relation == "near" and radius is not None:
        radius += 10.0
    lat, lon = (None, None) if several else (spot.lat, spot.lon)
    ends = [s.place for s in listed if s.place is not None]
    if relation == "between" and len(listed) == len(ends) == 2:
        lat, lon, radius = between(ends[0], ends[1])
        rule = f"place.between+{how}"
    elif several:
        radius = None
    where = Where(
        mention=text_of(doc)[span[0] : span[1]], name=listed[0].name, span=span, level=spot.level, relation=relation,
        rule=rule, place=spot.place.id if spot.place and not several else None, country=spot.country or places.country,
        lat=lat, lon=lon, radius_km=radius,
    )  # fmt: skip
    return Taken(value=where, rule=rule, span=span, score=score)


def _listed_with(doc: Doc, spot: Spot, places: ReportPlaces) -> list[Spot]:
    """Give all places named in one row with a spot ("the provinces of A, B and C"), or the spot alone."""
    named = [s for s in places.spots if s.level in {"town", "province", "country"} and s.rule != "place.points-back"]
    if spot not in named:
        return [spot]
    first = last = named.index(spot)
    while first and _in_a_row(doc, named[first - 1], named[first]):
        first -= 1
    while last + 1 < len(named) and _in_a_row(doc, named[last], named[last + 1]):
        last += 1
    row = named[first : last + 1]
    levels = {s.level for s in row}
    plural = any(
        t.lower_ in {"provinces", "cities", "towns", "villages", "states", "countries", "governorates", "districts"}
        for t in doc[row[0].start : row[0].end]
    )
    joined = " and " in doc.text[row[0].span[0] : row[-1].span[1]]
    if plural or (len(levels) == 1 and joined):
        return row
    return [spot]


def _in_a_row(doc: Doc, left: Spot, right: Spot) -> bool:
    gap = text_of(doc)[left.span[1] : right.span[0]]
    joined = gap.strip().lower() in {",", "and", ", and", "", "and the", ", the"}
    return joined and "\n" not in gap and not right.near and left.span[1] <= right.span[0]

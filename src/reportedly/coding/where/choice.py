"""Where an event is said to have happened: the spot its own words put it at, else the one carried from nearby.

First the claim's own words are asked, then the rest of its sentence, then the sentences before it. Among the spots
asked, the one that hangs closest on the event's word wins, and of spots that hang together ("a bakery in X in Y
province") the most precise.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from reportedly.coding.clause import Clause, Taken
from reportedly.coding.parse import text_of
from reportedly.coding.where.evidence import described_as, is_located
from reportedly.coding.where.hanging import closeness, governor_of, in_attribution, is_where_taken
from reportedly.coding.where.name_runs import is_headline
from reportedly.coding.where.report_places import ReportPlaces
from reportedly.coding.where.spot import AREA_LEVELS, PRECISION, Spot
from reportedly.coding.where.taking import taken
from reportedly.coding.where.words import DIRECTIONS, LENGTHS
from reportedly.model import Where

UNPLACED_KINDS = frozenset("statement meet demand accuse threaten condemn reject support sanction".split())
"""Kinds of events that take no place from their neighbours: words happen wherever they are spoken."""

UNCARRIED_KINDS = frozenset("negotiate agree cooperate ceasefire".split())
"""Kinds of events that take no place from other sentences: what they are about is not where they are."""

FARTHEST_CARRY = 4
"""Sentences back from which a place may be carried."""

MOST_CUTS = 8
"""Times that the parser is taken to have cut one sentence in two; words that go on longer are a list, or broken."""


def place_of(clause: Clause, places: ReportPlaces, *, kind: str | None = None) -> Taken[Where] | None:
    """Give the place of one claim's event, or None where nothing tells it.

    `kind` is the event's kind: sayings and meetings (`UNPLACED_KINDS`) take a place from their own words only.
    """
    doc = clause.doc
    start, end = clause.tokens.start, clause.tokens.end
    own = best_of(clause.head, places.headed_within(start, end))
    if own is not None:
        return taken(own, clause.head, places, "own-words", 0.9)
    there = _there(clause, places)
    if there is not None:
        return taken(there, carried_head(doc, there), places, "there", OWN)
    whose = _antecedent(clause.head, places)
    if whose is not None:
        return taken(whose, clause.head, places, "antecedent", 0.85)
    if kind in UNPLACED_KINDS:
        about = _of_subject(clause.head, places) or _of_shared_subject(clause, places)
        return taken(about, clause.head, places, "subject", 0.85) if about is not None else None
    if asks_where(clause.head):
        return None
    sentence = clause.sentence
    last = _end_of_sentence(sentence, places)
    rest = [s for s in places.headed_within(sentence.start, last) if not start <= s.head < end]
    if kind in UNCARRIED_KINDS and clause.head.pos_ in {"VERB", "AUX"} and clause.head.dep_ != "acl":
        rest = []  # unlike in "X, one of the zones agreed at the talks"
    beside = best_of(clause.head, [s for s in rest if not in_attribution(clause.head, s)])
    if beside is not None:
        return taken(beside, clause.head, places, "same-sentence", 0.75)
    carried = _carried(clause, places) if kind not in UNCARRIED_KINDS else None
    return None if carried is None else taken(carried, carried_head(doc, carried), places, "carried", 0.6)


def _there(clause: Clause, places: ReportPlaces) -> Spot | None:
    """Give the place that "there" points back to: the last one named that is smaller than a country."""
    pointing = (t for t in clause.tokens if t.lower_ == "there" and t.tag_ != "EX" and t.dep_ != "expl")
    word = next(pointing, None)
    if word is None:
        return None
    named = (s for s in places.headed_within(max(0, word.i - WORDS_TO_THERE), word.i) if s.use == "place")
    # In "X, 20 km south of Y" the news is at X.
    meant = [s for s in named if s.level not in {"country", "border"} and not s.near]
    return meant[-1] if meant else None


WORDS_TO_THERE = 120
"""Words within which a place is named that "there" points back to."""

OWN = 0.85
"""The score from which a place stands among an event's own words, or is pointed at by them."""


def _antecedent(head: Token, places: ReportPlaces) -> Spot | None:
    """Give the place that a relative clause is about: "the city, which is held by …"."""
    verb = head
    while verb.pos_ not in {"VERB", "AUX"} and verb.head != verb:
        verb = verb.head
    if verb.dep_ != "relcl":
        return None
    spot = next(iter(places.headed_within(verb.head.i, verb.head.i + 1)), None)
    if spot is not None and spot.level == "country" and verb.head.dep_ in {"nsubj", "nsubjpass"}:
        return None  # "X, which has no seat at the talks, may …": a land that does something
    return spot


def asks_where(head: Token) -> bool:
    """Tell whether words are about where something was ("could not verify the location"): that is not known, then."""
    return any(t.dep_ == "dobj" and t.lemma_ in {"location", "whereabouts"} for t in head.children)


def _of_subject(head: Token, places: ReportPlaces) -> Spot | None:
    """Give the place of what words are about: "the poison in that incident in X belonged to rebels"."""
    subject = next((t for t in head.lefts if t.dep_ in {"nsubj", "nsubjpass"} and t.pos_ == "NOUN"), None)
    if subject is None:
        return None
    return best_of(subject, [s for s in places.headed_under(subject) if governor_of(head.doc, s) is not None])


def _of_shared_subject(clause: Clause, places: ReportPlaces) -> Spot | None:
    """Give the place of the clause that words share their subject with: "deliveries to X are paused but may resume"."""
    verb = clause.head
    if (
        verb.dep_ != "conj"
        or verb.head.pos_ not in {"VERB", "AUX"}
        or any(t.dep_.startswith("nsubj") for t in verb.lefts)
    ):
        return None
    before = places.headed_within(clause.sentence.start, verb.i)
    return best_of(verb.head, [s for s in before if not in_attribution(verb.head, s)])


def _end_of_sentence(sentence: Tokens, places: ReportPlaces) -> int:
    """Give where a sentence really ends: the parser sometimes starts a new one in the middle, without a full stop."""
    doc, end = sentence.doc, int(sentence.end)
    for _ in range(MOST_CUTS):
        if end == len(doc) or not doc[end].text[0].islower() or doc[end - 1].text in {".", "!", "?"}:
            break
        end = places.sentence_end(end, len(doc))
    return end


def carried_head(doc: Doc, spot: Spot) -> Token:
    """Give the word that a carried spot hangs on where it was named."""
    return doc[spot.head].head


def best_of(head: Token, spots: Iterable[Spot]) -> Spot | None:
    """Give the spot that hangs closest on an event's word, the most precise of those that hang together."""
    scored = [(s, closeness(head, s)) for s in spots]
    fitting = [(s, c) for s, c in scored if c is not None]
    # Of spots that hang together ("X in Y", "X, Y"), the first is the precise one.
    fitting = [(s, c) for s, c in fitting if not any(_singles_out(head.doc, s, o) for o, _ in fitting)]
    fitting = [(s, c) for s, c in fitting if not any(_is_of_some(head.doc, o, s) for o, _ in fitting)]
    fitting = [
        (s, c) for s, c in fitting if not any(_holds(head.doc, s, o) or _follows(head.doc, o, s) for o, _ in fitting)
    ]
    fitting = [(s, c) for s, c in fitting if not any(_opens_for(head.doc, s, o) for o, _ in fitting)]
    if not fitting:
        return None
    return max(fitting, key=lambda x: (x[1] + 0.55 * PRECISION[x[0].level], -x[0].start))[0]


def _holds(doc: Doc, outer: Spot, inner: Spot) -> bool:
    """Tell whether one spot is only the area that another, just before it, is said to lie in."""
    if inner is outer or inner.head == outer.head:
        return False
    if _describes(doc, outer, inner):
        return True
    if outer.near and inner.end < outer.start <= inner.end + 4 and inner.level != "country":
        # "X, south of Y", "X, 20 km south of Y": Y only tells where X is.
        between = doc[inner.end : outer.start]
        return all(t.is_punct or t.like_num or t.lower_ in _far_off for t in between)
    if (inner.level != "unknown" or outer.level == "site") and PRECISION[inner.level] < PRECISION[outer.level]:
        return False
    return (inner.end <= outer.start <= inner.end + 3 and outer.near is False and inner.start != outer.start) or (
        inner.start <= outer.start and outer.end <= inner.end
    )


_far_off = LENGTHS | DIRECTIONS | {"just", "some", "about"}
"""Words, beside numbers, between a place and the one that it is said to be so far from."""


def _describes(doc: Doc, outer: Spot, inner: Spot) -> bool:
    """Tell whether a spot is named in what another is said to be: "X, a village in the Y district, 20 km from Z"."""
    if outer.start <= inner.end or inner.level in {"country", "province"}:
        return False
    words = doc[inner.end : outer.start]
    opens = words[0].text in {",", "("} and (described_as(doc, inner.end) or is_located(doc, inner.end))
    stops = (t for t in words[1:] if t.tag_ in {"VBD", "VBZ", "VBP", "MD"} or t.text in {".", ";", ":", ")"})
    return bool(opens) and len(words) <= LONGEST_ASIDE and next(stops, None) is None


LONGEST_ASIDE = 16
"""Words within which a description of a place names others that it lies in or near."""


def _opens_for(doc: Doc, outer: Spot, inner: Spot) -> bool:
    """Tell whether a spot only opens a sentence that goes on to name a closer one: "In the north, … died in X"."""
    if inner.level not in {"town", "site", "district"} or inner.near or outer.end > inner.start:
        return False
    first, governor = governor_of(doc, outer), governor_of(doc, inner)
    opens = first is not None and first.is_sent_start and doc[outer.end : outer.end + 1].text == ","
    if not opens:
        return False
    if outer.level in {"town", "unknown"}:
        return inner.level == "site" and (
            doc[inner.head].dep_ in {"dobj", "nsubjpass"} or (governor is not None and governor.lower_ in _by)
        )
    return outer.level in AREA_LEVELS and governor is not None and governor.lower_ in _inside


_inside = frozenset({"in", "at", "inside"})
_by = _inside | {"near", "outside", "around"}


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


def _is_of_some(doc: Doc, every: Spot, some: Spot) -> bool:
    """Tell whether a later spot is only where some of those counted were: "across the X, most of them in Y"."""
    return some.start > every.end and _of_them.search(text_of(doc)[every.span[1] : some.span[0]]) is not None


_of_them = re.compile(
    r"\b(?:most|many|some|several|half|dozens|hundreds|one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
    r"\sof\s(?:them|whom|these)\s(?:were\s|was\s|are\s)?(?:in|at|near|from|around|inside|outside)\s[^,;.]*$",
    re.I,
)


def _carried(clause: Clause, places: ReportPlaces) -> Spot | None:
    """Give the place of the sentence before, or of one a little further back."""
    doc = clause.doc
    sentences = _sentences_before(clause.sentence, places)
    for sentence in sentences:
        # A title in the middle of a text is a caption or a link to another story.
        if sentence.start > 0 and is_headline(sentence):
            continue
        root = sentence.root
        spots = places.headed_within(sentence.start, sentence.end)
        best = best_of(root, [s for s in spots if not in_attribution(root, s) and not is_where_taken(doc, s)])
        if best is not None and best.level != "unknown":
            return best
    return None


def _sentences_before(sentence: Tokens, places: ReportPlaces) -> list[Tokens]:
    """Give the sentences before one, the nearest first, at most `FARTHEST_CARRY`."""
    starts = places.sentence_starts
    last = bisect_left(starts, sentence.start)
    before = list(pairwise(starts[max(0, last - FARTHEST_CARRY) : last + 1]))
    return [sentence.doc[a:b] for a, b in reversed(before)]

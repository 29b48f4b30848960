"""Which words carry a claim: the shortest stretch of text with the whole proposition and nobody's "he said"."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from reportedly.coding.arguments import stranded_subject, swallowed_subject
from reportedly.coding.phrases import clause_of, clause_top, is_verb, phrase_range
from reportedly.coding.said import Attribution, Range, figure_of
from reportedly.coding.what import EventMention, came_before

_edge = frozenset({"mark", "cc", "punct"})
_subject_labels = frozenset({"nsubj", "nsubjpass", "csubj", "attr", "expl"})


def quote_range(mention: EventMention, others: Sequence[EventMention], attributions: Sequence[Attribution]) -> Range:
    """Give the tokens of the words that tell of an event, without its speakers and without other events' clauses."""
    top = mention.top
    for attribution in attributions:
        estimate = figure_of(attribution.verb) if attribution.covers(top.token) else None
        if estimate in attribution.contents:
            return estimate  # "the figure at 12 killed" is said as a whole, whichever word of it tells what happened
    if top.frame.word_class == "adjective":
        return phrase_range(top.token.head if top.token.dep_ in {"amod", "acl", "compound"} else top.token)
    stop = frozenset({a.verb.i for a in attributions} | {t.token.i for o in others for t in o.triggers})
    head = clause_top(carrier(top.token) if top.is_noun else top.token, stop)
    start, end = head.left_edge.i, head.right_edge.i + 1
    swallowed = swallowed_subject(head) or stranded_subject(head)
    if swallowed is not None:
        start = min(start, swallowed.left_edge.i)
    if top.is_noun and head == top.token:
        start, end = phrase_range(head, participles=True)
    before = came_before(top.token, head) if top.is_noun else None
    if before is not None and any(o is not mention and head in (o.top.token, carrier(o.top.token)) for o in others):
        # "Fled after two days of clashes with rebels" tells of the clashes in words of their own.
        start, end = before.i + 1, before.right_edge.i + 1
    for other in others:
        if other is mention or other.top.frame.word_class == "adjective":
            continue
        rival = carrier(other.top.token) if other.top.is_noun else other.top.token
        earlier = came_before(other.top.token, head) if other.top.is_noun and rival == head else None
        if earlier is not None and top.token.i < earlier.i and earlier.right_edge.i + 1 >= end - 1:
            end = min(end, earlier.i)
        if rival == head or not head.is_ancestor(rival) or rival.dep_ in {"xcomp"}:
            continue
        left, right = rival.left_edge.i, rival.right_edge.i + 1
        if rival.dep_ == "conj" and left > top.token.i:
            end = min(end, left)
        elif left > head.i:
            end = (
                min(end, left)
                if right >= end - 1 and rival.dep_ in {"conj", "advcl", "relcl", "acl", "parataxis"}
                else end
            )
        elif right < head.i and left <= start + 1 and rival.dep_ in {"advcl", "ccomp", "parataxis"}:
            start = max(start, right)
    end = min(end, _other_clause_beside(head, mention, end))
    start, end = _within_content(start, end, top.token, attributions)
    for attribution in attributions:
        if _blames_behind(attribution, top.token, end):
            # "a raid that Paris blamed on rebels" is put forward by the words that say who blames whom.
            end = attribution.verb.right_edge.i + 1
    if start >= end:
        start, end = top.token.i, top.token.i + 1
    return trimmed(top.token.doc, start, end)


def _other_clause_beside(head: Token, mention: EventMention, end: int) -> int:
    """Find where a clause of another subject begins that tells of something else: "…, and schools were closed"."""
    told = {t.token.i for t in mention.triggers}
    for verb in head.rights:
        if verb.dep_ != "conj" or not is_verb(verb) or verb.left_edge.i <= mention.top.token.i:
            continue
        own = any(c.dep_ in _subject_labels and c.pos_ in {"NOUN", "PROPN"} for c in verb.lefts)
        long = sum(t.is_alpha for t in verb.subtree) >= LEAST_BESIDE
        if own and long and not any(verb.left_edge.i <= i <= verb.right_edge.i for i in told):
            return verb.left_edge.i
    return end


LEAST_BESIDE = 4
"""Words that a clause beside an event's must have for it to be a claim of its own."""


def _blames_behind(attribution: Attribution, token: Token, end: int) -> bool:
    """Tell whether a relative clause lays the blame for what stands before it."""
    relative = attribution.verb.dep_ == "relcl" and attribution.verb.i >= end
    return relative and attribution.act == "accuses" and attribution.covers(token)


def carrier(noun: Token) -> Token:
    """Give the clause verb that a nominal event is the subject or object of, else the noun itself."""
    if noun.tag_ == "VBG" and noun.dep_ == "csubj":
        return noun.head  # "Fighting around the airport lasted for days"
    verb = clause_of(noun)
    if not is_verb(verb):
        return noun
    token = noun
    while token.head not in (verb, token) and token.dep_ in {
        "pobj",
        "prep",
        "compound",
        "amod",
        "conj",
        "attr",
        "dobj",
        "poss",
        "agent",
    }:
        token = token.head
    if token.dep_ in _subject_labels or (
        token.head == verb and token.dep_ in {"dobj", "agent", "attr", "pobj", "prep"}
    ):
        return verb
    return noun


def counted_by(noun: Token) -> Token:
    """Pass from an event to the word that only counts it: from "strikes" to "wave" in "a wave of air strikes"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in _measures:
        # "A low number of strikes let them cross" says how few there were, and of none that it took place.
        few = any(c.lower_ in _few for c in noun.head.head.lefts)
        return noun if few else noun.head.head
    return noun


_few = frozenset("low small limited little insufficient declining".split())
_measures = frozenset(
    "wave series spate string round number flurry barrage salvo slew dozen hundred thousand pair couple handful bout "
    "surge spree sequence volley hail rash burst campaign lot score succession chain day night week hour month year "
    "kind form act case total minimum majority most part phase".split()
)


def _within_content(start: int, end: int, token: Token, attributions: Sequence[Attribution]) -> Range:
    """Keep to the words said where the event is told by somebody, and out of any speaker's own words."""
    covering = [c for a in attributions for c in a.contents if c[0] <= token.i < c[1]]
    for a, b in covering:
        start, end = max(start, a), min(end, b)
    for attribution in attributions:
        if attribution.covers(token) or attribution.verb.dep_ == "relcl":
            continue
        for a, b in (attribution.cue, attribution.speaker_range or attribution.cue):
            if start <= a < end:
                if a > token.i:
                    end = min(end, a)
                elif b <= token.i:
                    start = max(start, b)
    return start, end


def trimmed(doc: Doc, start: int, end: int) -> Range:
    """Drop conjunctions, punctuation and blanks from both edges of a range; an unmatched quotation mark goes too."""
    while start < end - 1 and (doc[start].dep_ in _edge or doc[start].is_punct or doc[start].is_space):
        start += 1
    while end > start + 1 and (doc[end - 1].is_space or doc[end - 1].is_punct or doc[end - 1].dep_ == "cc"):
        end -= 1
    return start, end

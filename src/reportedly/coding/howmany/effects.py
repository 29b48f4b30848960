"""What happened to those a number counts, by the verb, noun or adjective that governs them.

The parse of a report with lost commas is often wrong, so the words around the counted noun are read in their order
and the part-of-speech tags are used, not the tree.
"""

from spacy.tokens import Doc

from reportedly.codebook.units import MATERIEL, PEOPLE, UnitWords
from reportedly.coding.howmany.counted import Counted
from reportedly.coding.howmany.doing import AUX, FINITE, STOPS, Effect, doing, present, undergone, wounded_by_words

_light = AUX | frozenset(
    "all also either reportedly allegedly confirmed among the those people including ended up left still now later "
    "lay that who which , either in and instantly immediately feared believed presumed as to said thought "
    "might may could will would forced more others reported".split()
)
_blocks_left = frozenset(
    "when after as while who which that where if by near from in at with because before since until amid during on "
    "against for between through inside outside targeting using into".split()
)
_PLACE_WORDS = frozenset("in on at with near from for against into between during".split())
_BE = frozenset("was were been is are be being".split())
_AFTER_TOLL = frozenset("of to at toll stands rose was stood reached has is includes included".split())
_WEAK_VERBS = AUX | frozenset(
    "left saw rose stands stood reached said including included include includes leaving bringing raising climbed "
    "stand reaches".split()
)
_in_row = frozenset({"CC", "CD", "NN", "NNS", "NNP", "NNPS", "JJ", "RB"})
_intransitive = frozenset(
    "died perished fled drowned die dies dying flee flees fleeing perish surrender surrendered surrendering "
    "embraced".split()
)


def effect_on(counted: Counted, clause: tuple[int, int], doc: Doc, words: UnitWords) -> Effect:
    """Find what happened to what is counted; `clause` is the half-open range of tokens the words may stand in."""
    first, after = counted.tokens
    found = (
        _own_noun(counted, words)
        or wounded_by_words(doc, after, clause[1], counted, words)
        or _behind(doc, after, clause[1], words, counted)
        or undergone(counted, words)
        or doing(counted)
        or _before(doc, first, clause[0], words)
        or present(doc, counted, clause, words)
        or Effect(name="other", token=None, rule="no-effect")
    )
    if found.rule == "counted-adjective":
        # "17 wounded civilians were flown out": what is told of the wounded is that.
        befell = _behind(doc, after, clause[1], words, counted) or undergone(counted, words)
        found = befell if befell is not None and befell.name in _after_wounds else found
    name = _fitting(found.name, counted, words)
    if found.token is not None and found.token.lower_ in _hitting and counted.unit not in _moving:
        name = "other"  # a house that is hit may be gone or unharmed, and a man dead
    if found.token is not None and found.token.lemma_.lower() == "intercept" and counted.unit in _stopped:
        name = "other"  # a car or a ship that is intercepted is stopped
    return Effect(name=name, token=found.token, rule=found.rule)


_after_wounds = frozenset({"evacuated", "captured", "detained", "killed"})
_hitting = frozenset({"hit", "hits", "hitting"})
_stopped = frozenset({"vehicle", "ship", "person"})
_moving = frozenset({"vehicle", "tank", "armoured-vehicle", "aircraft", "helicopter", "ship"})
"""Units of what is damaged at least when it is hit."""


def _own_noun(counted: Counted, words: UnitWords) -> Effect | None:
    """Read "470,000 deaths", "13 dead", "20 wounded soldiers" off the counted words themselves."""
    head = counted.head
    if head is not None and head.lower_ in words.nouns:
        return Effect(name=words.nouns[head.lower_], token=head, rule="counted-noun")
    if head is not None:
        for token in head.doc[counted.tokens[0] : counted.tokens[1] - 1]:
            if token.lower_ in words.adjectives and token.tag_ in {"VBN", "JJ", "VBD"}:
                return Effect(name=words.adjectives[token.lower_], token=token, rule="counted-adjective")
    return None


def _verb_at(doc: Doc, i: int, words: UnitWords) -> tuple[str, str, int] | None:
    """Give effect, form and length in tokens of the verb at a token, with its particle ("shot down")."""
    triple = doc[i : i + 3].text.lower()
    if triple in words.verbs:
        return (*words.verbs[triple], 3)
    if i + 1 < len(doc):
        pair = f"{doc[i].lower_} {doc[i + 1].lower_}"
        if pair in words.verbs:
            return (*words.verbs[pair], 2)
    if doc[i].lower_ in words.verbs and doc[i].tag_ not in {"NN", "NNS", "NNP", "NNPS"}:
        return (*words.verbs[doc[i].lower_], 1)
    return None


def _behind(doc: Doc, after: int, stop: int, words: UnitWords, counted: Counted) -> Effect | None:
    """Read a passive, a participle, an adjective or "died" behind the noun: "59 members … were destroyed"."""
    passive, crossed = False, 0
    after = _behind_family(doc, after, counted)
    for i in range(after, min(stop, after + 34)):
        token = doc[i]
        low = token.lower_
        direct = crossed == 0
        verb = _verb_at(doc, i, words)
        if low in words.adjectives and token.tag_ in {"JJ", "NN"} and (direct or passive):
            return Effect(name=words.adjectives[low], token=token, rule="dead-or-wounded")
        if verb and low in _intransitive and (direct or _only_breakdown(doc, after, i) or _is_one_row(doc, after, i)):
            return Effect(name=verb[0], token=token, rule="intransitive")
        if verb and verb[1] == "past":
            return _past_behind(doc, i, verb, passive, direct, words)
        if _ends_phrase(doc, i):
            return None
        if low in _BE or (low == "got" and direct):
            passive = True
            continue
        if low in _light:
            continue
        other_verb = token.tag_ in FINITE and not (crossed and token.tag_ == "VBG")
        other_state = passive and token.tag_ in {"VBN", "VBD", "IN", "JJ", "NN"}
        if other_verb or other_state:
            return None
        crossed += not passive and token.tag_ != "RB"
    return None


def _behind_family(doc: Doc, after: int, counted: Counted) -> int:
    """Pass over whose members are counted: "eight members of one family died"."""
    of = doc[after] if after < len(doc) else None
    if counted.head is None or of is None or of.lower_ != "of" or of.head != counted.head:
        return after
    whose = next((p for p in of.children if p.dep_ == "pobj"), None)
    return whose.i + 1 if whose is not None and whose.lemma_.lower() in _kin else after


_kin = frozenset({"family", "household", "clan", "community", "crew", "team", "tribe"})


def _past_behind(
    doc: Doc, i: int, verb: tuple[str, str, int], passive: bool, direct: bool, words: UnitWords
) -> Effect | None:
    """Read a past form behind the noun: passive, "people injured in …", "20 people lost their lives"."""
    if passive or (direct and not _sets_fire(doc, i) and _is_participle(doc, i + verb[2])):
        if _is_one_of_two(doc, i, verb[0], words) and doc[i + 2].tag_ in {"VBN", "VBD", "JJ"}:
            return Effect(name="other", token=doc[i], rule="either")
        return Effect(name=verb[0], token=doc[i], rule="passive")
    if doc[i].lower_ == "lost" and doc[min(i + 2, len(doc) - 1)].lower_ in {"life", "lives"}:
        return Effect(name="killed", token=doc[i], rule="intransitive")
    return None


def _sets_fire(doc: Doc, i: int) -> bool:
    """Tell whether those counted set fire to something: they are not what was set alight."""
    return doc[i : i + 2].text.lower() == "set fire"


def _ends_phrase(doc: Doc, i: int) -> bool:
    """Tell whether what is counted cannot reach beyond this word."""
    low = doc[i].lower_
    if doc[i].text in STOPS or low in {"when", "after", "while", "because", "although", "but"}:
        return True
    return low in {"which", "whom"} and doc[i - 1].lower_ == "of"


def _only_breakdown(doc: Doc, after: int, verb: int) -> bool:
    """Tell whether only "including two children" or "of them" stands between what is counted and its verb."""
    between = [t.lower_ for t in doc[after:verb]]
    return len(between) < 14 and bool({"including", "them", "whom"} & set(between[:5]))


def _is_one_row(doc: Doc, after: int, verb: int) -> bool:
    """Tell whether only others in the same row stand between what is counted and its verb: "… and 11 soldiers died"."""
    between = [t for t in doc[after:verb] if t.lower_ not in AUX]
    return any(t.tag_ == "CD" for t in between) and all(t.tag_ in _in_row or t.text == "," for t in between)


def _is_participle(doc: Doc, behind: int) -> bool:
    """Tell by what follows whether "people injured …" is a participle: no object comes after it."""
    if behind >= len(doc) or doc[behind].is_punct or doc[behind].is_space:
        return True
    token = doc[behind]
    if token.lower_ == "at" and behind + 1 < len(doc) and doc[behind + 1].lower_ in {"least", "most"}:
        return False
    if token.lower_ in {"and", "or", "when", "this", "on", "so"}:
        return True
    return token.tag_ in {"IN", "RB", "TO", "WRB"} and token.lower_ not in {"over", "about", "around", "some", "more"}


def _before(doc: Doc, first: int, start: int, words: UnitWords) -> Effect | None:
    """Read the verb or noun before the number: "killing 15", "the death of 20", "destroyed 4 tanks, 3 carriers"."""
    for i in range(first - 1, max(start, first - 27) - 1, -1):
        token = doc[i]
        low = token.lower_
        if token.text in STOPS and token.text != ":":
            return None
        verb = _verb_at(doc, i, words)
        if verb:
            return _verb_before(doc, i, verb, first, start, words)
        if low in _burying and token.tag_.startswith("VB") and not _is_passive(doc, i, start):
            return Effect(name="killed", token=token, rule="active")
        if low in words.nouns and token.tag_ in {"NN", "NNS", "VBG", "JJ"} and doc[i + 1].lower_ in _AFTER_TOLL:
            return Effect(name=words.nouns[low], token=token, rule="toll")
        if low in _blocks_left and not _passes(doc, i, first) and not _is_well_as(doc, i):
            return None
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"} and low not in _WEAK_VERBS:
            return None
        if token.tag_ == "VBG" and low not in _WEAK_VERBS and token.dep_ not in {"amod", "compound"}:
            return None
    return None


def _is_well_as(doc: Doc, i: int) -> bool:
    """Tell whether "as" only adds one more: "killing four soldiers as well as three civilians"."""
    return doc[i].lower_ == "as" and "as well as" in doc[max(0, i - 2) : i + 3].text.lower()


_burying = frozenset({"bury", "buried", "burying"})


def _verb_before(
    doc: Doc, i: int, verb: tuple[str, str, int], first: int, start: int, words: UnitWords
) -> Effect | None:
    """Take the verb before a number, unless it is a passive, which tells of its own subject."""
    if verb[1] == "past" and _is_passive(doc, i, start):
        part = doc[i].lower_ not in words.nouns and _reopened(doc, i, first)
        return Effect(name=verb[0], token=doc[i], rule="including") if part else None
    if _is_one_of_two(doc, i, verb[0], words):
        return Effect(name="other", token=doc[i], rule="either")
    beside_noun = verb[1] == "past" and doc[i].tag_ == "VBN" and i > 0 and doc[i - 1].tag_ in {"NNS", "NN"}
    if beside_noun and verb[0] == "killed" and any(t.tag_ in {"NN", "NNS"} for t in doc[i + 1 : first]):
        return None
    return Effect(name=verb[0], token=doc[i], rule="active")


def _is_one_of_two(doc: Doc, i: int, effect: str, words: UnitWords) -> bool:
    """Tell whether one number is given for two effects: "killed or wounded 30", "240 killed and wounded"."""
    for cc, other in ((i - 1, i - 2), (i + 1, i + 2)):
        if 0 <= other < len(doc) and doc[cc].lower_ in {"or", "and", "and/or", "/"}:
            beside = _verb_at(doc, other, words)
            if beside is not None and beside[0] != effect and {beside[0], effect} <= _harm_to_people:
                return True
    return False


_harm_to_people = frozenset({"killed", "wounded"})


def _passes(doc: Doc, i: int, first: int) -> bool:
    """Tell whether a preposition lets the verb before it through: "toll … at 15", lists, "including"."""
    low = doc[i].lower_
    if low in {"from", "at", "in"} and first - 1 - i < 3 and doc[i - 1].lower_ in {"toll", "deaths", "dead", "losses"}:
        return True
    if low == "with" and doc[i - 1].lower_ == "off":
        return True  # "made off with two rifles"
    return low in _PLACE_WORDS and _list_goes_on(doc, i, first)


def _is_passive(doc: Doc, verb: int, start: int) -> bool:
    """Tell whether a participle stands behind "was", "were" or "been" (adverbs between)."""
    i = verb - 1
    while i >= start and doc[i].tag_ == "RB":
        i -= 1
    return i >= start and doc[i].lower_ in {"was", "were", "been", "be", "being", "are", "is"}


def _reopened(doc: Doc, verb: int, first: int) -> bool:
    """Tell whether the number behind a passive is a part of its subject: "were killed, including six children"."""
    return any(t.lower_ in {"including", "among"} for t in doc[verb:first])


def _list_goes_on(doc: Doc, at: int, first: int) -> bool:
    """Tell whether "and" or a comma before the number takes up a list that began before a phrase of place."""
    return first - 1 > at and (
        doc[first - 1].lower_ in {"and", ",", "plus"} or any(t.lower_ == "including" for t in doc[at:first])
    )


def _fitting(effect: str, counted: Counted, words: UnitWords) -> str:
    """Fit an effect to what is counted: people "destroyed" are killed, places captured are taken."""
    if counted.unit in PEOPLE:
        return {"destroyed": "killed", "damaged": "wounded", "taken": "other"}.get(effect, effect)
    if counted.unit in {"km2", "km", "village", "building"} or (
        counted.head is not None and counted.head.lower_ in words.places
    ):
        if effect in {"captured", "taken"} or (effect == "killed" and counted.unit != "building"):
            return "taken"  # whoever "lost five villages" does not hold them any more
        if counted.unit != "building":
            return effect
    if effect in {"killed", "wounded"} and counted.head is not None and counted.unit != "other":
        in_materiel = {"killed": "destroyed", "wounded": "damaged"}[effect]
        return in_materiel if counted.unit in MATERIEL else "other" if counted.known else effect
    return "captured" if effect == "taken" and counted.unit in MATERIEL else effect

"""How many: the quantities of one claim, with unit, what happened to them, and how they add up."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc, Token

from reportedly.codebook.units import MATERIEL, PEOPLE, UnitWords
from reportedly.coding.clause import Clause, Taken
from reportedly.coding.howmany.bare import stands_for_people
from reportedly.coding.howmany.counted import Counted, counted_by, tokens_at
from reportedly.coding.howmany.counts import Count, find_counts
from reportedly.coding.howmany.doing import Effect
from reportedly.coding.howmany.effects import effect_on
from reportedly.coding.howmany.numbers import read_number
from reportedly.coding.howmany.ordinals import told_by_order
from reportedly.coding.howmany.parts import HARM, drawn_from, is_of_the_next, is_out_of, is_share_of, whole_of
from reportedly.coding.howmany.pointing import told_behind, unit_meant
from reportedly.coding.parse import text_of
from reportedly.coding.where.words import class_level
from reportedly.model import Quantity, Span

_singular = re.compile(r"\b(?:an?|the|one of (?:its|the|their|his|her|our)|its|his|her|my)\s+(?=[a-z]|\d+-)", re.I)
_definite = re.compile(r"(?:the|its|his|her|my)$", re.I)
_age = re.compile(
    r"\b(?:boys?|girls?|child|sons?|daughters?|m[ae]n|wom[ae]n|baby|teenager|toddler|infant)\sof\s(?:about\s)?$"
)
_minor = re.compile(r",?\s(?:aged\s|of\s)?(\d{1,2}|[a-z]+)\b")
_sending = frozenset({"fire", "drop", "launch", "lob", "hurl", "shoot", "unleash", "throw"})
_coming_down = frozenset({"land", "fall", "hit", "strike", "explode", "detonate", "slam", "rain"})
_bursting = frozenset({"bomb", "grenade", "charge", "mine", "explosive", "munition", "warhead"})
_brought_down = frozenset({"down", "shoot", "intercept"})


def quantities_of(clause: Clause, words: UnitWords, not_numbers: Sequence[Span] = ()) -> tuple[Taken[Quantity], ...]:
    """Read every quantity within the clause's own words, in text order.

    `not_numbers` are the spans of dates in the report, whose numbers count nothing. `part_of` is an index into the
    tuple given back. A number that counts nothing of the war (an age, money, a share, a name) is left out.
    """
    doc = clause.doc
    start, end = clause.tokens.start_char, clause.tokens.end_char
    taken: list[Taken[Quantity]] = []
    for count in _counts(clause, words, not_numbers):
        counted = counted_by(
            count, clause.sentence if count.span[1] <= clause.sentence.end_char else clause.tokens, words
        )
        if counted is None:
            continue
        effect = effect_on(counted, (clause.tokens.start, clause.tokens.end), doc, words)
        if is_out_of(doc, count):
            effect = Effect(name="other", token=None, rule="out-of")  # "14 of 17": only the 14 were
        whole = whole_of(doc, count, taken)
        if whole is not None and (effect.name not in HARM or is_of_the_next(doc, counted, effect)):
            effect = Effect(name=taken[whole].value.effect, token=effect.token, rule="part-of")
        if effect.rule == "out-of" and taken and is_share_of(doc, taken[-1].value, count):
            continue
        if count.rule == "one-thing" and not _one_counts(count, counted, effect):
            continue
        if _counts_nothing(doc, count, counted) or _is_of_another(effect, clause.head):
            continue
        if count.basis == "running-total" and counted.head is None and effect.name == "other" and taken:
            effect = Effect(name=taken[-1].value.effect, token=None, rule="total-of")  # "… bringing the total to 53"
        elif count.basis == "running-total" and counted.head is None and effect.name == "other":
            effect = _of_toll(clause.doc, count, clause.tokens.start, words) or effect
        quantity = _quantity(doc, count, counted, effect, whole, taken, words)
        if quantity is not None and start <= count.span[0] and count.span[1] <= end:
            taken.append(Taken(value=quantity, rule=f"{count.rule}+{effect.rule}", span=quantity.span))
    return tuple(taken) or told_by_order(clause, words)


def _counts(clause: Clause, words: UnitWords, not_numbers: Sequence[Span]) -> list[Count]:
    text = text_of(clause.doc)
    span = (clause.tokens.start_char, clause.tokens.end_char)
    found = list(find_counts(text, span, words, not_numbers))
    ones = [_one(m, text) for m in _singular.finditer(text, *span) if _may_be_counted(text, m.end(), words)]
    free = [c for c in ones if not any(c.span[0] < f.whole[1] and f.whole[0] < c.span[1] for f in found)]
    return sorted([*found, *free], key=lambda c: c.span)


def _may_be_counted(text: str, at: int, words: UnitWords) -> bool:
    """Tell whether one of the next words is a unit: most articles stand before something that is never counted."""
    near = re.findall(r"[\w-]+", text[at : at + 48].lower())[:5]
    return any(word in words.units for word in (*near, *(f"{a} {b}" for a, b in pairwise(near))))


def _one(found: "re.Match[str]", text: str) -> Count:
    span = (found.start(), found.end() - len(found.group()) + len(found.group().rstrip()))
    surface = text[span[0] : span[1]]
    return Count(low=1, high=1, span=span, whole=span, surface=surface, basis="count", rule="one-thing")


def _counts_nothing(doc: Doc, count: Count, counted: Counted) -> bool:
    """Tell whether a number is an age, tells only where a place lies, or says that there was none."""
    text = text_of(doc)
    lead = text[max(0, count.span[0] - 24) : count.span[0]]
    if count.surface.lower() == "no" or _age.search(lead) or _source.search(lead):
        return True
    if counted.head is not None and _talks.match(text, counted.head.idx + len(counted.head)):
        return True
    if counted.head is None and _is_age(doc, count):
        return True
    if counted.unit != "km" or counted.head is None:
        return False
    behind = doc[counted.tokens[1] : counted.tokens[1] + 3]
    leads = any(t.lower_ in {"of", "from", "off", "outside", "away"} for t in behind)
    before = text[max(0, count.whole[0] - 40) : count.whole[0]].rstrip()
    noun = doc[counted.tokens[0] - 1] if counted.tokens[0] else None
    aside = before.endswith((",", "(")) or (noun is not None and class_level(noun.lower_) is not None)
    return leads and aside


def _is_age(doc: Doc, count: Count) -> bool:
    """Tell whether a number between commas is the age of whoever stands before them: "a factory worker, 25, was"."""
    first, after = tokens_at(doc, count.span)
    if after - first != 1 or first < 2 or after >= len(doc) or not doc[first].text.isdigit():
        return False
    before, behind, who = doc[first - 1].text, doc[after].text, doc[first - 2]
    further = doc[after + 1 : after + 2].text.lower()
    parted = (
        before in {",", "("} and behind in {",", ")"} and further not in {"including", "among", "most", "all", "half"}
    )
    return parted and who.pos_ in {"NOUN", "PROPN"} and (who.dep_ != "pobj" or who.head.lower_ in {"by", "to"})


_source = re.compile(r"\b(?:according to|all but)\s(?:at least |some |about )?$", re.I)
_talks = re.compile(r"\sof\s(?:\w+\s)?(?:talks|negotiations|voting|votes|elections|discussions|consultations)\b")
_causes = frozenset({"to", "for", "over", "after"})


def _is_of_another(effect: Effect, head: Token) -> bool:
    """Tell whether a number is of a deed that is only the reason of what is told: "revenge for the killing of 30"."""
    deed = effect.token if effect.rule == "toll" else None
    return deed is not None and deed != head and deed.dep_ == "pobj" and deed.head.lower_ in _causes


def _one_counts(count: Count, counted: Counted, effect: Effect) -> bool:
    """Tell whether "a truck" counts as one: it was destroyed, or "a child" was killed.

    "The bridge" was told of before, or everybody knows it: it counts only where it is what something befell.
    """
    if _definite.search(count.surface) and effect.rule not in {"passive", "intransitive"}:
        return False
    if counted.head is None or not counted.known or counted.head.tag_ not in {"NN", "NNP", "JJ"}:
        return False
    if effect.rule not in {"active", "passive", "intransitive", "part-of", "including", "toll"}:
        return False
    if effect.rule == "active" and effect.token is not None and effect.token.lemma_.lower() == "hit":
        return False  # "hit a car": what is told are those in it
    if counted.unit in PEOPLE:
        return effect.name in {"killed", "wounded", "captured", "detained"}
    return (
        counted.unit in MATERIEL
        and counted.unit != "weapon"
        and effect.name in {"destroyed", "damaged", "captured", "taken"}
    )


def _of_age(doc: Doc, person: Token) -> str:
    """Tell a child by the age behind the noun: "a novice aged 12", "a student, 15"."""
    found = _minor.match(text_of(doc)[person.idx + len(person) :][:24])
    age = read_number(found[1]) if found is not None else None
    told = found is not None and ("aged" in found[0] or found[0].startswith(",")) and found[1].isdigit()
    return "child" if told and age is not None and age < GROWN_UP else "person"


GROWN_UP = 18
"""Years of age from which nobody is a child."""


def _are_fighters(men: Token) -> bool:
    """Tell whether men are somebody's: "lost 14 men", "two of his men"."""
    owned = any(c.dep_ == "poss" for c in men.lefts)
    return owned or (men.dep_ == "dobj" and men.head.lemma_ == "lose")


def _is_sent_off(counted: Counted) -> bool:
    """Tell whether weapons are counted as they are used up: "dropped three bombs", "two bombs landed" are strikes."""
    noun = counted.head
    if noun is None:
        return False
    sent = noun.dep_ in {"dobj", "nsubjpass"} and noun.head.lemma_ in _sending
    bursts = noun.lemma_.lower() in _bursting and noun.dep_ == "nsubj"
    return sent or (bursts and noun.head.lemma_ in _coming_down)


def _of_toll(doc: Doc, count: Count, start: int, words: UnitWords) -> Effect | None:
    """Read off a total's own words what happened to those it counts: "the death toll from the blast rose to 40"."""
    first, _ = tokens_at(doc, count.whole)
    for token in reversed(doc[start:first]):
        low = token.lower_
        if low in words.nouns and token.pos_ in {"NOUN", "PROPN"}:
            return Effect(name=words.nouns[low], token=token, rule="toll")
        if token.tag_ in {"VBN", "JJ"} and words.verbs.get(low, ("", ""))[1] == "past":
            return Effect(name=words.verbs[low][0], token=token, rule="toll")  # "the number of injured at 23"
    return None


def _fallen_before(taken: Sequence[Taken[Quantity]], *, named: bool) -> str:
    """Give the unit of "dozens" and "four others" told after people under arms ("killed 11 soldiers, wounded dozens").

    Beside civilians "others" (`named`) may be anybody, but "13" of "killed five civilians and wounded 13" are some too.
    """
    before = taken[-1].value if taken else None
    if before is not None and before.part_of is not None:
        before = taken[before.part_of].value
    kept = {"soldier", "fighter"} if named else {"soldier", "fighter", "civilian"}
    return before.unit if before is not None and before.unit in kept and before.effect in HARM else "person"


def _is_lost(verb: Token) -> bool:
    """Tell whether something only "was lost", as the drones besides those shot down: "95 had been lost to jamming"."""
    return verb.lemma_.lower() == "lose" and verb.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in verb.lefts)


def _are_more_of_them(doc: Doc, counted: Counted) -> bool:
    """Tell whether a number adds to those told of before by what befell it alone: "three more injured"."""
    if counted.head is None or counted.head.lower_ not in {"dead", "killed", "injured", "wounded", "hurt"}:
        return False
    return any(t.lower_ in {"more", "others", "other"} for t in doc[counted.tokens[0] : counted.tokens[1]])


def _quantity(
    doc: Doc,
    count: Count,
    counted: Counted,
    effect: Effect,
    whole: int | None,
    taken: Sequence[Taken[Quantity]],
    words: UnitWords,
) -> Quantity | None:
    """Put a quantity together; None where nothing tells what is counted."""
    unit, of = counted.unit, counted.words
    if unit == "person" and counted.head is not None and count.high == 1:
        unit = _of_age(doc, counted.head)
    if counted.head is not None and counted.head.lower_ == "men" and _are_fighters(counted.head):
        unit = "fighter"
    if counted.head is None:
        fated = effect.name in {"killed", "wounded", "captured", "detained", "displaced", "evacuated"}
        if not fated and not stands_for_people(doc, count, words):
            return None
        if effect.token is not None and effect.token.lemma_.lower() in _brought_down:
            # "59 were downed" can only be said of what flies.
            unit, of = "aircraft", "aircraft"
        elif effect.token is not None and _is_lost(effect.token):
            lost = taken[-1].value if taken else None
            if lost is None or lost.unit not in MATERIEL:
                return None  # "95 were lost" may be of men, of tanks or of both
            unit, of = lost.unit, lost.of
        else:
            told = taken[whole].value if whole is not None else drawn_from(taken)
            unit, of = (told.unit, told.of) if told is not None else (_fallen_before(taken, named=False), "people")
            if effect.token is not None and effect.token.lower_ == "losses":
                unit = "soldier"  # only who fights tells of losses of his own
        if unit not in PEOPLE and effect.name == "killed":
            effect = replace(effect, name="destroyed")
    elif (
        not counted.known
        and counted.head.lower_ not in words.places
        and (effect.rule == "either" or effect.name in {"killed", "wounded", "detained", "displaced", "evacuated"})
    ):
        unit = "person"
    over = text_of(doc)[slice(*count.whole)].lower().startswith("over ")
    downed = effect.token is not None and effect.token.lemma_.lower() in _brought_down
    over = over and (effect.name in {"killed", "other"} or downed)
    if over and counted.head is not None and counted.head.lower_ in words.places:
        return None  # "were shot down over eleven regions"
    if unit == "weapon" and _is_sent_off(counted):
        unit = "strike"
    unit = told_behind(doc, counted, count, words) or unit
    if unit in {"person", "other"} and (meant := unit_meant(doc, counted, count, words)) is not None:
        unit = meant
    if unit == "person" and taken and (of.lower() in {"other", "others", "more"} or _are_more_of_them(doc, counted)):
        unit = _fallen_before(taken, named=True)
    if unit == "person" and whole is not None and taken[whole].value.unit == "civilian":
        unit = "civilian"  # "12 civilians, among them three reporters"
    if count.low == 0 == count.high and (not counted.known or unit not in PEOPLE | MATERIEL or counted.head is None):
        return None
    return Quantity(
        low=count.low,
        high=count.high,
        unit=unit,
        effect=effect.name,
        of=of,
        span=(count.span[0], counted.head.idx + len(counted.head) if counted.head is not None else count.span[1]),
        surface=count.surface,
        part_of=whole,
        basis=count.basis,
    )

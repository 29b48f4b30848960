"""Where the parties of an event stand: beside its cue, beside a verb that only carries it, or where blame is laid."""

from collections.abc import Iterator, Sequence, Set

from spacy.tokens import Token

from reportedly.coding.arguments import is_passive, objects, subjects
from reportedly.coding.phrases import clause_of, is_verb, prepositional
from reportedly.coding.what import Trigger, at_position


def positions(trigger: Trigger, light_verbs: Set[str], roles: Set[str]) -> Iterator[tuple[str, str, Sequence[Token]]]:
    """Give the positions round a trigger that have one of some roles: (position, role, the nouns that stand there)."""
    for position, role in trigger.frame.roles.items():
        if role in roles:
            yield position, role, _standing(trigger, position, light_verbs)
            if position == "at" and role == "target":
                for word in ("towards", "toward"):
                    yield word, role, _standing(trigger, word, light_verbs)
    if not trigger.is_noun:
        if trigger.kind.id == "hold" and trigger.frame.roles.get("of") == "agent":
            # "is under rebel control" as "is under the control of rebels".
            grip = (trigger.token.doc[w] for w in trigger.words)
            yield "modifier", "agent", tuple(c for g in grip if g.pos_ == "NOUN" for c in g.lefts if c.dep_ in _tied)
        return
    yield "blamed", "agent", blamed_for(trigger.token)
    for laid in (c for c in trigger.token.rights if c.dep_ == "acl" and c.lemma_ in _blaming):
        yield "blamed-on", "agent", prepositional(laid, "on")  # "an ambush blamed on jihadists"
    if any(c.dep_ == "dobj" for c in trigger.token.rights):
        # "The rebels control the capital": the parser knows subject and object, though it calls the verb a noun.
        yield "subject", "agent", tuple(c for c in trigger.token.lefts if c.dep_ == "nsubj")
    verb = _light_verb(trigger.token, light_verbs)
    if verb is None or (trigger.kind.family == "casualties" and verb.lemma_ not in _harming):
        # Whoever puts or gives a toll has not caused it.
        return
    yield "light-subject", "agent", subjects(verb)
    for preposition in ("on", "against", "at"):
        if trigger.frame.roles.get(preposition) == "target":
            yield f"light-{preposition}", "target", prepositional(verb, preposition)


def hosts_of(token: Token) -> Iterator[Token]:
    """Give whoever brings about the talks that an event is, or is agreed at: "talks on Darfur sponsored by X"."""
    talks = [token, *(p for word in ("at", "in", "during") for p in prepositional(token, word))]
    for noun in (*talks, *(p for n in talks for word in ("on", "over", "about") for p in prepositional(n, word))):
        for done in (c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_ in _hosting):
            yield from prepositional(done, "by")


def blamed_for(noun: Token) -> tuple[Token, ...]:
    """Give whoever is said to be behind an event or responsible for it, or to whom it is put down."""
    laying = [c for c in noun.rights if c.dep_ == "relcl"]
    laying += [noun.head] if noun.dep_ in {"dobj", "nsubjpass"} else []
    for verb in (v for v in laying if v.lemma_ in _putting_down):
        return prepositional(verb, "to")
    if noun.dep_ != "pobj":
        return ()
    preposition, above = noun.head, noun.head.head
    if preposition.lower_ == "behind" and above.lemma_ in {"be", "stand"}:
        return subjects(above)
    if preposition.lower_ == "for" and above.lemma_ in {"responsible", "blame"} and is_verb(above.head):
        return subjects(above.head)
    return ()


def responsible_beside(event: Token) -> tuple[Token, ...]:
    """Give who is said to be responsible right beside an event: "there was a raid and the army is responsible"."""
    clause = clause_of(event)
    for verb in (c for c in clause.rights if c.dep_ == "conj" and c.lemma_ == "be"):
        if any(
            c.dep_ == "acomp" and c.lemma_ == "responsible" and not any(True for _ in c.rights) for c in verb.rights
        ):
            return subjects(verb)
    return ()


def is_light(verb: Token, light_verbs: Set[str]) -> bool:
    """Tell whether a verb only carries a noun: "carried out" in "carried out a raid"."""
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
    lemma = verb.lemma_.lower()
    # The small model makes "wag" of "waging".
    return any(f"{form} {particle}".strip() in light_verbs for form in (lemma, lemma + "e"))


def companions(head: Token) -> Iterator[Token]:
    """Give those named along with somebody: "X in cooperation with Y", "groups including Y", "that includes Y"."""
    yield from _included(head)
    yield from _other_allies(head)
    for child in head.rights:
        if child.dep_ != "prep":
            continue
        if child.lower_ == "of":
            yield from (c for p in child.children if p.dep_ == "pobj" for c in _included(p))
        elif child.lower_ == "including":
            # "Three suspects, including a trader": only a name says more of who they are.
            yield from (p for p in child.children if p.dep_ == "pobj" and p.pos_ == "PROPN")
        elif (
            child.lower_ in {"alongside", "like"}
            or (child.lower_ == "as" and child.nbor(-1).lower_ == "such")
            or (child.lower_ == "with" and child.nbor(-1).lower_ in {"together", "along"})
        ):
            yield from (p for p in child.children if p.dep_ == "pobj")
        elif child.lower_ == "in":
            for joint in (p for p in child.children if p.lemma_ in _together):
                yield from prepositional(joint, "with")


def _other_allies(noun: Token) -> Iterator[Token]:
    """Give those named along with an ally: "rebel backer Chad and army supporters Egypt and Oman"."""
    name = next((c for c in noun.rights if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
    if name is not None and noun.lemma_.lower() in KIN:
        for other in name.conjuncts:
            yield other
            yield from _other_allies(other)


def _included(noun: Token) -> Iterator[Token]:
    """Give those whom the members of an alliance include: "an alliance of militias that includes X"."""
    for child in noun.rights:
        if child.dep_ == "relcl" and child.lemma_.lower() in _including:
            yield from (o for o in child.rights if o.dep_ == "dobj")


def _standing(trigger: Trigger, position: str, light_verbs: Set[str]) -> Sequence[Token]:
    if position == "of" and trigger.kind.id == "support" and trigger.token.head.lower_ == "in":
        return ()  # "bombed the town in support of the army": the army is helped
    if position == "on" and trigger.token.dep_ == "dobj" and trigger.token.head.lemma_ in _blaming:
        return ()  # "blamed the attack on the militia": the militia was not attacked
    if position == "by" and is_verb(trigger.token):
        return prepositional(trigger.token, "by")
    if position == "by":
        return (*prepositional(trigger.token, "by"), *_by_whom_done(trigger.token, light_verbs))
    found = at_position(trigger.token, position)
    if not found and len(trigger.words) > 1:
        words = (trigger.token.doc[w] for w in trigger.words if w != trigger.token.i)
        found = tuple(p for word in words for p in prepositional(word, position))
    if not found and position in _ON_OBJECT and trigger.frame.roles[position] == "target" and is_verb(trigger.token):
        # "took the bridge from them", "signed a deal with them": the parser may hang them on the object.
        found = tuple(p for noun in objects(trigger.token) for p in prepositional(noun, position))
    return tuple(_neighbour(n) for n in found)


def _neighbour(noun: Token) -> Token:
    """Pass from a participle taken for the noun to the noun: "from neighboring Chad"."""
    named = [c for c in noun.rights if c.dep_ == "dobj"] if noun.lemma_.lower() in _beside else []
    return named[0] if named else noun


def _by_whom_done(noun: Token, light_verbs: Set[str]) -> tuple[Token, ...]:
    """Give the doer of a nominal event told in a participle: "an airstrike likely carried out by X"."""
    done = (c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN")
    return tuple(p for c in done if is_light(c, light_verbs) for p in prepositional(c, "by"))


def _light_verb(noun: Token, light_verbs: Set[str]) -> Token | None:
    """Find the verb that only carries a nominal event: "carried out a raid", "a raid … carried out by"."""
    if noun.dep_ not in {"dobj", "nsubjpass", "pobj", "nsubj"}:
        return None
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    while noun.dep_.startswith("nsubj") and (raised := [c for c in verb.rights if c.dep_ == "xcomp" and is_verb(c)]):
        verb = raised[0]
    if not is_verb(verb) or (noun.dep_ == "nsubj" and not is_passive(verb)):
        return None
    if noun.dep_ != "pobj":
        return verb if is_light(verb, light_verbs) else None
    return verb if any(v.endswith(f"{verb.lemma_.lower()} {noun.head.lower_}") for v in light_verbs) else None


KIN = frozenset("ally partner backer supporter affiliate sponsor".split())
"""Nouns for those who stand by somebody."""

_tied = frozenset({"compound", "amod", "nmod", "poss"})
_putting_down = frozenset({"attribute", "ascribe", "trace"})
_blaming = frozenset({"blame", "pin", "lay"})
_ON_OBJECT = frozenset({"from", "with", "against", "to"})
_harming = frozenset({"cause", "inflict", "leave"})
_hosting = frozenset({"sponsor", "broker", "mediate", "host", "convene", "facilitate", "organize", "organise"})
_beside = frozenset({"neighbor", "neighbour"})
_together = frozenset({"cooperation", "coordination", "conjunction", "collaboration", "partnership", "alliance"})
_including = frozenset({"include", "comprise"})

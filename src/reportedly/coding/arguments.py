"""Who does what a verb says, and to whom: its subjects and objects, through passives, relatives and broken parses."""

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.coding.phrases import clause_of, conjuncts, is_verb, is_within_name, prepositional

_subjects = frozenset({"nsubj", "csubj"})


def subjects(verb: Token) -> tuple[Token, ...]:
    """Give the logical subjects of a clause: also through relative clauses, participles, control and conjunction."""
    own = [c for c in verb.children if c.dep_ in _subjects and not is_within_name(c)]
    if own and not _is_gapped(verb, own[0]):
        return (*_coordinated_before(verb, own[0]), *(_antecedent(c) for c in own))
    if (behind := _subjects_behind(verb)) is not None:
        return behind
    helped = [c for a in verb.lefts if a.dep_ == "aux" for c in a.children if c.dep_ == "nsubj"]
    if helped:
        return tuple(helped)
    if (stranded := stranded_subject(verb)) is not None:
        return (stranded,)
    if is_passive(verb):
        return tuple(p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj")
    swallowed = swallowed_subject(verb)
    return (swallowed,) if swallowed is not None else tuple(inherited_subjects(verb))


def _subjects_behind(verb: Token) -> tuple[Token, ...] | None:
    """Give the subject that a copula has behind it: "among the dead were [two nurses]"; None where it has not."""
    if verb.lemma_ != "be" or not any(c.dep_ == "prep" and c.lower_ == "among" for c in verb.lefts):
        return None
    behind = tuple(c for c in verb.rights if c.dep_ == "attr")
    return behind or None


def stranded_subject(verb: Token) -> Token | None:
    """Find the subject of a sentence whose verb the parser hung on a noun before it as a participle.

    "Troops backed by jets pushed into the town", "gunmen on motorbikes killed nine": all that stands at the root of
    the sentence is a noun, and the participle has an object, or hangs on the doer of another.
    """
    if verb.dep_ != "acl" or verb.tag_ not in {"VBN", "VBD"} or any(c.dep_ == "agent" for c in verb.children):
        return None
    noun = verb.head
    by_another = noun.dep_ == "pobj" and noun.head.dep_ == "agent"
    if not by_another and (noun.dep_ != "pobj" or not any(c.dep_ == "dobj" for c in verb.rights)):
        return None
    while noun.dep_ in {"pobj", "prep", "agent", "acl"} and noun.head != noun:
        noun = noun.head
    return noun if noun.dep_ == "ROOT" and noun.pos_ in {"NOUN", "PROPN"} else None


def _coordinated_before(verb: Token, subject: Token) -> tuple[Token, ...]:
    """Find the first of two subjects where the parser took it for all of the sentence ("envoys and the army are …")."""
    head = verb.head
    alone = verb.dep_ == "conj" and head.dep_ == "ROOT" and head.pos_ in {"NOUN", "PROPN"}
    joined = alone and any(c.dep_ == "cc" and head.i < c.i < subject.i for c in head.rights)
    return (head,) if joined and subject.left_edge.i - head.i <= 2 else ()


def swallowed_subject(verb: Token) -> Token | None:
    """Find the subject that the parser gave to the verb before as its object ("said shelling on Sunday hit …")."""
    if (held := _held_to_be(verb)) is not None:
        return held
    if verb.dep_ not in {"ccomp", "conj"} or verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}:
        return None
    before = verb.nbor(-1) if verb.i else verb
    if before.dep_ == "conj" and before.pos_ in {"NOUN", "PROPN"} and verb.tag_ != "VBN" and not _has_subject(verb):
        # "X is a port and rebels took it": the parser took the second subject for one more of what X is.
        return before
    if verb.dep_ == "conj":
        return None
    between = [c for c in verb.head.rights if c.dep_ in {"dobj", "dative", "npadvmod"} and verb.head.i < c.i < verb.i]
    return None if _has_subject(verb) or not between or between[-1].ent_type_ == "DATE" else between[0]


def _held_to_be(verb: Token) -> Token | None:
    """Find who acts in "[men] believed to belong to X attacked", of which the parser makes a belief of theirs."""
    above = verb.head
    if verb.dep_ != "ccomp" or _has_subject(verb) or not is_reduced_passive(above) or verb.i < above.i:
        return None
    return next((c for c in above.lefts if c.dep_ == "nsubj"), None)


def is_reduced_passive(verb: Token) -> bool:
    """Tell whether a verb of holding true has an infinitive, and so says what others hold: "men believed to be …"."""
    held = verb.lemma_ in _holding_true and verb.tag_ in {"VBD", "VBN"}
    return held and any(c.dep_ == "xcomp" and any(t.tag_ == "TO" for t in c.lefts) for c in verb.rights)


_holding_true = frozenset({"believe", "think", "suspect", "presume", "suppose"})


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass", "mark"} for c in verb.children)


def inherited_subjects(verb: Token) -> Iterator[Token]:
    """Find the subject of a verb that has none of its own."""
    head = verb.head
    if verb.dep_ == "acl" and verb.tag_ != "VBN":
        yield head
    elif verb.dep_ == "xcomp" and is_verb(head):
        controlled = [c for c in head.children if c.dep_ in {"dobj", "nsubjpass"}]
        yield from controlled or subjects(head)
    elif verb.dep_ in {"xcomp", "acomp"} or head.dep_ == "acomp":
        yield from subjects(head if is_verb(head) else head.head)
    elif verb.dep_ == "conj" and is_verb(head):
        passive = [_antecedent(c) for c in head.children if c.dep_ == "nsubjpass"]
        yield from passive or subjects(head)
    elif verb.dep_ in {"advcl", "pcomp"} and verb.tag_ in {"VBG", "VB"}:
        # A verb taken for a noun still has its subject: "they work to evacuate".
        governor = head if any(c.dep_ in _subjects for c in head.children) else clause_of(head)
        if governor != verb:
            yield from subjects(governor)


def objects(verb: Token) -> tuple[Token, ...]:
    """Give the logical objects of a clause: its direct objects, or the subjects of a passive."""
    own = [c for c in verb.children if c.dep_ in {"dobj", "dative", "oprd"} and c.pos_ != "ADP"]
    passive = [_antecedent(c) for c in verb.children if c.dep_ == "nsubjpass"]
    passive = passive or [c for c in verb.lefts if c.dep_ == "nsubj" and _is_gapped(verb, c)]
    if passive:
        return tuple(passive)
    if own:
        return tuple(_antecedent(c) for c in own)
    if is_state(verb):
        return subjects(verb.head)
    if (shared := _shared_object(verb)) is not None:
        return (shared,)
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return (verb.head,) if stranded_subject(verb) is None else ()
    if (
        verb.dep_ == "conj"
        and verb.tag_ == "VBN"
        and is_passive(verb.head)
        and not any(c.dep_ in _subjects for c in verb.children)
    ):
        return objects(verb.head)
    return ()


def _shared_object(verb: Token) -> Token | None:
    """Find the object that two verbs share: "killed or wounded 30 people", "neither confirmed nor denied it"."""
    other = next((c for c in verb.rights if c.dep_ == "conj" and is_verb(c)), None)
    joint = verb.doc[verb.i + 1 : other.i].text.lower() if other is not None else ""
    if other is None or not (joint in {"or", "nor"} or (joint == "and" and verb.lemma_ in _befalling)):
        return None
    return next((c for c in other.rights if c.dep_ == "dobj"), None)


def is_passive(verb: Token) -> bool:
    """Tell whether a verb stands in the passive, auxiliaries or bare participle."""
    if any(c.dep_ in {"auxpass", "nsubjpass"} or (c.dep_ == "nsubj" and _is_gapped(verb, c)) for c in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    if is_state(verb):
        return True
    if verb.dep_ == "acl" or any(c.dep_ == "agent" for c in verb.children):
        return stranded_subject(verb) is None
    return verb.dep_ == "conj" and is_verb(verb.head) and verb.head.tag_ == "VBN" and is_passive(verb.head)


def is_state(participle: Token) -> bool:
    """Tell whether a participle says what state somebody stays in: "200 families remain trapped in the old town"."""
    return (
        participle.tag_ == "VBN"
        and participle.dep_ in {"acomp", "oprd", "xcomp", "attr"}
        and participle.head.lemma_ in _staying
        and not any(c.dep_ == "aux" for c in participle.lefts)
    )


_staying = frozenset({"remain", "stay", "lie", "stand", "keep", "become", "sit"})


def _is_gapped(verb: Token, subject: Token) -> bool:
    """Tell whether a verb shares the "were" of the one before it: "12 were killed and more than 70 wounded"."""
    before = verb.head
    shared = verb.dep_ == "conj" and before.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in before.lefts)
    if not shared or verb.lemma_ not in _befalling or verb.tag_ not in {"VBD", "VBN"}:
        return False
    counted = subject.pos_ == "NUM" or any(c.dep_ == "nummod" for c in subject.lefts) or subject.lower_ in _uncounted
    return counted and not any(c.dep_ in {"dobj", "aux"} for c in verb.children)


_befalling = frozenset(
    "kill wound injure hurt maim damage destroy arrest detain capture abduct kidnap displace burn intercept engage "
    "track".split()
)
_uncounted = frozenset({"others", "dozens", "scores", "hundreds", "many", "several", "some"})


def complement(verb: Token, word: str) -> tuple[Token, ...]:
    """Give what hangs on a verb by a preposition, also where the parser hung it on the object ("accused X of …")."""
    direct = prepositional(verb, word)
    return direct or tuple(p for noun in objects(verb) for n in conjuncts(noun) for p in prepositional(n, word))


def _antecedent(token: Token) -> Token:
    """Replace a relative pronoun by the noun it stands for."""
    if token.tag_ in {"WDT", "WP"}:
        verb = token.head
        while verb.dep_ == "conj" and verb.head != verb:
            verb = verb.head
        if verb.dep_ == "relcl":
            return _possessor_of_place(verb.head) if token.lower_ == "who" else verb.head
        before = token.nbor(-1) if token.i else token
        if before.text == "," and before.i:
            before = before.nbor(-1)
        if before.pos_ in {"NOUN", "PROPN"}:
            # The parser took the relative clause for the sentence: "an attack in the west that Paris blamed on rebels".
            return _placed(before)
    return token


def _placed(noun: Token) -> Token:
    """Pass from where something is to what is there: to the attack in "an attack in the west of the country"."""
    while noun.dep_ == "pobj" and noun.head.lower_ in _locating and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    return noun


_locating = frozenset({"of", "in", "near", "at", "on", "outside", "inside"})


def _possessor_of_place(noun: Token) -> Token:
    """Pass from the place to the people in it ("fighters in Kobani who …"), for a clause that only people can take."""
    while (
        noun.dep_ == "pobj"
        and noun.head != noun
        and noun.pos_ == "PROPN"
        and noun.head.lower_ in {"in", "at", "near", "from", "of"}
    ):
        above = noun.head.head
        people = objects(above) if is_verb(above) else (above,)
        if not people or people[0].pos_ not in {"NOUN", "PROPN"}:
            break
        noun = people[0]
    return noun

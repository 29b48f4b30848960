"""Noun phrases and clauses as spans of a parse: where they begin and end, who their subjects and objects are."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

CLAUSE_LABELS = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "xcomp", "pcomp", "parataxis", "csubj"})
_tails = frozenset({"relcl", "cc", "conj", "punct", "appos", "acl", "advcl", "parataxis", "ccomp"})
_phrase_prepositions = frozenset({"of", "for", "from", "to"})
_subjects = frozenset({"nsubj", "csubj"})


def is_verb(token: Token) -> bool:
    """Tell whether a token is a verb that can head a clause."""
    return token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"}


def clause_of(token: Token) -> Token:
    """Give the nearest verb above (or at) a token that heads a clause; the sentence's root where there is none."""
    while token.head != token and not (is_verb(token) and token.dep_ in CLAUSE_LABELS):
        token = token.head
    return token


def phrase_range(head: Token, *, appositions: bool = False, participles: bool = False) -> tuple[int, int]:
    """Give the token range of a noun phrase without its relative clauses and conjuncts.

    `appositions` keeps "X, director of Y" together, `participles` keeps "a doctor treating the wounded".
    """
    keep = ({"appos"} if appositions else set()) | ({"acl"} if participles else set())
    end = head.i + 1
    for child in head.rights:
        if child.dep_ == "appos" and "appos" in keep:
            end = phrase_range(child)[1]
            keep = keep - {"appos"}
        elif child.dep_ in keep:
            end = child.right_edge.i + 1
        elif (
            child.dep_ in _tails
            or (child.dep_ == "prep" and child.lower_ not in _phrase_prepositions)
            or _names_charge(child)
        ):
            if child.dep_ != "punct" and end > head.i + 1:
                break
            if child.dep_ in {"prep", "relcl", "acl", "cc"}:
                break
        elif child.right_edge.i < head.i + 25:
            end = _prepositional_end(child)
    start = _before_hyphens(head.doc, head.left_edge.i)
    if head.doc[start].dep_ == "preconj" and start < head.i:
        # "both the army and the rebels".
        start += 1
    while (
        start < head.i
        and (head.doc[start].is_punct or head.doc[start].is_space)
        and head.doc[start].text not in {'"', "“"}
    ):
        start += 1
    mark = next((t.i for t in head.doc[head.i + 1 : end] if t.is_quote and not t.text.startswith(("'", "’"))), end)
    end = min(end, mark)
    while end > head.i + 1 and (head.doc[end - 1].is_punct or head.doc[end - 1].is_space):
        end -= 1
    return start, end


def _names_charge(child: Token) -> bool:
    """Tell whether "of" leads up to what somebody is charged with, not to more of their name: "accused the army of"."""
    if child.lower_ not in {"of", "for"} or child.dep_ != "prep":
        return False
    noun = child.head
    while noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head
    return noun.dep_ in {"dobj", "nsubjpass"} and noun.head.lemma_ in _charging[child.lower_]


_charging = {
    "of": frozenset({"accuse", "suspect", "convict", "acquit", "deprive", "rid", "strip", "rob"}),
    "for": frozenset({"indict", "charge", "blame", "condemn", "criticize", "criticise", "arrest", "detain", "thank"}),
}


def _before_hyphens(doc: Doc, start: int) -> int:
    """Take along what a hyphen ties to a name though the parser did not: "al-" before "Thani"."""
    while start >= 2 and doc[start - 1].text == "-" and not doc[start - 2 : start].text_with_ws.count(" "):
        start -= 2
    return start


def is_within_name(token: Token) -> bool:
    """Tell whether a word is only a part of a name with hyphens, of which its last word stands for all ("al-Thani")."""
    return token.text == "-" or (
        token.i + 1 < len(token.doc) and not token.whitespace_ and token.nbor().text == "-" and token.pos_ == "PROPN"
    )


def _prepositional_end(child: Token) -> int:
    """End a prepositional phrase before the clauses that hang in it."""
    end = child.right_edge.i + 1
    for token in child.subtree:
        if token.dep_ in {"relcl", "advcl", "appos"} and token.left_edge.i > child.i:
            end = min(end, token.left_edge.i)
    return end


def is_negated(verb: Token) -> bool:
    """Tell whether a verb is said not to be so, by itself or by its subject ("no group claimed", "nobody came")."""
    for child in verb.children:
        if child.dep_ == "neg":
            return True
        is_subject = child.dep_ in {"nsubj", "nsubjpass"}
        if is_subject and (
            child.lower_ in _nobody or any(c.lower_ in _nobody or c.lower_ == "no" for c in child.lefts)
        ):
            return True
    return False


_nobody = frozenset({"nobody", "none", "nothing", "neither", "no"})


def conjuncts(head: Token) -> tuple[Token, ...]:
    """Give a noun and those coordinated with it, in text order."""
    others = (t for t in head.conjuncts if t.i > head.i and t.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
    return (head, *(t for t in others if not is_within_name(t)))


def subjects(verb: Token) -> tuple[Token, ...]:
    """Give the logical subjects of a clause: also through relative clauses, participles, control and conjunction."""
    own = [c for c in verb.children if c.dep_ in _subjects and not is_within_name(c)]
    if own:
        return (*_coordinated_before(verb, own[0]), *(_antecedent(c) for c in own))
    helped = [c for a in verb.lefts if a.dep_ == "aux" for c in a.children if c.dep_ == "nsubj"]
    if helped:
        return tuple(helped)
    if (stranded := stranded_subject(verb)) is not None:
        return (stranded,)
    if is_passive(verb):
        return tuple(p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj")
    swallowed = swallowed_subject(verb)
    return (swallowed,) if swallowed is not None else tuple(inherited_subjects(verb))


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
    if passive:
        return tuple(passive)
    if own:
        return tuple(_antecedent(c) for c in own)
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


def is_passive(verb: Token) -> bool:
    """Tell whether a verb stands in the passive, auxiliaries or bare participle."""
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ == "acl" or any(c.dep_ == "agent" for c in verb.children):
        return stranded_subject(verb) is None
    return verb.dep_ == "conj" and is_verb(verb.head) and verb.head.tag_ == "VBN" and is_passive(verb.head)


def complement(verb: Token, word: str) -> tuple[Token, ...]:
    """Give what hangs on a verb by a preposition, also where the parser hung it on the object ("accused X of …")."""
    direct = prepositional(verb, word)
    return direct or tuple(p for noun in objects(verb) for n in conjuncts(noun) for p in prepositional(n, word))


def clause_top(verb: Token, stop: frozenset[int] = frozenset()) -> Token:
    """Climb from the verb that names an event to the one that carries its sentence ("works to evacuate", "allow to").

    Tokens in `stop` (verbs of saying, other events) are not climbed to.
    """
    while True:
        head = verb.head
        if head.i in stop or head == verb or not is_verb(head):
            return verb
        infinitive = verb.dep_ == "xcomp" or (verb.dep_ == "ccomp" and verb.tag_ == "VB")
        shared = verb.dep_ == "conj" and verb.tag_ == "VB" and head.dep_ in {"xcomp", "ccomp"}
        if not infinitive and not shared:
            return verb
        verb = head


def prepositional(head: Token, word: str) -> tuple[Token, ...]:
    """Give the nouns that hang on a word by one preposition ("on", "against" …)."""
    return tuple(
        p
        for c in head.children
        if c.dep_ in {"prep", "agent", "dative"} and c.lower_ == word
        for p in c.children
        if p.dep_ in {"pobj", "pcomp"}
    )


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


def characters(doc: Doc, tokens: tuple[int, int]) -> tuple[int, int]:
    """Turn a range of tokens into a span of characters."""
    start, end = tokens
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])

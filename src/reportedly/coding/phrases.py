"""Noun phrases and clauses as spans of a parse: where they begin and end, who their subjects and objects are."""

from spacy.tokens import Doc, Token

CLAUSE_LABELS = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "xcomp", "pcomp", "parataxis", "csubj"})
_subject_labels = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_tails = frozenset({"relcl", "cc", "conj", "punct", "appos", "acl", "advcl", "parataxis", "ccomp"})
_phrase_prepositions = frozenset({"of", "for", "from", "to"})


def is_verb(token: Token) -> bool:
    """Tell whether a token is a verb that can head a clause."""
    return token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"}


def has_subject(verb: Token) -> bool:
    """Tell whether a verb has a subject of its own."""
    return any(c.dep_ in _subject_labels for c in verb.lefts)


def clause_of(token: Token) -> Token:
    """Give the nearest verb above (or at) a token that heads a clause; the sentence's root where there is none."""
    while (above := token.head) != token and not (token.dep_ in CLAUSE_LABELS and is_verb(token)):
        token = above
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
        if child.dep_ == "neg" or (child.lower_ == "neither" and child.dep_ in {"preconj", "cc"}):
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


def clause_top(verb: Token, stop: frozenset[int] = frozenset()) -> Token:
    """Climb from the verb that names an event to the one that carries its sentence ("works to evacuate", "allow to").

    Tokens in `stop` (verbs of saying, other events) are not climbed to.
    """
    while True:
        head = verb.head
        if head.i in stop or head == verb or not is_verb(head):
            return verb
        infinitive = verb.dep_ in {"xcomp", "acomp", "oprd"} or (verb.dep_ == "ccomp" and verb.tag_ == "VB")
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


def characters(doc: Doc, tokens: tuple[int, int]) -> tuple[int, int]:
    """Turn a range of tokens into a span of characters."""
    start, end = tokens
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])

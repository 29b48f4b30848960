"""What is no claim: how a war once began, what an outlet says of itself, what a place is by nature."""

from collections import defaultdict

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.codebook import Codebook
from reportedly.coding.phrases import clause_of

_wars = frozenset({"war", "conflict", "uprising", "revolution", "rebellion", "insurgency", "crisis", "revolt"})
_begin = frozenset({"begin", "start", "erupt", "break", "ignite", "flare"})


def tells_how_a_war_began(event: Token) -> bool:
    """Tell whether an event only dates a war: "since the conflict began in 2011 with protests"."""
    clause = clause_of(event)
    while True:
        if clause.lemma_.lower() in _begin and _is_of_war(clause) and _names_year(clause):
            return True
        above = clause_of(clause.head)
        if clause.dep_ not in {"advcl", "relcl", "acl", "xcomp", "pcomp"} or above == clause:
            return False
        clause = above


def _is_of_war(verb: Token) -> bool:
    subjects = [c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}]
    if verb.dep_ == "relcl" and any(c.tag_ in {"WDT", "WP"} for c in subjects):
        return verb.head.lemma_.lower() in _wars
    return any(c.lemma_.lower() in _wars for c in subjects)


def _names_year(verb: Token) -> bool:
    return any(t.text.isdigit() and len(t.text) == 4 and t.text[:2] in {"19", "20"} for t in verb.subtree)


class Filler:
    """The codebook's words by which an outlet speaks of itself, or of what everybody knows."""

    def __init__(self, codebook: Codebook) -> None:
        words = codebook.filler
        self._outlet: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for phrase in words.get("outlet", ()):
            self._outlet[phrase[0]].append(phrase)
        self._addressed, self._nature, self._lying = (
            frozenset(phrase[0] for phrase in words.get(name, ())) for name in ("addressed", "nature", "lying")
        )

    def stands_in(self, sentence: Tokens) -> bool:
        """Tell whether a sentence is about the outlet's own work, speaks to its readers, or only describes a place."""
        for token in sentence:
            if token.lower_ in self._addressed:
                return True
            if any(self._is_at(token, phrase) for phrase in self._outlet.get(token.lower_, ())):
                return True
        return self._describes(sentence.root)

    def _is_at(self, token: Token, phrase: tuple[str, ...]) -> bool:
        doc = token.doc
        return token.i + len(phrase) <= len(doc) and all(
            doc[token.i + n].lower_ == word for n, word in enumerate(phrase)
        )

    def _describes(self, verb: Token) -> bool:
        """Tell whether the present tense says what something is by nature: "Marka is a port on the coast"."""
        if verb.tag_ not in {"VBZ", "VBP"} or any(c.dep_ == "neg" for c in verb.children):
            return False
        if verb.lemma_ in self._lying:
            return True
        return verb.lemma_ == "be" and any(c.dep_ == "attr" and c.lemma_.lower() in self._nature for c in verb.children)

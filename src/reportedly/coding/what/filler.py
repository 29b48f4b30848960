"""Words that only say how a war once began: known to every reader, and no claim of the report."""

from spacy.tokens import Token

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

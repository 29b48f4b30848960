"""Who blames whom for what was told before: "The mayor blamed the rebels" accuses them of the attack just told of."""

from dataclasses import dataclass

from spacy.tokens import Token

from reportedly.coding.arguments import complement, is_passive, objects, subjects
from reportedly.coding.clause import Taken
from reportedly.coding.draft import Draft
from reportedly.coding.phrases import conjuncts, is_verb
from reportedly.coding.said.contents import POINTING
from reportedly.coding.told import again
from reportedly.coding.who import Parties, Roles
from reportedly.model import Claim, Party

FARTHEST = 1_000
"""Characters back to the act that somebody is blamed for."""

_charges = {"blame": "for", "accuse": "of"}
"""Verbs of blaming, each with the preposition by which it names what for."""

_each_other = frozenset({"each", "other", "another", "themselves", "themself"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Blame:
    """Somebody blamed with no word of what for: who blames, who is blamed, and the claim that tells of the deed."""

    accuser: Token
    accused: tuple[Token, ...]
    deed: Claim


def blamed_for_told(draft: Draft, deed: Claim | None) -> Blame | None:
    """Read "X blamed Y" and "X blamed it on Y", where `deed` is the last act of violence told; None where it is else.

    So with "accused Y" alone. Whoever "blamed each other", or blames "for" something that is named, is none of these.
    """
    verb = draft.head
    if draft.mention is None or draft.mention.kind.id != "accuse" or deed is None or not is_verb(verb):
        return None
    if verb.lemma_ not in _charges or is_passive(verb) or complement(verb, _charges[verb.lemma_]):
        return None
    if not 0 <= verb.idx - deed.span[1] <= FARTHEST or any(c.dep_ in {"aux", "neg"} and _undoes(c) for c in verb.lefts):
        return None
    named, on = objects(verb), complement(verb, "on")
    if on and not all(n.lower_ in POINTING for n in named):
        return None
    accused = tuple(n for head in (on or named) for n in conjuncts(head) if n.lower_ not in _each_other)
    accuser = next(iter(subjects(verb)), None)
    if (
        accuser is None
        or not accused
        or _names_deed_before(accuser, _charges[verb.lemma_])
        or any(n.pos_ == "PRON" for n in accused)
    ):
        return None
    return Blame(accuser=accuser, accused=accused, deed=deed)


def _names_deed_before(accuser: Token, preposition: str) -> bool:
    """Tell whether the deed stands before, whatever the parser made of it: "the shelling of which they accused Y"."""
    first = accuser.left_edge.i
    return first > 1 and accuser.doc[first - 1].lower_ == "which" and accuser.doc[first - 2].lower_ == preposition


def _undoes(auxiliary: Token) -> bool:
    return auxiliary.dep_ == "neg" or auxiliary.tag_ == "MD"


def parties_of_blame(blame: Blame, roles: Roles) -> Parties:
    """Give the blamed as the doers, and whom the deed hit where that was told."""
    found: dict[str, Party] = {}
    for noun in blame.accused:
        party = roles.naming.party_of(noun, acts=True)
        if party is not None:
            found.setdefault(party.name, party)
    accused = (Taken(value=p, rule="blamed-for-what-was-told", span=p.span) for p in found.values())
    hit = tuple(again(p) for p in blame.deed.event.targets if p.name not in found)
    return {"agent": tuple(accused), "target": hit, "weapon": tuple(again(p) for p in blame.deed.event.weapons)}

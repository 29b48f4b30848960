"""Which triggers of a sentence tell of one and the same event, and of which kind it then is."""

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from reportedly.codebook import Kind
from reportedly.coding.arguments import is_passive, objects
from reportedly.coding.phrases import clause_of, has_subject, is_verb
from reportedly.coding.what.mention import CONSEQUENCES, VIOLENT_FAMILIES, Trigger


def depth_of(token: Token) -> int:
    """Count the steps from a word up to the root of its sentence."""
    depth = 0
    while token.dep_ != "ROOT" and token.head != token:
        token = token.head
        depth += 1
    return depth


def parent_of(token: Token, by_token: Mapping[int, Trigger]) -> Trigger | None:
    """Find the trigger above a word in the sentence, or the event said to have caused it ("the raids left …")."""
    while token.dep_ != "ROOT" and token.head != token:
        below, token = token, token.head
        if token.i in by_token:
            return by_token[token.i]
        if is_verb(token) and below.dep_ not in {"ccomp", "relcl", "conj", "nsubj", "nsubjpass"}:
            cause = next((c for c in token.lefts if c.dep_ == "nsubj" and c.i in by_token and c != below), None)
            if cause is not None:
                return by_token[cause.i]
    return None


def _is_consequence(trigger: Trigger) -> bool:
    return trigger.weak or trigger.kind.id in CONSEQUENCES


def describes_party(trigger: Trigger) -> bool:
    """Tell whether a participle only says what sort of fighters somebody is ("brigades fighting the government")."""
    token = trigger.token
    return token.dep_ == "acl" and token.tag_ == "VBG" and trigger.kind.id == "clash"


def joins(child: Trigger, parent: Trigger, kind: Kind) -> bool:
    """Decide whether a trigger tells of the same event as the one above it in the sentence."""
    if child.frame.word_class == "adjective":
        return False
    if describes_party(child):
        return False
    if _is_brought_about(child, parent) or _is_new_total(child.token):
        return False
    link = _clause_link(child.token, parent.token)
    if child.is_noun and any(c.dep_ == "acl" and c.lemma_ == "claim" for c in child.token.children):
        return False
    if link is None:
        if is_of_another_time(child.token, parent.token):
            return False
        # A toll that came after an attack is that attack's; that people left after it, or for fear of one, is not.
        told = not parent.weak or parent.kind.family == "movement"
        apart = not child.weak and told and child.kind.id != parent.kind.id
        return not (apart and is_background(child.token, parent.token))
    violent = {child.kind.family, parent.kind.family, kind.family} <= VIOLENT_FAMILIES
    if link == "xcomp":
        return True
    if child.kind.id == kind.id and link in {"advcl", "acl", "pcomp"}:
        return not (link == "advcl" and _came_before(child.token, parent.token))
    if link == "conj":
        if {child.kind.id, parent.kind.id} == {"claim-responsibility"}:
            return True  # "neither confirmed nor denied its involvement"
        if _are_both_enabled(child.token, parent.token):
            return True
        if {child.kind.id, parent.kind.id} == {"casualties"} and not (child.is_noun or parent.is_noun):
            # "two were killed and five others were injured": one toll; "40 were admitted and nine died": two.
            return not (parent.token.lemma_ in _caring and child.token.lemma_ in _dying and has_subject(child.token))
        if _takes_arms(child) and parent.kind.family == "violence" and not has_subject(clause_of(child.token)):
            # "They killed three raiders and seized two rifles": what a fight brought in.
            return True
        if child.kind.id == "destruction" and not child.weak and parent.kind.id in _by_hand:
            # "They killed two men and burned down 40 huts": each a deed of its own.
            return False
        if _is_done_there(child, parent):
            return True
        clause = clause_of(child.token)
        gapped = clause.tag_ == "VBN" and not any(c.dep_ in {"aux", "auxpass"} for c in clause.children)
        own_subject = not gapped and any(c.dep_ in {"nsubj", "nsubjpass"} for c in clause.children)
        return _is_consequence(child) and violent and (not own_subject or (not child.is_noun and _is_hit(parent)))
    if link == "advcl" and _is_other_deed_before(child, parent):
        return False
    if link in {"advcl", "acl", "relcl", "pcomp"}:
        return violent and (_is_consequence(child) or _is_consequence(parent))
    return False


def _came_before(child: Token, parent: Token) -> bool:
    """Tell whether a clause tells of an earlier act like the one it hangs on: "took X a day after it had taken Y"."""
    clause = clause_of(child)
    opens = next((c for c in clause.lefts if c.dep_ in {"mark", "advmod"} and c.lower_ in {"after", "since"}), None)
    return opens is not None and has_subject(clause) and clause_of(parent) != clause


def _is_other_deed_before(child: Trigger, parent: Trigger) -> bool:
    """Tell whether a clause tells of an earlier deed, not of what hurt people: "hours after jets bombed the port"."""
    if not _came_before(child.token, parent.token) or {child.kind.id, parent.kind.id} & CONSEQUENCES:
        return False
    lapse = any(c.dep_ == "npadvmod" for c in clause_of(child.token).lefts)
    active = is_verb(parent.token) and not is_passive(parent.token) and has_subject(parent.token)
    return active and (lapse or not parent.weak)


def _is_done_there(child: Trigger, parent: Trigger) -> bool:
    """Tell whether a deed is what those who came did there and then: "stormed a school and shot seven pupils"."""
    came, deed = parent.token, child.token
    if not (is_verb(came) and is_verb(deed)) or has_subject(deed) or child.kind.family not in VIOLENT_FAMILIES:
        return False
    return came.lemma_.lower() in _coming and deed.head == came


_coming = frozenset("storm enter break burst raid intercept invade stop waylay surround barge force ride drive".split())


def _is_hit(trigger: Trigger) -> bool:
    """Tell whether something comes under attack, so that whom it hurt is its toll: "the block was hit and two died".

    "No one was hurt and no aircraft were damaged" tells two things of an attack, and is none.
    """
    verb = trigger.token
    if not is_verb(verb) or trigger.kind.id == "casualties":
        return False
    if verb.lemma_ in {"come", "be"}:
        return any(c.dep_ == "prep" and c.lower_ in {"under", "in"} for c in verb.rights)
    return is_passive(verb)


def _takes_arms(trigger: Trigger) -> bool:
    """Tell whether weapons are taken, not a place."""
    taken = objects(trigger.token) if is_verb(trigger.token) else ()
    return trigger.kind.id == "capture" and any(n.lemma_.lower() in _arms for o in taken for n in (o, *o.conjuncts))


_arms = frozenset(
    "weapon weaponry arm arms rifle gun pistol firearm ammunition munition explosive cache grenade launcher radio "
    "kalashnikov magazine".split()
)


_by_hand = frozenset({"attack", "execution", "abuse", "abduct", "clash", "capture", "displacement", "release"})
"""Kinds of what is done by hand: what burns beside is no more its effect than of a bomb."""


_caring = frozenset({"admit", "treat", "receive", "hospitalise", "hospitalize", "operate", "bring", "take"})
_dying = frozenset({"die", "succumb", "perish"})


def _is_new_total(word: Token) -> bool:
    """Tell whether words put what was just told to a total: "…, raising the death toll to 61"."""
    verb = word.head if word.lemma_.lower() in _totals and word.dep_ == "dobj" else word
    if verb.lemma_ not in _raising or verb.tag_ != "VBG" or verb.dep_ not in {"advcl", "acl"}:
        return False
    counted = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    return counted is not None and counted.lemma_.lower() in _totals


_totals = frozenset({"toll", "tally", "total", "number", "count"})
_raising = frozenset({"raise", "bring", "take", "push", "lift", "increase", "drive"})


def _is_brought_about(child: Trigger, parent: Trigger) -> bool:
    """Tell whether one nominal event brings about another of another sort: "the offensive set off an exodus"."""
    noun, cause = child.token, parent.token
    if not (child.is_noun and parent.is_noun) or child.weak or child.kind.family in VIOLENT_FAMILIES:
        return False
    return (
        noun.dep_ == "dobj"
        and cause.dep_ == "nsubj"
        and noun.head == cause.head
        and noun.head.lemma_ in _bringing_about
        and child.kind.family != parent.kind.family
    )


_bringing_about = frozenset({"set", "trigger", "cause", "prompt", "spark", "provoke", "touch", "force", "unleash"})


def _are_both_enabled(child: Token, parent: Token) -> bool:
    """Tell whether one thing is said to bring about both ("allows them to cross the border and join the battle")."""
    return child.tag_ == "VB" and child.head == parent and parent.dep_ == "ccomp" and parent.head.lemma_ in _enabling


_enabling = frozenset({"allow", "let", "enable", "help", "permit", "force", "lead", "push", "prompt"})


def _hangs_by(noun: Token, parent: Token, prepositions: frozenset[str]) -> Token | None:
    """Find the word by which a nominal event hangs on another: what it came after, because of, in answer to."""
    token = noun
    while token not in (parent, token.head):
        if token.dep_ == "prep" and token.lower_ in prepositions:
            return token
        token = token.head
    return None


def came_before(noun: Token, parent: Token) -> Token | None:
    """Find the word that puts a nominal event before another as one of its own: "fled [after] two days of clashes"."""
    return _hangs_by(noun, parent, _earlier)


_earlier = frozenset({"after", "following"})


def is_of_another_time(noun: Token, parent: Token) -> bool:
    """Tell whether a nominal event only says from or up to when another one goes: "killed since the invasion"."""
    return _hangs_by(noun, parent, _other_time) is not None


def is_background(noun: Token, parent: Token) -> bool:
    """Tell whether a nominal event is what another came after or because of: "fled after the attack"."""
    return is_feared(noun) or _hangs_by(noun, parent, _background) is not None


def is_feared(noun: Token) -> bool:
    """Tell whether a nominal event is only feared: "left their homes for fear of fighting"."""
    return noun.dep_ in {"pobj", "pcomp"} and noun.head.lower_ == "of" and noun.head.head.lemma_ == "fear"


_other_time = frozenset({"since", "before", "despite", "until"})
_background = _other_time | {"after", "following", "to", "amid", "over"}


def _clause_link(child: Token, parent: Token) -> str | None:
    """Name how the child's clause hangs on the parent's; None within one clause."""
    link = None
    token = child
    within = {parent, clause_of(parent)}
    while token not in within and token.head != token:
        if is_verb(token) and token.dep_ in {
            "ccomp",
            "advcl",
            "relcl",
            "acl",
            "conj",
            "xcomp",
            "pcomp",
            "parataxis",
            "csubj",
        }:
            link = token.dep_
            if link in {"ccomp", "parataxis"}:
                return link
        token = token.head
    return link


def kind_of(kind: Kind, new: Trigger, triggers: Sequence[Trigger]) -> Kind:
    """Choose the kind of a joined event: a strong cue before a weak one, an act before its toll, then by rank."""
    if new.kind.family == "law" and new.token.dep_ == "attr":
        # "The bombing was a war crime" is said of what it was.
        return new.kind
    if kind.family == "violence" and _takes_arms(new):
        return kind
    if kind.id == "advance" and new.kind.family == "violence" and new.token.dep_ == "conj":
        # "Entered the village and killed nine": they came to do it.
        return new.kind
    if kind.family in VIOLENT_FAMILIES and new.kind.family == "diplomacy" and new.token.dep_ == "pobj":
        # "Carried out no strikes in the de-escalation zone" is of strikes.
        return kind
    weak_so_far = all(t.weak for t in triggers[:-1])
    if new.weak and not weak_so_far:
        return kind
    if new.is_noun and not weak_so_far and kind.family not in VIOLENT_FAMILIES and not triggers[0].is_noun:
        return kind
    if not new.weak and weak_so_far:
        return new.kind
    if _are_both_enabled(new.token, new.token.head):
        return kind
    if kind.id in CONSEQUENCES and new.kind.id not in CONSEQUENCES and new.kind.family == "violence":
        return new.kind
    if new.kind.id in CONSEQUENCES or new.kind.family != kind.family:
        return kind
    return new.kind if new.kind.rank > kind.rank else kind


def reach(token: Token) -> Iterator[Token]:
    """Give the words of a trigger's clause, and of the event nouns and subordinate clauses that explain it."""
    yield token
    stack = list(token.children)
    if token.dep_ in {"relcl", "acl"}:
        stack.append(token.head)
        stack.extend(c for c in token.head.children if c.dep_ in {"compound", "amod"})
    while stack:
        word = stack.pop()
        if word.dep_ in {"ccomp", "conj", "parataxis", "relcl"} and is_verb(word):
            continue
        yield word
        stack.extend(word.children)

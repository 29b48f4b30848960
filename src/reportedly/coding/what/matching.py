"""Whether a cue of the codebook stands at a word: its own words, and what it asks of those around it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.codebook import Frame
from reportedly.coding.arguments import objects, subjects
from reportedly.coding.phrases import clause_of, conjuncts, is_verb, prepositional


def keys_of(token: Token) -> tuple[str, ...]:
    """Give the forms under which cues with this word are filed: its lemma, itself, what follows its hyphen."""
    lemma, form = token.lemma_.lower(), token.lower_
    keys = [lemma] if lemma == form else [lemma, form]
    if form in {lemma + "ing", lemma + "ed"}:
        # The small model makes "rap" of "raping"; but "planning" is of no plane.
        keys.append(lemma + "e")
    if "-" in form:
        keys.append(form.rsplit("-", 1)[1])
    return tuple(keys)


def match(token: Token, frame: Frame, cue: tuple[str, ...]) -> tuple[int, ...] | None:
    """Match a cue at a word; give the tokens of its words, None where one of them is missing."""
    if frame.word_class == "verb":
        if not token.tag_.startswith("VB") or token.dep_ in {"amod", "compound", "aux", "auxpass", "prep"}:
            return None
        return _follow(token, cue[1:])
    if frame.word_class == "noun":
        named = token.pos_ in {"NOUN", "PROPN"} or token.tag_ == "VBG" or _counts_people(token)
        if not named or (token.text == "March" and token.pos_ == "PROPN"):
            return None
        if token.dep_ in {"compound", "amod", "nmod"} and token.head.pos_ in {"NOUN", "PROPN"}:
            return None
        # A gerund is a noun only in its own form ("according" is no accord) and without an object ("bombing a market").
        if token.tag_ == "VBG" and (cue[-1] != token.lower_ or any(c.dep_ == "dobj" for c in token.rights)):
            return None
        if token.tag_ == "VBG" and any(c.dep_ in {"aux", "nsubj"} for c in token.lefts):
            # "They were firing at whoever stood up."
            return None
        return _stands_around(token, cue)
    if token.pos_ in {"ADJ", "VERB"} and (token.dep_ in {"amod", "acl", "compound"} or "-" in token.text):
        return stands_before(token, cue)
    return None


def _counts_people(token: Token) -> bool:
    """Tell whether an adjective stands for people: "31 dead", "five of the dead"."""
    if token.lemma_.lower() not in _befallen or token.dep_ in {"amod", "acomp", "attr", "oprd", "ccomp", "ROOT"}:
        return False
    part = token.dep_ == "pobj" and token.head.lower_ == "of"
    return any(c.dep_ in {"nummod", "quantmod"} or c.like_num or (part and c.dep_ == "det") for c in token.lefts)


_befallen = frozenset({"dead", "wounded", "injured", "missing"})


def stands_as_noun(gerund: Token) -> bool:
    """Tell whether a gerund is used as a noun: "heavy fighting between …", "the shelling of …"."""
    if any(c.dep_ in {"dobj", "aux", "prt", "ccomp", "xcomp"} for c in gerund.rights):
        return False
    if any(c.dep_ in {"aux", "nsubj"} for c in gerund.lefts):
        # "Snipers were firing from the roof."
        return False
    if any(c.dep_ in {"det", "amod", "poss", "compound", "nmod"} for c in gerund.lefts):
        return True
    return gerund.dep_ not in {"acl", "advcl", "pcomp", "xcomp"} and any(c.dep_ == "prep" for c in gerund.rights)


def _follow(verb: Token, words: Sequence[str]) -> tuple[int, ...] | None:
    """Find the further words of a verb cue among what hangs on the verb, close by and in order."""
    out = [verb.i]
    for word in words:
        pool = [t for t in verb.doc[out[-1] + 1 : out[-1] + 8] if word in {t.lemma_.lower(), t.lower_}]
        if verb.lemma_ == "be":
            # "Mediators are to meet in Cairo to revive talks" are in no talks yet.
            pool = [t for t in pool if clause_of(t) == verb or t.head == verb or (t.dep_ == "acl" and t.head.i in out)]
        hit = next((t for t in pool if t.head == verb or t.head.i in out or verb.is_ancestor(t)), None)
        if hit is None and verb.lemma_ == "be" and word == "among":
            # "Among the dead were two nurses."
            hit = next((c for c in verb.lefts if c.dep_ == "prep" and c.lower_ == word), None)
        if hit is None:
            passive = [
                t
                for c in verb.children
                if c.dep_ == "nsubjpass"
                for t in (c, *prepositional(c, "of"))
                if word == t.lemma_.lower()
            ]
            if not passive:
                return None
            hit = passive[0]
        out.append(hit.i)
    return tuple(out)


def head_of_noun_cue(cue: Sequence[str]) -> int:
    """Give which word of a noun cue the others hang on: the last, or the one before a preposition ("use of gas")."""
    return next((n - 1 for n in range(1, len(cue)) if cue[n] in _cue_prepositions), len(cue) - 1)


_cue_prepositions = frozenset({"of", "for", "to", "on", "in", "with", "from", "against", "between", "along"})


def _stands_around(token: Token, cue: tuple[str, ...]) -> tuple[int, ...] | None:
    """Match a noun cue at its head: the words before it stand directly there, those behind hang on it."""
    at = head_of_noun_cue(cue)
    before = stands_before(token, cue[: at + 1])
    if before is None or at == len(cue) - 1:
        return before
    out = [*before]
    for word in cue[at + 1 :]:
        pool = token.doc[max(out) + 1 : max(out) + 6]
        hit = next((t for t in pool if word in {t.lemma_.lower(), t.lower_} and token.is_ancestor(t)), None)
        if hit is None:
            return None
        out.append(hit.i)
    return tuple(out)


def stands_before(token: Token, cue: tuple[str, ...]) -> tuple[int, ...] | None:
    """Match the earlier words of a noun cue directly before its head, passing over hyphens."""
    out = [token.i]
    at = token.i
    for word in reversed(cue[:-1]):
        at -= 1
        if at >= 0 and token.doc[at].text == "-":
            at -= 1
        if at < 0 or word not in {token.doc[at].lemma_.lower(), token.doc[at].lower_}:
            return None
        out.append(at)
    return tuple(out)


def clause_lemmas(sentence: Tokens) -> Mapping[int, frozenset[str]]:
    """Collect, for each clause of a sentence, the lemmas that stand in it."""
    lemmas: dict[int, set[str]] = defaultdict(set)
    for token in sentence:
        lemmas[clause_of(token).i].update({token.lemma_.lower(), token.lower_})
    return {i: frozenset(words) for i, words in lemmas.items()}


def holds(token: Token, frame: Frame, clauses: Mapping[int, frozenset[str]]) -> bool:
    """Check what a frame asks of the words around its cue."""
    if _is_done_to_another(token, frame):
        return False
    if not (frame.needs or frame.blocked_by or frame.needs_role or frame.object_in or frame.subject_in):
        return True
    if not (names_one(token, "object", frame.object_in) and names_one(token, "subject", frame.subject_in)):
        return False
    clause = clause_of(token)
    around = clauses.get(clause.i, frozenset())
    if clause.dep_ == "relcl":
        # "Relief trucks that entered the province": those are who did it.
        around |= {w for t in (clause.head, *clause.head.lefts) for w in (t.lemma_.lower(), t.lower_)}
    if any(word in around for word in frame.blocked_by):
        return False
    if frame.needs and not _has_needed(token, frame, clause, around, clauses):
        return False
    return all(any(_stands_in(token, p) for p, r in frame.roles.items() if r == role) for role in frame.needs_role)


def _is_done_to_another(token: Token, frame: Frame) -> bool:
    """Tell whether a verb whose subject suffers it has an object here: "the drones sank a ship" sank no drones."""
    if frame.roles.get("subject") != "target" or "object" in frame.roles or not is_verb(token):
        return False
    direct = [c for c in token.rights if c.dep_ == "dobj"]
    return any(all(c.lemma_.lower() not in cue and c.lower_ not in cue for cue in frame.cues) for c in direct)


def _has_needed(
    token: Token, frame: Frame, clause: Token, around: frozenset[str], clauses: Mapping[int, frozenset[str]]
) -> bool:
    """Tell whether one of the words that a frame asks for stands around its cue, or belongs to what it is done with."""
    if not around.isdisjoint(frame.needs) or not _wider(clause, around, clauses).isdisjoint(frame.needs):
        return True
    return not _described(token, clauses).isdisjoint(frame.needs) or _is_named(token, frame)


def _stands_in(token: Token, position: str) -> bool:
    """Tell whether a position is filled, also where the parser hung it on the object ("sold arms to X")."""
    found = at_position(token, position)
    if found:
        # "6 dead, 43 wounded": a bare number does nothing to anybody.
        return (
            position != "subject" or any(n.tag_ != "CD" for n in found) or any(c.dep_ == "dobj" for c in token.rights)
        )
    return position == "to" and is_verb(token) and any(prepositional(o, "to") for o in objects(token))


def _wider(clause: Token, around: frozenset[str], clauses: Mapping[int, frozenset[str]]) -> frozenset[str]:
    """Add the lemmas of what a clause shares its subject with ("were allowed to withdraw") or describes."""
    words = around
    if clause.dep_ in {"relcl", "acl"}:
        words |= {w for t in (clause.head, *clause.head.lefts) for w in (t.lemma_.lower(), t.lower_)}
    while clause.dep_ in {"xcomp", "conj", "advcl"} and clause.head != clause and is_verb(clause.head):
        clause = clause.head
        words |= clauses.get(clause.i, frozenset())
    return words


def _described(token: Token, clauses: Mapping[int, frozenset[str]]) -> frozenset[str]:
    """Give the lemmas of what a verb's object is said to be: "drove a car [packed with explosives] into the gate"."""
    said = [clauses.get(c.i, frozenset()) for o in objects(token) for c in o.rights if c.dep_ == "acl"]
    return frozenset[str]().union(*said)


def _is_named(token: Token, frame: Frame) -> bool:
    """Tell whether a proper name stands where a frame lets one do ("took Aden")."""
    return "@name" in frame.needs and any(t.pos_ == "PROPN" for t in _filled(token, frame))


def names_one(token: Token, position: str, allowed: tuple[str, ...]) -> bool:
    """Check that a position names one of some lemmas itself, or behind "of" ("parts of the town")."""
    return not allowed or any(
        noun.lemma_.lower() in allowed
        or (noun.tag_ == "NNS" and noun.lower_ in allowed)
        or ("@name" in allowed and _is_name(noun))
        for direct in map(_antecedent, (n for first in at_position(token, position) for n in conjuncts(first)))
        for noun in (direct, *(m for part in at_position(direct, "of") for m in _meant(part)))
    )


def _is_name(noun: Token) -> bool:
    """Tell whether a noun is a proper name, also where the tagger takes a village's for a common noun ("took Sake")."""
    if noun.pos_ == "PROPN" or noun.text.isupper():
        return True
    return noun.pos_ == "NOUN" and noun.is_title and not noun.is_sent_start


def _antecedent(noun: Token) -> Token:
    """Pass from "which" and "who" at a relative clause's verb to whom they stand for."""
    relative = noun.tag_ in {"WDT", "WP"} and noun.head.dep_ == "relcl"
    return noun.head.head if relative else noun


def _meant(pronoun: Token) -> Iterator[Token]:
    """Pass from "which" in "most of which is held" to the place that it stands for."""
    verb = pronoun.head.head.head
    if pronoun.tag_ != "WDT":
        yield pronoun
        return
    if verb.dep_ == "relcl":
        yield verb.head
    # The parser may hang the clause on a noun further up: it still stands right behind its own.
    first = verb.left_edge.i
    before = verb.doc[first - 2] if first > 1 and verb.doc[first - 1].text == "," else pronoun
    if before.pos_ in {"NOUN", "PROPN"}:
        yield before


def _filled(token: Token, frame: Frame) -> Iterator[Token]:
    direct = at_position(token, "object")
    yield from direct
    if not direct:
        for position in frame.roles:
            if position not in {"subject", "object", "by", "poss", "modifier", "head"}:
                yield from at_position(token, position)


def at_position(token: Token, position: str) -> tuple[Token, ...]:
    """Give the words that stand in one position of a trigger."""
    if position == "subject":
        return subjects(token) if is_verb(token) else ()
    if position == "object":
        return objects(token) if is_verb(token) else ()
    if position == "poss":
        return tuple(c for c in token.children if c.dep_ == "poss")
    if position == "modifier":
        return tuple(c for c in token.lefts if c.dep_ in {"compound", "amod", "nmod", "npadvmod"})
    if position == "head":
        return (token.head,)
    return tuple(
        p for c in token.children if c.dep_ in {"prep", "agent", "dative"} and c.lower_ == position
        for p in c.children if p.dep_ in {"pobj", "pcomp"}
    )  # fmt: skip

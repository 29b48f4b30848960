"""What the phrase that names a speaker holds: a name beside a description, a part of a group, a life lived through."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from reportedly.coding.said.attribution import Range

_senses = frozenset("see hear witness watch feel smell find run flee hide bury escape survive".split())


def named_before(head: Token, start: int) -> Token | None:
    """Give the proper name that a description follows without its comma ("the X Observatory a group which …")."""
    if head.pos_ != "NOUN" or not start or head.doc[start].lower_ not in {"a", "an"}:
        return None
    before = head.doc[start - 1]
    return before if before.pos_ == "PROPN" else None


def named_by_apposition(head: Token) -> Token | None:
    """Give the proper name that a described speaker is given after a comma ("a medical charity, Doctors for Taiz")."""
    if head.pos_ != "NOUN":
        return None
    names = [c for c in head.rights if c.dep_ == "appos" and c.pos_ == "PROPN"]
    return names[0] if names and names[0].left_edge.i > 0 and names[0].left_edge.nbor(-1).text == "," else None


def named_above(head: Token) -> Token | None:
    """Give the name that a description hangs on: "according to General Zapata, commander of the division, who …"."""
    above = head.head
    return above if head.dep_ == "appos" and head.pos_ == "NOUN" and above.pos_ == "PROPN" else None


def is_ones_own(doc: Doc, words: Range) -> bool:
    """Tell whether an outlet speaks of itself or its people: "told this newspaper", "our correspondent"."""
    return doc[words[0]].lower_ in {"this", "our"}


def named_last(doc: Doc, words: Range) -> Token | None:
    """Give the proper name that a speaker's words end with behind a comma, however the parser hung it up."""
    comma = next((t.i for t in doc[words[0] : words[1]] if t.text == ","), None)
    if comma is None or comma + 1 >= words[1] or doc[words[0]].pos_ == "PROPN":
        return None
    name = doc[comma + 1 : words[1]].root
    return name if doc[comma + 1].text[:1].isupper() and name.text[:1].isupper() else None


def described_part(head: Token) -> Token | None:
    """Give the noun that tells who one of a group is ("one of them, a teacher, told us")."""
    return next((c for c in head.rights if c.dep_ == "appos" and c.pos_ in {"NOUN", "PROPN"}), None)


def is_indefinite(doc: Doc, words: Range) -> bool:
    """Tell whether a phrase names somebody new: "a group" is not the one told of before."""
    return doc[words[0]].lower_ in {"a", "an", "another"}


def is_told_to_have_fled(speaker: Token) -> bool:
    """Tell whether somebody is told to have lived through it: "a nurse who hid in the bush", "a man who lost a son"."""
    return _in_clause_with_who(speaker, _lived)


def _in_clause_with_who(speaker: Token, verbs: frozenset[str]) -> bool:
    for clause in speaker.rights:
        who = any(c.lower_ == "who" and c.dep_ == "nsubj" for c in clause.lefts)
        before = any(c.lower_ == "had" and c.dep_ == "aux" for c in clause.lefts)
        if clause.dep_ == "relcl" and who and clause.lemma_ in verbs and not before:
            return True
    return False


_seen = frozenset({"see", "witness", "watch", "hear"})
_lived = frozenset("hide flee escape survive lose crawl".split())


def is_told_to_have_seen(speaker: Token, contents: Sequence[Range]) -> bool:
    """Tell whether somebody is told to have been there: "people who saw it", "a woman said she stepped over …"."""
    if _in_clause_with_who(speaker, _seen) or is_told_to_have_fled(speaker):
        return True
    for start, end in contents if speaker.tag_ in {"NN", "NNP"} else ():
        for token in speaker.doc[start : min(end, start + 2)]:
            if token.lower_ in {"he", "she"} and token.dep_ == "nsubj":
                verb = token.head
                past = verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in verb.lefts)
                if past and verb.lemma_ in _senses | _passing:
                    return True
        if _has_had_to_flee(speaker.doc, start, end):
            return True
    return False


def _has_had_to_flee(doc: Doc, start: int, end: int) -> bool:
    """Tell whether somebody tells of their own flight in reported words: "said that she had had to flee twice"."""
    for token in doc[start:end]:
        if token.lower_ in {"he", "she"} and token.dep_ == "nsubj":
            verb = token.head
            if verb.lemma_ == "have":
                verb = next((c for c in verb.rights if c.dep_ == "xcomp"), verb)
            if verb.lemma_ in {"flee", "escape", "hide", "survive"} and any(
                c.dep_ in {"aux", "mark"} for c in verb.lefts
            ):
                return True
    return False


_passing = frozenset("step walk carry count pull pass crawl drag wake".split())


def lived_through(doc: Doc, quoted: Sequence[Range], *, senses_only: bool, alone: bool) -> bool:
    """Tell whether somebody tells in their own words of what happened to them ("I saw …", "We were asleep").

    One person `alone` also tells what they saw in "They came at dawn" and "my neighbour's roof is gone".
    """
    for start, end in quoted:
        for token in doc[start:end]:
            if alone and token.lower_ == "they" and token.dep_ == "nsubj" and token.head.tag_ == "VBD":
                return True
            if alone and token.lower_ == "my" and token.dep_ == "poss":
                return True
            if token.lower_ in {"i", "we"} and token.dep_ in {"nsubj", "nsubjpass"}:
                verb = token.head
                past = verb.tag_ == "VBD" or any(c.tag_ == "VBD" or c.text in {"'d", "’d"} for c in verb.lefts)
                if past and (verb.lemma_ in _senses or not senses_only):
                    return True
    return False

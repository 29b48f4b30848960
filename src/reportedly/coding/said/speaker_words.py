"""Which words name the speaker of a verb of saying, and where that phrase begins and ends."""

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from reportedly.coding.arguments import subjects
from reportedly.coding.phrases import conjuncts, is_verb, phrase_range, prepositional
from reportedly.coding.said.attribution import Range


def who_goes_on(verb: Token) -> tuple[Token, ...]:
    """Give the speaker who said one thing "but denied" another, where the parser put the denial among what was said.

    The tenses tell: what had happened is told, what was denied is told of.
    """
    told = verb.head
    if (
        verb.dep_ != "conj"
        or verb.tag_ != "VBD"
        or told.dep_ != "ccomp"
        or any(c.dep_ == "nsubj" for c in verb.children)
    ):
        return ()
    return subjects(told.head) if any(c.lower_ == "had" and c.dep_ == "aux" for c in told.children) else ()


def is_unsaid(verb: Token) -> bool:
    """Tell whether nobody says it: "has not said whether", "no group has claimed responsibility"."""
    if any(c.dep_ == "neg" for c in verb.children) or _is_neither(verb):
        return True
    return any(
        s.lower_ in {"nobody", "none"} or any(d.lower_ == "no" for d in s.lefts)
        for s in verb.children
        if s.dep_ == "nsubj"
    )


def _is_neither(verb: Token) -> bool:
    """Tell whether it is one of two things that nobody said: "has neither confirmed nor denied"."""
    either = verb.head if verb.dep_ == "conj" else verb
    return any(c.lower_ == "neither" and c.dep_ in {"preconj", "cc", "det", "advmod"} for c in either.lefts)


def author(noun: Token) -> Token:
    """Give whoever stands behind a document that speaks: "a statement by the army", "he put out a letter saying"."""
    if noun.lemma_.lower() not in _documents | _findings:
        return noun
    owners = [c for c in noun.children if c.dep_ == "poss"]
    owners += [c for c in noun.children if c.dep_ == "compound" and _is_name(c)]
    named = [*owners, *prepositional(noun, "by"), *prepositional(noun, "from"), *prepositional(noun, "of")]
    if named:
        return named[0]
    issuers = subjects(noun.head) if noun.dep_ == "dobj" and is_verb(noun.head) else ()
    return issuers[0] if issuers else noun


def _is_name(word: Token) -> bool:
    """Tell whether a word is a name or short name, also where the parser took "RSF" for a noun."""
    return word.pos_ == "PROPN" or (word.text[:1].isupper() and not word.is_sent_start) or word.text.isupper()


_findings = frozenset({"estimate", "figure", "statistic", "tally", "data"})
_documents = frozenset(
    {"statement", "communique", "communiqué", "release", "letter", "message", "tweet", "post", "speech"}
)


def inverted_subject(verb: Token, sentence: Tokens) -> tuple[Token, ...]:
    """Find the speaker behind the verb ("…, said the Observatory") where the parse took it for an object."""
    after = [
        c
        for c in verb.rights
        if c.dep_ in {"nsubj", "dobj", "npadvmod", "attr", "oprd"} and c.pos_ in {"NOUN", "PROPN"}
    ]
    if after and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.lefts) and verb.i > sentence.start + 2:
        return (after[0],)
    return ()


def speaker_range(speaker: Token, verb: Token, contents: Sequence[Range]) -> Range:
    """Give the words that name a speaker: up to a comma, with a proper name in apposition, without a long clause."""
    doc = speaker.doc
    start, end = phrase_range(speaker, appositions=True, participles=True)
    if speaker.i < verb.i:
        end = max(end, min(speaker.right_edge.i + 1, verb.i))
    last = conjuncts(speaker)[-1]
    if last.i != speaker.i and last.i < speaker.i + 12 and not any(a <= last.i < b for a, b in contents):
        end = max(end, phrase_range(last, appositions=True)[1])
    for token in doc[speaker.i + 1 : end]:
        long_clause = (
            token.dep_ == "relcl" and token.right_edge.i - token.left_edge.i > 4 and token.left_edge.i > speaker.i
        )
        named_before = any(c.dep_ == "appos" and c.i < token.i for c in token.head.rights)
        nested = token.dep_ == "appos" and (token.head not in conjuncts(speaker) or named_before)
        if long_clause or nested:
            end = min(end, token.left_edge.i)
        if token.text == "," and token.head.i >= start and not _lists(token, end):
            end = min(end, token.i)
        if token.is_quote or says_more(token):
            end = min(end, token.i)
    for a, b in contents:
        if start < b <= speaker.i:
            start = b
        if speaker.i < a < end:
            end = a
    while end > speaker.i + 1 and (
        doc[end - 1].dep_ in {"aux", "auxpass", "neg", "advmod", "cc"}
        or doc[end - 1].is_space
        or doc[end - 1].tag_ in {"WP", "WDT"}
    ):
        end -= 1
    return unpunctuated(doc, start, end)


def says_more(word: Token) -> bool:
    """Tell whether a participle tells of the saying and describes nobody: "X, adding …", "a source reached by …"."""
    return (word.tag_ == "VBG" and word.lemma_ in _going_on) or (word.tag_ == "VBN" and word.lemma_ in _reached)


_going_on = frozenset("add say cite quote note warn stress claim tell speak refer accuse call urge describe".split())


_reached = frozenset("contact reach interview quote cite ask question".split())


def _lists(comma: Token, end: int) -> bool:
    """Tell whether a comma stands in a list of speakers ("residents, doctors and activists")."""
    return any(t.dep_ == "conj" and t.head.i < comma.i < t.i for t in comma.doc[comma.i + 1 : end])


def told_to(verb: Token) -> Token | None:
    """Find to whom something was told ("told Reuters", "in an interview with AFP")."""
    if verb.lemma_ == "tell":
        direct = [c for c in verb.rights if c.dep_ in {"dobj", "dative", "nsubj"} and c.pos_ in {"PROPN", "NOUN"}]
        return direct[0] if direct else None
    for preposition in (c for c in verb.rights if c.dep_ in {"prep", "dative"} and c.lower_ == "to"):
        for noun in preposition.children:
            if noun.pos_ == "PROPN":
                return noun
    return None


def without_stamp(doc: Doc, words: Range) -> Range:
    """Drop the time of day or number of an entry that the parser hung on a speaker: "16:40 - The army said"."""
    start, end = words
    while start < end - 1 and (doc[start].text in _stamp_marks or _is_stamp(doc[start])):
        start += 1
    return start, end


def _is_stamp(word: Token) -> bool:
    """Tell whether a word is a time of day or an entry's number ("16:40", "18.05", "3/")."""
    # "1.25 million residents said" begins with no time of day.
    return _stamp.fullmatch(word.text) is not None and word.nbor(1).lower_ not in {"million", "billion", "thousand"}


_stamp = re.compile(r"[(\[]?(?:\d{1,2}[:.h]\d{2}|\d{1,3}/)[)\]]?")
_stamp_marks = frozenset({"-", "–", "—", ":", "/", "|"})


def unpunctuated(doc: Doc, start: int, end: int) -> Range:
    """Drop punctuation and blanks from the end of a range of tokens."""
    while end > start + 1 and (doc[end - 1].is_punct or doc[end - 1].is_space) and doc[end - 1].text != ")":
        end -= 1
    return start, end


def next_noun(token: Token, sentence: Tokens) -> Token | None:
    """Find the first noun close behind a word, where the parse gives it no object."""
    for word in sentence.doc[token.i + 1 : min(sentence.end, token.i + 8)]:
        if word.pos_ in {"NOUN", "PROPN"} and word.dep_ != "compound":
            return word
    return None

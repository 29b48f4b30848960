"""What kind of speaker a phrase names: by its common nouns, and by the body that somebody belongs to."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from reportedly.codebook import SpeakerNoun
from reportedly.coding.phrases import characters
from reportedly.coding.said.attribution import Range
from reportedly.coding.who.cast import Cast

_joints = frozenset({"-", "–", "'", "’", "'s", "’s"})
"""Marks that stand inside a noun of several words: "Secretary-General", "the mayor's office"."""

_belonging = frozenset({"of", "at", "in", "with", "from", "for"})
_recording = frozenset({"monitor", "track", "document", "tally", "record", "count"})
_reach = 10
"""Words behind a noun within which its body is looked for ("a source at the city's main hospital")."""


class SpeakerKinds:
    """The codebook's nouns for speakers, looked up in the phrases of one report."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.doc = cast.doc
        self._by_first = cast.nouns.by_first
        self.titles = cast.nouns.titles

    def of_phrase(self, head: Token, words: Range, *, whole: bool = False) -> str | None:
        """Tell the kind that a phrase's nouns give: those that end in its head, or with `whole` any of them.

        Somebody of a body is of the body's kind where the noun says so: "a hospital source", "a WHO official".
        """
        if (said_to_be := _passed_off_as(head)) is not None:
            return self.of_phrase(said_to_be, (said_to_be.left_edge.i, said_to_be.i + 1), whole=whole)
        entry = self.entry(head, words, whole=whole)
        if entry is None:
            return None
        if entry.kind == "armed-group" and self._records(head):
            return "monitor"
        # "a group of doctors" are doctors, "a resistance group" is no doctor's.
        start = words[0]
        if entry.noun == ("group",):
            before = self.doc[head.i - 1] if head.i > words[0] else head
            start = before.i if before.dep_ in {"compound", "amod"} and before.tag_ in {"NNS", "NN"} else head.i
        for kind in self._bodies(head, (start, words[1])) if entry.takes_kind else ():
            if kind in entry.takes_kind:
                return kind
        return entry.kind

    def entry(self, head: Token, words: Range, *, whole: bool = False) -> SpeakerNoun | None:
        """Find the codebook's noun that a phrase's words name; the longest wins, then the first."""
        found = self._longest([t for t in self.doc[words[0] : head.i + 1] if t.text not in _joints], last=True)
        if found is None and whole:
            found = self._longest([t for t in self.doc[words[0] : words[1]] if t.text not in _joints], last=False)
        return found

    def _longest(self, tokens: Sequence[Token], *, last: bool) -> SpeakerNoun | None:
        best: SpeakerNoun | None = None
        for at, token in enumerate(tokens):
            for key in dict.fromkeys((token.lemma_.lower(), token.lower_)):
                for entry in self._by_first.get(key, ()):
                    size = len(entry.noun)
                    fits = at + size == len(tokens) if last else at + size <= len(tokens)
                    # A colonel who is a spokesman speaks as one.
                    shorter = best is not None and size <= len(best.noun) and entry.kind != "spokesperson"
                    if not fits or shorter:
                        continue
                    these = tokens[at : at + size]
                    if entry.plural_only and these[-1].tag_ not in {"NNS", "NNPS"}:
                        continue
                    if all(w in {t.lemma_.lower(), t.lower_} for w, t in zip(entry.noun, these, strict=True)):
                        best = entry
                        if entry.kind == "spokesperson":
                            return entry
        return best

    def _bodies(self, head: Token, words: Range) -> Iterator[str]:
        """Give the kinds of the bodies that somebody is said to belong to, in text order."""
        start, end = words[0], head.i + 1
        for child in head.rights:
            if child.dep_ == "prep" and child.lower_ in _belonging and child.i <= head.i + 2:
                end = max(end, min(child.right_edge.i + 1, head.i + _reach))
        end = next((t.i for t in self.doc[head.i + 1 : end] if t.text == ","), end)
        named = [m for m in self.cast.mentions_within(characters(self.doc, (start, end))) if m.via != "nominal"]
        at = {m.span[0]: self.cast.actor(m.actor).speaker_kind for m in named}
        for token in self.doc[start:end]:
            if token.idx in at:
                yield at[token.idx]
            elif token != head and token.pos_ in {"NOUN", "PROPN", "ADJ"}:
                entry = self._pair(token) or self._single(token)
                # "a local group" is no residents', but "a rebel negotiator" is the rebels'.
                if entry is not None and not (token.pos_ == "ADJ" and entry.kind == "resident"):
                    yield entry.kind

    def _single(self, noun: Token) -> SpeakerNoun | None:
        return next((e for e in self._by_first.get(noun.lemma_.lower(), ()) if len(e.noun) == 1), None)

    def _pair(self, noun: Token) -> SpeakerNoun | None:
        """Find the codebook's noun of two words that ends in a word: the "defence team" of a town."""
        if not noun.i:
            return None
        first = noun.nbor(-1)
        pair = (noun.lemma_.lower(), noun.lower_)
        found = (*self._by_first.get(first.lemma_.lower(), ()), *self._by_first.get(first.lower_, ()))
        return next((e for e in found if len(e.noun) == 2 and e.noun[1] in pair), None)

    def _records(self, head: Token) -> bool:
        """Tell whether a group is one that only watches: "a group tracking the violence"."""
        following = head.doc[head.i + 1 : head.i + 3]
        if len(following) > 1 and following[0].lower_ in {"that", "which"}:
            following = following[1:]
        return bool(len(following)) and following[0].lemma_ in _recording and following[0].pos_ in {"VERB", "NOUN"}


def _passed_off_as(head: Token) -> Token | None:
    """Give what an unnamed person is said to be: "a man who introduced himself as [a spokesman] for the column"."""
    for clause in head.rights if head.pos_ == "NOUN" else ():
        himself = any(c.lower_ in _oneself for c in clause.rights)
        if clause.lemma_ in _presenting and (
            (clause.dep_ == "relcl" and himself) or (clause.dep_ == "acl" and (himself or clause.tag_ == "VBN"))
        ):
            nouns = (n for c in clause.rights if c.dep_ == "prep" and c.lower_ == "as" for n in c.children)
            return next((n for n in nouns if n.dep_ == "pobj" and n.pos_ == "NOUN"), None)
    return None


_presenting = frozenset({"identify", "introduce", "present", "describe", "style"})
_oneself = frozenset({"himself", "herself", "themselves"})

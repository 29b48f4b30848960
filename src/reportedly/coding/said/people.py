"""The people a report introduces: what each is called in full, and what they are said to be."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from reportedly.coding.phrases import phrase_range
from reportedly.coding.said.attribution import Range
from reportedly.coding.said.speaker_kinds import SpeakerKinds

_particles = frozenset("al el ag ould bin ibn abu ben de del la van von der ul ur".split())
_honorifics = frozenset({"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr."})
_works_for = frozenset("work coordinate lead head run direct represent manage oversee volunteer speak".split())
_of_bodies = frozenset({"ngo", "un-igo", "medical", "armed-group", "monitor"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody named in a report: their name, the kind of speaker they are described as, and where all of it stands.

    `words` are those of the name with the rank or office in it, where the report first gives it in full.
    """

    name: str
    kind: str | None
    words: Range


class People:
    """Everybody a report names as a person, by surname; found once."""

    def __init__(self, doc: Doc, kinds: SpeakerKinds) -> None:
        self.doc = doc
        self.kinds = kinds
        self._titles = kinds.titles
        self._by_surname: dict[str, Person] = {}
        for head in _last_words_of_names(doc):
            name = self.name_of(head)
            kind = self.described(head)
            known = self._by_surname.get(head.text)
            if known is None and " " in name:
                self._by_surname[head.text] = Person(name=name, kind=kind, words=self.titled(head))
            elif known is not None and known.kind is None and kind is not None:
                self._by_surname[head.text] = replace(known, name=max(known.name, name, key=len), kind=kind)

    def known(self, head: Token) -> Person | None:
        """Give the person a name means, where the report has their full name: the surname alone, or all of it."""
        person = self._by_surname.get(head.text)
        if person is None:
            return None
        here = self.name_of(head)
        return person if person.name == here or person.name.endswith(" " + here) else None

    def name_of(self, head: Token) -> str:
        """Give the name that ends in a word, without the office before it in small letters ("baker Ovidio Campo")."""
        start, end = self._name_range(head)
        return self.doc[start:end].text

    def introduced(self, head: Token, words: Range) -> Range | None:
        """Give the words that name a person: with the rank, without a description, of a surname where it was full."""
        person = self.known(head)
        if person is None:
            return None
        if words[1] - words[0] == 1:
            return person.words
        if words[1] > head.i + 1 and self.doc[head.i + 1].dep_ == "prep":
            # "General Ada Obi of the Third Brigade" is called General Ada Obi.
            return self.titled(head)
        described = any(t.text[:1].islower() for t in self.doc[words[0] : head.i] if t.is_alpha)
        if words[1] == head.i + 1 and described:
            titled = self.titled(head)
            # "Navy spokesman Captain Ada Obi" is called Captain Ada Obi, "chief Ada Obi" is not cut.
            return titled if self.doc[titled[0] : titled[1]].text != self.name_of(head) else words
        return words

    def titled(self, head: Token) -> Range:
        """Give the words of a name with the rank or office that stands in it ("Major General Ada Obi")."""
        start = self._first_capital(head)
        return start, head.i + 1

    def _name_range(self, head: Token) -> Range:
        return self._without_title(*self._capitals(head))

    def _first_capital(self, head: Token) -> int:
        start = head.i
        floor = max(0, head.left_edge.i, head.i - 12)
        while start > floor and _in_name(self.doc[start - 1]):
            start -= 1
        while start < head.i and (not self.doc[start].text[:1].isupper() or self.doc[start].text in _honorifics):
            start += 1
        return start

    def _capitals(self, head: Token) -> Range:
        start = self._first_capital(head)
        first = self.doc[start]
        title = self.kinds.entry(first, (start, start + 1)) is not None
        opens_sentence = start < head.i and first.is_sent_start and title
        if opens_sentence and self.kinds.entry(self.doc[start + 1], (start + 1, start + 2)) is None:
            start += 1
        return start, head.i + 1

    def _without_title(self, start: int, end: int) -> Range:
        """Leave the office or rank out of a name of two words or more: "Major General Ada Obi" is called Ada Obi."""
        bare = start
        while bare < end and self.doc[bare].lower_ in self._titles:
            bare += 1
        return (bare, end) if end - bare > 1 else (start, end)

    def described(self, head: Token) -> str | None:
        """Tell the kind of speaker that the words beside a name make somebody; a spokesman is that first of all."""
        found = [kind for kind in self._kinds_beside(head) if kind is not None]
        if "spokesperson" in found:
            return "spokesperson"
        return next((kind for kind in found if kind != "person-other"), found[0] if found else None)

    def _kinds_beside(self, head: Token) -> Iterator[str | None]:
        noun = head.head
        if head.dep_ == "appos" and noun.pos_ == "NOUN":
            yield self.kinds.of_phrase(noun, phrase_range(noun))
        for child in head.rights:
            if child.dep_ in {"appos", "attr"} and child.pos_ == "NOUN":
                yield self.kinds.of_phrase(child, phrase_range(child))
        start, end = phrase_range(head)[0], head.i + 1
        yield self.kinds.of_phrase(head, (start, end), whole=True)
        yield self._before(start)
        if any(c.dep_ == "relcl" and c.lemma_ == "speak" and _has_for(c) for c in head.rights):
            # "Ndege, who speaks for the front".
            yield "spokesperson"
        yield self._behind(end)
        for child in head.rights:
            if child.dep_ == "relcl" and child.lemma_ in _works_for:
                span = (child.i, child.right_edge.i + 1)
                kind = self.kinds.of_phrase(self.doc[span[1] - 1], span, whole=True)
                yield kind if kind in _of_bodies else None

    def _before(self, start: int) -> str | None:
        """Read a description that a comma parts from the name behind it ("The village head, Petro Zhuk")."""
        if start < 2 or self.doc[start - 1].text != ",":
            return None
        noun = self.doc[start - 2]
        if noun.pos_ != "NOUN":
            return None
        return self.kinds.of_phrase(noun, phrase_range(noun))

    def _behind(self, end: int) -> str | None:
        """Read a description behind a name's comma ("Attaye ag Assalat, a spokesman for …"), its age left out."""
        at = end
        if at < len(self.doc) and self.doc[at].text == ",":
            at += 1
            if at + 1 < len(self.doc) and self.doc[at].like_num and self.doc[at + 1].text == ",":
                at += 2
            for token in self.doc[at : at + 6]:
                if token.pos_ in {"VERB", "AUX", "PUNCT"}:
                    break
                if token.pos_ == "NOUN" and token.dep_ != "compound" and token.right_edge.i >= token.i:
                    return self.kinds.of_phrase(token, (at, token.i + 1))
        return None


def _has_for(verb: Token) -> bool:
    return any(c.dep_ == "prep" and c.lower_ == "for" for c in verb.rights)


def _in_name(token: Token) -> bool:
    if token.text in {"-", "’", "'"} or token.lower_ in _particles:
        return True
    return token.pos_ == "PROPN" and token.text[:1].isupper()


def _last_words_of_names(doc: Doc) -> Iterator[Token]:
    for token in doc:
        if token.pos_ != "PROPN" or not token.text[:1].isupper() or token.dep_ == "compound":
            continue
        following = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if following is None or not (following.pos_ == "PROPN" and following.text[:1].isupper()):
            yield token

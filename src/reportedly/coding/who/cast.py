"""Everybody a report names: which actor of the codebook a phrase means, and who "the group" or "he" is."""

import bisect
from collections.abc import Mapping, Sequence, Set

from spacy.tokens import Doc, Token

from reportedly.codebook import Actor, Codebook
from reportedly.codebook.actor_names import ActorMention
from reportedly.coding.parse import text_of
from reportedly.coding.phrases import characters, phrase_range
from reportedly.coding.who.called import ARTICLES, Called
from reportedly.coding.who.common_nouns import CommonNouns
from reportedly.coding.who.people import people_in
from reportedly.coding.who.whole_names import whole_names

_where = frozenset({"in", "at", "near", "inside", "outside", "across"})
_speaking_pronouns = frozenset("he she it they who we i him her them".split())
_times = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September "
    "October November December".split()
)
_parts = frozenset("one some others several many most both another few".split())
_speaking_classes = frozenset({"people", "armed", "institution", "civilian"})


class Cast:
    """Everybody a report names, found once; looks up who a noun phrase means.

    `mentions` are the codebook's names found in the text, in text order; `abbreviations` those the text itself
    introduces ("People's Protection Units (YPG)"), short form to long.
    """

    def __init__(
        self,
        doc: Doc,
        codebook: Codebook,
        nouns: CommonNouns,
        mentions: Sequence[ActorMention],
        abbreviations: Mapping[str, str],
        country: str | None,
    ) -> None:
        self.doc = doc
        self.codebook = codebook
        self.nouns = nouns
        self.mentions = whole_names(doc, mentions, codebook)
        self.abbreviations = abbreviations
        self.country = country
        self.departments = codebook.word_lists.get("department", frozenset())
        self._starts = [m.span[0] for m in self.mentions]
        self._people = dict(people_in(doc))
        self.called = Called(codebook, self.mentions, nouns.demonyms)
        self._named_at: dict[str, list[int]] = {}
        self._with_word: dict[str, tuple[list[int], list[ActorMention]]] = {}
        for mention in self.mentions:
            for word in mention.surface.lower().split()[1:] if mention.via == "alias" else ():
                starts, named = self._with_word.setdefault(word, ([], []))
                starts.append(mention.span[0])
                named.append(mention)
            if mention.via == "alias":
                self._named_at.setdefault(mention.actor, []).append(mention.span[0])

    def mentions_within(self, span: tuple[int, int]) -> list[ActorMention]:
        """Give the codebook's names that stand wholly inside a span of characters."""
        first, last = bisect.bisect_left(self._starts, span[0]), bisect.bisect_left(self._starts, span[1])
        return [m for m in self.mentions[first:last] if m.span[1] <= span[1]]

    def mentions_around(self, token: Token) -> list[ActorMention]:
        """Give the codebook's names that a word is part of."""
        last = bisect.bisect_right(self._starts, token.idx)
        return [m for m in self.mentions[max(0, last - 3) : last] if m.span[0] <= token.idx < m.span[1]]

    def actor(self, actor_id: str) -> Actor:
        """Give the codebook's entry of an actor."""
        return self.codebook.actors[actor_id]

    def written_out(self, span: tuple[int, int]) -> str:
        """Give words of the report with the short names in them replaced by the full ones it uses elsewhere."""
        text, end = "", span[0]
        for mention in self.mentions_within(span):
            if mention.via == "alias" and mention.span[0] >= end and mention.joined is None:
                text += text_of(self.doc)[end : mention.span[0]] + self.called.name_of(mention)
                end = mention.span[1]
        return ARTICLES.sub("", text + text_of(self.doc)[end : span[1]])

    def can_speak(self, head: Token) -> bool:
        """Tell whether a noun can be a speaker: a person, a body, a paper or document, not an event or a thing."""
        if head.lower_ in _parts and head.dep_ not in {"det", "amod", "nummod", "advmod"}:
            return True
        if head.pos_ == "PRON":
            return head.lower_ in _speaking_pronouns
        if head.pos_ == "PROPN" or _is_short_name(head):
            return head.text not in _times
        lemma = head.lemma_.lower()
        if self._is_speaker_noun(head):
            return True
        lists = self.codebook.word_lists
        is_place = lemma in lists.get("place", frozenset()) or lemma in lists.get("struck", frozenset())
        if not is_place and self.codebook.party_nouns.get(lemma) in _speaking_classes:
            return True
        return any(m.span[0] <= head.idx < m.span[1] for m in self.actors_of(head))

    def _is_speaker_noun(self, head: Token) -> bool:
        """Tell whether a noun, with the words before it, is one of the codebook's for speakers ("radio station")."""
        before = [t for t in head.doc[max(0, head.i - 4) : head.i] if t.is_alpha or "." in t.text]
        before_last = self.nouns.before_last
        for words in (*before_last.get(head.lemma_.lower(), ()), *before_last.get(head.lower_, ())):
            near = before[len(before) - len(words) :] if len(words) <= len(before) else []
            if len(near) == len(words) and all(
                w in {t.lemma_.lower(), t.lower_} for w, t in zip(words, near, strict=True)
            ):
                return True
        return False

    def is_party(self, head: Token) -> bool:
        """Tell whether a noun names somebody: an actor of the codebook, or people, fighters, a body."""
        if self.codebook.party_nouns.get(head.lemma_.lower()) in _speaking_classes | {"institution"}:
            return head.lemma_.lower() not in self.codebook.word_lists.get("place", frozenset())
        return any(m.via == "alias" for m in self.mentions_around(head))

    def actors_of(self, head: Token) -> list[ActorMention]:
        """Give the actors a noun phrase names as itself or as the side it belongs to, leftmost first.

        A name covers the phrase when it holds the head noun, or when the head is a general word for people, weapons
        or bodies ("ISIS members", "Russian warplanes", "fighters of the SDF").
        """
        start, end = phrase_range(head)
        inside = self.mentions_within(characters(self.doc, (start, end)))
        at_head = [m for m in inside if m.span[0] <= head.idx < m.span[1]]
        named = [m for m in (at_head or inside) if m.via != "demonym"]
        if at_head and any(m.via != "demonym" for m in at_head):
            return self._with_neighbours(named, inside)
        if not at_head and (longer := [m for m in self.mentions_around(head) if m.via == "alias"]):
            # "Doctors Without Borders" is a name beyond the noun phrase that the parser makes of it.
            return longer
        class_of_head = self.codebook.party_nouns.get(head.lemma_.lower())
        if class_of_head in {"armed", "vehicle", "institution", "people"}:
            named = [m for m in named if m.span[1] <= head.idx] or self._but_places(named)
            # "An army drone of Turkish make" is not Turkey's.
            loose = [m for m in inside if m.via != "demonym" or m.span[0] < head.idx or class_of_head != "vehicle"]
            return named or self._named_behind(head, end) or loose
        return at_head

    def _but_places(self, named: list[ActorMention]) -> list[ActorMention]:
        """Leave out the lands that only say where, beside who is named: "targets of the PKK in northern Iraq"."""
        lands = [m for m in named if self.actor(m.actor).type == "state" and self._is_where(m)]
        return [m for m in named if m not in lands] or named

    def _is_where(self, mention: ActorMention) -> bool:
        words = self.doc.char_span(*mention.span, alignment_mode="expand")
        return words is not None and words.root.dep_ == "pobj" and words.root.head.lower_ in _where

    def _named_behind(self, head: Token, end: int) -> list[ActorMention]:
        """Find the name that a description leads up to ("fighters from the Lebanese group Hezbollah")."""
        behind = head.doc[end : min(end + 3, head.right_edge.i + 1)]
        if not len(behind) or behind[0].pos_ != "PROPN":
            return []
        return [m for m in self.mentions_within(characters(head.doc, (behind.start, behind.end))) if m.via == "alias"]

    def _with_neighbours(self, named: list[ActorMention], inside: list[ActorMention]) -> list[ActorMention]:
        """Add names run together without commas ("Faylaq al-Rahman Jaysh al-Islam and …")."""
        text = text_of(self.doc)
        out = list(named)
        for mention in reversed(inside):
            if mention not in out and mention.span[1] <= out[0].span[0]:
                between = text[mention.span[1] : out[0].span[0]].strip(" ,")
                if between == "and" or (not between and mention.via == "alias"):
                    out.insert(0, mention)
        return out

    def side_of(self, head: Token) -> Actor | None:
        """Resolve a general phrase ("government forces", "the army", "Syrian troops") to the body it means here.

        A country's name beside the noun decides; else the body of that description named last before; else, where one
        only of the report's own country fits, that one.
        """
        return self.side_named(head, characters(self.doc, phrase_range(head)))

    def side_named(self, head: Token, span: tuple[int, int]) -> Actor | None:
        """Resolve a general phrase whose head and span of characters are given."""
        words = ARTICLES.sub("", text_of(self.doc)[span[0] : span[1]].lower())
        countries = {self.actor(m.actor).country for m in self.mentions_within(span) if m.via == "demonym"}
        lemma = head.lemma_.lower()
        fitting = [
            a
            for a, nominals in self.nouns.called(lemma)
            if any(
                words == n or (words.endswith(" " + n) and _is_of_it(words, n, a, self.departments)) for n in nominals
            )
        ]
        if countries:
            fitting = [a for a in fitting if a.country in countries and not _is_one_of_many(words, a, self.departments)]
            return fitting[0] if len(fitting) == 1 else None
        ids = {a.id: a for a in fitting}
        named = [(at, actor) for actor in ids if (at := self._named_before(actor, span[0])) is not None]
        if named:
            return ids[max(named)[1]]
        home = [a for a in fitting if a.country is not None and a.country == self.country]
        home = [a for a in home if not _is_one_of_many(words, a, self.departments)]
        return home[0] if len(home) == 1 else None

    def _named_before(self, actor: str, offset: int) -> int | None:
        """Give where an actor was last named before a character."""
        starts = self._named_at.get(actor, ())
        nth = bisect.bisect_left(starts, offset)
        return starts[nth - 1] if nth else None

    def named_for(self, noun: Token) -> ActorMention | None:
        """Find whom "the observatory" or "the charity" means: the actor named last before whose name has that noun."""
        starts, named = self._with_word.get(noun.lemma_.lower(), ((), ()))
        nth = bisect.bisect_left(starts, noun.idx)
        if not nth:
            return None
        words = " ".join(t.lower_ for t in (*noun.lefts, noun))
        return (
            named[nth - 1]
            if _is_of_it(words, noun.lower_, self.actor(named[nth - 1].actor), self.departments)
            else None
        )

    def introduced(self, head: Token) -> tuple[Token, ...]:
        """Give the word of a person's name where the report first writes it in full; none where that is this one."""
        known = self._people.get(head.text)
        if known is None or known[0] <= head.i < known[1]:
            return ()
        return tuple(t for t in self.doc[known[0] : known[1]] if t.text == head.text)[:1]

    def is_persons_name(self, head: Token) -> bool:
        """Tell whether a name is a person's, as far as its words tell: two names or more, none of them a body's."""
        if head.pos_ != "PROPN" or any(c.dep_ == "det" for c in head.lefts):
            return False
        around = self.mentions_around(head)
        if around:
            return all(self.actor(m.actor).type == "person" for m in around)
        start, end = self._people.get(head.text, (head.left_edge.i, head.i + 1))
        run = [t for t in self.doc[start:end] if t.pos_ == "PROPN" and t.text.istitle()]
        return len(run) > 1 and not any(t.lemma_.lower() in self.codebook.party_nouns for t in run[-2:])

    def full_name(self, head: Token) -> tuple[int, int] | None:
        """Find the fullest earlier mention of a person named here by surname only, as a range of tokens."""
        known = self._people.get(head.text)
        return known if known and known[0] < head.i and known[1] <= head.i else None


def _is_short_name(noun: Token) -> bool:
    """Tell whether a word that the parser took for a noun is a short name by its letters: "RSF", "SYNAPO-17"."""
    letters = noun.text.split("-")[0]
    return noun.pos_ == "NOUN" and len(letters) > 1 and letters.isalpha() and letters.isupper()


def _is_of_it(words: str, nominal: str, actor: Actor, departments: Set[str]) -> bool:
    """Tell whether what stands before a general word may be said of an actor: no other department than its own."""
    if actor.type != "ministry":
        return True
    its_own = {word.lower() for name in (actor.name, *actor.aliases, *actor.nominals) for word in name.split()}
    before = words.removesuffix(nominal).split()
    return not any(word in departments and word not in its_own for word in before)


def _is_one_of_many(words: str, actor: Actor, departments: Set[str]) -> bool:
    """Tell whether a state has others that the words may mean: "the ministry", though the codebook knows but one."""
    return actor.type == "ministry" and departments.isdisjoint(words.split())

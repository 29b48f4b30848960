"""What a noun phrase names: an actor of the codebook, a body told of in general words, or people by what they are."""

from collections.abc import Iterator, Set
from dataclasses import replace

from spacy.tokens import Token

from reportedly.codebook import Actor, Codebook
from reportedly.codebook.actor_names import ActorMention
from reportedly.coding.parse import text_of
from reportedly.coding.phrases import characters, phrase_range, prepositional
from reportedly.coding.who.bodies import Bodies
from reportedly.coding.who.cast import Cast
from reportedly.coding.who.coordinated import coordinated
from reportedly.coding.who.members import body_before, body_of_members
from reportedly.coding.who.owners import bodies_belonged_to, owners_of
from reportedly.coding.who.pointing import group_meant, tells_apart
from reportedly.coding.who.positions import KIN
from reportedly.coding.who.sorts import NounSorts, is_among, is_like_a_noun
from reportedly.coding.who.uncounted import is_numbered_unit, without_count, without_number
from reportedly.coding.who.worded import without_place, worded
from reportedly.model import Party

_holding = frozenset({"held", "controlled", "run", "occupied", "ruled", "dominated"})
_title_kinds = frozenset({"official", "military", "spokesperson", "government"})
_compatriots = frozenset("national citizen ambassador envoy minister president consul diplomat official".split())
_collective = frozenset("police military army navy infantry cavalry opposition coalition militia garrison crew".split())

_rulers = frozenset({"government", "regime", "junta"})
"""Bodies that rule, which no number of people is called by."""

_modifiers = frozenset({"compound", "amod", "nmod", "npadvmod", "poss"})


def _is_nobody(noun: Token) -> bool:
    """Tell whether a phrase says that nobody did it: "no group", "neither side"; or only how: "by force"."""
    if noun.lower_ == "side" and "side by side" in noun.doc[max(0, noun.i - 2) : noun.i + 3].text.lower():
        return True
    if noun.lower_ == "force" and not any(True for _ in noun.lefts) and noun.head.lower_ in {"by", "with"}:
        return True
    return noun.lemma_.lower() in _anyone and any(c.lower_ in {"no", "neither"} for c in noun.lefts)


_anyone = frozenset("group one side party army organisation organization faction body movement".split())


class Naming(NounSorts):
    """Names the parties of one report.

    `place_words` are the tokens in names of places: a city's name is a government only where it acts ("Moscow
    launched …").
    """

    def __init__(self, cast: Cast, codebook: Codebook, place_words: frozenset[int]) -> None:
        super().__init__(cast, codebook)
        self.place_words = place_words
        self.bodies = Bodies(cast)
        self._peaceful_places = self.place_nouns - codebook.word_lists.get("war_site", frozenset())
        self.titles = frozenset(w for n in codebook.speaker_nouns for w in n.noun if n.kind in _title_kinds)

    def party_of(self, head: Token, role: str = "agent", *, acts: bool = False) -> Party | None:
        """Give the first party a noun names, None where it names none."""
        return next(self.parties(head, role, acts=acts), None)

    def parties(self, head: Token, role: str, *, acts: bool = False, among: Set[str] = frozenset()) -> Iterator[Party]:
        """Give the parties a noun phrase names: actors of the codebook, else the phrase where it can act or suffer.

        `acts` says that the noun stands where only somebody can act or answer for something, not a place; `among`
        are lemmas of what may be a target though it is nobody ("a clinic").
        """
        if not self._is_nominal(head) or (role == "agent" and self.is_place(head)) or _is_nobody(head):
            return
        modifier = head.dep_ in _modifiers
        if (person := self._office_holder(head)) is not None:
            yield person
            return
        words = (
            (head.i, head.i + 1)
            if modifier and head.dep_ != "poss"
            else without_number(self.cast.doc, phrase_range(head), head)
        )
        span = characters(self.cast.doc, words)
        mention = text_of(self.cast.doc)[span[0] : span[1]]
        found = self._named(head, modifier) or self._named_ally(head) or self._belonging_to(head)
        if len(found) == 1 and found[0].surface.islower() and " " not in found[0].surface and not modifier:
            # "The jihadists" are the group that was named, where only one was.
            meant = group_meant(head, self.cast)
            found = [replace(found[0], actor=meant.actor)] if meant is not None else found
        if (pair := coordinated(head, found, self)) is not None:
            yield from pair
            return
        only_place = not acts and head.dep_ not in _modifiers and all(m.via == "metonym" for m in found)
        if role == "target" and self._is_somebody_from(head, found):
            # Whoever hits an Egyptian envoy does not hit Egypt.
            yield Party(mention=mention, name=without_count(self.cast.written_out(span)), span=span)
            return
        if found and not (only_place and (head.i in self.place_words or role == "target")):
            yield from self._actors(found, head, mention, span)
            return
        if found:
            return
        group = group_meant(head, self.cast) if not modifier else None
        side = self.cast.side_of(head) if group is None else None
        if side is not None and side.type == "armed-group" and tells_apart(head):
            side = None
        if group is not None:
            yield Party(mention=mention, name=self.cast.called.name_of(group), span=span, actor=group.actor)
        elif side is not None:
            yield Party(mention=mention, name=self.cast.called.side_name(side, mention), span=span, actor=side.id)
        elif (meant_body := self.bodies.meant(head) if not modifier else None) is not None:
            yield Party(mention=mention, name=meant_body[0], span=span, actor=meant_body[1])
        elif head.i in self.place_words:
            return
        elif owned := list(self._owners(head, role)):
            yield from (replace(p, mention=mention, span=span) if p.span[0] < head.idx else p for p in owned)
        elif before := [p for side in self._sides_before(head)[:1] for p in self.parties(side, role)]:
            yield from before
        elif is_among(among, head):
            thing = without_place(self.cast.doc, head, self._worded(head, words), self.place_words)
            name = without_count(self.cast.written_out(characters(self.cast.doc, thing)))
            yield Party(mention=mention, name=name, span=span)
        elif self.can_be(role, head) and (not modifier or head.dep_ == "poss" or self._can_stand_before(head)):
            words = self._worded(head, words)
            name = self._described(head, words, characters(self.cast.doc, words))
            several = modifier and head.dep_ != "poss" and head.tag_ in {"NN", "JJ"}
            several = several and head.lower_ not in _collective | _rulers
            yield Party(mention=mention, name=name + "s" if several else name, span=span)

    def _worded(self, head: Token, words: tuple[int, int]) -> tuple[int, int]:
        return worded(head, words, self.place_words, self.place_nouns)

    def _can_stand_before(self, noun: Token) -> bool:
        """Tell whether a noun tells whose deed it is by standing before it: "rebel", "government shelling"."""
        return self.is_armed(noun) or noun.lemma_.lower() in _rulers

    def _is_somebody_from(self, head: Token, found: list[ActorMention]) -> bool:
        """Tell whether a nationality only says where a person is from: "the Egyptian envoy", "French nationals"."""
        person = head.lemma_.lower() in _compatriots
        return bool(found) and person and not self.is_armed(head) and all(m.via == "demonym" for m in found)

    def _named_ally(self, head: Token) -> list[ActorMention]:
        """Give who is named behind what they are to somebody: "rebel backer Chad"."""
        if head.lemma_.lower() not in KIN or head.i + 1 >= len(head.doc):
            return []
        name = head.nbor(1)
        return self.cast.mentions_around(name) if name.dep_ == "appos" and name.head == head else []

    def _belonging_to(self, head: Token) -> list[ActorMention]:
        """Give whose men somebody is or is held to be: "fighters believed to belong to the Red Front"."""
        bodies = bodies_belonged_to(head) if self.is_armed(head) else ()
        return next((self.cast.actors_of(n) for n in bodies), [])

    def _office_holder(self, head: Token) -> Party | None:
        """Name who holds an office that the text puts first: "the governor of Gao, General Diarra, met"."""
        if head.pos_ != "NOUN" or head.lemma_.lower() not in self.titles:
            return None
        # The parser may hang the name on the province that is governed.
        nearest = (*head.rights, *(c for place in prepositional(head, "of") for c in place.rights))
        name = next((c for c in nearest if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
        if name is None or name.i in self.place_words or self.cast.mentions_around(name):
            return None
        words = (name.left_edge.i, name.i + 1)
        span = characters(self.cast.doc, words)
        return Party(mention=text_of(self.cast.doc)[span[0] : span[1]], name=self._person(name, words), span=span)

    def holders(self, place: Token) -> Iterator[Party]:
        """Give those who hold the ground that somebody takes or pushes for, or who are themselves pushed back."""
        held = [h for c in place.lefts if c.lower_ in _holding for h in c.lefts]
        lemma = place.lemma_.lower()
        if held:
            for holder in held:
                yield from self.parties(holder, "agent")
        elif self.sort_of(place) == "armed" or (
            not self.is_place(place) and place.i not in self.place_words and self.cast.mentions_around(place)
        ):
            yield from self.parties(place, "target")
        elif lemma in self.place_nouns:
            yield from self._owners(place, "target")

    def _owners(self, head: Token, role: str) -> Iterator[Party]:
        """Give those whose a thing is: who holds or uses what is hit; who sits in what flies or drives."""
        sort = self.sort_of(head)
        if head.pos_ != "NOUN" or sort not in ({None, "vehicle", "institution"} if role == "target" else {"vehicle"}):
            return
        seen: set[str] = set()
        for owner in owners_of(head):
            one_thing = f"{owner.lemma_.lower()} {head.lemma_.lower()}" in self.codebook.party_nouns
            if one_thing or not self._can_own(owner):
                continue
            for party in self.parties(owner, "agent") if not self.is_body(owner) else self._body(owner):
                if party.name not in seen:
                    seen.add(party.name)
                    yield party

    def _can_own(self, noun: Token) -> bool:
        if noun.pos_ == "ADJ" and not self.cast.mentions_around(noun):
            return self.is_armed(noun) and noun.lower_ != "military"
        if self.sort_of(noun) in {"armed", "people"} and noun.lower_ != "military":
            return True
        return self.is_body(noun) or any(m.via == "alias" for m in self.cast.mentions_around(noun))

    def _body(self, noun: Token) -> Iterator[Party]:
        """Name a body also where it only stands before what it owns ("government artillery")."""
        found = list(self.parties(noun, "agent"))
        span = (noun.idx, noun.idx + len(noun))
        yield from found or [Party(mention=noun.text, name=noun.lower_, span=span)]

    def _is_nominal(self, head: Token) -> bool:
        """Tell whether a word can name somebody: a noun, an actor's adjective, "terrorist" before "attacks"."""
        if head.pos_ in {"NOUN", "PROPN"} or self.is_armed(head) or is_like_a_noun(head):
            return True
        return head.pos_ != "PRON" and bool(self.cast.mentions_around(head))

    def state_of(self, actor_id: str) -> Actor | None:
        """Give the state that an actor belongs to by its country."""
        country = self.cast.actor(actor_id).country
        return next((a for a in self.codebook.actors.values() if a.type == "state" and a.country == country), None)

    def is_armed_name(self, party: Party) -> bool:
        """Tell whether a party without an entry in the codebook is called by a word for people under arms."""
        words = self.cast.doc.char_span(*party.span, alignment_mode="expand") if party.span is not None else None
        return words is not None and self.is_armed(words.root)

    def _described(self, head: Token, words: tuple[int, int], span: tuple[int, int]) -> str:
        owner = self._owner(head)
        if owner is not None:
            return f"{head.text} of {owner.name}"
        if (body := body_of_members(head, self.cast, self.place_words) or body_before(head, self.cast)) is not None:
            return body
        if is_numbered_unit(without_count(self.cast.written_out(span)).split()):
            return without_count(self.cast.written_out(span))
        if head.pos_ == "PROPN" and self.sort_of(head) != "institution":
            return self._person(head, words)
        return without_count(self.cast.written_out(span)).removesuffix("'s").removesuffix("’s")

    def _sides_before(self, head: Token) -> list[Token]:
        """Find who owns or uses a thing, in the words before it ("terrorist targets", "rebel shelling")."""
        if head.pos_ != "NOUN" or self.codebook.party_nouns.get(head.lemma_.lower()) not in {"vehicle", None}:
            return []
        return [
            c
            for c in head.lefts
            if c.dep_ in {"compound", "amod", "nmod"}
            and c.pos_ in {"NOUN", "PROPN"}
            and self.codebook.party_nouns.get(c.lemma_.lower()) in {"armed", "institution"}
            and f"{c.lemma_.lower()} {head.lemma_.lower()}" not in self.codebook.party_nouns
        ]

    def _person(self, head: Token, words: tuple[int, int]) -> str:
        """Name a person in full, as first introduced, without title and office."""
        full = self.cast.full_name(head) or words
        run = list(self.cast.doc[full[0] : full[1]])
        run = run[next((i for i, t in enumerate(run) if t.pos_ == "PROPN"), 0) :]
        named = run[: next((i for i, t in enumerate(run) if t.pos_ not in {"PROPN", "PUNCT", "PART"}), len(run))]
        title = max((i for i, t in enumerate(named) if t.lemma_.lower() in self.titles), default=-1)
        named = named[title + 1 :] or named
        if not named:
            return without_count(self.cast.doc[words[0] : words[1]].text)
        return self.cast.doc[named[0].i : named[-1].i + 1].text

    def _named(self, head: Token, modifier: bool) -> list[ActorMention]:
        if modifier:
            found = [m for m in self.cast.mentions_around(head) if m.span[0] <= head.idx < m.span[1]]
        else:
            found = self.cast.actors_of(head)
        found = [m for m in found if m.joined is None or (modifier and m.joined in _holding)]
        # "A Turkish village" is not Turkey, nor are "Iraqi rebels" Iraq.
        no_state = head.lemma_.lower() in self._peaceful_places or self.is_irregular(head)
        if no_state and all(m.via == "demonym" for m in found):
            return []
        if self.sort_of(head) == "institution":
            # "a checkpoint south of Baghdad" is not the government's for that.
            found = [m for m in found if m.via != "metonym" or m.span[0] <= head.idx < m.span[1]]
        return [m for m in found if m.span[0] <= head.idx < m.span[1] or self.cast.actor(m.actor).type != "person"]

    def _actors(self, found: list[ActorMention], head: Token, mention: str, span: tuple[int, int]) -> Iterator[Party]:
        if all(m.via == "demonym" for m in found):
            side = self.cast.side_of(head)
            if side is not None:
                yield Party(mention=mention, name=self.cast.called.side_name(side, mention), span=span, actor=side.id)
                return
        for one in found:
            own = one.span if len(found) > 1 else span
            surface = text_of(self.cast.doc)[own[0] : own[1]]
            body = self.bodies.name_of(head, one) if len(found) == 1 else None
            yield Party(mention=surface, name=body or self.cast.called.name_of(one), span=own, actor=one.actor)

    def _owner(self, head: Token) -> Party | None:
        """Tell whose allies "its allies" are: of the party it is coordinated with."""
        if head.lemma_.lower() not in KIN or not any(c.dep_ == "poss" and c.pos_ == "PRON" for c in head.children):
            return None
        return self.party_of(head.head) if head.dep_ == "conj" else None

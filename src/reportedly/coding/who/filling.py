"""Whom the noun at one position of an event means: through counts, pronouns and "our forces", with those beside it."""

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.codebook import Kind
from reportedly.coding.clause import Taken
from reportedly.coding.phrases import conjuncts, prepositional
from reportedly.coding.who.cast import Cast
from reportedly.coding.who.naming import Naming
from reportedly.coding.who.positions import companions
from reportedly.coding.who.referents import Referents
from reportedly.coding.who.targets import Targets
from reportedly.model import Party, Speaker

_counting = frozenset(
    "dozen hundred thousand score number member majority many most some several group lot handful pair couple rest all "
    "total body remains half third quarter column element remnant none row string series cluster".split()
)
_of_states = frozenset({"speech", "diplomacy", "cooperation"})
"""Families of events in which a capital that is named stands for those who rule there."""

_done_to = frozenset({"it", "them", "him", "they"})
"""Pronouns for somebody to whom something is done."""

_solid = frozenset({"convoy", "camp", "column", "patrol", "shelter"})
"""What can be hit though it also names an event: an aid convoy, a camp for the displaced."""

_numerals = frozenset("one two three four five six seven eight nine ten".split())


class RoleFiller:
    """Fills one role of an event from the noun at one of its positions.

    `event_words` are the tokens that name events and `unfit_words` those inside dates: neither is ever a party.
    """

    def __init__(
        self,
        cast: Cast,
        naming: Naming,
        referents: Referents,
        targets: Targets,
        event_words: frozenset[int],
        unfit_words: frozenset[int],
    ) -> None:
        self.cast = cast
        self.naming = naming
        self.referents = referents
        self.targets = targets
        self.event_words = event_words
        self.unfit_words = unfit_words

    def fill(
        self,
        filled: list[Taken[Party]],
        role: str,
        head: Token,
        rule: str,
        speaker: Speaker | None,
        kind: Kind | None = None,
    ) -> None:
        """Add whom a noun and those named with it mean; for targets else the things that are hit for themselves."""
        nouns = (*conjuncts(head), *(n for c in companions(head) for n in conjuncts(c)))
        found = [party for noun in nouns for party in self.meant(noun, role, rule, speaker, kind)]
        if role == "target" and kind is not None:
            bare = [n for n in nouns if not any(True for _ in self.meant(n, role, rule, speaker, kind))]
            counted = [c for c in map(self._counted, bare) if c.lemma_.lower() in _solid or not self._is_unfit(c)]
            found += [p for noun in counted for p in self.targets.things(noun, kind, rule)]
        for party in found:
            if all(party.value.name != p.value.name for p in filled):
                filled.append(party)

    def _counted(self, noun: Token) -> Token:
        """Pass from a count to what is counted: "dozens of", "three of"."""
        counts = noun.lemma_.lower() in _counting or noun.lower_ in _numerals or noun.pos_ == "NUM"
        counted = prepositional(noun, "of") if counts else ()
        return counted[0] if counted and not self.cast.actors_of(noun) else noun

    def meant(
        self, noun: Token, role: str, rule: str, speaker: Speaker | None, kind: Kind | None
    ) -> Iterator[Taken[Party]]:
        """Give the parties one noun means: through "dozens of", pronouns and the speaker's "our forces"."""
        person = self._counted(noun)
        if person.i in self.event_words:
            yield from self.targets.of_doing(person, role, rule, kind)
            return
        if self._is_unfit(person, is_counted=person is not noun):
            return
        person = _haver(person)
        own = self.referents.owner(person, rule, speaker)
        if own is not None:
            yield own
        elif (foe := self.referents.foe(person, rule, speaker)) is not None:
            yield foe
        elif self.referents.stands_for_somebody(person) and role == "agent":
            yield from self.referents.of_pronoun(person, rule, speaker)
        elif role == "target" and person.lower_ in _done_to and kind is not None and kind.family == "violence":
            yield from self._done_to(person, rule, kind)
        elif person.dep_ == "poss" and person.pos_ == "PRON" and role == "agent":
            yield from self.referents.of_possessive(person, rule, speaker)
        else:
            spoken = kind is not None and kind.family in _of_states
            acts = spoken or rule.endswith((".subject", ".aimed-at", "-subject", "capture.from"))
            for party in self.naming.parties(person, role, acts=acts):
                yield Taken(value=party, rule=rule, span=party.span)

    def _done_to(self, pronoun: Token, rule: str, kind: Kind) -> Iterator[Taken[Party]]:
        """Give whom or what "it" and "them" mean to whom something is done."""
        meant = self.referents.object_meant(pronoun)
        if meant is None:
            return
        found = list(self.naming.parties(meant, "target"))
        found = found or [p.value for p in self.targets.things(meant, kind, rule)]
        yield from (Taken(value=p, rule=rule + ".pronoun", span=p.span, score=0.7) for p in found)

    def _is_unfit(self, noun: Token, *, is_counted: bool = False) -> bool:
        """Tell whether a noun names an event or a day, or is an unknown name that only says where: "in Kanasba".

        `is_counted` says that it was reached through its count or its part ("a column of the Red Front").
        """
        if noun.i in self.event_words or noun.i in self.unfit_words:
            return True
        located = noun.dep_ == "pobj" and noun.head.lower_ in _locative
        located = located and not (noun.head.lower_ == "of" and self.naming.is_armed(noun))
        return noun.pos_ == "PROPN" and located and not is_counted and not self.cast.mentions_around(noun)


def _haver(noun: Token) -> Token:
    """Pass from fighters that somebody only has to whose they are: "the front has units operating near the lake"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_ != "have" or any(True for _ in noun.lefts):
        return noun
    doing = any(c.dep_ == "acl" and c.tag_ == "VBG" for c in noun.rights)
    havers = [c for c in verb.lefts if c.dep_ == "nsubj"]
    return havers[0] if doing and havers and havers[0].pos_ != "PRON" else noun


_locative = frozenset({"in", "at", "near", "from", "on", "around", "outside", "inside", "of", "into", "onto"})

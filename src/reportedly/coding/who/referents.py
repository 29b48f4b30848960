"""Whom "it", "they" and "its forces" mean: the speaker in somebody's words, else who was told of just before."""

import re
from collections.abc import Iterator, Set

from spacy.tokens import Token

from reportedly.codebook.actor_names import ActorMention
from reportedly.coding.arguments import subjects
from reportedly.coding.clause import Taken
from reportedly.coding.parse import text_of
from reportedly.coding.phrases import characters, clause_of, conjuncts, is_verb, phrase_range, prepositional
from reportedly.coding.who.cast import Cast
from reportedly.coding.who.naming import Naming
from reportedly.model import Party, Speaker

_LOOK_BACK = 60
"""Tokens within which a pronoun's noun is looked for."""

_first = frozenset({"i", "we", "our", "my"})
_people_only = frozenset({"he", "she", "his", "her", "him"})
_plural = frozenset({"they", "we", "their", "our", "them"})
_LONGEST_OFFICE = 20
"""Words round a speaker's name in which the body that they speak for is looked for."""

_plural_first = frozenset({"we", "our"})
_bodies = frozenset(
    {"movement", "group", "army", "organization", "organisation", "party", "brigade", "faction", "country"}
)
_voices = frozenset({"office", "spokesman", "spokeswoman", "spokesperson", "team", "television", "bureau", "channel"})
_sources = frozenset({"source", "official", "officer", "spokesman", "spokeswoman", "spokesperson", "statement"})
_staffs = ("Staff", "staff", "Command", "command")
_fielding = frozenset({"armed-group", "military", "state", "coalition", "umbrella", "police", "party", "government"})
"""Types of actors that have fighters of their own."""

_fighting = frozenset({"armed-group", "military", "state", "government", "coalition"})
"""Types of actors that can be somebody's enemy."""

_foes = frozenset({"enemy", "adversary", "foe"})

_persons = frozenset({"spokesperson", "witness", "resident", "person-other", "official"})
"""Kinds of speakers who mostly are one person."""

_pronouns = frozenset("it they he she we i".split())


class Referents:
    """Finds whom the pronouns of one report mean; `event_words` are nouns that name events and never act.

    `quoted` are the tokens of quotations: in them "they" is never whoever speaks.
    """

    def __init__(self, cast: Cast, naming: Naming, event_words: Set[int], quoted: Set[int]) -> None:
        self.cast = cast
        self.naming = naming
        self.event_words = event_words
        self.quoted = quoted

    def stands_for_somebody(self, word: Token) -> bool:
        """Tell whether a word is a pronoun for somebody who acts."""
        return word.pos_ == "PRON" and word.lower_ in _pronouns and not _is_empty(word)

    def of_pronoun(self, pronoun: Token, rule: str, speaker: Speaker | None) -> Iterator[Taken[Party]]:
        """Give whom a pronoun means: in somebody's words themselves."""
        outside = pronoun.i not in self.quoted or pronoun.lower_ in _first
        if speaker is not None and pronoun.lower_ == "it" and speaker.kind in _persons and speaker.actor is None:
            # "The colonel said it was a reprisal": whoever speaks is no "it".
            return
        if speaker is not None and outside and not self._is_of_others(pronoun, speaker):
            span = (pronoun.idx, pronoun.idx + len(pronoun))
            said = self.speaks_for(speaker) if pronoun.lower_ in _plural_first else None
            said = said or self._as_party(speaker)
            yield Taken(value=said, rule=rule + ".pronoun-is-speaker", span=span)
            return
        meant = self._before(pronoun)
        if meant is not None:
            yield Taken(value=meant, rule=rule + ".pronoun", span=meant.span, score=0.7)

    def _is_of_others(self, pronoun: Token, speaker: Speaker) -> bool:
        """Tell whether "they" cannot be the one person who speaks: "they came at dawn, a resident said"."""
        words = self.cast.doc.char_span(*speaker.span, alignment_mode="expand")
        if pronoun.lower_ != "they" or words is None or speaker.actor is not None:
            return False
        head = words.root
        return head.tag_ in {"NN", "NNP"} and (head.pos_ == "PROPN" or self.naming.is_person(head))

    def foe(self, noun: Token, rule: str, speaker: Speaker | None) -> Taken[Party] | None:
        """Name whom "the enemy" means: who is called so before, else the one other side that a report names.

        Two other sides named as often leave it open; so does a speaker of whom no side is known.
        """
        word = noun if noun.lemma_.lower() in _foes else next((c for c in noun.lefts if c.lower_ in _foes), None)
        if word is None:
            return None
        span = characters(self.cast.doc, phrase_range(noun))
        if self.cast.mentions_within(span):
            return None
        meant = self._called_enemy(word) or self._other_side(word, speaker)
        if meant is None:
            return None
        mention = text_of(self.cast.doc)[span[0] : span[1]]
        name = self.cast.called.name_of(meant) if meant.via == "alias" else self.cast.actor(meant.actor).name
        party = Party(mention=mention, name=name, span=span, actor=meant.actor)
        return Taken(value=party, rule=rule + ".enemy", span=span, score=0.7)

    def _called_enemy(self, word: Token) -> ActorMention | None:
        """Find the last one before whose name stands before the word: "the Israeli enemy"."""
        text = text_of(self.cast.doc)
        named = (m for m in self.cast.mentions if m.span[1] < word.idx)
        return next((m for m in reversed(list(named)) if text[m.span[1] : m.span[1] + 6] == " enemy"), None)

    def _other_side(self, word: Token, speaker: Speaker | None) -> ActorMention | None:
        """Find the side that fights the speaker's: the country, not theirs, whose forces are named most often."""
        known = speaker is not None and speaker.actor is not None
        own = self.cast.actor(speaker.actor).country if speaker is not None and speaker.actor is not None else None
        own = own if known else self.cast.country
        if own is None:
            return None
        sides: dict[str, list[ActorMention]] = {}
        for mention in self.cast.mentions:
            actor = self.cast.actor(mention.actor)
            if actor.type in _fighting and actor.country not in {None, own}:
                sides.setdefault(str(actor.country), []).append(mention)
        ranked = sorted(sides.values(), key=len, reverse=True)
        if not ranked or (len(ranked) > 1 and len(ranked[0]) == len(ranked[1])):
            return None
        return max(ranked[0], key=lambda m: (m.span[1] < word.idx, m.via == "alias", m.span))

    def of_possessive(self, pronoun: Token, rule: str, speaker: Speaker | None) -> Iterator[Taken[Party]]:
        """Give whose deed "its offensive" or "our raid" is: of whoever acts in the same clause, else as a pronoun."""
        verb = pronoun.head.head
        if pronoun.lower_ not in _first and pronoun.head.dep_ in {"dobj", "pobj"}:
            verb = clause_of(verb)
            for doer in subjects(verb) if is_verb(verb) else ():
                if doer.i < pronoun.i and doer.pos_ in {"NOUN", "PROPN"} and self._agrees(pronoun, doer):
                    party = self.naming.party_of(doer, acts=True)
                    if party is not None:
                        yield Taken(value=party, rule=rule + ".pronoun", span=party.span, score=0.7)
                        return
        yield from self.of_pronoun(pronoun, rule, speaker)

    def owner(self, noun: Token, rule: str, speaker: Speaker | None) -> Taken[Party] | None:
        """Tell whose "its forces" and "our units" are: the speaker's own, else of whom was told just before."""
        pronoun = _owning_pronoun(noun)
        if pronoun is None or not (self.naming.is_armed(noun) or _are_men(noun)):
            return None
        if pronoun.lower_ == "whose":
            return self._of_antecedent(noun, pronoun, rule)
        span = characters(self.cast.doc, phrase_range(noun))
        mention = text_of(self.cast.doc)[span[0] : span[1]]
        if speaker is None or (pronoun.i in self.quoted and pronoun.lower_ not in _first):
            meant = self._before(pronoun)
            if meant is None:
                return None
            own = Party(mention=mention, name=meant.name, span=span, actor=meant.actor)
            return Taken(value=own, rule=rule + ".pronouns-own", span=span, score=0.7)
        body = self.speaks_for(speaker) or self._as_party(speaker)
        name, actor = body.name, body.actor
        of_state = speaker.kind in {"ministry", "government"} and actor is not None
        of_state = of_state or (actor is not None and speaker.name.endswith(_staffs))
        state = self.naming.state_of(actor) if of_state and actor is not None else None
        if state is not None:
            name, actor = state.name, state.id
        own = Party(mention=mention, name=name, span=span, actor=actor)
        return Taken(value=own, rule=rule + ".speakers-own", span=span)

    def _of_antecedent(self, noun: Token, pronoun: Token, rule: str) -> Taken[Party] | None:
        """Name whose troops "Ruritania, whose troops left" speaks of: those of whom the relative clause tells."""
        clause = noun.head
        while clause.dep_ != "relcl" and clause.head != clause:
            clause = clause.head
        owner = self.naming.party_of(clause.head, acts=True) if clause.dep_ == "relcl" else None
        if owner is None:
            return None
        span = characters(self.cast.doc, (pronoun.i, noun.i + 1))
        mention = text_of(self.cast.doc)[span[0] : span[1]]
        own = Party(mention=mention, name=owner.name, span=span, actor=owner.actor)
        return Taken(value=own, rule=rule + ".antecedents-own", span=span, score=0.8)

    def object_meant(self, pronoun: Token) -> Token | None:
        """Find the noun that "it" or "them" stands for where something is done to them: never those who do it."""
        doers = {d.i for d in subjects(clause_of(pronoun))}
        return next((t for t in self._subjects_before(pronoun) if t.i not in doers), None)

    def speaks_for(self, speaker: Speaker) -> Party | None:
        """Name the body that a spokesperson or a body's own medium speaks for: its "we" and "our fighters" are that."""
        if speaker.kind not in {"spokesperson", "media"} and not _speaks_for_another(speaker.name):
            return None
        bodies = [m for m in self.cast.mentions_within(speaker.span) if self.cast.actor(m.actor).type in _fielding]
        if not bodies:
            return self._body_of_voice(speaker)
        one = bodies[0]
        return Party(mention=one.surface, name=self.cast.called.name_of(one), span=one.span, actor=one.actor)

    def body_behind(self, speaker: Speaker) -> Party | None:
        """Name whose deed an official or source owns up to or denies: "an army source denied" speaks of the army."""
        spoken = self.speaks_for(speaker)
        words = self.cast.doc.char_span(*speaker.span, alignment_mode="expand") if spoken is None else None
        if words is None or words.root.lemma_.lower() not in _sources:
            return spoken
        for owner in (c for c in words.root.lefts if c.dep_ in {"compound", "amod", "poss"}):
            if self.naming.is_armed(owner) or self.cast.mentions_around(owner):
                return self.naming.party_of(owner, acts=True) or _called(owner)
        return None

    def _body_of_voice(self, speaker: Speaker) -> Party | None:
        """Name the body in "a spokesman for the front", "the army's media office"."""
        words = self.cast.doc.char_span(*speaker.span, alignment_mode="expand")
        if words is None:
            return None
        phrase = self.cast.doc[
            words.start : min(max(words.end, words.root.right_edge.i + 1), words.end + _LONGEST_OFFICE)
        ]
        for voice in (t for t in phrase if t.lower_ in _voices):
            owners = [c for c in voice.lefts if c.dep_ in {"poss", "compound"}]
            # "The prime minister's office" is the body itself.
            owners = [o for o in owners if self.naming.is_armed(o) or o.lemma_.lower() not in self.naming.titles]
            owners += [p for word in ("for", "of") for p in prepositional(voice, word)]
            for owner in owners:
                party = self.naming.party_of(owner, acts=True)
                if party is not None:
                    return party
        return None

    def _as_party(self, speaker: Speaker) -> Party:
        """Name a speaker as one who acts: a body in general words by its noun phrase alone ("rebels in the north")."""
        words = self.cast.doc.char_span(*speaker.span, alignment_mode="expand")
        if speaker.actor is None and words is not None and self.naming.is_armed(words.root):
            party = self.naming.party_of(words.root, acts=True)
            if party is not None:
                return party
        name = _without_office(speaker.name)
        return Party(mention=speaker.mention, name=name, span=speaker.span, actor=speaker.actor)

    def _before(self, pronoun: Token) -> Party | None:
        """Find the nearest subject before a pronoun that can act and agrees with it, in its paragraph."""
        parties = (self.naming.party_of(token, acts=True) for token in self._subjects_before(pronoun))
        return next((party for party in parties if party is not None), None)

    def _subjects_before(self, pronoun: Token) -> Iterator[Token]:
        """Give the subjects before a pronoun in its paragraph that agree with it, the nearest first."""
        for i in range(pronoun.i - 1, max(-1, pronoun.i - _LOOK_BACK), -1):
            token = pronoun.doc[i]
            if token.is_space and "\n" in token.text:
                return
            if token.dep_ not in {"nsubj", "nsubjpass"} or token.pos_ not in {"NOUN", "PROPN"} or i in self.event_words:
                continue
            if self._agrees(pronoun, token):
                yield token

    def _agrees(self, pronoun: Token, noun: Token) -> bool:
        """Tell whether a pronoun can stand for a noun by number, and "he" only for one person."""
        several = noun.tag_ in {"NNS", "NNPS"} or len(conjuncts(noun)) > 1
        if pronoun.lower_ in _plural:
            return several
        if pronoun.lower_ in _people_only:
            return not several and (noun.pos_ == "PROPN" or self.naming.is_person(noun))
        return noun.tag_ != "NNS"


def _called(noun: Token) -> Party:
    return Party(mention=noun.text, name=noun.text, span=(noun.idx, noun.idx + len(noun)))


def _are_men(noun: Token) -> bool:
    """Tell whether "men" are somebody's fighters: "his men", "its men"."""
    return noun.lower_ in {"men", "teams", "crews"}


def _owning_pronoun(noun: Token) -> Token | None:
    """Give the "its" of "its fighters", also through a body: "his movement's fighters"."""
    for owner in noun.lefts:
        if owner.dep_ == "poss" and (owner.pos_ == "PRON" or owner.lower_ == "whose"):
            return owner
        if owner.dep_ == "poss" and owner.lemma_.lower() in _bodies:
            return next((c for c in owner.lefts if c.dep_ == "poss" and c.pos_ == "PRON"), None)
    return None


def _speaks_for_another(name: str) -> bool:
    """Tell whether a speaker is only the voice of a body: "the army's media office", "the information team"."""
    return not _voices.isdisjoint(name.lower().split())


_of_no_one = frozenset(
    "early late soon possible impossible necessary important essential difficult hard easy likely unlikely clear "
    "unclear premature vital crucial time".split()
)
"""What is said of nobody: "it is too early to speak of talks"."""


def _is_empty(word: Token) -> bool:
    """Tell whether "it" stands for nobody: "it is unclear how …"."""
    verb = word.head
    if word.lower_ != "it" or verb.lemma_ != "be":
        return False
    said = [c for c in verb.rights if c.dep_ in {"acomp", "attr"}]
    if any(c.lemma_ in _of_no_one and any(g.dep_ in {"xcomp", "ccomp", "advcl"} for g in c.rights) for c in said):
        return True
    return any(c.dep_ in {"acomp", "attr"} for c in verb.rights) and any(
        c.dep_ in {"ccomp", "csubj", "advcl", "xcomp"} for c in verb.rights
    )


def _without_office(name: str) -> str:
    """Leave a person's office off behind the name: "Amina Yusuf the mayor of Maiduguri"."""
    bare = re.split(r",? the |, ", name, maxsplit=1)[0]
    return bare if len(bare.split()) > 1 and all(w[:1].isupper() for w in bare.split()) else name

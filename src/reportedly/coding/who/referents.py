"""Whom "it", "they" and "its forces" mean: the speaker in somebody's words, else who was told of just before."""

from collections.abc import Iterator, Set

from spacy.tokens import Token

from reportedly.codebook.actor_names import ActorMention
from reportedly.coding.arguments import subjects
from reportedly.coding.clause import Taken
from reportedly.coding.parse import text_of
from reportedly.coding.phrases import characters, clause_of, conjuncts, is_verb, phrase_range
from reportedly.coding.who.cast import Cast
from reportedly.coding.who.naming import Naming
from reportedly.coding.who.voices import FIELDING, Voices
from reportedly.model import Party, Speaker

_MOST_STEPS = 3
"""So often "their men" are followed back to whose men those before are."""

_LOOK_BACK = 60
"""Tokens within which a pronoun's noun is looked for."""

_first = frozenset({"i", "we", "our", "my"})
_people_only = frozenset({"he", "she", "his", "her", "him"})
_plural = frozenset({"they", "we", "their", "our", "them"})
_plural_first = frozenset({"we", "our"})
_bodies = frozenset(
    {"movement", "group", "army", "organization", "organisation", "party", "brigade", "faction", "country"}
)
_staffs = ("Staff", "staff", "Command", "command")
_fighting = frozenset({"armed-group", "military", "state", "government", "coalition"})
"""Types of actors that can be somebody's enemy."""

_foes = frozenset({"enemy", "adversary", "foe"})

_crowds = frozenset(
    "group tribe clan community minority crowd population household family side party delegation leadership team staff "
    "mission ally".split()
)
"""Nouns for many people that "it" can stand for."""

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
        self.voices = Voices(cast, naming)
        self.event_words = event_words
        self.quoted = quoted

    def stands_for_somebody(self, word: Token) -> bool:
        """Tell whether a word is a pronoun for somebody who acts."""
        return word.pos_ == "PRON" and word.lower_ in _pronouns and not _is_empty(word)

    def of_pronoun(self, pronoun: Token, rule: str, speaker: Speaker | None) -> Iterator[Taken[Party]]:
        """Give whom a pronoun means: in somebody's words themselves."""
        outside = pronoun.i not in self.quoted or pronoun.lower_ in _first
        if speaker is not None and pronoun.lower_ == "it" and self._is_no_it(speaker):
            # "The colonel said it was a reprisal": whoever speaks is no "it".
            meant = self._before(pronoun, told=speaker)
            if meant is not None:
                yield Taken(value=meant, rule=rule + ".pronoun", span=meant.span, score=0.7)
            return
        if speaker is not None and outside and not self._is_of_others(pronoun, speaker):
            span = (pronoun.idx, pronoun.idx + len(pronoun))
            said = self.voices.speaks_for(speaker) if pronoun.lower_ in _plural_first else None
            if said is None and pronoun.lower_ in _plural_first | {"it", "they"}:
                said = self.voices.introduced_body(speaker)
            said = said or self.voices.as_party(speaker)
            yield Taken(value=said, rule=rule + ".pronoun-is-speaker", span=span)
            return
        meant = self._before(pronoun)
        if meant is not None:
            yield Taken(value=meant, rule=rule + ".pronoun", span=meant.span, score=0.7)

    def _is_no_it(self, speaker: Speaker) -> bool:
        """Tell whether whoever speaks is a person, or are several, and so no "it"."""
        if speaker.actor is not None:
            return False
        words = self.cast.doc.char_span(*speaker.span, alignment_mode="expand")
        return speaker.kind in _persons or (
            words is not None and (words.root.tag_ == "NNS" or self.cast.is_persons_name(words.root))
        )

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

    def owner(
        self, noun: Token, rule: str, speaker: Speaker | None, *, steps: int = _MOST_STEPS
    ) -> Taken[Party] | None:
        """Tell whose "its forces" and "our units" are: the speaker's own, else of whom was told just before.

        That may be "their men" again; it is followed back for so many `steps`.
        """
        pronoun = _owning_pronoun(noun)
        if pronoun is None or not (self.naming.is_armed(noun) or _are_men(noun) or self._are_its_arms(noun, pronoun)):
            return None
        if pronoun.lower_ == "whose":
            return self._of_antecedent(noun, pronoun, rule)
        span = characters(self.cast.doc, phrase_range(noun))
        mention = text_of(self.cast.doc)[span[0] : span[1]]
        if speaker is None or (pronoun.i in self.quoted and pronoun.lower_ not in _first):
            meant = self._before(pronoun, steps=steps)
            if meant is None:
                return None
            own = Party(mention=mention, name=meant.name, span=span, actor=meant.actor)
            return Taken(value=own, rule=rule + ".pronouns-own", span=span, score=0.7)
        body = self.voices.speaks_for(speaker) or self.voices.introduced_body(speaker)
        if body is None and self._is_no_it(speaker) and pronoun.lower_ in {"its", "their", "our"}:
            return None
        body = body or self.voices.as_party(speaker)
        name, actor = body.name, body.actor
        of_state = speaker.kind in {"ministry", "government"} and actor is not None
        of_state = of_state or (actor is not None and speaker.name.endswith(_staffs))
        state = self.naming.state_of(actor) if of_state and actor is not None else None
        if state is not None:
            name, actor = state.name, state.id
        own = Party(mention=mention, name=name, span=span, actor=actor)
        return Taken(value=own, rule=rule + ".speakers-own", span=span)

    def _are_its_arms(self, noun: Token, pronoun: Token) -> bool:
        """Tell whether "its aircraft" or "our tanks" are a body's: what flies and drives is whose it is."""
        return self.naming.sort_of(noun) == "vehicle" and noun.dep_ == "nsubj" and pronoun.lower_ in {"its", "our"}

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

    def _before(self, pronoun: Token, told: Speaker | None = None, *, steps: int = _MOST_STEPS) -> Party | None:
        """Find the nearest subject before a pronoun that can act and agrees with it, in its paragraph.

        `told` is who speaks, where that is not who is meant.
        """
        for token in self._subjects_before(pronoun):
            if told is not None and told.span[0] <= token.idx < told.span[1]:
                continue
            owned = steps > 0 and _owning_pronoun(token) is not None
            own = self.owner(token, "", None, steps=steps - 1) if owned else None
            party = own.value if own is not None else self.naming.party_of(token, acts=True)
            if party is not None:
                return party
        return None

    def _subjects_before(self, pronoun: Token) -> Iterator[Token]:
        """Give the subjects before a pronoun in its paragraph that agree with it, the nearest first.

        "Its men" are as well those of a body that the sentence before names last, where no subject there agrees.
        """
        bodies: list[Token] = []
        sentence = pronoun.sent.start
        for i in range(pronoun.i - 1, max(-1, pronoun.i - _LOOK_BACK), -1):
            token = pronoun.doc[i]
            if token.is_space and "\n" in token.text:
                break
            if token.sent.start != sentence:
                yield from bodies[:1]
                bodies, sentence = [], token.sent.start
            if token.pos_ not in {"NOUN", "PROPN"} or i in self.event_words:
                continue
            if token.dep_ in {"nsubj", "nsubjpass"} and self._agrees(pronoun, token):
                bodies = []
                yield token
            elif pronoun.lower_ == "its" and token.dep_ in {"dobj", "pobj"} and self._is_named_body(token):
                bodies.append(token)
        yield from bodies[:1]

    def _is_named_body(self, noun: Token) -> bool:
        """Tell whether a noun names a body that has fighters of its own."""
        if any(m.via == "alias" and self.cast.actor(m.actor).type in FIELDING for m in self.cast.mentions_around(noun)):
            return True
        return noun.pos_ == "PROPN" and noun.tag_ != "NNPS" and self.naming.is_armed(noun)

    def _agrees(self, pronoun: Token, noun: Token) -> bool:
        """Tell whether a pronoun can stand for a noun by number, and "he" only for one person."""
        several = noun.tag_ in {"NNS", "NNPS"} or len(conjuncts(noun)) > 1
        if pronoun.lower_ in _plural:
            return several
        if pronoun.lower_ in _people_only:
            return not several and (noun.pos_ == "PROPN" or self.naming.is_person(noun))
        somebody = noun.pos_ == "NOUN" and self.naming.sort_of(noun) in {"people", "civilian"}
        somebody = somebody and noun.lemma_.lower() not in _crowds
        return noun.tag_ != "NNS" and not somebody and not self.cast.is_persons_name(noun)


def _are_men(noun: Token) -> bool:
    """Tell whether "men" are somebody's fighters: "his men", "its men"."""
    return noun.lower_ in {"men", "teams", "crews", "leaders", "commanders", "members"}


def _owning_pronoun(noun: Token) -> Token | None:
    """Give the "its" of "its fighters", also through a body: "his movement's fighters"."""
    for owner in noun.lefts:
        if owner.dep_ == "poss" and (owner.pos_ == "PRON" or owner.lower_ == "whose"):
            return owner
        if owner.dep_ == "poss" and owner.lemma_.lower() in _bodies:
            return next((c for c in owner.lefts if c.dep_ == "poss" and c.pos_ == "PRON"), None)
    return None


_of_no_one = frozenset(
    "early late soon possible impossible necessary important essential difficult hard easy likely unlikely clear "
    "unclear premature vital crucial time".split()
)
"""What is said of nobody: "it is too early to speak of talks"."""

_ordinals = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last only umpteenth".split())


def _is_counted_time(time: Token) -> bool:
    ordinal = any(c.lower_ in _ordinals for c in time.lefts)
    return ordinal or any(g.dep_ in {"relcl", "ccomp", "acl"} for g in time.rights)


def _is_empty(word: Token) -> bool:
    """Tell whether "it" stands for nobody: "it is unclear how …"."""
    verb = word.head
    if word.lower_ != "it" or verb.lemma_ != "be":
        return False
    said = [c for c in verb.rights if c.dep_ in {"acomp", "attr"}]
    if any(c.lemma_ == "time" and _is_counted_time(c) for c in said):
        return True  # "it was the third time that they had come"
    if any(c.lemma_ in _of_no_one and any(g.dep_ in {"xcomp", "ccomp", "advcl"} for g in c.rights) for c in said):
        return True
    return any(c.dep_ in {"acomp", "attr"} for c in verb.rights) and any(
        c.dep_ in {"ccomp", "csubj", "advcl", "xcomp"} for c in verb.rights
    )

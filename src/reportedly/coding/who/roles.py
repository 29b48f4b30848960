"""Who does it and to whom: the parties of an event, from the positions its cues give them."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from reportedly.codebook import Codebook
from reportedly.coding.clause import Taken
from reportedly.coding.parse import text_of
from reportedly.coding.phrases import characters, conjuncts, is_passive, is_verb, phrase_range, prepositional, subjects
from reportedly.coding.what import VIOLENT_FAMILIES, EventMention, Trigger, at_position
from reportedly.coding.who.cast import Cast
from reportedly.coding.who.naming import Naming
from reportedly.model import Party, Speaker

Parties = dict[str, tuple[Taken[Party], ...]]

_counting = frozenset(
    "dozen hundred thousand score number member majority many most some several group lot handful pair couple rest all "
    "total body remains".split()
)
_numerals = frozenset("one two three four five six seven eight nine ten".split())
_pronouns = frozenset("it they he she we i".split())


class Roles:
    """Fills the roles of one report's events.

    `event_words` are the tokens that name events and `unfit_words` those inside dates: neither is ever a party;
    `place_words` stand in names of places, which act only as metonyms.
    """

    def __init__(
        self,
        cast: Cast,
        codebook: Codebook,
        event_words: frozenset[int],
        unfit_words: frozenset[int],
        place_words: frozenset[int],
    ) -> None:
        self.cast = cast
        self.codebook = codebook
        self.event_words = event_words
        self.unfit_words = unfit_words
        self.naming = Naming(cast, codebook, place_words)

    def of(self, mention: EventMention, speaker: Speaker | None) -> Parties:
        """Give the agents, targets and weapons of an event, each with the words and rule they were taken by.

        `speaker` is whoever tells of the event: "it" and "we" in their words mean themselves.
        """
        roles: dict[str, list[Taken[Party]]] = {"agent": [], "target": [], "weapon": []}
        for trigger in mention.triggers:
            if not _answers_for(trigger, mention):
                continue
            for position, role in self._positions(trigger):
                if role in roles:
                    for head in self._heads(trigger, position):
                        self._fill(roles[role], role, head, f"{trigger.kind.id}.{position}", speaker)
        agents = {p.value.name for p in roles["agent"]}
        roles["target"] = [p for p in roles["target"] if p.value.name not in agents]
        return {role: tuple(self._once(parties)) for role, parties in roles.items()}

    def _once(self, parties: Sequence[Taken[Party]]) -> Iterator[Taken[Party]]:
        """Count a state and its government ("the U.S.", "Washington") as one."""
        seen: set[str] = set()
        for party in parties:
            actor = self.cast.actor(party.value.actor) if party.value.actor is not None else None
            key = actor.country if actor is not None and actor.type in {"state", "government"} else None
            if key is None or key not in seen:
                yield party
            if key is not None:
                seen.add(key)

    def of_statement(self, verb: Token, words: tuple[int, int], speaker: Speaker | None) -> Parties:
        """Give the parties of words that tell of no event: their subject, and whom they are for or against."""
        agents: list[Taken[Party]] = []
        targets: list[Taken[Party]] = []
        for head in subjects(verb) if is_verb(verb) else ():
            self._fill(agents, "agent", head, "statement.subject", speaker)
        for clause in (c for c in verb.children if not agents and c.dep_ in {"ccomp", "xcomp"} and c.tag_ == "VB"):
            for head in subjects(clause):
                self._fill(agents, "agent", head, "statement.enabled", speaker)
        for word in ("against", "with"):
            for token in verb.doc[words[0] : words[1]]:
                if token.lower_ == word and token.dep_ == "prep":
                    for head in token.children:
                        if head.dep_ == "pobj":
                            self._fill(targets, "target", head, f"statement.{word}", None)
        return {"agent": tuple(agents), "target": tuple(targets), "weapon": ()}

    def _positions(self, trigger: Trigger) -> Iterator[tuple[str, str]]:
        yield from trigger.frame.roles.items()
        if trigger.is_noun and blamed_for(trigger.token):
            yield "blamed", "agent"
        if trigger.is_noun and self._light_verb(trigger.token) is not None:
            yield "light-subject", "agent"
            for preposition in ("on", "against", "at"):
                if trigger.frame.roles.get(preposition) == "target":
                    yield f"light-{preposition}", "target"

    def _by_whom_done(self, noun: Token) -> tuple[Token, ...]:
        """Give the doer of a nominal event told in a participle: "an airstrike likely carried out by X"."""
        done = (c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN")
        return tuple(p for c in done if self._is_light(c) for p in prepositional(c, "by"))

    def _is_light(self, verb: Token) -> bool:
        particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
        return f"{verb.lemma_.lower()} {particle}".strip() in self.codebook.light_verbs

    def _light_verb(self, noun: Token) -> Token | None:
        """Find the verb that only carries a nominal event: "carried out a raid", "a raid … carried out by"."""
        if noun.dep_ not in {"dobj", "nsubjpass", "pobj", "nsubj"}:
            return None
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        while noun.dep_.startswith("nsubj") and (
            raised := [c for c in verb.rights if c.dep_ == "xcomp" and is_verb(c)]
        ):
            verb = raised[0]
        if not is_verb(verb) or (noun.dep_ == "nsubj" and not is_passive(verb)):
            return None
        if noun.dep_ != "pobj":
            return verb if self._is_light(verb) else None
        known = self.codebook.light_verbs
        return verb if any(v.endswith(f"{verb.lemma_.lower()} {noun.head.lower_}") for v in known) else None

    def _heads(self, trigger: Trigger, position: str) -> Sequence[Token]:
        if position == "blamed":
            return blamed_for(trigger.token)
        if position.startswith("light-"):
            verb = self._light_verb(trigger.token)
            slot = position.removeprefix("light-")
            if verb is None:
                return ()
            return subjects(verb) if slot == "subject" else prepositional(verb, slot)
        if position == "by" and is_verb(trigger.token):
            return prepositional(trigger.token, "by")
        if position == "by":
            return (*prepositional(trigger.token, "by"), *self._by_whom_done(trigger.token))
        found = at_position(trigger.token, position)
        if not found and len(trigger.words) > 1:
            words = (trigger.token.doc[w] for w in trigger.words if w != trigger.token.i)
            found = tuple(p for word in words for p in prepositional(word, position))
        return found

    def _fill(self, filled: list[Taken[Party]], role: str, head: Token, rule: str, speaker: Speaker | None) -> None:
        for noun in (*conjuncts(head), *_companions(head)):
            for party in self._meant(noun, role, rule, speaker):
                if all(party.value.name != p.value.name for p in filled):
                    filled.append(party)

    def _meant(self, noun: Token, role: str, rule: str, speaker: Speaker | None) -> Iterator[Taken[Party]]:
        """Give the parties one noun means: through "dozens of", pronouns and the speaker's "our forces"."""
        counts = noun.lemma_.lower() in _counting or noun.lower_ in _numerals
        counted = prepositional(noun, "of") if counts else ()
        person = counted[0] if counted and not self.cast.actors_of(noun) else noun
        if person.i in self.event_words or person.i in self.unfit_words or self._is_site(person):
            return
        own = self._speakers_own(person, speaker)
        if own is not None:
            yield Taken(value=own, rule=rule + ".speakers-own", span=own.span)
        elif person.pos_ == "PRON" and person.lower_ in _pronouns and role == "agent":
            yield from self._by_pronoun(person, rule, speaker)
        else:
            acts = rule.endswith((".subject", ".aimed-at"))
            for party in self.naming.parties(person, role, acts=acts):
                yield Taken(value=party, rule=rule, span=party.span)

    def _by_pronoun(self, pronoun: Token, rule: str, speaker: Speaker | None) -> Iterator[Taken[Party]]:
        if speaker is not None:
            said = Party(mention=speaker.mention, name=speaker.name, span=speaker.span, actor=speaker.actor)
            span = (pronoun.idx, pronoun.idx + len(pronoun))
            yield Taken(value=said, rule=rule + ".pronoun-is-speaker", span=span)
            return
        meant = self._meant_by(pronoun)
        if meant is not None:
            yield Taken(value=meant, rule=rule + ".pronoun", span=meant.span, score=0.7)

    def _speakers_own(self, noun: Token, speaker: Speaker | None) -> Party | None:
        """Tell whose "its forces" and "our units" are in somebody's words: the speaker's own side."""
        owned = self.naming.is_armed(noun) and any(c.dep_ == "poss" and c.pos_ == "PRON" for c in noun.lefts)
        if speaker is None or not owned:
            return None
        span = characters(self.cast.doc, phrase_range(noun))
        name, actor = speaker.name, speaker.actor
        state = (
            self.naming.state_of(actor) if speaker.kind in {"ministry", "government"} and actor is not None else None
        )
        if state is not None:
            name, actor = state.name, state.id
        return Party(mention=text_of(self.cast.doc)[span[0] : span[1]], name=name, span=span, actor=actor)

    def _meant_by(self, pronoun: Token) -> Party | None:
        """Tell whom "it" or "they" means: the nearest subject before it that can act, not far back."""
        plural = pronoun.lower_ in {"they", "we"}
        for i in range(pronoun.i - 1, max(-1, pronoun.i - 60), -1):
            token = pronoun.doc[i]
            if token.is_space and "\n" in token.text:
                return None
            if token.dep_ not in {"nsubj", "nsubjpass"} or token.pos_ not in {"NOUN", "PROPN"} or i in self.event_words:
                continue
            if plural and not (token.tag_ in {"NNS", "NNPS"} or len(conjuncts(token)) > 1):
                continue
            party = self.naming.party_of(token)
            if party is not None:
                return party
        return None

    def _is_site(self, noun: Token) -> bool:
        """Tell whether an unknown name only says where: "in Kanasba"."""
        located = noun.dep_ == "pobj" and noun.head.lower_ in _locative
        return noun.pos_ == "PROPN" and located and not self.cast.mentions_around(noun)


def blamed_for(noun: Token) -> tuple[Token, ...]:
    """Give whoever is said to be behind an event or responsible for it."""
    if noun.dep_ != "pobj":
        return ()
    preposition, above = noun.head, noun.head.head
    if preposition.lower_ == "behind" and above.lemma_ in {"be", "stand"}:
        return subjects(above)
    if preposition.lower_ == "for" and above.lemma_ in {"responsible", "blame"} and is_verb(above.head):
        return subjects(above.head)
    return ()


def _answers_for(trigger: Trigger, mention: EventMention) -> bool:
    """Tell whether a trigger's parties are the event's: those of another event that it only names are not."""
    if trigger.kind.id == mention.kind.id or trigger.weak or trigger is mention.top:
        return True
    return {trigger.kind.family, mention.kind.family} <= VIOLENT_FAMILIES


def _companions(head: Token) -> Iterator[Token]:
    """Give those named along with somebody: "X in cooperation with Y", "groups including Y", "such as Y"."""
    for child in head.rights:
        if child.dep_ != "prep":
            continue
        if child.lower_ in {"including", "alongside", "like"} or (
            child.lower_ == "as" and child.nbor(-1).lower_ == "such"
        ):
            yield from (n for p in child.children if p.dep_ == "pobj" for n in conjuncts(p))
        elif child.lower_ == "in":
            for joint in (p for p in child.children if p.lemma_ in _together):
                yield from (n for p in prepositional(joint, "with") for n in conjuncts(p))


_together = frozenset({"cooperation", "coordination", "conjunction", "collaboration", "partnership", "alliance"})
_locative = frozenset({"in", "at", "near", "from", "on", "around", "outside", "inside", "of"})

"""Who does it and to whom: the parties of an event, from the positions its cues give them."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from reportedly.codebook import Codebook
from reportedly.codebook.actor_names import ActorMention
from reportedly.coding.cast import Cast
from reportedly.coding.clause import Taken
from reportedly.coding.parse import text_of
from reportedly.coding.phrases import characters, conjuncts, is_passive, is_verb, phrase_range, prepositional, subjects
from reportedly.coding.what import EventMention, Trigger, at_position
from reportedly.model import Party, Speaker

Parties = dict[str, tuple[Taken[Party], ...]]

_counting = frozenset(
    "dozen hundred thousand score number member majority many most some several group lot handful pair couple rest all total "
    "body remains".split()
)
_anybody = frozenset(
    "people person other others man woman child victim casualty toll injured dead wounded family member one two three four "
    "five six seven eight nine ten those".split()
)
_pronouns = frozenset("it they he she we i".split())
_holding = frozenset({"held", "controlled", "run", "occupied", "ruled", "dominated"})
_persons = frozenset({"person", "leader", "official"})
_title_kinds = frozenset({"official", "military", "spokesperson", "government"})
_kin = frozenset("ally partner backer supporter affiliate sponsor".split())
_leading = frozenset(
    "the a an its their his her our some several many other at least more than about around nearly over dozens hundreds of "
    "two three four five six seven eight nine ten eleven twelve".split()
)


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
        self.place_words = place_words
        self.titles = frozenset(w for n in codebook.speaker_nouns for w in n.noun if n.kind in _title_kinds)

    def of(self, mention: EventMention, speaker: Speaker | None) -> Parties:
        """Give the agents, targets and weapons of an event, each with the words and rule they were taken by.

        `speaker` is whoever tells of the event: "it" and "we" in their words mean themselves.
        """
        roles: dict[str, list[Taken[Party]]] = {"agent": [], "target": [], "weapon": []}
        for trigger in mention.triggers:
            for position, role in self._positions(trigger):
                if role in roles:
                    for head in self._heads(trigger, position):
                        self._fill(roles[role], role, head, f"{trigger.kind.id}.{position}", speaker)
        agents = {p.value.name for p in roles["agent"]}
        roles["target"] = [p for p in roles["target"] if p.value.name not in agents]
        return {role: tuple(parties) for role, parties in roles.items()}

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

    def party_of(self, head: Token, role: str = "agent") -> Party | None:
        """Give the first party a noun names, None where it names none."""
        return next(self.parties(head, role), None)

    def _positions(self, trigger: Trigger) -> Iterator[tuple[str, str]]:
        yield from trigger.frame.roles.items()
        if trigger.is_noun and self._light_verb(trigger.token) is not None:
            yield "light-subject", "agent"
            for preposition in ("on", "against", "at"):
                if trigger.frame.roles.get(preposition) == "target":
                    yield f"light-{preposition}", "target"

    def _light_verb(self, noun: Token) -> Token | None:
        """Find the verb that only carries a nominal event: "carried out a raid", "a raid (said to be) carried out by"."""
        if noun.dep_ not in {"dobj", "nsubjpass", "pobj", "nsubj"}:
            return None
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        while noun.dep_.startswith("nsubj") and (
            raised := [c for c in verb.rights if c.dep_ == "xcomp" and is_verb(c)]
        ):
            verb = raised[0]
        if not is_verb(verb) or (noun.dep_ == "nsubj" and not is_passive(verb)):
            return None
        particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
        phrase = f"{verb.lemma_.lower()} {particle}".strip()
        known = self.codebook.light_verbs
        if noun.dep_ != "pobj":
            return verb if phrase in known else None
        return verb if any(v.endswith(f"{verb.lemma_.lower()} {noun.head.lower_}") for v in known) else None

    def _heads(self, trigger: Trigger, position: str) -> Sequence[Token]:
        if position.startswith("light-"):
            verb = self._light_verb(trigger.token)
            slot = position.removeprefix("light-")
            if verb is None:
                return ()
            return subjects(verb) if slot == "subject" else prepositional(verb, slot)
        if position == "by" and is_verb(trigger.token):
            return prepositional(trigger.token, "by")
        return at_position(trigger.token, position)

    def _fill(self, filled: list[Taken[Party]], role: str, head: Token, rule: str, speaker: Speaker | None) -> None:
        for noun in (*conjuncts(head), *_companions(head)):
            counted = prepositional(noun, "of") if noun.lemma_.lower() in _counting else ()
            person = counted[0] if counted and not self.cast.actors_of(noun) else noun
            if person.i in self.event_words or person.i in self.unfit_words or self._is_site(person):
                continue
            if person.pos_ == "PRON" and person.lower_ in _pronouns and speaker is None and role == "agent":
                meant = self._meant_by(person)
                if meant is not None:
                    filled.append(Taken(value=meant, rule=rule + ".pronoun", span=meant.span, score=0.7))
                continue
            if person.pos_ == "PRON" and person.lower_ in _pronouns and speaker is not None and role == "agent":
                said = Party(mention=speaker.mention, name=speaker.name, span=speaker.span, actor=speaker.actor)
                filled.append(
                    Taken(value=said, rule=rule + ".pronoun-is-speaker", span=(person.idx, person.idx + len(person)))
                )
                continue
            own = self._speakers_own(person, speaker)
            if own is not None:
                filled.append(Taken(value=own, rule=rule + ".speakers-own", span=own.span))
                continue
            for party in self.parties(person, role):
                if all(party.name != p.value.name for p in filled):
                    filled.append(Taken(value=party, rule=rule, span=party.span))

    def _speakers_own(self, noun: Token, speaker: Speaker | None) -> Party | None:
        """Tell whose "its forces" and "our units" are in somebody's words: the speaker's own side."""
        owned = self.codebook.party_nouns.get(noun.lemma_.lower()) == "armed"
        if speaker is None or not owned or not any(c.dep_ == "poss" and c.pos_ == "PRON" for c in noun.lefts):
            return None
        span = characters(self.cast.doc, phrase_range(noun))
        name, actor = speaker.name, speaker.actor
        if speaker.kind in {"ministry", "government"} and actor is not None:
            country = self.cast.actor(actor).country
            state = next((a for a in self.codebook.actors.values() if a.type == "state" and a.country == country), None)
            name, actor = (state.name, state.id) if state is not None else (name, actor)
        return Party(mention=text_of(self.cast.doc)[span[0] : span[1]], name=name, span=span, actor=actor)

    def _meant_by(self, pronoun: Token) -> Party | None:
        """Tell whom "it" or "they" means: the nearest subject before it that acts, in its sentence or the one before."""
        plural = pronoun.lower_ in {"they", "we"}
        for i in range(pronoun.i - 1, max(-1, pronoun.i - 60), -1):
            token = pronoun.doc[i]
            if token.is_space and "\n" in token.text:
                return None
            if token.dep_ not in {"nsubj", "nsubjpass"} or token.pos_ not in {"NOUN", "PROPN"} or i in self.event_words:
                continue
            if plural and not (token.tag_ in {"NNS", "NNPS"} or len(conjuncts(token)) > 1):
                continue
            party = self.party_of(token)
            if party is not None:
                return party
        return None

    def _is_site(self, noun: Token) -> bool:
        """Tell whether an unknown name only says where: "in Kanasba"."""
        located = noun.dep_ == "pobj" and noun.head.lower_ in _locative
        return noun.pos_ == "PROPN" and located and not self.cast.mentions_around(noun)

    def parties(self, head: Token, role: str) -> Iterator[Party]:
        """Give the parties a noun phrase names: actors of the codebook, else the phrase where it can act or suffer."""
        if head.pos_ == "PRON" or (head.pos_ not in {"NOUN", "PROPN"} and not self.cast.mentions_around(head)):
            return
        modifier = head.dep_ in {"compound", "amod", "nmod", "npadvmod", "poss"}
        words = (head.i, head.i + 1) if modifier and head.dep_ != "poss" else self._uncounted(phrase_range(head), head)
        span = characters(self.cast.doc, words)
        mention = text_of(self.cast.doc)[span[0] : span[1]]
        found = self._named(head, modifier)
        if found and (head.i not in self.place_words or any(m.via != "metonym" for m in found)):
            yield from self._actors(found, head, mention, span)
            return
        side = self.cast.side_of(head)
        if side is not None:
            yield Party(mention=mention, name=self.cast.side_name(side, mention), span=span, actor=side.id)
            return
        if head.i in self.place_words:
            return
        if self.codebook.party_nouns.get(head.lemma_.lower()) in {"vehicle", None} and head.pos_ == "NOUN":
            sides = [c for c in head.lefts if c.dep_ in {"compound", "amod", "nmod"} and self._stands_for_people(c)]
            if sides:
                yield from self.parties(sides[0], role)
                return
        if not self._can_be(role, head):
            return
        owner = self._owner(head)
        if owner is not None:
            yield Party(mention=mention, name=f"{head.text} of {owner.name}", span=span)
        elif head.pos_ == "PROPN":
            yield Party(mention=mention, name=self._person(head, words), span=span)
        else:
            name = _without_count(self.cast.written_out(span))
            yield Party(mention=mention, name=name + "s" if modifier and head.tag_ == "NN" else name, span=span)

    def _stands_for_people(self, word: Token) -> bool:
        return word.pos_ in {"NOUN", "PROPN"} and self.codebook.party_nouns.get(word.lemma_.lower()) in {
            "armed",
            "institution",
        }

    def _person(self, head: Token, words: tuple[int, int]) -> str:
        """Name a person in full, as first introduced, without title and office."""
        full = self.cast.full_name(head) or words
        run = [t for t in self.cast.doc[full[0] : full[1]] if t.i <= full[1]]
        start = next((i for i, t in enumerate(run) if t.pos_ == "PROPN"), 0)
        run = run[start:]
        end = next((i for i, t in enumerate(run) if t.pos_ not in {"PROPN", "PUNCT", "PART"}), len(run))
        named = run[:end]
        title = max((i for i, t in enumerate(named) if t.lemma_.lower() in self.titles), default=-1)
        named = named[title + 1 :] or named
        if not named:
            return _without_count(self.cast.doc[words[0] : words[1]].text)
        return self.cast.doc[named[0].i : named[-1].i + 1].text

    def _uncounted(self, words: tuple[int, int], head: Token) -> tuple[int, int]:
        """Leave the number before a noun to the quantities."""
        start = words[0]
        while start < head.i and (
            self.cast.doc[start].pos_ in {"NUM", "PUNCT"}
            or self.cast.doc[start].lower_ in _leading - {"the", "a", "an"}
        ):
            start += 1
        return start, words[1]

    def _named(self, head: Token, modifier: bool) -> list[ActorMention]:
        if modifier:
            found = [m for m in self.cast.mentions_around(head) if m.span[0] <= head.idx < m.span[1]]
        else:
            found = self.cast.actors_of(head)
        found = [m for m in found if m.joined is None or m.joined in _holding]
        others = [
            m for m in found if not m.span[0] <= head.idx < m.span[1] and self.cast.actor(m.actor).type in _persons
        ]
        return [m for m in found if m not in others]

    def _actors(self, found: list[ActorMention], head: Token, mention: str, span: tuple[int, int]) -> Iterator[Party]:
        if all(m.via == "demonym" for m in found):
            side = self.cast.side_of(head)
            if side is not None:
                yield Party(mention=mention, name=self.cast.side_name(side, mention), span=span, actor=side.id)
                return
        for one in found:
            own = one.span if len(found) > 1 else span
            surface = text_of(self.cast.doc)[own[0] : own[1]]
            yield Party(mention=surface, name=self.cast.name_of(one), span=own, actor=one.actor)

    def _owner(self, head: Token) -> Party | None:
        """Tell whose allies "its allies" are: of the party it is coordinated with."""
        if head.lemma_.lower() not in _kin or not any(c.dep_ == "poss" and c.pos_ == "PRON" for c in head.children):
            return None
        return self.party_of(head.head) if head.dep_ == "conj" else None

    def _can_be(self, role: str, head: Token) -> bool:
        lemma = head.lemma_.lower()
        sort = self.codebook.party_nouns.get(lemma)
        if head.pos_ == "PROPN":
            return True
        if role == "agent":
            return sort in {"people", "armed", "institution", "civilian"}
        return lemma not in _anybody and sort in {"people", "armed", "civilian"}


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


def _without_count(mention: str) -> str:
    words = mention.split()
    while len(words) > 1 and (words[0].lower() in _leading or words[0][:1].isdigit()):
        words.pop(0)
    return " ".join(words)

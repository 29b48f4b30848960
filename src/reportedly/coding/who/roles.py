"""Who does it and to whom: the parties of an event, from the positions its cues give them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from reportedly.codebook import Codebook, Kind
from reportedly.coding.arguments import is_passive, objects, subjects
from reportedly.coding.clause import Taken
from reportedly.coding.parse import text_of
from reportedly.coding.phrases import characters, conjuncts, is_verb, phrase_range, prepositional
from reportedly.coding.what import EventMention
from reportedly.coding.who.answering import answers_for, is_others_loss, is_repelled, without_the_moved
from reportedly.coding.who.cast import Cast
from reportedly.coding.who.filling import RoleFiller
from reportedly.coding.who.naming import Naming
from reportedly.coding.who.positions import hosts_of, positions, responsible_beside
from reportedly.coding.who.referents import Referents
from reportedly.coding.who.targets import OUSTING, Targets
from reportedly.coding.who.uncounted import without_count
from reportedly.coding.who.whose import owners_of_arms, whose_by_adjective
from reportedly.model import Party, Speaker

Parties = dict[str, tuple[Taken[Party], ...]]

_ROLES = frozenset({"agent", "target", "weapon"})
_beside = ("outside", "beside", "against")
"""Prepositions by which an explosion tells what it was meant for or hit."""

_within = ("in", "inside", "into", "on", "onto", "between", "among")
_landing = frozenset({"land", "fall", "crash", "slam", "explode", "detonate", "smash", "plough", "plow", "come"})
"""Verbs of what comes down: "shells landed in residential areas" hit these."""

_first = frozenset({"i", "we"})
_private = frozenset({"witness", "resident", "person-other", "medical", "activist", "unnamed-sources"})
"""Kinds of speakers who tell what befell them."""

_leading = frozenset({"between", "to", "from", "into"})
"""Prepositions that tell which road is meant."""

_reaching = frozenset({"reach", "contact"})
_ways = frozenset({"road", "highway", "route", "motorway"})


class Roles:
    """Fills the roles of one report's events.

    `event_words` are the tokens that name events and `unfit_words` those inside dates: neither is ever a party;
    `place_words` stand in names of places, which act only as metonyms; `quoted_words` between quotation marks.
    """

    def __init__(
        self,
        cast: Cast,
        codebook: Codebook,
        event_words: frozenset[int],
        unfit_words: frozenset[int],
        place_words: frozenset[int],
        quoted_words: frozenset[int] = frozenset(),
    ) -> None:
        self.cast = cast
        self.codebook = codebook
        # "The Three Rivers Alliance" is somebody, though an alliance is also made.
        self.event_words = event_words - {i for i in event_words if _is_in_name(cast, cast.doc[i])}
        self.naming = Naming(cast, codebook, place_words)
        self.referents = Referents(cast, self.naming, set(self.event_words), set(quoted_words))
        self.targets = Targets(codebook, self.naming)
        self.filler = RoleFiller(cast, self.naming, self.referents, self.targets, self.event_words, unfit_words)
        lists = codebook.word_lists
        self._arms = lists.get("weaponry", frozenset()) | lists.get("explosive", frozenset())

    def of(self, mention: EventMention, speaker: Speaker | None) -> Parties:
        """Give the agents, targets and weapons of an event, each with the words and rule they were taken by.

        `speaker` is whoever tells of the event: "it" and "we" in their words mean themselves.
        """
        roles: dict[str, list[Taken[Party]]] = {"agent": [], "target": [], "weapon": [], "hurt": []}
        for trigger in mention.triggers:
            if not answers_for(trigger, mention) or _is_in_name(self.cast, trigger.token):
                continue
            wanted = _ROLES | {"place"} if trigger.kind.id in OUSTING else _ROLES
            for position, role, heads in positions(trigger, self.codebook.light_verbs, wanted):
                rule = f"{trigger.kind.id}.{position}"
                if trigger.kind.id == "accuse" and mention.kind.id != "accuse":
                    # "X is accused of shelling Y": the accused is the doer, the accuser is none of the parties.
                    if role != "target":
                        continue
                    role = "agent"
                if role == "agent" and is_repelled(trigger, mention):
                    role = "target"
                for head in heads:
                    if role == "target" and is_others_loss(trigger, position, self.naming):
                        continue
                    if role == "place" or (role == "agent" and position == "from" and self.naming.is_place(head)):
                        roles["agent" if role == "agent" else "target"].extend(self.targets.holders(head, rule))
                    else:
                        filled = roles["hurt" if role == "target" and self.targets.tells_harm(trigger) else role]
                        if not (role == "agent" and position == "from" and self._is_land(head)):
                            self.filler.fill(filled, role, head, rule, speaker, trigger.kind)
        if mention.kind.id == "casualties" and not roles["hurt"]:
            for noun in self.targets.fallen(mention.top.token):
                self.filler.fill(roles["hurt"], "target", noun, "casualties.fallen", speaker, mention.kind)
        roles["agent"] = self._doers(roles["agent"], mention, speaker)
        if not roles["target"] and mention.kind.family == "violence":
            roles["target"] = list(self._next_to(mention))
        if mention.kind.id == "siege" and not roles["target"]:
            roles["target"] = list(self._cut_off(mention))
        chosen = self.targets.chosen(roles["target"], roles["hurt"], roles["agent"], mention)
        parties = {"agent": roles["agent"], "target": chosen, "weapon": roles["weapon"]}
        return {role: tuple(self._once(found)) for role, found in parties.items()}

    def _doers(self, found: list[Taken[Party]], mention: EventMention, speaker: Speaker | None) -> list[Taken[Party]]:
        """Give who does it: those in the position of an agent, else whoever is told beside it."""
        kind, violent = mention.kind, mention.kind.family == "violence"
        doers = found or self._told_by(whose_by_adjective(mention, self.cast), "adjective", kind, speaker)
        doers = without_the_moved(doers, mention)
        if not doers and kind.family == "diplomacy":
            doers = self._told_by(hosts_of(mention.top.token), "hosted-by", kind, speaker)
        if not doers and kind.id == "deploy":
            doers = list(self._deployed(mention, speaker))
        if kind.id == "air-strike":
            doers = [self._by_its_air_force(p) for p in doers]
        if not doers and violent:
            doers = self._told_by(responsible_beside(mention.top.token), "responsible", kind, speaker)
        if not doers and violent:
            doers = self._told_by(owners_of_arms(mention, self.naming, self._arms), "whose-arms", kind, speaker)
        return doers

    def _told_by(
        self, words: Iterable[Token], position: str, kind: Kind, speaker: Speaker | None
    ) -> list[Taken[Party]]:
        found: list[Taken[Party]] = []
        for word in words:
            self.filler.fill(found, "agent", word, f"{kind.id}.{position}", speaker, kind)
        return found

    def _next_to(self, mention: EventMention) -> Iterator[Taken[Party]]:
        """Give what something went off at: "exploded outside a courthouse", "blew up beside a bus"."""
        for trigger in mention.triggers:
            of_it = trigger.kind.id == mention.kind.id or trigger.kind.id == "destruction"
            if of_it and (not trigger.is_noun or trigger.token.dep_ != "pobj"):
                landing = trigger.token.lemma_ in _landing and not trigger.is_noun
                for word in (*_beside, *_within) if landing else _beside:
                    for noun in prepositional(trigger.token, word):
                        rule = f"{trigger.kind.id}.{word}"
                        hit = (n for n in conjuncts(noun) if word in _beside or n.pos_ == "NOUN")
                        yield from (p for n in hit for p in self.targets.things(n, mention.kind, rule))

    def _cut_off(self, mention: EventMention) -> Iterator[Taken[Party]]:
        """Give the town, road or people that are besieged or cut off, where a verb names them: "besieged the town"."""
        for trigger in mention.triggers:
            for noun in objects(trigger.token) if trigger.kind.id == "siege" and is_verb(trigger.token) else ():
                named = noun.pos_ == "PROPN" and noun.i not in self.event_words
                stuck = noun.pos_ == "NOUN" and self.naming.is_person(noun)
                road = noun.lemma_.lower() in _ways and any(c.lower_ in _leading for c in noun.rights)
                if (named or stuck or road) and all(m.via != "alias" for m in self.cast.mentions_around(noun)):
                    start, end = phrase_range(noun)
                    ways = (c for c in noun.rights if c.dep_ == "prep" and c.lower_ in _leading)
                    span = characters(self.cast.doc, (start, max([end, *(c.right_edge.i + 1 for c in ways)])))
                    words = text_of(self.cast.doc)[span[0] : span[1]]
                    name = without_count(self.cast.written_out(span))
                    yield Taken(value=Party(mention=words, name=name, span=span), rule="siege.cut-off", span=span)

    def _deployed(self, mention: EventMention, speaker: Speaker | None) -> Iterator[Taken[Party]]:
        """Give those who take up their posts where nobody is told to have sent them: "snipers were posted"."""
        for trigger in mention.triggers:
            if trigger.kind.id == "deploy" and is_verb(trigger.token) and is_passive(trigger.token):
                for noun in (n for n in objects(trigger.token) if self._are_deployed(n)):
                    yield from self.filler.meant(noun, "agent", "deploy.those-deployed", speaker, trigger.kind)

    def _are_deployed(self, noun: Token) -> bool:
        """Tell whether those posted somewhere are people under arms: "snipers", "a team of soldiers"."""
        return self.naming.is_armed(noun) or any(self.naming.is_armed(n) for n in prepositional(noun, "of"))

    def _is_land(self, noun: Token) -> bool:
        """Tell whether a noun is the name of a country: rockets from Lebanon need not be Lebanon's."""
        return any(self.cast.actor(m.actor).type == "state" for m in self.cast.mentions_around(noun))

    def _by_its_air_force(self, doer: Taken[Party]) -> Taken[Party]:
        """Name who flew "Russian airstrikes" as the report does elsewhere: the air force it names."""
        actor = self.cast.actor(doer.value.actor) if doer.value.actor is not None else None
        service = self.cast.called.air_force_of(actor) if actor is not None and actor.type == "state" else None
        if service is None:
            return doer
        return replace(
            doer, value=replace(doer.value, actor=service[0], name=service[1]), rule=doer.rule + ".air-force"
        )

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
            if head.lower_ in _first and speaker is not None and speaker.kind in _private:
                # "We heard the blast": a witness is the voice that tells of it, not a party to it.
                continue
            self.filler.fill(agents, "agent", head, "statement.subject", speaker)
        if is_verb(verb) and verb.lemma_ in _reaching and is_passive(verb):
            for head in objects(verb):  # "a spokesperson could not be reached"
                self.filler.fill(agents, "agent", head, "statement.unreached-subject", speaker)
        told = any(self.referents.stands_for_somebody(h) for h in subjects(verb)) if is_verb(verb) else False
        for clause in (c for c in verb.children if not agents and not told and _is_of_others(verb, c)):
            for head in subjects(clause):
                self.filler.fill(agents, "agent", head, "statement.enabled", speaker)
        for noun in (c for c in verb.rights if not agents and verb.lemma_ == "be" and c.dep_ == "attr"):
            for head in prepositional(noun, "from"):  # "there was no comment from the rebels"
                self.filler.fill(agents, "agent", head, "statement.from", speaker)
        if not agents and verb.lemma_ == "belong":
            for head in prepositional(verb, "to"):
                self.filler.fill(agents, "agent", head, "statement.owner", speaker)
        for word in ("against", "with"):
            for token in verb.doc[words[0] : words[1]]:
                if token.lower_ == word and token.dep_ == "prep":
                    for head in token.children:
                        if head.dep_ == "pobj":
                            self.filler.fill(targets, "target", head, f"statement.{word}", None)
        for noun in objects(verb) if not targets and is_verb(verb) and not is_passive(verb) else ():
            if noun.dep_ == "dobj" and self.naming.is_person(noun) and not any(c.dep_ == "nummod" for c in noun.lefts):
                self.filler.fill(targets, "target", noun, "statement.object", None)
        return {"agent": tuple(agents), "target": tuple(targets), "weapon": ()}


def _is_in_name(cast: Cast, word: Token) -> bool:
    return word.pos_ == "PROPN" and any(m.via == "alias" for m in cast.mentions_around(word))


def _is_of_others(verb: Token, clause: Token) -> bool:
    """Tell whether a clause under a statement's verb tells of somebody: "let them pass", "proves that they have"."""
    if clause.dep_ not in {"ccomp", "xcomp"}:
        return False
    return clause.tag_ == "VB" or (clause.dep_ == "ccomp" and verb.lemma_ in _proving)


_proving = frozenset({"prove", "show", "demonstrate", "mean", "indicate", "confirm", "reveal"})

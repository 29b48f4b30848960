"""Who does it and to whom: the parties of an event, from the positions its cues give them."""

from collections.abc import Iterator, Sequence
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
from reportedly.coding.who.naming import Naming
from reportedly.coding.who.positions import companions, hosts_of, positions, responsible_beside
from reportedly.coding.who.referents import Referents
from reportedly.coding.who.targets import OUSTING, Targets
from reportedly.coding.who.uncounted import without_count
from reportedly.coding.who.whose import owners_of_arms, whose_by_adjective
from reportedly.model import Party, Speaker

Parties = dict[str, tuple[Taken[Party], ...]]

_ROLES = frozenset({"agent", "target", "weapon"})
_counting = frozenset(
    "dozen hundred thousand score number member majority many most some several group lot handful pair couple rest all "
    "total body remains half third quarter column element remnant none row string series cluster".split()
)
_of_states = frozenset({"speech", "diplomacy", "cooperation"})
"""Families of events in which a capital that is named stands for those who rule there."""

_beside = ("outside", "beside", "against")
"""Prepositions by which an explosion tells what it was meant for or hit."""

_within = ("in", "inside", "into", "on")
_landing = frozenset({"land", "fall", "crash", "slam", "explode", "detonate", "smash", "plough", "plow", "come"})
"""Verbs of what comes down: "shells landed in residential areas" hit these."""

_first = frozenset({"i", "we"})
_private = frozenset({"witness", "resident", "person-other", "medical", "activist", "unnamed-sources"})
"""Kinds of speakers who tell what befell them."""

_done_to = frozenset({"it", "them", "him", "they"})
"""Pronouns for somebody to whom something is done."""

_leading = frozenset({"between", "to", "from", "into"})
"""Prepositions that tell which road is meant."""

_reaching = frozenset({"reach", "contact"})
_ways = frozenset({"road", "highway", "route", "motorway"})

_numerals = frozenset("one two three four five six seven eight nine ten".split())


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
        self.unfit_words = unfit_words
        self.naming = Naming(cast, codebook, place_words)
        self.referents = Referents(cast, self.naming, set(self.event_words), set(quoted_words))
        self.targets = Targets(codebook, self.naming)
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
                            self._fill(filled, role, head, rule, speaker, trigger.kind)
        if not roles["agent"]:
            for adjective in whose_by_adjective(mention, self.cast):
                self._fill(roles["agent"], "agent", adjective, f"{mention.kind.id}.adjective", speaker, mention.kind)
        roles["agent"] = without_the_moved(roles["agent"], mention)
        if mention.kind.family == "diplomacy" and not roles["agent"]:
            for host in hosts_of(mention.top.token):
                self._fill(roles["agent"], "agent", host, f"{mention.kind.id}.hosted-by", speaker, mention.kind)
        if mention.kind.id == "deploy" and not roles["agent"]:
            roles["agent"] = list(self._deployed(mention, speaker))
        if mention.kind.id == "air-strike":
            roles["agent"] = [self._by_its_air_force(p) for p in roles["agent"]]
        if not roles["agent"] and mention.kind.family == "violence":
            for head in responsible_beside(mention.top.token):
                self._fill(roles["agent"], "agent", head, f"{mention.kind.id}.responsible", speaker, mention.kind)
        if not roles["agent"] and mention.kind.family == "violence":
            for owner in owners_of_arms(mention, self.naming, self._arms):
                self._fill(roles["agent"], "agent", owner, f"{mention.kind.id}.whose-arms", speaker, mention.kind)
        if not roles["target"] and mention.kind.family == "violence":
            roles["target"] = list(self._next_to(mention))
        if mention.kind.id == "siege" and not roles["target"]:
            roles["target"] = list(self._cut_off(mention))
        chosen = self.targets.chosen(roles["target"], roles["hurt"], roles["agent"], mention)
        parties = {"agent": roles["agent"], "target": chosen, "weapon": roles["weapon"]}
        return {role: tuple(self._once(found)) for role, found in parties.items()}

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
                    yield from self._meant(noun, "agent", "deploy.those-deployed", speaker, trigger.kind)

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
            self._fill(agents, "agent", head, "statement.subject", speaker)
        if is_verb(verb) and verb.lemma_ in _reaching and is_passive(verb):
            for head in objects(verb):  # "a spokesperson could not be reached"
                self._fill(agents, "agent", head, "statement.unreached-subject", speaker)
        told = any(self.referents.stands_for_somebody(h) for h in subjects(verb)) if is_verb(verb) else False
        for clause in (c for c in verb.children if not agents and not told and _is_of_others(verb, c)):
            for head in subjects(clause):
                self._fill(agents, "agent", head, "statement.enabled", speaker)
        for noun in (c for c in verb.rights if not agents and verb.lemma_ == "be" and c.dep_ == "attr"):
            for head in prepositional(noun, "from"):  # "there was no comment from the rebels"
                self._fill(agents, "agent", head, "statement.from", speaker)
        if not agents and verb.lemma_ == "belong":
            for head in prepositional(verb, "to"):
                self._fill(agents, "agent", head, "statement.owner", speaker)
        for word in ("against", "with"):
            for token in verb.doc[words[0] : words[1]]:
                if token.lower_ == word and token.dep_ == "prep":
                    for head in token.children:
                        if head.dep_ == "pobj":
                            self._fill(targets, "target", head, f"statement.{word}", None)
        for noun in objects(verb) if not targets and is_verb(verb) and not is_passive(verb) else ():
            if noun.dep_ == "dobj" and self.naming.is_person(noun) and not any(c.dep_ == "nummod" for c in noun.lefts):
                self._fill(targets, "target", noun, "statement.object", None)
        return {"agent": tuple(agents), "target": tuple(targets), "weapon": ()}

    def _fill(
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
        found = [party for noun in nouns for party in self._meant(noun, role, rule, speaker, kind)]
        if role == "target" and kind is not None:
            bare = [n for n in nouns if not any(True for _ in self._meant(n, role, rule, speaker, kind))]
            counted = [c for c in map(self._counted, bare) if not self._is_unfit(c)]
            found += [p for noun in counted for p in self.targets.things(noun, kind, rule)]
        for party in found:
            if all(party.value.name != p.value.name for p in filled):
                filled.append(party)

    def _counted(self, noun: Token) -> Token:
        """Pass from a count to what is counted: "dozens of", "three of"."""
        counts = noun.lemma_.lower() in _counting or noun.lower_ in _numerals or noun.pos_ == "NUM"
        counted = prepositional(noun, "of") if counts else ()
        return counted[0] if counted and not self.cast.actors_of(noun) else noun

    def _meant(
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


def _is_in_name(cast: Cast, word: Token) -> bool:
    return word.pos_ == "PROPN" and any(m.via == "alias" for m in cast.mentions_around(word))


def _is_of_others(verb: Token, clause: Token) -> bool:
    """Tell whether a clause under a statement's verb tells of somebody: "let them pass", "proves that they have"."""
    if clause.dep_ not in {"ccomp", "xcomp"}:
        return False
    return clause.tag_ == "VB" or (clause.dep_ == "ccomp" and verb.lemma_ in _proving)


_proving = frozenset({"prove", "show", "demonstrate", "mean", "indicate", "confirm", "reveal"})


def _haver(noun: Token) -> Token:
    """Pass from fighters that somebody only has to whose they are: "the front has units operating near the lake"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_ != "have" or any(True for _ in noun.lefts):
        return noun
    doing = any(c.dep_ == "acl" and c.tag_ == "VBG" for c in noun.rights)
    havers = [c for c in verb.lefts if c.dep_ == "nsubj"]
    return havers[0] if doing and havers and havers[0].pos_ != "PRON" else noun


_locative = frozenset({"in", "at", "near", "from", "on", "around", "outside", "inside", "of", "into", "onto"})

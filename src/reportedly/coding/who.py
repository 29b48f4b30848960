"""Who does it and to whom: the parties of an event, from the positions its cues give them."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from reportedly.codebook import Codebook
from reportedly.coding.cast import Cast
from reportedly.coding.clause import Taken
from reportedly.coding.phrases import characters, conjuncts, is_verb, phrase_range, prepositional, subjects
from reportedly.coding.what import EventMention, Trigger, at_position
from reportedly.model import Party

_everybody = frozenset(
    "people person other others man woman child victim casualty number toll injured dead wounded dozen hundred thousand "
    "score family all some many most those one two three four five six seven eight nine ten member".split()
)
_not_parties = frozenset({"time", "date", "place"})


class Roles:
    """Fills the roles of one report's events."""

    def __init__(
        self, cast: Cast, codebook: Codebook, event_words: frozenset[int], place_words: frozenset[int]
    ) -> None:
        self.cast = cast
        self.codebook = codebook
        self.event_words = event_words
        self.place_words = place_words

    def of(self, mention: EventMention) -> dict[str, tuple[Taken[Party], ...]]:
        """Give the agents, targets and weapons of an event, each with the words and rule they were taken by."""
        roles: dict[str, list[Taken[Party]]] = {"agent": [], "target": [], "weapon": []}
        for trigger in mention.triggers:
            for position, role in self._positions(trigger):
                if role not in roles:
                    continue
                for head in self._heads(trigger, position):
                    self._fill(roles, role, head, f"{trigger.kind.id}.{position}")
        agents = {p.value.name for p in roles["agent"]}
        roles["target"] = [p for p in roles["target"] if p.value.name not in agents]
        return {role: tuple(parties) for role, parties in roles.items()}

    def _positions(self, trigger: Trigger) -> Iterator[tuple[str, str]]:
        yield from trigger.frame.roles.items()
        if trigger.is_noun and trigger.token.dep_ in {"dobj", "nsubjpass", "pobj"} and self._light_verb(trigger.token):
            yield "light-subject", "agent"
            for preposition in ("on", "against", "at"):
                if trigger.frame.roles.get(preposition) == "target":
                    yield f"light-{preposition}", "target"

    def _light_verb(self, noun: Token) -> Token | None:
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        if not is_verb(verb):
            return None
        particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
        phrase = f"{verb.lemma_.lower()} {particle}".strip()
        between = f"{verb.lemma_.lower()} {noun.head.lower_}"
        known = self.codebook.light_verbs
        return verb if phrase in known or (noun.dep_ == "pobj" and any(v.endswith(between) for v in known)) else None

    def _heads(self, trigger: Trigger, position: str) -> Sequence[Token]:
        if position.startswith("light-"):
            verb = self._light_verb(trigger.token)
            if verb is None:
                return ()
            slot = position.removeprefix("light-")
            return subjects(verb) if slot == "subject" else prepositional(verb, slot)
        if position == "by" and is_verb(trigger.token):
            return prepositional(trigger.token, "by")
        return at_position(trigger.token, position)

    def _fill(self, roles: dict[str, list[Taken[Party]]], role: str, head: Token, rule: str) -> None:
        for noun in conjuncts(head):
            if noun.i in self.event_words:
                continue
            if noun.ent_type_ in {
                "DATE",
                "TIME",
                "CARDINAL",
            } or noun.lemma_.lower() in self.cast.codebook.word_lists.get("time", frozenset()):
                continue
            for party in self.parties(noun, role):
                if all(party.name != p.value.name for p in roles[role]):
                    roles[role].append(Taken(value=party, rule=rule, span=party.span))

    def parties(self, head: Token, role: str) -> Iterator[Party]:
        """Give the parties a noun phrase names: actors of the codebook, else the phrase where it can act or suffer."""
        if head.pos_ == "PRON":
            return
        words = phrase_range(head)
        span = characters(self.cast.doc, words)
        mention = self.cast.doc.text[span[0] : span[1]]
        modifier = head.dep_ in {"compound", "amod", "nmod", "npadvmod", "poss"}
        sort = self.codebook.party_nouns.get(head.lemma_.lower())
        found = [m for m in self.cast.actors_of(head) if m.joined is None or m.span[0] <= head.idx < m.span[1]]
        if modifier:
            found = [m for m in self.cast.mentions_within((head.idx, head.idx + len(head)))] or found
        if found and (head.i not in self.place_words or all(m.via != "metonym" for m in found)):
            side = self.cast.side_of(head) if all(m.via == "demonym" for m in found) else None
            if side is not None:
                yield Party(mention=mention, name=side.name, span=span, actor=side.id)
                return
            for one in found:
                own = one.span[0] <= head.idx < one.span[1] or modifier
                actor = self.cast.actor(one.actor)
                place = one.span if own and len(found) > 1 else span
                yield Party(
                    mention=self.cast.doc.text[place[0] : place[1]], name=actor.name, span=place, actor=actor.id
                )
            return
        if head.i in self.place_words:
            return
        side = self.cast.side_of(head)
        if side is not None:
            yield Party(mention=mention, name=side.name, span=span, actor=side.id)
            return
        if role == "agent" and (sort in {"people", "armed", "institution", "civilian"} or head.pos_ == "PROPN"):
            yield Party(mention=mention, name=_name(mention), span=span)
        elif role == "target" and head.lemma_.lower() not in _everybody and (sort is not None or head.pos_ == "PROPN"):
            yield Party(mention=mention, name=_name(mention), span=span)


def _name(mention: str) -> str:
    words = mention.split()
    while len(words) > 1 and (words[0].lower() in _leading or words[0][:1].isdigit()):
        words.pop(0)
    return " ".join(words)


_leading = frozenset(
    "the a an its their his her some several many other at least more than about around nearly over dozens hundreds of two "
    "three four five six seven eight nine ten eleven twelve".split()
)

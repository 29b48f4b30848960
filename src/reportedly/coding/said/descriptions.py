"""What a speaker's own words say of who they are: their kind, their entry in the codebook, their fullest name."""

from spacy.tokens import Doc, Token

from reportedly.codebook.actor_names import ActorMention
from reportedly.coding.parse import text_of
from reportedly.coding.phrases import characters
from reportedly.coding.said.attribution import Range
from reportedly.coding.said.people import People
from reportedly.coding.said.speaker_kinds import SpeakerKinds
from reportedly.coding.said.speaker_phrases import is_indefinite
from reportedly.coding.who.cast import Cast

_own_kind = frozenset({"spokesperson", "official", "unnamed-sources", "medical", "document", "media"})
"""Kinds of speakers that keep their kind beside the name of a side: "an army official", "army medics"."""

_advocates = frozenset({"lawyer", "attorney", "advocate", "solicitor", "barrister", "counsel"})
_relatives = frozenset(
    "husband wife father mother parent brother sister son daughter uncle aunt cousin nephew niece family relative "
    "grandfather grandmother widow widower neighbour neighbor".split()
)


class Descriptions:
    """Reads the phrases that name the speakers of one report."""

    def __init__(self, cast: Cast, kinds: SpeakerKinds, people: People) -> None:
        self.cast = cast
        self.doc: Doc = cast.doc
        self.kinds = kinds
        self.people = people

    def of(self, head: Token, words: Range, mention: str) -> tuple[str, str | None, str]:
        """Tell a speaker's kind, codebook id and fullest name."""
        noun_kind = self._by_whose(head) or self.kinds.of_phrase(head, words)
        within = [m for m in self.cast.mentions_within(characters(self.doc, words)) if m.via != "nominal"]
        covering = [m for m in within if m.span[0] <= head.idx < m.span[1]]
        covering = covering or [m for m in within if m.via == "alias" and self._renames(m, head, noun_kind)]
        if covering:
            body = self._body_before_country(covering[0], within)
            if body is not None:
                return self.cast.actor(body.actor).speaker_kind, None, _from_capital(self.doc, words)
            return self._known(covering[0], head, words)
        if head.pos_ == "PROPN":
            return self._person_or_body(head, words, mention)
        if not is_indefinite(self.doc, words):
            side = self.cast.side_of(head)
            if side is not None and noun_kind not in _own_kind:
                return side.speaker_kind, side.id, self.cast.called.side_name(side, mention)
        meant = self.cast.named_for(head) if self.doc[words[0]].lower_ in {"the", "this", "that"} else None
        if meant is not None and noun_kind in {None, self.cast.actor(meant.actor).speaker_kind}:
            return self._known(meant, head, words)
        if noun_kind is None and self.cast.codebook.party_nouns.get(head.lemma_.lower()) == "armed":
            noun_kind = "armed-group"
        if noun_kind is None and within:
            noun_kind = self.cast.actor(within[0].actor).speaker_kind
        return noun_kind or "person-other", None, mention

    def _person_or_body(self, head: Token, words: Range, mention: str) -> tuple[str, str | None, str]:
        """Describe somebody with a name that the codebook does not know, by how the report introduces them."""
        person = self.people.known(head)
        own = self.kinds.of_phrase(head, words, whole=True)
        if self.kinds.entry(head, (head.i, head.i + 1)) is not None:
            if own == "document":
                # "The Harbour Post" is a paper and no post.
                own = "media"
            return own or "person-other", None, self._without_owner(head, words)
        said_to_be = person.kind if person is not None else self.people.described(head)
        kind = said_to_be if own is None or _says_more(said_to_be, own, head) else own
        within = [m for m in self.cast.mentions_within(characters(self.doc, words)) if m.via == "alias"]
        if kind is None and within:
            kind = self.cast.actor(within[0].actor).speaker_kind
        name = person.name if person is not None else self.people.name_of(head)
        behind = self.doc[head.i + 1 : words[1]]
        if len(behind) and not any(t.is_punct for t in behind):
            # "Amina Yusuf the mayor of Maiduguri", in text that has lost its commas, is one name.
            name += f" {behind.text}"
        return kind or "person-other", None, name

    def _without_owner(self, head: Token, words: Range) -> str:
        """Give a body's name without whose it is: "the front's Harbour Command" is called Harbour Command."""
        owner = next((c for c in head.lefts if c.dep_ == "poss" and c.pos_ == "PROPN"), None)
        start = owner.right_edge.i + 1 if owner is not None else words[0]
        named = words[1] - start > 1 and self.doc[start].text[:1].isupper()
        return self.doc[start if named else words[0] : words[1]].text

    def _renames(self, mention: ActorMention, head: Token, noun_kind: str | None) -> bool:
        """Tell whether a name inside a phrase names its head ("the monitoring group X", "the agency Y")."""
        if self.cast.actor(mention.actor).speaker_kind == noun_kind:
            return True
        last = self.doc.char_span(*mention.span, alignment_mode="expand")
        return (
            last is not None
            and last.root.dep_ == "appos"
            and last.root.head == head
            and noun_kind in {None, "person-other"}
        )

    def _by_whose(self, head: Token) -> str | None:
        """Tell a speaker by whom they belong to: a victim's husband was near, somebody's lawyer is no expert."""
        owner = next((c for c in head.lefts if c.dep_ == "poss"), None)
        if owner is None or head.pos_ != "NOUN":
            return None
        if head.lemma_ in _advocates:
            return "person-other"
        return "witness" if head.lemma_ in _relatives and owner.lower_ in {"his", "her", "their"} else None

    def _body_before_country(self, covering: ActorMention, within: list[ActorMention]) -> ActorMention | None:
        """Give the body in a name that ends in a country: "Tehreek-e-Taliban Pakistan" is no government."""
        bodies = [m for m in within if m.via == "alias" and m.span[1] <= covering.span[0]]
        beside = bodies and not text_of(self.doc)[bodies[-1].span[1] : covering.span[0]].strip()
        if beside and self.cast.actor(covering.actor).speaker_kind == "government":
            return bodies[-1]
        return None

    def _known(self, mention: ActorMention, head: Token, words: Range) -> tuple[str, str | None, str]:
        actor = self.cast.actor(mention.actor)
        name = self.cast.called.name_of(mention)
        if actor.type == "person":
            full = self.cast.full_name(head)
            name = self.doc[full[0] : full[1]].text if full else name
            name = name.removesuffix("’s").removesuffix("'s")
            kind = self.kinds.of_phrase(head, words, whole=True)
            return kind or actor.speaker_kind, actor.id, name
        return actor.speaker_kind, actor.id, name


def _says_more(said_to_be: str | None, own: str, name: Token) -> bool:
    """Tell whether a description goes before a title: "Captain Ada Obi, a commander in the rebel brigade".

    "Commander of the operation against the rebels" is no rebel's.
    """
    if said_to_be == "spokesperson":
        return True
    told = [t for c in name.rights if c.dep_ == "appos" for t in c.subtree]
    across = any(t.lower_ in _across or t.tag_ in {"VBG", "VBD", "VBZ"} for t in told)
    return own == "military" and said_to_be in {"armed-group", "police", "un-igo"} and bool(told) and not across


_across = frozenset({"against", "facing", "fighting", "opposing", "guarding"})


def _from_capital(doc: Doc, words: Range) -> str:
    """Give a name without the article and adjectives before it: "The outlawed Front of …"."""
    start, end = words
    while start < end - 1 and (
        doc[start].dep_ in {"det", "amod"} and (doc[start].text[:1].islower() or doc[start].dep_ == "det")
    ):
        start += 1
    return doc[start:end].text

"""Who a speaker is: the words that name them, their kind, and whom "the ministry" or "he" means."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.codebook import SpeakerNoun
from reportedly.codebook.actor_names import ActorMention
from reportedly.coding.parse import text_of
from reportedly.coding.phrases import characters, phrase_range
from reportedly.coding.said.attribution import Attribution, Range
from reportedly.coding.who.cast import Cast
from reportedly.model import Speaker

_pronouns = {"he": "person", "she": "person", "it": "body", "they": "any", "who": "any", "we": "any", "i": "person"}
KIND_SURE = 0.7
"""The score from which the encoder tells what kind of speaker somebody is, where the codebook cannot."""

_people = frozenset({"official", "spokesperson", "activist", "witness", "resident", "expert", "person-other"})
_hearsay = frozenset({"reports", "rumour", "rumor", "rumours", "rumors"})


def named_before(head: Token, start: int) -> Token | None:
    """Give the proper name that a description follows without its comma ("the X Observatory a group which …")."""
    if head.pos_ != "NOUN" or not start or head.doc[start].lower_ not in {"a", "an"}:
        return None
    before = head.doc[start - 1]
    return before if before.pos_ == "PROPN" else None


def named_by_apposition(head: Token) -> Token | None:
    """Give the proper name that a described speaker is given after a comma ("a medical charity, Doctors for Taiz")."""
    if head.pos_ != "NOUN":
        return None
    names = [c for c in head.rights if c.dep_ == "appos" and c.pos_ == "PROPN"]
    return names[0] if names and names[0].left_edge.i > 0 and names[0].left_edge.nbor(-1).text == "," else None


def _named_last(doc: Doc, words: Range) -> Token | None:
    """Give the proper name that a speaker's words end with behind a comma, however the parser hung it up."""
    comma = next((t.i for t in doc[words[0] : words[1]] if t.text == ","), None)
    if comma is None or comma + 1 >= words[1] or doc[words[0]].pos_ == "PROPN":
        return None
    name = doc[comma + 1 : words[1]].root
    return name if doc[comma + 1].text[:1].isupper() and name.text[:1].isupper() else None


class SpeakerBook:
    """The speakers of one report as they come up, so that later mentions find the ones they mean."""

    def __init__(self, cast: Cast, nouns: Sequence[SpeakerNoun], outlet: str | None) -> None:
        self.cast = cast
        self.doc: Doc = cast.doc
        self.outlet = (outlet or "").lower()
        self._nouns = sorted(nouns, key=lambda n: -len(n.noun))
        # The last one met of each sort, and by each word of its mention.
        self._last: dict[str, Speaker] = {}
        self._last_by_word: dict[str, Speaker] = {}
        self._channels: dict[str, Speaker] = {}
        self.kinds_heard: dict[str, float] = {}

    def speakers_of(self, attribution: Attribution) -> tuple[Speaker, ...]:
        """Name the speakers of an attribution, outermost first; empty when it is the outlet's own voice."""
        if attribution.speaker is None or attribution.speaker_range is None:
            return ()
        inner = self.speaker(attribution.speaker, attribution.speaker_range)
        if inner is None:
            return ()
        inner = self._of_kind_heard(inner, attribution)
        told = self._told(attribution.told)
        if told is not None and told.actor != inner.actor:
            self._channels[inner.name] = told
            return (told, inner)
        return (inner,)

    def _of_kind_heard(self, speaker: Speaker, attribution: Attribution) -> Speaker:
        """Take the encoder's word for the kind of a speaker of whom no rule can tell it."""
        kind, score = attribution.source_kind or (speaker.kind, 0.0)
        if speaker.kind != "person-other" or speaker.actor is not None or score < KIND_SURE or kind == speaker.kind:
            return speaker
        self.kinds_heard[speaker.name] = score
        return replace(speaker, kind=kind)

    def with_channel(self, speakers: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
        """Put the agency that a lone speaker talked to earlier in the report before what they go on to say."""
        channel = self._channels.get(speakers[0].name) if len(speakers) == 1 else None
        return (channel, *speakers) if channel is not None else speakers

    def speaker(self, head: Token, words: Range) -> Speaker | None:
        """Name one speaker and remember them; None where a pronoun stands for nobody known, or for the outlet."""
        earlier = self._earlier(head, words)
        if head.pos_ == "PRON" and head.lower_ in _pronouns:
            return earlier
        named = self._named_before(head, words) or named_by_apposition(head) or _named_last(self.doc, words)
        kind_of_head = self._noun_kind(head, words) if named is not None else None
        if named is not None:
            head, words = named, phrase_range(named)
        span = characters(self.doc, words)
        mention = text_of(self.doc)[span[0] : span[1]]
        kind, actor, name = self._describe(head, words, mention)
        if kind_of_head is not None and kind == "person-other":
            kind = kind_of_head
        if earlier is not None and (actor is None or earlier.actor is None or actor == earlier.actor):
            kind = earlier.kind
            name = earlier.name if len(earlier.name) > len(name) else name
            actor = actor or earlier.actor
        if self._is_outlet(mention, name):
            return None
        speaker = Speaker(mention=mention, name=name, kind=kind, span=span, actor=actor)
        self._meet(speaker)
        return speaker

    def _meet(self, speaker: Speaker) -> None:
        self._last["any"] = self._last["person" if speaker.kind in _people else "body"] = speaker
        for word in speaker.mention.split():
            self._last_by_word[word.strip(",.'’").lower()] = speaker

    def _named_before(self, head: Token, words: Range) -> Token | None:
        """Give the name before a description, where it is one of the codebook's."""
        name = named_before(head, words[0])
        return name if name is not None and any(m.via == "alias" for m in self.cast.mentions_around(name)) else None

    def is_hearsay(self, speaker: Speaker) -> bool:
        """Tell whether a speaker is no more than "reports" or "media reports"."""
        words = speaker.mention.lower().split()
        return speaker.actor is None and words[-1] in _hearsay and len(words) <= 3 and "’s" not in speaker.mention

    def _is_outlet(self, mention: str, name: str) -> bool:
        return bool(self.outlet) and self.outlet in {
            mention.lower(),
            name.lower(),
            mention.lower().removeprefix("the "),
        }

    def _told(self, token: Token | None) -> Speaker | None:
        if token is None:
            return None
        found = [m for m in self.cast.actors_of(token) if self.cast.actor(m.actor).speaker_kind == "media"]
        words = phrase_range(token)
        span = characters(self.doc, words)
        mention = text_of(self.doc)[span[0] : span[1]]
        if found:
            actor = self.cast.actor(found[0].actor)
            if self._is_outlet(found[0].surface, actor.name):
                return None
            return Speaker(mention=mention, name=actor.name, kind="media", span=span, actor=actor.id)
        if self._noun_kind(token, words) == "media" and not self._is_outlet(mention, mention):
            return Speaker(mention=mention, name=mention, kind="media", span=span)
        return None

    def _describe(self, head: Token, words: Range, mention: str) -> tuple[str, str | None, str]:
        """Tell a speaker's kind, codebook id and fullest name."""
        noun_kind = self._noun_kind(head, words)
        within = [m for m in self.cast.mentions_within(characters(self.doc, words)) if m.via != "nominal"]
        covering = [m for m in within if m.span[0] <= head.idx < m.span[1]]
        covering = covering or [m for m in within if m.via == "alias" and self._renames(m, head, noun_kind)]
        if covering:
            return self._known(covering[0], head, words)
        if head.pos_ == "PROPN":
            full = self.cast.full_name(head)
            kind = self._noun_kind(head, words, whole=True) or (
                full and self._noun_kind(self.doc[full[1] - 1], full, whole=True)
            )
            named = self.doc[full[0] : full[1]].text if full else mention
            return kind or "person-other", None, named
        side = self.cast.side_of(head)
        if side is not None and noun_kind not in {"spokesperson", "official", "unnamed-sources", "medical"}:
            return side.speaker_kind, side.id, self.cast.side_name(side, mention)
        meant = self.cast.named_for(head) if self.doc[words[0]].lower_ in {"the", "this", "that"} else None
        if meant is not None and noun_kind in {None, self.cast.actor(meant.actor).speaker_kind}:
            return self._known(meant, head, words)
        if noun_kind is None and self.cast.codebook.party_nouns.get(head.lemma_.lower()) == "armed":
            noun_kind = "armed-group"
        if noun_kind is None and within:
            noun_kind = self.cast.actor(within[0].actor).speaker_kind
        return noun_kind or "person-other", None, mention

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

    def _known(self, mention: ActorMention, head: Token, words: Range) -> tuple[str, str | None, str]:
        actor = self.cast.actor(mention.actor)
        name = self.cast.name_of(mention)
        if actor.type == "person":
            full = self.cast.full_name(head)
            name = self.doc[full[0] : full[1]].text if full else name
            kind = self._noun_kind(head, words, whole=True)
            return kind or actor.speaker_kind, actor.id, name
        return actor.speaker_kind, actor.id, name

    def _noun_kind(self, head: Token, words: Range, *, whole: bool = False) -> str | None:
        """Tell the speaker kind that the common nouns of a phrase give; the longest phrase wins, then the first."""
        end = words[1] if whole else head.i + 1
        lemmas = [t.lemma_.lower() for t in self.doc[words[0] : end]]
        forms = [t.lower_ for t in self.doc[words[0] : end]]
        present = {*lemmas, *forms}
        for entry in self._nouns:
            if entry.noun[0] not in present:
                continue
            size = len(entry.noun)
            for at in range(len(lemmas) - size + 1):
                if all(w in {lemmas[at + k], forms[at + k]} for k, w in enumerate(entry.noun)):
                    if entry.plural_only and self.doc[words[0] + at + size - 1].tag_ not in {"NNS", "NNPS"}:
                        continue
                    if whole or at + size == len(lemmas):
                        return entry.kind
        return None

    def _earlier(self, head: Token, words: Range) -> Speaker | None:
        """Find the speaker met before whom a pronoun, surname or "the …" means."""
        if head.pos_ == "PRON":
            return self._last.get(_pronouns.get(head.lower_, "person"))
        first = self.doc[words[0]].lower_
        if head.pos_ == "NOUN" and first != "the":
            return None
        return self._last_by_word.get(head.text.lower())

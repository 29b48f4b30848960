"""Who a speaker is: the words that name them, their kind, and whom "the ministry" or "he" means."""

from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.coding.parse import text_of
from reportedly.coding.phrases import characters, phrase_range
from reportedly.coding.said.attribution import Attribution, Range
from reportedly.coding.said.descriptions import Descriptions
from reportedly.coding.said.people import People
from reportedly.coding.said.pronouns import FIRST, PARTS, SORTS, is_nested, is_several, subject_before
from reportedly.coding.said.quotations import quoted_words
from reportedly.coding.said.speaker_kinds import SpeakerKinds
from reportedly.coding.said.speaker_phrases import (
    described_part,
    is_ones_own,
    is_told_to_have_fled,
    is_told_to_have_seen,
    lived_through,
    named_above,
    named_before,
    named_by_apposition,
    named_last,
)
from reportedly.coding.said.speaker_words import without_stamp
from reportedly.coding.who.cast import Cast
from reportedly.model import Issue, Speaker

KIND_SURE = 0.7
"""The score from which the encoder tells what kind of speaker somebody is, where the codebook cannot."""

_people = frozenset({"official", "spokesperson", "activist", "witness", "resident", "expert", "person-other"})
_collective = frozenset(
    "team group unit side mission delegation party community tribe clan wing arm crew staff leadership".split()
)
"""Nouns for people together that are "it" in what follows."""

_hearsay = frozenset({"reports", "rumour", "rumor", "rumours", "rumors"})


class SpeakerBook:
    """The speakers of one report as they come up, so that later mentions find the ones they mean."""

    def __init__(self, cast: Cast, outlet: str | None, report_id: str = "") -> None:
        self.cast = cast
        self.doc: Doc = cast.doc
        self.outlet = (outlet or "").lower()
        self.report_id = report_id
        self.kinds = SpeakerKinds(cast)
        self.people = People(cast.doc, self.kinds)
        self._descriptions = Descriptions(cast, self.kinds, self.people)
        self._quoted = quoted_words(cast.doc)
        # The last one met of each sort and kind, and by each word of its mention.
        self._last: dict[str, Speaker] = {}
        self._last_by_word: dict[str, Speaker] = {}
        self._channels: dict[str, Speaker] = {}
        self._witnesses: set[str] = set()
        self.kinds_heard: dict[str, float] = {}
        self._own_words: frozenset[int] = frozenset()
        self._unknown: dict[tuple[int, int], Issue] = {}

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Give the speakers of whom nobody could tell whom they mean."""
        return tuple(self._unknown.values())

    def speakers_of(self, attribution: Attribution) -> tuple[Speaker, ...]:
        """Name the speakers of an attribution, outermost first; empty when it is the outlet's own voice."""
        if attribution.speaker is None or attribution.speaker_range is None:
            return ()
        self._own_words = frozenset(w for a, b in attribution.contents for w in range(a, b))
        inner = self.speaker(attribution.speaker, attribution.speaker_range)
        if inner is None:
            return ()
        inner = self._as_witness(self._of_kind_heard(inner, attribution), attribution)
        told = self._told(attribution.told)
        if told is not None and (told.actor is None or told.actor != inner.actor):
            self._channels[inner.name] = told
            return (told, inner)
        return (inner,)

    def _of_kind_heard(self, speaker: Speaker, attribution: Attribution) -> Speaker:
        """Take the encoder's word for the kind of a speaker of whom no rule can tell it."""
        kind, score = attribution.source_kind or (speaker.kind, 0.0)
        if speaker.kind != "person-other" or speaker.actor is not None or score < KIND_SURE or kind == speaker.kind:
            return speaker
        head, words = attribution.speaker, attribution.speaker_range
        entry = self.kinds.entry(head, words) if head is not None and words is not None else None
        if entry is not None and not entry.takes_kind and head is not None and head.pos_ == "NOUN":
            # "A paramount chief" is nobody else: the codebook knows the noun.
            return speaker
        self.kinds_heard[speaker.name] = score
        return replace(speaker, kind=kind)

    def _as_witness(self, speaker: Speaker, attribution: Attribution) -> Speaker:
        """Make a witness of a private person who tells what they lived through."""
        if speaker.kind not in {"person-other", "resident", "medical"} or speaker.actor is not None:
            return speaker
        if speaker.kind == "medical":
            head = attribution.speaker
            fled = head is not None and is_told_to_have_fled(head)
            return replace(speaker, kind="witness") if fled else speaker
        alone = attribution.speaker is not None and not is_several(attribution.speaker)
        who, saying = attribution.speaker, attribution.verb.lemma_
        there = who is not None and (
            (saying in {"see", "watch", "witness", "hear"} and (self._is_person(who) or who.pos_ == "PROPN"))
            or is_told_to_have_seen(who, attribution.contents)
        )
        saw = (
            there
            or speaker.name in self._witnesses
            or lived_through(
                self.doc,
                [c for c in attribution.contents if c[0] in self._quoted or attribution.rule == "interview"],
                senses_only=speaker.kind == "resident" and not alone,
                alone=alone,
            )
        )
        if not saw:
            return speaker
        self._witnesses.add(speaker.name)
        return replace(speaker, kind="witness")

    def with_channel(self, speakers: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
        """Put the agency that a lone speaker talked to earlier in the report before what they go on to say."""
        channel = self._channels.get(speakers[0].name) if len(speakers) == 1 else None
        return (channel, *speakers) if channel is not None else speakers

    def speaker(self, head: Token, words: Range) -> Speaker | None:
        """Name one speaker and remember them; None where a pronoun stands for nobody known, or for the outlet."""
        if head.lower_ in FIRST:
            return None
        if head.lower_ in SORTS:
            return self._meant_by_pronoun(head)
        if head.lower_ in PARTS:
            return self._part_of_group(head, words)
        return self._named(head, words)

    def _named(self, head: Token, words: Range) -> Speaker | None:
        words = without_stamp(self.doc, words)
        named = self._name_before(head, words) or named_by_apposition(head) or named_last(self.doc, words)
        named = named or named_above(head)
        kind_of_head = self.kinds.of_phrase(head, words) if named is not None else None
        if named is not None:
            head, words = named, phrase_range(named)
        earlier = self._earlier(head, words)
        span = characters(self.doc, words)
        mention = text_of(self.doc)[span[0] : span[1]]
        kind, actor, name = self._descriptions.of(head, words, mention)
        if kind_of_head is not None and (kind == "person-other" or kind_of_head == "spokesperson"):
            kind = kind_of_head
        if earlier is not None and (actor is None or earlier.actor is None or actor == earlier.actor):
            kind = earlier.kind if actor is None else kind
            name = earlier.name if len(earlier.name) > len(name) or head.pos_ == "NOUN" else name
            actor = actor or earlier.actor
            alone = head.pos_ == "PROPN" and words[1] - words[0] == 1 and earlier.mention.split()[-1] == head.text
            if alone or (head.pos_ == "NOUN" and self._is_person(head) and earlier.mention.split()[-1][:1].isupper()):
                # "The spokesman" means whoever was introduced by name.
                mention, span = earlier.mention, earlier.span or span
        if head.pos_ == "PROPN" and actor is None and (full := self.people.introduced(head, words)) is not None:
            span = characters(self.doc, full)
            mention = text_of(self.doc)[span[0] : span[1]]
        if self._is_outlet(mention, name) or (kind == "media" and is_ones_own(self.doc, words)):
            return None
        speaker = Speaker(mention=mention, name=name, kind=kind, span=span, actor=actor)
        self._meet(speaker, head)
        return speaker

    def _meet(self, speaker: Speaker, head: Token) -> None:
        person = self._is_person(head) or (speaker.kind in _people and head.pos_ == "PROPN")
        sort = "person" if person else "body"
        several = is_several(head)
        self._last["any"] = self._last[f"{sort}:{speaker.kind}"] = speaker
        if several:
            self._last["several"] = speaker
        if not several or sort not in self._last:
            # "It" or "he" is never several.
            self._last[sort] = speaker
        for word in speaker.mention.split():
            self._last_by_word[word.strip(",.'’").lower()] = speaker

    def _is_person(self, noun: Token) -> bool:
        """Tell whether a noun names somebody who can be "he" or "she", and not a body."""
        covering = [m for m in self.cast.mentions_around(noun) if m.via != "nominal"]
        if covering:
            return self.cast.actor(covering[0].actor).type == "person"
        if noun.pos_ == "PROPN":
            return self.people.known(noun) is not None and self.kinds.entry(noun, (noun.i, noun.i + 1)) is None
        lemma = noun.lemma_.lower()
        people = self.cast.codebook.word_lists.get("people", frozenset())
        if self.cast.codebook.party_nouns.get(lemma) == "institution" or lemma in _collective:
            return False
        entry = self.kinds.entry(noun, (noun.i, noun.i + 1))
        return lemma in people or lemma == "source" or (entry is not None and entry.kind in _people)

    def _meant_by_pronoun(self, pronoun: Token) -> Speaker | None:
        """Find whom "he", "it" or "they" means: the subject told of just before, else who spoke last."""
        sort = SORTS[pronoun.lower_]

        def fits(noun: Token) -> bool:
            if pronoun.lower_ in {"they", "them"}:
                return is_several(noun) and self.cast.can_speak(noun)
            if is_several(noun) or not self.cast.can_speak(noun):
                return False
            return sort == "any" or self._is_person(noun) == (sort == "person")

        subject = subject_before(pronoun, self._quoted | self._own_words, fits)
        last = self._last.get(sort)
        if subject is not None and sort == "person" and last is not None and is_nested(subject):
            # "The colonel said that a boy was killed. He added …"
            return last
        if subject is not None and (last is None or last.span is None or last.span[1] <= subject.idx):
            return self._named(subject, phrase_range(subject, appositions=True))
        if last is None:
            span = (pronoun.idx, pronoun.idx + len(pronoun))
            detail = f"nobody named before is clearly meant by '{pronoun.text}', so that this speaker is left out"
            self._unknown[span] = Issue(report=self.report_id, code="speaker-unknown", detail=detail, span=span)
        return last

    def _part_of_group(self, head: Token, words: Range) -> Speaker | None:
        """Name one or some of a group: by their own description, else as part of whom was named last."""
        group = self._last.get("several")
        subject = subject_before(head, self._quoted, lambda n: is_several(n) and self.cast.can_speak(n))
        if subject is not None and (group is None or group.span is None or group.span[1] <= subject.idx):
            group = self._named(subject, phrase_range(subject))
        own = described_part(head)
        if own is not None:
            speaker = self._named(own, phrase_range(own))
            if speaker is not None and group is not None and speaker.kind in {"person-other", "resident"}:
                speaker = replace(speaker, kind=group.kind)
            return speaker
        if group is None:
            return None
        span = characters(self.doc, words)
        mention = text_of(self.doc)[span[0] : span[1]]
        return replace(group, mention=mention, span=span)

    def _name_before(self, head: Token, words: Range) -> Token | None:
        """Give the name before a description, where it is one of the codebook's."""
        name = named_before(head, words[0])
        return name if name is not None and any(m.via == "alias" for m in self.cast.mentions_around(name)) else None

    def is_hearsay(self, speaker: Speaker) -> bool:
        """Tell whether a speaker is no more than "reports" or "media reports"."""
        words = speaker.mention.lower().split()
        if words in (["media"], ["the", "media"]):
            return True
        return speaker.actor is None and words[-1] in _hearsay and len(words) <= 3 and "’s" not in speaker.mention

    def _is_outlet(self, mention: str, name: str) -> bool:
        return bool(self.outlet) and self.outlet in {
            mention.lower(),
            name.lower(),
            mention.lower().removeprefix("the "),
        }

    def is_outlet(self, noun: Token) -> bool:
        """Tell whether a noun names a paper, agency or station that speakers are heard through."""
        return self._told(noun) is not None

    def _told(self, token: Token | None) -> Speaker | None:
        if token is None:
            return None
        found = [m for m in self.cast.actors_of(token) if self.cast.actor(m.actor).speaker_kind == "media"]
        words = phrase_range(token, appositions=True)
        span = characters(self.doc, words)
        mention = text_of(self.doc)[span[0] : span[1]]
        if found:
            actor = self.cast.actor(found[0].actor)
            if self._is_outlet(found[0].surface, actor.name):
                return None
            return Speaker(mention=mention, name=actor.name, kind="media", span=span, actor=actor.id)
        if self._is_person(token) or is_ones_own(self.doc, words):
            return None
        if self.kinds.of_phrase(token, words) == "media" and not self._is_outlet(mention, mention):
            return Speaker(mention=mention, name=mention, kind="media", span=span)
        return None

    def _earlier(self, head: Token, words: Range) -> Speaker | None:
        """Find the speaker met before whom a surname or "the …" means."""
        if head.pos_ == "NOUN" and self.doc[words[0]].lower_ != "the":
            return None
        known = self._last_by_word.get(head.text.lower())
        departments = self.cast.departments.intersection(t.lower_ for t in self.doc[words[0] : head.i])
        if known is not None and not departments <= set(known.mention.lower().split()):
            # "The interior ministry" is not the health ministry that spoke before.
            return None
        if known is not None or head.pos_ != "NOUN" or words[1] - words[0] != 2 or is_several(head):
            return known
        entry = self.kinds.entry(head, words)
        if entry is None or entry.kind not in {"official", "spokesperson", "medical", "expert"}:
            return None
        return self._last.get(f"person:{entry.kind}") if self._is_person(head) else None

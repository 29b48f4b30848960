"""The words that are shared by all kinds: who speaks, how, how surely; whether it happened; common nouns and lists."""

from dataclasses import replace
from typing import TypeVar

from reportedly.codebook.entries import Hedge, Negation, SpeakerNoun, SpeechCue, StatusCue
from reportedly.codebook.table import Table

SPEECH_FRAMES = ("verb", "noun", "according-to", "adverb", "predicate")
SPEECH_CONTENTS = (
    "clause", "object", "estimate", "count", "picture", "named", "of", "for", "to", "from", "about", "against", "with",
    "on", "over", "as", "in", "none",
)  # fmt: skip
TOWARDS = ("object", "of", "for", "to", "at", "on", "against", "with", "from", "upon")
WORD_CLASSES = (
    "adverb", "modal", "verb", "adjective", "noun", "conjunction", "determiner", "preposition", "phrase", "infinitive",
)  # fmt: skip
PARTY_CLASSES = ("people", "armed", "civilian", "vehicle", "institution")
FILLERS = ("outlet", "addressed", "nature", "lying")
K = TypeVar("K")
V = TypeVar("V")
Lists = dict[str, tuple[str, ...]]


def read_speech(table: Table, lists: Lists) -> dict[tuple[object, ...], SpeechCue]:
    """Read speech cues, by cue and frame; one `[[group]]` gives all its cues the same frame, act and content."""
    found: dict[tuple[object, ...], SpeechCue] = {}
    for group in table.tables("group"):
        certainty, polarity, toward = group.optional("certainty"), group.optional("polarity"), group.optional("toward")
        to_do = group.optional("act_to_do")
        shape = SpeechCue(
            cue=(),
            frame=group.choice("frame", SPEECH_FRAMES),
            act=group.choice("act", lists["acts"]),
            act_to_do=group.one_of(to_do, "act_to_do", lists["acts"]) if to_do else None,
            certainty=group.one_of(certainty, "certainty", lists["certainties"]) if certainty else None,
            polarity=group.one_of(polarity, "polarity", lists["polarities"]) if polarity else None,
            content=tuple(group.one_of(c, "content", SPEECH_CONTENTS) for c in group.strings("content")) or ("clause",),
            toward=group.one_of(toward, "toward", TOWARDS) if toward else None,
            needs_content=group.flag("needs_content"),
        )
        for cue in _cues(group, "cues"):
            _once(found, (cue, shape.frame), replace(shape, cue=cue), group)
        group.done()
    table.done()
    return found


def read_hedges(table: Table, lists: Lists) -> dict[tuple[object, ...], Hedge]:
    """Read hedges, by cue and word class; negations of the same file are left for `read_negations`."""
    found: dict[tuple[object, ...], Hedge] = {}
    for group in table.tables("group"):
        certainty = group.choice("certainty", lists["certainties"])
        word_class = group.choice("class", WORD_CLASSES)
        act, status = group.optional("act"), group.optional("status")
        act = group.one_of(act, "act", lists["acts"]) if act else None
        status = group.one_of(status, "status", lists["statuses"]) if status else None
        for cue in _cues(group, "cues"):
            hedge = Hedge(cue=cue, certainty=certainty, word_class=word_class, act=act, status=status)
            _once(found, (cue, word_class), hedge, group)
        group.done()
    return found


def read_negations(table: Table) -> dict[tuple[object, ...], Negation]:
    """Read the `[[negation]]` tables, by cue and word class."""
    found: dict[tuple[object, ...], Negation] = {}
    for group in table.tables("negation"):
        word_class = group.choice("class", WORD_CLASSES)
        for cue in _cues(group, "cues"):
            _once(found, (cue, word_class), Negation(cue=cue, word_class=word_class), group)
        group.done()
    table.done()
    return found


def read_statuses(table: Table, lists: Lists) -> dict[tuple[object, ...], StatusCue]:
    """Read the words that tell an event's status, by cue and word class."""
    found: dict[tuple[object, ...], StatusCue] = {}
    for group in table.tables("group"):
        word_class = group.choice("class", WORD_CLASSES)
        status = group.choice("status", lists["statuses"])
        for cue in _cues(group, "cues"):
            _once(found, (cue, word_class), StatusCue(cue=cue, status=status, word_class=word_class), group)
        group.done()
    table.done()
    return found


def read_speaker_nouns(table: Table, lists: Lists) -> dict[tuple[object, ...], SpeakerNoun]:
    """Read common nouns for people who speak, by noun and whether it is the plural alone."""
    found: dict[tuple[object, ...], SpeakerNoun] = {}
    for group in table.tables("group"):
        kind = group.choice("kind", lists["speaker_kinds"])
        shape = SpeakerNoun(
            noun=(),
            kind=kind,
            plural_only=group.flag("plural_only"),
            takes_kind=_kinds(group, "takes_kind", lists),
            stands_for=_kinds(group, "stands_for", lists),
        )
        for noun in _cues(group, "nouns"):
            _once(found, (noun, shape.plural_only), replace(shape, noun=noun), group)
        group.done()
    table.done()
    return found


def read_party_nouns(table: Table) -> dict[str, str]:
    """Read common nouns for those who act or are acted upon, and their class."""
    found: dict[str, str] = {}
    for group in table.tables("group"):
        party_class = group.choice("class", PARTY_CLASSES)
        for noun in _cues(group, "nouns"):
            _once(found, " ".join(noun), party_class, group)
        group.done()
    table.done()
    return found


def read_light_verbs(table: Table) -> frozenset[str]:
    """Read the verbs that only carry a noun ("carry out a raid"); a verb with a particle is two words."""
    found = frozenset(" ".join(cue) for cue in _cues(table, "verbs"))
    table.done()
    return found


def read_word_lists(table: Table) -> dict[str, frozenset[str]]:
    """Read lists of lemmas that several entries share, by name."""
    return {name: frozenset(" ".join(cue) for cue in _cues(table, name)) for name in list(table.entries)}


def read_closed_lists(table: Table) -> Lists:
    """Read the closed lists of the wire format (speaker kinds, acts, certainties …), by name."""
    return {name: table.strings(name) for name in list(table.entries)}


def _kinds(table: Table, key: str, lists: Lists) -> tuple[str, ...]:
    return tuple(table.one_of(kind, key, lists["speaker_kinds"]) for kind in table.strings(key))


def _cues(table: Table, key: str) -> tuple[tuple[str, ...], ...]:
    cues = table.cues(key)
    if not cues:
        table.fail(f"there are no {key}; add at least one")
    return cues


def _once(found: dict[K, V], key: K, entry: V, table: Table) -> None:
    """Add an entry whose key must be new in this file."""
    if key in found:
        table.fail(f"{_shown(key)!r} stands in this file twice; take one out")
    found[key] = entry


def _shown(key: object) -> str:
    """Write a key as the file has it: a cue's words without the class they are filed under."""
    while isinstance(key, tuple) and key and isinstance(key[0], tuple):
        key = key[0]
    return " ".join(map(str, key)) if isinstance(key, tuple) else str(key)


def read_filler(table: Table) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Read the phrases that make a sentence no claim, by what they do."""
    found = {name: table.cues(name) for name in FILLERS if name in table.entries}
    table.done()
    return found

"""What the trained encoder hears, beside what the codebook's rules find.

The rules know what a verb does (deny, accuse, demand), the encoder whose words go how far in sentences that no rule
foresees. Where both find an attribution the rule's act stands; where only one does, it is taken if it is sure enough.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from typing import TypeVar

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from reportedly.codebook import SpeechCue
from reportedly.coding.phrases import is_verb
from reportedly.coding.said.attribution import Attribution, Range
from reportedly.coding.said.ear import Heard
from reportedly.coding.said.heard_words import HeardWords, in_tokens, naming_head
from reportedly.coding.said.nominal import CALLING

T = TypeVar("T")

RULE = "encoder.attribution"
SURE = 0.7
"""The score from which words are put into a mouth by the encoder alone: seven in ten such are right."""

SURER = 0.97
"""The score from which the encoder's speaker stands against another that a rule found."""

LEAST_WORDS = 4
"""Words that must be said for a claim to be in them: "mentioned the attack" puts nothing forward."""

MOST = 0.7
"""The share of somebody's words that another's must cover for the two to be the same words."""

FEW_WORDS = 6
"""Words by which the encoder's naming of a speaker may be longer than the rule's."""


def with_heard(
    rules: Sequence[Attribution],
    heard: Sequence[Heard],
    doc: Doc,
    index: Mapping[str, Sequence[SpeechCue]],
    can_speak: Callable[[Token], bool],
    doubted_from: Callable[[Tokens], int | None],
) -> tuple[Attribution, ...]:
    """Join the attributions of the rules with those of the encoder, in text order.

    `doubted_from` tells where the words begin that a sentence's opening leaves in doubt (`sure.Stances`).
    """
    by_cue = {w: one for one in rules for w in range(*one.cue)}
    by_cue.update({one.verb.i: one for one in rules})
    joined: dict[int, Attribution] = {id(one): one for one in rules}
    both: dict[int, HeardWords] = {}
    added: list[Attribution] = []
    said = _by_word((one, one.contents) for one in rules)
    found = list(in_tokens(heard, doc))
    for words in found:
        known = next((by_cue[w] for w in range(*words.cue) if w in by_cue), None)
        if known is not None:
            joined[id(known)] = _both(joined[id(known)], words, doc, can_speak)
            if words.heard.score >= SURE:
                both[id(known)] = words
        elif words.heard.score >= SURE:
            new = _alone(words, doc, index, can_speak)
            if new is not None and not _already(new, said):
                added.append(new)
    sure = _by_word((words, words.contents) for words in found if words.heard.score >= SURER)
    kept = {key: _without_others_words(one, sure) for key, one in joined.items()}
    named = [one for one in [*kept.values(), *added] if one.speaker is not None]
    covered = {w for one in named for a, b in one.contents for w in range(a, b)}
    cues = {w for one in named for w in range(*one.cue)}
    for key, words in both.items():
        kept[key] = _with_more(kept[key], words, covered, cues, doubted_from)
    return tuple(sorted([*(one for one in kept.values() if one.contents), *added], key=lambda a: (a.cue, a.contents)))


def _with_more(
    rule: Attribution,
    words: HeardWords,
    covered: Set[int],
    cues: Set[int],
    doubted_from: Callable[[Tokens], int | None],
) -> Attribution:
    """Give a speaker the words too that the encoder hears from them and no rule puts into any mouth.

    What only goes on beside the saying ("…, they said, as fighting spread") is not theirs.
    """
    doc = rule.verb.doc
    own = tuple(r for r in rule.contents if words.source is None or not _mostly(r, words.source))
    more = tuple(
        c
        for c in words.contents
        if c[1] - c[0] >= LEAST_WORDS
        and sum(w in covered for w in range(*c)) <= (1 - MOST) * (c[1] - c[0])
        and not any(w in cues for w in range(*c))
        and not (rule.speaker_range is not None and _touch(c, rule.speaker_range))
        and not (rule.rule.startswith("speech.according-to") and doc[c[0]].sent != rule.verb.sent)
        and not _is_writers_doubt(doc, c[0], rule, doubted_from)
        and not (c[0] > rule.cue[0] and doc[c[0]].pos_ in {"SCONJ", "ADP"} and doc[c[0]].lower_ != "that")
    )
    return rule if own == rule.contents and not more else replace(rule, contents=(*own, *more))


def _is_writers_doubt(doc: Doc, first: int, rule: Attribution, doubted_from: Callable[[Tokens], int | None]) -> bool:
    """Tell whether words are a sentence by itself, in no quotation, that leaves things open ("It is not clear …")."""
    sentence = doc[first].sent
    is_own = sentence.start == first and sentence != rule.verb.sent and not (first and doc[first - 1].is_quote)
    return is_own and doubted_from(sentence) == first


def _by_word(said: Iterable[tuple[T, Sequence[Range]]]) -> dict[int, list[T]]:
    """Sort by the words that are said, so that who says a word is looked up and not searched for."""
    out: dict[int, list[T]] = {}
    for one, contents in said:
        for start, end in contents:
            for word in range(start, end):
                out.setdefault(word, []).append(one)
    return out


def _without_others_words(rule: Attribution, sure: Mapping[int, Sequence[HeardWords]]) -> Attribution:
    """Take from a rule's attribution what the encoder surely hears from another mouth beside it.

    Words nested in one another's keep both speakers: "X said that Y had denied …".
    """
    kept = tuple(r for r in rule.contents if not any(_takes(words, r, rule) for words in sure.get(sum(r) // 2, ())))
    return rule if kept == rule.contents else replace(rule, contents=kept)


def _takes(words: HeardWords, said: Range, rule: Attribution) -> bool:
    beside = not any(_touch(words.cue, r) for r in (rule.cue, *rule.contents))
    return (
        beside
        and not any(_touch(rule.cue, r) for r in words.contents)
        and any(_mostly(said, c) for c in words.contents)
    )


def _touch(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _mostly(one: Range, other: Range) -> bool:
    """Tell whether most of one range lies in another."""
    return min(one[1], other[1]) - max(one[0], other[0]) >= MOST * (one[1] - one[0])


def _both(rule: Attribution, words: HeardWords, doc: Doc, can_speak: Callable[[Token], bool]) -> Attribution:
    """Join one attribution found by both: the rule's act, the fuller or surer of the two speakers."""
    joined = replace(rule, score=words.heard.score, source_kind=words.heard.source_kind)
    if words.source is None:
        return joined
    fuller = _fuller(rule, words.source, doc)
    if not fuller and not _other_speaker(rule, words):
        return joined
    head = naming_head(doc, words.source)
    if head is None or not can_speak(head):
        return joined
    return replace(joined, speaker=head, speaker_range=words.source, rule=f"{rule.rule}+{RULE}")


def _fuller(rule: Attribution, source: Range, doc: Doc) -> bool:
    """Tell whether the encoder names the same speaker with a few more words of the name, and nothing set off."""
    if rule.speaker_range is None:
        return False
    start, end = rule.speaker_range
    low, high = source
    if not (low <= start and end <= high):
        return False
    before, behind = doc[low:start], doc[end:high]
    # A name may stand behind its description: "a medical charity, Doctors for Taiz".
    if len(behind) > 1 and behind[0].text == "," and behind[1].text[:1].isupper():
        behind = behind[1:]
    more = [*before, *behind]
    return 0 < len(more) <= FEW_WORDS and all(
        t.pos_ in {"PROPN", "NOUN", "ADJ"} or t.text[:1].isupper() or t.text in _in_names for t in more
    )


_in_names = frozenset({".", "-", "the", "The", "of", "for", "(", ")"})


def _other_speaker(rule: Attribution, words: HeardWords) -> bool:
    """Tell whether the encoder's speaker is to be taken: the rule has none, or another and the encoder is surer."""
    if rule.speaker_range is None or words.source is None:
        return rule.speaker_range is None
    return words.heard.score >= SURER and not _touch(words.source, rule.speaker_range)


def _alone(
    words: HeardWords, doc: Doc, index: Mapping[str, Sequence[SpeechCue]], can_speak: Callable[[Token], bool]
) -> Attribution | None:
    """Make an attribution that only the encoder hears; what its verb does is the codebook's to say, else it asserts."""
    if words.source is None or sum(b - a for a, b in words.contents) < LEAST_WORDS:
        return None
    head = naming_head(doc, words.source)
    if head is None or not can_speak(head):
        return None
    cue = _verdict(words, doc, index) or _speech_cue(doc, words.cue, index)
    said = [t for a, b in words.contents for t in doc[a:b]]
    if cue is None or any(t.lower_ == "anonymity" for t in said):
        return None
    if cue.act == "denies" and not any(is_verb(t) or t.is_quote for t in said):
        return None  # who disputes pastures denies nothing; what is denied in a noun the rules know
    if any(t.dep_ == "neg" or t.lower_ in {"no", "nothing"} for t in doc[slice(*words.cue)]):
        return None
    verb = next((t for t in doc[slice(*words.cue)] if is_verb(t)), doc[words.cue[0]])
    first = doc[words.contents[0][0]]
    if verb.lemma_ == "agree" and (first.tag_ == "TO" or first.lower_ in {"to", "on"} or _agreed_on(verb, first)):
        # Whoever agrees to a swap says nothing: that is what happened.
        return None
    return Attribution(
        verb=verb,
        cue=words.cue,
        contents=words.contents,
        act=cue.act,
        rule=RULE,
        speaker=head,
        speaker_range=words.source,
        certainty=cue.certainty,
        polarity=cue.polarity,
        score=words.heard.score,
        source_kind=words.heard.source_kind,
    )


def _agreed_on(verb: Token, first: Token) -> bool:
    """Tell whether what somebody "agreed" is a thing: "agreed on a truce", of which only "a truce" is heard."""
    before = first.nbor(-1) if first.i else first
    return before.i > verb.i and before.lower_ in {"to", "on"} and before.head == verb


def _speech_cue(doc: Doc, cue: Range, index: Mapping[str, Sequence[SpeechCue]]) -> SpeechCue | None:
    """Find what the codebook knows of a cue, by its lemmas; the entry with the most words wins."""
    lemmas = [t.lemma_.lower() for t in doc[slice(*cue)]]
    forms = {t.lower_ for t in doc[slice(*cue)]}
    frame = "noun" if any(is_verb(t) for t in doc[slice(*cue)]) else "verb"
    fitting = [
        c
        for word in lemmas
        for c in index.get(word, ())
        if c.frame != frame and all(w in lemmas or w in forms for w in c.cue)
    ]
    return max(fitting, key=lambda c: len(c.cue), default=None)


def _verdict(words: HeardWords, doc: Doc, index: Mapping[str, Sequence[SpeechCue]]) -> SpeechCue | None:
    """Find the word that calls something untrue among what is said of it ("called the report … a tissue of lies")."""
    if not any(t.lemma_ in CALLING for t in doc[slice(*words.cue)]):
        return None
    said = (t for a, b in words.contents for t in doc[a:b])
    return next((c for t in said for c in index.get(t.lemma_.lower(), ()) if c.frame == "predicate"), None)


def _already(new: Attribution, said: Mapping[int, Sequence[Attribution]]) -> bool:
    """Tell whether a rule has put just these words into a mouth, by a cue elsewhere ("quoted X as saying")."""
    mine = {w for a, b in new.contents for w in range(a, b)}
    for one in said.get(sum(new.contents[0]) // 2, ()):
        theirs = {w for a, b in one.contents for w in range(a, b)}
        if len(mine & theirs) >= MOST * len(mine | theirs):
            return True
    return False

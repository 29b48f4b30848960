"""A report's text parsed once: sentences, quotation marks, and breaks where a trailing "X said" begins.

The parser reads one paragraph at a time, so that a text coded in pieces gives the same parse as in one, and a
text longer than spaCy's own limit needs no special care.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token

from reportedly.model import Span

LONGEST_PIECE = 20_000
"""Characters parsed at once; a longer paragraph is cut at the nearest end of a sentence or word."""

LONGEST_SENTENCE = 250
"""Words after which a sentence is cut: what goes on longer without a full stop is a list or broken text."""

_common = {
    "Rockets": "rocket",
    "Missiles": "missile",
    "Airstrikes": "airstrike",
    "Warplanes": "warplane",
    "Gunships": "gunship",
    "Rebels": "rebel",
    "Guerrillas": "guerrilla",
    "Militiamen": "militiaman",
    "Marines": "marine",
    "Guards": "guard",
    "Medics": "medic",
}
"""Nouns of war that the small model takes for names where a capital makes them look so, and their lemmas."""

_TEXT = "reportedly.text"
_paragraph = re.compile(r".*?(?:\n\s*|\Z)", re.S)
_sentence_end = re.compile(r"[.!?…][\"”’')\]]*\s+")
_determiners = frozenset(
    "the a an his her its their our some several many one two three four another this that".split()
)
_takes_phrase = frozenset({"IN", "TO", "VB", "VBG", "VBP", "VBZ", "MD", "DT", "PRP$", "JJ", "CC"})
_finite = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_passive = frozenset({"was", "were", "been", "being", "is", "are", "be"})
_between_speaker_and_verb = frozenset({"also", "later", "has", "had", "have", "earlier", "further", "then"})
_noun_tags = frozenset({"NN", "NNS", "NNP", "NNPS"})


def parse(text: str, parser: Language) -> Doc:
    """Parse a whole text of any length into one document whose offsets are those of the text."""
    pieces = [text[start:end] for start, end in pieces_of(text)]
    docs = [_slimmed(_mended(doc)) for doc in parser.pipe(pieces, batch_size=32)]
    if not docs:
        return parser.make_doc("")
    doc = docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)
    doc.user_data[_TEXT] = text
    return doc


def _mended(doc: Doc) -> Doc:
    """Give words that open a sentence back what they are: "Shelling hit a market", "Rockets were fired at it"."""
    for token in doc:
        if token.tag_ == "VBG" and token.dep_ == "aux" and token.is_sent_start and token.head.tag_ in {"VBD", "VBZ"}:
            token.dep_, token.pos_ = "nsubj", "NOUN"
        if token.is_sent_start and token.pos_ == "PROPN" and token.text in _common:
            before_name = token.i + 1 < len(doc) and token.nbor().pos_ == "PROPN"
            if not before_name:
                token.tag_, token.pos_, token.lemma_ = "NNS", "NOUN", _common[token.text]
        if token.lower_ == "overrun" and token.tag_ == "NN" and token.i and token.nbor(-1).lower_ in _passive:
            _make_passive(token, token.nbor(-1))
    return doc


def _make_passive(participle: Token, helper: Token) -> None:
    """Make a participle that was taken for a noun the verb of its clause: "the base was overrun"."""
    participle.tag_, participle.pos_, participle.lemma_ = "VBN", "VERB", participle.lower_
    if participle.head != helper:
        return
    for child in list(helper.children):
        if child != participle:
            child.head = participle
            child.dep_ = "nsubjpass" if child.dep_ == "nsubj" else child.dep_
    participle.dep_ = helper.dep_
    participle.head = participle if helper.head == helper else helper.head
    helper.head, helper.dep_ = participle, "auxpass"


def _slimmed(doc: Doc) -> Doc:
    """Drop what the parser has worked out on its way to the parse: it takes more room than all the rest."""
    doc.tensor = np.zeros((0,), dtype="float32")
    return doc


def text_of(doc: Doc) -> str:
    """Give a document's text without putting it together again from its words, as `doc.text` does each time."""
    text: str | None = doc.user_data.get(_TEXT)
    if text is None:
        text = doc.user_data[_TEXT] = doc.text
    return text


def pieces_of(text: str) -> Iterator[Span]:
    """Cut a text into paragraphs, and any overlong paragraph at the end of a sentence (else a word)."""
    for found in _paragraph.finditer(text):
        start, end = found.span()
        while end - start > LONGEST_PIECE:
            cut = _last_end(text, start, start + LONGEST_PIECE)
            yield start, cut
            start = cut
        if end > start:
            yield start, end


def _last_end(text: str, start: int, limit: int) -> int:
    ends = [m.end() for m in _sentence_end.finditer(text, start, limit)]
    if ends:
        return ends[-1]
    space = text.rfind(" ", start + 1, limit)
    return space + 1 if space > start else limit


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerWords:
    """Plural nouns for people who speak ("activists") and words that stand before them ("opposition", "medical")."""

    nouns: frozenset[str]
    modifiers: frozenset[str]


class AttributionBreaks:
    """A pipe between tagger and parser that starts a new sentence at a trailing "the ministry said".

    Newspapers end a sentence with its speaker, and many scraped texts have lost the comma before it; the parser then
    takes the speaker for an object of what was said. Cut off, both halves parse well, and `said` joins them again.
    """

    def __init__(self, speech_forms: frozenset[str], speakers: SpeakerWords) -> None:
        self.speech_forms = speech_forms
        self.speakers = speakers

    def __call__(self, doc: Doc) -> Doc:
        """Mark the breaks on a tagged document."""
        for token in doc:
            if token.lower_ in self.speech_forms and token.tag_ in _finite and _closes_sentence(doc, token.i):
                start = speaker_start(doc, token.i, self.speakers)
                if start is not None and _content_before(doc, start) >= 3:
                    doc[start].is_sent_start = True
                    for inside in doc[start + 1 : token.i + 1]:
                        inside.is_sent_start = False
        for start in _overlong(doc):
            doc[start].is_sent_start = True
        return doc


def _overlong(doc: Doc) -> Iterator[int]:
    """Give where to cut words that go on too long without the end of a sentence or line."""
    if len(doc) <= LONGEST_SENTENCE:
        return
    begun = 0
    for token in doc:
        if token.text in {".", "!", "?"} or "\n" in token.text or token.is_sent_start:
            begun = token.i
        elif token.i - begun >= LONGEST_SENTENCE:
            begun = token.i
            yield token.i


def _closes_sentence(doc: Doc, verb: int) -> bool:
    """Tell whether only an addressee, a day or a manner ("in a statement") follows the verb up to the full stop."""
    for nth, token in enumerate(doc[verb + 1 : verb + 14]):
        if token.text in {".", "!", "?"} or token.is_space:
            return True
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD", "WDT", "WP"} or token.lower_ in {"that", "whether", "how", "why"}:
            return False
        if nth == 0 and token.tag_ not in {"IN", "NNP", "RB", "PRP", "NN", "DT", ",", "RBR", "JJR"}:
            return False
        if nth == 0 and token.tag_ in {"DT", "PRP", "NN"} and doc[verb].lower_ != "told":
            return False
    return verb + 14 >= len(doc)


def speaker_start(doc: Doc, verb: int, speakers: SpeakerWords) -> int | None:
    """Find where the noun phrase just before a verb of saying begins, by its tags; None when there is none."""
    last = verb - 1
    while last > 0 and doc[last].lower_ in _between_speaker_and_verb:
        last -= 1
    if last < 0:
        return None
    if doc[last].tag_ == "PRP":
        return last if doc[last].lower_ in {"it", "he", "she", "they"} else None
    edge = _phrase_edge(doc, last)
    if edge is not None:
        return edge
    if doc[last].tag_ == "NNS" and doc[last].lower_ in speakers.nouns and last:
        first = _with_adjectives(doc, last, speakers)
        if first < last or doc[last - 1].tag_ in _noun_tags:
            return first
    start = None
    for i in range(last, max(-1, last - 15), -1):
        token = doc[i]
        if (token.is_punct and token.text not in {"-", "'", "’", "."}) or token.is_space:
            return start if start is not None else (i + 1 if i < last else None)
        if token.tag_ in _finite - {"VBN"}:
            return start
        if token.lower_ in _determiners and _starts_phrase(doc, i):
            start = i
            if not _ends_apposition(doc, i - 1):
                return _with_name(doc, i)
        elif token.lower_ in speakers.nouns and token.tag_ == "NNS" and start is None:
            first = _with_adjectives(doc, i, speakers)
            if _starts_phrase(doc, first) or doc[first - 1].text == ",":
                return first
        if i == 0 or token.is_sent_start:
            return start if start is not None else i
    return start


def _with_adjectives(doc: Doc, noun: int, speakers: SpeakerWords) -> int:
    """Take along what stands before a speaker's noun: "Syrian opposition activists", ", rescue workers"."""
    first = noun
    while first and (doc[first - 1].lower_ in speakers.modifiers or _is_nationality(doc[first - 1])):
        first -= 1
    edge = _phrase_edge(doc, noun)
    return first if edge is None else min(first, edge)


def _phrase_edge(doc: Doc, last: int) -> int | None:
    """Find the start of a noun phrase that a comma or quotation mark sets off from what is said."""
    i = last
    while (
        i > last - 9
        and i >= 0
        and doc[i].tag_ in _noun_tags | {"JJ", "CD", "DT", "VBN", "HYPH", "POS", "CC", "PRP$", "NNPS"}
    ):
        i -= 1
    set_off = i >= 0 and (doc[i].text == "," or doc[i].is_quote) and i < last
    return i + 1 if set_off else None


def _is_nationality(token: Token) -> bool:
    return token.tag_ == "JJ" and token.text[:1].isupper()


def _with_name(doc: Doc, start: int) -> int:
    """Take along the name a description stands behind ("… John Smith a spokesman told"), where it begins cleanly."""
    i = start
    while i > 0 and doc[i - 1].tag_ in {"NNP", "NNPS", "HYPH"}:
        i -= 1
    begins = i == 0 or doc[i - 1].is_punct or doc[i - 1].is_space
    return i if begins and start - i >= 2 else start


def _starts_phrase(doc: Doc, i: int) -> bool:
    """Tell whether a noun phrase can begin here: nothing before it (a preposition, an active verb) takes it along."""
    if i == 0:
        return True
    before = doc[i - 1]
    if before.tag_ in {"VBN", "VBD"}:
        return any(t.lower_ in _passive for t in doc[max(0, i - 4) : i - 1])
    return before.tag_ not in _takes_phrase


def _ends_apposition(doc: Doc, last: int) -> bool:
    """Tell whether a noun phrase with an article of its own, hanging on nothing, ends here ("the monitoring group")."""
    i = last
    while i >= 0 and doc[i].tag_ in _noun_tags | {"JJ", "VBG", "HYPH", "POS", "VBN"}:
        i -= 1
    return last > i >= 0 and doc[i].lower_ in _determiners and _starts_phrase(doc, i)


def _content_before(doc: Doc, start: int) -> int:
    count = 0
    for token in reversed(doc[max(0, start - 12) : start]):
        if token.text in {".", "!", "?"} or token.is_space:
            break
        count += 1
    return count

"""Whose words reach the report through whom: an agency that cites a ministry, a spokesman heard on the radio."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.coding.arguments import is_passive, objects
from reportedly.coding.phrases import phrase_range
from reportedly.coding.said.attribution import Attribution, Range

_citing = frozenset({"cite", "quote"})
_by_way_of = frozenset({"on", "by", "with", "to", "via", "in", "from"})
_voicing = frozenset(
    "say tell speak talk state write add confirm announce interview interviewed statement comment remark communique "
    "communiqué video recording broadcast carry publish read air release post quote report appear appearance address "
    "speech address message out footage bulletin".split()
)
"""What is done, or given, in a paper or on the air."""

_steps = 4
"""How far above a citing word its verb of saying, or the speaker who cites, is looked for."""


def chained(
    found: Sequence[Attribution],
    doc: Doc,
    can_speak: Callable[[Token], bool],
    is_outlet: Callable[[Token], bool],
) -> tuple[Attribution, ...]:
    """Add whom speakers cite, inside their words, and through which paper or station a speaker is heard.

    `is_outlet` tells whether a noun names a paper, agency or station.
    """
    by_sentence: dict[int, list[Attribution]] = {}
    for one in found:
        by_sentence.setdefault(one.verb.sent.start, []).append(one)
    cited: dict[int, Attribution] = {}
    cut: dict[int, tuple[Range, ...]] = {}
    for token in doc:
        if token.lemma_.lower() not in _citing:
            continue
        outer = _who_cites(token, by_sentence.get(token.sent.start, ()))
        source = next((o for o in objects(token) if can_speak(o)), None)
        if outer is None or source is None or source == outer.speaker:
            continue
        words = phrase_range(source, appositions=True)
        contents = tuple(_beside(token, words, outer.contents))
        if contents:
            cut[id(outer)] = contents
            cited[token.i] = _inside(outer, token, source, words, contents)
    kept = [
        _heard_through(replace(a, contents=cut.get(id(a), a.contents)), is_outlet)
        for a in found
        if a.verb.i not in cited or id(a) in cut
    ]
    return tuple(sorted([*kept, *cited.values()], key=lambda a: (a.cue, a.contents)))


def _who_cites(token: Token, here: Sequence[Attribution]) -> Attribution | None:
    """Find the attribution of whoever cites: "X, quoting Y, said …", "…, X reported, citing Y", "X quoted Y …"."""
    above = token
    for _ in range(_steps):
        for one in here:
            if one.speaker is not None and (one.verb == above or one.speaker == above) and not _is_inner(one, token):
                return one
        above = above.head
    return None


def _is_inner(one: Attribution, token: Token) -> bool:
    """Tell whether an attribution is only what the rules made of the citing word itself ("citing Y")."""
    return one.verb == token and token.tag_ == "VBG"


def _beside(token: Token, source: Range, contents: Sequence[Range]) -> Iterator[Range]:
    """Give what is said without the words that tell whom it is cited from."""
    low, high = min(token.i, source[0]), max(token.i + 1, source[1])
    for start, end in contents:
        if start <= low and high <= end and low - start <= 1:
            start = high
            while start < end and (token.doc[start].is_punct or token.doc[start].lower_ == "that"):
                start += 1
        elif start <= low < end and end - high <= 1:
            end = low
        elif low <= start and end <= high:
            continue
        if start < end:
            yield start, end


def _inside(outer: Attribution, token: Token, source: Token, words: Range, contents: tuple[Range, ...]) -> Attribution:
    return replace(
        outer,
        verb=token,
        cue=(token.i, token.i + 1),
        contents=contents,
        rule=f"speech.{token.lemma_.lower()}+{outer.rule}" if not is_passive(token) else f"{outer.rule}+passive",
        speaker=source,
        speaker_range=words,
        told=None,
        is_cited=True,
    )


def _heard_through(one: Attribution, is_outlet: Callable[[Token], bool]) -> Attribution:
    """Name the paper or station in which somebody spoke ("said in a statement broadcast on state television")."""
    if one.speaker is None or one.told is not None or is_outlet(one.speaker):
        return one
    for token in one.verb.sent:
        if token.dep_ != "pobj" or token.head.lower_ not in _by_way_of or token.head.head.lemma_ not in _voicing:
            continue
        own = any(c.lower_ == "its" for c in token.lefts)
        if token != one.speaker and not own and not one.covers(token) and is_outlet(token):
            return replace(one, told=token)
    return one

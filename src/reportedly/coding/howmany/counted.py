"""What a number counts: the noun behind it, and its unit."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from reportedly.codebook.units import UnitWords
from reportedly.coding.howmany.counts import Count
from reportedly.coding.parse import text_of
from reportedly.model import Span

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_inside = NOUNS | {"JJ", "JJR", "JJS", "VBG", "VBN", "POS", "HYPH", "PRP$", "FW", "AFX", "RB", "RBR"}
_skipped = frozenset("of the a an other others more such additional further their its his her our these those".split())
_square = frozenset({"square", "sq", "sq."})
_measures = frozenset("ton tons tonne tonnes litre litres liter liters kilogram kilograms".split())
"""Measures of goods: what counts is how much there is of them."""
_longest = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The noun a number counts; `head` is None for a bare number ("killed 13").

    `tokens` are the indices in the document of the whole noun phrase, from the number to its head (half-open);
    `words` the words counted, `unit` one of the closed list; `known` tells that the unit is of a word on it.
    """

    head: Token | None
    tokens: tuple[int, int]
    words: str
    unit: str
    known: bool


def counted_by(count: Count, sentence: Tokens, words: UnitWords) -> Counted | None:
    """Find the noun a number counts, by the words behind it; None where it counts nothing of the war (money, time)."""
    doc = sentence.doc
    first, after = tokens_at(doc, count.whole)
    if first >= after:
        return None
    square = _area(count, sentence)
    if square:
        return Counted(head=doc[square[0] - 1], tokens=(first, square[0]), words=square[1], unit="km2", known=True)
    behind = after
    while (more := _whole_counted(doc, behind, sentence.end)) is not None:
        behind = more  # "14 of 17 drones", "seven of the eleven hostages": both count the same
    run = _noun_run(doc[behind : min(sentence.end, behind + _longest)], words)
    nouns = [t for t in run if t.tag_ in NOUNS or t.lower_ in words.units]
    if not nouns:
        return Counted(head=None, tokens=(first, after), words="", unit="person", known=False)
    head = nouns[-1]
    outside = {*_skipped, "them", "whom", "were", "was", "are"}
    phrase = [t for t in run if t.i <= head.i and (t.lower_ not in outside or t.lower_ in {"other", "others"})]
    unit = _unit(phrase, words)
    goods = head.lower_ in _measures and doc[head.i + 1 : head.i + 2].text.lower() == "of"
    if unit is None and head.lower_ in words.not_counted and not goods:
        return None
    text = text_of(doc)[phrase[0].idx : head.idx + len(head)] if phrase else head.text
    return Counted(head=head, tokens=(first, head.i + 1), words=text, unit=unit or _guess(head), known=unit is not None)


def _whole_counted(doc: Doc, at: int, end: int) -> int | None:
    """Pass over "of 17" and "of the eleven" behind a number; None where no other number follows so."""
    if at + 1 >= end or doc[at].lower_ != "of":
        return None
    number = at + 2 if doc[at + 1].lower_ in {"the", "its", "their"} else at + 1
    return number + 1 if number < end and doc[number].tag_ == "CD" else None


def tokens_at(doc: Doc, span: Span) -> tuple[int, int]:
    """Give the half-open range of the tokens that a span of characters touches."""
    first = bisect_right(doc, span[0], key=lambda t: t.idx + len(t))
    return first, bisect_left(doc, span[1], lo=first, key=lambda t: t.idx)


def _noun_run(tokens: Tokens, words: UnitWords) -> list[Token]:
    """Give the tokens of the noun phrase that begins here, up to the end of its first run of nouns."""
    run: list[Token] = []
    for i, token in enumerate(tokens):
        low = token.lower_
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if low in {"them", "whom"} and run and run[-1].lower_ == "of":
            run.append(token)  # "four of them children", "two of whom were officers"
            continue
        if token.tag_ in {"VBD", "VBP", "VBZ"} and low in {"were", "was", "are"} and run and run[-1].lower_ == "whom":
            run.append(token)
            continue
        if low in _skipped and not any(t.tag_ in NOUNS for t in run):
            run.append(token)
            if low in {"others"}:
                break
            continue
        if token.is_quote and following is not None and following.tag_ in {*NOUNS, "JJ", "VBN"}:
            run.append(token)  # '35 "apostate" soldiers'
            continue
        if token.tag_ == "CC" and run and following is not None and _names_sorts(run[-1], tokens[i + 1 :]):
            run.append(token)
            continue
        if token.tag_ == "CD" and any(c.isalpha() for c in low) and "-" in token.text:
            run.append(token)  # a model: "four T-72 tanks"
            continue
        if token.tag_ == "CD" and following is not None and following.text == "-":
            run.append(token)  # an age: "a 61-year-old woman"
            continue
        if (following is not None and following.text == "-") or (run and run[-1].text == "-" and not token.is_punct):
            run.append(token)  # "two pick-up trucks"
            continue
        if (
            low == "including"
            or token.tag_ not in _inside
            or (token.tag_ in {"RB", "RBR"} and (following is None or following.tag_ != "JJ"))
        ):
            break
        if token.tag_ in {"VBN", "JJ", "VBG"} and any(t.tag_ in {"NNS", "NNPS"} for t in run):
            break
        participle = token.tag_ == "VBN" and not token.is_title
        if participle and following is not None and following.tag_ not in NOUNS | {"JJ"}:
            break
        if token.tag_ in NOUNS and run and run[-1].tag_ == "NNS" and _unit([*run, token], words) is None:
            break
        run.append(token)
    return run


def _names_sorts(before: Token, after: Tokens) -> bool:
    """Tell whether "and" only joins two sorts of what is counted: "147 Shahed and decoy drones"."""
    if before.tag_ == "JJ" == after[0].tag_:
        return True
    sorts = {"JJ", "NN", "NNP"}
    plural = len(after) > 1 and after[1].tag_ == "NNS"
    return (before.tag_ in sorts or before.is_title) and after[0].tag_ in sorts and plural


def _unit(phrase: list[Token], words: UnitWords) -> str | None:
    """Give the unit of the longest known ending of a noun phrase."""
    texts = [t.lower_ for t in phrase if not t.is_quote]
    for size in range(min(4, len(texts)), 0, -1):
        ending = texts[-size:]
        for joined in (" ".join(ending), " ".join(ending).replace(" - ", "-"), "".join(ending)):
            if joined in words.units and (size > 1 or joined not in words.not_counted or joined in {"other", "others"}):
                return words.units[joined]
    return None


def _guess(head: Token) -> str:
    """Give person for the plural of a people's name ("20 Syrians"), else other."""
    word = head.text
    return "person" if word[:1].isupper() and word.endswith(("ans", "is", "ese", "ish")) else "other"


def _area(count: Count, sentence: Tokens) -> tuple[int, str] | None:
    """Read an area: "8,000 km²", "1200 square kilometres", "an area of 8,000km"; gives where it ends and what it is."""
    doc = sentence.doc
    behind = text_of(doc)[count.whole[1] : count.whole[1] + 24].lower().lstrip()
    before = text_of(doc)[max(0, count.whole[0] - 12) : count.whole[0]].lower().rstrip()
    squared = behind.startswith(("square k", "sq km", "sq. km", "sq k", "km2", "km²", "square-k", "km^2", "km 2"))
    if not squared and not (behind.startswith("km") and before.endswith("area of")):
        return None
    end = next((t.i for t in sentence if t.idx >= count.whole[1] + len(behind.split()[0])), sentence.end)
    if behind.startswith("sq") and end < sentence.end and doc[end].lower_.startswith(("k", "sq")):
        end += 1
    return end, "area" if before.endswith("area of") else _of_what(doc[end : min(end + 8, sentence.end)])


def _of_what(tokens: Tokens) -> str:
    if len(tokens) > 1 and tokens[0].lower_ == "of":
        names = [t for t in tokens[1:] if t.tag_ in NOUNS or t.lower_ == "the"]
        run = []
        for token in tokens[1:]:
            if token not in names:
                break
            run.append(token)
        return " ".join(t.text for t in run if t.lower_ != "the")
    return "area"

"""Recognise the names of places in a parsed report.

Names come from gazetteer look-ups of capitalised words; whether a name stands for a place here is judged from the
words around it (prepositions, words such as "province", titles and organisations' words) and from the parser's own
entities where it has them.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from reportedly.coding.kit import PlaceFinder
from reportedly.coding.where.evidence import described_as, size_worth, surroundings
from reportedly.coding.where.given_names import is_who_somebody_is, is_within_persons_name
from reportedly.coding.where.name_runs import Names, Piece, glued, is_headline, pieces_of_run, runs
from reportedly.coding.where.phrased import characters_of, phrased
from reportedly.coding.where.toponym import ACCEPTED_FROM, Toponym, agree_within_report
from reportedly.coding.where.unknown_names import names_unit, unknown
from reportedly.coding.where.words import (
    BODY_NOUNS,
    NATURE_WORDS,
    ROAD_WORDS,
    class_level,
)
from reportedly.model import Span
from reportedly.model.span import within


def find_toponyms(doc: Doc, finder: PlaceFinder, *, names_of_others: Sequence[Span] = ()) -> tuple[Toponym, ...]:
    """Find every name of a place in a parsed text, in text order, with the gazetteer's candidates for each.

    A name inside one of `names_of_others` (spans of people's and organisations' names) only counts as part of it.
    """
    names = Names(finder)
    entities = {token.i: entity.label_ for entity in doc.ents for token in entity}
    found: list[Toponym] = []
    for sentence in doc.sents:
        headline = is_headline(sentence)
        for start, end in runs(doc, sentence.start, sentence.end, names):
            pieces = pieces_of_run(doc, start, end, names)
            found += _judge(doc, pieces, names, entities, headline)
    found = [_of_nature(t, names) for t in found]
    found = agree_within_report(doc, [_within_other(t, names_of_others) for t in found])
    return tuple(t for t in found if t.score >= ACCEPTED_FROM)


def _of_nature(toponym: Toponym, names: Names) -> Toponym:
    """Keep a river's or valley's name from meaning the town of that name: only the whole phrase is looked up."""
    word = toponym.class_word
    if word not in NATURE_WORDS or any(p.level in {"region", "site"} for p in toponym.candidates[:1]):
        return toponym
    spellings = (f"{toponym.name} {word}", f"{word} of {toponym.name}")
    places = next((found for spelling in spellings if (found := names.find(spelling))), ())
    rest = tuple(p for p in toponym.candidates if p.level in {"region", "site"})
    return replace(toponym, candidates=tuple(p for p in places if p.level in {"region", "site"}) or rest)


def _within_other(toponym: Toponym, names_of_others: Sequence[Span]) -> Toponym:
    """A name inside another's is a part of it; the very name of somebody is no place unless the gazetteer knows it.

    `names_of_others` stand in text order, so that only the few that begin just before need a look.
    """
    if toponym.use != "place":
        return toponym
    last = bisect_right(names_of_others, toponym.span[0], key=lambda span: span[0])
    for other in names_of_others[max(0, last - 3) : last]:
        if within(toponym.span, other) and not (toponym.span == other and toponym.candidates):
            return replace(toponym, use="part")
    return toponym


def _judge(doc: Doc, pieces: list[Piece], names: Names, entities: Mapping[int, str], headline: bool) -> list[Toponym]:
    """Score each place of one stretch by its neighbours, and add names that only their surroundings tell."""
    pieces = _hyphened(doc, pieces)
    whole = _whole_name(doc, pieces, names, entities, headline)
    if whole is not None:
        return [*(_adjective(doc, p, pieces, k) for k, p in enumerate(pieces) if p.end <= whole.start), whole]
    found = []
    k = 0
    while k < len(pieces):
        piece = pieces[k]
        if piece.kind == "adjective":
            found.append(_adjective(doc, piece, pieces, k))
        elif piece.kind == "place":
            found.append(_named(doc, pieces, k, entities, headline))
        elif piece.kind in {"other", "class", "direction", "organisation"}:
            last = k
            while last + 1 < len(pieces) and pieces[last + 1].kind in {"other", "class", "direction", "mark"}:
                last += 1
            name = unknown(doc, pieces, k, last, names, entities, headline)
            if name is not None:
                found.append(name)
                k = last
        k += 1
    return found


def _hyphened(doc: Doc, pieces: list[Piece]) -> list[Piece]:
    """Take a small place's name glued to an unknown word for a part of that word: Bu-Khatwa is no Bu."""
    return [
        Piece("other", p.start, p.end)
        if p.kind == "place"
        and size_worth(p.places[0]) == 0.0
        and p.end + 1 < len(doc)
        and doc[p.end].text == "-"
        and glued(doc, p.end)
        and any(
            q.kind == "other" and q.start in {p.end, p.end + 1} and doc[q.end - 1].is_alpha for q in pieces[k + 1 :]
        )
        else p
        for k, p in enumerate(pieces)
    ]


def _whole_name(
    doc: Doc, pieces: list[Piece], names: Names, entities: Mapping[int, str], headline: bool
) -> Toponym | None:
    """Take a stretch that is only partly in the gazetteer for one unknown name where its surroundings say "a place".

    "The town of Khan Shaikhoun", "the Bab Sharqi area": Khan and Bab are places elsewhere, but not meant here.
    """
    first = next((k for k, p in enumerate(pieces) if p.kind not in {"adjective", "month"}), len(pieces))
    kinds = [p.kind for p in pieces[first:]]
    if "place" not in kinds or set(kinds) - {"place", "other", "class", "direction", "mark"}:
        return None
    places = [p for p in pieces[first:] if p.kind == "place"]
    called = _is_called(doc, pieces[first].start) and len(kinds) > 1 and set(kinds) <= {"place", "other"}
    if called and all(p.places[0].level == "town" for p in places):
        return unknown(doc, pieces, first, len(pieces) - 1, names, entities, headline)
    described = set(kinds) <= {"place", "other"} and len(kinds) > 1 and described_as(doc, pieces[-1].end) is not None
    if described or _is_one_name(doc, pieces[first:]):
        return unknown(doc, pieces, first, len(pieces) - 1, names, entities, headline)
    if "other" not in kinds and (len(places) == 1 or max(size_worth(p.places[0]) for p in places) > 0.15):
        return None
    if any(doc[p.start - 1].text in {"-", "–"} for p in places if p.start > pieces[first].start):
        return None
    if (len(places) > 1 and "other" in kinds) or (
        places[0].places[0].level in {"country", "province"} and places[0].start > pieces[first].start
    ):
        return None
    score = unknown(doc, pieces, first, len(pieces) - 1, names, entities, headline)
    return score if score is not None and score.score >= ACCEPTED_FROM else None


def _is_one_name(doc: Doc, pieces: Sequence[Piece]) -> bool:
    """Tell whether two towns' names side by side are one that the gazetteer lacks: "the Ain Zara district"."""
    kinds, end = [p.kind for p in pieces], pieces[-1].end
    classed = kinds == ["place", "place", "class"] or (
        kinds == ["place", "place"] and end < len(doc) and bool(class_level(doc[end].lower_))
    )
    if not classed or not pieces[0].start:
        return False
    one, other = pieces[0].places, pieces[1].places
    held = any(q.admin1 == p.id or p.level == "country" for q in one for p in other)
    beside = pieces[0].end == pieces[1].start
    return beside and not held and doc[pieces[0].start - 1].lower_ == "the"


def _is_called(doc: Doc, start: int) -> bool:
    """Tell whether the words before a stretch say that it is one town's name: "the village of"."""
    return start > 1 and doc[start - 1].lower_ == "of" and class_level(doc[start - 2].lower_) == "town"


def _adjective(doc: Doc, piece: Piece, pieces: list[Piece], k: int) -> Toponym:
    people = doc[piece.end - 1].tag_ in {"NNPS", "NNS"}
    span = characters_of(doc, piece.start, piece.end)
    use = "part" if k + 1 < len(pieces) and pieces[k + 1].kind in {"other", "organisation"} else "adjective"
    return Toponym(
        start=piece.start, end=piece.end, span=span, phrase=span, name=doc[piece.start : piece.end].text,
        use="people" if people else use, score=0.8, candidates=piece.places,
    )  # fmt: skip


def _named(doc: Doc, pieces: list[Piece], k: int, entities: Mapping[int, str], headline: bool) -> Toponym:
    piece = pieces[k]
    start, end = piece.start, piece.end
    before = pieces[k - 1] if k else None
    after = pieces[k + 1] if k + 1 < len(pieces) else None
    score = 0.3 + size_worth(piece.places[0]) + 0.08 * (end - start > 1)
    use, class_word, name_end = "place", "", end
    if after is not None and after.kind == "class" and not headline:
        name_end, class_word, score = after.end, doc[after.start].lower_, score + 0.3
        if k + 2 < len(pieces) and pieces[k + 2].kind == "class":
            name_end = pieces[k + 2].end
            class_word = doc[name_end - 1].lower_
    tail = pieces[k + 1 :]
    if names_unit(doc, start, name_end):
        use = "part"
    sided = start > 1 and doc[start - 1].text == "-" and doc[start - 2].lower_ in {"anti", "pro", "non", "ex"}
    if sided or (any(p.kind == "organisation" for p in tail[:3]) and not headline) or _names_somebody(doc, name_end):
        use = "part"
    elif after is not None and after.kind in {"other", "title"} and not headline:
        score -= 0.3
    person = before is not None and (
        before.kind == "title" or (before.kind == "other" and not _is_capital_word_elsewhere(doc, before))
    )
    score -= 0.35 if person and not headline else 0.0
    score -= 0.5 if is_within_persons_name(doc, start, end) or is_who_somebody_is(doc, end) else 0.0
    score += 0.35 if _is_end_of_road(doc, pieces, k) else 0.0
    score += surroundings(doc, entities, start, end, headline)
    if not class_word and end - start > 1 and piece.places[0].level != "country":
        class_word = doc[end - 1].lower_ if class_level(doc[end - 1].lower_) else ""
    return phrased(doc, start, end, name_end, use, class_word, score, piece.places)


def _is_end_of_road(doc: Doc, pieces: list[Piece], k: int) -> bool:
    """Tell whether a name is the first of "the X-Y road"."""
    if k + 2 >= len(pieces) or doc[pieces[k].end].text not in {"-", "–"} or pieces[k + 2].kind != "place":
        return False
    end = pieces[k + 2].end
    return end < len(doc) and doc[end].lower_ in ROAD_WORDS


def _names_somebody(doc: Doc, end: int) -> bool:
    """Tell whether the words after a name make it somebody's: "X-based", "the X broadcaster"."""
    if end >= len(doc):
        return False
    if doc[end].text in {"-", "–"} and end and not doc[end - 1].whitespace_:
        return end + 1 < len(doc) and glued(doc, end) and doc[end + 1].text.islower()
    return doc[end].lower_ in BODY_NOUNS and doc[end].dep_ != "appos"


def _is_capital_word_elsewhere(doc: Doc, piece: Piece) -> bool:
    return doc[piece.start].is_sent_start is True and doc[piece.start].tag_ not in {"NNP", "NNPS"}

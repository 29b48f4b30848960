"""Spots along a border: "the Turkish border", "the border with Turkey"."""

from dataclasses import replace

from spacy.tokens import Token

from reportedly.coding.kit import Area
from reportedly.coding.where.reading import Reading
from reportedly.coding.where.resolve import PlaceMention
from reportedly.coding.where.spot import POINTING, Spot
from reportedly.coding.where.words import class_level

BORDER_WORDS = frozenset({"border", "borders", "frontier"})
"""Nouns for a border."""

NEIGHBOUR_FROM = 0.15
"""The share of a report's votes from which a neighbour is spoken of enough for "the border" to be that with it."""

_not_a_border = frozenset(
    "crossing crossings post posts gate guard guards police force forces town village area".split()
)


def border(r: Reading, token: Token) -> Spot | None:
    """Read "the Turkish border", "the border with Turkey", "the Syria-Turkey border", "X's border with Y"."""
    doc, i = r.doc, token.i
    if i + 1 < len(doc) and doc[i + 1].lower_ in _not_a_border:
        return None
    before = [m for m in r.names.ending(i - 5, i + 1) if m.place and _leads_to(r, m, i)]
    after = [m for m in r.names.beginning(i + 1, i + 9) if m.place and _follows_border(r, i, m.toponym.start)]
    if not before and not after:
        return _only_the_border(r, token)
    start = min([m.toponym.start for m in before] or [i])
    end = max([r.phrase_end(m) for m in after] or [i + 1])
    own = r.resolution.country
    countries = [m.place.country for m in (*before, *after) if m.place and m.place.country]
    sides = list(dict.fromkeys(countries))
    if own is not None and own not in sides:
        sides.append(own)
    country = own if own in sides else sides[0]
    others = [c for c in sides if c != country]
    line = r.finder.border(country, others[0]) if others else None
    if line is None:
        voted = sorted(r.resolution.countries, key=lambda c: -r.resolution.countries[c])
        others = [c for c in voted if c != country and r.finder.border(country, c) is not None][:1]
        line = r.finder.border(country, others[0]) if others else None
    names = [p.name for c in (country, *others[:1]) if (p := r.finder.country(c)) is not None]
    return r.spot(
        start, end, f"{'–'.join(names)} border" if len(names) == 2 else doc[start:end].text, "border",
        "place.border", country=country, areas=(line.ref,) if line else (), head=i,
    )  # fmt: skip


def _only_the_border(r: Reading, token: Token) -> Spot | None:
    """Read a bare "the border": the one named before, else that with the one neighbour whom the sentence names."""
    doc, start = r.doc, r.phrase_start(token)
    if not any(t.lower_ in POINTING for t in doc[start : token.i]):
        return None
    begin, own = r.sentence_start(token.i), r.resolution.country
    here = r.names.beginning(begin, token.i)
    named = dict.fromkeys(m.place.country for m in here if m.place and m.place.country not in {None, own})
    lines = [(c, line) for c in named if own and c and (line := r.finder.border(own, c)) is not None]
    earlier = r.last(token.lower_, "border")
    if not lines and earlier is None:
        lines = _with_neighbour(r)
    if len(lines) == 1 and own is not None:
        (other, line), end = lines[0], token.i + 1
        names = [p.name for c in (own, other) if (p := r.finder.country(c)) is not None]
        return r.spot(
            start, end, f"{'–'.join(names)} border", "border", "place.border", country=own,
            areas=(line.ref,), head=token.i,
        )  # fmt: skip
    if earlier is None or lines:
        return None
    span = (doc[start].idx, token.idx + len(token))
    return replace(earlier, head=token.i, start=start, end=token.i + 1, span=span, rule="place.points-back")


def _with_neighbour(r: Reading) -> list[tuple[str, Area]]:
    """Give the border with the neighbour that the report speaks of much, where it is one."""
    own, found = r.resolution.country, list[tuple[str, Area]]()
    for country, share in r.resolution.countries.items():
        line = r.finder.border(own, country) if own and country != own and share >= NEIGHBOUR_FROM else None
        if line is not None:
            found.append((country, line))
    return found


def _leads_to(r: Reading, mention: PlaceMention, i: int) -> bool:
    between = r.doc[mention.toponym.end : i]
    return all(t.text in {"-", "–", "'s", "’s", "and", "shared"} or t.pos_ in {"ADJ", "PROPN", "PART"} for t in between)


def _follows_border(r: Reading, i: int, start: int) -> bool:
    words = [t for t in r.doc[i + 1 : start] if t.pos_ not in {"DET", "ADJ"}]
    return (
        bool(words)
        and words[0].lower_ in {"with", "from", "of", "between", "to"}
        and all(
            class_level(t.lower_) or t.lower_ in {"and", "of", "with", "from", "to", "between"} or t.pos_ == "PROPN"
            for t in words
        )
    )

"""Cut a parsed text into stretches of capitalised words, and those into places, demonyms, titles and the rest."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from reportedly.coding.kit import PlaceFinder
from reportedly.coding.where.fitting import OWN_NAME, likeness
from reportedly.coding.where.words import (
    DIRECTIONS,
    HEADS_OF_NAMES,
    LEVEL_OF_CLASS,
    MONTHS_AND_DAYS,
    NOT_NAMES,
    ORGANISATION_WORDS,
    PARTICLES,
    PERSON_TITLES,
    SHORT_NAMES,
)
from reportedly.model import Place

LONGEST_NAME = 6
"""Most words of a name that are looked up together."""


@dataclass(slots=True)
class Piece:
    """A part of a stretch: what kind of word or name it is, its tokens, and the places of that name."""

    kind: str  # place adjective class direction title organisation month other
    start: int
    end: int
    places: tuple[Place, ...] = ()


class Names:
    """Looks names up once per report."""

    def __init__(self, finder: PlaceFinder) -> None:
        self.finder = finder
        self._seen: dict[str, tuple[Place, ...]] = {}
        self._demonyms: dict[str, Place | None] = {}

    def find(self, name: str) -> tuple[Place, ...]:
        """Give the places of a name, most likely first."""
        if name not in self._seen:
            self._seen[name] = _as_spelt(name, self.finder.find(SHORT_NAMES.get(name, name)))
        return self._seen[name]

    def demonym(self, word: str) -> Place | None:
        """Give the country of a nationality."""
        if word not in self._demonyms:
            code = self.finder.demonym(word)
            self._demonyms[word] = self.finder.country(code) if code else None
        return self._demonyms[word]


def _as_spelt(name: str, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Leave out a land that is only spelt so in some other language where a town has the name: Beni is not Benin."""
    low = name.lower()
    towns = [p for p in places if p.level == "town" and p.population >= TOWN_OF and p.name.lower().startswith(low)]
    return tuple(p for p in places if p.level != "country" or not _is_misspelt(p, name)) if towns else places


TOWN_OF = 20_000
"""Inhabitants from which a town is rather meant than a land that is spelt almost like it."""


def _is_misspelt(land: Place, name: str) -> bool:
    """Tell whether a name is a land's but for a letter or two."""
    near = land.name.lower() != name.lower() and abs(len(land.name) - len(name)) <= 2
    return near and likeness(land, name) >= OWN_NAME


def is_headline(sentence: Span) -> bool:
    """Tell whether most words of a sentence are capitalised, so that a capital says nothing."""
    words = [t for t in sentence if t.is_alpha and len(t) > 3]
    # A sentence full of names has a verb in small letters all the same.
    acts = any(t.text[0].islower() and t.tag_.startswith("VB") for t in words)
    return len(words) >= 5 and not acts and sum(t.text[0].isupper() for t in words) >= 0.75 * len(words)


def _is_capital(token: Token) -> bool:
    return token.text[0].isupper()


def glued(doc: Doc, i: int) -> bool:
    """Tell whether no space stands between token i and the next."""
    return i + 1 < len(doc) and not doc[i].whitespace_


def runs(doc: Doc, start: int, end: int, names: Names) -> Iterator[tuple[int, int]]:
    """Give the stretches of capitalised words, with hyphens and particles such as "al-" inside or before them."""
    i = start
    while i < end:
        begin = i
        while i < end and (_is_capital(doc[i]) or _joins(doc, i, begin, end)):
            i += 1
            i = _over_of(doc, i, begin, end, names)
        last = i
        while last > begin and not (_is_capital(doc[last - 1]) or doc[last - 1].like_num):
            last -= 1
        first = begin
        if first < last and doc[first].is_sent_start and doc[first].lower_ in NOT_NAMES and doc[first].tag_ != "NNP":
            first += 1
        if last > first:
            yield first, last
        i = max(i, begin + 1)


def _over_of(doc: Doc, i: int, begin: int, end: int, names: Names) -> int:
    """Go on over "of" where the gazetteer knows what comes of it: the Republic of X is another land than X."""
    after = i + 1 + (i + 1 < end and doc[i + 1].lower_ == "the")
    if after >= end or doc[i].lower_ != "of" or not _is_capital(doc[after]):
        return i
    found = names.find(doc[begin : after + 1].text)
    return after + 1 if found and found[0].level in {"country", "province", "region"} else i


_english = frozenset({"at", "as", "an", "us"})
"""Particles that are also English words: they join a name only by a hyphen ("Deir at-Tin")."""


_LINKS = frozenset({"e", "i", "ye", "yi", "o", "ul", "u", "na"})
"""Little words that join the parts of a name by hyphens: "Chah-e Anjir", "Bala-i Murghab"."""


def _joins(doc: Doc, i: int, begin: int, end: int) -> bool:
    """Tell whether a token that has no capital belongs to the name around it: "al", "-", the 2 of "T-2"."""
    token, after = doc[i], doc[i + 1] if i + 1 < end else None
    if token.text in {"-", "–"}:
        return (
            after is not None
            and glued(doc, i)
            and i > begin
            and glued(doc, i - 1)
            and (_is_capital(after) or after.text.isdigit() or after.lower_ in PARTICLES | _LINKS)
        )
    if token.lower_ in _LINKS and i > begin and doc[i - 1].text == "-":
        return after is not None and (_is_capital(after) or after.text == "-")
    if token.text.isdigit():
        return i > begin and doc[i - 1].text == "-" and len(token) < 3
    if token.text in {"‘", "’", "'", "`"}:
        return after is not None and glued(doc, i) and i > begin and glued(doc, i - 1) and _is_capital(after)
    if token.lower_ in PARTICLES and after is not None:
        if after.text == "-" and i + 2 < end:
            return glued(doc, i) and _is_capital(doc[i + 2])
        return i > begin and _is_capital(after) and bool(token.whitespace_) and token.lower_ not in _english
    return False


def pieces_of_run(doc: Doc, start: int, end: int, names: Names) -> list[Piece]:
    """Cut a stretch of capitalised words into places, demonyms, class words, titles and the rest, longest first."""
    pieces: list[Piece] = []
    i = start
    while i < end:
        piece = _longest(doc, i, end, names) or _single(doc, i)
        pieces.append(piece)
        i = piece.end
    return _with_heads(doc, pieces)


def _with_heads(doc: Doc, pieces: list[Piece]) -> list[Piece]:
    """Take a name whose first word is known elsewhere for one: "Wadi X" is no Wadi, "X al-Y" is no al-Y."""
    joined: list[Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if before is not None and before.end == piece.start and _is_one(doc, before, piece):
            joined[-1] = Piece("other", before.start, piece.end)
        else:
            joined.append(piece)
    return joined


def _is_one(doc: Doc, first: Piece, second: Piece) -> bool:
    if first.kind == "other" and first.end - first.start > 1 and _is_linked(doc, second.start):
        return True  # the rest of what "X al" began
    if first.end - first.start == 1 and doc[first.start].lower_ in HEADS_OF_NAMES:
        return second.kind in {"other", "place"}
    particle = doc[second.start].lower_ in PARTICLES and doc[second.start].text.islower()
    return particle and first.kind == "other" and second.start + 2 < len(doc) and doc[second.start + 1].text == "-"


def _is_linked(doc: Doc, i: int) -> bool:
    """Tell whether a token is the hyphen behind a particle, or what stands behind that: the "-Y" of "X al-Y"."""
    at = i if doc[i].text == "-" else i - 1
    return at > 1 and doc[at].text == "-" and doc[at - 1].lower_ in PARTICLES and doc[at - 1].text.islower()


def _longest(doc: Doc, i: int, end: int, names: Names) -> Piece | None:
    if (
        doc[i].text in {"-", "–", "'", "’"}
        or doc[i].lower_ in MONTHS_AND_DAYS
        or (doc[i].lower_ in NOT_NAMES and (i + 1 >= end))
    ):
        return None
    for j in range(_reach(doc, i, end), i, -1):
        last = doc[j - 1]
        if last.text in {"-", "–", "'", "’"} or (last.lower_ in PARTICLES and not _is_capital(last)):
            continue
        name = doc[i:j].text
        nationality = names.demonym(name)
        if nationality is not None and j - i <= 3:
            return Piece("adjective", i, j, (nationality,))
        if j - i == 1 and not _may_be_name(doc[i]):
            continue
        places = names.find(name) or _without_apostrophe(name, names)
        if places and not (j - i == 1 and _only_abbreviates(doc[i], places)):
            return Piece("place", i, j, places)
    return None


def _without_apostrophe(name: str, names: Names) -> tuple[Place, ...]:
    """Read "Syrias" as "Syria's": scraped texts lose the apostrophe."""
    if len(name) < 5 or not name.endswith("s"):
        return ()
    places = names.find(name[:-1])
    return places if places and (places[0].level in {"country", "province"} or places[0].population > 500_000) else ()


def _reach(doc: Doc, i: int, end: int) -> int:
    """Give how far a name that begins at i may go: within its stretch, or over "of", "and", "the" to the next one."""
    words, j = 0, i
    while j < end and words < LONGEST_NAME:
        words += doc[j].text not in {"-", "–", "'", "’"}
        j += 1
    return j


def _may_be_name(token: Token) -> bool:
    word = token.lower_
    if word in NOT_NAMES or word in MONTHS_AND_DAYS or word in LEVEL_OF_CLASS or word in PERSON_TITLES:
        return False
    if word in PARTICLES and word not in {"us"} and not token.text.isupper():
        # "Al" is the beginning of another name.
        return False
    return len(word) > 1 and word not in ORGANISATION_WORDS and word not in DIRECTIONS


def _only_abbreviates(token: Token, places: tuple[Place, ...]) -> bool:
    """Tell whether a word in capitals ("SAA", "IS") only happens to be spelt like some small place."""
    text = token.text.replace(".", "")
    if not (text.isupper() and len(text) <= 5):
        return False
    return not (places[0].level in {"country", "region"} or (places[0].level == "province" and len(text) <= 3)) and (
        len(text) <= 4 or places[0].population < 50_000
    )


def _single(doc: Doc, i: int) -> Piece:
    word = doc[i].lower_
    kind = "other"
    if word in MONTHS_AND_DAYS:
        kind = "month"
    elif word in PERSON_TITLES:
        kind = "title"
    elif word in DIRECTIONS:
        kind = "direction"
    elif word in LEVEL_OF_CLASS:
        kind = "class"
    elif word in ORGANISATION_WORDS:
        kind = "organisation"
    elif doc[i].is_punct or (word in NOT_NAMES and doc[i].tag_ not in {"NNP", "NNPS"}):
        kind = "mark"
    return Piece(kind, i, i + 1)

"""How names are cut into words and compared: spelling, case, articles, and abbreviations that a text introduces."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reportedly.model import Span

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]\.[^\W\d_](?!\w)|\w+(?:[’'ʼʿʾ‘`´]\w+)*")
_APOSTROPHES = dict.fromkeys(map(ord, "’'ʼʿʾ‘`´.·"))
_ARTICLES = {"al", "el", "ul"}
# Written with a hyphen, these are the Arabic article before a sun letter; without one, "an" and "as" are English.
_SUN_ARTICLES = {"an", "ar", "as", "ash", "at", "ad", "az", "ath", "adh"}
_LATIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "ı": "i", "ð": "d", "þ": "th"})

# One spelling stands for all that newspapers use of the same word; British and American, then transliterations.
_SPELLINGS = {
    variant: chosen
    for chosen, variants in {
        "defense": "defence",
        "defenses": "defences",
        "organization": "organisation",
        "organizations": "organisations",
        "mobilization": "mobilisation",
        "center": "centre",
        "labor": "labour",
        "program": "programme",
        "jaysh": "jaish jeish jaesh",
        "harakat": "haraket harakah haraka",
        "jabhat": "jabhet jabha jabhah",
        "liwa": "liwaa lewa",
        "hezbollah": "hizbullah hizbollah hizballah hezballah hezbullah",
        "qaeda": "qaida qaedah qaidah",
        "nusra": "nusrah nousra",
        "muhammad": "mohammed mohamed mohammad muhammed mohamad",
        "ahmed": "ahmad",
        "hussein": "hussain husayn hossein husein",
        "hassan": "hasan",
        "abdel": "abdul abd",
        "sheikh": "shaykh sheik shaikh",
        "sharia": "shariah",
        "jihad": "jehad",
        "shabaab": "shabab shebab",
        "nour": "nur noor nureddin",
        "din": "deen",
        "zenki": "zinki",
        "tahrir": "tahreer",
        "islam": "eslam",
        "suqour": "suqur soqour",
        "fatimiyoun": "fatemiyoun fatimiyun fatemiyun",
        "houthi": "huthi houthy",
        "houthis": "huthis",
    }.items()
    for variant in variants.split()
}


@lru_cache(maxsize=16384)
def fold_word(word: str) -> str:
    """Reduce one word to what its spellings share: no case, accents, apostrophes or stops, one spelling of many.

    The Arabic article comes out as "al".
    """
    plain = word.casefold()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain.translate(_LATIN))
        plain = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    plain = plain.translate(_APOSTROPHES)
    return "al" if plain in _ARTICLES else _SPELLINGS.get(plain, plain)


def fold(name: str) -> str:
    """Reduce a name to what all its spellings share, words parted by one space: "Al-Nuṣra" and "al nusrah" are one."""
    return " ".join(word.key for word in words_of(name))


class Word(NamedTuple):
    """One word of a text: its folded form, where it stands, and how it is written there."""

    key: str
    start: int
    end: int
    surface: str

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.surface[0].isupper()

    @property
    def is_all_capitals(self) -> bool:
        """Whether its letters are capitals throughout, but for the s of a plural or possessive ("YPGs", "SDF's")."""
        return bare(self.surface).isupper()

    @property
    def has_inner_capital(self) -> bool:
        """Whether a capital stands after its beginning ("LeT", "LET")."""
        return any(letter.isupper() for letter in self.surface[1:])


_POSSESSIVES = ("'s", "’s", "ʼs", "`s")


def bare(surface: str) -> str:
    """Give a word without a possessive 's, or the s of a plural after capitals ("SDF's", "YPGs")."""
    if surface.endswith(_POSSESSIVES):
        return surface[:-2]
    return surface[:-1] if len(surface) > 2 and surface[-1] == "s" and surface[:-1].isupper() else surface


def words_of(text: str) -> list[Word]:
    """Cut a text into words: "U.S.-led" gives two, "People's" one; an Arabic article is folded to "al"."""
    found = []
    for match in _WORD.finditer(text):
        surface = match.group()
        key = fold_word(surface)
        start, end = match.span()
        if key in _SUN_ARTICLES and text[end : end + 1] in {"-", "‑", "–"}:
            key = "al"
        found.append(Word(key, start, end, surface))
    return found


def surfaces_of(name: str) -> list[str]:
    """Cut a name into its words as they are written; quicker than `words_of` where nothing else is asked."""
    return _WORD.findall(name)


_PARENTHESIS = re.compile(
    r"\(\s*[\"“'‘]?((?:[A-Z][A-Za-z&]*[A-Z][A-Za-z]*|[A-Z](?:\.[A-Z])+\.?)s?)[\"”'’]?\s*(?:,[^()]{0,60})?\)"
)
_KNOWN_AS = re.compile(
    r",?\s+(?:or|known as|known by (?:its|the) acronym|abbreviated (?:as|to)|also called|called)"
    r"\s+(?:the\s+)?[\"“'‘]?([A-Z]{2,8})\b"
)
_SMALL = {"of", "for", "the", "and", "in", "to", "al", "on", "a", "de", "du", "des", "la", "el"}


def abbreviations_in(text: str) -> dict[str, str]:
    """Give the abbreviations that a text introduces and the names they stand for, known actors or not.

    "Syrian Democratic Forces (SDF)" and "People's Protection Units, or YPG" both count. The name is the run of
    capitalised words before the abbreviation that accounts for its letters; where the letters do not fit (YPG is
    Kurdish), the whole run is taken if it is two words or more. Abbreviations come without stops.
    """
    found: dict[str, str] = {}
    for pattern in (_PARENTHESIS, _KNOWN_AS):
        for match in pattern.finditer(text):
            short = match.group(1).replace(".", "")
            short = short[:-1] if short.endswith("s") and short[:-1].isupper() else short
            name = _name_before(text, match.start(), short)
            if name and short not in found and fold(name) != fold(short):
                found[short] = name
    return found


def _name_before(text: str, end: int, short: str) -> str | None:
    before = words_of(text[max(0, end - 160) : end].rstrip(" \"”'’"))
    offset = max(0, end - 160)
    run = list(_capital_run(before, text, offset))
    if not run or end - (offset + run[-1].end) > 3:
        return None
    for start in range(len(run) - 1, -1, -1):
        if run[start].is_capital and _spells(run[start:], short):
            return text[offset + run[start].start : offset + run[-1].end]
    while run and (not run[0].is_capital or run[0].key in {"the", "a"}):
        run = run[1:]
    if len(run) < 2:
        return None
    return text[offset + run[0].start : offset + run[-1].end]


def _capital_run(words: list[Word], text: str, offset: int) -> Iterator[Word]:
    """Give the last capitalised words, with the small words among them, up to where punctuation breaks the name."""
    first = len(words)
    for i in range(len(words) - 1, -1, -1):
        if not (words[i].is_capital or words[i].key in _SMALL):
            break
        gap = text[offset + words[i].end : offset + words[i + 1].start] if i + 1 < len(words) else ""
        if any(c in '.,;:()!?\n"“”' for c in gap):
            break
        first = i
    yield from words[first:]


def _spells(run: list[Word], short: str) -> bool:
    letters = "".join(w.key[:1] for w in run if w.key and w.key not in _SMALL)
    every = "".join(w.key[:1] for w in run if w.key)
    wanted = short.casefold()
    return wanted in (letters, every)


def line_is_capitals(words: list[Word], index: int) -> bool:
    """Tell whether a word stands in a headline of capitals, where "US" may be the pronoun and "IS" the verb."""
    near = [w for w in words[max(0, index - 3) : index + 4] if len(w.surface) > 1]
    return len(near) > 2 and sum(w.surface.isupper() for w in near) > 0.7 * len(near)


def span_of(words: list[Word], first: int, last: int) -> Span:
    """Give the offsets from one word to another, leaving off a possessive 's."""
    end = words[last].end
    return words[first].start, end - 2 if words[last].surface.endswith(_POSSESSIVES) else end

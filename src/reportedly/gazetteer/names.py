"""Place names made comparable: the same place written in different ways gives the same key.

`name_key` undoes what never tells places apart (case, diacritics, hyphens, spaces, apostrophes, Arabic letter
variants). `bare_keys` also drops a leading article. `skeleton` keeps only the consonants that every transliteration
of an Arabic name agrees on; it maps many names to one, so it is used only within one country.
"""

import re
import unicodedata
from functools import lru_cache

LONGEST_NAME = 200
"""Names longer than this (code points) are no place names; look-ups answer empty and imports refuse them."""

ARTICLE_COUNTRIES = frozenset(
    "AE BH DJ DZ EG EH ER IL IQ IR JO KM KW LB LY MA MR OM PS QA SA SD SO SY TD TN TR YE".split()
)
"""Countries whose place names may carry the Arabic article."""

_ARTICLES = frozenset("al el ul il as es ash esh az ez ad ed adh ar er an en at et ath aj ej l".split())
_ARABIC_FOLDS = str.maketrans(
    {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ئ": "ي", "ؤ": "و", "ک": "ك",
        "گ": "ك", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ء": "", "ـ": "",
    }
)  # fmt: skip
_LETTER_FOLDS = str.maketrans(
    {"ı": "i", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "e", "ɪ": "i"}
)
_APOSTROPHES = re.compile("['’‘`´ʿʾʼʻ′ˊˋ]")
_NO_WORD = re.compile(r"[\W_]+")
_ABBREVIATED = {"st": "saint", "mt": "mount", "ft": "fort", "&": "and"}
_ARABIC_WORD = re.compile("^[\u0600-\u06ff]+$")

_CLASS_WORDS = {
    "province": "province", "governorate": "province", "oblast": "province", "muhafazah": "province",
    "region": "region", "state": "province", "prefecture": "province", "district": "district", "county": "district",
    "raion": "district", "subdistrict": "district", "department": "province", "voivodeship": "province",
    "city": "town", "town": "town", "village": "town", "hamlet": "town", "republic": "country",
}  # fmt: skip


def name_words(name: str) -> tuple[str, ...]:
    """Split a name into plain words: lower case, no diacritics, apostrophes or Arabic letter variants."""
    folded = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name[: LONGEST_NAME * 2])).casefold()
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    plain = plain.translate(_ARABIC_FOLDS).translate(_LETTER_FOLDS)
    return tuple(_ABBREVIATED.get(word, word) for word in _NO_WORD.sub(" ", plain).split())


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """Give the key a name is looked up by; empty for a name without letters or longer than `LONGEST_NAME`."""
    return "" if len(name) > LONGEST_NAME else "".join(name_words(name))


@lru_cache(maxsize=4096)
def bare_key(name: str) -> str:
    """Give the key of a name without its leading article; the same as `name_key` where it has none."""
    if len(name) > LONGEST_NAME:
        return ""
    words = name_words(name)
    if len(words) > 1 and (words[0] in _ARTICLES or words[0] == "the"):
        words = words[1:]
    elif words and _ARABIC_WORD.match(words[0]) and words[0].startswith("ال") and len(words[0]) > 4:
        words = (words[0][2:], *words[1:])
    return "".join(words)


def split_class(name: str) -> tuple[str, str | None]:
    """Take a word of class off a name: "Rif Dimashq province" gives ("Rif Dimashq", "province").

    Understands "X province", "province of X" and "the X governorate"; the level is None where there is no such word.
    """
    if len(name) > LONGEST_NAME:
        return name, None
    words = name.split()
    if len(words) > 1 and words[0].casefold() == "the":
        words = words[1:]
    if len(words) > 2 and words[1].casefold() == "of" and (level := _CLASS_WORDS.get(words[0].casefold())):
        return " ".join(words[2:]), level
    if len(words) > 1 and (level := _CLASS_WORDS.get(words[-1].casefold())):
        return " ".join(words[:-1]), level
    return name, None


_COMPASS_PAIRS = {
    word: other
    for plain in ("north", "south", "east", "west")
    for word, other in ((plain, f"{plain}ern"), (f"{plain}ern", plain))
}


def other_compass_form(name: str) -> str | None:
    """Give "Western Darfur" for "West Darfur" and the other way round; None for a name of another make."""
    first, _, rest = name.strip().partition(" ")
    other = _COMPASS_PAIRS.get(first.casefold())
    return f"{other} {rest}" if other and rest else None


_ARABIC_CONSONANTS = str.maketrans(
    {
        "ب": "b", "ت": "t", "ث": "t", "ج": "j", "ح": "h", "خ": "x", "د": "d", "ذ": "d", "ر": "r", "ز": "z",
        "س": "s", "ش": "c", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "g", "ف": "f", "ق": "k", "ك": "k",
        "ل": "l", "م": "m", "ن": "n", "ه": "h", "پ": "b", "چ": "c", "ژ": "j", "ڤ": "f",
        "ا": "", "ع": "", "و": "", "ي": "",
    }
)  # fmt: skip
_DIGRAPHS = (
    ("tch", "ʃ"), ("sch", "ʃ"), ("kh", "x"), ("gh", "g"), ("sh", "ʃ"), ("ch", "ʃ"), ("th", "t"), ("dh", "d"),
    ("dj", "j"), ("zh", "j"), ("ph", "f"), ("c", "k"), ("ʃ", "c"), ("q", "k"), ("p", "b"), ("v", "f"),
)  # fmt: skip
_VOWELS = re.compile("[aeiouyw]+")
_ELIDED_ARTICLE = re.compile("^[aeiu]([bcdfghjklmnpqrstvxz])\\1")


@lru_cache(maxsize=4096)
def skeleton(name: str) -> str:
    """Give the consonants of a name in Latin or Arabic letters; empty where fewer than two are left.

    "Deir Ezzor", "Dayr az Zawr", "Deir al-Zour" and "دير الزور" all give "drzr".
    """
    if len(name) > LONGEST_NAME:
        return ""
    parts = []
    words = name_words(name)
    for place, word in enumerate(words):
        if word in _ARTICLES and place < len(words) - 1:
            continue
        parts.append(_word_skeleton(word))
    joined = "".join(parts)
    return joined if len(joined) >= 2 and joined.isascii() else ""


def _word_skeleton(word: str) -> str:
    if _ARABIC_WORD.match(word):
        if word.startswith("ال") and len(word) > 4:
            word = word[2:]
        consonants = word.translate(_ARABIC_CONSONANTS)
    else:
        word = _ELIDED_ARTICLE.sub(r"\1\1", word)
        for letters, sound in _DIGRAPHS:
            word = word.replace(letters, sound)
        consonants = _VOWELS.sub("", word)
    consonants = re.sub(r"(.)\1+", r"\1", consonants)
    # A final h is the feminine ending, written or left out at will (Raqqah, Raqqa).
    return consonants[:-1] if len(consonants) > 1 and consonants.endswith("h") else consonants

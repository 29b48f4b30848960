"""Which language a report is written in: cheaply, and None when unsure."""

import re
from collections import Counter

_SAMPLE_CHARACTERS = 20_000
_WORD = re.compile(r"[^\W\d_]+(?!-)(?![^\W\d_])")
_OPENS = re.compile(r"(?:^|[.!?:;\n][\"”’')]*\s+|[\"“«(]|\n)$")
"""What stands before the first word of a sentence."""

# Function words that are frequent in one language and rare in its neighbours; shared ones ("de", "la", "in", "die")
# are listed for each language that has them, so that they decide nothing between them.
_FUNCTION_WORDS = {
    "en": "the of and to in that was for on with by from said at has have were which their an is as it his not be "
    "a are been into after over they who will",
    "fr": "le la les des et du un une que dans est pour qui sur par au avec ont été il de en ne pas ce aux",
    "es": "el la los las de que y en un una del por con para se su al es fue como más no lo han según",
    "de": "der die das und den von zu mit ist im für auf des dem ein eine nicht sich bei wurde nach wurden am in an",
    "it": "il la le di che e un una per del della con non in nel sono è gli alla dei si da ha al come",
    "pt": "o a os as de que e do da em um uma para com não no na por foi dos das ao se mais segundo",
    "nl": "de het een en van in op te dat zijn is voor met die door aan bij niet ook om werd naar uit",
    "tr": "ve bir bu ile için da de olarak olan dedi çok en daha gibi kadar sonra ise ancak göre",
    "pl": "w i na z do się że nie jest o po przez od za oraz to są był jak ich dla",
    "sv": "och att det i en som på är av för med till den har inte ett om de från vid",
    "id": "yang dan di dari untuk dengan pada ini itu dalam tidak akan oleh ke telah sebagai",
    "so": "oo ka ku iyo waa in ay uu la ee u waxaa soo ayaa kale lagu",
    "sw": "na ya wa kwa ni katika la za kuwa hiyo cha huo watu amesema baada",
    "ha": "da a na ta ya ba su wa ne cikin don kuma sun an ce",
    "ro": "și de la în a cu pe un o că din care pentru nu au fost este",
    "ku": "û li ji di ku bi de ya yên wê bo re ev hate",
}
_WORDS_OF = {language: frozenset(words.split()) for language, words in _FUNCTION_WORDS.items()}

_SCRIPTS = (
    ("latin", re.compile(r"[A-Za-z\u00c0-\u024f]")),
    ("cyrillic", re.compile(r"[\u0400-\u04ff]")),
    ("arabic", re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")),
    ("hebrew", re.compile(r"[\u0590-\u05ff]")),
    ("kana", re.compile(r"[\u3040-\u30ff]")),
    ("hangul", re.compile(r"[\uac00-\ud7af\u1100-\u11ff]")),
    ("han", re.compile(r"[\u4e00-\u9fff]")),
    ("greek", re.compile(r"[\u0370-\u03ff]")),
    ("burmese", re.compile(r"[\u1000-\u109f]")),
    ("thai", re.compile(r"[\u0e00-\u0e7f]")),
    ("georgian", re.compile(r"[\u10a0-\u10ff]")),
    ("armenian", re.compile(r"[\u0530-\u058f]")),
    ("devanagari", re.compile(r"[\u0900-\u097f]")),
    ("ethiopic", re.compile(r"[\u1200-\u137f]")),
)
_ONE_LANGUAGE = {
    "hebrew": "he",
    "hangul": "ko",
    "greek": "el",
    "burmese": "my",
    "thai": "th",
    "georgian": "ka",
    "armenian": "hy",
}
_NAMES = {
    "english": "en",
    "arabic": "ar",
    "russian": "ru",
    "french": "fr",
    "spanish": "es",
    "german": "de",
    "turkish": "tr",
    "hebrew": "he",
    "persian": "fa",
    "farsi": "fa",
    "ukrainian": "uk",
    "italian": "it",
    "portuguese": "pt",
    "chinese": "zh",
    "kurdish": "ku",
    "burmese": "my",
}


def language_code(written: str) -> str | None:
    """Read a language field (`en`, `en-US`, `English`) as an ISO 639-1 code; None when it is none of these."""
    word = written.strip().lower()
    if word in _NAMES:
        return _NAMES[word]
    found = re.fullmatch(r"([a-z]{2})(?:[-_][a-z0-9]{2,8})*", word)
    return found.group(1) if found else None


def detect_language(text: str) -> str | None:
    """Tell a text's language as an ISO 639-1 code, by its script and its commonest small words; None when unsure."""
    sample = text[:_SAMPLE_CHARACTERS]
    counts = {script: len(pattern.findall(sample)) for script, pattern in _SCRIPTS}
    letters = sum(counts.values())
    if letters < 20:
        return None
    if counts["kana"] > 0.1 * letters:
        return "ja"
    script = max(counts, key=lambda name: counts[name])
    # Half the letters must agree: a report that quotes another script is still in its own.
    if counts[script] < 0.5 * letters:
        return None
    if script == "latin":
        return _latin(sample)
    if script == "cyrillic":
        return _cyrillic(sample)
    if script == "arabic":
        return _arabic(sample)
    if script == "han":
        return "zh"
    return _ONE_LANGUAGE.get(script)


def _latin(sample: str) -> str | None:
    if sum(c.isupper() for c in sample) > 0.5 * sum(c.isalpha() for c in sample):
        sample = sample.lower()  # capitals throughout tell nothing
    found = list(_WORD.finditer(sample))
    # A capital inside a sentence is a part of a name, and so is what a hyphen ties to one: "in El Dheer", "al-Shabaab".
    words = Counter(m[0].lower() for m in found if m[0].islower() or _opens(sample, m.start()))
    total = len(found) or 1
    shares = {language: sum(words[w] for w in members) / total for language, members in _WORDS_OF.items()}
    first, second = sorted(shares, key=lambda name: shares[name], reverse=True)[:2]
    # Even a list of headlines has a tenth of such words; a code listing or a table of names has not.
    if shares[first] < 0.1 or shares[first] - shares[second] < 0.03:
        return None
    return first


def _opens(sample: str, at: int) -> bool:
    """Tell whether a word is the first of its sentence."""
    return at == 0 or _OPENS.search(sample[max(0, at - 5) : at].lstrip("*#-") or "x") is not None


def _cyrillic(sample: str) -> str | None:
    counts = Counter(sample.lower())
    if counts["ђ"] + counts["ј"] + counts["љ"] + counts["њ"]:
        return None
    ukrainian = counts["і"] + counts["ї"] + counts["є"] + counts["ґ"]
    russian = counts["ы"] + counts["э"] + counts["ъ"] + counts["ё"]
    if ukrainian > 3 * russian:
        return None if counts["ў"] else "uk"
    if counts["ы"] and russian > 3 * ukrainian:
        return "ru"
    return "bg" if counts["ъ"] > 0.008 * len(sample) and not counts["ы"] else None


def _arabic(sample: str) -> str | None:
    counts = Counter(sample)
    if sum(counts[c] for c in "ٹڈڑںے"):
        return "ur"
    if sum(counts[c] for c in "ڵۆێڕ"):
        return None  # Sorani Kurdish has no two-letter code of its own
    persian = sum(counts[c] for c in "پچژگی")
    arabic = sum(counts[c] for c in "ةيىأإ")
    if arabic > 2 * persian:
        return "ar"
    return "fa" if persian > 2 * arabic else None

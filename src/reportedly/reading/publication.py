"""Where and when a report was published, read from the lines around it."""

import datetime
import re
from dataclasses import dataclass

from reportedly.reading.dates import DATE, WEEKDAY, first_date

_IGNORE = re.IGNORECASE
_TIME = re.compile(
    r"\b(?:at\s+|T)?\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?(?:\s*(?:Z|GMT|UTC|BST|EST|EDT|CET"
    r"|CEST|EET|MSK|KSA|local time))?"
    r"(?:\s*[+\-]\s*\d{1,2}(?::?\d{2})?)?\b|\b(?:GMT|UTC|BST|EST|EDT|CET|CEST|EET|MSK|KSA)\b(?:\s*[+\-]\s*\d{1,2})?",
    _IGNORE,
)
_WEEKDAY = re.compile(rf"\b{WEEKDAY}", _IGNORE)
_DATES = re.compile(DATE, _IGNORE)
_UPDATED = re.compile(
    rf"[(\[]?(?:last )?(?:updated?|modified|edited|corrected|reviewed|accessed|retrieved)\b(?:\s+(?:on|at"
    rf"|in))?\s*:?[\s,|–—-]*"
    rf"(?:{WEEKDAY},?\s*)?(?:[\d:.h]+\s*(?:[ap]m)?[\s,|–—-]*)?(?:{DATE})[)\]]?",
    _IGNORE,
)
_ORIGINALLY = re.compile(
    r"(?:this (?:article|story|report|piece|post|text) )?(?:was )?(?:first|originally|initially)\s+(?:was\s+)?"
    r"(?:published|appeared|posted|aired|released|ran)\b", _IGNORE
)  # fmt: skip
_TAKEN_FROM = re.compile(
    r"(?:re-?published|re-?posted|reprinted|reproduced|cross-?posted|syndicated"
    r"|taken)\s+(?:with permission )?(?:from|courtesy of)\b",
    _IGNORE,
)
_TAKEN_BY = re.compile(r"(?:re-?published|re-?posted|reprinted|cross-?posted)\b(?:\s+(?:by|at|on))?", _IGNORE)
_LABEL = re.compile(
    r"(?:date(?: of publication)?|publication date|(?:date )?(?:published|posted|released|issued"
    r"|filed)(?: (?:online|date))?|dated|created)"
    r"\b(?:\s+(?:on|at|in))?\s*:?",
    _IGNORE,
)
_CONNECTING = frozenset("of the and for in on de la el al du & from to".split())
# Cities in whose name statements are dated ("Beirut, 12 October 2017"): there the name is no outlet's.
_CITIES = frozenset(
    """
    abidjan abu-dhabi abuja accra addis-ababa aden aleppo algiers amman ankara asmara athens baghdad baku bamako
    bangkok bangui basra beijing beirut belgrade benghazi berlin brussels bucharest budapest cairo caracas
    chisinau damascus dhaka diyarbakir doha donetsk dubai erbil gaza gaziantep geneva goma hanoi hodeidah homs
    idlib irbil islamabad istanbul jakarta jerusalem juba kabul kampala kandahar karachi kharkiv khartoum kiev
    kigali kinshasa kyiv lagos lahore lisbon london luhansk lviv madrid maiduguri manila mariupol mogadishu
    moscow mosul n'djamena nairobi naypyidaw new-delhi new-york niamey nicosia odesa odessa oslo ottawa
    ouagadougou paris port-sudan prague pristina qamishli ramallah riyadh rome sana'a sanaa sarajevo seoul sofia
    stockholm tashkent tbilisi tehran tel-aviv the-hague tirana tokyo tripoli tunis vienna warsaw washington
    yangon yerevan zagreb
    """.split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """One appearance of a text that a line tells of.

    `kind` is `original` (the line says so), `reprint` (the line says so) or `plain`. `outlet` and `byline` are None
    where the line does not name them; `day` is None where it gives no date or one that cannot be used, and `trouble`
    then says why.
    """

    kind: str
    outlet: str | None = None
    byline: str | None = None
    day: datetime.date | None = None
    trouble: str | None = None


def appearance_line(line: str) -> Appearance | None:
    """Read a line of a report's head that tells where or when it appeared; None when it is something else.

    Such a line holds nothing but a date, a label ("Published:"), a time and a name: "Harbour Wire, 4 March 2021".
    """
    if len(line) > 200:
        return None
    kept = _UPDATED.sub(" ", line)
    written = first_date(kept)
    left = kept
    if written is None:
        if kept != line and not re.search(r"\w", kept):
            # Only the day of an update is told: better than none, and it is the one the page shows.
            late = first_date(line)
            return Appearance(kind="updated", day=late.day if late else None, trouble=late.trouble if late else None)
        if not _TAKEN_FROM.match(line) and not _ORIGINALLY.match(line):
            return None
    else:
        left = _WEEKDAY.sub(" ", _TIME.sub(" ", _DATES.sub(" ", kept)))
    kind, left = _kind_of(left)
    byline = None
    name = left.strip(" ,|·•–—-:;()[]/.*\t")
    by = re.match(r"(?:by|from|in|on|at|with)\s+", name, _IGNORE)
    if by:
        name = name[by.end() :].strip(" ,|·•–—-:;()[]/")
        if by.group().strip().lower() == "by" and kind == "plain":
            byline, name = name, ""
    name = re.sub(r"\s+(?:on|in|at)$", "", name)
    if (name and not looks_like_name(name)) or (byline and not looks_like_name(byline)):
        return None
    if written is None and not name:
        return None
    if name.lower().replace(" ", "-") in _CITIES or name.lower().split(",")[0].replace(" ", "-") in _CITIES:
        name = ""
    day, trouble = (written.day, written.trouble) if written else (None, None)
    return Appearance(kind=kind, outlet=name or None, byline=byline or None, day=day, trouble=trouble)


def _kind_of(left: str) -> tuple[str, str]:
    left = left.strip(" ,|·•–—-:;()[]*")
    for kind, pattern in (
        ("original", _ORIGINALLY),
        ("original", _TAKEN_FROM),
        ("reprint", _TAKEN_BY),
        ("plain", _LABEL),
    ):
        found = pattern.match(left)
        if found:
            return kind, left[found.end() :]
    return "plain", left


def looks_like_name(words: str) -> bool:
    """Tell whether words could be an outlet's or a person's name: few, and capitalised but for the small ones."""
    parts = words.split()
    if not 1 <= len(parts) <= 7 or len(words) > 70 or re.search(r"[!?;“”\"]|\.\s", words.replace("Mr. ", "")):
        return False
    return all(
        p[0].isupper() or p[0].isdigit() or p.lower() in _CONNECTING or not p[0].isalpha() for p in parts
    ) and any(p[0].isupper() for p in parts)


def original_named_in(credit: str) -> tuple[str | None, datetime.date | None]:
    """Give the outlet and day of first publication that a credit line names; None for what it does not say."""
    found = re.match(
        r"(?:the )?original source (?:of|for) .{3,60}? is\s*:?\s*(?P<name>.{2,80})$"
        r"|(?:.{0,60}?\b(?:first|originally|initially)\s+(?:published|appeared|posted|aired|released|ran)"
        r"|(?:re-?published|re-?posted|reprinted|reproduced|cross-?posted)(?: with permission)?)"
        r"\s+(?:(?:in|on|by|at|with|from)\s+)(?P<other>.{2,100})$",
        credit,
        _IGNORE,
    )
    if not found:
        return None, None
    rest = found.group("name") or found.group("other")
    written = first_date(rest)
    name = (rest[: written.start] if written else rest).strip(" .,;:()[]–—-")
    name = re.sub(r"(?:\s*,)?\s+(?:on|in|at)$", "", name)
    return (name if looks_like_name(name) else None), (written.day if written else None)

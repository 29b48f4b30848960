"""Whose text a report says it is: the outlets and agencies that it credits, and its own address."""

import re
from functools import lru_cache

from reportedly.model import Report

# "Reporting by Mira Kolb; editing by Jan Lund" credits people, not where a text came from.
_STAFF = re.compile(r"\b(?:reporting|writing|editing|compiled|written|edited|translated|photography)\b.*\bby\b", re.I)
_NAME = re.compile(r"[A-Z\d][\w’'.\-]*(?: (?:[A-Z\d(][\w’'.)\-]*|of|the|for|and(?= [A-Z][\w’'.]* Agency)))*")
_LABELS = re.compile(
    r"^\W*(?:the original source (?:of|for) .{3,60}? is|with (?:additional )?\w+ from\b|sources?\b|via\b|with\b"
    r"|by\b|from\b|courtesy of|h/t"
    r"|.{0,60}\b(?:published|posted|appeared|reprinted|reproduced|syndicated|re-?posted|re-?published|ran|aired)"
    r"(?: with permission)?(?: (?:in|on|by|at|with|from|courtesy of))?)\W*",
    re.I,
)
_DAY = re.compile(r"[,\s]+(?:on |in )?(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b.*$")
_SEVERAL = re.compile(r"\s*(?:[,;/&+]|\band\b|\bwith\b)\s*")
_AGENCIES = re.compile(r"(?:news |other |wire )?agencies|wires|wire services?", re.I)
_TAIL = re.compile(r"\b(?:the|news|agency|newspaper|online|press agency)\b|\(.*?\)|[^\w\s-]", re.I)
_ADDRESS = re.compile(
    r"https?://(?:[^/@]*@)?(?:www\.|m\.|amp\.)?(?P<host>[^/?#]+)(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?", re.I
)
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|ref|ref_src|cmpid|ncid|output|amp)(?:=|$)", re.I)

AGENCIES = "agencies"
"""The credit of a report that says no more than that agencies had a hand in it."""


@lru_cache(maxsize=4096)
def credited_in(credit: str) -> tuple[str, ...]:
    """Give the names of outlets and agencies in a credit line, as they are written there.

    >>> credited_in("Source: Harbour Wire and agencies"), credited_in("AFP/Reuters"), credited_in("Editing by Jan Lund")
    (('Harbour Wire', 'agencies'), ('AFP', 'Reuters'), ())
    """
    if "://" in credit or _STAFF.search(credit):
        return ()
    words = _DAY.sub("", _LABELS.sub("", credit)).strip(" .:-–—()[]/©")
    names = []
    for part in _SEVERAL.split(words):
        if _AGENCIES.fullmatch(part.strip()):
            names.append(AGENCIES)
            continue
        found = _NAME.match(part.strip())
        if found:
            names.append(found.group().strip(" .,'’-"))
    return tuple(dict.fromkeys(names))


def credited_by(report: Report) -> tuple[str, ...]:
    """Give the names that a report credits its text to, other than its own."""
    names = (name for credit in report.credits for name in credited_in(credit))
    return tuple(dict.fromkeys(n for n in names if not (report.outlet and same_outlet(n, report.outlet))))


def credits_report(report: Report, other: Report) -> bool:
    """Tell whether a report says that its text is the other's, by outlet or by address."""
    address = page_of(other.url)
    if address and any(page_of(credit) == address for credit in report.credits if "://" in credit):
        return True
    return bool(other.outlet) and any(same_outlet(name, other.outlet) for name in credited_by(report))


def share_a_credit(a: Report, b: Report) -> bool:
    """Tell whether two reports credit one and the same agency or outlet by name."""
    mine, theirs = ([n for n in credited_by(r) if n != AGENCIES] for r in (a, b))
    return any(same_outlet(one, other) for one in mine for other in theirs)


@lru_cache(maxsize=16384)
def same_outlet(a: str | None, b: str | None) -> bool:
    """Tell whether two names are one outlet's: spelt alike but for "the" and "agency", or one the other's initials.

    >>> same_outlet("AFP", "Agence France-Presse"), same_outlet("The Harbour Herald", "Harbour Herald")
    (True, True)
    >>> same_outlet("AP", "AFP")
    False
    """
    if not a or not b:
        return False
    left, right = _letters(a), _letters(b)
    return (left == right and bool(left)) or _initials(a) == b or _initials(b) == a


def page_of(url: str | None) -> str | None:
    """Give the address of a page without what does not name it (scheme, www, tracking); None for a mere front page."""
    found = _ADDRESS.match(url.strip()) if url else None
    if not found:
        return None
    path = re.sub(r"/(?:amp|index\.\w+)?/?$", "", found["path"])
    asked = [part for part in (found["query"] or "").split("&") if part and not _TRACKING.match(part)]
    if not path and not asked:
        return None
    return f"{found['host'].lower()}{path}" + (f"?{'&'.join(asked)}" if asked else "")


def _letters(name: str) -> str:
    plain = re.sub(r"[\W_]", "", _TAIL.sub(" ", name)).casefold()
    return plain or re.sub(r"[\W_]", "", name).casefold()


def _initials(name: str) -> str | None:
    """Give a name's initials where it has several words ("Syrian Arab News Agency" gives "SANA")."""
    words = [w for w in re.split(r"[\s-]+", re.sub(r"\(.*?\)", " ", name)) if w and w.lower() not in {"the", "of"}]
    return "".join(w[0] for w in words) if len(words) > 1 and all(w[0].isupper() for w in words) else None

"""Credit lines: the words by which a report says whose text it is, or who had a hand in it."""

import re

from reportedly.reading.agencies import AGENCY, AGENCY_LIST, ANY_CASE_AGENCY
from reportedly.reading.dates import DATE, WEEKDAY

_IGNORE = re.IGNORECASE
_THIS = (
    r"(?:(?:this|an earlier version of this) (?:\w+ )?(?:article|story|report|piece|post|text|item|dispatch|commentary"
    r"|analysis)|the (?:article|story|piece|post))"
)
_FIRST = (
    r"(?:(?:was|is|has been) )?(?:first |originally |initially |previously )?"
    r"(?:appeared|published|posted|ran|aired|released)"
)
_NAME_WORDS = (
    r"[A-Z\d@][\w’'.&@/\-]*(?:[ ,]+(?:[A-Z\d][\w’'.&/\-]*|of|the|and|for|in|on|with|&|agencies|media|news|wires))*"
)

_STAFF = (
    r"[(\[]?(?:(?:with )?additional )?(?:reporting|writing|editing|compiled|translated|edited|written|rewritten"
    r"|photography)"
    r"(?: and (?:reporting|writing|editing|edited|written))? by\b"
)
_HAND = r"(?:and )?(?:other )?(?:[\w’'.\-]+ ){1,8}contributed (?:to (?:this|the) (?:report|story|article)|reporting\b)"

# Each is a whole line. `\1`-style groups are not used: the line itself is the credit.
_LINES = tuple(
    re.compile(pattern, flags)
    for pattern, flags in (
        (r"(?:the )?original source (?:of|for) .{3,60} is\b.{1,120}$", _IGNORE),
        (rf"{_THIS} {_FIRST} (?:in|on|by|at|with|as|here)\b.{{1,200}}$", _IGNORE),
        (r"(?:first|originally|initially|previously) (?:published|appeared|posted|aired)\b.{1,160}$", _IGNORE),
        (rf"{_THIS} (?:is|was|has been) (?:re-?published|re-?posted|reprinted|reproduced|syndicated)\b"
         r".{1,200}$", _IGNORE),
        (r"(?:re-?published|re-?posted|reprinted|reproduced|syndicated|cross-?posted)"
         r" (?:from|with|by|courtesy|under|at|on)\b.{1,160}$", _IGNORE),
        (rf"[(\[]?(?i:sources?)\s*[:\-–—]\s*{_NAME_WORDS}[)\]]?\.?$", 0),
        (rf"[(\[]?(?i:source)\s+{_NAME_WORDS}[)\]]?$", 0),
        (rf"[(\[]?(?i:via|courtesy of|h/t)\s*:?\s+{_NAME_WORDS}[)\]]?\.?$", 0),
        (rf"(?:\W+(?i:with |by |from )?{AGENCY_LIST}\W*|(?i:with |by |from )?{AGENCY_LIST})$", 0),
        (rf"\W*{_NAME_WORDS} (?:and|with|/|&) (?i:(?:news )?agencies)\W*$", 0),
        # "Valley Post/Agencies"
        (r"[A-Z][\w’'. ]{1,40}\s?[/&]\s?(?i:(?:news )?agencies)\W*$", 0),
        # "ANKARA – Anadolu Agency", "Reuters | Port Vale"
        (rf"[A-Z][\w .,’'\-]{{1,40}}\s[\-–—|]\s(?P<agency>{AGENCY_LIST})$", 0),
        (rf"(?P<agency>{AGENCY_LIST})\s*\|\s*[A-Z][\w .,’'\-]{{1,40}}$", 0),
        # "Source: Xinhua | 2021-10-12 10:11:12"
        (rf"(?i:sources?)\s*:\s*{ANY_CASE_AGENCY}\s*[|·•]\s*[\d\s:.\-/]{{4,30}}$", 0),
        (rf"[(\[]?(?i:with (?:additional )?(?:inputs?|reporting|material|information|files) from)\s"
         rf"(?:{AGENCY_LIST}|{_NAME_WORDS})\W*$", 0),
        (rf"{_STAFF}.{{2,400}}$", _IGNORE),
        (rf"{_HAND}\b.{{1,120}}$", _IGNORE),
    )
)  # fmt: skip

# Credits that follow the last sentence within the same paragraph. Each must begin after the end of a sentence.
_AFTER_SENTENCE = r"(?:(?<=[.!?”\"’')\]])|(?<=[.!?”\"’')\]]\s))"
_TRAILING = tuple(
    re.compile(pattern)
    for pattern in (
        _AFTER_SENTENCE + r"[(\[]?(?:(?:With )?[Aa]dditional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled"
                          r"|[Tt]ranslated)"
        r"(?: and (?:[Rr]eporting|[Ww]riting|[Ee]diting))? by [A-Z][^\n]{2,400}$",
        rf"\s*(?:[-–—]\s?){{1,3}}\s*(?i:with )?{AGENCY_LIST}\W*$",
        _AFTER_SENTENCE + rf"[(\[](?i:with |source:? |by |from )?(?:{AGENCY_LIST}"
                          rf"|[^()\[\]]{{2,40}}\b(?i:agencies))[)\]]\W*$",
        _AFTER_SENTENCE + rf"/{ANY_CASE_AGENCY}/\W*$",
        _AFTER_SENTENCE + r"[(\[](?i:with (?:inputs?|material) from)\s[^()\[\]]{2,80}[)\]]\W*$",
        _AFTER_SENTENCE + r"[(\[](?i:sources?)\s*:\s*[^()\[\]]{2,80}[)\]]\W*$",
        r"\s*\((?:(?:With )?[Aa]dditional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting) by [A-Z][^()]{2,300}\)\W*$",
        rf"\sSource:?\s+{_NAME_WORDS}\s(?:and|with)\s(?i:agencies)\W*$",
        _AFTER_SENTENCE + r"Sources?:\s(?:[^.!?]|\.(?=\S)){2,120}$",
        _AFTER_SENTENCE + rf"(?:Source|SOURCE|Sources)\s*[:\-–]?\s*{_NAME_WORDS}\W*$",
        _AFTER_SENTENCE + rf"{ANY_CASE_AGENCY}\s*$",
        _AFTER_SENTENCE + r"(?:--|—|–)\s?[A-Z][\w’'.]*(?: (?:of|the|[A-Z][\w’'.]*)){1,5}$",
        _AFTER_SENTENCE + r"(?:Agencies|The Associated Press"
                          r"|[A-Z][\w’']+(?: [A-Z][\w’']+){0,4}) contributed to this (?:report|story|article)\W*$",
    )
)  # fmt: skip

_PLACE_WORD = r"(?:[A-Z][\w’'.\-]*|al-[A-Z][\w’'\-]*|\(?[A-Z]{2,}\)?)"
_PLACE = rf"{_PLACE_WORD}(?:[ ,/]{{1,2}}(?:{_PLACE_WORD}|of|de|el)){{0,5}}?"
_MONTH_DAY = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:,? (?:19|20)\d\d)?"
    r"|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?(?:,? (?:19|20)\d\d)?"
)
_DAY = rf"(?:{DATE}|{_MONTH_DAY})"
_DASH = r"\s*(?:[-–—]{1,3}|:)\s*"
_STARTER = (
    r"(?:A|An|The|At|More|Dozens|Hundreds|Thousands|Scores|Several|Some|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|"
    r"Eleven|Twelve|Thirteen|Fourteen|Fifteen|Twenty|Thirty|Forty|Fifty)\b"
)
_NO_PLACE = (
    r"(?!(?:NATO|HAMAS|HEZBOLLAH|CENTCOM|ISIS|ISIL|DAESH|UNICEF|UNHCR|UNRWA|OCHA|OPCW|SANA|TASS|BREAKING|UPDATE|WATCH|VIDEO|PHOTOS"
    r"|EXCLUSIVE|ANALYSIS|"
    r"OPINION|FACTBOX|URGENT|LIVE|NEWS|EDITORIAL)\b)"
)
_FEW = r"[A-Z][\w’'.\-]*(?: (?:of the |of |and )?[A-Z][\w’'.\-]*){0,3}"
_CAPITALS = (
    rf"{_NO_PLACE}(?:[A-Z][A-Z’'.\-]{{3,}}|[A-Z][A-Z’'.]+(?= [A-Z]{{2}}))(?:[ \-][A-Z’'.\-]{{2,}}){{0,3}}"
    r"(?:/[A-Z][A-Z’'.\-]{2,}(?: [A-Z’'.\-]{2,}){0,2}){0,2}"
)
_AGENCY_IN_BRACKETS = rf"\((?P<agency>{ANY_CASE_AGENCY}(?:\s*[/,&]\s*{ANY_CASE_AGENCY}|\s+and\s+{ANY_CASE_AGENCY})*)\)"
_DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        # "PORT VALE, Oct 12 (Reuters) -", "PORT VALE (AP) —", "(AFP) –"
        rf"(?:{_PLACE},?\s+)?(?:{_DAY},?\s+)?{_AGENCY_IN_BRACKETS}(?:{_DASH}|\s+(?=[\"“‘'A-Z\d]))",
        # "PORT VALE, Norland, Oct 12 (Harbour Wire) -": whoever stands in the brackets before a dash sent the story
        rf"{_CAPITALS}(?:,\s+{_FEW})?(?:,?\s+{_DAY})?\s+\((?P<agency>[A-Z][\w’'.&\-]*(?:\s(?:[A-Z][\w’'.&\-]*|of|the|and))"
        r"{0,4})\)\s*[-–—]{1,3}\s*(?=[\"“‘'A-Z\d])",
        # "GENEVA (12 October 2017) –"
        rf"{_PLACE}\s+\({_DAY}\){_DASH}",
        # "Port Vale, 12 October 2017 –", "PORT VALE, March 3 -"
        rf"{_PLACE},?\s+{_DAY}(?:\s*[-–—/,]\s*(?P<agency>{AGENCY}))?{_DASH}(?=[\"“‘'A-Z\d])",
        # "PORT VALE, June 12. Norland on Saturday …"
        rf"{_CAPITALS}(?:,\s+{_FEW})?,?\s+(?:{_MONTH_DAY})\.\s+(?=[\"“‘'A-Z])",
        # "PORT VALE, Norland —"
        rf"{_CAPITALS}(?:,\s+{_FEW})?(?:\s*[–—]{{1,2}}\s*|\s+-{{1,3}}\s+)(?=[\"“‘'A-Z\d])",
        # "MOSCOW, October 12. /TASS/. ", "PORT VALE, October 12. /TASS Correspondent Mira Kolb/. "
        rf"(?:{_PLACE},?\s+)?(?:{_DAY}[.,]?\s+)?/(?P<agency>{AGENCY})(?:\s[^/]{{1,40}})?/(?:\.\s*|{_DASH}|\s+)(?=[\"“‘'A-Z\d])",
        # "Port Vale, SANA – ", "Port Vale, SANA_ "
        rf"{_PLACE},\s+(?P<agency>{AGENCY})\s*[-–—_]{{1,2}}\s*(?=[\"“‘'A-Z\d])",
        # "AFP Friday 22 Jul 2016 A shell …": a header that was run into the story.
        rf"(?P<agency>{AGENCY})[ ,]+(?=(?i:{WEEKDAY})\s)(?i:{DATE})\s+(?=[\"“A-Z\d])",
        # "SANA – ", "SANA-One …", "Regional NNA - "
        rf"(?:(?:Regional|Local|Politics|International|World|Security"
        rf"|Economy)\s+)?(?P<agency>{AGENCY})(?:\s*[–—]\s*|\s+-{{1,2}}\s*|-(?=(?:One\b|{_STARTER})))(?=[\"“‘'A-Z\d])",
        # "PORT VALE A shell hit …": the dash was lost; only before a word that opens a sentence.
        rf"{_NO_PLACE}[A-Z]{{4,}}(?: [A-Z]{{3,}}){{0,2}}(?:,? [A-Z][a-z]+)?\s+(?={_STARTER})",
    )
)  # fmt: skip
# In a text that was run together the dateline stands after the summary; only the form with an agency is sure there.
_INNER_DATELINE = re.compile(
    r"(?<=[.!?”\"’')\]]\s)(?:[A-Z]{3,}[A-Z’'.\-]*(?:[ ,]+[A-Z][\w’'.\-]*){0,3},?\s+)"
    rf"(?:{_MONTH_DAY},?\s+)?{_AGENCY_IN_BRACKETS}(?:{_DASH}|\s+)"
)
# "… in Lowland province AFP Saturday 10 May 2021 A shell …"
_INNER_HEADER = re.compile(rf"\s(?P<agency>{AGENCY})[ ,]+(?=(?i:{WEEKDAY})\s)(?i:{DATE})\s+(?=[\"“A-Z\d])")


def credit_line(line: str) -> str | None:
    """Give the credit that a whole line is, without brackets or dashes around it; None when it is something else."""
    if len(line) > 500 or "://" in line or "@" in line:
        return None
    for pattern in _LINES:
        found = pattern.match(line)
        if found:
            return found.groupdict().get("agency") or line.strip(" ()[]-–—*")
    return None


def trailing_credit(paragraph: str) -> tuple[str, str] | None:
    """Split a credit off a paragraph's end ('… he said. --Reuters'): the news and the credit, if any."""
    begin = max(0, len(paragraph) - 600)
    tail = paragraph[begin:]
    for pattern in _TRAILING:
        found = pattern.search(tail)
        if found and begin + found.start() > 0:
            return paragraph[: begin + found.start()].rstrip(), found.group().strip(" ()[]-–—")
    return None


def dateline(paragraph: str) -> tuple[str, str | None] | None:
    """Find the dateline that opens a paragraph: its words and the agency it names, if any."""
    for pattern in _DATELINES:
        found = pattern.match(paragraph[:200])
        if found and found.end() < len(paragraph):
            return found.group(), found.groupdict().get("agency")
    return None


def inner_dateline(paragraph: str) -> tuple[int, int, str] | None:
    """Find a dateline inside the first part of a run-together paragraph: start, end and the agency it names."""
    found = _INNER_DATELINE.search(paragraph[:1500]) or _INNER_HEADER.search(paragraph[:600])
    return (found.start(), found.end(), found.group("agency")) if found else None

"""Text that was run together: what is furniture at the very start and the very end of a paragraph.

Scrapers join dateline, headline, caption, tags and story into one line. Only what cannot be news is taken off, from
the outside in; where it cannot be told where the furniture ends, it stays.
"""

import re
from dataclasses import dataclass, field

from reportedly.reading.agencies import AGENCY
from reportedly.reading.boilerplate import describes_outlet, furniture, is_sign_off
from reportedly.reading.credits import trailing_credit
from reportedly.reading.dates import DATE, WrittenDate, date_at, first_date
from reportedly.reading.headline import headline_at_start
from reportedly.reading.publication import looks_like_name

_IGNORE = re.IGNORECASE
_SENTENCE_OPENS = r"(?=[\"“‘'(\[A-Z\d]|$)"
_PUBLISHED = re.compile(
    r"(?P<label>(?:date of publication|publication date|published|posted|released|last updated?|updated"
    r"|date)(?:\s+(?:on|at))?\s*:?\s+)?"
    rf"(?P<date>{DATE})"
    r"(?P<time>(?:\s*,)?(?:\s+at)?\s+(?:\d{1,2}[:.]\d{2}|[012]\d[0-5]\d)(?:\s*[ap]\.?m\.?)?(?:\s*(?:GMT|UTC|MSK"
    r"|KSA|local time)(?:[+\-]\d{1,2})?)?(?=[\s,]))?"
    rf"(?P<update>\s*\((?:last )?updated[^()]{{0,60}}\))?",
    _IGNORE,
)
# The counts after "Get short URL" go; a number that a small letter follows is the story's own ("35 people").
_SHORT_URL = r"get short url(?:\s+topic\s+[^.()]{3,80}\s\(\d+\))?(?:\s+\d+(?=\s+(?:\d|[\"“A-Z])))*"
_TOOLS = re.compile(
    rf"(?:{_SHORT_URL}|short url\b\S*|print\s+tweet(?:\s+views?\s+\d+)?|(?:share|tweet|print|e-?mail"
    rf"|save)(?:\s+(?:share|tweet|print|e-?mail|save))+"
    r"|views?\s+\d+|send\s+https?\S+|\d+\s+(?:shares|comments|views))\s*",
    _IGNORE,
)
_EMBEDDED_HEAD = re.compile(rf"{_SHORT_URL}\s*", _IGNORE)
_CAPTION = re.compile(
    rf"[^.!?]{{10,260}}\((?:{AGENCY}|file|handout|archive)(?: file)? photo[^()]{{0,40}}\)\s+(?=[\"“A-Z\d])", _IGNORE
)
# After the headline: what was cut off it, perhaps an agency, then the date. "… in Port Vale NGO AFP Monday 3 May 2021"
_LABELLED_DATE = re.compile(rf"(?:[A-Z][\w’'.\-]*\s+){{1,3}}?(?=(?:{AGENCY}\s+)?(?:{DATE})\s)")
_MEDIUM = re.compile(r"(?:video|photos?|audio)\s+(?=[A-Z\"“])", _IGNORE)
_AUTHOR = re.compile(r"by\s+(?P<name>(?:[A-Z][\w.’'\-]*\s+){1,4}?)$", _IGNORE)
_AGENCY_TOKEN = re.compile(
    rf"(?:{AGENCY})\s+(?=(?:[\"“A-Z\d]))(?!(?:Director|Editor|Correspondent|Reporter|Photographer|Chief|Agency"
    rf"|News|TV|Television|Secretary)\b)"
)
_NEWS_AGENCY_SECTION = re.compile(
    r"(?:(?:Regional|Local|Politics|Political|International|World|Security|Economy|Society"
    r"|Middle East)\s+)(?=[A-Z]{2,6}\s+-\s)"
)

_LAST_UPDATE = re.compile(
    rf"\s*(?:last update[d]?|updated|published|posted)\s*(?:on|at)?\s*:?\s*(?:{DATE})(?:[\s\d:.+\-–]|GMT|UTC|KSA"
    rf"|MSK|[ap]m)*$",
    _IGNORE,
)
_CLOSERS = re.compile(
    r"(?<=[.!?”\"’')\]])\s*(?:related(?: (?:articles|stories|news|topics))?|twitter|facebook|whatsapp|telegram"
    r"|share(?: this)?|print|tweet"
    r"|tags?|comments?|advertisement|all rights reserved\.?|short (?:link|url)\b.{0,60})\s*$"
    # These are never the last words of a sentence, so they need no full stop before them.
    r"|\s(?:read also|read more|read next|our standards:\s*the thomson reuters trust principles\.?)\s*$",
    _IGNORE,
)
_PICTURE = re.compile(r"\s*\((?:photos?|images?|pictures?|video|file photo)\b[^()]{5,300}\)\s*$", _IGNORE)
_FOOTER = re.compile(
    r"\s(?P<tags>tags?:?\s(?P<list>[^.!?]{2,300}?))?\s*(?P<end>community standards|comment via|discussion comment"
    r"|leave a comment)\b.{0,160}$",
    _IGNORE,
)
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+")
_TAG_RUN = re.compile(
    r"(?<=[.!?\"”a-z\d]\s)Tags:?\s+(?P<list>(?:[\w.’'\-&()]+\s+){1,25}?)(?=(?:The|A|An|At|On|In|More|Dozens"
    r"|Hundreds|Thousands|Scores|Several|"
    r"Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Twenty|Thirty|Forty|Fifty|Syria’s|\d+)\s)"
)
_SENTENCE_WORDS = re.compile(
    r"\b(?:said|says|was|were|is|are|has|have|had|will|would|that|which|who|on|in|at|by|to|from|with|after|as|for|told|"
    r"killed|killing|against|after|when|while|been|be)\b"
)


@dataclass(slots=True, kw_only=True)
class Stripped:
    """One paragraph less its furniture, and the furniture in the order in which it was taken off."""

    text: str
    furniture: list[str] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)
    dates: list[WrittenDate] = field(default_factory=list)
    media: list[str] = field(default_factory=list)
    byline: str | None = None
    headline: str | None = None

    def take(self, cut: int) -> None:
        """Take that many characters off the start, and keep them as furniture."""
        self.furniture.append(self.text[:cut].strip())
        self.text = self.text[cut:].lstrip(" ,|:–—-")


def strip_start(paragraph: str, title: str | None) -> Stripped:
    """Take date, tools of the page, the headline's repetition and agency names off a paragraph's start."""
    opening = Stripped(text=paragraph)
    for _ in range(8):
        before = opening.text
        _take_date(opening, title)
        _take_headline(opening, title)
        for pattern in (_TOOLS, _NEWS_AGENCY_SECTION):
            found = pattern.match(opening.text)
            if found and found.end():
                opening.take(found.end())
        if opening.furniture or opening.headline:
            _take_agency(opening)
            caption = _CAPTION.match(opening.text)
            if caption:
                opening.take(caption.end())
        if opening.headline:
            labelled = _LABELLED_DATE.match(opening.text)
            if labelled and not opening.dates:
                opening.take(labelled.end())
        if opening.text == before:
            break
    _take_embedded_head(opening, title)
    return opening


def _take_date(opening: Stripped, title: str | None) -> None:
    found = _PUBLISHED.match(opening.text)
    if not found:
        return
    rest = opening.text[found.end() :]
    author = 0
    if found["label"] and title:
        # "Posted on 4 March 2021 by A. Kerr <headline>": the name ends where the headline begins.
        by = re.match(r"\s+by\s+", rest, _IGNORE)
        at = rest.lower().find(title.lower()[:40], by.end()) if by else -1
        if by and 0 < at <= 90 and looks_like_name(rest[by.end() : at].strip()):
            opening.byline = rest[by.end() : at].strip()
            author = at
    after = rest[author:]
    glued = after[:1].isupper()
    if not glued and not re.match(rf"[\s,|:–—-]*{_SENTENCE_OPENS}", after):
        return
    if re.match(r"\s*,\s*[a-z]", after) or (not found["label"] and re.match(r"\s*[-–—]\s*\d", after)):
        return
    if not found["label"] and not rest.strip():
        return
    written = date_at(opening.text, found.start("date"))
    if written:
        opening.dates.append(written)
    opening.take(found.end() + author)
    medium = _MEDIUM.match(opening.text)
    if medium:
        opening.media.append(medium.group().strip().lower().removesuffix("s"))
        opening.take(medium.end())


def _take_headline(opening: Stripped, title: str | None) -> None:
    text = re.sub(r"^(?:title|headline):\s*", "", opening.text, flags=_IGNORE)
    for wording in _wordings(title or ""):
        cut = headline_at_start(text, wording)
        if cut:
            opening.headline = opening.headline or text[:cut].strip(" .:|–—-")
            opening.text = text[cut:].lstrip()
            return


def _wordings(title: str) -> tuple[str, ...]:
    """Give a headline whole, then less the sections that sites hang on it ('… - Region - World')."""
    pieces = re.split(r"\s+[|–—·»-]+\s+", title)
    return (title, *(p for p in (pieces[0],) if len(pieces) > 1 and len(p.split()) >= 4))


def _take_agency(opening: Stripped) -> None:
    found = _AGENCY_TOKEN.match(opening.text)
    if found:
        opening.credits.append(found.group().strip())
        opening.take(found.end())


def _take_embedded_head(opening: Stripped, title: str | None) -> None:
    """Take off a head of picture agency, section, time and date that stands before 'Get short URL'."""
    found = _EMBEDDED_HEAD.search(opening.text[:400])
    if found and found.start() and not _SENTENCE_END.search(opening.text[: found.start()]):
        written = first_date(opening.text[: found.start()])
        if written:
            opening.dates.append(written)
        opening.take(found.end())
    if title:
        _take_headline(opening, title)


def split_tags(paragraph: str) -> tuple[str, str, str] | None:
    """Split 'summary. Tags A B C The story …' into summary, tag run and story; None where the run's end is unsure."""
    found = _TAG_RUN.search(paragraph[:900])
    if not found or _SENTENCE_WORDS.search(found["list"]):
        return None
    return paragraph[: found.start()].rstrip(), found.group().strip(), paragraph[found.end() :]


def strip_end(paragraph: str, outlet: str | None) -> Stripped:
    """Take credits, staff initials, page tools and the outlet's self-portrait off a paragraph's end."""
    closing = Stripped(text=paragraph.rstrip())
    for _ in range(10):
        before = closing.text
        _take_footer(closing)
        for pattern in (_LAST_UPDATE, _CLOSERS, _PICTURE):
            found = pattern.search(closing.text, max(0, len(closing.text) - 260))
            if found and found.start():
                _drop_from(closing, found.start())
        credit = trailing_credit(closing.text)
        if credit:
            closing.text, words = credit
            closing.credits.append(words)
        _take_last_fragment(closing, outlet)
        if closing.text == before:
            break
    return closing


def _drop_from(closing: Stripped, start: int) -> None:
    words = closing.text[start:].strip()
    if words:
        closing.furniture.append(words)
    closing.text = closing.text[:start].rstrip()


def _take_footer(closing: Stripped) -> None:
    at = max(0, len(closing.text) - 500)
    found = _FOOTER.search(closing.text, at)
    if not found:
        return
    _drop_from(closing, found.start())
    # What stands between the last full stop and the tags are other stories' headlines, if they are written like ones.
    ends = list(_SENTENCE_END.finditer(closing.text))
    rest = closing.text[ends[-1].end() :] if ends else ""
    words = [w for w in rest.split() if w[0].isalpha()]
    if len(words) >= 5 and sum(w[0].isupper() for w in words) >= 0.7 * len(words) and ends:
        _drop_from(closing, ends[-1].end())


def _take_last_fragment(closing: Stripped, outlet: str | None) -> None:
    ends = list(_SENTENCE_END.finditer(closing.text, max(0, len(closing.text) - 700)))
    if not ends:
        return
    last = closing.text[ends[-1].end() :]
    if furniture(last):
        _drop_from(closing, ends[-1].end())
    elif is_sign_off(last):
        closing.byline = closing.byline or (last.strip() if re.search(r"[a-z]", last) else None)
        _drop_from(closing, ends[-1].end())
    elif outlet and len(last) < 600 and describes_outlet(last, outlet):
        _drop_from(closing, ends[-1].end())

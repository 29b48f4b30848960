"""What stands in a report's file but is no part of the report: appeals, notices, invitations, pointers elsewhere.

A line is judged by itself. `furniture` names only what is unmistakable wherever it stands; `closing_furniture` adds
what is furniture after the last sentence of the news but could be news in the middle of it.
"""

import re

_IGNORE = re.IGNORECASE
_ATTRIBUTION = re.compile(r"\b(?:said|says|told|according to|reported|stated|announced|claimed)\b", _IGNORE)
_LINK = re.compile(r"(?:https?://|www\.)\S+|<[^<>\s]+@[^<>\s]+>|[\w.+\-]+@[\w\-]+\.[\w.\-]+", _IGNORE)
_READER = re.compile(r"\b(?:you|your|you[’']re|you[’']ve|please)\b", _IGNORE)
_US = re.compile(r"\b(?:us|our|we|project|site|website|channel|journalism|newsroom|magazine|paypal|patreon)\b", _IGNORE)
_GIVING = re.compile(
    r"\bdonat\w+|\b(?:please |to )?support (?:us|our|the (?:project|site|channel)|this (?:site|work|project)"
    r"|independent)"
    r"|\byour (?:help|support|contribution|generosity|gift|donation)|\bpaypal\b|\bpatreon\b|\bko-?fi\b|\bcrowdfund\w*"
    r"|\bfundrais\w+|\bchip in\b|\bbuy us\b|\bcontribut(?:e|ion)\b|\bbecome a (?:patron|member|supporter|subscriber)\b"
    r"|\breader[- ]funded\b",
    _IGNORE,
)

_ASKING = re.compile(r"\bplease\s+(?:[\w’']+\s+){0,4}(?:donat\w+|contribut(?:e|ing|ion)|support (?:us|our)\b)", _IGNORE)

# kind, most words such a line has, pattern that must match from its start.
_LINES: tuple[tuple[str, int, re.Pattern[str]], ...] = tuple(
    (kind, words, re.compile(pattern, _IGNORE))
    for kind, words, pattern in (
        ("share", 14, r"(?:share|tweet|print|e-?mail|save|send|facebook|twitter|whatsapp|telegram|copy link)"
         r"(?:[\s,|/•·]+(?:share|tweet|print|e-?mail|save|send|facebook|twitter|whatsapp|telegram|views?"
         r"|\d+))*\s*$"),
        ("share", 20, r"share (?:this|on|via|with|the (?:article|story|post))\b"),
        ("share", 25, r"(?:like us|follow (?:us|our|@\w+)|find us|join us) (?:on|at|in|via)\b|follow @\w+"),
        ("share", 14, r"(?:get )?short url\b|views?[:\s]+\d+\s*$|\d+ (?:views|shares|comments)\s*$"),
        ("comment", 25, r"comment on\b.{0,80}\b(?:facebook|page|forum|articles?|site|below)\b"),
        ("comment", 14, r"(?:leave|post|add|write) (?:a |your )?(?:comment|reply)\b|(?:view |show "
                        r"|all )?comments?(?:\s*\(\d+\))?\s*:?$"
         r"|join the (?:discussion|conversation|debate)\b|community standards\b|discussion\s*$|comment via\b"),
        ("member", 30, r"(?:become|be) an? (?:\w+ )?(?:member|supporter|patron|subscriber)\b"),
        ("subscribe", 45, r"(?:(?:please )?(?:subscribe|sign up|register)|(?:get|receive) (?:our|the|all|daily"
                          r"|breaking))\b"
         r"(?=.{0,200}\b(?:newsletter|e-?mails?|alerts?|inbox|channel|telegram|updates|digest|subscrib\w+|app"
         r"|here)\b)"),
        ("subscribe", 40, r"never miss (?:a|another) (?:story|update|report)\b"),
        ("subscribe", 6, r"subscribe\b|sign up\b|log ?in\b|sign in\b"),
        ("related", 30, r"(?:read|see|watch|also|listen)(?: also| more| next| on| now| further| read| see"
                        r"| too)?\s*(?::|>|»|→)\s*\S"),
        ("related", 30, r"(?:(?:also )?read (?:also|more|next|on)|see also|also (?:read|see)|don[’']t miss"
                        r"|more on this(?: story)?"
         r"|you may (?:also )?like|recommended(?: for you)?|trending(?: now)?|most (?:read|viewed|popular)"
         r"|related(?: (?:articles?|stories|news|topics|posts|content|links|coverage|reading"
         r"|videos?))?)\s*(?:[:>»→].*)?$"),
        ("archive", 12, r"(?:more |all |other |view )?(?:articles|posts|stories) (?:by|from)\b\s*:?[^.]*$"
         r"|(?:more|news|reports|about) (?:by|from) (?:the|this) (?:author|outlet|site)\b"),
        ("photo", 60, r"[\[(]?(?:(?:file|featured|cover|header|top|main|archive)\s)?(?:photo(?:graph)?|image"
                      r"|picture|illustration|caption)s?"
         r"(?:\s(?:credit|source|courtesy(?: of)?|by|caption))?s?\s*(?::|©)"),
        ("photo", 14, r"[\[(]?(?:photo|image|picture)s? (?:by|courtesy of|credit)\b.*$|(?:file|handout"
                      r"|courtesy) (?:photo|image|picture)\b"),
        ("photo", 12, r"©(?!\s*(?:19|20)\d\d).{0,80}|.{0,60}/\s*getty images\W*$|getty images\W*$"),
        ("photo", 70, r".{10,400}[\[(][^\[\]()]{0,40}\b(?:photo\b|getty images\b|file:"
                      r"|handout\b)[^\[\]()]{0,40}[\])]\W*$"),
        ("advertisement", 6, r"(?:advert(?:isement|ising)?|sponsored|promoted)(?: (?:content|post|links?))?\W*$"),
        ("advertisement", 10, r"(?:story|article|report) continues (?:below|after)|continue reading\b"
                              r"|skip (?:past|to)\b|back to top\b"),
        ("reading-time", 6, r"(?:reading time:?\s*)?\d+[\s-]*min(?:ute)?s?(?: read)?\s*$|listen to (?:this"
                            r"|the) (?:article|story)\b"),
        ("copyright", 90, r"(?:copyright\b|\(c\)\s|©|all rights reserved)"),
        ("disclaimer", 600, r"\W*(?:legal )?disclaimers?\b\s*[:.\-–—]|\W*disclaimer\W*$"),
        ("notice", 60, r"(?:this (?:article|story|report|post|piece)|the (?:article|story|post))"
         r" (?:was|has been|is|may be) (?:last )?"
         r"(?:updated|amended|edited|auto-?generated|translated|produced in partnership|licensed|published under)\b"),
        ("notice", 30, r"our standards\s*:|terms (?:of (?:use|service)|and conditions)\b|privacy policy\b"),
        ("contact", 45, r"(?:for )?(?:all )?(?:media|press|general|editorial|advertising)\s+(?:inquir|enquir"
                        r"|contact|quer|request)\w*\b(?=.{0,120}(?::|@|\d{5}|\be-?mail\b|\bcall\b))"),
        ("contact", 45, r"for (?:more|further|additional) information\b.{0,80}\b(?:contact|visit|call|e-?mail"
                        r"|write|please)\b"),
        ("contact", 30, r"(?:to )?contact (?:us|the (?:author|writer|editor|reporter|newsroom|desk))\b|(?:e-?mail"
                        r"|phone|tel|fax)\s*:"),
        ("app", 25, r"download (?:our|the) .{0,30}\bapp\b|watch (?:live|our (?:live|latest))\b"),
    )
)  # fmt: skip

# Notices of several sentences, known by what only lawyers and web masters say: kind, words of which one must occur
# (looking for those first spares the slow search in nearly every paragraph of news), and the pattern.
_NOTICES: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (kind, tuple(words.split("|")), re.compile(pattern, _IGNORE))
    for kind, words, pattern in (
        ("copyright", "rights reserved|copyrighted", r"\ball rights reserved\b|\bcopyrighted material\b"),
        ("copyright", "fair use", r"\bfair use\b.{0,200}\b(?:copyright|permission)\b"),
        ("copyright", "may not be",
         r"\bmay not be (?:published|reproduced|republished|copied|redistributed)\b"
         r"(?=.{0,200}\b(?:permission|consent|broadcast|rewritten)\b)"),
        ("copyright", "creative commons", r"\bcreative commons\b.{0,80}\blicen[cs]e\b"),
        ("copyright", "permission to", r"\bgrants? permission to (?:cross-?post|re-?post|republish|reprint)\b"),
        ("disclaimer", "expressed",
         r"\b(?:views?|opinions?)(?: and opinions)? expressed"
         r" (?:in this|here|herein|by the (?:author|writer)|on this|are)\b"
         r".{0,200}\b(?:authors?|writers?|not necessarily|do not)\b"),
        ("disclaimer", "sole responsibility", r"\bsole responsibility of the author"),
        ("disclaimer", "not necessarily",
         r"\bnot necessarily (?:reflect|represent)\b.{0,120}\b(?:views?|opinions?|polic(?:y|ies)|position)\b"),
        ("disclaimer", "responsible for any", r"\bwill not be (?:held )?responsible for any\b"),
        ("disclaimer", "without profit", r"\bdistributed without profit\b"),
        ("cookies", "cookie",
         r"\b(?:we|this (?:site|website)|our (?:site|website|partners))\b.{0,80}\buses? (?:\w+ )?cookies\b"
         r"|\b(?:accept|consent to|manage) (?:all )?cookies\b|\bcookie (?:policy|settings|preferences)\b"),
    )
)  # fmt: skip
_SPOKEN = re.compile(r"\b(?:said|told|according to|warned)\b", _IGNORE)

_BIOGRAPHY = re.compile(
    r"\W*(?:[A-Z][\w.’'\-]+ ){1,4}is (?:an?|the|our)(?: [\w\-]+){0,5} (?:journalist|correspondent|reporter|editor"
    r"|author|writer|"
    r"columnist|analyst|contributor|bureau chief|photojournalist)\b"
)
_BLURB_WORDS = re.compile(
    r"\b(?:founded|launched|established|leading|award-winning|independent|daily|publication|newspaper|magazine"
    r"|news agency|"
    r"readers|readership|coverage|editorials|non-?profit|broadcaster|headquartered|newsroom)\b",
    _IGNORE,
)
_FOLLOWERS = re.compile(r"(?:read also|related|more|share|tags?|topics?|comments?|about the author)\s*:?\s*$", _IGNORE)
# "212-11", "KL 12": what editing systems leave behind; also a lone count of shares.
_EDITION_CODE = re.compile(r"(?:\.\.\.\s*)?(?:[A-Z]{2,8}\s*[-–]?\s*)?\d{1,4}(?:\s?[-–/]\s?\d{1,4})?")
_SIGN_OFF_WORD = re.compile(r"(?:(?:al|el|ar|as|ash|an)-?)?[A-Z][\w.’'\-]*$|(?:al|bin|ibn|de|van|von|and|&)$")


def furniture(line: str) -> str | None:
    """Name the kind of furniture a line or paragraph is, wherever it stands; None when it may be news."""
    words = len(line.split())
    if words > 700:
        return None
    for kind, most, pattern in _LINES:
        if words <= most and pattern.match(line):
            return kind
    lowered = line.lower()
    for kind, known_by, pattern in _NOTICES:
        if any(word in lowered for word in known_by) and pattern.search(line) and not _SPOKEN.search(line):
            return kind
    if _only_links(line):
        return "links"
    return "appeal" if _appeals(line) else None


def closing_furniture(line: str, outlet: str | None) -> str | None:
    """Name the kind of furniture a paragraph is when nothing but furniture follows it; None when it may be news."""
    kind = furniture(line)
    if kind:
        return kind
    if _FOLLOWERS.match(line) or re.match(r"(?:tags?|topics?|keywords|filed under)\s*:", line, _IGNORE):
        return "related"
    if len(line.split()) <= 80 and _BIOGRAPHY.match(line) and not _ATTRIBUTION.search(line):
        return "biography"
    if outlet and describes_outlet(line, outlet):
        return "about"
    return None


def describes_outlet(sentence: str, outlet: str) -> bool:
    """Tell whether a sentence advertises the outlet itself ('Founded in 1950, X is the leading daily of …')."""
    name = re.sub(r"^the\s+|\s*\(.*?\)", "", outlet, flags=_IGNORE)
    if not name or name.lower() not in sentence.lower() or _ATTRIBUTION.search(sentence):
        return False
    return len({word.lower() for word in _BLURB_WORDS.findall(sentence)}) >= 3


def is_sign_off(words: str) -> bool:
    """Tell whether the words after the last full stop are initials or names of staff ('A. Kerr / B. Lund', 'KLMN')."""
    parts = re.split(r"\s*/\s*|\s+", words.strip(" -–—()[]"))
    if not parts or len(parts) > 8 or not all(parts):
        return False
    if _EDITION_CODE.fullmatch(words.strip()):
        return True
    if len(parts) == 1 and "/" not in words:
        return bool(re.fullmatch(r"[A-Z]{2,8}", parts[0]))
    if len(parts) > 4 and "/" not in words:
        return False
    return all(_SIGN_OFF_WORD.match(part) for part in parts) and not re.search(r"\d", words)


def _only_links(line: str) -> bool:
    if not _LINK.search(line):
        return False
    left = re.findall(r"[^\W\d_]+", _LINK.sub(" ", line))
    return len(left) <= 4 and not any(len(word) > 12 for word in left)


def _appeals(line: str) -> bool:
    if _ASKING.search(line) and len(line.split()) <= 60 and not _ATTRIBUTION.search(line):
        return True
    signals = {found.group().lower() for found in _GIVING.finditer(line)}
    if not signals or not _READER.search(line) or not _US.search(line):
        return False
    # A commander who begs for help is quoted; a site that does is not.
    return len(line.split()) <= 150 and not _ATTRIBUTION.search(line) and (len(signals) >= 2 or len(line.split()) <= 40)

"""Which characters a report keeps: its own, less those that no reader ever sees."""

import html
import re

_NEWLINES = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")
_SPACES = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Marks of direction and joining hide inside names copied from web pages and break every comparison. The two joiners
# stay where a script needs them: in Persian or Hindi they are part of the spelling.
_INVISIBLE = re.compile(
    r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|(?<=[\x00-\u024f])[\u200c\u200d]"
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")

_RAISED = re.compile(r"<sup\b[^>]{0,200}>\s*(\d{1,4})\s*</sup\s*>", re.IGNORECASE)
_UNSEEN = re.compile(r"<(script|style|noscript|template)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_PARAGRAPH_TAG = re.compile(
    r"</?(?:p|div|h[1-6]|li|ul|ol|blockquote|section|article|table|tr|figure|figcaption|hr)\b[^>]{0,2000}>",
    re.IGNORECASE,
)
_LINE_TAG = re.compile(r"<br\b[^>]{0,200}>", re.IGNORECASE)
_WORD_TAG = re.compile(
    r"</?(?:a|abbr|b|i|u|s|em|strong|span|sup|sub|small|mark|q|cite|font|img|td|th|tbody|thead|iframe"
    r"|time)\b[^>]{0,2000}>",
    re.IGNORECASE,
)
_DIGITS_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raise_digits(markup: str) -> str:
    """Turn `km<sup>2</sup>` into `km²`, before any tag is taken away and the figure becomes 'km2' or '8,0002'."""
    return _RAISED.sub(lambda found: found.group(1).translate(_DIGITS_RAISED), markup)


def without_tags(markup: str) -> str:
    """Take HTML tags out of running text: block tags become paragraph breaks, the others leave their words."""
    if "<" not in markup:
        return markup
    text = raise_digits(_UNSEEN.sub(" ", markup))
    text = _PARAGRAPH_TAG.sub("\n\n", text)
    return _WORD_TAG.sub("", _LINE_TAG.sub("\n", text))


def decode_entities(text: str) -> str:
    """Decode `&amp;`, `&#8217;` and their kin; a bare ampersand stays one."""
    return _ENTITY.sub(lambda found: html.unescape(found.group()), text) if "&" in text else text


def readable(text: str) -> str:
    """Normalise newlines and spaces and take out what is invisible; every visible character stays as it is."""
    text = _INVISIBLE.sub("", _SPACES.sub(" ", _NEWLINES.sub("\n", text)))
    return _LONE_SURROGATE.sub("\ufffd", _CONTROLS.sub("", text))


def has_controls(text: str) -> bool:
    """Tell whether a text holds control characters, which no writer types and which `readable` takes out."""
    return _CONTROLS.search(text) is not None


def letters_of(text: str) -> str:
    """Give a text's letters and digits alone, in lower case, to compare headlines that differ in punctuation."""
    return "".join(c for c in text.casefold() if c.isalnum())

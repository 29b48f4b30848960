"""The headline: cleaned of labels and site names, and told from the story it is run into."""

import re
from difflib import SequenceMatcher

from reportedly.reading.characters import letters_of


def _announces(words: str) -> re.Pattern[str]:
    """Match a label before a headline ('Video: …') or in brackets after it ('… (VIDEO)')."""
    return re.compile(rf"^\W*(?:{words})\s*[:|\])–—]+\s*|\s*[(\[]\s*(?:\+\s*)?(?:{words})\s*[)\]]\W*$", re.IGNORECASE)


_MEDIA = (
    (_announces("watch|videos?|footage"), "video"),
    (_announces("photos?|pictures|in pictures|photo gallery|gallery|images?"), "photo"),
    (_announces("audio|podcast|listen"), "audio"),
    (_announces("maps?|infographics?"), "graphic"),
)
_LABEL = re.compile(r"^(?:title|headline)\s*:\s*", re.IGNORECASE)
_EXTRA_WORDS = 3


def clean_title(title: str, outlet: str | None) -> tuple[str, tuple[str, ...]]:
    """Take media labels ('Video:') and the site's own name off a headline; give it and the media it announces."""
    title = _LABEL.sub("", " ".join(title.split()))
    title = without_site(title, outlet) if outlet else title
    media: list[str] = []
    for pattern, medium in _MEDIA:
        bare = pattern.sub("", title).strip()
        if bare and bare != title:
            title = bare
            media.append(medium)
    return title, tuple(media)


def without_site(title: str, outlet: str) -> str:
    """Take ' | Outlet' from a headline's end or 'Outlet - ' from its start, if that is the outlet's name."""
    own = letters_of(re.sub(r"\(.*?\)", "", outlet)).removeprefix("the")
    pieces = re.split(r"(\s+[|–—·»-]+\s+|\s*\|\s*)", title)
    while len(pieces) >= 3:
        first, last = letters_of(pieces[0]).removeprefix("the"), letters_of(pieces[-1]).removeprefix("the")
        if last and (
            last == own or (len(last) >= 5 and (last in own or own in last)) or last == own.removesuffix("com")
        ):
            pieces = pieces[:-2]
        elif first and first == own:
            pieces = pieces[2:]
        else:
            break
    return "".join(pieces).strip()


def looks_like_headline(line: str, has_body: bool) -> bool:
    """Tell whether a report's first line is its headline: short, without a full stop, and more to come."""
    words = line.split()
    if not has_body or not 2 <= len(words) <= 32 or len(line) > 220:
        return False
    if line.endswith((".", ":", ";", ",")) and not re.search(r"\b(?:[A-Z]\.){1,3}$|\.\.\.$", line):
        return False
    return not re.search(r"[.!?]\s+[A-Z][a-z]+ [a-z]+ ", line)


def same_headline(a: str, b: str) -> bool:
    """Tell whether two headlines are the same but for punctuation, case or a few letters."""
    if max(len(a), len(b)) > 2 * min(len(a), len(b)) + 40:
        return False
    left, right = letters_of(a), letters_of(b)
    if not left or not right:
        return False
    if left == right:
        return True
    longer = max(len(left), len(right))
    return (
        longer < 400
        and abs(len(left) - len(right)) <= 0.15 * longer
        and SequenceMatcher(None, left, right).ratio() > 0.92
    )


def headline_at_start(body: str, title: str) -> int:
    """Tell how many characters of a body's start repeat its headline, with the punctuation after it; 0 when none do.

    A first sentence that merely begins with the headline's words and goes on is no repetition, except where no more
    than three words follow before its full stop: then the headline that came with the report was cut short.
    """
    wanted = letters_of(title)
    if len(wanted) < 8:
        return 0
    end = _end_of(body, wanted)
    if end is None:
        return 0
    rest = body[end:]
    closing = re.match(r"[\s.:!?\"”’'–—|-]*", rest)
    after = rest[closing.end() :] if closing else rest
    if not after or not (after[0].islower() or rest.startswith(",") or rest[:1] in "’'" or rest[:1].isalnum()):
        return end + (closing.end() if closing else 0)
    cut_short = re.match(r"\s+(?:[^\s.]+ ?){1," + str(_EXTRA_WORDS) + r"}\s?\.\s+(?=[A-Z\"“‘\d])", rest)
    return end + cut_short.end() if cut_short else 0


def _end_of(body: str, wanted: str) -> int | None:
    """Find where the wanted letters end if the body begins with them, whatever stands between them."""
    matched = 0
    for offset, character in enumerate(body[: 3 * len(wanted) + 60]):
        for folded in character.casefold():
            if not folded.isalnum():
                continue
            if folded != wanted[matched]:
                return None
            matched += 1
            if matched == len(wanted):
                return offset + 1
    return None

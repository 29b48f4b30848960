"""What looks like an actor's name and is not: "let us", Lake Assad, Asma Assad, the group of men, Britain-based."""

import re

from reportedly.codebook.actor_words import Word, bare, line_is_capitals
from reportedly.codebook.entries import Actor

# After these a single name is part of a place's or a paper's name: "Damascus University", "Moscow Times".
_NAME_GOES_ON = frozenset(
    "lake river university hospital airport bridge square street avenue road city valley times post daily dam "
    "mosque stadium suburb suburbs countryside governorate province tower park agreement accord accords declaration "
    "treaty protocol pact".split()
)
# After these a capital or a channel of the same name is the place, however they are written: "Al-Mayadeen city".
_SETTLEMENTS = frozenset(
    "city town village district province governorate countryside suburb suburbs neighbourhood neighborhood airport "
    "road highway river front area".split()
)
_BEFORE_A_PLACE = frozenset("lake mount port camp fort gulf dahiyet dahiyat dahyet".split())
_BEFORE_AMERICAN = frozenset("south north central latin african native".split())
_TITLES = frozenset(
    "president presidents premier minister chancellor king emir prince sheikh general gen maj lt col brig colonel "
    "commander leader chief secretary spokesman spokeswoman spokesperson ambassador envoy mr mrs ms dr sir director "
    "marshal admiral senator ayatollah sayyed hajj dictator field major lieutenant".split()
)
# A capital on these says that a sentence or headline begins, or that it is a day.
_NO_NAMES = frozenset(
    "the but when while if as and or that for with by of to in on at from after before since because although though "
    "says said both under only not what who how why where against once then meanwhile however monday tuesday "
    "wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december".split()
)
_ADJECTIVES = frozenset(
    "german american mexican afghan libyan kenyan moroccan ugandan rwandan french dutch greek iraqi saudi yemeni "
    "israeli qatari emirati kuwaiti bahraini omani pakistani somali azerbaijani bangladeshi".split()
)
_NOT_GIVEN = _TITLES | _NO_NAMES | _ADJECTIVES
# Short names that are English words where a headline is all in capitals.
_ENGLISH = frozenset({"is", "us", "who", "it", "un"})


def may_be_named(actor: Actor, via: str, words: list[Word], first: int, last: int, text: str) -> bool:
    """Tell whether words that spell an actor's name can mean that actor here, from the words around them."""
    word = words[last]
    if text.startswith(("-based", "-born", "-made"), word.end):
        return False
    follows = words[last + 1] if last + 1 < len(words) and text[word.end : words[last + 1].start].isspace() else None
    if follows is not None and follows.key in _SETTLEMENTS and (via == "metonym" or actor.type == "media"):
        return False
    if first != last:
        return True
    if word.key in _ENGLISH and word.surface.isupper() and line_is_capitals(words, first):
        return False
    before = words[first - 1] if first and text[words[first - 1].end : word.start].isspace() else None
    if word.is_capital and via in {"alias", "metonym"} and bare(word.surface) == word.surface:
        if follows is not None and follows.is_capital and follows.key in _NAME_GOES_ON:
            return False
        if before is not None and before.is_capital and before.key in _BEFORE_A_PLACE:
            return False
    # "Hadi al-Bahra" is somebody else than Hadi.
    if actor.type == "person" and follows is not None and follows.key == "al":
        return False
    if before is None:
        return True
    if word.key == "american" and before.key in _BEFORE_AMERICAN:
        return False
    return not (actor.type == "person" and _is_given_name(before))


# Said without an article these still mean somebody known: "rebels seized", "state media reported", "regime-held".
_BARE = frozenset("rebels insurgents separatists loyalists paramilitaries tv television media".split())
_HOLDING = re.compile(r"[-‑–](?:held|controlled|run|owned|besieged)\b")
# A group's nominal in the plural is somebody else; a government's is its possessive that lost the apostrophe.
ONE_OF_A_KIND = frozenset({"government", "military", "umbrella", "ministry", "state"})


def takes_article(words: list[Word], first: int, last: int, text: str) -> bool:
    """Tell whether the article before a nominal belongs to it; in "the rebel-held town" it is the town's."""
    definite = first > 0 and words[first - 1].key in {"the", "this"}
    definite = definite and text[words[first - 1].end : words[first].start].isspace()
    return definite and not _HOLDING.match(text, words[last].end)


def may_be_nominal(words: list[Word], first: int, last: int, text: str, *, exact: bool, alone: bool) -> bool:
    """Tell whether common words can stand for an actor here: not "anti-government forces", "the group of men".

    `exact` is whether they are the nominal to the letter, without an s that it has not; `alone` whether the actor is
    of a type in ONE_OF_A_KIND.
    """
    if first > 0 and text[words[first].start - 1] in "-‑–":
        return False
    end = words[last].end
    if _HOLDING.match(text, end):
        return True
    article = takes_article(words, first, last, text)
    if not exact and "'" not in words[last].surface and "’" not in words[last].surface:
        return article and alone
    if not article:
        return exact and ((first != last and words[last].key.endswith("s")) or words[last].key in _BARE)
    follows = words[last + 1] if last + 1 < len(words) and text[end : words[last + 1].start] == " " else None
    return follows is None or not (follows.key == "of" or (follows.is_capital and follows.key not in _NO_NAMES))


def _is_given_name(word: Word) -> bool:
    """Tell whether a capitalised word before a family name makes it somebody else's ("Asma Assad")."""
    if not word.is_capital or word.surface.isupper():
        return False
    return word.key not in _NOT_GIVEN and not word.key.endswith(("ian", "ean", "ish", "ese"))

"""What looks like an actor's name and is not: "let us", Lake Assad, Asma Assad, the group of men, Britain-based."""

import re

from reportedly.codebook.actor_words import Word, line_is_capitals
from reportedly.codebook.entries import Actor

# After these a single name is part of a place or title: "Assad Lake", "Damascus University", "Moscow Times".
_NAME_OF_A_PLACE = frozenset(
    "lake river university hospital airport bridge square street avenue road city valley times post daily dam "
    "mosque stadium suburb suburbs countryside governorate province tower park".split()
)
_BEFORE_A_PLACE = frozenset("lake mount port camp fort gulf dahiyet dahiyat dahyet new-delhi".split())
_TITLES = frozenset(
    "president presidents premier minister chancellor king emir prince sheikh general gen maj lt col brig colonel "
    "commander leader chief secretary spokesman spokeswoman spokesperson ambassador envoy mr mrs ms dr sir director "
    "marshal admiral admin senator ayatollah leaderless sayyed hajj abu dictator field major lieutenant "
    "the but when while if as and or that for with by of to in on at from after before since because although though "
    "says said both under only not what who how why where against once then meanwhile however monday tuesday "
    "wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december".split()
)


def may_be_named(actor: Actor, via: str, words: list[Word], first: int, last: int, text: str) -> bool:
    """Tell whether words that spell an actor's name can mean that actor here, from the words around them."""
    if text.startswith("-based", words[last].end):
        return False
    if first != last:
        return True
    word = words[first]
    if len(word.key) <= 3 and word.surface.isupper() and word.key in _ENGLISH and line_is_capitals(words, first):
        return False
    follows = words[last + 1] if last + 1 < len(words) and text[word.end : words[last + 1].start].isspace() else None
    before = words[first - 1] if first and text[words[first - 1].end : word.start].isspace() else None
    if word.is_capital and via in {"alias", "metonym"} and not word.surface.endswith(("'s", "’s")):
        if follows is not None and follows.is_capital and follows.key in _NAME_OF_A_PLACE:
            return False
        if before is not None and before.is_capital and before.key in _BEFORE_A_PLACE:
            return False
    return not (actor.type == "person" and before is not None and _is_given_name(words, first - 1, text))


# Said without an article these still mean somebody known: "rebels seized", "state media reported", "regime-held".
_BARE = frozenset("rebels insurgents separatists loyalists paramilitaries tv television media".split())
_HOLDING = re.compile(r"[-‑–](?:held|controlled|run|owned|besieged)\b")
# A group's nominal in the plural is somebody else; a government's is its possessive that lost the apostrophe.
ONE_OF_A_KIND = frozenset({"government", "military", "umbrella", "ministry", "state"})


def takes_article(words: list[Word], first: int, last: int, text: str) -> bool:
    """Tell whether the article before a nominal belongs to it; in "the rebel-held town" it is the town's."""
    definite = first > 0 and words[first - 1].key in {"the", "this"}
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
    return follows is None or not (follows.key == "of" or (follows.is_capital and follows.key not in _TITLES))


_ENGLISH = frozenset({"is", "us", "who", "it", "aa", "pa", "ap", "un"})


def _is_given_name(words: list[Word], i: int, text: str) -> bool:
    """Tell whether a capitalised word before a family name makes it somebody else's ("Asma Assad")."""
    word = words[i]
    if not word.is_capital or word.surface.isupper() or word.key in _TITLES or word.key.rstrip("s") in _TITLES:
        return False
    stem = word.key.removesuffix("s")
    return not stem.endswith(("ian", "ish", "ese", "i", "an"))

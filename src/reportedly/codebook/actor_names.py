"""Find the codebook's actors in a text by any of their names, and look one up by name."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from reportedly.codebook.actor_choice import Owner, choose, choose_nominal
from reportedly.codebook.actor_lines import line_of, name_on
from reportedly.codebook.actor_words import (
    Word,
    abbreviations_in,
    bare,
    fold,
    fold_word,
    line_is_capitals,
    span_of,
    words_of,
)
from reportedly.codebook.entries import Actor
from reportedly.model import Span

__all__ = ["ActorMention", "ActorNames", "abbreviations_in", "fold"]

_ANY, _INITIAL, _ALL = 0, 1, 2
_JOINED = re.compile(r"[-‑–](\w+)")
_GAP = re.compile(r"[\s\-‑–'’]*\Z")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """Words of a text that name an actor of the codebook.

    `via` is one of alias, demonym ("Russian"), metonym ("Moscow": a place or a speaker, the caller decides) and
    nominal ("the ministry", resolved within the text). `joined` is the word tied on by a hyphen, lower-case, or None:
    "backed" in "US-backed", "held" in "ISIS-held", "anti" in "anti-Assad"; whoever it is then does not act itself.
    """

    span: Span
    actor: str
    via: str
    surface: str
    joined: str | None = None


class _Pattern(NamedTuple):
    """One way of writing a name: the capitals it needs word by word, and whose name it is, how."""

    cases: tuple[int, ...]
    owners: tuple[Owner, ...]


class _Node:
    """The words that may follow, and the names that end here."""

    __slots__ = ("after", "patterns")

    def __init__(self) -> None:
        self.after: dict[str, _Node] = {}
        self.patterns: tuple[_Pattern, ...] = ()


class _Hit(NamedTuple):
    first: int
    last: int
    owners: tuple[Owner, ...]


class ActorNames:
    """All names of the codebook's actors, ready to be found in a text; built once, never changed, picklable."""

    __slots__ = ("_actors", "_by_name", "_root")

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self._actors = dict(actors)
        owners: dict[tuple[tuple[str, ...], tuple[int, ...]], dict[str, str]] = defaultdict(dict)
        self._by_name: dict[str, tuple[str, ...]] = {}
        demonyms = _state_names(self._actors)
        for actor in self._actors.values():
            for name, via in _names_of(actor, demonyms):
                words = words_of(name)
                keys, cases = tuple(w.key for w in words), tuple(_case(w.surface) for w in words)
                for form in _without_articles(keys, cases):
                    owners[form].setdefault(actor.id, via)
                if via != "nominal":
                    known = self._by_name.get(" ".join(keys), ())
                    self._by_name[" ".join(keys)] = known if actor.id in known else (*known, actor.id)
        self._root = _Node()
        for (keys, cases), who in owners.items():
            node = self._root
            for key in keys:
                node = node.after.setdefault(key, _Node())
            node.patterns = (*node.patterns, _Pattern(cases, tuple(sorted(who.items()))))

    def find(self, text: str, on: date | None = None) -> tuple[ActorMention, ...]:
        """Find every mention of an actor in a text, in text order, none overlapping another.

        The longest name wins. A name that several actors share is settled by what else the text names, or by the day
        `on`; where that does not settle it, it is left out. Nominals ("the group") go to the nearest actor named
        before them that is called so.
        """
        words = words_of(text)
        hits = list(self._hits(words, text))
        settled: list[ActorMention] = []
        known = [_mention(words, text, h, h.owners[0]) for h in hits if len(h.owners) == 1 and _is_named(h)]
        introduced = abbreviations_in(text) if "(" in text or any(len(h.owners) > 1 for h in hits) else {}
        for hit in hits:
            if not _is_named(hit):
                owner = choose_nominal(hit.owners, words[hit.first].start, settled, known, self._actors, on)
            elif len(hit.owners) == 1:
                owner = hit.owners[0]
            else:
                full = introduced.get(bare(words[hit.first].surface).replace(".", ""))
                meant = self._by_name.get(fold(full), ()) if full else ()
                owner = choose(hit.owners, known, self._actors, on, meant, known_name=full)
            if owner is not None:
                settled.append(_mention(words, text, hit, owner))
        return tuple(settled)

    def named(self, name: str, on: date | None = None) -> Actor | None:
        """Give the actor of that name, in any case or spelling; None where there is none or several could be meant."""
        key = fold(name).removeprefix("the ")
        ids = self._by_name.get(key, ())
        if not ids and name in self._actors:
            ids = (name,)
        if len(ids) > 1 and on is not None:
            ids = tuple(i for i in ids if _active(self._actors[i], on))
        if len(ids) > 1:
            ids = tuple(i for i in ids if fold(self._actors[i].name) == key)
        return self._actors[ids[0]] if len(ids) == 1 else None

    def all_named(self, name: str) -> tuple[Actor, ...]:
        """Give every actor that goes by that name, in the codebook's order."""
        return tuple(self._actors[i] for i in self._by_name.get(fold(name).removeprefix("the "), ()))

    def fullest_name(self, actor: Actor, on: date | None = None) -> str:
        """Give the name an actor goes by on a day, along its line of succession (Nusra, Fateh al-Sham, HTS)."""
        return name_on(actor, on, self._actors)

    def line(self, actor: Actor) -> tuple[Actor, ...]:
        """Give all stages of one group in the order of time; the actor alone where nothing continues it."""
        return line_of(actor, self._actors)

    def suggestions(self, name: str, limit: int = 5) -> tuple[str, ...]:
        """Give names of actors spelled much like this one, nearest first; for "did you mean"."""
        near = process.extract(fold(name), self._by_name.keys(), scorer=fuzz.WRatio, limit=limit * 4, score_cutoff=75)
        ids = dict.fromkeys(i for key, _, _ in near for i in self._by_name[key])
        return tuple(self._actors[i].name for i in ids)[:limit]

    def _hits(self, words: list[Word], text: str) -> Iterator[_Hit]:
        begins = self._root.after
        free = 0
        for i, word in enumerate(words):
            if i < free or (word.key not in begins and not (word.key.endswith("s") and word.key[:-1] in begins)):
                continue
            hit = self._hit_at(words, i, text)
            if hit is not None:
                yield hit
                free = hit.last + 1

    def _hit_at(self, words: list[Word], i: int, text: str) -> _Hit | None:
        """Give the longest name that begins at a word; of two as long, the one that needs more capitals."""
        for size, patterns in reversed(list(self._paths(words, i, text))):
            last = i + size - 1
            fitting = [p for p in patterns if _fits(p.cases, words, i)]
            for demand in sorted({sum(p.cases) for p in fitting}, reverse=True):
                owners = tuple(dict.fromkeys(o for p in fitting if sum(p.cases) == demand for o in p.owners))
                owners = tuple(o for o in owners if _allowed(o, words, i, last, text, self._actors))
                named = tuple(o for o in owners if o[1] != "nominal")
                if named:
                    return _Hit(i, last, named)
                if owners:
                    return _Hit(i - 1, last, owners)
        return None

    def _paths(self, words: list[Word], i: int, text: str) -> Iterator[tuple[int, tuple[_Pattern, ...]]]:
        """Give, size by size, the names that the words from here spell, a final s on any of them or not."""
        nodes = [self._root]
        for at in range(i, len(words)):
            if at > i and not _GAP.match(text[words[at - 1].end : words[at].start]):
                return
            key = words[at].key
            following = [node.after[key] for node in nodes if key in node.after]
            if key.endswith("s"):
                following += [node.after[key[:-1]] for node in nodes if key[:-1] in node.after]
            if not following:
                return
            nodes = following
            patterns = tuple(p for node in nodes for p in node.patterns)
            if patterns:
                yield at - i + 1, patterns


def _is_named(hit: _Hit) -> bool:
    return hit.owners[0][1] != "nominal"


def _mention(words: list[Word], text: str, hit: _Hit, owner: Owner) -> ActorMention:
    span = span_of(words, hit.first, hit.last)
    after = _JOINED.match(text, words[hit.last].end)
    joined = after.group(1).lower() if after else None
    if joined is None and hit.first and text[words[hit.first - 1].end : span[0]] in {"-", "‑", "–"}:
        joined = words[hit.first - 1].key
    return ActorMention(span=span, actor=owner[0], via=owner[1], surface=text[slice(*span)], joined=joined)


@lru_cache(maxsize=16384)
def _case(surface: str) -> int:
    letters = bare(surface).replace(".", "").replace("'", "").replace("’", "")
    if not surface[0].isupper() or fold_word(surface) == "al":
        return _ANY
    return _ALL if len(letters) > 1 and letters.isupper() else _INITIAL


def _fits(cases: tuple[int, ...], words: list[Word], i: int) -> bool:
    for at, case in enumerate(cases, start=i):
        if case == _INITIAL and not words[at].is_capital:
            return False
        if case == _ALL and not words[at].is_all_capitals:
            return False
    return True


def _allowed(owner: Owner, words: list[Word], first: int, last: int, text: str, actors: Mapping[str, Actor]) -> bool:
    actor_id, via = owner
    if via == "nominal":
        return first > 0 and words[first - 1].key in {"the", "this", "that"}
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
    return not (actors[actor_id].type == "person" and before is not None and _is_given_name(words, first - 1, text))


_ENGLISH = frozenset({"is", "us", "who", "it", "aa", "pa", "ap", "un"})


def _is_given_name(words: list[Word], i: int, text: str) -> bool:
    """Tell whether a capitalised word before a family name makes it somebody else's ("Asma Assad")."""
    word = words[i]
    if not word.is_capital or word.surface.isupper() or word.key in _TITLES or word.key.rstrip("s") in _TITLES:
        return False
    stem = word.key.removesuffix("s")
    return not stem.endswith(("ian", "ish", "ese", "i", "an"))


def _active(actor: Actor, on: date) -> bool:
    return not ((actor.active_from and on < actor.active_from) or (actor.active_to and on > actor.active_to))


def _state_names(actors: Mapping[str, Actor]) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Give each country's demonyms and its state's names, by country code."""
    return {a.country: (a.demonyms, (a.name, *a.aliases)) for a in actors.values() if a.type == "state" and a.country}


def _names_of(actor: Actor, states: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]) -> Iterator[tuple[str, str]]:
    """Give an actor's names and how each names it, with the forms that follow from them by rule."""
    for given in (actor.name, *actor.aliases):
        for name in (given, *_turned(given)):
            yield name, "alias"
            yield from ((n, "alias") for n in _by_country(name, actor, states))
    for via, names in (("demonym", actor.demonyms), ("metonym", actor.metonyms)):
        yield from ((name, via) for name in names)
    yield from ((name.removeprefix("the "), "nominal") for name in actor.nominals)


def _turned(name: str) -> Iterator[str]:
    """Give "Russian ministry of defence" for "Russian defence ministry", and the other way about."""
    words = name.split()
    if len(words) >= 2 and fold_word(words[-1]) == "ministry":
        yield " ".join([*words[:-2], "ministry of", words[-2]])
    elif len(words) >= 3 and fold_word(words[-3]) == "ministry" and words[-2] == "of":
        yield " ".join([*words[:-3], words[-1], "ministry"])


def _by_country(
    name: str, actor: Actor, states: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
) -> Iterator[str]:
    """Give "Syria army" for "Syrian army", which also finds "Syria's army" and, its apostrophe lost, "Syrias army"."""
    demonyms, names = states.get(actor.country or "", ((), ()))
    if actor.type in {"person", "state"}:
        return
    for demonym in demonyms:
        if name.startswith(demonym + " "):
            yield from (state + name[len(demonym) :] for state in names)


def _without_articles(
    keys: tuple[str, ...], cases: tuple[int, ...]
) -> Iterator[tuple[tuple[str, ...], tuple[int, ...]]]:
    """Give a name as it is, and without the Arabic articles inside it ("Jabhat al-Nusra", "Jabhat Nusra")."""
    yield keys, cases
    inner = [i for i in range(1, len(keys)) if keys[i] == "al"]
    if inner and len(keys) - len(inner) > 1:
        kept = [i for i in range(len(keys)) if i not in inner]
        yield tuple(keys[i] for i in kept), tuple(cases[i] for i in kept)

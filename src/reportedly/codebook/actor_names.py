"""Find the codebook's actors in a text by any of their names, and look one up by name."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from rapidfuzz import fuzz, process

from reportedly.codebook.actor_choice import Owner, choose, choose_nominal, leading_country
from reportedly.codebook.actor_forms import CAPITALS, INITIAL, INNER, Form, countries_of, forms_of, names_of
from reportedly.codebook.actor_guards import ONE_OF_A_KIND, may_be_named, may_be_nominal, takes_article
from reportedly.codebook.actor_lines import is_active, line_of, stage_on
from reportedly.codebook.actor_words import (
    Word,
    abbreviations_in,
    bare,
    fold,
    span_of,
    words_of,
)
from reportedly.codebook.entries import Actor
from reportedly.model import Span

__all__ = ["ActorMention", "ActorNames", "abbreviations_in", "fold"]

_JOINED = re.compile(r"[-‑–](\w+)")
_GAP = re.compile(r"[\s\-‑–'’]*\Z")


# Two spellings this alike (0 to 100) are one name: "Syria Democratic Forces", but not "Special Deterrence Force".
_SAME_NAME = 80


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

    form: Form
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
        owners: dict[Form, dict[str, str]] = defaultdict(dict)
        self._by_name: dict[str, tuple[str, ...]] = {}
        countries = countries_of(self._actors)
        for actor in self._actors.values():
            for name, via in names_of(actor, countries):
                forms = tuple(forms_of(name))
                for form in forms:
                    owners[form].setdefault(actor.id, via)
                plain = " ".join(forms[0].keys)
                if via != "nominal" and actor.id not in self._by_name.get(plain, ()):
                    self._by_name[plain] = (*self._by_name.get(plain, ()), actor.id)
        self._root = _Node()
        for form, who in owners.items():
            node = self._root
            for key in form.keys:
                following = node.after.get(key)
                if following is None:
                    following = node.after[key] = _Node()
                node = following
            node.patterns = (*node.patterns, _Pattern(form, tuple(sorted(who.items()))))

    def find(self, text: str, on: date | None = None) -> tuple[ActorMention, ...]:
        """Find every mention of an actor in a text, in text order, none overlapping another.

        The longest name wins. A name that several actors share is settled by what else the text names, or by the day
        `on`; where that does not settle it, it is left out. Nominals ("the group") go to the nearest actor named
        before them that is called so.
        """
        words = words_of(text)
        hits = list(self._hits(words, text))
        settled: list[ActorMention] = []
        mentions = Counter(h.owners[0][0] for h in hits if len(h.owners) == 1 and _is_named(h))
        country = leading_country(mentions, self._actors)
        introduced = abbreviations_in(text)
        for hit in hits:
            full = introduced.get(bare(words[hit.first].surface).replace(".", "")) if hit.first == hit.last else None
            if not _is_named(hit):
                owner = choose_nominal(hit.owners, words[hit.first].start, settled, country, self._actors, on)
            elif full is not None:
                owner = self._introduced(full, hit.owners)
            elif len(hit.owners) == 1:
                owner = hit.owners[0]
            else:
                owner = choose(hit.owners, mentions, self._actors, on)
            if owner is not None:
                settled.append(_mention(words, text, hit, owner))
            elif not _is_named(hit):
                settled.extend(self._inside(words[hit.first : hit.last + 1], text))
        return tuple(settled)

    def named(self, name: str, on: date | None = None) -> Actor | None:
        """Give the actor of that name, in any case or spelling; None where there is none or several could be meant."""
        key = fold(name).removeprefix("the ")
        ids = self._by_name.get(key, ())
        if not ids and name in self._actors:
            ids = (name,)
        if len(ids) > 1 and on is not None:
            ids = tuple(i for i in ids if is_active(self._actors[i], on))
        if len(ids) > 1:
            ids = tuple(i for i in ids if fold(self._actors[i].name) == key)
        return self._actors[ids[0]] if len(ids) == 1 else None

    def all_named(self, name: str) -> tuple[Actor, ...]:
        """Give every actor that goes by that name, in the codebook's order."""
        return tuple(self._actors[i] for i in self._by_name.get(fold(name).removeprefix("the "), ()))

    def fullest_name(self, actor: Actor, on: date | None = None) -> str:
        """Give the name an actor goes by on a day, along its line of succession (Nusra, Fateh al-Sham, HTS)."""
        return stage_on(actor, on, self._actors).name

    def of(self, actor_id: str) -> Actor:
        """Give the actor with that id; KeyError where there is none."""
        return self._actors[actor_id]

    def stage(self, actor: Actor, on: date | None = None) -> Actor:
        """Give the stage of an actor's line that was active on a day; the actor itself where none was."""
        return stage_on(actor, on, self._actors)

    def line(self, actor: Actor) -> tuple[Actor, ...]:
        """Give all stages of one group in the order of time; the actor alone where nothing continues it."""
        return line_of(actor, self._actors)

    def suggestions(self, name: str, limit: int = 5) -> tuple[str, ...]:
        """Give names of actors spelled much like this one, nearest first; for "did you mean"."""
        near = process.extract(fold(name), self._by_name.keys(), scorer=fuzz.ratio, limit=limit * 4, score_cutoff=68)
        ids = dict.fromkeys(i for key, _, _ in near for i in self._by_name[key])
        return tuple(self._actors[i].name for i in ids)[:limit]

    def _inside(self, words: list[Word], text: str) -> Iterator[ActorMention]:
        """Give the names inside a nominal that stands for nobody known: "US" in "the US-backed force"."""
        for i in range(len(words)):
            hit = self._hit_at(words[i : i + 1], 0, text)
            if hit is not None and _is_named(hit) and len(hit.owners) == 1:
                yield _mention(words[i : i + 1], text, hit, hit.owners[0])

    def _introduced(self, full: str, owners: tuple[Owner, ...]) -> Owner | None:
        """Give whom an abbreviation means where the text itself says what it stands for: perhaps none that we know."""
        ids = self._by_name.get(fold(full).removeprefix("the "), ())
        if len(ids) == 1:
            return ids[0], "alias"
        like = [
            o for o in owners if any(_alike(full, n) for n in (self._actors[o[0]].name, *self._actors[o[0]].aliases))
        ]
        return like[0] if len(like) == 1 else None

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
            fitting = [p for p in patterns if _fits(p.form.cases, words, i)]
            for demand in sorted({sum(p.form.cases) for p in fitting}, reverse=True):
                meant = [p for p in fitting if sum(p.form.cases) == demand]
                owners = tuple(dict.fromkeys(o for p in meant for o in self._possible(p, words, i, last, text)))
                named = tuple(o for o in owners if o[1] != "nominal")
                if named:
                    return _Hit(i, last, named)
                if owners:
                    return _Hit(i - 1 if takes_article(words, i, last, text) else i, last, owners)
        return None

    def _possible(self, pattern: _Pattern, words: list[Word], first: int, last: int, text: str) -> Iterator[Owner]:
        exact = all(w.key == key for w, key in zip(words[first : last + 1], pattern.form.keys, strict=True))
        # A nominal such as "the group" has a hundred owners; whether it may be one hangs on their sort alone.
        may: dict[bool, bool] = {}
        for actor_id, via in pattern.owners:
            actor = self._actors[actor_id]
            if via != "nominal":
                if may_be_named(actor, via, words, first, last, text):
                    yield actor_id, via
                continue
            alone = actor.type in ONE_OF_A_KIND
            if alone not in may:
                may[alone] = may_be_nominal(words, first, last, text, exact=exact, alone=alone)
            if may[alone]:
                yield actor_id, via

    def _paths(self, words: list[Word], i: int, text: str) -> Iterator[tuple[int, tuple[_Pattern, ...]]]:
        """Give, size by size, the names that the words from here spell, a final s on any of them or not."""
        nodes = [self._root]
        for at in range(i, len(words)):
            if at > i and not _GAP.match(text[words[at - 1].end : words[at].start]):
                return
            key = words[at].key
            following = [node.after[key] for node in nodes if key in node.after]
            if words[at].surface.endswith("s"):
                following += [node.after[key[:-1]] for node in nodes if key[:-1] in node.after]
            if not following:
                return
            nodes = following
            patterns = tuple(p for node in nodes for p in node.patterns)
            if patterns:
                yield at - i + 1, patterns


def _alike(one: str, other: str) -> bool:
    return fuzz.token_sort_ratio(fold(one), fold(other)) >= _SAME_NAME


def _is_named(hit: _Hit) -> bool:
    return hit.owners[0][1] != "nominal"


def _mention(words: list[Word], text: str, hit: _Hit, owner: Owner) -> ActorMention:
    span = span_of(words, hit.first, hit.last)
    after = _JOINED.match(text, words[hit.last].end)
    joined = after.group(1).lower() if after else None
    if joined is None and hit.first and text[words[hit.first - 1].end : span[0]] in {"-", "‑", "–"}:
        joined = words[hit.first - 1].key
    return ActorMention(span=span, actor=owner[0], via=owner[1], surface=text[slice(*span)], joined=joined)


def _fits(cases: tuple[int, ...], words: list[Word], i: int) -> bool:
    for at, case in enumerate(cases, start=i):
        if case == INITIAL and not words[at].is_capital:
            return False
        if case == INNER and not words[at].has_inner_capital:
            return False
        if case == CAPITALS and not words[at].is_all_capitals:
            return False
    return True

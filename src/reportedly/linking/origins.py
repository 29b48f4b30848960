"""How many mouths: claims that go back to one speaker are one origin, however many outlets carry them.

The count is an upper bound. Speakers without a name in different outlets may be the same person; a named one may have
read it in the paper. What can be told from the texts is only who is surely the same.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from reportedly.linking.data_sets import data_set_of
from reportedly.linking.heard import Heard
from reportedly.linking.interest import interest_of
from reportedly.linking.knowledge import Knowledge
from reportedly.model import Speaker
from reportedly.model.incident import DATA_SET, Origin

_UNNAMED_KINDS = frozenset({"unnamed-sources"})
_name_word = re.compile(r"[^\W\d_][\w’'-]*")
_word_or_number = re.compile(r"[^\W_][\w’'-]*")
_end_of_head = re.compile(r"\s+(?:in|of|from|at|near|on|who|that|which|with|for|close|loyal|familiar)\b|,")
_articles = frozenset({"a", "an", "the"})
_titles = frozenset(
    """
    the a an mr mrs ms dr sir general gen colonel col lieutenant lt major brigadier captain minister president prime
    spokesman spokeswoman spokesperson head chief director
    """.split()
)


def origins_of(heard: Iterable[Heard], knowledge: Knowledge) -> tuple[Origin, ...]:
    """Group claims about one thing by the mouth they come from, in the order in which the mouths are first heard."""
    ordered = sorted(heard, key=lambda h: (str(h.report.published or "9"), h.report.id, h.claim.span, h.claim.id))
    by_outlet = {parts_of(h.report.outlet): _own_voice(h) for h in ordered if h.report.outlet}
    groups: dict[str, list[Heard]] = {}
    for one in ordered:
        groups.setdefault(_mouth(one, by_outlet, knowledge), []).append(one)
    for short, long in _same_names(groups):
        groups[long] = sorted(groups[long] + groups.pop(short), key=ordered.index)
    return tuple(_origin(key, own, knowledge) for key, own in groups.items())


def mouth_of(one: Heard, knowledge: Knowledge) -> str:
    """Name the mouth that one claim comes from, without looking at others."""
    return _mouth(one, {}, knowledge)


def _mouth(one: Heard, by_outlet: dict[frozenset[str], str], knowledge: Knowledge) -> str:
    if not one.claim.said_by or data_set_of(one.family):
        return _own_voice(one)
    speaker = one.claim.said_by[-1]
    if speaker.actor is not None:
        family = by_outlet.get(parts_of(knowledge.name(speaker.actor)))
        return family or f"actor:{knowledge.body(speaker.actor, one.report.published)}"
    words = parts_of(speaker.name or speaker.mention)
    if words and words in by_outlet:
        return by_outlet[words]
    if _is_unnamed(speaker) or not words:
        return f"unnamed:{one.family}:{' '.join((speaker.name or speaker.mention).lower().split())}"
    return f"name:{' '.join(sorted(words))}"


def _own_voice(one: Heard) -> str:
    """Name a report's own voice: its family's, or the data set's, which has coded what it tells and answers for it."""
    data_set = data_set_of(one.family)
    return f"{DATA_SET}:{data_set}" if data_set else f"outlet:{one.family}"


def words_of(name: str | None) -> frozenset[str]:
    """Give the words that make a name, in small letters, without titles."""
    return frozenset(word.lower() for word in _name_word.findall(name or "")) - _titles


def parts_of(name: str | None) -> frozenset[str]:
    """Give the words and numbers of a name, without titles: the 46th Brigade is not the 47th."""
    return frozenset(word.lower() for word in _word_or_number.findall(name or "")) - _titles


def _is_unnamed(speaker: Speaker) -> bool:
    """Tell whether a speaker has no name of their own: "two Western officials", "a resident of Selba", "Activists".

    A name is two capitalised words on end, a capitalised word behind "the" ("the Selba hospital"), or a single word in
    the singular; any other capital stands for a place or at the start of a sentence.
    """
    if speaker.kind in _UNNAMED_KINDS:
        return True
    head = _end_of_head.split(speaker.name or speaker.mention, maxsplit=1)[0]
    words = _name_word.findall(head)
    capital = [word[0].isupper() and word.lower() not in _articles for word in words]
    if len(words) == 1:
        return not capital[0] or words[0].endswith("s")
    if words and words[0].lower() == "the" and any(capital):
        return False
    return not any(here and there for here, there in pairwise(capital))


def _same_names(groups: dict[str, list[Heard]]) -> list[tuple[str, str]]:
    """Find short names that are part of just one longer one: "Darwish" and "Mahmoud Darwish"."""
    names = {key: frozenset(key.removeprefix("name:").split()) for key in groups if key.startswith("name:")}
    found: list[tuple[str, str]] = []
    for key, words in names.items():
        longer = [other for other, more in names.items() if words < more]
        if len(longer) == 1 and not any(long == key for _, long in found):
            found.append((key, longer[0]))
    gone = {short for short, _ in found}
    return [(short, long) for short, long in found if long not in gone]


def _origin(key: str, own: Sequence[Heard], knowledge: Knowledge) -> Origin:
    kind, _, rest = key.partition(":")
    first = own[0]
    if kind == "outlet":
        outlets = dict.fromkeys(h.report.outlet or "an unnamed outlet" for h in own if not h.claim.said_by)
        name = " and ".join(outlets) or first.claim.said_by[-1].name
    elif kind == "actor":
        name = knowledge.name(rest)
    elif kind == DATA_SET:
        name = rest
    else:
        name = max((h.claim.said_by[-1].name or h.claim.said_by[-1].mention for h in own), key=len)
    heard = own if kind != DATA_SET else ()
    interests = [why for h in heard if (why := interest_of(h.claim, knowledge)) is not None]
    return Origin(
        key=key,
        name=name,
        kind=kind if kind in ("outlet", "unnamed", DATA_SET) else "speaker",
        claims=tuple(h.claim.id for h in own),
        outlets=tuple(dict.fromkeys(h.report.outlet or "an unnamed outlet" for h in own)),
        families=tuple(dict.fromkeys(h.family for h in own)),
        interest=interests[0] if interests else None,
    )

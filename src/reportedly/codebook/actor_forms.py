"""The forms of an actor's names: as given, and those that follow by rule from its country and its language."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from reportedly.codebook.actor_words import bare, fold_word, surfaces_of, words_of
from reportedly.codebook.entries import Actor

ANY, INITIAL, INNER, CAPITALS = 0, 1, 2, 3


class Form(NamedTuple):
    """One way of writing a name: its folded words, and the capitals each needs (ANY, INITIAL, INNER, CAPITALS)."""

    keys: tuple[str, ...]
    cases: tuple[int, ...]


class Country(NamedTuple):
    """What a country is called: its adjectives, its state's names, and whether its government has its own entry."""

    demonyms: tuple[str, ...]
    names: tuple[str, ...]
    has_government: bool


def countries_of(actors: Mapping[str, Actor]) -> dict[str, Country]:
    """Give the names of each country that has a state in the codebook, by its code."""
    governed = {
        a.country
        for a in actors.values()
        if a.type == "government"
        and any(
            x.actor in actors and actors[x.actor].type == "state" and x.relation == "part-of" for x in a.affiliations
        )
    }
    return {
        a.country: Country(a.demonyms, (a.name, *a.aliases), a.country in governed)
        for a in actors.values()
        if a.type == "state" and a.country
    }


def names_of(actor: Actor, countries: Mapping[str, Country]) -> Iterator[tuple[str, str]]:
    """Give an actor's names and how each names it (alias, demonym, metonym, nominal), with those that follow by rule.

    The rules: "Ministry of Defence" for "Defence Ministry"; "Syria army" for "Syrian army", which finds "Syria's
    army"; "government of Kenya" for a state whose government has no entry of its own.
    """
    country = countries.get(actor.country or "")
    for given in (actor.name, *actor.aliases):
        for name in (given, *_turned(given)):
            yield name, "alias"
            if country is not None and actor.type not in {"person", "state"}:
                yield from ((n, "alias") for n in _by_country(name, country))
    if country is not None and actor.type == "state" and not country.has_government:
        yield from ((f"{demonym} government", "alias") for demonym in country.demonyms)
        yield from ((f"{name} government", "alias") for name in country.names)
        yield from ((f"government of {name}", "alias") for name in country.names)
    elif country is not None and actor.type == "government" and actor.name.endswith(" government"):
        yield from ((f"government of {name}", "alias") for name in country.names)
    for via, names in (("demonym", actor.demonyms), ("metonym", actor.metonyms)):
        yield from ((name, via) for name in names)
    yield from ((name.removeprefix("the "), "nominal") for name in actor.nominals)


def forms_of(name: str) -> Iterator[Form]:
    """Give a name as it is, and without the Arabic articles inside it ("Jabhat al-Nusra", "Jabhat Nusra")."""
    if "-" in name:
        words = words_of(name)
        keys, surfaces = tuple(w.key for w in words), [w.surface for w in words]
    else:
        surfaces = surfaces_of(name)
        keys = tuple(map(fold_word, surfaces))
    cases = tuple(map(_case, surfaces))
    yield Form(keys, cases)
    if "al" not in keys:
        return
    inner = [i for i in range(1, len(keys)) if keys[i] == "al"]
    if inner and len(keys) - len(inner) > 1:
        kept = [i for i in range(len(keys)) if i not in inner]
        yield Form(tuple(keys[i] for i in kept), tuple(cases[i] for i in kept))


def _turned(name: str) -> Iterator[str]:
    if "inistry" not in name:
        return
    words = name.split()
    if len(words) >= 2 and fold_word(words[-1]) == "ministry":
        yield " ".join([*words[:-2], "ministry of", words[-2]])
    elif len(words) >= 3 and fold_word(words[-3]) == "ministry" and words[-2] == "of":
        yield " ".join([*words[:-3], words[-1], "ministry"])


def _by_country(name: str, country: Country) -> Iterator[str]:
    short = [state for state in country.names if state.count(" ") < 2]
    for demonym in country.demonyms:
        if name.startswith(demonym + " "):
            yield from (state + name[len(demonym) :] for state in short)


@lru_cache(maxsize=16384)
def _case(surface: str) -> int:
    letters = bare(surface).replace(".", "").replace("'", "").replace("’", "")
    if not surface[0].isupper() or fold_word(surface) == "al":
        return ANY
    if len(letters) > 1 and letters.isupper():
        return CAPITALS
    return INNER if len(letters) == 3 and any(c.isupper() for c in letters[1:]) else INITIAL

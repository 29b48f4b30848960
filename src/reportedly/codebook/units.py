"""What reports count and what happened to it: the words of `data/units.toml`, ready to be looked up.

Nouns and verbs stand in the file in one form; the look-up tables here have every form they take in a text.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from reportedly.codebook.frozen import freeze
from reportedly.codebook.table import Table, read_table

UNITS = frozenset(
    "person civilian child woman fighter soldier tank armoured-vehicle vehicle rocket-launcher artillery aircraft "
    "helicopter ship weapon building strike village km2 km other".split()
)
EFFECTS = frozenset(
    "killed wounded captured destroyed damaged displaced detained evacuated present taken other".split()
)
PEOPLE = frozenset({"person", "civilian", "child", "woman", "fighter", "soldier"})
MATERIEL = frozenset(
    "tank armoured-vehicle vehicle rocket-launcher artillery aircraft helicopter ship weapon building".split()
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class UnitWords:
    """The words for units, effects and bounds, all in small letters and in every form.

    `units` gives the unit of a noun or of several words; `verbs` gives effect and form (base, s, past, ing) of a verb,
    `nouns` and `adjectives` the effect of a noun or adjective. `places` and `not_counted` are nouns. `bounds` gives
    low, high or exact for the words before a number, `bounds_after` for those after it; `vague` the bounds of a word
    that stands for a number (None is open); `increments` and `running_totals` are words around a number.
    """

    units: Mapping[str, str]
    verbs: Mapping[str, tuple[str, str]]
    nouns: Mapping[str, str]
    adjectives: Mapping[str, str]
    places: frozenset[str]
    not_counted: frozenset[str]
    bounds: Mapping[str, str]
    bounds_after: Mapping[str, str]
    vague: Mapping[str, tuple[float | None, float | None]]
    increments: frozenset[str]
    running_totals: frozenset[str]


@cache
def shipped_units() -> UnitWords:
    """Give the units that come with the package, read once a process."""
    return load_units(files("reportedly.codebook") / "data" / "units.toml", "codebook/data/units.toml")


def load_units(file: Traversable, path: str) -> UnitWords:
    """Read and check a file of units; `path` names it in errors.

    Raises CodebookError where it does not hold together.
    """
    table = read_table(file, path)
    sections = {name: _section(table, name) for name in tuple(table.entries)}
    wanted = {"units", "irregular", "places", "not_counted", "effects", "bounds", "vague", "basis"}
    for name in wanted ^ sections.keys():
        table.fail(f"the section [{name}] is {'missing' if name in wanted else 'unknown'}", name)
    irregular = {key: sections["irregular"].string(key) for key in tuple(sections["irregular"].entries)}
    units = _by_noun(sections["units"], UNITS, irregular)
    effects = {name: _section(sections["effects"], name) for name in tuple(sections["effects"].entries)}
    verbs = {form: (value, kind) for value, lemma in _listed(effects["verbs"], EFFECTS) for form, kind in _forms(lemma)}
    more = effects["irregular"]
    for words in tuple(more.entries):
        kind = "ing" if words.split()[0].endswith("ing") else "past"
        verbs[words] = (more.one_of(more.string(words), words, EFFECTS), kind)
    bounds, basis = sections["bounds"], sections["basis"]
    return UnitWords(
        units=freeze(units),
        verbs=freeze(verbs),
        nouns=freeze({word: value for value, word in _listed(effects["nouns"], EFFECTS)}),
        adjectives=freeze({word: value for value, word in _listed(effects["adjectives"], EFFECTS)}),
        places=_nouns(sections["places"], irregular),
        not_counted=_nouns(sections["not_counted"], irregular),
        bounds=freeze({words: side for side in ("low", "high", "exact") for words in bounds.strings(side)}),
        bounds_after=freeze({words: side for side in ("low", "high") for words in bounds.strings(f"{side}_after")}),
        vague=freeze({words: _pair(sections["vague"], words) for words in tuple(sections["vague"].entries)}),
        increments=frozenset(basis.strings("increment")),
        running_totals=frozenset(basis.strings("running_total")),
    )


def _section(table: Table, name: str) -> Table:
    value = table.entries[name]
    if not isinstance(value, dict):
        table.fail(f"[{name}] has to be a section", name)
    return Table(dict(value), table.path, table.text)


def _listed(table: Table, allowed: frozenset[str]) -> Iterator[tuple[str, str]]:
    for value in tuple(table.entries):
        table.one_of(value, value, allowed)
        for word in table.strings(value):
            yield value, " ".join(word.split())


def _by_noun(table: Table, allowed: frozenset[str], irregular: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for value, noun in _listed(table, allowed):
        for form in (noun, plural(noun, irregular)):
            found.setdefault(form, value)
    return found


def _nouns(table: Table, irregular: Mapping[str, str]) -> frozenset[str]:
    nouns = [" ".join(word.split()) for word in table.strings("nouns")]
    return frozenset(form for noun in nouns for form in (noun, plural(noun, irregular)))


def _pair(table: Table, words: str) -> tuple[float | None, float | None]:
    value = table.entries[words]
    if not isinstance(value, list) or len(value) != 2 or not all(isinstance(v, int | float) for v in value):
        table.fail(f"{words!r} has to be two numbers such as [24, -1]", words)
    return tuple(None if v < 0 else float(v) for v in value)  # type: ignore[return-value]


def plural(noun: str, irregular: Mapping[str, str]) -> str:
    """Give the plural of a noun, or of the last word of several."""
    head, _, last = noun.rpartition(" ")
    start = f"{head} " if head else ""
    if last in irregular:
        return start + irregular[last]
    if last.endswith(("s", "x", "ch", "sh")):
        return start + last + "es"
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return start + last[:-1] + "ies"
    return start + last + "s"


def _forms(lemma: str) -> Iterator[tuple[str, str]]:
    """Give a verb's regular forms; the particle of "shoot down" stays behind it."""
    verb, _, particle = lemma.partition(" ")
    end = f" {particle}" if particle else ""
    stem = verb[:-1] if verb.endswith("e") else verb
    doubled = verb + verb[-1] if verb in {"trap", "pin", "kidnap"} else stem
    past = verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeiou" else doubled + "ed"
    third = (
        verb[:-1] + "ies" if past.endswith("ied") else verb + ("es" if verb.endswith(("s", "x", "ch", "sh")) else "s")
    )
    ing = (doubled if doubled != stem else verb if verb.endswith("ee") or verb == "die" else stem) + "ing"
    yield from ((verb + end, "base"), (third + end, "s"), (past + end, "past"), (ing + end, "ing"))

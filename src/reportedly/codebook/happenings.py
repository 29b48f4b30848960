"""Which kinds of event can tell of one happening, from `happenings.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reportedly.codebook.frozen import freeze
from reportedly.codebook.table import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Happenings:
    """The groups that a kind is in, and sorts of kinds: those that say little of how it was done, come in the train
    of others, rule out each other, or in which both sides act.
    """

    groups: Mapping[str, frozenset[str]]
    open_kinds: frozenset[str]
    in_train: frozenset[str]
    means: frozenset[str]
    two_sided: frozenset[str]


@cache
def shipped_happenings() -> Happenings:
    """Read the groups that come with the package."""
    name = "happenings.toml"
    table = read_table(files("reportedly.codebook") / "data" / name, f"data/{name}")
    groups: dict[str, set[str]] = {}
    open_kinds: set[str] = set()
    for group in table.tables("group"):
        called = group.string("name")
        kinds, loose = group.strings("kinds"), group.strings("open")
        for kind in kinds:
            groups.setdefault(kind, set()).add(called)
        for kind in loose:
            group.one_of(kind, "open", kinds)
        open_kinds.update(loose)
        group.done()
    sorts = {sort: table.strings(sort) for sort in ("in_train", "means", "two_sided")}
    for sort, kinds in sorts.items():
        for kind in kinds:
            table.one_of(kind, sort, sorted(groups))
    table.done()
    return Happenings(
        groups=freeze({kind: frozenset(names) for kind, names in groups.items()}),
        open_kinds=frozenset(open_kinds),
        in_train=frozenset(sorts["in_train"]),
        means=frozenset(sorts["means"]),
        two_sided=frozenset(sorts["two_sided"]),
    )

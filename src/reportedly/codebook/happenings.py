"""Which kinds of event can tell of one happening, from `happenings.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reportedly.codebook.frozen import freeze
from reportedly.codebook.table import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Happenings:
    """The groups that a kind is in, the kinds that say little of how it was done, and those in the train of others."""

    groups: Mapping[str, frozenset[str]]
    open_kinds: frozenset[str]
    in_train: frozenset[str]


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
    in_train = table.strings("in_train")
    for kind in in_train:
        table.one_of(kind, "in_train", sorted(groups))
    table.done()
    return Happenings(
        groups=freeze({kind: frozenset(names) for kind, names in groups.items()}),
        open_kinds=frozenset(open_kinds),
        in_train=frozenset(in_train),
    )

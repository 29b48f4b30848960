"""Which kinds of event can tell of one happening, from `happenings.toml`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from reportedly.codebook.entries import Kind
from reportedly.codebook.frozen import freeze
from reportedly.codebook.table import read_table

SPEECH = "speech"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happenings:
    """The groups that a kind is in, and sorts of kinds: those that say little of how it was done, come in the train
    of others, rule out each other, or in which both sides act.

    `of_families` names the group that a kind of a family is in which no group names, as a user's own.
    """

    groups: Mapping[str, frozenset[str]]
    open_kinds: frozenset[str]
    in_train: frozenset[str]
    means: frozenset[str]
    two_sided: frozenset[str]
    of_families: Mapping[str, str]

    def with_kinds(self, own: Iterable[Kind]) -> "Happenings":
        """Find a group for kinds of a user's own: that of their family, where it has one; else they go by themselves.

        What is only said stays without a group.
        """
        groups = dict(self.groups)
        for kind in own:
            if kind.family != SPEECH:
                groups[kind.id] = frozenset((self.of_families.get(kind.family, kind.id),))
        return replace(self, groups=freeze(groups))


@cache
def shipped_happenings() -> Happenings:
    """Read the groups that come with the package."""
    name = "happenings.toml"
    table = read_table(files("reportedly.codebook") / "data" / name, f"data/{name}")
    groups: dict[str, set[str]] = {}
    open_kinds: set[str] = set()
    of_families: dict[str, str] = {}
    for group in table.tables("group"):
        called = group.string("name")
        kinds, loose = group.strings("kinds"), group.strings("open")
        for kind in kinds:
            groups.setdefault(kind, set()).add(called)
        for kind in loose:
            group.one_of(kind, "open", kinds)
        open_kinds.update(loose)
        of_families |= dict.fromkeys(group.strings("families"), called)
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
        of_families=freeze(of_families),
    )

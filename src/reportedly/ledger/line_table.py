"""Lines of claims as a table by columns, each distinct name once: a third of the room, and read ten times as fast."""

from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from itertools import accumulate, chain
from typing import Any, NamedTuple, TypeVar

from reportedly.ledger.columns import ClaimLine, PlaceLine

N = TypeVar("N", bound=Hashable)
NONE = -1
"""Stands where a claim has no place or relation."""

_epoch = date(1970, 1, 1).toordinal()


class Numbered(dict[N, int]):
    """Gives every distinct name a number, in the order of first sight: `numbers[name]`."""

    def __missing__(self, name: N) -> int:
        """Number a name that is seen for the first time."""
        number = self[name] = len(self)
        return number


class LineTable(NamedTuple):
    """Lines of claims by columns: what belongs to a claim is at the same place in each.

    `first` and `last` are days since 1970. Columns of words hold their numbers in `words`, `place` that in `places` (in
    the order of `PlaceLine`), `speaker` and `actor` those in `people` (a name and an id): a claim's are those behind
    the claim before it up to its own `speaker_ends` and `actor_ends`, each person once. A claim that names no speaker
    has none here.
    """

    id: list[str]
    quote: list[str]
    first: list[int | None]
    last: list[int | None]
    kind: list[int]
    status: list[int]
    act: list[int]
    certainty: list[int]
    polarity: list[int]
    relation: list[int]
    place: list[int]
    speaker: list[int]
    speaker_ends: list[int]
    actor: list[int]
    actor_ends: list[int]
    words: list[str]
    places: list[list[Any]]
    people: list[list[str | None]]


_single = (
    "id",
    "quote",
    "first",
    "last",
    "kind",
    "status",
    "act",
    "certainty",
    "polarity",
    "relation",
    "place",
)


def tabled(lines: Sequence[ClaimLine]) -> LineTable:
    """Write lines as a table, in their order."""
    words: Numbered[str] = Numbered()
    places: Numbered[PlaceLine] = Numbered()
    people: Numbered[tuple[str, str | None]] = Numbered()
    named = [
        [
            list(dict.fromkeys(people[n.name, n.actor] for n in line.named if (n.role == "speaker") is speaking))
            for line in lines
        ]
        for speaking in (True, False)
    ]
    return LineTable(
        id=[line.id for line in lines],
        quote=[line.quote for line in lines],
        first=[day_number(line.first_day) for line in lines],
        last=[day_number(line.last_day) for line in lines],
        kind=[words[line.kind] for line in lines],
        status=[words[line.status] for line in lines],
        act=[words[line.act] for line in lines],
        certainty=[words[line.certainty] for line in lines],
        polarity=[words[line.polarity] for line in lines],
        relation=[NONE if line.relation is None else words[line.relation] for line in lines],
        place=[NONE if line.where is None else places[line.where] for line in lines],
        speaker=list(chain.from_iterable(named[0])),
        speaker_ends=_ends(named[0]),
        actor=list(chain.from_iterable(named[1])),
        actor_ends=_ends(named[1]),
        words=list(words),
        places=[list(place) for place in places],
        people=[[name, actor] for name, actor in people],
    )


def chosen(table: LineTable, wanted: Sequence[bool]) -> LineTable:
    """Give the lines of a table that are wanted, told one by one."""
    if all(wanted):
        return table
    rows = [row for row, want in enumerate(wanted) if want]
    people = {
        name: [of[start:end] for start, end in zip([0, *ends], ends, strict=False)]
        for name, of, ends in (
            ("speaker", table.speaker, table.speaker_ends),
            ("actor", table.actor, table.actor_ends),
        )
    }
    kept = {name: [people[name][row] for row in rows] for name in people}
    columns = {name: [getattr(table, name)[row] for row in rows] for name in _single}
    return table._replace(
        **columns,
        speaker=list(chain.from_iterable(kept["speaker"])),
        speaker_ends=_ends(kept["speaker"]),
        actor=list(chain.from_iterable(kept["actor"])),
        actor_ends=_ends(kept["actor"]),
    )


def day_number(day: date | None) -> int | None:
    """Write a day as the number of days since 1970: what a browser compares and draws by."""
    return day.toordinal() - _epoch if day else None


def _ends(lists: Iterable[Sequence[int]]) -> list[int]:
    return list(accumulate(map(len, lists)))

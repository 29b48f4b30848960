"""The codebook from its files: the shipped ones, then those of a user's folders, which add to them or override them."""

import dataclasses
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

from reportedly.codebook import read_actors as actors_file
from reportedly.codebook import read_words as words
from reportedly.codebook.entries import Codebook, Kind
from reportedly.codebook.frozen import freeze
from reportedly.codebook.read_kinds import read_kind
from reportedly.codebook.read_schemes import AllowedCodes, read_allowed
from reportedly.codebook.read_sheets import read_sheets
from reportedly.codebook.table import Table, read_table
from reportedly.codebook.units import shipped_units
from reportedly.errors import CodebookError

T = TypeVar("T")
SHIPPED = "data"
ROOMS = ("kinds", "actors")
OPEN_FILES = (
    "word_lists.toml",
    "speech.toml",
    "hedges.toml",
    "status.toml",
    "speaker_nouns.toml",
    "party_nouns.toml",
    "light_verbs.toml",
    "filler.toml",
)
"""The files that a user's folder may have too; the closed lists, units, sites and sheets are the package's own."""
FILES = (*OPEN_FILES, "lists.toml", "schemes.toml", "units.toml", "sites.toml", "happenings.toml", "sheets.toml")


def load_codebook(folders: Sequence[Path] = ()) -> Codebook:
    """Load the codebook that comes with the package, and on top of it a user's own folders, in their order.

    A folder is laid out as the shipped `data/`: `kinds/*.toml`, `actors/*.toml`, `speech.toml` and so on, each of
    them optional. An entry whose id (or cue) is there already replaces it. The digest is the same wherever the same
    entries are loaded; examples and the names that others have for a kind do not count, since they do not change what
    is coded.
    Raises CodebookError, with file and line, where anything does not hold together.
    """
    return _load(tuple(folders)) if folders else _shipped()


@cache
def _shipped() -> Codebook:
    # Coding and linking both ask for it, and nobody can change it.
    return _load(())


def _load(folders: Sequence[Path]) -> Codebook:
    layers = [_Layer(files("reportedly.codebook") / SHIPPED, SHIPPED)]
    layers += [_Layer(_folder(path), str(path)) for path in folders]
    lists = words.read_closed_lists(layers[0].need("lists.toml"))
    word_lists = _merge(layers, "word_lists.toml", words.read_word_lists)
    kinds = _kinds(layers, lists, word_lists, read_allowed(layers[0].need("schemes.toml")))
    actors: actors_file.Located = {}
    for layer in layers:
        actors.update(layer.room("actors", lambda table: actors_file.read_actors(table, lists["speaker_kinds"])))
    actors_file.check_references(actors)
    counted = shipped_units()
    negations: dict[Any, Any] = {}

    def hedges_and_negations(table: Table) -> dict[Any, Any]:
        hedges = words.read_hedges(table, lists)
        negations.update(words.read_negations(table))
        return hedges

    book = Codebook(
        kinds=freeze(kinds),
        actors=freeze({actor_id: actor for actor_id, (actor, _) in sorted(actors.items())}),
        speech=tuple(_merge(layers, "speech.toml", lambda t: words.read_speech(t, lists)).values()),
        hedges=tuple(_merge(layers, "hedges.toml", hedges_and_negations).values()),
        negations=tuple(negations.values()),
        statuses=tuple(_merge(layers, "status.toml", lambda t: words.read_statuses(t, lists)).values()),
        speaker_nouns=tuple(
            _merge(layers, "speaker_nouns.toml", lambda t: words.read_speaker_nouns(t, lists)).values()
        ),
        light_verbs=frozenset().union(*(words.read_light_verbs(t) for t in _tables(layers, "light_verbs.toml"))),
        party_nouns=freeze(_merge(layers, "party_nouns.toml", words.read_party_nouns)),
        units=counted.units,
        effects=freeze({**{verb: effect for verb, (effect, _) in counted.verbs.items()}, **counted.nouns}),
        closed_lists=freeze({**lists, "kinds": tuple(kinds)}),
        word_lists=freeze(word_lists),
        filler=freeze(_merge(layers, "filler.toml", words.read_filler)),
        sheets=freeze(read_sheets(layers[0].need("sheets.toml"), {**lists, "kinds": tuple(kinds)})),
        digest="",
    )
    return dataclasses.replace(book, digest=digest(book))


def kind_files(folders: Sequence[Path], *, shipped: bool) -> dict[str, Path]:
    """Give the file of each kind in a user's folders (a later one goes before), and of the shipped ones if asked."""
    rooms = [Path(str(files("reportedly.codebook"))) / SHIPPED / "kinds"] if shipped else []
    rooms += [folder / "kinds" for folder in folders]
    return {
        read_table(path, str(path)).string("id"): path
        for room in rooms
        if room.is_dir()
        for path in sorted(room.glob("*.toml"))
    }


def digest(book: Codebook) -> str:
    """Name the codebook by what it says, as 20 hexadecimal digits; the digest itself and the examples are left out."""
    content = {f.name: getattr(book, f.name) for f in dataclasses.fields(book) if f.name != "digest"}
    canonical = json.dumps(content, default=_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()[:20]


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, date):
        return value.isoformat()
    slots: tuple[str, ...] = type(value).__slots__  # type: ignore[attr-defined]
    return {name: getattr(value, name) for name in slots if name not in {"examples", "schemes"}}


class _Layer:
    """One folder of the codebook: the shipped one, or a user's."""

    def __init__(self, folder: Traversable, name: str) -> None:
        self.folder = folder
        self.name = name
        self.names = sorted(entry.name for entry in folder.iterdir())
        for entry in self.names:
            if entry.endswith(".toml") and entry not in (FILES if name == SHIPPED else OPEN_FILES):
                raise CodebookError(
                    f"{name}/{entry}: no such part of the codebook; put event kinds into kinds/, actors into actors/, "
                    f"or name it one of {', '.join(OPEN_FILES)}"
                )

    def file(self, name: str) -> Table | None:
        """Read one file of the folder, None where it is not there."""
        return read_table(self.folder / name, f"{self.name}/{name}") if name in self.names else None

    def need(self, name: str) -> Table:
        """Read a file that has to be there."""
        table = self.file(name)
        if table is None:
            raise CodebookError(f"{self.name}/{name} is missing; install the package again")
        return table

    def room(self, name: str, read: Callable[[Table], dict[str, T]]) -> dict[str, T]:
        """Read all files of a subfolder; an id must not stand in two of them."""
        found: dict[str, T] = {}
        if name not in self.names:
            return found
        room = self.folder / name
        for file in sorted(entry.name for entry in room.iterdir() if entry.name.endswith(".toml")):
            table = read_table(room / file, f"{self.name}/{name}/{file}")
            for entry_id, entry in read(table).items():
                if entry_id in found:
                    table.fail(f"the id {entry_id!r} stands in another file of {self.name}/{name} too", entry_id)
                found[entry_id] = entry
        return found


def _folder(path: Path) -> Path:
    if not path.is_dir():
        raise CodebookError(f"{path} is no folder; name a folder with kinds/, actors/ or speech.toml in it")
    return path


def _tables(layers: Sequence[_Layer], name: str) -> Iterator[Table]:
    return (table for layer in layers if (table := layer.file(name)) is not None)


def _merge(layers: Sequence[_Layer], name: str, read: Callable[[Table], dict[Any, T]]) -> dict[Any, T]:
    merged: dict[Any, T] = {}
    for table in _tables(layers, name):
        merged.update(read(table))
    return merged


def _kinds(
    layers: Sequence[_Layer], lists: words.Lists, word_lists: dict[str, frozenset[str]], allowed: AllowedCodes
) -> dict[str, Kind]:
    located: dict[str, tuple[Kind, Table]] = {}

    def read(table: Table) -> dict[str, tuple[Kind, Table]]:
        kind = read_kind(table, lists["statuses"], word_lists, allowed)
        return {kind.id: (kind, table)}

    for layer in layers:
        located.update(layer.room("kinds", read))
    for kind, table in located.values():
        if kind.when_attempted is not None and kind.when_attempted not in located:
            table.fail(f"{kind.id}: when_attempted is {kind.when_attempted!r}, which is in no file", "when_attempted")
        for example in kind.examples:
            if example.kind is not None and example.kind not in located:
                table.fail(f"{kind.id}: an example of kind {example.kind!r}, which is in no file", example.kind)
    return {kind_id: kind for kind_id, (kind, _) in sorted(located.items())}

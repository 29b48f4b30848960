"""Who: the sides of a row and the source it names, by their names there and, where it knows them, in the codebook."""

import re
from collections.abc import Iterator
from datetime import date

from reportedly.codebook import Actor
from reportedly.coding.sheet.cells import Row
from reportedly.model import Party, Span, Speaker
from reportedly.model.coding_sheet import SheetCell

_OF_SOURCES = ";"
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*\Z")


def sides_of(row: Row, on: date | None) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Give who does it and to whom; where both sides act (a battle), both do it and nobody is its target."""
    agents, targets = _side(row, row.sheet.agents, on), _side(row, row.sheet.targets, on)
    if any((cell := row.cells.get(c)) and cell.value in values for c, values in row.sheet.both_act.items()):
        agents, targets = [*agents, *targets], []
    for slot, side in (("event.agents", agents), ("event.targets", targets)):
        for nth, (cell, _) in enumerate(side):
            row.take(f"{slot}.{nth}", cell)
    return tuple(party for _, party in agents), tuple(party for _, party in targets)


def speakers_of(row: Row, on: date | None) -> tuple[Speaker, ...]:
    """Give the one source that a row names; the data set speaks for itself where it names none or several."""
    cell = row.cells.get(row.sheet.source)
    names = list(_names(cell, _OF_SOURCES)) if cell else []
    if cell is None or len(names) != 1:
        return ()
    ((words, span),) = names
    actor = _actor(row, words, on)
    row.take("said_by", cell)
    kind = actor.speaker_kind if actor else row.sheet.source_kind
    known = actor.id if actor else None
    return (Speaker(mention=words, name=actor.name if actor else words, kind=kind, span=span, actor=known),)


def _side(row: Row, columns: tuple[str, ...], on: date | None) -> list[tuple[SheetCell, Party]]:
    found: list[tuple[SheetCell, Party]] = []
    for column in columns:
        cell = row.cells.get(column)
        if cell is None:
            continue
        for words, span in _names(cell, row.sheet.between):
            actor = _actor(row, words, on)
            name = actor.name if actor else _IN_BRACKETS.sub("", words) or words
            party = Party(mention=words, name=name, span=span, actor=actor.id if actor else None)
            found.append((cell, party))
    return found


def _names(cell: SheetCell, between: str) -> Iterator[tuple[str, Span]]:
    start = cell.span[0]
    for part in cell.value.split(between):
        if name := part.strip():
            at = start + part.index(name)
            yield name, (at, at + len(name))
        start += len(part) + len(between)


def _actor(row: Row, words: str, on: date | None) -> Actor | None:
    """Find whom a name means: as it stands, without "(2000-2024)", or on either side of "HTS: Hayat Tahrir al Sham"."""
    bare = _IN_BRACKETS.sub("", words)
    for name in dict.fromkeys((words, bare, *(part.strip() for part in bare.split(":")))):
        found = row.kit.names.named(name, on) if name else None
        if found is not None:
            return found
    state = next((bare.removeprefix(body) for body in row.sheet.bodies if bare.startswith(body + " ")), None)
    return row.kit.names.named(state.strip(), on) if state else None

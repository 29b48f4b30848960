"""Those who act and speak, from `actors/*.toml`: any number of `[[actor]]` tables a file."""

from reportedly.codebook.entries import Actor, Affiliation
from reportedly.codebook.table import Table

Located = dict[str, tuple[Actor, Table]]


def read_actors(table: Table, speaker_kinds: tuple[str, ...]) -> Located:
    """Read the actors of one file, each with its table, so that later errors can still name the line."""
    found: Located = {}
    for part in table.tables("actor"):
        actor = _actor(part, speaker_kinds)
        if actor.id in found:
            part.fail(f"the id {actor.id!r} stands in this file twice; give each actor its own")
        found[actor.id] = (actor, part)
    table.done()
    return found


def _actor(table: Table, speaker_kinds: tuple[str, ...]) -> Actor:
    actor = Actor(
        id=table.string("id"),
        name=table.string("name"),
        type=table.string("type"),
        speaker_kind=table.choice("speaker_kind", speaker_kinds),
        country=table.optional("country"),
        aliases=table.strings("aliases"),
        demonyms=table.strings("demonyms"),
        metonyms=table.strings("metonyms"),
        nominals=table.strings("nominals"),
        active_from=table.day("active_from"),
        active_to=table.day("active_to"),
        affiliations=tuple(_affiliation(part) for part in table.tables("affiliations")),
        cites=table.strings("cites"),
    )
    if actor.active_from and actor.active_to and actor.active_to < actor.active_from:
        table.fail(f"{actor.id}: active_to is before active_from; correct one of them", "active_to")
    table.done()
    return actor


def _affiliation(table: Table) -> Affiliation:
    affiliation = Affiliation(
        actor=table.string("actor"), relation=table.string("relation"), start=table.day("start"), end=table.day("end")
    )
    if affiliation.start and affiliation.end and affiliation.end < affiliation.start:
        table.fail(f"the affiliation with {affiliation.actor!r} ends before it starts; correct one of the days")
    table.done()
    return affiliation


def check_references(actors: Located) -> None:
    """Stop where an affiliation names an actor that is in no file."""
    for actor, table in actors.values():
        for affiliation in actor.affiliations:
            if affiliation.actor not in actors:
                table.fail(
                    f"{actor.id}: affiliation with {affiliation.actor!r}, which is no actor's id; "
                    "add that actor or correct the id",
                    affiliation.actor,
                )

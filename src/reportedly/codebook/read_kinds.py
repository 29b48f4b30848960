"""Event kinds, from `kinds/*.toml`: one file a kind."""

from collections.abc import Mapping

from reportedly.codebook.entries import Example, Frame, Kind
from reportedly.codebook.frozen import freeze
from reportedly.codebook.read_schemes import AllowedCodes, read_schemes
from reportedly.codebook.table import Table

ROLES = ("agent", "target", "weapon", "place", "content", "none")
CLASSES = ("verb", "noun", "adjective")
FAMILIES = ("violence", "territory", "movement", "casualties", "diplomacy", "speech", "cooperation", "coercion", "law")
PREPOSITIONS = tuple(
    "about across after against ahead along alongside among around as at away before behind between beyond by "
    "concerning despite down during for from in inside into near of off on onto out outside over past "
    "regarding since through throughout to toward towards under until up upon via with within without".split()
)
POSITIONS = {
    "verb": ("subject", "object", *PREPOSITIONS),
    "noun": ("poss", "modifier", *PREPOSITIONS),
    "adjective": ("modifier", "head", *PREPOSITIONS),
}
NAME = "@name"


def read_kind(
    table: Table, statuses: tuple[str, ...], word_lists: Mapping[str, frozenset[str]], allowed: AllowedCodes
) -> Kind:
    """Read one kind; `word_lists` are what `@place` and the like among `needs` stand for."""
    kind_id = table.string("id")
    kind = Kind(
        id=kind_id,
        label=table.string("label"),
        definition=" ".join(table.string("definition").split()),
        family=table.choice("family", FAMILIES),
        rank=table.number("rank"),
        instruments=table.cues("instruments"),
        default_status=table.choice("default_status", statuses, default="occurred"),
        when_attempted=table.optional("when_attempted"),
        schemes=read_schemes(table.table("schemes"), allowed),
        frames=tuple(_frame(part, statuses, word_lists) for part in table.tables("frame")),
        examples=tuple(_example(part, kind_id, statuses) for part in table.tables("example")),
    )
    table.done()
    return kind


def _frame(table: Table, statuses: tuple[str, ...], word_lists: Mapping[str, frozenset[str]]) -> Frame:
    word_class = table.choice("class", CLASSES)
    roles = table.roles("roles")
    for position, role in roles.items():
        table.one_of(position, "roles", POSITIONS[word_class])
        table.one_of(role, "roles", ROLES)
    status = table.optional("status")
    frame = Frame(
        cues=table.cues("cues"),
        word_class=word_class,
        roles=freeze(roles),
        needs=_lemmas(table, "needs", word_lists),
        object_in=_lemmas(table, "object_in", word_lists),
        subject_in=_lemmas(table, "subject_in", word_lists),
        needs_role=tuple(table.one_of(role, "needs_role", ROLES) for role in table.strings("needs_role")),
        blocked_by=_lemmas(table, "blocked_by", word_lists),
        weak=table.flag("weak"),
        strong_if_negated=table.flag("strong_if_negated"),
        status=table.one_of(status, "status", statuses) if status else None,
    )
    if not frame.cues:
        table.fail("the frame has no cues; add at least one", "cues")
    table.done()
    return frame


def _lemmas(table: Table, key: str, word_lists: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    found: list[str] = []
    for word in table.strings(key):
        if word.startswith("@") and word != NAME:
            table.one_of(word[1:], key, word_lists)
            found.extend(sorted(word_lists[word[1:]]))
        else:
            found.append(word)
    return tuple(found)


def _example(table: Table, kind_id: str, statuses: tuple[str, ...]) -> Example:
    is_not = table.flag("not")
    kind = table.optional("kind") or (None if is_not else kind_id)
    status = table.optional("status")
    example = Example(
        text=table.string("text"),
        is_kind=kind == kind_id,
        kind=kind,
        agents=table.strings("agents") if "agents" in table.entries else None,
        targets=table.strings("targets") if "targets" in table.entries else None,
        status=table.one_of(status, "status", statuses) if status else None,
    )
    table.done()
    return example

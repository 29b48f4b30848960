"""What a kind of event is called in the coding schemes of others: PLOVER, CAMEO, ACLED and UCDP."""

from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.codebook.entries import Schemes
from reportedly.codebook.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowedCodes:
    """The names and codes that the schemes have: PLOVER's events with their modes, ACLED's types with sub-types."""

    plover: Mapping[str, tuple[str, ...]]
    acled: Mapping[str, tuple[str, ...]]
    ucdp: tuple[str, ...]
    cameo: tuple[str, ...]


def read_allowed(table: Table) -> AllowedCodes:
    """Read what the schemes allow, from `schemes.toml`."""
    ucdp, cameo = table.table("ucdp"), table.table("cameo")
    allowed = AllowedCodes(
        plover=_by_name(table.table("plover")),
        acled=_by_name(table.table("acled")),
        ucdp=ucdp.strings("types_of_violence"),
        cameo=cameo.strings("codes"),
    )
    for part in (ucdp, cameo, table):
        part.done()
    return allowed


def read_schemes(table: Table, allowed: AllowedCodes) -> Schemes:
    """Read what one kind is called elsewhere; what a scheme has no name for is left out."""
    plover = table.optional("plover")
    if plover is not None:
        table.one_of(plover, "plover", allowed.plover)
    mode = table.optional("plover_mode")
    if mode is not None:
        if plover is None:
            table.fail("plover_mode stands without plover; name the event that it is a mode of", "plover_mode")
        table.one_of(mode, "plover_mode", allowed.plover[plover])
    cameo = table.optional("cameo")
    schemes = Schemes(
        plover=plover,
        plover_mode=mode,
        cameo=table.one_of(cameo, "cameo", allowed.cameo) if cameo is not None else None,
        acled=tuple(_acled(table, code, allowed) for code in table.strings("acled")),
        ucdp=tuple(table.one_of(name, "ucdp", allowed.ucdp) for name in table.strings("ucdp")),
    )
    table.done()
    return schemes


def _acled(table: Table, code: str, allowed: AllowedCodes) -> tuple[str, str]:
    event_type, colon, sub_type = code.partition(": ")
    if not colon:
        table.fail(f"acled: {code!r} has to name a type and a sub-type, such as 'Battles: Armed clash'", code)
    table.one_of(event_type, "acled", allowed.acled)
    return event_type, table.one_of(sub_type, f"acled: {event_type}", allowed.acled[event_type])


def _by_name(table: Table) -> dict[str, tuple[str, ...]]:
    return {name: table.strings(name) if table.entries[name] else _nothing(table, name) for name in [*table.entries]}


def _nothing(table: Table, name: str) -> tuple[str, ...]:
    table.entries.pop(name)
    return ()

"""What the columns of coding sheets mean: ACLED's and UCDP's, from `sheets.toml`."""

from collections.abc import Mapping

from reportedly.codebook.entries import Sheet, SheetPart, SheetPlace
from reportedly.codebook.frozen import freeze
from reportedly.codebook.table import Table

Lists = Mapping[str, tuple[str, ...]]


def read_sheets(table: Table, lists: Lists) -> dict[str, Sheet]:
    """Read every sheet by its name; `lists` are the closed lists, the kinds among them."""
    found: dict[str, Sheet] = {}
    for entry in table.tables("sheet"):
        sheet = _sheet(entry, lists)
        if sheet.id in found:
            entry.fail(f"the sheet {sheet.id!r} stands there twice; take one out", sheet.id)
        found[sheet.id] = sheet
    table.done()
    return found


def _sheet(entry: Table, lists: Lists) -> Sheet:
    kinds = entry.roles("kinds")
    days = entry.roles("days")
    for values, allowed, key in ((kinds, lists["kinds"], "kinds"), (days, lists["precisions"], "days")):
        for value in values.values():
            entry.one_of(value, key, allowed)
    sheet = Sheet(
        id=entry.string("id"),
        kind=entry.strings("kind"),
        kinds=freeze(kinds),
        both_act=freeze({name: _listed(values) for name, values in entry.roles("both_act").items()}),
        agents=entry.strings("agents"),
        targets=entry.strings("targets"),
        between=entry.choice("between", (",", ";")),
        bodies=entry.strings("bodies"),
        source=entry.string("source"),
        source_kind=entry.choice("source_kind", lists["speaker_kinds"]),
        quote=entry.strings("quote"),
        country=entry.string("country"),
        latitude=entry.string("latitude"),
        longitude=entry.string("longitude"),
        place_precision=entry.string("place_precision"),
        places=freeze(dict(_place(place, lists) for place in entry.tables("place"))),
        first_day=entry.string("first_day"),
        last_day=entry.string("last_day"),
        day_precision=entry.string("day_precision"),
        days=freeze(days),
        low=entry.string("low"),
        high=entry.string("high"),
        best=entry.string("best"),
        parts=tuple(_part(part, lists) for part in entry.tables("part")),
    )
    entry.done()
    return sheet


def _listed(values: str) -> tuple[str, ...]:
    return tuple(value.strip() for value in values.split(","))


def _place(entry: Table, lists: Lists) -> tuple[str, SheetPlace]:
    code, point = entry.string("code"), entry.flag("point")
    place = SheetPlace(
        named_by=entry.string("named_by"),
        level=entry.choice("level", lists["levels"]),
        relation=entry.choice("relation", lists["relations"]),
        point=point,
        radius_km=float(entry.number("radius_km")) if point else None,
    )
    entry.done()
    return code, place


def _part(entry: Table, lists: Lists) -> SheetPart:
    part = SheetPart(column=entry.string("column"), unit=entry.choice("unit", lists["units"]), of=entry.optional("of"))
    entry.done()
    return part

"""`gazetteer`: find places by name, and take in villages that the shipped file lacks."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from reportedly.cli.options import format_option


@click.group()
def command() -> None:
    """Find places by name; import more of them.

    \b
    Example:
      reportedly gazetteer find "Deir Ezzor" --country SY
    """


@command.command("find")
@click.argument("name")
@click.option(
    "--country", metavar="CODE", help="Only in this country (ISO code, such as SY); looser spellings count too."
)
@click.option("--user-file", type=click.Path(path_type=Path), help="The file of imports, if not the usual one.")
@format_option
def find(name: str, country: str | None, user_file: Path | None, shape: str) -> None:
    """List the places of that NAME, most likely first.

    \b
    Example:
      reportedly gazetteer find "al-Mayadin" --format jsonl
    """
    from reportedly.gazetteer import Gazetteer, user_gazetteer_path

    imported = user_file or user_gazetteer_path()
    if user_file and not user_file.exists():
        raise click.UsageError(f"there is no file {user_file}.")
    places = Gazetteer.open(imports=[imported] if imported.exists() else [])
    found = places.find(name, country.upper() if country else None)
    if shape == "jsonl":
        for place in found:
            click.echo(json.dumps(asdict(place), ensure_ascii=False))
        return
    if not found:
        click.echo(f"No place called {name[:80]!r} is known{' in ' + country.upper() if country else ''}.")
    for place in found:
        inside = [p.name for i in (place.admin2, place.admin1) if i and (p := places.get(i)) is not None]
        where = ", ".join([*inside, place.country or ""]).strip(", ")
        # A province's number is only the sum of the settlements that are listed: it ranks, it does not inform.
        people = f", {place.population:,} people" if place.population and place.level in ("town", "country") else ""
        click.echo(
            f"{place.name}  ({place.level} in {where or 'several countries'}{people})  "
            f"{place.lat:.4f}, {place.lon:.4f} ± {place.radius_km:g} km  {place.id}"
        )


@command.command("shape")
@click.argument("references", nargs=-1, required=True, metavar="REFERENCE...")
@click.option("--user-file", type=click.Path(path_type=Path), help="The file of imports, if not the usual one.")
def shape(references: tuple[str, ...], user_file: Path | None) -> None:
    """Print the outline of each REFERENCE that a claim's place has as its shape: all together as one GeoJSON feature.

    A REFERENCE is a place's id, a side of it, what lies within some kilometres of it, or a border.

    \b
    Example:
      reportedly gazetteer shape "gn:163843/eastern" "border:SY|TR"
    """
    from reportedly.gazetteer import Gazetteer, user_gazetteer_path

    imported = user_file or user_gazetteer_path()
    places = Gazetteer.open(imports=[imported] if imported.exists() else [])
    found = places.shape_of(references)
    if found is None:
        unknown = next((r for r in references if places.shape_of((r,)) is None), references[0])
        raise click.UsageError(f"{unknown[:80]!r} is no shape that the gazetteer knows.")
    feature = {
        "type": "Feature",
        "bbox": found.bbox,
        "geometry": places.geojson(found),
        "properties": {"kind": found.kind, "of": found.of},
    }
    click.echo(json.dumps(feature))


@command.command("import")
@click.argument("source", type=click.Choice(["geonames", "whosonfirst"]))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--country", metavar="CODE", help="The country of lines that carry none; else told by where they lie.")
@click.option("--user-file", type=click.Path(path_type=Path), help="The file to import into, if not the usual one.")
def import_(source: str, file: Path, country: str | None, user_file: Path | None) -> None:
    """Take in the places of a FILE; all of it, or (if it is not what it should be) nothing.

    geonames: a country's dump from GeoNames, .txt or .zip. whosonfirst: one JSON object a line, .jsonl or .jsonl.gz.
    They go into $REPORTEDLY_GAZETTEER, else a file in your data folder, and are found from then on.

    \b
    Example:
      reportedly gazetteer import geonames SY.zip
    """
    from reportedly.gazetteer.importing import import_places

    report = import_places(source, file, user_file, country=country.upper() if country else None)
    click.echo(f"{report.read:,} places read, {report.added:,} added, {report.known:,} known already: {report.into}")
    for why, count in report.refused[:5]:
        click.echo(f"{count:,} lines not used: {why}", err=True)
    if report.refused:
        click.echo(f"the first of them is {report.first_refused}", err=True)

"""`reportedly actor`: who goes by a name, and what that actor was on a day."""

import shutil
import textwrap
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from reportedly.cli.options import Day

if TYPE_CHECKING:
    from reportedly.codebook.actor_names import ActorNames
    from reportedly.codebook.entries import Actor, Affiliation


_LABEL = 18


@click.command()
@click.argument("name", nargs=-1, required=True)
@click.option("--on", type=Day(), help="The day that is asked about, such as 2016-09-01.")
@click.pass_context
def command(ctx: click.Context, name: tuple[str, ...], on: date | None) -> None:
    """Look up who goes by NAME in the codebook: names, type, affiliations, what it rests on.

    NAME may be any spelling, abbreviation or id. An actor without a page that was read is marked uncited. The exit
    status is 1 where nobody goes by that name.

    \b
    Examples:
      reportedly actor SDF
      reportedly actor al-Nusra --on 2017-03-01
    """
    from reportedly.codebook.actor_names import ActorNames
    from reportedly.codebook.own import codebook_in_use

    asked = " ".join(name)
    names = ActorNames(codebook_in_use().actors)
    one = names.named(asked, on)
    found = (one,) if one is not None else names.all_named(asked)
    if not found:
        near = names.suggestions(asked)
        hint = f"; did you mean {', '.join(near)}?" if near else "; add it to a file under actors/ of your own codebook"
        click.echo(f"reportedly: nobody in the codebook goes by {asked!r}{hint}", err=True)
        ctx.exit(1)
    if len(found) > 1:
        print(f"{len(found)} actors go by {asked!r}; a report's other names and its day tell them apart.\n")
    print("\n\n".join("\n".join(_described(actor, names, on)) for actor in found))


def _described(actor: "Actor", names: "ActorNames", on: date | None) -> Iterator[str]:
    called = names.fullest_name(actor, on)
    yield f"{called}  [{actor.id}]" if called == actor.name else f"{called} ({actor.name})  [{actor.id}]"
    speaks = "" if actor.speaker_kind == actor.type else f", speaks as {actor.speaker_kind}"
    yield _row("type", actor.type + speaks + (f", {actor.country}" if actor.country else ""))
    line = names.line(actor)
    if len(line) > 1:
        yield _row("known as", "; ".join(f"{a.name} {_span(a.active_from, a.active_to)}" for a in line))
    elif actor.active_from or actor.active_to:
        yield _row("active", _span(actor.active_from, actor.active_to))
    affiliations = list(_affiliations(names.stage(actor, on), names, on))
    yield from affiliations
    if on is not None and not affiliations:
        yield _row("affiliation", f"none known on {on}")
    for label, words in (
        ("also called", actor.aliases),
        ("adjectives", actor.demonyms),
        ("stands for it", actor.metonyms),
        ("in a report", actor.nominals),
    ):
        if words:
            yield _row(label, ", ".join(words))
    yield from (_row("source", page) for page in actor.cites)
    if not actor.cites:
        yield _row("source", "uncited: no page was read for this entry")


def _row(label: str, said: str) -> str:
    indent = " " * (_LABEL + 2)
    width = max(40, shutil.get_terminal_size((80, 24)).columns)
    return textwrap.fill(
        said,
        width,
        initial_indent=f"  {label:<{_LABEL}}",
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _affiliations(actor: "Actor", names: "ActorNames", on: date | None) -> Iterator[str]:
    from reportedly.codebook.actor_lines import CONTINUES

    for one in actor.affiliations:
        if one.relation != CONTINUES and _holds(one, on):
            when = f" {_span(one.start, one.end)}" if one.start or one.end else ""
            yield _row(one.relation.replace("-", " "), f"{names.of(one.actor).name}{when}")


def _holds(one: "Affiliation", on: date | None) -> bool:
    return on is None or ((one.start is None or one.start <= on) and (one.end is None or on <= one.end))


def _span(start: date | None, end: date | None) -> str:
    if start and end:
        return f"{start} to {end}"
    return f"since {start}" if start else f"until {end}" if end else "at all times"

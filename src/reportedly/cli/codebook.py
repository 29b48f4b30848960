"""`reportedly codebook`: look after the knowledge that claims are coded with."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from reportedly.codebook.check import Coded, Used
    from reportedly.coding.kit import Kit


@click.group()
def command() -> None:
    """Check the codebook, the shipped one and your own.

    \b
    Examples:
      reportedly codebook check
      reportedly codebook check my-codebook/
    """


@command.command()
@click.argument("folders", metavar="[FOLDER]…", nargs=-1, type=click.Path(path_type=Path))
@click.option("--shipped", is_flag=True, help="Code the examples of the shipped kinds too (half a minute).")
@click.option("--cues", is_flag=True, help="List each cue that no example uses; this changes no exit status.")
@click.pass_context
def check(ctx: click.Context, folders: tuple[Path, ...], *, shipped: bool, cues: bool) -> None:
    """Check that every file of the codebook holds together; a FOLDER of your own is laid on top.

    Without FOLDER it is the one that every command uses: $REPORTEDLY_CODEBOOK (several are parted as in PATH), else
    reportedly/codebook in your data folder, ~/.local/share unless you moved it.

    A folder has kinds/*.toml, actors/*.toml, speech.toml, hedges.toml and so on, each of them optional. A file that
    cannot be read as it is meant stops the check with its line and what to do (exit status 2). The examples of your own
    kinds are then coded; each that comes out otherwise, a cue that stands twice, a frame that no example uses and too
    few examples are told with file, line and remedy (exit status 1).

    \b
    Examples:
      reportedly codebook check
      reportedly codebook check my-codebook/
      reportedly codebook check my-codebook/ --cues
      reportedly codebook check --shipped
    """
    from reportedly.codebook.load import load_codebook
    from reportedly.codebook.own import own_folders

    folders = folders or own_folders()
    book = load_codebook(folders)
    before = load_codebook() if folders else book
    print(f"the codebook holds together ({book.digest}):")
    for what, entries, there_before in (
        ("kinds of event", book.kinds, before.kinds),
        ("actors", book.actors, before.actors),
        ("words for speaking", book.speech, before.speech),
        ("hedges", book.hedges, before.hedges),
        ("nouns for speakers", book.speaker_nouns, before.speaker_nouns),
    ):
        added = len(entries) - len(there_before)
        print(f"  {len(entries):5} {what}" + (f", {added} of them added by you" if added else ""))
    uncited = sum(not actor.cites for actor in book.actors.values())
    if uncited:
        print(f"{uncited} actors are uncited: nobody has opened a page that says what they say.")
    if _told_slips(folders, shipped=shipped, cues=cues):
        ctx.exit(1)


def _told_slips(folders: tuple[Path, ...], *, shipped: bool, cues: bool) -> bool:
    """Print what should be put right in the kinds, and tell whether anything should."""
    from reportedly.codebook.check import slips_of, untried_cues
    from reportedly.codebook.load import kind_files

    files = kind_files(folders, shipped=shipped)
    if not files:
        return False
    kit, any_slip = _kit(folders), False
    kinds = kit.codebook.kinds
    used = cache(lambda text: tuple(_used(text, kit)))
    for slip in slips_of(kinds, files, lambda text: _coded(text, kit), used):
        print(slip)
        any_slip = True
    untried = list(untried_cues(kinds, files, used))
    if cues:
        print("\n".join(str(slip) for slip in untried))
    elif untried:
        of_all = sum(len(frame.cues) for kind_id in files for frame in kinds[kind_id].frames)
        print(f"{len(untried)} of {of_all} cues are used by no example; --cues lists them.")
    if not any_slip:
        examples = sum(len(kit.codebook.kinds[kind_id].examples) for kind_id in files)
        print(f"{examples} examples of {len(files)} kinds are coded as they say.")
    return any_slip


def _kit(folders: tuple[Path, ...]) -> "Kit":
    from reportedly.kit_description import KitDescription

    return KitDescription(codebook_folders=tuple(str(folder) for folder in folders)).build()


def _used(text: str, kit: "Kit") -> "Iterator[Used]":
    """Give the cues that stand in an example, and which frames they count by."""
    from reportedly.codebook.check import Used
    from reportedly.coding.parse import parse

    for sentence in parse(text, kit.parser).sents:
        for trigger in kit.events.triggers(sentence):
            nth = next(n for n, frame in enumerate(trigger.kind.frames) if frame is trigger.frame)
            yield Used(kind=trigger.kind.id, frame=nth, cue=trigger.cue)


def _coded(text: str, kit: "Kit") -> "list[Coded]":
    """Code one example as if it had come out on a day of its own."""
    from reportedly.codebook.check import Coded
    from reportedly.coding.code import code
    from reportedly.model import Report

    report = Report(key="example", text=text, outlet="The Example", published=date(2024, 5, 15), language="en")
    return [
        Coded(
            kind=claim.event.kind,
            status=claim.event.status,
            agents=tuple(party.mention for party in claim.event.agents),
            targets=tuple(party.mention for party in claim.event.targets),
        )
        for claim in code(report, kit).claims
    ]

"""`reportedly codebook`: look after the knowledge that claims are coded with."""

from pathlib import Path

import click


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
def check(folders: tuple[Path, ...]) -> None:
    """Check that every file of the codebook holds together; a FOLDER of your own is laid on top.

    A folder has kinds/*.toml, actors/*.toml, speech.toml, hedges.toml and so on, each of them optional. The first slip
    is told with its file, its line and what to do (exit status 2).

    \b
    Examples:
      reportedly codebook check
      reportedly codebook check my-codebook/
    """
    from reportedly.codebook.load import load_codebook

    book = load_codebook(folders)
    shipped = load_codebook() if folders else book
    print(f"the codebook holds together ({book.digest}):")
    for what, entries, before in (
        ("kinds of event", book.kinds, shipped.kinds),
        ("actors", book.actors, shipped.actors),
        ("words for speaking", book.speech, shipped.speech),
        ("hedges", book.hedges, shipped.hedges),
        ("nouns for speakers", book.speaker_nouns, shipped.speaker_nouns),
    ):
        added = len(entries) - len(before)
        print(f"  {len(entries):5} {what}" + (f", {added} of them added by you" if added else ""))
    uncited = sum(not actor.cites for actor in book.actors.values())
    if uncited:
        print(f"{uncited} actors are uncited: nobody has opened a page that says what they say.")

"""`reportedly site`: the desk as files, to be published."""

from pathlib import Path

import click

from reportedly.cli.options import ledger_option


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--whole-texts", is_flag=True, help="Write whole articles: see that you may.")
@click.option("--redact", is_flag=True, help="Black out the names of private persons and victims.")
@ledger_option
def command(out: Path, whole_texts: bool, redact: bool, ledger: str) -> None:
    """Write the desk as files into the folder OUT, read-only, for any web server.

    Of each report only the sentences are written that its claims stand in. --redact blacks out witnesses, residents and
    others who speak and are no actors of the codebook, and whoever came to harm under a name of two words or more, or
    is named with an age. It blacks out too much rather than too little, and still may miss a name: look for it by eye.

    \b
    Example:
      reportedly site public/ --redact
    """
    from reportedly.views.briefing import counted
    from reportedly.web.shelf import Shelf
    from reportedly.web.site import write_site

    shelf = Shelf.open(ledger, create=False)
    try:
        written = write_site(shelf, out, whole_texts=whole_texts, redact=redact)
    finally:
        shelf.close()
    names = f"; {counted(written.names, 'name')} blacked out" if redact else ""
    told = (
        counted(written.reports, "report"),
        counted(written.claims, "claim"),
        counted(written.incidents, "incident"),
    )
    click.echo(f"{out}: {', '.join(told)}{names}. Look through it before it is published.")

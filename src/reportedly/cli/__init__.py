"""The command line: one file a verb, told in the order a report walks through the rooms.

Takes:   words typed by a person.
Gives:   tables, briefings and JSON Lines on standard output, troubles on standard error, an exit status.
Touches: files, the ledger and the terminal, through the other rooms.
Extend:  a new verb is a file here with a `command`, and one line in `MANIFEST`.

Exit status: 0 all well, 1 some file or report could not be used, 2 wrong usage or a broken set-up, 130 interrupted.
"""

import os
import signal
import sys
from dataclasses import dataclass
from importlib import import_module

import click

from reportedly import __version__
from reportedly.errors import ReportedlyError


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """One verb: its name, the file of this room that it lives in, its group in the help, and what it does in a line."""

    name: str
    module: str
    group: str
    help: str


# Read for the help, so that no verb (and no parser, database or terminal library) is loaded before it is asked for.
MANIFEST = (
    Verb(name="code", module="code", group="Read & code", help="Print the claims of reports; keep nothing."),
    Verb(name="add", module="add", group="Read & code", help="Read and code reports, and keep them in the ledger."),
    Verb(name="watch", module="watch", group="Read & code", help="Watch feeds, and add what is new in them."),
    Verb(name="code-batch", module="code_batch", group="Read & code", help="Code an archive in many processes."),
    Verb(name="ingest", module="ingest", group="Read & code", help="Load what code-batch wrote into the ledger."),
    Verb(name="reports", module="reports", group="Ask", help="List the reports in the ledger."),
    Verb(name="claims", module="claims", group="Ask", help="List claims by speaker, actor, kind, day or words."),
    Verb(name="brief", module="brief", group="Ask", help="Who says what, how surely, newest first."),
    Verb(name="incidents", module="incidents", group="Compare", help="What is told of, by how many, what is disputed."),
    Verb(name="incident", module="incident", group="Compare", help="Who says what of one incident, side by side."),
    Verb(name="sources", module="sources", group="Compare", help="How each speaker's claims fared against others'."),
    Verb(name="losses", module="losses", group="Compare", help="What each side is said to have lost, and by whom."),
    Verb(name="control", module="control", group="Compare", help="Who is said to hold a place, day by day."),
    Verb(name="same", module="same", group="Decide", help="Say that claims tell of the same happening."),
    Verb(name="different", module="different", group="Decide", help="Say that claims tell of different happenings."),
    Verb(name="undo", module="undo", group="Decide", help="Take a decision back, or list them all."),
    Verb(name="sample", module="sample", group="Decide", help="Draw claims to be coded by several people, blind."),
    Verb(name="agreement", module="agreement", group="Decide", help="How far the coders of a sample agree."),
    Verb(name="link", module="link", group="Look after", help="Link all claims to incidents anew."),
    Verb(name="why", module="why", group="Ask", help="Show the words and rules that a claim rests on."),
    Verb(name="family", module="family", group="Ask", help="Which reports are copies of one, and what each changed."),
    Verb(name="issues", module="issues", group="Ask", help="List what was not understood."),
    Verb(name="serve", module="serve", group="Ask", help="Open the desk: read, compare and judge in the browser."),
    Verb(name="export", module="export", group="Hand on", help="Write claims in another format, with their traces."),
    Verb(name="site", module="site", group="Hand on", help="Write the desk as files, to be published."),
    Verb(name="kind", module="kind", group="Look up", help="What a kind of event means, and its words."),
    Verb(name="codebook", module="codebook", group="Look after", help="Check the codebook, and your own."),
    Verb(name="actor", module="actor", group="Look up", help="Who goes by a name, and what they were on a day."),
    Verb(name="gazetteer", module="gazetteer", group="Look after", help="Find places by name; import more of them."),
    Verb(name="forget", module="forget", group="Look after", help="Erase a report, and leave a tombstone."),
    Verb(name="backup", module="backup", group="Look after", help="Copy the ledger while it is in use."),
    Verb(name="verify", module="verify", group="Look after", help="Check that the ledger is what it was."),
    Verb(name="doctor", module="doctor", group="Look after", help="Check that everything needed is there."),
)

_described = """Who says what happened, how sure they are, and who says otherwise.

Reads reports about armed conflict and keeps the books on their claims. It never decides what is true: it records
that in this report this speaker asserts (or denies, accuses, speculates) that this happened.

\b
Start with:
  reportedly add reports/          read a folder of reports into the ledger
  reportedly brief                 read what is claimed, and by whom
  reportedly why 1f0c2a9b          see what a claim rests on
"""


class Verbs(click.Group):
    """The verbs of the manifest, each loaded when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the verbs in the order of the flow."""
        return [verb.name for verb in MANIFEST]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one verb's file."""
        for verb in MANIFEST:
            if verb.name == cmd_name:
                command: click.Command = import_module(f"reportedly.cli.{verb.module}").command
                return command
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the verbs into the help under their groups, without loading them."""
        for group in dict.fromkeys(verb.group for verb in MANIFEST):
            with formatter.section(group):
                formatter.write_dl([(verb.name, verb.help) for verb in MANIFEST if verb.group == group])


@click.group(cls=Verbs, help=_described, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="reportedly")
def commands() -> None:
    """Gather the verbs."""


def main(arguments: list[str] | None = None) -> None:
    """Run one command line and end the process with its exit status."""
    _settle_streams()
    try:
        status = commands.main(arguments, prog_name="reportedly", standalone_mode=False)
        sys.stdout.flush()
    except ReportedlyError as error:
        click.echo(f"reportedly: {error}", err=True)
        status = 2
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("reportedly: interrupted.", err=True)
        status = 130
    except BrokenPipeError:
        # `| head` has what it wanted. What is left in the buffer goes nowhere, else Python complains of it as it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    sys.exit(status if isinstance(status, int) else 0)


def _settle_streams() -> None:
    # A write over a file size limit must fail with an error that can be told, not kill us.
    if hasattr(signal, "SIGXFSZ"):
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    for stream in (sys.stdout, sys.stderr):
        # Names in Arabic go out as UTF-8 into files and pipes whatever the locale; a terminal keeps its own encoding.
        settle = getattr(stream, "reconfigure", None)
        if settle is not None:
            encoding = None if os.isatty(stream.fileno()) else "utf-8"
            settle(encoding=encoding, errors="backslashreplace")

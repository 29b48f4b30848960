"""Write docs/cli.md from the commands' own help, so that it cannot say anything else.

docs/write_cli.py            write the page
docs/write_cli.py --check    only say whether it is up to date (exit status 1 when it is not)
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import click
from made_page import keep

from reportedly.cli import MANIFEST, commands

PAGE = Path(__file__).with_name("cli.md")
WIDTH = 100


def page() -> str:
    """Give the whole page."""
    return "\n".join(lines()).rstrip() + "\n"


def lines() -> Iterator[str]:
    """Write the overview, then each verb under its group, in the order of the flow."""
    yield "# The command line"
    yield ""
    yield "Made by `make docs` from the commands' own help; do not edit."
    widths = {"max_content_width": WIDTH, "terminal_width": WIDTH}
    root = click.Context(commands, info_name="reportedly", **widths, **commands.context_settings)
    yield from block(commands.get_help(root))
    for group in dict.fromkeys(verb.group for verb in MANIFEST):
        yield f"## {group}"
        yield ""
        for verb in MANIFEST:
            if verb.group == group:
                command = commands.get_command(root, verb.name)
                assert command is not None, f"the manifest names {verb.name}, which is no command"
                yield from section(verb.name, command, root)


def section(name: str, command: click.Command, parent: click.Context) -> Iterator[str]:
    """Write one command's help, and after it those of the commands below it."""
    ctx = click.Context(command, info_name=name, parent=parent, max_content_width=WIDTH, terminal_width=WIDTH)
    yield f"### {ctx.command_path}"
    yield from block(command.get_help(ctx))
    if isinstance(command, click.Group):
        for below in command.list_commands(ctx):
            found = command.get_command(ctx, below)
            if found is not None:
                yield from section(below, found, ctx)


def block(text: str) -> Iterator[str]:
    """Set a help text as it stands on a terminal."""
    yield from ("", "```text", text.rstrip(), "```", "")


if __name__ == "__main__":
    sys.exit(keep(PAGE, page()))

"""`reportedly serve`: the desk, in the browser."""

import click

from reportedly.cli.options import ledger_option

PORT = 8017
TOKEN_VARIABLE = "REPORTEDLY_TOKEN"


@click.command()
@ledger_option
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 takes any free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Another address lets others in: by token only.")
@click.option("--name", "names", multiple=True, metavar="HOST", help="A name that others call this machine by.")
@click.option(
    "--token", envvar=TOKEN_VARIABLE, show_envvar=True, help="The token to ask for; made up when others are let in."
)
@click.option("--open", "open_browser", is_flag=True, help="Open the browser.")
@click.option("--no-model", is_flag=True, help="Code what is added by rules alone, without the trained model.")
def command(
    ledger: str, port: int, host: str, names: tuple[str, ...], token: str | None, open_browser: bool, no_model: bool
) -> None:
    """Open the desk on a ledger, which is made if it is not there: read, compare and judge in the browser.

    Nobody but this machine can reach it, and the page asks nothing of the internet. With --host others are let in who
    have the token, over plain HTTP: put it behind a web server with TLS wherever others could listen.

    \b
    Examples:
      reportedly serve --ledger river-war.db
      reportedly serve --ledger river-war.db --host 0.0.0.0 --name desk.example
    """
    from reportedly.web.serving import serve

    serve(
        ledger,
        host=host,
        port=port,
        names=names,
        token=token,
        open_browser=open_browser,
        model=not no_model,
        say=click.echo,
    )

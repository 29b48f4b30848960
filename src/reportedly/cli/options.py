"""Options that several verbs share."""

import sys
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from reportedly.coding.kit import Kit
    from reportedly.fetching import Reach
    from reportedly.ledger import ClaimFilter
    from reportedly.reading import ReportDefaults

    DayType = click.ParamType[date]
else:
    DayType = click.ParamType

F = TypeVar("F", bound=Callable[..., Any])


class Day(DayType):
    """A day written 2017-10-11."""

    name = "day"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read an ISO date, or fail with how to write one."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day: write it as year-month-day, such as 2017-10-11.", param, ctx)


def ledger_option(command: F) -> F:
    """Let a verb be told which ledger."""
    return click.option(
        "--ledger",
        metavar="FILE",
        default="reportedly.db",
        envvar="REPORTEDLY_LEDGER",
        show_envvar=True,
        show_default=True,
        help="The ledger's file, or the URL of a PostgreSQL database.",
    )(command)


def format_option(command: F) -> F:
    """Let a verb print a table for people or JSON Lines for programs."""
    return click.option(
        "--format",
        "shape",
        type=click.Choice(["table", "jsonl"]),
        default="table",
        show_default=True,
        help="A table for people, or one JSON object a line for programs.",
    )(command)


def limit_option(command: F) -> F:
    """Let a verb that lists much be told how many rows its table shows."""
    return click.option(
        "--limit",
        type=click.IntRange(min=0),
        default=500,
        show_default=True,
        help="So many rows at most; 0 shows all. JSON Lines always have all.",
    )(command)


def signature_options(command: F) -> F:
    """Let a verb that decides something be signed, and say why."""
    for option in (
        click.option("--note", default="", help="Why: a line for whoever reads the books later."),
        click.option(
            "--by",
            default=_own_name,
            envvar="REPORTEDLY_NAME",
            show_envvar=True,
            show_default="your name on this machine",
            help="Who decides.",
        ),
    ):
        command = option(command)
    return command


def _own_name() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user without a name, as in some containers
        return ""


def private_option(command: F) -> F:
    """Let a verb fetch from where it otherwise would not."""
    return click.option(
        "--allow-private", is_flag=True, help="Fetch addresses in private networks and at any port too."
    )(command)


def reading_options(command: F) -> F:
    """Let a verb read paths, fill in what the files do not say, and choose the coder."""
    for option in reversed(
        (
            click.argument("paths", nargs=-1, type=click.Path()),
            click.option("--outlet", help="The outlet, for reports that do not name theirs."),
            click.option("--published", type=Day(), help="The publication day, for reports that do not tell theirs."),
            click.option(
                "--language", help="The language code, for reports that do not tell theirs; else it is found."
            ),
            click.option("--no-model", is_flag=True, help="Code by rules alone, without the trained model."),
            private_option,
        )
    ):
        command = option(command)
    return command


_filters = (
    click.option("--speaker", help="Part of the speaker's name; an outlet's, for its own voice."),
    click.option("--actor", help="Part of the name of whoever acts or is acted upon."),
    click.option("--kind", help="The kind of event, such as air-strike."),
    click.option("--since", type=Day(), help="From this day of the event on (of the report, if it has none)."),
    click.option("--until", type=Day(), help="Up to this day of the event (of the report, if it has none)."),
    click.option("--text", help="Words that must all occur."),
    click.option("--outlet", help="Part of the outlet's name."),
    click.option("--report", help="A report's key, or the beginning of its id."),
)


def filter_options(command: F) -> F:
    """Let a verb choose claims; `claim_filter` gathers what was chosen."""
    for option in reversed(_filters):
        command = option(command)
    return command


_FILTERED = ("speaker", "actor", "kind", "since", "until", "text", "outlet", "report")


def is_filtered(ctx: click.Context) -> bool:
    """Tell whether any of the filters was given."""
    return any(ctx.params[name] for name in _FILTERED)


def claim_filter(ctx: click.Context) -> "ClaimFilter":
    """Make the ledger's filter from what was given for the options of `filter_options`.

    Whoever the codebook knows by the name given is found under all their names: "Russian Defense Ministry" finds what
    a report ascribes to "the ministry".
    """
    from reportedly.ledger import ClaimFilter

    given = {name: ctx.params[name] for name in _FILTERED}
    given["kind"] = _kind_given(ctx)
    return ClaimFilter(**given, speaker_ids=_known_as(given["speaker"]), actor_ids=_known_as(given["actor"]))


def _kind_given(ctx: click.Context) -> str | None:
    """Give the id of the kind that was asked for, which may be written in words."""
    kind: str | None = ctx.params["kind"]
    return kind.strip().lower().replace(" ", "-") if kind else kind


def none_fits(ctx: click.Context, thing: str) -> str:
    """Say that no claim, speaker or incident fits what was given; a kind that the codebook lacks is told as such."""
    kind = _kind_given(ctx)
    if not kind:
        return f"no {thing} fits."
    from difflib import get_close_matches

    from reportedly.codebook.own import codebook_in_use

    kinds = codebook_in_use().kinds
    if kind in kinds:
        return f"no {thing} fits."
    nearest = get_close_matches(kind, kinds, n=3)
    meant = f" (did you mean {' or '.join(nearest)}?)" if nearest else ""
    return f"no {thing} fits: the codebook has no kind {kind!r}{meant}; `reportedly kind` lists them."


def _known_as(name: str | None) -> tuple[str, ...]:
    if not name:
        return ()
    from reportedly.codebook.actor_names import ActorNames
    from reportedly.codebook.own import codebook_in_use

    return tuple(actor.id for actor in ActorNames(codebook_in_use().actors).all_named(name))


def build_kit(*, no_model: bool) -> "Kit":
    """Load the coder's tools; it takes a second or two."""
    from reportedly.kit_description import KitDescription

    return KitDescription(model=not no_model).build()


def how_far(*, allow_private: bool) -> "Reach":
    """Say how far fetching may reach."""
    from reportedly.fetching import ALSO_PRIVATE, OPEN_INTERNET

    return ALSO_PRIVATE if allow_private else OPEN_INTERNET


def report_defaults(outlet: str | None, published: date | None, language: str | None) -> "ReportDefaults":
    """Gather what is to be taken for granted of reports that do not say it."""
    from reportedly.reading import ReportDefaults

    return ReportDefaults(outlet=outlet, published=published, language=language)


def input_paths(paths: tuple[str, ...]) -> tuple[str, ...]:
    """Give the paths and addresses to read; with none named, what is piped in."""
    if paths:
        return paths
    if sys.stdin.isatty():
        raise click.UsageError("name at least one file, folder or address, or pipe a report in.")
    return ("-",)

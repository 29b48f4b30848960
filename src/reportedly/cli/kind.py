"""`reportedly kind`: what a kind of event means, and the words that tell of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from reportedly.codebook import Example, Frame, Kind, Schemes

_folder = click.Path(path_type=Path)


@click.command()
@click.argument("kind_id", metavar="[KIND]", required=False)
@click.option("--codebook", "folders", type=_folder, multiple=True, help="A codebook folder of your own; repeatable.")
def command(kind_id: str | None, folders: tuple[Path, ...]) -> None:
    """Show one kind of event: its definition, cues, roles, names elsewhere and examples; without KIND, list them all.

    \b
    Examples:
      reportedly kind
      reportedly kind air-strike
    """
    from reportedly.cli.terminal import print_table
    from reportedly.codebook.load import load_codebook
    from reportedly.codebook.own import own_folders
    from reportedly.views.tables import Column, TextTable

    kinds = load_codebook(folders or own_folders()).kinds
    if kind_id is None:
        columns = (Column(heading="kind", width=20), Column(heading="family", width=11), Column(heading="meaning"))
        in_families = sorted(kinds.values(), key=lambda kind: (kind.family, -kind.rank))
        rows = tuple((kind.id, kind.family, kind.definition) for kind in in_families)
        print_table(TextTable(columns=columns, rows=rows), "there are no kinds.")
        return
    if kind_id not in kinds:
        raise click.ClickException(f"no kind is called {kind_id!r}; the kinds are {', '.join(kinds)}")
    print("\n".join(_told(kinds[kind_id])))


def _told(kind: "Kind") -> Iterator[str]:
    """Tell of a kind in lines of at most 80 columns."""
    yield f"{kind.label} ({kind.id}; {kind.family}, rank {kind.rank})"
    yield from _wrapped(kind.definition, "  ")
    if kind.default_status != "occurred":
        yield f"  Taken to be {kind.default_status} where nothing says otherwise."
    for frame in kind.frames:
        yield from ("", *_frame(frame))
    if kind.instruments:
        yield from ("", "With these, a general act of violence is one:")
        yield from _wrapped(", ".join(" ".join(words) for words in kind.instruments), "  ")
    yield from ("", "Elsewhere it is called:", *_schemes(kind.schemes))
    yield from ("", "Examples:")
    for example in kind.examples:
        yield from _example(example)


def _frame(frame: "Frame") -> Iterator[str]:
    asks = [f"needs {' or '.join(frame.needs_role)} to be said"] if frame.needs_role else []
    asks += ["gives way to any other kind in the clause"] if frame.weak else []
    asks += [f"tells of something {frame.status}"] if frame.status else []
    yield f"{frame.word_class.capitalize()}s{' (' + '; '.join(asks) + ')' if asks else ''}:"
    yield from _wrapped(", ".join(" ".join(cue) for cue in frame.cues), "  ")
    for heading, lemmas in (
        ("only with", frame.needs),
        ("only of", frame.object_in),
        ("only by", frame.subject_in),
        ("not with", frame.blocked_by),
        ("roles", tuple(f"{position} = {role}" for position, role in frame.roles.items() if role != "none")),
    ):
        if lemmas:
            shown = ["a name" if lemma == "@name" else lemma for lemma in lemmas]
            more = f" … ({len(shown)} words)" if len(shown) > 30 else ""
            yield from _wrapped(f"{heading}: {', '.join(shown[:30])}{more}", "    ")


def _schemes(schemes: "Schemes") -> Iterator[str]:
    """Name a kind as the coding schemes of others do; "no name" where one has none."""
    plover = " ".join(part for part in (schemes.plover, schemes.plover_mode) if part)
    for scheme, names in (
        ("PLOVER 2.0", [plover] if plover else []),
        ("CAMEO", [schemes.cameo] if schemes.cameo else []),
        ("ACLED", [f"{event_type}: {sub_type}" for event_type, sub_type in schemes.acled]),
        ("UCDP type of violence", list(schemes.ucdp)),
    ):
        yield from _wrapped(f"{scheme}: {'; '.join(names) or 'no name for it'}", "  ")


def _example(example: "Example") -> Iterator[str]:
    mark = "+" if example.is_kind else "-"
    instead = f" (but: {example.kind})" if not example.is_kind and example.kind else ""
    yield from _wrapped(f"{mark} {example.text}{instead}", "  ")


def _wrapped(text: str, indent: str) -> list[str]:
    from textwrap import wrap

    return wrap(text, width=80, initial_indent=indent, subsequent_indent=indent + "  ")

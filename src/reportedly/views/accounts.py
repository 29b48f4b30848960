"""An incident in words: how many mouths, what they agree on, what they dispute, what rests on one of them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from reportedly.model import Claim, Report
from reportedly.model.incident import DATA_SET, Account, Origin, Standing, Value, independent
from reportedly.views.numbers_and_days import day_words, listed, short_day
from reportedly.views.tables import Column, TextTable
from reportedly.views.wording import capitalised, kind_words, short_id, sureness_for_table

Told = Mapping[str, tuple[Claim, Report]]
_MOST_NAMES = 4
_STATES = {"agreed": "agreed", "disputed": "disputed", "single-origin": "one origin", "unsaid": "not said"}
_MAY_ALL_BE_SO = "may all be so"


def title_of(summary: Mapping[str, Any], first: date | None, last: date | None) -> str:
    """Name an incident by what most tell of it: "Air strike in Salqīn, 12 February 2019"."""
    where = f" in {summary['place']}" if summary["place"] else ""
    return f"{_what(summary)}{where}, {_days(first, last)}"


def _what(summary: Mapping[str, Any]) -> str:
    return capitalised(kind_words(str(summary["what"]).replace(" ", "-"))) if summary["what"] else "Something"


def _days(first: date | None, last: date | None) -> str:
    if first is None and last is None:
        return "no day said"
    if first is None or last is None:
        known = last or first
        assert known is not None
        return f"{'by' if first is None else 'since'} {day_words(known)}"
    return day_words(first) if first == last else f"{day_words(first)} to {day_words(last)}"


def mouths(summary: Mapping[str, Any]) -> str:
    """Say how many independent origins there are at most: "at most 3 independent origins"."""
    count = int(summary["origins"])
    words = "one origin" if count == 1 else f"at most {count} independent origins"
    if summary["unnamed"] and count > 1:
        words += f", {summary['unnamed']} of them without a name"
    return words


def reach(summary: Mapping[str, Any]) -> str:
    """Say through how many reports of how many outlets an incident is told."""
    reports, outlets = int(summary["reports"]), int(summary["outlets"])
    words = f"{reports} report{'' if reports == 1 else 's'}"
    if outlets != reports:
        words += f" of {outlets} outlet{'' if outlets == 1 else 's'}"
    families = int(summary["families"])
    if families == reports:
        return words
    return f"{words} ({'one text' if families == 1 else f'{families} texts'}, the rest are copies)"


def incidents_table(rows: Sequence[tuple[str, date | None, date | None, Mapping[str, Any]]]) -> TextTable:
    """Show an incident a row: id, days, what and where, the dead as least and most, how many mouths, what is open."""
    columns = (
        Column(heading="incident", width=8),
        Column(heading="day", width=10),
        Column(heading="what is told of"),
        Column(heading="killed", width=9),
        Column(heading="reports", width=7, numbers=True),
        Column(heading="origins", width=9),
        Column(heading="disputed", width=14),
    )
    return TextTable(columns=columns, rows=tuple(_row(*row) for row in rows))


def _row(identifier: str, first: date | None, last: date | None, summary: Mapping[str, Any]) -> tuple[str, ...]:
    what = _what(summary)
    where = f" in {summary['place']}" if summary["place"] else ""
    origins = int(summary["origins"])
    disputed = [slot for slot, state in summary["states"].items() if state == "disputed"]
    return (
        short_id(identifier),
        str(first or last or "–"),
        what + where,
        _range(summary["killed"]),
        str(summary["reports"]),
        "one" if origins == 1 else f"at most {origins}",
        ", ".join(disputed) or "–",
    )


def _range(bounds: Sequence[float | None] | None) -> str:
    known = [f"{bound:,.0f}" for bound in bounds or () if bound is not None]
    return "–".join(dict.fromkeys(known)) or "–"


def matrices(account: Account, told: Told) -> list[TextTable]:
    """Show a claimant a row and a slot a column, in two tables: what happened, then how many.

    Denials and accusations have columns of their own, with the claim to ask `why` about. The last row says how each
    slot stands.
    """
    slots = [standing for standing in account.standings if standing.values]
    numbers = [standing for standing in slots if standing.low is not None or standing.high is not None]
    answers = [("denies", account.denials), ("accuses", account.accusations)]
    happened = _matrix(account, told, [s for s in slots if s not in numbers], [a for a in answers if a[1]])
    return [happened, *([_matrix(account, told, numbers, [])] if numbers else [])]


def _matrix(
    account: Account,
    told: Told,
    slots: Sequence[Standing],
    answers: Sequence[tuple[str, Sequence[tuple[str, str]]]],
) -> TextTable:
    columns = [Column(heading="who says"), Column(heading="how", width=11)]
    columns += [Column(heading=standing.slot) for standing in slots]
    columns += [Column(heading=name, width=8) for name, _ in answers]
    rows: list[tuple[str, ...]] = []
    for origin in account.origins:
        cells = [_said(standing, origin.key) for standing in slots]
        cells += [_ids(origin.key, pairs) for _, pairs in answers]
        if any(cell != "–" for cell in cells):
            rows.append((_claimant(origin), _manner(origin, told), *cells))
    rows.append(("= how it stands", "", *(_state(s) for s in slots), *("" for _ in answers)))
    return TextTable(columns=tuple(columns), rows=tuple(rows))


def _ids(origin: str, pairs: Sequence[tuple[str, str]]) -> str:
    return " ".join(short_id(claim) for key, claim in pairs if key == origin) or "–"


def _claimant(origin: Origin) -> str:
    if origin.kind == "outlet":
        return f"{origin.name} (own voice)"
    if origin.kind == DATA_SET:
        return f"{origin.name} (data set)"
    through = f" [{len(origin.outlets)} outlets]" if len(origin.outlets) > 1 else ""
    if origin.kind == "unnamed" and not through:
        through = f" [{origin.outlets[0]}]"
    return capitalised(origin.name) + through


def _manner(origin: Origin, told: Told) -> str:
    return ", ".join(dict.fromkeys(sureness_for_table(told[claim][0]) for claim in origin.claims if claim in told))


def _said(standing: Standing, origin: str) -> str:
    own = [value for value in standing.values if origin in value.origins]
    return "; ".join(f"{value.words} (earlier)" if value.earlier else value.words for value in own) or "–"


def standing_lines(account: Account) -> list[str]:
    """Say of each slot how it stands and, where it is open, why nothing in the claims settles it."""
    names = {origin.key: origin for origin in account.origins}
    lines: list[str] = []
    for standing in account.standings:
        values = current(standing)
        if not values:
            lines.append(f"{standing.slot}: nobody says")
        elif standing.state == "disputed":
            lines.append(f"{standing.slot}: disputed: {against(values, names)}; unresolved, because {standing.because}")
        elif standing.state == "agreed":
            lines.append(f"{standing.slot}: {_state(standing)}: {_agreed(values, names)}")
        else:
            lines.append(f"{standing.slot}: {listed([v.words for v in values])}; {standing.because}")
    return lines


def _state(standing: Standing) -> str:
    return _STATES[standing.state] if is_told_alike(standing) else _MAY_ALL_BE_SO


def is_told_alike(standing: Standing) -> bool:
    """Tell whether what is agreed is one thing: "at least 24" and "at least 30" may both be so and are two."""
    return standing.state != "agreed" or len(current(standing)) == 1


def current(standing: Standing) -> list[Value]:
    """Give what is said now; where somebody is named, words that name nobody are left out."""
    values = [value for value in standing.values if not value.earlier]
    return [value for value in values if not value.vague] or values


def _agreed(values: Sequence[Value], names: Mapping[str, Origin]) -> str:
    words = listed([value.words for value in values])
    mouths_of = independent(names[key] for key in {origin for value in values for origin in value.origins})
    return f"{words} (at most {len(mouths_of)} origins)"


def against(values: Sequence[Value], names: Mapping[str, Origin]) -> str:
    """Set what is disputed side by side, each with those who say so."""
    return "; ".join(f"{_hedged(value)} ({who_says(value.origins, names)})" for value in values)


def _hedged(value: Value) -> str:
    return f"perhaps {value.words}" if value.hedged else value.words


def who_says(origins: Sequence[str], names: Mapping[str, Origin]) -> str:
    """Name those who say something, and count the rest."""
    known = [origin_words(names[key]) for key in origins if key in names]
    more = len(known) - _MOST_NAMES
    shown = known[:_MOST_NAMES] if more > 1 else known
    return ", ".join(shown) + (f" and {more} more" if more > 1 else "")


def origin_words(origin: Origin) -> str:
    """Name a mouth; whoever has no name is told from the others by the outlet."""
    return f"{origin.name} [{origin.outlets[0]}]" if origin.kind == "unnamed" else origin.name


def together_lines(account: Account, told: Told) -> list[str]:
    """Say why the claims of different reports are taken to tell of one incident."""
    lines: list[str] = []
    for link in account.incident.links:
        one, other = told.get(link.one), told.get(link.other)
        if one is None or other is None or one[1].id == other[1].id:
            continue
        lines.append(f"{_source(*one)} and {_source(*other)}: {'; '.join(link.reasons)}")
    return lines


def _source(claim: Claim, report: Report) -> str:
    day = f", {short_day(report.published)}" if report.published else ""
    return f"{report.outlet or report.key}{day} [{short_id(claim.id)}]"

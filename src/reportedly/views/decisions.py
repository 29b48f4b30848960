"""What people have decided, as tables."""

from collections.abc import Sequence

from reportedly.model import Claim, Decision
from reportedly.model.decision import in_force, latest
from reportedly.views.tables import Column, TextTable
from reportedly.views.wording import event_words, short_id


def decisions_table(made: Sequence[Decision]) -> TextTable:
    """Show a decision a row, latest first, and whether it still stands."""
    columns = (
        Column(heading="decision", width=8),
        Column(heading="day", width=10),
        Column(heading="by", width=12),
        Column(heading="what"),
        Column(heading="about"),
        Column(heading="note"),
        Column(heading="stands", width=10),
    )
    standing = {decision.id for decision in latest(in_force(made))}
    undone = {subject for decision in made if decision.kind == "undo" for subject in decision.about}
    rows = [
        (
            short_id(decision.id),
            f"{decision.at:%Y-%m-%d}",
            decision.by,
            decision.kind + (f" {decision.slot}" if decision.slot else ""),
            _about(decision),
            decision.note or "–",
            _state(decision, standing, undone),
        )
        for decision in reversed(made)
    ]
    return TextTable(columns=columns, rows=tuple(rows))


def _state(decision: Decision, standing: set[str], undone: set[str]) -> str:
    if decision.kind == "undo":
        return "undone" if decision.id in undone else "yes"
    if decision.id in standing:
        return "yes"
    return "undone" if decision.id in undone else "superseded"


def _about(decision: Decision) -> str:
    one = _side(decision.about)
    return f"{one} and {_side(decision.against)}" if decision.against else one


def _side(ids: Sequence[str]) -> str:
    first = short_id(ids[0]) if ids else "–"
    return first if len(ids) < 2 else f"{first} and {len(ids) - 1} with it"


def offers_table(offers: Sequence[tuple[Decision, Claim, Sequence[Claim]]]) -> TextTable:
    """Show a decision whose claim has moved a row, with the claims in the same words now."""
    columns = (
        Column(heading="decision", width=8),
        Column(heading="was about"),
        Column(heading="may be about now"),
    )
    rows = [
        (
            short_id(decision.id),
            f"{short_id(was.id)} {event_words(was.event)}",
            "; ".join(f"{short_id(c.id)} {event_words(c.event)}" for c in candidates) or "nothing in these words",
        )
        for decision, was, candidates in offers
    ]
    return TextTable(columns=columns, rows=tuple(rows))

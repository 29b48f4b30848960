"""What the verbs about incidents share: choosing them by claims, printing them as JSON, finding what an id means."""

import dataclasses
import json
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.options import claim_filter

if TYPE_CHECKING:
    from reportedly.ledger import IncidentRow, Ledger
    from reportedly.model.incident import Account


def chosen_incidents(ctx: click.Context, books: "Ledger") -> "list[IncidentRow]":
    """Give the incidents of the claims that the filters choose; all of them where no filter is given."""
    from reportedly.ledger import ClaimFilter

    wanted = claim_filter(ctx)
    if wanted == ClaimFilter():
        return books.incidents()
    return books.incidents([kept.claim.id for kept in books.claims(wanted)])


def chosen_voices(ctx: click.Context, books: "Ledger") -> list[list[dict[str, Any]]]:
    """Give who speaks of each incident that the filters choose."""
    from reportedly.ledger import ClaimFilter

    if claim_filter(ctx) == ClaimFilter():
        return books.voices()
    return [row.summary["voices"] for row in chosen_incidents(ctx, books)]


def print_as_line(row: "IncidentRow") -> None:
    """Print an incident as one line of JSON."""
    print(json.dumps(row_to_json(row), ensure_ascii=False))


def row_to_json(row: "IncidentRow") -> dict[str, Any]:
    """Write an incident with what a list shows of it."""
    return {
        "id": row.incident.id,
        "first_day": str(row.first_day) if row.first_day else None,
        "last_day": str(row.last_day) if row.last_day else None,
        **row.summary,
        "claim_ids": list(row.incident.claims),
    }


def account_to_json(row: "IncidentRow", account: "Account") -> dict[str, Any]:
    """Write all that is said of an incident: origins, slots, denials, accusations, and why it is one."""
    whole = dataclasses.asdict(account)
    parts = {name: whole[name] for name in ("origins", "standings", "denials", "accusations")}
    return {**row_to_json(row), **parts, "links": whole["incident"]["links"]}


def claims_meant(books: "Ledger", name: str) -> tuple[str, ...]:
    """Give the claims that an id (or its beginning) stands for: one claim, or all those of an incident."""
    from reportedly.errors import LedgerError

    if name.startswith("inc_"):
        return books.incident(name).incident.claims
    if name.startswith("clm_"):
        return (books.claim(name).claim.id,)
    try:
        return (books.claim(name).claim.id,)
    except LedgerError as no_claim:
        try:
            return books.incident(name).incident.claims
        except LedgerError:
            raise no_claim from None


def decide_on_links(kind: str, one: str, other: str, *, by: str, note: str, ledger: str) -> None:
    """Keep a decision about two sides, link anew what it touches, and say how that stands now."""
    from reportedly import links
    from reportedly.ledger import Ledger

    with Ledger.open(ledger, write=True) as books:
        links.refresh(books)
        here, there = claims_meant(books, one), claims_meant(books, other)
        made = books.decide(kind, *here, against=there, by=by, note=note)
        links.refresh(books)
        now = {row.incident.id for row in books.incidents([here[0], there[0]])}
    print(f"kept as {made.id[:12]}, signed {made.by}. `reportedly undo {made.id[4:12]}` takes it back.")
    if kind == "same" and len(now) == 1:
        print(f"They are one incident: `reportedly incident {now.pop()[4:12]}`.")
    elif kind == "different" and len(now) > 1:
        print(f"They are {len(now)} incidents: {', '.join(sorted(i[4:12] for i in now))}.")

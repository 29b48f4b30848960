"""What the verbs about incidents share: printing them as JSON, finding what an id means."""

import dataclasses
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportedly.ledger import IncidentLine, IncidentRow, Ledger
    from reportedly.model.incident import Account


def print_as_line(line: "IncidentLine") -> None:
    """Print an incident as one line of JSON."""
    print(json.dumps(line_to_json(line), ensure_ascii=False))


def line_to_json(line: "IncidentLine") -> dict[str, Any]:
    """Write an incident with what a list shows of it."""
    return {
        "id": line.id,
        "first_day": str(line.first_day) if line.first_day else None,
        "last_day": str(line.last_day) if line.last_day else None,
        **line.summary,
        "claim_ids": list(line.claims),
    }


def account_to_json(row: "IncidentRow", account: "Account") -> dict[str, Any]:
    """Write all that is said of an incident: origins, slots, denials, accusations, and why it is one."""
    from reportedly.ledger import IncidentLine

    whole = dataclasses.asdict(account)
    parts = {name: whole[name] for name in ("origins", "standings", "denials", "accusations")}
    line = IncidentLine(
        id=row.incident.id,
        first_day=row.first_day,
        last_day=row.last_day,
        summary=row.summary,
        claims=row.incident.claims,
    )
    return {**line_to_json(line), **parts, "links": whole["incident"]["links"]}


def claims_meant(books: "Ledger", name: str) -> tuple[str, ...]:
    """Give the claims that an id (or its beginning) stands for: one claim, or all those of an incident."""
    from reportedly.errors import AmbiguousNameError, LedgerError

    if name.startswith("inc_"):
        return books.incident(name).incident.claims
    if name.startswith("clm_"):
        return (books.claim(name).claim.id,)
    try:
        return (books.claim(name).claim.id,)
    except LedgerError as no_claim:
        try:
            return books.incident(name).incident.claims
        except AmbiguousNameError:
            raise
        except LedgerError:
            if isinstance(no_claim, AmbiguousNameError):
                raise no_claim from None
            raise LedgerError(
                f"no claim or incident {name} in the ledger at {books.place}: list them with `reportedly claims` and "
                "`reportedly incidents`."
            ) from None


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

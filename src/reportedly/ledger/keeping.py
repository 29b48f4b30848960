"""Writing into the ledger: a report with its claims, whole or not at all, and never twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, CursorResult, Table, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from reportedly.ledger import schema
from reportedly.ledger.rows import Row, claim_to_values, issue_to_row, report_to_row, values_digest
from reportedly.model import Claim, Coding, Issue, Report, Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What keeping one report added to the ledger.

    `already` means that this Run had coded the report before, so that nothing was added. `new_report` is False when
    an earlier Run had brought the report. `claims` counts claims never seen before, `changed` those that this Run
    reads differently than any before it, `issues` the new issues.
    """

    already: bool = False
    new_report: bool = False
    claims: int = 0
    changed: int = 0
    issues: int = 0


def keep_coding(connection: Connection, report: Report, coding: Coding, run: Run) -> Kept:
    """Write one coded report; called inside one transaction that writes."""
    if _coding_number(connection, report.id, run.id, finished=True) is not None:
        return Kept(already=True)
    new_report = _insert_new(connection, schema.reports, [report_to_row(report)]) > 0
    number = _new_coding(connection, report.id, run, finished=True)
    claims, changed, repeated = _keep_claims(connection, coding.claims, number)
    issues = keep_issues(connection, (*coding.issues, *repeated), run_id=run.id, coding=number)
    return Kept(new_report=new_report, claims=claims, changed=changed, issues=issues)


def keep_failure(connection: Connection, report: Report, issue: Issue, run: Run) -> Kept:
    """Write a report that the coder could not cope with, and why; a later `add` will try it again."""
    new_report = _insert_new(connection, schema.reports, [report_to_row(report)]) > 0
    number = _coding_number(connection, report.id, run.id, finished=False)
    if number is None:
        number = _new_coding(connection, report.id, run, finished=False)
    return Kept(new_report=new_report, issues=keep_issues(connection, [issue], run_id=run.id, coding=number))


def keep_issues(
    connection: Connection, issues: Iterable[Issue], *, run_id: str | None = None, coding: int | None = None
) -> int:
    """Write issues that are not there yet, and count them."""
    rows = [{**issue_to_row(issue, run_id), "coding": coding} for issue in issues]
    return _insert_new(connection, schema.issues, rows)


def _new_coding(connection: Connection, report_id: str, run: Run, *, finished: bool) -> int:
    row = {
        "id": run.id,
        "version": run.version,
        "codebook": run.codebook,
        "parser": run.parser,
        "gazetteer": run.gazetteer,
        "encoder": run.encoder,
    }
    _insert_new(connection, schema.runs, [row])
    coding = {"report": report_id, "run": run.id, "finished": finished}
    return _key(connection.execute(insert(schema.codings).values(coding)))


def _coding_number(connection: Connection, report_id: str, run_id: str, *, finished: bool) -> int | None:
    c = schema.codings.c
    asked = select(c.number).where(c.report == report_id, c.run == run_id, c.finished == finished)
    return connection.execute(asked).scalar_one_or_none()


def _keep_claims(connection: Connection, claims: Sequence[Claim], coding: int) -> tuple[int, int, tuple[Issue, ...]]:
    """Write claims, versions and sightings; give how many claims and versions are new, and claims told twice."""
    new, changed = 0, 0
    repeated: list[Issue] = []
    seen: set[str] = set()
    for position, claim in enumerate(claims):
        if claim.id in seen:
            detail = f"two claims share one id ({claim.id}), so only the first of them was kept"
            repeated.append(Issue(report=claim.report_id, code="claim-told-twice", detail=detail, span=claim.span))
            continue
        seen.add(claim.id)
        is_new = _insert_new(connection, schema.claims, [_identity(claim)]) > 0
        version, is_changed = _keep_version(connection, claim)
        sighting = {"coding": coding, "position": position, "version": version}
        connection.execute(insert(schema.sightings).values(sighting))
        new += is_new
        changed += is_changed and not is_new
    return new, changed, tuple(repeated)


def _identity(claim: Claim) -> Row:
    return {
        "id": claim.id,
        "report": claim.report_id,
        "start": claim.span[0],
        "end": claim.span[1],
        "speakers": [list(s.span) for s in claim.said_by],
        "ordinal": claim.ordinal,
    }


def _keep_version(connection: Connection, claim: Claim) -> tuple[int, bool]:
    """Give the number of the version with these values, and whether it had to be written."""
    values = claim_to_values(claim)
    digest = values_digest(values)
    c = schema.claim_versions.c
    known = connection.execute(select(c.number).where(c.claim == claim.id, c.digest == digest)).scalar_one_or_none()
    if known is not None:
        return known, False
    when = claim.event.when
    days = [day for day in (when.start, when.end) if day] if when else []
    row = {
        "claim": claim.id,
        "digest": digest,
        "kind": claim.event.kind,
        "first_day": days[0] if days else None,
        "last_day": days[-1] if days else None,
        "wire": values,
    }
    number = _key(connection.execute(insert(schema.claim_versions).values(row)))
    named = _parties(claim, number)
    if named:
        connection.execute(insert(schema.parties), named)
    if has_full_text(connection):
        connection.exec_driver_sql(
            "INSERT INTO claim_words(rowid, words) VALUES (?, ?)", (number, _words(claim, named))
        )
    return number, True


def _parties(claim: Claim, version: int) -> list[Row]:
    event = claim.event
    by_role: tuple[tuple[str, Sequence[Any]], ...] = (
        ("speaker", claim.said_by),
        ("toward", claim.toward),
        ("agent", event.agents),
        ("target", event.targets),
        ("weapon", event.weapons),
    )
    return [
        {"version": version, "role": role, "name": p.name, "mention": p.mention, "actor": p.actor}
        for role, named in by_role
        for p in named
    ]


def _words(claim: Claim, named: Sequence[Row]) -> str:
    """Gather what a claim is found by: its quote, whoever is named in it, its place and its kind."""
    where = claim.event.where
    places = [where.mention, where.name] if where else []
    names = [word for party in named for word in (party["name"], party["mention"])]
    return "\n".join(dict.fromkeys([claim.quote, *names, *places, claim.event.kind]))


def has_full_text(connection: Connection) -> bool:
    """Tell whether this ledger has a word index."""
    asked = select(schema.meta.c.value).where(schema.meta.c.key == "full_text")
    return connection.execute(asked).scalar_one_or_none() == "fts5"


def _key(result: CursorResult[Any]) -> int:
    made = result.inserted_primary_key
    assert made is not None  # an insert of one row always tells its key
    return int(made[0])


def _insert_new(connection: Connection, table: Table, rows: Sequence[Row]) -> int:
    """Insert the rows whose key is not there yet, and count them."""
    build = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    return sum(connection.execute(build(table).values(row).on_conflict_do_nothing()).rowcount for row in rows)

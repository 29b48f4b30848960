"""Writing into the ledger: a report with its claims, whole or not at all, and never twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, CursorResult, Executable, Table, insert, select

from reportedly.ledger import full_text, schema
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
    claims, changed, repeated = _keep_claims(connection, coding, number)
    issues = keep_issues(connection, (*coding.issues, *repeated), run_id=run.id, coding=number)
    return Kept(new_report=new_report, claims=claims, changed=changed, issues=issues)


def keep_failure(connection: Connection, report: Report, issue: Issue, run: Run) -> Kept:
    """Write a report that the coder could not cope with, and why; a later `add` will try it again."""
    new_report = _insert_new(connection, schema.reports, [report_to_row(report)]) > 0
    number = _coding_number(connection, report.id, run.id, finished=False)
    if number is None:
        number = _new_coding(connection, report.id, run, finished=False)
    return Kept(new_report=new_report, issues=keep_issues(connection, [issue], run_id=run.id, coding=number))


def keep_by_hand(connection: Connection, claims: Sequence[Claim]) -> list[int]:
    """Write versions of claims that a person has made, with the claims themselves where new; give their numbers."""
    numbers: list[int] = []
    for claim in claims:
        _insert_new(connection, schema.claims, [_identity(claim)])
        wire = claim_to_values(claim)
        digest = values_digest(wire)
        c = schema.claim_versions.c
        asked = select(c.number).where(c.claim == claim.id, c.digest == digest)
        number = connection.execute(asked).scalar_one_or_none()
        numbers += [number] if number is not None else _keep_versions(connection, [(claim, digest, wire)])
    return numbers


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


def _keep_claims(connection: Connection, coding: Coding, number: int) -> tuple[int, int, tuple[Issue, ...]]:
    """Write claims, versions and sightings; give how many claims and versions are new, and claims told twice."""
    claims, repeated = _told_once(coding.claims)
    known_claims, known_versions = _known(connection, coding.report_id)
    wires = [claim_to_values(claim) for claim in claims]
    names = [(claim.id, values_digest(wire)) for claim, wire in zip(claims, wires, strict=True)]
    new_claims = [claim for claim in claims if claim.id not in known_claims]
    _insert_all(connection, schema.claims, [_identity(claim) for claim in new_claims])
    changed = [i for i, name in enumerate(names) if name not in known_versions]
    numbers = _keep_versions(connection, [(claims[i], names[i][1], wires[i]) for i in changed])
    versions = known_versions | dict(zip([names[i] for i in changed], numbers, strict=True))
    sightings = [{"coding": number, "position": i, "version": versions[name]} for i, name in enumerate(names)]
    _insert_all(connection, schema.sightings, sightings)
    return len(new_claims), len(changed) - len(new_claims), repeated


def _told_once(claims: Sequence[Claim]) -> tuple[list[Claim], tuple[Issue, ...]]:
    """Leave out claims whose id another one has, each with an issue that says so."""
    once: dict[str, Claim] = {}
    repeated: list[Issue] = []
    for claim in claims:
        if once.setdefault(claim.id, claim) is not claim:
            detail = f"two claims share one id ({claim.id}), so only the first of them was kept"
            repeated.append(Issue(report=claim.report_id, code="claim-told-twice", detail=detail, span=claim.span))
    return list(once.values()), tuple(repeated)


def _known(connection: Connection, report_id: str) -> tuple[set[str], dict[tuple[str, str], int]]:
    """Give the ids of a report's claims that are kept already, and the numbers of their versions by id and digest."""
    claims, versions = schema.claims, schema.claim_versions
    ids = select(claims.c.id).where(claims.c.report == report_id)
    asked = (
        select(versions.c.claim, versions.c.digest, versions.c.number).join(claims).where(claims.c.report == report_id)
    )
    numbers = {(row.claim, row.digest): row.number for row in connection.execute(asked)}
    return set(connection.execute(ids).scalars()), numbers


def _identity(claim: Claim) -> Row:
    return {
        "id": claim.id,
        "report": claim.report_id,
        "start": claim.span[0],
        "end": claim.span[1],
        "speakers": [list(s.span) for s in claim.said_by],
        "ordinal": claim.ordinal,
    }


def _keep_versions(connection: Connection, new: Sequence[tuple[Claim, str, Row]]) -> list[int]:
    """Write versions of claims (with their digest and wire form) and give their numbers."""
    if not new:
        return []
    table = schema.claim_versions
    rows = [_version(claim, digest, wire) for claim, digest, wire in new]
    made = connection.execute(insert(table).returning(table.c.number, sort_by_parameter_order=True), rows)
    numbers = [int(number) for number in made.scalars()]
    named = [_parties(claim, number) for (claim, _, _), number in zip(new, numbers, strict=True)]
    _insert_all(connection, schema.parties, [row for rows in named for row in rows])
    if full_text.is_kept(connection):
        words = [(n, _words(claim, rows)) for (claim, _, _), n, rows in zip(new, numbers, named, strict=True)]
        full_text.keep(connection, words)
    return numbers


def _version(claim: Claim, digest: str, wire: Row) -> Row:
    when = claim.event.when
    days = [day for day in (when.start, when.end) if day] if when else []
    return {
        "claim": claim.id,
        "digest": digest,
        "kind": claim.event.kind,
        "first_day": days[0] if days else None,
        "last_day": days[-1] if days else None,
        "wire": wire,
    }


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


def full_text_words(claim: Claim, number: int) -> str:
    """Give the words that the index holds for one version of a claim, as they were put into it."""
    return _words(claim, _parties(claim, number))


def _key(result: CursorResult[Any]) -> int:
    made = result.inserted_primary_key
    assert made is not None  # an insert of one row always tells its key
    return int(made[0])


def _insert_all(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _insert_new(connection: Connection, table: Table, rows: Sequence[Row]) -> int:
    """Insert the rows whose key is not there yet, and count them."""
    # Each is loaded only where it is spoken: PostgreSQL's costs every command a tenth of its start.
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql

        new: list[Executable] = [postgresql.insert(table).values(row).on_conflict_do_nothing() for row in rows]
    else:
        from sqlalchemy.dialects import sqlite

        new = [sqlite.insert(table).values(row).on_conflict_do_nothing() for row in rows]
    return sum(connection.execute(one, execution_options={"preserve_rowcount": True}).rowcount for one in new)

"""Coded reports as rows of Arrow tables, and back: what is written comes back equal."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pyarrow as pa
from sqlalchemy import Row

from reportedly.ledger.rows import claim_from_values, claim_to_values, report_from_row, report_to_row
from reportedly.model import Claim, Coding, Issue, Report

REPORT = pa.schema([("report", pa.string()), ("issues", pa.list_(pa.string()))])
"""A report to be coded, with the issues that reading it gave, as JSON."""

CODED = pa.schema(
    [
        ("report_id", pa.string()),
        ("key", pa.string()),
        ("outlet", pa.string()),
        ("published", pa.date32()),
        ("report", pa.string()),
        ("claims", pa.list_(pa.string())),
        ("issues", pa.list_(pa.string())),
        ("reading_issues", pa.list_(pa.string())),
        ("failed", pa.bool_()),
    ]
)
"""A coded report. `failed` means that the coder broke on it: `issues` then say how, and there are no claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A report as it was read, with what the reader was in doubt about."""

    report: Report
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedRow:
    """A report with its coding, as a part holds it."""

    report: Report
    coding: Coding
    reading_issues: tuple[Issue, ...]
    failed: bool


def reports_to_batch(reads: Sequence[Read]) -> pa.RecordBatch:
    """Write reports as a batch of `REPORT` rows."""
    rows = [{"report": _report_text(r.report), "issues": [_issue_text(i) for i in r.issues]} for r in reads]
    return pa.RecordBatch.from_pylist(rows, schema=REPORT)


def reports_of(batch: pa.RecordBatch) -> Iterator[Read]:
    """Read the reports of a batch of `REPORT` rows back."""
    for row in batch.to_pylist():
        yield Read(report=_report(row["report"]), issues=tuple(_issue(i) for i in row["issues"]))


def coded_to_batch(rows: Iterable[CodedRow]) -> pa.RecordBatch:
    """Write coded reports as a batch of `CODED` rows."""
    return pa.RecordBatch.from_pylist(
        [
            {
                "report_id": row.report.id,
                "key": row.report.key,
                "outlet": row.report.outlet,
                "published": row.report.published,
                "report": _report_text(row.report),
                "claims": [_claim_text(c) for c in row.coding.claims],
                "issues": [_issue_text(i) for i in row.coding.issues],
                "reading_issues": [_issue_text(i) for i in row.reading_issues],
                "failed": row.failed,
            }
            for row in rows
        ],
        schema=CODED,
    )


def coded_of(table: pa.RecordBatch | pa.Table) -> Iterator[CodedRow]:
    """Read coded reports back."""
    for row in table.to_pylist():
        report = _report(row["report"])
        claims = tuple(_claim(text, report.id) for text in row["claims"])
        issues = tuple(_issue(i) for i in row["issues"])
        yield CodedRow(
            report=report,
            coding=Coding(report_id=report.id, claims=claims, issues=issues),
            reading_issues=tuple(_issue(i) for i in row["reading_issues"]),
            failed=row["failed"],
        )


def _report_text(report: Report) -> str:
    row = report_to_row(report)
    row["published"] = report.published.isoformat() if report.published else None
    return _json(row)


def _report(text: str) -> Report:
    row = json.loads(text)
    row["published"] = date.fromisoformat(row["published"]) if row["published"] else None
    # A row of a table and a row of the ledger have the same fields.
    return report_from_row(cast("Row[Any]", SimpleNamespace(**row)))


def _claim_text(claim: Claim) -> str:
    return _json({"span": list(claim.span), "ordinal": claim.ordinal, "values": claim_to_values(claim)})


def _claim(text: str, report_id: str) -> Claim:
    row = json.loads(text)
    start, end = row["span"]
    return claim_from_values(row["values"], report_id=report_id, span=(start, end), ordinal=row["ordinal"])


def _issue_text(issue: Issue) -> str:
    span = list(issue.span) if issue.span else None
    return _json({"report": issue.report, "code": issue.code, "detail": issue.detail, "span": span})


def _issue(text: str) -> Issue:
    row = json.loads(text)
    span = (row["span"][0], row["span"][1]) if row["span"] else None
    return Issue(report=row["report"], code=row["code"], detail=row["detail"], span=span)


def _json(value: Any) -> str:  # noqa: ANN401 -- whatever JSON holds
    return json.dumps(value, ensure_ascii=False, sort_keys=True)

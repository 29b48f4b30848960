"""Coded parts into the ledger: one writer, report by report, and nothing twice."""

from dataclasses import dataclass
from pathlib import Path

from reportedly import links
from reportedly.ledger import Ledger
from reportedly.scale.parts import Manifest, read_part


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """What a folder added to the ledger."""

    reports: int
    claims: int
    already: int


def ingest(folder: Path, manifest: Manifest, ledger: Ledger) -> Ingested:
    """Keep every report of a folder with its coding and issues, then link what is new."""
    reports = claims = already = 0
    ledger.keep_issues(manifest.file_issues)
    for part in manifest.parts:
        for row in read_part(folder, part):
            refusal = ledger.refusal(row.report.id)
            if refusal is not None:
                ledger.keep_issues([refusal])
                continue
            if row.failed:
                kept = ledger.keep_failure(row.report, row.coding.issues[0], manifest.run)
            else:
                kept = ledger.keep(row.report, row.coding, manifest.run)
            ledger.keep_issues(row.reading_issues)
            reports += kept.new_report
            claims += kept.claims
            already += kept.already
    links.refresh(ledger)
    return Ingested(reports=reports, claims=claims, already=already)

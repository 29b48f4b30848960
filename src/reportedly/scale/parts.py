"""The folder that coded reports lie in: parts that appear only when whole, and the manifest that names them."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from reportedly.errors import InputError
from reportedly.ledger.rows import claim_to_values, values_digest
from reportedly.model import Issue, Run
from reportedly.scale.rows import CodedRow, coded_of
from reportedly.scale.unfinished import unfinished

MANIFEST = "manifest.json"
FORM = 1
"""Goes up when the rows or the manifest change so that an older reader would misread them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartDone:
    """One part that is written: its file and what is in it."""

    file: str
    reports: int
    claims: int
    failed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a finished folder holds: which coder, which parts, and the digest over all claims in them."""

    run: Run
    parts: tuple[PartDone, ...]
    file_issues: tuple[Issue, ...]
    digest: str


def part_name(number: int, batch: pa.RecordBatch) -> str:
    """Name a part by its place and by what it is made from, so that a run begun again knows what is done."""
    digest = hashlib.sha256()
    for report in batch.column("report"):
        digest.update(report.as_py().encode())
    return f"part-{number:06}-{digest.hexdigest()[:16]}.parquet"


def write_part(folder: Path, name: str, batch: pa.RecordBatch, run: Run) -> PartDone:
    """Write a part whole: under another name first, then moved to its own."""
    table = pa.Table.from_batches([batch]).replace_schema_metadata({"run": run.id, "form": str(FORM)})
    path = unfinished(folder, name)
    pq.write_table(table, path, compression="zstd")
    os.replace(path, folder / name)
    return _counted(name, table)


def done_part(folder: Path, name: str, run: Run) -> PartDone | None:
    """Give a part that the same coder has written before; None where there is none."""
    path = folder / name
    if not path.exists():
        return None
    table = pq.read_table(path)
    return _counted(name, table) if (table.schema.metadata or {}).get(b"run") == run.id.encode() else None


def _counted(name: str, table: pa.Table) -> PartDone:
    claims = sum(len(claims) for claims in table.column("claims"))
    failed = sum(failed.as_py() for failed in table.column("failed"))
    return PartDone(file=name, reports=table.num_rows, claims=claims, failed=failed)


def write_manifest(folder: Path, run: Run, parts: Sequence[PartDone], file_issues: Sequence[Issue]) -> Manifest:
    """Write the manifest of a finished folder, with the digest over all its claims."""
    ordered = tuple(sorted(parts, key=lambda p: p.file))
    digest = claims_digest(row for part in ordered for row in read_part(folder, part))
    manifest = Manifest(run=run, parts=ordered, file_issues=tuple(file_issues), digest=digest)
    path = unfinished(folder, MANIFEST)
    path.write_text(json.dumps({"form": FORM, **asdict(manifest)}, ensure_ascii=False, indent=1), "utf-8")
    os.replace(path, folder / MANIFEST)
    return manifest


def read_manifest(folder: Path) -> Manifest:
    """Read a folder's manifest; InputError where there is none, as after a run that was stopped."""
    try:
        written: dict[str, Any] = json.loads((folder / MANIFEST).read_text("utf-8"))
    except FileNotFoundError as error:
        raise InputError(
            f"no {MANIFEST} in {folder}: `reportedly code-batch` writes it when it is done; run it again."
        ) from error
    except (OSError, ValueError) as error:
        raise InputError(f"the {MANIFEST} in {folder} cannot be read ({error}).") from error
    if written.get("form") != FORM:
        raise InputError(f"the {MANIFEST} in {folder} is of another version of reportedly: code the reports again.")
    issues = (Issue(**{**i, "span": tuple(i["span"]) if i["span"] else None}) for i in written["file_issues"])
    return Manifest(
        run=Run(**written["run"]),
        parts=tuple(PartDone(**part) for part in written["parts"]),
        file_issues=tuple(issues),
        digest=written["digest"],
    )


def read_part(folder: Path, part: PartDone) -> Iterator[CodedRow]:
    """Read the coded reports of one part."""
    yield from coded_of(pq.read_table(folder / part.file))


def claims_digest(rows: Iterable[CodedRow]) -> str:
    """Hash all claims with their values, whatever parts they lie in: two engines that agree give the same."""
    lines = sorted(
        f"{row.report.id} {claim.id} {values_digest(claim_to_values(claim))}"
        for row in rows
        for claim in row.coding.claims
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()

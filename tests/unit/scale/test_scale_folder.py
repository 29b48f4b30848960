"""Reports cut into jobs, parts written whole, and a folder ingested once."""

import json
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from made_by_hand import RUN, coding_of, report
from reportedly.errors import InputError
from reportedly.ledger import Ledger
from reportedly.model import Coding, Issue, Report
from reportedly.reading import ReportDefaults
from reportedly.scale import jobs, parts
from reportedly.scale.ingesting import ingest
from reportedly.scale.rows import CodedRow, Read, coded_of, coded_to_batch, reports_of, reports_to_batch


def row_of(told: Report) -> CodedRow:
    doubt = Issue(report=told.id, code="no-date", detail="no date was found")
    return CodedRow(report=told, coding=coding_of(told), reading_issues=(doubt,), failed=False)


def test_rows_come_back_equal() -> None:
    told = report(boilerplate=("Subscribe now",), tags=(("region", "north"),))
    row = row_of(told)
    assert list(coded_of(coded_to_batch([row]))) == [row]
    read = Read(report=told, issues=row.reading_issues)
    assert list(reports_of(reports_to_batch([read]))) == [read]


def test_jobs_hold_every_report_once(tmp_path: Path) -> None:
    lines = [{"key": str(n % 5), "title": f"Shells hit quarter {n % 5}", "text": "Shells fell."} for n in range(7)]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\nnot json")
    pq.write_table(pa.Table.from_pylist([{"headline": "Bridge blown up", "body": "It was blown up."}]),
                   tmp_path / "b.parquet")  # fmt: skip
    reading = jobs.Reading(
        paths=(str(tmp_path / "a.jsonl"), str(tmp_path / "b.parquet")),
        defaults=ReportDefaults(outlet="Wire"),
        part_reports=2,
    )
    made = list(reading.jobs())
    titles = [r.report.title for job in made for r in reports_of(job.batch)]
    assert titles == [f"Shells hit quarter {n}" for n in range(5)] + ["Bridge blown up"]
    assert [job.batch.num_rows for job in made] == [2, 2, 2]
    assert [i.code for i in reading.file_issues] == ["bad-line"]
    again = jobs.Reading(paths=reading.paths, defaults=reading.defaults, part_reports=2)
    assert [job.name for job in again.jobs()] == [job.name for job in made]


def test_a_parquet_file_that_is_none_is_an_issue(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 no")
    reading = jobs.Reading(paths=(str(tmp_path / "a.parquet"),), defaults=ReportDefaults())
    assert list(reading.jobs()) == []
    assert [i.code for i in reading.file_issues] == ["unreadable-file"]


def written(folder: Path, tellings: list[Report]) -> parts.Manifest:
    done = []
    for number, told in enumerate(tellings):
        batch = coded_to_batch([row_of(told)])
        done.append(parts.write_part(folder, f"part-{number:06}-a.parquet", batch, RUN))
    return parts.write_manifest(folder, RUN, done, [Issue(report="x", code="bad-line", detail="x: no")])


def test_the_digest_does_not_depend_on_the_parts(tmp_path: Path) -> None:
    tellings = [report(key=str(n), outlet=f"Valley Post {n}") for n in range(3)]
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, other = written(tmp_path / "a", tellings), written(tmp_path / "b", tellings[::-1])
    assert one.digest == other.digest
    rows = [replace(row_of(t), coding=Coding(report_id=t.id)) for t in tellings]
    assert parts.claims_digest(rows) != one.digest
    assert parts.read_manifest(tmp_path / "a") == one


def test_a_part_of_another_coder_is_not_done(tmp_path: Path) -> None:
    written(tmp_path, [report()])
    assert parts.done_part(tmp_path, "part-000000-a.parquet", RUN) is not None
    assert parts.done_part(tmp_path, "part-000000-a.parquet", replace(RUN, version="9")) is None
    assert parts.done_part(tmp_path, "part-000001-a.parquet", RUN) is None


def test_a_folder_is_ingested_once(tmp_path: Path) -> None:
    manifest = written(tmp_path, [report(key=str(n), outlet=f"Valley Post {n}") for n in range(3)])
    with Ledger.open(tmp_path / "books.db", create=True) as books:
        first, second = ingest(tmp_path, manifest, books), ingest(tmp_path, manifest, books)
        assert (first.reports, first.claims, first.already) == (3, 9, 0)
        assert (second.reports, second.claims, second.already) == (0, 0, 3)
        codes = sorted(i.code for i in books.issues())
    assert codes == sorted(["bad-line"] + 6 * ["no-date"])


def test_a_folder_without_a_manifest_is_not_taken_as_whole(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="run it again"):
        parts.read_manifest(tmp_path)
    (tmp_path / "manifest.json").write_text('{"form": 0}')
    with pytest.raises(InputError, match="another version"):
        parts.read_manifest(tmp_path)

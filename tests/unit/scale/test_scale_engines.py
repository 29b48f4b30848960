"""One process, several, and Ray give the same claims; a process that dies loses and doubles nothing."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from killed_coders import disturbed, poisonable
from reportedly.coding.kit import Kit
from reportedly.kit_description import KitDescription
from reportedly.model import Issue, Run
from reportedly.reading import ReportDefaults
from reportedly.scale import local
from reportedly.scale.coder import code_batches
from reportedly.scale.jobs import Job, Reading
from reportedly.scale.parts import PartDone, claims_digest, done_part, read_part, write_manifest
from reportedly.scale.rows import coded_of

EXAMPLES = str(Path(__file__).parents[3] / "examples" / "reports")
RULES_ALONE = KitDescription(model=False, one_thread=True, gazetteer_files=())


def example_jobs() -> list[Job]:
    return list(Reading(paths=(EXAMPLES,), defaults=ReportDefaults(), part_reports=4).jobs())[:6]


@pytest.fixture(scope="module")
def alone(kit: Kit) -> tuple[Run, str]:
    """What one process gives by rules alone, all reports in one batch: its Run and the digest."""
    ruled = replace(kit, ear=None, run=replace(kit.run, encoder=None))
    batches = (job.batch for job in example_jobs())
    return ruled.run, claims_digest(row for b in code_batches(batches, ruled) for row in coded_of(b))


def told(folder: Path, done: list[PartDone], run: Run) -> tuple[Run, str]:
    assert all(done_part(folder, part.file, run) for part in done), "coded by another Run"
    return run, write_manifest(folder, run, done, []).digest


def test_two_processes_give_the_same_and_a_killed_one_loses_nothing(tmp_path: Path, alone: tuple[Run, str]) -> None:
    made = example_jobs()
    parts = local.code_jobs(iter(made), tmp_path, RULES_ALONE, processes=2)
    done, killed = disturbed(parts, "local", 1, Random(1))
    assert killed == 1
    assert sorted(p.file for p in done) == [j.name for j in made]
    assert told(tmp_path, done, alone[0]) == alone


def test_a_report_that_kills_its_process_becomes_an_issue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "MOST_DEATHS", 0)
    out = tmp_path / "out"
    out.mkdir()
    made = [job for job in example_jobs() if any("Salqin" in r.as_py() for r in job.batch.column("report"))][:1]
    with poisonable(tmp_path, "Salqin"):
        done = list(local.code_jobs(made, out, RULES_ALONE, processes=1))
    rows = list(read_part(out, done[0]))
    dead = [row for row in rows if row.failed]
    assert len(rows) == made[0].batch.num_rows
    assert dead
    assert all("Salqin" in (row.report.title or "") for row in dead)
    assert all(isinstance(i, Issue) and "died" in i.detail for row in dead for i in row.coding.issues)
    assert any(row.coding.claims for row in rows)


def test_ray_gives_the_same_and_a_killed_worker_loses_and_doubles_nothing(
    tmp_path: Path, alone: tuple[Run, str]
) -> None:
    pytest.importorskip("ray")
    from reportedly.scale import over_ray

    made = example_jobs()
    parts = over_ray.code_jobs(made, tmp_path, RULES_ALONE, processes=2, address=None)
    done, killed = disturbed(parts, "ray", 1, Random(1))
    assert killed == 1
    assert sorted(p.file for p in done) == [j.name for j in made]
    assert told(tmp_path, done, alone[0]) == alone
    assert list(tmp_path.glob(".*.tries")) == []


def test_over_ray_a_job_that_three_workers_died_of_is_coded_report_by_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reportedly.scale import over_ray

    (job, *_) = example_jobs()
    alone: list[str] = []

    def one_by_one(job: Job, folder: Path, description: KitDescription) -> PartDone:
        alone.append(job.name)
        return PartDone(file=job.name, reports=job.batch.num_rows, claims=0, failed=1)

    monkeypatch.setattr(over_ray, "one_by_one", one_by_one)
    coder = over_ray.PartCoder(str(tmp_path), RULES_ALONE)
    row = {"name": job.name, "batch": over_ray.stream_of(job.batch)}
    tries = tmp_path / f".{job.name}.tries"
    tries.write_bytes(b"..")
    assert coder(row)["failed"] == 0
    assert (alone, tries.exists()) == ([], False)
    tries.write_bytes(b"...")
    assert coder(row)["failed"] == 1
    assert (alone, tries.exists()) == ([job.name], False)

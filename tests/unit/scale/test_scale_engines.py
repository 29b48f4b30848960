"""One process, several, and Ray give the same claims; a process that dies loses and doubles nothing."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.kit_description import KitDescription
from reportedly.model import Issue
from reportedly.reading import ReportDefaults
from reportedly.scale import jobs, local
from reportedly.scale.coder import code_batches
from reportedly.scale.jobs import Job, Reading
from reportedly.scale.parts import PartDone, read_part, write_manifest
from reportedly.scale.rows import coded_of

EXAMPLES = str(Path(__file__).parents[3] / "examples" / "reports")
RULES_ALONE = KitDescription(model=False)


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "REPORTS_A_PART", 4)


def example_jobs() -> list[Job]:
    return list(Reading(paths=(EXAMPLES,), defaults=ReportDefaults()).jobs())


@pytest.fixture(scope="module")
def digest(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What one process gives, all reports in one batch."""
    from reportedly.scale.parts import claims_digest

    kit = RULES_ALONE.build()
    return claims_digest(row for b in code_batches((j.batch for j in example_jobs()), kit) for row in coded_of(b))


def digest_of(folder: Path, done: list[PartDone]) -> str:
    return write_manifest(folder, RULES_ALONE.build().run, done, []).digest


def killing(jobs_left: list[Job], times: int) -> Iterator[Job]:
    """Hand jobs out, and kill one of the processes that code them now and then."""
    for nth, job in enumerate(jobs_left):
        yield job
        if nth >= 2 and times:
            times -= 1
            children = [
                int(pid)
                for pid in Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()
                if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
            ]
            if children:
                os.kill(children[-1], signal.SIGKILL)


def test_two_processes_give_the_same_and_a_killed_one_loses_nothing(tmp_path: Path, digest: str) -> None:
    made = example_jobs()
    done = list(local.code_jobs(killing(made, 1), tmp_path, RULES_ALONE, processes=2))
    assert sorted(p.file for p in done) == [j.name for j in made]
    assert digest_of(tmp_path, done) == digest


def test_a_report_that_kills_its_process_becomes_an_issue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The children are new processes, which see what is in the environment and nothing that is patched here.
    (tmp_path / "sitecustomize.py").write_text(
        "import importlib.abc, os, sys\n"
        "class Poison(importlib.abc.MetaPathFinder):\n"
        "    def find_spec(self, name, path, target=None):\n"
        "        if name == 'reportedly.scale.coder':\n"
        "            sys.meta_path.remove(self)\n"
        "            import reportedly.pipeline as pipeline\n"
        "            code = pipeline.code_safely\n"
        "            def code_or_die(report, kit):\n"
        "                if 'Salqin' in (report.title or ''):\n"
        "                    os._exit(9)\n"
        "                return code(report, kit)\n"
        "            pipeline.code_safely = code_or_die\n"
        "sys.meta_path.insert(0, Poison())\n"
    )
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])]))
    out = tmp_path / "out"
    out.mkdir()
    made = [job for job in example_jobs() if any("Salqin" in r.as_py() for r in job.batch.column("report"))][:1]
    done = list(local.code_jobs(made, out, RULES_ALONE, processes=1))
    rows = list(read_part(out, done[0]))
    dead = [row for row in rows if row.failed]
    assert len(rows) == made[0].batch.num_rows
    assert dead
    assert all("Salqin" in (row.report.title or "") for row in dead)
    assert all(isinstance(i, Issue) and "died" in i.detail for row in dead for i in row.coding.issues)
    assert any(row.coding.claims for row in rows)


def test_ray_gives_the_same(tmp_path: Path, digest: str) -> None:
    pytest.importorskip("ray")
    from reportedly.scale import over_ray

    done = list(over_ray.code_jobs(example_jobs(), tmp_path, RULES_ALONE, processes=2, address=None))
    assert digest_of(tmp_path, done) == digest

"""What is installed is what the locks say, and the locks say it without naming where it is from."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from reportedly import __version__

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ["run.txt", "check.txt"]


def locked(name: str) -> dict[str, str]:
    """The packages of a lock by name, with everything that is said of each."""
    entries = re.split(r"\n(?=\S)", (ROOT / "requirements" / name).read_text(encoding="utf-8"))
    return {re.split(r"[=\s;]", entry)[0]: entry for entry in entries if "==" in entry}


def needed(requirement: str) -> str:
    return re.split(r"[<>=!~\[; ]", requirement)[0].lower().replace("_", "-")


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_pinned_with_hashes(name: str) -> None:
    packages = locked(name)
    assert len(packages) > 20
    assert [p for p, entry in packages.items() if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("name", LOCKS)
def test_no_host_is_named(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    assert re.findall(r"://|--(?:extra-)?index|--find-links", text) == []


@pytest.mark.parametrize("name", LOCKS)
def test_what_the_package_needs_is_locked(name: str) -> None:
    assert [d for d in PROJECT["project"]["dependencies"] if needed(d) not in locked(name)] == []


def test_what_builds_and_checks_it_is_locked() -> None:
    lines = "\n".join((ROOT / "requirements" / n).read_text(encoding="utf-8") for n in ("build.in", "check.in"))
    wanted = [needed(line) for line in lines.splitlines() if re.match(r"[a-z]", line)]
    assert [name for name in (*wanted, "hatchling") if name not in locked("check.txt")] == []


def test_both_locks_agree() -> None:
    ours, all_of_it = locked("run.txt"), locked("check.txt")
    pin = {name: entry.split("\n")[0] for name, entry in all_of_it.items()}
    assert {name: entry.split("\n")[0] for name, entry in ours.items() if pin.get(name) != entry.split("\n")[0]} == {}


def test_the_version_is_told_once() -> None:
    assert PROJECT["project"]["version"] == __version__


def test_the_licence_comes_with_it() -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in licence
    assert "END OF TERMS AND CONDITIONS" in licence
    assert set(PROJECT["project"]["license-files"]) <= {p.name for p in ROOT.iterdir()}


def imported() -> set[str]:
    """The top-level modules that the package's own code imports, wherever in a file it does so."""
    found: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - {"reportedly"}


def test_what_the_code_imports_is_declared() -> None:
    extras = [d for extra in PROJECT["project"]["optional-dependencies"].values() for d in extra]
    declared = {needed(d) for d in (*PROJECT["project"]["dependencies"], *extras)}
    owners = packages_distributions()
    undeclared = [
        module
        for module in sorted(imported())
        if not declared & {name.lower().replace("_", "-") for name in owners.get(module, [module])}
    ]
    assert undeclared == []


def test_what_only_an_extra_installs_is_imported_where_it_is_asked_for_alone() -> None:
    package = ROOT / "src" / "reportedly"
    for path in package.rglob("*.py"):
        code = path.read_text(encoding="utf-8")
        place = path.relative_to(package)
        if place.parts[0] != "scale":
            assert "import ray" not in code, path
            assert "import pyarrow" not in code or place.as_posix() in _TABLES_FOR_PROGRAMS, path


_TABLES_FOR_PROGRAMS = {"views/exporters/parquet.py", "cli/export.py"}
"""Loaded when somebody asks for Parquet, and at no other time."""


def test_tables_for_programs_are_loaded_only_when_asked_for() -> None:
    asked = (
        "import sys, reportedly.cli.export, reportedly.views.exporters, reportedly.cli.exported; print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert "pyarrow" not in done.stdout.split()

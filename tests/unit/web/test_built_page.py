"""The page that is shipped is the one that its sources give, and asks nothing of anybody else."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from reportedly.web.built import APP

DESK = Path(__file__).resolve().parents[3] / "desk"
MOST_SCRIPT_BYTES = 450_000
MOST_WORKER_BYTES = 20_000
MOST_FIRST_BYTES = 60_000
"""What a room without a map needs; the map, its worker and the other rooms come when they are entered."""


def digest_of_sources() -> str:
    """Work out what desk/digest.mjs does."""
    names = "digest.mjs index.html package-lock.json package.json svelte.config.js tsconfig.json vite.config.ts".split()
    for folder in ("public", "src"):
        below = (p for p in (DESK / folder).rglob("*") if p.is_file() and not p.name.endswith(".test.ts"))
        names += [p.relative_to(DESK).as_posix() for p in below]
    digest = hashlib.sha256()
    for name in sorted(names):
        digest.update(name.encode() + b"\0" + (DESK / name).read_bytes() + b"\0")
    return digest.hexdigest()


def test_it_is_not_stale() -> None:
    assert (APP / "made-from.txt").read_text().strip() == digest_of_sources(), "run `make desk`"


def zipped(paths: Iterable[Path]) -> int:
    return sum(len(gzip.compress(path.read_bytes())) for path in paths)


def test_its_script_is_small() -> None:
    scripts = {path for suffix in ("*.js", "*.mjs") for path in APP.rglob(suffix)}
    # The map brings a worker of its own, which is loaded beside the page and only with a map; most of what both need is
    # in a script that they share.
    workers = {path for path in scripts if "worker" in path.name}
    assert len(workers) == 1
    assert 0 < zipped(workers) < MOST_WORKER_BYTES
    assert zipped(scripts) < MOST_SCRIPT_BYTES


def loaded_with(names: Iterable[str]) -> set[Path]:
    """Follow what scripts import at once, not what they may import later."""
    found: set[Path] = set()
    waiting = [APP / "assets" / name for name in names]
    while waiting:
        script = waiting.pop()
        if script not in found:
            found.add(script)
            waiting += [
                script.parent / name for name in re.findall(r'(?:from|import)"\./([^"]+\.js)"', script.read_text())
            ]
    return found


@pytest.mark.parametrize("room", ["Reports", "Claims", "Incidents", "Review"])
def test_the_first_screen_brings_little_script(room: str) -> None:
    (begin,) = re.findall(r'src="\./assets/(index-[^"]+\.js)"', (APP / "index.html").read_text())
    (entered,) = (APP / "assets").glob(f"{room}-*.js")
    scripts = loaded_with([begin, entered.name])
    assert len(scripts) > 3
    assert not any(script.name.startswith("map-") for script in scripts)
    assert zipped(scripts) < MOST_FIRST_BYTES


def test_the_page_names_only_files_of_its_own() -> None:
    page = (APP / "index.html").read_text()
    named = re.findall(r'(?:src|href)="([^"]+)"', page)
    # It asks for the room's list while the script is still on its way.
    assert "./ahead.js" in named
    assert [name for name in named if not name.startswith("./") or not (APP / name).is_file()] == []
    assert "<script>" not in page
    assert "<style" not in page


def test_the_lock_names_no_registry_and_checks_every_file() -> None:
    lock = json.loads((DESK / "package-lock.json").read_text())
    packages = {name: one for name, one in lock["packages"].items() if name}
    assert len(packages) > 50
    assert [name for name, one in packages.items() if "resolved" in one] == []
    assert [name for name, one in packages.items() if not one.get("integrity", "").startswith("sha512-")] == []


def test_licences_of_what_is_built_in_are_shipped() -> None:
    assert "svelte" in (APP / "licences.md").read_text().lower()

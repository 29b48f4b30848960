"""The gold sets are what they were, and hold together."""

import hashlib
import tomllib
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from corpus import marks, texts

from reportedly.codebook.load import load_codebook

HERE = Path(__file__).parent
FOLDERS = {
    "corpus": HERE,
    "other_wars": HERE / "other-wars",
    "more_wars": HERE / "more-wars",
    "further_wars": HERE / "further-wars",
    "later_wars": HERE / "later-wars",
    "dense_wars": HERE / "dense-wars",
    "training_reports": HERE / "training-reports",
    "held_reports": HERE / "held-reports",
    "unseen": HERE / "unseen",
}
"""The folders of marked reports, by the name under which floors.toml pins the digest of each."""
REPORTS = {name: {r["key"]: r for r in texts(folder / "reports.jsonl")} for name, folder in FOLDERS.items()}
MARKS = {name: dict(marks(folder)) for name, folder in FOLDERS.items()}
EVERY = [(name, key) for name, found in MARKS.items() for key in sorted(found)]


@pytest.mark.parametrize("name", FOLDERS)
def test_nobody_edited_the_corpus_unnoticed(name: str) -> None:
    folder = FOLDERS[name]
    digest = hashlib.sha256()
    for path in sorted([*folder.glob("*.yaml"), folder / "reports.jsonl"]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    pinned = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))[name]
    assert digest.hexdigest() == pinned, f"{folder.name} changed: if that was meant, pin this digest in floors.toml"


@pytest.mark.parametrize(
    ("name", "reports", "most_claims"),
    [
        ("corpus", 6, 14),
        ("other_wars", 20, 24),
        ("more_wars", 13, 25),
        ("further_wars", 8, 20),
        ("later_wars", 14, 16),
        ("dense_wars", 13, 22),
        ("training_reports", 33, 40),
        ("held_reports", 33, 40),
        ("unseen", 20, 40),
    ],
)
def test_every_report_is_marked_and_every_mark_has_a_report(name: str, reports: int, most_claims: int) -> None:
    assert MARKS[name].keys() == REPORTS[name].keys()
    assert len(MARKS[name]) == reports
    assert all(6 <= len(claims) <= most_claims for claims in MARKS[name].values())


@pytest.mark.parametrize(("one", "other"), list(combinations(FOLDERS, 2)))
def test_no_report_is_in_two_folders(one: str, other: str) -> None:
    assert not MARKS[one].keys() & MARKS[other].keys()
    assert not {r["text"] for r in REPORTS[one].values()} & {r["text"] for r in REPORTS[other].values()}


def pieces(claim: dict[str, Any]) -> Iterator[str]:
    event = claim["event"]
    yield from (claim["quote"], claim["cue"], *claim["also"], *(s["mention"] for s in claim["said_by"]))
    yield from ((event[slot] or {}).get("mention", "") for slot in ("where", "when"))


@pytest.mark.parametrize(("name", "key"), EVERY)
def test_marks_point_at_words_of_the_text(name: str, key: str) -> None:
    text = REPORTS[name][key]["title"] + "\n" + REPORTS[name][key]["text"]
    assert [piece for claim in MARKS[name][key] for piece in pieces(claim) if piece not in text] == []


@pytest.mark.parametrize(("name", "key"), EVERY)
def test_marks_use_the_codebook_s_words(name: str, key: str) -> None:
    codebook = load_codebook()
    lists = {name: set(values) for name, values in codebook.closed_lists.items()}
    for claim in MARKS[name][key]:
        event = claim["event"]
        assert event["kind"] in codebook.kinds
        assert claim["act"] in lists["acts"]
        assert claim["certainty"] in lists["certainties"]
        assert event["status"] in lists["statuses"]
        assert {s["kind"] for s in claim["said_by"]} <= lists["speaker_kinds"]
        assert {q["unit"] for q in event["quantities"]} <= lists["units"]
        assert {q["effect"] for q in event["quantities"]} <= lists["effects"]
        if event["where"]:
            assert event["where"]["level"] in lists["levels"]
            assert event["where"]["relation"] in lists["relations"]

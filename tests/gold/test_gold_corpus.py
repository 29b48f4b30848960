"""The gold set is what it was, and holds together."""

import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from corpus import marks, texts

from reportedly.codebook.load import load_codebook

HERE = Path(__file__).parent
REPORTS = {r["key"]: r for r in texts(HERE / "reports.jsonl")}
MARKS = dict(marks(HERE))


def test_nobody_edited_the_corpus_unnoticed() -> None:
    digest = hashlib.sha256()
    for path in sorted([*HERE.glob("*.yaml"), HERE / "reports.jsonl"]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    pinned = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["corpus"]
    assert digest.hexdigest() == pinned, "the corpus changed: if that was meant, pin this digest in floors.toml"


def test_every_report_is_marked_and_every_mark_has_a_report() -> None:
    assert MARKS.keys() == REPORTS.keys()
    assert all(6 <= len(claims) <= 14 for claims in MARKS.values())


def pieces(claim: dict[str, Any]) -> Iterator[str]:
    event = claim["event"]
    yield from (claim["quote"], claim["cue"], *claim["also"], *(s["mention"] for s in claim["said_by"]))
    yield from ((event[slot] or {}).get("mention", "") for slot in ("where", "when"))


@pytest.mark.parametrize("key", sorted(MARKS))
def test_marks_point_at_words_of_the_text(key: str) -> None:
    text = REPORTS[key]["title"] + "\n" + REPORTS[key]["text"]
    assert [piece for claim in MARKS[key] for piece in pieces(claim) if piece not in text] == []


@pytest.mark.parametrize("key", sorted(MARKS))
def test_marks_use_the_codebook_s_words(key: str) -> None:
    codebook = load_codebook()
    lists = {name: set(values) for name, values in codebook.closed_lists.items()}
    for claim in MARKS[key]:
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

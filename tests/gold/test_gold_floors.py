"""The coder does not fall below what it has reached on our own gold set."""

import tomllib
from pathlib import Path

import pytest
from corpus import marks
from scoring import Score

from reportedly.coding.code import code
from reportedly.kit_description import KitDescription
from reportedly.model import Report
from reportedly.model.wire import claim_to_wire
from reportedly.reading import read_paths

HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("folder", "prefix"),
    [
        (HERE, ""),
        (HERE / "other-wars", "other_wars_"),
        (HERE / "more-wars", "more_wars_"),
        (HERE / "further-wars", "further_wars_"),
        (HERE / "later-wars", "later_wars_"),
    ],
)
def test_scores_stay_above_the_floors(folder: Path, prefix: str) -> None:
    kit = KitDescription().build()
    reports = {r.key: r for r in read_paths([folder / "reports.jsonl"]) if isinstance(r, Report)}
    score = Score()
    for key, gold in marks(folder):
        coded = [claim_to_wire(claim, reports[key]) for claim in code(reports[key], kit).claims]
        score.add(gold, coded, reports[key].text, key)
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
    print("\n".join(score.table()))
    assert score.claims.f1 >= floors[f"{prefix}claim"]
    assert score.facts.f1 >= floors[f"{prefix}facts"]

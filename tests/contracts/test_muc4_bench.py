"""The bench for incident templates counts what it says it counts."""

import json
import sys
from pathlib import Path

import pytest
from test_benches import ROOT, run

sys.path.insert(0, str(ROOT / "bench"))

from casing import Capitals
from templates import Ceaf, Template

from coded import the_kit


def template(kind: str, **roles: list[list[str]]) -> Template:
    return Template(type=kind, roles={r: tuple(frozenset(e) for e in entities) for r, entities in roles.items()})


def test_templates_of_one_type_are_put_together_so_that_most_agrees() -> None:
    marked = [
        template("attack", Victim=[["mayor", "the town's mayor"]], PerpInd=[["gunmen"]]),
        template("attack", Victim=[["teacher"], ["driver"]]),
    ]
    guessed = [
        template("attack", Victim=[["teacher"], ["driver"]]),
        template("attack", Victim=[["mayor"]], PerpInd=[["rebels"]]),
        template("bombing", Victim=[["mayor"]]),
    ]
    ceaf = Ceaf()
    assert ceaf.add(marked, guessed) == [(0, 1), (1, 0)]
    victims = ceaf.by_slot["Victim"]
    assert (victims.marked, victims.guessed, victims.right) == (3, 4, 3)
    assert ceaf.by_slot["PerpInd"].right == 0
    assert (ceaf.total().marked, ceaf.total().guessed, ceaf.total().right) == (6, 8, 5)


def test_an_entity_is_right_once() -> None:
    ceaf = Ceaf()
    ceaf.add(
        [template("attack", Victim=[["guard", "watchman"]])], [template("attack", Victim=[["guard"], ["watchman"]])]
    )
    assert (ceaf.by_slot["Victim"].right, ceaf.by_slot["Victim"].guessed) == (1, 2)


def test_a_text_without_capitals_gets_those_of_names_and_keeps_its_length() -> None:
    text = "guerrillas of the fmln attacked a bank in san vicente. on monday colonel luis paredes denied it."
    capitals = Capitals(the_kit().codebook, ["San Vicente"])
    given = capitals.of(text)
    assert given == "Guerrillas of the FMLN attacked a bank in San Vicente. On Monday colonel Luis Paredes denied it."
    assert capitals.of("It rained. no more.") == "It rained. no more."


@pytest.mark.parametrize("show", [(), ("--show",)])
def test_the_bench_scores_a_file(tmp_path: Path, show: tuple[str, ...]) -> None:
    data = tmp_path / "reports.json"
    text = "gunmen killed a farmer with rifles near the village of santa rosa on tuesday, police said."
    filled = {
        "incident_type": "attack", "PerpInd": [[["gunmen", 0]]], "PerpOrg": [], "Target": [],
        "Victim": [[["farmer", 16]]], "Weapon": [[["rifles", 28]]],
    }  # fmt: skip
    empty = {"docid": "b", "doctext": "the harvest was good, farmers said.", "templates": []}
    lines = [{"docid": "a", "doctext": text, "templates": [filled]}, empty]
    data.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    _, figures = run("muc4.py", "--data", data, *show)
    assert figures["reports"] == 2
    assert figures["roles"]["type"] == {"p": 100.0, "r": 100.0, "f1": 100.0}
    assert figures["roles"]["PerpInd"]["f1"] == figures["roles"]["Weapon"]["f1"] == 100.0
    assert 0 < figures["ceaf_ree"]["f1"] <= 100

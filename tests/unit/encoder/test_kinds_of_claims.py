"""Of what kind of event words tell: the head on the network that knows it, and the examples that it learns from."""

import json
import sys
from pathlib import Path
from shutil import copytree

import pytest

from reportedly.encoder import SHIPPED, Encoder
from reportedly.errors import ModelError

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "training"))

from train_kinds import sentences


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Jets bombed the bakery in Besk", "air-strike"),
        ("Thousands of people fled their homes", "displacement"),
        ("The two sides agreed to hold talks", "negotiate"),
    ],
)
def test_the_shipped_head_knows_plain_cases(words: str, kind: str) -> None:
    found = Encoder.open().hear(f"{words} this week, the mayor of Besk said.").kind((0, len(words)))
    assert found is not None
    assert found[0] == kind
    assert 0 < found[1] <= 1


def test_where_no_word_stands_nothing_is_told() -> None:
    hearing = Encoder.open().hear("The market of Besk was hit.")
    assert hearing.kind((200, 210)) is None
    assert Encoder.open().hear("").kind((0, 1)) is None


def test_hearing_finds_the_attributions_of_a_reading() -> None:
    text = "The mayor of Besk said that shells had hit the market."
    encoder = Encoder.open()
    assert encoder.hear(text).attributions == encoder.attributions(text) != ()


def test_a_model_without_the_head_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    copytree(SHIPPED, folder)
    facts = json.loads((folder / "encoder.json").read_text(encoding="utf-8"))
    del facts["sha256"]["kinds.npz"]
    (folder / "encoder.json").write_text(json.dumps(facts), encoding="utf-8")
    with pytest.raises(ModelError, match=r"train_kinds\.py"):
        Encoder.open(folder).hear("The market of Besk was hit.").kind((0, 10))


def test_only_the_odd_lines_are_learned_from(tmp_path: Path) -> None:
    (tmp_path / "hold.txt").write_text("First, [[they hold it]].\n[[Held out]].\n[[Third]] it is.\nFourth.\n", "utf-8")
    found = list(sentences(tmp_path, every=2))
    assert [text[start:end] for text, (start, end), _ in found] == ["they hold it", "Third"]
    assert {kind for _, _, kind in found} == {"hold"}
    assert found[0][0] == "First, they hold it."

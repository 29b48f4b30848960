"""Of what kind of event words tell: the layer on the network that knows it, and the texts that it learns from."""

import json
import sys
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import numpy as np
import pytest

from reportedly.codebook.load import load_codebook
from reportedly.encoder import SHIPPED, Encoder
from reportedly.encoder.events import EventReading, read_weights, written
from reportedly.errors import ModelError

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "training"))

from marked_texts import MarkedText, examples, marked_in_line, sentences, together

TRAINING = Path(__file__).resolve().parents[3] / "training"


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.open()


def read(encoder: Encoder, text: str) -> EventReading:
    found = encoder.hear(text).events
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Jets bombed the bakery in Besk", "air-strike"),
        ("Thousands of people fled their homes", "displacement"),
        ("Both delegations sat down for another round of talks", "negotiate"),
        ("Riflemen shot two herders dead at the well", "attack"),
    ],
)
def test_the_shipped_layer_knows_plain_cases(encoder: Encoder, words: str, kind: str) -> None:
    likely = read(encoder, f"{words} this week, the mayor of Besk said.").kinds((0, len(words)))
    assert likely is not None
    assert max(likely, key=likely.__getitem__) == kind
    assert sum(likely.values()) == pytest.approx(1, abs=1e-3)


def test_where_no_word_stands_nothing_is_told(encoder: Encoder) -> None:
    assert encoder.hear("The market of Besk was hit.").kind((200, 210), "attack") is None
    assert encoder.hear("").kind((0, 1), "attack") is None


def test_one_word_is_a_text_too(encoder: Encoder) -> None:
    assert encoder.hear("Shelling").kind((0, 8), "shelling") is not None


def test_the_rest_of_a_text_changes_nothing_about_a_claim_of_another_window(encoder: Encoder) -> None:
    first = "Gunmen shot two drivers on the road to Besk. " * 12
    alone = read(encoder, first).kinds((0, 43))
    beside = read(encoder, f"{first}\n\n{'The weather stayed dry in the hills. ' * 40}").kinds((0, 43))
    assert alone is not None
    assert beside is not None
    assert np.allclose(list(alone.values()), list(beside.values()), atol=0.01)


def test_cues_that_are_always_right_are_not_overruled_and_those_never_right_are(encoder: Encoder) -> None:
    words = "Thousands of people fled their homes"
    heard = read(encoder, f"{words} this week.")
    size = len(heard.weights.kinds)
    right, wrong = np.eye(size) * 1e6, np.full((size, size), 100.0) - np.eye(size) * 100
    surely = replace(heard, weights=replace(heard.weights, by_cue=right))
    hardly = replace(heard, weights=replace(heard.weights, by_cue=wrong))
    assert surely.kind((0, len(words)), "siege") == ("siege", pytest.approx(1, abs=0.01))
    found = hardly.kind((0, len(words)), "siege")
    assert found is not None
    assert found[0] == "displacement"


def test_a_kind_of_somebodys_own_codebook_is_left_to_its_cues(encoder: Encoder) -> None:
    assert encoder.hear("They fled their homes.").kind((0, 21), "cattle-raid") is None


def test_every_kind_of_the_codebook_is_learned(encoder: Encoder) -> None:
    assert set(read(encoder, "They fled.").weights.kinds) == set(load_codebook().kinds)


def test_weights_come_back_from_their_file(encoder: Encoder) -> None:
    weights = read(encoder, "They fled.").weights
    again = read_weights(written(weights))
    assert again.kinds == weights.kinds
    assert np.allclose(again.out, weights.out, atol=1e-3)
    assert np.array_equal(again.by_cue, weights.by_cue)


@pytest.mark.parametrize("name", ["encoder.onnx", "events.onnx"])
def test_the_shipped_files_do_not_tell_on_which_machine_they_were_made(name: str) -> None:
    content = (SHIPPED / name).read_bytes()
    assert b"stack_trace" not in content
    assert b"site-packages" not in content


def test_hearing_finds_the_attributions_of_a_reading(encoder: Encoder) -> None:
    text = "The mayor of Besk said that shells had hit the market."
    assert encoder.hear(text).attributions == encoder.attributions(text) != ()


def test_a_model_without_the_layer_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    copytree(SHIPPED, folder)
    facts = json.loads((folder / "encoder.json").read_text(encoding="utf-8"))
    del facts["sha256"]["events.npz"]
    (folder / "encoder.json").write_text(json.dumps(facts), encoding="utf-8")
    with pytest.raises(ModelError, match=r"training/README\.md"):
        Encoder.open(folder).hear("The market of Besk was hit.").kind((0, 10), "attack")


def test_only_the_odd_lines_are_learned_from(tmp_path: Path) -> None:
    (tmp_path / "hold.txt").write_text("First, [[they hold it]].\n[[Held out]].\n[[Third]] it is.\nFourth.\n", "utf-8")
    found = list(sentences(tmp_path, every=2))
    assert [one.text[slice(*claim.span)] for one in found for claim in one.claims] == ["they hold it", "Third"]
    assert {claim.kind for one in found for claim in one.claims} == {"hold"}
    assert found[0].text == "First, they hold it."


def in_line(folder: Path, told: str) -> list[MarkedText]:
    """Read reports that hold their marks from a file of their own."""
    (folder / "here.txt").write_text(told, "utf-8")
    return list(marked_in_line(folder))


def test_marks_in_line_are_read_and_taken_out(tmp_path: Path) -> None:
    first, second = in_line(
        tmp_path,
        "# flash; Nowhere; 2020-01-02\n\nTwo shot in Besk\n\n{attack|Two men were shot}, and "
        "{displacement,planned|families will leave}.\n\n# note; Nowhere; 2020-01-03\n\n{hold|They hold it}.\n",
    )
    assert first.text == "Two shot in Besk\n\nTwo men were shot, and families will leave."
    assert first.headline_end == len("Two shot in Besk")
    told = [(first.text[slice(*claim.span)], claim.kind) for claim in first.claims]
    assert told == [("Two men were shot", "attack"), ("families will leave", "displacement")]
    assert (second.text, second.headline_end) == ("They hold it.", None)
    assert second.claims[0].named is None


def test_names_of_parties_and_places_stand_behind_the_kind(tmp_path: Path) -> None:
    (one,) = in_line(
        tmp_path,
        "# flash; Nowhere; 2020-01-02\n\n{clash a=army & rebels p=Besk|The army and rebels clashed in Besk}. "
        "{attack,ongoing t=two men|Shots fell}. {statement|It is cold}.\n",
    )
    assert one.text == "The army and rebels clashed in Besk. Shots fell. It is cold."
    assert [claim.named for claim in one.claims] == [
        {"agent": ("army", "rebels"), "target": (), "where": ("Besk",)},
        {"agent": (), "target": ("two men",), "where": ()},
        {"agent": (), "target": (), "where": ()},
    ]


def test_words_that_tell_the_day_are_marked_in_some_reports_only(tmp_path: Path) -> None:
    dated, undated = in_line(
        tmp_path,
        "# flash; Nowhere; 2020-01-02\n\n{attack p=Besk d=Monday|Shots fell in Besk on Monday}. {hold|It is held}.\n\n"
        "# flash; Nowhere; 2020-01-02\n\n{attack p=Besk|Shots fell in Besk}.\n",
    )
    assert [(c.named or {})["when"] for c in dated.claims] == [("Monday",), ()]
    assert undated.claims[0].named == {"agent": (), "target": (), "where": ("Besk",)}


def test_short_texts_are_joined_with_their_claims_where_they_stand(tmp_path: Path) -> None:
    (tmp_path / "hold.txt").write_text("[[They hold it]].\nNow [[we hold it]].\n[[Third]].\n", "utf-8")
    first, second = together(list(sentences(tmp_path)), 2)
    assert [first.text[slice(*claim.span)] for claim in first.claims] == ["They hold it", "we hold it"]
    assert second.text == "Third."


def test_the_reports_marked_in_line_are_marked_with_known_kinds_and_nothing_else_in_braces() -> None:
    found = list(marked_in_line(TRAINING / "in-line"))
    kinds = load_codebook().kinds
    assert len(found) > 300
    assert {claim.kind for one in found for claim in one.claims} == set(kinds)
    assert not [one.text[:60] for one in found if "{" in one.text or "}" in one.text]
    assert not [one.text[:60] for one in found if len(one.claims) < 4]
    named = [(one.text, name) for one in found for c in one.claims for ns in (c.named or {}).values() for name in ns]
    assert len(named) > 10_000
    assert not [name for text, name in named if name.lower() not in text.lower()]


def test_the_codebooks_examples_are_learned_as_what_they_are() -> None:
    texts = {one.text: one.claims[0].kind for one in examples()}
    kinds = load_codebook().kinds.values()
    assert all(texts[e.text] == kind.id for kind in kinds for e in kind.examples if e.is_kind)

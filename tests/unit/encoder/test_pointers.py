"""Which words name the parties and the place of a claim: what the shipped layer points to, and how far words stand."""

import numpy as np
import pytest

from reportedly.encoder import Encoder
from reportedly.encoder.pointers import DISTANCES, SLOTS, Pointed, distances

TEXT = (
    "Two shepherds were killed on Monday when raiders from the Ostrel Brigade opened fire near Besk, the mayor said. "
    "The gunmen then drove off sixty goats."
)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.open()


def named(encoder: Encoder, text: str, claim: str, slot: str) -> str:
    """Give the word that most likely fills a slot, or nobody."""
    found = encoder.hear(text).named((text.index(claim), text.index(claim) + len(claim)))
    assert found is not None
    words = found.likeliest(slot, 0.0)
    (start, end), likely = words[0]
    return text[start:end] if likely > found.nobody(slot) else "nobody"


def test_the_shipped_layer_points_at_who_did_what_to_whom_and_where(encoder: Encoder) -> None:
    claim = "raiders from the Ostrel Brigade opened fire"
    assert named(encoder, TEXT, claim, "agent") in {"raiders", "Ostrel", "Brigade"}
    assert named(encoder, TEXT, "Two shepherds were killed", "target") in {"shepherds", "Two"}
    assert named(encoder, TEXT, claim, "where") == "Besk"


def test_nobody_is_pointed_at_where_nobody_is_named(encoder: Encoder) -> None:
    text = "The weather stayed dry. Prices rose again in the spring, a trader said."
    assert named(encoder, text, "Prices rose again", "target") == "nobody"


def test_all_likelihoods_of_a_slot_add_up_to_one(encoder: Encoder) -> None:
    found = encoder.hear(TEXT).named((0, 30))
    assert found is not None
    assert found.likely.shape == (len(SLOTS), len(found.spans) + 1)
    assert np.allclose(found.likely.sum(axis=1), 1, atol=1e-4)


def test_the_likeliest_come_first_and_the_unlikely_not_at_all() -> None:
    likely = np.array([[0.1, 0.5, 0.3, 0.1], [0, 0, 0, 1], [0, 0, 0, 1]], dtype=np.float32)
    found = Pointed(spans=((0, 2), (3, 5), (6, 8)), likely=likely)
    assert [span for span, _ in found.likeliest("agent", 0.2)] == [(3, 5), (6, 8)]
    assert found.nobody("target") == 1


def test_where_no_word_stands_nobody_is_asked_for(encoder: Encoder) -> None:
    assert encoder.hear(TEXT).named((len(TEXT) + 5, len(TEXT) + 9)) is None


def test_distances_grow_with_the_words_between_and_tell_before_from_behind() -> None:
    found = distances((300, 310), 700)
    assert set(found[300:310]) == {0}
    assert list(found[:300]) == sorted(found[:300], reverse=True)
    assert list(found[310:]) == sorted(found[310:])
    assert not set(found[:300]) & set(found[310:])
    assert set(found) == set(range(DISTANCES))


def test_a_text_far_longer_than_the_reach_is_asked_about_in_the_middle(encoder: Encoder) -> None:
    filler = "The weather stayed dry in the hills and nothing was heard of the road. " * 60
    text = f"{filler}\n\n{TEXT}\n\n{filler}"
    found = encoder.hear(text).named((text.index("raiders"), text.index("opened fire")))
    assert found is not None
    assert text[slice(*found.likeliest("where", 0.0)[0][0])] == "Besk"

"""What one party does to another: the words around the two, and the head that reads them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.encoder import Encoder
from reportedly.encoder.linear import LinearHead, read_head, written
from reportedly.encoder.pairs import POOLS, Pair, phrases, pooled
from reportedly.encoder.words import words_of
from reportedly.errors import ModelError

TEXT = "On Monday Arland sued the port of Besk over unpaid fees"


def pair_in(text: str, source: str | None, target: str | None) -> Pair:
    def span(party: str | None) -> tuple[int, int] | None:
        return None if party is None else (text.index(party), text.index(party) + len(party))

    return Pair.of(words_of(text), span(source), span(target))


def mean_of(pool: str, pair: Pair) -> np.ndarray:
    """Give how much each word weighs in a pool, by pooling vectors that are each word's own."""
    length = len(pair.source)
    at = POOLS.index(pool)
    return pooled(np.eye(length, dtype=np.float32), pair)[at * length : (at + 1) * length]


def test_what_stands_between_the_two_is_pooled_alone() -> None:
    weights = mean_of("between", pair_in(TEXT, "Arland", "the port of Besk"))
    assert [word for word, weight in zip(TEXT.split(), weights, strict=True) if weight] == ["sued"]


def test_between_is_the_same_whoever_stands_first() -> None:
    one = mean_of("between", pair_in(TEXT, "Arland", "the port of Besk"))
    other = mean_of("between", pair_in(TEXT, "the port of Besk", "Arland"))
    assert one.tolist() == other.tolist()


def test_beside_the_only_party_stands_where_the_other_would() -> None:
    after = mean_of("between", pair_in(TEXT, "Arland", None))
    before = mean_of("between", pair_in(TEXT, None, "the port of Besk"))
    assert after[2] == 0
    assert after[3] > 0
    assert before[3] > 0
    assert before[4] == 0


def test_nearer_words_weigh_more() -> None:
    weights = mean_of("near", pair_in(TEXT, "Arland", "the port of Besk"))
    assert weights[3] > weights[0]
    assert weights[8] > weights[10]


def test_phrases_are_the_words_outside_the_parties_alone_and_by_two() -> None:
    found = phrases(words_of(TEXT), pair_in(TEXT, "Arland", "the port of Besk"))
    assert {"sued", "over unpaid", "unpaid fee", "on monday"} <= found.keys()
    assert not {"arland", "port", "monday arland"} & found.keys()
    assert found["sued"] > found["fee"]


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_any_text_and_any_spans_can_be_pooled(text: str, start: int, end: int) -> None:
    words = words_of(text)
    pair = Pair.of(words, (start, end), None)
    inner = np.ones((len(words.spans), 3), dtype=np.float32)
    assert np.isfinite(pooled(inner, pair)).all()
    assert all(0 <= weight <= 1 for weight in phrases(words, pair).values())


def small_head() -> LinearHead:
    return LinearHead(
        labels=("ACCUSE", "AID"),
        of_vectors=np.zeros((len(POOLS) * 3, 2), dtype=np.float32),
        of_phrases=np.array([[1.0, -1.0], [-1.0, 1.0]], dtype=np.float32),
        phrase_at={"sued": 0, "fed": 1},
        rarity=np.array([2.0, 2.0], dtype=np.float32),
        bias=np.zeros(2, dtype=np.float32),
        sharpness=4.0,
    )


def test_a_head_is_the_same_when_read_again() -> None:
    head = small_head()
    again = read_head(written(head))
    assert written(again) == written(head)
    assert again.phrase_at == head.phrase_at
    assert again.labels == head.labels


def test_known_words_decide_and_unknown_ones_do_not() -> None:
    words = words_of(TEXT)
    inner = np.zeros((len(words.spans), 3), dtype=np.float32)
    pair = pair_in(TEXT, "Arland", "the port of Besk")
    likely = small_head().probabilities(pooled(inner, pair), phrases(words, pair))
    assert likely.tolist() == pytest.approx([0.99966, 0.00034], abs=1e-4)
    other, pair = words_of("A hums at B"), pair_in("A hums at B", "A", "B")
    unknown = small_head().probabilities(pooled(inner[:4], pair), phrases(other, pair))
    assert unknown.tolist() == pytest.approx([0.5, 0.5])


@pytest.mark.parametrize(
    ("text", "source", "target", "root"),
    [
        ("Arland's air force bombed the Besk militia on Monday.", "Arland's air force", "the Besk militia", "ASSAULT"),
        ("Arland has accused Besk of breaking the truce.", "Arland", "Besk", "ACCUSE"),
        ("The foreign minister of Arland met his Besk counterpart for talks.", "Arland", "Besk", "CONSULT"),
        ("Arland sent food and medicine worth millions to Besk.", "Arland", "Besk", "AID"),
        ("Police in Arland arrested two officials of Besk.", "Police in Arland", "two officials of Besk", "COERCE"),
    ],
)
def test_the_shipped_head_knows_plain_cases(text: str, source: str, target: str, root: str) -> None:
    encoder = Encoder.open()
    reading = encoder.read(text, inner=True)
    spans = [(text.index(party), text.index(party) + len(party)) for party in (source, target)]
    found = encoder.root(reading, *spans)
    assert found is not None
    assert found[0] == root
    assert 0 < found[1] <= 1


def test_one_reading_serves_both_and_changes_neither() -> None:
    text = "The ministry said on Monday that Arland had bombed the depots."
    encoder = Encoder.open()
    assert encoder.heard(encoder.read(text, inner=True)) == encoder.attributions(text)
    assert encoder.root(encoder.read("", inner=True), None, None) is None


def test_a_text_read_without_vectors_says_so() -> None:
    encoder = Encoder.open()
    with pytest.raises(ModelError, match="inner=True"):
        encoder.root(encoder.read(TEXT), (0, 2), (10, 16))

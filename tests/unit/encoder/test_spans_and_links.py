"""Labels turned into spans, and spans into attributions, with scores made by hand."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from reportedly.encoder.joining import join
from reportedly.encoder.links import (
    APART_BUCKETS,
    BETWEEN_BUCKETS,
    GAP_BUCKETS,
    GAPS,
    ROLES,
    WIDTH,
    LinkWeights,
    buckets,
)
from reportedly.encoder.source_kinds import kind_of
from reportedly.encoder.spans import LABELS, WordSpan, allowed, best_labels, certainties, spans_of
from reportedly.encoder.words import Words, words_of

FLAT = np.zeros((len(LABELS), len(LABELS)), dtype=np.float32)


def scores_for(*labels: str) -> np.ndarray:
    scores = np.zeros((len(labels), len(LABELS)), dtype=np.float32)
    for row, label in enumerate(labels):
        scores[row, LABELS.index(label)] = 5
    return scores


def no_breaks(length: int) -> np.ndarray:
    return np.zeros(length, dtype=bool)


def near_weights() -> LinkWeights:
    """Prefer whatever is nearer, and anything to nothing."""
    gap = np.zeros((2, GAP_BUCKETS), dtype=np.float32)
    for nth in range(len(GAPS) + 1):
        gap[:, nth] = gap[:, nth + len(GAPS) + 1] = 10 - nth
    return LinkWeights(
        gap=gap,
        between=np.zeros((2, BETWEEN_BUCKETS), dtype=np.float32),
        apart=np.zeros((2, APART_BUCKETS), dtype=np.float32),
        none=np.zeros((2, WIDTH), dtype=np.float32),
    )


def span(part: str, start: int, end: int) -> WordSpan:
    return WordSpan(part=part, start=start, end=end)  # type: ignore[arg-type]


def plain(length: int) -> tuple[Words, np.ndarray]:
    """Give a text of so many words without a mark, in one paragraph."""
    return words_of("word " * length), np.zeros(length, dtype=np.int64)


def test_labels_draw_spans_counted_in_the_text() -> None:
    scores = scores_for("B-source", "I-source", "B-cue", "B-content", "I-content", "O")
    labels = best_labels(scores, FLAT, no_breaks(6))
    assert spans_of(labels, 10) == [span("source", 10, 12), span("cue", 12, 13), span("content", 13, 15)]


def test_two_contents_side_by_side_stay_two() -> None:
    labels = best_labels(scores_for("B-content", "I-content", "B-content"), FLAT, no_breaks(3))
    assert spans_of(labels, 0) == [span("content", 0, 2), span("content", 2, 3)]


def test_no_part_runs_on_into_the_next_paragraph() -> None:
    opens = np.array([False, False, True, False])
    labels = best_labels(scores_for("B-content", "I-content", "I-content", "O"), FLAT, opens)
    assert LABELS[labels[2]] != "I-content"


@given(
    arrays.arrays(np.float32, st.tuples(st.integers(1, 12), st.just(len(LABELS))), elements=st.floats(-9, 9, width=32))
)
def test_whatever_the_scores_the_labels_can_follow_each_other(scores: np.ndarray) -> None:
    labels = best_labels(scores, FLAT, no_breaks(len(scores))).tolist()
    assert all(allowed(a, b) for a, b in zip([0, *labels], labels, strict=False))
    sure = certainties(scores, np.array(labels), FLAT, no_breaks(len(scores)))
    assert ((sure > 0) & (sure <= 1.0001)).all()


def test_a_probability_counts_every_way_that_labels_can_run() -> None:
    scores = np.zeros((2, len(LABELS)), dtype=np.float32)
    # One of four labels first (O or a beginning); a beginning is followed by one of five, O by one of four.
    sure = certainties(scores, np.array([LABELS.index("O"), LABELS.index("O")]), FLAT, no_breaks(2))
    assert sure.tolist() == pytest.approx([4 / 19, 4 / 19], abs=1e-5)


@given(
    arrays.arrays(np.float32, st.tuples(st.integers(1, 5), st.just(len(LABELS))), elements=st.floats(-9, 9, width=32))
)
def test_no_other_allowed_labels_score_higher(scores: np.ndarray) -> None:
    best = best_labels(scores, FLAT, no_breaks(len(scores)))

    def total(labels: list[int]) -> float:
        return float(sum(scores[n, label] for n, label in enumerate(labels)))

    def every(before: int, left: int) -> list[list[int]]:
        if not left:
            return [[]]
        return [[a, *rest] for a in range(len(LABELS)) if allowed(before, a) for rest in every(a, left - 1)]

    if len(scores) <= 3:
        assert total(best.tolist()) >= max(total(way) for way in every(0, len(scores))) - 1e-4


def test_words_that_stand_apart_hang_on_one_cue() -> None:
    spans = [span("content", 0, 3), span("source", 3, 4), span("cue", 4, 5), span("content", 5, 8)]
    vectors = np.zeros((8, WIDTH * len(ROLES)), dtype=np.float32)
    (found,) = join(spans, vectors, 0, *plain(8), near_weights())
    assert found.source == spans[1]
    assert found.contents == (spans[0], spans[3])


def test_one_source_may_say_several_things() -> None:
    spans = [span("source", 0, 1), span("cue", 1, 2), span("content", 2, 5), span("cue", 6, 7), span("content", 7, 9)]
    vectors = np.zeros((9, WIDTH * len(ROLES)), dtype=np.float32)
    first, second = join(spans, vectors, 0, *plain(9), near_weights())
    assert first.source == spans[0]
    assert second.source == spans[0]


def test_nobody_is_named_where_nobody_scores_best() -> None:
    spans = [span("source", 0, 1), span("cue", 1, 2), span("content", 2, 5)]
    vectors = np.zeros((5, WIDTH * len(ROLES)), dtype=np.float32)
    vectors[:, WIDTH * ROLES.index("cue-of-source")] = 1
    none = np.zeros((2, WIDTH), dtype=np.float32)
    none[1, 0] = 99
    weights = replace(near_weights(), none=none)
    (found,) = join(spans, vectors, 0, *plain(5), weights)
    assert found.source is None


def test_a_cue_without_words_said_is_none() -> None:
    vectors = np.zeros((4, WIDTH * len(ROLES)), dtype=np.float32)
    assert join([span("cue", 0, 1)], vectors, 0, *plain(4), near_weights()) == []


def read_by_marks(text: str, *parts: tuple[str, str]) -> list[tuple[str | None, str, str]]:
    """Join parts of a text that hang on no cue, and give source, cue and content as they stand in it."""
    words = words_of(text)
    starts, ends = [a for a, _ in words.spans], [b for _, b in words.spans]
    spans = []
    for part, said in parts:
        at = text.index(said)
        spans.append(span(part, starts.index(at), ends.index(at + len(said)) + 1))
    vectors = np.zeros((len(starts), WIDTH * len(ROLES)), dtype=np.float32)
    found = join(spans, vectors, 0, words, words.paragraph_numbers(), near_weights())

    def written(one: WordSpan) -> str:
        return text[words.spans[one.start][0] : words.spans[one.end - 1][1]]

    return [(written(a.source) if a.source else None, written(a.cue), written(a.contents[0])) for a in found]


def test_a_name_behind_a_dash_says_what_stands_before_it() -> None:
    found = read_by_marks(
        "“The bridge is closed.” — Tamar Okello", ("content", "The bridge is closed"), ("source", "Tamar Okello")
    )
    assert found == [("Tamar Okello", "—", "The bridge is closed")]


def test_a_speakers_label_is_taken_off_what_is_said() -> None:
    found = read_by_marks("OKELLO: The bridge is closed.", ("content", "OKELLO: The bridge is closed"))
    assert found == [("OKELLO", ":", "The bridge is closed")]


def test_a_colon_later_in_the_words_is_no_label() -> None:
    text = "“Hear this well: the bridge is closed.”"
    assert read_by_marks(text, ("content", "Hear this well: the bridge is closed")) == [
        (None, "“", "Hear this well: the bridge is closed")
    ]


def test_words_without_cue_or_mark_are_nobodys() -> None:
    assert read_by_marks("So the bridge stays closed again", ("content", "the bridge stays closed")) == []


def test_distance_counts_words_cues_and_paragraphs_between() -> None:
    cues = [span("cue", 2, 3), span("cue", 6, 7)]
    paragraph_of = np.array([0, 0, 0, 0, 1, 1, 1, 1])
    assert buckets(span("content", 0, 1), cues[1], cues, paragraph_of) == [4 + len(GAPS) + 1, 1, 1]
    assert buckets(cues[1], span("content", 0, 1), cues, paragraph_of) == [4, 1, 1]


def test_the_likeliest_kind_is_given_with_its_probability() -> None:
    scores = np.array([[0.0, 4.0], [0.0, 2.0]], dtype=np.float32)
    assert kind_of(scores, ("police", "media")) == ("media", 0.953)
    assert kind_of(scores[:0], ("police", "media")) is None

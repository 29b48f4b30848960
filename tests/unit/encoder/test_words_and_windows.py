"""A text cut into words and windows: nothing lost, nothing too long, paragraphs whole where they fit."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.encoder.windows import LONGEST, windows_of
from reportedly.encoder.words import CASES, QUOTED, STARTS, words_of

PROSE = st.text(alphabet=st.sampled_from("ab Z9.,\"“”'\n-é漢"), max_size=400)


def feature(text: str, nth: int, at: int) -> int:
    return words_of(text).features[at][nth]


def test_words_are_cut_at_marks_and_keep_their_offsets() -> None:
    text = "Shells hit “Al-Noor” market."
    words = words_of(text)
    assert [words.word(w) for w in range(len(words.spans))] == [
        "Shells", "hit", "“", "Al", "-", "Noor", "”", "market", ".",
    ]  # fmt: skip


def test_blank_lines_part_paragraphs_and_single_ones_do_not() -> None:
    assert len(words_of("One line\nand its rest.\n\nAnother paragraph.").paragraphs) == 2


def test_a_headline_is_a_paragraph_of_its_own() -> None:
    words = words_of("Army denies raid\nThe army denied it.", headline_end=16)
    assert words.paragraphs == ((0, 3), (3, 8))
    assert words.features[0][1] == STARTS.index("headline")
    assert words.features[3][1] == STARTS.index("paragraph")


def test_case_and_quotation_are_seen() -> None:
    text = 'NATO said: "we Left" in 2019.'
    assert feature(text, 0, 0) == CASES.index("upper")
    assert feature(text, 0, 5) == CASES.index("title")
    assert feature(text, 2, 4) == QUOTED.index("inside")
    assert feature(text, 2, 7) == QUOTED.index("outside")


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    words = words_of("“We hold the town\n\nThe army denied it.")
    assert words.features[-2][2] == QUOTED.index("outside")


def test_a_paragraph_too_long_for_a_window_is_cut_after_a_sentence() -> None:
    sentence = "word " * 60 + ". "
    words = words_of(sentence * 6)
    windows = windows_of(words, [(7,)] * len(words.spans))
    assert all(words.word(w.end - 1) == "." for w in windows)
    assert len(windows) == 2


def test_paragraphs_that_fit_share_a_window_and_are_never_torn() -> None:
    words = words_of("\n\n".join(["word " * 80] * 4))
    windows = windows_of(words, [(7,)] * len(words.spans))
    assert [(w.start, w.end) for w in windows] == [(0, 160), (160, 320)]


@given(PROSE, st.integers(1, 4))
def test_every_word_is_in_just_one_window_that_is_not_too_long(text: str, size: int) -> None:
    words = words_of(text)
    windows = windows_of(words, [(7,) * size] * len(words.spans))
    assert [w for window in windows for w in range(window.start, window.end)] == list(range(len(words.spans)))
    assert all(0 < len(window.ids) <= LONGEST for window in windows)


@given(PROSE)
def test_paragraphs_cover_the_words_in_order(text: str) -> None:
    words = words_of(text)
    assert [w for start, end in words.paragraphs for w in range(start, end)] == list(range(len(words.spans)))
    assert all(text[start:end] == words.word(nth) for nth, (start, end) in enumerate(words.spans))

"""Sentences that can be compared: how they are cut, what is alike in them, and by what they are found again."""

import subprocess
import sys
from datetime import timedelta
from hashlib import blake2b
from itertools import pairwise

import pytest
from datasketch import MinHash
from hypothesis import given
from hypothesis import strategies as st

from reportedly.linking.lineage.alignment import align
from reportedly.linking.lineage.bands import bands_of, least_of
from reportedly.linking.lineage.occasions import occasions
from reportedly.linking.lineage.sentences import sentence_spans, split_text, words_of
from reprints import DAY, edited, report, wire


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


def told(text: str, key: str = "one"):
    return split_text(report(text, key=key, outlet="Valley Post"))


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("The bridge fell. Nobody was hurt.", ["The bridge fell.", "Nobody was hurt."]),
        ("“We saw it fall.” She wept.", ["“We saw it fall.”", "She wept."]),
        ("A headline\n\nThe bridge fell at 4.30 on Monday.", ["A headline", "The bridge fell at 4.30 on Monday."]),
        ("桥塌了。没有人受伤。", ["桥塌了。", "没有人受伤。"]),
        ("", []),
    ],
)
def test_sentences_are_cut_where_they_end(text, cut):
    assert sentences(text) == cut


@given(st.text())
def test_sentences_cover_every_word_of_a_text_once(text):
    assert "".join("".join(words_of(s)) for s in sentences(text)) == "".join(words_of(text))
    spans = sentence_spans(text)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


def test_spellings_that_outlets_differ_in_are_one_word():
    assert words_of("Assad's men left al-Dorrin") == words_of("Assads men left Dorrin")


def test_words_inside_quotation_marks_are_counted():
    text = told("He said: “We will hold the bridge until help comes.” Then he left for the hills with his men.")
    assert [sentence.quoted for sentence in text.sentences] == [8, 0]


def test_an_edited_sentence_is_found_again_and_its_place_is_told():
    pairs = align(split_text(edited()), split_text(wire()))
    found = {pair.here: pair.there for pair in pairs}
    assert found[1] == 1
    assert len(found) == 3
    assert all(0.4 <= pair.share <= 1 for pair in pairs)


def test_short_sentences_are_not_compared():
    assert align(told("He gave no details."), told("He gave no details.", key="two")) == ()
    assert bands_of(told("He gave no details.").sentences[0]) == ()


def test_sentences_that_differ_in_a_word_share_a_band():
    one = told("Shells struck the crowded grain market of the river town shortly after dawn on Wednesday.").sentences[0]
    two = told("Shells hit the crowded grain market of the river town shortly after dawn on Wednesday.").sentences[0]
    other = told("Two pilots walked across a footbridge in exchange for eleven fighters on Thursday.").sentences[0]
    assert set(bands_of(one)) & set(bands_of(two))
    assert not set(bands_of(one)) & set(bands_of(other))


def test_bands_are_the_same_in_every_process():
    code = (
        "from reprints import wire; from reportedly.linking.lineage.sentences import split_text; "
        "from reportedly.linking.lineage.bands import bands_of; "
        "print([bands_of(s) for s in split_text(wire()).sentences])"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] == f"{[bands_of(s) for s in split_text(wire()).sentences]}\n"


def test_bands_stay_what_they_are_in_the_ledgers_that_hold_them():
    sentence = told("The river rose above the second mark during the night.").sentences[0]
    assert bands_of(sentence)[:2] == (-7316440357502063184, -4537947113303910576)


def test_bands_fit_a_signed_integer_of_a_database():
    assert all(-(1 << 63) <= band < 1 << 63 for s in split_text(wire()).sentences for band in bands_of(s))


def test_days_apart_are_occasions_and_more_days_never_give_fewer():
    days = [DAY + timedelta(days=n) for n in (0, 1, 3, 4, 30)]
    assert [occasions(days[:n]) for n in range(6)] == [0, 1, 1, 1, 2, 3]


@given(st.lists(st.dates(), max_size=12), st.dates())
def test_adding_a_day_never_makes_a_sentence_less_common(days, one_more):
    assert occasions(days) <= occasions([*days, one_more]) <= occasions(days) + 1


@given(st.lists(st.text(min_size=1), min_size=1, max_size=30))
def test_the_hashes_are_those_of_the_library(grams):
    sketch = MinHash(
        num_perm=12,
        seed=1,
        scheme="affine32",
        hashfunc=lambda gram: int.from_bytes(blake2b(gram, digest_size=4).digest(), "big"),
    )
    sketch.update_batch([gram.encode("utf-8", "surrogatepass") for gram in grams])
    assert least_of(grams) == [int(value) for value in sketch.hashvalues]

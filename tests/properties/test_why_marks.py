"""Marks never lose or change a word of the report."""

import re

from hypothesis import given
from hypothesis import strategies as st

from reportedly.views.why import Mark, Passage, bracketed, sentence_around

texts = st.text(alphabet="ab .\n", min_size=1, max_size=60)


@st.composite
def passages(draw):
    text = draw(texts)
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted).filter(lambda s: s[0] < s[1])
    marks = draw(st.lists(st.tuples(spans, st.sampled_from("XYZ")), max_size=6))
    return Passage(text=text, marks=tuple(Mark(span=tuple(s), label=label) for s, label in marks), quote=None)


@given(passages())
def test_without_its_brackets_a_marked_passage_is_the_text(passage):
    shown = bracketed(passage)
    assert re.sub(r"\[| = [XYZ](?: \+ [XYZ])*\]", "", shown) == passage.text
    assert shown.count("[") == shown.count("]") == len({mark.span for mark in passage.marks})


@given(texts, st.data())
def test_the_sentence_around_words_holds_them(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = sentence_around(text, (start, end))
    assert 0 <= first <= start
    assert end <= last <= len(text)

"""Whatever the text, mentions lie in it in order, do not overlap, and are the same every time."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.codebook.actor_names import ActorNames
from reportedly.codebook.actor_words import fold
from reportedly.codebook.load import load_codebook

NAMES = ActorNames(load_codebook().actors)
PIECES = st.sampled_from(
    [
        *(
            "ISIS",
            "the",
            "group",
            "US",
            "-",
            "led",
            " ",
            "’s",
            "'s",
            "coalition",
            "al",
            "Nusra",
            "Syria",
            "army",
            "(SDF)",
        ),
        *(".", "\n", "Assad", "Lake", "rebel", "held", "ministry", "Russian", "said", "IS", "état", "𝔘𝔖", "", "The"),
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES).map("".join))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_mentions_lie_in_the_text_in_order(text):
    mentions = NAMES.find(text)
    end = 0
    for mention in mentions:
        assert end <= mention.span[0] < mention.span[1] <= len(text)
        assert text[slice(*mention.span)] == mention.surface
        end = mention.span[1]
    assert NAMES.find(text) == mentions


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(st.characters(categories=["Lu", "Ll", "Lo"]), max_size=8)).map(" ".join))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)

"""A text is parsed a paragraph at a time, so that its length changes nothing."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from coded import claims_of, report, the_kit
from reportedly.coding.code import code
from reportedly.coding.parse import LONGEST_PIECE, parse, pieces_of

FIRST = "Rebels shelled the market in Kadugli on Monday, killing six traders, residents said."
SECOND = "The army denied bombing the school in Dilling."


@given(st.text(alphabet="ab .\n", max_size=400))
def test_the_pieces_are_the_text(text):
    assert "".join(text[a:b] for a, b in pieces_of(text)) == text


def test_an_overlong_paragraph_is_cut_between_sentences():
    text = "Troops left the town. " * 2000
    assert all(b - a <= LONGEST_PIECE for a, b in pieces_of(text))
    assert all(text[a:].startswith("Troops") for a, _ in pieces_of(text))


def test_a_paragraph_is_parsed_alike_alone_and_among_others():
    alone = parse(SECOND, the_kit().parser)
    among = parse(f"{FIRST}\n\n{SECOND}", the_kit().parser)
    last = among[len(among) - len(alone) :]
    assert [(t.text, t.tag_, t.dep_) for t in alone] == [(t.text, t.tag_, t.dep_) for t in last]


def test_a_text_beyond_the_parsers_own_limit_keeps_every_claim(monkeypatch):
    assert the_kit().parser.max_length >= LONGEST_PIECE
    # A parser that takes no more than a piece: whoever gives it a longer text fails.
    monkeypatch.setattr(the_kit().parser, "max_length", LONGEST_PIECE)
    first = [(c.quote, c.event.kind) for c in claims_of(FIRST)]
    filler = "The river was low. " * (LONGEST_PIECE // 19 + 100)
    # The limit is the parser's; the encoder reads in windows and has none.
    rules_alone = replace(the_kit(), ear=None)
    claims = code(report(f"{FIRST}\n\n{filler}\n\n{SECOND}"), rules_alone).claims
    assert len(filler) > LONGEST_PIECE
    assert [(c.quote, c.event.kind) for c in claims[: len(first)]] == first
    assert claims[-1].act == "denies"

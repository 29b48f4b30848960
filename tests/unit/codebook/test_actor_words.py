"""Names are compared by what their spellings share; abbreviations are read where a text introduces them."""

import pytest

from reportedly.codebook.actor_words import abbreviations_in, fold, span_of, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("al-Nusra", "Al Nuṣrah"),
        ("Defence Ministry", "defense ministry"),
        ("U.S.", "US"),
        ("Ma'arat", "Maarat"),
        ("Jaysh ash-Shaab", "Jaish al-Shaab"),
        ("Erdoğan", "Erdogan"),
        ("People's", "Peoples"),
    ],
)
def test_spellings_of_one_name_fold_alike(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Fatah", "Fateh"), ("Niger", "Nigeria"), ("an army", "al army")])
def test_other_names_do_not(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Northern River Brigades (NRB) moved.", {"NRB": "Northern River Brigades"}),
        ("the Union of Free Towns (U.F.T.)", {"UFT": "Union of Free Towns"}),
        ("People's Protection Units, or YPG, said", {"YPG": "People's Protection Units"}),
        ("the Front for Hope, known as FFH, left", {"FFH": "Front for Hope"}),
        ("said the Valley Defence Council (VDC, a local body)", {"VDC": "Valley Defence Council"}),
        ("On Monday the Hill Scouts (HS) left", {"HS": "Hill Scouts"}),
        ("Kurdish Peace Units (YPX)", {"YPX": "Kurdish Peace Units"}),
        ("two men (UN staff) left", {}),
        ("he left (AFP)", {}),
        ("A town fell. (SANA)", {}),
    ],
)
def test_abbreviations(text, found):
    assert abbreviations_in(text) == found


def test_spans_leave_off_a_possessive():
    text = "Syria's"
    words = words_of(text)
    assert text[slice(*span_of(words, 0, 0))] == "Syria"

"""Spellings of one name give one key; what is not the same name does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.gazetteer.names import LONGEST_NAME, bare_key, name_key, skeleton, split_class


@pytest.mark.parametrize("spelling", ["Ma'rib", "Maʾrib", "MARIB", "Ma’rib", "mārib", "Má-rib"])
def test_case_diacritics_apostrophes_and_hyphens_do_not_count(spelling: str) -> None:
    assert name_key(spelling) == name_key("Marib")


def test_arabic_letter_variants_and_vowel_signs_do_not_count() -> None:
    assert name_key("إدلب") == name_key("ادلب")
    assert name_key("حِمْص") == name_key("حمص")
    assert name_key("الرقة") == name_key("الرقه")


@pytest.mark.parametrize(
    ("with_article", "without"), [("al-Bab", "Bab"), ("Ar Raqqah", "Raqqah"), ("الميادين", "ميادين")]
)
def test_the_article_can_be_left_out(with_article: str, without: str) -> None:
    assert bare_key(with_article) == name_key(without)


def test_a_name_that_is_only_an_article_keeps_it() -> None:
    assert bare_key("Al") == "al"


@pytest.mark.parametrize(
    "spelling", ["Deir Ezzor", "Dayr az Zawr", "Deir al-Zour", "Deir ez-Zor", "Dayr al-Zur", "Deir-ez-Zor", "دير الزور"]
)
def test_transliterations_share_a_skeleton(spelling: str) -> None:
    assert skeleton(spelling) == skeleton("Deir ez-Zor")


def test_other_consonants_make_another_skeleton() -> None:
    assert skeleton("Deir Hafir") != skeleton("Deir Ezzor")
    assert skeleton("Aa") == ""


@pytest.mark.parametrize(
    ("name", "bare", "level"),
    [
        ("Rif Dimashq province", "Rif Dimashq", "province"),
        ("the province of Taiz", "Taiz", "province"),
        ("Marib Governorate", "Marib", "province"),
        ("city of Benghazi", "Benghazi", "town"),
        ("Benghazi", "Benghazi", None),
        ("Province", "Province", None),
    ],
)
def test_the_word_of_class_is_taken_off(name: str, bare: str, level: str | None) -> None:
    assert split_class(name) == (bare, level)


@given(st.text())
def test_any_text_has_keys_without_spaces_or_capitals(text: str) -> None:
    for key in (name_key(text), bare_key(text), skeleton(text)):
        assert not any(c.isspace() for c in key)
        assert key == key.casefold() or not key.isascii()


@given(st.text(min_size=1, max_size=40))
def test_a_key_is_its_own_key(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)


def test_a_name_too_long_has_no_key() -> None:
    assert name_key("a" * (LONGEST_NAME + 1)) == bare_key("a" * 10_000) == skeleton("kb" * 5_000) == ""

import pytest

from reportedly.coding.howmany.numbers import read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("8,000", 8000),
        ("330000", 330000),
        ("1.5 million", 1_500_000),
        ("3bn", 3e9),
        ("twenty-five", 25),
        ("two hundred and fifty thousand", 250_000),
        ("three thousand four hundred", 3400),
        ("a dozen", 12),
        ("two dozen", 24),
        ("a hundred", 100),
        ("a quarter of a million", 250_000),
        ("half a million", 500_000),
        ("Nineteen", 19),
    ],
)
def test_numbers_are_read_from_digits_and_words(text, value):
    assert read_number(text) == value


@pytest.mark.parametrize("text", ["", "many", "the", "12th", "four-legged", "x2", "and"])
def test_what_is_no_number_gives_none(text):
    assert read_number(text) is None

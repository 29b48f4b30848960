"""Krippendorff's alpha against the worked examples of his paper of 2011, and the table over a sample's answers."""

import pytest

from reportedly.views.agreement import agreement_table, agreements, alpha


def units(*coders: str) -> list[list[str]]:
    return [[one for one in unit if one != "."] for unit in zip(*coders, strict=True)]


def test_two_coders_and_two_answers() -> None:
    assert alpha(units("0100000010", "1110010000")) == pytest.approx(0.095, abs=5e-4)


def test_two_coders_and_several_answers() -> None:
    assert alpha(units("aabbdcccedda", "babbbccceddd")) == pytest.approx(0.692, abs=5e-4)


def test_four_coders_some_of_whom_are_missing() -> None:
    rows = ("1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 .")
    assert alpha(units(*(row.replace(" ", "") for row in rows))) == pytest.approx(0.743, abs=5e-4)


def test_nothing_can_be_said_where_no_answer_varies() -> None:
    assert alpha([["a", "a"], ["a", "a"]]) is None
    assert alpha([["a"], ["b"]]) is None


def test_only_claims_that_two_have_answered_count() -> None:
    told = {
        "Ada": {"one": {"act": "asserts"}, "two": {"act": "denies"}, "three": {"act": "denies"}},
        "Ben": {"one": {"act": "asserts"}, "two": {"act": "asserts"}},
    }
    (found,) = agreements(told, ("act",))
    assert (found.claims, found.percent) == (2, 50)
    assert found.alpha == pytest.approx(0)
    assert agreement_table([found]).rows == (("act", "2", "50", "0.000"),)

"""A toll that somebody puts at a figure: the figure is what they say, and it is kept."""

import pytest

from coded import claim_with, claims_of, speakers


@pytest.mark.parametrize(
    ("text", "quote", "speaker", "counted"),
    [
        ("The governor, Hamid Saleh, put the toll at 17.", "the toll at 17", "Hamid Saleh", (17, 17, "killed")),
        (
            "Medics put the number of wounded at more than 50.",
            "the number of wounded at more than 50",
            "Medics",
            (50, None, "wounded"),
        ),
        ("The ministry put the figure at 12 killed.", "the figure at 12 killed", "The ministry", (12, 12, "killed")),
        ("The hospital placed the toll at nine.", "the toll at nine", "The hospital", (9, 9, "killed")),
        (
            "Two officials estimated the number of fighters killed at between 20 and 30.",
            "killed at between 20 and 30",
            "Two officials",
            (20, 30, "killed"),
        ),
        ("The death toll was put at 45 by the mayor.", "The death toll was put at 45", "the mayor", (45, 45, "killed")),
    ],
)
def test_the_figure_is_part_of_what_is_said(text, quote, speaker, counted):
    claim = claim_with(quote, f"Shells hit a market in Aden on Tuesday. {text}")
    assert [mention for mention, _ in speakers(claim)] == [speaker]
    assert [(q.low, q.high, q.effect) for q in claim.event.quantities] == [counted]


def test_a_part_of_the_toll_is_told_as_one():
    text = "A monitor estimated the death toll at 40, among them six children, and said the count would rise."
    claim = claim_with("among them six children", text)
    whole, part = claim.event.quantities
    assert (whole.low, part.low, part.unit, part.part_of) == (40, 6, "child", 0)


def test_who_puts_a_number_somewhere_estimates_nothing():
    found = claims_of("Shells hit a garage in Aden on Tuesday. Ali put the number plate at the back of the car.")
    assert not any(c.said_by and "plate" in c.quote for c in found)

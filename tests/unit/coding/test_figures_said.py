"""What is said without a clause: things counted, put at a figure, shown or called by a name."""

import pytest

from coded import claim_of, claim_with, speakers


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("A surgeon at the hospital counted 19 dead and more than 40 wounded.", "A surgeon at the hospital"),
        ("The navy counts about 60 rockets fired at Dori today.", "The navy"),
        ("The town council puts the number of people killed since then at around 90.", "The town council"),
        ("The mission's head, Ada Obi, called the attack utterly shameful.", "Ada Obi"),
        ("Aerial pictures showed two bombed bridges near Dori.", "Aerial pictures"),
    ],
)
def test_figures_and_pictures_are_somebodys_word(text: str, mention: str) -> None:
    claim = claim_of(text)
    assert [m for m, _ in speakers(claim)] == [mention]


def test_a_count_is_one_claim_with_its_wounded() -> None:
    assert claim_of("A surgeon at the hospital counted 19 dead and more than 40 wounded.").quote == (
        "19 dead and more than 40 wounded"
    )


def test_what_stands_before_a_semicolon_is_told_by_the_outlet() -> None:
    text = "In the north a mortar shell hit the mill; its owner was among three men killed there, according to a baker."
    assert claim_with("mortar shell", text).said_by == ()
    assert speakers(claim_with("killed", text)) == [("a baker", "resident")]


def test_a_statement_that_something_is_according_to_is_the_word_of_its_author() -> None:
    claim = claim_of("Nine soldiers were killed in the ambush, according to an ELN statement.")
    assert speakers(claim) == [("ELN", "armed-group")]


def test_per_names_a_speaker_behind_a_comma_alone() -> None:
    assert speakers(claim_of("Rebels captured the airport, per state radio.")) == [("state radio", "media")]
    assert claim_of("Rebels captured the airport with two rifles per fighter.").said_by == ()

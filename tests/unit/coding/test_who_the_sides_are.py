"""Who "both sides" and "they" are, to whom a deed is put down, and who is hurt where somebody loses somebody."""

import pytest

from coded import claim_with, claims_of, names


def agents(words: str, text: str) -> list[str]:
    return names(claim_with(words, text).event.agents)


def test_whoever_only_convenes_talks_is_no_side_of_them():
    text = "Russia and Ukraine held talks in Jeddah. The negotiations, convened by Turkey, opened on Monday."
    assert agents("negotiations", text) == ["Russia", "Ukraine"]


def test_both_countries_are_those_that_met():
    text = "Russia and Ukraine fought for years. Russia clashed with Ukraine. Both countries signed a truce on Monday."
    assert agents("signed a truce", text) == ["Russia", "Ukraine"]


def test_whoever_is_let_go_lets_nobody_go():
    text = 'Gunmen attacked a lorry near Dori on Monday. "They let the driver go," said Musa Kaba, who owns it.'
    assert "driver" not in agents("driver go", text)


def test_a_deed_is_of_those_it_is_put_down_to():
    text = "Officials attribute the shelling of the clinic to the Harbour Militia."
    assert agents("shelling", text) == ["Harbour Militia"]


@pytest.mark.parametrize(
    ("text", "hurt"),
    [
        ("The battalion lost 14 men near Dori.", ["battalion"]),
        ("The enemy lost up to 80 soldiers near Dori, the Ukrainian army said.", None),
        ("Amina Yusuf lost two boys in the blast.", ["boys"]),
    ],
)
def test_an_army_that_loses_men_is_hurt_itself_and_a_mother_is_not(text, hurt):
    found = names(claim_with("lost", text).event.targets)
    assert found == hurt if hurt is not None else not any("soldiers" in name for name in found)


@pytest.mark.parametrize(
    ("told", "blame", "kind"),
    [
        ("Most of the quarter was burned.", "Refugees interviewed in Dhaka blamed the Arakan Army.", "destruction"),
        ("Gunmen shelled a clinic in Dori on Monday.", "The mayor accused the Arakan Army.", "shelling"),
    ],
)
def test_whoever_is_accused_with_no_word_of_what_did_what_was_told(told, blame, kind):
    accused = claim_with("Arakan Army", f"{told} {blame}")
    assert (accused.event.kind, accused.act, names(accused.event.agents)) == (kind, "accuses", ["Arakan Army"])


@pytest.mark.parametrize(
    ("text", "carried"),
    [
        ("Doctors evacuated the injured to Kaya.", ["injured"]),
        ("Some of the wounded were evacuated to Kaya.", ["wounded"]),
    ],
)
def test_the_wounded_who_are_carried_out_are_whom_it_is_done_to(text, carried):
    assert names(claim_with("evacuated", text).event.targets) == carried


def test_whoever_is_named_beside_both_countries_stays() -> None:
    text = (
        "Chad and Niger began talks in Dori on Monday. "
        "The United Nations and both countries met again on Friday, the mayor said."
    )
    agents = [set(names(c.event.agents)) for c in claims_of(text) if "again" in c.quote]
    assert agents
    assert all("United Nations" in found for found in agents)

"""Whose deed it is: of the body behind a spokesman, of "its" and "it", of whoever controls, helps or pulls out."""

import pytest

from coded import claim_with, claims_of, names


def agents(words: str, text: str) -> list[str]:
    return names(claim_with(words, text).event.agents)


def test_a_name_is_whole_where_the_parser_ends_the_phrase_before_it_does():
    text = "Doctors Without Borders suspended its work in Dori and evacuated 12 of its nurses to Kaya."
    assert agents("evacuated 12", text) == ["Doctors Without Borders"]


def test_whoever_is_helped_by_a_raid_has_not_flown_it():
    text = "Ethiopian drones bombed the ridge on Monday in support of the federal army."
    assert len(agents("bombed the ridge", text)) == 1


def test_whoever_pulls_troops_out_withdraws_and_not_the_troops_too():
    assert agents("pulled", "France pulled 900 troops out of two bases.") == ["France"]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The harbour is under the full control of the Meadow Army.", "Meadow Army"),
        ("The harbour is under junta control.", "junta"),
    ],
)
def test_ground_under_somebodys_control_is_theirs(text, holder):
    assert [a.lower().endswith(holder.lower()) for a in agents("harbour is", text)] == [True]


def test_the_jihadists_are_the_one_group_named():
    text = "Islamic State holds the capital of the province. The jihadists sent three car bombs against the barracks."
    assert agents("sent three", text) == ["Islamic State"]


@pytest.mark.parametrize(
    ("words", "text", "doer"),
    [
        (
            "had shot",
            "A spokesman for the Reed Brigade, Adam Musa, said its fighters had shot two soldiers.",
            "Reed Brigade",
        ),
        (
            "would stay",
            "Pavel Orlov, the commander of Ruritania's army, said that his troops would stay in the town.",
            "Ruritania's army",
        ),
        (
            "were involved",
            "A spokesman for the separatists, Daniel Ebo, denied that their fighters were involved.",
            "separatists",
        ),
    ],
)
def test_the_fighters_of_a_spokesman_are_those_of_the_body_behind_him(words, text, doer):
    assert agents(words, text) == [doer]


def test_a_body_owns_what_flies_for_it():
    text = "The Russian Defence Ministry said its aircraft had destroyed a depot near Izium."
    assert agents("destroyed a depot", text) == ["Russia"]


def test_people_who_tell_of_it_are_not_it():
    text = "Residents say the Fano militia left the town six days after it took control of the airport."
    assert agents("took control", text) == ["Fano militia"]


def test_they_are_those_whose_gunmen_were_told_of():
    text = "Boko Haram is active. Its gunmen attacked a farm on Friday. On Sunday they occupied the hill of Gubio."
    assert agents("occupied", text) == ["Boko Haram"]


def test_its_men_are_those_of_the_body_named_last_where_no_subject_agrees():
    text = "The premier ordered the Popular Mobilisation to attack. About 3,000 of its men have assembled at Kirkuk."
    assert agents("assembled", text) == ["Popular Mobilisation"]


def test_nobody_is_it_where_it_is_the_third_time():
    text = "Amina Yusuf fled. The relief unit counted the tents. She said it was the third time this month."
    assert agents("third time", text) == []


@pytest.mark.parametrize(
    ("words", "text", "doer"),
    [
        ("killed", "Russian glide bombs killed four people in Chuhuiv.", "Russia"),
        ("fired", "Lebanese tanks fired into the camp for a second day.", "Lebanon"),
        ("struck", "A mine laid by 7R rebels struck a lorry near Dori.", "7R"),
        ("demand", "Observers remain at their posts despite an Israeli demand to leave.", "Israel"),
    ],
)
def test_a_deed_is_of_those_whose_weapons_did_it_or_whose_adjective_it_bears(words, text, doer):
    assert agents(words, text) == [doer]


def test_whose_helicopter_came_under_fire_has_not_fired():
    text = "A United Nations helicopter came under fire near Malakal."
    assert agents("under fire", text) == []


def test_men_of_a_body_with_a_short_name_are_that_body():
    assert agents("ambushed", "NRF fighters ambushed a convoy near Dori.") == ["NRF"]


def test_whose_men_are_whose_is_followed_back_a_few_steps_only():
    text = "The militia lay in the hills. " + "Their fighters shelled a farm near Dori. " * 400
    assert len(claims_of(text)) >= 1

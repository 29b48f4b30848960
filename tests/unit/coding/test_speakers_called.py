"""What speakers are called and who they are: ranks, surnames alone, entries with a time, bodies that are "it"."""

import pytest

from coded import claim_of, claim_with, claims_of, speakers


def test_a_rank_stands_in_the_mention_and_not_in_the_name() -> None:
    text = (
        "Gunmen attacked Dori on Monday. Navy spokesman Captain Ada Obi said that nine people were killed in the raid."
    )
    (speaker,) = claim_with("killed", text).said_by
    assert (speaker.mention, speaker.name) == ("Captain Ada Obi", "Ada Obi")


def test_a_surname_alone_is_whoever_was_introduced_in_full() -> None:
    text = "Major Ada Obi said that gunmen shelled Dori. Obi said that nine people were killed in the market."
    first, second = claims_of(text)
    assert second.said_by[0].mention == first.said_by[0].mention == "Major Ada Obi"


@pytest.mark.parametrize("stamp", ["16:40 - ", "7:15 ", "09.20 – "])
def test_the_time_of_an_entry_names_nobody(stamp: str) -> None:
    claim = claim_of(f"{stamp}Hezbollah says that shells hit the port of Tyre.")
    assert [m for m, _ in speakers(claim)] == ["Hezbollah"]


def test_an_armed_group_whose_name_ends_in_a_country_is_no_government() -> None:
    text = "The outlawed Tehreek-i-Taliban Pakistan (TTP) claimed responsibility for the ambush."
    (speaker,) = claim_with("ambush", text).said_by
    assert (speaker.kind, speaker.actor) == ("armed-group", "ttp")


def test_whoever_speaks_for_a_front_is_its_spokesman() -> None:
    text = "Juma Ndege, who speaks for the front, said that rebels shelled the barracks."
    assert [k for _, k in speakers(claim_of(text))] == ["spokesperson"]


def test_a_team_is_it_in_what_follows() -> None:
    text = (
        "Shells hit Dori. The navy's information team acknowledged the strike. "
        "It said that rebels had stored explosives in the school."
    )
    assert [k for _, k in speakers(claim_with("explosives", text))] == ["military"]


@pytest.mark.parametrize(
    ("speaker", "kind"),
    [
        ("her husband", "witness"),
        ("A nurse who hid in the bush for two nights", "witness"),
        ("The suspect's lawyer", "person-other"),
    ],
)
def test_a_speaker_is_known_by_whose_they_are_and_what_befell_them(speaker: str, kind: str) -> None:
    assert [k for _, k in speakers(claim_of(f"{speaker} said that gunmen shelled the market."))] == [kind]


def test_whoever_had_to_flee_was_there() -> None:
    text = "Gunmen shelled Dori. Awa Diallo, a mother of five, said it was the third time that she had had to flee."
    assert [k for _, k in speakers(claim_with("flee", text))] == ["witness"]


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("Acting Governor Ada Obi", "Ada Obi"),
        ("The Kivu Front's Lake Command", "Lake Command"),
    ],
)
def test_a_name_has_no_rank_and_no_owner(speaker: str, name: str) -> None:
    (told,) = claim_of(f"{speaker} said that gunmen shelled the market.").said_by
    assert told.name == name


def test_who_agrees_to_do_something_says_nothing() -> None:
    text = "The general staffs of the two countries met in Dori and agreed to set up joint patrols."
    claims = claims_of(text)
    assert claims
    assert all(not c.said_by for c in claims)


def test_a_number_that_counts_the_speakers_is_no_time_of_day() -> None:
    text = "1.25 million residents said that shells had hit the market of Dori."
    (speaker,) = claim_with("shells had hit", text).said_by
    assert speaker.mention.startswith("1.25 million")

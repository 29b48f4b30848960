"""Speakers known by what is said of them, and names that are only the end of another's."""

import pytest

from coded import claim_of, claim_with, speakers


@pytest.mark.parametrize(
    ("speaker", "kind"),
    [
        ("a doctors group", "medical"),
        ("the police union TAMARO-4", "police"),
        ("two security sources", "unnamed-sources"),
        ("a diplomatic source", "unnamed-sources"),
        ("the civil emergency service", "official"),
        ("the Prosecutor General's Office", "official"),
        ("the prime minister's office", "government"),
        ("the Lakes Human Rights Council", "ngo"),
        ("a member of the town's defence team", "armed-group"),
        ("a man who identified himself as a spokesman for the column", "spokesperson"),
        ("two people who saw it", "witness"),
        ("the navy's public relations wing", "military"),
        ("the front's media arm", "armed-group"),
        ("two U.N. investigators", "un-igo"),
        ("the rebels' high command", "armed-group"),
        ("the front's chief negotiator", "armed-group"),
        ("a doctors' committee", "medical"),
        ("local health authorities", "medical"),
        ("the national human rights commission", "official"),
        ("the district's disaster management authority", "official"),
        ("a deserter", "military"),
        ("a retired colonel", "expert"),
        ("the harbour workers union", "ngo"),
        ("an innkeeper", "resident"),
        ("a mapping project", "monitor"),
        ("a paramount chief", "person-other"),
        ("one caption", "document"),
    ],
)
def test_a_speaker_is_what_the_words_make_of_them(speaker: str, kind: str) -> None:
    claim = claim_of(f"Gunmen shelled the market, according to {speaker}.")
    assert [k for _, k in speakers(claim)] == [kind]


def test_a_short_name_speaks_though_it_looks_like_a_noun() -> None:
    text = "The police union TAMARO-4 reported that gunmen shelled the port."
    assert [m for m, _ in speakers(claim_of(text))] == ["The police union TAMARO-4"]


def test_a_surname_that_is_a_country_is_a_person() -> None:
    text = 'Gunmen burned a bus near Dori. "They let the children go," said Moussa Togo, a driver.'
    (speaker,) = claim_with("children", text).said_by
    assert (speaker.name, speaker.actor) == ("Moussa Togo", None)


def test_whoever_walked_past_it_was_there() -> None:
    text = "Gunmen attacked Dori. A woman said she stepped over seven bodies near the well."
    assert [k for _, k in speakers(claim_with("seven bodies", text))] == ["witness"]


def test_what_somebody_speaks_of_is_theirs() -> None:
    text = "Gunmen attacked Dori. The mayor spoke of nine farmers killed in the raid."
    assert [m for m, _ in speakers(claim_with("killed", text))] == ["The mayor"]


def test_one_ministry_is_not_the_other_that_spoke_before() -> None:
    text = "The health ministry said shells hit Dori. The interior ministry said nine people were arrested."
    assert claim_with("arrested", text).said_by[0].name == "The interior ministry"


@pytest.mark.parametrize(
    ("speaker", "kind"),
    [
        ("Captain Bilal Nazer, a commander in the rebel Dawn Brigade,", "armed-group"),
        ("Captain Bilal Nazer, a commander in the Fourth Division,", "military"),
        ("Colonel Bilal Nazer, commander of the operation against the rebels,", "military"),
        ("FrontGrid, a mapping project that follows the war,", "monitor"),
        ("Solicitor General Bilal Nazer", "official"),
        ("Salma Obeid, a civic leader in the town,", "activist"),
    ],
)
def test_what_somebody_is_said_to_be_tells_more_than_the_rank(speaker: str, kind: str) -> None:
    claim = claim_of(f"{speaker} said gunmen had shelled the market.")
    assert [k for _, k in speakers(claim)] == [kind]


def test_a_group_of_activists_bears_no_arms():
    assert speakers(claim_of("Shells hit the market, a local activist group said.")) == [
        ("a local activist group", "activist")
    ]

"""Doers who do not stand beside the verb: hosts of talks, the enemy, those posted, and what is nobody's deed."""

import pytest

from coded import claim_of, claims_of, names


def agents(text: str) -> list[str]:
    return names(claims_of(text)[-1].event.agents)


def targets(text: str) -> list[str]:
    return names(claims_of(text)[-1].event.targets)


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("The truce was agreed at talks on Sudan sponsored by Kenya.", ["Kenya"]),
        ("The deal was agreed at talks brokered by Egypt and Qatar.", ["Egypt", "Qatar"]),
        (
            "The zone was agreed at June talks sponsored by rebel backer Chad and army supporters Egypt and Turkey.",
            ["Chad", "Egypt", "Turkey"],
        ),
        ("The government signed an agreement with the ELN brokered by Norway.", ["government"]),
    ],
)
def test_whoever_brings_talks_about_agreed_where_nobody_else_is_named(text, hosts):
    assert [h for h in agents(text) if h in hosts] == hosts


def test_the_enemy_is_the_other_side_of_whoever_speaks_of_it():
    text = "Ukrainian troops hold Vovchansk. The Ukrainian army said the enemy shelled it. A Russian column retreated."
    assert names(next(c for c in claims_of(text) if c.event.kind == "shelling").event.agents) == ["Russia"]


def test_the_enemy_is_whom_the_report_called_so_before():
    text = "The Israeli enemy shelled Aitaroun. An enemy drone struck a house in the village on Sunday."
    assert agents(text) == ["Israel"]


def test_the_enemy_stays_the_enemy_where_two_other_sides_are_named():
    text = "The Malian army said the enemy attacked Ber. Algeria denied this. Niger denied this as well."
    assert names(next(c for c in claims_of(text) if c.event.kind == "attack").event.agents) == ["enemy"]


def test_those_posted_somewhere_do_it_where_nobody_sent_them():
    assert agents("Snipers were posted on the roofs of Bria.") == ["Snipers"]
    assert agents("Kenyan police were deployed to Cité Soleil by the mission.") != []


def test_fighters_that_somebody_only_has_act_for_them():
    assert agents("The Arakan Army has fighters operating throughout Chin State.") == ["Arakan Army"]


def test_possessives_name_the_doer_of_a_nominal_event():
    assert agents("The Arakan Army is nearing Sittwe. Its capture of Ponnagyun alarmed the generals.") == [
        "Arakan Army"
    ]


def test_whoever_is_responsible_did_what_was_just_told():
    text = "The report says that there was a massacre near Bama and that Boko Haram is responsible."
    assert "Boko Haram" in [a for c in claims_of(text) if c.event.kind == "execution" for a in names(c.event.agents)]


def test_an_office_holder_is_named_by_name():
    assert agents("The governor of Marib, Nabil Arada, met tribal elders on Sunday.") == ["Nabil Arada"]


def test_an_apostrophe_that_a_text_lost_is_given_back():
    text = "Troops killed nine people in Homs. Bashar al-Assads forces shelled the market on Sunday."
    assert agents(text) == ["Bashar al-Assad's forces"]


def test_a_witness_is_no_party_to_what_befell_them():
    claim = claim_of('"We stopped counting at noon," a resident of Nyala said after the air strike on the market.')
    assert names(claim.event.agents) != ["a resident of Nyala"]


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("The charity accused both the insurgents and the army of abuses against villagers.", ["insurgents", "army"]),
        ("The envoy accused the militia of looting in Nyala.", ["militia"]),
    ],
)
def test_the_charge_is_no_part_of_the_name_of_the_accused(text, accused):
    assert names(claims_of(text)[-1].event.agents) == accused


def test_whoever_expels_troops_does_it_to_them():
    claim = claim_of("Haiti expelled Kenyan troops from Jacmel.")
    assert (names(claim.event.agents), names(claim.event.targets)) == (["Haiti"], ["Kenya"])


def test_those_who_escort_a_convoy_do_not_own_it():
    assert targets("Gunmen ambushed a food convoy escorted by soldiers near Djibo.") == ["food convoy"]
    assert targets("Drones struck a depot used by Boko Haram in Baga.") == ["Boko Haram"]


def test_what_something_went_off_beside_is_what_it_hit():
    assert targets("A shell exploded beside a minibus in Kherson.") == ["minibus"]
    assert targets("A car bomb went off outside a courthouse in Cali.") == ["courthouse"]


def test_women_and_children_are_those_who_were_hurt():
    assert targets("Four women and six children were among the dead, a doctor said.") == ["women", "children"]


def test_the_means_of_an_act_do_not_say_again_whom_it_hit():
    text = "Rockets hit a clinic in Misrata on Monday. The rockets came from the hills, a nurse said."
    assert targets(text) == []
    again = "Jets struck a clinic in Mekelle on Monday. The strike was carried out by Ethiopian planes, a nurse said."
    assert targets(again) == ["clinic"]


def test_a_city_that_is_hit_is_no_party():
    assert "Houthis" not in targets("Yemen's capital Sanaa was hit by air strikes on Monday.")


def test_ministries_act():
    text = "Shells hit Goma on Sunday. The Interior Ministry closed the market there for a week."
    assert agents(text) == ["Interior Ministry"]


def test_whoever_hits_a_foreign_envoy_does_not_hit_the_land():
    assert targets("Gunmen shot dead the Egyptian ambassador in Baghdad.") == ["Egyptian ambassador"]
    assert targets("A drone killed three French soldiers near Menaka.") == ["France"]

"""Who does it and to whom, in sentences of our own about many wars."""

import pytest

from coded import claim_of, claims_of, names


def agents(text: str) -> list[str]:
    return names(claims_of(text)[-1].event.agents)


def targets(text: str) -> list[str]:
    return names(claims_of(text)[-1].event.targets)


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Troops destroyed a fuel depot belonging to Boko Haram.", "Boko Haram"),
        ("Ukrainian drones hit oil tankers used by Russia in Kerch.", "Russia"),
        ("The navy shelled a Tamil Tigers base near Trincomalee.", "Tamil Tigers"),
        ("Planes bombed rebel positions in Tigray.", "rebels"),
        ("Gunships hit a house where bandits stored weapons near Zurmi.", "bandits"),
        ("Russian forces fired missiles at a Ukrainian air base.", "Ukraine"),
    ],
)
def test_who_holds_or_uses_what_is_hit_is_the_target(text, whose):
    assert targets(text) == [whose]


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Jets struck a hospital in Mekelle on Monday.", ["hospital"]),
        ("Rebels bombed the residential areas of Bunia with rockets.", ["residential areas"]),
        ("Gunmen raided a village near Djibo on Sunday.", []),
        ("Shells fell on several areas of Donetsk.", []),
    ],
)
def test_buildings_are_hit_for_themselves_places_and_days_are_not(text, thing):
    assert targets(text) == thing


def test_whom_an_act_hurt_is_not_whom_it_was_aimed_at():
    assert targets("FARC guerrillas ambushed a patrol, wounding two drivers.") == ["patrol"]
    assert targets("A drone hit a fuel depot near Sumy, wounding four workers.") == ["fuel depot"]
    assert targets("A missile struck a barracks in Marib, killing 11 soldiers.") == ["soldiers"]


def test_where_two_sides_clash_the_fallen_may_be_eithers():
    assert targets("Clashes between the Taliban and Islamic State killed nine fighters in Kunar.") == []


@pytest.mark.parametrize(
    ("text", "losers"),
    [
        ("Rwanda-backed M23 rebels took Rutshuru from the Congolese army.", ["Congolese army"]),
        ("The soldiers seized the bridge from the guerrillas.", ["guerrillas"]),
        ("Kenya seized the border strip from neighboring Somalia in 2011.", ["Somalia"]),
        ("The military has been unable to push out the insurgents.", ["insurgents"]),
        ("Troops are advancing on the militant-held town of Baidoa.", ["militants"]),
        ("Troops are advancing on the town of Baidoa.", []),
    ],
)
def test_who_loses_the_ground_is_the_target(text, losers):
    found = [c for c in claims_of(text) if c.event.kind in {"capture", "advance"}]
    assert names(found[0].event.targets) == losers


def test_a_deed_that_is_backed_or_condemned_has_its_doer_for_target():
    claim = claims_of("The rebel offensive was backed by fighters from the Wagner Group.")[-1]
    assert (names(claim.event.agents), names(claim.event.targets)) == (["Wagner Group"], ["rebels"])


def test_a_body_may_be_called_by_a_word_for_places():
    assert agents("Islamic State attacked a convoy near Gao.") == ["Islamic State"]
    assert agents("State television attacked the film.") == []


def test_the_second_subject_of_a_sentence_is_no_second_thing_said_of_the_first():
    assert agents("Kisangani is one of the main river ports and rebel soldiers took the hills in June.") == [
        "rebel soldiers"
    ]


def test_those_who_are_included_are_named_too():
    text = "The town is held by an alliance of militias that includes the Arakan Army."
    assert "Arakan Army" in agents(text)


def test_it_and_its_forces_are_who_was_told_of_before():
    _, second, third = claims_of(
        "The Sudanese army attacked El Obeid. It also bombed Nyala, and its forces took Kosti."
    )
    assert names(second.event.agents) == ["Sudanese army"]
    assert names(third.event.agents) == ["Sudanese army"]


def test_it_is_not_several():
    assert agents("Rebels left the valley. It was shelled again on Monday.") == []


def test_he_is_one_person():
    assert agents("Rebels left the valley. He attacked a patrol.") == []
    assert agents("Joseph Kony left the valley. He attacked a patrol.") == ["Joseph Kony"]


def test_jets_fly_for_whoever_owns_them():
    assert agents("The junta's jets bombed a school in Pazigyi.") == ["junta"]


def test_what_is_only_carried_does_the_moving():
    claim = claim_of("A bus was carrying militia fighters to the front.")
    assert (claim.event.kind, names(claim.event.agents)) == ("deploy", ["militia fighters"])


def test_a_light_verb_lends_its_subject_in_every_form():
    assert agents("Ethiopia is waging an air campaign in Tigray.") == ["Ethiopia"]
    assert agents("The raid was carried out by police commandos.") == ["police commandos"]


def test_the_attack_has_the_targets_that_it_had_before():
    first, second = claims_of("Jets struck a hospital in Mekelle. The attack was carried out by Ethiopian jets.")
    assert names(second.event.targets) == names(first.event.targets) == ["hospital"]


def test_people_led_away_are_whom_it_is_done_to():
    assert targets("Soldiers detained 80 men in Baga.") == ["men"]


def test_they_in_a_quotation_are_not_who_speaks():
    text = "“They fired on people at the well,” a villager near Kutum said."
    assert agents(text) == []
    assert agents("“We fired on the camp,” a rebel commander near Kutum said.") != []


def test_it_is_nobody_where_it_is_only_unclear():
    assert agents("The army left Wau. It is not clear how this could be done without the rebels.") == []


def test_what_is_fired_comes_from_whoever_holds_the_place():
    claim = claim_of("The shells came from a Hezbollah position east of the city.")
    assert (claim.event.kind, names(claim.event.agents)) == ("shelling", ["Hezbollah"])


def test_whoever_puts_a_toll_has_not_caused_it():
    assert agents("A council member put the toll at 13.") == []


def test_what_burns_down_is_no_doer():
    assert agents("A monastery and a dozen huts burned down near Pekon.") == []


def test_deals_are_made_with_somebody():
    assert targets("The coalition is negotiating a deal with Boko Haram in Maiduguri.") == ["Boko Haram"]


def test_two_sides_in_one_phrase_are_two():
    assert agents("Heavy fighting between the Houthis and tribal forces broke out near Marib.") == [
        "Houthis",
        "tribal forces",
    ]


def test_a_bomb_that_points_back_was_laid_by_whoever_was_told_of():
    text = "Guerrillas exploded bombs under a bridge near Arauca. The bombs were placed in two tunnels."
    assert agents(text) == ["Guerrillas"]


def test_a_states_air_strikes_are_its_air_forces_where_the_report_names_it():
    named = "The Israeli Air Force has bought new jets. Israeli airstrikes destroyed a bridge near Tyre."
    assert agents(named) == ["Israeli Air Force"]
    assert agents("Ethiopian airstrikes destroyed a bridge near Adwa.") == ["Ethiopia"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Houthi-run channel said its fighters shelled the base near Hodeidah.", "Houthi"),
        ("An army drone of Chinese make bombed the convoy in Sudan.", "army"),
        ("Rebels in the north said they shelled the base.", "Rebels"),
    ],
)
def test_a_doer_is_called_what_it_is_and_not_by_its_voice_or_its_make(text, who):
    assert [who.lower() in a.lower() for a in agents(text)] == [True]


def test_whoever_denies_a_loss_did_not_take_the_town():
    assert agents("A Congolese colonel denied that the town of Sake had fallen.") == []


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Troops arrested three suspects, including a local trader, in Djibo.", ["suspects"]),
        ("Seventeen marines surrendered near Sumy.", []),
    ],
)
def test_a_part_of_those_hit_is_no_target_of_its_own(text, whom):
    assert targets(text) == whom


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ('Radio Sol said "two members of the Green Guard were killed near Mopti".', "Green Guard"),
        ("At least 90 rebels and 17 villagers have been killed near Mopti since May.", "rebels"),
        ('The group said it killed 35 "godless" soldiers near Mopti.', "soldiers"),
    ],
)
def test_those_hit_are_named_without_number_speaker_or_quotation_marks(text, whom):
    assert whom in targets(text)[0]
    assert not any('"' in name or name[:1].isdigit() or "Radio" in name for name in targets(text))


def test_who_is_killed_by_name_is_meant_not_the_flat_that_was_raided():
    text = "Troops killed Haji Omar, the head of a rebel cell, in a raid on an apartment in Cotabato."
    assert names(claim_of(text).event.targets) == ["Haji Omar"]


def test_a_land_that_only_says_where_the_side_hit_was_is_no_target():
    text = "Turkish warplanes destroyed 25 targets of the outlawed PKK in northern Iraq."
    assert names(claim_of(text).event.targets) == ["PKK"]

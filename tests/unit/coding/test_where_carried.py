"""The place that a claim takes from words around it: which one, and which never."""

from coded import claim_with, claims_of


def where(words, text):
    return claim_with(words, text).event.where


def name_of(words, text):
    found = where(words, text)
    return found.name if found is not None else None


def test_whoever_stands_beside_a_speaker_is_no_place():
    text = "Syria and its ally Russia deny that the army carried out the attack."
    assert name_of("carried out the attack", text) is None


def test_a_backer_is_no_place():
    text = "Talks on the Libyan war were sponsored by rebel backer Chad and government supporters Russia and Italy."
    assert not any(c.event.where and c.event.where.country in {"RU", "TD", "IT"} for c in claims_of(text))


def test_a_hospital_where_victims_were_taken_is_not_the_place_of_what_is_told_next():
    text = (
        "A mortar shell killed three people in Taiz in Yemen. Ten others were taken to a hospital in Aden. "
        "Two soldiers were among the dead."
    )
    assert name_of("Two soldiers", text) == "Taiz"


def test_where_a_speaker_works_is_not_where_it_happened():
    text = (
        "A missile hit a barracks in Marib in Yemen, killing eleven soldiers. "
        "Doctors at a hospital in Sanaa put the toll at 14."
    )
    assert "Sanaa" not in (name_of("the toll", text) or "")


def test_such_an_attack_was_where_one_was_told_of():
    text = (
        "The army fired rockets last week in response to a deadly gas attack in the north of Yemen. "
        "The rebels denied they carried out any such gas attack."
    )
    assert name_of("any such gas attack", text) == "northern Yemen"


def test_the_attack_keeps_its_place_beside_another_event_s():
    text = (
        "Envoys spoke about the gas attack in the Yemeni city of Taiz. "
        "The government denied carrying out the gas attack, saying a raid on Aden had hit a store."
    )
    assert name_of("carrying out the gas attack", text) == "Taiz"


def test_words_about_a_strike_told_before_are_placed_where_it_was():
    text = (
        "An air strike killed nine fighters near the city of Taiz in Yemen. "
        "The strike was requested by the partnered forces, the coalition said."
    )
    assert name_of("was requested", text) == "Taiz"


def test_words_about_something_placed_are_placed_there():
    text = "Yemeni officials said the poison in that incident in Marib province belonged to rebels."
    found = [c.event.where.name for c in claims_of(text) if c.event.where]
    assert found == ["Ma'rib"]


def test_the_wounded_were_hurt_where_people_were_not_where_drones_were_shot_down():
    text = (
        "Drones hit a depot near the town of Izmail in Ukraine, wounding four workers. "
        "Air defences shot down nine drones over Odesa. Two of the wounded died."
    )
    assert name_of("Two of the wounded", text) in {"Izmail", "Izmayil"}


def test_the_country_is_read_in_broken_text_too():
    text = (
        "Syria is at war. Around 10 million have been displaced across the war-battered country UN estimates suggest."
    )
    assert where("have been displaced", text).mention == "the war-battered country"


def test_where_a_location_could_not_be_verified_it_is_not_taken_from_what_was_shown():
    text = (
        "A video shows soldiers shooting three men in Taiz in Yemen. "
        "Reuters could not verify the location of the video."
    )
    assert [c.event.where for c in claims_of(text) if "verify" in c.quote] == [None]


def test_a_building_beside_a_town_lies_there_and_not_where_the_report_was_before():
    text = (
        "Officials in Aden in Yemen said that nine people had died. "
        "The bomb exploded near a petrol station north of the city of Taiz, wounding five guards."
    )
    assert name_of("The bomb exploded", text) == "Taiz"


def test_what_is_told_later_of_another_town_dates_nothing_told_before():
    text = (
        "Militants claimed responsibility on Sunday for a suicide attack on a convoy in Taiz in Yemen. "
        "The group said a fighter drove a car packed with explosives into it, wounding 30 soldiers. "
        "It also said that its fighters had killed an officer in Aden on Friday."
    )
    for words in ("a suicide attack", "wounding 30"):
        when = claim_with(words, text).event.when
        assert when is None or when.start is None
    assert claim_with("killed an officer", text).event.when.start is not None

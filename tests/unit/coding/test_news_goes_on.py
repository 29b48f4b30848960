"""What a claim takes over from the one told before it: its place, its day, its toll; and what it does not take."""

from coded import claims_of


def the(words: str, text: str):
    return next(c for c in claims_of(text) if words in c.quote)


NEWS = "Shelling hit the port of Mocha in Yemen on Tuesday, killing four people. "


def test_an_event_without_a_place_stays_where_the_one_before_it_was():
    where = the("warehouse", NEWS + "A warehouse was destroyed.").event.where
    assert where is not None
    assert "Mocha" in where.name


def test_where_people_are_bound_for_is_not_where_the_news_goes_on():
    text = NEWS + "Flights were diverted to Aden. Two soldiers were among the dead."
    where = the("soldiers", text).event.where
    assert where is not None
    assert "Mocha" in where.name


def test_what_is_told_next_at_a_place_has_the_day_of_what_was_told_before():
    when = the("ambulance", NEWS + "Gunmen then shot at an ambulance.").event.when
    assert when is not None
    assert when.start == when.end
    assert when.start is not None
    assert when.start.weekday() == 1


def test_a_toll_that_is_only_confirmed_is_the_one_told_before():
    toll = the("the death toll", NEWS + "A doctor confirmed the death toll.")
    assert [(q.low, q.effect) for q in toll.event.quantities] == [(4, "killed")]


def test_what_is_told_by_the_way_of_a_named_party_is_nobodys_word_but_the_outlets():
    text = "The prosecutor blamed the raid on the Red Lions, who have fought the army in Cauca since 2019."
    assert the("fought", text).said_by == ()


def test_a_pronoun_means_who_spoke_last_and_nobody_told_of_in_their_words():
    text = "Colonel Omar Said said that a boy of seven was killed in Taiz. Troops are retaliating, he added."
    assert [s.name for s in the("retaliating", text).said_by] == ["Omar Said"]


def test_who_dies_in_the_words_said_does_not_say_them():
    text = "Villagers fled Taiz on Monday. Eight members of one family died, they told our staff."
    assert all("family" not in s.name for c in claims_of(text) for s in c.said_by)


def test_the_number_of_a_unit_counts_nobody():
    assert [q for c in claims_of("The 301 Battalion deployed along the road.") for q in c.event.quantities] == []


def test_handed_over_is_no_bound():
    claim = the("handed", "The rebels handed over 15 prisoners on Sunday.")
    assert [(q.low, q.high) for q in claim.event.quantities] == [(15, 15)]


def test_who_is_arrested_is_detained_and_who_flees_displaced():
    one = the("round", "Police rounded up a crowd; 40 students were led to the station in the round-up.")
    assert one.event.kind == "detain"
    two = the("gone", "About 600 villagers have already gone to the camp.")
    assert [(q.low, q.effect) for q in two.event.quantities] == [(600, "displaced")]


def test_deeds_done_by_hand_are_claims_of_their_own():
    kinds = [c.event.kind for c in claims_of("They beheaded two men in Namacande and burned down some 40 huts.")]
    assert kinds == ["execution", "destruction"]


def test_fighting_that_was_continuing_goes_on():
    assert the("continuing", "The governor said fighting was continuing in Vovchansk.").event.status == "ongoing"


def test_a_siege_that_is_told_as_a_deed_is_over():
    assert the("besieged", "Haftar besieged Tripoli for 14 months.").event.status == "occurred"


def test_the_capital_of_a_province_is_not_that_of_the_country():
    text = "The insurgents attacked the capital of Helmand province. The hospital in Lashkar Gah was hit."
    where = the("attacked", text).event.where
    assert where is not None
    assert where.name == "Lashkar Gāh"


def test_an_unknown_name_is_in_no_country_where_two_are_spoken_of():
    text = "Rockets hit Haifa in Israel. Air raids hit Tyre in Lebanon. Fighters shelled soldiers near Misgav Amalia."
    where = the("Misgav", text).event.where
    assert where is not None
    assert (where.place, where.country) == (None, None)


def test_bare_congo_is_the_one_at_war():
    where = the("killed", "Rebels killed nine villagers in Congo on Monday.").event.where
    assert where is not None
    assert where.country == "CD"

"""A date in an event's sentence that is that of something else, and hours that are those of what was told before."""

from datetime import date

from coded import PUBLISHED, claim_with, claims_of, code, the_kit, with_headline


def days(words: str, text: str) -> tuple[date | None, date | None] | None:
    when = claim_with(words, text).event.when
    return (when.start, when.end) if when is not None else None


def test_what_is_told_of_people_by_the_way_dates_no_deed():
    told = "Rebel leaders, who signed a pact in 2014, attacked the town of Bunia."
    assert days("attacked", told) is None
    assert days("attacked", "Rebel leaders attacked the town of Bunia in 2014.") == (
        date(2014, 1, 1),
        date(2014, 12, 31),
    )


def test_what_a_deed_answers_was_done_before():
    told = "Herders burned the village in revenge for the killing of two elders last month."
    assert days("burned", told) is None


def test_what_came_before_dates_nothing():
    told = "Hundreds of families fled Kharkiv after two teachers were shot dead last month."
    assert days("fled", told) is None
    assert days("shot dead", told) == (date(2021, 2, 1), date(2021, 2, 28))


def test_a_bare_hour_is_one_of_the_day_that_was_told():
    told = (
        "Gunmen attacked a convoy near Gao on Sunday, officials said. The army returned on Tuesday.\n"
        '"The gunmen attacked us at dawn," said a driver of the convoy.'
    )
    assert days("attacked us", told) == (date(2021, 3, 7), date(2021, 3, 7))


def test_a_day_known_by_its_hour_is_handed_on_at_its_place():
    told = (
        "Fighters clashed in Mopti on Sunday, officials said. The army shelled Sevare at dawn. "
        "Gunmen then shot at an ambulance."
    )
    assert days("ambulance", told) == days("shelled", told) == (date(2021, 3, 7), date(2021, 3, 7))


def test_the_next_day_follows_the_dawn_of_a_day_that_was_named():
    told = "Soldiers raided a village before dawn on Sunday. Rebels ambushed them the next day."
    assert days("ambushed", told) == (date(2021, 3, 8), date(2021, 3, 8))


def test_the_day_that_is_named_counts_more_than_hours_later():
    told = "A missile hit a clinic in Odesa on Sunday. Hours later, in the early hours of Tuesday, drones hit the port."
    assert days("drones hit", told) == (date(2021, 3, 9), date(2021, 3, 9))


def test_since_this_morning_is_a_day_that_is_handed_on():
    told = "The enemy has shelled the outskirts of Kherson since Wednesday morning. The shelling killed a nurse."
    assert days("killed a nurse", told) == (PUBLISHED, PUBLISHED)


def test_what_is_done_again_and_again_is_of_no_day():
    told = "A bomb went off in Cali on Monday. The group has repeatedly bombed police stations."
    assert days("repeatedly bombed", told) is None


def test_a_headline_is_dated_by_its_lead():
    made = with_headline(
        "Gunmen attack school in Zaria", "Gunmen attacked a school in the town of Zaria on Monday, police said."
    )
    first = code(made, the_kit()).claims
    assert {c.event.when.start for c in first if c.event.when is not None} == {date(2021, 3, 8)}
    assert all(c.event.when is not None for c in first)


def test_a_state_that_was_ended_or_begun_has_its_day():
    told = claims_of("The only road into Goma was cut by the insurgents on Friday.")
    assert [(c.event.when.start, c.event.when.end) for c in told if c.event.when is not None] == [
        (date(2021, 3, 5), date(2021, 3, 5))
    ]

"""Days that are not carried to other news, and days that only bound an event or tell something else apart."""

from datetime import date

from coded import claim_with

SUNDAY = (date(2021, 3, 7), date(2021, 3, 7))


def days(words: str, text: str) -> tuple[date | None, date | None] | None:
    when = claim_with(words, text).event.when
    return (when.start, when.end) if when is not None else None


def test_no_day_is_carried_to_where_a_report_turns():
    led = "Shells killed two people in Taiz on Sunday. "
    assert days("killed four", led + "Shells killed four people in the suburbs of Taiz.") == SUNDAY
    assert days("killed four", led + "Meanwhile, shells killed four people in the suburbs of Taiz.") is None
    assert days("killed four", led + "Further south, shells killed four people near Taiz.") is None
    turned = led + "Meanwhile, troops advanced near Marib. Shells killed four people there."
    assert days("killed four", turned) is None


def test_who_is_meanwhile_heard_tells_the_same_news():
    told = "Shells killed two people in Taiz on Sunday. Meanwhile the army said shells killed four people in Taiz."
    assert days("killed four", told) == SUNDAY


def test_by_an_evening_is_a_bound_for_what_had_been_done():
    told = "By Sunday evening, 300 people had fled the town of Kharkiv."
    assert days("fled", told) == (None, date(2021, 3, 7))
    assert days("firing", "By Sunday morning tanks were firing on the town of Kharkiv.") == SUNDAY


def test_what_happened_when_something_else_began_was_on_that_day():
    told = "The road has been closed since March 2, when gunmen attacked a convoy near Gao."
    assert days("attacked", told) == (date(2021, 3, 2), date(2021, 3, 2))


def test_a_month_may_only_tell_which_election_is_meant():
    told = "Gunmen killed two men planning to disrupt December's election in Gao."
    assert days("killed two", told) is None

"""The entries of a live page: each is news of its own, of the day of the page."""

from datetime import date

from coded import PUBLISHED, claim_with
from reportedly.coding.entries import entry_at, entry_stamps

PAGE = (
    "16:40 GMT\n"
    "Two shells landed on a bakery in Lviv, its owner says. Nobody was hurt.\n\n"
    "14:05 GMT\n"
    "The governor says six people were killed in Odesa on Monday by a cruise missile.\n\n"
    "11:20 GMT\n"
    "Gunmen attacked a police post, the ministry says.\n"
)


def test_lines_that_begin_with_a_clock_time_begin_an_entry():
    stamps = entry_stamps(PAGE)
    assert [PAGE[start:end] for start, end in stamps] == ["16:40 GMT", "14:05 GMT", "11:20 GMT"]
    assert entry_at(stamps, PAGE.index("governor")) == stamps[1]
    assert entry_at(stamps[1:], 3) is None
    assert entry_stamps("At 16:40 a shell fell.\n14:05 was the time of the next one.") == ()


def test_an_entry_without_a_date_is_of_the_day_of_the_page():
    when = claim_with("bakery", PAGE).event.when
    assert when is not None
    assert (when.start, when.end, when.rule) == (PUBLISHED, PUBLISHED, "entry-of-the-day")
    assert when.mention == "16:40 GMT"


def test_a_day_named_in_one_entry_is_not_that_of_the_next():
    told, after = claim_with("cruise missile", PAGE).event.when, claim_with("police post", PAGE).event.when
    assert told is not None
    assert told.start == date(2021, 3, 8)
    assert after is not None
    assert after.start == PUBLISHED


def test_the_place_of_one_entry_is_not_that_of_the_next():
    told, after = claim_with("cruise missile", PAGE).event.where, claim_with("police post", PAGE).event.where
    assert told is not None
    assert after is None

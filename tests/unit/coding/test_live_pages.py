"""The entries of a live page: each is news of its own, of the day of the page."""

from datetime import date

from coded import PUBLISHED, claim_with

from reportedly.coding.entries import entry_at, entry_starts

PAGE = (
    "16:40 GMT\n"
    "Two shells landed on a bakery in Lviv, its owner says. Nobody was hurt.\n\n"
    "14:05 GMT\n"
    "The governor says six people were killed in Odesa on Monday by a cruise missile.\n\n"
    "11:20 GMT\n"
    "Gunmen attacked a police post, the ministry says.\n"
)


def test_lines_that_begin_with_a_clock_time_begin_an_entry():
    assert [PAGE[start : start + 5] for start in entry_starts(PAGE)] == ["16:40", "14:05", "11:20"]
    assert entry_at(entry_starts(PAGE), PAGE.index("governor")) == 2
    assert entry_starts("At 16:40 a shell fell.\n14:05 was the time of the next one.") == ()


def test_an_entry_without_a_date_is_of_the_day_of_the_page():
    when = claim_with("bakery", PAGE).event.when
    assert when is not None
    assert (when.start, when.end, when.rule) == (PUBLISHED, PUBLISHED, "entry-of-the-day")


def test_a_day_named_in_one_entry_is_not_that_of_the_next():
    told, after = claim_with("cruise missile", PAGE).event.when, claim_with("police post", PAGE).event.when
    assert told is not None and told.start == date(2021, 3, 8)
    assert after is not None and after.start == PUBLISHED


def test_the_place_of_one_entry_is_not_that_of_the_next():
    assert claim_with("police post", PAGE).event.where is None or "Odesa" not in str(
        claim_with("police post", PAGE).event.where
    )

from datetime import date

import pytest

from reportedly.coding.when.dates import find_dates

FRIDAY = date(2019, 8, 16)
"""The day our test reports were published: a Friday."""


def only(text, anchor=FRIDAY):
    found = [m for m in find_dates(text, anchor) if m.timex != "DURATION" or m.start]
    assert len(found) == 1, [(m.text, m.rule) for m in found]
    return found[0]


def days(text, anchor=FRIDAY):
    mention = only(text, anchor)
    return mention.start, mention.end


def d(month, day, year=2019):
    return date(year, month, day)


@pytest.mark.parametrize(
    ("text", "start", "end", "value"),
    [
        ("The bridge was hit on Tuesday.", d(8, 13), d(8, 13), "2019-08-13"),
        ("It was hit on Friday.", d(8, 16), d(8, 16), "2019-08-16"),
        ("It was hit last Friday.", d(8, 9), d(8, 9), "2019-08-09"),
        ("It was hit late on Thursday.", d(8, 15), d(8, 15), "2019-08-15"),
        ("It fell on Thursday night.", d(8, 15), d(8, 15), "2019-08-15TNI"),
        ("It fell in the early hours of Monday.", d(8, 12), d(8, 12), "2019-08-12TMO"),
        ("It fell yesterday.", d(8, 15), d(8, 15), "2019-08-15"),
        ("It fell today.", d(8, 16), d(8, 16), "2019-08-16"),
        ("It fell overnight.", d(8, 15), d(8, 16), "2019-08-15TNI"),
        ("It fell last night.", d(8, 15), d(8, 15), "2019-08-15TNI"),
        ("It has burned since dawn.", d(8, 16), d(8, 16), "2019-08-16TMO"),
        ("It has burned since early morning, they say.", d(8, 16), d(8, 16), "2019-08-16TMO"),
        ("They left overnight Tue-Wed, heading west.", d(8, 13), d(8, 14), "2019-08-13TNI"),
        ("It fell this week.", d(8, 12), d(8, 16), "2019-W33"),
        ("It fell earlier this week.", d(8, 12), d(8, 16), "2019-W33"),
        ("It fell last week.", d(8, 5), d(8, 11), "2019-W32"),
        ("It fell last month.", d(7, 1), d(7, 31), "2019-07"),
        ("It fell last year.", d(1, 1, 2018), d(12, 31, 2018), "2018"),
        ("It fell in June.", d(6, 1), d(6, 30), "2019-06"),
        ("It fell in September.", d(9, 1, 2018), d(9, 30, 2018), "2018-09"),
        ("It fell in late June.", d(6, 21), d(6, 30), "2019-06"),
        ("It fell on 2 July.", d(7, 2), d(7, 2), "2019-07-02"),
        ("It fell on July 2nd.", d(7, 2), d(7, 2), "2019-07-02"),
        ("It fell on November 4.", d(11, 4, 2018), d(11, 4, 2018), "2018-11-04"),
        ("It fell on March 3rd 2017.", d(3, 3, 2017), d(3, 3, 2017), "2017-03-03"),
        ("It fell on 2017-03-03.", d(3, 3, 2017), d(3, 3, 2017), "2017-03-03"),
        ("It fell on 23/4/2018.", d(4, 23, 2018), d(4, 23, 2018), "2018-04-23"),
        ("It fell on 03.04.2018.", d(4, 3, 2018), d(4, 3, 2018), "2018-04-03"),
        ("It fell in 2014.", d(1, 1, 2014), d(12, 31, 2014), "2014"),
        ("It fell in the 1990s.", d(1, 1, 1990), d(12, 31, 1999), "199"),
        ("It fell in the first quarter of 2018.", d(1, 1, 2018), d(3, 31, 2018), "2018-Q1"),
        ("It fell in the summer of 2016.", d(6, 1, 2016), d(8, 31, 2016), "2016-SU"),
        ("It fell during the past week.", d(8, 9), d(8, 16), "P1W"),
        ("It fell over the last 15 days.", d(8, 1), d(8, 16), "P15D"),
        ("It fell three days ago.", d(8, 13), d(8, 13), "2019-08-13"),
        ("It fell two weeks ago.", d(8, 2), d(8, 2), "2019-08-02"),
        ("It fell two years ago.", d(1, 1, 2017), d(12, 31, 2017), "2017"),
        ("It fell at 3 pm on Tuesday.", d(8, 13), d(8, 13), "2019-08-13T15:00"),
        ("It fell over the weekend.", d(8, 10), d(8, 11), "2019-W32-WE"),
    ],
)
def test_dates_are_resolved_from_the_report_s_day(text, start, end, value):
    mention = only(text)
    assert (mention.start, mention.end, mention.value) == (start, end, value)


@pytest.mark.parametrize(
    ("text", "start", "end", "kind"),
    [
        ("They have held it since Monday.", d(8, 12), d(8, 16), "since"),
        ("It had fallen by Wednesday.", None, d(8, 14), "by"),
        ("It held until last week.", None, d(8, 11), "by"),
        ("It held before 3 May.", None, d(5, 2), "by"),
        ("No word of it so far.", None, d(8, 16), "by"),
    ],
)
def test_prepositions_open_and_close(text, start, end, kind):
    mention = only(text)
    assert (mention.start, mention.end, mention.kind) == (start, end, kind)


@pytest.mark.parametrize(
    "text",
    ["They shelled it from May to July 2018.", "They shelled it between 1 May 2018 and 31 July 2018."],
)
def test_ranges_give_both_ends_the_whole(text):
    first, second = find_dates(text, FRIDAY)
    assert {(m.start, m.end) for m in (first, second)} == {(d(5, 1, 2018), d(7, 31, 2018))}
    assert first.phrase == second.phrase


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Envoys will meet on Monday.", d(8, 19)),
        ("A vote is due on Friday.", d(8, 16)),
        ("The truce was extended until Sunday.", d(8, 18)),
        ("The group, which will be tried, attacked on Monday.", d(8, 12)),
    ],
)
def test_the_tense_decides_between_the_last_and_the_next_weekday(text, day):
    mention = only(text)
    assert mention.own == (day, day)


@pytest.mark.parametrize(
    "text",
    [
        "Troops may march on the town.",
        "Theresa May said no.",
        "The second shell hit the sun deck where they sat.",
        "Jets hit 1354 targets and killed 2000 of the rebels.",
        "The T-4 base lies at 20.05 degrees.",
        "Fatah al-Sham won a march in spring water.",
        "Resolution 2254 was passed by 13 to 2.",
        "The column came from 2000 fighters of the east.",
    ],
)
def test_words_that_only_look_like_dates_are_left_alone(text):
    assert [m.text for m in find_dates(text, FRIDAY) if m.start or m.end] == []


@pytest.mark.parametrize(
    "text",
    ["They fought for months.", "It has calmed in recent weeks.", "They fell in the past.", "It lasted 48 hours."],
)
def test_times_without_days_have_none(text):
    assert all(m.start is None and m.end is None for m in find_dates(text, FRIDAY))


def test_without_the_report_s_day_only_full_dates_resolve():
    found = find_dates("It fell on Tuesday, in June, last week and on 4 May 2011.", None)
    assert [m.start for m in found if m.start] == [d(5, 4, 2011)]
    assert any(m.value == "XXXX-WXX-2" for m in found)


def test_a_day_that_does_not_exist_is_no_date():
    assert [m.start for m in find_dates("It fell on 30 February 2018.", FRIDAY) if m.precision == "day"] == []


def test_that_day_is_the_day_last_read():
    found = find_dates("It fell on 3 May 2018. Two days later they fled, and that night it burned.", FRIDAY)
    assert [m.start for m in found] == [d(5, 3, 2018), d(5, 5, 2018), d(5, 5, 2018)]


def test_a_lost_apostrophe_still_dates():
    assert days("They mourned Wednesdays victims.") == (d(8, 14), d(8, 14))
    assert [m.timex for m in find_dates("They pray on Fridays.", FRIDAY)] == ["SET"]


def test_the_phrase_takes_in_the_preposition():
    text = "It fell on Tuesday."
    mention = only(text)
    assert text[slice(*mention.phrase)] == "on Tuesday"
    assert text[slice(*mention.span)] == "Tuesday"


def test_an_ambiguous_numeric_date_is_read_day_first_unless_only_the_other_is_recent():
    assert days("It fell on 3/4/2018.") == (d(4, 3, 2018), d(4, 3, 2018))
    assert days("It fell on 8/12/2019.") == (d(8, 12), d(8, 12))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Troops seized the mine on March 4 or 5.", date(2021, 3, 4), date(2021, 3, 5)),
        ("The junta told the envoys to leave by September 15.", None, date(2021, 9, 15)),
        ("The clinic could run out of milk by the end of April.", None, date(2021, 4, 30)),
        ("Nobody could be reached by phone on December 3.", date(2020, 12, 3), date(2020, 12, 3)),
    ],
)
def test_days_in_doubt_and_days_to_come(text, start, end):
    found = [m for m in find_dates(text, date(2021, 3, 10)) if m.start or m.end]
    assert [(m.start, m.end) for m in found] == [(start, end)]


@pytest.mark.parametrize("text", ["Mortars fell on April 7th Street.", "The 17 February Brigade left the town."])
def test_a_day_that_a_street_or_a_brigade_is_named_after_dates_nothing(text):
    assert not [m for m in find_dates(text, date(2024, 5, 23)) if m.start or m.end]

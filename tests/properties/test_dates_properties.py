from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reportedly.coding.howmany.numbers import read_number
from reportedly.coding.when.calendar_days import month_of, week_of, weekday_near
from reportedly.coding.when.dates import find_dates

days = st.dates(min_value=date(1600, 1, 1), max_value=date(2090, 12, 31))
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
pieces = st.lists(
    st.sampled_from(
        [*WEEKDAYS, "last", "week", "in", "May", "June", "2014", "30", "September", "since", "until", "3", "pm", "on",
         "the", "days", "ago", "a", "year", "earlier", "from", "to", "between", "and", ",", ".", "-", "1990s", "now",
         "early", "hours", "of", "overnight", "99", "first", "quarter", "next", "month", "century", "20th", "decades"]
    ),
    max_size=14,
)  # fmt: skip


@given(pieces.map(" ".join) | st.text(max_size=60), days | st.none())
def test_mentions_are_ordered_apart_and_inside_the_text(text, anchor):
    end = 0
    for mention in find_dates(text, anchor):
        assert end <= mention.span[0] < mention.span[1] <= len(text)
        assert mention.text == text[slice(*mention.span)]
        assert mention.phrase[0] <= mention.span[0]
        assert mention.phrase[1] >= mention.span[1]
        if mention.start and mention.end:
            assert mention.start <= mention.end
        end = mention.span[1]


@given(days)
def test_a_written_day_is_read_back_whatever_the_report_s_own(day):
    for text in (day.isoformat(), f"on {day.day} {day:%B %Y},", f"{day:%B} {day.day}, {day.year}."):
        found = [m for m in find_dates(text, None) if m.start]
        assert [(m.start, m.end) for m in found] == [(day, day)], text


@given(days, st.sampled_from(WEEKDAYS))
def test_a_past_weekday_lies_in_the_week_up_to_the_report(anchor, name):
    (mention,) = find_dates(f"Shells fell on {name}.", anchor)
    assert mention.start is not None
    assert timedelta(0) <= anchor - mention.start < timedelta(7)
    assert mention.start.weekday() == WEEKDAYS.index(name)


@given(days, st.integers(0, 6), st.sampled_from(["past", "before", "future", "next"]))
def test_weekdays_are_never_more_than_a_week_away(anchor, weekday, direction):
    found = weekday_near(anchor, weekday, direction)
    assert found is not None
    assert found.weekday() == weekday
    away = (found - anchor).days
    assert {"past": -6 <= away <= 0, "before": -7 <= away < 0, "future": 0 <= away <= 6, "next": 0 < away <= 7}[
        direction
    ]


@given(days, st.integers(-500, 500))
def test_weeks_and_months_follow_each_other_without_a_gap(day, shift):
    week, after = week_of(day, shift), week_of(day, shift + 1)
    assert week is not None
    assert after is not None
    assert after[0] - week[1] == timedelta(1)
    month, later = month_of(day.year, day.month, shift), month_of(day.year, day.month, shift + 1)
    assert month is not None
    assert later is not None
    assert later[0] - month[1] == timedelta(1)


@given(st.integers(0, 999_999_999))
def test_numbers_are_read_back_from_their_digits(number):
    assert read_number(f"{number}") == number
    assert read_number(f"{number:,}") == number


@given(days)
def test_the_report_s_day_alone_decides(anchor):
    text = "Rebels took it last week, lost it on Monday and since Tuesday they have shelled it."
    assert find_dates(text, anchor) == find_dates(text, anchor)
    assert all(m.end is None or m.end <= anchor for m in find_dates(text, anchor))

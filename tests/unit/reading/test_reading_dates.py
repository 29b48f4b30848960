"""Written dates and the lines that tell where and when a report appeared."""

from datetime import date

import pytest

from reportedly.reading.dates import day_of, first_date
from reportedly.reading.publication import appearance_line, original_named_in

DAY = date(2021, 3, 4)


@pytest.mark.parametrize(
    "written",
    [
        "4 March 2021",
        "March 4, 2021",
        "March 4 2021",
        "Thursday 4 Mar 2021",
        "Thu, 04 Mar 2021",
        "Thu 04 Mar 2021",
        "4th of March, 2021",
        "Mar. 4, 2021",
        "Mar 042021",
        "2021-03-04",
        "2021-03-04T23:30:00-08:00",
        "2021/03/04",
        "04.03.2021",
        "4.3.2021",
        "04-03-2021",
        "20210304",
        "4-Mar-2021",
        "Thu, 04 Mar 2021 10:00:00 GMT",
    ],
)
def test_written_forms_of_one_day(written: str) -> None:
    found = day_of(written)
    assert found
    assert found.day == DAY


@pytest.mark.parametrize("written", ["2021-02-30", "30 February 2021", "31.04.2021", "April 31, 2021", "20211301"])
def test_days_that_do_not_exist(written: str) -> None:
    found = day_of(written)
    assert found
    assert found.day is None
    assert found.trouble
    assert "no such day" in found.trouble


def test_a_date_that_can_be_read_two_ways_is_not_read() -> None:
    found = day_of("03/04/2021")
    assert found
    assert found.day is None
    assert "day/month or month/day" in (found.trouble or "")
    assert (
        getattr(day_of("25/12/2021"), "day", None) == getattr(day_of("12/25/2021"), "day", None) == date(2021, 12, 25)
    )
    assert getattr(day_of("03/03/2021"), "day", None) == date(2021, 3, 3)


@pytest.mark.parametrize(
    "text", ["March 2021", "in May 20 soldiers", "version 1.2.2021.7x", "4 March", "12:30", "room 2021"]
)
def test_no_whole_date(text: str) -> None:
    found = first_date(text)
    assert found is None or text.startswith("version")


@pytest.mark.parametrize(
    ("line", "outlet", "byline", "kind"),
    [
        ("Harbour Wire, March 4, 2021", "Harbour Wire", None, "plain"),
        ("Harbour Wire 4 March 2021", "Harbour Wire", None, "plain"),
        ("Harbour Wire | Thursday, 4 March 2021 | 10:45 GMT", "Harbour Wire", None, "plain"),
        ("4 March 2021 – The Valley Post", "The Valley Post", None, "plain"),
        ("Published: 4 March 2021 10:59", None, None, "plain"),
        ("Posted on March 4, 2021 by Mira Kolb", None, "Mira Kolb", "plain"),
        ("Originally published by Harbour Wire on 4 March 2021", "Harbour Wire", None, "original"),
        ("Republished from Harbour Wire, 4 March 2021", "Harbour Wire", None, "original"),
        ("Reposted by Valley Post on 4 March 2021", "Valley Post", None, "reprint"),
        ("Published 4 March 2021, updated 6 March 2021", None, None, "plain"),
        ("Beirut, 4 March 2021", None, None, "plain"),
        ("Thursday 4 March 2021", None, None, "plain"),
    ],
)
def test_lines_that_tell_of_an_appearance(line: str, outlet: str | None, byline: str | None, kind: str) -> None:
    found = appearance_line(line)
    assert found
    assert (found.outlet, found.byline, found.kind, found.day) == (outlet, byline, kind, DAY)


@pytest.mark.parametrize(
    "line",
    [
        "On 4 March 2021 shells fell on Port Vale.",
        "The truce of 4 March 2021 did not hold",
        "Harbour Wire",
        "Shells fell on 4 March 2021, killing four people in the market of Port Vale",
        "",
    ],
)
def test_lines_that_tell_of_none(line: str) -> None:
    assert appearance_line(line) is None


@pytest.mark.parametrize(
    ("credit", "outlet", "day"),
    [
        ("The original source of this article is Harbour Wire", "Harbour Wire", None),
        ("This article was first published by Harbour Wire on 4 March 2021.", "Harbour Wire", DAY),
        ("This story originally appeared in The Valley Post", "The Valley Post", None),
        ("Republished with permission from Harbour Wire", "Harbour Wire", None),
        ("Source: AFP", None, None),
    ],
)
def test_the_original_that_a_credit_names(credit: str, outlet: str | None, day: date | None) -> None:
    assert original_named_in(credit) == (outlet, day)

from datetime import date

import pytest

from parsed import clause_in
from reportedly.coding.when import Asked, date_claims
from reportedly.coding.when.date_scene import date_scene
from reportedly.coding.when.dates import find_dates

FRIDAY = date(2019, 8, 16)


def d(month, day, year=2019):
    return date(year, month, day)


def dated(text, *claims):
    """Give (start, end) or None for each claim, given as words, kind and status."""
    asked = [Asked(clause=clause_in(text, words), kind=kind, status=status) for words, kind, status in claims]
    found = date_claims(asked, date_scene(text, FRIDAY))
    return [(f.when.value.start, f.when.value.end) if f.when else None for f in found]


def days(text):
    """Give the last date of a text as (start, end)."""
    mention = [m for m in find_dates(text, FRIDAY) if m.start or m.end][-1]
    return mention.start, mention.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels took the town on Monday and have since moved on the port.", (d(8, 12), d(8, 16))),
        ("A raid hit the port in May 2018. The mayor spoke of 30 dead at the time.", (d(5, 1, 2018), d(5, 31, 2018))),
        ("Air defence shot down six drones during the night.", (d(8, 15), d(8, 16))),
        ("They were displaced by the June fighting around the lake.", (d(6, 1), d(6, 30))),
        ("The port has been cut off since January.", (d(1, 1), d(8, 16))),
        ("The port has been closed since Tue.", (d(8, 13), d(8, 16))),
        ("The agency plans to feed 15,000 people on Monday.", (d(8, 19), d(8, 19))),
        ("A second round will be held on Monday.", (d(8, 19), d(8, 19))),
        ("They fled two weeks ago.", (d(8, 2), d(8, 2))),
    ],
)
def test_days_of_words_that_take_up_others(text, expected):
    assert days(text) == expected


def test_since_takes_up_no_old_history():
    text = "They seized the valley in 2012. The army has since held the hills."
    assert [m.rule for m in find_dates(text, FRIDAY)] == ["year"]


def test_what_is_planned_from_a_day_has_no_end():
    text = "A platoon will be stationed there from 1 September."
    assert dated(text, (text[:-1], "deploy", "planned")) == [(d(9, 1), None)]


def test_what_resumed_on_a_day_has_that_day_though_it_goes_on():
    text = "Fighting resumed on 7 August after two quiet weeks."
    assert dated(text, (text[:-1], "clash", "ongoing")) == [(d(8, 7), d(8, 7))]


def test_a_war_that_broke_out_in_a_month_has_gone_on_since():
    text = "The war, which broke out in April 2018, has uprooted thousands."
    assert dated(text, (text[:-1], "displacement", "occurred")) == [(d(4, 1, 2018), d(8, 16))]


def test_days_are_counted_back_from_the_rest_of_the_sentence():
    text = "Six days after they took the airport, soldiers entered the city on Tuesday."
    first, second = "they took the airport", "soldiers entered the city on Tuesday"
    assert dated(text, (first, "capture", "occurred"), (second, "advance", "occurred")) == [
        (d(8, 7), d(8, 7)),
        (d(8, 13), d(8, 13)),
    ]


def test_what_has_not_happened_yet_is_of_no_day():
    text = "Rebels attacked the port on Tuesday. The mayor has never left the town."
    words = "The mayor has never left the town"
    asked = Asked(clause=clause_in(text, words), kind="withdraw", status="occurred", polarity="negative")
    (found,) = date_claims([asked], date_scene(text, FRIDAY))
    assert found.when is None


def test_the_day_of_what_a_deed_answers_is_not_its_own():
    text = "Jets hit the camp in response to the killing of nine pilgrims at a shrine on 2 July."
    assert dated(text, (text[:-1], "air-strike", "occurred")) == [None]


def test_what_somebody_does_in_the_present_tense_takes_no_older_day():
    text = "Gunmen fired at the market on Tuesday. They fire from the hills at the market."
    claims = [("Gunmen fired at the market on Tuesday", "attack", "occurred"),
              ("They fire from the hills at the market", "attack", "occurred")]  # fmt: skip
    assert dated(text, *claims) == [(d(8, 13), d(8, 13)), (FRIDAY, FRIDAY)]


def test_a_deed_with_a_day_of_its_own_is_not_counted_back() -> None:
    text = "Six days after they took the airport on 1 August, troops entered the city on Tuesday."
    assert dated(text, ("took the airport on 1 August", "capture", "occurred")) == [(d(8, 1), d(8, 1))]
    counted = text.replace(" on 1 August", "")
    told = (("took the airport", "capture", "occurred"), ("troops entered the city on Tuesday", "advance", "occurred"))
    assert dated(counted, *told) == [(d(8, 7), d(8, 7)), (d(8, 13), d(8, 13))]

"""Days that are told from another event, and parts of weeks and months."""

from dataclasses import replace
from datetime import date

import pytest

from coded import claims_of, report, the_kit
from reportedly.coding.code import code
from reportedly.coding.when.dates import find_dates

WEDNESDAY = date(2024, 5, 15)
"""The day our test reports were published: a Wednesday."""


def d(month, day, year=2024):
    return date(year, month, day)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("It was hit overnight from Sunday to Monday.", d(5, 12), d(5, 13)),
        ("In the night of Sunday to Monday it was hit.", d(5, 12), d(5, 13)),
        ("It was hit on Thursday of last week.", d(5, 9), d(5, 9)),
        ("It was hit on Thursday last week.", d(5, 9), d(5, 9)),
        ("It was hit in the first half of May.", d(5, 1), d(5, 15)),
        ("It was hit in the first week of the month.", d(5, 1), d(5, 7)),
        ("It was hit in the last week of April.", d(4, 24), d(4, 30)),
        ("In the week to 11 May it was hit.", d(5, 5), d(5, 11)),
        ("It was hit a few hours ago.", d(5, 15), d(5, 15)),
        ("It was hit on Monday and Tuesday.", d(5, 13), d(5, 14)),
        ("Work is suspended until Friday.", d(5, 15), d(5, 17)),
        ("By Sunday evening tanks were in the streets.", d(5, 12), d(5, 12)),
    ],
)
def test_parts_of_weeks_and_months_have_their_days(text, start, end):
    found = [m for m in find_dates(text, WEDNESDAY) if m.start or m.end]
    assert {(m.start, m.end) for m in found} == {(start, end)}


@pytest.mark.parametrize(
    ("later", "day"),
    [
        ("Hours later, gunmen stormed a hotel in Ghazni.", d(3, 7, 2021)),
        ("Shortly afterwards, gunmen stormed a hotel in Ghazni.", d(3, 7, 2021)),
        ("An hour later gunmen stormed a hotel in Ghazni.", d(3, 7, 2021)),
        ("The night before, gunmen had stormed a hotel in Ghazni.", d(3, 6, 2021)),
        ("The following morning, gunmen stormed a hotel in Ghazni.", d(3, 8, 2021)),
    ],
)
def test_what_came_hours_later_was_on_the_day_told_before(later, day):
    when = claims_of(f"A bomb killed 12 people in Kabul on Sunday. {later}")[-1].event.when
    assert (when.start, when.end) == (day, day)


def test_no_rule_hands_a_day_on_to_what_happened_elsewhere():
    text = "A bomb killed 12 people in Kabul on Sunday. A bomb also killed three people in Herat."
    assert code(report(text), replace(the_kit(), ear=None)).claims[-1].event.when is None


def test_what_is_told_by_the_way_has_a_day_of_its_own():
    text = "Gunmen burned the clinic in Palma, which had reopened in January."
    when = claims_of(text)[0].event.when
    assert when is None or when.start != d(1, 1, 2021)


def test_claiming_an_attack_on_a_day_does_not_date_the_attack():
    text = "Gunmen killed nine soldiers near Déou on Sunday. Islamic State claimed the attack on Tuesday."
    when = claims_of(text)[-1].event.when
    assert when is not None
    assert when.end == d(3, 7, 2021)

"""The briefing: newest day first, reports under days, words under their speakers, nothing left out."""

from dataclasses import replace
from datetime import date

from made_by_hand import coding_of, denial, hearsay, report, shelling
from reportedly.model import When
from reportedly.views.briefing import brief
from reportedly.views.wording import short_id


def dated(claim, day):
    return replace(
        claim, event=replace(claim.event, when=When(mention="", start=day, end=day, precision="day", rule="r"))
    )


def test_days_come_newest_first_and_the_undated_last():
    told = report()
    claims = [hearsay(told), shelling(told), dated(denial(told), date(2021, 3, 10))]
    headings = [day.heading for day in brief((claim, told) for claim in claims).days]
    assert headings == ["Wednesday 10 March 2021", "By Tuesday 9 March 2021", "No day said"]


def test_a_day_comes_before_longer_times_that_end_on_it():
    told, last = report(), date(2021, 3, 9)
    whens = [(None, last), (date(2021, 3, 1), last), (last, last), (date(2021, 3, 8), last)]
    claims = [
        replace(
            denial(told),
            event=replace(denial(told).event, when=When(mention="", start=a, end=b, precision="days", rule="r")),
        )
        for a, b in whens
    ]
    assert [day.heading for day in brief((claim, told) for claim in claims).days] == [
        "Tuesday 9 March 2021",
        "8–9 March 2021",
        "1–9 March 2021",
        "By Tuesday 9 March 2021",
    ]


def test_within_a_day_the_newest_report_comes_first():
    older, newer = report(outlet="Older Post", published=date(2021, 3, 1)), report(outlet="Newer Post")
    undated = report(outlet="Undated Post", published=None)
    (day,) = brief((hearsay(one), one) for one in (older, undated, newer)).days
    assert [story.source.split(",")[0] for story in day.stories] == ["Newer Post", "Older Post", "Undated Post"]


def test_claims_in_the_same_words_stand_under_them_together():
    told = report()
    twin = replace(denial(told), ordinal=1, event=replace(denial(told).event, kind="attack"))
    (day,) = brief([(denial(told), told), (twin, told)]).days
    (statement,) = day.stories[0].statements
    assert [claim for _, claim in statement.readings] == [short_id(denial(told).id), short_id(twin.id)]


def test_every_claim_is_in_it_once_and_the_opening_counts_them():
    reports = [report(), report(outlet="Harbour Times")]
    told = [(claim, one) for one in reports for claim in coding_of(one).claims]
    briefing = brief(told)
    shown = [
        claim
        for day in briefing.days
        for story in day.stories
        for statement in story.statements
        for _, claim in statement.readings
    ]
    assert sorted(shown) == sorted(short_id(claim.id) for claim, _ in told)
    assert briefing.opening.startswith("6 claims by 4 speakers in 2 reports from 2 outlets.")
    assert "not what is so" in briefing.opening


def test_a_quote_over_several_lines_is_told_in_one():
    told = report()
    (day,) = brief([(replace(denial(told), quote="it had\n  shelled"), told)]).days
    assert day.stories[0].statements[0].quote == "it had shelled"

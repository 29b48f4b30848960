"""Whose story it is: the many ways in which that is written, taken out of the text and kept as credit."""

import pytest

from reportedly.reading.assemble import assemble
from reportedly.reading.credits import credit_line
from reportedly.reading.draft import Draft, ReportDefaults

NEWS = "Shells hit a grain market in the river town on Tuesday, killing at least 12 people, medics said."
MORE = "The army denied that its guns had fired at the town and blamed the other side for the attack."


def read(*paragraphs: str, **more):
    draft = Draft(key="k", paragraphs=paragraphs, title="A market is shelled", outlet="Valley Post", **more)
    report, _ = assemble(draft, ReportDefaults())
    return report


@pytest.mark.parametrize(
    ("before", "agency"),
    [
        ("PORT VALE, Oct 12 (Reuters) - ", "Reuters"),
        ("PORT VALE (AFP) – ", "AFP"),
        ("PORT VALE, Norland (AP) — ", "AP"),
        ("PORT VALE, Oct. 12 (Xinhua) -- ", "Xinhua"),
        ("PORT VALE (AA) - ", "AA"),
        ("PORT VALE (Agencies) - ", "Agencies"),
        ("MOSCOW, October 12. /TASS/. ", "TASS"),
        ("MOSCOW, October 12 /TASS/. ", "TASS"),
        ("PORT VALE, October 12. /TASS Correspondent Mira Kolb/. ", "TASS"),
        ("Port Vale, SANA – ", "SANA"),
        ("Port Vale, SANA_ ", "SANA"),
        ("Port Vale, (SANA) ", "SANA"),
        ("AFP Tuesday 12 Oct 2021 ", "AFP"),
    ],
)
def test_an_agency_before_the_first_sentence(before, agency):
    report = read(before + NEWS, MORE)
    assert report.credits == (agency,)
    assert report.text == f"A market is shelled\n\n{NEWS}\n\n{MORE}"


@pytest.mark.parametrize(
    ("after", "credit"),
    [
        (" (AFP)", "AFP"),
        (" - Reuters", "Reuters"),
        (" —AP", "AP"),
        (" /TASS/", "/TASS/"),
        (" Source: Xinhua", "Source: Xinhua"),
        (" (With inputs from Reuters)", "With inputs from Reuters"),
    ],
)
def test_an_agency_after_the_last_sentence(after, credit):
    report = read(NEWS, MORE + after)
    assert report.credits == (credit,)
    assert report.text.endswith(MORE)


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Agencies", "Agencies"),
        ("(Agencies)", "Agencies"),
        ("Source: Agencies", "Source: Agencies"),
        ("Valley Post/Agencies", "Valley Post/Agencies"),
        ("The New Valley & agencies", "The New Valley & agencies"),
        ("With input from agencies", "With input from agencies"),
        ("Anadolu Agency", "Anadolu Agency"),
        ("ANKARA - Anadolu Agency", "Anadolu Agency"),
        ("Reuters | Port Vale", "Reuters"),
        ("Source: Xinhua | 2021-10-12 10:11:12", "Source: Xinhua | 2021-10-12 10:11:12"),
        ("Source : SANA", "Source : SANA"),
    ],
)
def test_an_agency_on_a_line_of_its_own(line, credit):
    assert credit_line(line) == credit
    report = read(NEWS, MORE, line)
    assert report.credits == (credit,)
    assert report.text.endswith(MORE)


@pytest.mark.parametrize("byline", ["AFP", "By Reuters Staff"])
def test_an_agency_as_the_writer_is_credited(byline):
    assert read(NEWS, MORE, byline=byline).credits in {("AFP",), ("Reuters",)}


def test_an_agency_with_the_day_in_the_head_is_credited_and_has_reprinted_nothing():
    report = read("AFP, Tuesday 12 Oct 2021", NEWS, MORE)
    assert report.credits == ("AFP",)
    assert report.republished == ()


@pytest.mark.parametrize(
    "line",
    [
        "With information from the front scarce, the families wait.",
        "Mira Kolb told Reuters | AFP photographers were not let in.",
        "The farm and agencies that run it",
    ],
)
def test_news_that_names_an_agency_is_no_credit(line):
    text = read(NEWS, line, MORE).text
    assert line in text

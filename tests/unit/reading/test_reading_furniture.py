"""What is furniture, and above all what is not."""

import pytest

from reportedly.reading.boilerplate import closing_furniture, describes_outlet, furniture, is_sign_off
from reportedly.reading.credits import credit_line, dateline, inner_dateline, trailing_credit

FURNITURE = [
    (
        "appeal",
        "If you value our reporting, please donate: your support keeps this site alive. PayPal: desk@harbour.example",
    ),
    ("appeal", "Harbour Wire has no advertisers. If you value independent reading, please consider a donation."),
    ("links", "via: https://harbour.example/give or via: https://pay.example/harbour"),
    ("copyright", "Copyright © Harbour Wire 2021"),
    ("copyright", "© 2021 Harbour Wire. All rights reserved."),
    (
        "copyright",
        "This material may not be published or redistributed without prior written permission of Harbour Wire.",
    ),
    ("disclaimer", "Disclaimer: the contents are the responsibility of their writers alone."),
    (
        "disclaimer",
        "The views expressed in this article are those of the author and do not reflect the paper's policy.",
    ),
    ("subscribe", "Sign up for our daily newsletter and get the day's news in your inbox"),
    ("subscribe", "Subscribe to our Telegram channel"),
    ("share", "Follow us on Facebook and Twitter"),
    ("share", "Share this article"),
    ("share", "Print | Email | Share"),
    ("comment", "Leave a comment"),
    ("comment", "Comments (12)"),
    ("member", "Become a Member of Harbour Wire"),
    ("related", "Read also: Harbour reopens after truce"),
    ("related", "READ MORE: Ten days in the valley"),
    ("related", "Related articles"),
    ("archive", "Articles by: Mira Kolb"),
    ("photo", "Photo: Mira Kolb/Harbour Wire"),
    ("photo", "A man sweeps glass from a shop floor in Port Vale [File: Mira Kolb/Reuters]"),
    ("advertisement", "ADVERTISEMENT"),
    ("reading-time", "4 min read"),
    ("contact", "For media inquiries: press@harbour.example"),
    ("cookies", "We use cookies to improve your experience. Accept all cookies or manage settings."),
]
NEWS = [
    "The group asked supporters abroad to donate money through PayPal, the ministry said.",
    "Copies of the order were shared on Twitter by the mayor's office.",
    "More than 50 people were wounded in the shelling of the market.",
    "Related violence displaced thousands of families from the valley last month.",
    "The army will not be held back, its spokesman warned, accepting responsibility for any civilian losses.",
    "Media requests for comment were not answered.",
    "The report was updated on Friday to include twelve more victims.",
    "Follow-up strikes hit the bridge at dawn.",
    "Photos showed bodies lying in the street.",
    "The opinion expressed by the minister that his own forces were not to blame was met with anger.",
    "Advertisements for recruits appeared on the walls of the town.",
    "“Please support us, we are starving,” a resident told Harbour Wire.",
    "Prints of tank tracks led to the river.",
    "Reports from Port Vale spoke of heavy fighting.",
    "Video published by activists shows a burning lorry.",
    "Members of the council said they would become a party to the talks.",
    "Contact with the garrison was lost on Tuesday.",
]  # fmt: skip


@pytest.mark.parametrize(("kind", "line"), FURNITURE)
def test_furniture_is_named(kind: str, line: str) -> None:
    assert furniture(line) == kind


@pytest.mark.parametrize("line", NEWS)
def test_news_is_not_furniture(line: str) -> None:
    assert furniture(line) is None
    assert closing_furniture(line, "Harbour Wire") is None
    assert credit_line(line) is None


def test_furniture_of_the_end_only() -> None:
    biography = "Mira Kolb is a freelance journalist based in Port Vale."
    assert furniture(biography) is None
    assert closing_furniture(biography, None) == "biography"
    assert closing_furniture("Tags: Port Vale, shelling", None) == "related"


def test_an_outlet_that_praises_itself_is_no_news() -> None:
    blurb = "Founded in 1950, Harbour Wire is the leading daily newspaper of the coast."
    assert describes_outlet(blurb, "The Harbour Wire (Port Vale)")
    assert not describes_outlet(blurb, "Valley Post")
    assert not describes_outlet("The daily newspaper Harbour Wire said its leading reporter was held.", "Harbour Wire")


@pytest.mark.parametrize(
    "words", ["KLMN", "Mira Kolb", "A. Kerr / B. Lund", "Mira al-Kolb / Jan Lund/Ann", "212-11", "KL 12"]
)
def test_staff_sign_offs(words: str) -> None:
    assert is_sign_off(words)


@pytest.mark.parametrize(
    "words", ["Four people died", "Shells fell on Port Vale", "He was 12", "", "Port Vale is quiet"]
)
def test_no_sign_offs(words: str) -> None:
    assert not is_sign_off(words)


@pytest.mark.parametrize(
    "line",
    [
        "The original source of this article is Harbour Wire",
        "This article first appeared in Valley Post",
        "This story was originally published by Harbour Wire on 4 March 2021.",
        "Originally published by Harbour Wire, 4 March 2021",
        "Republished from Harbour Wire",
        "Source: AFP",
        "(Source: Harbour Wire)",
        "Source: Valley Post and agencies",
        "Agencies",
        "(With Reuters)",
        "--Reuters",
        "AFP, Reuters",
        "via TASS",
        "Reporting by Mira Kolb in Port Vale; Editing by Jan Lund",
        "(Additional reporting by Jan Lund; Writing by Mira Kolb)",
        "The Associated Press contributed to this report.",
    ],
)
def test_credit_lines(line: str) -> None:
    credit = credit_line(line)
    assert credit
    assert credit in line


@pytest.mark.parametrize(
    "line",
    [
        "or via: https://harbour.example/give",
        "Sources: three killed near the bridge",
        "A source close to the army spoke of losses.",
        "Russia contributed to the escalation in Port Vale.",
        "The report was first published by the monitoring group on Monday.",
        "Reuters reported that shells fell on Port Vale.",
    ],
)
def test_no_credit_lines(line: str) -> None:
    assert credit_line(line) is None


@pytest.mark.parametrize(
    ("tail", "credit"),
    [
        (" --Reuters", "Reuters"),
        (".--AFP", "AFP"),
        (" - REUTERS", "REUTERS"),
        (" (AFP)", "AFP"),
        (" — Gulf of Norland Wire", "Gulf of Norland Wire"),
        (" (With AFP and Reuters)", "With AFP and Reuters"),
        (" (Source: Harbour Council)", "Source: Harbour Council"),
        (" Source Harbour Wire and agencies", "Source Harbour Wire and agencies"),
        (" Reporting by Mira Kolb; Editing by Jan Lund", "Reporting by Mira Kolb; Editing by Jan Lund"),
        (" (Writing by Mira Kolb)", "Writing by Mira Kolb"),
        (" Agencies contributed to this report", "Agencies contributed to this report"),
    ],
)
def test_credits_at_a_paragraphs_end(tail: str, credit: str) -> None:
    news = "Four people were killed in Port Vale, the mayor said"
    found = trailing_credit(f"{news}.{tail.removeprefix('.')}")
    assert found
    assert found[0].rstrip(".") == news
    assert found[1] == credit


@pytest.mark.parametrize(
    "paragraph",
    [
        "The mayor confirmed the toll to Reuters.",
        "The strike was first reported by AFP",
        "Four people were killed (two of them children).",
        "The ministry (and its agencies) denied it.",
    ],
)
def test_no_credit_at_a_paragraphs_end(paragraph: str) -> None:
    assert trailing_credit(paragraph) is None


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("PORT VALE, Oct 12 (Reuters) - ", "Reuters"),
        ("PORT VALE, Norland (AP) — ", "AP"),
        ("(AFP) – ", "AFP"),
        ("MOSCOW October 1 (RIA Novosti) - ", "RIA Novosti"),
        ("PORT VALE (Sputnik) ", "Sputnik"),
        ("HARBOURTOWN, Norland (Gulf of Norland Wire) - ", "Gulf of Norland Wire"),
        ("GENEVA (12 October 2017) – ", None),
        ("Port Vale, 12 October 2017 – ", None),
        ("PORT VALE — ", None),
        ("PORT VALE, Norland - ", None),
        ("SANA – ", "SANA"),
        ("Regional NNA - ", "NNA"),
        ("HARBOURTOWN ", None),
        ("PORT VALE, Democratic Republic of Norland - ", None),
        ("PORT VALE/SOUTHMERE - ", None),
        ("PORT VALE/SOUTHMERE, May 3 (Reuters) - ", "Reuters"),
        ("PORT VALE, June 12. ", None),
    ],
)
def test_datelines(opening: str, agency: str | None) -> None:
    assert dateline(f"{opening}At least four people were killed on Tuesday.") == (opening, agency)


@pytest.mark.parametrize(
    "sentence",
    [
        "NATO Secretary General Kerr said the raid was justified.",
        "Port Vale was quiet on Tuesday - for once.",
        "ISIS The group's fighters withdrew.",
        "SANA reporter in Port Vale said that four people were killed.",
        "The Harbour Brigade (HB) - a small group - denied it.",
        "SDF — US-backed fighters — advanced.",
        "US-led raids killed four people.",
        "AP-Kolb polls put the mayor ahead.",
        "A shell hit the market.",
    ],
)
def test_no_datelines(sentence: str) -> None:
    assert dateline(sentence) is None


def test_a_dateline_after_a_run_in_summary() -> None:
    text = (
        "Four people died in Port Vale, a source said. PORT VALE (Sputnik) Four people died on Tuesday in the market."
    )
    found = inner_dateline(text)
    assert found
    assert text[: found[0]].rstrip().endswith("said.")
    assert text[found[1] :].startswith("Four people died on Tuesday")
    assert found[2] == "Sputnik"

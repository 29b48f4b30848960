"""Whole reports, in the house styles in which they come."""

from datetime import date

import pytest

from reportedly.model import Issue, Report, Republication
from reportedly.reading import ReportDefaults, read_bytes

DAY = date(2021, 3, 4)
BODY = (
    "Four people were killed when shells hit the market of Port Vale on Tuesday, the mayor said.\n\n"
    "The Northern Army denied it. “We do not fire on markets,” its spokesman told Harbour Wire."
)


def read(text: str, name: str = "report.txt", **defaults: object) -> tuple[Report, list[str]]:
    items = list(read_bytes(text.encode(), name, defaults=ReportDefaults(**defaults)))  # type: ignore[arg-type]
    reports = [item for item in items if isinstance(item, Report)]
    assert len(reports) == 1
    return reports[0], [item.code for item in items if isinstance(item, Issue)]


REPOST = f"""
# Video: Shells Fall on Port Vale Market

By [Harbour Wire](#)

Valley Post, March 5, 2021

[Harbour Wire](#) 4 March 2021

Region: [The Coast & Islands](#)

Theme: [War](#), [Sieges](#)

In-depth Report: [NORLAND](#)

*{BODY.split(chr(10))[0]}*

The town covers 8,000km<sup>2</sup> and **was** quiet.

*If you value this work, please donate. Your support keeps our site going: PayPal: [a@b.example](mailto:a@b.example) or*

via: <http://harbour.example/give> or via: <https://pay.example/harbour>

The original source of this article is [Harbour Wire](#)  
Copyright © [Harbour Wire](#), 2021

---

[Comment on Valley Post Articles on our page](#)

[Become a Member of Valley Post](#)

Articles by: [Harbour Wire](#)

**Disclaimer:** The contents are the sole responsibility of the author(s).

For media inquiries: [desk@valley.example](mailto:desk@valley.example)
"""  # noqa: W291


def test_a_repost_is_seen_through() -> None:
    report, issues = read(REPOST, "shells.md")
    assert report.key == "shells"
    assert (report.outlet, report.published, report.published_rule) == ("Harbour Wire", DAY, "header")
    assert report.republished == (Republication(outlet="Valley Post", date=date(2021, 3, 5)),)
    assert report.title == "Shells Fall on Port Vale Market"
    assert report.media == ("video",)
    assert report.byline == "Harbour Wire"
    assert report.tags == (
        ("region", "The Coast & Islands"),
        ("theme", "War"),
        ("theme", "Sieges"),
        ("in-depth", "NORLAND"),
    )
    assert report.credits == ("The original source of this article is Harbour Wire",)
    assert report.text == (
        "Shells Fall on Port Vale Market\n\n"
        "Four people were killed when shells hit the market of Port Vale on Tuesday, the mayor said.\n\n"
        "The town covers 8,000km² and was quiet."
    )
    assert report.headline == (0, 31)
    kept = "\n".join(report.boilerplate)
    for words in (
        "please donate",
        "via: http://harbour.example/give",
        "Copyright ©",
        "Become a Member",
        "Articles by",
        "media inq",
    ):
        assert words in kept
    assert issues == []


def test_plain_text_with_a_head() -> None:
    head = "Shells hit market in Port Vale\nBy Mira Kolb in Port Vale\nHarbour Wire, 4 March 2021"
    text = f"{head}\n\n{BODY}\n\nSource: AFP\n"
    report, issues = read(text)
    assert report.title == "Shells hit market in Port Vale"
    assert report.byline == "Mira Kolb in Port Vale"
    assert (report.outlet, report.published) == ("Harbour Wire", DAY)
    assert report.text == f"Shells hit market in Port Vale\n\n{BODY}"
    assert report.credits == ("Source: AFP",)
    assert issues == []


def test_text_folded_at_a_fixed_width() -> None:
    folded = (
        "Shells hit market\n\nFour people were killed when shells hit the market of Port\n"
        "Vale on Tuesday, the mayor said.\nThe army denied it."
    )
    report, _ = read(folded)
    assert report.text.split("\n\n")[1].startswith(
        "Four people were killed when shells hit the market of Port Vale on Tuesday"
    )


def test_a_sentence_that_begins_with_by_is_no_byline() -> None:
    report, _ = read(
        "Talks stall in Port Vale\n\nBy Wednesday, nothing was agreed.\n\nBy Tuesday Night\n\nThe talks go on."
    )
    assert report.byline is None
    assert "By Wednesday, nothing was agreed." in report.text


def test_no_headline_in_text_that_has_none() -> None:
    report, _ = read(BODY)
    assert report.title is None
    assert report.headline is None
    assert report.text == BODY


def test_a_first_publication_elsewhere() -> None:
    credit = "This article was first published by Harbour Wire on 4 March 2021."
    text = f"Shells hit market\nValley Post, 6 March 2021\n\n{BODY}\n\n{credit}"
    report, _ = read(text)
    assert (report.outlet, report.published) == ("Harbour Wire", DAY)
    assert report.republished == (Republication(outlet="Valley Post", date=date(2021, 3, 6)),)


def test_a_wire_dateline() -> None:
    opening, credit = "PORT VALE, March 4, 2021 (Reuters) - ", "Reporting by Mira Kolb; Editing by Jan Lund"
    report, issues = read(f"Shells hit market\n\n{opening}{BODY}\n\n{credit}")
    assert report.text == f"Shells hit market\n\n{BODY}"
    assert (report.published, report.published_rule) == (DAY, "dateline")
    assert report.credits == ("Reporting by Mira Kolb; Editing by Jan Lund", "Reuters")
    assert "PORT VALE, March 4, 2021 (Reuters) -" in report.boilerplate
    assert issues == ["no-outlet"]


def test_options_fill_only_what_is_missing() -> None:
    defaults = {"outlet": "Option Post", "published": date(2020, 1, 1), "language": "fr"}
    report, issues = read(BODY, **defaults)
    assert (report.outlet, report.published, report.published_rule, report.language) == (
        "Option Post",
        date(2020, 1, 1),
        "option",
        "fr",
    )
    assert issues == []
    report, _ = read(f"Shells hit market\nHarbour Wire, 4 March 2021\n\n{BODY}", **defaults)
    assert (report.outlet, report.published) == ("Harbour Wire", DAY)


def test_nothing_said_is_nothing_known() -> None:
    report, issues = read(BODY)
    assert (report.outlet, report.published, report.published_rule) == (None, None, None)
    assert sorted(issues) == ["no-date", "no-outlet"]
    assert report.language == "en"


@pytest.mark.parametrize("written", ["2017-02-30", "tomorrow", "03/04/2021"])
def test_a_date_that_is_none(written: str) -> None:
    report, issues = read(
        f"---\ntitle: Shells hit market\ndate: {written}\noutlet: Harbour Wire\n---\n\n{BODY}", "a.md"
    )
    assert report.published is None
    assert issues == ["bad-date", "no-date"]


def test_two_dates_are_told() -> None:
    report, issues = read(
        f"---\ndate: 2021-03-09\noutlet: Harbour Wire\n---\n\nThursday 4 March 2021\n\n{BODY}", "a.md"
    )
    assert report.published == date(2021, 3, 9)
    assert issues == ["date-differs"]


STORY = "Four people were killed when shells hit the market of Port Vale on Tuesday the mayor said. The army denied it."
TITLE = "Shells hit market in Port Vale"


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        f"Thu 04 Mar 2021 {TITLE}. {STORY}",
        f"{TITLE} AFP Thursday 4 Mar 2021 {STORY}",
        f"Posted on March 4 2021 by Mira Kolb {TITLE} {STORY}",
        f"Date of publication 4 March 2021 {STORY} Read Also",
        f"04.03.2021Get short URL 1195 {STORY}",
        f"04.03.2021(updated 1838 04.03.2021) Get short URL 0 55 {STORY}",
        f"Last updated at Mar 042021 PORTVALE {STORY}".replace("PORTVALE Four", "PORTVALE Four"),
        f"4 March 2021 {TITLE}. PORT VALE (Sputnik) {STORY}",
        f"{STORY} --Reuters",
        f"{STORY} (Source: Harbour Council) Twitter",
        f"{STORY} Mira Kolb / Jan Lund",
        f"{STORY} Last Update: Thursday 4 March 2021 KSA 23:28 - GMT 20:28 5938",
        f"{STORY} Reporting by Mira Kolb; Editing by Jan Lund Our Standards:The Thomson Reuters Trust Principles.",
        f"{STORY} Tags war Port Vale Norland Community standardsDiscussion Comment via FacebookComment via Wire News",
        f"{STORY} Founded in 1950 Harbour Wire is the leading daily newspaper of the coast.",
    ],
)
def test_run_together_text_gives_the_story_alone(text: str) -> None:
    import json

    record = {"key": "a", "outlet": "Harbour Wire", "title": TITLE, "published": "2021-03-04", "text": text}
    report, issues = read(json.dumps(record), "a.jsonl")
    assert report.text == f"{TITLE}\n\n{STORY}"
    assert report.published == DAY
    assert issues == []


@pytest.mark.parametrize(
    "text",
    [
        "March 4 2021 was the deadliest day of the siege. Four people died.",
        "Shells hit market in Port Vale, killing four people, the mayor said.",
        "Reuters offices in Port Vale were hit by a shell. No one was hurt.",
        "Four people died. The mayor named them on Twitter",
        "Print works in Port Vale were hit. Four people died.",
        "A shell hit the office of AFP",
        "SANA correspondent in Port Vale said that four people died.",
    ],
)
def test_what_could_be_news_stays(text: str) -> None:
    import json

    report, _ = read(json.dumps({"title": TITLE, "text": text}), "a.jsonl")
    assert report.text == f"{TITLE}\n\n{text}"


def test_a_headline_cut_short_is_completed() -> None:
    import json

    text = "Shells hit market in Port Vale square. Four people died."
    report, _ = read(json.dumps({"title": TITLE, "text": text}), "a.jsonl")
    assert report.title == "Shells hit market in Port Vale square"
    assert report.text == "Shells hit market in Port Vale square\n\nFour people died."


def test_site_names_leave_the_headline() -> None:
    import json

    record = {"outlet": "The Harbour Wire", "title": f"{TITLE} | Harbour Wire", "text": STORY}
    report, _ = read(json.dumps(record), "a.jsonl")
    assert report.title == TITLE


def test_the_words_of_a_report_are_all_kept() -> None:
    report, _ = read(REPOST, "shells.md")
    told = " ".join(
        (report.text, *report.boilerplate, *report.credits, *(t for _, t in report.tags), report.byline or "")
    )
    for word in ("quiet", "sole", "inquiries", "NORLAND", "donate", "Harbour", "Copyright", "March 5"):
        assert word in told


def test_softly_broken_lines_of_markdown() -> None:
    story = "Four people died when [shells](#) hit\nPort Vale on Tuesday."
    text = f"# Shells fell\n\n{story}\n\nSource: AFP\nCopyright 2021 Harbour Wire"
    report, _ = read(text, "a.md")
    assert report.text == "Shells fell\n\nFour people died when shells hit Port Vale on Tuesday."
    assert report.credits == ("Source: AFP",)
    assert report.boilerplate == ("Copyright 2021 Harbour Wire",)


def test_a_head_of_labelled_fields() -> None:
    head = (
        "Title: Shells fall\nOutlet: Harbour Wire\nAuthor: Mira Kolb\nDate: 2021-03-04\n"
        "URL: https://harbour.example/1\nLanguage: English\nTags: War, Sieges"
    )
    report, issues = read(f"{head}\n\n{BODY}")
    assert (report.title, report.outlet, report.byline) == ("Shells fall", "Harbour Wire", "Mira Kolb")
    assert report.published == DAY
    assert (report.url, report.language) == ("https://harbour.example/1", "en")
    assert report.tags == (("tag", "War"), ("tag", "Sieges"))
    assert report.text == f"Shells fall\n\n{BODY}"
    assert issues == []


def test_a_headline_that_begins_like_a_field() -> None:
    report, _ = read(f"Newspaper: minister used private telephone\n\n{BODY}")
    assert report.outlet is None
    assert report.title == "Newspaper: minister used private telephone"


def test_words_that_links_left_on_lines_of_their_own() -> None:
    text = f"{BODY}\n\nThe video was first posted on\nTwitter.\nand later shown by\nReuters.\nThe army denied it."
    report, _ = read(text)
    assert "Twitter." in report.text
    assert "Reuters." in report.text

"""However a story is dressed, its sentences come through and its furniture does not."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model import Report
from reportedly.reading import ReportDefaults, read_bytes

TITLE = "Shells fall on the harbour of Port Vale"
subjects = st.sampled_from(
    ("The army", "A resident", "AFP", "Reuters", "The ministry", "Mira Kolb", "Port Vale council", "NATO")
)
verbs = st.sampled_from(
    ("said", "denied", "confirmed", "posted on Twitter", "told reporters", "shared footage showing")
)
things = st.sampled_from(
    (
        "that 12 people were killed on 4 March 2021",
        "that related talks had failed",
        "that the market was hit by four shells",
        "that copyright offices burned down",
        "that donations were stolen",
        "that contact with the garrison was lost",
        "that readers of the daily newspaper were warned",
    )
)
sentences = st.builds("{} {} {}.".format, subjects, verbs, things)
stories = st.lists(sentences, min_size=1, max_size=6)
heads = st.lists(
    st.sampled_from(
        ("By Mira Kolb", "Harbour Wire, 4 March 2021", "Theme: War, Sieges", "Share", "4 min read", "Photo: Jan Lund")
    ),
    max_size=4,
    unique=True,
)
tails = st.lists(
    st.sampled_from(
        (
            "Source: AFP",
            "Read also: Talks begin",
            "Copyright © 2021 Harbour Wire",
            "Follow us on Facebook",
            "Sign up for our newsletter",
            "(Reporting by Mira Kolb; Editing by Jan Lund)",
            "For media inquiries: desk@harbour.example",
        )
    ),
    max_size=5,
    unique=True,
)
run_in_heads = st.sampled_from(
    ("", "Thu 04 Mar 2021 ", f"{TITLE}. ", f"4 March 2021 {TITLE}. ", "04.03.2021Get short URL 119 ")
)
run_in_tails = st.sampled_from(
    ("", " --Reuters", " (With AFP)", " Read Also", " KLMN", " Mira Kolb / Jan Lund", " 212-11")
)


def only_report(data: str, name: str) -> Report:
    items = list(read_bytes(data.encode(), name, defaults=ReportDefaults()))
    (report,) = (item for item in items if isinstance(item, Report))
    return report


@settings(deadline=None, max_examples=150)
@given(story=stories, head=heads, tail=tails)
def test_whole_lines_of_furniture(story: list[str], head: list[str], tail: list[str]) -> None:
    for name, title in (("a.txt", TITLE), ("a.md", f"# {TITLE}")):
        report = only_report("\n\n".join([title, *head, *story, *tail]), name)
        assert report.text == "\n\n".join([TITLE, *story])


@settings(deadline=None, max_examples=150)
@given(story=stories, head=run_in_heads, tail=run_in_tails)
def test_furniture_run_into_the_story(story: list[str], head: str, tail: str) -> None:
    body = " ".join(story)
    record = {"title": TITLE, "outlet": "Harbour Wire", "published": "2021-03-04", "text": f"{head}{body}{tail}"}
    assert only_report(json.dumps(record), "a.jsonl").text == f"{TITLE}\n\n{body}"

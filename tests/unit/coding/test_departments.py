"""Which ministry "the ministry" is: a state has many, though the codebook may know but one of them."""

import pytest

from coded import claim_with


def the_speaker(text):
    (speaker,) = claim_with("eight people died", text).said_by
    return speaker.actor


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Shells hit Aden, Yemen. The Yemeni interior ministry said eight people died.", None),
        ("Yemeni soldiers fled Aden. The ministry said eight people died.", None),
        ("Shells hit Kyiv. The Ukrainian interior ministry said eight people died.", "ukr-interior"),
        (
            "The Houthi-run health ministry in Sanaa spoke of shelling in Sanaa. The ministry said eight people died.",
            "yem-health-houthi",
        ),
        (
            "The Houthi-run health ministry in Sanaa spoke of shelling. The interior ministry said eight people died.",
            None,
        ),
    ],
)
def test_no_ministry_is_taken_for_another_department(text, actor):
    assert the_speaker(text) == actor

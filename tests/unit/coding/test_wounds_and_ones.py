"""Wounds told in nouns, single things that were hit, ages and distances, whose numbers count nothing."""

import pytest

from coded import claims_of


def counted(text):
    return [(q.low, q.high, q.unit, q.effect) for c in claims_of(text) for q in c.event.quantities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two crew members suffered light injuries near Karuba.", [(2, 2, "person", "wounded")]),
        (
            "Fifty-eight civilians have been admitted to hospitals in Goma with gunshot and shrapnel wounds.",
            [(58, 58, "civilian", "wounded")],
        ),
        ("One paramedic is in critical condition after shelling in Gaza.", [(1, 1, "person", "wounded")]),
        ("A column of some 150 soldiers raided a village near Yesagyo.", [(150, 150, "soldier", "present")]),
        ("The bridge was blown up by retreating troops near Kherson.", [(1, 1, "building", "destroyed")]),
        ("The battalion lost 14 men near Hays.", [(14, 14, "fighter", "killed")]),
        ("A novice aged 12 was killed in an air strike on Loikaw.", [(1, 1, "child", "killed")]),
    ],
)
def test_what_befell_those_counted(text, expected):
    assert counted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Fighting resumed around Sake, a town some 25 km west of Goma.",
        "The shelling of Kherson caused no casualties.",
        "Soldiers blew up the road near the bridge at Kherson.",
    ],
)
def test_distances_nothing_and_known_things_are_not_counted(text):
    assert counted(text) == []


def test_an_age_is_no_number_of_people():
    assert counted("A girl of six was killed by shelling in Taiz.") == [(1, 1, "child", "killed")]

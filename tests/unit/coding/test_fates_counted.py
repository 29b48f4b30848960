"""What befell those a number counts: deaths of wounds, fires, burials, and bare numbers beside those told of before."""

import pytest

from coded import claims_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A nurse has died of her injuries in Sumy, the mayor said.", [(1, 1, "person", "killed")]),
        (
            "A woman was killed in Karbu and five others sustained injuries when shells hit the village.",
            [(1, 1, "woman", "killed"), (5, 5, "person", "wounded")],
        ),
        ("Gunmen attacked buses in Mopti, shooting dead 11 passengers.", [(11, 11, "person", "killed")]),
        ("Gunmen attacked Mopti on Monday, setting fire to some twenty houses.", [(20, 20, "building", "destroyed")]),
        ("The strike set several trucks ablaze in Rafah.", [(3, None, "vehicle", "destroyed")]),
        ("A clinic in Mopti received nine people with bullet wounds.", [(9, 9, "person", "wounded")]),
        ('"We have buried 14 people," the chief of Beni said.', [(14, 14, "person", "killed")]),
        ("Soldiers killed three of the assailants near Beni.", [(3, 3, "fighter", "killed")]),
        (
            "Fighters captured a police station and two trucks in Loikaw.",
            [(1, 1, "building", "taken"), (2, 2, "vehicle", "captured")],
        ),
        (
            "Five soldiers were killed and three more injured when a mine went off in Kharkiv.",
            [(5, 5, "soldier", "killed"), (3, 3, "soldier", "wounded")],
        ),
        (
            "Shells killed five civilians, two of them children, and wounded 13 in Taiz.",
            [(5, 5, "civilian", "killed"), (2, 2, "child", "killed"), (13, 13, "civilian", "wounded")],
        ),
        (
            "Shells killed five civilians and wounded 13 others in Taiz.",
            [(5, 5, "civilian", "killed"), (13, 13, "person", "wounded")],
        ),
        ("Two paramotors bombed a wedding in Monywa, some 30 km away.", [(2, 2, "aircraft", "other")]),
        (
            "Ten houses and a health centre were burned in Beni.",
            [(10, 10, "building", "destroyed"), (1, 1, "building", "destroyed")],
        ),
    ],
)
def test_what_befell_those_counted(text, expected):
    assert [(q.low, q.high, q.unit, q.effect) for c in claims_of(text) for q in c.event.quantities] == expected


def test_who_lies_under_rubble_is_not_counted_among_the_dead():
    told = "Five villagers were killed and two were buried under the rubble in Idlib."
    assert [q.low for c in claims_of(told) for q in c.event.quantities if q.effect == "killed"] == [5]


def test_what_was_lost_beside_drones_shot_down_are_drones_too():
    text = "The army said 76 of the drones had been shot down and 95 had been lost to jamming."
    found = {q.low: (q.unit, q.effect) for c in claims_of(text) for q in c.event.quantities}
    assert found[95] == ("aircraft", "destroyed")


def test_those_shot_dead_are_killed_whatever_they_were_doing():
    text = "At least 27 people waiting for aid were shot dead near Rafah on Tuesday."
    assert [(q.low, q.effect) for c in claims_of(text) for q in c.event.quantities] == [(27, "killed")]

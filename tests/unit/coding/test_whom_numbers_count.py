import pytest

from parsed import clause_in
from reportedly.codebook.units import shipped_units
from reportedly.coding.howmany import quantities_of, told_by_kind


def counted(text, words=None):
    """Give (low, high, unit, effect) of every quantity in the words of a claim, or in the whole sentence."""
    found = quantities_of(clause_in(text, words), shipped_units())
    return [(q.value.low, q.value.high, q.value.unit, q.value.effect) for q in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The jets killed 12 extremists.", [(12, 12, "fighter", "killed")]),
        ("The jets killed 12 terrorists.", [(12, 12, "person", "killed")]),
        ("Two of our heroes were martyred.", [(2, 2, "soldier", "killed")]),
        ("Four security personnel were wounded.", [(4, 4, "soldier", "wounded")]),
        ("Three medical personnel were wounded.", [(3, 3, "person", "wounded")]),
        ("Three villagers were killed.", [(3, 3, "civilian", "killed")]),
        ("The army has recaptured four towns.", [(4, 4, "other", "taken")]),
        ("The garrison repelled six assaults.", [(6, 6, "other", "other")]),
        ("The agency handed out 300 tonnes of flour.", [(300, 300, "other", "other")]),
        ("The ministry put its losses at 40 soldiers, two tanks and a helicopter.",
         [(40, 40, "soldier", "killed"), (2, 2, "tank", "destroyed"), (1, 1, "helicopter", "destroyed")]),
        ("The ministry put its losses at 41.", [(41, 41, "soldier", "killed")]),
    ],
)  # fmt: skip
def test_units_by_the_noun(text, expected):
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Troops chased the rebels and killed three of them.", None, [(3, 3, "fighter", "killed")]),
        ("One soldier was killed. Two others were wounded.", "Two others were wounded", [(2, 2, "soldier", "wounded")]),
        ("A mine killed nine people, including four children. 21 others were wounded.", "21 others were wounded",
         [(21, 21, "person", "wounded")]),
        ("Rebels shot at three soldiers. One died on the way.", "One died on the way", [(1, 1, "soldier", "killed")]),
        ("The clinic counted 14 dead, all civilians.", None, [(14, 14, "civilian", "killed")]),
        ("Five of the dead were women.", None, [(5, 5, "woman", "killed")]),
    ],
)  # fmt: skip
def test_units_of_those_pointed_at(text, words, expected):
    assert counted(text, words) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A woman from the hamlet of Tasso died in a cart.", [(1, 1, "woman", "killed")]),
        ("31 rebels and nine men of the Red Column have died since Monday.",
         [(31, 31, "fighter", "killed"), (9, 9, "person", "killed")]),
        ("Six villages of the district, which the rebels had held for years, were liberated.",
         [(6, 6, "village", "taken")]),
        ("Hundreds of soldiers were reported to have fled.", [(200, None, "soldier", "displaced")]),
        ("Twelve lorries were set on fire.", [(12, 12, "vehicle", "destroyed")]),
        ("Gunmen drove off with nine vehicles.", [(9, 9, "vehicle", "captured")]),
        ("17 wounded civilians were flown out.", [(17, 17, "civilian", "evacuated")]),
        ("Policemen shot two students.", [(2, 2, "person", "killed")]),
        ("A student was shot in the leg.", [(1, 1, "person", "wounded")]),
        ("Five soldiers fell.", [(5, 5, "soldier", "killed")]),
        ("About 2,000 of its fighters have assembled at the base.", [(2000, 2000, "fighter", "present")]),
        ("Thousands have left the town.", [(2000, None, "person", "other")]),
        ("Dozens were still trapped in the ruins.", [(24, None, "person", "present")]),
    ],
)  # fmt: skip
def test_effects_told_farther_off(text, expected):
    assert counted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The sides signed after six rounds of talks.",
        "Soldiers burned homes, according to two deserters.",
        "Air defence shot down a dozen over four regions.",
        "The drone hit a car.",
        "Jets bombed the camp in revenge for the killing of 30 people.",
        "He lost his boys, aged 9 and 12.",
    ],
)
def test_numbers_that_count_nothing_here(text):
    assert [q for q in counted(text) if q[2] != "aircraft"] == []


def test_an_ordinal_counts_attacks():
    assert counted("It was the third such raid this month.") == [(3, 3, "strike", "other")]
    assert counted("That was the second time in a week.") == [(2, 2, "other", "other")]
    assert counted("It was the third quarter in a row.") == []


@pytest.mark.parametrize(
    ("text", "kind", "effect"),
    [
        ("Police captured three suspects.", "detain", "detained"),
        ("The mission sent 20 lorries.", "aid", "other"),
        ("Hundreds of inmates escaped.", "displacement", "other"),
        ("Hundreds of women blocked the street.", "protest", "present"),
        ("A chartered ferry took 900 people to the mainland.", "evacuation", "evacuated"),
    ],
)
def test_effects_that_the_kind_of_event_tells(text, kind, effect):
    found = quantities_of(clause_in(text), shipped_units())
    assert [q.value.effect for q in told_by_kind(found, kind, "occurred")] == [effect]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seven guests were killed, including three women, and two children were injured.",
         [(7, 7, "person", "killed"), (3, 3, "woman", "killed"), (2, 2, "child", "wounded")]),
        ("A factory worker, 25, was wounded.", [(1, 1, "person", "wounded")]),
        ("In Rafah, 12, including five women, were killed.",
         [(12, 12, "person", "killed"), (5, 5, "woman", "killed")]),
        ("Soldiers burned 60 of the 150 houses.", [(60, 60, "building", "destroyed")]),
        ("The shells killed four soldiers as well as three civilians.",
         [(4, 4, "soldier", "killed"), (3, 3, "civilian", "killed")]),
        ("Fifty settlers set fire to three cars.", [(50, 50, "person", "other"), (3, 3, "vehicle", "destroyed")]),
        ("Six lorries went up in smoke.", [(6, 6, "vehicle", "destroyed")]),
        ("The mine killed a colonel and two captains.", [(1, 1, "soldier", "killed"), (2, 2, "soldier", "killed")]),
    ],
)  # fmt: skip
def test_what_befell_some_is_not_told_of_others(text, expected):
    assert counted(text) == expected

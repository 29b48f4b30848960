import pytest

from parsed import clause_in
from reportedly.codebook.units import EFFECTS, UNITS, load_units, shipped_units
from reportedly.coding.howmany import quantities_of
from reportedly.errors import CodebookError


def counted(text, words=None, not_numbers=()):
    """Give (low, high, unit, effect) of every quantity in a sentence."""
    found = quantities_of(clause_in(text, words), shipped_units(), not_numbers)
    return [(q.value.low, q.value.high, q.value.unit, q.value.effect) for q in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 22 people were killed in the port.", [(22, None, "person", "killed")]),
        ("Up to 40 rebels were wounded.", [(None, 40, "fighter", "wounded")]),
        ("Between 30 and 40 soldiers died.", [(30, 40, "soldier", "killed")]),
        ("The raid killed 3-5 people.", [(3, 5, "person", "killed")]),
        ("Dozens of civilians were killed.", [(24, None, "civilian", "killed")]),
        ("The blast wounded scores.", [(40, None, "person", "wounded")]),
        ("Hundreds of people were displaced.", [(200, None, "person", "displaced")]),
        ("Tens of thousands of people fled.", [(20_000, None, "person", "displaced")]),
        ("Several guards were wounded.", [(3, None, "person", "wounded")]),
        ("A couple of trucks were destroyed.", [(2, 2, "vehicle", "destroyed")]),
        ("More than a dozen militants were killed.", [(12, None, "fighter", "killed")]),
        ("Nearly 20 people were killed.", [(20, 20, "person", "killed")]),
        ("50 or more people were killed.", [(50, None, "person", "killed")]),
        ("No civilians were hurt.", []),
    ],
)
def test_bounds(text, expected):
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunners destroyed two tanks and a bulldozer.",
         [(2, 2, "tank", "destroyed"), (1, 1, "armoured-vehicle", "destroyed")]),
        ("The army shot down three drones.", [(3, 3, "aircraft", "destroyed")]),
        ("Troops recaptured 15 villages.", [(15, 15, "village", "taken")]),
        ("They seized 1,200 square kilometres of desert.", [(1200, 1200, "km2", "taken")]),
        ("The rebels took an area of 90km² in a week.", [(90, 90, "km2", "taken")]),
        ("Police arrested 120 protesters.", [(120, 120, "person", "detained")]),
        ("Gunmen abducted four aid workers.", [(4, 4, "person", "captured")]),
        ("The kingdom deployed 500 troops there.", [(500, 500, "soldier", "present")]),
        ("Four schools were damaged.", [(4, 4, "building", "damaged")]),
        ("Jets flew 40 sorties.", [(40, 40, "strike", "other")]),
        ("Twelve militants were destroyed, the ministry said.", [(12, 12, "fighter", "killed")]),
        ("The brigade lost 30 men and two tanks.", [(30, 30, "fighter", "killed"), (2, 2, "tank", "destroyed")]),
    ],
)  # fmt: skip
def test_units_and_effects(text, expected):
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb went off, killing 15 people and injuring 25 others.",
         [(15, 15, "person", "killed"), (25, 25, "person", "wounded")]),
        ("The shells killed 13 and wounded 29.", [(13, 13, "person", "killed"), (29, 29, "person", "wounded")]),
        ("The clashes caused the deaths of nine farmers.", [(9, 9, "civilian", "killed")]),
        ("The strike left 17 people dead.", [(17, 17, "person", "killed")]),
        ("Eleven people lost their lives.", [(11, 11, "person", "killed")]),
        ("Three bombers killed at least two guards.", [(3, 3, "person", "other"), (2, None, "person", "killed")]),
        ("Six tanks, 4 buses and 2 howitzers were destroyed.",
         [(6, 6, "tank", "destroyed"), (4, 4, "vehicle", "destroyed"), (2, 2, "artillery", "destroyed")]),
    ],
)  # fmt: skip
def test_the_effect_is_that_of_the_governing_words(text, expected):
    assert counted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A 20-year-old man was there.",
        "The 57th Brigade took part.",
        "Resolution 2254 was passed.",
        "They paid $2 million for it.",
        "About 60 percent of the town is gone.",
        "One of the towns fell.",
        "The T-4 base was hit by an F-16.",
        "It lies 20 miles from the coast.",
        "Three days of talks ended.",
    ],
)
def test_numbers_that_count_nothing_of_the_war_are_left_out(text):
    assert counted(text) == []


def test_numbers_of_dates_are_left_out():
    text = "On 14 May rebels killed 12 soldiers."
    assert counted(text, not_numbers=[(3, 9)]) == [(12, 12, "soldier", "killed")]


def test_only_numbers_within_the_clause_count():
    text = "The raid killed 7 soldiers, and shells wounded 9 farmers."
    assert counted(text, "The raid killed 7 soldiers") == [(7, 7, "soldier", "killed")]


def test_a_breakdown_points_at_its_whole():
    found = quantities_of(clause_in("The raid killed 20 people, including six children."), shipped_units())
    whole, part = (q.value for q in found)
    assert (whole.part_of, part.part_of) == (None, 0)
    assert (part.low, part.unit, part.effect) == (6, "child", "killed")


def test_totals_and_increments_are_told_apart():
    def basis(text):
        return [q.value.basis for q in quantities_of(clause_in(text), shipped_units())]

    assert basis("The raid brought the death toll to 53.") == ["running-total"]
    assert basis("Another 5 people were wounded.") == ["increment"]
    assert basis("The raid killed 5 people.") == ["count"]


def test_every_quantity_points_at_its_own_words():
    text = "At least 22 people were killed in the port."
    (taken,) = quantities_of(clause_in(text), shipped_units())
    assert text[slice(*taken.value.span)] == "22 people"
    assert taken.value.surface == "22"
    assert taken.rule


def test_the_shipped_words_are_all_of_the_closed_lists():
    words = shipped_units()
    assert set(words.units.values()) <= UNITS
    assert {effect for effect, _ in words.verbs.values()} | set(words.nouns.values()) <= EFFECTS
    assert words.units["oil tankers"] == "vehicle"
    assert words.verbs["fleeing"] == ("displaced", "ing")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("person =", "persons ="), "persons"),
        (("[vague]", "[vaguely]"), "vague"),
        (("scores = [40, -1]", 'scores = "forty"'), "scores"),
    ],
)
def test_a_slip_in_the_file_is_told_by_name(tmp_path, change, told):
    from importlib.resources import files

    text = (files("reportedly.codebook") / "data" / "units.toml").read_text(encoding="utf-8")
    assert change[0] in text
    broken = tmp_path / "units.toml"
    broken.write_text(text.replace(*change, 1), encoding="utf-8")
    with pytest.raises(CodebookError, match=told):
        load_units(broken, "units.toml")


def test_a_running_total_takes_up_what_was_counted_before():
    text = "The ministry said 133 people were killed, bringing the total since May to 28,473."
    found = [q.value for q in quantities_of(clause_in(text), shipped_units())]
    assert [(q.low, q.effect, q.basis) for q in found] == [
        (133, "killed", "count"),
        (28_473, "killed", "running-total"),
    ]


def test_of_them_is_counted_by_its_own_noun():
    found = [
        q.value
        for q in quantities_of(clause_in("The raid killed six farmers, four of them children."), shipped_units())
    ]
    assert [(q.low, q.unit, q.part_of) for q in found] == [(6, "civilian", None), (4, "child", 0)]


def test_of_so_many_only_the_first_number_shares_the_fate():
    assert counted("The air force shot down 14 of 17 drones.") == [
        (14, 14, "aircraft", "destroyed"),
        (17, 17, "aircraft", "other"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The group said it killed 35 "godless" soldiers.', [(35, 35, "soldier", "killed")]),
        (
            "That day one soldier was lightly wounded, and that one guard was killed.",
            [(1, 1, "soldier", "wounded"), (1, 1, "person", "killed")],
        ),
        ("34 rebels and 11 soldiers had died.", [(34, 34, "fighter", "killed"), (11, 11, "soldier", "killed")]),
        ("Rockets fell on Ward 6 at 11 o'clock.", []),
        ("The guns fell silent at ten past seven.", []),
        (
            "The warden spoke of four deaths: two elders, a girl aged 9 and a shepherd.",
            [
                (4, 4, "person", "killed"),
                (2, 2, "person", "killed"),
                (1, 1, "child", "killed"),
                (1, 1, "person", "killed"),
            ],
        ),
        ("Jets dropped three bombs on the port.", [(3, 3, "strike", "other")]),
        ("Police found three bombs in the port.", [(3, 3, "weapon", "other")]),
        ("More than 100 gunmen on motorcycles attacked the post.", [(100, None, "fighter", "present")]),
        ("Two trucks of the convoy caught fire.", [(2, 2, "vehicle", "destroyed")]),
        ("Up to 450,000 people might be forced to flee.", [(None, 450_000, "person", "displaced")]),
        ("Seventeen marines surrendered.", [(17, 17, "soldier", "captured")]),
        (
            "The mine killed 11 soldiers and wounded dozens.",
            [(11, 11, "soldier", "killed"), (24, None, "soldier", "wounded")],
        ),
        (
            "Twelve civilians, among them two reporters, were killed.",
            [(12, 12, "civilian", "killed"), (2, 2, "civilian", "killed")],
        ),
        ("The shelling killed 40 goats.", [(40, 40, "other", "killed")]),
        ("They came within 35 kilometres of the port.", [(None, 35, "km", "other")]),
    ],
)
def test_how_reports_put_their_numbers(text, expected):
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The gunmen kidnapped four traders.", [(4, 4, "civilian", "captured")]),
        ("The shelling wounded a 70-year-old woman.", [(1, 1, "woman", "wounded")]),
        ("The death toll from the strike rose to 40.", [(40, 40, "person", "killed")]),
        ("The dead included a nun and her two sisters.", [(1, 1, "woman", "killed"), (2, 2, "person", "killed")]),
        ("Eighty-three were downed over eleven regions.", [(83, 83, "aircraft", "destroyed")]),
        ("A Russian Su-25 was shot down.", [(1, 1, "aircraft", "destroyed")]),
        ("The army lost 90 Shahed and decoy drones.", [(90, 90, "aircraft", "destroyed")]),
        ("Six Nigerien soldiers were killed.", [(6, 6, "soldier", "killed")]),
        ("A reward of 30 million pesos was offered.", []),
    ],
)
def test_shares_ages_tolls_and_craft(text, expected):
    assert counted(text) == expected


def test_a_share_keeps_the_fate_to_itself():
    text = "Of the 24 drones launched overnight, 20 were shot down."
    assert counted(text) == [(24, 24, "aircraft", "other"), (20, 20, "aircraft", "destroyed")]
    assert [q[:3] for q in counted("Seven of the eleven hostages were wounded.")] == [(7, 7, "person")]

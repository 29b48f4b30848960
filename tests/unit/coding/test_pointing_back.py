"""Who "the attackers", "the group", "it" and "they" are: those told of before, and nobody where that stays open."""

import pytest

from coded import claim_with, names


@pytest.mark.parametrize(
    ("text", "words", "agent"),
    [
        ("Gunmen shot nine herders near Bunia on Sunday. The attackers then burned a clinic.", "burned", "Gunmen"),
        ("M23 fighters took the town of Sake. The rebels shelled Goma on Monday.", "shelled", "M23"),
        ("Al-Shabaab stormed a hotel in Mogadishu. The group also shelled the port.", "shelled", "Al-Shabaab"),
        (
            'Gunmen shot nine herders near Bunia on Sunday. "They burned my house," a farmer told the radio.',
            "burned my house",
            "Gunmen",
        ),
        ("Ethiopia, whose troops withdrew from Baidoa on Monday, gave no reason.", "withdrew", "Ethiopia"),
    ],
)
def test_words_that_point_back_mean_those_told_of_before(text, words, agent):
    assert any(agent in name for name in names(claim_with(words, text).event.agents))


def test_a_group_told_apart_from_the_one_before_is_not_that():
    text = "M23 fighters took the town of Sake. A rival group shelled Goma on Monday."
    assert names(claim_with("shelled", text).event.agents) != ["M23"]


def test_what_is_done_to_it_is_done_to_the_one_named_before_and_not_to_its_doer():
    text = "The convoy was heading for Djibo when some 100 militants attacked it with rockets."
    event = claim_with("attacked", text).event
    assert names(event.targets) == ["convoy"]
    assert "convoy" not in names(event.agents)


def test_they_who_came_are_not_the_one_who_tells_of_them():
    event = claim_with("came at dawn", "Gunmen raided a hamlet near Bunia. They came at dawn, a resident said.").event
    assert "a resident" not in names(event.agents)


def test_no_group_is_nobody():
    text = "A bomb went off in Kabul on Monday. No group has claimed the attack."
    assert claim_with("No group", text).event.agents == ()


def test_soldiers_and_civilians_who_fell_together_are_both_named():
    event = claim_with("killed", "Shelling near Uri killed two soldiers and three farmers on Monday.").event
    assert names(event.targets) == ["soldiers", "farmers"]

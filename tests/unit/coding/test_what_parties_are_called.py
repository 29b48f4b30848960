"""What agents and targets are called: as the report names them, without what only tells of the event."""

import pytest

from coded import claim_of, claim_with, names


@pytest.mark.parametrize(
    ("words", "text", "agent"),
    [
        ("mill", "Chad's air force bombed Bol on Monday. The air force has bombed a mill.", "Chad's air force"),
        ("mill", "Chad's army shelled Bol on Monday. The army has burned a mill.", "Chad's army"),
        ("bridge", "Sudan's army took Soba on Friday. Army jets bombed a bridge.", "Sudan's army"),
        ("Sake", "M23 rebels shelled a school on Monday. The rebels took Sake.", "M23"),
        ("church", "Men with rifles burned a church in Lomo.", "Men with rifles"),
        ("soldiers", "An ambush blamed on jihadists killed seven soldiers near Tera.", "jihadists"),
        ("clinic", "Men in army uniform looted a clinic in Lomo.", "Men in army uniform"),
    ],
)
def test_whoever_does_it_is_called_as_the_report_names_them(words: str, text: str, agent: str) -> None:
    assert names(claim_with(words, text).event.agents) == [agent]


def test_of_two_navies_the_navy_is_neither_by_its_name() -> None:
    text = "Iran's navy and Iraq's navy met on Monday. The navy has burned a mill."
    assert names(claim_with("mill", text).event.agents) == ["navy"]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Shells hit the market of Tillaberi.", ["market"]),
        ("Gunmen wounded all ten patients in Lomo.", ["patients"]),
        ("Rebels executed captured villagers in Lomo.", ["villagers"]),
        ("Gunmen set fire to three cars and a sheep pen.", ["cars", "sheep pen"]),
        ("Soldiers shot at pedestrians in Lomo.", ["pedestrians"]),
        ("It had struck a school with two missiles.", ["school"]),
        ("Rockets were fired at a naval base.", ["naval base"]),
        ("Shells fell between the tents.", ["tents"]),
        ("Six lorries went up in smoke in Lomo.", ["lorries"]),
        ("Most of the dead were lorry drivers.", ["lorry drivers"]),
        ("Among the dead were two nurses and a teacher.", ["nurses", "teacher"]),
        ("Three bakers were among those killed.", ["bakers"]),
        ("Most of the dead were not soldiers.", []),
        ("The peacekeepers' base came under mortar fire.", ["peacekeepers"]),
        ("An aid convoy was ambushed near Lomo on Monday.", ["aid convoy"]),
        ("Pirates hijacked a ship off the coast.", ["ship"]),
        ("Two lorries were struck on Sunday.", ["lorries"]),
    ],
)
def test_what_is_hit_is_called_without_where_it_is_and_what_befell_it(text: str, targets: list[str]) -> None:
    event = claim_of(text).event
    assert names(event.targets) == targets


def test_a_body_is_called_by_its_letters_where_the_report_knows_no_more_of_it() -> None:
    assert names(claim_of("ECOWAS sent troops to Bamako on Monday.").event.agents) == ["ECOWAS"]


def test_a_village_whose_last_word_is_a_broadcasters_name_is_no_broadcaster() -> None:
    event = claim_of("Soldiers burned the houses of Let Kan on Monday.").event
    assert not any(p.actor for p in event.targets)


def test_who_does_it_together_with_others_does_it_beside_them() -> None:
    event = claim_of("The army, together with tribal fighters, raided Lomo on Monday.").event
    assert names(event.agents) == ["army", "tribal fighters"]


def test_police_who_are_named_later_are_not_those_told_of_before() -> None:
    text = "The police arrested six men in Beni. Ugandan police declined to comment."
    assert names(claim_with("arrested", text).event.agents) == ["police"]

"""By what means violence is done: told by who did it, by what was told before, or not at all; and what is no means."""

import pytest

from coded import claims_of


def kinds_of(text: str) -> list[str]:
    return [c.event.kind for c in claims_of(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Warplanes of the coalition waged 14 raids on the province of Hajjah.", "air-strike"),
        ("Israeli strikes killed nine people in the camp.", "air-strike"),
        ("Police attacked a gathering of rebels planning to burn the town hall.", "attack"),
        ("The army lost 30 men, two tanks and an air defence system near Agdam.", "casualties"),
        ("We were firing at the gunmen until dawn, a guard said.", "attack"),
    ],
)
def test_what_does_it_tells_the_kind_and_what_only_sounds_so_does_not(text, kind):
    assert kinds_of(text) == [kind]


def test_what_is_hit_after_a_raid_from_the_air_is_hit_from_the_air():
    text = "Two drones hit a depot in Marib on Monday. The group said it struck a refinery as well."
    assert kinds_of(text) == ["air-strike", "air-strike"]


def test_blasts_of_which_nothing_is_told_are_those_told_before():
    blasts = "Residents reported explosions in Melitopol."
    assert kinds_of(blasts) == ["attack"]
    assert kinds_of("Rockets hit the port at dawn. " + blasts) == ["shelling", "shelling"]
    assert kinds_of("A car bomb went off at the gate. " + blasts) == ["bombing", "bombing"]


def test_a_strike_in_a_report_on_missiles_is_none_from_the_air():
    text = "A missile hit the port at dawn. The strike killed two dockers."
    assert kinds_of(text) == ["shelling", "shelling"]


def test_weapons_taken_after_a_fight_belong_to_it():
    text = "The militants killed four soldiers and seized two rifles near Baidoa."
    assert kinds_of(text) == ["attack"]


def test_what_is_only_feared_is_no_event():
    text = "Some 40 families have left the hamlets since Wednesday for fear of fighting."
    assert kinds_of(text) == ["displacement"]


def test_a_place_named_after_a_truce_is_no_truce():
    text = "Russian planes carried out no strikes in the de-escalation zone on Sunday."
    assert kinds_of(text) == ["air-strike"]

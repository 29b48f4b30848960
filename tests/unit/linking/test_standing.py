"""How a slot stands: what goes together, what does not, and what is left open."""

from dataclasses import replace
from datetime import date

import pytest

from reportedly.linking.heard import Heard
from reportedly.linking.incidents.incidents import find_incidents
from reportedly.linking.losses import added_up, losses_in
from reportedly.linking.origins import origins_of
from reportedly.linking.standing import account_of
from reportedly.model.incident import Incident
from told import killed, party, speaker, the_knowledge, told

UN, ISIS, SOHR = (speaker("UN", "un", "un-igo"),), (speaker("ISIS", "isis", "armed-group"),), (speaker("SOHR", "sohr"),)


@pytest.fixture(scope="module")
def knowledge():
    return the_knowledge()


def account(knowledge, *reports):
    heard = [Heard(claim, one.report, one.report.id) for one in reports for claim in one.claims]
    incident = Incident(id="inc_made", claims=tuple(h.claim.id for h in heard))
    return account_of(incident, heard, knowledge)


def slot(knowledge, name, *reports):
    return next(s for s in account(knowledge, *reports).standings if s.slot == name)


def test_numbers_that_can_both_be_so_agree_and_none_is_averaged(knowledge):
    found = slot(
        knowledge,
        "killed",
        told("a", {"by": UN, "numbers": (killed(14),)}),
        told("b", {"by": SOHR, "numbers": (killed(11, None),)}),
    )
    assert found.state == "disputed"
    open_end = replace(killed(11), high=None)
    found = slot(
        knowledge,
        "killed",
        told("a", {"by": UN, "numbers": (killed(14),)}),
        told("b", {"by": SOHR, "numbers": (open_end,)}),
    )
    assert (found.state, found.low, found.high) == ("agreed", 11, 14)
    assert {value.words for value in found.values} == {"14", "at least 11"}


def test_one_origin_in_many_outlets_is_one_origin(knowledge):
    found = slot(knowledge, "killed", *(told(f"r{n}", {"by": ISIS, "numbers": (killed(30),)}) for n in range(5)))
    assert (found.state, found.because) == ("single-origin", "only ISIS says so")


def test_the_last_word_of_a_speaker_counts_and_the_earlier_one_is_shown_as_such(knowledge):
    early = told("early", {"by": UN, "numbers": (killed(9),)}, published=date(2021, 3, 9))
    late = told("late", {"by": UN, "numbers": (killed(12),)}, published=date(2021, 3, 11))
    found = slot(knowledge, "killed", early, late)
    assert [(value.words, value.earlier) for value in found.values] == [("12", False), ("9", True)]
    assert found.state == "single-origin"
    assert (found.low, found.high) == (12, 12), "what was taken back bounds nothing"


def test_parts_and_what_comes_on_top_are_no_toll(knowledge):
    whole, part = killed(12), replace(killed(4), unit="child", part_of=0)
    more = replace(killed(3), basis="increment")
    found = account(knowledge, told("a", {"by": UN, "numbers": (whole, part, more)}))
    values = {s.slot: [v.words for v in s.values] for s in found.standings if s.values}
    assert values["killed"] == ["12"]
    assert values["children killed"] == ["4"]
    assert values["killed, more"] == ["3"]


def test_people_whom_one_claim_counts_side_by_side_are_its_own_sum(knowledge):
    soldiers, civilians = (
        replace(killed(8), unit="soldier", of="soldiers"),
        replace(killed(2), unit="civilian", of="civilians"),
    )
    found = slot(knowledge, "killed", told("a", {"by": UN, "numbers": (soldiers, civilians)}))
    assert [(v.low, v.words) for v in found.values] == [(10, "10 (8 soldiers and 2 civilians)")]


@pytest.mark.parametrize(
    ("one", "other", "state"),
    [
        ({"agents": (party("jets", "syr-air-force"),)}, {"agents": (party("the regime", "syr-army"),)}, "agreed"),
        ({"agents": (party("jets", "syr-air-force"),)}, {"agents": (party("ISIS", "isis"),)}, "disputed"),
        ({"agents": (party("jets", "syr-air-force"),)}, {"agents": (party("gunmen"),)}, "single-origin"),
    ],
)
def test_doers_of_one_side_agree_and_a_common_noun_names_nobody(knowledge, one, other, state):
    found = slot(knowledge, "by whom", told("a", {"by": UN, **one}), told("b", {"by": SOHR, **other}))
    assert found.state == state


def test_only_who_names_somebody_is_the_one_who_says_it(knowledge):
    found = slot(
        knowledge,
        "to whom",
        told("a", {"by": UN, "targets": (party("the crowd"),)}),
        told("b", {"by": SOHR, "targets": (party("ISIS", "isis"),)}),
    )
    assert (found.state, found.because) == ("single-origin", "only Syrian Observatory for Human Rights says so")


def test_a_town_and_its_province_agree_and_two_towns_do_not(knowledge):
    near = told("a", {"by": UN}), told("b", {"by": SOHR, "where": "Selba"})
    assert slot(knowledge, "place", *near).state == "disputed"
    assert slot(knowledge, "place", told("a", {"by": UN}), told("b", {"by": SOHR})).state == "agreed"


@pytest.mark.parametrize(
    ("name", "one", "other", "state"),
    [
        # What cost the lives was one thing or the other; that a siege went on besides denies nothing.
        ("what", {"numbers": (killed(9),)}, {"kind": "air-strike", "numbers": (killed(9),)}, "disputed"),
        ("what", {"numbers": (killed(9),)}, {"kind": "air-strike"}, "agreed"),
        ("what", {"numbers": (killed(9),)}, {"kind": "air-strike", "act": "accuses"}, "disputed"),
        ("what", {"numbers": (killed(9),)}, {"kind": "siege", "numbers": (killed(9),)}, "agreed"),
        # A day or a place of words near by rules out nothing.
        ("day", {}, {"day": date(2021, 3, 10)}, "disputed"),
        ("day", {}, {"day": date(2021, 3, 10), "carried": ("event.when",)}, "agreed"),
        # What goes on is told of any day of it, and the dead are counted when they are found.
        ("day", {}, {"day": date(2021, 3, 10), "status": "ongoing"}, "agreed"),
        ("day", {}, {"day": date(2021, 3, 10), "kind": "casualties"}, "agreed"),
        ("place", {}, {"where": "Selba", "carried": ("event.where",)}, "agreed"),
        # Several may be hit; only one side of the fighting is told of in place of another.
        ("to whom", {"targets": (party("the post", "isis"),)}, {"targets": (party("the post", "sdf"),)}, "disputed"),
        ("to whom", {"targets": (party("the post", "isis"),)}, {"targets": (party("a convoy", "un"),)}, "agreed"),
        ("to whom", {"targets": (party("x", "isis"),)}, {"kind": "attack", "targets": (party("y", "sdf"),)}, "agreed"),
        # Both sides act in a clash.
        ("by whom", {"agents": (party("x", "isis"),)}, {"kind": "clash", "agents": (party("y", "sdf"),)}, "agreed"),
    ],
)
def test_only_what_rules_out_something_else_disputes_it(knowledge, name, one, other, state):
    assert slot(knowledge, name, told("a", {"by": UN, **one}), told("b", {"by": SOHR, **other})).state == state


def test_a_report_that_gives_two_days_or_deeds_tells_both(knowledge):
    army = {"by": UN, "kind": "air-strike", "numbers": (killed(9),), "day": date(2021, 3, 10)}
    both = told("a", army, {"by": SOHR, "numbers": (killed(9),)})
    assert slot(knowledge, "day", both).state == slot(knowledge, "what", both).state == "agreed"
    apart = told("a", army), told("b", {"by": SOHR, "numbers": (killed(9),)})
    assert slot(knowledge, "day", *apart).state == slot(knowledge, "what", *apart).state == "disputed"


def test_a_place_told_more_exactly_later_was_not_taken_back(knowledge):
    early = told("early", {"by": UN, "where": "the city of Marrat"}, published=date(2021, 3, 9))
    late = told("late", {"by": UN, "where": "Marrat"}, published=date(2021, 3, 11))
    assert [value.earlier for value in slot(knowledge, "place", early, late).values] == [False]
    elsewhere = told("late", {"by": UN, "where": "Ostra"}, published=date(2021, 3, 11))
    assert [value.earlier for value in slot(knowledge, "place", early, elsewhere).values] == [False, True]


def test_denials_and_accusations_stand_in_their_own_columns(knowledge):
    denial = {"by": ISIS, "act": "denies", "polarity": "negative", "agents": (party("ISIS", "isis"),)}
    accusation = {"by": UN, "act": "accuses", "agents": (party("ISIS", "isis"),)}
    found = account(knowledge, told("a", accusation), told("b", denial))
    assert [key for key, _ in found.denials] == ["actor:isis"]
    assert [key for key, _ in found.accusations] == ["actor:un"]
    doer = next(s for s in found.standings if s.slot == "by whom")
    assert [value.origins for value in doer.values] == [("actor:un",)]


def test_a_party_to_it_is_given_as_the_reason_why_a_slot_is_open(knowledge):
    own = told(
        "a", {"by": (speaker("the ministry", "rus-mod"),), "agents": (party("jets", "rus"),), "numbers": (killed(59),)}
    )
    foe = told("b", {"by": ISIS, "targets": (party("fighters", "isis"),), "numbers": (killed(5),)})
    assert slot(knowledge, "killed", own, foe).because == "every speaker who says so is a party to it"
    assert slot(knowledge, "killed", own).because.endswith("and it speaks of its own deeds")


def test_talk_beside_an_incident_is_no_origin_of_it(knowledge):
    talk = {"by": UN, "kind": "statement", "where": None, "day": None}
    found = account(knowledge, told("a", {"by": SOHR}, talk))
    assert [origin.name for origin in found.origins] == ["Syrian Observatory for Human Rights"]
    assert len(found.beside) == 1


def test_what_nobody_says_is_unsaid(knowledge):
    assert slot(knowledge, "wounded", told("a", {"by": UN})).state == "unsaid"


def test_losses_count_a_claimant_once_an_incident_and_add_over_incidents(knowledge):
    isis = (party("fighters", "isis"),)
    first = [told(f"a{n}", {"by": UN, "targets": isis, "numbers": (killed(10),)}) for n in range(3)]
    later = [told("b", {"by": UN, "targets": isis, "where": "Marrat", "numbers": (replace(killed(5), high=None),)})]
    incidents = find_incidents([*first, *later], knowledge)
    heard = {c.id: Heard(c, one.report, one.report.id) for one in [*first, *later] for c in one.claims}
    losses = []
    for incident in incidents:
        own = [heard[claim] for claim in incident.claims]
        losses += losses_in(own, origins_of(own, knowledge), knowledge)
    ((total, count),) = added_up(losses)
    assert (total.actor, total.sort, total.low, total.high, count) == ("ISIS", "people killed", 15, None, 2)

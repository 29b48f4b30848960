"""Which claims are put together, which are not, and why."""

from dataclasses import replace
from datetime import date

import pytest

from reportedly.linking.incidents.folding import tellings
from reportedly.linking.incidents.incidents import BY_HAND, ONE_REPORT, find_incidents
from reportedly.linking.incidents.parting import held_together
from reportedly.linking.incidents.stored import telling_from_json, telling_to_json
from told import at, killed, on, party, speaker, the_knowledge, told

TENTH = date(2021, 3, 10)


@pytest.fixture(scope="module")
def knowledge():
    return the_knowledge()


def sets(incidents):
    return sorted(sorted(incident.claims) for incident in incidents)


def together(incidents, *claims):
    return any({c.id for c in claims} <= set(incident.claims) for incident in incidents)


def test_two_reports_of_one_place_day_and_kind_tell_of_one_incident_and_it_says_why(knowledge):
    one, other = told("one", {}), told("other", {})
    (incident,) = find_incidents([one, other], knowledge)
    assert set(incident.claims) == {one.claims[0].id, other.claims[0].id}
    (link,) = incident.links
    assert {"the same place: Dorrin", "the same day", "the same kind of event: shelling"} <= set(link.reasons)


@pytest.mark.parametrize(
    "differing",
    [
        {"day": date(2021, 3, 20)},
        {"where": "Marrat"},
        {"where": "Selba", "day": TENTH, "numbers": (killed(12),)},
        {"kind": "aid"},
        {"kind": "meet"},
    ],
)
def test_what_cannot_be_one_happening_is_kept_apart(knowledge, differing):
    one = told("one", {"numbers": (killed(12),)})
    other = told("other", differing)
    assert len(find_incidents([one, other], knowledge)) == 2


@pytest.mark.parametrize(
    "differing",
    [
        {"kind": "attack"},
        {"kind": "casualties", "numbers": (killed(14),)},
        {"kind": "air-strike"},
        {"numbers": (killed(30),)},
        {"agents": (party("rebels", "syr-rebels"),)},
        {"day": TENTH, "numbers": (killed(12),)},
        {"act": "denies", "polarity": "negative"},
    ],
)
def test_what_tellers_dispute_does_not_hide_that_it_is_one_incident(knowledge, differing):
    one = told("one", {"numbers": (killed(12),), "agents": (party("the army", "syr-army"),)})
    other = told("other", differing)
    assert len(find_incidents([one, other], knowledge)) == 1


def test_a_place_of_the_same_day_alone_does_not_join_what_has_neither_in_common(knowledge):
    undated, elsewhere = told("one", {"day": None, "where": None}), told("other", {})
    assert not together(find_incidents([undated, elsewhere], knowledge), *undated.claims, *elsewhere.claims)


def test_numbers_join_what_has_no_place(knowledge):
    unplaced = told("one", {"where": None, "numbers": (killed(59),)})
    placed = told("other", {"numbers": (killed(59),)})
    assert len(find_incidents([unplaced, placed], knowledge)) == 1


def test_what_is_told_in_the_next_sentence_belongs_to_what_was_told_before(knowledge):
    one = told("one", {}, {"kind": "casualties", "where": None, "day": None, "numbers": (killed(12),)})
    (incident,) = find_incidents([one], knowledge)
    assert len(incident.claims) == 2
    assert incident.links[0].reasons == (ONE_REPORT,)


def test_two_towns_in_one_report_are_two_incidents_though_near_each_other(knowledge):
    one = told("one", {"numbers": (killed(16),)}, {"where": "Selba", "numbers": (killed(5),)})
    assert len(find_incidents([one], knowledge)) == 2


def test_a_denial_that_names_nothing_belongs_to_what_it_answers(knowledge):
    army = (speaker("The army", "syr-army"),)
    one = told("one", {}, {"kind": "statement", "act": "denies", "where": None, "day": None, "by": army})
    (incident,) = find_incidents([one], knowledge)
    assert len(incident.claims) == 2


@pytest.mark.parametrize(
    "talk",
    [
        {"kind": "statement"},
        {"kind": "demand"},
        {"kind": "hold"},
        {"status": "planned"},
        {"status": "hypothetical"},
    ],
)
def test_talk_plans_and_standing_states_are_no_incidents(knowledge, talk):
    assert find_incidents([told("one", talk), told("other", talk)], knowledge) == []


def test_years_of_war_are_no_incident(knowledge):
    one = told("one", {"numbers": (killed(200_000),)})
    years = replace(one.claims[0].event, when=on(date(2011, 3, 1), date(2021, 3, 9)))
    assert len(find_incidents([one], knowledge)) == 1
    assert find_incidents([replace(one, claims=(replace(one.claims[0], event=years),))], knowledge) == []


def test_copies_are_joined_on_less(knowledge):
    one = told("one", {"where": None, "quote": "gunmen opened fire upon a minibus full of harvest workers"})
    copy = told("copy", {"where": None, "quote": "gunmen opened fire upon a minibus full of harvest workers"})
    family = {one.report.id: "fam", copy.report.id: "fam"}
    assert len(find_incidents([one, copy], knowledge, families=family)) == 1


def test_a_chain_of_likenesses_does_not_join_what_excludes_itself(knowledge):
    days = [told(f"day {n}", {"day": date(2021, 3, 1 + 2 * n)}) for n in range(6)]
    for incident in find_incidents(days, knowledge):
        claims = [c for one in days for c in one.claims if c.id in incident.claims]
        first, last = min(c.event.when.start for c in claims), max(c.event.when.start for c in claims)
        assert (last - first).days <= 2


def test_a_place_that_was_only_carried_over_keeps_nothing_apart_and_leaves(knowledge):
    one = told("one", {"numbers": (killed(12),)})
    strike, toll = {"numbers": (killed(12),)}, {"kind": "destruction", "where": None}
    other = told("other", strike, toll | {"quote": "the blast destroyed a bridge"})
    both = sets(find_incidents([one, other], knowledge))
    assert both == [sorted(c.id for c in (*one.claims, *other.claims))]
    far = told("other", strike, toll | {"where": "Selba", "carried": ("event.where",)})
    moved = replace(far.claims[1].event, where=at("Marrat"))
    far = replace(far, claims=(far.claims[0], replace(far.claims[1], event=moved)))
    assert sorted((one.claims[0].id, far.claims[0].id)) in sets(find_incidents([one, far], knowledge))


def test_a_place_of_own_words_keeps_apart(knowledge):
    one, other = told("one", {"numbers": (killed(12),)}), told("other", {"where": "Marrat", "numbers": (killed(12),)})
    assert len(find_incidents([one, other], knowledge)) == 2


def test_a_claim_with_a_carried_day_leaves_what_it_does_not_go_with(knowledge):
    first = told("first", {"day": date(2021, 3, 1), "numbers": (killed(12),)})
    second = told(
        "second",
        {"day": date(2021, 3, 2), "numbers": (killed(12),)},
        {"day": date(2021, 3, 5), "kind": "casualties", "carried": ("event.when",)},
    )
    incidents = sets(find_incidents([first, second], knowledge))
    assert sorted((first.claims[0].id, second.claims[0].id)) in incidents
    assert [second.claims[1].id] in incidents


def test_whoever_only_the_leaving_one_joined_part_as_well():
    assert held_together((1, 2, 3, 4), [(3.0, 1, 4), (2.0, 3, 4)]) == [[1, 3, 4], [2]]


def test_a_person_overrules_both_ways(knowledge):
    one, other = told("one", {}), told("other", {})
    pair = {frozenset((one.claims[0].id, other.claims[0].id))}
    assert len(find_incidents([one, other], knowledge, different=pair)) == 2
    far = told("far", {"where": "Marrat", "kind": "statement"})
    pair = {frozenset((one.claims[0].id, far.claims[0].id))}
    incidents = find_incidents([one, far], knowledge, same=pair)
    assert sets(incidents) == [sorted((one.claims[0].id, far.claims[0].id))]
    assert incidents[0].links[0].reasons == (BY_HAND,)


def test_a_person_keeps_two_claims_of_one_report_apart(knowledge):
    one = told("one", {}, {"kind": "casualties", "numbers": (killed(3),)})
    pair = {frozenset(c.id for c in one.claims)}
    assert len(find_incidents([one], knowledge)) == 1
    assert len(find_incidents([one], knowledge, different=pair)) == 2


def test_the_id_of_an_incident_stays_when_a_later_report_joins_it(knowledge):
    early = told("early", {}, published=date(2021, 3, 9))
    late = told("late", {}, published=date(2021, 3, 12))
    (alone,) = find_incidents([early], knowledge)
    (both,) = find_incidents([late, early], knowledge)
    assert alone.id == both.id
    assert len(both.claims) == 2


def test_tellings_kept_before_carried_places_were_told_apart_are_still_read(knowledge):
    one = told("one", {"carried": ("event.where",)})
    telling = tellings(one.report, one.claims, one.report.id, knowledge)[0]
    stored = telling_to_json(telling)
    assert telling_from_json(stored) == telling
    assert telling_from_json(stored[:-2]) == telling._replace(loose=())


def test_what_comes_in_the_train_of_an_attack_belongs_to_it_and_is_an_incident_when_told_alone(knowledge):
    fled = {"kind": "displacement", "numbers": (killed(2000, effect="displaced"),), "where": None, "day": None}
    attack = told("attack", {}, fled)
    (incident,) = find_incidents([attack], knowledge)
    assert set(incident.claims) == {c.id for c in attack.claims}
    alone = told("alone", {"kind": "displacement"}, {"kind": "shelling", "where": "Marrat"})
    assert sets(find_incidents([alone], knowledge)) == sorted([c.id] for c in alone.claims), "Marrat is far away"


def test_talk_beside_a_happening_lends_it_no_kind_party_or_word(knowledge):
    ally = (party("Russia", "rus"),)
    (one,) = tellings(
        (first := told("one", {}, {"kind": "statement", "agents": ally, "where": None, "day": None})).report,
        first.claims,
        "one",
        knowledge,
    )
    assert (one.kinds, one.agents) == (frozenset({"shelling"}), frozenset())
    assert len(one.claims) == 2


def test_a_denial_goes_with_what_it_denies_and_not_with_the_deed_told_beside_it(knowledge):
    army = (party("the army", "syr-army"),)
    denial = {"kind": "air-strike", "act": "denies", "polarity": "negative", "where": None, "day": None, "agents": army}
    report = told(
        "one",
        {"kind": "air-strike", "where": "Ostra"},
        {"kind": "attack", "agents": army},
        denial,
    )
    struck, other, denied = report.claims
    found = find_incidents([report], knowledge)
    assert together(found, struck, denied)
    assert not together(found, other, denied)


def test_a_round_up_stays_apart_whatever_joins_its_parts(knowledge):
    round_up = told(
        "one",
        {"numbers": (killed(7),)},
        {"where": None, "numbers": (killed(7),)},
        {"where": None, "numbers": (killed(9),)},
        {"where": "Selba", "numbers": (killed(9),)},
    )
    here, _, _, there = round_up.claims
    assert not together(find_incidents([round_up], knowledge), here, there)


def test_a_country_parts_nothing_and_is_left_out_of_what_it_does_not_go_with(knowledge):
    abroad = at("Marrat")
    country = replace(abroad, level="country", name="Elsewhere", place="gn:else", country="XX", lat=60.0, lon=100.0)
    one = told("one", {"numbers": (killed(59),)})
    other = told("other", {"numbers": (killed(59),)}, {"kind": "casualties", "numbers": (killed(59),), "where": None})
    set_abroad = replace(other.claims[1], event=replace(other.claims[1].event, where=country))
    found = find_incidents([one, replace(other, claims=(other.claims[0], set_abroad))], knowledge)
    assert together(found, one.claims[0], other.claims[0])
    assert not together(found, one.claims[0], set_abroad)


def test_talk_that_leaves_an_incident_is_none_by_itself(knowledge):
    many = [
        told("a", {"numbers": (killed(17),)}, {"kind": "statement", "where": "Ostra", "carried": ("event.where",)}),
        told("b", {"numbers": (killed(17),)}),
    ]
    (incident,) = find_incidents(many, knowledge)
    assert many[0].claims[1].id not in incident.claims

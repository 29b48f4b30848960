"""Whatever is told: the order of reports changes nothing, and nothing is joined that excludes itself."""

from datetime import date, timedelta
from functools import cache
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.linking.incidents.apart import days_of, exclude, spot_of
from reportedly.linking.incidents.incidents import find_incidents
from told import COUNTRIES, SHARED_NAMES, TOWNS, killed, party, the_knowledge, told

knowledge = cache(the_knowledge)

claims = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(
            ["shelling", "air-strike", "casualties", "attack", "clash", "advance", "statement", "hold"]
        ),
        "where": st.sampled_from([*TOWNS, "Some province", *COUNTRIES, None]),
        "day": st.none() | st.integers(0, 8).map(lambda n: date(2021, 3, 1) + timedelta(days=n)),
        "numbers": st.lists(st.sampled_from([1, 5, 12, 59]).map(killed), max_size=2).map(tuple),
        "agents": st.sampled_from([(), (party("the army", "syr-army"),), (party("gunmen"),)]),
        "act": st.sampled_from(["asserts", "asserts", "denies", "accuses"]),
        "carried": st.sampled_from([(), (), ("event.when",), ("event.where",), ("event.when", "event.where")]),
    }
)
reports = st.lists(st.lists(claims, min_size=1, max_size=4), min_size=1, max_size=8).map(
    lambda many: [told(f"report {n}", *one) for n, one in enumerate(many)]
)


@given(reports, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_any_order_gives_the_same_incidents(many, chance):
    shuffled = list(many)
    chance.shuffle(shuffled)
    assert find_incidents(shuffled, knowledge()) == find_incidents(many, knowledge())


@given(reports)
@settings(max_examples=80, deadline=None)
def test_no_incident_joins_claims_that_exclude_each_other(many):
    by_id = {c.id: c for one in many for c in one.claims}
    for incident in find_incidents(many, knowledge()):
        claims = [by_id[c] for c in incident.claims]
        marks = [(days_of(c.event.when), spot_of(c.event.where, SHARED_NAMES)) for c in claims]
        assert not any(exclude(a, b) for a, b in combinations(marks, 2))
        # What is told of a far country is never told of a town here, carried over or not.
        places = {c.event.where.name for c in claims if c.event.where is not None}
        assert not ("Farland" in places and places & {*TOWNS, "Syria"})


@given(reports)
@settings(max_examples=60, deadline=None)
def test_every_claim_is_in_at_most_one_incident_and_every_link_has_a_reason(many):
    incidents = find_incidents(many, knowledge())
    claims = [c for incident in incidents for c in incident.claims]
    assert len(claims) == len(set(claims))
    assert len({incident.id for incident in incidents}) == len(incidents)
    for incident in incidents:
        assert len(incident.links) == len(incident.claims) - 1
        assert all(link.reasons and {link.one, link.other} <= set(incident.claims) for link in incident.links)


@given(reports, st.data())
@settings(max_examples=60, deadline=None)
def test_what_a_person_decided_holds(many, data):
    ids = [c.id for one in many for c in one.claims]
    pair = frozenset((data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))))
    if len(pair) == 2:
        apart = find_incidents(many, knowledge(), different={pair})
        assert not any(pair <= set(incident.claims) for incident in apart)
        joined = find_incidents(many, knowledge(), same={pair})
        assert any(pair <= set(incident.claims) for incident in joined)

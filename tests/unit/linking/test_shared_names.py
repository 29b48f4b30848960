"""A town that is called like its province may stand for either, and makes no two towns one."""

import pytest

from reportedly.codebook.shared_names import shared_names
from reportedly.gazetteer import Gazetteer
from reportedly.gazetteer.names import bare_key
from reportedly.linking.heard import Heard
from reportedly.linking.incidents.incidents import find_incidents
from reportedly.linking.standing import account_of
from told import killed, the_knowledge, told


@pytest.fixture(scope="module")
def knowledge():
    return the_knowledge()


def incidents_in(knowledge, *places):
    many = [told(f"report {n}", {"where": place, "numbers": (killed(17),)}) for n, place in enumerate(places)]
    return many, find_incidents(many, knowledge)


def test_the_name_of_the_province_goes_with_a_town_in_it_and_is_no_other_place(knowledge):
    many, (incident,) = incidents_in(knowledge, "Marrat", "Tel Arun")
    heard = [Heard(claim, one.report, one.report.id) for one in many for claim in one.claims]
    place = next(s for s in account_of(incident, heard, knowledge).standings if s.slot == "place")
    assert place.state == "agreed"
    assert [value.words for value in place.values] == ["Tel Arun"]
    reasons = [reason for link in incident.links for reason in link.reasons]
    assert "places of which one lies in the other: Marrat and Tel Arun" in reasons


def test_two_towns_are_never_joined_by_the_name_of_their_province(knowledge):
    many, incidents = incidents_in(knowledge, "Kessab", "Marrat", "Tel Arun", "Marrat")
    by_id = {claim.id: claim for one in many for claim in one.claims}
    towns = [{by_id[claim].event.where.name for claim in incident.claims} for incident in incidents]
    assert not any({"Kessab", "Tel Arun"} <= named for named in towns)


def test_who_speaks_of_the_city_means_no_other_town(knowledge):
    _, incidents = incidents_in(knowledge, "the city of Marrat", "Tel Arun")
    assert len(incidents) == 2


@pytest.mark.parametrize("name", ["Idlib", "Kharkiv", "Kunduz", "Taiz"])
def test_the_shipped_names_are_those_of_the_gazetteer(name):
    gazetteer = Gazetteer.open()
    town = next(place for place in gazetteer.find(name) if place.id in shared_names())
    assert town.level == "town"
    boxes = [
        [round(degrees, 2) for degrees in outline.bounds]
        for province, outline in gazetteer.outlines("province", [town.country])
        if bare_key(town.name) in map(bare_key, (province.name, *gazetteer.names_of(province.id)))
    ]
    assert list(shared_names()[town.id]) in boxes

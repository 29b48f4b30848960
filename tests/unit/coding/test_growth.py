"""A text twice as long is twice the work: what is counted is steps, never seconds."""

import sys
from dataclasses import replace

import pytest
from long_text import repeated, varied

from coded import claim_of, report, the_kit
from reportedly.coding import repeats
from reportedly.coding.code import code
from reportedly.coding.repeats import Repeats
from reportedly.coding.where.nearness import Settled, distance_km
from reportedly.model import Place

SIZE = 12_000


def steps_of(work):
    """Count the functions that a piece of work calls."""
    count = 0

    def counted(_frame, event, _argument):
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("text_of", [varied, repeated])
def test_twice_the_text_is_twice_the_work(text_of):
    text = text_of(2 * SIZE)
    code(report(text[:2000]), the_kit())
    once, twice = (steps_of(lambda end=end: code(report(text[:end]), the_kit())) for end in (SIZE, 2 * SIZE))
    assert twice < 2.1 * once


@pytest.mark.parametrize("many", [200, 400])
def test_a_claim_is_compared_with_few_others(many, monkeypatch):
    first = claim_of("Rebels shelled the market in Kadugli on Monday, residents said.")
    compared = []
    alike = repeats._repeats
    monkeypatch.setattr(repeats, "_repeats", lambda *both: compared.append(both) or alike(*both))
    claims = [
        replace(first, span=(100 * n, 100 * n + 50), quote=f"Rebels number{n} shelled store{n} near Town{n % 9}")
        for n in range(many)
    ]
    told = Repeats([*claims, first])
    for claim in claims:
        told.add(claim)
    assert len(told.joined()) == many
    assert len(compared) <= many


def test_an_early_claim_is_found_again_after_many_others():
    first = claim_of("Rebels shelled the market in Kadugli on Monday, residents said.")
    others = [
        replace(first, span=(100 * n, 100 * n + 50), quote=f"Gunmen number{n} robbed store{n}") for n in range(1, 300)
    ]
    again = replace(first, span=(90_000, 90_050), quote="the rebels shelled Kadugli market")
    every = [first, *others, again]
    told = Repeats(every)
    for claim in every:
        told.add(claim)
    assert told.joined()[0].also == (again.span,)


def place(n, lat, lon, level="town"):
    return Place(id=f"gn:{n}", name=f"Town {n}", level=level, country="SD", lat=lat, lon=lon, radius_km=2.0)


def test_the_nearest_place_is_the_one_that_measuring_all_of_them_gives():
    places = [place(n, -80 + n * 7.3 % 160, -180 + n * 53.7 % 360) for n in range(300)]
    settled = Settled()
    for one in [*places, place(999, 10.0, 20.0, "country")]:
        settled.add(one)
    for asked in [*places[:40], place(1000, 10.0, 20.0), place(1001, 89.0, 0.0), place(1002, 0.0, 179.9)]:
        assert settled.nearest_other_km(asked) == min(distance_km(asked, p) for p in places if p.id != asked.id)
        assert settled.nearest_town_km(asked) == min(distance_km(asked, p) for p in places)


def test_nothing_is_near_where_nothing_is_settled():
    settled = Settled()
    settled.add(place(1, 10.0, 20.0, "country"))
    assert len(settled) == 1
    assert settled.nearest_other_km(place(2, 10.0, 20.0)) is None
    assert settled.nearest_town_km(place(2, 10.0, 20.0)) is None

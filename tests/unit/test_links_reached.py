"""What is joined anew when a report comes: so much that what comes out is what linking everything at once gives."""

import random
from datetime import date

import pytest

from reportedly import links
from reportedly.ledger import Ledger
from told import keep, killed, linked, the_knowledge, told

DAYS = 5


@pytest.fixture(scope="module")
def knowledge():
    return the_knowledge()


@pytest.fixture
def ledger(place):
    with Ledger.open(place, create=True) as opened:
        yield opened


def dense(chance):
    """Tell of two towns and few days, so that a report that comes parts others, and these their neighbours.

    With the seeds below it does: joining anew only what a new telling has edges to would not be enough.
    """
    towns, kinds = ("Dorrin", "Selba", None), ("shelling", "attack", "air-strike", "casualties")
    reports = []
    for n in range(25):
        claims = (
            {
                "where": chance.choice(towns),
                "kind": chance.choice(kinds),
                "day": date(2021, 3, 1 + chance.randrange(DAYS)),
                "numbers": (killed(chance.choice([3, 12, 59])),),
            }
            for _ in range(chance.randrange(1, 4))
        )
        reports.append(told(f"report {n}", *claims, published=date(2021, 3, 1 + chance.randrange(DAYS))))
    return reports


@pytest.mark.parametrize("seed", [11, 17, 18])
def test_reports_that_come_some_at_a_time_give_what_all_at_once_give(ledger, knowledge, seed):
    chance = random.Random(seed)
    for one in dense(chance):
        keep(ledger, one)
        if chance.random() < 0.6:
            links.refresh(ledger, knowledge)
    links.refresh(ledger, knowledge)
    come = linked(ledger)
    links.rebuild(ledger, knowledge)
    assert come == linked(ledger)


@pytest.mark.parametrize("seed", [11, 17, 18])
def test_what_is_decided_and_forgotten_in_between_gives_what_all_at_once_give(ledger, knowledge, seed):
    chance, deciding = random.Random(seed), random.Random(seed)
    kept, decided = [], []
    for one in dense(chance):
        keep(ledger, one)
        kept.append(one)
        if len(kept) > 2 and deciding.random() < 0.3:
            here, there = (deciding.choice(other.claims).id for other in deciding.sample(kept, 2))
            decided.append(ledger.decide(deciding.choice(("same", "different")), here, against=(there,), by="Rima").id)
        elif decided and deciding.random() < 0.2:
            ledger.decide("undo", decided.pop(), by="Omar")
        if deciding.random() < 0.6:
            links.refresh(ledger, knowledge)
    links.forget(ledger, kept[3].report.id, by="Rima", note="asked for")
    come = linked(ledger)
    links.rebuild(ledger, knowledge)
    assert come == linked(ledger)


def test_a_report_of_another_week_does_not_touch_what_is_long_linked(ledger, knowledge, monkeypatch):
    for n in range(12):
        day = date(2021, 3, 1 + 2 * n)
        keep(ledger, told(f"report {n}", {"day": day}, {"day": day, "kind": "casualties"}, published=day))
        links.refresh(ledger, knowledge)
    asked = []
    real = type(ledger).linking
    with real(ledger, write=False) as books:
        of_companies = type(books).of_companies
    monkeypatch.setattr(
        type(books), "of_companies", lambda self, some: [asked.append(r.number) or r for r in of_companies(self, some)]
    )
    keep(ledger, told("late", {"day": date(2021, 3, 23)}, published=date(2021, 3, 23)))
    links.refresh(ledger, knowledge)
    assert 1 <= len(asked) < 6

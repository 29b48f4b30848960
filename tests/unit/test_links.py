"""The ledger's links: the same as if they were all made at once, in whatever order reports come and change."""

import random
from dataclasses import replace
from datetime import date

import pytest

from made_by_hand import LATER_RUN
from reportedly import links, relinking
from reportedly.ledger import ClaimFilter, Ledger
from reportedly.ledger.portions import MOST_VALUES
from reportedly.linking.incidents.incidents import find_incidents
from told import keep, killed, linked, speaker, the_knowledge, told


@pytest.fixture(scope="module")
def knowledge():
    return the_knowledge()


@pytest.fixture
def ledger(place):
    with Ledger.open(place, create=True) as opened:
        yield opened


def many():
    towns, kinds = ("Dorrin", "Selba", "Marrat", None), ("shelling", "attack", "casualties", "statement")
    chance = random.Random(7)
    return [
        told(
            f"report {n}",
            *(
                {
                    "where": chance.choice(towns),
                    "kind": chance.choice(kinds),
                    "day": chance.choice([None, date(2021, 3, 1 + chance.randrange(9))]),
                    "numbers": (killed(chance.choice([3, 12, 59])),),
                }
                for _ in range(3)
            ),
            published=date(2021, 3, 1 + chance.randrange(12)),
        )
        for n in range(24)
    ]


def test_links_made_in_turns_are_those_made_at_once(ledger, knowledge):
    for one in many():
        keep(ledger, one)
    assert links.count_unlinked(ledger) == 24
    far = []
    links.refresh_in_turns(ledger, lambda done, of: far.append((done, of)), knowledge, first=5)
    assert linked(ledger) == sorted(find_incidents(many(), knowledge), key=lambda i: i.id)
    assert far[0] == (0, 24)
    assert far[-1] == (24, 24)
    assert len(far) > 3
    assert links.count_unlinked(ledger) == 0


def test_in_turns_links_by_other_rules_are_made_anew(ledger, knowledge):
    for one in many():
        keep(ledger, one)
    links.refresh(ledger, knowledge)
    with ledger.linking() as books:
        books.made_by("rules of long ago")
    assert links.count_unlinked(ledger) == 24
    far = []
    links.refresh_in_turns(ledger, lambda done, of: far.append((done, of)), knowledge)
    assert far[-1] == (24, 24)
    assert links.count_unlinked(ledger) == 0


@pytest.mark.parametrize("seed", range(3))
def test_reports_that_come_one_by_one_give_what_all_at_once_give(ledger, knowledge, seed):
    reports = many()
    expected = sorted(find_incidents(reports, knowledge), key=lambda i: i.id)
    random.Random(seed).shuffle(reports)
    for one in reports:
        keep(ledger, one)
        assert links.refresh(ledger, knowledge) == 1
    assert linked(ledger) == expected
    assert links.refresh(ledger, knowledge) == 0
    assert links.rebuild(ledger, knowledge) == len(reports)
    assert linked(ledger) == expected


def test_a_report_that_is_coded_anew_is_linked_anew(ledger, knowledge):
    one, other = told("one", {}), told("other", {})
    for report in (one, other):
        keep(ledger, report)
    links.refresh(ledger, knowledge)
    assert len(ledger.incidents()) == 1
    moved = replace(other, claims=(replace(other.claims[0], event=told("x", {"where": "Marrat"}).claims[0].event),))
    keep(ledger, moved, LATER_RUN)
    assert links.refresh(ledger, knowledge) == 1
    assert len(ledger.incidents()) == 2


def test_what_people_decide_about_links_holds_and_can_be_undone(ledger, knowledge):
    one, other = told("one", {}), told("other", {})
    for report in (one, other):
        keep(ledger, report)
    links.refresh(ledger, knowledge)
    a, b = one.claims[0].id, other.claims[0].id
    apart = ledger.decide("different", a, against=(b,), by="Rima", note="another street")
    links.refresh(ledger, knowledge)
    assert len(ledger.incidents()) == 2
    keep(ledger, replace(one, claims=(replace(one.claims[0], act="speculates"),)), LATER_RUN)
    links.refresh(ledger, knowledge)
    assert len(ledger.incidents()) == 2
    ledger.decide("undo", apart.id, by="Omar")
    links.refresh(ledger, knowledge)
    assert len(ledger.incidents()) == 1
    ledger.decide("different", a, against=(b,), by="Rima")
    ledger.decide("same", b, against=(a,), by="Omar")
    links.refresh(ledger, knowledge)
    assert len(ledger.incidents()) == 1


def test_a_rejected_claim_leaves_its_incident(ledger, knowledge):
    one = told("one", {}, {"kind": "casualties", "numbers": (killed(12),)})
    keep(ledger, one)
    links.refresh(ledger, knowledge)
    assert len(ledger.incidents()[0].incident.claims) == 2
    ledger.decide("reject", one.claims[1].id, by="Rima")
    links.refresh(ledger, knowledge)
    assert ledger.incidents()[0].incident.claims == (one.claims[0].id,)


def test_an_incident_is_found_by_its_beginning_and_by_its_claims_with_what_a_list_shows(ledger, knowledge):
    ministry = speaker("the ministry", "rus-mod", "ministry")
    one = told("one", {"by": (ministry,), "numbers": (killed(59),)})
    other = told("other", {"by": (ministry,), "numbers": (killed(59),)})
    for report in (one, other):
        keep(ledger, report)
    links.refresh(ledger, knowledge)
    (row,) = ledger.incidents()
    assert ledger.incident(row.incident.id[4:12]) == row
    assert ledger.incidents([other.claims[0].id]) == [row]
    assert ledger.incidents([]) == []
    assert (row.first_day, row.last_day) == (date(2021, 3, 9), date(2021, 3, 9))
    summary = row.summary
    assert (summary["what"], summary["place"], summary["origins"], summary["reports"]) == ("shelling", "Dorrin", 1, 2)
    assert summary["states"]["killed"] == "single-origin"


def keep_and_link(ledger, knowledge, many):
    for n in range(many):
        keep(ledger, told(f"r{n}", {"where": None, "day": None}))
    assert links.refresh(ledger, knowledge) == many
    assert links.refresh(ledger, knowledge) == 0


def test_many_reports_at_once_are_many_portions(ledger, knowledge, monkeypatch):
    """More ids than go into one question."""
    for room in ("portions", "linked", "asking"):
        monkeypatch.setattr(f"reportedly.ledger.{room}.MOST_VALUES", 20)
    keep_and_link(ledger, knowledge, 70)


def test_so_many_reports_at_once_that_a_whole_portion_is_full(tmp_path, knowledge):
    with Ledger.open(tmp_path / "books.db", create=True) as ledger:
        keep_and_link(ledger, knowledge, MOST_VALUES + 50)


def test_links_that_were_made_by_other_rules_are_made_anew(ledger, knowledge):
    for report in (told("one", {}), told("other", {})):
        keep(ledger, report)
    assert links.refresh(ledger, knowledge) == 2
    (before,) = linked(ledger)
    with ledger.linking() as books:
        books.made_by("rules of another version")
    assert links.refresh(ledger, knowledge) == 2
    assert linked(ledger) == [before]
    assert links.refresh(ledger, knowledge) == 0


def test_an_incident_that_stays_as_it_was_is_left_alone_and_one_that_changes_is_worked_out_anew(
    ledger, knowledge, monkeypatch
):
    for report in (told("one", {}), told("two", {"where": "Marrat"})):
        keep(ledger, report)
    links.refresh(ledger, knowledge)
    worked_out = []
    real = relinking.account_of
    monkeypatch.setattr(relinking, "account_of", lambda i, *rest: worked_out.append(i.id) or real(i, *rest))
    joining = told("three", {"where": "Marrat"})
    keep(ledger, joining)
    links.refresh(ledger, knowledge)
    (changed,) = (row for row in ledger.incidents() if joining.claims[0].id in row.incident.claims)
    assert worked_out == [changed.incident.id]
    assert changed.summary["reports"] == 2


def test_what_was_weighed_is_forgotten_with_its_telling(ledger, knowledge):
    one, other = told("one", {}), told("other", {})
    for report in (one, other):
        keep(ledger, report)
    links.refresh(ledger, knowledge)
    with ledger.linking() as books:
        companies = books.forget([one.report.id])
        assert len(companies) == 1
        assert list(books.edges_of(companies)) == []


def test_lists_ask_for_the_incidents_of_claims_that_fit_also_after_decisions(ledger, knowledge):
    one, other = told("one", {"numbers": (killed(3),)}), told("other", {"where": "Marrat", "kind": "attack"})
    for report in (one, other):
        keep(ledger, report)
    links.refresh(ledger, knowledge)
    shelling = ClaimFilter(kind="shelling")

    def found():
        return [line.claims for line in ledger.incident_lines(shelling)]

    assert found() == [row.incident.claims for row in ledger.incidents(wanted=shelling)] == [(one.claims[0].id,)]
    assert len(ledger.incident_lines()) == len(list(ledger.voices())) == len(list(ledger.losses())) == 2
    assert list(ledger.losses(shelling)) == [[["", "people killed", one.report.outlet, 3, 3]]]
    ledger.decide("correct", other.claims[0].id, by="Rima", slot="event.kind", value="shelling")
    links.refresh(ledger, knowledge)
    assert len(found()) == 2
    ledger.decide("reject", one.claims[0].id, by="Rima")
    links.refresh(ledger, knowledge)
    assert found() == [(other.claims[0].id,)]

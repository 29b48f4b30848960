"""Which reports share text, kept in the ledger: found as they come, the same in any order, and made anew."""

import random

import pytest

from made_by_hand import RUN
from older_ledgers import set_back
from reportedly.copies import compare
from reportedly.ledger import Ledger
from reportedly.linking.lineage.families import families
from reportedly.linking.lineage.shelf import relations_among
from reportedly.model import Coding
from reprints import edited, other_news, wire

REPORTS = [
    wire(url="https://harbour.example/market"),
    edited(),
    edited(key="lake", outlet="Lake Courier", credits=(), published=None),
    other_news(),
    other_news(key="again", outlet="Hill Echo"),
]


def keep(ledger, reports):
    for told in reports:
        ledger.keep(told, Coding(report_id=told.id, claims=(), issues=()), RUN)
        compare(ledger)


@pytest.fixture
def path(place):
    return place


@pytest.mark.parametrize("seed", range(3))
def test_the_ledger_finds_what_a_shelf_in_memory_finds_whatever_the_order(path, seed):
    expected = list(relations_among(REPORTS))
    assert {one.kind for one in expected} == {"copy", "stock"}
    shuffled = REPORTS[:]
    random.Random(seed).shuffle(shuffled)
    with Ledger.open(path, create=True) as ledger:
        keep(ledger, shuffled)
        keep(ledger, shuffled)
        assert ledger.relations() == expected


def test_relations_are_given_of_some_reports(path):
    with Ledger.open(path, create=True) as ledger:
        keep(ledger, REPORTS)
        some = ledger.relations([other_news().id])
        assert {one.other(other_news().id) for one in some if one.is_one_text} == {REPORTS[4].id}
        assert ledger.relations([]) == []


def test_a_family_is_gathered_over_copies_of_copies(path):
    with Ledger.open(path, create=True) as ledger:
        keep(ledger, REPORTS)
        reports, relations = ledger.relatives(REPORTS[2].id)
        assert {report.id for report in reports} == {report.id for report in REPORTS[:3]}
        (family,) = families(reports, relations)
        assert family.original == REPORTS[0].id


def test_reports_can_be_compared_anew(path):
    with Ledger.open(path, create=True) as ledger:
        keep(ledger, REPORTS)
        before = ledger.relations()
        with ledger.comparing() as shelf:
            shelf.clear()
        assert ledger.relations() == []
        assert len(ledger.uncompared()) == len(REPORTS)
        compare(ledger, anew=True)
        assert ledger.relations() == before
        assert ledger.uncompared() == []


def clear_and_fail(shelf):
    shelf.clear()
    raise KeyError("the report that was never there")


def test_a_comparison_that_fails_leaves_nothing_behind(path):
    with Ledger.open(path, create=True) as ledger:
        keep(ledger, REPORTS[:2])
        before = ledger.relations()
        with pytest.raises(KeyError), ledger.comparing() as shelf:
            clear_and_fail(shelf)
        assert ledger.relations() == before


def of_version_2(path):
    """Make a ledger as version 2 left it: no report was compared with another."""
    set_back(path, 2, "sentence_bands", "compared_reports", "report_relations")


def test_an_older_ledger_knows_of_no_copies_and_is_compared_once_it_is_written_to(path):
    with Ledger.open(path, create=True) as ledger:
        keep(ledger, REPORTS)
        expected = ledger.relations()
    of_version_2(path)
    with Ledger.open(path) as ledger:
        assert ledger.relations() == []
        assert len(ledger.uncompared()) == len(REPORTS)
        assert [report.id for report in ledger.relatives(REPORTS[0].id)[0]] == [REPORTS[0].id]
    with Ledger.open(path, write=True) as ledger:
        compare(ledger)
        assert ledger.relations() == expected

"""Each older version of a ledger is read as it is, and raised when it is first written to; in both stores."""

import pytest

from made_by_hand import RUN, coding_of, report
from older_ledgers import DECIDED, set_back, version_of, without_shapes
from reportedly.errors import NewerLedgerError
from reportedly.ledger import Ledger
from reportedly.ledger.schema import SCHEMA_VERSION


@pytest.fixture
def books(place):
    with Ledger.open(place, create=True) as ledger:
        told = report()
        ledger.keep(told, coding_of(told), RUN)
    return place


def test_version_1_had_no_shapes(books):
    without_shapes(books)
    set_back(books, 1, *DECIDED)
    with Ledger.open(books) as ledger:
        claims = list(ledger.claims())
    assert len(claims) == 3
    assert all(c.claim.event.where is None or c.claim.event.where.shape is None for c in claims)
    assert version_of(books) == 1
    told = report(key="other", outlet="Other")
    with Ledger.open(books, create=True) as ledger:
        ledger.keep(told, coding_of(told), RUN)
    assert version_of(books) == SCHEMA_VERSION
    with Ledger.open(books) as ledger:
        assert len(list(ledger.claims())) == 6


def test_version_2_had_no_decisions(books):
    set_back(books, 2, *DECIDED)
    with Ledger.open(books) as ledger:
        assert len(list(ledger.claims())) == 3
        assert ledger.decisions() == []
        assert ledger.offers() == []
        assert ledger.broken_decision() is None
    assert version_of(books) == 2
    with Ledger.open(books, write=True) as ledger:
        claim = next(ledger.claims()).claim
        ledger.decide("reject", claim.id, by="Rima")
        assert len(list(ledger.claims())) == 2
    assert version_of(books) == SCHEMA_VERSION


def test_version_3_had_no_samples(books):
    with Ledger.open(books, write=True) as ledger:
        claim = next(ledger.claims()).claim
        ledger.decide("reject", claim.id, by="Rima")
    set_back(books, 3)
    with Ledger.open(books) as ledger:
        assert len(list(ledger.claims())) == 2
        assert [d.kind for d in ledger.decisions()] == ["reject"]
        left = next(ledger.claims()).claim
    assert version_of(books) == 3
    with Ledger.open(books, write=True) as ledger:
        ledger.decide("sample", left.id, by="Rima", value={"size": 1, "seed": 7})
        assert [d.kind for d in ledger.decisions()] == ["reject", "sample"]
        assert ledger.broken_decision() is None
    assert version_of(books) == SCHEMA_VERSION


def test_version_4_had_no_lines(books):
    set_back(books, 4, "report_lines")
    with Ledger.open(books) as ledger:
        assert [len(lines.now.id) for lines in ledger.lines()] == [3]
    assert version_of(books) == 4
    with Ledger.open(books, write=True) as ledger:
        ledger.decide("reject", next(ledger.claims()).claim.id, by="Rima")
        assert [len(lines.now.id) for lines in ledger.lines()] == [2]
    assert version_of(books) == SCHEMA_VERSION


def test_version_5_kept_no_answers(books):
    set_back(books, 5, "kept_answers")
    with Ledger.open(books) as ledger:
        assert ledger.kept_answer("all", ledger.last_change(), "form") is None
    assert version_of(books) == 5
    with Ledger.open(books, write=True) as ledger:
        assert ledger.keep_answers({"all": b"told"}, ledger.last_change(), "form")
        assert ledger.kept_answer("all", ledger.last_change(), "form") == b"told"
    assert version_of(books) == SCHEMA_VERSION


def test_every_older_version_is_tried_here():
    tried = {int(name.split("_")[2]) for name in globals() if name.startswith("test_version_")}
    assert tried == set(range(1, SCHEMA_VERSION))


def test_a_newer_version_is_refused(books):
    set_back(books, 99)
    for how in ({}, {"write": True}, {"create": True}):
        with pytest.raises(NewerLedgerError, match=r"version 99.*upgrade reportedly"):
            Ledger.open(books, **how)

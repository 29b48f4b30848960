"""Each filter alone, against claims that it must and must not find."""

from dataclasses import replace
from datetime import date

import pytest

from made_by_hand import RUN, coding_of, report
from reportedly.errors import LedgerError
from reportedly.ledger import ClaimFilter, Ledger
from reportedly.model import Coding


@pytest.fixture(params=["with a word index", "without", "postgresql"])
def ledger(request, tmp_path, monkeypatch):
    place = tmp_path / "books.db"
    if request.param == "without":
        monkeypatch.setattr("reportedly.ledger.sqlite_store._has_fts5", lambda connection: False)
    elif request.param == "postgresql":
        place = request.getfixturevalue("postgres_place")
    with Ledger.open(place, create=True) as opened:
        told = report()
        opened.keep(told, coding_of(told), RUN)
        later = report(key="dorrin-2", outlet="Harbour 100% Times", published=date(2021, 4, 1), text=told.text + " ")
        opened.keep(later, Coding(report_id=later.id, claims=(replace(coding_of(later).claims[2]),)), RUN)
        yield opened


def found(ledger, **wanted):
    return [(row.report.key, row.claim.event.kind, row.claim.act) for row in ledger.claims(ClaimFilter(**wanted))]


shelling = ("dorrin-1", "shelling", "asserts")
denial = ("dorrin-1", "shelling", "denies")
hearsay = ("dorrin-1", "air-strike", "asserts")
later = ("dorrin-2", "air-strike", "asserts")


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, [later, shelling, denial, hearsay]),
        ({"speaker": "health"}, [shelling]),
        ({"speaker": "gov-army"}, [denial]),
        ({"speaker": "valley post"}, [hearsay]),
        ({"speaker": "%"}, [later]),
        ({"speaker": "no such name", "speaker_ids": ("gov-army", "other")}, [denial]),
        ({"actor": "gov"}, [shelling]),
        ({"actor": "no such name", "actor_ids": ("gov",)}, [shelling]),
        ({"actor": "ARMY"}, [denial]),
        ({"kind": "air-strike"}, [later, hearsay]),
        ({"since": date(2021, 3, 10)}, [later, denial, hearsay]),
        ({"until": date(2021, 3, 9)}, [shelling]),
        ({"until": date(2021, 3, 8)}, []),
        ({"since": date(2021, 3, 9), "until": date(2021, 3, 9)}, [shelling]),
        ({"text": "artillery market"}, [shelling]),
        ({"text": 'artillery" OR "strike'}, []),
        ({"text": "under AND NOT way"}, []),
        ({"text": "  "}, [later, shelling, denial, hearsay]),
        ({"report": "dorrin-2"}, [later]),
        ({"report": "dorrin"}, []),
        ({"outlet": "harbour"}, [later]),
        ({"outlet": "1__%"}, []),
        ({"outlet": "valley", "kind": "shelling", "speaker": "army"}, [denial]),
    ],
)
def test_a_filter_finds_what_it_says(ledger, wanted, expected):
    assert found(ledger, **wanted) == expected


def test_words_are_found_by_their_stem_in_the_index(place):
    with Ledger.open(place, create=True) as opened:
        told = report()
        opened.keep(told, coding_of(told), RUN)
        assert found(opened, text="strikes") == [hearsay]


def test_a_claim_is_found_by_any_unambiguous_beginning(ledger):
    row = next(iter(ledger.claims(ClaimFilter(kind="shelling"))))
    for beginning in (row.claim.id, row.claim.id[4:], row.claim.id[:14], " " + row.claim.id[4:16]):
        assert ledger.claim(beginning).claim == row.claim
    with pytest.raises(LedgerError, match="fits several"):
        ledger.claim("clm_")
    with pytest.raises(LedgerError, match=r"no claim zz .*reportedly claims"):
        ledger.claim("zz")
    with pytest.raises(LedgerError, match="no claim"):
        ledger.claim("clm_%")


def test_a_report_is_found_by_key_and_by_id(ledger):
    assert ledger.report("dorrin-1").key == "dorrin-1"
    assert ledger.report(ledger.report("dorrin-2").id[:12]).key == "dorrin-2"
    with pytest.raises(LedgerError, match="no report"):
        ledger.report("dorrin")


def test_reports_come_newest_first_with_their_counts(ledger):
    assert [(row.report.key, row.claims, row.issues) for row in ledger.reports()] == [
        ("dorrin-2", 1, 0),
        ("dorrin-1", 3, 1),
    ]

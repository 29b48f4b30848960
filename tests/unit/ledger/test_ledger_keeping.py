"""What is kept stays kept: once, whole, and in versions."""

from dataclasses import replace

import pytest

from made_by_hand import LATER_RUN, RUN, coding_of, report, shelling
from reportedly.ledger import Ledger
from reportedly.model import Coding, Issue


@pytest.fixture
def ledger(place):
    with Ledger.open(place, create=True) as opened:
        yield opened


def test_a_report_comes_back_with_its_claims_in_text_order(ledger):
    told = report()
    kept = ledger.keep(told, coding_of(told), RUN)
    assert (kept.new_report, kept.claims, kept.changed, kept.issues) == (True, 3, 0, 1)
    rows = list(ledger.claims())
    assert [row.claim for row in rows] == list(coding_of(told).claims)
    assert {row.report for row in rows} == {told}
    assert list(ledger.issues()) == list(coding_of(told).issues)


def test_the_second_time_adds_nothing(ledger):
    told = report()
    ledger.keep(told, coding_of(told), RUN)
    again = ledger.keep(told, coding_of(told), RUN)
    assert again.already
    assert again.claims == again.issues == 0
    assert len(list(ledger.claims())) == 3
    assert len(list(ledger.issues())) == 1


def test_a_report_without_claims_counts_as_coded(ledger):
    told = report()
    assert not ledger.is_coded(told.id, RUN.id)
    ledger.keep(told, Coding(report_id=told.id), RUN)
    assert ledger.is_coded(told.id, RUN.id)
    assert not ledger.is_coded(told.id, LATER_RUN.id)
    assert [(row.claims, row.issues) for row in ledger.reports()] == [(0, 0)]


def test_a_later_run_adds_a_version_and_the_older_claim_stays_readable(ledger):
    told = report()
    first = coding_of(told)
    ledger.keep(told, first, RUN)
    bolder = replace(shelling(told), certainty="probable")
    kept = ledger.keep(told, Coding(report_id=told.id, claims=(bolder, first.claims[1])), LATER_RUN)
    assert (kept.new_report, kept.claims, kept.changed) == (False, 0, 1)
    assert [row.claim for row in ledger.claims()] == [bolder, first.claims[1]]
    assert list(ledger.issues()) == []
    gone = ledger.claim(first.claims[2].id)
    assert gone.superseded
    assert gone.run_id == RUN.id
    assert not ledger.claim(bolder.id).superseded


def test_a_failed_coding_is_told_and_tried_again(ledger):
    told = report()
    trouble = Issue(report=told.id, code="coder-failed", detail="ValueError: odd")
    assert ledger.keep_failure(told, trouble, RUN).issues == 1
    assert ledger.keep_failure(told, trouble, RUN).issues == 0
    assert not ledger.is_coded(told.id, RUN.id)
    assert list(ledger.issues()) == [trouble]
    assert [row.report for row in ledger.reports()] == [told]
    ledger.keep(told, coding_of(told), RUN)
    assert [issue.code for issue in ledger.issues()] == ["no-date"]


def test_trouble_in_reading_is_kept_once(ledger):
    trouble = Issue(report="broken.html", code="unreadable-file", detail="it is binary")
    assert ledger.keep_issues([trouble]) == 1
    assert ledger.keep_issues([trouble]) == 0
    assert list(ledger.issues(code="unreadable-file")) == [trouble]
    assert list(ledger.issues(report="broken.html")) == [trouble]
    assert list(ledger.issues(code="no-date")) == []


def test_two_claims_with_one_id_become_an_issue_and_not_a_loss_of_the_report(ledger):
    told = report()
    twin = replace(shelling(told), certainty="possible")
    kept = ledger.keep(told, Coding(report_id=told.id, claims=(shelling(told), twin)), RUN)
    assert kept.claims == 1
    assert [issue.code for issue in ledger.issues()] == ["claim-told-twice"]


def test_verbatim_copies_in_two_outlets_stay_two_reports(ledger):
    here, there = report(), report(outlet="Harbour Times")
    for told in (here, there):
        ledger.keep(told, coding_of(told), RUN)
    assert {row.report.outlet for row in ledger.reports()} == {"Valley Post", "Harbour Times"}
    assert len(list(ledger.claims())) == 6


def test_nothing_of_a_report_is_kept_when_a_claim_cannot_be(ledger):
    told = report()
    broken = replace(shelling(told), quote="\ud800")
    with pytest.raises(UnicodeEncodeError):
        ledger.keep(told, Coding(report_id=told.id, claims=(*coding_of(told).claims[1:], broken)), RUN)
    assert list(ledger.reports()) == []
    assert list(ledger.claims()) == []


def test_half_a_character_is_refused_wherever_in_a_claim_it_stands(ledger):
    told = report()
    whole = shelling(told)
    assert whole.event.where is not None
    broken = replace(whole, event=replace(whole.event, where=replace(whole.event.where, rule="place.\ud800")))
    with pytest.raises(UnicodeEncodeError):
        ledger.keep(told, Coding(report_id=told.id, claims=(broken,)), RUN)
    assert list(ledger.reports()) == []

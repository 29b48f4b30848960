"""What people decide is kept for good, read at once, survives another coder, and can be undone."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from made_by_hand import LATER_RUN, RUN, coding_of, report, shelling
from reportedly.errors import LedgerError
from reportedly.ledger import ClaimFilter, Ledger, claim_for_decision
from reportedly.ledger.rows import claim_to_values
from reportedly.model import Coding
from reportedly.model.decision import START_OF_CHAIN

NOON = datetime(2021, 3, 11, 12, 0, tzinfo=UTC)


@pytest.fixture
def told():
    return report()


@pytest.fixture
def ledger(place, told):
    with Ledger.open(place, create=True) as opened:
        opened.keep(told, coding_of(told), RUN)
        yield opened


def now(ledger):
    return [kept.claim for kept in ledger.claims()]


def of(ledger, claim_id):
    return ledger.claim(claim_id)


def test_a_value_put_right_is_read_and_found_from_then_on(ledger, told):
    claim = shelling(told)
    made = ledger.decide(
        "correct", claim.id, slot="event.kind", value="air-strike", by="Rima", note="two jets", at=NOON
    )
    kept = of(ledger, claim.id)
    assert (kept.claim.event.kind, kept.decided, kept.superseded) == ("air-strike", True, False)
    assert [k.claim.id for k in ledger.claims(ClaimFilter(kind="shelling"))] == [coding_of(told).claims[1].id]
    assert claim.id in {k.claim.id for k in ledger.claims(ClaimFilter(kind="air-strike"))}
    assert [e.rule for e in kept.claim.evidence if e.slot == "event.kind"] == [f"decided.{made.id}"]
    assert ledger.decisions(claim.id) == [made]
    assert (made.by, made.at, made.note, made.before) == ("Rima", NOON, "two jets", START_OF_CHAIN)


def test_a_later_decision_supersedes_and_undoing_it_brings_the_earlier_one_back(ledger, told):
    claim = shelling(told)
    ledger.decide("correct", claim.id, slot="certainty", value="probable", by="Rima")
    second = ledger.decide("correct", claim.id, slot="certainty", value="possible", by="Omar")
    assert of(ledger, claim.id).claim.certainty == "possible"
    undone = ledger.decide("undo", second.id, by="Rima")
    assert of(ledger, claim.id).claim.certainty == "probable"
    ledger.decide("undo", undone.id, by="Omar")
    assert of(ledger, claim.id).claim.certainty == "possible"
    assert len(ledger.decisions()) == 4


def test_one_part_of_a_number_can_be_put_right(ledger, told):
    claim = shelling(told)
    ledger.decide("correct", claim.id, slot="event.quantities.0.low", value=14, by="Rima")
    assert of(ledger, claim.id).claim.event.quantities[0].low == 14
    with pytest.raises(LedgerError, match="does not fit"):
        ledger.decide("correct", claim.id, slot="event.quantities.7.low", value=14, by="Rima")


def test_a_rejected_claim_is_hidden_until_that_is_undone(ledger, told):
    claim = shelling(told)
    gone = ledger.decide("reject", claim.id, by="Rima")
    assert claim.id not in {c.id for c in now(ledger)}
    assert of(ledger, claim.id).superseded
    ledger.decide("undo", gone.id, by="Rima")
    assert now(ledger) == list(coding_of(told).claims)


def test_a_rejected_value_is_left_empty_and_one_that_must_stand_is_refused(ledger, told):
    claim = shelling(told)
    ledger.decide("reject", claim.id, slot="event.where", by="Rima")
    assert of(ledger, claim.id).claim.event.where is None
    with pytest.raises(LedgerError, match="cannot be left empty"):
        ledger.decide("reject", claim.id, slot="act", by="Rima")


def test_a_claim_that_was_missed_can_be_added(ledger, told):
    missed = replace(shelling(told), span=(0, 14), quote=told.text[:14], ordinal=0)
    ledger.decide("add", by="Rima", value=claim_for_decision(missed))
    assert now(ledger) == [*coding_of(told).claims, missed]
    kept = of(ledger, missed.id)
    assert (kept.claim, kept.run_id, kept.decided) == (missed, None, True)
    assert missed in [k.claim for k in ledger.claims(ClaimFilter(kind="shelling"))]


def test_another_speaker_makes_another_claim_in_the_place_of_the_old(ledger, told):
    claim = shelling(told)
    values = claim_to_values(coding_of(told).claims[1])["said_by"]
    ledger.decide("correct", claim.id, slot="said_by", value=values, by="Rima")
    first = now(ledger)[0]
    assert first.said_by == coding_of(told).claims[1].said_by
    assert first.id != claim.id
    ledger.decide("correct", first.id, slot="certainty", value="possible", by="Rima")
    assert now(ledger)[0].certainty == "possible"
    assert len(now(ledger)) == 3


def test_a_claim_is_split_and_two_are_merged(ledger, told):
    claim = shelling(told)
    parts = [replace(claim, ordinal=5), replace(claim, ordinal=6)]
    split = ledger.decide("split", claim.id, by="Rima", value=[claim_for_decision(part) for part in parts])
    assert now(ledger)[:2] == parts
    ledger.decide("undo", split.id, by="Rima")
    second = coding_of(told).claims[2]
    ledger.decide("merge", claim.id, second.id, by="Rima")
    assert [c.id for c in now(ledger)] == [claim.id, coding_of(told).claims[1].id]
    assert now(ledger)[0].also == (second.span,)


def test_a_decision_survives_a_changed_coder(ledger, told):
    claim = shelling(told)
    ledger.decide("correct", claim.id, slot="certainty", value="possible", by="Rima")
    other = replace(claim, act="speculates")
    ledger.keep(told, Coding(report_id=told.id, claims=(other, coding_of(told).claims[1])), LATER_RUN)
    kept = of(ledger, claim.id)
    assert (kept.claim.act, kept.claim.certainty) == ("speculates", "possible")
    assert ledger.offers() == []


def test_what_was_accepted_stays_though_the_coder_changes_its_mind(ledger, told):
    claim = shelling(told)
    ledger.decide("accept", claim.id, slot="certainty", by="Rima")
    ledger.keep(told, Coding(report_id=told.id, claims=(replace(claim, certainty="possible"),)), LATER_RUN)
    assert of(ledger, claim.id).claim.certainty == "certain"


def test_a_decision_whose_claim_moved_is_offered_for_the_claim_in_the_same_words(ledger, told):
    claim = shelling(told)
    made = ledger.decide("reject", claim.id, by="Rima")
    start, end = claim.span
    moved = replace(claim, span=(start + 2, end), quote=told.text[start + 2 : end])
    elsewhere = coding_of(told).claims[1]
    ledger.keep(told, Coding(report_id=told.id, claims=(moved, elsewhere)), LATER_RUN)
    assert now(ledger) == [moved, elsewhere]
    (offer,) = ledger.offers()
    assert (offer.decision, offer.was.id, offer.candidates) == (made, claim.id, (moved,))
    ledger.decide("undo", made.id, by="Rima")
    ledger.decide("reject", moved.id, by="Rima")
    assert now(ledger) == [elsewhere]
    assert ledger.offers() == []


def test_links_are_decided_between_claims_or_reports_that_are_there(ledger, told):
    one, other, _ = coding_of(told).claims
    made = ledger.decide("same", one.id, against=(other.id,), by="Rima", note="the same shells")
    assert ledger.decisions(other.id) == [made]
    assert now(ledger) == list(coding_of(told).claims)
    with pytest.raises(LedgerError, match="two sides"):
        ledger.decide("same", one.id, against=(one.id,), by="Rima")
    with pytest.raises(LedgerError, match="no claim or report"):
        ledger.decide("different", one.id, against=("clm_none",), by="Rima")


@pytest.mark.parametrize(
    ("kind", "about", "how", "said"),
    [
        ("agree", (), {}, "there is no decision"),
        ("reject", ("clm_none",), {}, "no claim clm_none"),
        ("undo", ("dec_none",), {}, "no decision dec_none"),
        ("merge", ("clm_none",), {}, "two claims or more"),
        ("add", (), {"value": {"quote": "x"}}, "cannot be kept"),
    ],
)
def test_what_fits_nothing_is_refused_and_leaves_no_trace(ledger, kind, about, how, said):
    with pytest.raises(LedgerError, match=said):
        ledger.decide(kind, *about, by="Rima", **how)
    assert ledger.decisions() == []


def test_a_decision_is_signed(ledger, told):
    with pytest.raises(LedgerError, match="needs a name"):
        ledger.decide("reject", shelling(told).id, by=" ")


@pytest.mark.parametrize("column", ["note", "by", "value", "at", "about"])
def test_a_decision_that_was_changed_afterwards_breaks_the_chain(ledger, told, column):
    claim = shelling(told)
    first = ledger.decide("correct", claim.id, slot="certainty", value="possible", by="Rima", at=NOON)
    ledger.decide("correct", claim.id, slot="act", value="speculates", by="Rima", at=NOON)
    assert ledger.broken_decision() is None
    forged = {"at": "2020-01-01T00:00:00+00:00", "about": '["clm_x"]'}.get(column, '"forged"')
    with ledger._store.engine.begin() as raw:
        raw.execute(text(f"UPDATE decisions SET {column} = '{forged}' WHERE id = '{first.id}'"))
    assert ledger.broken_decision() == first.id


def test_a_decision_that_was_taken_out_breaks_the_chain(ledger, told):
    claim = shelling(told)
    ledger.decide("correct", claim.id, slot="certainty", value="possible", by="Rima")
    second = ledger.decide("correct", claim.id, slot="act", value="speculates", by="Rima")
    with ledger._store.engine.begin() as raw:
        raw.execute(text("DELETE FROM decision_subjects WHERE decision = 1"))
        raw.execute(text("DELETE FROM decisions WHERE number = 1"))
    assert ledger.broken_decision() == second.id

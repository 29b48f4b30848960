"""The lines and doubts of all claims say what the claims themselves say, in SQLite and in PostgreSQL."""

import pytest

from made_by_hand import RUN, coding_of, report, shelling
from reportedly.ledger import Ledger
from reportedly.ledger.picked import Picked
from reportedly.ledger.schema import claim_versions


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger(request, tmp_path):
    on_a_server = request.param == "postgresql"
    place = request.getfixturevalue("postgres_place") if on_a_server else tmp_path / "books.db"
    with Ledger.open(place, create=True) as books:
        books.keep(report(), coding_of(report()), RUN)
        yield books


def test_a_line_has_what_its_claim_has(ledger):
    kept = {one.claim.id: one.claim for one in ledger.claims()}
    lines = list(ledger.claim_lines())
    assert [line.id for line in lines] == list(kept)
    for line in lines:
        claim = kept[line.id]
        event, when, where = claim.event, claim.event.when, claim.event.where
        assert (line.quote, line.kind, line.act, line.certainty) == (
            claim.quote,
            event.kind,
            claim.act,
            claim.certainty,
        )
        assert (line.status, line.polarity) == (event.status, claim.polarity)
        assert (line.first_day, line.last_day) == ((when.start, when.end) if when else (None, None))
        assert (line.where is None) == (where is None)
        if where and line.where:
            assert (line.where.name, line.where.lat, line.where.radius_km) == (where.name, where.lat, where.radius_km)
            assert line.relation == where.relation
        told = [("speaker", one.name, one.actor) for one in claim.said_by]
        told += [("agent", one.name or one.mention, one.actor) for one in event.agents]
        told += [("target", one.name or one.mention, one.actor) for one in event.targets]
        assert [tuple(one) for one in line.named] == told


def test_doubts_are_read_once(ledger):
    known = {}
    first = sorted(ledger.claim_doubts(known))
    weighty = next(one for one in first if one.claim == shelling(report()).id)
    assert (weighty.score, weighty.harmed, weighty.contends) == (0.97, 12.0, False)
    assert len(known) == len(first) == 3
    number = next(iter(known))
    known[number] = known[number]._replace(harmed=7000.0)
    assert 7000.0 in [one.harmed for one in ledger.claim_doubts(known)]


def test_only_plain_paths_are_picked():
    with pytest.raises(ValueError, match="plain names"):
        Picked(claim_versions.c.wire, (("quote",), ("it's",)))

"""The lines and doubts of all claims say what the claims themselves say, whatever is done; in SQLite and PostgreSQL."""

import json

import pytest
from sqlalchemy import JSON, Column, MetaData, Table, create_engine, insert, select

from made_by_hand import LATER_RUN, RUN, coding_of, report, shelling
from older_ledgers import set_back
from reportedly.ledger import NONE, Ledger, PlaceLine, day_number
from reportedly.ledger.picked import Picked
from reportedly.ledger.schema import claim_versions, report_lines


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, tmp_path):
    return request.getfixturevalue("postgres_place") if request.param == "postgresql" else tmp_path / "books.db"


@pytest.fixture
def ledger(place):
    with Ledger.open(place, create=True) as books:
        books.keep(report(), coding_of(report()), RUN)
        yield books


def told(ledger):
    """What the lines say of each claim, in their order: each name in place of its number."""
    found = []
    for head, now, _ in ledger.lines():
        starts = {"speaker": [0, *now.speaker_ends], "actor": [0, *now.actor_ends]}
        for i, claim in enumerate(now.id):
            where = None if now.place[i] == NONE else PlaceLine(*now.places[now.place[i]])
            people = {
                role: [tuple(now.people[one]) for one in getattr(now, role)[starts[role][i] : starts[role][i + 1]]]
                for role in starts
            }
            words = {
                name: now.words[getattr(now, name)[i]] for name in ("kind", "status", "act", "certainty", "polarity")
            }
            relation = None if now.relation[i] == NONE else now.words[now.relation[i]]
            found.append((head.id, claim, now.quote[i], now.first[i], now.last[i], words, relation, where, people))
    return found


def as_claims_have_it(ledger):
    found = []
    for kept in ledger.claims():
        claim, event = kept.claim, kept.claim.event
        when, where = event.when, event.where
        place = where and PlaceLine(
            where.name or where.mention, where.place, where.country, where.level, where.lat, where.lon,
            where.radius_km, None,
        )  # fmt: skip
        people = {
            "speaker": list(dict.fromkeys((one.name or one.mention, one.actor) for one in claim.said_by)),
            "actor": list(
                dict.fromkeys((one.name or one.mention, one.actor) for one in (*event.agents, *event.targets))
            ),
        }
        words = {
            "kind": event.kind, "status": event.status, "act": claim.act, "certainty": claim.certainty,
            "polarity": claim.polarity,
        }  # fmt: skip
        days = (day_number(when.start), day_number(when.end)) if when else (None, None)
        relation = where.relation if where else None
        found.append((claim.report_id, claim.id, claim.quote, *days, words, relation, place, people))
    return found


def test_lines_have_what_their_claims_have(ledger):
    assert told(ledger) == as_claims_have_it(ledger)
    assert len(told(ledger)) == 3


def test_lines_follow_whatever_changes_how_claims_are_read(ledger):
    other = report(key="other", outlet=None, published=None)
    ledger.keep(other, coding_of(other), RUN)
    assert told(ledger) == as_claims_have_it(ledger)
    said = shelling(report()).id
    first = ledger.decide("reject", said, by="Ada")
    assert told(ledger) == as_claims_have_it(ledger)
    assert said not in [claim for _, claim, *_ in told(ledger)]
    assert [lines.gone.id for lines in ledger.lines()] == [[said], []]
    ledger.decide("correct", shelling(other).id, by="Ada", slot="event.where.country", value="IQ")
    assert told(ledger) == as_claims_have_it(ledger)
    ledger.decide("undo", first.id, by="Ada")
    assert said in [claim for _, claim, *_ in told(ledger)]
    ledger.keep(report(), coding_of(report()), LATER_RUN)
    ledger.forget(other.id, by="Ada", note="asked for")
    assert told(ledger) == as_claims_have_it(ledger)
    assert [head.id for head, *_ in ledger.lines()] == [report().id]


def test_a_ledger_without_lines_is_read_the_same_and_gets_them(ledger, place):
    ledger.decide("reject", shelling(report()).id, by="Ada")
    before, doubts = told(ledger), sorted(ledger.doubts())
    gone = [lines.gone.id for lines in ledger.lines()]
    set_back(place, 4, "report_lines")
    assert (told(ledger), sorted(ledger.doubts())) == (before, doubts)
    with Ledger.open(place, write=True) as again:
        assert told(again) == before
        assert again.keep_lines() == 1
        assert again.keep_lines() == 0
        assert (told(again), sorted(again.doubts())) == (before, doubts)
        assert [lines.gone.id for lines in again.lines()] == gone


def test_lines_of_another_form_are_made_anew(ledger):
    with ledger._store.engine.begin() as raw:
        raw.execute(report_lines.update().values(form=0, lines="of another form"))
    assert told(ledger) == as_claims_have_it(ledger)
    assert ledger.keep_lines() == 1
    assert told(ledger) == as_claims_have_it(ledger)


def test_doubts_tell_what_is_weighty(ledger):
    (doubts,) = ledger.doubts()
    weighty = next(one for one in zip(*doubts, strict=True) if one[0] == shelling(report()).id)
    assert weighty[1:] == (0.97, 12.0, False)
    assert len(doubts.claims) == 3
    assert sum(doubts.contends) == 1


def test_only_plain_paths_are_picked():
    with pytest.raises(ValueError, match="plain names"):
        Picked(claim_versions.c.wire, (("quote",), ("it's",)))


def test_other_paths_and_columns_are_other_questions():
    table = Table("kept", MetaData(), Column("one", JSON), Column("other", JSON))
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        table.create(connection)
        connection.execute(insert(table).values(one={"a": 1, "b": 2, "c": 3}, other={"a": 4, "b": 5}))
        asked = [(table.c.one, "ab"), (table.c.one, "bc"), (table.c.other, "ab"), (table.c.one, "ab")]
        picked = [Picked(column, [(name,) for name in names]) for column, names in asked]
        found = [connection.execute(select(one).select_from(table)).scalar_one() for one in picked]
    engine.dispose()
    assert [json.loads(one) for one in found] == [[1, 2], [2, 3], [4, 5], [1, 2]]

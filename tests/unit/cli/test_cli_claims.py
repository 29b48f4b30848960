"""Choosing claims: by every name the codebook knows somebody by, and the same wire form however they are asked for."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from made_by_hand import RUN, coding_of, denial, report
from reportedly.cli import commands
from reportedly.codebook.actor_names import ActorNames
from reportedly.codebook.load import load_codebook
from reportedly.ledger import Ledger
from reportedly.model import Coding
from reportedly.model.wire import claim_to_line


def asked(*args):
    done = CliRunner().invoke(commands, list(map(str, args)), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture
def someone_with_another_name():
    actors = load_codebook().actors
    names = ActorNames(actors)
    for actor in actors.values():
        for alias in actor.aliases:
            alike = alias.lower() in actor.name.lower() or actor.name.lower() in alias.lower()
            if not alike and [one.id for one in names.all_named(alias)] == [actor.id]:
                return actor, alias
    pytest.fail("the codebook knows nobody by a second name")


def test_a_speaker_is_found_by_any_name_the_codebook_has(tmp_path, someone_with_another_name):
    actor, alias = someone_with_another_name
    told = report()
    speaker = replace(denial(told).said_by[0], mention="it", name=actor.name, actor=actor.id)
    claim = replace(denial(told), said_by=(speaker,))
    with Ledger.open(tmp_path / "books.db", create=True) as ledger:
        ledger.keep(told, Coding(report_id=told.id, claims=(claim, *coding_of(told).claims[:1])), RUN)
    lines = asked("claims", "--ledger", tmp_path / "books.db", "--speaker", alias, "--format", "jsonl").splitlines()
    assert [json.loads(line)["id"] for line in lines] == [claim.id]


def test_kept_claims_are_printed_as_they_were_coded(tmp_path):
    told = report()
    with Ledger.open(tmp_path / "books.db", create=True) as ledger:
        ledger.keep(told, coding_of(told), RUN)
    lines = asked("claims", "--ledger", tmp_path / "books.db", "--format", "jsonl").splitlines()
    assert lines == [claim_to_line(claim, told) for claim in coding_of(told).claims]


def test_a_kind_may_be_written_in_words(tmp_path):
    told = report()
    with Ledger.open(tmp_path / "books.db", create=True) as ledger:
        ledger.keep(told, coding_of(told), RUN)
    assert "air strike" in asked("claims", "--ledger", tmp_path / "books.db", "--kind", "Air strike")
    assert asked("claims", "--ledger", tmp_path / "books.db", "--kind", "advance") == "no claim fits.\n"


@pytest.mark.parametrize(
    ("verb", "thing"), [("claims", "claim"), ("incidents", "incident"), ("sources", "speaker"), ("brief", "claim")]
)
def test_a_kind_that_is_none_is_told_as_such_with_what_may_be_meant(tmp_path, verb, thing):
    told = report()
    with Ledger.open(tmp_path / "books.db", create=True) as ledger:
        ledger.keep(told, coding_of(told), RUN)
    said = asked(verb, "--ledger", tmp_path / "books.db", "--kind", "air-strik")
    assert said.startswith(f"no {thing} fits: the codebook has no kind 'air-strik' (did you mean air-strike")


def test_a_claim_that_a_later_coding_dropped_is_still_explained(tmp_path):
    told = report()
    with Ledger.open(tmp_path / "books.db", create=True) as ledger:
        ledger.keep(told, coding_of(told), RUN)
        ledger.keep(told, Coding(report_id=told.id), replace(RUN, version="9"))
    said = asked("why", denial(told).id, "--ledger", tmp_path / "books.db")
    assert "The army denied" in said
    assert "no longer reads this claim so" in said

"""Rows of data sets beside reports: one mouth a data set, no origin more, and each row another happening."""

from dataclasses import replace
from datetime import date

import pytest

from reportedly.linking.data_sets import are_two_rows, data_set_of, family_of
from reportedly.linking.heard import Heard
from reportedly.linking.incidents.incidents import Told, find_incidents
from reportedly.linking.lineage.shelf import relations_among
from reportedly.linking.origins import origins_of
from reportedly.linking.standing import account_of
from reportedly.model import Report
from reportedly.model.coding_sheet import SHEET_TAG
from reportedly.model.incident import DATA_SET, independent
from told import claim, killed, speaker, the_knowledge, told


@pytest.fixture(scope="module")
def knowledge():
    return the_knowledge()


def row(key, toll, *, name="Census", changed=None, source=None):
    text = f"id: {key}\nnotes: Shells hit the crowded market in Dorrin on Tuesday, and many people died there at once."
    report = Report(key=key, text=text, outlet=name, published=changed, tags=((SHEET_TAG, "acled"),))
    by = (speaker(source),) if source else ()
    return Told(report=report, claims=(claim(report, numbers=(killed(toll),), by=by),))


def story(outlet, toll, who=None):
    return told(outlet, {"numbers": (killed(toll),), "by": (speaker(who),) if who else ()})


def accounts(knowledge, *reports):
    heard = {c.id: Heard(c, r.report, family_of(r.report, {})) for r in reports for c in r.claims}
    return [account_of(one, [heard[c] for c in one.claims], knowledge) for one in find_incidents(reports, knowledge)]


def test_a_data_set_is_one_mouth_whomever_its_rows_name(knowledge):
    rows = [row("1", 11), row("2", 12, source="Rima Haddad")]
    (only,) = origins_of([Heard(r.claims[0], r.report, family_of(r.report, {})) for r in rows], knowledge)
    assert (only.kind, only.name, len(only.claims)) == (DATA_SET, "Census", 2)


def test_it_is_put_beside_the_others_and_counted_as_no_origin_more(knowledge):
    (account,) = accounts(knowledge, story("Valley Post", 14, "Rima Haddad"), row("1", 11, source="Rima Haddad"))
    assert {o.name for o in account.origins} == {"Rima Haddad", "Census"}
    assert [o.name for o in independent(account.origins)] == ["Rima Haddad"]
    dead = next(s for s in account.standings if s.slot == "killed")
    assert dead.state == "disputed"
    assert {(v.low, v.earlier) for v in dead.values} == {(11, False), (14, False)}


def test_what_only_one_says_stays_so_where_a_data_set_repeats_it(knowledge):
    (account,) = accounts(knowledge, story("Valley Post", 14, "Rima Haddad"), row("1", 14))
    dead = next(s for s in account.standings if s.slot == "killed")
    assert (dead.state, dead.because) == ("single-origin", "only Rima Haddad says so")


def test_where_nobody_else_speaks_it_is_an_origin(knowledge):
    (account,) = accounts(knowledge, row("1", 14))
    assert [o.name for o in independent(account.origins)] == ["Census"]


def test_two_rows_of_one_data_set_are_two_happenings_and_versions_of_a_row_one(knowledge):
    assert len(accounts(knowledge, row("1", 14), row("2", 14))) == 2
    assert len(accounts(knowledge, row("1", 14), row("2", 14), story("Valley Post", 14))) == 2
    (account,) = accounts(knowledge, row("1", 14, changed=date(2021, 4, 1)), row("1", 15, changed=date(2021, 5, 1)))
    dead = next(s for s in account.standings if s.slot == "killed")
    assert {(v.low, v.earlier) for v in dead.values} == {(14, True), (15, False)}


def test_rows_of_two_data_sets_may_tell_of_one_happening(knowledge):
    (account,) = accounts(knowledge, row("1", 14), row("1", 15, name="Register"))
    assert {o.name for o in account.origins} == {"Census", "Register"}


def test_rows_are_compared_with_no_text(knowledge):
    rows = [row(str(n), 14).report for n in range(2)]
    assert list(relations_among(rows)) == []
    assert list(relations_among([replace(one, tags=()) for one in rows])) != []


def test_families_of_rows_name_data_set_and_row():
    one, other = (family_of(row(key, 1).report, {}) for key in ("a:1", "a:2"))
    assert data_set_of(one) == "Census"
    assert are_two_rows(one, other)
    assert not are_two_rows(one, one)
    assert not are_two_rows("rep_1", "rep_2")

"""Who is said to hold a place: by any of its names, with what is planned, denied or taken from whom told as such."""

from dataclasses import replace
from datetime import date

import pytest

from reportedly import links
from reportedly.ledger import Ledger
from reportedly.linking.control import claims_at, statements
from reportedly.linking.heard import Heard
from reportedly.views.control import control_table
from told import party, speaker, told

HTS, ARMY = (party("HTS", "hts"),), (party("the army", "syr-army"),)


@pytest.fixture
def heard():
    return lambda *claims: [Heard(c, one.report, one.report.id) for one in (told("a", *claims),) for c in one.claims]


def cells(heard):
    return [row[3] for row in control_table([(h.claim, h.report) for h in heard]).rows]


def test_a_place_is_found_by_the_gazetteers_name_the_reports_and_over_its_id_by_any_other():
    named = [
        ("by name", "Ḩalab", "Aleppo", "gn:1"),
        ("by id", "Ḩalab", "Alep", "gn:1"),
        ("by part", "Aleppo Governorate", "Aleppo province", "gn:2"),
        ("elsewhere", "Ostra", "Ostra", "gn:3"),
        ("nowhere", None, "the Aleppo road", None),
    ]
    assert claims_at("aleppo", named) == ["by id", "by name", "by part", "nowhere"]
    assert claims_at("halab", named) == ["by id", "by name"]
    assert claims_at("the", named) == [], "a word that names nothing finds nothing"


def test_statements_name_a_holder_and_come_latest_first(heard):
    found = statements(
        heard(
            {"kind": "hold", "agents": HTS, "day": date(2021, 3, 2)},
            {"kind": "capture", "agents": ARMY, "targets": HTS, "day": date(2021, 3, 8)},
            {"kind": "hold", "agents": (), "day": date(2021, 3, 9)},
            {"kind": "shelling", "agents": ARMY, "day": date(2021, 3, 9)},
        )
    )
    assert cells(found) == ["taken by the army from HTS", "held by HTS"]


def test_what_has_not_come_about_is_told_so(heard):
    found = statements(
        heard(
            {"kind": "capture", "agents": ARMY, "status": "planned"},
            {"kind": "siege", "targets": HTS, "status": "ongoing"},
        )
    )
    assert sorted(cells(found)) == ["besieged, against HTS", "taken by the army (planned)"]


def test_a_denial_of_holding_is_told_as_a_denial(heard):
    (found,) = statements(heard({"kind": "hold", "agents": HTS, "act": "denies", "by": (speaker("HTS", "hts"),)}))
    (row,) = control_table([(found.claim, found.report)]).rows
    assert (row[3], row[5]) == ("held by HTS", "denies")
    (found,) = statements([found._replace(claim=replace(found.claim, act="asserts", polarity="negative"))])
    (row,) = control_table([(found.claim, found.report)]).rows
    assert row[5] == "says not"


def test_the_ledger_gives_what_is_said_of_a_place(tmp_path):
    from made_by_hand import RUN
    from reportedly.model import Coding

    one = told("one", {"kind": "hold", "agents": HTS}, {"kind": "hold", "agents": ARMY, "where": "Ostra"})
    with Ledger.open(tmp_path / "made.db", create=True) as ledger:
        ledger.keep(one.report, Coding(report_id=one.report.id, claims=one.claims), RUN)
        assert [h.claim.id for h in links.hold_statements(ledger, "Dorrin")] == [one.claims[0].id]
        assert links.hold_statements(ledger, "Nowhere") == []

"""Incidents as rows of ACLED and UCDP: their columns, nothing averaged, nothing invented, every cell traced."""

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from coded import the_kit
from made_by_hand import RUN, coding_of, report
from reportedly.codebook.load import load_codebook
from reportedly.coding.code import code
from reportedly.model import When
from reportedly.model.incident import Account, Incident, Origin, Standing, Value
from reportedly.reading import read_bytes
from reportedly.views.exporters import INCIDENT_EXPORTERS, ExportKit, Told, ToldIncident
from reportedly.views.exporters.spreadsheet import plain

SCHEMAS = Path(__file__).parents[4] / "shared" / "schemas"
KIT = ExportKit(geojson_of=lambda _shape: None, codebook=load_codebook(), country_name={"SY": "Syria"}.get)
REPORT = report()
SHELLING, DENIAL, _ = coding_of(REPORT).claims
DAY = When(mention="on Tuesday", start=date(2021, 3, 9), end=date(2021, 3, 9), precision="day", rule="date.weekday")
FIRST = replace(SHELLING, event=replace(SHELLING.event, when=DAY))


def value(words: str, *claims: str, low: float | None = None, high: float | None = None, **more: bool) -> Value:
    return Value(words=words, origins=("name:health",), claims=claims, low=low, high=high, **more)


def incident(when: When | None = DAY) -> ToldIncident:
    first = replace(FIRST, event=replace(FIRST.event, when=when))
    standings = [
        Standing(slot="what", state="single-origin", values=(value("shelling", first.id),)),
        Standing(slot="place", state="single-origin", values=(value("Dorrin", first.id),)),
        Standing(slot="by whom", state="disputed", values=(value("government forces", first.id),)),
        Standing(slot="to whom", state="single-origin", values=(value("civilians", first.id),)),
        Standing(slot="killed", state="disputed", low=12, high=15, values=(
            value("at least 12", first.id, low=12), value("15", first.id, low=15, high=15),
            value("9", first.id, low=9, high=9, earlier=True),
        )),
    ]  # fmt: skip
    if when is not None:
        standings.append(Standing(slot="day", state="single-origin", values=(value("9 Mar 2021", first.id),)))
    account = Account(
        incident=Incident(id="inc_1", claims=(first.id, DENIAL.id)),
        origins=(
            Origin(key="name:health", name="Ministry of Health", kind="speaker", claims=(first.id,),
                   outlets=("Valley Post",), families=("f",)),
            Origin(key="actor:army", name="The army", kind="speaker", claims=(DENIAL.id,), outlets=("Valley Post",),
                   families=("f",), interest="tells of its own deeds"),
        ),
        standings=tuple(standings),
        denials=(("actor:army", DENIAL.id),),
    )  # fmt: skip
    told = tuple(Told(claim=c, report=REPORT, run_id=RUN.id) for c in (first, DENIAL))
    return ToldIncident(account=account, told=told)


def rows(name: str, *incidents: ToldIncident) -> list[dict[str, str]]:
    text = "".join(p.text for p in INCIDENT_EXPORTERS[name].write(incidents, KIT))
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(
    ("name", "file", "most"), [("acled", "acled_columns.csv", 31), ("ucdp", "ucdp_ged_columns.csv", 49)]
)
def test_the_columns_are_those_of_the_data_set(name: str, file: str, most: int) -> None:
    ours = [c.name for c in INCIDENT_EXPORTERS[name].columns]
    assert len(ours) == most
    if not (SCHEMAS / file).is_file():
        pytest.skip("the lists of columns are not beside the checkout")
    theirs = [r["column"] for r in csv.DictReader((SCHEMAS / file).open()) if r["position"].isdigit()]
    assert ours == theirs


@pytest.mark.parametrize("name", INCIDENT_EXPORTERS)
def test_every_column_says_what_it_means_and_is_traced_or_empty(name: str) -> None:
    exporter = INCIDENT_EXPORTERS[name]
    assert all(c.meaning for c in exporter.columns)
    _, piece = exporter.write([incident()], KIT)
    traced = {t.cell for t in piece.traces}
    (row,) = rows(name, incident())
    for column in exporter.columns:
        if row[column.name]:
            assert column.name in traced
        if column.value is None:
            assert row[column.name] == ""
    assert {t.claim for t in piece.traces} == {FIRST.id, DENIAL.id}
    assert all(t.claim == FIRST.id for t in piece.traces if t.cell in ("killed", "best", "fatalities"))
    assert all(t.claim == DENIAL.id for t in piece.traces if t.cell == "denied_by")


def test_an_acled_row() -> None:
    (row,) = rows("acled", incident())
    assert (row["event_date"], row["year"], row["time_precision"]) == ("2021-03-09", "2021", "1")
    assert row["event_type"] == "Explosions/Remote violence"
    assert row["disorder_type"] == "Political violence"
    assert (row["actor1"], row["actor2"], row["inter2"]) == ("government forces", "civilians", "7")
    assert row["civilian_targeting"] == "Civilian targeting"
    assert (row["latitude"], row["geo_precision"], row["country"]) == ("35.5", "2", "Syria")
    assert row["fatalities"] == "12"
    assert "at most 2 independent origins" in row["notes"]
    assert "15 (Ministry of Health)" in row["notes"]
    assert "denied by somebody" in row["notes"]


def test_a_ucdp_row_keeps_what_claimants_say_and_averages_nothing() -> None:
    (row,) = rows("ucdp", incident())
    assert (row["low"], row["best"], row["high"]) == ("12", "15", "15")
    assert (row["date_start"], row["date_end"], row["date_prec"]) == ("2021-03-09", "2021-03-09", "1")
    assert (row["where_prec"], row["geom_wkt"]) == ("2", "POINT (40.25 35.5)")
    assert row["source_original"] == "Ministry of Health; The army"
    assert row["number_of_sources"] == "2"
    assert row["source_office"] == "Valley Post"
    assert plain(row["side_a"]) == "government forces"


def test_what_a_data_set_has_no_row_for_is_left_out() -> None:
    assert rows("acled", incident(when=None)) == []
    assert rows("ucdp", incident(when=None)) == []
    bare = incident()
    nobody = replace(bare.account, standings=tuple(s for s in bare.account.standings if s.slot != "killed"))
    assert rows("ucdp", ToldIncident(account=nobody, told=bare.told)) == []


def test_a_row_of_our_own_says_who_gives_each_value_and_who_denies() -> None:
    (row,) = rows("incidents", incident())
    assert row["killed"].startswith("at least 12 (Ministry of Health); 15 (Ministry of Health); 9 (")
    assert "taken back since" in row["killed"]
    assert (row["killed_state"], row["killed_low"], row["killed_high"]) == ("disputed", "12", "15")
    (ucdp,) = rows("ucdp", incident())
    (acled,) = rows("acled", incident())
    assert (ucdp["low"], ucdp["high"], acled["fatalities"]) == ("12", "15", "12"), "one rule for all data sets"
    assert (row["origins_at_most"], row["denied_by"]) == ("2", "The army")
    (dateless,) = rows("incidents", incident(when=None))
    assert (dateless["day"], dateless["day_state"]) == ("", "")


@pytest.mark.parametrize("name", ["acled", "ucdp"])
def test_a_row_that_is_written_is_read_back_as_a_claim_of_the_same(name: str) -> None:
    text = "".join(p.text for p in INCIDENT_EXPORTERS[name].write([incident()], KIT))
    (read,) = read_bytes(text.encode("utf-8"), "ours.csv")
    (claim,) = code(read, the_kit()).claims
    assert read.key == "inc_1"
    assert claim.event.kind == ("shelling" if name == "acled" else "attack")
    assert (claim.event.when.start, claim.event.when.end) == (DAY.start, DAY.end)
    assert (claim.event.where.relation, claim.event.where.country) == ("near", "SY")
    assert (claim.event.where.lat, claim.event.where.lon) == (35.5, 40.25)
    assert [p.name for p in claim.event.agents] == ["government forces"]
    assert [p.name.lower() for p in claim.event.targets] == ["civilians"]
    assert claim.event.quantities[0].low == 12

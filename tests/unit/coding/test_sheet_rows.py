"""A row of a coding sheet gives the data set's claim: what it says, no more exact than its codes let it be."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coded import the_kit
from coding_sheets import acled, sheet_of, ucdp
from reportedly.codebook.load import load_codebook
from reportedly.coding.code import code
from reportedly.model import Report
from reportedly.reading import read_bytes

SCHEMAS = Path(__file__).parents[4] / "shared" / "schemas"
SHEETS = load_codebook().sheets


def coding(row):
    (report,) = read_bytes(sheet_of(row), "sheet.csv")
    return report, code(report, the_kit())


def claim(row):
    report, coded = coding(row)
    assert coded.issues == ()
    (only,) = coded.claims
    assert report.text[slice(*only.span)] == only.quote
    return only


def codes(row):
    return [(issue.code, issue.detail.split(" is ")[0]) for issue in coding(row)[1].issues]


def test_an_acled_row():
    one = claim(acled())
    assert (one.act, one.certainty, one.polarity, one.event.status) == ("asserts", "certain", "positive", "occurred")
    assert one.event.kind == "air-strike"
    assert [(p.name, p.actor) for p in one.event.agents] == [("Syria", "syr")]
    assert [p.name for p in one.event.targets] == ["Civilians", "Traders", "Women"]
    assert [(s.name, s.kind) for s in one.said_by] == [("Levant Rights Monitor", "media")]
    assert (one.event.when.start, one.event.when.end, one.event.when.precision) == (
        date(2019, 2, 12),
        date(2019, 2, 12),
        "day",
    )
    where = one.event.where
    assert (where.level, where.relation, where.country, where.lat, where.lon) == ("town", "in", "SY", 36.1386, 36.4536)
    assert where.place.startswith("gn:")
    (dead,) = one.event.quantities
    assert (dead.low, dead.high, dead.unit, dead.effect, dead.surface) == (13, 13, "person", "killed", "13")
    assert one.quote == "On 12 February 2019, warplanes hit a market in Salqin. 13 people were killed."


def test_every_value_points_at_its_cell():
    report, coded = coding(ucdp())
    (one,) = coded.claims
    for evidence in one.evidence:
        if evidence.span is not None:
            column = evidence.rule.removeprefix("sheet.ucdp.")
            line_start = report.text.rfind("\n", 0, evidence.span[0]) + 1
            assert report.text[line_start : evidence.span[0]] == f"{column}: "
    filled = {e.slot for e in one.evidence}
    assert {"event.kind", "event.when", "event.where", "event.agents.0", "event.quantities.0.low"} <= filled


def test_a_ucdp_row_keeps_its_bounds_and_says_of_whom_the_dead_are():
    one = claim(ucdp())
    assert one.event.kind == "clash"
    assert [p.actor for p in one.event.agents] == ["syr-gov", "syrian-rebels"]
    assert one.event.targets == ()
    whole, fighters, civilians = one.event.quantities
    assert (whole.low, whole.high, whole.surface, whole.part_of) == (11, 17, "14", None)
    assert (fighters.low, fighters.unit, fighters.of, fighters.part_of) == (2, "fighter", "Syrian insurgents", 0)
    assert (civilians.low, civilians.unit, civilians.part_of) == (11, "civilian", 0)
    assert one.said_by == ()  # two sources: the data set speaks for itself
    assert one.quote == "Government of Syria - Syrian insurgents"


def test_one_sided_violence_has_a_doer_and_those_it_was_done_to():
    one = claim(ucdp(type_of_violence="3", side_a="IS", side_b="Civilians", source_original="SOHR"))
    assert one.event.kind == "attack"
    assert ([p.actor for p in one.event.agents], [p.name for p in one.event.targets]) == (["isis"], ["Civilians"])
    assert [(s.actor, s.kind) for s in one.said_by] == [("sohr", "monitor")]


def test_a_battle_has_no_direction():
    one = claim(acled(event_type="Battles", sub_event_type="Armed clash", actor2="HTS: Hayat Tahrir al Sham"))
    assert "hts" in [p.actor for p in one.event.agents]
    assert one.event.targets == ()


def test_sides_of_several_names_are_several():
    one = claim(ucdp(side_a="Ahrar al-Sham, SDF", type_of_violence="2"))
    assert [p.actor for p in one.event.agents][:2] == ["ahrar-al-sham", "sdf"]


@pytest.mark.parametrize(
    ("code_", "start", "end", "precision"),
    [
        ("1", date(2019, 2, 12), date(2019, 2, 12), "day"),
        ("2", date(2019, 2, 6), date(2019, 2, 18), "days"),
        ("3", date(2019, 2, 1), date(2019, 2, 28), "month"),
    ],
)
def test_a_day_that_stands_for_more_is_no_day(code_, start, end, precision):
    when = claim(acled(time_precision=code_)).event.when
    assert (when.start, when.end, when.precision) == (start, end, precision)


@pytest.mark.parametrize("written", ["2019-02-12", "12 February 2019", "12-Feb-2019", "2019-02-12T00:00:00"])
def test_days_are_read_in_the_ways_that_the_sheets_write_them(written):
    assert claim(acled(event_date=written)).event.when.start == date(2019, 2, 12)


def test_a_province_is_an_area_without_a_point():
    where = claim(acled(geo_precision="3", admin1="Idlib")).event.where
    assert (where.name, where.level, where.lat, where.lon, where.radius_km) == ("Idlib", "province", None, None, None)
    assert where.shape is not None
    assert claim(ucdp(where_prec="6")).event.where.level == "country"


def test_a_place_without_a_country_is_found_by_its_point():
    row = {column: value for column, value in ucdp().items() if column != "country"}
    assert claim(row).event.where.country == "SY"
    assert claim({**row, "where_prec": "4"}).event.where.country == "SY"


def test_a_village_of_no_gazetteer_keeps_the_rows_name_and_point():
    where = claim(acled(location="Nowhere al-Jadida")).event.where
    assert (where.name, where.place, where.lat) == ("Nowhere al-Jadida", None, 36.1386)


def test_a_count_of_none_is_not_told_as_nobody_died():
    assert claim(acled(fatalities="0")).event.quantities == ()
    (range_,) = claim(ucdp(low="0", best="0", high="5", deaths_b="0", deaths_civilians="0")).event.quantities
    assert (range_.low, range_.high) == (0, 5)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"event_date": "2019-02-31"}, [("unread-cell", "event_date"), ("unread-cell", "event_date")]),
        ({"time_precision": "9"}, [("unread-cell", "time_precision")]),
        ({"geo_precision": ""}, [("unread-cell", "geo_precision")]),
        ({"location": ""}, [("unread-cell", "location")]),
        ({"latitude": "north"}, [("unread-cell", "latitude")]),
        ({"longitude": "nan"}, [("unread-cell", "longitude")]),
        ({"country": "Atlantis"}, [("unread-cell", "country")]),
        ({"fatalities": "many"}, [("unread-cell", "fatalities")]),
        ({"sub_event_type": "Other", "event_type": "Strategic developments"}, [("unread-row", "sub_event_type")]),
    ],
)
def test_what_cannot_be_read_is_told_and_left_empty(cells, expected):
    found = [(code_, column.removesuffix(" empty: ")) for code_, column in codes(acled(**cells))]
    assert sorted(set(found)) == sorted(set(expected))


def test_bounds_upside_down_are_told():
    assert codes(ucdp(low="30")) == [("unread-cell", "low")]


def test_a_sheet_without_a_subtype_is_read_by_its_type():
    assert claim(acled(sub_event_type="", event_type="Battles")).event.kind == "clash"


def test_a_type_that_the_exporters_write_is_read_as_a_kind_they_write_it_for():
    written = {}
    for kind in load_codebook().kinds.values():
        for _, sub_type in kind.schemes.acled:
            written.setdefault(sub_type, set()).add(kind.id)
    read = SHEETS["acled"].kinds
    assert {s: k for s, k in read.items() if s in written and k not in written[s]} == {}


@pytest.mark.parametrize(("name", "file"), [("acled", "acled_columns.csv"), ("ucdp", "ucdp_ged_columns.csv")])
def test_the_map_names_columns_of_the_data_set(name, file):
    sheet = SHEETS[name]
    if not (SCHEMAS / file).is_file():
        pytest.skip("the lists of columns are not beside the checkout")
    theirs = {r["column"] for r in csv.DictReader((SCHEMAS / file).open())}
    named = {*sheet.kind, *sheet.both_act, *sheet.agents, *sheet.targets, sheet.source, *sheet.quote, sheet.country}
    named |= {sheet.latitude, sheet.longitude, sheet.place_precision, sheet.first_day, sheet.last_day}
    named |= {sheet.day_precision, sheet.low, sheet.high, sheet.best, *(p.named_by for p in sheet.places.values())}
    named |= {part.column for part in sheet.parts}
    assert named <= theirs


def test_every_type_that_acled_has_is_known_or_left_on_purpose():
    if not (SCHEMAS / "acled_event_types.csv").is_file():
        pytest.skip("the list of types is not beside the checkout")
    rows = list(csv.DictReader((SCHEMAS / "acled_event_types.csv").open()))
    left = {r["sub_event_type"] for r in rows} - set(SHEETS["acled"].kinds)
    assert left == {"Other", "Change to group/activity", "Disrupted weapons use"}


CELLS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["1", "2", "0", "-1", "1e400", "nan", "9" * 5000, "2019-02-12", "0001-01-01", "9999-12-31", "; ;", ",", ":"]
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([acled(), ucdp()]), st.data())
def test_whatever_stands_in_the_cells_gives_a_claim_or_says_why_not(row, data):
    changed = data.draw(st.dictionaries(st.sampled_from(sorted(row)), CELLS))
    read = list(read_bytes(sheet_of({**row, **changed}), "sheet.csv"))
    for report in (one for one in read if isinstance(one, Report) and one.coding_sheet):
        coded = code(report, the_kit())
        assert coded.claims or coded.issues
        for one in coded.claims:
            assert report.text[slice(*one.span)] == one.quote
            for named in (*one.said_by, *one.event.agents, *one.event.targets):
                assert report.text[slice(*named.span)] == named.mention
            for number in one.event.quantities:
                assert report.text[slice(*number.span)] == number.surface

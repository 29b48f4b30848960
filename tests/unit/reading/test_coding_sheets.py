"""Tables with ACLED's or UCDP's columns: each row is a report of the data set, with a line a cell and nothing lost."""

import csv
import gzip
from datetime import date
from pathlib import Path

import pytest

from coding_sheets import ACLED_ROW, UCDP_ROW, acled, sheet_of, ucdp
from reportedly.model import Issue, Report
from reportedly.model.coding_sheet import cells_of
from reportedly.reading import ReportDefaults, read_bytes
from reportedly.reading.coding_sheet import FORMS

SCHEMAS = Path(__file__).parents[4] / "shared" / "schemas"


def read(data, name="sheet.csv", **defaults):
    return list(read_bytes(data, name, defaults=ReportDefaults(**defaults)))


def test_a_row_is_a_report_of_the_data_set():
    (report,) = read(sheet_of(acled()))
    assert (report.outlet, report.key, report.coding_sheet) == ("ACLED", "SYR90001", "acled")
    assert report.title == "Air/drone strike, Salqin, 2019-02-12"
    assert (report.published, report.published_rule) == (date(2019, 2, 24), "timestamp")
    assert report.credits == ("Levant Rights Monitor",)


@pytest.mark.parametrize("row", [ACLED_ROW, UCDP_ROW])
def test_every_cell_stands_in_the_text_where_it_says(row):
    (report,) = read(sheet_of(row))
    cells = cells_of(report.text)
    assert {column: cell.value for column, cell in cells.items()} == {
        column: " ".join(value.split()) for column, value in row.items() if value
    }
    assert all(report.text[slice(*cell.span)] == cell.value for cell in cells.values())


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_it_is_known_by_its_columns_whatever_parts_them(delimiter):
    found = read(sheet_of(ucdp(id="1"), ucdp(id="2"), delimiter=delimiter))
    assert [(r.key, r.coding_sheet) for r in found] == [("1", "ucdp"), ("2", "ucdp")]


def test_piped_in_and_gzipped_and_with_capitals_in_its_head():
    data = sheet_of(acled()).replace(b"event_id_cnty", b"EVENT_ID_CNTY", 1)
    assert [r.coding_sheet for r in read(data, "-")] == ["acled"]
    assert [r.key for r in read(gzip.compress(data), "sheet.csv.gz")] == ["SYR90001"]


def test_the_apostrophe_before_a_formula_is_taken_off():
    (report,) = read(sheet_of(acled(notes="'=1+1 were hit", actor2="'Adra")))
    assert cells_of(report.text)["notes"].value == "=1+1 were hit"
    assert cells_of(report.text)["actor2"].value == "'Adra"


def test_a_row_without_a_name_is_named_by_its_place_and_gets_the_day_given():
    (report,) = read(sheet_of(ucdp(id="")), published=date(2020, 6, 1), outlet="Nobody")
    assert (report.key, report.outlet) == ("sheet#1", "UCDP GED")
    assert (report.published, report.published_rule) == (date(2020, 6, 1), "option")


@pytest.mark.parametrize("moment", ["", "soon", "-5", "9" * 5000, "²", "1e9"])
def test_a_time_of_change_that_is_none_is_left_out(moment):
    (report,) = read(sheet_of(acled(timestamp=moment)))
    assert report.published is None


def test_a_row_too_long_is_told_and_one_that_is_empty_passed_over():
    data = sheet_of(acled()) + b",,,\r\n" + b"SYR2" + b"," * 40 + b"\r\n"
    found = read(data)
    assert [type(one) for one in found] == [Report, Issue, Report]
    assert found[1].code == "bad-row"


def test_a_table_of_articles_is_still_one():
    (report, *_) = read(b"title,text,source,fatalities\r\nMarket hit,Shells hit Dorrin.,Valley Post,3\r\n")
    assert (report.coding_sheet, report.outlet) == (None, "Valley Post")


@pytest.mark.parametrize(("form", "file"), [(FORMS[0], "acled_columns.csv"), (FORMS[1], "ucdp_ged_columns.csv")])
def test_the_columns_a_form_is_known_by_are_the_data_sets(form, file):
    if not (SCHEMAS / file).is_file():
        pytest.skip("the lists of columns are not beside the checkout")
    theirs = {r["column"] for r in csv.DictReader((SCHEMAS / file).open())}
    assert {*form.known_by, form.key, *form.title, form.sources, *filter(None, (form.changed,))} <= theirs

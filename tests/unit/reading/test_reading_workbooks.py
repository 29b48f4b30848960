"""Excel workbooks are read as CSV files of the same cells would be, within bounds, and nothing of them is silent."""

import re
from collections.abc import Callable
from datetime import date, datetime

import pytest
from written_files import packed, parts_of, with_shared_words, word, workbook

from coding_sheets import acled, sheet_of, ucdp
from reportedly.model import Issue, Report
from reportedly.model.coding_sheet import cells_of
from reportedly.reading import ReportDefaults, read_bytes
from reportedly.reading import workbook as reader
from reportedly.reading import workbook_bounds as bounds

ARTICLES = [["title", "text", "date"], ["Market hit", "Shells hit the market of Dorrin.", date(2021, 3, 4)]]
NUMBERS = ("year", "time_precision", "inter1", "inter2", "iso", "geo_precision", "fatalities", "timestamp")


def read(data: bytes, name: str = "sheet.xlsx") -> list[Report | Issue]:
    return list(read_bytes(data, name))


def rows_of(*rows: dict[str, str]) -> list[list[object]]:
    return [list(rows[0]), *([row[column] for column in rows[0]] for row in rows)]


TABLE = rows_of(ucdp(id=""))


def with_part(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    parts = parts_of(data)
    return packed({**parts, part: change(parts[part])})


@pytest.mark.parametrize("row", [acled(), ucdp()])
def test_a_coding_sheet_gives_the_reports_of_its_csv(row: dict[str, str]) -> None:
    assert read(workbook({"Sheet1": rows_of(row)})) == list(read_bytes(sheet_of(row), "sheet.csv"))


def test_words_that_are_kept_in_one_list_are_the_same_words() -> None:
    whole = workbook({"A": TABLE, "B": ARTICLES})
    assert read(with_shared_words(whole)) == read(whole)
    assert b"Salqin" not in parts_of(with_shared_words(whole))["xl/worksheets/sheet1.xml"]


def test_numbers_and_days_are_written_as_in_csv() -> None:
    row: dict[str, object] = {**acled()}
    row |= {name: int(acled()[name]) for name in NUMBERS}
    row |= {"event_date": datetime(2019, 2, 12), "latitude": 36.1386, "longitude": 36.4536, "fatalities": 13.0}
    assert read(workbook({"Data": [list(row), list(row.values())]})) == list(read_bytes(sheet_of(acled()), "sheet.csv"))


def test_a_moment_keeps_its_hour_and_a_truth_its_name() -> None:
    row = {**acled(), "tags": datetime(2019, 2, 12, 6, 30), "notes": True}
    (report,) = read(workbook({"Data": [list(row), list(row.values())]}))
    cells = cells_of(report.text)
    assert (cells["tags"].value, cells["notes"].value) == ("2019-02-12 06:30:00", "TRUE")


def test_a_table_of_articles_is_read_and_its_days_with_it() -> None:
    report, *_ = read(workbook({"Sheet1": ARTICLES}))
    assert (report.key, report.published) == ("sheet#1", date(2021, 3, 4))
    assert "Shells hit the market of Dorrin." in report.text


def test_lines_may_stand_above_the_names_of_the_columns() -> None:
    found = read(workbook({"Sheet1": [["Our own coding, first round"], [], *rows_of(ucdp())]}))
    assert [one.key for one in found] == ["900001"]


def test_every_sheet_with_a_table_is_read_and_the_others_are_told() -> None:
    found = read(workbook({"Read me": [["What this is"]], "A": TABLE, "B": TABLE}))
    assert [one.key for one in found if isinstance(one, Report)] == ["sheet-A#1", "sheet-B#1"]
    assert [(i.code, i.report) for i in found if isinstance(i, Issue)] == [("sheet-left-out", "sheet.xlsx:Read me")]


def test_a_workbook_without_a_table_says_so() -> None:
    found = read(workbook({"Budget": [["item", "cost"], ["paper", 3]]}))
    assert [one.code for one in found] == ["bad-table", "sheet-left-out"]


def test_a_table_without_rows_says_so() -> None:
    assert [one.code for one in read(workbook({"A": TABLE[:1]}))] == ["no-reports"]


def test_a_formula_is_read_as_the_value_kept_with_it() -> None:
    data = workbook({"A": [["title", "text"], ["=1+1", "Shells hit Dorrin."], ["=A1", "Shells hit Vale."]]})
    part = "xl/worksheets/sheet1.xml"
    data = with_part(data, part, lambda xml: xml.replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>"))
    reports = [one for one in read(data) if isinstance(one, Report)]
    (issue,) = (one for one in read(data) if isinstance(one, Issue) and one.code == "formula-without-value")
    assert [report.title for report in reports] == ["2", None]
    assert "A3" in issue.detail


def test_a_formula_whose_value_is_no_words_is_no_trouble() -> None:
    data = workbook({"A": [["title", "text"], ["=B1", "Shells hit Dorrin."]]})
    data = with_part(data, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b'<c r="A2">', b'<c r="A2" t="str">'))
    assert "formula-without-value" not in [one.code for one in read(data) if isinstance(one, Issue)]


@pytest.mark.parametrize("name", ["sheet.xlsx", "sheet", "told.docx"])
def test_it_is_known_by_what_is_in_it_whatever_its_name(name: str) -> None:
    assert [type(one) for one in read(workbook({"A": TABLE}), name)] == [Report]
    assert "Dorrin" in read(word(["Shells hit Dorrin on Tuesday."]), "told.xlsx")[0].text


@pytest.mark.parametrize(
    ("part", "told"),
    [("xl/workbook.bin", "as .xlsx"), ("ppt/presentation.xml", "as PDF"), ("content.xml", "as .docx")],
)
def test_what_cannot_be_read_is_told_with_what_to_do(part: str, told: str) -> None:
    (issue,) = read(packed({part: b"<workbook/>"}))
    assert issue.code == "not-text"
    assert told in issue.detail


def test_a_workbook_that_breaks_off_or_holds_junk_is_damaged() -> None:
    whole = workbook({"A": TABLE})
    assert [one.code for one in read(whole[:-40])] == ["damaged-file"]
    for part in ("xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"):
        (issue,) = read(with_part(whole, part, lambda xml: xml[: len(xml) // 2]))
        assert issue.code == "damaged-file"


def test_an_entity_bomb_is_not_expanded() -> None:
    bomb = b'<!DOCTYPE d [<!ENTITY a "' + b"shells " * 1000 + b'">]>'
    whole = with_shared_words(workbook({"A": TABLE}))
    for part in ("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"):
        (issue,) = read(with_part(whole, part, lambda xml: bomb + xml.split(b"?>")[-1]))
        assert issue.code == "damaged-file"
        assert "document type" in issue.detail


def test_bombs_are_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST_PART_BYTES", 1 << 20)
    whole = with_shared_words(workbook({"A": TABLE}))
    (issue,) = read(with_part(whole, "xl/sharedStrings.xml", lambda xml: xml + b" " * (2 << 20)))
    assert (issue.code, "CSV" in issue.detail) == ("too-large", True)


@pytest.mark.parametrize(
    ("part", "after", "many"),
    [
        ("xl/worksheets/sheet1.xml", b'<row r="2">', b"<c/>" * 600_000),
        ("xl/worksheets/sheet1.xml", b'<row r="2">', b"<c " + b'a="" ' * 4_000_000 + b"/>"),
        ("xl/worksheets/sheet1.xml", b"</sheetData>", b"<mergeCell/>" * 600_000),
        ("xl/styles.xml", b"<styleSheet>", b"<xf/>" * 600_000),
        ("xl/sharedStrings.xml", b"</si>", b"<si/>" * 2_100_000),
    ],
)
def test_a_part_of_very_many_elements_is_not_built(part: str, after: bytes, many: bytes) -> None:
    whole = with_shared_words(workbook({"A": TABLE}))
    if part == "xl/styles.xml":
        whole = with_part(whole, part, lambda xml: b"<styleSheet></styleSheet>")
    (issue,) = read(with_part(whole, part, lambda xml: xml.replace(after, after + many, 1)))
    assert (issue.code, "CSV" in issue.detail) == ("too-large", True)


@pytest.mark.parametrize("chunk_bytes", [7, 64])
def test_parts_are_looked_through_alike_in_chunks_of_any_size(
    chunk_bytes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "_CHUNK_BYTES", chunk_bytes)
    monkeypatch.setattr(bounds, "MOST_HELD_TAGS", 300)
    plain = workbook({"A": [["text"], *([str(n)] for n in range(400))]})
    assert bounds.look_through(plain) is False
    assert bounds.look_through(workbook({"A": [["text"], ["=1+1"]]})) is True
    wide = workbook({"A": [["text"], [str(n) for n in range(400)]]})
    with pytest.raises(bounds.UnpackingError):
        bounds.look_through(wide)


def test_cells_far_apart_and_sizes_that_are_made_up_cost_nothing_and_are_told() -> None:
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row><row r="99999999999"><c><v>1</v></c></row>'

    def with_far(xml: bytes) -> bytes:
        return re.sub(rb'ref="A1:[A-Z]+2"', b'ref="A1:A1"', xml).replace(b"</sheetData>", far + b"</sheetData>")

    plain = read(workbook({"A": TABLE}))
    *reports, issue = read(with_part(workbook({"A": TABLE}), "xl/worksheets/sheet1.xml", with_far))
    assert (reports, issue.code) == (plain, "sheet-left-out")
    assert "empty rows" in issue.detail


def test_sheets_beyond_the_most_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_SHEETS", 2)
    found = read(workbook({"A": TABLE, "B": TABLE, "C": TABLE}))
    assert [type(one) for one in found] == [Report, Report, Issue]
    assert "after the first 2" in found[-1].detail


def test_the_option_gives_the_day_where_no_row_does() -> None:
    data = workbook({"A": rows_of(ucdp())})
    (report,) = read_bytes(data, "ged.xlsx", defaults=ReportDefaults(published=date(2020, 6, 1)))
    assert (report.published, report.published_rule) == (date(2020, 6, 1), "option")

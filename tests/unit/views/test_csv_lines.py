"""A spreadsheet shows what is in a cell, and never runs it."""

import csv
import io

import pytest

from made_by_hand import report, shelling
from reportedly.views.csv_lines import claim_csv_heading, claim_to_csv, csv_line


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\r=1", "＝1"])
def test_formulas_are_defused(text: str) -> None:
    (row,) = csv.reader(io.StringIO(csv_line([text]), newline=""))
    assert row == ["'" + text]


@pytest.mark.parametrize("text", ["a, b", 'he said "no"', "two\nlines", "", "الجيش"])
def test_other_text_comes_back_as_it_was(text: str) -> None:
    (row,) = csv.reader(io.StringIO(csv_line([text, 1.5, None]), newline=""))
    assert row == [text, "1.5", ""]


def test_numbers_may_be_below_zero() -> None:
    assert csv_line([-33.5]) == "-33.5\r\n"


def test_a_claim_fills_its_columns() -> None:
    (row,) = csv.DictReader(io.StringIO(claim_csv_heading() + claim_to_csv(shelling(report()), report()), newline=""))
    assert row["said_by"] == "Ministry of Health"
    assert (row["event_from"], row["event_to"]) == ("", "2021-03-09")
    assert row["agents"] == "government forces"

"""Invented rows in ACLED's and UCDP GED's columns, as tests of coding sheets want them."""

import csv
import io

ACLED_ROW = {
    "event_id_cnty": "SYR90001",
    "event_date": "2019-02-12",
    "year": "2019",
    "time_precision": "1",
    "disorder_type": "Political violence",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Air/drone strike",
    "actor1": "Military Forces of Syria (2000-2024)",
    "assoc_actor_1": "",
    "inter1": "1",
    "actor2": "Civilians (Syria)",
    "assoc_actor_2": "Traders (Syria); Women (Syria)",
    "inter2": "7",
    "interaction": "17",
    "civilian_targeting": "Civilian targeting",
    "iso": "760",
    "region": "Middle East",
    "country": "Syria",
    "admin1": "Idleb",
    "admin2": "Harim",
    "admin3": "Salqin",
    "location": "Salqin",
    "latitude": "36.1386",
    "longitude": "36.4536",
    "geo_precision": "1",
    "source": "Levant Rights Monitor",
    "source_scale": "Other",
    "notes": "On 12 February 2019, warplanes hit a market in Salqin.\n13 people were killed.",
    "fatalities": "13",
    "tags": "",
    "timestamp": "1551000000",
}
UCDP_ROW = {
    "id": "900001",
    "relid": "SYR-2019-1-x",
    "year": "2019",
    "active_year": "1",
    "code_status": "Clear",
    "type_of_violence": "1",
    "dyad_name": "Government of Syria - Syrian insurgents",
    "side_a": "Government of Syria",
    "side_b": "Syrian insurgents",
    "source_article": "Harbour Wire, 2019-02-13, Market hit",
    "source_original": "SOHR; Levant Rights Monitor",
    "where_prec": "1",
    "where_coordinates": "Salqin town",
    "adm_1": "Idlib governorate",
    "adm_2": "Harim district",
    "latitude": "36.1386",
    "longitude": "36.4536",
    "country": "Syria",
    "date_prec": "1",
    "date_start": "2019-02-12 00:00:00.000",
    "date_end": "2019-02-12 00:00:00.000",
    "deaths_a": "0",
    "deaths_b": "2",
    "deaths_civilians": "11",
    "deaths_unknown": "1",
    "best": "14",
    "high": "17",
    "low": "11",
}


def acled(**cells: str) -> dict[str, str]:
    """Make a row of ACLED's, with some cells otherwise."""
    return {**ACLED_ROW, **cells}


def ucdp(**cells: str) -> dict[str, str]:
    """Make a row of UCDP GED's, with some cells otherwise."""
    return {**UCDP_ROW, **cells}


def sheet_of(*rows: dict[str, str], delimiter: str = ",") -> bytes:
    """Write rows as a CSV file."""
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode("utf-8")

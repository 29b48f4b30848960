"""What kinds are called in other coding schemes: only names that those have, as their own tables give them."""

import csv
import json
from pathlib import Path

import pytest

from reportedly.codebook.load import load_codebook
from reportedly.errors import CodebookError

SCHEMAS = Path(__file__).resolve().parents[4] / "shared" / "schemas"
KINDS = load_codebook().kinds
needs_schemas = pytest.mark.skipif(not SCHEMAS.is_dir(), reason=f"the schemes' own tables are not at {SCHEMAS}")
UNNAMED_BY_PLOVER = {"statement", "claim-responsibility", "displacement"}


def rows(name: str, separator: str = ",") -> list[dict[str, str]]:
    with (SCHEMAS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=separator))


def test_every_kind_of_violence_is_named_by_all_four():
    for kind in KINDS.values():
        if kind.family == "violence":
            assert kind.schemes.plover == "ASSAULT", kind.id
            assert kind.schemes.cameo, kind.id
            assert kind.schemes.acled, kind.id


def test_only_words_and_flight_have_no_name_in_plover():
    assert {kind.id for kind in KINDS.values() if kind.schemes.plover is None} == UNNAMED_BY_PLOVER


@needs_schemas
def test_plovers_events_and_modes_are_its_own():
    events = json.loads((SCHEMAS / "plover_v2.0.json").read_text(encoding="utf-8"))["events"]
    for kind in KINDS.values():
        if kind.schemes.plover is not None:
            assert kind.schemes.plover in events, kind.id
            assert kind.schemes.plover_mode in {None, *events[kind.schemes.plover]["modes"]}, kind.id


@needs_schemas
def test_cameos_codes_are_its_own_and_lead_to_the_same_plover_event():
    codes = {row["code"] for row in rows("cameo_event_codes.tsv", "\t")}
    to_plover = {row["cameo"]: row["plover_event"] for row in rows("cameo_to_plover.tsv", "\t")}
    for kind in KINDS.values():
        if kind.schemes.cameo is None:
            continue
        assert kind.schemes.cameo in codes, kind.id
        if kind.schemes.plover is not None:
            assert to_plover[kind.schemes.cameo] == kind.schemes.plover, kind.id


@needs_schemas
def test_acleds_types_and_sub_types_are_its_own():
    known = {(row["event_type"], row["sub_event_type"]) for row in rows("acled_event_types.csv")}
    for kind in KINDS.values():
        assert set(kind.schemes.acled) <= known, kind.id
    assert known - {pair for kind in KINDS.values() for pair in kind.schemes.acled} <= {
        ("Protests", "Excessive force against protesters"),
        ("Riots", "Mob violence"),
    }, "a sub-type that no kind leads to"


@needs_schemas
def test_ucdps_types_of_violence_are_its_own():
    meaning = next(row["meaning"] for row in rows("ucdp_ged_columns.csv") if row["column"] == "type_of_violence")
    for kind in KINDS.values():
        assert all(name in meaning for name in kind.schemes.ucdp), kind.id


KIND = """
id = 'cattle-raid'
label = 'Cattle raid'
definition = 'Armed people drive off a herd.'
family = 'violence'
rank = 77

[schemes]
plover = 'ASSAULT'
acled = ['Battles: Armed clash']

[[frame]]
class = 'verb'
cues = 'rustle'
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("'ASSAULT'", "'ASALT'", 9, "unknown value 'ASALT'"),
        ("plover = 'ASSAULT'", "plover = 'ASSAULT'\nplover_mode = 'sheep'", 10, "unknown value 'sheep'"),
        ("plover = 'ASSAULT'", "plover_mode = 'aerial'", 9, "without plover"),
        ("plover = 'ASSAULT'", "cameo = '999'", 9, "unknown value '999'"),
        ("Battles: Armed clash", "Battles: Rustling", 10, "unknown value 'Rustling'"),
        ("Battles: Armed clash", "Armed clash", 10, "type and a sub-type"),
        ("plover = 'ASSAULT'", "ucdp = ['rural']", 9, "one-sided"),
        ("plover = 'ASSAULT'", "plovr = 'ASSAULT'", 9, "unknown key"),
    ],
)  # fmt: skip
def test_a_name_that_a_scheme_does_not_have_is_refused_with_its_line(tmp_path, old, new, line, what):
    assert old in KIND
    (tmp_path / "kinds").mkdir()
    (tmp_path / "kinds" / "cattle-raid.toml").write_text(KIND.replace(old, new), encoding="utf-8")
    with pytest.raises(CodebookError) as caught:
        load_codebook([tmp_path])
    assert f"cattle-raid.toml, line {line}:" in str(caught.value)
    assert what in str(caught.value)

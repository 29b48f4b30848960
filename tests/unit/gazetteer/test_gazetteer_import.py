"""Imports add what is new, once, or leave everything as it was."""

import gzip
import json
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from reportedly.errors import GazetteerError
from reportedly.gazetteer import Gazetteer, user_gazetteer_path
from reportedly.gazetteer.importing import import_places


def geonames_line(number: int, name: str, lat: float, lon: float, *, other: str = "", feature: str = "P/PPL") -> str:
    kind, code = feature.split("/")
    fields = [str(number), name, name, other, str(lat), str(lon), kind, code, "SY", "", "07", "", "", "", "1200"]
    return "\t".join([*fields, "", "210", "Asia/Damascus", "2020-01-01"])


def wof_line(number: int, name: str, **more: Any) -> str:
    return json.dumps({"id": number, "name": name, "pt": "locality", "lat": 35.1, "lon": 40.4, "pop": None, **more})


@pytest.fixture
def user_file(tmp_path: Path) -> Path:
    return tmp_path / "user" / "places.gaz"


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    lines = [
        geonames_line(900000001, "Tall Zanbaq", 35.05, 40.30, other="Tell Zanbaq,تل زنبق"),
        geonames_line(900000002, "Wadi Qarmid", 34.90, 40.10, feature="T/VAL"),
    ]
    path = tmp_path / "SY.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_imported_villages_are_found_in_their_province(dump: Path, user_file: Path) -> None:
    report = import_places("geonames", dump, user_file)
    assert (report.read, report.added, report.known) == (2, 2, 0)
    places = Gazetteer.open(imports=[user_file])
    for name in ("tell zanbaq", "تل زنبق", "Tall Zanbaq"):
        village = places.find(name)[0]
        assert (village.id, village.level, village.country) == ("gn:900000001", "town", "SY")
    assert village.admin1 == "gn:170792"
    assert places.find("Wadi Qarmid")[0].level == "site"
    assert places.find("Aleppo") == Gazetteer.open().find("Aleppo")


def test_a_zip_as_geonames_offers_it(dump: Path, user_file: Path, tmp_path: Path) -> None:
    packed = tmp_path / "SY.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("readme.txt", "about this file " * 1000)
        archive.write(dump, "SY.txt")
    assert import_places("geonames", packed, user_file).added == 2


def test_a_second_import_adds_nothing(dump: Path, user_file: Path) -> None:
    import_places("geonames", dump, user_file)
    before = user_file.read_bytes()
    report = import_places("geonames", dump, user_file)
    assert (report.added, report.known) == (0, 2)
    assert user_file.read_bytes() == before


def test_a_second_file_adds_to_the_first(dump: Path, user_file: Path, tmp_path: Path) -> None:
    import_places("geonames", dump, user_file)
    more = tmp_path / "more.jsonl"
    more.write_text(wof_line(1, "Khirbat Zanbaq", names=["خربة زنبق"]) + "\n", encoding="utf-8")
    import_places("whosonfirst", more, user_file)
    places = Gazetteer.open(imports=[user_file])
    assert places.find("Tall Zanbaq")
    assert places.find("خربة زنبق")[0].id == "wof:1"
    assert places.find("Khirbat Zanbaq")[0].country == "SY", "told by where it lies"


def test_what_two_sources_call_by_one_name_in_one_spot_is_one_place(user_file: Path, tmp_path: Path) -> None:
    known = Gazetteer.open().find("al-Mayadin")[0]
    file = tmp_path / "again.jsonl"
    file.write_text(wof_line(2, "Al Mayadin", lat=known.lat + 0.01, lon=known.lon) + "\n", encoding="utf-8")
    import_places("whosonfirst", file, user_file)
    found = Gazetteer.open(imports=[user_file]).find("al-Mayadin", "SY")
    assert [p.id for p in found] == [known.id]


def test_a_place_of_a_large_number_is_found_by_its_id(user_file: Path, tmp_path: Path) -> None:
    number = 2**32 + 7
    file = tmp_path / "large.jsonl"
    file.write_text(wof_line(number, "Umm Zanbaq") + "\n", encoding="utf-8")
    assert import_places("whosonfirst", file, user_file).added == 1
    places = Gazetteer.open(imports=[user_file])
    (found,) = places.find("Umm Zanbaq")
    assert places.get(found.id) == found
    assert places.get("wof:7") is None


def test_districts_reach_as_far_as_their_villages(user_file: Path, tmp_path: Path) -> None:
    lines = [wof_line(10, "Zanbaq District", pt="county", lat=35.0, lon=40.0)]
    lines += [
        wof_line(20 + at, f"Zanbaq {at}", lat=35.0 + at / 50, lon=40.0, hier=[{"county_id": 10}]) for at in range(10)
    ]
    file = tmp_path / "district.jsonl.gz"
    file.write_bytes(gzip.compress("\n".join(lines).encode()))
    import_places("whosonfirst", file, user_file)
    places = Gazetteer.open(imports=[user_file])
    district = places.get("wof:10")
    assert district is not None
    assert district.level == "district"
    assert 15 < district.radius_km < 30
    village = places.get("wof:25")
    assert village is not None
    assert village.admin2 == "wof:10"


def test_ended_and_superseded_places_are_passed_over(user_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "ended.jsonl"
    lines = [wof_line(1, "Zanbaq"), wof_line(2, "Zanbaq Qadim", cur=0), wof_line(3, "Zanbaq Jadid", sup=[1])]
    file.write_text("\n".join([*lines, wof_line(4, "Zanbaq Saghir", dep="2019-01-01")]), encoding="utf-8")
    assert import_places("whosonfirst", file, user_file).added == 1


BAD = {
    "empty": b"",
    "prose": b"This is a letter.\nIt is about nothing.\n" * 50,
    "binary": bytes(range(256)) * 40,
    "broken-gzip": gzip.compress(("\n".join(wof_line(n, f"Zanbaq {n}") for n in range(2000))).encode())[:-3000],
    "broken-zip": b"PK\x03\x04" + b"\x00" * 200,
    "off-the-globe": b"\n".join(wof_line(n, "Zanbaq", lat=910).encode() for n in range(9)),
    "long-name": wof_line(1, "z" * 10_000).encode(),
    "json-of-another-kind": b'{"type": "FeatureCollection"}\n[1, 2]\nnull\n',
}


@pytest.mark.parametrize("source", ["geonames", "whosonfirst"])
@pytest.mark.parametrize("which", BAD)
def test_a_bad_file_is_told_and_changes_nothing(
    source: str, which: str, dump: Path, user_file: Path, tmp_path: Path
) -> None:
    import_places("geonames", dump, user_file)
    before = user_file.read_bytes()
    bad = tmp_path / "bad"
    bad.write_bytes(BAD[which])
    with pytest.raises(GazetteerError, match=str(bad)):
        import_places(source, bad, user_file)
    assert user_file.read_bytes() == before
    assert [p.name for p in user_file.parent.iterdir()] == [user_file.name]


def test_a_missing_file_and_a_folder_are_told(user_file: Path, tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="no file"):
        import_places("geonames", tmp_path / "absent.txt", user_file)
    with pytest.raises(GazetteerError, match="cannot be read"):
        import_places("geonames", tmp_path, user_file)
    assert not user_file.exists()


def test_a_few_bad_lines_among_many_are_counted(user_file: Path, tmp_path: Path) -> None:
    lines = [geonames_line(900000000 + n, f"Zanbaq {n}", 35.0, 40.0) for n in range(100)]
    lines[50] = "half a line"
    file = tmp_path / "some.txt"
    file.write_text("\n".join(lines), encoding="utf-8")
    report = import_places("geonames", file, user_file)
    assert (report.added, sum(count for _, count in report.refused)) == (99, 1)
    assert "line 51" in report.first_refused


def test_a_write_that_fails_leaves_the_file_as_it_was(
    dump: Path, user_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_places("geonames", dump, user_file)
    before = user_file.read_bytes()
    more = tmp_path / "more.jsonl"
    more.write_text(wof_line(1, "Khirbat Zanbaq"), encoding="utf-8")

    def full_disk(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("reportedly.gazetteer.layout.os.fsync", full_disk)
    with pytest.raises(GazetteerError, match="No space left"):
        import_places("whosonfirst", more, user_file)
    assert user_file.read_bytes() == before
    assert [p.name for p in user_file.parent.iterdir()] == [user_file.name]


@pytest.mark.parametrize("keep", [0, 5, 12, 40, 3000])
def test_a_half_written_file_is_told(dump: Path, user_file: Path, keep: int) -> None:
    import_places("geonames", dump, user_file)
    user_file.write_bytes(user_file.read_bytes()[:keep])
    with pytest.raises(GazetteerError, match=str(user_file)):
        Gazetteer.open(imports=[user_file])


def test_two_imports_at_once_lose_nothing(user_file: Path, tmp_path: Path) -> None:
    files = []
    for at in range(3):
        files.append(tmp_path / f"part{at}.jsonl")
        files[-1].write_text(
            "\n".join(wof_line(100 * at + n, f"Zanbaq {at}-{n}") for n in range(1, 20)), encoding="utf-8"
        )
    with ThreadPoolExecutor(3) as pool:
        reports = list(pool.map(lambda file: import_places("whosonfirst", file, user_file), files))
    assert [r.added for r in reports] == [19, 19, 19]
    places = Gazetteer.open(imports=[user_file])
    assert all(places.get(f"wof:{100 * at + 19}") for at in range(3))


def test_another_file_in_its_place_is_told(tmp_path: Path) -> None:
    other = tmp_path / "places.gaz"
    other.write_text("name,lat,lon\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match="not a gazetteer file"):
        Gazetteer.open(other)
    with pytest.raises(GazetteerError, match="no gazetteer file"):
        Gazetteer.open(tmp_path / "absent.gaz")


def test_the_users_file_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("REPORTEDLY_GAZETTEER", str(tmp_path / "mine.gaz"))
    assert user_gazetteer_path() == tmp_path / "mine.gaz"
    monkeypatch.delenv("REPORTEDLY_GAZETTEER")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert user_gazetteer_path() == tmp_path / "reportedly" / "places.gaz"

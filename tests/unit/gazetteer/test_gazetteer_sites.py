"""A site with a point and no source, or with neither point nor area, does not get in."""

from typing import Any

import pytest

from reportedly.errors import GazetteerError
from reportedly.gazetteer import sites
from reportedly.model import Place

AREA = Place(id="gn:1", name="Somewhere", level="province", country="YE", lat=15.0, lon=45.0, radius_km=80.0)
POINT = {"lat": 15.1, "lon": 45.2, "radius_km": 3}
SITE = {"id": "dam", "name": "Some Dam", "kind": "dam", "country": "YE", "admin1": "gn:1"}


def load(monkeypatch: pytest.MonkeyPatch, entry: dict[str, Any]) -> sites.Site:
    monkeypatch.setattr(sites, "site_entries", lambda: (entry,))
    return sites.load_sites({"gn:1": AREA}.get)[0]


def test_a_point_with_its_source(monkeypatch: pytest.MonkeyPatch) -> None:
    site = load(monkeypatch, {**SITE, **POINT, "rests_on": ["a table"]})
    assert (site.place.lat, site.place.radius_km, site.rests_on) == (15.1, 3.0, ("a table",))


def test_without_a_source_it_is_the_area_it_lies_in(monkeypatch: pytest.MonkeyPatch) -> None:
    site = load(monkeypatch, {**SITE, "within": "gn:1", "uncited": True})
    assert (site.place.lat, site.place.lon, site.place.radius_km) == (AREA.lat, AREA.lon, AREA.radius_km)
    assert site.rests_on == ()


@pytest.mark.parametrize(
    "more",
    [
        POINT,
        {**POINT, "uncited": True},
        {"rests_on": ["a table"]},
        {"uncited": True},
        {"within": "gn:2", "uncited": True},
        {"within": "gn:1"},
        {**POINT, "within": "gn:1", "rests_on": ["a table"]},
    ],
)
def test_what_does_not_hold_together_is_told(monkeypatch: pytest.MonkeyPatch, more: dict[str, Any]) -> None:
    with pytest.raises(GazetteerError, match="site:dam"):
        load(monkeypatch, {**SITE, **more})

from functools import cache

from parsed import parsed
from reportedly.coding.where.resolve import SURE_FROM, resolve
from reportedly.coding.where.toponyms import find_toponyms
from reportedly.coding.where.votes import country_votes, settled_country
from reportedly.gazetteer import Gazetteer


@cache
def gazetteer():
    return Gazetteer.open()


def resolved(text):
    doc = parsed(text)
    return resolve(doc, find_toponyms(doc, gazetteer()), gazetteer(), report_id="rep_test")


def places(text):
    return {m.toponym.name: m.place for m in resolved(text).mentions}


def test_a_report_s_country_decides_between_places_of_one_name():
    libya = "Libyan forces entered Tripoli on Sunday. Libya's government said Misrata was calm."
    lebanon = "Lebanese soldiers entered Tripoli on Sunday. Lebanon's government said Sidon was calm."
    assert places(libya)["Tripoli"].country == "LY"
    assert places(lebanon)["Tripoli"].country == "LB"


def test_the_province_that_a_town_is_said_to_lie_in_decides():
    found = places("A bomb went off in Paris, Texas, on Sunday.")["Paris"]
    assert (found.country, found.level) == ("US", "town")


def test_words_of_kind_tell_a_province_from_its_capital():
    text = "Rebels hold most of Idlib province in Syria. Shells hit the city of Idlib."
    levels = {m.toponym.level: m.place.level for m in resolved(text).mentions if m.toponym.name == "Idlib"}
    assert levels == {"province": "province", "town": "town"}


def test_two_spellings_of_one_town_are_one_place():
    text = "The army neared al-Mayadin in the province of Deir Ezzor in Syria. Jets then bombed Mayadin."
    ids = {m.place.id for m in resolved(text).mentions if "Mayadin" in m.toponym.name}
    assert len(ids) == 1


def test_an_unknown_name_stays_without_a_place_and_gives_an_issue():
    result = resolved("In Syria, rebels shelled the village of Qorblatuxim near Aleppo.")
    mention = next(m for m in result.mentions if m.toponym.name == "Qorblatuxim")
    assert mention.place is None
    issue = next(i for i in result.issues if "Qorblatuxim" in i.detail)
    assert (issue.code, issue.report, issue.span) == ("place-unresolved", "rep_test", mention.span)


def test_whatever_is_resolved_is_sure_and_whatever_is_not_has_an_issue():
    text = "Ukraine said Russia shelled Kharkiv, Izyum and the village of Zabrovka Mala near Kupiansk."
    result = resolved(text)
    told = {i.detail.split("”")[0].lstrip("“") for i in result.issues}
    for mention in result.mentions:
        assert 0 <= mention.confidence <= 1
        assert (mention.place is None) == (mention.confidence < SURE_FROM)
        assert mention.place is not None or mention.toponym.name in told


def test_votes_are_shares_and_a_small_lead_settles_nothing():
    doc = parsed("Iraq and Iran and Turkey and Syria signed.")
    votes = country_votes(find_toponyms(doc, gazetteer()), doc)
    assert abs(sum(votes.values()) - 1) < 1e-9
    assert settled_country(votes) is None
    assert settled_country({"SY": 0.4, "IQ": 0.2}) == "SY"
    assert settled_country({}) is None


def test_the_same_text_resolves_the_same_twice():
    text = "Shelling hit Donetsk and Luhansk, Ukraine said, and later Tripoli Street."
    assert resolved(text) == resolved(text)


def test_a_small_namesake_in_another_land_stays_open():
    text = "Yemeni troops shelled rebels near Taiz in Yemen. The army of Yemen later entered the town of Lerwick."
    result = resolved(text)
    (mention,) = [m for m in result.mentions if m.toponym.name == "Lerwick"]
    assert [p.country for p in mention.toponym.candidates] == ["GB"]
    assert mention.place is None
    assert any("Lerwick" in i.detail for i in result.issues)


def test_a_small_place_in_another_land_is_meant_where_the_text_says_so():
    text = "Yemeni troops shelled rebels near Taiz in Yemen. Yemen sent envoys to the town of Lerwick in Scotland."
    (mention,) = [m for m in resolved(text).mentions if m.toponym.name == "Lerwick"]
    assert mention.place is not None
    assert mention.place.country == "GB"


def test_a_small_place_over_the_border_is_meant():
    text = "Syrian troops shelled rebels near Idlib in Syria. Rockets from Syria hit the town of Yayladagi."
    (mention,) = [m for m in resolved(text).mentions if m.toponym.name == "Yayladagi"]
    assert mention.place is not None
    assert mention.place.country == "TR"


def test_a_town_of_a_land_that_is_not_named_is_not_meant():
    text = "Syrian rebels shelled Safi on Monday, Syria's army said. Fighting went on in Hama, and in Homs in Syria."
    assert places(text)["Safi"] is None
    named = "Syria's minister flew to Safi in Morocco on Monday. Fighting went on in Hama, and in Homs in Syria."
    assert places(named)["Safi"].country == "MA"

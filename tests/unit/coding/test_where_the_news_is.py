"""Where news goes on after a place told by the way, and places that are only where people come from."""

from coded import claim_with


def name(words: str, text: str) -> str | None:
    where = claim_with(words, text).event.where
    return where.name if where is not None else None


STORY = (
    "Shells hit a market in Kharkiv on Monday, police said. Rockets struck a school in Kharkiv on Tuesday.\n\n"
    "A bridge was blown up in Sumy.\n\n"
)


def test_a_new_paragraph_goes_on_where_the_report_is_about():
    assert name("four people", STORY + "At least four people were killed, medics said.") in {
        "Kharkiv",
        "market in Kharkiv",
        "school in Kharkiv",
    }


def test_the_same_paragraph_stays_where_it_is():
    assert name("four people", STORY.rstrip() + " At least four people were killed, medics said.") == "Sumy"


def test_troops_and_aid_are_not_where_the_last_paragraph_was():
    told = "A bomb killed two people in Cali.\n\nThe army deployed 400 soldiers, the ministry said."
    assert name("deployed", told) is None


def test_where_people_come_from_is_not_where_the_news_is():
    told = "Fighting in Tripoli ended on Friday. A truce was brokered by elders from Zintan."
    assert name("brokered", told) != "Zintan"
    assert name("fled", "Thousands of families fled from Zintan on Friday.") == "Zintan"


def test_there_is_what_lies_south_of_another_town():
    told = "Drones struck the port of Chornomorsk, some 20 km south of Odesa. A silo was destroyed there."
    assert name("destroyed", told) != "Odesa"

"""Credits, outlets and addresses: whose text a report says it is."""

import pytest

from reportedly.linking.lineage.sources import (
    credited_by,
    credited_in,
    credits_report,
    page_of,
    same_outlet,
    share_a_credit,
)
from reprints import edited, report, wire


@pytest.mark.parametrize(
    ("credit", "names"),
    [
        ("Reuters", ("Reuters",)),
        ("Source: AFP", ("AFP",)),
        ("AFP/Reuters", ("AFP", "Reuters")),
        ("Valley Post and agencies", ("Valley Post", "agencies")),
        ("Agencies", ("agencies",)),
        ("With Anadolu Agency", ("Anadolu Agency",)),
        ("The original source of this article is Harbour Wire", ("Harbour Wire",)),
        ("This story was first published in The Lake Courier on 3 March 2021", ("The Lake Courier",)),
        ("Republished with permission from Harbour Wire", ("Harbour Wire",)),
        ("Source: Xinhua | 2021-10-12 10:11:12", ("Xinhua",)),
        ("/TASS/", ("TASS",)),
        ("© Agence France-Presse", ("Agence France-Presse",)),
        ("With input from agencies", ("agencies",)),
        ("With inputs from Reuters", ("Reuters",)),
        ("The Associated Press contributed to this report.", ("The Associated Press",)),
        ("Reporting by Mira Kolb; Editing by Jan Lund", ()),
        ("https://harbour.example/market", ()),
    ],
)
def test_names_are_read_from_credit_lines(credit, names):
    assert credited_in(credit) == names


def test_an_outlet_does_not_credit_itself():
    assert credited_by(wire(credits=("Harbour Wire", "Reuters"))) == ("Reuters",)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("AFP", "Agence France-Presse", True),
        ("The Associated Press", "AP", True),
        ("SANA", "Syrian Arab News Agency", True),
        ("Anadolu", "Anadolu Agency", True),
        ("The Harbour Herald", "Harbour Herald", True),
        ("National News Agency (Norland)", "National News Agency", True),
        ("AP", "AFP", False),
        ("Valley Post", "Valley Herald", False),
        ("Valley Post", None, False),
        (None, None, False),
    ],
)
def test_one_outlet_under_two_names(one, other, same):
    assert same_outlet(one, other) is same
    assert same_outlet(other, one) is same


def test_a_report_credits_another_by_outlet_or_by_address():
    original = wire(url="https://harbour.example/market")
    assert credits_report(edited(), original)
    assert credits_report(edited(credits=("http://www.harbour.example/market/?utm_source=x",)), original)
    assert not credits_report(edited(credits=("Lake Courier",)), original)
    assert not credits_report(original, edited())


def test_two_papers_credit_one_agency_but_agencies_in_general_are_nobody():
    one, other = (
        edited(credits=("AFP",)),
        report("x", key="b", outlet="Lake Courier", credits=("Agence France-Presse",)),
    )
    assert share_a_credit(one, other)
    assert not share_a_credit(edited(credits=("Agencies",)), report("x", key="b", outlet="L", credits=("Agencies",)))


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://www.harbour.example/a/market.html?utm_source=x&id=4#top", "harbour.example/a/market.html?id=4"),
        ("http://m.harbour.example/market/amp/", "harbour.example/market"),
        ("https://harbour.example/", None),
        ("https://harbour.example", None),
        ("market.html", None),
        (None, None),
    ],
)
def test_a_page_is_named_by_what_does_not_change_with_the_way_there(url, page):
    assert page_of(url) == page

"""Families: the original, who took it from whom, and what each printing changed."""

from datetime import timedelta

import pytest

from reportedly.linking.lineage.changes import altered, compare
from reportedly.linking.lineage.families import families, ids_of_families
from reportedly.linking.lineage.shelf import relations_among
from reportedly.model import Family, Report, Republication
from reprints import DAY, OTHER_NEWS, edited, other_news, report, wire

NEXT_DAY = DAY + timedelta(days=1)


def family_of(*reports: Report) -> Family:
    """Give the one family of these reports; how they are ordered makes no difference."""
    found = families(reports, relations_among(reports))
    assert found == families(reports[::-1], list(relations_among(reports[::-1])))
    assert len(found) == 1
    return found[0]


def test_the_credited_outlet_is_the_original_even_among_papers_of_the_same_day():
    other = edited(key="other", outlet="Lake Courier", credits=("Source: Harbour Wire",))
    family = family_of(edited(), other, wire())
    assert family.original == wire().id
    assert family.source is None
    assert [(m.parent, m.relation, m.by) for m in family.members] == [
        (None, None, None),
        (wire().id, "copy", "credit"),
        (wire().id, "copy", "credit"),
    ]
    assert family.outlets == ("Harbour Wire", "Lake Courier", "Valley Post")


def test_copies_of_an_agency_that_is_not_there_have_no_original_but_a_named_source():
    family = family_of(edited(), edited(key="b", outlet="Lake Courier", credits=("Harbour Wire/AFP",)))
    assert (family.original, family.source) == (None, "Harbour Wire")
    assert [member.parent for member in family.members] == [None, None]


def test_agencies_without_a_name_are_the_source_where_nobody_is_more_exact():
    family = family_of(edited(credits=("Agencies",)), edited(key="b", outlet="Lake Courier", credits=()))
    assert (family.original, family.source) == (None, "agencies")


def test_copies_of_one_day_that_credit_nobody_have_an_unknown_common_source():
    family = family_of(edited(credits=()), edited(key="b", outlet="Lake Courier", credits=()))
    assert (family.original, family.source) == (None, None)


def test_the_one_that_came_out_first_is_the_original_where_nobody_is_credited():
    first, second = edited(credits=()), edited(key="b", outlet="Lake Courier", credits=(), published=NEXT_DAY)
    third = edited(key="c", outlet="Hill Echo", credits=(), published=NEXT_DAY + timedelta(days=1))
    family = family_of(third, second, first)
    assert family.original == first.id
    assert [(m.report, m.by) for m in family.members] == [(first.id, None), (second.id, "day"), (third.id, "day")]


def test_a_version_of_a_page_is_superseded_by_the_later_one():
    url = "https://harbour.example/market"
    first, later = wire(url=url), edited(url=url, outlet="Harbour Wire", published=NEXT_DAY, credits=())
    family = family_of(later, first)
    assert family.original == first.id
    assert [(m.by, m.superseded_by) for m in family.members] == [(None, later.id), ("version", None)]
    assert family.outlets == ("Harbour Wire",)


def test_of_three_versions_each_goes_back_to_the_one_before_and_is_superseded_by_the_last():
    url = "https://harbour.example/market"
    versions = [
        wire(url=url, text=f"{wire().text} Toll raised to {40 + n} by the medics.", published=DAY + timedelta(days=n))
        for n in range(3)
    ]
    ids = [version.id for version in versions]
    family = family_of(*versions)
    assert [member.report for member in family.members] == ids
    assert [member.parent for member in family.members] == [None, *ids[:2]]
    assert [member.superseded_by for member in family.members] == [ids[2], ids[2], None]


def test_a_report_that_was_republished_has_two_outlets_and_one_origin():
    alone = wire(credits=("The original source of this article is Harbour Wire",),
                 republished=(Republication(outlet="Global Observer", date=NEXT_DAY),))  # fmt: skip
    family = family_of(alone)
    assert family.original == alone.id
    assert family.outlets == ("Harbour Wire", "Global Observer")


def test_an_agencys_text_in_one_paper_is_the_agencys():
    family = family_of(edited(credits=("AFP",)))
    assert (family.original, family.source) == (None, "AFP")


def test_reports_with_only_background_in_common_are_families_of_their_own():
    reports = [wire(), other_news()]
    found = families(reports, relations_among(reports))
    assert len(found) == 2
    assert [family.outlets for family in found] == [(r.outlet,) for r in sorted(reports, key=lambda r: r.id)]


def test_the_ids_of_families_can_be_had_from_pairs_alone():
    reports = [wire(), edited(), other_news()]
    relations = list(relations_among(reports))
    ids = ids_of_families((one.a, one.b) for one in relations if one.is_one_text)
    by_family = {member.report: family.id for family in families(reports, relations) for member in family.members}
    assert ids == {report_id: by_family[report_id] for report_id in (wire().id, edited().id)}


def test_two_papers_that_credit_each_other_do_not_go_round_in_circles():
    a = edited(credits=("Lake Courier",))
    b = edited(key="b", outlet="Lake Courier", credits=("Valley Post",))
    family = family_of(a, b)
    assert sum(member.parent is None for member in family.members) == 1


def test_what_was_added_dropped_and_reworded_is_told_with_the_numbers():
    before, after = wire(), edited()
    changes = compare(before, after)

    def texts(of: Report, spans):
        return [of.text[start:end] for start, end in spans]

    assert [text[:12] for text in texts(after, changes.added)] == ["Dorrin marke", "The governor"]
    dropped = texts(before, changes.dropped)
    assert [text[:12] for text in dropped] == [
        "Shelling kil", "“We heard a ", "The town hos", "The war in N", "Peace talks ",
    ]  # fmt: skip
    assert [edit.numbers for edit in changes.reworded] == [(("40", "45"),), ()]
    assert changes.kept == 1


def test_headlines_are_compared_with_each_other():
    texts = ("Shelling kills 40 in Dorrin\n\n" + OTHER_NEWS, "Shells kill 45 in Dorrin\n\n" + OTHER_NEWS)
    before, after = (
        report(text, key="k", outlet="o", headline=(0, text.index("\n"))) for text in texts
    )  # fmt: skip
    changes = compare(before, after)
    assert [(edit.before, edit.numbers) for edit in changes.reworded] == [((0, 27), (("40", "45"),))]
    assert (changes.added, changes.dropped) == ((), ())


def test_a_text_is_word_for_word_itself():
    changes = compare(wire(), wire(outlet="Valley Post"))
    assert (changes.added, changes.dropped, changes.reworded) == ((), (), ())


@pytest.mark.parametrize(
    ("before", "after", "numbers"),
    [
        ("at least 40 people died", "at least 45 people died", (("40", "45"),)),
        ("fifteen people died", "15 people died", ()),
        ("twenty-five and 3 cows died", "twenty-six and 4 cows died", (("twenty-five", "twenty-six"), ("3", "4"))),
        ("1,200 fled the town", "1,500 fled the town", (("1,200", "1,500"),)),
        ("some fled the town", "12 fled the town", ()),
        ("one of them fled", "two of them fled", ()),
        ("the army fired 3 rockets at noon", "at noon the army fired 3 rockets", ()),
    ],
)
def test_only_a_number_in_the_place_of_another_is_altered(before, after, numbers):
    assert altered(before.replace("-", " ").split(), after.replace("-", " ").split()) == numbers


def test_a_further_copy_leaves_the_name_of_a_family():
    two = ids_of_families([("rep_1", "rep_5")])
    three = ids_of_families([("rep_1", "rep_5"), ("rep_7", "rep_5")])
    assert two["rep_1"] == three["rep_7"]
    assert len({*three.values(), *ids_of_families([("rep_2", "rep_9")]).values()}) == 2

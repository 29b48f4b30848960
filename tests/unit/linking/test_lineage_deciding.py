"""Copies, passages, quotations and background: what two reports that share sentences have to do with each other."""

from datetime import date, timedelta

import pytest

from reportedly.linking.lineage.deciding import relate
from reportedly.linking.lineage.sentences import split_text
from reportedly.linking.lineage.shelf import MemoryShelf, relations_among, take_in
from reportedly.model import Report, ReportRelation
from reprints import BACKGROUND, DAY, OTHER_NEWS, STATEMENT, WIRE, edited, other_news, report, wire


def alone(a: Report, b: Report) -> ReportRelation | None:
    """Relate two reports as if there were no others."""
    return relate(split_text(a), split_text(b), lambda sentence: 1)


def kind_of(a: Report, b: Report) -> str | None:
    found = alone(a, b)
    assert found == alone(b, a)
    return found.kind if found else None


def test_an_edited_reprint_with_another_toll_is_a_copy():
    found = alone(wire(), edited())
    assert found is not None
    assert found.kind == "copy"
    assert found.is_one_text
    assert {found.a, found.b} == {wire().id, edited().id}
    texts = {wire().id: wire().text, edited().id: edited().text}
    assert all(texts[found.a][s.in_a[0] : s.in_a[1]].split()[:2] == texts[found.b][s.in_b[0] : s.in_b[1]].split()[:2]
               for s in found.shared)  # fmt: skip


def test_a_verbatim_reprint_is_a_copy_however_late_it_comes():
    assert kind_of(wire(), wire(key="late", outlet="Valley Post", published=DAY + timedelta(days=400))) == "copy"


def test_a_first_part_of_the_wire_is_a_copy():
    short = WIRE.split("\n\n")
    assert kind_of(wire(), report("\n\n".join(short[:2]), key="brief", outlet="Lake Courier")) == "copy"


def test_the_same_background_on_two_events_is_stock():
    assert kind_of(wire(), other_news()) == "stock"


def test_background_of_one_outlet_is_stock_too_though_it_comes_on_one_day():
    assert kind_of(wire(), other_news(outlet="Harbour Wire", published=DAY)) == "stock"


def test_reports_without_a_sentence_in_common_have_nothing_to_do_with_each_other():
    assert kind_of(report(WIRE, key="a", outlet="A"), report(OTHER_NEWS, key="b", outlet="B")) is None


def test_one_quotation_in_common_is_a_quote():
    a = report(f"{WIRE}{STATEMENT}", key="a", outlet="A")
    b = report(f"{STATEMENT}\n\n{OTHER_NEWS}", key="b", outlet="B")
    assert kind_of(a, b) == "quote"


def test_whole_passages_in_another_story_are_partial():
    inside = OTHER_NEWS + OTHER_NEWS.replace("Two pilots", "Four drivers").replace("winter", "summer") + WIRE
    longer = f"{BACKGROUND}\n\n" + "\n\n".join(f"{p} It was the {n} time." for n, p in enumerate(inside.split("\n\n")))
    shorter = WIRE + "\n\n".join(
        f"In the district of number {n} the council met again on Tuesday and counted {n} votes for the new road, while "
        f"its neighbours in ward {n + 20} refused to sit down at all and went home before the lamps were lit."
        for n in range(14)
    )
    assert kind_of(report(longer, key="a", outlet="A"), report(shorter, key="b", outlet="B")) == "partial"


def test_a_lead_in_common_counts_for_more_where_a_credit_says_so():
    body = "\n\n".join(
        f"On street {n} the shops opened again at noon, and {n + 3} families came back for their papers and bedding."
        for n in range(12)
    )
    lead = "Mortar fire closed the eastern bridge of Kell on Wednesday morning for the second time."
    a = report(f"{body[:400]}\n\n{lead}", key="a", outlet="A", credits=("Harbour Wire",))
    b = report(f"{lead} {OTHER_NEWS}", key="b", outlet="Harbour Wire")
    with_credit, without = alone(a, b), alone(report(a.text, key="a", outlet="A"), b)
    assert with_credit
    assert without
    assert with_credit.lead_words == without.lead_words
    assert (with_credit.kind, without.kind) == ("partial", "stock")


@pytest.mark.parametrize("outlets", [("Harbour Wire", "Harbour Wire"), ("Harbour Wire", "Valley Post")])
def test_a_corrected_version_of_a_page_supersedes_and_does_not_corroborate(outlets):
    url = "https://harbour.example/market"
    first = wire(url=url, outlet=outlets[0])
    later = edited(url=url + "?utm_source=x", outlet=outlets[1], published=DAY + timedelta(days=1), credits=())
    found = alone(first, later)
    assert found is not None
    assert (found.kind, found.later, found.is_one_text) == ("supersedes", later.id, True)


def test_which_version_is_later_is_told_by_itself_or_by_its_day_or_not_at_all():
    url = "https://harbour.example/market"
    first, later = wire(url=url), edited(url=url, outlet="Harbour Wire")
    unknown, seen, said = (
        alone(first, later),
        alone(wire(url=url, retrieved=date(2021, 3, 12)), edited(url=url, retrieved=date(2021, 3, 11))),
        alone(first, edited(url=None, supersedes="wire")),
    )
    kinds = {one.kind for one in (unknown, seen, said) if one}
    assert kinds == {"supersedes"}
    assert [one.later for one in (unknown, seen, said) if one] == [None, wire(url=url).id, edited(url=None).id]


def test_a_page_that_was_read_twice_unchanged_is_a_copy():
    url = "https://harbour.example/market"
    assert kind_of(wire(url=url), wire(url=url, published=None)) == "copy"


def test_background_gives_itself_away_by_coming_back_on_other_days():
    """Two stories of one day share a sentence near the top; only other reports show that it is always told."""
    stock = "Dorrin, the last large town that the Northern Front holds on the river, has been under siege since June."
    bakeries, convoy = (
        f"{first}\n\n{stock} {second}"
        for first, second in (
            ("Two bakeries burned down on Wednesday after a night of rocket fire, residents said.",
             "The fires could be seen from the hills on the western bank, where families had fled with their goats."),
            ("A convoy of nine lorries with flour was turned back at the southern checkpoint, drivers said.",
             "They spent the night on the road beside their engines and returned to Amber the next day, out of fuel."),
        )
    )  # fmt: skip
    a, b = report(bakeries, key="a", outlet="A"), report(convoy, key="b", outlet="B")
    later = [
        report(f"{note} {stock}", key=f"o{n}", outlet=f"O{n}", published=DAY + timedelta(days=30 * (n + 1)))
        for n, note in enumerate(("The ferry sank.", "A school reopened.", "Snow fell for a week.", "Seeds ran out."))
    ]
    by_pair = [{frozenset((one.a, one.b)): one for one in relations_among(some)} for some in ([a, b], [a, b, *later])]
    first, among_others = (relations[frozenset((a.id, b.id))] for relations in by_pair)
    assert first.is_one_text
    assert among_others.kind == "stock"
    assert among_others.shared[0].kept_by == 5


def test_thirty_reprints_on_one_day_do_not_make_a_story_stock():
    reports = [wire(), *(edited(key=f"e{n}", outlet=f"Paper {n}") for n in range(30))]
    kinds = {one.kind for one in relations_among(reports)}
    assert kinds == {"copy"}


def test_what_everybody_always_writes_relates_nobody():
    stock = "Dorrin, the last large town that the Northern Front holds on the river, has been under siege since June."
    notes = (
        "The ferry sank, A school reopened, Snow fell, Seeds ran out, A mill burned, Wolves came, Wheat failed".split(
            ", "
        )
    )
    reports = [
        report(f"{note}. {stock}", key=f"o{n}", outlet=f"O{n}", published=DAY + timedelta(days=10 * n))
        for n, note in enumerate([*notes, "A bridge opened", "Rain fell", "Geese left"])
    ]
    assert len(list(relations_among(reports[:4]))) == 6
    assert list(relations_among(reports)) == []


def test_a_report_is_taken_in_once():
    shelf = MemoryShelf()
    take_in(wire(), shelf)
    first = take_in(edited(), shelf)
    assert take_in(edited(), shelf) == first
    assert len(shelf.relations()) == 1

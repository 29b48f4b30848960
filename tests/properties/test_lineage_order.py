"""Whatever the order in which reports are taken in, and however often: the relations are the same."""

from datetime import date, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.linking.lineage.families import families, ids_of_families
from reportedly.linking.lineage.shelf import MemoryShelf, take_in
from reportedly.model import Report
from reprints import BACKGROUND, EDITED, OTHER_NEWS, WIRE

PARTS = [part for text in (WIRE, BACKGROUND, EDITED, OTHER_NEWS) for part in text.strip().split("\n\n")]
TEXTS = st.lists(st.sampled_from(PARTS), min_size=1, max_size=7, unique=True).map("\n\n".join)
# Far enough apart, and enough of them, that sentences become too common while reports are taken in.
DAYS = st.none() | st.integers(0, 30).map(lambda n: date(2021, 3, 1) + timedelta(days=2 * n))
REPORTS = st.builds(
    Report,
    key=st.just("k"),
    text=TEXTS,
    outlet=st.sampled_from(["Harbour Wire", "Valley Post", "Lake Courier"]),
    published=DAYS,
    url=st.none() | st.sampled_from(["https://harbour.example/a", "https://harbour.example/b"]),
    credits=st.sampled_from([(), ("Harbour Wire",)]),
)


def relations(reports):
    shelf = MemoryShelf()
    for report in reports:
        take_in(report, shelf)
    return shelf.relations()


@settings(max_examples=60, deadline=None)
@given(st.lists(REPORTS, min_size=2, max_size=24, unique_by=lambda report: report.id), st.integers(0, 1000))
def test_relations_do_not_depend_on_the_order_of_reports(reports, seed):
    shuffled = [*reports, *reports[:3]]
    Random(seed).shuffle(shuffled)
    assert relations(shuffled) == relations(reports)


@settings(max_examples=30, deadline=None)
@given(st.lists(REPORTS, min_size=2, max_size=8, unique_by=lambda report: report.id))
def test_relations_rest_on_sentences_of_both_reports(reports):
    texts = {report.id: report.text for report in reports}
    for relation in relations(reports):
        assert relation.a < relation.b
        assert relation.later in (None, relation.a, relation.b)
        for shared in relation.shared:
            for report_id, (start, end) in ((relation.a, shared.in_a), (relation.b, shared.in_b)):
                assert 0 <= start < end <= len(texts[report_id])


@settings(max_examples=40, deadline=None)
@given(st.lists(REPORTS, min_size=1, max_size=10, unique_by=lambda report: report.id), st.integers(0, 1000))
def test_families_part_the_reports_and_do_not_depend_on_their_order(reports, seed):
    found = relations(reports)
    sorted_out = families(reports, found)
    members = [member.report for family in sorted_out for member in family.members]
    assert sorted(members) == sorted(report.id for report in reports)
    shuffled = Random(seed).sample(reports, len(reports))
    assert families(shuffled, found[::-1]) == sorted_out
    ids = ids_of_families((one.a, one.b) for one in found if one.is_one_text)
    for family in sorted_out:
        own = {member.report for member in family.members}
        assert {ids.get(report_id, family.id) for report_id in own} == {family.id}
        parents = {member.report: member.parent for member in family.members}
        for start in own:
            seen, at = set(), start
            while at is not None:
                assert at not in seen
                seen.add(at)
                at = parents[at]

"""What is kept comes back equal, whatever it is."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from made_by_hand import RUN
from reportedly.ledger import Ledger
from reportedly.model import (
    Claim,
    Coding,
    Event,
    Evidence,
    Issue,
    Party,
    Quantity,
    Report,
    Republication,
    Shape,
    Speaker,
    When,
    Where,
)

words = st.text(max_size=30)
spans = st.tuples(st.integers(0, 10_000), st.integers(0, 10_000)).map(lambda pair: (min(pair), max(pair)))
days = st.none() | st.dates()
numbers = st.none() | st.integers(0, 10**12) | st.floats(0, 1e12)


def tuples_of(strategy, most=3):
    return st.lists(strategy, max_size=most).map(tuple)


speakers = st.builds(Speaker, mention=words, name=words, kind=words, span=spans, actor=st.none() | words)
named = st.builds(Party, mention=words, name=words, span=spans, actor=st.none() | words)
events = st.builds(
    Event,
    kind=words,
    status=words,
    agents=tuples_of(named),
    targets=tuples_of(named),
    weapons=tuples_of(named, 1),
    where=st.none()
    | st.builds(
        Where,
        mention=words,
        name=words,
        span=spans,
        level=words,
        relation=words,
        rule=words,
        place=st.none() | words,
        country=st.none() | words,
        lat=st.none() | st.floats(-90, 90),
        lon=st.none() | st.floats(-180, 180),
        radius_km=numbers,
        shape=st.none()
        | st.builds(
            Shape,
            kind=st.sampled_from(["area", "line"]),
            of=st.lists(words, min_size=1, max_size=3).map(tuple),
            bbox=st.tuples(*[st.floats(-90, 90)] * 4),
        ),
    ),
    when=st.none()
    | st.builds(When, mention=words, start=days, end=days, precision=words, rule=words, span=st.none() | spans),
    quantities=tuples_of(
        st.builds(
            Quantity,
            low=numbers,
            high=numbers,
            unit=words,
            effect=words,
            of=words,
            span=spans,
            surface=words,
            part_of=st.none() | st.integers(0, 5),
            basis=words,
        )
    ),
)
evidence = st.builds(Evidence, slot=words, rule=words, span=st.none() | spans, score=st.floats(0, 1))
reports = st.builds(
    Report,
    key=words,
    text=st.text(max_size=200),
    outlet=st.none() | words,
    title=st.none() | words,
    headline=st.none() | spans,
    byline=st.none() | words,
    published=days,
    published_rule=st.none() | words,
    retrieved=days,
    language=st.none() | words,
    url=st.none() | words,
    credits=tuples_of(words),
    republished=tuples_of(st.builds(Republication, outlet=words, date=days, url=st.none() | words)),
    supersedes=st.none() | words,
    media=tuples_of(words),
    tags=tuples_of(st.tuples(words, words)),
    boilerplate=tuples_of(words),
)


@st.composite
def codings(draw):
    told = draw(reports)
    claims = draw(
        tuples_of(
            st.builds(
                Claim,
                report_id=st.just(told.id),
                quote=words,
                span=spans,
                event=events,
                act=words,
                certainty=words,
                polarity=words,
                cue=words,
                also=tuples_of(spans),
                said_by=tuples_of(speakers),
                said_when=days,
                toward=tuples_of(speakers),
                ordinal=st.integers(0, 3),
                evidence=tuples_of(evidence),
            )
        )
    )
    distinct = tuple({claim.id: claim for claim in claims}.values())
    issues = draw(
        tuples_of(st.builds(Issue, report=st.just(told.id), code=words, detail=words, span=st.none() | spans))
    )
    return told, Coding(report_id=told.id, claims=distinct, issues=tuple(dict.fromkeys(issues)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(codings())
def test_what_is_kept_comes_back_equal(tmp_path_factory, told_and_coding):
    told, coding = told_and_coding
    with Ledger.open(tmp_path_factory.mktemp("books") / "books.db", create=True) as ledger:
        ledger.keep(told, coding, RUN)
        assert [row.report for row in ledger.reports()] == [told]
        rows = list(ledger.claims())
        assert tuple(row.claim for row in rows) == coding.claims
        assert all(row.report == told for row in rows)
        assert tuple(ledger.issues()) == coding.issues
        for claim in coding.claims:
            assert ledger.claim(claim.id).claim == claim
        assert ledger.keep(told, coding, RUN).already


@given(st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31)))
@settings(max_examples=10, deadline=None)
def test_days_of_any_year_survive(tmp_path_factory, day):
    told = Report(key="k", text="t", published=day)
    with Ledger.open(tmp_path_factory.mktemp("books") / "books.db", create=True) as ledger:
        ledger.keep(told, Coding(report_id=told.id), RUN)
        assert next(ledger.reports()).report.published == day

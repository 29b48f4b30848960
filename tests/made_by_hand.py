"""Reports and claims made by hand, for tests that need some before (or without) any coder."""

from datetime import date

from reportedly.model import (
    Claim,
    Coding,
    Event,
    Evidence,
    Issue,
    Party,
    Quantity,
    Report,
    Run,
    Span,
    Speaker,
    When,
    Where,
)

RUN = Run(version="0.1.0", codebook="aaaa", parser="small-3.8")
LATER_RUN = Run(version="0.2.0", codebook="bbbb", parser="small-3.8")

TEXT = (
    "Shells hit the market in Dorrin\n"
    "The Ministry of Health said on Tuesday that government artillery killed at least 12 people, "
    "including four children, near the market in Dorrin. "
    "The army denied that it had shelled the town. "
    "A second strike was reportedly under way."
)


def span_of(words: str, text: str = TEXT) -> Span:
    """Point at words in a text, which must hold them."""
    start = text.index(words)
    return start, start + len(words)


def report(*, key: str = "dorrin-1", outlet: str | None = "Valley Post", text: str = TEXT, **more: object) -> Report:
    """Make a report of a shelled market."""
    given = {"title": "Shells hit the market in Dorrin", "published": date(2021, 3, 10), "language": "en", **more}
    return Report(key=key, outlet=outlet, text=text, **given)


def ministry() -> Speaker:
    """The one who tells of the shelling."""
    return Speaker(
        mention="The Ministry of Health",
        name="Ministry of Health",
        kind="ministry",
        span=span_of("The Ministry of Health"),
    )


def shelling(told_in: Report) -> Claim:
    """The ministry's claim, with every slot filled."""
    quote = "government artillery killed at least 12 people, including four children, near the market in Dorrin"
    event = Event(
        kind="shelling",
        status="occurred",
        agents=(Party(mention="government", name="government forces", span=span_of("government"), actor="gov"),),
        targets=(Party(mention="people", name="people", span=span_of("people")),),
        weapons=(Party(mention="artillery", name="artillery", span=span_of("artillery")),),
        where=Where(
            mention="Dorrin",
            name="Dorrin",
            span=span_of("Dorrin."),
            level="town",
            relation="near",
            rule="place.name",
            place="gn:1",
            country="SY",
            lat=35.5,
            lon=40.25,
            radius_km=10,
        ),
        when=When(
            mention="on Tuesday",
            start=None,
            end=date(2021, 3, 9),
            precision="open",
            rule="date.weekday",
            span=span_of("on Tuesday"),
        ),
        quantities=(
            Quantity(
                low=12, high=None, unit="person", effect="killed", of="people", span=span_of("at least 12 people"),
                surface="at least 12",
            ),
            Quantity(
                low=4, high=4, unit="child", effect="killed", of="children", span=span_of("four children"),
                surface="four", part_of=0,
            ),
        ),
    )  # fmt: skip
    return Claim(
        report_id=told_in.id,
        quote=quote,
        span=span_of(quote),
        event=event,
        act="asserts",
        certainty="certain",
        polarity="positive",
        cue="said",
        said_by=(ministry(),),
        said_when=date(2021, 3, 9),
        evidence=(
            Evidence(slot="act", rule="speech.say", span=span_of("said")),
            Evidence(slot="event.kind", rule="kind.shelling", span=span_of("artillery killed")),
            Evidence(slot="event.where", rule="place.name", span=span_of("Dorrin."), score=0.97),
            Evidence(slot="event.quantities.0", rule="number.bound", span=span_of("at least 12 people")),
        ),
    )


def denial(told_in: Report) -> Claim:
    """The army's denial: no place, no date, no numbers."""
    army = Speaker(mention="The army", name="The army", kind="military", span=span_of("The army"), actor="gov-army")
    quote = "it had shelled the town"
    return Claim(
        report_id=told_in.id,
        quote=quote,
        span=span_of(quote),
        event=Event(
            kind="shelling",
            status="occurred",
            agents=(Party(mention="it", name="The army", span=span_of("it had")),),
        ),
        act="denies",
        certainty="certain",
        polarity="negative",
        cue="denied",
        said_by=(army,),
        evidence=(Evidence(slot="act", rule="speech.deny", span=span_of("denied")),),
    )  # fmt: skip


def hearsay(told_in: Report) -> Claim:
    """The outlet's own voice, as hearsay."""
    quote = "A second strike was reportedly under way"
    return Claim(
        report_id=told_in.id,
        quote=quote,
        span=span_of(quote),
        event=Event(kind="air-strike", status="ongoing"),
        act="asserts",
        certainty="reported",
        polarity="positive",
        evidence=(Evidence(slot="certainty", rule="hedge.reportedly", span=span_of("reportedly")),),
    )


def coding_of(told_in: Report) -> Coding:
    """All three claims and an issue."""
    claims = (shelling(told_in), denial(told_in), hearsay(told_in))
    issue = Issue(report=told_in.id, code="no-date", detail="no date is said for the denial", span=claims[1].span)
    return Coding(report_id=told_in.id, claims=claims, issues=(issue,))


CATTLE_RAID = """id = 'cattle-raid'
label = 'Cattle raid'
definition = 'Armed people drive off a herd.'
family = 'violence'
rank = 95

"""
"""The head of a kind that nobody ships, to be followed by its frames."""

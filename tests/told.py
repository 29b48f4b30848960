"""Reports with claims made by hand in a line each, for tests of linking."""

from datetime import date

from made_by_hand import RUN
from reportedly.codebook.happenings import shipped_happenings
from reportedly.codebook.load import load_codebook
from reportedly.ledger import Ledger
from reportedly.linking.incidents.incidents import Told
from reportedly.linking.knowledge import Knowledge
from reportedly.model import Claim, Coding, Event, Evidence, Party, Quantity, Report, Run, Speaker, When, Where
from reportedly.model.event import Shape
from reportedly.model.incident import Incident

TOWNS = {
    "Dorrin": (35.0, 37.0),
    "Selba": (35.1, 37.05),
    "Marrat": (33.0, 36.0),
    "Ostra": (35.0, 39.0),
    "Kessab": (32.7, 35.7),
    "Tel Arun": (33.2, 36.4),
}
"""Invented towns; Dorrin and Selba are neighbours. Marrat is called like its province, in which the last two lie."""

COUNTRIES = {"Syria": ("SY", (35.5, 32.3, 42.4, 37.4)), "Farland": ("XX", (80.0, 50.0, 90.0, 60.0))}
"""Countries with the boxes around them: that which the towns lie in, and one far off."""

SHARED_NAMES = {"gn:Marrat": (35.2, 32.4, 36.9, 33.5)}


def the_knowledge() -> Knowledge:
    """Give the shipped kinds and actors and the invented places, as linking asks for them."""
    return Knowledge(load_codebook(), shipped_happenings(), SHARED_NAMES)


def at(words: str | None, *, radius_km: float = 4.0) -> Where | None:
    """Place a claim in one of the towns ("the city of Marrat" in Marrat), a country, or a province of no point."""
    if words is None:
        return None
    if words in COUNTRIES:
        code, box = COUNTRIES[words]
        shape = Shape(kind="area", of=(f"country:{code}",), bbox=box)
        given = {"span": (0, 1), "relation": "in", "rule": "made+carried", "place": f"gn:{words}", "country": code}
        return Where(mention=words, name=words, level="country", shape=shape, **given)
    town = words.removeprefix("the city of ")
    lat, lon = TOWNS.get(town, (None, None))
    return Where(
        mention=words,
        name=town,
        span=(0, 1),
        level="town" if town in TOWNS else "unknown",
        relation="in",
        rule="made",
        place=f"gn:{town}" if town in TOWNS else None,
        country="SY",
        lat=lat,
        lon=lon,
        radius_km=radius_km if town in TOWNS else None,
    )


def on(day: date | None, until: date | None = None) -> When | None:
    """Date a claim."""
    if day is None:
        return None
    return When(mention="then", start=day, end=until or day, precision="day" if until is None else "days", rule="made")


def killed(low: float, high: float | None = None, **more: object) -> Quantity:
    """Count the dead."""
    given = {"unit": "person", "effect": "killed", "of": "people", "span": (0, 1), "surface": str(low), **more}
    return Quantity(low=low, high=low if high is None else high, **given)


def speaker(name: str, actor: str | None = None, kind: str = "official") -> Speaker:
    """Name a speaker."""
    return Speaker(mention=name, name=name, kind=kind, actor=actor, span=(len(name), len(name) + 1))


def party(name: str, actor: str | None = None) -> Party:
    """Name a party."""
    return Party(mention=name, name=name, span=(0, 1), actor=actor)


def claim(
    report: Report,
    nth: int = 0,
    *,
    kind: str = "shelling",
    where: str | None = "Dorrin",
    day: date | None = date(2021, 3, 9),
    by: tuple[Speaker, ...] = (),
    numbers: tuple[Quantity, ...] = (),
    agents: tuple[Party, ...] = (),
    targets: tuple[Party, ...] = (),
    status: str = "occurred",
    quote: str = "",
    carried: tuple[str, ...] = (),
    **more: object,
) -> Claim:
    """Make the nth claim of a report; what is `carried` ("event.when") stands beside it and not in its own words."""
    start = 100 * nth
    given = {"act": "asserts", "certainty": "certain", "polarity": "positive", **more}
    return Claim(
        report_id=report.id,
        quote=quote or f"{kind} {where} {nth}",
        span=(start, start + 40),
        said_by=by,
        event=Event(
            kind=kind,
            status=status,
            agents=agents,
            targets=targets,
            where=at(where),
            when=on(day),
            quantities=numbers,
        ),
        evidence=tuple(Evidence(slot=slot, rule="carried", score=0.6) for slot in carried),
        **given,
    )


def paper(key: str, outlet: str | None = None, published: date | None = date(2021, 3, 10)) -> Report:
    """Make a report of an outlet."""
    return Report(key=key, text=f"The text of {key}.", outlet=outlet or f"The {key} Post", published=published)


def told(key: str, *claims: dict, outlet: str | None = None, published: date | None = date(2021, 3, 10)) -> Told:
    """Make a report with claims, each given by what is special about it."""
    report = paper(key, outlet, published)
    return Told(report=report, claims=tuple(claim(report, n, **one) for n, one in enumerate(claims)))


def keep(ledger: Ledger, one: Told, run: Run = RUN) -> None:
    """Keep a report with its claims."""
    ledger.keep(one.report, Coding(report_id=one.report.id, claims=tuple(one.claims)), run)


def linked(ledger: Ledger) -> list[Incident]:
    """Give the incidents of a ledger in the order of their ids."""
    return sorted((row.incident for row in ledger.incidents()), key=lambda i: i.id)

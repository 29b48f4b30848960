"""A war that never was, for timing: reports with claims, as many as asked for, always the same for the same seed.

Towns are spread over a country; the one named most has a fourteenth of all incidents. Each day has as many incidents as
any other, however many claims are asked for: more claims are more days of war, as a ledger grows. An incident is told
by one to a dozen reports within four days, with numbers, days and doers that do not always agree; a third of the
claims name no place, a quarter no day, some are talk.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from reportedly.linking.incidents.incidents import Told
from reportedly.model import Claim, Event, Party, Quantity, Report, Speaker, When, Where

CLAIMS_A_DAY = 600
CLAIMS_A_REPORT = 12
TOWNS = 3000
KINDS = ("air-strike", "shelling", "bombing", "attack", "clash", "casualties", "advance", "capture", "detain")
ACTORS = ("syr-army", "rus", "isis", "sdf", "usa", "tur", "syrian-rebels", "hts")
MOUTHS = ("sohr", "syr-mod", "rus-mod", "isis", "un", None, None, None)
OUTLETS = tuple(f"Outlet {n}" for n in range(60))
WORDS = tuple(f"{a}{b}{c}" for a in "bdfgklmnprst" for b in ("ar", "el", "in", "or", "un", "ash") for c in "aeioukmnrt")
FIRST_DAY = date(2012, 1, 1)


class Happening:
    """One invented incident, and what is said of it."""

    def __init__(self, chance: random.Random, day: int) -> None:
        self.town = int(TOWNS * chance.random() ** 3)
        self.day = day
        self.kind = chance.choice(KINDS)
        self.agent = chance.choice(ACTORS)
        self.killed = int(chance.paretovariate(0.9))
        self.words = chance.sample(WORDS, 12)


def reports(claims: int, seed: int = 0) -> Iterator[Told]:
    """Give reports with so many claims in all."""
    chance = random.Random(seed)
    made = number = day = 0
    news: list[Happening] = []
    while made < claims:
        # Old news falls out, new news comes in.
        news = [one for one in news if day - one.day < 4]
        news += [Happening(chance, day) for _ in range(CLAIMS_A_DAY // 15)]
        for _ in range(CLAIMS_A_DAY // CLAIMS_A_REPORT):
            if made >= claims:
                return
            told = _report(chance, number, day, news)
            yield told
            made += len(told.claims)
            number += 1
        day += 1


def _report(chance: random.Random, number: int, day: int, news: list[Happening]) -> Told:
    subjects = [chance.choice(news) for _ in range(chance.choice((1, 2, 2, 3)))]
    parts = [_quote(chance, subjects[n * len(subjects) // CLAIMS_A_REPORT]) for n in range(CLAIMS_A_REPORT)]
    report = Report(
        key=f"made-{number}",
        text=". ".join(parts) + ".",
        outlet=chance.choice(OUTLETS),
        published=FIRST_DAY + timedelta(days=day),
        language="en",
    )
    claims, start = [], 0
    for n, part in enumerate(parts):
        subject = subjects[n * len(subjects) // CLAIMS_A_REPORT]
        claims.append(_claim(chance, report.id, subject, part, start))
        start += len(part) + 2
    return Told(report=report, claims=tuple(claims))


def _quote(chance: random.Random, subject: Happening) -> str:
    return " ".join(chance.sample(subject.words, 7) + chance.sample(WORDS, 6))


def _claim(chance: random.Random, report: str, subject: Happening, quote: str, start: int) -> Claim:
    talk = chance.random() < 0.25
    mouth = chance.choice(MOUTHS)
    speaker = Speaker(
        mention=mouth or "a resident", name=mouth or "a resident", kind="official", span=(start, start + 5), actor=mouth
    )
    agents = (Party(mention=subject.agent, name=subject.agent, span=(start, start + 5), actor=subject.agent),)
    killed = max(0, subject.killed + chance.choice((0, 0, 0, 1, -1, 3)))
    number = Quantity(
        low=killed,
        high=killed,
        unit="person",
        effect="killed",
        of="people",
        span=(start, start + 5),
        surface=str(killed),
    )
    return Claim(
        report_id=report,
        quote=quote,
        span=(start, start + len(quote)),
        said_by=(speaker,) if chance.random() < 0.7 else (),
        act="asserts",
        certainty="certain",
        polarity="positive",
        event=Event(
            kind="statement" if talk else chance.choice((subject.kind, subject.kind, "casualties", "attack")),
            status="occurred",
            agents=agents if chance.random() < 0.5 else (),
            where=_where(subject) if chance.random() < 0.66 and not talk else None,
            when=_when(chance, subject) if chance.random() < 0.75 and not talk else None,
            quantities=(number,) if chance.random() < 0.3 and not talk else (),
        ),
    )


def _where(subject: Happening) -> Where:
    place = random.Random(subject.town)
    return Where(
        mention=f"Town {subject.town}",
        name=f"Town {subject.town}",
        span=(0, 1),
        level="town",
        relation="in",
        rule="made",
        place=f"made:{subject.town}",
        country="SY",
        lat=32.5 + 4.5 * place.random(),
        lon=36.0 + 6.0 * place.random(),
        radius_km=4.0,
    )


def _when(chance: random.Random, subject: Happening) -> When:
    day = FIRST_DAY + timedelta(days=subject.day + (chance.random() < 0.05))
    return When(mention="then", start=day, end=day, precision="day", rule="made")

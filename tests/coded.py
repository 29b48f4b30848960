"""Texts of our own run through the whole coder, with its tools built once for all tests."""

from datetime import date
from functools import cache

from reportedly.coding.code import code
from reportedly.coding.kit import Kit
from reportedly.kit_description import KitDescription
from reportedly.model import Claim, Coding, Report

PUBLISHED = date(2021, 3, 10)
"""The day on which every report of these tests came out: a Wednesday."""


@cache
def the_kit() -> Kit:
    """Build the coder's tools once, without what this machine's user has imported or written."""
    return KitDescription(gazetteer_files=(), codebook_folders=()).build()


def report(text: str, **more: object) -> Report:
    """Make a report of a text, in English and out on PUBLISHED unless told otherwise."""
    given = {"outlet": "The Harbour Herald", "published": PUBLISHED, "language": "en", **more}
    return Report(key="own-prose", text=text, **given)


def with_headline(headline: str, body: str, **more: object) -> Report:
    """Make a report whose first line is its headline."""
    return report(f"{headline}\n{body}", title=headline, headline=(0, len(headline)), **more)


@cache
def coding_of(text: str) -> Coding:
    """Code a text."""
    return code(report(text), the_kit())


def claims_of(text: str) -> tuple[Claim, ...]:
    """Give the claims of a text."""
    return coding_of(text).claims


def claim_of(text: str) -> Claim:
    """Give the one claim of a text, which must have just one."""
    claims = claims_of(text)
    assert len(claims) == 1, [c.quote for c in claims]
    return claims[0]


def claim_with(words: str, text: str) -> Claim:
    """Give the one claim whose quote holds some words."""
    found = [c for c in claims_of(text) if words in c.quote]
    assert len(found) == 1, [c.quote for c in claims_of(text)]
    return found[0]


def speakers(claim: Claim) -> list[tuple[str, str]]:
    """Give mention and kind of a claim's speakers, outermost first."""
    return [(s.mention, s.kind) for s in claim.said_by]


def names(parties: tuple[object, ...]) -> list[str]:
    """Give the names of parties or speakers."""
    return [p.name for p in parties]

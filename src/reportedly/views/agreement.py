"""How far people who coded the same claims, each without seeing the other's answers, agree."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from reportedly.views.tables import Column, TextTable

Answers = Mapping[str, Mapping[str, Mapping[str, Hashable]]]
"""By coder, claim and slot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotAgreement:
    """Agreement on one slot: claims that two coders or more answered, percent of their pairs alike, and alpha.

    `percent` is 0 to 100. `alpha` is None where it is not defined: fewer than two claims, or one answer throughout.
    """

    slot: str
    claims: int
    percent: float | None
    alpha: float | None


def agreements(answers: Answers, slots: Sequence[str]) -> tuple[SlotAgreement, ...]:
    """Work out the agreement of all coders slot by slot; every slot is nominal: alike or not."""
    claims = sorted({claim for own in answers.values() for claim in own})
    found: list[SlotAgreement] = []
    for slot in slots:
        units = [[own[c][slot] for own in answers.values() if c in own and slot in own[c]] for c in claims]
        paired = [unit for unit in units if len(unit) > 1]
        pairs = [one == other for unit in paired for one, other in combinations(unit, 2)]
        percent = 100 * sum(pairs) / len(pairs) if pairs else None
        found.append(SlotAgreement(slot=slot, claims=len(paired), percent=percent, alpha=alpha(paired)))
    return tuple(found)


def alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Give Krippendorff's alpha for nominal answers: one minus observed over expected disagreement.

    A unit is what the coders answered about one thing; coders may be missing. None where the answers do not vary, so
    that nothing could be expected. Source: Krippendorff, Computing Krippendorff's Alpha-Reliability (2011).
    """
    paired = [unit for unit in units if len(unit) > 1]
    totals: Counter[Hashable] = Counter()
    observed = 0.0
    for unit in paired:
        own = Counter(unit)
        totals.update(own)
        n = len(unit)
        observed += sum(count * (n - count) for count in own.values()) / (n - 1)
    total = sum(totals.values())
    expected = sum(count * (total - count) for count in totals.values())
    return None if not expected else 1 - (total - 1) * observed / expected


def agreement_table(found: Iterable[SlotAgreement]) -> TextTable:
    """Show a slot a row."""
    columns = (
        Column(heading="slot"),
        Column(heading="claims", width=6, numbers=True),
        Column(heading="alike %", width=8, numbers=True),
        Column(heading="alpha", width=8, numbers=True),
    )
    rows = [
        (
            one.slot,
            str(one.claims),
            "–" if one.percent is None else f"{one.percent:.0f}",
            "–" if one.alpha is None else f"{one.alpha:.3f}",
        )
        for one in found
    ]
    return TextTable(columns=columns, rows=tuple(rows))

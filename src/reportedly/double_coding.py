"""Double-blind coding: claims drawn by chance, what each coder answered, kept in the ledger as decisions.

A sample is a decision about the claims drawn; an answer is a decision of one coder about one of them. Neither changes
what is read of a claim. An answer is never overwritten: it is undone and given again, and both stay in the books.
"""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from reportedly.errors import LedgerError
from reportedly.ledger import Ledger
from reportedly.model import Decision
from reportedly.model.decision import in_force

SLOTS = ("claim", "act", "certainty", "polarity", "event.kind", "event.status", "speaker", "place", "killed")
"""What is coded of a claim: whether its words are one at all, closed lists, and words or a number as they are told."""

LISTS = {"act": "acts", "certainty": "certainties", "polarity": "polarities", "event.kind": "kinds",
         "event.status": "statuses"}  # fmt: skip
NOT_SAID = ""
"""An answer like any other: the words do not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Claims to be coded, in the order in which they were drawn; `seed` is None once a report of it was forgotten."""

    id: str
    name: str
    seed: int | None
    claims: tuple[str, ...]
    by: str
    at: datetime


def draw(ledger: Ledger, *, size: int, seed: int, by: str, name: str = "") -> Sample:
    """Draw claims by chance from all current ones: the same seed on the same ledger draws the same.

    Raises LedgerError where there are fewer claims than asked for.
    """
    everything = sorted(claim for lines in ledger.lines() for claim in lines.now.id)
    if not 1 <= size <= len(everything):
        raise LedgerError(f"a sample of {size} cannot be drawn from {len(everything)} claims: ask for fewer, or more.")
    drawn = random.Random(seed).sample(everything, size)
    made = ledger.decide("sample", *drawn, by=by, value={"seed": seed, "of": len(everything)}, note=name)
    return _sample(made)


def samples(ledger: Ledger) -> list[Sample]:
    """Give the samples that stand, oldest first."""
    return [_sample(one) for one in in_force(ledger.decisions()) if one.kind == "sample"]


def sample_named(ledger: Ledger, beginning: str) -> Sample:
    """Give the one sample whose id begins so; LedgerError when none or several do."""
    start = "dec_" + beginning.removeprefix("dec_")
    found = [one for one in samples(ledger) if one.id.startswith(start)]
    if len(found) != 1:
        raise LedgerError(f"{len(found) or 'no'} samples begin with {beginning}: list them with `reportedly sample`.")
    return found[0]


def answers(ledger: Ledger, sample: Sample) -> dict[str, dict[str, Mapping[str, str]]]:
    """Give what each coder answered about each claim of a sample that is still in the ledger."""
    return _answered(in_force(ledger.decisions()), sample)


def progress(ledger: Ledger) -> list[tuple[Sample, dict[str, int]]]:
    """Give the samples that stand, oldest first, each with how many claims of it every coder has answered."""
    standing = in_force(ledger.decisions())
    found = [_sample(one) for one in standing if one.kind == "sample"]
    return [(one, {coder: len(own) for coder, own in _answered(standing, one).items()}) for one in found]


def _answered(standing: Iterable[Decision], sample: Sample) -> dict[str, dict[str, Mapping[str, str]]]:
    found: dict[str, dict[str, Mapping[str, str]]] = {}
    names: dict[str, str] = {}
    for one in standing:
        if one.kind != "code" or not isinstance(one.value, dict) or one.value.get("sample") != sample.id:
            continue
        coder = names.setdefault(one.by.casefold(), one.by)
        found.setdefault(coder, {})[one.about[0]] = one.value["answers"]
    return found


def keep_answers(ledger: Ledger, sample: Sample, claim: str, given: Mapping[str, str], *, by: str) -> Decision:
    """Keep what a coder answers about a claim; words are compared without case and spaces too many.

    Raises LedgerError for a slot that is none, or a second answer of the same coder.
    """
    unknown = set(given) - set(SLOTS)
    if unknown or "claim" not in given:
        raise LedgerError(f"a claim is coded by {', '.join(SLOTS)}, and `claim` is always answered.")
    plain = {slot: " ".join(str(words).split()).casefold() for slot, words in given.items()}
    return ledger.decide("code", claim, by=by, value={"sample": sample.id, "answers": plain})


def _sample(decision: Decision) -> Sample:
    value = decision.value if isinstance(decision.value, dict) else {}
    return Sample(
        id=decision.id,
        name=decision.note,
        seed=value.get("seed"),
        claims=decision.about,
        by=decision.by,
        at=decision.at,
    )

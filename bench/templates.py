"""CEAF-REE over templates: how well guessed incident templates agree with filled ones.

A template has an incident type and, per role, entities; a marked entity is a list of its mentions, a guessed one the
names it is called by. Guessed and marked templates of the same type are put together so that most entities agree
(optimal assignment), and within a pair of templates each marked entity is matched once. An entity agrees where one of
its names is one of the marked mentions, but for case, articles and marks. The type counts as one more slot.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linear_sum_assignment

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")

_articles = re.compile(r"^(?:the|a|an|his|her|its|their|this|that|some|several)\s+")
_marks = re.compile(r"[^\w\s]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One incident: its type, and the names or mentions of each entity by role."""

    type: str
    roles: Mapping[str, tuple[frozenset[str], ...]]


@dataclass(slots=True)
class Count:
    """How many slot values were marked, guessed and right."""

    marked: int = 0
    guessed: int = 0
    right: int = 0

    def figures(self) -> dict[str, float]:
        """Give precision, recall and F1 of 100."""
        precision = 100 * self.right / self.guessed if self.guessed else 0.0
        recall = 100 * self.right / self.marked if self.marked else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {"p": round(precision, 1), "r": round(recall, 1), "f1": round(f1, 1)}


@dataclass(slots=True)
class Ceaf:
    """The counts of a whole run, by role and for the incident types."""

    by_slot: dict[str, Count] = field(default_factory=lambda: {slot: Count() for slot in ("type", *ROLES)})

    def add(self, marked: Sequence[Template], guessed: Sequence[Template]) -> list[tuple[int, int]]:
        """Count one report; gives which marked template went with which guessed one."""
        pairs = paired(marked, guessed)
        for slot, count in self.by_slot.items():
            count.marked += sum(_size(t, slot) for t in marked)
            count.guessed += sum(_size(t, slot) for t in guessed)
            count.right += sum(agreeing(marked[i], guessed[j], slot) for i, j in pairs)
        return pairs

    def total(self) -> Count:
        """Add all slots up."""
        counts = self.by_slot.values()
        return Count(sum(c.marked for c in counts), sum(c.guessed for c in counts), sum(c.right for c in counts))


def bare(name: str) -> str:
    """Write a name without case, articles and marks."""
    plain = " ".join(_marks.sub(" ", name.casefold()).split())
    return _articles.sub("", plain)


def paired(marked: Sequence[Template], guessed: Sequence[Template]) -> list[tuple[int, int]]:
    """Put templates of one type together so that most of their slots agree."""
    if not marked or not guessed:
        return []
    worth = np.array([[_worth(m, g) for g in guessed] for m in marked])
    rows, columns = linear_sum_assignment(-worth)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if worth[i, j] > 0]


def agreeing(marked: Template, guessed: Template, slot: str) -> int:
    """Count the values of a slot that agree, each marked and each guessed entity once."""
    if slot == "type":
        return int(marked.type == guessed.type)
    theirs, ours = marked.roles.get(slot, ()), guessed.roles.get(slot, ())
    if not theirs or not ours:
        return 0
    same = np.array([[float(bool(a & b)) for b in ours] for a in theirs])
    rows, columns = linear_sum_assignment(-same)
    return int(same[rows, columns].sum())


def _worth(marked: Template, guessed: Template) -> int:
    if marked.type != guessed.type:
        return 0
    return sum(agreeing(marked, guessed, slot) for slot in ("type", *ROLES))


def _size(template: Template, slot: str) -> int:
    return 1 if slot == "type" else len(template.roles.get(slot, ()))

"""A place's name where it stands in a report, and how the names of one report bear each other out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from reportedly.coding.where.evidence import size_worth
from reportedly.model import Place, Span

ACCEPTED_FROM = 0.5
"""Score from which a name counts as a place's."""

FIRST_OF_LIST_FROM = 0.3
"""Score from which a name may be a place's since the next of its list is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place's name where it stands in a report.

    `start`/`end` are the tokens of the name (half open), `span` its code points; `phrase` takes in the words that say
    what kind of place it is and which part ("the city of X", "northern X", "X's suburbs"). `level` is what those
    words say, None where they say nothing. `use` is place, adjective ("Syrian"), or part (inside another name:
    "Aleppo Media Centre"). `candidates` are the gazetteer's places of that name, most likely first.
    """

    start: int
    end: int
    span: Span
    phrase: Span
    name: str
    use: str
    score: float
    class_word: str = ""
    level: str | None = None
    direction: str = ""
    candidates: tuple[Place, ...] = ()


def agree_within_report(doc: Doc, found: list[Toponym]) -> list[Toponym]:
    """Let a name's clear mentions decide its unclear ones."""
    best: dict[str, float] = {}
    for t in found:
        if t.use != "part":
            best[t.name.lower()] = max(best.get(t.name.lower(), 0.0), t.score)
    home = _home_countries(found)
    agreed: list[Toponym] = []
    for t in found:
        if agreed and agreed[-1].score >= ACCEPTED_FROM and _goes_on_list(doc, agreed[-1], t):
            t = replace(t, score=t.score + 0.2)
        clear = 0.7 if not t.candidates else ACCEPTED_FROM
        if best.get(t.name.lower(), 0.0) >= clear and t.score > 0.15:
            t = replace(t, score=t.score + 0.25)
        elif any(p.country in home for p in t.candidates[:5]):
            large = any(p.country in home and size_worth(p) > 0 for p in t.candidates[:5])
            t = replace(t, score=t.score + (0.2 if large else 0.1))
        agreed.append(t)
    return _with_first_of_lists(doc, agreed)


def _with_first_of_lists(doc: Doc, found: list[Toponym]) -> list[Toponym]:
    """Let a name stand for a place where the next one of its list is clearly one: "among them X and Y"."""
    for nth in range(len(found) - 2, -1, -1):
        this, after = found[nth], found[nth + 1]
        unsure = this.use == "place" and FIRST_OF_LIST_FROM <= this.score < ACCEPTED_FROM <= after.score
        if unsure and after.use == "place" and _goes_on_list(doc, this, after):
            found[nth] = replace(this, score=this.score + 0.2)
    return found


def _goes_on_list(doc: Doc, before: Toponym, toponym: Toponym) -> bool:
    """Tell whether a name follows another in a list: what stands beside a place is a place."""
    gap = [t.lower_ for t in doc[before.end : toponym.start]]
    return before.use == "place" and gap in ([","], ["and"], [",", "and"], ["or"])


def _home_countries(found: Sequence[Toponym]) -> frozenset[str | None]:
    """Give the countries that a good part of a report's clear names lie in."""
    clear = Counter(t.candidates[0].country for t in found if t.score >= 0.75 and t.candidates)
    return frozenset(c for c, n in clear.items() if c is not None and n >= 2 and n >= 0.4 * clear.total())

"""How well a coder's claims agree with marks made by hand: one table, a row for each kind of fact.

A gold claim and a coder's claim belong together when their quotes lie on the same words of the report. Each claim is
then taken apart into facts (who speaks, what happened, where …) and the facts of a pair are compared. What a claim
shares with nearly every other one (it is asserted, flatly, as something that happened) is no fact: only the unusual
value is, so that a coder which always gives the usual one earns nothing by it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz

Claim = Mapping[str, Any]
Ranges = tuple[tuple[int, int], ...]

SAME_CLAIM = 0.5
"""Share of the words of both quotes that must coincide for a claim to count as found."""
CANDIDATE = 0.3
"""Share from which two claims are compared at all."""
SAME_SPELLING = 82
"""How alike, of 100, two transliterations of one place name are."""

USUAL = {"act": "asserts", "certainty": "certain", "polarity": "positive", "status": "occurred"}
SLOTS = ("speaker", "speaker kind", "chain", *USUAL, "kind", "agent", "target", "where", "when", "quantity")

_small_words = frozenset("a an the al el of in on at to for and or by some several many its his her their".split())
_kinds_of_people = frozenset(
    "force fighter militant member group troop soldier unit militia government regime army military state jet warplane "
    "plane ministry city town village province district region area local".split()
)


@dataclass(slots=True)
class Tally:
    """How many facts were marked, how many the coder gave, and how many of those agree."""

    gold: int = 0
    got: int = 0
    right: int = 0

    def add(self, gold: int, got: int, right: int) -> None:
        """Count one comparison."""
        self.gold += gold
        self.got += got
        self.right += right

    @property
    def precision(self) -> float:
        """Share of the given facts that are right, 0 to 100."""
        return 100 * self.right / self.got if self.got else 0.0

    @property
    def recall(self) -> float:
        """Share of the marked facts that were given, 0 to 100."""
        return 100 * self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both, 0 to 100."""
        return 200 * self.right / (self.gold + self.got) if self.gold + self.got else 0.0


@dataclass(slots=True)
class Score:
    """The tallies of a whole run: claims found, and facts by slot over all claims and over the pairs alone."""

    claims: Tally = field(default_factory=Tally)
    slots: dict[str, Tally] = field(default_factory=lambda: {slot: Tally() for slot in SLOTS})
    paired: dict[str, Tally] = field(default_factory=lambda: {slot: Tally() for slot in SLOTS})
    differences: list[str] = field(default_factory=list)

    @property
    def facts(self) -> Tally:
        """All slots together."""
        return total(self.slots.values())

    def add(self, gold: Sequence[Claim], got: Sequence[Claim], text: str, name: str) -> None:
        """Score one report's claims; `text` is the text that the coder's spans point into."""
        pairs = dict(pair(gold, got, text))
        self.claims.add(len(gold), len(got), sum(overlap >= SAME_CLAIM for _, overlap in pairs.values()))
        for i, marked in enumerate(gold):
            mate = got[pairs[i][0]] if i in pairs else None
            wrong = self._compare(facts(marked), facts(mate) if mate else {}, is_pair=mate is not None)
            sign = "=" if mate else "-"
            self.differences.append(f"{sign} {name}: {marked['quote'][:80]!r} {', '.join(wrong)}")
        taken = {j for j, _ in pairs.values()}
        for j, extra in enumerate(got):
            if j not in taken:
                self._compare({}, facts(extra), is_pair=False)
                self.differences.append(f"+ {name}: {extra['quote'][:80]!r}")

    def _compare(self, gold: Mapping[str, list[Any]], got: Mapping[str, list[Any]], *, is_pair: bool) -> list[str]:
        wrong = []
        for slot in SLOTS:
            marked, given = gold.get(slot, []), got.get(slot, [])
            right = agreeing(slot, marked, given)
            self.slots[slot].add(len(marked), len(given), right)
            if is_pair:
                self.paired[slot].add(len(marked), len(given), right)
            if right < max(len(marked), len(given)):
                wrong.append(slot)
        return wrong

    def table(self) -> Iterator[str]:
        """Write the rows of the table, the totals last."""
        yield f"{'':14}{'precision':>10}{'recall':>8}{'F1':>8}{'in pairs':>10}{'gold':>6}{'got':>6}"
        rows = [("claim", self.claims, None)]
        rows += [(slot, self.slots[slot], self.paired[slot].f1) for slot in SLOTS]
        rows.append(("facts", self.facts, total(self.paired.values()).f1))
        for name, tally, paired in rows:
            shown = f"{paired:10.1f}" if paired is not None else " " * 10
            figures = f"{tally.precision:10.1f}{tally.recall:8.1f}{tally.f1:8.1f}"
            yield f"{name:14}{figures}{shown}{tally.gold:6}{tally.got:6}"

    def figures(self) -> dict[str, float]:
        """Give the F1 of every row, for a line of JSON."""
        rows = {"claim": self.claims, **self.slots, "facts": self.facts}
        return {name.replace(" ", "_"): round(tally.f1, 1) for name, tally in rows.items()}


def total(tallies: Iterable[Tally]) -> Tally:
    """Add tallies up."""
    out = Tally()
    for tally in tallies:
        out.add(tally.gold, tally.got, tally.right)
    return out


def pair(gold: Sequence[Claim], got: Sequence[Claim], text: str) -> Iterator[tuple[int, tuple[int, float]]]:
    """Pair claims one to one, the closest first, as (gold index, (got index, overlap)).

    Where two pairs overlap alike, the one whose events are of the same kind goes first: one sentence may carry
    several claims.
    """
    marked = [places_in(text, (c["quote"], *(c.get("also") or ()))) for c in gold]
    given = [places_in(text, (c["quote"], *(c.get("also") or ()))) for c in got]
    candidates = []
    for i, these in enumerate(marked):
        for j, those in enumerate(given):
            overlap = max((alike(a, b, text) for a in these for b in those), default=0.0)
            if overlap >= CANDIDATE:
                bonus = 0.1 if gold[i]["event"]["kind"] == got[j]["event"]["kind"] else 0.0
                candidates.append((overlap + bonus, overlap, -i, -j))
    left, right = set(range(len(gold))), set(range(len(got)))
    for _, overlap, i, j in sorted(candidates, reverse=True):
        if -i in left and -j in right:
            left.remove(-i)
            right.remove(-j)
            yield -i, (-j, overlap)


def places_in(text: str, quotes: Iterable[str]) -> Ranges:
    """Find every place where each quote stands, whatever the white space and the shape of quotation marks."""
    found = []
    for quote in quotes:
        words = re.findall(r"\w+", quote)
        pattern = r"\W+".join(re.escape(w) for w in words)
        found += [m.span() for m in re.finditer(pattern, text)] if words else []
    return tuple(found)


def alike(a: tuple[int, int], b: tuple[int, int], text: str) -> float:
    """Tell how far two stretches of text are the same words, 0 to 1."""
    shared = (max(a[0], b[0]), min(a[1], b[1]))
    count = [len(re.findall(r"\w+", text[start:end])) if start < end else 0 for start, end in (shared, a, b)]
    return 2 * count[0] / (count[1] + count[2]) if count[1] + count[2] else 0.0


def facts(claim: Claim) -> dict[str, list[Any]]:
    """Take a claim apart into facts by slot; works on gold marks and on the wire form alike."""
    event = claim["event"]
    speakers = claim["said_by"]
    values = {"act": claim["act"], "certainty": claim["certainty"], "polarity": claim["polarity"]}
    values["status"] = event["status"]
    when = event.get("when") or {}
    days = (str(when.get("start") or "")[:10], str(when.get("end") or "")[:10])
    where = event.get("where")
    return {
        "speaker": [called(s) for s in speakers],
        "speaker kind": [speakers[-1]["kind"]] if speakers else [],
        "chain": [len(speakers)] if len(speakers) > 1 else [],
        **{slot: [value] if value != USUAL[slot] else [] for slot, value in values.items()},
        "kind": [event["kind"]],
        "agent": [called(p) for p in event.get("agents", event.get("agent", ()))],
        "target": [called(p) for p in event.get("targets", event.get("target", ()))],
        "where": [(called(where), where.get("country"))] if where else [],
        "when": [days] if any(days) else [],
        "quantity": [(n["low"], n["high"], n["unit"], n["effect"]) for n in event["quantities"]],
    }


def called(party: str | Mapping[str, Any]) -> tuple[str, ...]:
    """Give all the names that one mark or value carries; either half of "a spokesman, Salem Saleh" is one."""
    names = (party,) if isinstance(party, str) else (party.get("mention"), party.get("name"))
    return tuple(part for name in names if name for part in dict.fromkeys((name, *name.split(", "))))


def agreeing(slot: str, gold: list[Any], got: list[Any]) -> int:
    """Count how many of the marked values the coder gave, each given value once."""
    left = list(got)
    right = 0
    for value in gold:
        match = next((given for given in left if same(slot, value, given)), None)
        if match is not None:
            left.remove(match)
            right += 1
    return right


def same(slot: str, a: Any, b: Any) -> bool:
    """Tell whether two values of a slot mean the same."""
    if slot in {"speaker", "agent", "target"}:
        return any(same_name(x, y) for x in a for y in b)
    if slot == "where":
        (names, country), (others, another) = a, b
        if country and another and country != another:
            return False
        return any(same_name(x, y) or same_spelling(x, y) for x in names for y in others)
    return bool(a == b)


def name_words(name: str) -> frozenset[str]:
    """Reduce a name to the words that tell it from others: no case, accents, articles or plural endings."""
    plain = unicodedata.normalize("NFKD", name.replace("’s", "").replace("'s", "")).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace(".", "")
    found = re.findall(r"\w+", plain)
    kept = [w for w in found if w not in _small_words] or found
    return frozenset(w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w for w in kept)


def same_name(a: str, b: str) -> bool:
    """Tell whether two names are one: alike but for words that only say what kind of people they are."""
    x, y = name_words(a), name_words(b)
    if x == y:
        return True
    short, long = sorted((x, y), key=len)
    return bool(short) and short < long and long - short <= _kinds_of_people and not short <= _kinds_of_people


def same_spelling(a: str, b: str) -> bool:
    """Tell whether two place names are transliterations of one."""
    x, y = ("".join(sorted(name_words(n) - _kinds_of_people)) for n in (a, b))
    return bool(x and y) and fuzz.ratio(x, y) >= SAME_SPELLING

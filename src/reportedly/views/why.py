"""Why a claim reads as it does: its sentence with the evidence marked, and each value with the rule that took it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.model import Claim, Evidence, Party, Report, Span, When, Where
from reportedly.model.span import touch
from reportedly.views.numbers_and_days import quantity_words, when_words
from reportedly.views.tables import Column, TextTable
from reportedly.views.wording import attribution, kind_words, name_of, source_words, where_words

_sentence_end = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[^\Wa-z_])|\n+")
_labels = {
    "also": "also",
    "act": "act",
    "certainty": "how sure",
    "polarity": "so or not",
    "cue": "cue",
    "said_by": "who says",
    "said_when": "said when",
    "toward": "said to",
    "kind": "what",
    "status": "status",
    "agents": "who",
    "targets": "to whom",
    "weapons": "with what",
    "where": "where",
    "when": "when",
    "quantities": "how many",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words of a passage that a value was taken from; `span` counts from the passage's own beginning."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of the report with its marks; `quote` is where the claim's own words stand in it, if they do."""

    text: str
    marks: tuple[Mark, ...]
    quote: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The passages a claim rests on, its own first, and the table of its values."""

    passages: tuple[Passage, ...]
    table: TextTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a claim in words: the spans it was taken from, the rules that took it and the least of their scores.

    `label` names its slot in everyday words. A value without spans rests on the report as a whole, or on no words.
    """

    slot: str
    label: str
    words: str
    spans: tuple[Span, ...]
    rules: tuple[str, ...]
    score: float | None


def explain(claim: Claim, report: Report) -> Explanation:
    """Show the words that each value of a claim was taken from, and the rule or model head that took it."""
    evidence = all_evidence(claim)
    marks = [(e.span, label_of(e.slot)) for e in evidence if e.span and e.span[0] < e.span[1] <= len(report.text)]
    marks += [(s.span, _labels["said_by"]) for s in claim.said_by]
    marks = list(dict.fromkeys(marks))
    stretches = _join([sentence_around(report.text, span) for span in (claim.span, *(m[0] for m in marks))])
    own = next(s for s in stretches if touch(s, claim.span) or s[0] == claim.span[0])
    ordered = [own, *(s for s in stretches if s != own)]
    passages = tuple(_passage(report.text, stretch, marks, claim.span) for stretch in ordered)
    return Explanation(passages=passages, table=_table(claim, report, evidence))


def bracketed(passage: Passage) -> str:
    """Write a passage for a page without colours: [words = what they were taken for]."""
    opens: dict[int, list[Mark]] = {}
    closes: dict[int, list[str]] = {}
    depth_end: list[int] = []
    for mark in _one_per_span(passage.marks):
        start, end = mark.span
        while depth_end and depth_end[-1] <= start:
            depth_end.pop()
        # Brackets can only nest: words that run over an outer mark's end are closed there; the table has them whole.
        end = min([end, *depth_end])
        depth_end.append(end)
        opens.setdefault(start, []).append(mark)
        closes.setdefault(end, []).insert(0, mark.label)
    pieces: list[str] = []
    for i in range(len(passage.text) + 1):
        pieces += [f" = {label}]" for label in closes.get(i, ())]
        pieces += ["[" for _ in opens.get(i, ())]
        pieces.append(passage.text[i : i + 1])
    return "".join(pieces)


def _one_per_span(marks: tuple[Mark, ...]) -> list[Mark]:
    by_span: dict[Span, list[str]] = {}
    for mark in marks:
        by_span.setdefault(mark.span, []).append(mark.label)
    outer_first = sorted(by_span.items(), key=lambda one: (one[0][0], -one[0][1]))
    return [Mark(span=span, label=" + ".join(dict.fromkeys(labels))) for span, labels in outer_first]


def label_of(slot: str) -> str:
    """Name a slot in everyday words: `event.quantities.0` is "how many"."""
    names = [part for part in _parts(slot) if not part.isdigit()]
    return next((_labels[name] for name in reversed(names) if name in _labels), slot)


def sentence_around(text: str, span: Span) -> Span:
    """Give the sentence (or sentences) that a span stands in, without the white space around it."""
    start, end = span
    begin = 0
    for found in _sentence_end.finditer(text, max(0, start - 2000), start + 1):
        if found.end() <= start:
            begin = found.end()
    if not begin and start > 2000:
        begin = text.find(" ", start - 2000) + 1
    after = _sentence_end.search(text, max(start, end - 1), min(len(text), end + 2000))
    finish = after.start() + len(after.group().rstrip()) if after else min(len(text), end + 2000)
    return begin, max(finish, end)


def _join(stretches: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(stretches):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _passage(text: str, stretch: Span, marks: list[tuple[Span, str]], quote: Span) -> Passage:
    start, end = stretch
    inside = [
        Mark(span=(a - start, b - start), label=label) for (a, b), label in sorted(marks) if start <= a and b <= end
    ]
    own = (quote[0] - start, quote[1] - start) if start <= quote[0] and quote[1] <= end else None
    return Passage(text=text[start:end], marks=tuple(inside), quote=own)


def all_evidence(claim: Claim) -> tuple[Evidence, ...]:
    """Give a claim's evidence, and for a place and a date without any the words and rule that they carry themselves."""
    slots = {e.slot for e in claim.evidence}
    own: list[Evidence] = []
    for slot, value in (("event.where", claim.event.where), ("event.when", claim.event.when)):
        if value is not None and slot not in slots:
            own.append(Evidence(slot=slot, rule=value.rule, span=value.span))
    return (*claim.evidence, *own)


def _table(claim: Claim, report: Report, evidence: tuple[Evidence, ...]) -> TextTable:
    columns = (
        Column(heading="slot", width=9),
        Column(heading="value"),
        Column(heading="taken from"),
        Column(heading="by rule"),
        Column(heading="score", width=5, numbers=True),
    )
    rows: list[tuple[str, ...]] = []
    for value in _with_proof(claim, evidence):
        words = [" ".join(report.text[start:end].split()) for start, end in value.spans]
        taken = " … ".join(f"“{w}”" for w in dict.fromkeys(words) if w)
        score = "–" if value.score is None else f"{value.score:.2f}"
        rows.append((value.label, value.words, taken or "–", ", ".join(value.rules) or "–", score))
    return TextTable(columns=columns, rows=tuple(rows))


def values_of(claim: Claim) -> tuple[Value, ...]:
    """List every value of a claim in words, each with what it rests on."""
    return tuple(_with_proof(claim, all_evidence(claim)))


def _with_proof(claim: Claim, evidence: tuple[Evidence, ...]) -> Iterator[Value]:
    proofs: dict[str, list[Evidence]] = {}
    for one in evidence:
        proofs.setdefault(_standard(one.slot), []).append(one)
    for slot, words, span in _values(claim):
        own = proofs.pop(slot, None) or proofs.get(slot.rpartition(".")[0], [])
        spans = [one for one in (*(e.span for e in own), None if any(e.span for e in own) else span) if one]
        yield Value(
            slot=slot,
            label=label_of(slot),
            words=words,
            spans=tuple(dict.fromkeys(spans)),
            rules=tuple(dict.fromkeys(e.rule for e in own)),
            score=min((e.score for e in own), default=None),
        )


def _values(claim: Claim) -> list[tuple[str, str, Span | None]]:
    """List every value of a claim with its slot and the words that it points at itself."""
    event = claim.event
    values: list[tuple[str, str, Span | None]] = [("also", "told again", span) for span in claim.also]
    if not claim.said_by:
        values.append(("said_by", "the outlet itself", None))
    values += [(f"said_by.{i}", f"{name_of(s)} ({s.kind})", s.span) for i, s in enumerate(claim.said_by)]
    values.append(("act", claim.act, None))
    values += [(f"toward.{i}", name_of(s), s.span) for i, s in enumerate(claim.toward)]
    if claim.said_when:
        values.append(("said_when", str(claim.said_when), None))
    values += [
        ("certainty", claim.certainty, None),
        ("polarity", "not so" if claim.polarity == "negative" else "so", None),
    ]
    values += [("event.kind", kind_words(event.kind), None), ("event.status", event.status, None)]
    for role, parties in (("agents", event.agents), ("targets", event.targets), ("weapons", event.weapons)):
        values += [(f"event.{role}.{i}", _party(p), p.span) for i, p in enumerate(parties)]
    values.append(("event.where", _where(event.where), None))
    values.append(("event.when", _when(event.when), None))
    values += [(f"event.quantities.{i}", quantity_words(q), q.span) for i, q in enumerate(event.quantities)]
    return values


def _party(party: Party) -> str:
    return f"{name_of(party)} ({party.actor})" if party.actor else name_of(party)


def _where(where: Where | None) -> str:
    if where is None:
        return "not said"
    known = ", ".join(filter(None, (where.level, where.country)))
    if where.lat is not None and where.lon is not None:
        radius = f" ± {where.radius_km:g} km" if where.radius_km is not None else ""
        known += f"; {where.lat:.2f}, {where.lon:.2f}{radius}"
    if where.shape is not None:
        west, south, east, north = where.shape.bbox
        drawn = "a line" if where.shape.kind == "line" else "an area"
        known += f"; {drawn} within {south:g}–{north:g} N, {west:g}–{east:g} E"
    return f"{where_words(where)} ({known})"


def _when(when: When | None) -> str:
    return when_words(when) or "not said"


def _standard(slot: str) -> str:
    return ".".join(_parts(slot))


def _parts(slot: str) -> list[str]:
    return [part for part in re.split(r"[.\[\]]+", slot) if part]


def headline(claim: Claim, report: Report) -> str:
    """Name the claim in a line: its id, who says it and how surely, and where."""
    return f"{claim.id}: {attribution(claim, report)} [{source_words(report)}]"

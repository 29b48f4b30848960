"""A family of reports in plain words: which is the original, who carried it, and what each printing changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reportedly.model import Changes, Family, Member, Report, ReportRelation, Span
from reportedly.views.briefing import counted
from reportedly.views.numbers_and_days import listed, short_day
from reportedly.views.tables import first_words
from reportedly.views.wording import outlet_words

_relations = {"copy": "a copy", "partial": "shares whole passages", "supersedes": "a later version of the same page"}
_known_by = {"credit": "it says so itself", "day": "it came out later", "version": "the address is the same"}
_MOST_WORDS = 34
_MOST_NAMED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """A member of a family with its report, and what it changed against `against`, the report it is compared with."""

    member: Member
    report: Report
    against: Report | None = None
    changes: Changes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyLine:
    """A line to be drawn, so many steps in; `strong` for the name of a report."""

    depth: int
    words: str
    strong: bool = False


def family_lines(
    family: Family, printings: Iterable[Printing], others: Iterable[tuple[ReportRelation, Report]]
) -> tuple[FamilyLine, ...]:
    """Tell a family as a tree; `others` share text with the report that was asked for and are no copies."""
    told = list(printings)
    lines = [FamilyLine(depth=0, words=_opening(family, told))]
    below: dict[str | None, list[Printing]] = {}
    for one in told:
        below.setdefault(one.member.parent, []).append(one)
    if family.original is None and (len(told) > 1 or family.source):
        lines.append(FamilyLine(depth=0, words=_source(family), strong=True))
    for one in below.get(None, []):
        lines += _branch(one, below, depth=0 if one.member.report == family.original else 1, family=family)
    lines += (FamilyLine(depth=0, words=words) for words in _no_copies(list(others)))
    return tuple(lines)


def family_record(
    family: Family, printings: Iterable[Printing], others: Iterable[tuple[ReportRelation, Report]]
) -> dict[str, Any]:
    """Write a family for programs, with every sentence that was added, dropped or reworded."""
    return {
        "id": family.id,
        "original": family.original,
        "source": family.source,
        "outlets": list(family.outlets),
        "members": [_member(one) for one in printings],
        "not_copies": [
            {"report": _report(report), "relation": relation.kind, "sentences": len(relation.shared)}
            for relation, report in others
        ],
    }


def _no_copies(others: list[tuple[ReportRelation, Report]]) -> Iterator[str]:
    """Name the reports that quote the same words; count those that carry the same background, which may be hundreds."""
    for relation, report in sorted(others, key=lambda pair: pair[1].key):
        if relation.kind == "quote":
            shared = counted(len(relation.shared), "sentence")
            yield f"Not a copy: {_name(report)} has only quotations in common with it ({shared})."
    stock = [report.key for relation, report in others if relation.kind == "stock"]
    if stock:
        named = f" ({listed(sorted(stock))})" if len(stock) <= _MOST_NAMED else ""
        yield f"Not copies: {counted(len(stock), 'report')} with only background in common with it{named}."


def _opening(family: Family, told: list[Printing]) -> str:
    carried = [
        f"{later.outlet}{f' ({short_day(later.date)})' if later.date else ''}"
        for one in told
        for later in one.report.republished
    ]
    also = f" Republished, as the report itself says, by {listed(carried)}." if carried else ""
    outlets = f"{counted(len(family.outlets), 'outlet')}: {listed(family.outlets)}" if family.outlets else "no outlet"
    if len(told) == 1:
        alone = "No other report in this ledger is a copy of it."
        return f"{alone} One text, {outlets}, one source.{also}"
    return f"One text in {counted(len(told), 'report')} ({outlets}): they count as one source.{also}"


def _source(family: Family) -> str:
    if family.source is None:
        return "Original: unknown common source, not among these reports."
    if family.source == "agencies":
        return "Original: not among these reports; they credit agencies, without a name."
    return f"Original: not among these reports; they credit {family.source}."


def _branch(
    one: Printing, below: Mapping[str | None, list[Printing]], *, depth: int, family: Family
) -> Iterator[FamilyLine]:
    label = "Original: " if one.member.report == family.original and len(family.members) > 1 else ""
    yield FamilyLine(depth=depth, words=f"{label}{_name(one.report)}", strong=True)
    if one.member.superseded_by:
        yield FamilyLine(depth=depth + 1, words="superseded by a later version: it does not corroborate that one")
    if one.member.relation:
        how = f", {_known_by[one.member.by]}" if one.member.by else ""
        yield FamilyLine(depth=depth + 1, words=f"{_relations[one.member.relation]}{how}")
    if one.changes and one.against:
        yield from _changes(one, one.changes, one.against, depth + 1)
    for child in below.get(one.member.report, []):
        yield from _branch(child, below, depth=depth + 1, family=family)


def _changes(one: Printing, changes: Changes, against: Report, depth: int) -> Iterator[FamilyLine]:
    # Where neither is known to be taken from the other, nobody is said to have added or altered anything.
    taken = one.member.parent is not None
    if not taken:
        yield FamilyLine(depth=depth, words=f"compared with {_name(against, title=False)}:")
    if not (changes.added or changes.dropped or changes.reworded):
        yield FamilyLine(depth=depth, words="word for word")
        return
    numbers = [f"{was} → {now}" if taken else f"{was} there, {now} here"
               for edit in changes.reworded for was, now in edit.numbers]  # fmt: skip
    if numbers:
        label = "numbers altered" if taken else "numbers that differ"
        yield FamilyLine(depth=depth, words=f"{label}: {'; '.join(dict.fromkeys(numbers))}")
    for label, report, spans in (
        ("added" if taken else "only here", one.report, changes.added),
        ("dropped" if taken else "only there", against, changes.dropped),
    ):
        for span in spans:
            yield FamilyLine(depth=depth, words=f"{label}: {_quoted(report, span)}")
    for edit in changes.reworded:
        before, after = _quoted(against, edit.before), _quoted(one.report, edit.after)
        words = f"reworded: {before} → {after}" if taken else f"in other words: {before} there, {after} here"
        yield FamilyLine(depth=depth, words=words)


def _name(report: Report, *, title: bool = True) -> str:
    day = short_day(report.published) if report.published else "day unknown"
    told = f" · {report.title or first_words(report.text)}" if title else ""
    return f"{outlet_words(report)}, {day}{told} [{report.key}]"


def _quoted(report: Report, span: Span) -> str:
    words = report.text[span[0] : span[1]].split()
    return f"“{' '.join(words[:_MOST_WORDS])}{' …' if len(words) > _MOST_WORDS else ''}”"


def _member(one: Printing) -> dict[str, Any]:
    changes, against = one.changes, one.against
    record: dict[str, Any] = {
        "report": _report(one.report),
        "parent": one.member.parent,
        "relation": one.member.relation,
        "by": one.member.by,
        "superseded_by": one.member.superseded_by,
        "compared_with": against.id if against else None,
        "changes": None,
    }
    if changes and against:
        record["changes"] = {
            "kept": changes.kept,
            "added": [_sentence(one.report, span) for span in changes.added],
            "dropped": [_sentence(against, span) for span in changes.dropped],
            "reworded": [
                {
                    "before": _sentence(against, edit.before),
                    "after": _sentence(one.report, edit.after),
                    "numbers": [{"before": was, "after": now} for was, now in edit.numbers],
                }
                for edit in changes.reworded
            ],
        }
    return record


def _report(report: Report) -> dict[str, Any]:
    return {
        "id": report.id,
        "key": report.key,
        "outlet": report.outlet,
        "title": report.title,
        "published": report.published.isoformat() if report.published else None,
        "url": report.url,
        "credits": list(report.credits),
        "republished": [later.outlet for later in report.republished],
    }


def _sentence(report: Report, span: Span) -> dict[str, Any]:
    return {"text": report.text[span[0] : span[1]], "span": list(span)}

"""Numbers in running text with the bounds around them: "at least 22", "between 30 and 40", "dozens", "no"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.codebook.units import UnitWords
from reportedly.coding.howmany.numbers import NUMBER, read_number
from reportedly.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number where it stands: `span` its own words, `whole` with the words that bound it, `low`, `high` its bounds.

    `basis` is one of count, running-total, increment; `spelled` the rule that read it.
    """

    low: float | None
    high: float | None
    span: Span
    whole: Span
    surface: str
    basis: str
    rule: str


_glued_before = re.compile(r"(?:[$£€¥#№.:/\-–+]|[A-Za-z]|\b(?:US|No)\.?\s|\d[,.]|(?:USD|EUR)\s)$")
_glued_after = re.compile(
    r"(?:st|nd|rd|th)\b|[%‰°:/]|[-–](?!(?:\d|k?m²))\w|\.\d|\s?(?:%|percent|per\s?cent\b)|(?:mm|cm|kg|am|pm|pc)\b|\s(?:am|pm|mm|cm)\b|\s?o['’]?clock\b"
    r"|\s(?:past|minutes\sto)\s\w+",
    re.I,
)
_named = re.compile(
    r"\b(?:Resolution|Route|Highway|Division|Battalion|Brigade|Regiment|Corps|Article|Unit|Area|Phase|Sector|Gate|Checkpoint|"
    r"Number|Chapter|Section|Flight|Channel|Group\sof|Boeing|Airbus|Road|Squadron|Point|Hill|Camp|Line|Annex|Page|Chapter|"
    r"Block|Ward|Zone|District|Building|House|Room|Street|Quarter|Force|Cohort|Version|Geneva|Astana|Agenda|aged|age|ages|[Pp]ast|Twitter|short\sURL|URL)\s$"
)
_unit_of_army = re.compile(
    r"\s(?:Battalion|Brigade|Division|Regiment|Corps|Army|Front|Squadron|Bureau|Group|Company)\b"
)
_moved_over = re.compile(
    r"\b(?:hand|turn|sign|fl[eyi]|carr|pass|cross|step|bring|brought|driv|drove|t[ao]k|com|cam)\w*\s$", re.I
)
_second_age = re.compile(r"\baged?\s\d{1,2}(?:,|\sand|\sor|\sto)\s$")
_OLDEST = 80
"""The age in years up to which a bare number behind "under" or "over" is an age."""
_joint = re.compile(r"\s?[-–]\s?|\s(?:to|and|or)\s", re.I)
_single = re.compile(rf"(?<![\w])(?:{NUMBER})(?![\w]|[,.]\d)|(?<![\w]){NUMBER}(?=k?m(?:2|²)?\b)", re.I)
_fate = re.compile(r"\b(?:deaths?|killings?|wounding|injur\w+|capture|arrest|loss|execution|murder)\sof\s$", re.I)
_total = re.compile(
    r"\b(?:toll|tally|total|number|figure|count|deaths|dead|fatalities|losses|casualties)\b[^.;,]{0,60}\s(?:to|at)$"
)


@cache
def _patterns(words: UnitWords) -> tuple["re.Pattern[str]", "re.Pattern[str]", "re.Pattern[str]"]:
    """Give the patterns of vague numbers, of bounds before and of bounds after; made once for a set of words."""

    def either(listed: Sequence[str]) -> str:
        return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(listed, key=len, reverse=True))

    vague = re.compile(rf"\b(?:{either(list(words.vague))})\b(?!-)", re.I)
    before = re.compile(rf"(?:^|(?<=[\s(\"'“‘]))(?P<bound>{either(list(words.bounds))})\s+$", re.I)
    after = re.compile(rf"\s+(?P<bound>{either(list(words.bounds_after))})\b", re.I)
    return vague, before, after


def find_counts(text: str, span: Span, words: UnitWords, not_numbers: Sequence[Span] = ()) -> Iterator[Count]:
    """Find the numbers within a span of a text that may count something, in text order, none overlapping another.

    `not_numbers` are spans (dates) whose numbers count nothing here. Parts of names, money, shares, ages are left out.
    """
    vague, _, _ = _patterns(words)
    end = span[0]
    for start, stop, low, high, rule in sorted(_raw(text, span, vague, words), key=lambda f: (f[0], -f[1])):
        if start < end or any(start < b and a < stop for a, b in not_numbers):
            continue
        if rule != "vague" and _is_no_count(text, start, stop):
            end = max(end, stop)
            continue
        yield _bounded(text, span, (start, stop), (low, high), rule, words)
        end = stop


def _raw(
    text: str, span: Span, vague: "re.Pattern[str]", words: UnitWords
) -> Iterator[tuple[int, int, float | None, float | None, str]]:
    for found in vague.finditer(text, *span):
        low, high = words.vague[" ".join(found.group().lower().split())]
        yield found.start(), found.end(), low, high, "vague"
    last: tuple[int, int, float] | None = None
    for found in _single.finditer(text, *span):
        value = read_number(found.group())
        if value is None:
            continue
        joint = _joint.fullmatch(text, last[1], found.start()) if last else None
        if last and joint and last[2] < value and ("and" not in joint.group().lower() or _between(text, last[0])):
            yield last[0], found.end(), last[2], value, "range"
        yield found.start(), found.end(), value, value, "digits" if found.group()[0].isdigit() else "words"
        last = (found.start(), found.end(), value)


def _between(text: str, start: int) -> bool:
    return text[max(0, start - 8) : start].lower().endswith("between ")


def _is_no_count(text: str, start: int, stop: int) -> bool:
    """Tell whether a number is part of a name, an age, a share, money or an ordinal."""
    before, after = text[max(0, start - 16) : start], text[stop : stop + 16]
    if _glued_before.search(before) or _glued_after.match(after) or _named.search(before):
        return True
    if text[start:stop].lower() == "one":
        if before.endswith("of ") and not _fate.search(before):
            return True  # "members of one family"
        return bool(re.search(r"\b(?:no|any|every|some|another)\s$", before, re.I)) or bool(
            re.match(r"\s(?:of|another|day|that|who|by|such)\b", after)
        )
    if _unit_of_army.match(after):
        return True  # "the 301 Battalion"
    if re.search(r"\b(?:under|below|over)\s$", before) and re.match(r"\s*(?:[,.;)]|$|and\b)", after):
        return text[start:stop].isdigit() and int(text[start:stop]) <= _OLDEST  # "a third of them under 14"
    if _second_age.search(before):
        return True
    word = text[start:stop]
    if word[:1].isupper() and before and re.search(r"[\w,] $", before) and re.match(r"\s[A-Z]", after):
        return True
    return word.lower() in {"a", "an", "zero"}


def _bounded(
    text: str, span: Span, number: Span, values: tuple[float | None, float | None], rule: str, words: UnitWords
) -> Count:
    """Apply the words before and after a number to its bounds."""
    _, before, after = _patterns(words)
    low, high = values
    start, stop = number
    basis = "count"
    while found := before.search(text, max(span[0], start - 24), start):
        bound = " ".join(found["bound"].lower().split())
        if bound == "over" and _moved_over.search(text[max(0, found.start("bound") - 12) : found.start("bound")]):
            break  # "handed over 15 prisoners", "flew over three villages"
        start = found.start("bound")
        basis = "increment" if bound in words.increments else basis
        side = words.bounds[bound]
        if side == "low":
            high = None
        elif side == "high" and low != 0:
            low, high = None, high if high is not None else low
    if text[max(span[0], start - 8) : start].lower() == "between ":
        start -= 8
    behind = after.match(text, stop, span[1])
    if behind and not _number_follows(text, behind.end()):
        side, stop = words.bounds_after[" ".join(behind["bound"].lower().split())], behind.end()
        low, high = (low, None) if side == "low" else (None, high)
    elif text[stop : stop + 1] == "+":
        high, stop = None, stop + 1
    if re.match(r"\s+(?:more|additional|further)\b", text[stop : stop + 12]):
        basis = "increment"
    lead = text[max(0, start - 60) : start].lower().rstrip()
    if any(lead.endswith(total) for total in words.running_totals) or _total.search(lead):
        basis = "running-total"
    return Count(
        low=low,
        high=high,
        span=number,
        whole=(start, stop),
        surface=text[number[0] : number[1]],
        basis=basis,
        rule=rule,
    )


def _number_follows(text: str, at: int) -> bool:
    """Tell whether "at least" after one number belongs to the next one."""
    return bool(re.match(rf"\s+{NUMBER}\b", text[at : at + 20], re.I))

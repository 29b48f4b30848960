"""Score the linking of claims to incidents on marked incidents.

    bench/incidents.py --data MARKS [--reports REPORTS.jsonl] [--half tune|held] [--ledger LEDGER] [--show]

MARKS is a folder such as tests/gold/incidents; REPORTS holds the texts that its marks point into. The reports are coded
and linked, or taken from a ledger that has them. A marked place counts as told by the claim whose quote covers most of
it; one that no claim covers is an incident of its own, so that what the coder misses counts against the linking too.
Prints a table and, as the last line, one JSON object: pairwise F1, B-cubed F1 (over marked places), and the F1 of
incident slots that are told differently.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from corpus import texts

from reportedly import links
from reportedly.ledger import Ledger
from reportedly.linking.heard import Heard
from reportedly.linking.incidents.incidents import Told, find_incidents
from reportedly.linking.lineage.families import ids_of_families
from reportedly.linking.lineage.shelf import relations_among
from reportedly.linking.standing import account_of
from reportedly.model import Claim, Report, Span
from reportedly.model.incident import Account, Incident, Value
from reportedly.reading import ReportDefaults, read_paths

ROOT = Path(__file__).resolve().parents[1]
REPORTS = ROOT.parent / "shared" / "corpora" / "fakes" / "dev.jsonl"
SLOTS = {
    "killed": "killed",
    "wounded": "wounded",
    "place": "place",
    "day": "date",
    "by whom": "agent",
    "to whom": "target",
    "what": "kind",
    "children killed": "children-killed",
    "civilians killed": "civilians-killed",
    "fighters killed": "fighters-killed",
}
"""Our slots by the names that the marks have for them; others of the marks are not compared."""


class Mark(NamedTuple):
    """One marked place: in which incident, in which report, where in its text."""

    incident: str
    report: str
    span: Span


def main() -> int:
    """Code or fetch, link, score, print."""
    options = arguments()
    marked = read_marks(options.data, options.half)
    told = from_ledger(options.ledger) if options.ledger else coded(options.reports, no_model=options.no_model)
    ids = keys_to_ids(options.reports)
    related = relations_among(one.report for one in told)
    families = ids_of_families((one.a, one.b) for one in related if one.is_one_text)
    incidents = find_incidents(told, links.knowledge_in_use(), families=families)
    mentions = place_marks(marked, told, ids, options.reports)
    home = {claim: incident.id for incident in incidents for claim in incident.claims}
    system = [home.get(claim or "", claim or f"missed {n}") for n, claim in enumerate(mentions)]
    gold = [mark.incident for mark in marked]
    figures: dict[str, Any] = {
        "half": options.half,
        "incidents": len(set(gold)),
        "places": len(marked),
        "covered": round(sum(claim is not None for claim in mentions) / len(marked), 3),
        "pairwise": pairwise(gold, system),
        "b_cubed": b_cubed(gold, system),
        "b_cubed_of_covered": b_cubed(
            *zip(*[(g, s) for g, s, m in zip(gold, system, mentions, strict=True) if m], strict=True)
        ),
        "disagreement": disagreement(options, marked, system, incidents, told, families),
        "apart_joined": apart_joined(options, told, ids, home),
    }
    if options.show:
        show(marked, system, mentions, told)
    for name in ("pairwise", "b_cubed", "b_cubed_of_covered", "disagreement"):
        print(f"{name:<20} " + "  ".join(f"{part} {value:.3f}" for part, value in figures[name].items()))
    print(json.dumps(figures))
    return 0


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT / "tests" / "gold" / "incidents")
    parser.add_argument("--reports", type=Path, default=REPORTS)
    parser.add_argument("--half", choices=["tune", "held", "both"], default="both")
    parser.add_argument("--ledger", help="take the claims from this ledger instead of coding the reports")
    parser.add_argument("--no-model", action="store_true")
    parser.add_argument("--show", action="store_true", help="print where the marks and the links part")
    options = parser.parse_args()
    for path in (options.data, options.reports):
        if not path.exists():
            raise SystemExit(f"{path}: not there")
    return options


def files(folder: Path, half: str) -> list[Path]:
    """Give the files of marks of one half, or of both."""
    return [path for path in sorted(folder.glob("*.yaml")) if half == "both" or path.name.startswith(f"{half}-")]


def read_marks(folder: Path, half: str) -> list[Mark]:
    """Read the marked places."""
    found = [
        Mark(incident["id"], claim["report"], (claim["span"][0], claim["span"][1]))
        for path in files(folder, half)
        for incident in yaml.safe_load(path.read_text(encoding="utf-8")).get("incidents", ())
        for claim in incident["claims"]
    ]
    if not found:
        raise SystemExit(f"{folder}: no marked incidents there")
    return found


def coded(reports: Path, *, no_model: bool) -> list[Told]:
    """Code the reports."""
    from reportedly.kit_description import KitDescription
    from reportedly.pipeline import Coded, code_inputs

    kit = KitDescription(model=not no_model).build()
    steps = code_inputs([str(reports)], kit, ReportDefaults())
    read = {step.report.id: step for step in steps if isinstance(step, Coded)}
    return [Told(report=step.report, claims=step.coding.claims) for step in read.values()]


def from_ledger(place: str) -> list[Told]:
    """Take the reports with their claims from a ledger."""
    claims: dict[str, tuple[Report, list[Claim]]] = {}
    with Ledger.open(place) as books:
        for kept in books.reports():
            claims[kept.report.id] = (kept.report, [])
        for row in books.claims():
            claims[row.report.id][1].append(row.claim)
    return [Told(report=report, claims=tuple(own)) for report, own in claims.values()]


def keys_to_ids(reports: Path) -> dict[str, str]:
    """Give the report's id by the corpus's key: two keys may be one and the same report."""
    return {
        read.key: read.id for read in read_paths([str(reports)], defaults=ReportDefaults()) if isinstance(read, Report)
    }


def place_marks(
    marked: Sequence[Mark], told: Iterable[Told], ids: Mapping[str, str], reports: Path
) -> list[str | None]:
    """Give for each marked place the claim that covers most of it, None where none does."""
    by_id = {one.report.id: one for one in told}
    raw = {row["key"]: row["text"] for row in texts(reports)}
    found: list[str | None] = []
    for mark in marked:
        one = by_id.get(ids.get(mark.report, ""))
        span = moved(mark.span, raw[mark.report], one.report.text) if one else None
        best = (0, "")
        for claim in one.claims if one and span else ():
            shared = sum(max(0, min(end, span[1]) - max(start, span[0])) for start, end in (claim.span, *claim.also))
            best = max(best, (shared, claim.id))
        found.append(best[1] if best[0] > 0 else None)
    return found


def moved(span: Span, raw: str, text: str) -> Span | None:
    """Find a stretch of the corpus's text in the report's, which may have a headline before it and tidied spaces."""
    words = raw[span[0] : span[1]]
    if raw in text:
        start = text.index(raw) + span[0]
        return start, start + len(words)
    near = span[0] + len(text) - len(raw)
    places = [n for n in range(len(text)) if text.startswith(words, n)]
    if places:
        start = min(places, key=lambda n: abs(n - near))
        return start, start + len(words)
    return None


def pairwise(gold: Sequence[str], system: Sequence[str]) -> dict[str, float]:
    """Score pairs of places: rightly together, of those put together and of those that should be."""
    both = joined = should = 0
    for a, b in combinations(range(len(gold)), 2):
        together, marked = system[a] == system[b], gold[a] == gold[b]
        both += together and marked
        joined += together
        should += marked
    return scores(both, joined, should)


def b_cubed(gold: Sequence[str], system: Sequence[str]) -> dict[str, float]:
    """Score each place by how much of its incident is right, and how much of the right one is there."""
    overlap = Counter(zip(gold, system, strict=True))
    of_gold, of_system = Counter(gold), Counter(system)
    precision = sum(overlap[g, s] / of_system[s] for g, s in zip(gold, system, strict=True)) / len(gold)
    recall = sum(overlap[g, s] / of_gold[g] for g, s in zip(gold, system, strict=True)) / len(gold)
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": f1(precision, recall)}


def scores(both: int, system: int, gold: int) -> dict[str, float]:
    """Give precision, recall and their harmonic mean."""
    precision, recall = both / system if system else 0.0, both / gold if gold else 0.0
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": f1(precision, recall)}


def f1(precision: float, recall: float) -> float:
    """Give the harmonic mean."""
    return round(2 * precision * recall / (precision + recall), 3) if precision + recall else 0.0


def disagreement(
    options: argparse.Namespace,
    marked: Sequence[Mark],
    system: Sequence[str],
    incidents: Sequence[Incident],
    told: Sequence[Told],
    families: Mapping[str, str],
) -> dict[str, float]:
    """Compare which slots of an incident are told differently, in the incident of ours that has most of its places."""
    homes: dict[str, Counter[str]] = defaultdict(Counter)
    for mark, ours in zip(marked, system, strict=True):
        homes[mark.incident][ours] += 1
    accounts = accounts_of(incidents, told, families)
    right = found = wanted = 0
    for incident in marked_incidents(options.data, options.half):
        gold = {slot for slot in incident["differs"] if slot in SLOTS.values()}
        account = accounts.get(homes[incident["id"]].most_common(1)[0][0])
        ours = told_differently(account) if account else set()
        right += len(gold & ours)
        found += len(ours)
        wanted += len(gold)
        if options.show and gold != ours:
            print(f"differs {incident['id']}: marked {sorted(gold)}, ours {sorted(ours)}")
    return scores(right, found, wanted)


def marked_incidents(folder: Path, half: str) -> list[dict[str, Any]]:
    """Read the incidents as they are marked."""
    return [
        incident
        for path in files(folder, half)
        for incident in yaml.safe_load(path.read_text(encoding="utf-8")).get("incidents", ())
    ]


def accounts_of(incidents: Sequence[Incident], told: Sequence[Told], families: Mapping[str, str]) -> dict[str, Account]:
    """Work out how each incident stands."""
    heard = {
        claim.id: Heard(claim, one.report, families.get(one.report.id, one.report.id))
        for one in told
        for claim in one.claims
    }
    knowledge = links.knowledge_in_use()
    return {i.id: account_of(i, [heard[claim] for claim in i.claims], knowledge) for i in incidents}


def told_differently(account: Account) -> set[str]:
    """Give the slots that an account has told differently: disputed, taken back, or with several amounts.

    The marks go by the words: "at least 60" differs from "at least 70" though both may be so, and not from "60".
    """
    return {
        SLOTS[standing.slot]
        for standing in account.standings
        if standing.slot in SLOTS and (standing.state == "disputed" or _is_told_anew(standing.values))
    }


def _is_told_anew(values: Sequence[Value]) -> bool:
    amounts = {value.high if value.low is None else value.low for value in values} - {None}
    return any(value.earlier for value in values) or len(amounts) > 1


def apart_joined(
    options: argparse.Namespace, told: Sequence[Told], ids: Mapping[str, str], home: Mapping[str, str]
) -> dict[str, int]:
    """Count the pairs of reports that look alike and are marked apart, and those of them that share an incident."""
    by_report: dict[str, set[str]] = defaultdict(set)
    for one in told:
        by_report[one.report.id].update(home[claim.id] for claim in one.claims if claim.id in home)
    pairs = [
        pair
        for path in files(options.data, options.half)
        for pair in yaml.safe_load(path.read_text(encoding="utf-8")).get("apart", ())
    ]
    joined = [p for p in pairs if by_report[ids.get(p[0], "")] & by_report[ids.get(p[1], "")]]
    return {"pairs": len(pairs), "joined": len(joined)}


def show(marked: Sequence[Mark], system: Sequence[str], mentions: Sequence[str | None], told: Sequence[Told]) -> None:
    """Print each marked incident with the incidents of ours that its places fell into, and who else is in these."""
    claims = {claim.id: (claim, one.report) for one in told for claim in one.claims}
    others: dict[str, Counter[str]] = defaultdict(Counter)
    for mark, ours in zip(marked, system, strict=True):
        others[ours][mark.incident] += 1
    for incident in dict.fromkeys(mark.incident for mark in marked):
        print(f"\n== {incident}")
        for mark, ours, claim in zip(marked, system, mentions, strict=True):
            if mark.incident != incident:
                continue
            with_others = [other for other in others[ours] if other != incident]
            event = claims[claim][0].event if claim else None
            values = (
                f"{event.kind} | {event.where.relation + ' ' + event.where.name if event.where else '-'} | "
                f"{event.when.start if event.when else '-'}..{event.when.end if event.when else '-'} | "
                f"{'; '.join(q.effect + ' ' + q.surface for q in event.quantities)}"
                if event
                else "missed"
            )
            print(f"   {mark.report} {mark.span[0]:>5} {ours[4:10]:<8} {values} {with_others or ''}")


if __name__ == "__main__":
    raise SystemExit(main())

"""Score the coder on coded PLOVER records: event, source and target of each.

    bench/plover.py --data PLOVER_GSR_CAMEO.txt [--show] [--no-model]

The file is a JSON list of records of PLOVER's gold standard, the first of which documents the format. A record's text
is coded as a report; of its claims the first that PLOVER has an event for is taken. Events are compared by the names
that PLOVER 2.0 gives them (DEMAND is REQUEST; DISAPPROVE and INVESTIGATE are ACCUSE; FIGHT is ASSAULT; CONCEDE and
RETREAT count as one, as before that version). A party is right where it names the same actor or shares a word that
is no title. Prints the shares right and, as the last line, one JSON object.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.coding.code import code
from reportedly.coding.kit import Kit
from reportedly.coding.what.rooted import OLDER_NAMES, turned_by
from reportedly.kit_description import KitDescription
from reportedly.model import Claim, Report

NAMES_IN_2_0 = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT", **OLDER_NAMES}
OF_ACT = {
    "accuses": "ACCUSE",
    "demands": "REQUEST",
    "appeals": "REQUEST",
    "threatens": "THREATEN",
    "denies": "REJECT",
    "promises": "AGREE",
}
_titles = frozenset(
    "the a an of in and president minister foreign prime former leader official officials government forces force "
    "troops senior state secretary group country".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """One event between parties, each party by its names."""

    event: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]


def main() -> int:
    """Code the records, print the shares and the line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, type=Path, help="records of PLOVER's gold standard, as JSON")
    parser.add_argument("--show", action="store_true", help="print each record that is not wholly right")
    parser.add_argument("--no-model", action="store_true", help="code by rules alone")
    options = parser.parse_args()
    kit = KitDescription(model=not options.no_model).build()
    records = list(records_of(options.data))
    right: Counter[str] = Counter()
    for text, gold in records:
        got = coded(text, kit)
        slots = {
            "event": got is not None and got.event == gold.event,
            "source": got is not None and same_parties(gold.sources, got.sources, kit),
            "target": got is not None and same_parties(gold.targets, got.targets, kit),
        }
        right.update(slot for slot, is_right in slots.items() if is_right)
        right["whole"] += all(slots.values())
        right["coded"] += got is not None
        if options.show and not all(slots.values()):
            print(f"{gold} | {got} | {text}")
    shares = {
        name: round(100 * right[name] / len(records), 1) for name in ("coded", "event", "source", "target", "whole")
    }
    for name, share in shares.items():
        print(f"{name:8}{share:6}")
    print(json.dumps({"bench": "plover", "data": str(options.data), "records": len(records), **shares}))
    return 0


def records_of(path: Path) -> Iterator[tuple[str, Coded]]:
    """Read the records that code an event, with their texts."""
    for record in json.loads(path.read_text(encoding="utf-8")):
        if record["event"] == "DOCUMENT":
            continue
        sources, targets = _parties(record.get("source")), _parties(record.get("target"))
        event = NAMES_IN_2_0.get(record["event"], record["event"])
        yield record["text"], Coded(event=event, sources=sources, targets=targets)


def _parties(value: Any) -> tuple[str, ...]:
    """Give the parties' words; a record without any has null or a remark instead."""
    return tuple(party["actorText"] for party in value) if isinstance(value, list) else ()


def coded(text: str, kit: Kit) -> Coded | None:
    """Give the event that a text first tells of; None where it tells of none that PLOVER has."""
    claims = code(Report(key="record", text=text, outlet="PLOVER", language="en"), kit).claims
    found = [event for claim in claims if (event := _event_of(claim, kit)) is not None]
    first = next(iter(sorted(found, key=lambda e: not e.sources)), None)
    return None if first is None else _with_named(first, text, kit)


def _with_named(event: Coded, text: str, kit: Kit) -> Coded:
    """Fill a side that the claim leaves open with whoever else the text names: PLOVER wants both, a claim need not."""
    named = [text[m.span[0] : m.span[1]] for m in sorted(kit.names.find(text, None), key=lambda m: m.span)]
    sources, targets = event.sources, event.targets
    if not sources:
        sources = tuple(n for n in named if not any(_same(n, t, kit) for t in targets))[:1]
    if not targets:
        targets = tuple(n for n in named if not any(_same(n, s, kit) for s in sources))[:1]
    return Coded(event=event.event, sources=sources, targets=targets)


def _event_of(claim: Claim, kit: Kit) -> Coded | None:
    agents, targets = (tuple(p.mention for p in parties) for parties in (claim.event.agents, claim.event.targets))
    if claim.act in OF_ACT and claim.said_by:
        toward = tuple(s.mention for s in claim.toward) or agents
        speaker = claim.said_by[-1].mention
        aimed = tuple(name for name in (*toward, *targets) if name != speaker)
        return Coded(event=OF_ACT[claim.act], sources=(speaker,), targets=aimed)
    root = kit.codebook.kinds[claim.event.kind].schemes.plover
    if root is None:
        return None
    root = turned_by(OLDER_NAMES.get(root, root), claim.event.status, claim.polarity)
    return Coded(event=root, sources=agents, targets=targets)


def same_parties(gold: Sequence[str], got: Sequence[str], kit: Kit) -> bool:
    """Tell whether each side names somebody that the other does too; both may name nobody."""
    if not gold:
        return True
    return any(_same(one, other, kit) for one in gold for other in got)


def _same(one: str, other: str, kit: Kit) -> bool:
    actors = [{m.actor for m in kit.names.find(name, None)} for name in (one, other)]
    words = [{w for w in re.findall(r"\w+", name.lower()) if w not in _titles} for name in (one, other)]
    return bool(actors[0] & actors[1] or words[0] & words[1])


if __name__ == "__main__":
    sys.exit(main())

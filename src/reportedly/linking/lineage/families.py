"""From relations between reports to families: which report the others go back to, and which was taken from which."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from reportedly.linking.lineage.sources import AGENCIES, credited_by, credits_report, same_outlet
from reportedly.model import Family, Member, Report, ReportRelation, content_id

Relations = Mapping[frozenset[str], ReportRelation]


def families(reports: Iterable[Report], relations: Iterable[ReportRelation]) -> tuple[Family, ...]:
    """Sort reports into families by the relations that make them one text; each report is in exactly one."""
    by_id = {report.id: report for report in reports}
    joined = {
        frozenset((one.a, one.b)): one for one in relations if one.is_one_text and one.a in by_id and one.b in by_id
    }
    groups = _groups(by_id, joined)
    return tuple(_family([by_id[report_id] for report_id in group], joined) for group in groups)


def ids_of_families(one_text: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Give the id of its family for each report that is one text with another, from the pairs of such reports."""
    pairs = [frozenset(pair) for pair in one_text]
    groups = _groups({report_id for pair in pairs for report_id in pair}, pairs)
    return {report_id: _family_id(group) for group in groups for report_id in group}


def _family_id(report_ids: Iterable[str]) -> str:
    # Named by one of its reports: a further copy mostly leaves the name, and so the links of all others, as they were.
    return content_id("fam", min(report_ids))


def _groups(report_ids: Iterable[str], joined: Iterable[frozenset[str]]) -> list[list[str]]:
    """Gather what is joined, directly or over others; in the order of ids."""
    neighbours: defaultdict[str, set[str]] = defaultdict(set)
    for pair in joined:
        for report_id in pair:
            neighbours[report_id] |= pair
    seen: set[str] = set()
    groups = []
    for start in sorted(report_ids):
        if start in seen:
            continue
        group, waiting = {start}, [start]
        while waiting:
            new = neighbours[waiting.pop()] - group
            group |= new
            waiting += new
        seen |= group
        groups.append(sorted(group))
    return groups


def _family(group: list[Report], joined: Relations) -> Family:
    replaced = _replaced(group, joined)
    original = _original(group, replaced)
    ordered = sorted(group, key=lambda r: (r is not original, r.published or date.max, r.outlet or "", r.id))
    parents: dict[str, str] = {}
    members = []
    for report in ordered:
        found = None if report is original else _parent(report, ordered, joined, parents)
        if found:
            parents[report.id] = found[0]
        parent, by = found or (None, None)
        relation = joined.get(frozenset((report.id, parent))) if parent else None
        members.append(
            Member(
                report=report.id,
                parent=parent,
                relation=relation.kind if relation else None,
                by=by,
                superseded_by=replaced.get(report.id),
            )
        )
    return Family(
        id=_family_id(report.id for report in group),
        original=original.id if original else None,
        source=None if original else _common_source(ordered),
        members=tuple(members),
        outlets=_outlets(ordered),
    )


def _replaced(group: list[Report], joined: Relations) -> dict[str, str]:
    """Give the last version of its page for each report that there is a later version of."""
    in_time = sorted(group, key=lambda r: (r.published or date.min, r.retrieved or date.min, r.id))
    found: dict[str, str] = {}
    for later in in_time:
        for report in group:
            one = joined.get(frozenset((report.id, later.id)))
            if one is not None and one.later == later.id:
                found[report.id] = later.id
    return found


def _original(group: list[Report], replaced: Mapping[str, str]) -> Report | None:
    """Find the report that the others go back to; None where a source outside is credited or nothing tells."""
    credited = Counter(other.id for one in group for other in group if one is not other and credits_report(one, other))
    if credited:
        most = max(credited.values())
        return _first([report for report in group if credited[report.id] == most])
    if any(credited_by(report) for report in group):
        return None
    if len(group) == 1 or all(same_outlet(report.outlet, group[0].outlet) for report in group):
        return _first([report for report in group if report.id not in set(replaced.values())] or group)
    days = sorted(report.published for report in group if report.published)
    if len(days) == len(group) and days[0] < days[1]:
        return next(report for report in group if report.published == days[0])
    return None


def _first(reports: list[Report]) -> Report:
    return min(reports, key=lambda report: (report.published or date.max, report.outlet or "", report.id))


def _common_source(ordered: list[Report]) -> str | None:
    """Name whom most members credit; "agencies" only where nobody is more exact."""
    names = [name for report in ordered for name in credited_by(report)]
    exact = [name for name in names if name != AGENCIES]
    counts = Counter(exact or names)
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None


def _parent(
    report: Report, ordered: list[Report], joined: Relations, parents: Mapping[str, str]
) -> tuple[str, str] | None:
    """Find the member that a report was taken from, and how that is known."""
    possible = [other for other in ordered if other is not report and not _goes_back(other.id, report.id, parents)]
    related = {other.id: joined[pair] for other in possible if (pair := frozenset((report.id, other.id))) in joined}
    versions = [other for other in possible if other.id in related and related[other.id].later == report.id]
    if versions:
        # They come in the order of their days, so that this is the version just before.
        return versions[-1].id, "version"
    for other in possible:
        if credits_report(report, other):
            return other.id, "credit"
    earlier = [
        other
        for other in possible
        if other.id in related and report.published and other.published and other.published < report.published
    ]
    if not earlier:
        return None
    nearest = max(earlier, key=lambda other: (related[other.id].own_words, other.id))
    return nearest.id, "day"


def _goes_back(start: str, to: str, parents: Mapping[str, str]) -> bool:
    """Tell whether a member goes back to another, so that the other cannot go back to it."""
    at: str | None = start
    while at is not None and at != to:
        at = parents.get(at)
    return at == to


def _outlets(ordered: list[Report]) -> tuple[str, ...]:
    found: list[str] = []
    for name in (n for r in ordered for n in (r.outlet, *(later.outlet for later in r.republished))):
        if name and not any(same_outlet(name, other) for other in found):
            found.append(name)
    return tuple(found)

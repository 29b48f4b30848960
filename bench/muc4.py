"""Score the coder as a filler of MUC-4 templates: who attacked whom with what, grouped by incident.

    bench/muc4.py --data REPORTS.json [--show] [--no-model]

Reads JSON Lines with `doctext` and `templates` (`incident_type`; `PerpInd`, `PerpOrg`, `Target`, `Victim`, `Weapon`,
each a list of entities, each a list of [mention, offset]). The coder knows nothing of these templates: its claims are
mapped to the six incident types and five roles, claims of one incident are put together, and the templates are scored
by CEAF-REE (`templates.py`). A text without any capital gets those of names first (`casing.py`). Prints a table by role
and how often each sort of error occurs; the last line is JSON.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from casing import Capitals
from corpus import texts
from templates import ROLES, Ceaf, Template, agreeing, bare

from reportedly.codebook import Codebook
from reportedly.coding.code import code
from reportedly.coding.kit import Kit
from reportedly.kit_description import KitDescription
from reportedly.model import Claim, Party, Report

TYPE_OF_KIND = {
    **dict.fromkeys(["attack", "execution", "shelling", "air-strike", "shoot-down", "abuse", "casualties"], "attack"),
    "bombing": "bombing",
    "abduct": "kidnapping",
}
"""The incident type of an event's kind; all others are no incident."""

_fire = re.compile(r"\b(?:burn(?:ed|t|ing|s)?|set (?:fire|on fire|ablaze)|arson|torch(?:ed|ing))\b", re.I)
_robbery = re.compile(r"\b(?:rob(?:bed|bery|bing)?|stole|stolen|steal(?:ing)?|loot(?:ed|ing)?)\b", re.I)
_stoppage = re.compile(r"\b(?:transport|work) stoppage\b", re.I)
_weapon = re.compile(
    r"\b(?:(?:car|truck|time|petrol|fire|dynamite|fragmentation|hand|home-?made|mortar|incendiary|high-?power(?:ed)?|"
    r"explosive|m-16|ak-47|submachine|sub-machine|plastic)[\s-]+)*"
    r"(?:bombs?|dynamite|explosives?|explosive devices?|charges?|grenades?|mortars?|rifles?|machine-?guns?|guns?|"
    r"submachine-?guns?|pistols?|rockets?|missiles?|mines?|molotov cocktails?|bullets?|shells?|projectiles?|tnt)\b",
    re.I,
)
_whole_bodies = frozenset(
    {"armed-group", "party", "coalition", "umbrella", "military", "police", "government", "state"}
)
_anybody = frozenset(
    "people persons person other others dead wounded injured deaths death casualties victims victim man men lives "
    "bodies country population".split()
)
_counts = frozenset(
    "the a an one two three four five six seven eight nine ten several some many at least approximately about another "
    "other unidentified more than over dozens of".split()
)
_titles = frozenset(
    "president minister colonel col general gen captain lieutenant major father bishop monsignor mayor senator deputy "
    "judge archbishop ambassador commander mr mrs dr sister jesuit priest policeman soldier officer leader".split()
)
_hurt = frozenset({"person", "civilian", "child", "woman"})
_harms = frozenset({"killed", "wounded", "captured", "detained"})


def main() -> int:
    """Code the reports, print the table, the errors and the line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, type=Path, help="a JSON Lines file with doctext and templates")
    parser.add_argument("--show", action="store_true", help="print each template that is missed, wrong or too many")
    parser.add_argument("--no-model", action="store_true", help="code by rules alone")
    parser.add_argument("--limit", type=int, default=None, help="read only so many reports")
    options = parser.parse_args()
    if not options.data.is_file():
        raise SystemExit(f"{options.data}: no such file; --data is a JSON Lines file with doctext and templates")
    kit = KitDescription(model=not options.no_model).build()
    capitals = Capitals(kit.codebook, _countries_and_capitals(kit))
    ceaf, errors, reports = Ceaf(), Counter[str](), 0
    for line in list(texts(options.data))[: options.limit]:
        report = Report(key=line["docid"], outlet="MUC-4", text=capitals.of(line["doctext"]), language="en")
        marked = [_marked(t) for t in line["templates"]]
        guessed = list(templates_of(report, code(report, kit).claims, kit.codebook))
        pairs = ceaf.add(marked, guessed)
        found = list(errors_of(marked, guessed, pairs))
        errors.update(sort for sort, _ in found)
        reports += 1
        if options.show:
            print("\n".join(f"{report.key}: {sort}: {detail}" for sort, detail in found))
    print("\n".join(table(ceaf, errors)))
    by_role = {slot: count.figures() for slot, count in ceaf.by_slot.items()}
    print(
        json.dumps(
            {"bench": "muc4", "data": str(options.data), "reports": reports, "ceaf_ree": ceaf.total().figures(),
             "roles": by_role, "errors": dict(errors.most_common())}
        )
    )  # fmt: skip
    return 0


def table(ceaf: Ceaf, errors: Counter[str]) -> Iterator[str]:
    """Write the rows of the table, the sorts of errors last."""
    yield f"{'':10}{'P':>7}{'R':>7}{'F1':>7}{'marked':>8}{'guessed':>9}"
    for name, count in [*ceaf.by_slot.items(), ("all", ceaf.total())]:
        figures = count.figures()
        yield f"{name:10}{figures['p']:7}{figures['r']:7}{figures['f1']:7}{count.marked:8}{count.guessed:9}"
    yield from (f"{times:6} {sort}" for sort, times in errors.most_common())


def _countries_and_capitals(kit: Kit) -> Iterator[str]:
    """Give the names of all countries, capitals and provinces of countries that the codebook has a state for."""
    for code_of in sorted({a.country for a in kit.codebook.actors.values() if a.type == "state" and a.country}):
        for place in (kit.places.country(code_of), kit.places.capital(code_of)):
            if place is not None:
                yield place.name


def _marked(template: dict[str, Any]) -> Template:
    roles = {
        role: tuple(frozenset(bare(mention) for mention, _ in entity) for entity in template[role]) for role in ROLES
    }
    return Template(type=template["incident_type"], roles=roles)


def templates_of(report: Report, claims: Sequence[Claim], codebook: Codebook) -> Iterator[Template]:
    """Give the incidents that a report's claims tell of: those of one type and place are one."""
    group = _only_group(claims, codebook)
    incidents: dict[str, list[list[tuple[Claim, dict[str, list[frozenset[str]]]]]]] = defaultdict(list)
    for claim in claims:
        kind = type_of(claim)
        if kind is None or claim.event.status not in {"occurred", "ongoing"}:
            continue
        roles = roles_of(claim, codebook)
        roles["Weapon"] = [frozenset({bare(w.group())}) for w in _weapon.finditer(_sentence_of(claim, report.text))]
        if group is not None and roles["PerpInd"] and not roles["PerpOrg"] and _are_irregulars(claim, codebook):
            roles["PerpOrg"] = [group]
        if not _is_incident(claim, roles, codebook):
            continue
        same = next((i for i in incidents[kind] if _goes_with(claim, [c for c, _ in i])), None)
        if same is None:
            incidents[kind].append([(claim, roles)])
        else:
            same.append((claim, roles))
    for kind, several in incidents.items():
        for incident in several:
            yield Template(type=kind, roles=_joined([roles for _, roles in incident]))


def _only_group(claims: Sequence[Claim], codebook: Codebook) -> frozenset[str] | None:
    """Give the one armed group that a report's claims name: its guerrillas are that group's."""
    named: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for party in (*claim.event.agents, *claim.event.targets, *claim.said_by):
            if party.actor is not None and codebook.actors[party.actor].type == "armed-group":
                named[party.actor].update({_called(party.mention), _called(party.name)})
    return frozenset(next(iter(named.values()))) if len(named) == 1 else None


def _are_irregulars(claim: Claim, codebook: Codebook) -> bool:
    words = {bare(p.mention).rsplit(" ", 1)[-1].removesuffix("s") for p in claim.event.agents}
    return not words.isdisjoint({"guerrilla", "rebel", "terrorist", "insurgent", "subversive", "militant", "member"})


def _sentence_of(claim: Claim, text: str) -> str:
    """Give the sentence that a claim stands in, so that a weapon told beside it is found."""
    start = max(text.rfind(mark, 0, claim.span[0]) for mark in (". ", "   ", "\n")) + 1
    ends = [at for mark in (". ", "   ", "\n") if (at := text.find(mark, claim.span[1])) >= 0]
    return text[start : min(ends, default=len(text))]


def type_of(claim: Claim) -> str | None:
    """Give the incident type of a claim, by its words for fire and theft before its kind; None for no incident."""
    violent = claim.event.kind in TYPE_OF_KIND or claim.event.kind == "destruction"
    if _stoppage.search(claim.quote):
        return "forced work stoppage"
    if violent and _fire.search(claim.quote):
        return "arson"
    if claim.event.kind == "abuse" and _robbery.search(claim.quote):
        return "robbery"
    return TYPE_OF_KIND.get(claim.event.kind)


def roles_of(claim: Claim, codebook: Codebook) -> dict[str, list[frozenset[str]]]:
    """Sort a claim's parties into the five roles."""
    roles: dict[str, list[frozenset[str]]] = {role: [] for role in ROLES}
    for party in claim.event.agents:
        body = party.actor is not None and codebook.actors[party.actor].type in _whole_bodies
        roles["PerpOrg" if body else "PerpInd"].append(_names(party))
    things = {e.slot for e in claim.evidence if e.rule.endswith(".thing")}
    for nth, party in enumerate(claim.event.targets):
        thing = f"event.targets.{nth}" in things or _sort(party.mention, codebook) in {"vehicle", "institution"}
        roles["Target" if thing else "Victim"].append(_names(party))
    if not roles["Victim"]:
        counted = [q.of for q in claim.event.quantities if q.effect in _harms and q.unit in _hurt]
        roles["Victim"] += [frozenset({_called(of), _head(of)}) - _anybody for of in counted if of]
    return {role: [entity for entity in entities if entity] for role, entities in roles.items()}


def _names(party: Party) -> frozenset[str]:
    """Give what a party is called, without its count and, for a person, without title and office."""
    return frozenset({_called(party.mention), _called(party.name)}) - _anybody


def _called(words: str) -> str:
    first = words.split(",")[0].split(" (")[0].split()
    while len(first) > 1 and (first[0].lower() in _counts or first[0][:1].isdigit()):
        first = first[1:]
    capitals = [i for i, word in enumerate(first) if word[:1].isupper() and word.lower().strip(".") not in _titles]
    named = capitals and capitals == list(range(capitals[0], len(first))) and len(capitals) > 1
    return bare(" ".join(first[capitals[0] :] if named else first))


def _head(words: str) -> str:
    """Give the last word of a phrase: "six jesuit priests" is also "priests"."""
    return bare(words).rsplit(" ", 1)[-1]


def _is_incident(claim: Claim, roles: dict[str, list[frozenset[str]]], codebook: Codebook) -> bool:
    """Tell whether a claim tells of an attack on somebody or something that is not at war itself."""
    if claim.polarity == "negative":
        return False
    if claim.event.kind not in {"attack", "shelling", "air-strike", "shoot-down", "casualties"}:
        return any(roles[role] for role in ("Target", "Victim", "PerpInd", "PerpOrg"))
    hit = [p for p in claim.event.targets if not _is_armed(p, codebook)]
    told = roles["Victim"] or roles["PerpOrg"] or _are_irregulars(claim, codebook)
    return bool(hit) or (not claim.event.targets and bool(told))


def _is_armed(party: Party, codebook: Codebook) -> bool:
    """Tell whether somebody is a side of the fighting: attacks on them are war, not an incident."""
    if party.actor is not None:
        return codebook.actors[party.actor].type in {"military", "armed-group", "coalition"}
    return _sort(party.mention, codebook) == "armed"


def _sort(mention: str, codebook: Codebook) -> str | None:
    """Give the class of a phrase's main noun: armed, civilian, people, vehicle, institution; None where unknown."""
    words = bare(re.split(r"\s(?:of|in|at|from|for|near)\s", mention)[0]).split()
    if not words:
        return None
    forms = [words[-1], words[-1].removesuffix("s"), words[-1].removesuffix("es"), words[-1].replace("men", "man")]
    struck = codebook.word_lists.get("struck", frozenset())
    if any(form in struck for form in forms):
        return "institution"
    return next((codebook.party_nouns[form] for form in forms if form in codebook.party_nouns), None)


def _goes_with(claim: Claim, others: list[Claim]) -> bool:
    """Tell whether a claim may be of an incident: its place does not contradict it."""
    where = claim.event.where
    if where is None or where.place is None:
        return True
    places = {c.event.where.place for c in others if c.event.where is not None and c.event.where.place}
    return not places or where.place in places


def _joined(several: Iterable[dict[str, list[frozenset[str]]]]) -> dict[str, tuple[frozenset[str], ...]]:
    """Put the entities of several claims together, those that share a name once."""
    joined: dict[str, list[frozenset[str]]] = {role: [] for role in ROLES}
    for roles in several:
        for role, entities in roles.items():
            for entity in entities:
                same = next((nth for nth, other in enumerate(joined[role]) if entity & other), None)
                if same is None:
                    joined[role].append(entity)
                else:
                    joined[role][same] |= entity
    return {role: tuple(entities) for role, entities in joined.items()}


def errors_of(
    marked: list[Template], guessed: list[Template], pairs: list[tuple[int, int]]
) -> Iterator[tuple[str, str]]:
    """Name what is wrong with a report's templates: (sort of error, detail)."""
    mates = dict(pairs)
    for i, template in enumerate(marked):
        if i not in mates:
            yield f"template missed ({template.type})", _shown(template)
            continue
        for role in ROLES:
            mate = guessed[mates[i]]
            right = agreeing(template, mate, role)
            theirs, ours = template.roles[role], mate.roles[role]
            detail = f"{[sorted(e) for e in theirs]} guessed {[sorted(e) for e in ours]}"
            yield from ((f"{role} missed", detail) for _ in range(len(theirs) - right))
            yield from ((f"{role} too many", detail) for _ in range(len(ours) - right))
    for j, template in enumerate(guessed):
        if j not in mates.values():
            yield f"template too many ({template.type})", _shown(template)


def _shown(template: Template) -> str:
    return "; ".join(
        f"{role} {[sorted(e)[0] for e in entities]}" for role, entities in template.roles.items() if entities
    )


if __name__ == "__main__":
    sys.exit(main())

"""All that is said of one incident: how each slot stands, who denies, who accuses."""

from collections.abc import Sequence
from itertools import combinations

from reportedly.linking.heard import Heard, is_denial, those_that_tell
from reportedly.linking.knowledge import Knowledge
from reportedly.linking.origins import origins_of
from reportedly.linking.standing.agreeing import contradict, exactness, go_together, words_for
from reportedly.linking.standing.said import DAY, DOER, DONE_TO, PLACE, WHAT, Bounds, Content, Said, said_of
from reportedly.model.incident import Account, Incident, Origin, Standing, Value, independent

AGREED, DISPUTED, SINGLE, UNSAID = "agreed", "disputed", "single-origin", "unsaid"
_ALWAYS = (WHAT, PLACE, DAY, DOER, DONE_TO, "killed", "wounded")
_TOLD_AGAIN = frozenset({WHAT, PLACE, DAY})
_MANY = frozenset({DOER, DONE_TO})
"""Slots of which several values may be so at the same time, said in one breath."""


def account_of(incident: Incident, heard: Sequence[Heard], knowledge: Knowledge) -> Account:
    """Work out how an incident stands from all its claims."""
    everybody = heard
    heard = those_that_tell(everybody, knowledge)
    telling = {h.claim.id for h in heard}
    origins = origins_of(heard, knowledge)
    origin_of = {claim: origin.key for origin in origins for claim in origin.claims}
    said = said_of(heard, origin_of, knowledge)
    slots = dict.fromkeys((*_ALWAYS, *sorted({one.slot for one in said})))
    standings = [_standing(slot, [s for s in said if s.slot == slot], origins, knowledge) for slot in slots]
    denials = [(origin_of[h.claim.id], h.claim.id) for h in heard if is_denial(h.claim)]
    accusations = [(origin_of[h.claim.id], h.claim.id) for h in heard if h.claim.act == "accuses"]
    return Account(
        incident=incident,
        origins=origins,
        standings=tuple(standings),
        denials=tuple(denials),
        accusations=tuple(accusations),
        beside=tuple(h.claim.id for h in everybody if h.claim.id not in telling),
    )


def _standing(slot: str, said: Sequence[Said], origins: Sequence[Origin], knowledge: Knowledge) -> Standing:
    if not said:
        return Standing(slot=slot, state=UNSAID)
    current, before = _last_word(said, slot, knowledge)
    groups = _together(current, knowledge)
    values = [_value(group) for group in groups]
    values += [_value(group, earlier=True) for group in _together(before, knowledge)]
    tellers = {one.origin for one in _naming(current, slot)}
    apart = _are_apart(groups, knowledge)
    alone = len(independent(origin for origin in origins if origin.key in tellers)) == 1
    state = DISPUTED if apart and len(tellers) > 1 else SINGLE if alone else AGREED
    # What an origin has taken back is told as said earlier, and bounds nothing.
    bounds = [bound for v in values if not v.earlier for bound in (v.low, v.high) if bound is not None]
    return Standing(
        slot=slot,
        state=state,
        values=tuple(values),
        low=min(bounds, default=None),
        high=max(bounds, default=None),
        because=_because(state, values, slot, origins),
    )


def _naming(said: Sequence[Said], slot: str) -> Sequence[Said]:
    """Of what is said of doers, keep what names somebody, if anything does: "soldiers" supports no name."""
    if slot not in _MANY:
        return said
    return [one for one in said if not str(one.content).startswith("~")] or said


def _last_word(said: Sequence[Said], slot: str, knowledge: Knowledge) -> tuple[list[Said], list[Said]]:
    """Tell what each origin says last from what it said before; of doers it may name several in one breath.

    Where and when are told more or less exactly every time: only what does not go with the last word was taken back.
    """
    last: dict[str, tuple[str, str]] = {}
    for one in said:
        last[one.origin] = max(last.get(one.origin, ("", "")), one.order[:2])
    if slot in _MANY:
        return list(said), []
    current = [one for one in said if one.order[0] == last[one.origin][0]]
    kept: dict[str, list[Said]] = {}
    for one in current:
        kept.setdefault(one.origin, []).append(one)
    before: list[Said] = []
    for one in said:
        if one.order[0] == last[one.origin][0]:
            continue
        if slot in _TOLD_AGAIN and not all(contradict(one, now, knowledge) for now in kept[one.origin]):
            current.append(one)
        elif all(one.content != now.content for now in kept[one.origin]):
            before.append(one)
    return current, before


def _together(said: Sequence[Said], knowledge: Knowledge) -> list[list[Said]]:
    """Gather what goes together, each under the most exact of its kind; numbers only where they are told alike."""
    groups: list[list[Said]] = []
    for one in sorted(said, key=lambda s: (*exactness(s.content), s.words, s.order)):
        home = next((g for g in groups if _alike(g[0].content, one.content, knowledge)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return sorted(groups, key=lambda g: (-len({s.origin for s in g}), g[0].words, g[0].order))


def _alike(one: Content, other: Content, knowledge: Knowledge) -> bool:
    if isinstance(one, Bounds) or (isinstance(one, str) and one in knowledge.groups):
        return one == other
    if isinstance(one, str) and one.startswith("~") != str(other).startswith("~"):
        return False
    return go_together(one, other, knowledge) and not (isinstance(one, str) and one.startswith("~") and one != other)


def _are_apart(groups: Sequence[Sequence[Said]], knowledge: Knowledge) -> bool:
    """Tell whether two origins say what cannot both be so."""
    for here, there in combinations(groups, 2):
        if not any(contradict(one, other, knowledge) for one in here for other in there):
            continue
        # Whoever says both does not dispute the one by the other; a report that gives two days, or deeds, tells both.
        tellers, others = ({_teller(s) for s in group} for group in (here, there))
        if tellers - others and others - tellers:
            return True
    return False


def _teller(said: Said) -> str:
    return said.report if said.slot in (DAY, WHAT) else said.origin


def _value(group: Sequence[Said], *, earlier: bool = False) -> Value:
    content = group[0].content
    low, high = content if isinstance(content, Bounds) else (None, None)
    return Value(
        words=words_for(content, group[0].words),
        origins=tuple(dict.fromkeys(s.origin for s in sorted(group, key=lambda s: s.order))),
        claims=tuple(dict.fromkeys(s.claim for s in sorted(group, key=lambda s: s.order))),
        low=low,
        high=high,
        hedged=all(s.hedged for s in group),
        earlier=earlier,
        vague=isinstance(content, str) and content.startswith("~"),
    )


def _because(state: str, values: Sequence[Value], slot: str, origins: Sequence[Origin]) -> str:
    """Say why what is said does not settle a slot; what is agreed is not settled either, but nobody objects."""
    if state == AGREED:
        return ""
    # Words that name nobody do not hold up a name: "terrorists" are told of by more than the one who names them.
    named = [value for value in values if not value.vague] or values
    tellers = independent(origin for origin in origins if any(origin.key in value.origins for value in named))
    if state == SINGLE:
        (only, *_) = tellers
        alone = f"only {only.name} says so"
        return f"{alone}, and it {only.interest}" if only.interest else alone
    if all(origin.interest for origin in tellers):
        return "every speaker who says so is a party to it"
    if all(origin.kind == "unnamed" for origin in tellers):
        return "none of those who say so has a name"
    partial = [origin.name for origin in tellers if origin.interest]
    if partial and slot in _MANY:
        return f"{partial[0]} is a party to it, and no claim rules the others out"
    return "no claim gives a ground to prefer one to another"

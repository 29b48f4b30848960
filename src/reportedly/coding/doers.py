"""Who answers for a deed beyond its own clause: the accused, the one who claims or denies it, those meant."""

from collections.abc import Sequence, Set

from reportedly.coding.clause import Clause, Taken
from reportedly.coding.draft import Draft
from reportedly.coding.phrases import characters, clause_of, conjuncts, is_verb
from reportedly.coding.said import Attribution
from reportedly.coding.told import Told, again, doers_of, is_both_sides
from reportedly.coding.what import EventMention
from reportedly.coding.who import OUSTING, Cast, Parties, Roles, as_before, doers_meant, is_light
from reportedly.model import Claim, Party, Quantity, Speaker
from reportedly.model.span import touch

AIMED_ACTS = frozenset({"accuses", "demands", "appeals", "threatens"})
"""Acts aimed at somebody, who then is the doer of what is alleged or asked."""

_own_deeds = frozenset({"denies", "claims-responsibility", "promises", "threatens"})
_own_doing = frozenset({"surrender", "displacement", "withdraw", "deploy", "cross-border"})
"""Kinds in which those counted do something themselves."""

_harms = frozenset({"killed", "wounded", "captured", "detained"})


def parties_of(
    draft: Draft, said_by: tuple[Speaker, ...], innermost: Attribution | None, act: str, roles: Roles
) -> Parties:
    """Fill the roles; whoever claims, denies or is accused of a deed is its doer where nobody else is named."""
    speaker = said_by[-1] if said_by else None
    if draft.mention is None:
        parties = roles.of_statement(draft.head, draft.words, speaker)
    else:
        parties = roles.of(draft.mention, speaker)
    # "X said Y": a broken parse may hang the speaker on those who suffered.
    suffering = tuple(p for p in parties["target"] if not _is_speaker((p,), said_by))
    parties = {**parties, "target": suffering}
    accused = _those_aimed_at(innermost, act, roles)
    if innermost is None or (parties["agent"] and not (accused and _speaks(parties["agent"], said_by, innermost))):
        return parties
    if act == "denies" and not accused and (innermost.polarity is None or _happens_by_itself(draft)):
        # "He denied that the town had fallen": whoever denies is not who took it; nor are those who say what is so.
        return parties
    if act in _own_deeds and speaker is not None:
        said = roles.referents.voices.body_behind(speaker) or Party(
            mention=speaker.mention, name=speaker.name, span=speaker.span, actor=speaker.actor
        )
        return {**parties, "agent": (Taken(value=said, rule=f"doer-is-who-{act}", span=speaker.span),)}
    if accused:
        rule = f"doer-is-whom-speaker-{act}"
        return {**parties, "agent": tuple(Taken(value=party, rule=rule, span=party.span) for party in accused)}
    return parties


def _those_aimed_at(innermost: Attribution | None, act: str, roles: Roles) -> list[Party]:
    """Name those whom an act is aimed at: "accused both the rebels and the army"."""
    if innermost is None or innermost.toward is None or act not in AIMED_ACTS:
        return []
    found = (roles.naming.party_of(noun, acts=True) for noun in conjuncts(innermost.toward))
    return list({party.name: party for party in found if party is not None}.values())


def with_those_meant(
    parties: Parties,
    mention: EventMention | None,
    meant: Claim | None,
    told: Told,
    *,
    kind: str,
    act: str,
    tells_toll: bool,
) -> Parties:
    """Take over the parties of the same event told before, and name the sides of talks."""
    parties = {role: _with_sides(found, told) for role, found in parties.items()}
    hosted = bool(parties["agent"]) and all(p.rule.endswith(".hosted-by") for p in parties["agent"])
    if kind == "negotiate" and hosted and told.sides():
        parties = {**parties, "agent": tuple(again(p) for p in told.sides())}
    if meant is None:
        return parties
    alleged = meant.act == "accuses" and act != "accuses"
    if kind != "casualties" and not parties["agent"] and act != "denies" and not alleged:
        harmed = {p.value.actor or p.value.name for p in parties["target"]}
        doers = tuple(p for p in doers_of(meant) if (p.value.actor or p.value.name) not in harmed)
        parties = {**parties, "agent": doers}
    if not parties["target"] and mention is not None and not tells_toll and _is_about(mention):
        parties = {**parties, "target": tuple(again(p) for p in _aimed_at_before(meant))}
    return parties


def _with_sides(found: Sequence[Taken[Party]], told: Told) -> tuple[Taken[Party], ...]:
    """Name those who are only "both sides" or "the two countries": of talks told before, else of a fight."""
    if not any(is_both_sides(p.value) for p in found):
        return tuple(found)
    talks = told.talks()
    sides = doers_of(talks) if talks is not None else ()
    sides = sides if len(sides) > 1 else tuple(again(p) for p in told.sides())
    if len(sides) < 2:
        return tuple(found)
    # "The UN and both countries": whoever is named beside them stays.
    others = tuple(p for p in found if not is_both_sides(p.value))
    named = {p.value.actor or p.value.name for p in others}
    return (*others, *(s for s in sides if (s.value.actor or s.value.name) not in named))


def _aimed_at_before(meant: Claim) -> tuple[Party, ...]:
    """Give whom an act told before was aimed at; of a clash neither side is, nor who fell in it."""
    return () if meant.event.kind == "clash" else meant.event.targets


def with_those_pointed_at(parties: Parties, told: Told, cast: Cast, draft: Draft, kind: str) -> Parties:
    """Name who "the attackers" are and, in what witnesses tell, "they": those who did what was told before."""
    before = told.doers()
    if not before:
        return parties
    named = {}
    for role, taken in parties.items():
        found = [(p, doers_meant(p.value, cast, before)) for p in taken]
        named[role] = tuple(
            one for p, meant in found for one in ([as_before(m, p, "told-before") for m in meant] or [p])
        )
    if not named["agent"] and draft.chain and kind in _THEY_DO and _is_done_by_them(draft):
        span = (draft.head.idx, draft.head.idx + len(draft.head))
        named["agent"] = tuple(Taken(value=m, rule="they-who-did-it", span=span, score=0.6) for m in before)
    return named


_THEY_DO = frozenset(
    "attack shelling air-strike bombing execution abduct abuse capture destruction statement detain release advance "
    "withdraw siege threaten".split()
)
"""Kinds of what witnesses tell that "they" did: "they came at dawn", "they shot my uncle"."""


def _is_done_by_them(draft: Draft) -> bool:
    """Tell whether quoted words tell of a "they" whom nobody in them names."""
    verb = draft.head if is_verb(draft.head) else clause_of(draft.head)
    above = verb.head if verb.dep_ == "conj" and is_verb(verb.head) else verb
    subjects = [c for v in (verb, above) for c in v.lefts if c.dep_ == "nsubj"]
    if not subjects or subjects[0].lower_ != "they":
        return False
    before = draft.head.doc[draft.words[0] : subjects[0].i]
    return not any(t.tag_ in {"NNS", "NNPS"} for t in before)


def _is_about(mention: EventMention) -> bool:
    """Tell whether words tell more of an act told before ("the attack was …"), and only name it on the way to others.

    What "the rockets" came from, or who spoke of "the raid", says nothing of whom it hit.
    """
    return any(t.is_noun and t.token.dep_ in {"nsubj", "nsubjpass"} for t in mention.triggers)


def with_those_counted(
    parties: Parties, clause: Clause, quantities: tuple[Taken[Quantity], ...], roles: Roles, *, kind: str
) -> Parties:
    """Take those who were counted as hurt for the event's targets, where its cues name none.

    Where two sides clash, the fallen may be either's.
    """
    if parties["target"] or kind in _own_doing or (kind == "clash" and len(parties["agent"]) > 1):
        return parties
    found: dict[str, Taken[Party]] = {}
    for taken in quantities:
        if taken.value.effect not in _harms or taken.value.part_of is not None:
            continue
        words = clause.doc.char_span(*taken.value.span, alignment_mode="contract")
        counted = words[-1] if words is not None and words[-1].pos_ in {"NOUN", "PROPN"} else None
        party = roles.naming.party_of(counted, "target") if counted is not None else None
        if party is not None:
            found.setdefault(party.name, Taken(value=party, rule="those-counted", span=party.span))
    return {**parties, "target": tuple(found.values())}


def aimed_at(innermost: Attribution | None, act: str, roles: Roles, cast: Cast) -> tuple[Speaker, ...]:
    """Name whom the act is aimed at: the accused, the one asked or threatened."""
    aimed: list[Speaker] = []
    for party in _those_aimed_at(innermost, act, roles):
        kind = cast.actor(party.actor).speaker_kind if party.actor is not None else "person-other"
        aimed.append(Speaker(mention=party.mention, name=party.name, kind=kind, span=party.span, actor=party.actor))
    return tuple(aimed)


def _happens_by_itself(draft: Draft) -> bool:
    """Tell whether words say of a place or thing what became of it, in the active: "the town had fallen"."""
    verb = draft.head if is_verb(draft.head) else clause_of(draft.head)
    falling = draft.mention is None or draft.mention.kind.id in OUSTING
    return falling and any(c.dep_ == "nsubj" and c.pos_ in {"NOUN", "PROPN"} for c in verb.lefts)


def _is_speaker(agents: tuple[Taken[Party], ...], said_by: tuple[Speaker, ...]) -> bool:
    """Tell whether the doer found is only the one who speaks ("accused X of shelling")."""
    return bool(said_by) and any(touch(a.value.span, s.span) for a in agents for s in said_by)


def _speaks(agents: tuple[Taken[Party], ...], said_by: tuple[Speaker, ...], innermost: Attribution) -> bool:
    """Tell whether the doer found is whoever speaks, named or described: "a spokesman, N. N., urged …"."""
    words = innermost.speaker_range
    described = characters(innermost.verb.doc, words) if words is not None else None
    if described is not None and any(touch(a.value.span, described) for a in agents):
        return True
    subject = innermost.speaker
    while subject is not None and subject.dep_ in {"appos", "pobj", "prep"}:
        subject = subject.head
    spoken = (subject.idx, subject.idx + len(subject)) if subject is not None else None
    return _is_speaker(agents, said_by) or (spoken is not None and any(touch(a.value.span, spoken) for a in agents))


def tells_toll(mention: EventMention | None, quantities: Sequence[Taken[Quantity]], light_verbs: Set[str]) -> bool:
    """Tell whether words say themselves who was hurt, or could have: "the blast killed two", "it hit the market"."""
    if any(q.value.effect in _harms for q in quantities):
        return True
    triggers = mention.triggers if mention is not None else ()
    return any(t.kind.family == "casualties" or (t.weak and not is_light(t.token, light_verbs)) for t in triggers)

"""A draft made a claim: every slot filled, each with the words and the rule it was taken by."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from reportedly.codebook import Codebook
from reportedly.coding.clause import Clause, Taken
from reportedly.coding.drafts import Draft
from reportedly.coding.howmany import quantities_of
from reportedly.coding.kit import Kit
from reportedly.coding.phrases import characters
from reportedly.coding.said import Attribution
from reportedly.coding.scene import Scene
from reportedly.coding.sure import RANK, Stance
from reportedly.coding.what import VIOLENT_FAMILIES, EventMention
from reportedly.coding.when import Asked, Dated, date_claims
from reportedly.coding.where import place_of
from reportedly.coding.who import Parties, Roles, blamed_for
from reportedly.model import Claim, Event, Evidence, Party, Quantity, Report, Span, Speaker, Where
from reportedly.model.span import touch

_general_kinds = frozenset({"attack", "casualties", "destruction"})
_harms = frozenset({"killed", "wounded", "captured", "detained"})
CARRIED = 0.6
"""The score of a place that was only carried over from words before."""

_both_sides = frozenset({"sides", "two sides", "both sides", "parties", "two parties", "both parties", "warring sides"})
_aimed_acts = frozenset({"accuses", "demands", "appeals", "threatens"})
_own_deeds = frozenset({"denies", "claims-responsibility", "promises", "threatens"})
_status_of_act = {
    "demands": "hypothetical",
    "appeals": "hypothetical",
    "threatens": "hypothetical",
    "promises": "planned",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A claim with every slot but its dates, and where it stands: `cue` is the span of the words that attribute it."""

    claim: Claim
    clause: Clause
    cue: Span | None


def dated(finished: Sequence[Finished], scene: Scene) -> list[Claim]:
    """Give all claims of a report their days: one event's date may stand beside another mention of it."""
    asked = [
        Asked(
            clause=f.clause,
            status=f.claim.event.status,
            kind=f.claim.event.kind,
            polarity=f.claim.polarity,
            cue=f.cue,
            speaker=f.claim.said_by[-1].name if f.claim.said_by else None,
        )
        for f in finished
    ]
    return [_with_dates(f.claim, d) for f, d in zip(finished, date_claims(asked, scene.dates), strict=True)]


def _with_dates(claim: Claim, dated: Dated) -> Claim:
    evidence = list(claim.evidence)
    if dated.when is not None:
        evidence.append(Evidence(slot="event.when", rule=dated.when.rule, span=dated.when.span, score=dated.when.score))
    if dated.said is not None:
        evidence.append(Evidence(slot="said_when", rule=dated.said.rule, span=dated.said.span, score=dated.said.score))
    when = dated.when.value if dated.when is not None else None
    said_when = dated.said.value if dated.said is not None else None
    return replace(claim, event=replace(claim.event, when=when), said_when=said_when, evidence=tuple(evidence))


class Finisher:
    """Fills the slots of one report's drafts, in text order."""

    def __init__(self, report: Report, scene: Scene, kit: Kit, event_words: frozenset[int]) -> None:
        self.report = report
        self.scene = scene
        self._told: list[Claim] = []
        self.kit = kit
        dates = scene.words_in(scene.dates.spans)
        self.roles = Roles(
            scene.cast, kit.codebook, event_words, dates, scene.words_in(m.span for m in scene.places.mentions)
        )

    def finish(self, draft: Draft) -> Finished | None:
        """Make a claim of a draft; None where it turns out to say nothing."""
        named, innermost = self._speakers(draft)
        said_by = tuple(n.value for n in named)
        stance = self._stance(draft)
        if draft.mention is None and not said_by and stance.certainty.value == "certain":
            return None
        act = self._act(draft, innermost, stance)
        certainty = self._certainty(stance, innermost, said_by)
        polarity = self._polarity(stance, innermost)
        status = self._status(draft, stance, act.value)
        meant = self._meant(draft)
        kind = _kind(draft, meant)
        parties = self._parties(draft, said_by, innermost, act.value)
        if any(p.value.name.lower() in _both_sides for p in parties["agent"]):
            talks = self._talks_before()
            parties = {**parties, "agent": _carried(talks) if talks is not None else parties["agent"]}
        if meant is not None and kind != "casualties" and not parties["agent"] and act.value != "denies":
            harmed = {p.value.actor or p.value.name for p in parties["target"]}
            doers = tuple(p for p in _carried(meant) if (p.value.actor or p.value.name) not in harmed)
            parties = {**parties, "agent": doers}
        if meant is not None and not parties["target"] and draft.mention is not None and not _tells_toll(draft.mention):
            parties = {**parties, "target": tuple(_again(p) for p in meant.event.targets)}
        clause = Clause(
            doc=self.scene.doc,
            tokens=self.scene.doc[draft.words[0] : draft.words[1]],
            head=draft.head,
            sentence=draft.sentence,
        )
        where = self._where(clause, kind, meant)
        quantities = quantities_of(clause, self.kit.units, self.scene.dates.spans)
        if not parties["target"]:
            parties = {**parties, "target": self._harmed(clause, quantities)}
        if _owns_up(act.value, said_by, parties["agent"], kind, self.kit.codebook):
            act = Taken(value="claims-responsibility", rule="attack-told-by-its-doer", span=parties["agent"][0].span)
        span = characters(self.scene.doc, draft.words)
        cue = self.scene.doc[innermost.cue[0] : innermost.cue[1]].text if innermost is not None else ""
        claim = Claim(
            report_id=self.report.id,
            quote=self.report.text[span[0] : span[1]],
            span=span,
            event=Event(
                kind=kind,
                status=status.value,
                agents=_values(parties["agent"]),
                targets=_values(parties["target"]),
                weapons=_values(parties["weapon"]),
                where=where.value if where is not None else None,
                quantities=tuple(q.value for q in quantities),
            ),
            act=act.value,
            certainty=certainty.value,
            polarity=polarity.value,
            cue=cue,
            said_by=said_by,
            toward=self._toward(innermost, act.value),
            evidence=tuple(
                _evidence(
                    {"act": act, "certainty": certainty, "polarity": polarity, "event.status": status},
                    {
                        "said_by": named,
                        **{f"event.{role}s": taken for role, taken in parties.items()},
                        "event.quantities": quantities,
                    },
                    where,
                    _kind_evidence(draft, kind),
                )
            ),
        )

        self._told.append(claim)
        return Finished(
            claim=claim, clause=clause, cue=characters(self.scene.doc, innermost.cue) if innermost else None
        )

    def _where(self, clause: Clause, kind: str, meant: Claim | None) -> Taken[Where] | None:
        """Place an event by its own sentence, else where the same event was told to be, else by what was named last."""
        found = place_of(clause, self.scene.places, kind=kind)
        if found is not None and found.score > CARRIED:
            return found
        same = meant or self._last_violence() if kind in _general_kinds or meant is not None else None
        if same is None or same.event.where is None:
            return found
        return Taken(value=same.event.where, rule="same-event-told-before", span=same.event.where.span, score=CARRIED)

    def _last_violence(self) -> Claim | None:
        kinds = self.kit.codebook.kinds
        return next(
            (c for c in reversed(self._told) if kinds[c.event.kind].family == "violence" and c.event.where), None
        )

    def _meant(self, draft: Draft) -> Claim | None:
        """Find the claim before whose act of violence "the attack" or "the blast" means; None where nothing fits."""
        mention = draft.mention
        if mention is None or mention.kind.family not in VIOLENT_FAMILIES | {"diplomacy"}:
            return None
        if mention.kind.family == "diplomacy":
            return self._deal_meant(mention)
        if not any(t.is_noun and _is_definite(t.token) for t in mention.triggers):
            return None
        for claim in reversed(self._told):
            kind = self.kit.codebook.kinds[claim.event.kind]
            if claim.polarity == "negative" or kind.family != "violence":
                continue
            if claim.event.kind == mention.kind.id or mention.kind.id in _general_kinds:
                return claim
        return None

    def _deal_meant(self, mention: EventMention) -> Claim | None:
        """Find the talks or deal before that "the deal" or "the sides" mean."""
        doc = self.scene.doc
        if not any(_is_definite(doc[w]) for t in mention.triggers for w in t.words if doc[w].pos_ == "NOUN"):
            return None
        return self._talks_before()

    def _talks_before(self) -> Claim | None:
        families = ((c, self.kit.codebook.kinds[c.event.kind].family) for c in reversed(self._told))
        return next((c for c, family in families if family == "diplomacy" and c.event.agents), None)

    def _parties(self, draft: Draft, said_by: tuple[Speaker, ...], innermost: Attribution | None, act: str) -> Parties:
        """Fill the roles; whoever claims, denies or is accused of a deed is its doer where nobody else is named."""
        speaker = said_by[-1] if said_by else None
        if draft.mention is None:
            parties = self.roles.of_statement(draft.head, draft.words, speaker)
        else:
            parties = self.roles.of(draft.mention, speaker)
        aimed = innermost.toward if innermost is not None and act in _aimed_acts else None
        accused = self.roles.naming.party_of(aimed, acts=True) if aimed is not None else None
        if innermost is None or (parties["agent"] and not (accused and _is_speaker(parties["agent"], said_by))):
            return parties
        if act in _own_deeds and speaker is not None:
            said = Party(mention=speaker.mention, name=speaker.name, span=speaker.span, actor=speaker.actor)
            return {**parties, "agent": (Taken(value=said, rule=f"doer-is-who-{act}", span=speaker.span),)}
        if accused is not None:
            return {**parties, "agent": (Taken(value=accused, rule=f"doer-is-whom-speaker-{act}", span=accused.span),)}
        return parties

    def _harmed(self, clause: Clause, quantities: tuple[Taken[Quantity], ...]) -> tuple[Taken[Party], ...]:
        """Take those who were counted as hurt for the event's targets, where its cues name none."""
        for taken in quantities:
            if taken.value.effect not in _harms or taken.value.unit == "person":
                continue
            words = clause.doc.char_span(*taken.value.span, alignment_mode="contract")
            party = self.roles.naming.party_of(words.root, "target") if words is not None else None
            if party is not None:
                return (Taken(value=party, rule="those-counted", span=party.span),)
        return ()

    def _toward(self, innermost: Attribution | None, act: str) -> tuple[Speaker, ...]:
        """Name whom the act is aimed at: the accused, the one asked or threatened."""
        if innermost is None or innermost.toward is None or act not in _aimed_acts:
            return ()
        party = self.roles.naming.party_of(innermost.toward, acts=True)
        if party is None:
            return ()
        kind = self.scene.cast.actor(party.actor).speaker_kind if party.actor is not None else "person-other"
        return (Speaker(mention=party.mention, name=party.name, kind=kind, span=party.span, actor=party.actor),)

    def _speakers(self, draft: Draft) -> tuple[tuple[Taken[Speaker], ...], Attribution | None]:
        """Name the speakers of a draft, outermost first, and give the innermost attribution."""
        named: dict[str, Taken[Speaker]] = {}
        for attribution in draft.chain:
            for speaker in self.scene.speakers.speakers_of(attribution):
                named.setdefault(speaker.name, Taken(value=speaker, rule=attribution.rule, span=speaker.span))
        chain = self.scene.speakers.with_channel(tuple(n.value for n in named.values()))
        innermost = draft.chain[-1] if draft.chain else None
        return tuple(named.get(s.name) or Taken(value=s, rule="told-before", span=s.span) for s in chain), innermost

    def _stance(self, draft: Draft) -> Stance:
        words = [t for t in draft.sentence if not _belongs_elsewhere(t, draft)]
        headline = self.report.headline
        in_headline = headline is not None and draft.head.idx < headline[1]
        default, cue, punctual = "occurred", None, in_headline
        if draft.mention is not None:
            default, cue = draft.mention.kind.default_status, draft.mention.top.frame.status
            punctual = in_headline or (
                draft.mention.kind.family in VIOLENT_FAMILIES and draft.mention.kind.id != "clash"
            )
        return self.kit.stances.stance(draft.head, words, default, cue, punctual=punctual)

    def _act(self, draft: Draft, innermost: Attribution | None, stance: Stance) -> Taken[str]:
        if innermost is not None and innermost.act != "asserts":
            return Taken(value=innermost.act, rule=innermost.rule, span=characters(self.scene.doc, innermost.cue))
        blamed = [t for t in draft.mention.triggers if t.is_noun and blamed_for(t.token)] if draft.mention else []
        if innermost is not None and blamed and stance.polarity.value == "positive":
            token = blamed[0].token
            return Taken(value="accuses", rule="lays-blame", span=(token.idx, token.idx + len(token)))
        if innermost is not None and draft.mention is not None and _claims_attack(innermost, draft):
            span = characters(self.scene.doc, innermost.cue)
            return Taken(value="claims-responsibility", rule="attack-claimed-by-its-doer", span=span)
        if stance.certainty.value in {"probable", "possible"} and stance.status.value in {"planned", "hypothetical"}:
            return Taken(value="predicts", rule="hedged-future", span=stance.certainty.span)
        if stance.act is not None:
            return stance.act
        if stance.certainty.value == "possible":
            return Taken(value="speculates", rule="hedged-past", span=stance.certainty.span)
        if innermost is not None:
            return Taken(value=innermost.act, rule=innermost.rule, span=characters(self.scene.doc, innermost.cue))
        return Taken(value="asserts", rule="plain-reporting")

    def _certainty(self, stance: Stance, innermost: Attribution | None, said_by: tuple[Speaker, ...]) -> Taken[str]:
        best = stance.certainty
        if innermost is not None and innermost.certainty is not None and RANK[innermost.certainty] > RANK[best.value]:
            best = Taken(value=innermost.certainty, rule=innermost.rule, span=characters(self.scene.doc, innermost.cue))
        if said_by and self.scene.speakers.is_hearsay(said_by[-1]):
            best = Taken(value="reported", rule="speaker-is-hearsay", span=said_by[-1].span)
        return best

    def _polarity(self, stance: Stance, innermost: Attribution | None) -> Taken[str]:
        if innermost is not None and innermost.polarity == "negative":
            return Taken(value="negative", rule=innermost.rule, span=characters(self.scene.doc, innermost.cue))
        return stance.polarity

    def _status(self, draft: Draft, stance: Stance, act: str) -> Taken[str]:
        if act in _status_of_act:
            return Taken(value=_status_of_act[act], rule=f"act-{act}")
        if draft.mention is None and act == "speculates" and any(t.tag_ == "MD" for t in draft.sentence):
            return Taken(value="hypothetical", rule="doubted-possibility")
        if draft.mention is None and draft.head.tag_ == "VBG" and stance.status.value == "occurred":
            return Taken(
                value="ongoing", rule="statement-gerund", span=(draft.head.idx, draft.head.idx + len(draft.head))
            )
        if act == "predicts" and stance.status.value in {"occurred", "ongoing"}:
            return Taken(value="planned", rule="act-predicts")
        return stance.status


def _kind(draft: Draft, meant: Claim | None) -> str:
    if draft.mention is None:
        return "statement"
    if meant is not None and draft.mention.kind.id == "attack" and meant.event.kind != "clash":
        return meant.event.kind
    return draft.mention.kind.id


def _is_definite(noun: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in {"the", "this", "that", "these", "those"} for c in noun.lefts)


def _owns_up(
    act: str, said_by: tuple[Speaker, ...], agents: tuple[Taken[Party], ...], kind: str, codebook: Codebook
) -> bool:
    """Tell whether an armed group tells of its own attack: that is a claim of responsibility, whatever the verb."""
    if act != "asserts" or not said_by or said_by[-1].kind != "armed-group" or len(agents) != 1:
        return False
    own = agents[0].rule.endswith(("pronoun-is-speaker", "speakers-own"))
    return own and codebook.kinds[kind].family == "violence"


def _is_speaker(agents: tuple[Taken[Party], ...], said_by: tuple[Speaker, ...]) -> bool:
    """Tell whether the doer found is only the one who speaks ("accused X of shelling")."""
    return bool(said_by) and any(touch(a.value.span, s.span) for a in agents for s in said_by)


def _carried(meant: Claim) -> tuple[Taken[Party], ...]:
    """Give the doers of an event told before; whoever was talked with is a party to the deal as well."""
    talks = meant.event.kind in {"negotiate", "agree", "ceasefire", "meet"}
    parties = (*meant.event.agents, *meant.event.targets) if talks else meant.event.agents
    return tuple(_again(p) for p in parties)


def _again(party: Party) -> Taken[Party]:
    return Taken(value=party, rule="same-event-told-before", span=party.span)


def _tells_toll(mention: EventMention) -> bool:
    return any(t.weak or t.kind.family == "casualties" for t in mention.triggers)


def _claims_attack(attribution: Attribution, draft: Draft) -> bool:
    """Tell whether "claimed" has an act of violence for its object, not a clause: the doer owns up to it."""
    mention = draft.mention
    if mention is None or attribution.verb.lemma_ != "claim" or mention.kind.family not in VIOLENT_FAMILIES:
        return False
    return mention.top.is_noun and (
        mention.top.token.head == attribution.verb or attribution.verb.head == mention.top.token
    )


def _belongs_elsewhere(token: Token, draft: Draft) -> bool:
    """Tell whether a word of the sentence is part of a speaker's or cue's own words, or said by somebody else."""
    for attribution in draft.chain:
        speaker = attribution.speaker_range
        if speaker is not None and speaker[0] <= token.i < speaker[1] and not attribution.covers(token):
            return True
    innermost = draft.chain[-1] if draft.chain else None
    return innermost is not None and not innermost.covers(token) and token.dep_ in {"neg"}


def _values(taken: tuple[Taken[Party], ...]) -> tuple[Party, ...]:
    return tuple(t.value for t in taken)


def _kind_evidence(draft: Draft, kind: str) -> Evidence:
    """Name the word that tells of the event, or the verb of words that tell of none."""
    word, cue = draft.head, "words-only"
    if draft.mention is not None:
        word, cue = draft.mention.top.token, "-".join(draft.mention.top.frame.cues[0][:3])
    return Evidence(slot="event.kind", rule=f"kind.{kind}.{cue}", span=(word.idx, word.idx + len(word)))


def _evidence(
    slots: Mapping[str, Taken[str]],
    lists: Mapping[str, Sequence[Taken[Speaker] | Taken[Party] | Taken[Quantity]]],
    where: Taken[Where] | None,
    kind: Evidence,
) -> Iterator[Evidence]:
    """Tell what each value rests on; the nth of a list stands in the slot `list.n`."""
    for slot, taken in slots.items():
        yield Evidence(slot=slot, rule=taken.rule, span=taken.span, score=taken.score)
    yield kind
    for slot, several in lists.items():
        for nth, one in enumerate(several):
            yield Evidence(slot=f"{slot}.{nth}", rule=one.rule, span=one.span, score=one.score)
    if where is not None:
        yield Evidence(slot="event.where", rule=where.rule, span=where.span, score=where.score)

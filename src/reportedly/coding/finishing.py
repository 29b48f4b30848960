"""A draft made a claim: every slot filled, each with the words and the rule it was taken by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.coding.acts import act_of, certainty_of, has_happened, owned_up, polarity_of, status_of
from reportedly.coding.acts_of_speakers import in_their_mouth
from reportedly.coding.answers import answered, denying_words, parties_of_answered, points_alone
from reportedly.coding.blaming import Blame, blamed_for_told, parties_of_blame
from reportedly.coding.clause import Clause, Taken
from reportedly.coding.doers import (
    aimed_at,
    parties_of,
    tells_toll,
    with_those_counted,
    with_those_meant,
    with_those_pointed_at,
)
from reportedly.coding.draft import Draft
from reportedly.coding.grounds import all_evidence, kind_evidence
from reportedly.coding.howmany import quantities_of, told_by_kind
from reportedly.coding.kit import Kit
from reportedly.coding.phrases import characters, phrase_range
from reportedly.coding.placing import Placer
from reportedly.coding.recounting import recounts
from reportedly.coding.said import Attribution, Hearing, Range
from reportedly.coding.said.quotations import quoted_words
from reportedly.coding.scene import Scene
from reportedly.coding.sure import Stance
from reportedly.coding.told import Told, again_at, kind_meant, toll_taken_up
from reportedly.coding.weighing import Weigher
from reportedly.coding.what import VIOLENT_FAMILIES
from reportedly.coding.where.choice import OWN
from reportedly.coding.who import Parties, Roles
from reportedly.model import Claim, Event, Quantity, Report, Span, Speaker, Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A claim with every slot but its dates, and where it stands: `cue` is the span of the words that attribute it.

    `is_recounted` tells that its words are a part of what was told just before, though they name no event.
    """

    claim: Claim
    clause: Clause
    cue: Span | None
    is_recounted: bool
    is_placed: bool = False
    """Whether its own words name its place."""
    takes_up: Claim | None = None
    """The claim whose event its words take up as one told before."""
    answers: Claim | None = None
    """The claim whose event is denied here, or blamed on somebody, without being told again."""


class Finisher:
    """Fills the slots of one report's drafts, in text order; `heard` is the report as the trained ear read it."""

    def __init__(
        self, report: Report, scene: Scene, kit: Kit, event_words: frozenset[int], heard: Hearing | None
    ) -> None:
        self.report = report
        self.report_id = report.id
        self.scene = scene
        self.kit = kit
        self.told = Told(scene.doc, kit.codebook.kinds)
        self.before: list[Claim] = []
        self.placer = Placer(scene, self.told, self.before)
        dates = scene.words_in(scene.dates.spans)
        places = scene.words_in(m.span for m in scene.places.mentions)
        self.roles = Roles(scene.cast, kit.codebook, event_words, dates, places, quoted_words(scene.doc))
        self.weigher = Weigher(report.id, scene, heard, self.roles, kit.codebook)

    def finish(self, draft: Draft) -> Finished | None:
        """Make a claim of a draft; None where it turns out to say nothing."""
        named, innermost = self._speakers(draft)
        said_by = tuple(n.value for n in named)
        stance = self._stance(draft)
        certain = stance.certainty.value == "certain"
        accused = innermost is not None and innermost.act == "accuses" and innermost.toward is not None
        if draft.mention is None and not said_by and certain and not draft.is_plain and not accused:
            return None
        act = act_of(draft, innermost, stance)
        meant = self.told.meant_by(draft.mention)
        by_cue = "statement" if draft.mention is None else kind_meant(draft.mention, meant, self.told)
        kind, sure = self.weigher.kind(draft, by_cue, act.value, is_taken_up=meant is not None)
        clause = self._clause(draft)
        is_recounted = recounts(draft)
        where = self.weigher.where(self.placer.place(clause, kind, meant, is_said=bool(said_by)), draft)
        if where is None and is_recounted:
            where = self.placer.told_at(self.told.placed_fighting_near(clause.span[0]))
        quantities = quantities_of(clause, self.kit.units, [m.span for m in self.scene.dates.touching(clause.span)])
        quantities = quantities or toll_taken_up(draft, kind, self.before)
        parties = parties_of(draft, said_by, innermost, act.value, self.roles)
        parties = self._with_others(parties, draft, clause, quantities, meant, kind=kind, act=act.value)
        hearsay = said_by[-1].span if said_by and self.scene.speakers.is_hearsay(said_by[-1]) else None
        polarity = polarity_of(draft, innermost, stance)
        act = in_their_mouth(act, draft, innermost, said_by, parties["agent"], self.kit.codebook.actors)
        status = status_of(draft, stance, act.value)
        blamed = self._blamed(draft)
        deed = None
        if blamed is not None:
            blame, accuser = blamed
            named = (*(n for n in named if n.value.name != accuser.value.name), accuser)
            said_by = tuple(n.value for n in named)
            act = Taken(value="accuses", rule="blamed-for-what-was-told", span=accuser.span)
            deed, parties = blame.deed, parties_of_blame(blame, self.roles)
        denied = answered(draft, innermost, said_by, self.before, self._is_of)
        if denied is None and points_alone(draft):
            return None
        if denied is not None:
            deed, parties = denied, parties_of_answered(denied)
        if deed is not None:
            # Whatever the ear made of the words, the kind is that of the deed told before.
            kind, sure, where = deed.event.kind, None, again_at(deed)
            status = Taken(value=deed.event.status, rule="same-event-told-before", span=deed.span)
        quantities = tuple(told_by_kind(quantities, kind, status.value))
        doers, told_kind = parties["agent"], self.kit.codebook.kinds[kind]
        words = {
            "act": owned_up(
                act, innermost, said_by, doers, told_kind, polarity.value, is_past=has_happened(draft.head)
            ),
            "certainty": certainty_of(draft, innermost, stance, hearsay=hearsay),
            "polarity": polarity,
            "event.status": status,
        }
        claim = replace(
            self._claim(draft, kind, words, parties, where, quantities),
            cue=self.scene.doc[innermost.cue[0] : innermost.cue[1]].text if innermost is not None else "",
            said_by=said_by,
            toward=aimed_at(innermost, act.value, self.roles, self.scene.cast),
            evidence=tuple(all_evidence(words, named, parties, quantities, where, kind_evidence(draft, kind, sure))),
        )
        if denied is not None and innermost is not None and points_alone(draft):
            # "Kigali denies it" has no words of its own for what is denied, but those that deny it.
            claim = self._in_words_of(claim, denying_words(draft, innermost))
        self.told.add(claim)
        self.before.append(claim)
        is_placed = deed is None and where is not None and where.score >= OWN
        self.placer.add(claim, is_placed=is_placed)
        cue = characters(self.scene.doc, innermost.cue) if innermost is not None else None
        return Finished(
            claim=claim,
            clause=clause,
            cue=cue,
            is_recounted=is_recounted,
            is_placed=is_placed,
            takes_up=meant,
            answers=deed,
        )

    def _with_others(
        self,
        parties: Parties,
        draft: Draft,
        clause: Clause,
        quantities: tuple[Taken[Quantity], ...],
        meant: Claim | None,
        *,
        kind: str,
        act: str,
    ) -> Parties:
        """Add to the parties that a draft's own words name those told of before or counted, and weigh the agents."""
        toll = tells_toll(draft.mention, quantities, self.kit.codebook.light_verbs)
        parties = with_those_meant(parties, draft.mention, meant, self.told, kind=kind, act=act, tells_toll=toll)
        parties = with_those_pointed_at(parties, self.told, self.scene.cast, draft, kind)
        parties = with_those_counted(parties, clause, quantities, self.roles, kind=kind)
        return {**parties, "agent": self.weigher.agents(parties["agent"], draft)}

    def _blamed(self, draft: Draft) -> tuple[Blame, Taken[Speaker]] | None:
        """Tell who is blamed for what was told before, and name who blames them; None where either is missing."""
        blame = blamed_for_told(draft, self.told.deed())
        if blame is None:
            return None
        speaker = self.scene.speakers.speaker(blame.accuser, phrase_range(blame.accuser, appositions=True))
        return (blame, Taken(value=speaker, rule="who-blames", span=speaker.span)) if speaker is not None else None

    def _is_of(self, speaker: Speaker, adjective: str) -> bool:
        """Tell whether a speaker belongs to a country by its adjective: the Serbian interior ministry is Serbian."""
        actor = self.kit.codebook.actors.get(speaker.actor) if speaker.actor is not None else None
        country = self.kit.places.demonym(adjective)
        return country is not None and actor is not None and actor.country == country

    def _claim(
        self,
        draft: Draft,
        kind: str,
        words: Mapping[str, Taken[str]],
        parties: Parties,
        where: Taken[Where] | None,
        quantities: Sequence[Taken[Quantity]],
    ) -> Claim:
        span = characters(self.scene.doc, draft.words)
        return Claim(
            report_id=self.report_id,
            quote=self.report.text[span[0] : span[1]],
            span=span,
            event=Event(
                kind=kind,
                status=words["event.status"].value,
                agents=tuple(p.value for p in parties["agent"]),
                targets=tuple(p.value for p in parties["target"]),
                weapons=tuple(p.value for p in parties["weapon"]),
                where=where.value if where is not None else None,
                quantities=tuple(q.value for q in quantities),
            ),
            act=words["act"].value,
            certainty=words["certainty"].value,
            polarity=words["polarity"].value,
        )

    def _in_words_of(self, claim: Claim, words: Range) -> Claim:
        span = characters(self.scene.doc, words)
        return replace(claim, quote=self.report.text[span[0] : span[1]], span=span)

    def _clause(self, draft: Draft) -> Clause:
        doc = self.scene.doc
        tokens = doc[draft.words[0] : draft.words[1]]
        return Clause(doc=doc, tokens=tokens, head=draft.head, sentence=draft.sentence)

    def _speakers(self, draft: Draft) -> tuple[tuple[Taken[Speaker], ...], Attribution | None]:
        """Name the speakers of a draft, outermost first, and give the innermost attribution."""
        named: dict[str, Taken[Speaker]] = {}
        for attribution in draft.chain:
            for speaker in self.scene.speakers.speakers_of(attribution):
                named.setdefault(speaker.name, self._taken_from(attribution, speaker))
        chain = self.scene.speakers.with_channel(tuple(n.value for n in named.values()))
        innermost = draft.chain[-1] if draft.chain else None
        return tuple(named.get(s.name) or Taken(value=s, rule="told-before", span=s.span) for s in chain), innermost

    def _taken_from(self, attribution: Attribution, speaker: Speaker) -> Taken[Speaker]:
        """Say what a speaker rests on: the rule, and the encoder where it was heard there, with how surely."""
        score = attribution.score if attribution.score is not None else 1.0
        heard = self.scene.speakers.kinds_heard.get(speaker.name)
        rule = attribution.rule if heard is None else f"{attribution.rule}+encoder.source-kind"
        return Taken(value=speaker, rule=rule, span=speaker.span, score=min(score, heard if heard is not None else 1.0))

    def _stance(self, draft: Draft) -> Stance:
        # A rejection is no denial of itself, nor a cease-fire the ceasing of one.
        own = draft.mention.top.words if draft.mention is not None else ()
        words = [t for t in draft.sentence if t.i not in own and not _is_speakers_own(t.i, draft)]
        headline = self.report.headline
        in_headline = headline is not None and draft.head.idx < headline[1]
        default, cue, punctual = "occurred", None, in_headline
        if draft.mention is not None:
            kind = draft.mention.kind
            default, cue = kind.default_status, draft.mention.top.frame.status
            punctual = in_headline or (kind.family in VIOLENT_FAMILIES and kind.id != "clash")
        return self.kit.stances.stance(draft.head, words, default, cue, punctual=punctual)


def _is_speakers_own(word: int, draft: Draft) -> bool:
    """Tell whether a word only names a speaker or negates the saying, and so hedges nothing that is said."""
    for attribution in draft.chain:
        speaker = attribution.speaker_range
        if speaker is not None and speaker[0] <= word < speaker[1] and not _says(attribution, word):
            return True
    innermost = draft.chain[-1] if draft.chain else None
    return innermost is not None and not _says(innermost, word) and draft.head.doc[word].dep_ == "neg"


def _says(attribution: Attribution, word: int) -> bool:
    return any(start <= word < end for start, end in attribution.contents)

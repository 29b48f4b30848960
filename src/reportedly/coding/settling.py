"""The claims of a report looked at together: what is told of one only beside another, its closer place and its days."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportedly.codebook import Kind
from reportedly.coding.closer import PlacedClaim, placed_closer
from reportedly.coding.entries import entry_at
from reportedly.coding.finishing import Finished
from reportedly.coding.said import Hearing
from reportedly.coding.scene import Scene
from reportedly.coding.when import Asked, Dated, date_claims
from reportedly.model import Claim, Evidence


def settled(finished: Sequence[Finished], kinds: Mapping[str, Kind]) -> list[Finished]:
    """Give the claims of a report with the places that it names only later on."""
    told = [
        PlacedClaim(claim=f.claim, family=kinds[f.claim.event.kind].family, is_placed=f.is_placed, takes_up=f.takes_up)
        for f in finished
    ]
    moved = placed_closer(told)
    now = {id(f.claim): claim for f, claim in zip(finished, moved, strict=True)}
    return [
        replace(f, claim=claim, answers=now.get(id(f.answers), f.answers))
        for f, claim in zip(finished, moved, strict=True)
    ]


def dated(finished: Sequence[Finished], scene: Scene, headline_end: int | None, heard: Hearing | None) -> list[Claim]:
    """Give all claims of a report their days: one event's date may stand beside another mention of it."""
    asked = [
        Asked(
            clause=f.clause,
            status=f.claim.event.status,
            # What is recounted of an attack has its day.
            kind="attack" if f.is_recounted else f.claim.event.kind,
            hands_on=not f.is_recounted,
            polarity=f.claim.polarity,
            cue=f.cue,
            speaker=f.claim.said_by[-1].name if f.claim.said_by else None,
            place=f.claim.event.where.name if f.claim.event.where is not None else None,
            is_placed=f.is_placed,
            entry=entry_at(scene.entries, f.claim.span[0]),
            is_headline=headline_end is not None and f.claim.span[1] <= headline_end,
        )
        for f in finished
    ]
    found = list(date_claims(asked, scene.dates, heard))
    of_claim = {id(f.claim): nth for nth, f in enumerate(finished)}
    for nth, f in enumerate(finished):
        if f.answers is not None:
            found[nth] = replace(found[nth], when=found[of_claim[id(f.answers)]].when)
    return [_with_dates(f.claim, d) for f, d in zip(finished, found, strict=True)]


def _with_dates(claim: Claim, dated: Dated) -> Claim:
    evidence = list(claim.evidence)
    if dated.when is not None:
        evidence.append(Evidence(slot="event.when", rule=dated.when.rule, span=dated.when.span, score=dated.when.score))
    if dated.said is not None:
        evidence.append(Evidence(slot="said_when", rule=dated.said.rule, span=dated.said.span, score=dated.said.score))
    when = dated.when.value if dated.when is not None else None
    said_when = dated.said.value if dated.said is not None else None
    return replace(claim, event=replace(claim.event, when=when), said_when=said_when, evidence=tuple(evidence))

"""What the speaker does by saying it, and how far: act, certainty, polarity and status from attribution and stance."""

from spacy.tokens import Doc

from reportedly.codebook import Kind
from reportedly.coding.clause import Taken
from reportedly.coding.draft import Draft
from reportedly.coding.phrases import characters
from reportedly.coding.said import Attribution
from reportedly.coding.sure import RANK, Stance
from reportedly.coding.what import VIOLENT_FAMILIES
from reportedly.coding.who import blamed_for
from reportedly.model import Party, Span, Speaker

_status_of_act = {
    "demands": "hypothetical",
    "appeals": "hypothetical",
    "threatens": "hypothetical",
    "promises": "planned",
}


def act_of(draft: Draft, innermost: Attribution | None, stance: Stance) -> Taken[str]:
    """Tell what the innermost speaker does: their verb first, then blame and claimed attacks, then the hedges."""
    cue = _cue(draft.head.doc, innermost)
    if innermost is not None and innermost.act != "asserts":
        return Taken(value=innermost.act, rule=innermost.rule, span=cue)
    blamed = [t for t in draft.mention.triggers if t.is_noun and blamed_for(t.token)] if draft.mention else []
    if innermost is not None and blamed and stance.polarity.value == "positive":
        token = blamed[0].token
        return Taken(value="accuses", rule="lays-blame", span=(token.idx, token.idx + len(token)))
    if innermost is not None and _claims_attack(innermost, draft):
        return Taken(value="claims-responsibility", rule="attack-claimed-by-its-doer", span=cue)
    if stance.certainty.value in {"probable", "possible"} and stance.status.value in {"planned", "hypothetical"}:
        return Taken(value="predicts", rule="hedged-future", span=stance.certainty.span)
    if stance.act is not None:
        return stance.act
    if stance.certainty.value == "possible":
        return Taken(value="speculates", rule="hedged-past", span=stance.certainty.span)
    if innermost is not None:
        return Taken(value=innermost.act, rule=innermost.rule, span=cue)
    return Taken(value="asserts", rule="plain-reporting")


def owned_up(act: Taken[str], said_by: tuple[Speaker, ...], agents: tuple[Taken[Party], ...], kind: Kind) -> Taken[str]:
    """Turn an armed group's telling of its own attack into a claim of responsibility, whatever its verb."""
    if act.value != "asserts" or not said_by or said_by[-1].kind != "armed-group" or len(agents) != 1:
        return act
    own = agents[0].rule.endswith(("pronoun-is-speaker", "speakers-own"))
    if not own or kind.family != "violence":
        return act
    return Taken(value="claims-responsibility", rule="attack-told-by-its-doer", span=agents[0].span)


def certainty_of(draft: Draft, innermost: Attribution | None, stance: Stance, *, hearsay: Span | None) -> Taken[str]:
    """Give the least certain of hedges, cue and speaker; `hearsay` is the span of a speaker who is mere hearsay."""
    best = stance.certainty
    if innermost is not None and innermost.certainty is not None and RANK[innermost.certainty] > RANK[best.value]:
        best = Taken(value=innermost.certainty, rule=innermost.rule, span=_cue(draft.head.doc, innermost))
    return Taken(value="reported", rule="speaker-is-hearsay", span=hearsay) if hearsay is not None else best


def polarity_of(draft: Draft, innermost: Attribution | None, stance: Stance) -> Taken[str]:
    """Tell whether it is said to be so or not: what is denied is negative."""
    if innermost is not None and innermost.polarity == "negative":
        return Taken(value="negative", rule=innermost.rule, span=_cue(draft.head.doc, innermost))
    return stance.polarity


def status_of(draft: Draft, stance: Stance, act: str) -> Taken[str]:
    """Tell whether it has happened, goes on, is planned or only imagined; demands and promises speak of what is not."""
    if act in _status_of_act:
        return Taken(value=_status_of_act[act], rule=f"act-{act}")
    if draft.mention is None and act == "speculates" and any(t.tag_ == "MD" for t in draft.sentence):
        return Taken(value="hypothetical", rule="doubted-possibility")
    if act == "predicts" and stance.status.value != "planned" and not _is_conditional(draft):
        return Taken(value="planned", rule="act-predicts")
    if stance.status.rule == "status.would" and _is_told_in_past(draft):
        # "said it would return": the future as it looked then.
        return Taken(value="planned", rule="future-in-the-past", span=stance.status.span)
    return stance.status


def _is_conditional(draft: Draft) -> bool:
    return any(t.lower_ in {"if", "unless", "should"} and t.dep_ in {"mark", "aux"} for t in draft.sentence)


def _is_told_in_past(draft: Draft) -> bool:
    """Tell whether a past verb of saying puts the words forward, with no condition in them."""
    return bool(draft.chain) and draft.chain[-1].verb.tag_ in {"VBD", "VBN"} and not _is_conditional(draft)


def _cue(doc: Doc, innermost: Attribution | None) -> Span | None:
    return characters(doc, innermost.cue) if innermost is not None else None


def _claims_attack(attribution: Attribution, draft: Draft) -> bool:
    """Tell whether "claimed" has an act of violence for its object, not a clause: the doer owns up to it."""
    mention = draft.mention
    if mention is None or attribution.verb.lemma_ != "claim" or mention.kind.family not in VIOLENT_FAMILIES:
        return False
    token = mention.top.token
    return mention.top.is_noun and (token.head == attribution.verb or attribution.verb.head == token)

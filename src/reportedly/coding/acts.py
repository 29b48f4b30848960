"""What the speaker does by saying it, and how far: act, certainty, polarity and status from attribution and stance."""

from spacy.tokens import Doc, Token

from reportedly.codebook import Kind
from reportedly.coding.clause import Taken
from reportedly.coding.draft import Draft
from reportedly.coding.phrases import characters, clause_of, is_verb
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
        return _spelt_out(innermost, draft, cue)
    blamed = [t for t in draft.mention.triggers if t.is_noun and blamed_for(t.token)] if draft.mention else []
    if innermost is not None and blamed and stance.polarity.value == "positive":
        token = blamed[0].token
        return Taken(value="accuses", rule="lays-blame", span=(token.idx, token.idx + len(token)))
    if innermost is not None and _claims_attack(innermost, draft):
        return Taken(value="claims-responsibility", rule="attack-claimed-by-its-doer", span=cue)
    # "It is not clear how this could be done" guesses; "it is not clear who did it" tells.
    possible = draft.mention is None and any(t.tag_ == "MD" for t in draft.sentence)
    guess = stance.certainty.rule == "hedge.may" or _is_state(draft.head) or possible
    if stance.act is not None and stance.act.value == "speculates" and guess:
        return stance.act
    if innermost is None and possible and not draft.is_plain and _opens_in_doubt(draft, stance):
        return Taken(value="speculates", rule="doubted-possibility", span=stance.certainty.span)
    if stance.certainty.value in {"probable", "possible"} and stance.status.value in {"planned", "hypothetical"}:
        return Taken(value="predicts", rule="hedged-future", span=stance.certainty.span)
    if stance.act is not None:
        return stance.act
    bound = _binds(draft) if innermost is not None else None
    if bound is not None:
        return bound
    if innermost is not None:
        return Taken(value=innermost.act, rule=innermost.rule, span=cue)
    return Taken(value="asserts", rule="plain-reporting")


def _opens_in_doubt(draft: Draft, stance: Stance) -> bool:
    """Tell whether a sentence begins with the words that leave it in doubt: "It is not clear how …"."""
    doubt = stance.certainty.span
    if stance.certainty.rule.startswith(("hedge.if", "hedge.should")):
        # "If confirmed, this will …" foretells.
        return False
    return stance.certainty.value == "possible" and doubt is not None and doubt[0] == draft.sentence.start_char


def _went_on(head: Token) -> bool:
    """Tell whether something was under way when it was told of: "fighting was continuing", "help was on its way"."""
    verb = clause_of(head)
    if verb.tag_ == "VBG":
        helped = any(c.lower_ in {"was", "were"} and c.dep_ == "aux" for c in verb.lefts)
        onward = verb.lemma_ == "go" and any(c.lower_ == "on" for c in verb.rights)
        return helped and (onward or verb.lemma_ in {"continue", "persist", "rage"})
    behind = verb.doc[verb.i + 1 : verb.i + 4].text.lower()
    return verb.lower_ in {"was", "were"} and behind.startswith(
        ("on its way", "on their way", "under way", "underway", "on the way")
    )


def _spelt_out(innermost: Attribution, draft: Draft, cue: Span | None) -> Taken[str]:
    """Give the act of a verb, or what it comes to with these words.

    Whoever warns of what has already happened asserts it; whoever vows an attack threatens.
    """
    act, rule = innermost.act, innermost.rule
    if act == "predicts" and innermost.verb.lemma_ in _warning and has_happened(draft.head):
        return Taken(value="asserts", rule=f"{rule}+of-what-is", span=cue)
    violent = draft.mention is not None and draft.mention.kind.family == "violence"
    if act == "promises" and violent:
        return Taken(value="threatens", rule=f"{rule}+violence", span=cue)
    return Taken(value=act, rule=rule, span=cue)


_warning = frozenset({"warn", "forewarn", "caution"})


def has_happened(head: Token) -> bool:
    """Tell whether the clause of a word is finite and speaks of no future."""
    clause = clause_of(head)
    helpers = [c for c in clause.children if c.dep_ in {"aux", "auxpass"}]
    if any(c.tag_ == "MD" for c in helpers) or any(c.tag_ == "TO" for c in helpers):
        return False
    return clause.tag_ in {"VBD", "VBZ", "VBP"} or any(c.tag_ in {"VBD", "VBZ", "VBP"} for c in helpers)


def _is_state(head: Token) -> bool:
    """Tell whether a clause says what may be so, and not what may come: "could be in the hands of the gang"."""
    clause = clause_of(head)
    return clause.lemma_ == "be" and clause.pos_ == "AUX"


def _binds(draft: Draft) -> Taken[str] | None:
    """Read a promise or a demand off the modal of somebody's words: "We will not leave", "They must answer for it"."""
    clause = clause_of(draft.head)
    modal = next((c for c in clause.lefts if c.dep_ == "aux" and c.tag_ == "MD"), None)
    if modal is None:
        return None
    span = (modal.idx, modal.idx + len(modal))
    own = any(
        s.lower_ in _first or any(p.lower_ in {"our", "my"} for p in s.lefts)
        for s in clause.lefts
        if s.dep_ in {"nsubj", "nsubjpass"}
    )
    if own and modal.lower_ in _future:
        violent = draft.mention is not None and draft.mention.kind.family == "violence"
        return Taken(value="threatens" if violent else "promises", rule="own-future", span=span)
    perfect = any(c.lower_ == "have" and c.dep_ == "aux" for c in clause.lefts)
    if modal.lower_ == "must" and not own and not perfect:
        return Taken(value="demands", rule="must", span=span)
    return None


_first = frozenset({"i", "we"})
_future = frozenset({"will", "'ll", "’ll", "shall", "wo"})


def owned_up(
    act: Taken[str],
    innermost: Attribution | None,
    said_by: tuple[Speaker, ...],
    agents: tuple[Taken[Party], ...],
    kind: Kind,
    polarity: str,
    *,
    is_past: bool,
) -> Taken[str]:
    """Read what somebody tells of their own attack: claiming or announcing it they claim it, saying no they deny it.

    A body that says that it has not done something else denies that as well.
    """
    if act.value != "asserts" or innermost is None or not said_by or len(agents) != 1:
        return act
    violent = kind.family == "violence"
    if not violent and (polarity != "negative" or said_by[-1].kind not in _claimants or not is_past):
        return act
    own = agents[0].rule.endswith(("pronoun-is-speaker", "speakers-own")) or _is_speaker(agents[0].value, said_by[-1])
    if not own or kind.id == "clash":
        return act
    if polarity == "negative":
        rule = "own-attack-said-not-to-be-so" if violent else "own-deed-said-not-to-be-so"
        return Taken(value="denies", rule=rule, span=agents[0].span)
    known = innermost.verb.lemma_ in (_claiming if said_by[-1].kind != "armed-group" else _claiming | _telling)
    if not known or said_by[-1].kind not in _claimants:
        return act
    return Taken(value="claims-responsibility", rule="attack-told-by-its-doer", span=agents[0].span)


_claiming = frozenset({"claim", "announce", "declare", "acknowledge", "admit"})
_telling = frozenset({"say", "state", "tell", "write", "post", "report", "add", "confirm"})
_claimants = frozenset({"armed-group", "military", "spokesperson"})


def _is_speaker(party: Party, speaker: Speaker) -> bool:
    if party.actor is not None and speaker.actor is not None:
        return party.actor == speaker.actor
    if speaker.kind == "spokesperson" and party.name.lower().split()[-1] in speaker.mention.lower().split():
        return True
    return party.name.lower() == speaker.name.lower().removeprefix("the ")


def certainty_of(draft: Draft, innermost: Attribution | None, stance: Stance, *, hearsay: Span | None) -> Taken[str]:
    """Give the least certain of hedges, cue and speaker; `hearsay` is the span of a speaker who is mere hearsay."""
    best = stance.certainty
    if draft.is_doubted and RANK[best.value] < RANK["possible"]:
        best = Taken(value="possible", rule="asked-not-told", span=characters(draft.head.doc, draft.words))
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
    if draft.mention is None and act == "accuses" and draft.head.tag_ == "VBG" and stance.status.value == "occurred":
        # "accused them of hindering": what somebody is at, where no event with an end is named.
        return Taken(value="ongoing", rule="accused-of-doing", span=(draft.head.idx, draft.head.idx + len(draft.head)))
    if stance.status.rule == "kind-default" and _went_on(draft.head):
        span = (draft.head.idx, draft.head.idx + len(draft.head))
        return Taken(value="ongoing", rule="status.going-on-when-told", span=span)
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
    if mention is None or mention.kind.family not in VIOLENT_FAMILIES:
        return False
    if attribution.verb.lemma_ != "claim" or not is_verb(attribution.verb):
        return False
    token = mention.top.token
    return mention.top.is_noun and (token.head == attribution.verb or attribution.verb.head == token)

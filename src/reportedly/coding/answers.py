"""What a denial answers: "the accusation", "that report" and "this is untrue" deny what somebody has told before."""

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from reportedly.coding.draft import Draft
from reportedly.coding.said import Attribution, Range
from reportedly.coding.said.contents import HAVING_DONE, POINTING, TIDINGS, told_by
from reportedly.coding.told import again, is_definite
from reportedly.coding.who import Parties
from reportedly.model import Claim, Party, Speaker

FARTHEST = 1_000
"""Characters back to the claim that is answered."""

MOST_POINTING = 2
"""Words of those that only name what was told: "the reports", "an allegation"."""

NEAREST = 350
"""Characters within which it is, where nothing but its nearness tells that it is meant."""

_answers = frozenset({"statement", "accuse", "reject", "condemn", "claim-responsibility"})
"""Kinds of what a denial's own words tell of where they only take up what was told."""


def answered(
    draft: Draft,
    innermost: Attribution | None,
    said_by: Sequence[Speaker],
    before: Sequence[Claim],
    is_of: Callable[[Speaker, str], bool],
) -> Claim | None:
    """Find the claim that somebody denies without saying it again; `before` are the report's claims so far.

    The nearest one that makes the denier answer for something, else the nearest that is an accusation, else the
    nearest that somebody else put forward. `is_of` tells whether a speaker belongs to a country by its adjective
    ("Serbian"). None where the denial's own words tell what is denied.
    """
    if innermost is None or innermost.act != "denies" or not said_by or not _only_points(draft, innermost):
        return None
    start = draft.head.doc[draft.words[0]].idx
    others = [
        c
        for c in reversed(before)
        if start - c.span[1] <= FARTHEST and c.event.kind not in _answers and c.polarity == "positive"
        and c.said_by[-1:] != tuple(said_by[-1:])
    ]  # fmt: skip
    told = [c for c in others if c.said_by]
    teller = _teller_named(draft, innermost)
    if teller is not None:
        return next((c for c in told if _is_called(c.said_by[-1], teller) or is_of(c.said_by[-1], teller)), None)
    of_denier = (c for c in told if any(_is_same(p, said_by[-1]) for p in c.event.agents))
    accusing = (c for c in told if c.act == "accuses")
    # Whoever denies a part in it means the deed, whoever told of that.
    tellings = others if draft.head.lower_ in HAVING_DONE else told
    near = (c for c in tellings if start - c.span[1] <= NEAREST)
    return next(of_denier, None) or next(accusing, None) or next(near, None)


def points_alone(draft: Draft) -> bool:
    """Tell whether a draft only points to what is denied: "denies [it]", "denies [involvement]", "an allegation"."""
    size = draft.words[1] - draft.words[0]
    word = draft.head
    if size == 1 and (word.lower_ in POINTING or word.lower_ in HAVING_DONE):
        return True
    return size <= MOST_POINTING and word.lemma_.lower() in TIDINGS


def denying_words(draft: Draft, innermost: Attribution) -> Range:
    """Give the words that deny what they only point to: "denied it", "which Kigali denies"."""
    verb = innermost.verb
    low, high = draft.words
    called = next((c.right_edge.i + 1 for c in verb.rights if c.lower_ == "as" and c.dep_ == "prep"), high)
    return min(low, verb.i), max(high, called, verb.i + 1)


def _only_points(draft: Draft, innermost: Attribution) -> bool:
    """Tell whether what is denied is only named as something told: "the claims", "this", "a charge which …"."""
    if draft.mention is not None and draft.mention.kind.id not in _answers:
        return False
    return any(_points(draft.head.doc[start:end].root, innermost.verb) for start, end in innermost.contents)


def _teller_named(draft: Draft, innermost: Attribution) -> str | None:
    """Give whose word is denied where that is said: "the Serbian claim is incorrect"."""
    start, end = innermost.contents[0]
    word = draft.head.doc[start:end].root
    noun = next((c for c in word.lefts if c.dep_ in {"nsubj", "nsubjpass"}), word)
    owners = [c for c in noun.lefts if c.dep_ in {"amod", "poss", "compound"} and c.text[:1].isupper()]
    return owners[0].text if owners else None


def _is_called(speaker: Speaker, owner: str) -> bool:
    return owner.lower() in speaker.name.lower().replace("'s", "").split()


def _points(word: Token, denial: Token) -> bool:
    if word.lower_ in POINTING or (word.lower_ in HAVING_DONE and not list(word.children)):
        return True
    if word.pos_ in {"VERB", "AUX"}:
        subject = next((c for c in word.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
        return subject is not None and word.lemma_ == "be" and _points(subject, denial)
    if word.lemma_.lower() not in TIDINGS or told_by(word) not in {None, denial}:
        return False
    spelt_out = any(c.dep_ == "prep" and c.lower_ in {"of", "that"} for c in word.rights)
    owned = any(c.dep_ == "poss" for c in word.lefts) or word.dep_ == "appos" or denial.head == word
    return not spelt_out and (owned or is_definite(word) or word.tag_ == "NNS")


def _is_same(party: Party, speaker: Speaker) -> bool:
    if party.actor is not None and party.actor == speaker.actor:
        return True
    return party.name.lower() in {speaker.name.lower(), speaker.mention.lower()}


def parties_of_answered(claim: Claim) -> Parties:
    """Give the parties of the event that is denied."""
    event = claim.event
    return {
        "agent": tuple(again(p) for p in event.agents),
        "target": tuple(again(p) for p in event.targets),
        "weapon": tuple(again(p) for p in event.weapons),
    }

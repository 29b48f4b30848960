"""What words come to in the mouth of the one who says them: a warning by an army threatens, "it would" promises."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from reportedly.codebook import Actor
from reportedly.coding.arguments import is_passive
from reportedly.coding.clause import Taken
from reportedly.coding.draft import Draft
from reportedly.coding.phrases import clause_of, is_negated
from reportedly.coding.said import Attribution
from reportedly.model import Party, Speaker

_with_force = frozenset({"military", "armed-group", "ministry", "government", "spokesperson", "official"})
"""Kinds of speakers who have means of force, or speak for those who do."""

_forceful = frozenset(
    "destroy strike hit target punish crush meet attack eliminate annihilate bomb shell kill pursue hunt prosecute "
    "execute arrest shoot raze flatten burn behead".split()
)
_assuring = frozenset({"assure", "reassure"})
_warning = frozenset({"warn", "forewarn", "caution"})
_future = frozenset({"will", "would", "'ll", "’ll", "shall"})


def in_their_mouth(
    act: Taken[str],
    draft: Draft,
    innermost: Attribution | None,
    said_by: Sequence[Speaker],
    agents: Sequence[Taken[Party]],
    actors: Mapping[str, Actor],
) -> Taken[str]:
    """Tell what an act comes to by who does it: threats, promises, and accusations of "them" across the lines."""
    if innermost is None or not said_by or said_by[-1].kind not in _with_force:
        return act
    verb = clause_of(draft.head)
    if act.value == "predicts" and innermost.verb.lemma_ in _warning:
        return _threat(verb) or act
    if act.value != "asserts":
        return act
    modal = _modal(verb)
    own = len(agents) == 1 and _is_own_side(agents[0], said_by[-1], actors)
    assured = innermost.verb.lemma_ in _assuring and modal is not None and modal.lower_ in _future
    willed = modal is not None and modal.lower_ in _future and not is_passive(verb) and not is_negated(verb)
    willed = willed and not any(c.lower_ == "have" and c.dep_ == "aux" for c in verb.lefts)
    if modal is not None and (assured or (own and willed)):
        return Taken(value="promises", rule="own-future-reported", span=(modal.idx, modal.idx + len(modal)))
    they = _they_across(verb, draft)
    if they is not None and modal is None and innermost.certainty is None:
        return Taken(value="accuses", rule="they-across-the-lines", span=(they.idx, they.idx + len(they)))
    return act


def _is_own_side(agent: Taken[Party], speaker: Speaker, actors: Mapping[str, Actor]) -> bool:
    """Tell whether somebody speaks of their own: themselves, the body or the state that they speak for."""
    if agent.rule.endswith(("pronoun-is-speaker", "speakers-own")):
        return True
    party = agent.value
    if party.name.lower() == speaker.name.lower() or (party.actor is not None and party.actor == speaker.actor):
        return True
    # "The ambassador to Russia", "rebels fighting the army": whom the office is with is not whose it is.
    said = _office_of(speaker.mention.lower().split())
    if speaker.kind == "spokesperson" and party.name.lower() in said:
        return True
    doer, by = actors.get(party.actor or ""), actors.get(speaker.actor or "")
    if doer is None or doer.type not in _of_states or speaker.kind == "armed-group":
        return False
    if by is not None:
        return by.type in _of_states and by.country is not None and by.country == doer.country
    state = next((a for a in actors.values() if a.type == "state" and a.country == doer.country), None)
    return state is not None and any(d.lower() in said for d in (state.name, *state.demonyms))


def _office_of(words: Sequence[str]) -> Sequence[str]:
    """Give the words of an office up to where, with whom or against whom it is held."""
    return words[: next((i for i, word in enumerate(words) if word in _away), len(words))]


_away = frozenset("to for in on at from with against fighting near outside".split())

_of_states = frozenset({"state", "government", "ministry", "military"})


def _threat(verb: Token) -> Taken[str] | None:
    """Read "warned that the bridge would be destroyed": force is announced and nobody needs to be named for it."""
    modal = _modal(verb)
    if modal is None or modal.lower_ not in _future or verb.lemma_ not in _forceful or not is_passive(verb):
        return None
    return Taken(value="threatens", rule="warning-of-force", span=(modal.idx, modal.idx + len(modal)))


def _modal(verb: Token) -> Token | None:
    return next((c for c in verb.lefts if c.dep_ == "aux" and c.tag_ == "MD"), None)


def _they_across(verb: Token, draft: Draft) -> Token | None:
    """Find the "they" with whom a quotation begins: no one of the speaker's own side, whom they would call "we"."""
    first = draft.head.doc[draft.words[0]]
    before = first.nbor(-1) if first.i else first
    quoted = first.is_quote or before.is_quote or before.text in {"``", "“"}
    they = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if not quoted or they is None or they.lower_ != "they" or they.i - first.i > 1 or is_negated(verb):
        return None
    return they if verb.lemma_ not in {"be", "have"} and not is_passive(verb) else None

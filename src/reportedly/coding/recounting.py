"""Words of somebody that name no event and yet recount one: "everything went white", "there was nobody in there"."""

from spacy.tokens import Token

from reportedly.coding.draft import Draft
from reportedly.coding.phrases import clause_of, is_verb

_answering = frozenset(
    "say tell comment respond reply answer mention acknowledge communicate clarify specify explain think believe want "
    "know hope expect mean belong prove show deserve".split()
)
"""Verbs of words and of minds: what they tell of did not happen in the field."""

_pointing = frozenset({"this", "that", "it", "which", "what"})


def recounts(draft: Draft) -> bool:
    """Tell whether a speaker tells, in the past, of what befell them or was to be seen, though no cue names an event.

    It then is a part of what was told just before, and happened where and when that did.
    """
    if draft.mention is not None or draft.is_plain or not draft.chain:
        return False
    verb = draft.head if is_verb(draft.head) else clause_of(draft.head)
    if not is_verb(verb) or verb.dep_ == "relcl" or verb.lemma_.lower() in _answering or not _is_past(verb):
        return False
    subject = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass", "expl"}), None)
    return subject is not None and not (verb.lemma_ == "be" and subject.lower_ in _pointing)


def _is_past(verb: Token) -> bool:
    """Tell whether a verb stands in the past: "came", "had opened", "were taken"."""
    helpers = [c.lower_ for c in verb.lefts if c.dep_ in {"aux", "auxpass"}]
    if any(c.tag_ == "MD" for c in verb.lefts if c.dep_ == "aux"):
        return False
    return verb.tag_ == "VBD" or (verb.tag_ in {"VBN", "VBG"} and not {"had", "was", "were"}.isdisjoint(helpers))

"""Marked texts as words, windows and claims, for learning of events."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from event_network import TextClaims
from marked_texts import MarkedText, Named
from polnear import Marked
from tokenizers import Tokenizer
from torch import Tensor

from reportedly.encoder.events import claim_words
from reportedly.encoder.pointers import SLOTS
from reportedly.encoder.windows import Window, subwords, windows_of
from reportedly.encoder.words import Words, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class EventText:
    """A text with its claims; `report` has it as the attribution network is fed, without any attribution."""

    report: Marked
    windows: tuple[Window, ...]
    told: TextClaims


def event_text(marked: MarkedText, tokenizer: Tokenizer, kinds: Sequence[str]) -> EventText:
    """Cut a marked text into words and windows, and find the words of its claims and of their names."""
    words = words_of(marked.text, marked.headline_end)
    pieces = subwords(words, tokenizer)
    claims, told, pointed = [], [], []
    for claim in marked.claims:
        found = claim_words(words, claim.span)
        if found is None:
            continue
        claims.append(found)
        told.append(kinds.index(claim.kind))
        pointed.append(_pointed(words, claim.named) if claim.named is not None else None)
    return EventText(
        report=Marked(
            words=words,
            pieces=pieces,
            labels=np.zeros(len(words.spans), dtype=np.int64),
            attributions=[],
            paragraph_of=words.paragraph_numbers(),
        ),
        windows=tuple(windows_of(words, pieces)),
        told=TextClaims(claims=tuple(claims), kinds=tuple(told), pointed=tuple(pointed)),
    )


def _pointed(words: Words, named: Named) -> tuple[Tensor, Tensor]:
    """Find the words that name what fills each slot; a slot is known if it is marked empty or a name of it is found."""
    right = torch.zeros(len(SLOTS), len(words.spans), dtype=torch.bool)
    known = torch.zeros(len(SLOTS))
    for nth, slot in enumerate(SLOTS):
        if slot not in named:
            continue
        for name in named[slot]:
            how = re.NOFLAG if slot == "when" else re.IGNORECASE  # "may" is no month
            for place in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", words.text, how):
                if (found := claim_words(words, place.span())) is not None:
                    right[nth, found[0] : found[1]] = True
        known[nth] = float(not named[slot] or bool(right[nth].any()))
    return right, known

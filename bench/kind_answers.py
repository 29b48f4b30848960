"""What the shipped head and the codebook's rules answer to "what kind of thing is said to have happened"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plover import PLV_NAMES, PairExample
from train_roots import folded, seen

from reportedly.codebook import Kind
from reportedly.coding.code import code
from reportedly.coding.kit import Kit
from reportedly.encoder import Encoder
from reportedly.kit_description import KitDescription
from reportedly.model import Claim, Report

RULE_IS_SURE = 0.5
"""How far a rule is believed whose event runs from the one party to the other. On PLV's training part 73 in 100 of them
are right, but where the head says otherwise, only below this probability of the head's are they right as often."""
_word = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A label ("" where nothing answers), who gave it, and how surely."""

    label: str
    by: str
    sure: float


def root_answers(examples: Sequence[PairExample], encoder: Encoder, folds: int) -> list[Answer]:
    """Answer with a root for each pair: head and rule agree, or the surer one holds."""
    kit = KitDescription(model=False).build()
    if folds:
        heads = folded(seen(encoder, examples), folds)
    else:
        heads = [encoder.root(encoder.read(e.text, inner=True), e.source, e.target) or ("", 0.0) for e in examples]
    answers = []
    for example, (root, sure) in zip(examples, heads, strict=True):
        rule = rule_root(example, kit)
        if rule == root:
            answers.append(Answer(label=root, by="both", sure=sure))
        elif rule is not None and sure < RULE_IS_SURE:
            answers.append(Answer(label=rule, by="rule", sure=RULE_IS_SURE))
        else:
            answers.append(Answer(label=root, by="head", sure=sure))
    return answers


def rule_root(example: PairExample, kit: Kit) -> str | None:
    """Give the root of an event that the rules see run from the one party to the other."""
    for claim in claims(example.text, kit):
        root = kit.codebook.kinds[claim.event.kind].schemes.plover
        source = any(named(a.mention, example.text, example.source) for a in claim.event.agents)
        target = any(named(t.mention, example.text, example.target) for t in claim.event.targets)
        if root is not None and source and target:
            return PLV_NAMES.get(root, root)
    return None


def claims(text: str, kit: Kit) -> Iterable[Claim]:
    """Code one sentence by rules alone."""
    return code(Report(key="sentence", text=text), kit).claims


def named(mention: str, text: str, span: tuple[int, int] | None) -> bool:
    """Tell whether a mention is a party's name, or part of it, or it part of the mention."""
    if span is None:
        return False
    party = text[span[0] : span[1]]
    return mention in party or party in mention


def acled_answers(texts: Sequence[str], labels: Sequence[str]) -> list[Answer]:
    """Answer each text with one of ACLED's sub-types: that of the highest-ranking kind that the coder finds in it."""
    kit = KitDescription(model=False).build()
    known = {normal(label): label for label in labels}
    answers = []
    for text in texts:
        kinds = {claim.event.kind for claim in claims(text, kit)}
        found = [k for k in (kit.codebook.kinds[kind] for kind in sorted(kinds)) if k.schemes.acled]
        if not found:
            answers.append(Answer(label="", by="none", sure=0.0))
            continue
        chosen = sub_type(max(found, key=lambda k: k.rank), text)
        answers.append(Answer(label=known.get(normal(chosen), chosen), by="rule", sure=1.0))
    return answers


def sub_type(kind: Kind, text: str) -> str:
    """Choose among a kind's sub-types the one whose own words the text uses most; the first where none does."""
    used = {stem(w) for w in _word.findall(text.lower())}
    pairs = kind.schemes.acled
    best = max(
        pairs,
        key=lambda pair: (len({stem(w) for w in _word.findall(" ".join(pair).lower())} & used), -pairs.index(pair)),
    )
    return best[1]


def stem(word: str) -> str:
    """Cut a word to what its forms share, as far as telling labels apart needs it."""
    return word[:6]


def normal(label: str) -> str:
    """Give a label's letters alone: files write the same sub-type in several ways."""
    return "".join(_word.findall(label.lower()))

"""The codebook's event cues, and the events of a sentence found by them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.codebook import Codebook, Frame, Kind
from reportedly.coding.arguments import objects
from reportedly.coding.phrases import is_verb
from reportedly.coding.what.filler import Filler
from reportedly.coding.what.joining import depth_of, joins, kind_of, parent_of, reach
from reportedly.coding.what.matching import (
    clause_lemmas,
    head_of_noun_cue,
    holds,
    keys_of,
    match,
    stands_as_noun,
    stands_before,
)
from reportedly.coding.what.mention import VIOLENT_FAMILIES, EventMention, Trigger

_Filed = tuple[Kind, Frame, tuple[str, ...], frozenset[str]]
"""A cue as it is filed under its head: the kind and frame it is of, its words, and those besides the head."""


class EventCues:
    """The codebook's event cues, sorted so that a text is matched word by word."""

    def __init__(self, codebook: Codebook) -> None:
        self.kinds = codebook.kinds
        self.light_verbs = codebook.light_verbs
        self.filler = Filler(codebook)
        self.relief_goods = codebook.word_lists.get("relief_goods", frozenset())
        self.attempts = codebook.word_lists.get("attempts", frozenset())
        index: dict[str, list[_Filed]] = defaultdict(list)
        instruments: dict[str, list[tuple[Kind, tuple[str, ...]]]] = defaultdict(list)
        for kind in codebook.kinds.values():
            for frame in kind.frames:
                for cue in frame.cues:
                    head = cue[_head_of(frame, cue)]
                    index[head].append((kind, frame, cue, frozenset(cue) - {head}))
            for words in kind.instruments:
                instruments[words[-1]].append((kind, words))
        self._index = dict(index)
        self._instruments = dict(instruments)

    def triggers(self, sentence: Tokens) -> list[Trigger]:
        """Find the triggers of a sentence: at most one a word, the strongest and longest cue winning."""
        clauses = clause_lemmas(sentence)
        here = frozenset().union(*clauses.values())
        best: dict[int, Trigger] = {}
        for token in sentence:
            for key in keys_of(token):
                for kind, frame, cue, others in self._index.get(key, ()):
                    # Most cues of several words fail by a word that the whole sentence lacks.
                    if not others <= here:
                        continue
                    words = match(token, frame, cue)
                    if words is None or not holds(token, frame, clauses):
                        continue
                    new = Trigger(token=token, kind=kind, frame=frame, words=words, cue=cue)
                    old = best.get(token.i)
                    if old is None or _strength(new) > _strength(old):
                        best[token.i] = new
        taken: dict[int, Trigger] = {}
        for trigger in best.values():
            for word in trigger.words:
                if word != trigger.token.i:
                    taken[word] = trigger
        best = {i: t for i, t in best.items() if not _only_ranks(t, best.values())}
        return [t for i, t in sorted(best.items()) if i not in taken or _strength(t)[2:] > _strength(taken[i])[2:]]

    def instruments(self, tokens: Iterable[Token]) -> list[tuple[Kind, Token]]:
        """Find the weapons and means that tell what sort of violence these words speak of, the highest rank first.

        At one word the longest name counts: an "anti-tank rocket" is no rocket that is fired at a town.
        """
        found: list[tuple[Kind, Token]] = []
        for token in tokens:
            here = [
                (len(words), kind.rank, kind)
                for key in keys_of(token)
                for kind, words in self._instruments.get(key, ())
                if stands_before(token, words) is not None
            ]
            if here:
                found.append((max(here, key=lambda one: one[:2])[2], token))
        return sorted(found, key=lambda one: -one[0].rank)

    def mentions(self, sentence: Tokens, without: Set[int] = frozenset()) -> list[EventMention]:
        """Group the triggers of a sentence into events: a toll and the act that caused it are one.

        `without` are words that attribute what is said: they tell of no event besides.
        """
        triggers = [t for t in self.triggers(sentence) if t.token.i not in without]
        by_token = {t.token.i: t for t in triggers}
        parents = {t.token.i: parent_of(t.token, by_token) for t in triggers}
        groups: dict[int, EventMention] = {}
        for trigger in sorted(triggers, key=lambda t: depth_of(t.token)):
            parent = parents[trigger.token.i]
            group = groups.get(parent.token.i) if parent is not None else None
            if parent is not None and group is not None and joins(trigger, parent, group.kind):
                group.triggers.append(trigger)
                group.kind = kind_of(group.kind, trigger, group.triggers)
            else:
                group = EventMention(triggers=[trigger], kind=trigger.kind)
            groups[trigger.token.i] = group
        distinct = list({id(g): g for g in groups.values()}.values())
        for group in distinct:
            self._refine(group)
            if group.kind.when_attempted is not None and self._is_attempt(group.top.token):
                group.kind = self.kinds[group.kind.when_attempted]
        return sorted(distinct, key=lambda g: g.top.token.i)

    def _is_attempt(self, verb: Token) -> bool:
        """Tell whether an act is only tried: "an operation to …", "trying to …"."""
        head = verb.head
        infinitive = verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
        return infinitive and (
            head.lemma_.lower() in self.attempts
            or any(noun.lemma_.lower() in self.attempts for noun in objects(head) if is_verb(head))
        )

    def _refine(self, group: EventMention) -> None:
        """Let a weapon or means in the clause say what sort of violence it is."""
        if group.kind.family not in VIOLENT_FAMILIES:
            return
        if not all(t.weak for t in group.triggers) and group.kind.id != "attack":
            return
        # "Bombed" is no bomb: the verb itself does not say whether one was dropped or planted.
        hit = {t.token.i for t in group.triggers if is_verb(t.token)}
        hit |= {o.i for t in group.triggers if is_verb(t.token) for o in objects(t.token)}
        # What was lost is listed, not what it was lost to: "lost 80 men and an air defence system".
        lost = (o for t in group.triggers if t.token.lemma_ == "lose" for o in objects(t.token))
        hit |= {word.i for o in lost for word in o.subtree}
        reached = (t for trigger in group.triggers for t in (*reach(trigger.token), *_means_before(trigger)))
        found = self.instruments(t for t in reached if t.i not in hit)
        if not found or (group.kind.id == "attack" and _are_mixed(found)):
            return
        if found[0][0].rank > group.kind.rank or all(t.weak for t in group.triggers):
            group.kind, group.instrument = found[0]


def _only_ranks(trigger: Trigger, triggers: Iterable[Trigger]) -> bool:
    """Tell whether a noun only says how what was told ranks among its like: "…, the largest such attack of the war"."""
    noun = trigger.token
    if not trigger.is_noun or noun.dep_ not in {"appos", "dobj", "attr", "npadvmod"}:
        return False
    of_its_like = any(c.lower_ == "such" for c in noun.lefts)
    ranked = any(c.tag_ == "JJS" or c.lower_ in _ranks for c in noun.lefts)
    return of_its_like and ranked and any(t.token.i < noun.i and not t.is_noun for t in triggers)


_ranks = frozenset("first second third fourth fifth sixth seventh eighth latest last only".split())


def _means_before(trigger: Trigger) -> Iterator[Token]:
    """Give what is said to have done what a noun names: the planes in "warplanes waged 22 raids"."""
    verb = trigger.token.head
    if trigger.is_noun and trigger.token.dep_ == "dobj" and is_verb(verb):
        yield from (t for c in verb.lefts if c.dep_ == "nsubj" for t in (c, *c.conjuncts))


def _are_mixed(found: Sequence[tuple[Kind, Token]]) -> bool:
    """Tell whether means of several sorts are named side by side ("with rockets and drones"), so that none tells."""
    return any(
        kind.id != other.id and (token in means.conjuncts or token in means.head.conjuncts)
        for kind, token in found
        for other, means in found
    )


def _head_of(frame: Frame, cue: tuple[str, ...]) -> int:
    """Give which word of a cue the others hang on."""
    if frame.word_class == "noun":
        return head_of_noun_cue(cue)
    return 0 if frame.word_class == "verb" else len(cue) - 1


def _strength(trigger: Trigger) -> tuple[bool, bool, int, int]:
    """Rank a trigger against others at the same word: strong before weak, long before short, then by kind.

    Of a gerund that stands as a noun the noun's cue goes first: it knows whose "Serbian shelling of the port" is; of
    one that does not, the verb's: it knows what they were "firing at".
    """
    fits = trigger.token.tag_ != "VBG" or trigger.is_noun == stands_as_noun(trigger.token)
    return fits, not trigger.weak, len(trigger.words), trigger.kind.rank

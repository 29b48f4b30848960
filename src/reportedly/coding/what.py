"""What is said to have happened: the words that tell of events, and which of them tell of one and the same."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from reportedly.codebook import Codebook, Frame, Kind
from reportedly.coding.phrases import clause_of, is_verb, objects, subjects

CONSEQUENCES = frozenset({"casualties", "destruction"})
VIOLENT_FAMILIES = frozenset({"violence", "casualties"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A cue of the codebook as it stands in a text: the word that names an event, of one kind."""

    token: Token
    kind: Kind
    frame: Frame
    words: tuple[int, ...]

    @property
    def weak(self) -> bool:
        """Tell whether any other kind named in the clause goes before this one."""
        return self.frame.weak

    @property
    def is_noun(self) -> bool:
        """Tell whether the event is named by a noun ("the shelling of")."""
        return self.frame.word_class == "noun"


@dataclass(slots=True, kw_only=True)
class EventMention:
    """One event as one place of the text tells it: its triggers, the first of which carries the sentence part."""

    triggers: list[Trigger]
    kind: Kind
    instrument: Token | None = None
    consequences: list[Token] = field(default_factory=list)

    @property
    def top(self) -> Trigger:
        """The trigger highest in the sentence."""
        return self.triggers[0]


class EventCues:
    """The codebook's event cues, sorted so that a text is matched word by word."""

    def __init__(self, codebook: Codebook) -> None:
        self.kinds = codebook.kinds
        self.light_verbs = codebook.light_verbs
        self.attempts = codebook.word_lists.get("attempts", frozenset())
        index: dict[str, list[tuple[Kind, Frame, tuple[str, ...]]]] = defaultdict(list)
        instruments: dict[str, list[tuple[Kind, tuple[str, ...]]]] = defaultdict(list)
        for kind in codebook.kinds.values():
            for frame in kind.frames:
                for cue in frame.cues:
                    index[cue[0] if frame.word_class == "verb" else cue[-1]].append((kind, frame, cue))
            for words in kind.instruments:
                instruments[words[-1]].append((kind, words))
        self._index = dict(index)
        self._instruments = dict(instruments)

    def triggers(self, sentence: Tokens) -> list[Trigger]:
        """Find the triggers of a sentence: at most one a word, the strongest and longest cue winning."""
        clauses = _clause_lemmas(sentence)
        best: dict[int, Trigger] = {}
        for token in sentence:
            for key in _keys(token):
                for kind, frame, cue in self._index.get(key, ()):
                    words = _match(token, frame, cue)
                    if words is None or not _holds(token, frame, clauses):
                        continue
                    new = Trigger(token=token, kind=kind, frame=frame, words=words)
                    old = best.get(token.i)
                    if old is None or _strength(new) > _strength(old):
                        best[token.i] = new
        taken: dict[int, Trigger] = {}
        for trigger in best.values():
            for word in trigger.words:
                if word != trigger.token.i:
                    taken[word] = trigger
        return [t for i, t in sorted(best.items()) if i not in taken or _strength(t)[1:] > _strength(taken[i])[1:]]

    def instrument(self, tokens: Iterable[Token]) -> tuple[Kind, Token] | None:
        """Find the weapon or means that tells what sort of violence these words speak of; the highest rank wins."""
        found: tuple[Kind, Token] | None = None
        for token in tokens:
            for key in _keys(token):
                for kind, words in self._instruments.get(key, ()):
                    if _stands_before(token, words) is not None and (found is None or kind.rank > found[0].rank):
                        found = kind, token
        return found

    def mentions(self, sentence: Tokens, without: Set[int] = frozenset()) -> list[EventMention]:
        """Group the triggers of a sentence into events: a toll and the act that caused it are one.

        `without` are words that attribute what is said: they tell of no event besides.
        """
        triggers = [t for t in self.triggers(sentence) if t.token.i not in without]
        by_token = {t.token.i: t for t in triggers}
        parents = {t.token.i: _parent(t.token, by_token) for t in triggers}
        groups: dict[int, EventMention] = {}
        for trigger in sorted(triggers, key=lambda t: _depth(t.token)):
            parent = parents[trigger.token.i]
            group = groups.get(parent.token.i) if parent is not None else None
            if parent is not None and group is not None and joins(trigger, parent, group.kind):
                group.triggers.append(trigger)
                group.kind = _kind_of(group.kind, trigger, group.triggers)
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
        hit = {o.i for t in group.triggers if is_verb(t.token) for o in objects(t.token)}
        found = self.instrument(t for trigger in group.triggers for t in _reach(trigger.token) if t.i not in hit)
        if found is not None and (found[0].rank > group.kind.rank or all(t.weak for t in group.triggers)):
            group.kind, group.instrument = found


def _keys(token: Token) -> tuple[str, ...]:
    lemma, form = token.lemma_.lower(), token.lower_
    keys = [lemma] if lemma == form else [lemma, form]
    if "-" in form:
        keys.append(form.rsplit("-", 1)[1])
    return tuple(keys)


def _match(token: Token, frame: Frame, cue: tuple[str, ...]) -> tuple[int, ...] | None:
    if frame.word_class == "verb":
        if not token.tag_.startswith("VB") or token.dep_ in {"amod", "compound", "aux", "auxpass", "prep"}:
            return None
        return _follow(token, cue[1:])
    if frame.word_class == "noun":
        if token.pos_ not in {"NOUN", "PROPN", "VERB"} or (token.pos_ == "VERB" and token.tag_ != "VBG"):
            return None
        if token.dep_ in {"compound", "amod"} and token.head.pos_ in {"NOUN", "PROPN"}:
            return None
        # A gerund is a noun only in its own form: "according" is no accord.
        if token.tag_ == "VBG" and cue[-1] != token.lower_:
            return None
        return _stands_before(token, cue)
    if token.pos_ in {"ADJ", "VERB"} and (token.dep_ in {"amod", "acl", "compound"} or "-" in token.text):
        return _stands_before(token, cue)
    return None


def _follow(verb: Token, words: Sequence[str]) -> tuple[int, ...] | None:
    """Find the further words of a verb cue among what hangs on the verb, close by and in order."""
    out = [verb.i]
    for word in words:
        pool = [t for t in verb.doc[out[-1] + 1 : out[-1] + 8] if word in {t.lemma_.lower(), t.lower_}]
        hit = next((t for t in pool if t.head == verb or t.head.i in out or verb.is_ancestor(t)), None)
        if hit is None:
            passive = [t for c in verb.children if c.dep_ == "nsubjpass" for t in [c] if word == t.lemma_.lower()]
            if not passive:
                return None
            hit = passive[0]
        out.append(hit.i)
    return tuple(out)


def _stands_before(token: Token, cue: tuple[str, ...]) -> tuple[int, ...] | None:
    """Match the earlier words of a noun cue directly before its head, passing over hyphens."""
    out = [token.i]
    at = token.i
    for word in reversed(cue[:-1]):
        at -= 1
        if at >= 0 and token.doc[at].text == "-":
            at -= 1
        if at < 0 or word not in {token.doc[at].lemma_.lower(), token.doc[at].lower_}:
            return None
        out.append(at)
    return tuple(out)


def _clause_lemmas(sentence: Tokens) -> Mapping[int, frozenset[str]]:
    """Collect, for each clause of a sentence, the lemmas that stand in it."""
    lemmas: dict[int, set[str]] = defaultdict(set)
    for token in sentence:
        lemmas[clause_of(token).i].update({token.lemma_.lower(), token.lower_})
    return {i: frozenset(words) for i, words in lemmas.items()}


def _holds(token: Token, frame: Frame, clauses: Mapping[int, frozenset[str]]) -> bool:
    """Check what a frame asks of the words around its cue."""
    if not (frame.needs or frame.blocked_by or frame.needs_role or frame.object_in or frame.subject_in):
        return True
    if not (_names_one(token, "object", frame.object_in) and _names_one(token, "subject", frame.subject_in)):
        return False
    clause = clause_of(token)
    around = clauses.get(clause.i, frozenset())
    if any(word in around for word in frame.blocked_by):
        return False
    if frame.needs and not (
        any(word in _wider(clause, around, clauses) for word in frame.needs) or _is_named(token, frame)
    ):
        return False
    return all(any(_at(token, p) for p, r in frame.roles.items() if r == role) for role in frame.needs_role)


def _wider(clause: Token, around: frozenset[str], clauses: Mapping[int, frozenset[str]]) -> frozenset[str]:
    """Add the lemmas of the clauses that a clause shares its subject with ("were allowed to withdraw")."""
    words = around
    while clause.dep_ in {"xcomp", "conj", "advcl"} and is_verb(clause.head):
        clause = clause.head
        words |= clauses.get(clause.i, frozenset())
    return words


def _is_named(token: Token, frame: Frame) -> bool:
    """Tell whether a proper name stands where a frame lets one do ("took Aden")."""
    return "@name" in frame.needs and any(t.pos_ == "PROPN" for t in _filled(token, frame))


def _names_one(token: Token, position: str, allowed: tuple[str, ...]) -> bool:
    """Check that a position names one of some lemmas itself, or behind "of" ("parts of the town")."""
    return not allowed or any(
        noun.lemma_.lower() in allowed or ("@name" in allowed and (noun.pos_ == "PROPN" or noun.text.isupper()))
        for direct in _at(token, position)
        for noun in (direct, *_at(direct, "of"))
    )


def _filled(token: Token, frame: Frame) -> Iterator[Token]:
    direct = _at(token, "object")
    yield from direct
    if not direct:
        for position in frame.roles:
            if position not in {"subject", "object", "by", "poss", "modifier", "head"}:
                yield from _at(token, position)


def _at(token: Token, position: str) -> tuple[Token, ...]:
    """Give the words that stand in one position of a trigger."""
    if position == "subject":
        return subjects(token) if is_verb(token) else ()
    if position == "object":
        return objects(token) if is_verb(token) else ()
    if position == "poss":
        return tuple(c for c in token.children if c.dep_ == "poss")
    if position == "modifier":
        return tuple(c for c in token.lefts if c.dep_ in {"compound", "amod", "nmod", "npadvmod"})
    if position == "head":
        return (token.head,)
    return tuple(
        p for c in token.children if c.dep_ in {"prep", "agent", "dative"} and c.lower_ == position
        for p in c.children if p.dep_ in {"pobj", "pcomp"}
    )  # fmt: skip


at_position = _at


def _strength(trigger: Trigger) -> tuple[bool, int, int]:
    return not trigger.weak, len(trigger.words), trigger.kind.rank


def _depth(token: Token) -> int:
    depth = 0
    while token.dep_ != "ROOT" and token.head != token:
        token = token.head
        depth += 1
    return depth


def _parent(token: Token, by_token: Mapping[int, Trigger]) -> Trigger | None:
    while token.dep_ != "ROOT" and token.head != token:
        below, token = token, token.head
        if token.i in by_token:
            return by_token[token.i]
        if is_verb(token) and below.dep_ not in {"ccomp", "relcl", "conj", "nsubj", "nsubjpass"}:
            cause = next((c for c in token.lefts if c.dep_ == "nsubj" and c.i in by_token and c != below), None)
            if cause is not None:
                return by_token[cause.i]
    return None


def _is_consequence(trigger: Trigger) -> bool:
    return trigger.weak or trigger.kind.id in CONSEQUENCES


def describes_party(trigger: Trigger) -> bool:
    """Tell whether a participle only says what sort of fighters somebody is ("brigades fighting the government")."""
    token = trigger.token
    return token.dep_ == "acl" and token.tag_ == "VBG" and trigger.kind.id == "clash"


def joins(child: Trigger, parent: Trigger, kind: Kind) -> bool:
    """Decide whether a trigger tells of the same event as the one above it in the sentence."""
    if child.frame.word_class == "adjective":
        return False
    if describes_party(child):
        return False
    link = _clause_link(child.token, parent.token)
    if child.is_noun and any(c.dep_ == "acl" and c.lemma_ == "claim" for c in child.token.children):
        return False
    if link is None:
        apart = not child.weak and not parent.weak and child.kind.id != parent.kind.id
        return not (apart and _is_background(child.token, parent.token))
    violent = {child.kind.family, parent.kind.family, kind.family} <= VIOLENT_FAMILIES
    if link == "xcomp":
        return True
    if child.kind.id == kind.id and link in {"advcl", "acl", "pcomp"}:
        return True
    if link == "conj":
        if _are_both_enabled(child.token, parent.token):
            return True
        clause = clause_of(child.token)
        gapped = clause.tag_ == "VBN" and not any(c.dep_ in {"aux", "auxpass"} for c in clause.children)
        own_subject = not gapped and any(c.dep_ in {"nsubj", "nsubjpass"} for c in clause.children)
        return _is_consequence(child) and violent and not own_subject
    if link in {"advcl", "acl", "relcl", "pcomp"}:
        return violent and (_is_consequence(child) or _is_consequence(parent))
    return False


def _are_both_enabled(child: Token, parent: Token) -> bool:
    """Tell whether one thing is said to bring about both ("allows them to cross the border and join the battle")."""
    return child.tag_ == "VB" and child.head == parent and parent.dep_ == "ccomp" and parent.head.lemma_ in _enabling


_enabling = frozenset({"allow", "let", "enable", "help", "permit", "force", "lead", "push", "prompt"})


def _is_background(noun: Token, parent: Token) -> bool:
    """Tell whether a nominal event is only what another one came after, because of or in answer to."""
    token = noun
    while token not in (parent, token.head):
        if token.dep_ == "prep" and token.lower_ in {
            "after",
            "following",
            "since",
            "before",
            "despite",
            "to",
            "amid",
            "over",
        }:
            return True
        token = token.head
    return False


def _clause_link(child: Token, parent: Token) -> str | None:
    """Name how the child's clause hangs on the parent's; None within one clause."""
    link = None
    token = child
    within = {parent, clause_of(parent)}
    while token not in within and token.dep_ != "ROOT":
        if is_verb(token) and token.dep_ in {
            "ccomp",
            "advcl",
            "relcl",
            "acl",
            "conj",
            "xcomp",
            "pcomp",
            "parataxis",
            "csubj",
        }:
            link = token.dep_
            if link in {"ccomp", "parataxis"}:
                return link
        token = token.head
    return link


def _kind_of(kind: Kind, new: Trigger, triggers: Sequence[Trigger]) -> Kind:
    """Choose the kind of a joined event: a strong cue before a weak one, an act before its toll, then by rank."""
    weak_so_far = all(t.weak for t in triggers[:-1])
    if new.weak and not weak_so_far:
        return kind
    if new.is_noun and not weak_so_far and kind.family not in VIOLENT_FAMILIES and not triggers[0].is_noun:
        return kind
    if not new.weak and weak_so_far:
        return new.kind
    if _are_both_enabled(new.token, new.token.head):
        return kind
    if kind.id in CONSEQUENCES and new.kind.id not in CONSEQUENCES and new.kind.family == "violence":
        return new.kind
    if new.kind.id in CONSEQUENCES or new.kind.family != kind.family:
        return kind
    return new.kind if new.kind.rank > kind.rank else kind


def _reach(token: Token) -> Iterator[Token]:
    """Give the words of a trigger's clause, and of the event nouns and subordinate clauses that explain it."""
    yield token
    stack = list(token.children)
    if token.dep_ in {"relcl", "acl"}:
        stack.append(token.head)
        stack.extend(c for c in token.head.children if c.dep_ in {"compound", "amod"})
    while stack:
        word = stack.pop()
        if word.dep_ in {"ccomp", "conj", "parataxis", "relcl"} and is_verb(word):
            continue
        yield word
        stack.extend(word.children)


def own_words(doc: Doc, start: int, end: int) -> Iterator[Token]:
    """Give the tokens of a range."""
    yield from doc[start:end]

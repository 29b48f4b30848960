"""How surely it is said: certainty, polarity and status, from hedges, negations and the forms of verbs."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.codebook import Codebook
from reportedly.coding.arguments import is_passive
from reportedly.coding.clause import Taken
from reportedly.coding.phrases import clause_of, is_negated, is_verb
from reportedly.model import Span

RANK = {"certain": 0, "probable": 1, "possible": 2, "reported": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """How a proposition is put: its certainty, polarity and status, and an act the hedge itself makes (or None)."""

    certainty: Taken[str]
    polarity: Taken[str]
    status: Taken[str]
    act: Taken[str] | None = None


class StanceCues:
    """The codebook's hedges, negations and status words, sorted by their first word."""

    def __init__(self, codebook: Codebook) -> None:
        self._hedges = defaultdict(list)
        for hedge in codebook.hedges:
            self._hedges[hedge.cue[0]].append(hedge)
        self._negations = defaultdict(list)
        for negation in codebook.negations:
            self._negations[negation.cue[0]].append(negation)
        # Words such as "unlikely" both hedge and negate.
        self._denying = {n.cue for n in codebook.negations}
        self._statuses = defaultdict(list)
        for status in codebook.statuses:
            self._statuses[status.cue[0]].append(status)

    def stance(
        self, head: Token, words: Sequence[Token], default_status: str, cue_status: str | None, *, punctual: bool
    ) -> Stance:
        """Read the stance of one proposition: `head` names its event, `words` are its own and those that hedge it.

        `punctual` says that the present tense tells of something done ("Blast kills ten"), not of something that lasts.
        """
        governing = governors(head)
        near = [t for t in words if _bears_on(t, governing) or _describes(t, head, governing)]
        certainty: Taken[str] = Taken(value="certain", rule="flat-statement")
        act: Taken[str] | None = None
        status: Taken[str] | None = None
        hedged: list[Span] = []
        for token in near:
            for hedge in self._hedges.get(token.lower_, ()):
                span = _stands_at(token, hedge.cue)
                if span is None or not _right_class(token, hedge.word_class):
                    continue
                if hedge.word_class == "modal" and _tells_of_past(token):
                    continue
                if hedge.cue not in self._denying:
                    hedged.append(span)
                if RANK[hedge.certainty] > RANK[certainty.value]:
                    certainty = Taken(value=hedge.certainty, rule="hedge." + "-".join(hedge.cue), span=span)
                if hedge.act is not None:
                    act = Taken(value=hedge.act, rule="hedge." + "-".join(hedge.cue), span=span)
                if hedge.status is not None:
                    status = Taken(value=hedge.status, rule="hedge." + "-".join(hedge.cue), span=span)
        polarity = self._polarity([t for t in near if not any(a <= t.idx < b for a, b in hedged)], governing)
        tensed = self._status(near, governing, punctual=punctual)
        if tensed is None and cue_status is not None:
            tensed = Taken(value=cue_status, rule="cue-status", span=_span(head))
        if tensed is None and default_status == "ongoing" and _was_done(head):
            tensed = Taken(value="occurred", rule="status.past", span=_span(head))
        final = tensed or status or Taken(value=default_status, rule="kind-default")
        return Stance(certainty=certainty, polarity=polarity, status=final, act=act)

    def doubted_from(self, sentence: Tokens) -> int | None:
        """Find where the words begin that a sentence's opening leaves in doubt; None where it leaves none.

        "It is unclear whether …" is itself the claim; what follows "If confirmed, …" is it.
        """
        for token in sentence[:4]:
            for hedge in self._hedges.get(token.lower_, ()):
                phrase = hedge.word_class == "phrase" and hedge.certainty == "possible"
                if phrase and _stands_at(token, hedge.cue) is not None:
                    after = token.i + len(hedge.cue)
                    return after if hedge.cue[0] in {"if", "should"} else sentence.start
        return None

    def _polarity(self, near: Iterable[Token], governing: Sequence[Token]) -> Taken[str]:
        for token in near:
            if _is_on_condition(token, governing) or _is_of_ending(token):
                continue
            for negation in self._negations.get(token.lower_, self._negations.get(token.lemma_.lower(), ())):
                span = _stands_at(token, negation.cue)
                if span is not None and _negates(token, governing):
                    return Taken(value="negative", rule="negation." + "-".join(negation.cue), span=span)
            if token.dep_ == "neg" and token.head in governing:
                return Taken(value="negative", rule="negation.neg", span=_span(token))
        return Taken(value="positive", rule="no-negation")

    def _status(self, near: Iterable[Token], governing: Sequence[Token], *, punctual: bool) -> Taken[str] | None:
        for token in near:
            for key in dict.fromkeys((token.lower_, token.lemma_.lower())):
                for status in self._statuses.get(key, ()):
                    span = _stands_at(token, status.cue)
                    if span is not None and _status_bears(token, status.word_class, governing):
                        return Taken(value=status.status, rule="status." + "-".join(status.cue), span=span)
        for token in governing:
            if token.lower_ in {"likely", "unlikely", "expected", "due", "set", "poised", "bound"} and any(
                c.dep_ == "xcomp" for c in token.children
            ):
                return Taken(value="planned", rule="status.likely-to", span=_span(token))
        endeavour = _endeavour(governing)
        if endeavour is not None:
            return Taken(value="ongoing", rule="status.endeavour", span=_span(endeavour))
        verb = governing[0]
        auxiliaries = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
        present = auxiliaries & {"is", "are", "am", "'s", "’s", "'re", "’re"} or {"been", "has"} <= auxiliaries
        progressive = verb.tag_ == "VBG" and bool(present or {"been", "have"} <= auxiliaries)
        if progressive:
            return Taken(value="ongoing", rule="status.progressive", span=_span(verb))
        tensed = next((v for v in governing if v.tag_ in {"VBD", "VBZ", "VBP"}), governing[-1])
        if tensed.tag_ in {"VBZ", "VBP"} and not punctual and tensed.lower_ not in _pasts:
            return Taken(value="ongoing", rule="status.present", span=_span(tensed))
        if verb.lemma_ in _holding_up and is_passive(verb) and auxiliaries & {"has", "have"}:
            return Taken(value="ongoing", rule="status.held-up", span=_span(verb))
        under_way = "being" in auxiliaries and present
        if is_passive(verb) and (
            under_way or any(c.tag_ in {"VBZ", "VBP"} and c.dep_ == "auxpass" for c in verb.children)
        ):
            return Taken(value="ongoing", rule="status.present-passive", span=_span(verb))
        return None


_holding_up = frozenset("suspend pause freeze halt hold block trap strand confine shut stop".split())
"""Verbs whose perfect tells of a state that goes on: "deliveries have been suspended"."""


def _was_done(head: Token) -> bool:
    """Tell whether a state is told of as a deed that is over: "besieged the town for a year", not "held the town"."""
    return head.tag_ == "VBD" and not is_passive(head) and head.lemma_ not in _lasting


_lasting = frozenset(
    "hold control have be remain keep rule govern dominate occupy run administer lie stay retain maintain".split()
)


def _endeavour(governing: Sequence[Token]) -> Token | None:
    """Find the verb by which somebody is at something now: "they work to clear the road", "is trying to enter"."""
    if governing[0].tag_ != "VB":
        return None
    last = governing[-1]
    # The parser may take "work" for a noun.
    for verb in (*governing[1:], last.head, last.head.head):
        if verb.lemma_.lower() not in _endeavours or verb.i > governing[0].i:
            continue
        helpers = {c.lower_ for c in verb.lefts if c.dep_ in {"aux", "auxpass"}}
        if verb.tag_ == "VBG":
            return verb if helpers & {"is", "are", "'s", "’s", "'re", "’re"} else None
        now = verb.tag_ in {"VBP", "VBZ", "NN", "VB"} and not helpers
        return verb if now and not any(c.dep_ in {"det", "poss", "amod"} for c in verb.lefts) else None
    return None


_endeavours = frozenset({"work", "try", "strive", "struggle", "battle", "race", "scramble", "attempt", "seek"})

_pasts = frozenset(
    "retook overran overthrew overtook undertook withstood outran reran mistook oversaw let put cut set shut hit split "
    "burst".split()
)
"""Past forms that the small model takes for the present, or that look like it: news tells what was."""


def governors(head: Token) -> list[Token]:
    """Give the verbs that carry a proposition: its own clause's, and those it is the complement of ("tried to …")."""
    verb = clause_of(head)
    out = [verb] if verb == head or not is_verb(head) else [head, verb]
    if verb.dep_ == "acl" and verb.tag_ in {"VB", "VBG"} and is_verb(clause_of(verb.head)):
        # "continue the operation to take", "has fighters operating": as it stands with what they hang on.
        out.append(clause_of(verb.head))
    while (
        out[-1].dep_ in {"xcomp", "acomp"}
        or (out[-1].dep_ == "ccomp" and out[-1].tag_ == "VB")
        or (out[-1].dep_ == "conj" and is_verb(out[-1].head))
    ):
        if out[-1].head in out:
            break
        if out[-1].dep_ == "conj" and any(c.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for c in out[-1].children):
            break
        above = out[-1].head
        out.append(above)
    return out


def _bears_on(token: Token, governing: Sequence[Token]) -> bool:
    """Tell whether a word stands in the proposition's own clauses, not in one nested below them."""
    if token in governing:
        return True
    if token.dep_ == "conj" and is_verb(token):
        return False
    noun = token.head
    if token.dep_ == "amod" and noun.dep_ == "dobj" and noun not in governing:
        # "arrested 15 suspected members": who they are is in doubt, not the act.
        return False
    if token.dep_ == "amod" and noun.dep_ == "pobj" and noun not in governing and noun.head.lower_ not in _of_the_act:
        # "talks about a suspected attack": the talks are not in doubt.
        return False
    clause = clause_of(token)
    conditional = clause.dep_ == "advcl" and any(m.lower_ in {"if", "unless", "should"} for m in clause.lefts)
    return clause in governing or token.head in governing or (conditional and clause.head in governing)


def _describes(token: Token, head: Token, governing: Sequence[Token]) -> bool:
    """Tell whether an adjective stands before the event's own noun: "a suspected attack which killed nine"."""
    if token.dep_ != "amod":
        return False
    return token.head == head or any(v.dep_ == "relcl" and v.head == token.head for v in governing)


def _is_on_condition(token: Token, governing: Sequence[Token]) -> bool:
    """Tell whether a word stands in a condition, which negates only itself: "will attack if they do not leave"."""
    clause = clause_of(token)
    marked = clause.dep_ == "advcl" and any(m.lower_ in {"if", "unless", "until"} for m in clause.lefts)
    return marked and clause not in governing


def _is_of_ending(token: Token) -> bool:
    """Tell whether a word negates an end, so that it goes on: "the shelling has not stopped"."""
    return token.dep_ == "neg" and token.head.lemma_ in {"stop", "cease", "subside", "abate"}


_of_the_act = frozenset({"in", "by", "during", "from", "after", "of"})


def _right_class(token: Token, word_class: str) -> bool:
    if word_class == "modal":
        return token.tag_ == "MD" or token.dep_ == "aux"
    if word_class == "verb":
        return token.pos_ in {"VERB", "AUX"}
    if word_class == "adverb":
        return token.pos_ in {"ADV", "ADJ", "ADP", "SCONJ", "NOUN"}
    if word_class == "adjective":
        return token.pos_ in {"ADJ", "ADV"} or (token.pos_ == "VERB" and token.tag_ == "VBN")
    return True


def _negates(token: Token, governing: Sequence[Token]) -> bool:
    if token.lower_ in {"no", "neither", "none", "nobody", "nothing"}:
        return token.head in governing or token.head.head in governing or token in governing
    if token.dep_ == "prep":
        return token.is_ancestor(governing[0])
    if token.dep_ == "ccomp" and is_verb(token) and token not in governing:
        # "The rebel-held town said that it had foiled the raid": what is said below negates nothing above.
        return False
    return token.head in governing or token in governing or token.head.head in governing


def _status_bears(token: Token, word_class: str, governing: Sequence[Token]) -> bool:
    if word_class == "modal":
        return token.head in governing and (token.tag_ == "MD" or token.dep_ == "aux") and not _tells_of_past(token)
    if word_class == "infinitive":
        return token in governing[1:] and governing[0].tag_ == "VB"
    if word_class == "verb":
        return token in governing or token.head in governing[:1]
    return True


def _tells_of_past(modal: Token) -> bool:
    """Tell whether an auxiliary tells of what was: "he'd left" is "he had left", "could not leave" did not leave."""
    verb = modal.head
    if modal.lower_ in {"'d", "’d"}:
        return verb.tag_ == "VBN"
    if not is_negated(verb) or any(c.lower_ == "have" for c in verb.children):
        return False
    if modal.lower_ == "would":
        return verb.lemma_ in _withholding  # "neither side would comment"
    return modal.lower_ == "could" and not any(c.dep_ == "aux" and c.lower_ == "be" for c in verb.children)


_withholding = frozenset({"comment", "say", "confirm", "elaborate", "give", "discuss", "answer", "speak"})


def _stands_at(token: Token, cue: tuple[str, ...]) -> Span | None:
    """Match a cue from a word on, by forms or lemmas; give its characters."""
    doc, last = token.doc, token
    for offset, word in enumerate(cue):
        at = token.i + offset
        if at >= len(doc):
            return None
        last = doc[at] if offset else token
        if word != last.lower_ and word != last.lemma_.lower():
            return None
    return token.idx, last.idx + len(last)


def _span(token: Token) -> Span:
    return token.idx, token.idx + len(token)

"""Words that somebody is quoted with: statements where they tell of no event, acts where no words are given at all."""

from collections.abc import Iterator, Sequence, Set

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from reportedly.coding.draft import Draft, chain_of, taken_words
from reportedly.coding.phrases import is_verb
from reportedly.coding.propositions import FEWEST_WORDS, independent_clauses
from reportedly.coding.quoting import quote_range, trimmed
from reportedly.coding.said import Attribution, Range
from reportedly.coding.said.contents import HAVING_DONE, POINTING, TIDINGS
from reportedly.coding.told import is_definite
from reportedly.coding.what import EventCues, EventMention

_told_about = frozenset({"speech", "cooperation", "diplomacy"})


def acts_told_about(
    sentence: Tokens, cues: EventCues, attributions: Sequence[Attribution], made: Sequence[Draft]
) -> Iterator[tuple[Attribution, Draft]]:
    """Give the acts of speaking that are told of as such, no words being given with them ("condemned the coup")."""
    told = taken_words(made, ())
    here = (a for a in attributions if any(x < sentence.end and sentence.start < y for x, y in a.contents))
    bare = {a.verb.i: a for a in here if _gives_no_words(a, told, cues.relief_goods)}
    if not bare:
        return
    without = {a.verb.i for a in attributions} - set(bare)
    for mention in cues.mentions(sentence, without):
        attribution = bare.get(mention.top.token.i)
        if attribution is not None and mention.kind.family in _told_about:
            others = [a for a in attributions if a is not attribution]
            verb = mention.top.token
            words = quote_range(mention, [d.mention for d in made if d.mention is not None], others)
            yield (
                attribution,
                Draft(words=words, head=verb, sentence=sentence, mention=mention, chain=chain_of(verb, others)),
            )


def blamed_besides(
    mentions: Sequence[EventMention], attributions: Sequence[Attribution], sentence: Tokens
) -> Iterator[Draft]:
    """Give what somebody is blamed for by the way: "nine died in a raid that Paris blamed on rebels".

    What was done is the outlet's claim; who did it is the accuser's.
    """
    for one in (a for a in attributions if a.act == "accuses" and a.toward is not None and a.speaker is not None):
        for mention in mentions:
            blamed = [t for t in mention.triggers if t.is_noun and one.covers(t.token)]
            if blamed and not one.covers(mention.top.token):
                start, end = one.contents[0]
                behind = one.verb.right_edge.i + 1 if one.verb.i >= end else end
                yield Draft(
                    words=trimmed(sentence.doc, start, max(end, behind)),
                    head=blamed[0].token,
                    sentence=sentence,
                    mention=EventMention(triggers=[blamed[0]], kind=mention.kind),
                    chain=chain_of(blamed[0].token, attributions),
                )


def _gives_no_words(attribution: Attribution, told: set[int], goods: Set[str]) -> bool:
    """Tell whether what is "said" is a mere thing, no clause, quotation or event: "demanded a ransom"."""
    doc = attribution.verb.doc
    words = [doc[i] for start, end in attribution.contents for i in range(start, end)]
    if attribution.act == "denies" or attribution.speaker is None or any(t.is_quote or t.i in told for t in words):
        return False
    asked = attribution.act in _asking and _asks_for_more_than_a_thing(words, goods)
    return not asked and (len(words) < FEWEST_WORDS or not any(is_verb(t) for t in words))


def _asks_for_more_than_a_thing(words: Sequence[Token], goods: Set[str]) -> bool:
    """Tell whether something is asked to be done, or for relief: "to respect civilians", "for rice and tents"."""
    if any(is_verb(t) for t in words):
        return sum(t.is_alpha for t in words) > 2
    heads = (t for t in words if t.head not in words and t.pos_ == "NOUN")
    return any(t.lemma_.lower() in goods for t in heads) and len(words) > 1


_asking = frozenset({"demands", "appeals"})


def statements(sentence: Tokens, attributions: Sequence[Attribution], made: Sequence[Draft]) -> Iterator[Draft]:
    """Give the words that somebody is quoted with where no event is told in them."""
    for attribution in attributions:
        for start, end in attribution.contents:
            low, high = max(start, sentence.start), min(end, sentence.end)
            if _denies_by_pointing(attribution, low, high):
                chain = (*chain_of(attribution.verb, attributions), attribution)
                yield Draft(words=(low, high), head=sentence.doc[low], sentence=sentence, mention=None, chain=chain)
                continue
            more_than_said = attribution.act != "asserts"
            taken_up = _only_takes_up(attribution, low, high)
            if taken_up and any(a.verb != a.verb.head == attribution.verb for a in attributions if a.act == "denies"):
                # "Dismissed the claim, saying that nobody was there": what is not so is said in words of its own.
                continue
            if high - low < (2 if taken_up else 3 if more_than_said else 4):
                continue
            if any(low <= d.head.i < high for d in made):
                yield from _beside_events(sentence, (low, high), attributions, made)
                continue
            if any(a is not attribution and low <= a.verb.i < high for a in attributions):
                continue
            head = _main_word(sentence.doc, low, high)
            if head is None and more_than_said:
                # "called that report false", "offered a reward of …": what is denied or promised needs no verb.
                head = sentence.doc[low:high].root
            if head is None:
                continue
            words = trimmed(sentence.doc, low, high)
            yield Draft(words=words, head=head, sentence=sentence, mention=None, chain=chain_of(head, attributions))


def _denies_by_pointing(attribution: Attribution, start: int, end: int) -> bool:
    """Tell whether all that is given of what somebody denies is a word that points to it: "Kigali denies it"."""
    word = attribution.verb.doc[start].lower_
    return attribution.act == "denies" and end - start == 1 and (word in POINTING or word in HAVING_DONE)


def _only_takes_up(attribution: Attribution, start: int, end: int) -> bool:
    """Tell whether something told is only said to be denied: "a charge the army denies", "rejected the reports"."""
    root = attribution.verb.doc[start:end].root
    named = root.lemma_.lower() in TIDINGS
    taken_up = attribution.verb.dep_ == "relcl" or is_definite(root)
    return attribution.act == "denies" and named and taken_up


def _beside_events(
    sentence: Tokens, said: Range, attributions: Sequence[Attribution], made: Sequence[Draft]
) -> Iterator[Draft]:
    """Give the clauses of what is said that stand beside those that tell of events."""
    taken = taken_words(made, attributions)
    for head, words in independent_clauses(sentence.doc, *said):
        long = words[1] - words[0] >= FEWEST_WORDS
        if long and not any(words[0] <= i < words[1] for i in taken):
            yield Draft(words=words, head=head, sentence=sentence, mention=None, chain=chain_of(head, attributions))


def _main_word(doc: Doc, start: int, end: int) -> Token | None:
    """Find the verb that carries a stretch of words, the one highest in the parse; None where there is none."""
    verbs = [t for t in doc[start:end] if is_verb(t)]
    heads = [v for v in verbs if not start <= v.head.i < end or v.head == v]
    return next(iter(heads or verbs), None)

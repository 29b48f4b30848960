"""Claims before they are finished: which event mentions and which attributed words are claims at all."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from reportedly.coding.draft import Draft, chain_of, taken_words
from reportedly.coding.phrases import clause_of, has_subject, is_negated, is_verb
from reportedly.coding.propositions import is_finite, plain_tellings
from reportedly.coding.quoting import carrier, counted_by, quote_range, trimmed
from reportedly.coding.said import Attribution
from reportedly.coding.said_words import acts_told_about, blamed_besides, statements
from reportedly.coding.what import (
    EventCues,
    EventMention,
    Filler,
    came_before,
    describes_party,
    is_background,
    is_feared,
    tells_how_a_war_began,
)

NEAR = 2
"""Sentences before or after, in which events are told of, that make the outlet's other words part of the same news."""

_bare_verbs = frozenset(
    "be have see witness begin start continue erupt occur happen resume follow come end last break rage remain stop "
    "appear take intensify escalate leave result cause go resort engage respond lead amount turn descend subject "
    "expose grip engulf rock plague ravage wrack jolt mar shatter".split()
)


def drafts(
    doc: Doc,
    cues: EventCues,
    attributions: Sequence[Attribution],
    is_party: Callable[[Token], bool],
    doubted_from: Callable[[Tokens], int | None],
) -> Iterator[Draft]:
    """Give the claims of a report in text order, without their values yet.

    `is_party` tells whether a noun names somebody rather than a place; `doubted_from` where
    the words begin that the outlet itself puts forward as uncertain ("it is unclear whether …", "if confirmed, …"):
    such words are a claim of the outlet even where they tell of no event.
    """
    by_sentence = _by_sentence(doc, attributions)
    cue_words = {a.verb.i for a in attributions}
    told: list[tuple[Tokens, list[Draft]]] = []
    for sentence in doc.sents:
        here = by_sentence.get(sentence.start, [])
        every = cues.mentions(sentence, cue_words)
        mentions = _one_a_clause([m for m in every if _tells(m, here, cue_words, is_party)])
        asked = [m for m in every if not m.top.is_noun and _is_asked(m.top.token)]
        made = [
            Draft(
                words=quote_range(m, mentions, here),
                head=m.top.token,
                sentence=sentence,
                mention=m,
                chain=chain_of(m.top.token, here),
            )
            for m in mentions
        ]
        made.extend(blamed_besides(mentions, here, sentence))
        acts = list(acts_told_about(sentence, cues, here, made))
        made.extend(draft for _, draft in acts)
        here = [a for a in here if all(a is not act for act, _ in acts)]
        made.extend(statements(sentence, here, made))
        doubted = doubted_from(sentence) if not made and not here else None
        if doubted is not None and any(t.is_alpha for t in doc[doubted : sentence.end]):
            made.append(_outlet_doubts(sentence, doubted, next(iter(asked), None)))
        told.append((sentence, made))
    for nth, (sentence, made) in enumerate(told):
        near = [d for _, others in told[max(0, nth - NEAR) : nth + NEAR + 1] for d in others]
        if any(d.mention is not None for d in near):
            made = [*made, *_plain(sentence, cues.filler, by_sentence.get(sentence.start, []), made)]
        yield from sorted(made, key=lambda d: d.words)


def _plain(
    sentence: Tokens, filler: Filler, attributions: Sequence[Attribution], made: Sequence[Draft]
) -> Iterator[Draft]:
    """Give what the outlet tells of in its own words beside events: "the road was closed for two days"."""
    # Whoever does not answer says nothing: that is told by the outlet.
    heads = taken_words(made, [a for a in attributions if not is_negated(a.verb)])
    spoken = [c for a in attributions for c in a.contents]
    spoken += [a.speaker_range for a in attributions if a.speaker_range is not None]
    for head, words in plain_tellings(sentence, filler, heads, spoken):
        yield Draft(words=words, head=head, sentence=sentence, mention=None, chain=(), is_plain=True)


def event_words(drafted: Sequence[Draft]) -> frozenset[int]:
    """Give the nouns that name events: none of them is a party to another."""
    return frozenset(t.token.i for d in drafted if d.mention is not None for t in d.mention.triggers if t.is_noun)


def _by_sentence(doc: Doc, attributions: Sequence[Attribution]) -> dict[int, list[Attribution]]:
    """Sort attributions by the sentences that they stand in or put into somebody's mouth."""
    starts = [s.start for s in doc.sents]
    found: dict[int, list[Attribution]] = {}
    ends = [*starts[1:], len(doc)]
    for attribution in attributions:
        ranges = [*attribution.contents, attribution.cue]
        for nth in {n for a, b in ranges for n in range(bisect_right(ends, a), bisect_left(starts, b))}:
            found.setdefault(starts[nth], []).append(attribution)
    return found


def _outlet_doubts(sentence: Tokens, start: int, asked: EventMention | None) -> Draft:
    """Make a claim of the words that the outlet leaves in doubt; `asked` is the event that they ask something of."""
    words = trimmed(sentence.doc, start, sentence.end)
    head = asked.top.token if asked is not None else sentence.root
    return Draft(words=words, head=head, sentence=sentence, mention=asked, chain=(), is_doubted=asked is not None)


def _one_a_clause(mentions: Sequence[EventMention]) -> list[EventMention]:
    """Keep one of several nominal events that share a plain verb: the one said of the subject, else the subject."""
    kept: dict[int, EventMention] = {}
    for mention in mentions:
        token = mention.top.token
        verb = carrier(token) if mention.top.is_noun else token
        key = token.i if is_background(token, verb) else verb.i
        if key not in kept or (mention.top.token.i > key and mention.kind.family != "diplomacy"):
            kept[key] = mention
    return sorted(kept.values(), key=lambda m: m.top.token.i)


def _tells(
    mention: EventMention, attributions: Sequence[Attribution], cue_words: set[int], is_party: Callable[[Token], bool]
) -> bool:
    """Tell whether an event mention is put forward, and not only named on the way to something else."""
    top = mention.top
    if any(a.speaker_range and a.speaker_range[0] <= top.token.i < a.speaker_range[1] for a in attributions):
        return top.frame.word_class == "adjective" or _tells_of_speaker(top.token)
    if top.frame.word_class == "adjective":
        return not is_party(top.token.head)
    if _belongs_to_speaking(top.token, attributions):
        return False
    if describes_party(top) or _is_asked(top.token) or tells_how_a_war_began(top.token) or _are_people(top.token):
        return False
    if (
        top.token.dep_ == "acl"
        and top.token.tag_ == "VBN"
        and mention.kind.family in {"cooperation", "speech", "diplomacy"}
    ):
        return any(c.dep_ == "agent" for c in top.token.children)
    if is_feared(top.token):
        return False
    if not top.is_noun:
        return True
    if any(a <= top.token.i < b and not a <= top.token.head.i < b for t in attributions for a, b in t.contents):
        return True
    noun = counted_by(top.token)
    verb = carrier(noun)
    if verb == noun:
        return _has_details(mention) or (clause_of(top.token).dep_ == "ROOT" and not is_verb(clause_of(top.token)))
    if noun.dep_ in {"nsubj", "nsubjpass", "csubj"} and verb.i not in cue_words:
        return True
    if verb.i in cue_words:
        return True
    if came_before(top.token, verb) is not None and _has_details(mention, least=1):
        return True
    return verb.lemma_ in _bare_verbs or noun.dep_ in {"dobj", "attr"} or _has_details(mention)


def _are_people(token: Token) -> bool:
    """Tell whether a participle only names people by what befell them: "were pulling out [the wounded]"."""
    named = token.tag_ in {"VBN", "JJ"} and any(c.dep_ == "det" for c in token.lefts)
    counted = any(c.dep_ == "nummod" or c.like_num for c in token.subtree)
    return named and not counted and token.dep_ in {"dobj", "pobj"}


def _tells_of_speaker(token: Token) -> bool:
    """Tell whether a relative clause tells of a speaker more than who it is: "she, who had fled from Aden, said"."""
    more = any(c.dep_ in {"prep", "dobj", "npadvmod", "prt"} and c.i > token.i for c in token.children)
    return token.dep_ == "relcl" and is_finite(token) and more


def _is_asked(token: Token) -> bool:
    """Tell whether an event is only asked about, not put forward: "could not say who was behind the strike"."""
    clause = clause_of(token)
    while clause.dep_ in {"ccomp", "pcomp"}:
        opening = clause.doc[clause.left_edge.i]
        if opening.tag_ in {"WP", "WRB"} or opening.lower_ in {"whether", "if"}:
            return True
        # "has not said whether it will let inspectors visit": what is let is asked too.
        clause = clause_of(clause.head)
        if clause.lemma_ not in _letting:
            return False
    return False


_letting = frozenset({"let", "allow", "make", "have", "help", "see"})


def _belongs_to_speaking(token: Token, attributions: Sequence[Attribution]) -> bool:
    """Tell whether a word only says how or when somebody spoke ("added without giving details")."""
    verbs = {a.verb.i for a in attributions}
    above = token
    while above.head != above:
        if _stands_beside(above):
            return False
        above = above.head
        if above.i in verbs:
            return not any(a.covers(token) for a in attributions if a.verb.i == above.i)
    return False


def _stands_beside(verb: Token) -> bool:
    """Tell whether a verb opens another clause, not the manner of speaking: "…, they said, as the fighting spread"."""
    if not (is_verb(verb) and is_finite(verb) and has_subject(verb)):
        return False
    # The parser makes an object of "A man was shot" in "A man was shot; witnesses say it was a guard".
    return verb.dep_ in {"advcl", "relcl", "conj", "parataxis"} or (verb.dep_ == "ccomp" and verb.i < verb.head.i)


def _has_details(mention: EventMention, *, least: int = 2) -> bool:
    """Tell whether a nominal event says by itself who, how many or where: two of them make it a claim of its own."""
    noun = mention.top.token
    told = 0
    for child in noun.children:
        if (
            child.dep_ in {"nummod", "relcl", "acl"}
            or (
                child.dep_ in {"prep", "agent"}
                and child.lower_
                in {
                    "in",
                    "on",
                    "at",
                    "near",
                    "by",
                    "against",
                    "between",
                    "of",
                }
            )
            or (child.dep_ in {"compound", "amod", "poss"} and (child.pos_ == "PROPN" or child.ent_type_ == "NORP"))
        ):
            told += 1
    return told >= least

"""Which words are said: the clause, quotation or phrase that an attribution puts into somebody's mouth."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from reportedly.codebook import SpeechCue
from reportedly.coding.arguments import complement, objects
from reportedly.coding.phrases import is_verb, phrase_range
from reportedly.coding.said.attribution import Range
from reportedly.coding.said.figures import called_of, counted_of, estimate_of, pictured_of
from reportedly.coding.said.quotations import Quotation


def contents_of(
    verb: Token,
    cue: SpeechCue,
    sentence: Tokens,
    before: Tokens | None,
    speaker: Token | None,
    quotations: Sequence[Quotation],
) -> Iterator[Range]:
    """Find what is said, by the positions the codebook gives for the cue; a clause or quotation first.

    `quotations` are those that begin in the verb's sentence.
    """
    quoted = [q for q in quotations if not q.tokens[0] <= verb.i < q.tokens[1]]
    for position in cue.content:
        if position == "clause":
            clause = _complement_clause(verb, sentence, speaker)
            if clause is not None:
                yield clause
                return
            quoted = [q for q in quoted if is_sentence(q, verb.doc)]
            if quoted:
                yield from (q.tokens for q in quoted)
                return
        elif position == "to":
            for child in verb.rights:
                if child.dep_ in {"xcomp", "ccomp", "advcl"} and is_verb(child) and _is_infinite(child):
                    yield trimmed(child)
                    return
            # "committed to keeping the port open", "committed to the talks"
            bound = [n for n in complement(verb, "to") if is_verb(n) or cue.cue[-1] == "to"]
            if bound:
                yield trimmed(bound[0])
                return
        elif position == "estimate":
            estimate = estimate_of(verb)
            if estimate is not None:
                yield estimate
                return
        elif position == "count":
            counted = counted_of(verb)
            if counted is not None:
                yield counted
                return
        elif position == "named":
            named = called_of(verb)
            if named is not None:
                yield named
                return
        elif position == "picture":
            pictured = pictured_of(verb, speaker)
            if pictured is not None:
                yield pictured
                return
        else:
            for noun in _told_of(verb) if position == "object" else complement(verb, position):
                if noun is not speaker and (noun.i > verb.i or position == "object"):
                    if (pointing := _which_takes_up(verb, noun, denied=cue.act == "denies")) is not None:
                        yield pointing
                        return
                    spelt_out = told_by(noun)
                    words = trimmed(noun if spelt_out is None or spelt_out == verb else spelt_out)
                    yield _outside(verb, words if position == "object" else _with_what_follows(verb, words))
                    return
    if "clause" in cue.content:
        told_before = _words_before(verb, sentence, before, speaker, alone=not cue.needs_content)
        if told_before is not None:
            yield told_before


def _which_takes_up(verb: Token, noun: Token, *, denied: bool) -> Range | None:
    """Give the "which" that takes up a whole clause: "in Mali, which it announced", "of a massacre, which it denies".

    Behind a name it can mean nothing else; behind a comma, what is denied is hardly ever the mere noun.
    """
    which = next((c for c in verb.lefts if c.lower_ == "which" and c.dep_ == "dobj"), None)
    if which is None or noun.i > verb.i:
        return None
    after_comma = which.i > 0 and which.nbor(-1).text == ","
    whole = denied and after_comma and noun.lemma_.lower() not in TIDINGS
    by_name = verb.dep_ == "relcl" and noun.pos_ == "PROPN"
    return (which.i, which.i + 1) if by_name or whole else None


def _told_of(verb: Token) -> tuple[Token, ...]:
    """Give what a verb of saying has for its object, also without a pronoun for it: "a charge the army denies"."""
    named = objects(verb)
    bare = verb.dep_ == "relcl" and not named and verb.head.lemma_.lower() in TIDINGS
    return (verb.head,) if bare else named


def _outside(verb: Token, words: Range) -> Range:
    """End what is said before the clause that says it: "an attack that Paris blamed on rebels"."""
    start, end = words
    left = verb.left_edge.i
    while left > start + 1 and verb.doc[left - 1].is_punct:
        left -= 1
    return (start, left) if verb.dep_ == "relcl" and start < left <= verb.i < end else words


def _with_what_follows(verb: Token, words: Range) -> Range:
    """Take along what the parser hung on the verb or its object: "accused A and B of atrocities" + "against C"."""
    start, end = words
    while end < len(verb.doc):
        after = verb.doc[end]
        if after.dep_ != "prep" or after.head.i > start or after.lower_ not in _on_charge:
            break
        end = after.right_edge.i + 1
    return start, end


_on_charge = frozenset({"against", "in", "near", "on", "during", "at"})


def _is_infinite(verb: Token) -> bool:
    """Tell whether a verb is an infinitive or gerund that completes another ("vowed to go", "denied going")."""
    return any(c.tag_ == "TO" for c in verb.lefts) or (verb.dep_ == "xcomp" and verb.tag_ in {"VBG", "VB"})


def told_by(noun: Token) -> Token | None:
    """Give the clause that an accusation or report consists of ("denied accusations it carried out the attacks")."""
    if noun.lemma_.lower() not in TIDINGS:
        return None
    return next((c for c in noun.rights if c.dep_ in {"acl", "relcl", "ccomp"} and is_verb(c)), None)


TIDINGS = frozenset(
    "accusation allegation claim report charge rumor rumour suggestion assertion suspicion news fact possibility "
    "statement".split()
)
"""Nouns for what has been told, whatever it was."""


def _complement_clause(verb: Token, sentence: Tokens, speaker: Token | None) -> Range | None:
    """Find the clause that is said, before or behind its verb."""
    complements = [
        c
        for c in verb.children
        if (c.dep_ == "ccomp" or (c.dep_ == "parataxis" and is_verb(c)))
        and not (c.i < verb.i and begins_anew(verb, speaker))
    ]
    if not complements:
        return None
    first = max(complements, key=lambda c: c.right_edge.i - c.left_edge.i)
    start, end = trimmed(first)
    if first.i < verb.i:
        start = after_semicolon(verb.doc, start, min(verb.i, speaker.i if speaker is not None else verb.i) - 1)
        speaker_start = phrase_range(speaker, appositions=True)[0] if speaker is not None else verb.i
        return start, min(end, verb.i, speaker_start if speaker_start > start else verb.i)
    if end < sentence.end:
        end = _to_sentence_end(verb, first, end, sentence)
    if start <= verb.i < end:
        start = verb.i + 1
    return start, _before_another_speaker(verb.doc, start, end)


def _before_another_speaker(doc: Doc, start: int, end: int) -> int:
    """End what is said before "…, while residents said …", which the parser may hang inside it."""
    for token in doc[start + 1 : end]:
        if token.lower_ in {"while", "whereas", "although", "though"} and token.dep_ == "mark":
            verb = token.head
            if verb.lemma_ in _plain_saying and any(c.dep_ == "nsubj" for c in verb.lefts):
                return token.i - 1 if doc[token.i - 1].is_punct and token.i - 1 > start else token.i
    return end


_plain_saying = frozenset("say tell report claim deny accuse add speak insist maintain announce confirm put".split())


def _words_before(
    verb: Token, sentence: Tokens, before: Tokens | None, speaker: Token | None, *, alone: bool
) -> Range | None:
    """Find what is said where the speaker only follows it: the sentence cut off before, or the words up to the speaker.

    `alone` says that the verb needs nothing beside it to be one of saying.
    """
    if begins_anew(verb, speaker) or _answers_by_deed(verb):
        return None
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and is_verb(verb.head):
        return None  # "…, the radio reported, vowing revenge": what was reported is not vowed
    first_word = _first_word(verb, speaker)
    if first_word > 3 and verb.doc[first_word - 1].tag_ == "WDT":
        # "…, which the group denied": the parser took the relative clause for a sentence of its own.
        noun = next((t for t in reversed(verb.doc[first_word - 3 : first_word - 1]) if t.pos_ == "NOUN"), None)
        is_told = noun is not None and noun.lemma_.lower() in TIDINGS
        return trimmed(noun) if noun is not None and is_told else (first_word - 1, first_word)
    if first_word - sentence.start <= 2 and before is not None and _joins(before, sentence):
        return before.start, before.end
    nested = verb.dep_ in {"ccomp", "xcomp", "acomp"} and verb.head.i < verb.i
    if alone and not nested and first_word - sentence.start > 3 and _ends_with(verb, sentence):
        return after_semicolon(verb.doc, sentence.start, first_word - 1), first_word
    return None


def after_semicolon(doc: Doc, start: int, end: int) -> int:
    """Begin what is said behind the last semicolon: what stands before it the outlet tells in its own voice."""
    marks = [t.i for t in doc[start:end] if t.text == ";"]
    open_before = sum(t.is_quote or t.text in {"``", "''"} for t in doc[start : marks[-1]]) % 2 if marks else 0
    return marks[-1] + 1 if marks and not open_before else start


def _answers_by_deed(verb: Token) -> bool:
    """Tell whether somebody answers by what they do, not by words: "the army responded with air strikes"."""
    return verb.lemma_ in _answering and any(c.dep_ == "prep" and c.lower_ in {"with", "by"} for c in verb.rights)


_answering = frozenset({"respond", "reply", "answer", "react"})


def begins_anew(verb: Token, speaker: Token | None) -> bool:
    """Tell whether a speaker begins a clause of their own, so that what stands before it is not theirs.

    "The rebels said they held the camp, while the army spoke of fighting"; "A said one thing; B said another".
    """
    first_word = _first_word(verb, speaker)
    while first_word > verb.sent.start and verb.doc[first_word - 1].dep_ in {"advmod", "npadvmod"}:
        first_word -= 1
    before = verb.doc[first_word - 1] if first_word > verb.sent.start else None
    return before is not None and (before.text == ";" or before.lower_ in _openings)


_openings = frozenset({"while", "whereas", "although", "though", "but", "and", "yet", "because", "since", "so"})


def _first_word(verb: Token, speaker: Token | None) -> int:
    return min(verb.i, speaker.left_edge.i) if speaker is not None and speaker.i < verb.i else verb.i


def _to_sentence_end(verb: Token, clause: Token, end: int, sentence: Tokens) -> int:
    """Take along what the parser hung elsewhere behind the clause, up to where the speaker does something else."""
    for token in sentence.doc[end : sentence.end]:
        if token.dep_ in {"conj", "ROOT", "parataxis"} and is_verb(token) and not clause.is_ancestor(token):
            return end
        if token.dep_ == "advcl" and token.head == verb and token.tag_ == "VBG" and token.lemma_ in _saying_more:
            # "denied that it was there, calling the claim a lie": that is said beside it.
            return end
    return sentence.end


_saying_more = frozenset("call say add blame accuse insist dismiss describe warn vow cite".split())


def _joins(before: Tokens, sentence: Tokens) -> bool:
    """Tell whether a sentence was only cut off from the one before, where its speaker stands at the end."""
    last = before[-1]
    if last.lower_ in _openings:
        return False
    return not last.is_space and last.text not in {".", "!", "?", ":", ";"} and sentence.start == before.end


def _ends_with(verb: Token, sentence: Tokens) -> bool:
    return sentence.end - verb.i <= 12 and not any(
        is_verb(t) and t.tag_ != "VBG" for t in sentence.doc[verb.i + 1 : sentence.end]
    )


def trimmed(head: Token) -> Range:
    """Give the words of a clause or phrase without conjunctions and punctuation at its edges."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    doc = head.doc
    while (
        start < end - 1
        and (doc[start].dep_ in {"mark", "cc"} or doc[start].is_punct or doc[start].is_space)
        and doc[start].text not in {'"', "“"}
    ):
        start += 1
    while end > start + 1 and (doc[end - 1].is_space or doc[end - 1].text in {",", ".", ";", ":", "-", "–", "—"}):
        end -= 1
    return start, end


POINTING = frozenset({"this", "that", "it", "which", "these", "those"})
"""Words by which somebody points to what has been told."""

HAVING_DONE = frozenset({"involvement", "responsibility", "wrongdoing", "complicity", "guilt", "culpability"})
"""Words by which somebody denies to have done what has been told, whatever it was."""


def is_sentence(quotation: Quotation, doc: Doc) -> bool:
    """Tell whether a quotation says something by itself, with a finite verb, and is not a quoted word or two."""
    start, end = quotation.tokens
    return any(is_verb(t) and t.tag_ not in {"VBG", "VBN", "VB"} for t in doc[start:end])

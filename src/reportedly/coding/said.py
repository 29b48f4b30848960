"""Who says which words of a report: attributions found by their cues, joined over sentences and quotations."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from reportedly.codebook import SpeechCue
from reportedly.coding.phrases import complement, conjuncts, is_verb, objects, phrase_range, prepositional, subjects
from reportedly.coding.quotations import Quotation

Range = tuple[int, int]
CueIndex = dict[str, list[SpeechCue]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words of a report put into somebody's mouth; all ranges count tokens.

    `speaker` is the head noun of the speaker (None where nobody is named) and `speaker_range` its whole phrase;
    `contents` is what is said; `told` the agency or paper to whom it was said; `verb` the word that cues it.
    """

    verb: Token
    cue: Range
    contents: tuple[Range, ...]
    act: str
    rule: str
    speaker: Token | None = None
    speaker_range: Range | None = None
    certainty: str | None = None
    polarity: str | None = None
    told: Token | None = None
    toward: Token | None = None

    def covers(self, token: Token) -> bool:
        """Tell whether a word is among those said."""
        return any(a <= token.i < b for a, b in self.contents)

    @property
    def size(self) -> int:
        """How many words are said: an outer attribution has more than one nested in it."""
        return sum(b - a for a, b in self.contents)


def cue_index(speech: Sequence[SpeechCue]) -> CueIndex:
    """Sort the codebook's speech cues by their first lemma, longest first."""
    index: CueIndex = defaultdict(list)
    for cue in speech:
        index[cue.cue[0]].append(cue)
    for cues in index.values():
        cues.sort(key=lambda c: -len(c.cue))
    return dict(index)


def attributions(
    doc: Doc, index: CueIndex, quotations: Sequence[Quotation], can_speak: Callable[[Token], bool]
) -> tuple[Attribution, ...]:
    """Find every attribution of a report, in text order; `can_speak` tells whether a noun can be a speaker at all."""
    sentences = list(doc.sents)
    found: list[Attribution] = []
    for nth, sentence in enumerate(sentences):
        before = sentences[nth - 1] if nth else None
        for token in sentence:
            cues = index.get(token.lemma_.lower()) or index.get(token.lower_)
            if cues:
                one = _attribution(token, cues, sentence, before, quotations)
                if one is not None and (one.speaker is None or can_speak(one.speaker)):
                    found.append(one)
    return tuple(_carried(found, quotations))


def _attribution(
    token: Token, cues: list[SpeechCue], sentence: Tokens, before: Tokens | None, quotations: Sequence[Quotation]
) -> Attribution | None:
    for cue in cues:
        if cue.frame == "according-to":
            one = _according_to(token, cue, sentence, before)
        elif cue.frame == "verb" and is_verb(token) and token.dep_ not in {"amod", "compound"}:
            one = _verb_of_saying(token, cue, sentence, before, quotations)
        elif cue.frame == "noun" and token.pos_ == "NOUN":
            one = _noun_of_saying(token, cue)
        else:
            one = None
        if one is not None:
            return one
    return None


def _rest_of_cue(token: Token, words: tuple[str, ...]) -> list[Token] | None:
    """Find the further words of a cue among what hangs on its verb, or right behind it; None when one is missing."""
    out: list[Token] = []
    for word in words:
        pool = [*token.rights, *(g for c in token.rights for g in c.children), *(o for p in out for o in p.children)]
        behind = token.doc[token.i + 1 : token.i + 4]
        hit = next((t for t in [*pool, *behind] if word in {t.lemma_.lower(), t.lower_}), None)
        if hit is None:
            return None
        out.append(hit)
    return out


def _verb_of_saying(
    verb: Token, cue: SpeechCue, sentence: Tokens, before: Tokens | None, quotations: Sequence[Quotation]
) -> Attribution | None:
    rest = _rest_of_cue(verb, cue.cue[1:])
    if rest is None or _is_unsaid(verb):
        return None
    speakers = _who_goes_on(verb) or subjects(verb) or _inverted_subject(verb, sentence)
    speakers = tuple(author(s) for s in speakers)
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        speakers = tuple(p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj")
    speaker = next((s for s in speakers if s.pos_ in {"NOUN", "PROPN", "PRON"} and s.tag_ not in {"EX", "WDT"}), None)
    contents = tuple(_contents(verb, cue, sentence, before, speaker, quotations))
    if not contents:
        return None
    if speaker is None and not (cue.certainty or _is_impersonal(verb)):
        return None
    return Attribution(
        verb=verb,
        cue=(verb.i, verb.i + 1),
        contents=contents,
        act=cue.act,
        rule="speech." + "-".join(cue.cue),
        speaker=speaker,
        speaker_range=_speaker_range(speaker, verb, contents) if speaker is not None else None,
        certainty=cue.certainty,
        polarity=cue.polarity,
        told=_told(verb),
        toward=next(iter(_positions(verb, cue.toward)), None) if cue.toward else None,
    )


def _who_goes_on(verb: Token) -> tuple[Token, ...]:
    """Give the speaker who said one thing "but denied" another, where the parser put the denial among what was said.

    The tenses tell: what had happened is told, what was denied is told of.
    """
    told = verb.head
    if (
        verb.dep_ != "conj"
        or verb.tag_ != "VBD"
        or told.dep_ != "ccomp"
        or any(c.dep_ == "nsubj" for c in verb.children)
    ):
        return ()
    return subjects(told.head) if any(c.lower_ == "had" and c.dep_ == "aux" for c in told.children) else ()


def _is_unsaid(verb: Token) -> bool:
    """Tell whether nobody says it: "has not said whether", "no group has claimed responsibility"."""
    if any(c.dep_ == "neg" for c in verb.children):
        return True
    return any(
        s.lower_ in {"nobody", "none"} or any(d.lower_ == "no" for d in s.lefts)
        for s in verb.children
        if s.dep_ == "nsubj"
    )


def author(noun: Token) -> Token:
    """Give whoever stands behind a document that speaks: "a statement by the army", "he put out a letter saying"."""
    if noun.lemma_.lower() not in _documents:
        return noun
    owners = [c for c in noun.children if c.dep_ == "poss"]
    named = [*owners, *prepositional(noun, "by"), *prepositional(noun, "from"), *prepositional(noun, "of")]
    if named:
        return named[0]
    issuers = subjects(noun.head) if noun.dep_ == "dobj" and is_verb(noun.head) else ()
    return issuers[0] if issuers else noun


_documents = frozenset(
    {"statement", "communique", "communiqué", "release", "letter", "message", "tweet", "post", "speech"}
)


def _is_impersonal(verb: Token) -> bool:
    return any(c.lower_ == "it" and c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)


def _inverted_subject(verb: Token, sentence: Tokens) -> tuple[Token, ...]:
    """Find the speaker behind the verb ("…, said the Observatory") where the parse took it for an object."""
    after = [
        c
        for c in verb.rights
        if c.dep_ in {"nsubj", "dobj", "npadvmod", "attr", "oprd"} and c.pos_ in {"NOUN", "PROPN"}
    ]
    if after and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.lefts) and verb.i > sentence.start + 2:
        return (after[0],)
    return ()


def _speaker_range(speaker: Token, verb: Token, contents: Sequence[Range]) -> Range:
    """Give the words that name a speaker: up to a comma, with a proper name in apposition, without a long clause."""
    doc = speaker.doc
    start, end = phrase_range(speaker, appositions=True, participles=True)
    if speaker.i < verb.i:
        end = max(end, min(speaker.right_edge.i + 1, verb.i))
    last = conjuncts(speaker)[-1]
    if last.i != speaker.i and last.i < speaker.i + 12 and not any(a <= last.i < b for a, b in contents):
        end = max(end, phrase_range(last, appositions=True)[1])
    for token in doc[speaker.i + 1 : end]:
        long_clause = (
            token.dep_ == "relcl" and token.right_edge.i - token.left_edge.i > 4 and token.left_edge.i > speaker.i
        )
        named_before = any(c.dep_ == "appos" and c.i < token.i for c in token.head.rights)
        nested = token.dep_ == "appos" and (token.head not in conjuncts(speaker) or named_before)
        if long_clause or nested:
            end = min(end, token.left_edge.i)
        if token.text == "," and token.head.i >= start and not _lists(token, end):
            end = min(end, token.i)
        if token.is_quote:
            end = min(end, token.i)
    for a, b in contents:
        if start < b <= speaker.i:
            start = b
        if speaker.i < a < end:
            end = a
    while end > speaker.i + 1 and (
        doc[end - 1].dep_ in {"aux", "auxpass", "neg", "advmod", "cc"} or doc[end - 1].is_space
    ):
        end -= 1
    return _unpunctuated(doc, start, end)


def _lists(comma: Token, end: int) -> bool:
    """Tell whether a comma stands in a list of speakers ("residents, doctors and activists")."""
    return any(t.dep_ == "conj" and t.head.i < comma.i < t.i for t in comma.doc[comma.i + 1 : end])


def _positions(verb: Token, position: str) -> tuple[Token, ...]:
    return objects(verb) if position == "object" else complement(verb, position)


def _told(verb: Token) -> Token | None:
    """Find to whom something was told ("told Reuters", "in an interview with AFP")."""
    if verb.lemma_ == "tell":
        direct = [c for c in verb.rights if c.dep_ in {"dobj", "dative", "nsubj"} and c.pos_ in {"PROPN", "NOUN"}]
        return direct[0] if direct else None
    for preposition in (c for c in verb.rights if c.dep_ in {"prep", "dative"} and c.lower_ == "to"):
        for noun in preposition.children:
            if noun.pos_ == "PROPN":
                return noun
    return None


def _contents(
    verb: Token,
    cue: SpeechCue,
    sentence: Tokens,
    before: Tokens | None,
    speaker: Token | None,
    quotations: Sequence[Quotation],
) -> Iterator[Range]:
    """Find what is said, by the positions the codebook gives for the cue; a clause or quotation first."""
    quoted = [
        q
        for q in quotations
        if sentence.start <= q.tokens[0] < sentence.end and not q.tokens[0] <= verb.i < q.tokens[1]
    ]
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
                if child.dep_ in {"xcomp", "ccomp", "advcl"} and is_verb(child):
                    yield _trimmed(child)
                    return
        else:
            for noun in objects(verb) if position == "object" else complement(verb, position):
                if noun is not speaker and (noun.i > verb.i or position == "object"):
                    yield _trimmed(_told_by(noun) or noun)
                    return
    if "clause" in cue.content:
        told_before = _words_before(verb, sentence, before, speaker, alone=not cue.needs_content)
        if told_before is not None:
            yield told_before


def _told_by(noun: Token) -> Token | None:
    """Give the clause that an accusation or report consists of ("denied accusations it carried out the attacks")."""
    if noun.lemma_.lower() not in _tidings:
        return None
    return next((c for c in noun.rights if c.dep_ in {"acl", "relcl", "ccomp"} and is_verb(c)), None)


_tidings = frozenset(
    "accusation allegation claim report charge rumor rumour suggestion assertion suspicion news fact possibility "
    "statement".split()
)


def _complement_clause(verb: Token, sentence: Tokens, speaker: Token | None) -> Range | None:
    """Find the clause that is said, before or behind its verb."""
    complements = [c for c in verb.children if c.dep_ == "ccomp" or (c.dep_ == "parataxis" and is_verb(c))]
    if not complements:
        return None
    first = max(complements, key=lambda c: c.right_edge.i - c.left_edge.i)
    start, end = _trimmed(first)
    if first.i < verb.i:
        speaker_start = phrase_range(speaker, appositions=True)[0] if speaker is not None else verb.i
        return start, min(end, verb.i, speaker_start if speaker_start > start else verb.i)
    if end < sentence.end:
        end = _to_sentence_end(verb, first, end, sentence)
    if start <= verb.i < end:
        start = verb.i + 1
    return start, end


def _words_before(
    verb: Token, sentence: Tokens, before: Tokens | None, speaker: Token | None, *, alone: bool
) -> Range | None:
    """Find what is said where the speaker only follows it: the sentence cut off before, or the words up to the speaker.

    `alone` says that the verb needs nothing beside it to be one of saying.
    """
    first_word = min(verb.i, speaker.left_edge.i) if speaker is not None and speaker.i < verb.i else verb.i
    if first_word - sentence.start <= 2 and before is not None and _joins(before, sentence):
        return before.start, before.end
    if alone and first_word - sentence.start > 3 and _ends_with(verb, sentence):
        return sentence.start, first_word
    return None


def _to_sentence_end(verb: Token, clause: Token, end: int, sentence: Tokens) -> int:
    """Take along what the parser hung elsewhere behind the clause, up to where the speaker does something else."""
    for token in sentence.doc[end : sentence.end]:
        if token.dep_ in {"conj", "ROOT", "parataxis"} and is_verb(token) and not clause.is_ancestor(token):
            return end
    return sentence.end


def _joins(before: Tokens, sentence: Tokens) -> bool:
    """Tell whether a sentence was only cut off from the one before, where its speaker stands at the end."""
    last = before[-1]
    return not last.is_space and last.text not in {".", "!", "?", ":"} and sentence.start == before.end


def _ends_with(verb: Token, sentence: Tokens) -> bool:
    return sentence.end - verb.i <= 12 and not any(
        is_verb(t) and t.tag_ != "VBG" for t in sentence.doc[verb.i + 1 : sentence.end]
    )


def _trimmed(head: Token) -> Range:
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


def _according_to(token: Token, cue: SpeechCue, sentence: Tokens, before: Tokens | None) -> Attribution | None:
    """Read "according to X" and its like: X is the speaker, the rest of the sentence what is said."""
    doc = token.doc
    for offset, word in enumerate(cue.cue):
        at = token.i + offset
        if at >= sentence.end or word not in {doc[at].lower_, doc[at].lemma_.lower()}:
            return None
    last = doc[token.i + len(cue.cue) - 1]
    speaker = next((p for p in last.children if p.dep_ == "pobj"), None) or _next_noun(last, sentence)
    if speaker is None:
        return None
    _, end = phrase_range(speaker, appositions=True)
    end = max(end, max((phrase_range(c)[1] for c in conjuncts(speaker) if c.i < speaker.i + 8), default=end))
    opens = token.i - sentence.start <= 2
    if opens:
        while end < sentence.end and (doc[end].is_punct and doc[end].text not in {'"', "“"}):
            end += 1
        contents: tuple[Range, ...] = ((end, sentence.end),) if end < sentence.end else ()
        if not contents and before is not None:
            contents = ((before.start, before.end),)
    else:
        contents = ((sentence.start, token.i),)
    if not contents:
        return None
    return Attribution(
        verb=token,
        cue=(token.i, last.i + 1),
        contents=contents,
        act=cue.act,
        rule="speech." + "-".join(cue.cue),
        speaker=speaker,
        speaker_range=_unpunctuated(doc, last.i + 1, end),
        certainty=cue.certainty,
        polarity=cue.polarity,
    )


def _unpunctuated(doc: Doc, start: int, end: int) -> Range:
    while end > start + 1 and (doc[end - 1].is_punct or doc[end - 1].is_space) and doc[end - 1].text != ")":
        end -= 1
    return start, end


def _next_noun(token: Token, sentence: Tokens) -> Token | None:
    for word in sentence.doc[token.i + 1 : min(sentence.end, token.i + 8)]:
        if word.pos_ in {"NOUN", "PROPN"} and word.dep_ != "compound":
            return word
    return None


def _noun_of_saying(noun: Token, cue: SpeechCue) -> Attribution | None:
    """Read "claims by X that …" and "X's accusation that …": X is the speaker."""
    clause = next(
        (
            c
            for c in noun.rights
            if c.dep_ in {"acl", "ccomp", "relcl"} and any(m.dep_ == "mark" and m.lower_ == "that" for m in c.children)
        ),
        None,
    )
    if clause is None:
        return None
    speakers = [c for c in noun.children if c.dep_ == "poss"] or [
        *prepositional(noun, "by"),
        *prepositional(noun, "from"),
    ]
    speaker = speakers[0] if speakers else None
    return Attribution(
        verb=noun,
        cue=(noun.i, noun.i + 1),
        contents=(_trimmed(clause),),
        act=cue.act,
        rule="speech." + "-".join(cue.cue),
        speaker=speaker,
        speaker_range=phrase_range(speaker, appositions=True) if speaker is not None else None,
        certainty=cue.certainty,
        polarity=cue.polarity,
    )


def _carried(found: Sequence[Attribution], quotations: Sequence[Quotation]) -> Iterator[Attribution]:
    """Stretch attributions over whole quotations, and carry a speaker on to a quotation that follows without a cue."""
    touched = {
        (id(one), q.tokens)
        for one in found
        for q in quotations
        if any(q.tokens[0] < b and a < q.tokens[1] for a, b in one.contents)
    }
    taken = {tokens for _, tokens in touched}
    for nth, one in enumerate(found):
        mine = [q.tokens for q in quotations if (id(one), q.tokens) in touched]
        missing = [q for q in mine if not any(a <= q[0] and q[1] <= b for a, b in one.contents)]
        yield replace(one, contents=(*one.contents, *missing))
        if one.speaker is None:
            continue
        until = found[nth + 1].contents[0][0] if nth + 1 < len(found) else len(one.verb.doc)
        end = max(b for _, b in (*one.contents, one.cue))
        for quotation in quotations:
            start = quotation.tokens[0]
            if quotation.tokens in taken or not end <= start < until or start - end > _quotation_follows_within:
                continue
            if is_sentence(quotation, one.verb.doc):
                taken.add(quotation.tokens)
                end = quotation.tokens[1]
                yield replace(
                    one, contents=(quotation.tokens,), rule="quotation-continues", act="asserts", polarity=None
                )


_quotation_follows_within = 30
"""Tokens between the end of somebody's words and a quotation that still counts as theirs."""


def is_sentence(quotation: Quotation, doc: Doc) -> bool:
    """Tell whether a quotation says something by itself, with a finite verb, and is not a quoted word or two."""
    start, end = quotation.tokens
    return any(is_verb(t) and t.tag_ not in {"VBG", "VBN", "VB"} for t in doc[start:end])

"""Who says which words of a report: attributions found by the codebook's cues."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from reportedly.codebook import SpeechCue
from reportedly.coding.phrases import complement, conjuncts, is_verb, objects, phrase_range, prepositional, subjects
from reportedly.coding.said.attribution import Attribution, Range
from reportedly.coding.said.carried import carried
from reportedly.coding.said.contents import contents_of, trimmed
from reportedly.coding.said.pronouns import PARTS
from reportedly.coding.said.quotations import Quotation
from reportedly.coding.said.speaker_words import (
    author,
    inverted_subject,
    is_unsaid,
    next_noun,
    speaker_range,
    told_to,
    unpunctuated,
    who_goes_on,
)

CueIndex = dict[str, list[SpeechCue]]


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
    begins = [q.tokens[0] for q in quotations]
    for nth, sentence in enumerate(sentences):
        before = sentences[nth - 1] if nth else None
        quoted = quotations[bisect_left(begins, sentence.start) : bisect_left(begins, sentence.end)]
        for token in sentence:
            cues = index.get(token.lemma_.lower()) or index.get(token.lower_)
            if cues:
                one = _attribution(token, cues, sentence, before, quoted)
                if one is not None and (one.speaker is None or can_speak(one.speaker)):
                    found.append(one)
    return tuple(carried(found, quotations))


def _attribution(
    token: Token, cues: list[SpeechCue], sentence: Tokens, before: Tokens | None, quoted: Sequence[Quotation]
) -> Attribution | None:
    for cue in cues:
        if cue.frame == "according-to":
            one = _according_to(token, cue, sentence, before)
        elif cue.frame == "verb" and is_verb(token) and token.dep_ not in {"amod", "compound"}:
            one = _verb_of_saying(token, cue, sentence, before, quoted)
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
        near = [c for c in token.rights if not _opens_clause(c)]
        pool = [*token.rights, *(g for c in near for g in c.children), *(o for p in out for o in p.children)]
        behind = token.doc[token.i + 1 : token.i + 4]
        hit = next((t for t in [*pool, *behind] if word in {t.lemma_.lower(), t.lower_}), None)
        if hit is None:
            return None
        out.append(hit)
    return out


def _opens_clause(word: Token) -> bool:
    """Tell whether a clause with a verb of its own begins here ("insisted that a force was on its way")."""
    return word.dep_ in {"advcl", "relcl", "parataxis", "conj"} or (word.dep_ == "ccomp" and word.tag_ != "VB")


def _verb_of_saying(
    verb: Token, cue: SpeechCue, sentence: Tokens, before: Tokens | None, quoted: Sequence[Quotation]
) -> Attribution | None:
    rest = _rest_of_cue(verb, cue.cue[1:])
    if rest is None or is_unsaid(verb):
        return None
    speakers = who_goes_on(verb) or subjects(verb) or inverted_subject(verb, sentence)
    speakers = tuple(author(s) for s in speakers)
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        speakers = tuple(p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj")
    speaker = next((s for s in speakers if _names_somebody(s)), None)
    contents = tuple(contents_of(verb, cue, sentence, before, speaker, quoted))
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
        speaker_range=speaker_range(speaker, verb, contents) if speaker is not None else None,
        certainty=cue.certainty,
        polarity=cue.polarity,
        told=told_to(verb),
        toward=next(iter(_positions(verb, cue.toward)), None) if cue.toward else None,
    )


def _names_somebody(word: Token) -> bool:
    return word.tag_ not in {"EX", "WDT"} and (word.pos_ in {"NOUN", "PROPN", "PRON"} or word.lower_ in PARTS)


def _is_impersonal(verb: Token) -> bool:
    return any(c.lower_ == "it" and c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)


def _positions(verb: Token, position: str) -> tuple[Token, ...]:
    return objects(verb) if position == "object" else complement(verb, position)


def _according_to(token: Token, cue: SpeechCue, sentence: Tokens, before: Tokens | None) -> Attribution | None:
    """Read "according to X" and its like: X is the speaker, the rest of the sentence what is said."""
    doc = token.doc
    for offset, word in enumerate(cue.cue):
        at = token.i + offset
        if at >= sentence.end or word not in {doc[at].lower_, doc[at].lemma_.lower()}:
            return None
    last = doc[token.i + len(cue.cue) - 1]
    speaker = next((p for p in last.children if p.dep_ == "pobj"), None) or next_noun(last, sentence)
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
        speaker_range=unpunctuated(doc, last.i + 1, end),
        certainty=cue.certainty,
        polarity=cue.polarity,
    )


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
        contents=(trimmed(clause),),
        act=cue.act,
        rule="speech." + "-".join(cue.cue),
        speaker=speaker,
        speaker_range=phrase_range(speaker, appositions=True) if speaker is not None else None,
        certainty=cue.certainty,
        polarity=cue.polarity,
    )

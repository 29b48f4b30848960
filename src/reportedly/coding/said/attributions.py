"""Who says which words of a report: attributions found by the codebook's cues."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from reportedly.codebook import SpeechCue
from reportedly.coding.arguments import complement, is_passive, is_reduced_passive, objects, subjects
from reportedly.coding.phrases import conjuncts, is_verb, phrase_range, prepositional
from reportedly.coding.said.attribution import Attribution, Range
from reportedly.coding.said.carried import carried
from reportedly.coding.said.contents import TIDINGS, after_semicolon, contents_of
from reportedly.coding.said.interviews import answers
from reportedly.coding.said.nominal import called_untrue, noun_of_saying, without_case
from reportedly.coding.said.pronouns import PARTS
from reportedly.coding.said.quotations import Quotation
from reportedly.coding.said.speaker_words import (
    author,
    inverted_subject,
    is_unsaid,
    next_noun,
    says_more,
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
    doc: Doc,
    index: CueIndex,
    quotations: Sequence[Quotation],
    can_speak: Callable[[Token], bool],
    is_outlet: Callable[[Token], bool],
) -> tuple[Attribution, ...]:
    """Find every attribution of a report, in text order.

    `can_speak` tells whether a noun can be a speaker at all, `is_outlet` whether it names a paper, agency or station.
    """
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
                    found.append(_as_hearsay(one, index))
    if interview := list(answers(doc, found, quotations, can_speak, is_outlet)):
        # Answers stand far below the word that cues them.
        found = sorted([*found, *interview], key=lambda one: one.contents[0])
    return tuple(carried(found, quotations))


def _as_hearsay(one: Attribution, index: CueIndex) -> Attribution:
    """Pass on the doubt in "have reportedly proposed": the saying itself is only heard of."""
    for word in one.verb.lefts:
        doubt = next((c.certainty for c in index.get(word.lower_, ()) if c.frame == "adverb"), None)
        if doubt is not None:
            return replace(one, certainty=doubt)
    return one


def _attribution(
    token: Token, cues: list[SpeechCue], sentence: Tokens, before: Tokens | None, quoted: Sequence[Quotation]
) -> Attribution | None:
    for cue in cues:
        if cue.frame == "according-to":
            one = _according_to(token, cue, sentence, before)
        elif cue.frame == "verb" and is_verb(token) and token.dep_ not in {"amod", "compound"}:
            one = _verb_of_saying(token, cue, sentence, before, quoted)
        elif cue.frame == "noun" and token.pos_ == "NOUN":
            one = noun_of_saying(token, cue)
        elif cue.frame == "predicate":
            one = called_untrue(token, cue)
        else:
            one = None
        if one is not None:
            return one
    return None


def _rest_of_cue(token: Token, cue: SpeechCue) -> list[Token] | None:
    """Find the further words of a cue among what hangs on its verb, or right behind it; None when one is missing."""
    out: list[Token] = []
    # "called the report on the attack a lie" is no call on anybody, but "blamed the attack on rebels" blames.
    estimates = "estimate" in cue.content
    through_object = "object" in cue.content or estimates or cue.toward == "object" or len(cue.cue) > 2
    for word in cue.cue[1:]:
        near = [c for c in token.rights if not _opens_clause(c) and (through_object or c.dep_ not in _object_labels)]
        pool = [*token.rights, *(g for c in near for g in c.children), *(o for p in out for o in p.children)]
        if "object" in cue.content and cue.toward:
            # "blamed the bombing of the bridge on rebels": the parser hangs the blame on the bridge.
            pool += [g for c in near for p in c.children if p.dep_ == "prep" for o in p.children for g in o.children]
        if estimates and is_passive(token):
            pool += [t for counted in objects(token) for t in (counted, *counted.children)]  # "the toll was put at 45"
        behind = token.doc[token.i + 1 : token.i + 4]
        hit = next((t for t in [*pool, *behind] if word in {t.lemma_.lower(), t.lower_}), None)
        if hit is None:
            return None
        out.append(hit)
    return out


_object_labels = frozenset({"dobj", "dative", "attr", "oprd"})


def _opens_clause(word: Token) -> bool:
    """Tell whether a clause with a verb of its own begins here ("insisted that a force was on its way")."""
    return word.dep_ in {"advcl", "relcl", "parataxis", "conj"} or (word.dep_ == "ccomp" and word.tag_ != "VB")


def _verb_of_saying(
    verb: Token, cue: SpeechCue, sentence: Tokens, before: Tokens | None, quoted: Sequence[Quotation]
) -> Attribution | None:
    rest = _rest_of_cue(verb, cue)
    if verb.lemma_ == "propose" and verb.tag_ == "VB":
        # "are to propose a truce": nothing has been proposed yet.
        return None
    if rest is None or (is_reduced_passive(verb) and not is_passive(verb)):
        return None
    if is_unsaid(verb):
        if cue.act != "denies" or not any(c.dep_ == "neg" for c in verb.children):
            return None
        # Whoever does "not rule out" something thinks it possible.
        cue = replace(cue, act="speculates", certainty="possible", polarity=None)
    speakers = who_goes_on(verb) or subjects(verb) or inverted_subject(verb, sentence)
    speakers = tuple(author(s) for s in speakers)
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        speakers = tuple(p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj")
    if not speakers and cue.cue[0] in {"quote", "cite"} and is_passive(verb):
        speakers = objects(verb)
    speaker = next((s for s in speakers if _names_somebody(s)), None)
    contents = tuple(contents_of(verb, cue, sentence, before, speaker, quoted))
    if not contents and rest and (is_verb(rest[-1]) or rest[-1].pos_ == "ADJ"):
        # "was quoted as saying that …", "held X responsible for …": the words hang on the last word of the cue.
        contents = tuple(contents_of(rest[-1], cue, sentence, before, speaker, quoted))
    if not contents or _asks_to_be_unnamed(cue, verb, contents) or _fights_over(verb) or _counts(cue, verb, contents):
        return None
    if speaker is None and not _stands_alone(verb, cue, contents):
        return None
    if _says_no(verb) and cue.act == "asserts":
        cue = replace(cue, act="denies")
    to_do = cue.act_to_do is not None and verb.doc[contents[0][0]].tag_ == "TO"
    return Attribution(
        verb=verb,
        cue=(verb.i, verb.i + 1),
        contents=contents,
        act=cue.act_to_do if to_do and cue.act_to_do is not None else cue.act,
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


def _stands_alone(verb: Token, cue: SpeechCue, contents: Sequence[Range]) -> bool:
    """Tell whether words are put forward though nobody is named: "it is feared that …", "is accused of …"."""
    if contents[0][0] < verb.i and is_passive(verb):
        # "The attack was blamed on rebels": what is put forward is the subject.
        return cue.act == "accuses" and cue.toward not in {None, "object"} and bool(_positions(verb, cue.toward or ""))
    return bool(cue.certainty) or _is_impersonal(verb) or (cue.act == "accuses" and is_passive(verb))


def _asks_to_be_unnamed(cue: SpeechCue, verb: Token, contents: Sequence[Range]) -> bool:
    """Tell whether all that is asked is not to be named: "requesting anonymity", "asked not to be identified"."""
    if cue.act not in {"appeals", "demands"}:
        return False
    words = {t.lemma_.lower() for a, b in contents for t in verb.doc[a:b]} | {o.lemma_.lower() for o in objects(verb)}
    return "anonymity" in words or ("not" in words and not words.isdisjoint({"name", "identify", "quote", "cite"}))


def _counts(cue: SpeechCue, verb: Token, contents: Sequence[Range]) -> bool:
    """Tell whether all that somebody "speaks of" is a number, which says nothing alone: "rescuers speak of 14"."""
    return cue.content == ("of",) and all(verb.doc[a:b].root.pos_ == "NUM" for a, b in contents)


def _says_no(verb: Token) -> bool:
    """Tell whether what is said goes on from a dismissal: "dismissed the claim, saying there were no …"."""
    above = verb.head
    beside = verb.dep_ == "advcl" and verb.tag_ == "VBG" and above.lemma_ in _dismissing
    return beside and any(o.lemma_.lower() in TIDINGS for o in objects(above))


_dismissing = frozenset({"dismiss", "deny", "reject", "refute", "rebut", "dispute"})


def _fights_over(verb: Token) -> bool:
    """Tell whether what is disputed is ground, not what somebody told: "disputes the coca routes with the rebels"."""
    return verb.lemma_ == "dispute" and any(o.lemma_.lower() in _ground for o in objects(verb))


_ground = frozenset("route territory land border area control region town city island zone ground road pasture".split())


def _is_impersonal(verb: Token) -> bool:
    return any(c.lower_ == "it" and c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)


def _positions(verb: Token, position: str) -> tuple[Token, ...]:
    if position == "object":
        return objects(verb)
    return complement(verb, position) or tuple(p for noun in objects(verb) for p in _at_its_end(noun, position))


def _at_its_end(noun: Token, word: str) -> tuple[Token, ...]:
    """Give what hangs by a preposition on the last noun of a phrase: "blamed the bombing of the bridge on rebels"."""
    last = next((p for c in reversed(list(noun.rights)) if c.dep_ == "prep" for p in c.children), None)
    while last is not None:
        found = prepositional(last, word)
        if found:
            return found
        last = next((p for c in reversed(list(last.rights)) if c.dep_ == "prep" for p in c.children), None)
    return ()


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
    if cue.cue == ("per",) and (not token.i or doc[token.i - 1].text not in {",", ";", "(", "–", "—"}):
        # "Two litres per person" quotes nobody.
        return None
    _, end = phrase_range(speaker, appositions=True, participles=True)
    end = next((t.i for t in doc[speaker.i + 1 : end] if says_more(t)), end)
    end = max(end, max((phrase_range(c)[1] for c in conjuncts(speaker) if c.i < speaker.i + 8), default=end))
    opens = token.i - sentence.start <= 2
    if opens:
        while end < sentence.end and (doc[end].is_punct and doc[end].text not in {'"', "“"}):
            end += 1
        contents: tuple[Range, ...] = ((end, sentence.end),) if end < sentence.end else ()
        if not contents and before is not None:
            contents = ((before.start, before.end),)
    else:
        contents = ((after_semicolon(doc, sentence.start, token.i), token.i),)
    if not contents:
        return None
    words = unpunctuated(doc, last.i + 1, end)
    behind = author(speaker)
    if behind != speaker and words[0] <= behind.i and behind.pos_ != "PRON":
        speaker, words = behind, without_case(behind)
    return Attribution(
        verb=token,
        cue=(token.i, last.i + 1),
        contents=contents,
        act=cue.act,
        rule="speech." + "-".join(cue.cue),
        speaker=speaker,
        speaker_range=words,
        certainty=cue.certainty,
        polarity=cue.polarity,
    )

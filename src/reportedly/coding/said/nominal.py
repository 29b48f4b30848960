"""Speech without a verb of saying: nouns ("their appeal for a truce") and words that call something untrue."""

from spacy.tokens import Token

from reportedly.codebook import SpeechCue
from reportedly.coding.arguments import objects, subjects
from reportedly.coding.phrases import is_verb, phrase_range, prepositional
from reportedly.coding.said.attribution import Attribution, Range
from reportedly.coding.said.contents import TIDINGS, told_by, trimmed

_lending = frozenset("make issue renew reiterate repeat launch voice express level deliver give send put issue".split())
"""Verbs that only lend themselves to a noun of saying: who does it is who says it ("renewed its call for …")."""

CALLING = frozenset("call dismiss describe brand label reject slam deride denounce term deem decry".split())
"""Verbs that call what is told by a name: "called the report a lie"."""

_reach = 4
"""Words between a verb of naming and the word that it names something by."""


def noun_of_saying(noun: Token, cue: SpeechCue) -> Attribution | None:
    """Read "claims by X that …", "X's accusation that …", "X renewed its appeal for …": X is the speaker."""
    near = {t.lemma_.lower() for t in noun.doc[noun.i + 1 : noun.i + 4]}
    if any(word not in near for word in cue.cue[1:]):
        return None
    clause = next(
        (
            c
            for c in noun.rights
            if c.dep_ in {"acl", "ccomp", "relcl"} and any(m.dep_ == "mark" and m.lower_ == "that" for m in c.children)
        ),
        None,
    )
    speaker = _speaker_of(noun)
    if speaker is None and noun.dep_ == "dobj":
        # "denied accusations that …": the verb tells what is done with them, and who does it.
        return None
    content = trimmed(clause) if clause is not None else _content_of(noun, cue) if speaker is not None else None
    if content is None:
        return None
    return Attribution(
        verb=noun,
        cue=(noun.i, noun.i + 1),
        contents=(content,),
        act=cue.act,
        rule="speech." + "-".join(cue.cue),
        speaker=speaker,
        speaker_range=without_case(speaker) if speaker is not None else None,
        certainty=cue.certainty,
        polarity=cue.polarity,
    )


def without_case(speaker: Token) -> Range:
    """Give the words that name whose word something is, without the ending of an owner ("the army's")."""
    start, end = phrase_range(speaker, appositions=True)
    return start, end - 1 if end - 1 > speaker.i and speaker.doc[end - 1].dep_ == "case" else end


def _speaker_of(noun: Token) -> Token | None:
    """Find whose word a noun is: of the one who gives it, else of its owner."""
    lending = noun.head if noun.dep_ == "dobj" and noun.head.lemma_ in _lending else None
    givers = subjects(lending) if lending is not None else ()
    owners = [c for c in noun.children if c.dep_ == "poss"]
    found = [*givers, *owners, *prepositional(noun, "by"), *prepositional(noun, "from")]
    return found[0] if found else None


def _content_of(noun: Token, cue: SpeechCue) -> Range | None:
    """Find what is said without a that-clause: "to have crossed the river", "for a truce", "of shelling"."""
    if noun.dep_ == "dobj" and is_verb(noun.head) and noun.head.lemma_ not in _lending:
        # "dropped its demand for …" tells of the demand and does not make it.
        return None
    for child in noun.rights:
        if child.dep_ in {"acl", "relcl"} and any(c.tag_ == "TO" for c in child.lefts):
            return trimmed(child)
    if cue.act == "asserts":
        return None
    for position in cue.content:
        said = () if position in {"clause", "object", "none"} else prepositional(noun, position)
        if said:
            return trimmed(said[0])
    return None


def called_untrue(word: Token, cue: SpeechCue) -> Attribution | None:
    """Read "called the report false", "dismissed the claims as lies", "this is not true": what is told is denied."""
    doc = word.doc
    if len(cue.cue) > 1 and not any(t.lemma_.lower() == cue.cue[1] for t in doc[word.i + 1 : word.i + 4]):
        return None
    if word.dep_ == "compound":
        return None
    copula = _copula(word)
    if copula is not None:
        return _is_untrue(word, copula, cue)
    verb = word
    for _ in range(_reach):
        if is_verb(verb) and verb.lemma_ in CALLING:
            break
        verb = verb.head
    if not is_verb(verb) or verb.lemma_ not in CALLING or verb.i >= word.i or any(c.dep_ == "neg" for c in verb.lefts):
        return None
    speakers = subjects(verb)
    named = [o for o in (*objects(verb), *_small_clause(verb)) if not _within(word, o)]
    if not speakers or not named:
        return None
    clause = told_by(named[0])
    content = trimmed(clause) if clause is not None else (trimmed(named[0])[0], max(trimmed(named[0])[1], word.i + 1))
    return Attribution(
        verb=verb,
        cue=(verb.i, verb.i + 1),
        contents=(content,),
        act=cue.act,
        rule="speech.called-" + "-".join(cue.cue),
        speaker=speakers[0],
        speaker_range=phrase_range(speakers[0], appositions=True),
        polarity=cue.polarity,
    )


def _copula(word: Token) -> Token | None:
    """Give the "is" that says a word of what somebody told: "the claim is false", "this was not accurate"."""
    verb, said = word.head, word
    if word.dep_ == "neg":
        said = (
            verb
            if verb.dep_ in {"acomp", "attr"}
            else next((c for c in verb.rights if c.dep_ in {"acomp", "attr"}), word)
        )
        verb = said.head
    if verb.lemma_ != "be" or (said.dep_ not in {"acomp", "attr"}):
        return None
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if subject is None or not (subject.lemma_.lower() in TIDINGS or subject.lower_ in _pointing):
        return None
    negated = any(c.dep_ == "neg" for c in (*verb.children, *said.children))
    return verb if negated == (word.dep_ == "neg") else None


_pointing = frozenset({"this", "that", "it", "these", "those", "all"})


def _is_untrue(word: Token, copula: Token, cue: SpeechCue) -> Attribution:
    return Attribution(
        verb=word,
        cue=(word.i, word.i + 1),
        contents=(trimmed(copula),),
        act=cue.act,
        rule="speech.is-" + "-".join(cue.cue),
        polarity=cue.polarity,
    )


def _small_clause(verb: Token) -> tuple[Token, ...]:
    """Give the subject of a clause without a verb ("called that report false")."""
    return tuple(s for c in verb.rights if c.dep_ == "ccomp" for s in c.lefts if s.dep_ in {"nsubj", "nsubjpass"})


def _within(word: Token, noun: Token) -> bool:
    return noun == word or (noun.is_ancestor(word) and noun.i > word.i)

"""The forms of English verbs that a cue is met in, made from its lemma."""

_irregular = {
    "say": "said", "tell": "told", "write": "wrote", "think": "thought", "find": "found", "see": "saw", "hear": "heard",
    "swear": "swore", "speak": "spoke", "know": "knew", "foresee": "foresaw", "read": "read", "put": "put",
    "make": "made", "give": "gave", "hold": "held", "feel": "felt", "tweet": "tweeted", "begin": "began",
}  # fmt: skip
_vowels = frozenset("aeiou")


def forms_of(lemma: str) -> tuple[str, ...]:
    """Give a verb's lemma, third person and past tense ("deny" → deny, denies, denied)."""
    return lemma, _third_person(lemma), _irregular.get(lemma) or _past(lemma)


def _third_person(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in _vowels:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _vowels:
        return lemma[:-1] + "ied"
    if lemma in {"admit", "refer", "commit", "submit", "permit", "quip", "blog"}:
        return lemma + lemma[-1] + "ed"
    return lemma + "ed"

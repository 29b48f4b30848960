"""What happened to those a number counts, told by what they did or bore: that they came, are there, have wounds."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.codebook.units import MATERIEL, PEOPLE, UnitWords
from reportedly.coding.howmany.counted import Counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """An effect with the token that says so (None where nothing does) and the rule that found it."""

    name: str
    token: Token | None
    rule: str


AUX = frozenset("was were is are been be being have has had reportedly also were've got get getting".split())
STOPS = frozenset(". ; : ! ?".split())
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VBG"})
_coming = frozenset(
    "arrive gather assemble attack storm assault raid ambush enter descend surround encircle come burst march walk "
    "demonstrate protest rally live shelter remain stay patrol camp participate".split()
)
_shot_at = frozenset("thigh leg legs arm arms foot feet knee hand shoulder ankle hip calf back stomach abdomen".split())
_bodies_of = frozenset("column group force convoy crowd party contingent unit band gang team patrol".split())


def doing(counted: Counted) -> Effect | None:
    """Read what those counted did, which says that they were there: "100 gunmen attacked", "50 advisers arrived"."""
    noun = counted.head
    if noun is None or counted.unit not in PEOPLE | MATERIEL:
        return None
    after = noun.doc[noun.i + 1 : noun.i + 3].text.lower()
    if after.startswith(("on board", "aboard")):
        return Effect(name="present", token=noun.doc[noun.i + 1], rule="aboard")
    while noun.dep_ == "conj" and noun.head.dep_ in {"nsubj", "conj"}:
        noun = noun.head
    whole = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if whole is not None and (whole.lemma_ in _bodies_of or whole.tag_ == "CD"):
        noun = whole  # "a column of some 150 soldiers entered", "3,000 of its men have gathered"
    if noun.dep_ != "nsubj":
        return None
    verb = noun.head
    if verb.lemma_ == "catch" and any(c.lower_ == "fire" for c in verb.rights):
        return Effect(name="destroyed" if counted.unit in MATERIEL else "other", token=verb, rule="caught-fire")
    if verb.lemma_ == "go" and any(t.lower_ in {"smoke", "flames"} for t in verb.doc[verb.i + 1 : verb.i + 4]):
        return Effect(name="destroyed" if counted.unit in MATERIEL else "other", token=verb, rule="up-in-smoke")
    under_fire = any(c.lower_ == "under" for c in verb.rights)
    return Effect(name="present", token=verb, rule="came") if verb.lemma_ in _coming and not under_fire else None


def undergone(counted: Counted, words: UnitWords) -> Effect | None:
    """Read the verb whose subject or object those counted are, however many words stand between them.

    "Two villages of the district, which it held for years, were liberated", "a man from the camp died", "shot two men".
    """
    noun = counted.head
    if noun is None:
        return None
    if noun.dep_ == "dobj" and noun.head.lemma_ == "shoot" and counted.unit in PEOPLE:
        return Effect(name="killed", token=noun.head, rule="active")
    while noun.dep_ == "conj":
        noun = noun.head
    verb = noun.head
    if noun.i >= verb.i or noun.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    if verb.lemma_ == "shoot" and noun.dep_ == "nsubjpass" and counted.unit in PEOPLE:
        behind = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 5]]
        if behind[:1] == ["dead"]:
            return Effect(name="killed", token=verb, rule="passive")
        struck = any(word in _shot_at for word in behind)
        return Effect(name="wounded", token=verb, rule="passive") if struck else None
    told = words.verbs.get(verb.lower_)
    if told is not None and noun.dep_ == "nsubjpass" and told[1] == "past":
        return Effect(name=told[0], token=verb, rule="passive")
    if told is not None and noun.dep_ == "nsubj" and verb.lemma_ in _suffered_alone:
        return Effect(name=told[0], token=verb, rule="intransitive")
    falling = noun.dep_ == "nsubj" and verb.lemma_ == "fall" and counted.unit in {"soldier", "fighter"}
    return Effect(name="killed", token=verb, rule="intransitive") if falling else None


_suffered_alone = frozenset("die perish drown flee surrender succumb".split())


_suffering = frozenset("suffer sustain receive have admit hospitalise hospitalize treat arrive bring take come".split())
_wounds = frozenset("wound wounds injury injuries burn burns gunshot concussion shrapnel".split())
_hospital_words = frozenset({"hospital", "hospitals", "clinic", "clinics"})
_conditions = frozenset({"critical", "serious", "stable", "grave"})
WOUNDS_WITHIN = 14
"""Words behind those counted within which it is told that they have wounds."""


def wounded_by_words(doc: Doc, after: int, stop: int, counted: Counted, words: UnitWords) -> Effect | None:
    """Read wounds told in a noun: "suffered light injuries", "came in with gunshot wounds", "in critical condition"."""
    if counted.unit not in PEOPLE:
        return None
    verb: Token | None = None
    borne = doc[after : min(stop, after + 4)]
    wounds = next((t for t in borne if t.lower_ in _wounds), None)
    if wounds is not None and borne[0].lower_ == "with":
        return Effect(name="wounded", token=wounds, rule="passive")
    for token in doc[after : min(stop, after + WOUNDS_WITHIN)]:
        if token.tag_.startswith("VB") and words.verbs.get(token.lower_, ("", ""))[0] == "killed":
            return None  # "died of her injuries"; "a woman was killed and five others sustained injuries"
        if token.text in STOPS or token.lower_ in {"when", "after", "while", "but", "including"}:
            return None
        if token.lemma_.lower() in _suffering and token.tag_.startswith("VB"):
            verb = token
        elif token.tag_ in FINITE and token.lower_ not in AUX | {"remain", "remained", "remains"}:
            return None
        if verb is not None and token.lower_ in _wounds:
            return Effect(name="wounded", token=token, rule="passive")
        if token.lower_ == "condition" and doc[token.i - 1].lower_ in _conditions:
            return Effect(name="wounded", token=token, rule="passive")
        if token.lower_ in _hospital_words and doc[token.i - 1].lower_ == "in" and verb is None:
            return Effect(name="wounded", token=token, rule="passive")
    return None


def present(doc: Doc, counted: Counted, clause: tuple[int, int], words: UnitWords) -> Effect | None:
    """Read that people or weapons are somewhere: "there are 300 fighters", "has 5,000 troops in"."""
    if counted.unit not in PEOPLE | MATERIEL:
        return None
    before = [t.lower_ for t in doc[max(clause[0], counted.tokens[0] - 5) : counted.tokens[0]]]
    if "there" in before and {"are", "is", "were", "remain"} & set(before):
        return Effect(name="present", token=doc[counted.tokens[0] - 1], rule="there-are")
    return None

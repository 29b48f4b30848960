"""How a spot hangs on an event's word: as its place, closely or not, or as one of those who act."""

from spacy.tokens import Doc, Token

from reportedly.coding.where.spot import Spot
from reportedly.coding.where.words import GOVERNING, RELATION_OF

_of_partitives = frozenset(
    "city town village province governorate district region area areas part parts most much outskirts suburb suburbs "
    "center centre north south east west control capture liberation siege shelling bombing bombardment attack attacks "
    "strike strikes battle fall side edge rest entrance vicinity kilometers kilometres km miles recapture seizure "
    "countryside state county streets skies districts towns villages cities provinces people invasion blockade "
    "evacuation occupation storming targeting territory swathes areas neighbourhood neighborhood quarter border".split()
)


_somebodies = frozenset(
    "backer ally allie supporter sponsor rival foe enemy enemie opponent patron partner mediator broker donor "
    "supplier host".split()
)

_of_governments = frozenset({"country", "town", "province", "unknown"})
"""Levels of what may stand for those who rule there; a name that could not be told is mostly a town's."""

_undergoing = frozenset(
    "be remain fall see witness suffer come have lie become experience stand go undergo face burn live endure brace "
    "starve".split()
)
"""What a place can do without somebody being meant by it."""


_for_victims = frozenset("hospital hospitals clinic clinics morgue morgues mortuary".split())
_victims = frozenset("wounded injured dead bodies body victims casualties survivors remains".split())
_bringing = frozenset(
    "take rush transfer bring carry evacuate treat admit reach arrive fly transport hospitalise".split()
)


def closeness(head: Token, spot: Spot) -> float | None:
    """Say how closely a spot hangs on an event's word; None where it is no place of an event at all."""
    doc = head.doc
    word = doc[spot.head]
    if _is_party(word, spot) or (_is_source(word) and not _is_source(head)) or _is_of_doer(word, head):
        return None
    if is_where_taken(doc, spot) and verb_over(word) != (verb_over(head) if word.lower_ in _for_victims else head):
        return None
    governor = governor_of(doc, spot)
    score = 0.0
    if governor is not None and (
        _is_goal_of_another(governor, head) or _is_origin_of_somebody(governor) or _is_fired_from(governor)
    ):
        return None
    if governor is not None:
        score += 1.5
        if governor.lower_ in {"in", "near", "at", "around", "inside", "outside", "along", "across", "throughout"}:
            score += 0.8
    elif word.dep_ in {"dobj", "nsubjpass"} or (word.dep_ in {"compound", "nmod"} and word.head.pos_ == "NOUN"):
        score += 1.2
    elif word.dep_ in {"nsubj", "attr", "appos", "conj"}:
        score += 0.4
    else:
        score += 0.3
    if spot.rule == "place.site" and verb_over(word) != verb_over(head):
        score -= 1.5
    if _under_subject(word, head):
        score -= 1.2 if spot.level != "site" else 2.4
    steps = _steps_up(word, head)
    score += max(0.0, 2.0 - 0.35 * steps) if steps is not None else 0.0
    distance = spot.start - head.i if spot.start > head.i else 1.6 * (head.i - spot.end)
    return score - min(2.0, 0.05 * max(0, distance))


def _is_goal_of_another(governor: Token, head: Token) -> bool:
    """Tell whether a place is only where something went before or after: "was shot down after bringing aid to X"."""
    if governor.lower_ not in {"to", "from", "toward", "towards"}:
        return False
    verb = verb_over(governor)
    ordered = any(t.lower_ in {"after", "before", "while"} for t in verb.lefts) or verb.head.lower_ in {
        "after",
        "before",
        "while",
    }
    return ordered and verb != verb_over(head) and head in verb.ancestors


def _is_origin_of_somebody(governor: Token) -> bool:
    """Tell whether a place only says where people are from: "elders from X", "a unit of veterans from X"."""
    who = governor.head
    return governor.lower_ == "from" and who.pos_ in {"NOUN", "PROPN"} and who.lemma_.lower() in _from_somewhere


def _is_fired_from(governor: Token) -> bool:
    """Tell whether a place is only where a shot or a missile came from: it did its harm elsewhere."""
    word = governor.head
    return governor.lower_ == "from" and word.pos_ == "VERB" and word.lemma_.lower() in _firing


_firing = frozenset("fire launch shoot lob".split())


def _is_of_doer(word: Token, head: Token) -> bool:
    """Tell whether a place is named in what is said of the doer by the way: "the group, which controls much of X"."""
    token = word
    while token not in {head, token.head}:
        doer = token.head
        if token.dep_ == "relcl" and doer.dep_ == "nsubj":
            aside = token.left_edge.lower_ == "whose" or token.lemma_.lower() in _standing
            return aside and not token.is_ancestor(head)
        token = token.head
    return False


_standing = frozenset("control hold rule govern run dominate occupy have base administer reach flee arrive".split())
"""What a group does all the time, wherever it strikes, and where those have come who tell of it (lemmas)."""


_from_somewhere = frozenset(
    "people person man woman child family resident inhabitant villager elder leader official fighter militant soldier "
    "troop force militia unit patient refugee witness merchant trader teacher student worker volunteer delegation "
    "tribesman clan tribe group gunman youth boy girl survivor journalist reporter correspondent doctor nurse source "
    "politician lawmaker deputy mayor governor commander community convoy driver herder farmer victim evacuee".split()
)
"""Whose "from X" is where they are at home or have come from (lemmas)."""


def governor_of(doc: Doc, spot: Spot) -> Token | None:
    """Give the preposition that a spot hangs on, by the parse, else by the words before it."""
    word = doc[spot.head]
    while word.dep_ in {"conj", "appos"} and word.head.i != word.i:
        word = word.head
    if word.dep_ == "pobj" and word.head.lower_ in RELATION_OF:
        return word.head
    i = spot.start - 1
    while i >= 0 and (doc[i].pos_ in {"DET", "ADJ"} or doc[i].tag_ in {"HYPH", "VBN"} or doc[i].dep_ == "compound"):
        i -= 1
    return doc[i] if i >= 0 and doc[i].pos_ == "ADP" and doc[i].lower_ in RELATION_OF else None


def _under_subject(word: Token, head: Token) -> bool:
    """Tell whether a place only tells where the doer is from or at ("opposition forces in X shelled Y")."""
    token = word
    while token != head and token.head != token:
        if token.dep_ == "nsubj" and token != word and token.head == head:
            return True
        token = token.head
    return False


def verb_over(token: Token) -> Token:
    """Give the verb that a word hangs on, itself if it is one."""
    while token.pos_ not in {"VERB", "AUX"} and token.head != token:
        token = token.head
    return token


def _steps_up(word: Token, head: Token) -> int | None:
    steps, token = 0, word
    while token != head:
        if token.head == token:
            return None
        steps += 2 if token.pos_ in {"VERB", "AUX"} else 1
        token = token.head
    return steps


def _is_party(word: Token, spot: Spot) -> bool:
    """Tell whether a spot only names somebody: "Syria said", "the government of X", "a resident of X"."""
    if spot.use == "state" or (spot.level in {"country", "town", "province"} and _is_of_rulers(word)):
        return True
    if spot.level == "site" and spot.rule == "place.site":
        return word.dep_ in {"nsubj", "compound", "poss"}
    if spot.level == "country" and (_beside_subject(word) or _after_noun(word) or _is_accused(word)):
        return True
    if spot.level == "country" and word.dep_ == "pobj" and word.head.lower_ == "with":
        return True
    if spot.level == "country" and _is_about_to_act(_first_in_row(word)):
        return True
    if word.dep_ == "nsubj" and spot.level in _of_governments and word.head.lemma_ not in _undergoing:
        return word.head.pos_ in {"VERB", "AUX"} and word.head.lemma_ != "be"
    if spot.level in _of_governments and (_acts(word.doc, spot) or _is_doer(word.doc, spot)):
        return True
    if word.dep_ == "poss" and spot.level == "country":
        return word.head.lower_ not in _of_partitives
    if word.dep_ == "pobj" and word.head.lower_ == "to" and word.head.head.lower_ == "according":
        return True
    if word.dep_ in {"pobj"} and word.head.lower_ == "of":
        governing = word.head.head
        return (
            governing.pos_ in {"NOUN", "PROPN"}
            and governing.lower_ not in _of_partitives
            and (spot.level == "country" or governing.pos_ == "PROPN" or _is_of_office(governing))
        )
    return bool(word.dep_ == "pobj" and word.head.lower_ == "by")


def _is_accused(word: Token) -> bool:
    """Tell whether a country is whom somebody speaks to or against: "accused X of breaking the truce"."""
    return word.dep_ == "dobj" and word.head.lemma_.lower() in _speaking_to


_speaking_to = frozenset("accuse blame condemn criticise criticize urge warn ask tell threaten thank denounce".split())


def _is_about_to_act(name: Token) -> bool:
    """Tell whether "X and Y are to meet" says what countries will do, not what they are."""
    verb = name.head
    to_do = verb.lemma_ == "be" and any(t.dep_ == "xcomp" and t.pos_ == "VERB" for t in verb.rights)
    return name.dep_ == "nsubj" and to_do


def _is_of_office(noun: Token) -> bool:
    """Tell whether a place is only that of somebody's office who does something: "the mayor of X will ask"."""
    return noun.lemma_.lower() in _offices and noun.dep_ == "nsubj"


_offices = frozenset("mayor governor prefect chief head leader commander bishop archbishop chairman director".split())


def _is_source(word: Token) -> bool:
    """Tell whether a word stands in a phrase of who says it: "according to the mayor of X"."""
    return any(t.lower_ == "according" for t in word.ancestors)


def _is_of_rulers(word: Token) -> bool:
    """Tell whether a name only says where those who rule are: "the regime in X", "officials in X"."""
    governor = word.head
    if word.dep_ != "pobj" or governor.lower_ not in {"in", "of", "from"} or not governor.i:
        return False
    return governor.head.lower_ in GOVERNING or word.doc[governor.i - 1].lower_ in GOVERNING


def _beside_subject(word: Token) -> bool:
    """Tell whether a name stands in one row with those who do something: "X and its ally Y deny …"."""
    first = _first_in_row(word)
    return first != word and first.dep_ == "nsubj" and first.head.lemma_ not in _undergoing


def _first_in_row(word: Token) -> Token:
    """Give the first of the names that one stands in a row with."""
    while word.dep_ in {"conj", "appos"} and word.head != word:
        word = word.head
    return word


def _after_noun(word: Token) -> bool:
    """Tell whether the noun right before a country says that it is somebody: "rebel backer X", "allies X and Y"."""
    start = word.i
    while start > 1 and word.doc[start - 1].lower_ in {"and", ","} and word.doc[start - 2].pos_ == "PROPN":
        start -= 2
    return start > 0 and word.doc[start - 1].lower_.removesuffix("s") in _somebodies


def _acts(doc: Doc, spot: Spot) -> bool:
    """Tell whether a finite verb of doing follows at once ("Damascus carried out …"), parsed or not."""
    if spot.end >= len(doc) or (spot.start and doc[spot.start - 1].pos_ in {"ADP", "ADJ", "DET", "NOUN", "PUNCT"}):
        return False
    verb = doc[spot.end]
    return verb.tag_ in {"VBD", "VBZ", "VBP"} and verb.pos_ == "VERB" and verb.lemma_ not in _undergoing


def _is_doer(doc: Doc, spot: Spot) -> bool:
    """Tell whether a name stands in a phrase of who did it: "sponsored by rebel backer X and by Y"."""
    for token in reversed(doc[max(0, spot.start - 4) : spot.start]):
        if token.lower_ == "by":
            return True
        if token.pos_ not in {"NOUN", "ADJ", "DET", "PROPN"}:
            return False
    return False


def is_where_taken(doc: Doc, spot: Spot) -> bool:
    """Tell whether a spot is only where victims were brought: a hospital, a morgue, the town that has one."""
    word, governor = doc[spot.head], governor_of(doc, spot)
    verb = verb_over(word)
    if verb.lemma_ not in _bringing:
        return False
    if word.lower_ in _for_victims:
        return True
    taken = {t.lower_ for t in verb.children if t.dep_ in {"nsubjpass", "dobj"}}
    return governor is not None and governor.lower_ == "to" and not taken.isdisjoint(_victims)


def in_attribution(head: Token, spot: Spot) -> bool:
    """Tell whether a spot hangs on a verb of saying ("said on a visit to X"), not on the event.

    Behind an event that is itself what was told ("reported ten strikes across X"), a spot is the event's.
    """
    doc = head.doc
    token = doc[spot.head]
    if head.dep_ == "dobj" and spot.start > head.i and verb_over(token) == head.head:
        return False
    while token.head != token:
        token = token.head
        if token.pos_ == "VERB":
            return token.lemma_ in {"say", "tell", "report", "add", "announce", "state"}
    return False

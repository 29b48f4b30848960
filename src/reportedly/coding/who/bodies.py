"""The bodies of a state by which it acts: whose army "the army" is, and "Chad's army" as it is called."""

from spacy.tokens import Token

from reportedly.codebook.actor_names import ActorMention
from reportedly.coding.parse import text_of
from reportedly.coding.phrases import characters
from reportedly.coding.who.called import ARTICLES
from reportedly.coding.who.cast import Cast

_bodies = frozenset("army military navy police government junta gendarmerie parliament".split())
_of_two_words = frozenset({"air force", "armed forces", "coast guard", "border guard", "security forces"})
_first_words = frozenset(both.split()[0] for both in _of_two_words)
_owning = frozenset({"poss", "amod", "nmod", "compound"})


class Bodies:
    """The bodies of states that one report names, by what they are: "army", "air force"."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self._owned: dict[str, dict[str, tuple[str, int]]] | None = None

    def name_of(self, noun: Token, mention: ActorMention) -> str | None:
        """Name a state's body by the words that tell whose it is: "Chad's army"; None for the state itself."""
        if self.cast.actor(mention.actor).type != "state" or _body(noun) is None or noun.idx < mention.span[1]:
            return None
        owner = next((c for c in noun.lefts if c.dep_ == "poss" and mention.span[0] <= c.idx < mention.span[1]), None)
        return self._whole(owner, noun) if owner is not None else None

    def meant(self, noun: Token) -> tuple[str, str] | None:
        """Find whose "the air force" is: what the report calls it, and the state; None where two states have one."""
        body = _body(noun)
        said = [c.lower_ for c in noun.lefts if not c.is_punct and c.lower_ not in _first_words]
        if body is None or said != ["the"]:
            return None
        if self._owned is None:
            self._owned = self._found()
        owned = self._owned.get(body, {})
        if len(owned) != 1:
            return None
        owner, (name, at) = next(iter(owned.items()))
        return (name, owner) if at < noun.i else None

    def _found(self) -> dict[str, dict[str, tuple[str, int]]]:
        """Give each body by who has one, with what the report first calls it, and where; actors of their own count."""
        found: dict[str, dict[str, tuple[str, int]]] = {}
        for mention in self.cast.mentions:
            words = self.cast.doc.char_span(*mention.span, alignment_mode="expand")
            if words is None or mention.via == "nominal":
                continue
            state = self.cast.actor(mention.actor).type == "state"
            noun = words.root.head if state and words.root.dep_ in _owning else words[-1]
            body = _body(noun)
            if body is not None:
                named = self._whole(words.root, noun) if state else mention.surface
                found.setdefault(body, {}).setdefault(mention.actor, (named, noun.i))
        return found

    def _whole(self, owner: Token, noun: Token) -> str:
        span = characters(self.cast.doc, (owner.left_edge.i, noun.i + 1))
        return ARTICLES.sub("", text_of(self.cast.doc)[span[0] : span[1]])


def _body(noun: Token) -> str | None:
    """Give the noun for a body, of two words where it has two; None for any other noun."""
    both = f"{noun.nbor(-1).lower_} {noun.lower_}" if noun.i else ""
    if both in _of_two_words:
        return both
    return noun.lower_ if noun.lower_ in _bodies else None

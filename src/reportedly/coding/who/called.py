"""What a report calls an actor: in full where it does so anywhere, else as it alludes to it or the codebook does."""

import re
from collections.abc import Sequence, Set

from reportedly.codebook import Actor, Codebook
from reportedly.codebook.actor_names import ActorMention

ARTICLES = re.compile(r"^(?:the|a|an|its|their|his|her|some|several|many|other)\s+", re.I)
"""What stands before a name and is no part of it."""

_own_names = frozenset({"armed-group", "party", "coalition", "umbrella"})
"""Types of actors that are called as the report calls them, where it never writes them out: "ELN", "the Houthis"."""

_sorts = frozenset("rebels fighters militants insurgents guerrillas jihadists militiamen militia gunmen".split())


class Called:
    """The names of one report's actors, of which `mentions` are those found in its text, in text order."""

    def __init__(self, codebook: Codebook, mentions: Sequence[ActorMention], demonyms: Set[str]) -> None:
        self.codebook = codebook
        self._demonyms = demonyms
        self._official: dict[str, str] = {}
        self._called_here: dict[str, str] = {}
        self._owned: dict[str, str] = {}
        for mention in mentions:
            if mention.via == "alias":
                self._meet(mention)
        self._surnames = {
            re.split(r"[\s-]", name)[-1]: name
            for who, name in self._official.items()
            if codebook.actors[who].type == "person"
        }

    def _meet(self, mention: ActorMention) -> None:
        """Take note of one more name: the first that is written as a proper name, and the fullest."""
        surface = _without_sort(ARTICLES.sub("", mention.surface), self.codebook.actors[mention.actor])
        if _is_official(surface):
            self._official.setdefault(mention.actor, surface)
        elif re.match(r"[A-Z]\w+['’]s [a-z]", surface):
            self._owned.setdefault(mention.actor, surface)  # "Sudan's army"
        name = _from_first_capital(surface)
        first, _, rest = name.partition(" ")
        if first in self._demonyms and rest in self.codebook.actors[mention.actor].aliases:
            name = rest
        if len(name) > len(self._called_here.get(mention.actor, "")):
            self._called_here[mention.actor] = name

    def name_of(self, mention: ActorMention) -> str:
        """Give the full name by which the report itself calls an actor; the codebook's where it only alludes."""
        actor = self.codebook.actors[mention.actor]
        surface = _without_sort(_with_apostrophe(ARTICLES.sub("", mention.surface), actor), actor)
        if mention.via == "alias" and " " in surface:
            first, rest = surface.split(" ", 1)
            # Initials are a whole name, whatever adjective stands before them: "Kurdish YPG" is the YPG.
            own = (surface == actor.name or surface in actor.aliases) and not rest.isupper()
            bare = rest in actor.aliases and first in self._demonyms and not own
            if _is_official(surface) or mention.actor not in self._official:
                return rest if bare else self._with_full_person(surface)
        if mention.actor in self._official:
            return self._official[mention.actor]
        if mention.via == "nominal" and actor.type in {"military", "police"}:
            return self.side_name(actor, mention.surface)
        here = self._called_here.get(mention.actor, "")
        return here if here and (actor.type in _own_names or _is_acronym(here, actor)) else actor.name

    def _with_full_person(self, name: str) -> str:
        """Write out the person to whom others belong: "troops loyal to Deby" where the report names Idriss Deby."""
        *before, last = name.split(" ")
        full = self._surnames.get(re.split("-", last)[-1])
        return " ".join([*before, full]) if full and before and before[-1] in {"to", "of", "under"} else name

    def side_name(self, actor: Actor, nominal: str) -> str:
        """Name the body that a general phrase means: the report's name, or the phrase with its country's adjective."""
        for known in (self._official, self._owned):
            if actor.id in known:
                return known[actor.id]
        if actor.type in _own_names and actor.id in self._called_here:
            return self._called_here[actor.id]
        state = next(
            (a for a in self.codebook.actors.values() if a.type == "state" and a.country == actor.country), None
        )
        words = ARTICLES.sub("", nominal)
        words = words.lower() if words.lower() in actor.nominals else words
        if actor.type == "ministry" and " " not in words:
            return actor.name  # a state has many: "the ministry" needs its department to be told
        if state is None or not state.demonyms or state.demonyms[0].lower() in words.lower():
            return words if state is not None else actor.name
        return f"{state.demonyms[0]} {words}"

    def air_force_of(self, state: Actor) -> tuple[str, str] | None:
        """Give (id, name) of the one air force of a state that the report names; None where it names none or two."""
        found = {
            (who, name)
            for who, name in self._official.items()
            if self.codebook.actors[who].type == "military"
            and self.codebook.actors[who].country == state.country
            and not {"air", "aerospace"}.isdisjoint(name.lower().split())
        }
        return found.pop() if len(found) == 1 else None


def _is_official(name: str) -> bool:
    """Tell whether a name is written as a proper name throughout ("Syrian Arab Army", not "Syrian troops")."""
    words = [w for w in name.split() if w.lower() not in {"of", "the", "for", "and", "in", "al", "de", "on"}]
    words = [re.sub(r"^(?:al|el|ar|an|as|ash|at|ad|az)-", "", w) for w in words]
    return len(words) > 1 and all(w[:1].isupper() and not w.endswith(("'s", "’s")) for w in words)


def _is_acronym(name: str, actor: Actor) -> bool:
    """Tell whether a body is called by its first letters, which is its name in most reports: "UNIFIL", "ECOWAS"."""
    return len(name) > len("UN") and name.isalpha() and name.isupper() and actor.type != "state"


def _without_sort(surface: str, actor: Actor) -> str:
    """Leave out what sort of people a short name is of: "M23 rebels" are the M23."""
    short, _, sort = surface.rpartition(" ")
    return short if short.isupper() and sort in _sorts and short in {actor.name, *actor.aliases} else surface


def _with_apostrophe(surface: str, actor: Actor) -> str:
    """Give back the apostrophe that a text lost on its way: "Deby's regime" for "Debys regime"."""
    for alias in actor.aliases if "'" not in surface and "’" not in surface else ():
        if "'s " in alias and surface.endswith(alias.replace("'", "")):
            return surface[: len(surface) - len(alias) + 1] + alias
    return surface


def _from_first_capital(name: str) -> str:
    """Leave out what only describes a name: "paramilitary Rapid Support Forces"."""
    words = name.split(" ")
    first = next((i for i, word in enumerate(words) if not word[:1].islower()), 0)
    return " ".join(words[first:])

"""The tools a coder needs, built once a process and never changed."""

from dataclasses import dataclass
from typing import Protocol

from spacy.language import Language

from reportedly.codebook import Codebook
from reportedly.model import Place, Run


class PlaceFinder(Protocol):
    """Looks places up by name."""

    def find(self, name: str, country: str | None = None) -> tuple[Place, ...]:
        """Give every place of that name in any script, most likely first; empty when there is none."""

    def get(self, place_id: str) -> Place | None:
        """Give the place with that id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """The tools a coder needs: a parser, the codebook, places by name, and which versions they are.

    The encoder of the attribution model will stand here beside the parser; until then claims are coded by rules.
    """

    parser: Language
    codebook: Codebook
    places: PlaceFinder
    run: Run

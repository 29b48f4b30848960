"""The tools a coder needs, built once a process and never changed."""

from dataclasses import dataclass
from typing import Protocol

from spacy.language import Language

from reportedly.codebook import Codebook
from reportedly.codebook.actor_names import ActorNames
from reportedly.codebook.units import UnitWords
from reportedly.coding.said import CueIndex, Ear
from reportedly.coding.sure import StanceCues
from reportedly.coding.what import EventCues
from reportedly.coding.who.common_nouns import CommonNouns
from reportedly.model import Place, Run, Shape


class Area(Protocol):
    """A stretch of country without a point of its own: its middle in degrees and the radius in km that covers it."""

    @property
    def lat(self) -> float:
        """Degrees north."""

    @property
    def lon(self) -> float:
        """Degrees east."""

    @property
    def radius_km(self) -> float:
        """Kilometres from the middle that cover it."""

    @property
    def ref(self) -> str:
        """What its shape can be asked for by."""


class PlaceFinder(Protocol):
    """Looks places up by name."""

    def find(self, name: str, country: str | None = None) -> tuple[Place, ...]:
        """Give every place of that name in any script, most likely first; empty when there is none."""

    def get(self, place_id: str) -> Place | None:
        """Give the place with that id."""

    def find_similar(self, name: str, country: str) -> tuple[Place, ...]:
        """Give the places of one country whose names sound alike, nearest spelling first."""

    def demonym(self, word: str) -> str | None:
        """Give the ISO code of the country that an adjective such as "Syrian" belongs to."""

    def country(self, code: str) -> Place | None:
        """Give the country with that ISO code."""

    def capital(self, code: str) -> Place | None:
        """Give the capital of the country with that ISO code."""

    def border(self, country: str, other: str) -> Area | None:
        """Give the line two countries share."""

    def shape_of(self, references: tuple[str, ...]) -> Shape | None:
        """Give the shape of places, their parts and borders by reference: ids and the `ref` of areas."""

    def region_part(self, place_id: str, compass: str) -> Area | None:
        """Give a part of a country or province by compass: "western", "north-east", "central"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """The tools a coder needs: a parser, the codebook (with its cues sorted for matching), places, and their versions.

    `ear` is the trained encoder, None where claims are coded by rules alone. It hears on a thread of its own while the
    parser reads, unless `one_thread` says that every processor has a coder already: the claims are the same.
    """

    parser: Language
    codebook: Codebook
    names: ActorNames
    nouns: CommonNouns
    speech: CueIndex
    events: EventCues
    stances: StanceCues
    units: UnitWords
    places: PlaceFinder
    ear: Ear | None
    run: Run
    one_thread: bool = False

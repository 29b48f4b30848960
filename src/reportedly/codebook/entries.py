"""The shapes of the codebook's entries, as the TOML files under `data/` give them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence that must (or must not) be coded as the kind it stands under; run as a test.

    `kind` is the kind the sentence is of: the one it stands under where `is_kind`, else another one, or None where all
    that is said is what it is not. `agents` and `targets` are names as the sentence gives them; None leaves them open.
    """

    text: str
    is_kind: bool
    kind: str | None = None
    agents: tuple[str, ...] | None = None
    targets: tuple[str, ...] | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Cues that share one way of naming the roles.

    `cues` are lemmas in the order they stand, the first being the head of a verb cue and the last the head of a
    noun cue ("take control of", "open fire", "air strike"). The maps say which role stands in which position:
    `roles` has keys subject, object, by, and prepositions (on, against, with, from, over, of, to, between …), values
    agent, target, weapon, place, content (what is said or agreed), or none (the position is not a role). `poss` and
    `modifier` are further positions for nouns ("Israel's raid", "Russian airstrikes"); `head` is the noun that an
    adjective stands before ("rebel-held town"). Hyphens are left out of cues and skipped in the text ("cease fire").

    `needs` are lemmas of which one must stand in the clause for the cue to count; the marker `@name` among them also
    lets a proper name in the object (or, without an object, in a preposition's position) count ("took Aden").
    `object_in` are lemmas of which one must be the object's own noun, or stand in it after "of" ("parts of the town");
    here `@name` lets an object that is a proper name count ("captured Zaranj", but not "captured 20 soldiers").
    `subject_in` says the same of the one who does it.
    `needs_role` are roles that must be filled for the cue to count ("kill" is an attack only where somebody does it).
    `blocked_by` are lemmas that undo the cue when they stand in the clause ("strike a deal", "launch an app").
    A `weak` frame loses to every other kind that the clause names, by a strong cue or by an instrument; not so where it
    is negated, if it is `strong_if_negated` ("nobody claimed the bombing" tells of no bombing).
    `status` is what the cue itself says of the event's status, None for what the kind and the tense say.
    """

    cues: tuple[tuple[str, ...], ...]
    word_class: str
    roles: Mapping[str, str]
    needs: tuple[str, ...] = ()
    object_in: tuple[str, ...] = ()
    subject_in: tuple[str, ...] = ()
    needs_role: tuple[str, ...] = ()
    blocked_by: tuple[str, ...] = ()
    weak: bool = False
    strong_if_negated: bool = False
    status: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Schemes:
    """What a kind is called in the coding schemes of others; None and empty where they have no name for it.

    `plover` is the event of PLOVER 2.0 and `plover_mode` its mode, `cameo` a code of CAMEO. `acled` are pairs of type
    and sub-type, the first of which holds where nothing tells which. `ucdp` are the types of violence under which
    deaths in it can count.
    """

    plover: str | None = None
    plover_mode: str | None = None
    cameo: str | None = None
    acled: tuple[tuple[str, str], ...] = ()
    ucdp: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of event: what it means and the words that tell of it.

    `rank` decides between kinds that claim the same words: the higher one wins. `instruments` are lemmas of weapons
    or means that make a general act of violence one of this kind ("mortar" makes an attack a shelling).
    `when_attempted` is the kind that it is where it is only tried ("an operation to retake the town" is an advance);
    None is the same kind.
    """

    id: str
    label: str
    definition: str
    family: str
    rank: int
    frames: tuple[Frame, ...]
    instruments: tuple[tuple[str, ...], ...] = ()
    default_status: str = "occurred"
    when_attempted: str | None = None
    schemes: Schemes = Schemes()
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation:
    """Whose part, ally or predecessor an actor was, between two days (None is open)."""

    actor: str
    relation: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who acts or speaks, by all the names used for them.

    `speaker_kind` is the kind they have when they speak. `aliases` are matched as whole words, with case where
    the alias has capitals. `demonyms` are adjectives that name them as the doer ("Russian airstrikes"). `metonyms` are
    names of places or buildings that stand for them only where they speak or act ("Moscow", "the Pentagon"). `cites`
    are pages that were opened; empty means uncited.
    """

    id: str
    name: str
    type: str
    speaker_kind: str
    country: str | None = None
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    nominals: tuple[str, ...] = ()
    active_from: date | None = None
    active_to: date | None = None
    affiliations: tuple[Affiliation, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechCue:
    """A word or phrase that attributes words to somebody, and what they do by it.

    `cue` are lemmas; `frame` is one of verb (X said that …), noun (a statement by X that …), according-to (according to
    X, in the words of X), adverb (reportedly), predicate (calls it *false*). `content` says where what is said stands:
    clause, object, estimate (put *the toll at 9*), count (counted *nine dead*), picture (footage shows *a tank*),
    named (called *the raid a crime*), of (accused Y *of* …), for, to (vowed *to* …), none. `certainty` is
    what the cue itself does to it, None for nothing.
    `needs_content` marks everyday words ("add", "show") that are speech only with a that-clause or a quotation.
    `act_to_do` is the act where what is said is an infinitive ("told them *to leave*" demands), None for the same.
    """

    cue: tuple[str, ...]
    frame: str
    act: str
    act_to_do: str | None = None
    certainty: str | None = None
    polarity: str | None = None
    content: tuple[str, ...] = ("clause",)
    toward: str | None = None
    needs_content: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """A word or phrase that makes what is said less than certain.

    `cue` are lower-case words as they stand; `word_class` restricts the match (adverb, modal, verb, adjective, phrase).
    """

    cue: tuple[str, ...]
    certainty: str
    word_class: str
    act: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusCue:
    """A word or phrase that tells whether an event has happened, goes on, is planned or is only imagined.

    `cue` are lemmas for verbs and modals, lower-case words as they stand for the rest; `word_class` is one of adverb,
    modal, verb (the event is its complement), adjective, noun, conjunction, phrase.
    """

    cue: tuple[str, ...]
    status: str
    word_class: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Negation:
    """A word or phrase that says that something is not so; word classes as for `StatusCue`."""

    cue: tuple[str, ...]
    word_class: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerNoun:
    """A common noun for people who speak ("minister", "residents") and the kind of speaker it makes them.

    `takes_kind` are kinds that they have instead where they belong to a body of that kind ("a hospital source" is
    medical, "a Hamas official" of an armed group). `stands_for` are kinds of bodies that "the …" may point back to.
    """

    noun: tuple[str, ...]
    kind: str
    plural_only: bool = False
    takes_kind: tuple[str, ...] = ()
    stands_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPlace:
    """What a code of precision lets a coding sheet say of a place.

    `named_by` is the column with the place's name. `point` where the coordinates are the place's own, with `radius_km`
    around them; otherwise they stand for an area, and there is no point.
    """

    named_by: str
    level: str
    relation: str
    point: bool
    radius_km: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """A column that counts some of the dead: of what sort, and the column that names whose they were."""

    column: str
    unit: str
    of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What the columns of a data set's coding sheet mean, so that a row can be read as a claim of the data set.

    `kind` are the columns that tell the kind, the first that does; `kinds` what their values are called here. Where a
    column of `both_act` has one of its values, both sides do what is told. `between` is the sign between several names
    of a side, `bodies` begin the names of a state's own bodies. `source` is the column that names who it goes back to,
    `quote` those with the data set's own words for it, the first that has any. `places` and `days` are by the codes of
    the columns `place_precision` and `day_precision`. `low`, `high` and `best` count the dead.
    """

    id: str
    kind: tuple[str, ...]
    kinds: Mapping[str, str]
    both_act: Mapping[str, tuple[str, ...]]
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    between: str
    bodies: tuple[str, ...]
    source: str
    source_kind: str
    quote: tuple[str, ...]
    country: str
    latitude: str
    longitude: str
    place_precision: str
    places: Mapping[str, SheetPlace]
    first_day: str
    last_day: str
    day_precision: str
    days: Mapping[str, str]
    low: str
    high: str
    best: str
    parts: tuple[SheetPart, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """The whole codebook, loaded and checked.

    `party_nouns` gives the class of a common noun that can be agent or target: people, armed, civilian, vehicle,
    institution. `units` and `effects` give the closed-list value of a lemma. `word_lists` are lists of lemmas that
    several entries share, by name ("place": town, village, district …). `filler` are the phrases by which an outlet
    speaks of itself or of what everybody knows, by what they do. `sheets` are the coding sheets of others, by name.
    """

    kinds: Mapping[str, Kind]
    actors: Mapping[str, Actor]
    speech: tuple[SpeechCue, ...]
    hedges: tuple[Hedge, ...]
    speaker_nouns: tuple[SpeakerNoun, ...]
    light_verbs: frozenset[str]
    party_nouns: Mapping[str, str]
    units: Mapping[str, str]
    effects: Mapping[str, str]
    digest: str
    closed_lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    statuses: tuple[StatusCue, ...] = ()
    negations: tuple[Negation, ...] = ()
    word_lists: Mapping[str, frozenset[str]] = field(default_factory=dict)
    filler: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    sheets: Mapping[str, Sheet] = field(default_factory=dict)

"""When something was said, as against when what it tells of happened; and what is asked of a claim to date it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.coding.clause import Clause, Taken
from reportedly.coding.when.date_scene import DateScene, dates_speech, token_at
from reportedly.coding.when.dates import DateMention
from reportedly.model import Span, When
from reportedly.model.span import within


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What has to be known of a claim to date it.

    `cue` is the span of the words that attribute it (None for the outlet's own voice) and `speaker` any key that is the
    same for the same speaker. `status`, `kind` and `polarity` are the claim's; `hands_on` tells whether others may take
    its date over; `place` is what the place of its event is called, None where nothing tells it, and `is_placed` tells
    whether its own words name it. `is_headline` tells whether its words are the report's headline; `entry` is the
    clock time that begins the entry of a live page they stand in, None where they stand in none.
    """

    clause: Clause
    status: str
    kind: str
    polarity: str = "positive"
    cue: Span | None = None
    speaker: str | None = None
    hands_on: bool = True
    place: str | None = None
    is_placed: bool = False
    is_headline: bool = False
    entry: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """When an event was, and when its speaker spoke; None where the report does not tell."""

    when: Taken[When] | None
    said: Taken[date] | None


def said_date(cue: Span, clause: Clause, scene: DateScene) -> Taken[date] | None:
    """Give the day a statement was made, from the date beside its verb of saying and outside its content."""
    # "On Friday, he said on Sunday": where a day follows the verb of saying, one before it dates what is told.
    mentions = scene.inside(sentence_around(cue, clause))
    for mention in sorted(mentions, key=lambda m: m.span[0] < cue[1]):
        if mention.own is None or mention.precision not in {"day", "open"}:
            continue
        if opens_after_cue(mention, cue, clause, scene):
            return Taken(value=mention.own[1], rule=f"said.{mention.rule}", span=mention.phrase)
        if within(mention.span, span_of(clause)):
            continue
        if mention.own[0] == mention.own[1] and dates_speech(mention, cue, clause.doc):
            return Taken(value=mention.own[1], rule=f"said.{mention.rule}", span=mention.phrase)
    return None


def opens_after_cue(mention: DateMention, cue: Span | None, clause: Clause, scene: DateScene) -> bool:
    """Tell whether a date stands between the verb of saying and the rest: "said on Tuesday it had launched …"."""
    if cue is None or mention.span[0] - clause.tokens.start_char > 12 or mention.span[1] >= clause.head.idx:
        return False
    return cue[1] <= mention.phrase[0] and not scene.text[cue[1] : mention.phrase[0]].strip()


def said_dates(asked: Sequence[Asked], scene: DateScene) -> list[Taken[date] | None]:
    """Give each statement's date; a speaker who goes on speaking in the next sentences does so on the same day."""
    found: list[Taken[date] | None] = []
    last: dict[str, tuple[int, Taken[date]]] = {}
    for a in asked:
        own = said_date(a.cue, a.clause, scene) if a.cue else None
        here = a.clause.sentence.start
        if own is None and a.speaker and a.speaker in last and here - last[a.speaker][0] < 90:
            before = last[a.speaker][1]
            own = Taken(value=before.value, rule="said.carried", span=before.span, score=0.7)
        if own and a.speaker:
            last[a.speaker] = (here, own)
        found.append(own)
    return found


def span_of(clause: Clause) -> Span:
    """Give where a claim's words stand."""
    return clause.tokens.start_char, clause.tokens.end_char


def sentence_around(cue: Span | None, clause: Clause) -> Span:
    """Give the sentence of the clause, with that of its verb of saying where the parser parted them."""
    start, end = clause.sentence.start_char, clause.sentence.end_char
    start, end = min(start, clause.tokens.start_char), max(end, clause.tokens.end_char)
    if cue is not None:
        token = token_at(clause.doc, cue[0])
        if token is not None:
            start, end = min(start, token.sent.start_char), max(end, token.sent.end_char)
    return start, end

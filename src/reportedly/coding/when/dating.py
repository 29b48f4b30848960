"""When: which of a report's dates dates which event, and which only the saying of it.

Own words come first; then a date elsewhere in the sentence that does not belong to the verb of saying; then the date of
the same event in a sentence near by ("carried"); then the day of the statement, by which a past event must have
happened ("said-by-then"). A state that holds now holds on the report's day ("ongoing-now"). Else nothing is known.
"""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from spacy.tokens import Token

from reportedly.coding.clause import Clause, Taken
from reportedly.coding.when.carry import ADVANCES, TALKS, VIOLENT, carried_from, refers_back
from reportedly.coding.when.date_scene import FINITE, DateScene, dates_speech, is_about_deed, steps_to, token_at
from reportedly.coding.when.dates import DateMention
from reportedly.coding.when.rules_spans import days_back
from reportedly.coding.when.said_dates import Asked, Dated, opens_after_cue, said_dates, sentence_around, span_of
from reportedly.coding.where.words import ACT_NOUNS
from reportedly.model import Span, When
from reportedly.model.span import within

CLAIMS_BACK = 4
"""Claims back from which the day of what happened at the same place is taken over."""

LEAD_CLAIMS = 8
"""Claims from a report's first within which its lead tells in full what its headline tells in short."""

FEW_DAYS = 7
"""Days that news of one event may have gone on for; a longer time is that of a whole war."""

_COARSE_DAYS = 27
"""So many days lie between the first and the last of the shortest month."""

TOLD_KINDS = frozenset("statement demand accuse condemn reject threaten cooperate sanction".split())
"""Kinds that are words themselves: a date near by says little about them."""


def date_claims(asked: Sequence[Asked], scene: DateScene) -> tuple[Dated, ...]:
    """Date all claims of one report, given in text order."""
    said = said_dates(asked, scene)
    talked = frozenset(m.span for a in asked if a.kind in TALKS for m in scene.inside(span_of(a.clause)))
    found = [date_of(a, scene, said=s, of_talks=talked) for a, s in zip(asked, said, strict=True)]
    told = [(a.clause, a.kind, a.status) for a in asked]
    # "At dawn" is the dawn of the day of what it tells of, where that was told; else of the day named last.
    by_the_clock = {i: w for i, w in enumerate(found) if w is not None and _is_only_an_hour(w)}
    found = [None if i in by_the_clock else w for i, w in enumerate(found)]
    carries = [w is not None and _carries(w) and a.hands_on for a, w in zip(asked, found, strict=True)]
    places = [(a.place, a.is_placed) for a in asked]
    for backward_only in (True, False):
        for i, a in enumerate(asked):
            if found[i] is None and a.status == "occurred" and not _blocked(a, scene) and _takes_date(a):
                coarse = [w is not None and _is_coarse(w.value) for w in found]
                source = carried_from(i, told, carries, backward_only, coarse, places)
                if source is not None:
                    found[i] = taken = _carried(a, asked[source], found[source], said[i])
                    carries[i] = taken is not None and _carries(taken) and a.hands_on
    for i, taken_by_hour in by_the_clock.items():
        found[i] = found[i] or taken_by_hour
    for i, a in enumerate(asked):
        if found[i] is None and a.status == "occurred" and not _blocked(a, scene) and a.kind not in TOLD_KINDS:
            found[i] = taken = _of_place_before(i, asked, found, carries) or _said_by_then(said[i])
            carries[i] = taken is not None and _carries(taken) and a.hands_on
    for i, a in enumerate(asked[:LEAD_CLAIMS]):
        if found[i] is None and a.is_headline and a.status == "occurred":
            found[i] = _of_lead(i, asked, found, carries)
    return tuple(Dated(when=w, said=s) for w, s in zip(found, said, strict=True))


def date_of(
    asked: Asked, scene: DateScene, *, said: Taken[date] | None = None, of_talks: frozenset[Span] = frozenset()
) -> Taken[When] | None:
    """Date an event by the words of its own sentence, a state by the day it is told to hold; None where neither does.

    `said` is the statement's own date where it is known; `of_talks` are the dates of meetings, which do not date the
    violence they are about.
    """
    own = _own_mention(asked, scene, of_talks)
    if asked.status == "ongoing" or _goes_on(asked):
        return _state(asked, own, said, scene)
    if own is None or (not within(own.span, span_of(asked.clause)) and _blocked(asked, scene)):
        return None
    return _from_mention(asked, own, scene)


def _own_mention(asked: Asked, scene: DateScene, of_talks: frozenset[Span]) -> DateMention | None:
    """Choose the date that the event's own words or sentence give it."""
    clause, doc = asked.clause, asked.clause.doc
    dated = [
        m
        for m in scene.inside(sentence_around(None, clause))
        if m.kind != "duration"
        and (m.start or m.end)
        and not opens_after_cue(m, asked.cue, clause, scene)
        and not _compares(m, clause, scene)
        and not _is_told_aside(m, clause)
        and not (asked.cue and _is_of_claiming(m, asked.cue, clause))
    ]
    inside = [m for m in dated if within(m.span, span_of(clause))]
    if inside:
        # "Hours later, early on Monday": the day that is named counts.
        return min(inside, key=lambda m: (m.kind == "time" or m.rule == "hours-on", steps_to(clause.head, m, doc), _distance(m, clause)))
    if asked.status in {"planned", "hypothetical"}:
        return None
    spoken = [m for m in dated if asked.cue and dates_speech(m, asked.cue, doc)]
    behind = [m for m in spoken if asked.cue and m.span[0] >= asked.cue[1]]
    around = [
        m
        for m in dated
        if m not in (behind or spoken)
        and not _parted(m, asked, scene)
        and not (m.span in of_talks and asked.kind in VIOLENT)
    ]
    return min(around, key=lambda m: (steps_to(clause.head, m, doc) > 8, _distance(m, clause)), default=None)


_since_word = re.compile(r"\b[Ss]ince\b")
_rank = re.compile(
    r"\b(?:the|its|their)\s(?:\w+\s)?(?!month|west|forest|unrest|arrest)"
    r"(?:first|second|third|worst|\w+(?:fth|xth|nth|hth|est)|most\s\w+)\b",
    re.I,
)
_began = re.compile(r"\b(?:began|begun|broke\sout|started|erupted|launched)\s(?:\w+\s){0,2}$", re.I)


def _compares(mention: DateMention, clause: Clause, scene: DateScene) -> bool:
    """Tell whether "since" only sets a rank ("the deadliest attack since 2017") and spans no time of the event."""
    before = scene.text[clause.sentence.start_char : mention.span[0]]
    at = before.lower().rfind("since ")
    return at >= 0 and len(before) - at < 90 and bool(_rank.search(before[max(0, at - 40) : at]))


def _is_of_claiming(mention: DateMention, cue: Span, clause: Clause) -> bool:
    """Tell whether a date says when a deed was claimed or condemned, not when it was done: "claimed it on Tuesday"."""
    verb = token_at(clause.doc, cue[0])
    return (
        verb is not None
        and is_about_deed(verb)
        and mention.span[0] >= cue[1]
        and dates_speech(mention, cue, clause.doc)
    )


def _is_told_aside(mention: DateMention, clause: Clause) -> bool:
    """Tell whether a date is that of something told by the way.

    "Burned the clinic, which had reopened in March"; "leaders, who made peace in 2014, disowned them"; "revenge for the
    killing of three men in May".
    """
    word = token_at(clause.doc, mention.span[1] - 1)
    while word is not None and word != clause.head and word.head != word:
        if word.dep_ == "relcl" and word.tag_ in FINITE | {"VBN", "VBG"}:
            about = word.head.dep_ in _told_of and word.left_edge.lower_ not in {"who", "whose"}
            return word.head != clause.head and not about and clause.head.is_ancestor(word)
        if word.dep_ in {"advcl", "pcomp"} and _comes_after(word):
            return clause.head.is_ancestor(word)
        if word.dep_ == "pobj" and word.head.lower_ in _reasons and _is_act(word):
            return word != clause.head and not word.is_ancestor(clause.head)
        word = word.head
    return False


def _comes_after(verb: Token) -> bool:
    """Tell whether a clause tells what was before or after the rest: "fled after two were shot last month"."""
    openings = (verb.head, *verb.lefts) if verb.dep_ == "pcomp" else tuple(verb.lefts)
    return any(t.lower_ in {"after", "before", "because"} and t.dep_ in {"mark", "prep", "advmod"} for t in openings)


def _is_act(noun: Token) -> bool:
    """Tell whether a noun names something done: "the killing of", "the seizure of", "an attack"."""
    word = noun.lemma_.lower()
    return noun.pos_ == "NOUN" and (word in ACT_NOUNS or word in _acts or word.endswith(("ing", "tion", "sion", "ure")))


_acts = frozenset("death murder arrest defeat loss fall escape release coup revolt".split())
_reasons = frozenset({"for", "to", "over", "behind"})
"""Words behind which stands what a deed answers: it was done before."""

_told_of = frozenset({"nsubj", "nsubjpass", "attr"})
"""What a sentence is about: the clause that hangs on it tells when it was ("the raid, which came on Friday, hit …")."""


def _has_gone_on(mention: DateMention, clause: Clause, scene: DateScene) -> bool:
    """Tell whether a date is when something began that has gone on: "The war, which began in May, has killed …"."""
    before = scene.text[max(clause.sentence.start_char, mention.span[0] - 40) : mention.span[0]]
    perfect = any(t.lower_ in {"has", "have"} for t in clause.head.children if t.dep_ in {"aux", "auxpass"})
    return perfect and mention.span[1] < clause.head.idx and bool(_began.search(before))


def _distance(mention: DateMention, clause: Clause) -> int:
    return abs(mention.span[0] - clause.head.idx)


def _parted(mention: DateMention, asked: Asked, scene: DateScene) -> bool:
    """Tell whether "after", "since" or the like stands between the event and a date: it dates what came before."""
    end = asked.clause.tokens.end_char
    if mention.span[0] >= end:
        between = scene.text[end : mention.span[0]].lower().split()
        if between[:1] == ["since"]:
            return False
        return bool({"after", "since", "following", "before", "but", "until"} & set(between))
    return False


def _from_mention(asked: Asked, mention: DateMention, scene: DateScene) -> Taken[When]:
    """Give the event the days of a date, with what "since" and "after" make of them."""
    start, end, precision = mention.start, mention.end, mention.precision
    rule = f"{mention.kind}.{mention.rule}"
    first = mention.phrase[0]
    opened = _since(asked.clause, mention, scene)
    if opened is not None and mention.own and mention.kind != "since":
        first, start, end, rule = opened, mention.own[0], scene.anchor, f"since.{mention.rule}"
        precision = "days" if end else "open"
    elif mention.kind == "point" and mention.own and _has_gone_on(mention, clause=asked.clause, scene=scene):
        start, end, rule = mention.own[0], scene.anchor, f"since.{mention.rule}"
        precision = "days" if end else "open"
    elif mention.kind != "by" and _came_before(asked.clause, mention, scene):
        start, precision, rule = None, "open", "before-dated"
    words = scene.text[first : mention.phrase[1]]
    when = When(mention=words, start=start, end=end, precision=precision, rule=rule, span=(first, mention.phrase[1]))
    return Taken(value=when, rule=rule, span=when.span)


def _since(clause: Clause, mention: DateMention, scene: DateScene) -> int | None:
    """Give where "since" begins where a date ends its phrase ("since it began in May 2011"), event outside."""
    before = scene.text[max(clause.sentence.start_char, mention.span[0] - 90) : mention.span[0]]
    found = max(before.lower().rfind("since "), 0 if before.lower().startswith("since ") else -1)
    if found < 0 or any(stop in before[found:] for stop in ".;:,"):
        return None
    at = mention.span[0] - len(before) + found
    return None if at < clause.head.idx < mention.span[0] or at < clause.tokens.start_char <= mention.span[0] else at


def _came_before(clause: Clause, mention: DateMention, scene: DateScene) -> bool:
    """Tell whether the event led up to the dated one: "they took the hill on Monday after heavy clashes"."""
    if mention.span[1] > clause.tokens.start_char:
        return False
    between = scene.text[mention.span[1] : clause.tokens.start_char].lower().split()
    return bool(between) and between[-1] in {"after", "following"}


def _state(asked: Asked, own: DateMention | None, said: Taken[date] | None, scene: DateScene) -> Taken[When] | None:
    """Date a state that holds: since when, or the day it is said to hold."""
    if own is not None and within(own.span, span_of(asked.clause)):
        taken = _from_mention(asked, own, scene)
        holds_now = taken.value.end is not None and scene.anchor is not None and taken.value.end >= scene.anchor
        if holds_now or own.kind == "since" or (own.kind == "point" and asked.clause.head.tag_ in {"VBD", "VBN"}):
            return taken
    lasting = _lasting(asked, scene) if own is None else None
    if lasting is not None:
        return lasting
    if said is not None and asked.kind != "hold":
        when = When(
            mention="", start=said.value, end=said.value, precision="day", rule="ongoing-when-said", span=said.span
        )
        return Taken(value=when, rule=when.rule, span=said.span, score=0.8)
    if scene.anchor is None:
        return None
    when = When(mention="", start=scene.anchor, end=scene.anchor, precision="day", rule="ongoing-now")
    return Taken(value=when, rule=when.rule, score=0.8)


def _lasting(asked: Asked, scene: DateScene) -> Taken[When] | None:
    """Date a state that has held "for three weeks" up to the report."""
    for mention in scene.inside(span_of(asked.clause)):
        length = re.fullmatch(r"P(\d+)([DWMY])", mention.value) if mention.rule == "length" else None
        if length is None or scene.anchor is None or scene.text[: mention.span[0]].rstrip()[-4:].lower() not in _for:
            continue
        start = days_back(scene.anchor, _units[length[2]], int(length[1]))
        if start is not None:
            when = When(
                mention=mention.text,
                start=start,
                end=scene.anchor,
                precision="days",
                rule="for-so-long",
                span=mention.span,
            )
            return Taken(value=when, rule=when.rule, span=when.span, score=0.8)
    return None


_for = frozenset({" for", "for"})
_units = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def _goes_on(asked: Asked) -> bool:
    """Tell whether something is said not to have happened up to now ("has been unable to", "is yet to begin")."""
    if asked.polarity != "negative" or asked.status != "occurred" or asked.kind in TOLD_KINDS:
        return False
    words = [t.lower_ for t in asked.clause.tokens]
    return any(a in {"has", "have", "is", "are"} and b in {"been", "not", "yet", "never"} for a, b in pairwise(words))


def _blocked(asked: Asked, scene: DateScene) -> bool:
    """Tell whether the event's own words put it into a time without days ("in the past", "a day after")."""
    if asked.clause.is_habitual:
        return True
    start, end = span_of(asked.clause)
    since = _since_word.search(scene.text, start, end)
    if since and not any(m.span[0] >= since.start() for m in scene.inside((start, asked.clause.sentence.end_char))):
        return True  # "since the coup": a day that the report does not name
    return any(
        (m.kind == "vague" or m.rule == "for-long")
        and m.rule not in {"at-that-time", "often", "coming"}
        and not (m.start or m.end)
        and (m.span[1] > start or m.rule == "earlier")
        and not (m.rule == "for-long" and m.span[0] > asked.clause.head.idx and _after(scene.text, m))
        for m in scene.inside((max(0, start - 14), end))
    )


def _after(text: str, mention: DateMention) -> bool:
    """Tell whether a length of time went before the event: "they fled after months of shelling"."""
    return text[max(0, mention.span[0] - 8) : mention.span[0]].rstrip().lower().endswith("after")


def _takes_date(mine: Asked) -> bool:
    """Tell whether a claim takes the date of the same event told near by: what is only words does not."""
    return mine.kind not in TOLD_KINDS or (mine.kind == "support" and bool(refers_back(mine.clause)))


def _carried(mine: Asked, source: Asked, taken: Taken[When] | None, said: Taken[date] | None) -> Taken[When] | None:
    """Take the date over from the same event in this or a nearby sentence."""
    if taken is None:
        return None
    told = said is not None and said.rule != "said.carried"
    if told and source.kind != mine.kind and not refers_back(mine.clause):
        return None  # its own sentence says by when
    value = taken.value
    when = When(
        mention="", start=value.start, end=value.end, precision=value.precision, rule="carried", span=value.span
    )
    return Taken(value=when, rule="carried", span=value.span, score=0.6)


def _of_place_before(
    i: int, asked: Sequence[Asked], found: Sequence[Taken[When] | None], carries: Sequence[bool]
) -> Taken[When] | None:
    """Take the date of what was told just before at the same place: news goes on there until another day is named."""
    mine = asked[i]
    if mine.place is None or mine.kind in TALKS:
        return None
    for j in range(i - 1, max(-1, i - 1 - CLAIMS_BACK), -1):
        before = found[j]
        if not carries[j] or before is None or asked[j].place != mine.place or asked[j].status != "occurred":
            continue
        start, end = before.value.start, before.value.end
        return _carried(mine, asked[j], before, None) if start and end and (end - start).days <= FEW_DAYS else None
    return None


def _of_lead(
    i: int, asked: Sequence[Asked], found: Sequence[Taken[When] | None], carries: Sequence[bool]
) -> Taken[When] | None:
    """Date a headline by the first words of the report that tell of such an act: it is what they tell in full."""
    lead = range(i + 1, min(len(asked), LEAD_CLAIMS))
    acts = next((kinds for kinds in (VIOLENT, ADVANCES) if asked[i].kind in kinds), frozenset())
    told = next((j for j in lead if not asked[j].is_headline and asked[j].kind in acts), None)
    return _carried(asked[i], asked[told], found[told], None) if told is not None and carries[told] else None


def _carries(taken: Taken[When]) -> bool:
    """Tell whether a date may be handed on: that of an event, not of a state or a statement."""
    when = taken.value
    if taken.rule.startswith("since") and when.start is not None and when.start == when.end:
        return True  # "since early on Monday", told on Monday: a day as good as any
    return not taken.rule.startswith(("ongoing", "said", "since", "before", "by"))


_names_day = re.compile(r"day\b|\d{4}|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b")


def _is_only_an_hour(taken: Taken[When]) -> bool:
    """Tell whether a date is only a time of day: "at dawn", "by 9 in the evening"."""
    return taken.rule.startswith("time.") and not _names_day.search(taken.value.mention)


def _is_coarse(when: When) -> bool:
    """Tell whether a date is a month or more."""
    return when.start is not None and when.end is not None and (when.end - when.start).days >= _COARSE_DAYS


def _said_by_then(said: Taken[date] | None) -> Taken[When] | None:
    """Close an undated past event with the day it was told: it happened by then."""
    if said is None:
        return None
    when = When(mention="", start=None, end=said.value, precision="open", rule="said-by-then", span=said.span)
    return Taken(value=when, rule=when.rule, span=said.span, score=0.7 * said.score)

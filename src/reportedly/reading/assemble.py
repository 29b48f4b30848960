"""From a draft to a report: furniture and credits set aside, headline and publication found, text put together."""

import re
from dataclasses import dataclass, field

from reportedly.model import Issue, Report, Republication, Span
from reportedly.reading.agencies import agency_alone
from reportedly.reading.boilerplate import closing_furniture, furniture, is_sign_off
from reportedly.reading.characters import decode_entities, letters_of, readable
from reportedly.reading.credits import credit_line, dateline, inner_dateline
from reportedly.reading.draft import Draft, ReportDefaults
from reportedly.reading.head import Head, read_head, tags_in
from reportedly.reading.headline import clean_title
from reportedly.reading.language import detect_language, language_code
from reportedly.reading.origin import Dated, Publication, settle_publication
from reportedly.reading.running import split_tags, strip_end, strip_start
from reportedly.reading.spoken import timings_of

_RULE_LINE = re.compile(r"[\s\-–—_*=#~•·.|]*$")


@dataclass(slots=True, kw_only=True)
class _Work:
    """The report as it takes shape."""

    paragraphs: list[str]
    title: str | None
    head: Head
    boilerplate: list[str] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)
    tags: list[tuple[str, str]] = field(default_factory=list)
    media: list[str] = field(default_factory=list)
    dates: list[Dated] = field(default_factory=list)
    byline: str | None = None
    headline: str | None = None


def assemble(draft: Draft, defaults: ReportDefaults) -> tuple[Report, tuple[Issue, ...]]:
    """Make the report of a draft, with the issues that came up: no date, a date that does not exist, two dates."""
    work = _begin(draft)
    outlet = draft.outlet or work.head.outlet or defaults.outlet
    _set_furniture_aside(work)
    _strip_end(work, outlet)
    _strip_start(work)
    _take_datelines(work)
    publication = settle_publication(draft, work.head, tuple(work.dates), tuple(work.credits), defaults)
    byline = draft.byline or work.head.byline or work.byline
    agencies = [
        agency_alone(name) for name in (byline, *(a.outlet for a in work.head.appearances if a.kind == "plain"))
    ]
    work.credits.extend(name for name in agencies if name)
    text, headline = _text(work)
    language = language_code(draft.language or work.head.language or "") or defaults.language or detect_language(text)
    report = Report(
        key=draft.key,
        text=text,
        outlet=publication.outlet,
        title=work.headline if headline and work.headline else work.title,
        headline=headline,
        byline=byline,
        published=publication.day,
        published_rule=publication.rule,
        retrieved=draft.retrieved,
        language=language,
        url=draft.url or work.head.url or defaults.url,
        credits=_distinct([*work.head.credits, *_foreign(work.credits, publication.outlet), *draft.credits]),
        republished=tuple(Republication(outlet=r.outlet, date=r.day) for r in publication.republished if r.outlet),
        media=_distinct([*work.media, *work.head.media]),
        tags=tuple(dict.fromkeys([*draft.tags, *work.head.tags, *work.tags])),
        boilerplate=_distinct([*work.head.boilerplate, *work.boilerplate]),
        timings=timings_of(draft.spoken, text),
    )
    return report, _issues(report, publication)


def _begin(draft: Draft) -> _Work:
    clean = (readable(decode_entities(p)).replace("\n", " ") for p in draft.paragraphs)
    paragraphs = tuple(" ".join(p.split()) for p in clean if not _RULE_LINE.match(p))
    title, media = clean_title(readable(decode_entities(draft.title)), draft.outlet) if draft.title else (None, ())
    head = read_head(paragraphs, title=title or None, byline=draft.byline)
    rest = list(paragraphs[head.lines :])
    return _Work(paragraphs=rest, title=head.title, head=head, media=list(media))


def _set_furniture_aside(work: _Work) -> None:
    """Take whole lines that are furniture, credits or tags out of the story, wherever they stand."""
    kept: list[str] = []
    for paragraph in work.paragraphs:
        credit = credit_line(paragraph)
        tags = tags_in(paragraph)
        if credit:
            work.credits.append(credit)
        elif tags is not None:
            work.tags.extend(tags)
        elif furniture(paragraph):
            work.boilerplate.append(paragraph)
        else:
            kept.append(paragraph)
    work.paragraphs = kept


def _strip_end(work: _Work, outlet: str | None) -> None:
    taken: list[str] = []
    while work.paragraphs:
        last = work.paragraphs[-1]
        alone = len(work.paragraphs) > 1
        if alone and (
            closing_furniture(last, outlet) or (is_sign_off(last) and letters_of(last) != letters_of(work.title or ""))
        ):
            taken.append(work.paragraphs.pop())
            continue
        closing = strip_end(last, outlet)
        taken.extend(closing.furniture)
        work.credits.extend(reversed(closing.credits))
        work.byline = work.byline or closing.byline
        if closing.text == last or not closing.text:
            break
        work.paragraphs[-1] = closing.text
    work.boilerplate[:0] = reversed(taken)


def _strip_start(work: _Work) -> None:
    if not work.paragraphs:
        return
    opening = strip_start(work.paragraphs[0], work.title)
    work.headline = opening.headline
    work.byline = opening.byline or work.byline
    work.dates.extend(Dated(day=d.day, rule="header", trouble=d.trouble) for d in opening.dates)
    work.boilerplate[:0] = opening.furniture
    work.credits.extend(opening.credits)
    work.media.extend(opening.media)
    work.paragraphs[:1] = [opening.text] if opening.text else []
    if work.paragraphs:
        parts = split_tags(work.paragraphs[0])
        if parts:
            work.boilerplate.append(parts[1])
            work.paragraphs[:1] = [part for part in (parts[0], parts[2]) if part]


def _take_datelines(work: _Work) -> None:
    """Take the dateline off the story's first paragraphs, and one that was run into them after a summary."""
    for index, paragraph in enumerate(work.paragraphs[:4]):
        found = dateline(paragraph)
        if found:
            words, agency = found
            _note_dateline(work, words, agency)
            work.paragraphs[index] = paragraph[len(words) :].lstrip()
            return
        inner = inner_dateline(paragraph)
        if inner:
            start, end, agency = inner
            _note_dateline(work, paragraph[start:end], agency)
            work.paragraphs[index : index + 1] = [paragraph[:start].rstrip(), paragraph[end:].lstrip()]
            return


def _note_dateline(work: _Work, words: str, agency: str | None) -> None:
    work.boilerplate.insert(0, words.strip())
    work.dates.append(Dated.in_dateline(words))
    if agency:
        work.credits.append(agency)


def _text(work: _Work) -> tuple[str, Span | None]:
    body = "\n\n".join(work.paragraphs)
    title = work.headline or work.title
    if not title:
        return body, None
    return (f"{title}\n\n{body}" if body else title), (0, len(title))


def _foreign(credits: list[str], outlet: str | None) -> list[str]:
    # "(Harbour Wire)" in Harbour Wire's own story credits nobody else.
    own = letters_of(outlet or "")
    return [credit for credit in credits if letters_of(credit) != own]


def _distinct(words: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(w for w in words if w))


def _issues(report: Report, publication: Publication) -> tuple[Issue, ...]:
    issues = [Issue(report=report.id, code=code, detail=detail) for code, detail in publication.troubles]
    if report.published is None:
        issues.append(Issue(report=report.id, code="no-date", detail="no date of publication was found"))
    if report.outlet is None:
        issues.append(
            Issue(report=report.id, code="no-outlet", detail="nothing says which outlet published this report")
        )
    if not report.text:
        issues.append(Issue(report=report.id, code="no-text", detail="nothing is left of this report but furniture"))
    return tuple(issues)

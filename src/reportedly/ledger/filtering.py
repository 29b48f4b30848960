"""Which claims are asked for, and the conditions that choose them in either store."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Exists, and_, exists, func, or_

from reportedly.ledger import full_text, schema

_reports, _versions, _parties = schema.reports.c, schema.claim_versions.c, schema.parties.c


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Which claims are asked for; what is left None does not restrict.

    `speaker` is part of a speaker's name or mention, a codebook id, or part of the outlet's name for its own voice;
    `actor` the same for whoever acts or is acted upon; `kind` an event kind. `since` and `until` are inclusive days of
    the event, or of the report's publication where the claim names no day. `text` are words that must all occur.
    `report` is a report's key or the start of its id; `outlet` is part of an outlet's name. `speaker_ids` and
    `actor_ids` are codebook ids that `speaker` and `actor` stand for as well.
    """

    speaker: str | None = None
    actor: str | None = None
    kind: str | None = None
    since: date | None = None
    until: date | None = None
    text: str | None = None
    report: str | None = None
    outlet: str | None = None
    speaker_ids: tuple[str, ...] = ()
    actor_ids: tuple[str, ...] = ()


def conditions_of(connection: Connection, wanted: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    """Give what a claim, its report and those named in it must be like; for questions that join them."""
    if wanted.speaker is not None:
        own_voice = and_(~_names("speaker"), _holds(_reports.outlet, wanted.speaker))
        yield or_(_names("speaker", called=wanted.speaker, ids=wanted.speaker_ids), own_voice)
    if wanted.actor is not None:
        yield _names("agent", "target", called=wanted.actor, ids=wanted.actor_ids)
    if wanted.kind is not None:
        yield _versions.kind == wanted.kind
    if wanted.since is not None:
        yield func.coalesce(_versions.last_day, _reports.published) >= wanted.since
    if wanted.until is not None:
        yield func.coalesce(_versions.first_day, _reports.published) <= wanted.until
    if wanted.report is not None:
        yield is_report(wanted.report)
    if wanted.outlet is not None:
        yield _holds(_reports.outlet, wanted.outlet)
    if wanted.text is not None:
        yield from _says(connection, wanted.text)


def _names(*roles: str, called: str | None = None, ids: tuple[str, ...] = ()) -> Exists:
    there = exists().where(_parties.version == _versions.number, _parties.role.in_(roles))
    if called is None:
        return there
    by_id = _parties.actor.in_((called, *ids))
    return there.where(or_(_holds(_parties.name, called), _holds(_parties.mention, called), by_id))


def _holds(column: ColumnElement[Any], part: str) -> ColumnElement[bool]:
    return column.icontains(part, autoescape=True)


def is_report(wanted: str) -> ColumnElement[bool]:
    """Give the condition that a report has this key, or an id that begins so."""
    if wanted.startswith("rep_"):
        return or_(_reports.key == wanted, _reports.id.startswith(wanted, autoescape=True))
    return _reports.key == wanted


def _says(connection: Connection, text: str) -> Iterator[ColumnElement[bool]]:
    words = text.split()
    if not words:
        return
    if full_text.is_kept(connection):
        yield _versions.number.in_(full_text.numbers_with(connection, words))
        return
    for word in words:
        quote = _versions.wire["quote"].as_string()
        yield or_(
            _holds(quote, word), exists().where(_parties.version == _versions.number, _holds(_parties.name, word))
        )

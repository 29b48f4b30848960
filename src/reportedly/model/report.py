"""One published text, and where it came from."""

import datetime
from dataclasses import dataclass, field

from reportedly.model.coding_sheet import SHEET_TAG
from reportedly.model.ids import content_id
from reportedly.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Republication:
    """One later appearance of a report on another outlet's page."""

    outlet: str
    date: datetime.date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """When in a recording a stretch of its text is heard: seconds from its start."""

    span: Span
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One published text as it is coded, with what is known of its publication.

    `text` starts with the headline (when `title` is set and the body does not already open with it), so that
    every quote, a headline's too, has offsets; boilerplate is taken out of it and kept in `boilerplate`.
    `published` is the date of the *original* publication; `published_rule` names how it was found. `timings` say of
    a recording's text when it is heard.
    """

    key: str
    text: str
    outlet: str | None = None
    title: str | None = None
    headline: Span | None = None
    byline: str | None = None
    published: datetime.date | None = None
    published_rule: str | None = None
    retrieved: datetime.date | None = None
    language: str | None = None
    url: str | None = None
    credits: tuple[str, ...] = ()
    republished: tuple[Republication, ...] = ()
    supersedes: str | None = None
    media: tuple[str, ...] = ()
    tags: tuple[tuple[str, str], ...] = ()
    boilerplate: tuple[str, ...] = ()
    timings: tuple[Timing, ...] = ()
    _id: str | None = field(default=None, init=False, repr=False, compare=False)  # worked out once, when asked for

    @property
    def id(self) -> str:
        """The report's name: a hash over outlet, url, publication date and text."""
        known = self._id
        if known is None:
            published = self.published.isoformat() if self.published else None
            known = content_id("rep", self.outlet, self.url, published, self.text)
            object.__setattr__(self, "_id", known)
        return known

    @property
    def coding_sheet(self) -> str | None:
        """The data set's sheet that this report is a row of, such as acled; None for what was written to be read."""
        return next((tag for group, tag in self.tags if group == SHEET_TAG), None)

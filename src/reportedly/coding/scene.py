"""What a report as a whole is about: who is in it, which places and days it names, and what was not understood."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from reportedly.codebook.actor_names import ActorMention
from reportedly.coding.entries import entry_stamps
from reportedly.coding.kit import Kit
from reportedly.coding.said.speakers import SpeakerBook
from reportedly.coding.when.date_scene import DateScene, date_scene
from reportedly.coding.where import ReportPlaces, find_places
from reportedly.coding.who.cast import Cast
from reportedly.model import Issue, Report, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a report as a whole is about, found once before its claims are finished one by one."""

    doc: Doc
    cast: Cast
    speakers: SpeakerBook
    places: ReportPlaces
    dates: DateScene
    issues: tuple[Issue, ...]
    entries: tuple[Span, ...] = ()
    """The clock times that begin the entries of a live page."""

    @classmethod
    def of(cls, report: Report, doc: Doc, kit: Kit) -> "Scene":
        """Look over a parsed report."""
        mentions = kit.names.find(report.text, report.published)
        others = [m.span for m in mentions if m.via == "alias"]
        armed = [m for m in mentions if kit.codebook.actors[m.actor].type == "armed-group"]
        places = find_places(
            doc,
            kit.places,
            report_id=report.id,
            names_of_others=others,
            no_places={m.span for m in armed},
            homes=Counter(c for m in armed if (c := kit.codebook.actors[m.actor].country) is not None),
        )
        country = places.country or _commonest_country(mentions, kit)
        cast = Cast(doc, kit.codebook, kit.nouns, mentions, {}, country)
        return cls(
            doc=doc,
            cast=cast,
            speakers=SpeakerBook(cast, report.outlet, report.id),
            places=places,
            dates=date_scene(report.text, report.published),
            issues=(*_issues(report), *places.issues),
            entries=entry_stamps(report.text),
        )

    def without_places_in(self, speakers: Iterable[tuple[int, int]]) -> "Scene":
        """Leave out the places that only tell who a speaker is: where a doctor works is not where it happened."""
        theirs = {word for start, end in speakers for word in range(start, end)}
        spots = tuple(s for s in self.places.spots if s.head not in theirs)
        return replace(self, places=replace(self.places, spots=spots))

    def words_in(self, spans: Iterable[Span]) -> frozenset[int]:
        """Give the tokens that stand in spans of characters."""
        found: set[int] = set()
        for start, end in spans:
            words = self.doc.char_span(start, end, alignment_mode="expand")
            if words is not None:
                found.update(range(words.start, words.end))
        return frozenset(found)


def _commonest_country(mentions: Iterable[ActorMention], kit: Kit) -> str | None:
    """Give the country that most of the named actors belong to."""
    countries = Counter(c for m in mentions if (c := kit.codebook.actors[m.actor].country) is not None)
    return countries.most_common(1)[0][0] if countries else None


def _issues(report: Report) -> list[Issue]:
    if report.published is None:
        return [
            Issue(
                report=report.id,
                code="no-date",
                detail="no publication date was found, so that weekdays and 'yesterday' stay unresolved",
            )
        ]
    return []

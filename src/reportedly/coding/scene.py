"""What a report as a whole is about: who is in it, which places and days it names, and what was not understood."""

from collections import Counter
from dataclasses import dataclass

from spacy.tokens import Doc

from reportedly.coding.cast import Cast
from reportedly.coding.kit import Kit
from reportedly.coding.speakers import SpeakerBook
from reportedly.model import Issue, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a report as a whole is about, found once before its claims are finished one by one."""

    doc: Doc
    cast: Cast
    speakers: SpeakerBook
    issues: tuple[Issue, ...]

    @classmethod
    def of(cls, report: Report, doc: Doc, kit: Kit) -> "Scene":
        """Look over a parsed report."""
        mentions = kit.names.find(report.text, report.published)
        countries = Counter(c for m in mentions if (c := kit.codebook.actors[m.actor].country) is not None)
        country = countries.most_common(1)[0][0] if countries else None
        cast = Cast(doc, kit.codebook, mentions, {}, country)
        speakers = SpeakerBook(cast, kit.codebook.speaker_nouns, report.outlet)
        return cls(doc=doc, cast=cast, speakers=speakers, issues=tuple(_issues(report)))


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

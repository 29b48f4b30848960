"""One report coded: the questions of this room asked in their order, and their answers joined into claims.

The trained ear needs no parse and hears a report on a second thread while the parser reads it: both wait for numbers
most of the time, and neither can change what the other finds. A kit for one thread has it hear before the parser reads.
"""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from reportedly.coding.draft import Draft
from reportedly.coding.drafts import drafts, event_words
from reportedly.coding.finishing import Finisher
from reportedly.coding.kit import Kit
from reportedly.coding.merge import merged
from reportedly.coding.parse import parse
from reportedly.coding.said import Attribution, Hearing, attributions, chained, with_heard
from reportedly.coding.said.quotations import quotations
from reportedly.coding.scene import Scene
from reportedly.coding.settling import dated, settled
from reportedly.coding.sheet import code_row
from reportedly.model import Claim, Coding, Issue, Report

CODED_LANGUAGES = frozenset({"en"})


def code(report: Report, kit: Kit) -> Coding:
    """Read the claims out of a report.

    The result depends on the report and the kit alone. A report in a language that is not coded yet gives no claims
    and an Issue; what could not be told of a claim stands in it as None, with an Issue where a reader should know.
    A row of a coding sheet was coded by somebody else, and its values are taken as they are given.
    """
    sheet = kit.codebook.sheets.get(report.coding_sheet) if report.coding_sheet is not None else None
    if sheet is not None:
        return code_row(report, sheet, kit)
    if report.language is not None and report.language not in CODED_LANGUAGES:
        return Coding(report_id=report.id, issues=(_not_coded(report),))
    claims, issues = _told(report, kit)
    return Coding(report_id=report.id, claims=tuple(merged(claims, report)), issues=issues)


def _told(report: Report, kit: Kit) -> tuple[list[Claim], tuple[Issue, ...]]:
    """Give all claims of a report, those that repeat another among them, and its issues.

    What they are made from is let go as soon as it is used: of a very long report it takes more room than the claims.
    """
    with _hearing(report, kit) as hearing:
        doc = parse(report.text, kit.parser)
        scene = Scene.of(report, doc, kit)
        by_rules = attributions(doc, kit.speech, quotations(doc), scene.cast.can_speak, scene.speakers.is_outlet)
        heard = hearing.result() if hearing is not None else None
    said = _said(by_rules, scene, kit, heard)
    drafted = deque(drafts(doc, kit.events, said, scene.cast.is_party, kit.stances.doubted_from))
    scene = scene.without_places_in(words for a in said for words in a.words_about_speaker)
    finisher = Finisher(report, scene, kit, event_words(drafted), heard)
    finished = deque(f for draft in _taken(drafted) if (f := finisher.finish(draft)) is not None)
    headline_end = report.headline[1] if report.headline is not None else None
    claims = dated(settled(finished, kit.codebook.kinds), scene, headline_end, heard)
    return claims, (*scene.issues, *scene.speakers.issues, *finisher.weigher.doubts(claims))


def _taken(drafted: deque[Draft]) -> Iterator[Draft]:
    while drafted:
        yield drafted.popleft()


@contextmanager
def _hearing(report: Report, kit: Kit) -> Iterator[Future[Hearing] | None]:
    """Let the ear begin with a report, if there is one; whatever it raises is raised where it is asked."""
    if kit.ear is None:
        yield None
        return
    headline_end = report.headline[1] if report.headline is not None else None
    if kit.one_thread:
        done: Future[Hearing] = Future()
        done.set_result(kit.ear.hear(report.text, headline_end=headline_end))
        yield done
        return
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="ear") as pool:
        yield pool.submit(kit.ear.hear, report.text, headline_end=headline_end)


def _said(found: tuple[Attribution, ...], scene: Scene, kit: Kit, heard: Hearing | None) -> tuple[Attribution, ...]:
    """Give who says which words: what the codebook's rules found and, where there is one, the trained ear."""
    if heard is not None:
        found = with_heard(
            found, heard.attributions, scene.doc, kit.speech, scene.cast.can_speak, kit.stances.doubted_from
        )
    return chained(found, scene.doc, scene.cast.can_speak, scene.speakers.is_outlet)


def _not_coded(report: Report) -> Issue:
    return Issue(
        report=report.id,
        code="language-not-coded",
        detail=f"the report is kept, but claims in its language ({report.language}) are not coded yet",
    )

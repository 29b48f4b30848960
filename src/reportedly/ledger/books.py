"""What may be asked of the books: the ledger's questions, none of which changes anything."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from types import TracebackType
from typing import Any, Self

from reportedly.errors import AmbiguousNameError, LedgerError
from reportedly.ledger import (
    answers,
    asking,
    deciding,
    forgetting,
    lineage,
    lines,
    past,
    redrawing,
    reviewing,
    verifying,
)
from reportedly.ledger.asking import KeptClaim, KeptReport, NamedPlace
from reportedly.ledger.columns import last_change
from reportedly.ledger.filtering import ClaimFilter
from reportedly.ledger.incidents import (
    IncidentLine,
    IncidentRow,
    ShortIncident,
    Which,
    count_lines,
    find_incidents,
    find_lines,
    find_part,
    find_short,
)
from reportedly.ledger.lines import ReportDoubts, ReportLines
from reportedly.ledger.linked import LinkBooks
from reportedly.ledger.redrawing import Offer
from reportedly.ledger.store import Store, translated
from reportedly.ledger.verifying import Verified
from reportedly.model import Decision, Issue, Report, ReportRelation


class Books:
    """The questions that one may ask of a ledger; `Ledger` opens one, and writes.

    Every method raises LedgerError with a remedy when the file cannot be read (locked for 30 s, damaged).
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._engine = store.reading
        self.place, self.name = store.place, store.name

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the server."""
        self._store.engine.dispose()

    def is_coded(self, report_id: str, run_id: str) -> bool:
        """Tell whether this Run has coded this report already."""
        with translated(self._store), self._engine.connect() as connection:
            return asking.is_coded(connection, report_id, run_id)

    def reports(self) -> Iterator[KeptReport]:
        """Give every report with its numbers of claims and issues, newest first."""
        with translated(self._store), self._engine.connect() as connection:
            yield from asking.find_reports(connection)

    def report(self, key_or_id: str) -> Report:
        """Give the one report with this key, or whose id begins so; LedgerError when there is none or several."""
        with translated(self._store), self._engine.connect() as connection:
            found = [kept.report for kept in asking.find_reports(connection, key_or_id)]
        names = [f"{report.id} ({report.outlet or 'outlet unknown'})" for report in found]
        self._one(names, f"report {key_or_id}", "reportedly reports")
        return found[0]

    def claims(self, wanted: ClaimFilter | None = None, *, as_coded: bool = False) -> Iterator[KeptClaim]:
        """Give the claims as the latest Run of each report sees them: newest report first, in text order.

        `as_coded` gives them as if nobody had decided anything, those that were rejected among them.
        """
        with translated(self._store), self._engine.connect() as connection:
            yield from asking.find_claims(connection, wanted or ClaimFilter(), as_coded=as_coded)

    def claim(self, beginning: str) -> KeptClaim:
        """Give the one claim whose id begins so (`clm_` may be left out); LedgerError when none or several do."""
        with translated(self._store), self._engine.connect() as connection:
            found = asking.find_claim(connection, beginning)
        self._one([kept.claim.id for kept in found], f"claim {beginning}", "reportedly claims")
        return found[0]

    def claim_as_it_was(self, claim_id: str) -> KeptClaim | None:
        """Give a claim by its whole id, also one that was rejected or is no longer seen; None where it was erased."""
        with translated(self._store), self._engine.connect() as connection:
            return next((kept for kept in asking.find_claim(connection, claim_id) if kept.claim.id == claim_id), None)

    def lines(self) -> Iterator[ReportLines]:
        """Give the same claims in the same order, report by report, a few columns of each: a hundred times as fast.

        Those of a report whose lines are not kept (see `keep_lines`) are ten times as fast.
        """
        with translated(self._store), self._engine.connect() as connection:
            yield from lines.all_lines(connection)

    def doubts(self) -> Iterator[ReportDoubts]:
        """Give how doubtful the claims of each report are and how much hangs on them, in no order."""
        with translated(self._store), self._engine.connect() as connection:
            yield from lines.all_doubts(connection)

    def kept_answer(self, name: str, state: str, form: str) -> bytes | None:
        """Give an answer that was kept of these books (see `last_change`) in this form; None where there is none."""
        with translated(self._store), self._engine.connect() as connection:
            return answers.find(connection, name, state, form)

    def reviews(self) -> dict[str, str]:
        """Give what people have made of each claim they have decided about (see `REVIEWS`), by its id."""
        with translated(self._store), self._engine.connect() as connection:
            return reviewing.reviews(connection)

    def last_change(self) -> str:
        """Name the state of the books; another name means that something was added."""
        with translated(self._store), self._engine.connect() as connection:
            return last_change(connection)

    def issues(self, *, code: str | None = None, report: str | None = None) -> Iterator[Issue]:
        """Give what was not understood, oldest first; of coding, only what the latest Run has met."""
        with translated(self._store), self._engine.connect() as connection:
            yield from asking.find_issues(connection, code, report)

    def uncompared(self) -> list[str]:
        """Give the ids of the reports that were not compared with the others yet."""
        with translated(self._store), self._engine.connect() as connection:
            return lineage.find_uncompared(connection)

    def relations(self, report_ids: Iterable[str] | None = None) -> list[ReportRelation]:
        """Give what reports have in common as texts: all of them, or those of some reports by their ids."""
        with translated(self._store), self._engine.connect() as connection:
            return list(lineage.find_relations(connection, report_ids))

    def relatives(self, report_id: str) -> tuple[list[Report], list[ReportRelation]]:
        """Give the reports that are one text with a report (itself too), and all relations that these have."""
        with translated(self._store), self._engine.connect() as connection:
            return lineage.find_relatives(connection, report_id)

    def reports_of(self, report_ids: Iterable[str]) -> list[Report]:
        """Give kept reports by their ids, in the order of their ids; an id that is not there is left out."""
        with translated(self._store), self._engine.connect() as connection:
            return list(lineage.find_reports(connection, report_ids))

    def refusal(self, report_id: str) -> Issue | None:
        """Give the issue that says why a report is not to be kept: it was erased; None for any other."""
        with translated(self._store), self._engine.connect() as connection:
            if not forgetting.is_forgotten(connection, report_id):
                return None
        detail = "this report was forgotten, and is not kept again: `reportedly undo` on its tombstone lets it in"
        return Issue(report=report_id, code="forgotten-report", detail=detail)

    def decisions(self, about: str | None = None) -> list[Decision]:
        """Give every decision, also those undone or superseded, oldest first; or those that name one id."""
        with translated(self._store), self._engine.connect() as connection:
            return deciding.find(connection, about)

    def past(self, claim_id: str) -> past.Past:
        """Give what a claim has been: every reading of it and every decision about it, under any name it has had."""
        with translated(self._store), self._engine.connect() as connection:
            return past.past_of(connection, claim_id)

    def decision(self, beginning: str) -> Decision:
        """Give the one decision whose id begins so (`dec_` may be left out); LedgerError when none or several do."""
        with translated(self._store), self._engine.connect() as connection:
            found = deciding.beginning(connection, beginning)
        self._one([decision.id for decision in found], f"decision {beginning}", "reportedly undo")
        return found[0]

    def offers(self) -> list[Offer]:
        """Give the decisions that no longer find their claim, each with the claims it may be about now."""
        with translated(self._store), self._engine.connect() as connection:
            return redrawing.offers(connection)

    def broken_decision(self) -> str | None:
        """Give the id of the first decision that was changed after it was made, or None: the chain holds."""
        with translated(self._store), self._engine.connect() as connection:
            return deciding.broken_link(connection)

    def verify(self) -> Verified:
        """Check that everything is as it was kept; nothing is changed."""
        with translated(self._store), self._engine.connect() as connection, connection.begin():
            return verifying.verify(connection, self._store)

    def incidents(self, claims: Iterable[str] | None = None, *, wanted: ClaimFilter | None = None) -> list[IncidentRow]:
        """Give the incidents that were linked, newest day first; or those that some claims belong to."""
        with translated(self._store), self._engine.connect() as connection:
            return find_incidents(connection, claims=claims, wanted=wanted)

    def incident_lines(
        self, wanted: ClaimFilter | None = None, which: Which | None = None, most: int | None = None
    ) -> list[IncidentLine]:
        """Give what a list shows of the same incidents, without the reasons for their links; or the first of them."""
        with translated(self._store), self._engine.connect() as connection:
            return find_lines(connection, wanted, which, most)

    def count_incidents(self, wanted: ClaimFilter | None = None, which: Which | None = None) -> int:
        """Count the incidents that `incident_lines` gives, without reading them."""
        with translated(self._store), self._engine.connect() as connection:
            return count_lines(connection, wanted, which)

    def incidents_in_short(self) -> Iterator[ShortIncident]:
        """Give what a screen shows of every incident among all others, newest day first."""
        with translated(self._store), self._engine.connect() as connection:
            yield from find_short(connection)

    def voices(self, wanted: ClaimFilter | None = None) -> Iterator[list[dict[str, Any]]]:
        """Give who speaks of each of the same incidents, and how that fared."""
        with translated(self._store), self._engine.connect() as connection:
            yield from find_part(connection, "voices", wanted)

    def losses(self, wanted: ClaimFilter | None = None) -> Iterator[list[list[Any]]]:
        """Give what was lost in each of the same incidents, in the form of `Loss`."""
        with translated(self._store), self._engine.connect() as connection:
            yield from find_part(connection, "losses", wanted)

    def named_places(self, kinds: Collection[str]) -> list[NamedPlace]:
        """Give where the claims of some kinds lie, as named; no claim is read whole for it."""
        with translated(self._store), self._engine.connect() as connection:
            return asking.named_places(connection, kinds)

    def incident(self, beginning: str) -> IncidentRow:
        """Give the one incident whose id begins so (`inc_` may be left out); LedgerError when none or several do."""
        with translated(self._store), self._engine.connect() as connection:
            found = find_incidents(connection, beginning=beginning)
        self._one([row.incident.id for row in found], f"incident {beginning}", "reportedly incidents")
        return found[0]

    def claims_by_id(self, ids: Sequence[str]) -> list[KeptClaim]:
        """Give claims by their whole ids, as they are read now; one that is not there any more is left out."""
        with translated(self._store), self._engine.connect() as connection:
            return LinkBooks(connection).claims(ids)

    def _one(self, names: Sequence[str], wanted: str, where_listed: str) -> None:
        if not names:
            raise LedgerError(f"no {wanted} in the ledger at {self.place}: list them with `{where_listed}`.")
        if len(names) > 1:
            shown = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
            raise AmbiguousNameError(
                f"{wanted} fits several in the ledger at {self.place}: {shown}. Give more of its id."
            )

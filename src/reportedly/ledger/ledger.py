"""The ledger's door: open it, keep reports in it, ask it."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine

from reportedly.errors import LedgerError
from reportedly.ledger import asking, copying, deciding, keeping, redrawing, verifying
from reportedly.ledger.asking import ClaimFilter, KeptClaim, KeptReport
from reportedly.ledger.keeping import Kept
from reportedly.ledger.opening import ledger_path, open_engine, translated, writing
from reportedly.ledger.redrawing import Offer
from reportedly.ledger.verifying import Verified
from reportedly.model import Coding, Decision, Issue, Report, Run


class Ledger:
    """The books in one file; open it with `Ledger.open` and close it by leaving the `with` block.

    Every method raises LedgerError with a remedy when the file cannot be read or written (full disk, locked for 30 s,
    damaged). Several processes may keep reports in one ledger at the same time; each waits for its turn.
    """

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self.path = path

    @classmethod
    def open(cls, place: str | Path, *, create: bool = False, write: bool = False) -> Self:
        """Open the ledger at a path (or `sqlite:///` URL); with `create`, make it when it is not there.

        `write` opens one that is there to be written to, and gives an older one the tables that it lacks.

        Raises LedgerError when there is none, it is another kind of file or may not be written; NewerLedgerError when
        a newer reportedly wrote it.
        """
        path = ledger_path(place)
        return cls(open_engine(path, create=create, write=write), path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def keep(self, report: Report, coding: Coding, run: Run) -> Kept:
        """Keep a report with its claims and issues: whole or not at all, and nothing the second time."""
        with translated(self.path), writing(self._engine) as connection:
            kept = keeping.keep_coding(connection, report, coding, run)
            if not kept.already:
                redrawing.redraw(connection, report.id)
            return kept

    def keep_failure(self, report: Report, issue: Issue, run: Run) -> Kept:
        """Keep a report that the coder failed on, with the issue that says how; it counts as not coded yet."""
        with translated(self.path), writing(self._engine) as connection:
            return keeping.keep_failure(connection, report, issue, run)

    def keep_issues(self, issues: Sequence[Issue]) -> int:
        """Keep issues that belong to no coding (a file that could not be read); count those that are new."""
        with translated(self.path), writing(self._engine) as connection:
            return keeping.keep_issues(connection, issues)

    def is_coded(self, report_id: str, run_id: str) -> bool:
        """Tell whether this Run has coded this report already."""
        with translated(self.path), self._engine.connect() as connection:
            return asking.is_coded(connection, report_id, run_id)

    def reports(self) -> Iterator[KeptReport]:
        """Give every report with its numbers of claims and issues, newest first."""
        with translated(self.path), self._engine.connect() as connection:
            yield from asking.find_reports(connection)

    def report(self, key_or_id: str) -> Report:
        """Give the one report with this key, or whose id begins so; LedgerError when there is none or several."""
        with translated(self.path), self._engine.connect() as connection:
            found = [kept.report for kept in asking.find_reports(connection, key_or_id)]
        names = [f"{report.id} ({report.outlet or 'outlet unknown'})" for report in found]
        self._one(names, f"report {key_or_id}", "reportedly reports")
        return found[0]

    def claims(self, wanted: ClaimFilter | None = None) -> Iterator[KeptClaim]:
        """Give the claims as the latest Run of each report sees them: newest report first, in text order."""
        with translated(self.path), self._engine.connect() as connection:
            yield from asking.find_claims(connection, wanted or ClaimFilter())

    def claim(self, beginning: str) -> KeptClaim:
        """Give the one claim whose id begins so (`clm_` may be left out); LedgerError when none or several do."""
        with translated(self.path), self._engine.connect() as connection:
            found = asking.find_claim(connection, beginning)
        self._one([kept.claim.id for kept in found], f"claim {beginning}", "reportedly claims")
        return found[0]

    def issues(self, *, code: str | None = None, report: str | None = None) -> Iterator[Issue]:
        """Give what was not understood, oldest first; of coding, only what the latest Run has met."""
        with translated(self.path), self._engine.connect() as connection:
            yield from asking.find_issues(connection, code, report)

    def decide(
        self,
        kind: str,
        *about: str,
        by: str,
        slot: str | None = None,
        value: object = None,
        against: Sequence[str] = (),
        note: str = "",
        at: datetime | None = None,
    ) -> Decision:
        """Append a decision of somebody about claims (see `Decision` for what each kind takes), and give it as kept.

        A value is what JSON can hold, in the ledger's form of a claim's values; the claims that `add` and `split`
        carry are written by `claim_for_decision`. Nothing that was kept is changed: the claim is read otherwise from
        now on, until the decision is undone. Raises LedgerError where it does not fit what is there.
        """
        moment = (at or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
        made = Decision(
            kind=kind, about=about, against=tuple(against), slot=slot, value=value, by=by, at=moment, note=note
        )
        with translated(self.path), writing(self._engine) as connection:
            return deciding.append(connection, made)

    def decisions(self, about: str | None = None) -> list[Decision]:
        """Give every decision, also those undone or superseded, oldest first; or those that name one id."""
        with translated(self.path), self._engine.connect() as connection:
            return deciding.find(connection, about)

    def decision(self, beginning: str) -> Decision:
        """Give the one decision whose id begins so (`dec_` may be left out); LedgerError when none or several do."""
        with translated(self.path), self._engine.connect() as connection:
            found = deciding.beginning(connection, beginning)
        self._one([decision.id for decision in found], f"decision {beginning}", "reportedly undo")
        return found[0]

    def offers(self) -> list[Offer]:
        """Give the decisions that no longer find their claim, each with the claims it may be about now."""
        with translated(self.path), self._engine.connect() as connection:
            return redrawing.offers(connection)

    def broken_decision(self) -> str | None:
        """Give the id of the first decision that was changed after it was made, or None: the chain holds."""
        with translated(self.path), self._engine.connect() as connection:
            return deciding.broken_link(connection)

    def verify(self) -> Verified:
        """Check that everything is as it was kept; nothing is changed."""
        with translated(self.path), self._engine.connect() as connection, connection.begin():
            return verifying.verify(connection)

    def copy_to(self, target: Path) -> int:
        """Copy the ledger into a new file while it is in use, and give its size in bytes."""
        with translated(self.path):
            return copying.copy(self.path, target)

    def _one(self, names: Sequence[str], wanted: str, where_listed: str) -> None:
        if not names:
            raise LedgerError(f"no {wanted} in the ledger at {self.path}: list them with `{where_listed}`.")
        if len(names) > 1:
            shown = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
            raise LedgerError(f"{wanted} fits several in the ledger at {self.path}: {shown}. Give more of its id.")

"""The ledger's door: open it, keep reports in it, decide about them; what may be asked of it is in `Books`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from reportedly.ledger import (
    answers,
    deciding,
    forgetting,
    keeping,
    lines,
    moving,
    redrawing,
)
from reportedly.ledger.books import Books
from reportedly.ledger.keeping import Kept
from reportedly.ledger.lineage import LineageShelf
from reportedly.ledger.linked import LinkBooks
from reportedly.ledger.opening import open_store
from reportedly.ledger.portions import portions
from reportedly.ledger.store import translated, writing
from reportedly.ledger.unlinking import reports_of, unlink
from reportedly.model import Coding, Decision, Issue, Report, Run
from reportedly.model.decision import ON_SAMPLES

_LINES_AT_ONCE = 200
"""So many reports have their lines made in one transaction: others who write wait no longer than for that."""


class Ledger(Books):
    """The books, in one file or one database; open them with `Ledger.open` and close them by leaving the `with` block.

    Every method raises LedgerError with a remedy when the file cannot be read or written (full disk, locked for 30 s,
    damaged). Several processes may keep reports in one ledger at the same time; each waits for its turn.
    """

    @classmethod
    def open(cls, place: str | Path, *, create: bool = False, write: bool = False) -> Self:
        """Open the ledger at a path (or `sqlite:///` URL), or in the PostgreSQL database of a URL.

        With `create`, make it when it is not there; a database must be there, and gets its tables.

        `write` opens one that is there to be written to, and gives an older one the tables that it lacks.

        Raises LedgerError when there is none, it is another kind of file or may not be written; NewerLedgerError when
        a newer reportedly wrote it.
        """
        return cls(open_store(place, create=create, write=write))

    def keep(self, report: Report, coding: Coding, run: Run) -> Kept:
        """Keep a report with its claims and issues: whole or not at all, and nothing the second time."""
        with translated(self._store), writing(self._store) as connection:
            kept = keeping.keep_coding(connection, report, coding, run)
            if not kept.already:
                redrawing.redraw(connection, report.id)
                lines.keep(connection, [report.id])
            return kept

    def keep_failure(self, report: Report, issue: Issue, run: Run) -> Kept:
        """Keep a report that the coder failed on, with the issue that says how; it counts as not coded yet."""
        with translated(self._store), writing(self._store) as connection:
            return keeping.keep_failure(connection, report, issue, run)

    def keep_issues(self, issues: Sequence[Issue]) -> int:
        """Keep issues that belong to no coding (a file that could not be read); count those that are new."""
        with translated(self._store), writing(self._store) as connection:
            return keeping.keep_issues(connection, issues)

    def keep_lines(self, told: Callable[[int, int], None] = lambda done, of: None) -> int:
        """Make the lines of the reports that lack them, as in a ledger of an older version; give how many did.

        `told` is called after some reports with how many are done, and of how many.
        """
        with translated(self._store):
            with self._engine.connect() as connection:
                missing = lines.lacking(connection)
            done = 0
            for some in portions(missing, _LINES_AT_ONCE):
                told(done, len(missing))
                with writing(self._store) as connection:
                    # Another process may have been here meanwhile; what it has made is made once more, the same.
                    lines.keep(connection, some)
                done += len(some)
            return len(missing)

    def keep_answers(self, bodies: Mapping[str, bytes], state: str, form: str) -> bool:
        """Keep answers that are dear to make, by their names; False where the books have changed since."""
        with translated(self._store), writing(self._store) as connection:
            return answers.keep(connection, bodies, state, form)

    @contextmanager
    def comparing(self) -> Iterator[LineageShelf]:
        """Compare kept reports with each other: what is kept on the shelf is kept when the block ends well."""
        with translated(self._store), writing(self._store) as connection:
            yield LineageShelf(connection)

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
        with translated(self._store), writing(self._store) as connection:
            kept = deciding.append(connection, made)
            if kind not in ON_SAMPLES:
                unlink(connection, reports_of(connection, kept))
            return kept

    def forget(self, report_id: str, *, by: str, note: str, at: datetime | None = None) -> Decision:
        """Erase a report with its claims and every name in them, and give the tombstone; the file is packed after it.

        What is linked with it must be let go first: `links.forget` does both. Raises LedgerError where there is none.
        """
        moment = (at or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
        tombstone = Decision(kind="forget", about=(report_id,), by=by, at=moment, note=note)
        with translated(self._store):
            with writing(self._store) as connection:
                self._store.overwrite_deleted(connection)
                made = forgetting.forget(connection, tombstone)
            self._store.pack()
        return made

    def copy_to(self, target: Path) -> int:
        """Copy the ledger into a new file while it is in use, and give its size in bytes."""
        with translated(self._store):
            return self._store.copy_to(target)

    def copy_into(self, place: str) -> int:
        """Copy the ledger into the empty database of a URL while it is in use, and give the number of reports."""
        target = open_store(place, create=True)
        try:
            return moving.copy_into(self._store, target)
        finally:
            target.engine.dispose()

    @contextmanager
    def linking(self, *, write: bool = True) -> Iterator[LinkBooks]:
        """Open the derived links, to be made anew in one transaction: all of it is kept, or nothing."""
        with translated(self._store), writing(self._store) if write else self._engine.connect() as connection:
            yield LinkBooks(connection)

"""What of a ledger is exported: the claims chosen, their incidents, or the decisions about them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from reportedly import links
from reportedly.codebook.own import codebook_in_use
from reportedly.gazetteer import Gazetteer
from reportedly.ledger import ClaimFilter, KeptClaim, Ledger
from reportedly.linking.standing import account_of
from reportedly.model.decision import undone
from reportedly.views.exporters import (
    DECISION_EXPORTERS,
    EXPORTERS,
    INCIDENT_EXPORTERS,
    ExportKit,
    Piece,
    Row,
    Table,
    Told,
    ToldDecision,
    ToldIncident,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One format with what is to be written in it; pieces and rows are made as they are asked for."""

    name: str
    cannot_say: str
    things: Callable[[], Iterator[Any]]
    write: Callable[[Iterator[Any], ExportKit], Iterator[Piece]]
    table: Table[Any] | None

    def pieces(self) -> Iterator[Piece]:
        """Give the export as text."""
        return self.write(self.things(), _kit())

    def rows(self) -> Iterator[Row]:
        """Give the rows of a table; there are none of a format that is no table."""
        return self.table.rows(self.things(), _kit()) if self.table else iter(())


def export_of(name: str, books: Ledger, wanted: ClaimFilter, *, reviewed: bool, every: bool) -> Export:
    """Choose what to export by the format's name; `every` asks for all decisions, not only those about claims."""

    def chosen() -> Iterator[KeptClaim]:
        return (kept for kept in books.claims(wanted) if kept.decided or not reviewed)

    if name in EXPORTERS:
        exporter = EXPORTERS[name]
        return Export(
            name=name,
            cannot_say=exporter.cannot_say,
            things=lambda: _reviewed(books, chosen()),
            write=exporter.write,
            table=exporter.table,
        )
    if name in INCIDENT_EXPORTERS:
        of_incidents = INCIDENT_EXPORTERS[name]
        return Export(
            name=name,
            cannot_say=of_incidents.cannot_say,
            things=lambda: _incidents(books, chosen(), reviewed=reviewed),
            write=of_incidents.write,
            table=of_incidents.table,
        )
    of_decisions = DECISION_EXPORTERS[name]
    return Export(
        name=name,
        cannot_say=of_decisions.cannot_say,
        things=lambda: _decisions(books, None if every else wanted),
        write=of_decisions.write,
        table=of_decisions.table,
    )


def _told(kept: KeptClaim, reviewed: str | None = None) -> Told:
    return Told(claim=kept.claim, report=kept.report, run_id=kept.run_id, reviewed=reviewed)


def _reviewed(books: Ledger, chosen: Iterator[KeptClaim]) -> Iterator[Told]:
    reviews = books.reviews()
    return (_told(kept, reviews.get(kept.claim.id)) for kept in chosen)


def _incidents(books: Ledger, chosen: Iterator[KeptClaim], *, reviewed: bool) -> Iterator[ToldIncident]:
    """Give the incidents of the claims chosen; where only what was reviewed counts, as these claims alone tell them."""
    rows = books.incidents([kept.claim.id for kept in chosen])
    decided = {kept.claim.id for kept in books.claims() if kept.decided} if reviewed else None
    for _, account, heard in links.accounts(books, rows):
        if decided is not None:
            heard = {claim: one for claim, one in heard.items() if claim in decided}
            account = account_of(account.incident, list(heard.values()), links.knowledge_in_use())
        told = tuple(Told(claim=h.claim, report=h.report, run_id=None) for h in heard.values())
        yield ToldIncident(account=account, told=told)


def _decisions(books: Ledger, wanted: ClaimFilter | None) -> Iterator[ToldDecision]:
    """Give the decisions about claims that are chosen as they are read now or as a coder saw them; all for None."""
    decisions = books.decisions()
    gone = undone(decisions)
    about: set[str] | None = None
    if wanted is not None:
        about = {kept.claim.id for kept in books.claims(wanted)}
        about |= {kept.claim.id for kept in books.claims(wanted, as_coded=True)}
    told: dict[str, Told | None] = {}
    for decision in decisions:
        named = (*decision.about, *decision.against)
        if about is not None:
            if about.isdisjoint(named):
                continue
            # What undoes a decision is about it.
            about.add(decision.id)
        for claim in named:
            if claim.startswith("clm_") and claim not in told:
                told[claim] = _as_it_was(books, claim)
        there = tuple(one for claim in named if (one := told.get(claim)) is not None)
        yield ToldDecision(decision=decision, told=there, in_force=decision.id not in gone)


def _as_it_was(books: Ledger, claim: str) -> Told | None:
    found = books.claim_as_it_was(claim)
    return _told(found) if found is not None else None


def _kit() -> ExportKit:
    gazetteer = Gazetteer.open()

    def country_name(code: str) -> str | None:
        place = gazetteer.country(code)
        return place.name if place else None

    return ExportKit(geojson_of=gazetteer.geojson, codebook=codebook_in_use(), country_name=country_name)

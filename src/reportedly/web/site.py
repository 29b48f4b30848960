"""The desk as files: read-only, for any web server, without any of ours behind it."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.errors import InputError
from reportedly.web.answers import unpacked
from reportedly.web.built import APP, is_there
from reportedly.web.columns import columns_of
from reportedly.web.excerpts import excerpted
from reportedly.web.first_screen import about
from reportedly.web.redacting import Redaction, private_names
from reportedly.web.routes import claims, incidents, reports
from reportedly.web.shelf import Shelf

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a site holds, and how many names were blacked out in it."""

    reports: int
    claims: int
    incidents: int
    names: int


def write_site(shelf: Shelf, out: Path, *, whole_texts: bool, redact: bool) -> Written:
    """Write the desk over a ledger into a folder, which is made or must be empty.

    Only the sentences that claims stand in are written, unless `whole_texts`; raises InputError for a folder in use.
    """
    if not is_there():
        raise InputError("the desk's page is not built: run `make desk` in the checkout.")
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise InputError(f"{out} is there already and not empty: name a new folder, so that nothing is overwritten.")
    kept = [one.claim for one in shelf.ledger.claims()] if redact else []
    site = _Site(out, Redaction(private_names(kept)))
    shutil.copytree(APP, out, dirs_exist_ok=True)
    site.write("desk.json", {**about(shelf), "site": True, "read_only": True, "state": "site", "underway": []})
    # What people have rejected is not published.
    listed, quotes = columns_of(shelf.ledger, "site", with_rejected=False)
    site.write("claims.json", listed)
    site.write("quotes.json", quotes)
    site.write("shapes.json", unpacked(shelf.shapes()))
    site.write("ground.json", unpacked(shelf.ground()))
    site.write("control.json", {**unpacked(shelf.control()), "state": "site"})
    shelf.links.refresh()
    site.write("sources.json", unpacked(shelf.sources()))
    told = unpacked(shelf.incidents())
    site.write("incidents.json", told)
    for incident in told["id"]:
        site.write(f"incidents/inc_{incident}.json", incidents.one_incident(f"inc_{incident}", shelf))
    pages = unpacked(shelf.reports())
    # What could not be read is of use to those who keep the ledger, and names their files.
    site.write("reports.json", {**_without_openings(pages, whole_texts), "lost": []})
    for one in pages["reports"]:
        page = reports.one_report(one["id"], shelf)
        site.write(f"reports/{one['id']}.json", page if whole_texts else excerpted(page))
    for claim in listed["id"]:
        site.write(f"claims/clm_{claim}.json", claims.one_claim(f"clm_{claim}", shelf))
    return Written(
        reports=len(pages["reports"]),
        claims=len(listed["id"]),
        incidents=len(told["id"]),
        names=len(site.redaction.names),
    )


class _Site:
    """Writes answers as files under the addresses that the page asks for."""

    def __init__(self, out: Path, redaction: Redaction) -> None:
        self._out = out
        self.redaction = redaction

    def write(self, name: str, answer: Json) -> None:
        path = self._out / "api" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(self.redaction.apply(answer), ensure_ascii=False), encoding="utf-8")


def _without_openings(pages: Json, whole_texts: bool) -> Json:
    if whole_texts:
        return pages
    return {**pages, "reports": [{**one, "opening": one["title"] or "(no headline)"} for one in pages["reports"]]}

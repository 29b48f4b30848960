"""Adding: files dropped, text or an address pasted, the example reports; and how far they have come."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, UploadFile
from pydantic import BaseModel, Field

from reportedly.errors import FetchError
from reportedly.fetching import fetch
from reportedly.reading import ReportDefaults
from reportedly.web.adding import Batch, Upload
from reportedly.web.asking import TheAdder, TheShelf, check_writable
from reportedly.web.cards import Json
from reportedly.web.example_reports import example_reports

router = APIRouter(prefix="/adding", tags=["adding"])
MOST_MB = 50


class Pasted(BaseModel):
    """Text that somebody pasted, and what they say of where it is from."""

    text: str = Field(min_length=1, max_length=MOST_MB * 2**20)
    outlet: str | None = Field(default=None, max_length=200)
    title: str | None = Field(default=None, max_length=500)
    published: str | None = Field(default=None, pattern=r"^\d{4}-\d{2}-\d{2}$")


class Address(BaseModel):
    """An address that somebody pasted."""

    url: str = Field(min_length=8, max_length=4000)


@router.post("/files")
def add_files(files: list[UploadFile], shelf: TheShelf, adder: TheAdder, outlet: Annotated[str, Form()] = "") -> Json:
    """Take in files of any kind that `reportedly add` reads."""
    check_writable(shelf, "nothing can be added to it")
    uploads = [Upload(name=_base_name(one.filename), data=one.file.read()) for one in files]
    return _begun(adder.add(uploads, ReportDefaults(outlet=outlet.strip() or None)))


@router.post("/text")
def add_text(pasted: Pasted, shelf: TheShelf, adder: TheAdder) -> Json:
    """Take in pasted text as one report."""
    check_writable(shelf, "nothing can be added to it")
    try:
        day = date.fromisoformat(pasted.published) if pasted.published else None
    except ValueError as error:
        raise HTTPException(422, f"{pasted.published} is not a day.") from error
    title = (pasted.title or "").strip()
    text = f"{title}\n\n{pasted.text}" if title else pasted.text
    name = "".join(c if c.isalnum() else "-" for c in title.lower())[:60].strip("-") or "pasted"
    defaults = ReportDefaults(outlet=(pasted.outlet or "").strip() or None, published=day)
    return _begun(adder.add([Upload(name=f"{name}.txt", data=text.encode("utf-8", "replace"))], defaults))


@router.post("/address")
def add_address(address: Address, shelf: TheShelf, adder: TheAdder) -> Json:
    """Fetch one page of the open internet and take it in."""
    check_writable(shelf, "nothing can be added to it")
    try:
        page = fetch(address.url)
    except FetchError as error:
        raise HTTPException(422, str(error)) from error
    return _begun(adder.add([Upload(name=page.name, data=page.data)], ReportDefaults(url=page.url)))


@router.post("/examples")
def add_examples(shelf: TheShelf, adder: TheAdder) -> Json:
    """Take in the example reports, in which nothing happened."""
    check_writable(shelf, "nothing can be added to it")
    uploads = [Upload(name=path.name, data=path.read_bytes()) for path in example_reports()]
    if not uploads:
        raise HTTPException(404, "The example reports are not installed here; see the project's examples folder.")
    return _begun(adder.add(uploads, ReportDefaults()))


@router.get("/{number}.json")
def how_far(number: int, adder: TheAdder) -> Json:
    """Say how far a batch has come."""
    batch = adder.batch(number)
    if batch is None:
        raise HTTPException(404, f"There is no batch {number}.")
    return batch.told()


def _begun(batch: Batch) -> Json:
    return {"batch": batch.number}


def _base_name(name: str | None) -> str:
    """Give a file's own name, whatever folders the browser put in front of it."""
    return (name or "report.txt").replace("\\", "/").rpartition("/")[2] or "report.txt"

"""The desk as files: the same answers under the same addresses, no more of the articles, and no private names."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from made_by_hand import RUN, TEXT, coding_of, report, shelling, span_of
from reportedly.errors import InputError
from reportedly.ledger import Ledger
from reportedly.model import Coding, Party, Speaker
from reportedly.web.excerpts import Excerpt
from reportedly.web.redacting import Redaction, private_names
from reportedly.web.shelf import Shelf
from reportedly.web.site import write_site

NEVER_QUOTED = " The weather was fine and nobody of importance was there to see it."
WITNESS = "Leila Haddad, a resident, said: "


def books(tmp_path: Path, coding: Coding, text: str) -> Shelf:
    with Ledger.open(tmp_path / "books.db", create=True) as ledger:
        ledger.keep(report(text=text), coding, RUN)
    return Shelf.open(tmp_path / "books.db")


def read(out: Path, name: str) -> Any:
    return json.loads((out / "api" / name).read_text(encoding="utf-8"))


def test_every_answer_of_the_page_is_a_file(tmp_path: Path) -> None:
    text = TEXT + NEVER_QUOTED
    told = report(text=text)
    written = write_site(books(tmp_path, coding_of(told), text), tmp_path / "out", whole_texts=False, redact=False)
    out = tmp_path / "out"
    assert (written.reports, written.claims) == (1, 3)
    assert read(out, "desk.json")["site"] is True
    assert read(out, "claims.json")["state"] == read(out, "quotes.json")["state"] == read(out, "desk.json")["state"]
    for claim in read(out, "claims.json")["id"]:
        assert read(out, f"claims/clm_{claim}.json")["id"] == f"clm_{claim}"
    for incident in read(out, "incidents.json")["id"]:
        assert read(out, f"incidents/inc_{incident}.json")["standings"]
    assert (out / "index.html").is_file()


def test_only_the_sentences_of_claims_are_written_and_spans_still_point_at_their_words(tmp_path: Path) -> None:
    text = TEXT + NEVER_QUOTED
    told = report(text=text)
    write_site(books(tmp_path, coding_of(told), text), tmp_path / "out", whole_texts=False, redact=False)
    everything = "".join(p.read_text(encoding="utf-8") for p in (tmp_path / "out" / "api").rglob("*.json"))
    assert "weather was fine" not in everything
    page = read(tmp_path / "out", f"reports/{told.id}.json")
    for card in page["claims"]:
        start, end = card["span"]
        assert page["text"][start:end] == card["quote"]
        for speaker in card["said_by"]:
            assert page["text"][slice(*speaker["span"])] == speaker["mention"]


def test_whole_texts_are_written_when_asked_for(tmp_path: Path) -> None:
    text = TEXT + NEVER_QUOTED
    told = report(text=text)
    write_site(books(tmp_path, coding_of(told), text), tmp_path / "out", whole_texts=True, redact=False)
    assert read(tmp_path / "out", f"reports/{told.id}.json")["text"] == text


def test_private_names_are_blacked_out_everywhere(tmp_path: Path) -> None:
    text = TEXT + " Leila Haddad, a resident, saw it. Haddad fled."
    told = report(text=text)
    leila = Speaker(mention="Leila Haddad", name="Leila Haddad", kind="resident", span=span_of("Leila Haddad", text))
    claim = replace(shelling(told), said_by=(leila,))
    shelf = books(tmp_path, Coding(report_id=told.id, claims=(claim,)), text)
    written = write_site(shelf, tmp_path / "out", whole_texts=True, redact=True)
    everything = "".join(p.read_text(encoding="utf-8") for p in (tmp_path / "out" / "api").rglob("*.json"))
    assert "Haddad" not in everything
    assert "government forces" in everything
    assert written.names == 2
    page = read(tmp_path / "out", f"reports/{told.id}.json")
    assert len(page["text"]) == len(text)


def test_a_ministry_is_no_private_person() -> None:
    assert Redaction([]).apply({"a": ["Ministry"]}) == {"a": ["Ministry"]}


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("mine")
    with pytest.raises(InputError, match="not empty"):
        write_site(books(tmp_path, coding_of(report()), TEXT), tmp_path / "out", whole_texts=False, redact=False)


def test_an_excerpt_knows_what_is_not_in_it() -> None:
    text = "One sentence here. Another one there. A third one."
    excerpt = Excerpt(text, [(19, 26)])
    assert excerpt.text == "[…]\nAnother one there."
    assert excerpt.span((19, 26)) == [4, 11]
    assert excerpt.span((0, 3)) is None


def named(target: str, actor: str | None = None, quote: str = "") -> set[str]:
    claim = shelling(report())
    party = Party(mention=target, name=target, actor=actor, span=claim.span)
    event = replace(claim.event, targets=(party,))
    return private_names([replace(claim, event=event, quote=quote or claim.quote)])


def test_victims_are_private_persons_too() -> None:
    assert named("Samir al-Khoury") == {"Samir al-Khoury", "Khoury"}
    assert named("Yara Mansour") == {"Yara Mansour", "Mansour"}
    assert named("people", quote="Among the dead were Yara Mansour, 34, and her son") == {"Yara Mansour", "Mansour"}


def test_bodies_actors_and_crowds_keep_their_names() -> None:
    assert named("River Defence Council") == set()
    assert named("Yara Mansour", actor="somebody-known") == set()
    assert named("shoppers in Dorrin") == set()

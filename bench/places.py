"""How well places are found and put on the map, on articles whose toponyms people have marked.

    python bench/places.py --data FILE.xml[.gz]

Reads the XML that toponym corpora are passed around in (LGL, GeoWebNews and others prepared for EUPEG): articles
with a `text` and `toponyms`, each with `start`, `end` and, where it was put on the map, latitude and longitude. A
toponym counts where it has a point; adjectives ("Syrian") and names inside other names ("Aleppo University") count as
the corpora count them, nouns for people ("Syrians") do not. What a corpus marks as a toponym without a point counts
for recognition only.

The last line is one JSON object. `recognition_f1`: exact spans. `accuracy_161km`: of the toponyms found, the share put
within 161 km (100 miles) of the marked point; a name left unresolved is a miss. `end_to_end_f1`: right span and within
161 km.
"""

import argparse
import gzip
import json
import sys
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reportedly.coding.kit import Kit
from reportedly.coding.parse import parse
from reportedly.coding.where import find_places
from reportedly.gazetteer import distance_km
from reportedly.kit_description import KitDescription
from reportedly.model import Span

NEAR_KM = 161
Point = tuple[float, float]


@dataclass(slots=True)
class Article:
    """A text, its toponyms with the points they were given, and those that were marked but given none."""

    text: str
    placed: dict[Span, Point] = field(default_factory=dict)
    unplaced: set[Span] = field(default_factory=set)


@dataclass(slots=True)
class Counts:
    """What was found over all articles."""

    marked: int = 0
    found: int = 0
    right_span: int = 0
    placed_marked: int = 0
    placed_found: int = 0
    judged: int = 0
    near: int = 0
    by_confidence: dict[int, list[int]] = field(default_factory=dict)


def articles(path: Path) -> Iterator[Article]:
    """Read the articles of a corpus; exits with a clear line for a file that is none."""
    try:
        with (gzip.open if path.suffix == ".gz" else open)(path, "rb") as file:
            root = ElementTree.parse(file).getroot()
    except (OSError, EOFError, ElementTree.ParseError) as error:
        raise SystemExit(f"{path}: not an XML corpus of toponyms that can be read ({error})") from error
    for element in root:
        text = element.findtext("text")
        if text is None:
            continue
        article = Article(text=text)
        for toponym in element.iter("toponym"):
            span = (int(toponym.findtext("start", "-1")), int(toponym.findtext("end", "-1")))
            point = _point(toponym)
            if point is not None:
                article.placed[span] = point
            elif toponym.find("phrase") is not None:
                # This form lists toponyms only; the other one (extractedName) also lists what is none.
                article.unplaced.add(span)
        yield article


def _point(toponym: ElementTree.Element) -> Point | None:
    lat = next((e.text for tag in ("lat", "latitude") for e in toponym.iter(tag) if e.text), None)
    lon = next((e.text for tag in ("lon", "longitude", "lng") for e in toponym.iter(tag) if e.text), None)
    return (float(lat), float(lon)) if lat and lon else None


def count(article: Article, kit: Kit, counts: Counts) -> None:
    """Code one article's places and add to the counts."""
    doc = parse(article.text, kit.parser)
    others = [m.span for m in kit.names.find(article.text) if m.via == "alias"]
    places = find_places(doc, kit.places, names_of_others=others)
    found = {m.span: m for m in places.mentions if m.toponym.use != "people"}
    counts.marked += len(article.placed) + len(article.unplaced)
    counts.found += len(found)
    counts.right_span += len(found.keys() & (article.placed.keys() | article.unplaced))
    counts.placed_marked += len(article.placed)
    counts.placed_found += len(found.keys() - article.unplaced)
    for span in found.keys() & article.placed.keys():
        place = found[span].place
        near = place is not None and distance_km(place.lat, place.lon, *article.placed[span]) <= NEAR_KM
        counts.judged += 1
        counts.near += near
        if place is not None:
            tally = counts.by_confidence.setdefault(int(found[span].confidence * 10), [0, 0])
            tally[0] += near
            tally[1] += 1


def main() -> int:
    """Score one corpus and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--data", required=True, type=Path, help="an XML file of articles with toponyms, plain or gzipped"
    )
    options = parser.parse_args()
    if not options.data.is_file():
        raise SystemExit(f"{options.data}: no such file; --data is an XML corpus of toponyms")
    kit = KitDescription().build()
    counts, started, read = Counts(), time.perf_counter(), 0
    for read, article in enumerate(articles(options.data), start=1):  # noqa: B007
        count(article, kit, counts)
    if not counts.marked:
        raise SystemExit(f"{options.data}: no toponyms with <start> and <end> in it")
    for tenth, (near, all_placed) in sorted(counts.by_confidence.items()):
        print(f"confidence {tenth / 10:.1f}: {near} of {all_placed} within {NEAR_KM} km")
    figures = {
        "recognition_f1": f1(counts.right_span, counts.found, counts.marked),
        "accuracy_161km": round(counts.near / counts.judged, 4) if counts.judged else 0.0,
        "end_to_end_f1": f1(counts.near, counts.placed_found, counts.placed_marked),
        "recognition_precision": round(counts.right_span / counts.found, 4) if counts.found else 0.0,
        "recognition_recall": round(counts.right_span / counts.marked, 4),
        "articles": read,
        "toponyms": counts.marked,
        "seconds": round(time.perf_counter() - started, 1),
    }
    print(json.dumps(figures))
    return 0


def f1(hits: int, found: int, marked: int) -> float:
    """Give the harmonic mean of precision and recall."""
    return round(2 * hits / (found + marked), 4) if found + marked else 0.0


if __name__ == "__main__":
    sys.exit(main())

"""A few whole files of every format that is read, of our own making: what fuzzing changes bytes of."""

import csv
import gzip
import io
import json

from test_coding_any_text import FRAGMENTS as WORDS
from test_coding_any_text import LINES
from test_reading_never_raises import FRAGMENTS as PIECES
from written_files import pdf, rtf, warc, with_shared_words, word, workbook

FRAGMENTS = (*PIECES, *WORDS, *LINES)
TOLD = (
    "Shells hit the grain market of Port Vale on Tuesday, killing four people, the mayor of the town said.",
    "The garrison said it had fired at rebel-held hills and denied that the market had been aimed at.",
    "“Nobody warned us,” a baker told the Harbour Wire. At least 12 people were wounded, according to doctors.",
)
TEXT = "Shells hit market\nBy Mira Kolb\nHarbour Wire, 4 March 2021\n\n" + "\n\n".join(TOLD)
PAGE = (
    "<!doctype html><html lang=en><head><title>Shells hit market - Harbour Wire</title>"
    "<meta property='article:published_time' content='2021-03-04T05:12:00Z'></head><body><article><h1>Shells hit "
    "market</h1>" + "".join(f"<p>{line}</p>" for line in TOLD * 3) + "</article></body></html>"
)
RECORD = {"key": "a", "outlet": "Harbour Wire", "title": "Shells hit market", "published": "2021-03-04", "text": TEXT}
FEED = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>Harbour Wire</title><item><title>Shells hit market</title>"
    "<link>https://wire.example/1</link><pubDate>Thu, 04 Mar 2021 05:12:00 GMT</pubDate><description>"
    + " ".join(TOLD) + "</description></item></channel></rss>"
)  # fmt: skip
TELEGRAM = {
    "name": "Harbour Wire", "type": "public_channel", "id": 7,
    "messages": [{"id": n, "type": "message", "date": "2021-03-04T05:12:00",
                  "text": [line, {"type": "bold", "text": "!"}],
                  "forwarded_from": "Valley Post"} for n, line in enumerate(TOLD)],
}  # fmt: skip
CAPTIONS = "".join(f"{n + 1}\n00:00:0{n},000 --> 00:00:0{n + 1},500\n{line}\n\n" for n, line in enumerate(TOLD))
TABLE = "key,outlet,title,date,text\n" + "".join(
    f'{n},Wire,Shells,2021-03-04,"{line}"\n' for n, line in enumerate(TOLD)
)
EVENTS = (
    "event_id_cnty,event_date,year,event_type,sub_event_type,actor1,actor2,country,location,latitude,longitude,source,"
    'notes,fatalities\nVAL1,2021-03-04,2021,Explosions/Remote violence,Shelling/artillery/missile attack,Garrison,'
    f'Civilians,Vale,Port Vale,35.5,40.25,Harbour Wire,"{TOLD[0]}",4\n'
)  # fmt: skip
SHEETS = {"Read me": [["Shells"]], "Events": list(csv.reader(io.StringIO(EVENTS))), "Told": [["text"], [TOLD[0]]]}
ARCHIVE = [("https://wire.example/1", "text/html", PAGE), ("https://wire.example/x.png", "image/png", "PNG")]
WHOLE: dict[str, list[bytes]] = {
    "txt": [TEXT.encode(), TEXT.encode("utf-16")],
    "md": [f"---\ntitle: Shells\n---\n# Shells hit market\n\n{TEXT} [more](https://wire.example)\n".encode()],
    "html": [PAGE.encode()],
    "jsonl": [(json.dumps(RECORD) + "\n").encode() * 3],
    "json": [json.dumps([RECORD, RECORD]).encode(), json.dumps(TELEGRAM).encode()],
    "csv": [TABLE.encode(), EVENTS.encode()],
    "xml": [FEED.encode()],
    "srt": [CAPTIONS.encode()],
    "vtt": [("WEBVTT\n\n" + CAPTIONS.replace(",000", ".000").replace(",500", ".500")).encode()],
    "rtf": [rtf([line.replace("“", '"').replace("”", '"') for line in TOLD])],
    "pdf": [pdf([TOLD, TOLD])],
    "docx": [word(TOLD)],
    "xlsx": [workbook(SHEETS), with_shared_words(workbook(SHEETS))],
    "warc": [warc(ARCHIVE, gzip=False)],
    "warc.gz": [warc(ARCHIVE, gzip=True)],
    "txt.gz": [gzip.compress(TEXT.encode())],
    "coder": [TEXT.encode(), ". ".join(LINES).encode()],
}
SUFFIXES = tuple(name for name in WHOLE if name != "coder")

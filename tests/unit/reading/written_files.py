"""Files of other programs, made by the tests themselves: PDF, Word, Excel, RTF and web archives."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence

import docx
import openpyxl
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """Write a PDF with a text layer, a line each; what a reader needs and no more."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>"]
    kids = " ".join(f"{4 + 2 * nth} 0 R" for nth in range(len(pages)))
    objects.append(f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>")
    objects.append("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    for nth, lines in enumerate(pages):
        shown = " T* ".join(f"({line.replace('(', '').replace(')', '')}) Tj" for line in lines)
        stream = f"BT /F1 10 Tf 12 TL 50 760 Td {shown} ET"
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {5 + 2 * nth} 0 R>>"
        )
        objects.append(f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream")
    out, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        starts.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    size = len(objects) + 1
    end = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    )
    return out + end.encode()


def word(paragraphs: Sequence[str]) -> bytes:
    """Write a Word document."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """Write an Excel workbook: the rows of each sheet by its name; words stand in their cells."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_shared_words(book: bytes) -> bytes:
    """Move the words of a workbook's cells into the one list of all words, as Excel keeps them."""
    words: list[bytes] = []

    def moved(cell: re.Match[bytes]) -> bytes:
        words.append(cell[2])
        return b'%s t="s"><v>%d</v></c>' % (cell[1], len(words) - 1)

    parts = parts_of(book)
    for part, content in parts.items():
        if part.startswith("xl/worksheets/"):
            parts[part] = re.sub(rb'(<c r="\w+") t="inlineStr"><is>(<t.*?</t>)</is></c>', moved, content, flags=re.S)
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    entry = b'<Override PartName="/xl/sharedStrings.xml" ContentType="%s"/></Types>' % kind
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", entry)
    space = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    parts["xl/sharedStrings.xml"] = space + b"".join(b"<si>%s</si>" % word for word in words) + b"</sst>"
    return packed(parts)


def parts_of(document: bytes) -> dict[str, bytes]:
    """Give the parts of an office document by their names."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {part: archive.read(part) for part in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Make an office document of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return out.getvalue()


def rtf(paragraphs: Sequence[str]) -> bytes:
    """Write an RTF file."""
    return ("{\\rtf1\\ansi\\ansicpg1252 " + "".join(f"{p}\\par\n" for p in paragraphs) + "}").encode("ascii")


def warc(pages: Sequence[tuple[str, str, str]], *, gzip: bool) -> bytes:
    """Write a web archive of answers: address, content type, content."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzip)
    for address, kind, content in pages:
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                address,
                "response",
                payload=io.BytesIO(content.encode()),
                http_headers=headers,
                warc_headers_dict={"WARC-Date": "2021-03-06T08:00:00Z"},
            )
        )
    return out.getvalue()

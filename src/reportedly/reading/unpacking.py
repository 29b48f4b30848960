"""Compressed bytes in, plain bytes out, within bounds: a small file must not become one that fills the memory."""

import io
import zipfile
import zlib

MOST_BYTES = 256 * 1024 * 1024
"""What one file may become when it is unpacked; a year of an agency's copy is smaller."""
MOST_MEMBERS = 10_000
_GZIP = b"\x1f\x8b"
_CHUNK_BYTES = 1 << 20


class UnpackingError(Exception):
    """A compressed file that cannot be used; `code` is the slug of the issue it becomes."""

    def __init__(self, code: str, why: str) -> None:
        super().__init__(why)
        self.code = code


def is_gzip(data: bytes) -> bool:
    """Tell whether bytes begin as a gzip file does."""
    return data.startswith(_GZIP)


def unzipped(data: bytes) -> bytes:
    """Unpack a gzip file of one or more members; UnpackingError when it is damaged or grows past MOST_BYTES."""
    out = bytearray()
    while data.startswith(_GZIP):
        member = zlib.decompressobj(16 + zlib.MAX_WBITS)
        try:
            piece = member.decompress(data, _CHUNK_BYTES)
            while piece or not member.eof:
                out += piece
                if len(out) > MOST_BYTES:
                    raise UnpackingError("too-large", f"unpacks to more than {MOST_BYTES >> 20} MB; unpack it yourself")
                if member.eof or not (member.unconsumed_tail or piece):
                    break
                piece = member.decompress(member.unconsumed_tail, _CHUNK_BYTES)
        except zlib.error as trouble:
            raise UnpackingError("damaged-file", f"the gzip file is damaged ({trouble})") from trouble
        if not member.eof:
            raise UnpackingError("damaged-file", "the gzip file breaks off; fetch it again")
        data = member.unused_data.lstrip(b"\0")
    return bytes(out)


def check_zip(data: bytes) -> None:
    """Look whether a zip file may be opened: whole, not too many members, not too large unpacked.

    Raises UnpackingError. The sizes are those that the file states; zipfile reads no more of a member than that.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, OSError, NotImplementedError) as trouble:
        raise UnpackingError("damaged-file", f"the file is damaged ({trouble})") from trouble
    if len(members) > MOST_MEMBERS or sum(m.file_size for m in members) > MOST_BYTES:
        raise UnpackingError("too-large", f"unpacks to more than {MOST_BYTES >> 20} MB or {MOST_MEMBERS:,} parts")

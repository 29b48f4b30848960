"""From bytes to characters, and how sure that step was."""

import codecs
import re
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset\s*=\s*["']?|<\?xml[^>]{0,100}?encoding\s*=\s*["'])([A-Za-z0-9_.:-]{2,40})""",
    re.IGNORECASE,
)
# How charset-normalizer is fed: enough to judge by, little enough to stay quick on a book-sized file.
_SAMPLE_BYTES = 65_536
# What Windows software writes into English or other western prose: typographic quotes, dashes and accented letters.
_WESTERN = frozenset("“”‘’‚„–—…•€£§©®°±²³´·«»½¼¾¿¡ŠšŽžŒœŸ™ \u00a0") | frozenset(
    chr(c) for c in range(0xC0, 0x100) if c not in (0xD7, 0xF7)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The characters of a file; `doubt` is a sentence for a person where the encoding had to be guessed."""

    text: str
    encoding: str
    doubt: str | None = None


def decode(data: bytes) -> Decoded:
    """Decode bytes: by their mark, as UTF-8, as UTF-16 without a mark, as UTF-8 with strays, as declared, or guessed.

    Never raises: what cannot be decoded becomes U+FFFD, and `doubt` says so.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _strictly(data, name) or _with_replacements(data, name)
    wide = _utf16_without_mark(data)
    if wide:
        return Decoded(text=wide[0], encoding=wide[1], doubt=f"no encoding mark; read as {wide[1]}")
    return _strictly(data, "utf-8") or _mixed(data) or _declared(data) or _guessed(data)


def _strictly(data: bytes, name: str) -> Decoded | None:
    try:
        return Decoded(text=data.decode(name), encoding=name)
    except (UnicodeDecodeError, LookupError):
        return None


def _with_replacements(data: bytes, name: str) -> Decoded:
    text = data.decode(name, "replace")
    lost = text.count("\ufffd")
    return Decoded(text=text, encoding=name, doubt=f"read as {name}; {lost} unreadable characters became U+FFFD")


def _utf16_without_mark(data: bytes) -> tuple[str, str] | None:
    # Western prose in UTF-16 has a zero in every other byte, always on the same side.
    sample = data[:4096]
    if len(sample) < 8 or len(data) % 2 or not sample.count(0):
        return None
    for side, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = sample[side::2].count(0), sample[1 - side :: 2].count(0)
        if zeros > 0.4 * len(sample) / 2 and others < 0.02 * len(sample):
            found = _strictly(data, name)
            return (found.text, name) if found else None
    return None


def _mixed(data: bytes) -> Decoded | None:
    """Read UTF-8 into which single cp1252 bytes were pasted, if the good sequences outnumber the strays."""
    text = data.decode("utf-8", "surrogateescape")
    strays = [c for c in text if "\udc80" <= c <= "\udcff"]
    good = sum(1 for c in text if c >= "\x80") - len(strays)
    if good < len(strays):
        return None
    repaired = {ord(c): bytes([ord(c) - 0xDC00]).decode("cp1252", "replace") for c in set(strays)}
    doubt = f"mostly UTF-8; {len(strays)} stray bytes were read as windows-1252"
    return Decoded(text=text.translate(repaired), encoding="utf-8", doubt=doubt)


def _declared(data: bytes) -> Decoded | None:
    found = _DECLARED.search(data[:4096])
    if not found:
        return None
    name = found.group(1).decode("ascii").lower()
    if name.replace("-", "") in {"utf8", "utf16", "utf32", "utf7"}:
        return None
    # Browsers read what is declared as Latin-1 or ASCII as windows-1252, and so do its writers.
    name = "cp1252" if name in {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"} else name
    try:
        # A codec that is not about characters (such as "hex") gives something else than text.
        return Decoded(text=data.decode(name), encoding=name) if codecs.lookup(name)._is_text_encoding else None
    except (UnicodeError, LookupError, ValueError):
        return None


def _guessed(data: bytes) -> Decoded:
    western = data.decode("cp1252", "replace")
    high = [c for c in western if c >= "\x80"]
    if len(high) <= 0.12 * max(1, len(western)) and sum(c in _WESTERN for c in high) >= 0.9 * len(high):
        return Decoded(text=western, encoding="cp1252", doubt="not UTF-8; read as windows-1252")
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE_BYTES]).best()
    if best is not None:
        found = _strictly(data, best.encoding)
        if found:
            return Decoded(text=found.text, encoding=best.encoding, doubt=f"not UTF-8; guessed {best.encoding}")
        return _with_replacements(data, best.encoding)
    return _with_replacements(data, "cp1252")

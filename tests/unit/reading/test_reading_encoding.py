"""From bytes to characters."""

import pytest

from reportedly.reading.characters import readable, without_tags
from reportedly.reading.encoding import decode

PROSE = "“Four people died,” the mayor said – the café was hit. " * 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_is_marked_or_utf8_is_not_guessed(encoding: str) -> None:
    decoded = decode(PROSE.encode(encoding))
    assert decoded.text.lstrip("\ufeff") == PROSE
    assert decoded.doubt is None


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le", "utf-16-be"])
def test_guesses_are_right_and_told(encoding: str) -> None:
    decoded = decode(PROSE.encode(encoding))
    assert decoded.text == PROSE
    assert decoded.doubt


def test_stray_bytes_in_utf8() -> None:
    data = PROSE.encode() + b"He said \x93no\x94 \x96 twice."
    decoded = decode(data)
    assert decoded.text == PROSE + "He said “no” – twice."
    assert "3 stray bytes" in (decoded.doubt or "")


def test_cyrillic_of_the_nineties() -> None:
    text = "Мэр сообщил во вторник, что при обстреле рынка погибли четыре человека, ещё десять ранены. " * 4
    decoded = decode(text.encode("cp1251"))
    assert decoded.text == text
    assert decoded.doubt


def test_a_declared_encoding_is_believed() -> None:
    page = "<html><head><meta charset='windows-1251'></head><body>Обстрел</body></html>"
    decoded = decode(page.encode("cp1251"))
    assert decoded.text == page
    assert decoded.doubt is None


def test_a_truncated_character_is_told() -> None:
    decoded = decode("Zerstört ".encode("utf-16")[:-1])
    assert decoded.doubt


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("8\u00a0000\u202fmen", "8 000 men"),
        ("bom\u00adbard\u200bment\ufeff", "bombardment"),
        ("a\x00b\x07c", "abc"),
        ("Kerr\u2019s “e\u0301tat”", "Kerr\u2019s “e\u0301tat”"),
        ("\ud800x", "\ufffdx"),
        ("می\u200cشود", "می\u200cشود"),
    ],
)
def test_readable_characters(written: str, kept: str) -> None:
    assert readable(written) == kept


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("8,000km<sup>2</sup>", "8,000km²"),
        ("<b>Four</b> died<br>here", "Four died\nhere"),
        ("a <script>var b = '<p>';</script>c", "a  c"),
        ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
        ("<unknown>kept</unknown>", "<unknown>kept</unknown>"),
    ],
)
def test_tags_go_and_words_stay(markup: str, text: str) -> None:
    assert without_tags(markup) == text

"""One table of a TOML file, read key by key, with errors that say in which file and line and what to do."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from importlib.resources.abc import Traversable
from typing import Any, NoReturn

from reportedly.errors import CodebookError

_CUE = re.compile(r"['’]?[^\W_]+(?:['’.&/][^\W_]*)*")


class Table:
    """A TOML table with the file it stands in; keys are taken out one by one, so that what is left over is a slip."""

    __slots__ = ("entries", "heading", "nth", "path", "text", "under")

    def __init__(
        self, entries: dict[str, Any], path: str, text: str, under: str = "", nth: int = 0, heading: str | None = None
    ) -> None:
        self.entries = entries
        self.path = path
        self.text = text
        self.under = under
        self.nth = nth
        self.heading = heading or f"[[{under}]]"

    def fail(self, what: str, near: str = "") -> NoReturn:
        """Stop with a `CodebookError` that names file and line.

        The line is the first one of this table that has the words `near` in it, else the table's own first line.
        """
        raise CodebookError(f"{self.path}, line {self._line_of(near)}: {what}")

    def _line_of(self, near: str) -> int:
        """Find the line only when it is asked for: nearly always nothing is wrong."""
        lines = self.text.splitlines()
        heads = [n for n, line in enumerate(lines) if line.strip() == self.heading]
        first = heads[self.nth] if self.nth < len(heads) else 0
        return next((n for n, line in enumerate(lines[first:], start=first + 1) if near and near in line), first + 1)

    def string(self, key: str, default: str | None = None) -> str:
        """Take a non-empty string; without a default the key has to be there."""
        value = self.entries.pop(key, default)
        if value is None:
            self.fail(f"the key {key!r} is missing; add it")
        if not isinstance(value, str) or (not value.strip() and value != default):
            self.fail(f"{key} has to be a string with something in it, not {value!r}", key)
        return value

    def optional(self, key: str) -> str | None:
        """Take a non-empty string, or None where the key is not there."""
        return self.string(key) if key in self.entries else None

    def number(self, key: str) -> int:
        """Take a whole number."""
        value = self.entries.pop(key, None)
        if not isinstance(value, int) or isinstance(value, bool):
            self.fail(f"{key} has to be a whole number, not {value!r}", key)
        return value

    def flag(self, key: str) -> bool:
        """Take true or false; false where the key is not there."""
        value = self.entries.pop(key, False)
        if not isinstance(value, bool):
            self.fail(f"{key} has to be true or false, not {value!r}", key)
        return value

    def day(self, key: str) -> date | None:
        """Take a date (a TOML date, or a string 2017-10-11), None where the key is not there."""
        value = self.entries.pop(key, None)
        if isinstance(value, str):
            try:
                value = date.fromisoformat(value)
            except ValueError:
                self.fail(f"{key}: {value!r} is no day of the calendar; write it as 2017-10-11", key)
        if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
            self.fail(f"{key} has to be a day such as 2017-10-11, not {value!r}", key)
        return value

    def strings(self, key: str) -> tuple[str, ...]:
        """Take a list of strings, as a TOML array or as one string with commas; empty where the key is not there."""
        value = self.entries.pop(key, ())
        if isinstance(value, str):
            value = [part.strip() for part in value.split(",")]
            if value and not value[-1]:
                value.pop()
        if not isinstance(value, list | tuple) or not set(map(type, value)) <= {str}:
            self.fail(f"{key} has to be a list of strings, or one string with commas", key)
        if not all(map(str.strip, value)):
            self.fail(f"{key} has an empty entry; take it out", key)
        return tuple(value)

    def cues(self, key: str) -> tuple[tuple[str, ...], ...]:
        """Take words and phrases in small letters as tuples of words; hyphens fall away."""
        found = []
        for phrase in self.strings(key):
            words = tuple(phrase.replace("-", " ").split())
            if phrase != phrase.lower() or not all(_CUE.fullmatch(word) for word in words) or not words:
                self.fail(f"{key}: {phrase!r} is no cue; write lemmas in small letters, without signs", phrase)
            found.append(words)
        if len(set(found)) < len(found):
            twice = next(cue for cue in found if found.count(cue) > 1)
            self.fail(f"{key}: {' '.join(twice)!r} stands there twice; take one out", twice[0])
        return tuple(found)

    def choice(self, key: str, allowed: Iterable[str], default: str | None = None) -> str:
        """Take a string that has to be one of a closed list."""
        return self.one_of(self.string(key, default), key, allowed)

    def one_of(self, value: str, key: str, allowed: Iterable[str]) -> str:
        """Check that a value is one of a closed list."""
        if value not in allowed:
            self.fail(f"{key}: unknown value {value!r}; it has to be one of {', '.join(sorted(allowed))}", value)
        return value

    def roles(self, key: str) -> dict[str, str]:
        """Take a table of strings by strings; empty where the key is not there."""
        value = self.entries.pop(key, {})
        if not isinstance(value, dict) or not all(isinstance(part, str) for part in value.values()):
            self.fail(f"{key} has to be a table such as {{ subject = 'agent' }}", key)
        return value

    def table(self, key: str) -> "Table":
        """Take one table `[key]`, empty where it is not there."""
        value = self.entries.pop(key, {})
        if not isinstance(value, dict):
            self.fail(f"{key} has to be a table under a line [{key}]", key)
        return Table(value, self.path, self.text, key, heading=f"[{key}]")

    def tables(self, key: str) -> Iterator["Table"]:
        """Take the tables of an array `[[key]]` (or of an inline one), each with the line where it starts."""
        value = self.entries.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(part, dict) for part in value):
            self.fail(f"{key} has to be an array of tables, each under a line [[{key}]]", key)
        for nth, entries in enumerate(value):
            nested = f"[[{key}]]" not in self.text
            yield Table(entries, self.path, self.text, *((self.under, self.nth) if nested else (key, nth)))

    def done(self) -> None:
        """Stop where a key is left that nobody knows."""
        for key in self.entries:
            self.fail(f"unknown key {key!r}; take it out or correct its spelling", key)


def read_table(file: Traversable, path: str) -> Table:
    """Read a TOML file; `path` names it in errors. Raises CodebookError where it is no TOML or no UTF-8."""
    try:
        text = file.read_text(encoding="utf-8")
        return Table(tomllib.loads(text), path, text)
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(f"{path}: not TOML: {error}; correct it there") from error
    except UnicodeDecodeError as error:
        raise CodebookError(f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except OSError as error:
        raise CodebookError(f"{path}: cannot be read ({error.strerror}); check that it is there") from error

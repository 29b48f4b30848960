"""What is remembered of feeds between rounds and runs, in one JSON file that is always whole."""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path

from reportedly.errors import InputError

_FORM = 1


@dataclass(slots=True, kw_only=True)
class FeedMemory:
    """One feed: the version seen last, how often asking has failed in a row, and its items.

    `next_at_s` is the second since 1970 before which it is not asked. `taken` are items that are kept, with the second
    they were last seen in the feed; `tries` how often the page of one that is not kept yet was asked for.
    """

    etag: str | None = None
    last_modified: str | None = None
    failures: int = 0
    next_at_s: float = 0.0
    taken: dict[str, float] = field(default_factory=dict)
    tries: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Memory:
    """What is remembered of all feeds, by their addresses."""

    path: Path
    feeds: dict[str, FeedMemory] = field(default_factory=dict)

    @classmethod
    def open(cls, path: Path) -> "Memory":
        """Read the file, or begin without one; raises InputError where it is damaged."""
        try:
            written = json.loads(path.read_text("utf-8"))
            if written["form"] != _FORM:
                raise InputError(f"{path} is of another version of reportedly; name another file with --state.")
            return cls(path=path, feeds={url: FeedMemory(**one) for url, one in written["feeds"].items()})
        except FileNotFoundError:
            return cls(path=path)
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as trouble:
            raise InputError(
                f"{path} cannot be read as what is remembered of feeds ({trouble}); remove it, and what is in the "
                "ledger already is found there."
            ) from trouble

    def of(self, url: str) -> FeedMemory:
        """Give what is remembered of a feed, nothing at first."""
        return self.feeds.get(url) or FeedMemory()

    def save(self) -> None:
        """Write the file whole; raises InputError where that is not possible."""
        unfinished = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        try:
            feeds = {url: asdict(one) for url, one in self.feeds.items()}
            unfinished.write_text(json.dumps({"form": _FORM, "feeds": feeds}, ensure_ascii=False, indent=1), "utf-8")
            os.replace(unfinished, self.path)
        except OSError as trouble:
            raise InputError(f"{self.path} cannot be written ({trouble.strerror}); name one with --state.") from trouble

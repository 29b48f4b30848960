"""What is published of a report: the sentences that its claims stand in, and no more of somebody else's article."""

from collections.abc import Iterable, Mapping
from typing import Any

from reportedly.model import Span
from reportedly.views.why import sentence_around

Json = dict[str, Any]
_GAP = "\n[…]\n"


class Excerpt:
    """The kept stretches of a text put together, and the way from a span of the whole to a span of the excerpt."""

    def __init__(self, text: str, spans: Iterable[Span]) -> None:
        self._kept = _joined(sentence_around(text, span) for span in spans)
        self._begins: list[int] = []
        pieces: list[str] = []
        length = 0
        for i, (start, end) in enumerate(self._kept):
            gap = _GAP if i or start > 0 else ""
            pieces += [gap, text[start:end]]
            length += len(gap)
            self._begins.append(length)
            length += end - start
        self.text = "".join(pieces).lstrip("\n")
        cut = len("".join(pieces)) - len(self.text)
        self._begins = [begin - cut for begin in self._begins]

    def span(self, span: list[int] | Span) -> list[int] | None:
        """Give where some words stand in the excerpt, None where they are not all in it."""
        for (start, end), begin in zip(self._kept, self._begins, strict=True):
            if start <= span[0] and span[1] <= end:
                return [span[0] - start + begin, span[1] - start + begin]
        return None


def excerpted(page: Json) -> Json:
    """Cut a report's page, as the desk gives it, down to the sentences of its claims; every span is moved along."""
    cards: list[Json] = page["claims"]
    spans = [(s[0], s[1]) for card in cards for s in (card["span"], *card["also_spans"])]
    spans += [(s["span"][0], s["span"][1]) for card in cards for s in card["said_by"]]
    excerpt = Excerpt(page["text"], spans)
    headline = excerpt.span(page["headline"]) if page["headline"] else None
    issues = [{**issue, "span": None} for issue in page["issues"]]
    moved = [_moved(card, excerpt) for card in cards]
    return {
        **page,
        "text": excerpt.text,
        "headline": headline,
        "boilerplate": [],
        "claims": moved,
        "issues": issues,
    }


def _moved(value: Any, excerpt: Excerpt) -> Any:  # noqa: ANN401 -- JSON
    """Move every span inside a card; words that are not in the excerpt are pointed at no more."""
    if isinstance(value, Mapping):
        return {key: _moved_field(key, one, excerpt) for key, one in value.items()}
    if isinstance(value, list):
        return [_moved(one, excerpt) for one in value]
    return value


def _moved_field(key: str, value: Any, excerpt: Excerpt) -> Any:  # noqa: ANN401 -- JSON
    if key == "span" and value is not None:
        return excerpt.span(value) or [0, 0]
    if key in ("spans", "also_spans"):
        return [moved for one in value if (moved := excerpt.span(one)) is not None]
    return _moved(value, excerpt)


def _joined(stretches: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined

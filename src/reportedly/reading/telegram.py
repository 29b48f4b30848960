"""A channel as Telegram's desktop program exports it: one report a message."""

from collections.abc import Iterator, Mapping
from typing import Any

from reportedly.model import Issue
from reportedly.reading.draft import Draft, Source, split_paragraphs


def is_export(value: object) -> bool:
    """Tell whether a JSON value is such an export: a chat with messages that have numbers and types."""
    if not isinstance(value, dict) or not isinstance(value.get("messages"), list):
        return False
    first = next((m for m in value["messages"] if isinstance(m, dict)), {})
    return "type" in value and {"id", "type"} <= first.keys()


def drafts(export: Mapping[str, Any], source: Source) -> Iterator[Draft | Issue]:
    """Give a draft for each message with words; joins, pins and pictures without a caption are passed over.

    The channel is the outlet. A forwarded message credits whom it was taken from.
    """
    channel = export.get("name")
    outlet = channel if isinstance(channel, str) and channel.strip() else None
    found = 0
    for message in export["messages"]:
        if not isinstance(message, dict) or message.get("type") != "message":
            continue
        paragraphs = split_paragraphs(_words(message.get("text")))
        if not paragraphs:
            continue
        found += 1
        taken_from = message.get("forwarded_from")
        day = message.get("date")
        yield Draft(
            key=f"{source.stem}#{message.get('id')}",
            paragraphs=paragraphs,
            outlet=outlet,
            published=day[:10] if isinstance(day, str) else None,
            credits=(taken_from,) if isinstance(taken_from, str) and taken_from != outlet else (),
        )
    if not found:
        yield Issue(report=source.name, code="no-reports", detail=f"{source.name}: no message in it has words")


def _words(text: object) -> str:
    """Give the plain words of a text, which is a string or a list of strings and of marked-up pieces."""
    if isinstance(text, str):
        return text
    if isinstance(text, list):
        return "".join(_words(piece) for piece in text)
    if isinstance(text, dict):
        return _words(text.get("text"))
    return ""

"""What a decision puts in the place of a value, in words."""

from collections.abc import Mapping
from datetime import date

from reportedly.model import Decision, Quantity, When
from reportedly.views.numbers_and_days import quantity_words, when_words


def value_words(decision: Decision) -> str | None:
    """Say what stands in a slot by a decision; None for one that is about no slot, or whose value was erased."""
    if decision.slot is None or decision.forgotten:
        return None
    if decision.kind == "reject":
        return "not said"
    return _words(decision.value)


def _words(value: object) -> str:
    if value is None or value == []:
        return "not said"
    if isinstance(value, list):
        return ", ".join(_words(one) for one in value)
    if not isinstance(value, Mapping):
        return str(value)
    if "effect" in value:
        span = (0, 0)
        return quantity_words(Quantity(**{**value, "span": span}))
    if "precision" in value:
        days = {name: date.fromisoformat(value[name]) if value.get(name) else None for name in ("start", "end")}
        return when_words(When(**{**value, **days, "span": None})) or "not said"
    return str(value.get("name") or value.get("mention") or "not said")

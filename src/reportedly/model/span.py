"""Where words stand: half-open pairs of code-point offsets into a report's text."""

Span = tuple[int, int]


def touch(a: Span, b: Span) -> bool:
    """Tell whether two spans share at least one character."""
    return a[0] < b[1] and b[0] < a[1]


def within(inner: Span, outer: Span) -> bool:
    """Tell whether the first span lies wholly inside the second."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]

"""The example reports, as they lie in a checkout or in the installed package."""

from pathlib import Path

_here = Path(__file__).resolve().parent
_places = (_here / "examples", _here.parents[2] / "examples" / "reports")


def example_reports() -> list[Path]:
    """Give the files of the example reports in order; none where they were not installed."""
    for place in _places:
        if place.is_dir():
            return sorted(path for path in place.rglob("*") if path.is_file())
    return []

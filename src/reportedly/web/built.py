"""The built page as it was shipped: found in the package, and answered for whole."""

from pathlib import Path

APP = Path(__file__).resolve().parent / "app"
"""Where `make desk` puts the page; it is shipped, so that nobody needs Node to run the desk."""


def is_there() -> bool:
    """Tell whether the page was built."""
    return (APP / "index.html").is_file()

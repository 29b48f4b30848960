"""spaCy without its command line: it brings that along whenever it is imported, and nobody asks for it here.

With the command line come a web client, a downloader and a project manager: a third of what an import of spaCy takes,
in time, and some 20 MB. Importing this file first leaves them out; who wants them later (`spacy.cli`, `spacy.info`)
gets them then.
"""

import sys
from types import ModuleType
from typing import Any

_COMMANDS = ("spacy.cli", "spacy.cli.info")


def _info(*given: Any, **named: Any) -> Any:  # noqa: ANN401 -- whatever spaCy's own takes and gives
    """Tell what spaCy tells of itself, with the command line loaded for it now."""
    from spacy.cli.info import info

    return info(*given, **named)


def import_spacy() -> None:
    """Import spaCy, unless it is there already."""
    if "spacy" in sys.modules:
        return
    for name in _COMMANDS:
        sys.modules[name] = ModuleType(name)
    # The one thing that spaCy takes from there when it is imported.
    vars(sys.modules["spacy.cli.info"])["info"] = _info
    try:
        import spacy  # noqa: F401 -- imported so that it is there, not to be used
    finally:
        for name in _COMMANDS:
            del sys.modules[name]


import_spacy()

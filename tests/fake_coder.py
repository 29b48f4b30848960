"""`reportedly` with a coder that needs no parser: every sentence of a report is one claim in the outlet's own voice.

Run as a script it is the command line; `stand_in()` puts the fake into this process. A report that says BREAK breaks
it; FAKE_CODER_SECONDS makes each report take that long.
"""

import contextlib
import os
import re
import sys
import time
import types

from made_by_hand import RUN
from reportedly.model import Claim, Coding, Event, Evidence, Issue


def code(report, kit):
    """Code a report without understanding it."""
    if "BREAK" in report.text:
        raise ValueError("no such word")
    time.sleep(float(os.environ.get("FAKE_CODER_SECONDS", "0")))
    claims = tuple(
        Claim(
            report_id=report.id,
            quote=found.group(),
            span=found.span(),
            event=Event(kind="statement", status="occurred"),
            act="asserts",
            certainty="certain",
            polarity="positive",
            evidence=(Evidence(slot="event.kind", rule="fake.sentence", span=found.span()),),
        )
        for found in re.finditer(r"[A-Z][^.\n]+\.", report.text)
    )
    doubt = Issue(report=report.id, code="no-day", detail="no day is said", span=(0, 1))
    return Coding(report_id=report.id, claims=claims, issues=(doubt,) if claims else ())


class KitDescription:
    """A description that builds a kit with nothing in it but its Run, and a parser that forgets nothing."""

    def __init__(self, **given):
        """Take whatever the real one takes."""

    def build(self):
        """Give the kit."""
        return types.SimpleNamespace(run=RUN, parser=types.SimpleNamespace(memory_zone=contextlib.nullcontext))


def stand_in(modules=sys.modules):
    """Put the fake where the real coder and kit would be imported from."""
    for name, parts in {
        "reportedly.coding.code": {"code": code},
        "reportedly.coding.kit": {"Kit": object},
        "reportedly.kit_description": {"KitDescription": KitDescription},
    }.items():
        modules[name] = types.ModuleType(name)
        vars(modules[name]).update(parts)


if __name__ == "__main__":
    stand_in()
    from reportedly.cli import main

    main()

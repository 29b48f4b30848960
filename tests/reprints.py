"""A wire report and what outlets made of it, for tests of lineage. Places, people and outlets are invented."""

from datetime import date
from typing import Any

from reportedly.model import Report

DAY = date(2021, 3, 10)

WIRE = (
    "Shelling kills 40 at a grain market in Dorrin\n\n"
    "At least 40 people were killed on Wednesday when shells struck a crowded grain market in the river town of "
    "Dorrin, local medics and two witnesses said.\n\n"
    "The first shells landed shortly after dawn while traders were unloading trucks, said Mira Kolb, a seed merchant "
    "whose stall was destroyed. “We heard a whistle, and then the roof of the hall was simply gone,” she said.\n\n"
    "The town hospital received 63 wounded before noon and asked for blood donors over the loudspeakers of the mosque, "
    "its director said.\n\n"
    "The army denied that its guns had fired at the town and blamed the Northern Front for the attack.\n\n"
)
BACKGROUND = (
    "The war in Norland began in 2016 after the government cancelled provincial elections, and the United Nations "
    "estimates that it has driven two million people from their homes.\n\n"
    "Peace talks that were held in the lake city of Amber last autumn broke down over the withdrawal of heavy guns."
)
EDITED = (
    "Dorrin market attack leaves 45 dead\n\n"
    "At least 45 people were killed on Wednesday when shells hit a crowded grain market in the river town of Dorrin, "
    "medics and witnesses said.\n\n"
    "The first shells landed shortly after dawn while traders were unloading their trucks, said Mira Kolb, a seed "
    "merchant whose stall was destroyed.\n\n"
    "The army denied that its guns had fired at the town and blamed the Northern Front for the attack.\n\n"
    "The governor of the province has called three days of mourning, and schools will stay closed until Monday."
)
OTHER_NEWS = (
    "Two pilots freed in prisoner swap near Kell\n\n"
    "Two pilots held by the Northern Front since the winter walked across a footbridge near Kell on Thursday in "
    "exchange for eleven fighters, mediators said.\n\n"
    "Their families had waited on the western bank since the night before, wrapped in blankets against the rain.\n\n"
    "Both men looked thin but were able to walk unaided, a nurse who examined them told reporters at the crossing.\n\n"
)

STATEMENT = (
    "“No gun of ours was within range of Dorrin on Wednesday, and whoever claims otherwise is doing the enemy's work,” "
    "the general said in a statement."
)


def report(text: str, *, key: str, outlet: str, published: date | None = DAY, **more: Any) -> Report:
    """Make a report of a text."""
    return Report(key=key, text=text, outlet=outlet, published=published, language="en", **more)


def wire(**more: Any) -> Report:
    """The agency's own report."""
    return report(**{"text": WIRE + BACKGROUND, "key": "wire", "outlet": "Harbour Wire", **more})


def edited(**more: Any) -> Report:
    """A newspaper's edited reprint of it, with another toll."""
    return report(**{"text": EDITED, "key": "edited", "outlet": "Valley Post", "credits": ("Harbour Wire",), **more})


def other_news(**more: Any) -> Report:
    """Another report of the agency, on another event, with the same background."""
    given = {"text": OTHER_NEWS + BACKGROUND, "key": "swap", "outlet": "Lakeside News", "published": date(2021, 3, 11)}
    return report(**{**given, **more})

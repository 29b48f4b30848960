"""One report of very many sentences: nothing of it is left out, and it takes no more memory than there is.

Run as a script (`make torture`) it codes a report of SENTENCES sentences, every tenth with news (no two alike), in one
process by rules alone, and prints a JSON line: sentences, claims, processor seconds, and the megabytes held at
most above those of the loaded coder. It fails where these are more than MOST_MB, or where the last news has no claim.
"""

import argparse
import json
import random
import resource
import sys
import time
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1] / "bench")]

from long_text import ACTORS, SPEAKERS, TOWNS, WEEKDAYS  # noqa: E402

from reportedly.coding.code import code  # noqa: E402
from reportedly.coding.kit import Kit  # noqa: E402
from reportedly.kit_description import KitDescription  # noqa: E402
from reportedly.model import Report  # noqa: E402

SENTENCES = 100_000
MOST_MB = 1_000.0


def text_of(sentences: int, seed: int = 0) -> str:
    """Give a text in paragraphs of ten sentences, the last of which is news."""
    chance = random.Random(seed)
    lines = []
    for number in range(0, sentences, 10):
        who, where, mouth = chance.choice(ACTORS), chance.choice(TOWNS), chance.choice(SPEAKERS)
        day, killed = chance.choice(WEEKDAYS), chance.randint(2, 60)
        quiet = " ".join(f"House {number + n} stands by the river." for n in range(9))
        news = f"{who} shelled {where} on {day}, killing {killed} people, {mouth} said."
        lines.append(f"{quiet} {news[0].upper()}{news[1:]}")
    return "\n\n".join(lines)


def peak_mb() -> float:
    """Give the most megabytes that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1_000_000


def torture(sentences: int, kit: Kit) -> dict[str, object]:
    """Code a report of so many sentences, and give the figures and what was not as it should be."""
    code(Report(key="short", text=text_of(20), published=date(2021, 3, 10), language="en"), kit)
    text, loaded_mb, begun = text_of(sentences), peak_mb(), time.process_time()
    coding = code(Report(key="long", text=text, published=date(2021, 3, 10), language="en"), kit)
    more_mb = peak_mb() - loaded_mb
    wrong = [f"{more_mb:.0f} MB more than the loaded coder"] if more_mb > MOST_MB else []
    if not coding.claims or coding.claims[-1].span[1] < len(text) - 200:
        wrong.append("the last news has no claim")
    return {
        "torture": "long report",
        "model": kit.ear is not None,
        "sentences": sentences,
        "characters": len(text),
        "claims": len(coding.claims),
        "cpu_s": round(time.process_time() - begun, 1),
        "loaded_mb": round(loaded_mb),
        "more_mb": round(more_mb),
        "wrong": wrong,
    }


def main() -> int:
    """Code one report."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--sentences", type=int, default=SENTENCES)
    ask.add_argument("--model", action="store_true", help="with the trained model, which takes several times as long")
    given = ask.parse_args()
    told = torture(given.sentences, KitDescription(model=given.model, gazetteer_files=()).build())
    print(json.dumps(told))
    return 1 if told["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())

"""Time the help of the command line against a Python that only loads what every command line needs, in one run.

    bench/start.py [--rounds 15]

Both are started as processes of their own, taking turns; the ratio is of the fastest start of each, since whatever else
the machine does can only slow one down. The last line is one JSON object: bench, rounds, help_s, bare_s, ratio_to_bare.
"""

import argparse
import json
import subprocess
import sys
import time

HELP = (sys.executable, "-m", "reportedly", "--help")
BARE = (sys.executable, "-c", "import click")


def main() -> int:
    """Time both in turn and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15, help="how often both are started")
    options = parser.parse_args()
    if options.rounds < 1:
        raise SystemExit("--rounds is 1 or more")
    rounds = [(seconds(HELP), seconds(BARE)) for _ in range(options.rounds)]
    helps, bares = (min(taken) for taken in zip(*rounds, strict=True))
    figures = {
        "bench": "start",
        "rounds": options.rounds,
        "help_s": round(helps, 3),
        "bare_s": round(bares, 3),
        "ratio_to_bare": round(helps / bares, 2),
    }
    print(json.dumps(figures))
    return 0


def seconds(command: tuple[str, ...]) -> float:
    """Give how long a command takes from its start to its end."""
    began = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())

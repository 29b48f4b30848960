"""Bytes that nobody meant to write, into every reader and the coder: no crash, no hang, no flood of memory.

Run as a script (`make fuzz`) it tries INPUTS inputs on each, one half made by hypothesis and one half by changing bytes
of whole files of our own making (of what is compressed in them as well), and prints a JSON line for each with what was
counted. Each reader has a process of its own; an input that takes longer than MOST_SECONDS of a processor is broken, as
is memory that passes MOST_MB.
"""

import argparse
import contextlib
import gzip
import io
import json
import random
import resource
import signal
import sys
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from pathlib import Path
from types import FrameType

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "unit" / "reading"), str(HERE.parent / "properties")]

from hypothesis import HealthCheck, Phase, given, settings  # noqa: E402
from hypothesis import seed as seeded  # noqa: E402
from hypothesis import strategies as st  # noqa: E402
from whole_files import FRAGMENTS, SUFFIXES, WHOLE  # noqa: E402

from reportedly.coding.kit import Kit  # noqa: E402
from reportedly.model import Report  # noqa: E402
from reportedly.reading import read_bytes  # noqa: E402

INPUTS = 20_000
MOST_SECONDS = 10
MOST_WAITING_S = 120
"""Longer than any input takes on a machine that is busy with other things."""
TOLD_EVERY = 1_000
MOST_MB = 1_000
CODER = "coder"
NASTY = (
    b"\x00",
    b"\xff" * 4,
    b"<" * 200,
    b"{" * 200,
    b"[" * 200,
    b"\\'",
    b"&#x110000;",
    b"\r",
    b"%s",
    b"-1",
    b"9" * 40,
)
Try = Callable[[bytes], None]


class TooSlowError(Exception):
    """An input took longer than MOST_SECONDS of a processor, or MOST_WAITING_S by the clock."""


def read_all(data: bytes, suffix: str) -> None:
    """Read bytes as a file of a suffix; what comes back must be usable."""
    for item in read_bytes(data, f"fuzz.{suffix}"):
        if isinstance(item, Report):
            item.text.encode("utf-8")


def mutated(whole: bytes, chance: random.Random) -> bytes:
    """Change a whole file at a few places: bits, bytes, pieces cut, doubled, moved, or nasty ones put in."""
    data = bytearray(whole)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(data) + 1)
        to = min(len(data), at + chance.choice((1, 2, 8, 64, 512)))
        match chance.randrange(6):
            case 0 if data:
                data[at % len(data)] ^= 1 << chance.randrange(8)
            case 1:
                data[at:to] = chance.randbytes(to - at)
            case 2:
                del data[at:to]
            case 3:
                data[at:at] = data[at:to] * chance.choice((1, 2, 50))
            case 4:
                data[at:at] = chance.choice(NASTY)
            case _:
                del data[at if chance.random() < 0.2 else len(data) :]
    return bytes(data)


def mutated_within(whole: bytes, chance: random.Random) -> bytes:
    """Change bytes of a file, or of what is compressed in it, which its sums of check would else keep from a reader."""
    if whole.startswith(b"\x1f\x8b") and chance.random() < 0.5:
        return gzip.compress(mutated(gzip.decompress(whole), chance), compresslevel=1)
    if not whole.startswith(b"PK") or chance.random() < 0.2:
        return mutated(whole, chance)
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as archive, zipfile.ZipFile(packed, "w") as changed:
        harmed = set(chance.sample(archive.namelist(), chance.choice((1, 1, 2))))
        for part in archive.namelist():
            content = archive.read(part)
            changed.writestr(part, mutated(content, chance) if part in harmed else content)
    return packed.getvalue()


def inputs_of(suffix: str) -> st.SearchStrategy[bytes]:
    """Give what hypothesis writes for one reader: any bytes, pieces of its language, and mixtures."""
    pieces = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=60)), max_size=14).map("\n".join)
    written = pieces.map(lambda text: text.encode("utf-8", "replace"))
    starts = st.sampled_from([whole[: len(whole) // 2] for whole in WHOLE[suffix]])
    both = st.tuples(starts, st.one_of(written, st.binary(max_size=300))).map(b"".join)
    chosen = st.one_of(st.binary(max_size=400), written, both)
    return chosen.map(gzip.compress) if suffix.endswith("gz") else chosen


@contextlib.contextmanager
def within_seconds() -> Iterator[None]:
    """Raise TooSlowError in whatever runs longer than it may."""
    rung = False

    def ring(number: int, frame: FrameType | None) -> None:
        nonlocal rung
        rung = True
        raise TooSlowError

    signal.signal(signal.SIGPROF, ring)
    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
    signal.setitimer(signal.ITIMER_REAL, MOST_WAITING_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
    # Raised where nobody hears it, as in a call of the garbage collector, it is still true.
    if rung:
        raise TooSlowError


def trier(suffix: str) -> Try:
    """Give what takes one input: a reader, or the coder over the words that are made of the bytes."""
    if suffix != CODER:
        return lambda data: read_all(data, suffix)
    from coded import the_kit
    from reportedly.coding.code import code

    kit = the_kit()
    return lambda data: _code(code, kit, data)


def _code(code: Callable[[Report, Kit], object], kit: Kit, data: bytes) -> None:
    with kit.parser.memory_zone():
        code(Report(key="fuzz", text=data.decode("utf-8", "replace").replace("\x00", " "), language="en"), kit)


def fuzz(suffix: str, inputs: int, seed: int) -> dict[str, object]:
    """Try inputs on one reader; give how many, the slowest, the memory at most, and what broke."""
    take, chance = trier(suffix), random.Random(f"{suffix}{seed}")
    told: dict[str, object] = {"reader": suffix, "inputs": 0, "mutated": 0, "made": 0, "broken": 0}
    broken: dict[str, bytes] = {}
    slowest = 0.0

    def try_one(data: bytes, how: str) -> None:
        nonlocal slowest
        begun = time.process_time()
        try:
            with within_seconds():
                take(data)
        except Exception as error:  # noqa: BLE001 -- whatever it is, is what is looked for
            where = traceback.extract_tb(error.__traceback__)[-1]
            what = f"{type(error).__name__}: {error} at {Path(where.filename).name}:{where.lineno}"
            if what not in broken:
                broken[what] = data
                print(f"{suffix}: {what[:300]} by {data[:200]!r}", file=sys.stderr, flush=True)
        slowest = max(slowest, time.process_time() - begun)
        told["inputs"] = int(str(told["inputs"])) + 1
        if int(str(told["inputs"])) % TOLD_EVERY == 0:
            print(f"{suffix}: {told['inputs']} inputs, {len(broken)} broken", file=sys.stderr, flush=True)
        told[how] = int(str(told[how])) + 1

    @seeded(seed)
    @settings(max_examples=inputs // 2, deadline=None, database=None, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(data=inputs_of(suffix))
    def made(data: bytes) -> None:
        try_one(data, "made")

    made()
    while int(str(told["inputs"])) < inputs:
        try_one(mutated_within(chance.choice(WHOLE[suffix]), chance), "mutated")
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = [{"what": what[:300], "input": repr(data[:200])} for what, data in list(broken.items())[:10]]
    if peak_mb > MOST_MB:
        found.append({"what": f"memory rose to {peak_mb:.0f} MB", "input": ""})
    return {**told, "broken": len(found), "slowest_s": round(slowest, 2), "peak_mb": round(peak_mb), "found": found}


def fuzz_apart(suffix: str, inputs: int, seed: int) -> dict[str, object]:
    """Do the same in a process of its own; one that dies is told as broken."""
    with get_context("spawn").Pool(1) as pool:
        waiting = pool.apply_async(fuzz, (suffix, inputs, seed))
        return waiting.get()


def main() -> int:
    """Fuzz what is named, or everything."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("readers", nargs="*", default=[*SUFFIXES, CODER])
    ask.add_argument("--inputs", type=int, default=INPUTS)
    ask.add_argument("--seed", type=int, default=0)
    given_ = ask.parse_args()
    broken = 0
    for suffix in given_.readers:
        done = fuzz_apart(suffix, given_.inputs, given_.seed)
        broken += int(str(done["broken"]))
        print(json.dumps(done), flush=True)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())

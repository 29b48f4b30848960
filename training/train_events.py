"""Train the layer that tells of what kind of event a claim speaks, on the network as it is shipped.

    python training/train_events.py --in-line DIR --sentences DIR --gold DIR [DIR …] --model src/reportedly/encoder/data

Learns from reports marked in line, from the marked reports of the GOLD folders, in the form of tests/gold, from the odd
lines of the sentences for the kinds (the even ones stay held out) and from the codebook's own examples. Counts, on the
reports marked in line, how often the codebook's cues are right, kind by kind. Writes `events.onnx` and `events.npz`
beside the network. With `--hold FOLDER` that folder is held out, the share of its claims that come out right is
printed, and nothing is written. Takes minutes, on one thread.
"""

import argparse
import itertools
import json
import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from event_network import EventNetwork, ReadText
from marked_texts import MarkedText, examples, marked_in_line, reports, sentences
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from traces import drop_traces
from train_roots import join

from reportedly.codebook.load import load_codebook
from reportedly.coding.code import code
from reportedly.encoder import Encoder
from reportedly.encoder.events import VECTORS, EventWeights, claim_words, written
from reportedly.encoder.model_file import EVENT_LAYER, EVENTS
from reportedly.kit_description import KitDescription
from reportedly.model import Report

REPORTS_A_STEP = 6
RATE, DECAY, SMOOTHING, FORGOTTEN = 1e-3, 0.05, 0.1, 0.1
SEED = 1
SHORT_WORDS = 60
"""Texts of so many words are packed together, so that sentences are not filled up to a report's length."""
LEAST_OVER = 0.5


def main() -> None:
    """Train, and write what was learned; or hold a folder out and tell how good it is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--in-line", type=Path, required=True, help="a folder of reports that hold their marks")
    parser.add_argument("--sentences", type=Path, required=True)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--model", type=Path, required=True, help="the folder of the network, which the layer joins")
    parser.add_argument("--hold", type=Path, nargs="*", default=[], help="folders to measure on, instead of writing")
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--threads", type=int, default=1)
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    torch.manual_seed(SEED)
    encoder = Encoder.open(asked.model)
    in_line = list(marked_in_line(asked.in_line))
    held = {folder.name for folder in asked.hold}
    marked = [t for folder in asked.gold if folder.name not in held for t in reports(folder)]
    learned = [*in_line, *marked, *sentences(asked.sentences, every=2), *examples()]
    kinds = tuple(sorted(load_codebook().kinds))
    texts = [read for one in learned if (read := as_read(one, encoder)).claims]
    print(json.dumps({"texts": len(texts), "claims": sum(len(t.claims) for t in texts)}), flush=True)
    network = EventNetwork(texts[0].inner.shape[1], len(kinds))
    train(network, texts, kinds, asked.epochs)
    for folder in asked.hold:
        found = [as_read(one, encoder) for one in reports(folder)]
        print(json.dumps({"layer": "events", "held": folder.name, **measured(network, found, kinds)}))
    if not held:
        write(network, kinds, asked.model, told_by_cues(in_line, kinds))


def as_read(marked: MarkedText, encoder: Encoder) -> ReadText:
    """Run the shipped network over a text."""
    reading = encoder.read(marked.text, headline_end=marked.headline_end, inner=True)
    claims = [(claim_words(reading.words, span), kind) for span, kind in marked.claims]
    known = [(words, kind) for words, kind in claims if words is not None]
    return ReadText(
        inner=reading.inner.astype(np.float16),
        windows=tuple((w.start, w.end) for w in reading.windows),
        claims=tuple(words for words, _ in known),
        kinds=tuple(kind for _, kind in known),
    )


def train(network: EventNetwork, texts: Sequence[ReadText], kinds: Sequence[str], epochs: int) -> None:
    """Fit the network to the claims of the texts."""
    chance = random.Random(SEED)
    best = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps = epochs * len(list(dealt(texts, chance)))
    rates = torch.optim.lr_scheduler.OneCycleLR(best, RATE, total_steps=steps + 1, pct_start=0.1)
    wrong = nn.CrossEntropyLoss(label_smoothing=SMOOTHING)
    network.train()
    for epoch in range(epochs):
        losses = []
        for batch in dealt(texts, chance):
            scores = torch.cat([network.scores(some, forgotten=FORGOTTEN) for some in batch])
            wanted = torch.tensor([kinds.index(kind) for some in batch for text in some for kind in text.kinds])
            loss = wrong(scores, wanted)
            best.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            best.step()
            rates.step()
            losses.append(loss.item())
        print(json.dumps({"epoch": epoch, "loss": round(float(np.mean(losses)), 3)}), flush=True)
    network.eval()


def dealt(texts: Sequence[ReadText], chance: random.Random) -> Iterator[list[list[ReadText]]]:
    """Deal the texts into steps: some reports, and their share of the sentences."""
    long = [t for t in texts if len(t.inner) > SHORT_WORDS]
    short = [t for t in texts if len(t.inner) <= SHORT_WORDS]
    chance.shuffle(long)
    chance.shuffle(short)
    steps = -(-len(long) // REPORTS_A_STEP)
    for step in range(steps):
        some = long[step * REPORTS_A_STEP : (step + 1) * REPORTS_A_STEP]
        few = short[step * len(short) // steps : (step + 1) * len(short) // steps]
        yield [part for part in (some, few) if part]


def measured(network: EventNetwork, texts: Sequence[ReadText], kinds: Sequence[str]) -> dict[str, float]:
    """Tell how many claims come out right."""
    with torch.no_grad():
        found = [[kinds[int(row.argmax())] for row in network.scores([text])] for text in texts if text.claims]
    told = list(itertools.chain.from_iterable(found))
    marked = [kind for text in texts for kind in text.kinds]
    right = sum(a == b for a, b in zip(told, marked, strict=True))
    return {"n": len(marked), "accuracy": round(right / len(marked), 3)}


def told_by_cues(texts: Sequence[MarkedText], kinds: Sequence[str]) -> np.ndarray:
    """Count how often each kind is marked (columns) where the coder, by rules alone, says another (rows)."""
    kit = KitDescription(model=False, codebook_folders=(), gazetteer_files=()).build()
    table = np.zeros((len(kinds), len(kinds)))
    for nth, marked in enumerate(texts):
        report = Report(key=str(nth), outlet="in-line", text=marked.text)
        claims = code(report, kit).claims
        for (start, end), kind in marked.claims:
            over = [(min(c.span[1], end) - max(c.span[0], start), c) for c in claims]
            length, claim = max(over, key=lambda one: one[0], default=(0, None))
            if claim is not None and 2 * length >= LEAST_OVER * (end - start + claim.span[1] - claim.span[0]):
                table[kinds.index(claim.event.kind), kinds.index(kind)] += 1
    return table


def write(network: EventNetwork, kinds: tuple[str, ...], folder: Path, by_cue: np.ndarray) -> None:
    """Write the layer as ONNX with int8 weights, and beside it what is done after it."""
    size = network.normed.normalized_shape[0]
    length = torch.export.Dim("words", min=2, max=512)
    with tempfile.TemporaryDirectory() as place:
        plain = Path(place) / "plain.onnx"
        program = torch.onnx.export(
            network,
            (torch.zeros(1, 24, size),),
            input_names=["inner"],
            output_names=VECTORS,
            dynamic_shapes={"inner": {1: length}},
            dynamo=True,
            optimize=True,
        )
        program.save(str(plain), external_data=False)
        onnx.checker.check_model(str(plain))
        quantize_dynamic(
            plain,
            folder / EVENT_LAYER,
            op_types_to_quantize=["MatMul", "Gemm"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
        )
    drop_traces(folder / EVENT_LAYER)
    weights = EventWeights(
        kinds=kinds,
        width=network.narrowed.out_features,
        distance=network.distance.detach().numpy(),
        gain=network.scaled.weight.detach().numpy(),
        shift=network.scaled.bias.detach().numpy(),
        out=network.out.weight.detach().numpy().T,
        bias=network.out.bias.detach().numpy(),
        by_cue=by_cue.astype(np.float32),
    )
    (folder / EVENTS).write_bytes(written(weights))
    join(folder, EVENT_LAYER, EVENTS)


if __name__ == "__main__":
    main()

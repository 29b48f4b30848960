"""Write the layer for events, as `train_narrow.py` has trained it, beside the network that is shipped.

    python training/export_events.py --events events.pt --in-line DIR --model src/reportedly/encoder/data

Counts, on the reports marked in line, how often the codebook's cues are right, kind by kind, and writes `events.onnx`
and `events.npz`. Takes three minutes, on one thread.
"""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from event_network import EventNetwork
from marked_texts import MarkedText, marked_in_line
from onnxruntime.quantization import QuantType, quantize_dynamic
from traces import drop_traces
from train_roots import join

from reportedly.coding.code import code
from reportedly.encoder.events import VECTORS, EventWeights, written
from reportedly.encoder.model_file import EVENT_LAYER, EVENTS
from reportedly.encoder.pointers import PointerWeights
from reportedly.kit_description import KitDescription
from reportedly.model import Report

LEAST_OVER = 0.5
"""How much of a claim and of the words marked must be the same for them to be taken for one."""


def main() -> None:
    """Count, and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=Path, required=True, help="the layer as it was trained")
    parser.add_argument("--in-line", type=Path, required=True, help="a folder of reports that hold their marks")
    parser.add_argument("--model", type=Path, required=True, help="the folder of the network, which the layer joins")
    asked = parser.parse_args()
    kept = torch.load(asked.events)
    kinds = tuple(kept["kinds"])
    network = EventNetwork.kept(kept["weights"]).eval()
    write(network, kinds, asked.model, told_by_cues(list(marked_in_line(asked.in_line)), kinds))


def told_by_cues(texts: Sequence[MarkedText], kinds: Sequence[str]) -> np.ndarray:
    """Count how often each kind is marked (columns) where the coder, by rules alone, says another (rows)."""
    kit = KitDescription(model=False, codebook_folders=(), gazetteer_files=()).build()
    table = np.zeros((len(kinds), len(kinds)))
    for nth, marked in enumerate(texts):
        report = Report(key=str(nth), outlet="in-line", text=marked.text)
        claims = code(report, kit).claims
        for marked_claim in marked.claims:
            (start, end), kind = marked_claim.span, marked_claim.kind
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
        pointers=PointerWeights(
            asked=network.asked.weight.detach().numpy().T,
            asked_bias=network.asked.bias.detach().numpy(),
            nobody=network.nobody.weight.detach().numpy().T,
            nobody_bias=network.nobody.bias.detach().numpy(),
            away=network.away.detach().numpy(),
        ),
        by_cue=by_cue.astype(np.float32),
    )
    (folder / EVENTS).write_bytes(written(weights))
    join(folder, EVENT_LAYER, EVENTS)


if __name__ == "__main__":
    main()

"""Write a trained network as the file that is shipped: int8 weights, ONNX, with what stands beside it.

    python training/export.py --checkpoint attribution.pt --heads heads.pt --polnear DIR --out FOLDER

Matrices are quantised per channel, in seven bits, so that processors without VNNI add them up without overflow and
give the same answers; the words' embeddings a row each. Their inputs are balanced first (`smoothing`), by some windows
of the training part; the heads are small and stay as they are. The file is named by its SHA-256.
"""

import argparse
import hashlib
import itertools
import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import onnx
import torch
from base_model import base_folder, base_tokenizer
from batches import epoch
from network import READ, Ear
from onnxruntime.quantization import QuantType, quantize_dynamic
from polnear import marked, read_reports
from smoothing import smooth
from torch import Tensor, nn
from traces import drop_traces
from train_heads import KINDS

from reportedly.encoder.model_file import FACTS, NETWORK, TOKENIZER
from reportedly.encoder.spans import LABELS

WATCHED_REPORTS, WATCHED_BATCHES = 24, 12
HEAD_LAYERS = 5
"""Two for the labels, two for the links, one for the source's kind."""


class Shipped(nn.Module):
    """The network with all its heads and its embeddings in eight bits a number, a scale a row."""

    def __init__(self, ear: Ear, heads: dict[str, dict[str, Tensor]]) -> None:
        """Take a trained network and the heads trained on it."""
        super().__init__()
        self.ear = ear
        table = ear.bert.embeddings.word_embeddings.weight.detach()
        scale = table.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (table / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)
        self.kinds = nn.Linear(ear.inner_size, len(KINDS))
        self.kinds.load_state_dict(heads["kinds"])

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Give the scores of labels, the vectors for links, the scores of source kinds, and the vectors of READ.

        A window is read alone and has no padding: nothing is masked, which saves a sixth of the time.
        """
        vectors = self.rows[ids].float() * self.scale[ids]
        for nth, table in enumerate(self.ear.features):
            vectors = vectors + table(features[:, :, nth])
        layers = self.ear.bert(
            inputs_embeds=vectors, attention_mask=torch.zeros(1, 1, 1, 1), output_hidden_states=True
        ).hidden_states
        inner = torch.cat([layers[n] for n in READ], dim=-1)
        return self.ear.emissions(layers[-1]), self.ear.roles(layers[-1]), self.kinds(inner), inner


def main() -> None:
    """Export, quantise, and describe what was written."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--heads", type=Path, required=True)
    parser.add_argument("--polnear", type=Path, required=True, help="the folder with train.jsonl.gz")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    ear = Ear.kept(base_folder(), torch.load(asked.checkpoint))
    ear.bert.set_attn_implementation("eager")
    ear.eval()
    smooth(ear.bert.encoder, run_over(ear, asked.polnear / "train.jsonl.gz"))
    shipped = Shipped(ear, torch.load(asked.heads)).eval()
    plain = asked.out / "plain.onnx"
    export(shipped, plain)
    quantize_dynamic(
        plain,
        asked.out / NETWORK,
        op_types_to_quantize=["MatMul", "Gemm"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=heads_of(plain),
    )
    drop_traces(asked.out / NETWORK)
    plain.unlink()
    shutil.copyfile(base_folder() / "tokenizer.json", asked.out / TOKENIZER)
    describe(ear, asked.out)


def run_over(ear: Ear, train: Path) -> Iterator[None]:
    """Feed the network some windows of the training part, a batch at a step."""
    tokenizer = base_tokenizer()
    reports = [marked(r, tokenizer) for r in itertools.islice(read_reports(train), WATCHED_REPORTS)]
    for made in itertools.islice(epoch(reports, 8, random.Random(1)), WATCHED_BATCHES):
        ear.encode(made.ids, made.features, made.mask)
        yield


def heads_of(plain: Path) -> list[str]:
    """Name the matrix products behind the encoder's layers: the heads, which come last."""
    graph = onnx.load(plain).graph
    weights = {one.name for one in graph.initializer}
    products = [n.name for n in graph.node if n.op_type in {"MatMul", "Gemm"} and weights & set(n.input)]
    return products[-HEAD_LAYERS:]


def export(shipped: Shipped, out: Path) -> None:
    """Write the network in full precision, for any number of windows of any length."""
    example = (
        torch.randint(1000, 2000, (2, 24)),
        torch.zeros((2, 24, 3), dtype=torch.long),
    )
    windows, length = torch.export.Dim("windows", max=4096), torch.export.Dim("length", min=3, max=512)
    shape = {0: windows, 1: length}
    program = torch.onnx.export(
        shipped,
        example,
        input_names=["ids", "features"],
        output_names=["labels", "vectors", "kinds", "inner"],
        dynamic_shapes={"ids": shape, "features": shape},
        dynamo=True,
        optimize=True,
    )
    program.save(str(out), external_data=False)
    onnx.checker.check_model(str(out))


def describe(ear: Ear, out: Path) -> None:
    """Write what the package must know beside the network itself."""
    sha256 = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in (NETWORK, TOKENIZER)}

    def rows(values: Tensor) -> list:
        return [[round(v, 5) for v in row] for row in values.detach().tolist()]

    learned = {"transitions": rows(ear.transitions)}
    links = {name: rows(getattr(ear, name)) for name in ("gap", "between", "apart", "none")}
    names = json.dumps([sha256, learned, links], sort_keys=True)
    facts = {
        "digest": hashlib.sha256(names.encode()).hexdigest()[:20],
        "sha256": sha256,
        "labels": LABELS,
        "source_kinds": KINDS,
        **learned,
        "links": links,
    }
    (out / FACTS).write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({"digest": facts["digest"], "mb": round((out / NETWORK).stat().st_size / 1e6, 1)}))


if __name__ == "__main__":
    main()

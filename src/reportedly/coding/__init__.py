"""A report in, its claims out: what is said, by whom, how surely, and what is said to have happened.

Takes:   one `Report` and a `Kit` (parser, codebook, gazetteer, later the encoder), built once a process.
Gives:   one `Coding`: claims in text order, each value with its evidence, and issues.
Touches: nothing: the same report and kit give the same coding in any process, order or batch.
Extend:  knowledge goes into the codebook as data; a new slot is a file here named by its question.
"""

# Before anything else imports spaCy.
import reportedly.coding.spacy_without_commands  # noqa: F401

# isort: split

from reportedly.coding.code import code
from reportedly.coding.kit import Kit

__all__ = ["Kit", "code"]

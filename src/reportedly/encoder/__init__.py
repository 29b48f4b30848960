"""The trained ear: who is made to say which words of a text, found by a small neural network.

Takes:   a text.
Gives:   `TextAttribution`s in text order: source, cue and contents as character spans, each with a score; of the
         words of a claim, the kind of event; of two parties, PLOVER's root code for what the one does to the other.
Touches: data/encoder.onnx, events.onnx, events.npz, roots.npz, encoder.json and tokenizer.json (read once); no network,
         no torch.
Extend:  `training/` makes the files anew; a head is one more output of the network, read in a file of its own.
"""

from reportedly.encoder.encoder import Encoder, TextAttribution
from reportedly.encoder.model_file import SHIPPED

__all__ = ["SHIPPED", "Encoder", "TextAttribution"]

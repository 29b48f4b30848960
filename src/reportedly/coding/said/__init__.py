"""Who says which words of a report, and who those speakers are.

`attributions` finds them by the codebook's cues, `heard` joins them with what a trained `ear` hears. `contents` tells
what is said, `speaker_words` who is named as saying it, `carried` how far speech runs on, `quotations` what stands
between quotation marks, `nominal` what is said without a verb of saying, `chained` who is cited by whom. `speakers`
names each speaker, with `people`, `pronouns` and `speaker_kinds`: kind, actor, and whom "the ministry" or "he" means.
"""

from reportedly.coding.said.attribution import Attribution, Range
from reportedly.coding.said.attributions import CueIndex, attributions, cue_index
from reportedly.coding.said.chained import chained
from reportedly.coding.said.ear import POINTED_AT_MOST, Ear, Hearing, Pointing
from reportedly.coding.said.figures import figure_of
from reportedly.coding.said.heard import with_heard
from reportedly.coding.said.quotations import Quotation, quotations

__all__ = [
    "POINTED_AT_MOST",
    "Attribution",
    "CueIndex",
    "Ear",
    "Hearing",
    "Pointing",
    "Quotation",
    "Range",
    "attributions",
    "chained",
    "cue_index",
    "figure_of",
    "quotations",
    "with_heard",
]

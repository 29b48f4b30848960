"""What sums up a whole war ("since the war began", "the conflict has driven"): it was all over the country."""

import re

WHOLE_WAR = "whole-war"
"""How a place found so is named in what it rests on."""

_began = re.compile(
    r"\bsince\s(?:the\s|its\s|this\s)?(?:[\w-]+\s){0,3}?(?:(?:start|outbreak|beginning|onset)\sof\s(?:the\s)?(?:[\w-]+\s){0,2}?)?"
    r"(?:war|conflict|uprising|fighting|insurgency|hostilities|invasion)\b",
    re.I,
)
_has_done = re.compile(r"\b(?:war|conflict|insurgency|uprising)\s(?:has|had|have)\s", re.I)


def is_of_whole_war(words: str) -> bool:
    """Tell whether words say what a whole war has done, or what has happened since it began."""
    return bool(_began.search(words) or _has_done.search(words))

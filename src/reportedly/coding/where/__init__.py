"""Where an event is said to have happened: the places of a report, and the place of each of its claims.

`find_places` goes through a parsed report once: `name_runs` cuts it into names, `toponyms` judges which of them are
places', `votes` tells which country a report is about, `resolve` which places they are, `spots` adds what is only
described ("the city", "a bakery in X", "the border"). `place_of` then chooses the spot of one claim (`choice`, by how
spots `hanging` on its words do).

Takes: a parsed report, a `PlaceFinder` (the gazetteer), a claim's `Clause`
Gives: `ReportPlaces` (names, spots, issues) and, per claim, a `Where` with the rule that took it, or None
Touches: nothing
Extend: words in `words`; a new kind of spot is a function that `spots` calls
"""

from reportedly.coding.where.again import place_told_again
from reportedly.coding.where.choice import place_of
from reportedly.coding.where.report_places import ReportPlaces, find_places

__all__ = ["ReportPlaces", "find_places", "place_of", "place_told_again"]

"""When an event is said to have happened, and when its speaker spoke.

`dates` finds and resolves the expressions of a text (`rules_*` say how, `words` and `calendar_days` what they know);
`date_scene` holds those of one report; `dating` decides which of them dates which claim: `own_dates` which of its
sentence's is its own, `days_of_event` what days that gives, `carry` which claims share one, `taken_over` what it takes
from elsewhere.
"""

from reportedly.coding.when.date_scene import DateScene, date_scene
from reportedly.coding.when.dates import DateMention, find_dates
from reportedly.coding.when.dating import date_claims, date_of
from reportedly.coding.when.said_dates import Asked, Dated, said_date

__all__ = [
    "Asked",
    "DateMention",
    "DateScene",
    "Dated",
    "date_claims",
    "date_of",
    "date_scene",
    "find_dates",
    "said_date",
]

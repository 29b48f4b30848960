"""Who does it and to whom: the actors a report names, and the roles they have in its events.

`cast` knows everybody the report names, `naming` whom a noun phrase means, `owners` whose a thing is, `referents` whom
"it" and "its forces" mean, `pointing` whom "the attackers" and "the group" do, `voices` for whom somebody speaks.
`positions` gives the words that stand where an event's parties do, `targets` chooses among
those hit, and `roles` fills the roles of an event.
"""

from reportedly.coding.who.cast import Cast
from reportedly.coding.who.naming import Naming
from reportedly.coding.who.pointing import as_before, doers_meant
from reportedly.coding.who.positions import blamed_for, is_light
from reportedly.coding.who.roles import Parties, Roles
from reportedly.coding.who.targets import OUSTING

__all__ = ["OUSTING", "Cast", "Naming", "Parties", "Roles", "as_before", "blamed_for", "doers_meant", "is_light"]

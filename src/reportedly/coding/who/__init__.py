"""Who does it and to whom: the actors a report names, and the roles they have in its events.

`cast` knows everybody the report names, `naming` whom a noun phrase means, `roles` who fills which role of an event.
"""

from reportedly.coding.who.cast import Cast
from reportedly.coding.who.naming import Naming
from reportedly.coding.who.roles import Parties, Roles, blamed_for

__all__ = ["Cast", "Naming", "Parties", "Roles", "blamed_for"]

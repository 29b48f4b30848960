"""One page of the web in, its bytes out: never from a private network unless that is allowed, bounded in size and time.

Takes:   an address, and how far it may reach (`OPEN_INTERNET`, or `ALSO_PRIVATE` where a person has said so).
Gives:   a `Page`: bytes, with a name whose suffix tells their format, and the address that they came from at last.
Touches: the network, for the address it is given and nothing else.
Extend:  a kind of content that `reading` can read is a line in `kinds`; what may be connected to is decided in
         `addresses`.
"""

from reportedly.fetching.addresses import ALSO_PRIVATE, OPEN_INTERNET, Reach, is_address
from reportedly.fetching.fetch import Page, Validators, fetch, fetch_if_changed

__all__ = ["ALSO_PRIVATE", "OPEN_INTERNET", "Page", "Reach", "Validators", "fetch", "fetch_if_changed", "is_address"]

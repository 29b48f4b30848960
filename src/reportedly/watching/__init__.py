"""Feeds looked at again and again: what is new in them, fetched once and politely.

Takes:   a list of feeds (OPML, or an address a line), and what is remembered of them.
Gives:   the new reports of a feed, and what became of asking it; one feed's trouble is its own.
Touches: the network through `fetching`, and the file of what is remembered; never a ledger.
Extend:  how sites are treated is in `manners`, what is taken of a feed in `watcher`, how feeds take turns in `rounds`.
"""

from reportedly.watching.feeds import Feed, read_feeds
from reportedly.watching.memory import Memory
from reportedly.watching.rounds import poll_all
from reportedly.watching.watcher import Polled, Watcher

__all__ = ["Feed", "Memory", "Polled", "Watcher", "poll_all", "read_feeds"]

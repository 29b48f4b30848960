"""The desk: the ledger on a screen in the browser, served to this machine alone unless its user asks for more.

Takes:   a ledger's file, and requests of the desk's own page.
Gives:   the built page and JSON about reports and claims; what is added and decided there is kept in the ledger.
Touches: the ledger, one port; the network only to fetch a page whose address a user has pasted.
Extend:  a noun of the interface is a file in `routes`, with one line in `desk`; the page's own source is in `desk/`.
"""

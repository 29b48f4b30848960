"""The desk's interface, one noun a file.

Takes:   requests that the guard has let through.
Gives:   JSON; what may be published as a static site is a GET whose path ends in `.json` and has no query.
Touches: the ledger, through the shelf.
Extend:  a noun is a file here with a `router`, and one line in `desk`.
"""

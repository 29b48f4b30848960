"""What people read: the briefing, the tables and the explanation of one claim, in words that promote nothing to a fact.

Takes:   claims with their reports, as the ledger or the coder gives them.
Gives:   sentences, tables of text and marked passages; the same input gives the same words.
Touches: nothing: no file, no clock, no terminal (the command line draws them).
Extend:  a new way of reading claims is a file here; words for a slot go into `wording` or `numbers_and_days`.
"""

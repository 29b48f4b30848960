"""Claims and reports side by side: which reports are one text, which claims go back to one mouth or tell of one event.

Takes:   reports and claims, and what the ledger knows of those that were kept before.
Gives:   relations between reports and families of them; every link carries the words it rests on.
Touches: nothing: no file, no database; what is looked up while linking is handed in (see `lineage.shelf`).
Extend:  each question has its own file or folder: `lineage` (which reports are copies of which).
"""

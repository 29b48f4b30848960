"""Which reports are one text: reprints, wire copies, passages and quotations in common, later versions of a page.

A sentence is looked up by its band hashes (`bands`), reports that have one in common are compared sentence by sentence
(`alignment`), what many occasions have in common counts little (`occasions`), and what is left decides (`deciding`).
"""

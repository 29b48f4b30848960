"""Places by name: the shipped file of the world's settlements, provinces and countries, and what users import.

Takes:   a name in any script and spelling, or an id; dumps of GeoNames and Who's On First to import.
Gives:   `Place`s most likely first; outlines, borders and parts of regions; import reports.
Touches: data/places.gaz (read in place), the user's own file of imports (written whole or not at all).
Extend:  villages by `reportedly gazetteer import`; sites in the codebook's sites.toml; a source of the shipped
         file in `build`.
"""

from reportedly.gazetteer.gazetteer import SHIPPED, Gazetteer, user_gazetteer_path
from reportedly.gazetteer.shapes import Region, distance_km
from reportedly.gazetteer.sites import Site

__all__ = ["SHIPPED", "Gazetteer", "Region", "Site", "distance_km", "user_gazetteer_path"]

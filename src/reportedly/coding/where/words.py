"""Words that tell of places: kinds of places, directions, prepositions, and words that make a name something else."""

LEVEL_OF_CLASS: dict[str, str] = {
    **dict.fromkeys("city town village hamlet settlement municipality township capital villages towns cities".split(),
                    "town"),
    **dict.fromkeys(
        "district neighborhood neighbourhood quarter suburb suburbs subdistrict sub-district ward borough sector "
        "districts neighborhoods neighbourhoods quarters outskirts barangay sitio commune arrondissement cercle "
        "payam woreda kebele tehsil taluka corregimiento vereda subcounty sub-county sub-prefecture subprefecture "
        "locality".split(), "district"),
    **dict.fromkeys(
        "province governorate oblast countryside county department prefecture parish krai state provinces governorates "
        "muhafazah voivodeship canton division".split(), "province"),
    **dict.fromkeys(
        "region valley desert peninsula coast coastline mountains plateau plain plains basin highlands heights strip "
        "delta gulf sea river island islands steppe badia enclave pocket area territory belt bank lake ocean bay "
        "channel strait front frontline archipelago canal corridor "
        "canyon gorge creek oasis marsh marshes swamp savannah hinterland".split(), "region"),
    **dict.fromkeys("border borders frontier".split(), "border"),
    **dict.fromkeys("country nation".split(), "country"),
    **dict.fromkeys(
        "airbase air-base airport airfield base camp crossing dam bridge hospital field oilfield refinery station "
        "barracks checkpoint square mosque church prison jail university school market port harbor harbour castle "
        "citadel roundabout factory plant mine mines hill hills mountain mount ridge forest junction intersection "
        "street road avenue boulevard park bakery clinic depot headquarters highway motorway post compound "
        "monastery cathedral stadium cemetery farm farms academy college spring springs terminal palace tower "
        "museum hotel stadium bazaar souk fort gate seaport waterway mill island-base heliport marketplace "
        "courthouse lighthouse gym gymnasium campus convent shrine garrison quarry warehouse shelter orphanage "
        "embassy consulate outpost substation arsenal silo kindergarten silos hangar cafe restaurant shop "
        "ave st rd blvd dr drive lane highway parkway mall supermarket penitentiary residence villa mansion workshop "
        "dormitory pharmacy cinema theatre theater library courthouse crossroads intake checkpost apartment flat block "
        "alley airstrip jetty pier wharf dock dockyard shipyard mausoleum temple synagogue pagoda seminary "
        "madrasa zoo museum greenhouse sawmill brewery slaughterhouse canteen nursery".split(), "site"),
}  # fmt: skip
"""A noun for a kind of place (lower case) and the level it gives."""


def class_level(word: str) -> str | None:
    """Give the level of a class word in the singular or plural (lower case), or None for any other word."""
    if word in LEVEL_OF_CLASS:
        return LEVEL_OF_CLASS[word]
    for ending, singular in (("ies", "y"), ("ches", "ch"), ("s", "")):
        if word.endswith(ending) and word[: -len(ending)] + singular in LEVEL_OF_CLASS:
            return LEVEL_OF_CLASS[word[: -len(ending)] + singular]
    return None


SHORT_NAMES = {"Congo": "Democratic Republic of Congo"}
"""Names that two countries go by, and the one that is meant where there is war."""

QUARTER_WORDS = frozenset(
    "neighborhood neighbourhood quarter ward borough neighborhoods neighbourhoods quarters wards".split()
)
"""Words for a part of a town that is too small to be known abroad."""

TAKING = frozenset(
    "capture recapture seize retake overrun besiege shell bombard liberate storm encircle regain occupy reoccupy "
    "conquer invade control hold cleanse raze torch".split()
)
"""Verbs (lemmas) of what armed men do to places more than to anything else."""

LENGTHS = frozenset("km kilometers kilometres kms miles mile kilometre kilometer".split())
"""Words for how far off something lies."""

GOVERNING = frozenset(
    "government regime authorities officials official leadership rulers administration junta presidency embassy "
    "diplomats diplomat ministry parliament".split()
)
"""Nouns for those who rule: "the government in X" says whose it is, not where something happened."""

PART_WORDS = frozenset(
    "parts part areas districts neighbourhoods neighborhoods outskirts suburbs suburb quarters entrance entrances edge "
    "edges heart swathes streets surroundings vicinity countryside".split()
)
"""Words for a part of a place, before "of"."""

UNNAMED_SITES = frozenset(
    "market marketplace bakery hospital clinic school mosque church camp base airbase airport airfield bridge "
    "checkpoint prison jail square headquarters station refinery plant dam university crossing barracks hotel "
    "stadium cemetery roundabout shelter monastery cathedral orphanage courthouse warehouse port seaport mine "
    "quarry bazaar souk gym gymnasium campus convent garrison monastery embassy consulate compound outpost "
    "markets schools mosques churches hospitals camps checkpoints bakeries house home building kindergarten "
    "well kindergarten substation cafe restaurant college academy supermarket mall museum penitentiary pharmacy cinema "
    "theatre theater library terminal checkpost airstrip jetty pier dockyard shipyard temple synagogue pagoda "
    "seminary madrasa dormitory".split()
)
"""Sites that a report places an event at without naming them ("at a bakery")."""

PLACED_SITES = frozenset(
    "house home building well position post trench warehouse depot farm garage silo arsenal hangar tower villa bunker "
    "palace residence mansion workshop flat apartment block office shop alley street dormitory premises facility plant "
    "flats apartments offices shops workshops hall hideout hide-out morgue mortuary colony encampment roadblock "
    "courtyard yard studio hostel lodge ranch plantation orchard grove cave cellar basement landfill dump laboratory "
    "kiosk stall store watchtower dugout polyclinic dispensary sanatorium hospice playground".split()
)
"""Sites that a report places an event at only where it says in the same breath where they lie ("a house in X")."""

OUTER_PARTS = frozenset({"suburb", "suburbs", "outskirts", "countryside"})
"""Words for the ground around a town, of which there is more than one side."""

ROAD_WORDS = frozenset("highway road motorway route railway pipeline axis".split())

ACT_NOUNS = frozenset(
    "attack strike airstrike bombing bombardment shelling raid blast explosion assault ambush massacre incident "
    "offensive advance operation clash battle siege".split()
)
"""Nouns for an act that happened at one place, by which it is named again."""

NATURE_WORDS = frozenset(
    "river valley gulf sea bay lake strait peninsula canal ocean mountains heights desert delta island islands basin "
    "plateau coast steppe archipelago forest reservoir canyon gorge creek oasis marsh marshes swamp".split()
)
"""Class words of things that a town of the same name is not: the Dnipro river is no city."""

BODY_NOUNS = frozenset(
    "broadcaster channel newspaper agency daily network television tv radio website magazine observatory monitor group "
    "militia movement party brigade battalion coalition company club team university bank".split()
)
"""Nouns that make the name before them somebody's ("the Al Mayadeen broadcaster")."""

TWO_WORD_CLASSES: dict[tuple[str, str], str] = {
    ("air", "base"): "site", ("pumping", "station"): "site", ("pump", "station"): "site", ("power", "plant"): "site",
    ("border", "crossing"): "site", ("refugee", "camp"): "site", ("oil", "field"): "site", ("gas", "field"): "site",
    ("military", "base"): "site", ("power", "station"): "site", ("military", "airport"): "site",
    ("naval", "base"): "site", ("police", "station"): "site", ("train", "station"): "site", ("bus", "station"): "site",
    ("market", "place"): "site", ("displacement", "camp"): "site", ("local", "government"): "district",
    ("gas", "plant"): "site", ("oil", "fields"): "site", ("prison", "camp"): "site", ("health", "centre"): "site",
    ("health", "center"): "site", ("medical", "centre"): "site", ("medical", "center"): "site",
    **{(what, centre): "site" for centre in ("centre", "center") for what in (
        "detention", "command", "training", "shopping", "logistics", "community", "feeding", "treatment", "cultural",
        "recruitment", "distribution", "trauma", "nutrition", "control", "data", "reception", "call")},
    **{(what, "block"): "site" for what in ("apartment", "tower", "residential", "office", "housing")},
    ("gas", "station"): "site", ("petrol", "station"): "site", ("maternity", "ward"): "site",
    ("fire", "station"): "site",
    ("command", "post"): "site", ("water", "point"): "site", ("residential", "complex"): "site",
    ("mining", "site"): "site", ("displacement", "site"): "site", ("construction", "site"): "site",
    ("gold", "mine"): "site", ("training", "camp"): "site", ("petrol", "depot"): "site",
    ("police", "headquarters"): "site", ("border", "post"): "site",
    ("motor", "park"): "site", ("car", "park"): "site", ("bus", "stop"): "site", ("check", "post"): "site",
    ("railway", "station"): "site", ("metro", "station"): "site", ("radio", "station"): "site",
    ("television", "station"): "site", ("polling", "station"): "site", ("tea", "shop"): "site",
    ("guest", "house"): "site", ("town", "hall"): "site", ("city", "hall"): "site", ("wedding", "hall"): "site",
    ("fuel", "depot"): "site", ("oil", "depot"): "site", ("ammunition", "depot"): "site", ("arms", "depot"): "site",
    ("weapons", "depot"): "site", ("football", "pitch"): "site",
    ("military", "post"): "site",
    ("security", "post"): "site", ("customs", "post"): "site", ("gold", "mines"): "site", ("coal", "mine"): "site",
    ("police", "post"): "site", ("army", "post"): "site", ("border", "gate"): "site",
}  # fmt: skip

HEADS_OF_NAMES = frozenset(
    "wadi ras tel tell tal jabal jebel jabel kafr kfar bab ain ayn ein umm bani beni beit bayt deir dayr bir khirbet "
    "khirbat nahr hay hayy souk souq suq qasr qalat kot dera ghar koh puerto villa santa novo novaya novoye velyka "
    "velykyi kampung kampong barrio nong phum camp fort port lake mount barangay sitio purok kibbutz moshav".split()
)
"""Words that begin the names of many places and by themselves mean a place far away, if any (lower case)."""

DIRECTIONS = frozenset(
    "north south east west northern southern eastern western northeast northwest southeast southwest north-east "
    "north-west south-east south-west northeastern northwestern southeastern southwestern north-eastern north-western "
    "south-eastern south-western central upper lower greater".split()
)

SIDES = DIRECTIONS - {"upper", "lower", "greater"} | {"center", "centre", "middle"}
"""Directions and the middle, as nouns and as adjectives."""

COMPASS_NOUNS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west "
    "center centre outskirts middle".split()
)

INNER_PARTS = frozenset(
    "parts part areas districts neighbourhoods neighborhoods quarters heart swathes streets".split()
)
"""Those of `PART_WORDS` that lie inside the place itself: what has no other name is called by the place's."""


def side_adjective(side: str) -> str:
    """Make an adjective of a direction: "north" and "the north-east" are northern and north-eastern."""
    if side in {"center", "centre", "middle"}:
        return "central"
    if side == "outskirts":
        return "outer"
    plain = side.replace("-", "")
    return f"{side}ern" if plain.endswith(("north", "south", "east", "west")) else side


IN_WORDS = frozenset("in near outside around inside across throughout towards toward into within between".split())
"""Prepositions that nearly always stand before a place when a name follows."""

PLACE_PREPOSITIONS = IN_WORDS | frozenset("from to at on over between along through via off of beyond past".split())

RELATION_OF: dict[str, str] = {
    **dict.fromkeys("in at on inside within across throughout over under of into for through amid".split(), "in"),
    **dict.fromkeys("near outside around close beside off adjacent surrounding beyond".split(), "near"),
    "between": "between", "along": "along",
    **dict.fromkeys("toward towards to".split(), "toward"),
    **dict.fromkeys(["from"], "from"),
}  # fmt: skip
"""How a preposition sets an event to a place."""

PERSON_TITLES = frozenset(
    "mr mrs ms dr mr. mrs. ms. dr. president minister secretary general colonel lieutenant captain major sergeant "
    "king queen prince princess sheikh sheik imam ayatollah senator rep. sen. judge justice professor officer "
    "sir lord lady ambassador chancellor commander spokesman spokeswoman director rev. reverend gov. coach pope "
    "detective sheriff chief lt. col. gen. capt. sgt. cardinal bishop archbishop mayor governor brigadier dame "
    "saint father sister brother deputy attorney counsel congressman congresswoman councillor councilman".split()
)

ORGANISATION_WORDS = frozenset(
    "council ministry agency army force forces front brigade brigades company center centre centers commission "
    "committee party association union federation institute foundation organization organisation network news "
    "newspaper times post journal tribune herald observatory group movement corps battalion battalions regiment "
    "division guard guards police department office court bank club league team united fc inc ltd corp "
    "corporation co llc media press television tv radio authority board bureau service services society alliance "
    "coalition command congress parliament senate assembly government administration fund trust brothers "
    "partners industries international airlines airways university college academy school schools hospital library "
    "church museum hotel theatre theater stadium arena magazine gazette chronicle globe mirror star sun "
    "championship championships championships cup festival awards open grand prix game games olympics series show "
    "act treaty agreement accord accords conference summit bill project programme program initiative "
    "militia resistance legion liberation revolutionary defence defense".split()
)

SPEECH_LEMMAS = frozenset(
    "say tell claim deny accuse announce report add warn state declare reject condemn welcome urge call insist "
    "blame vow pledge demand agree want refuse believe confirm respond acknowledge argue hope denounce threaten "
    "support back consider order decide seek fear".split()
)

MONTHS_AND_DAYS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri "
    "sat sun ramadan eid christmas easter".split()
)

PARTICLES = frozenset(
    "al el as ash ad ar an at az ez es er us um de la le du des del di da do dos van von bin ibn".split()
)

NOT_NAMES = frozenset(
    "the a an this that these those it he she they we i his her its their our my your but and or as if when while "
    "after before since there here no not all some many most more both each other another such so then now yes what "
    "who where why how which for from in on at by of to with about according also among during despite however "
    "meanwhile although because between through under over let do is are was were be been being has have had can "
    "could will would may might should must nor than too very just only even still ever never once perhaps maybe "
    "god allah internet covid-19 covid earth islam islamic christian muslim jewish street road mr new old great "
    "north south east west central".split()
)
"""Capitalised now and then, and the name of some village somewhere, but never a place by themselves."""

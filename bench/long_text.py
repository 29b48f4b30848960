"""Long texts of our own making, dense with claims, for benches and tests of growth.

The same call gives the same text on every machine. No two sentences of a varied text are alike: names of people and
villages are put together from syllables, and numbers, days, weapons, towns and speakers change all the time.
"""

from collections.abc import Iterator
from random import Random

ACTORS = (
    "government forces|the Syrian army|Turkish troops|Kurdish fighters|opposition fighters|the Houthis|Saudi warplanes|"
    "Islamic State militants|Russian jets|Iraqi forces|the Peshmerga|pro-government militiamen|Israeli aircraft|"
    "Hezbollah fighters|the Rapid Support Forces|the Sudanese army|Ukrainian troops|Russian forces|rebels|gunmen"
).split("|")
TARGETS = (
    "a bakery|a market|a school|the main hospital|a military convoy|an army checkpoint|an ammunition depot|"
    "a fuel depot|a displacement camp|the bus station|a bridge|a power station|farms|a mosque|residential buildings"
).split("|")
TOWNS = (
    "Aleppo|Idlib|Raqqa|Homs|Hama|Palmyra|Manbij|Kobani|Afrin|Salqin|Sarmin|Saraqib|Mosul|Tikrit|Ramadi|Fallujah|Sinjar|"
    "Kirkuk|Baiji|Taiz|Aden|Marib|Hodeidah|Saada|Zabid|Lahij|Kadugli|Dilling|El Fasher|Nyala|Khartoum|Omdurman|Kharkiv|"
    "Kherson|Mariupol|Bakhmut|Avdiivka|Kupiansk|Izium|Benghazi|Tripoli|Sirte|Misrata|Derna|Sabha|Gaza City|Rafah|Tyre"
).split("|")
PROVINCES = (
    "Idlib|Aleppo|Homs|Deir Ezzor|Nineveh|Anbar|Diyala|Hajjah|Saada|South Kordofan|North Darfur|Donetsk"
).split("|")
SPEAKERS = (
    "the defence ministry|the interior ministry|residents|witnesses|local activists|a police spokesman|"
    "the United Nations|the Syrian Observatory for Human Rights|state television|a medical charity|hospital officials|"
    "an army spokesman|the Red Crescent|a rebel commander|Human Rights Watch|two local officials|rescue workers"
).split("|")
VICTIMS = (
    "people|civilians|soldiers|fighters|women|children|farmers|policemen|traders|militants|displaced people"
).split("|")
WEAPONS = "artillery|mortars|barrel bombs|rockets|drones|tank fire|cluster munitions|heavy machine guns".split("|")
MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SYLLABLES = "ba da fa ha ka la ma na ra sa ta za bir dar fal hum kar lem mir nas qud rum shi tal wad yar zen".split()
SENTENCES = (
    "{actor} shelled {target} in {place} on {day}, killing at least {n} {victims} and wounding {m}, {speaker} said.",
    "{speaker} said {actor} attacked {target} near {place} with {weapon} on {day}.",
    "An airstrike on {target} in the {town} district of {village} killed {n} {victims}, according to {speaker}.",
    "{person}, the commander of the {village} brigade, accused {actor} of bombing {target} in {place}.",
    "{speaker} denied that {actor} had entered {place}, saying {n} {victims} were detained on {day} instead.",
    "“We saw {n} bodies near {target},” {person}, a teacher from {village}, told reporters on {weekday}.",
    "{actor} captured the village of {village} in {province} province after clashes in which {n} {victims} died.",
    "It was not clear who fired {weapon} at {target}, but {speaker} blamed {actor} for the attack.",
    "The attack destroyed {n} vehicles and {target}, {speaker} added, and {m} families fled to {town}.",
    "Talks between {actor} and {other} over a ceasefire in {place} will begin on {day}, {person} said.",
    "{actor} withdrew from the road between {town} and {village} on {weekday}, {speaker} reported.",
    "In {village}, {n} kilometres south of {town}, {actor} abducted {m} {victims}, {speaker} said on {weekday}.",
)
"""Sentences whose words in braces are filled anew each time."""


def varied(characters: int, seed: int = 1) -> str:
    """Give a text of about that many characters in which no two sentences are alike."""
    return _long(_paragraphs(Random(seed), distinct=None), characters)


def repeated(characters: int, seed: int = 1) -> str:
    """Give a text of about that many characters that says the same few paragraphs over and over."""
    return _long(_paragraphs(Random(seed), distinct=12), characters)


def _long(paragraphs: Iterator[str], characters: int) -> str:
    told: list[str] = []
    size = 0
    while size < characters:
        told.append(next(paragraphs))
        size += len(told[-1]) + 2
    return "\n\n".join(told)[:characters]


def _paragraphs(random: Random, distinct: int | None) -> Iterator[str]:
    first: list[str] = []
    while True:
        paragraph = " ".join(_sentence(random) for _ in range(random.randint(2, 5)))
        yield paragraph
        first.append(paragraph)
        while distinct is not None and len(first) >= distinct:
            yield from first


def _sentence(random: Random) -> str:
    town, village = random.choice(TOWNS), _name(random)
    words = {
        "actor": random.choice(ACTORS),
        "other": random.choice(ACTORS),
        "target": random.choice(TARGETS),
        "town": town,
        "village": village,
        "place": random.choice((town, town, village, f"the town of {village}", f"{village}, near {town}")),
        "province": random.choice(PROVINCES),
        "speaker": random.choice(SPEAKERS),
        "person": f"{_name(random)} {_name(random)}",
        "victims": random.choice(VICTIMS),
        "weapon": random.choice(WEAPONS),
        "n": random.randint(2, 400),
        "m": random.randint(2, 90),
        "day": f"{random.randint(1, 28)} {random.choice(MONTHS)} {random.randint(2011, 2020)}",
        "weekday": random.choice(WEEKDAYS),
    }
    sentence = random.choice(SENTENCES).format(**words)
    return sentence[0].upper() + sentence[1:]


def _name(random: Random) -> str:
    return "".join(random.choice(SYLLABLES) for _ in range(random.randint(2, 3))).capitalize()

"""Actors are found under the names that reports use for them, and not where a word only looks like one."""

import pickle
from datetime import date

import pytest

from reportedly.codebook.actor_names import ActorNames
from reportedly.codebook.entries import Actor, Affiliation
from reportedly.codebook.load import load_codebook

NAMES = ActorNames(load_codebook().actors)


def found(text, on=None):
    return [(m.surface, m.actor) for m in NAMES.find(text, on)]


def actors(text, on=None):
    return [m.actor for m in NAMES.find(text, on)]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Syria's army", "syr-army"),
        ("Syrias army", "syr-army"),
        ("Syria’s army", "syr-army"),
        ("the Syrian Army", "syr-army"),
        ("U.S.-led coalition", "us-led-coalition"),
        ("US-led coalition", "us-led-coalition"),
        ("Jabhat an-Nusra", "nusra"),
        ("al Nusra", "nusra"),
        ("Al-Nuṣra", "nusra"),
        ("the Nusra Front", "nusra"),
        ("JABHAT AL-NUSRA", "nusra"),
        ("Ahrar ash-Sham", "ahrar-al-sham"),
        ("Ahrar Sham", "ahrar-al-sham"),
        ("Jaish-ul-Islam", "jaysh-al-islam"),
        ("Hizbollah", "hezbollah"),
        ("Hezbollah's", "hezbollah"),
        ("al-Qa'ida", "al-qaeda"),
        ("Da'esh", "isis"),
        ("ISIS", "isis"),
        ("Russia's Defence Ministry", "rus-mod"),
        ("Russian Defense Ministry", "rus-mod"),
        ("the Ministry of Defense of Ukraine", "ukr-mod"),
        ("Ukraine's Ministry of Defence", "ukr-mod"),
        ("People's Protection Units", "ypg"),
        ("Peoples Protection Units", "ypg"),
        ("the Kenyan government", "ken"),
        ("the government of Kenya", "ken"),
        ("the government of Syria", "syr-gov"),
        ("the YPG's", "ypg"),
        ("Hashed al-Shaabi", "pmf"),
        ("Türkiye", "tur"),
    ],
)
def test_spellings(text, actor):
    assert actors(f"It was {text} that moved.") == [actor]


def test_the_kind_of_name_is_told_and_spans_point_at_it():
    text = "Moscow said Russian jets helped the Syrian army."
    mentions = NAMES.find(text)
    assert [(m.surface, m.via) for m in mentions] == [
        ("Moscow", "metonym"),
        ("Russian", "demonym"),
        ("Syrian army", "alias"),
    ]
    assert all(text[slice(*m.span)] == m.surface for m in mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Let us go, they told us. Us or them.",
        "It is what it is.",
        "WHO IS TO BLAME FOR THE BLAST",
        "In May the road was cut, and May said so.",
        "A white house burned.",
        "Water rose at Lake Assad, and at the Assad University Hospital.",
        "Walid Saleh, a baker, ran.",
        "Hadi al-Bahra, an engineer, spoke.",
        "Those of the (opposition) wings left.",
        "The Paris Agreement was quoted.",
        "A Britain-based engineer spoke.",
        "The group of men left the village.",
        "Anti-government forces of some sort fired.",
        "He writes for the Moscow Times.",
        "Shells hit al-Mayadeen city.",
    ],
)
def test_what_only_looks_like_an_actor(text):
    assert found(text) == []


def test_a_country_is_not_its_government():
    assert found("Fighting spread in Lebanon.") == [("Lebanon", "lbn")]
    assert found("The Lebanese government met.") == [("Lebanese government", "lbn-gov")]
    assert found("The White House declined.") == [("White House", "usa-gov")]


def test_others_of_the_same_family_are_not_the_president():
    assert actors("Asma al-Assad smiled; President Assad spoke.") == ["asma-al-assad", "bashar-al-assad"]
    assert "bashar-al-assad" not in actors("Rifaat Assad left the country.")


def test_words_tied_on_by_a_hyphen_are_told():
    text = "US-trained men near ISIS-held wells met anti-Assad crowds."
    assert [(m.surface, m.joined) for m in NAMES.find(text)] == [("US", "trained"), ("ISIS", "held"), ("Assad", "anti")]


def test_the_longest_name_wins():
    assert found("The Syrian Observatory for Human Rights spoke.") == [("Syrian Observatory for Human Rights", "sohr")]
    assert actors("The Washington Post asked.") == ["washington-post"]
    assert actors("Guinea-Bissau and Papua New Guinea") == ["gnb", "png"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Sudan's army said the RSF shelled El Fasher.", "rsf"),
        ("RSF, or Reporters Without Borders, counted the journalists.", "rsf-press"),
        ("In Somalia the SNA took the village.", "sna-som"),
        ("Near Afrin in Syria the SNA fired.", "sna"),
        ("The Arakan Army (AA) holds the town. The AA said so.", "arakan-army"),
        ("AA cited Turkish officials.", "anadolu"),
        ("In Tripoli, the Special Deterrence Force (SDF) fought. The SDF lost two men.", "rada"),
    ],
)
def test_a_shared_abbreviation_is_told_by_the_text(text, actor):
    short = next(w for w in ("RSF", "SNA", "AA", "SDF") if w in text)
    assert {m.actor for m in NAMES.find(text) if m.surface == short} == {actor}


def test_a_shared_abbreviation_without_a_clue_is_left_out():
    assert found("The RSF condemned it.") == []


def test_an_abbreviation_that_the_text_gives_to_somebody_unknown_is_not_ours():
    text = "The Sahel Development Fund (SDF) paid. The SDF has an office there."
    assert "sdf" not in actors(text)


def test_the_day_settles_a_shared_abbreviation():
    text = "The ISI in Iraq and the ISI of Pakistan"
    assert "isi" not in actors("Iraq said the ISI had struck.", date(2016, 5, 1))
    assert actors("Iraq said the ISI had struck.", date(2010, 5, 1))[-1] == "isi"
    assert len(found(text)) <= 4


def test_nominals_go_to_the_nearest_actor_called_so():
    text = "The Russian Defence Ministry spoke. Hamas answered. The ministry added that the group was wrong."
    assert [m.actor for m in NAMES.find(text) if m.via == "nominal"] == ["rus-mod", "hamas"]


def test_a_nominal_with_nobody_before_it_is_left_out():
    assert found("The ministry said the group had left.") == []


def test_a_countrys_only_army_needs_no_naming():
    text = "Government forces shelled a town in Syria, and rebels fired back, state media said."
    assert [m.actor for m in NAMES.find(text) if m.via == "nominal"][:2] == ["syr-army", "syrian-rebels"]
    assert "syr-army" not in actors("Government forces shelled a town in Peru.")


def test_held_by_nominals():
    mention = next(m for m in NAMES.find("In Syria, shells hit the rebel-held suburb.") if m.via == "nominal")
    assert (mention.surface, mention.actor, mention.joined) == ("rebel", "syrian-rebels", "held")


def test_a_line_of_succession_has_its_name_of_the_day():
    nusra = NAMES.named("al-Nusra")
    assert nusra is not None
    assert NAMES.fullest_name(nusra, date(2015, 1, 1)) == "Jabhat al-Nusra"
    assert NAMES.fullest_name(nusra, date(2016, 7, 28)) == "Jabhat Fateh al-Sham"
    assert NAMES.fullest_name(nusra, date(2018, 1, 1)) == "Hayat Tahrir al-Sham"
    assert [a.id for a in NAMES.line(nusra)] == ["nusra", "jfs", "hts"]


def test_looking_up_by_name():
    assert NAMES.named("the syrian democratic forces").id == "sdf"
    assert NAMES.named("RSF") is None
    assert {a.id for a in NAMES.all_named("RSF")} == {"rsf", "rsf-press"}
    assert NAMES.named("nobody at all") is None
    assert "Hezbollah" in NAMES.suggestions("Hizbulla")
    assert NAMES.suggestions("qqqqqqqqq") == ()


def test_a_matcher_travels_to_another_process():
    again = pickle.loads(pickle.dumps(NAMES))
    text = "The SDF and Hezbollah met in Beirut; the group left."
    assert again.find(text) == NAMES.find(text)


def test_a_users_own_actors():
    state = Actor(id="zzz", name="Zembla", type="state", speaker_kind="government", country="ZZ", demonyms=("Zemblan",))
    army = Actor(
        id="zzz-army", name="Zemblan army", type="military", speaker_kind="military", country="ZZ",
        nominals=("the army",), affiliations=(Affiliation(actor="zzz", relation="part-of"),),
    )  # fmt: skip
    names = ActorNames({a.id: a for a in (state, army)})
    assert [m.actor for m in names.find("Zembla's army won. The army rested. A Zemblan cheered.")] == [
        "zzz-army", "zzz-army", "zzz",
    ]  # fmt: skip

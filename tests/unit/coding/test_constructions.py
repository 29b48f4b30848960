"""Doer and target in each of the constructions in which English tells of a deed, from many wars."""

import pytest

from coded import claims_of, names


@pytest.mark.parametrize(
    ("text", "agent", "target"),
    [
        ("Two villages near Mekelle were shelled by Eritrean troops on Monday.", "Eritrean troops", None),
        ("The shelling of Lysychansk by Russian troops killed four miners.", "Russian troops", "miners"),
        ("Boko Haram's attack on the soldiers near Baga killed six people.", "Boko Haram", "soldiers"),
        ("A Saudi strike on Houthi fighters near Marib killed nine of them.", "Saudi", "Houthi"),
        ("The guerrillas carried out a raid on a police patrol near Arauca.", "guerrillas", "police patrol"),
        ("Insurgents mounted an ambush on a convoy of marines near Palma.", "Insurgents", "marines"),
        ("Fighters loyal to Khalifa Haftar were killed in a strike by Turkish drones near Sirte.", "Turk", "Haftar"),
        ("The M23, a rebel group, attacked Congolese soldiers near Goma.", "M23", "Congolese soldiers"),
        ("Rebels blew up a police post near Pattani on Friday. The blast killed three officers.", "Rebels", "officers"),
        ("Rebels bombed a police post near Pattani on Friday. The blast killed three officers.", "Rebels", "officers"),
        ("The governor, Omar Sow, said gunmen killed six farmers near Mopti.", "gunmen", "farmers"),
        ("Kyiv accused Russia of shelling civilians in Kherson.", "Russia", "civilians"),
        ("A militant blew himself up near soldiers in Mogadishu, killing four of them.", "militant", None),
        ("Forces loyal to the junta killed five monks near Sagaing.", "loyal to the junta", "monks"),
        ("The peacekeepers came under fire from militiamen near Bangui.", "militiamen", "peacekeepers"),
        ("Serbian shelling of Ploce killed two pupils.", "Serbia", "pupils"),
        ("Unidentified gunmen on horses killed at least 14 herders in Katsina.", "Unidentified gunmen", "herders"),
        ("Two mortar shells fired by the militia landed on a school in Bunia.", "militia", "school"),
        ("The separatists' raid on the power plant at Tuzla failed.", "separatists", "power plant"),
        ("Villagers fled into the bush near Banki.", "Villagers", None),
        ("Hundreds of families fled the town of Kadugli at dawn.", "families", None),
        ("Insurgents have blown up two bridges on the road to Gao.", "Insurgents", "bridges"),
    ],
)
def test_who_did_it_to_whom(text, agent, target):
    event = claims_of(text)[-1].event
    (doer,) = names(event.agents)
    assert agent.lower() in doer.lower()
    if target is None:
        assert not event.targets
    else:
        assert any(target.lower() in name.lower() for name in names(event.targets))


def test_two_sides_before_one_noun_are_told_apart():
    (claim,) = claims_of("Chad's army and Russian mercenaries executed some 80 civilians in Bardai.")
    assert names(claim.event.agents) == ["Chad's army", "Russian mercenaries"]


def test_whoever_falls_into_an_ambush_is_its_target():
    claim = claims_of("A supply convoy fell into an ambush on Sunday near Djibo.")[0]
    assert "supply convoy" in names(claim.event.targets)
    assert not claim.event.agents


def test_those_who_launched_what_is_shot_down_did_not_shoot_it_down():
    (claim,) = claims_of("Air defences shot down 12 drones launched by Russia near Sumy.")
    assert names(claim.event.agents) == ["Air defences"]


def test_a_name_with_a_hyphen_is_one_party():
    (claim,) = claims_of("Member of the presidential council Yahya al-Bahri condemned the raid near Taiz.")
    assert all(name not in {"-", "al", "Bahri"} for name in names(claim.event.agents))


def test_who_is_blamed_by_the_way_is_the_accusers_claim():
    text = "Three people were killed on Tuesday in an attack that Ankara blamed on the PKK."
    toll, blame = claims_of(text)
    assert not toll.said_by
    assert not toll.event.agents
    assert (blame.act, blame.event.kind) == ("accuses", "attack")
    assert "PKK" in names(blame.event.agents)[0]
    assert names(blame.said_by)


def test_a_clause_of_blame_does_not_cut_the_sentence_it_stands_in():
    text = "The assault, which the government attributed to the dissidents, destroyed a police station in Morales."
    assert any(c.quote.startswith("The assault") and c.quote.endswith("Morales") for c in claims_of(text))


def test_suspected_members_are_arrested_for_certain():
    (claim,) = claims_of("Police arrested 15 suspected members of the gang in Culiacan.")
    assert claim.certainty == "certain"


def test_a_past_form_that_looks_like_a_present_is_past():
    (claim,) = claims_of("Government forces retook the bridge from the rebels near Omdurman.")
    assert claim.event.status == "occurred"


def test_a_verb_that_the_parser_hangs_on_the_backers_has_its_own_subject():
    claims = claims_of("Troops backed by helicopters pushed into the rebel stronghold.")
    (advance,) = (c for c in claims if c.event.kind == "advance")
    assert (names(advance.event.agents), names(advance.event.targets)) == (["Troops"], ["rebels"])

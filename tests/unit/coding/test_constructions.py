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
        ("Rebels bombed a police post near Pattani on Friday. The blast killed three officers.", "Rebels", "officers"),
        ("The governor, Omar Sow, said gunmen killed six farmers near Mopti.", "gunmen", "farmers"),
        ("Kyiv accused Russia of shelling civilians in Kherson.", "Russia", "civilians"),
        ("A militant blew himself up near soldiers in Mogadishu, killing four of them.", "militant", None),
        ("Forces loyal to the junta killed five monks near Sagaing.", "loyal to the junta", "monks"),
        ("The peacekeepers came under fire from militiamen near Bangui.", "militiamen", "peacekeepers"),
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

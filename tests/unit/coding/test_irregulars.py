"""Who does it: irregulars are not the state whose adjective they bear, nor is what sinks a ship what sinks."""

import pytest

from coded import claim_with


@pytest.mark.parametrize(
    ("text", "words", "agent"),
    [
        ("Iraqi rebels attacked an army base on Monday.", "attacked", "Iraqi rebels"),
        ("Colombian guerrillas kidnapped a mayor near Arauca.", "kidnapped", "Colombian guerrillas"),
        ("Ethiopian militiamen shelled the village of Dera.", "shelled", "Ethiopian militiamen"),
        ("A Colombian rebel group kidnapped a mayor near Arauca.", "kidnapped", "Colombian rebel group"),
        ("Sudanese armed men attacked the village of Dera.", "attacked", "Sudanese armed men"),
        ("Iraqi armed forces attacked the village of Dera.", "attacked", "Iraqi armed forces"),
        ("Turkish troops shelled the village of Dera.", "shelled", "Turkish troops"),
    ],
)
def test_irregulars_are_called_by_their_own_words(text: str, words: str, agent: str) -> None:
    (found,) = claim_with(words, text).event.agents
    assert found.name == agent


def test_what_sinks_a_ship_is_not_what_sinks() -> None:
    claim = claim_with("sank", "Ukrainian sea drones sank a Russian patrol ship near Feodosia, Kyiv said on Monday.")
    assert [a.name for a in claim.event.agents] == ["Ukraine"]
    assert [t.name for t in claim.event.targets] == ["Russia"]
    alone = claim_with("sank", "A Russian patrol ship sank near Feodosia after the strike, Kyiv said on Monday.")
    assert [t.name for t in alone.event.targets] == ["Russia"]

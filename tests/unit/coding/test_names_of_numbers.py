"""Parties whom the parser draws to words that only count or date them, and manners that are nobody."""

import pytest

from coded import claim_with


@pytest.mark.parametrize(
    ("text", "words", "agents"),
    [
        ("On Monday rebels set fire to the town hall in Goma.", "set fire", ["rebels"]),
        ("About 150 to 200 gunmen held positions near the bridge.", "gunmen", ["gunmen"]),
        ("Roughly 300 villagers attacked the post in Dori.", "attacked", ["villagers"]),
        ("Only the helicopter fired at the lorries.", "fired", ["helicopter"]),
        ("Mon rebels attacked a post in Ye on Monday.", "attacked", ["Mon rebels"]),
        ("The protest was crushed by force in Dori on Monday.", "crushed", []),
    ],
)
def test_who_does_it_is_named_without_its_number_or_day(text, words, agents):
    assert [p.name for p in claim_with(words, text).event.agents] == agents

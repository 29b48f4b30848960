"""Speakers heard through others: who cites whom, in which paper or station, outer to inner."""

import pytest

from coded import claim_of, claims_of, speakers


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Shells hit the port, SANA reported, citing the army.", ["media", "military"]),
        ("State television said, citing a military source, that shells had hit the port.", ["media", "military"]),
        ("The agency Interfax, quoting the defence ministry, said shells had hit the port.", ["media", "ministry"]),
        ("Shells hit the port, according to state media quoting a military source.", ["media", "military"]),
        ("Shells hit the port, Interfax quoted the ministry as saying.", ["media", "ministry"]),
        ("The minister was quoted by Interfax as saying that shells had hit the port.", ["media", "official"]),
        ("The minister was quoted as saying that shells had hit the port.", ["official"]),
        ("Shells hit the port, the ministry said in a statement carried by SANA.", ["media", "ministry"]),
        ("A rebel negotiator, speaking on local radio, said shells had hit the port.", ["media", "armed-group"]),
        ("In an interview with Reuters, the governor said shells had hit the port.", ["media", "official"]),
        ("According to orders published by an exile radio station, soldiers shelled the port.", ["media", "document"]),
        ("The bar association, quoting witnesses, said soldiers had shelled the port.", ["ngo", "witness"]),
        ("The general told reporters that shells had hit the port.", ["military"]),
        ("The monitor, which relies on a network of activists, said shells had hit the port.", ["monitor"]),
        ("The mayor said on Facebook that shells had hit the port.", ["official"]),
    ],
)
def test_the_chain_of_speakers(text: str, kinds: list[str]) -> None:
    assert [s.kind for s in claim_of(text).said_by] == kinds


def test_two_speakers_in_one_sentence_have_each_their_own_words() -> None:
    text = "The army said it had captured the bridge, while residents said soldiers had shelled the market."
    told = {c.event.kind: [s for s, _ in speakers(c)] for c in claims_of(text)}
    assert told == {"capture": ["The army"], "shelling": ["residents"]}


def test_we_within_a_quotation_is_no_second_speaker() -> None:
    claim = claim_of("“We saw that the rockets came from the hills,” a trader said.")
    assert len(claim.said_by) == 1

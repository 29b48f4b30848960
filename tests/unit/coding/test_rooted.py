"""PLOVER's event between two parties, as the cues of one sentence give it."""

import pytest

from coded import the_kit
from reportedly.coding.what.rooted import ROOTS, Rooted, rooted


def best(text: str, source: str, target: str) -> Rooted | None:
    kit = the_kit()
    doc = kit.parser(text)
    spans = [(text.index(words), text.index(words) + len(words)) for words in (source, target)]
    found = rooted(next(iter(doc.sents)), spans[0], spans[1], kit.events, kit.speech)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "source", "target", "root"),
    [
        ("Chadian troops attacked the rebels near Tissi.", "Chadian troops", "the rebels", "ASSAULT"),
        ("The rebels were bombed by Chadian jets.", "Chadian jets", "The rebels", "ASSAULT"),
        ("The junta arrested the union leaders on Friday.", "The junta", "the union leaders", "COERCE"),
        ("Oslo supplied the hospital with medicine.", "Oslo", "the hospital", "AID"),
        ("The president met the rebel envoy in Doha.", "The president", "the rebel envoy", "CONSULT"),
        ("The president refused to meet the rebel envoy.", "The president", "the rebel envoy", "REJECT"),
        ("The militia accused the army of shelling its camp.", "The militia", "the army", "ACCUSE"),
        ("The militia threatened to attack the army.", "The militia", "the army", "THREATEN"),
        ("The mayor urged the army to leave the town.", "The mayor", "the army", "REQUEST"),
        ("The rebels released the captured pilot.", "The rebels", "the captured pilot", "YIELD"),
    ],
)
def test_the_event_between_two_parties_is_told_by_its_cue(text, source, target, root):
    told = best(text, source, target)
    assert told is not None
    assert told.root == root


def test_no_cue_tells_of_no_event():
    assert best("The colonel and the baker live in the same street.", "The colonel", "the baker") is None


def test_a_verb_between_the_two_goes_before_one_that_stands_elsewhere():
    text = "The rebels, who had attacked a convoy in May, thanked and met the envoy on Sunday."
    told = best(text, "The rebels", "the envoy")
    assert told is not None
    assert (told.root, told.kind, text[slice(*told.span)]) == ("CONSULT", "meet", "met")


def test_every_root_is_reached_by_some_kind_of_ours_or_verb_of_speaking():
    reached = {k.schemes.plover for k in the_kit().codebook.kinds.values()}
    older = {"RETREAT": "YIELD", "CONCEDE": "YIELD"}
    assert {older.get(root, root) for root in reached if root is not None} == set(ROOTS)

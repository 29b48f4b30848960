"""Interviews: whoever is told to have been talked to says what stands below the questions."""

from coded import claims_of

QUOTED = (
    "Marta Olsen runs a clinic in Bunia. She spoke to The Desk by telephone on Friday.\n\n"
    "What happened on Monday?\n\n"
    '"A shell hit the ward. Two nurses died. The police say the rebels fired it."\n\n'
    "The army denies shelling the town.\n\n"
    "Can you still work?\n\n"
    '"Soldiers looted our store on Tuesday."'
)
PLAIN = (
    "Captain Jan Brandt took a freighter past Aden in May. He talked to us in Hamburg.\n\n"
    "What did you see?\n\n"
    "A missile fell into the sea. A drone struck the crane.\n\n"
    "Did anybody help?\n\n"
    "A warship shot down a second drone."
)


def speakers(text: str) -> dict[str, list[str]]:
    return {c.quote: [s.name for s in c.said_by] for c in claims_of(text)}


def test_quoted_answers_are_the_interviewed_ones() -> None:
    told = speakers(QUOTED)
    assert told["A shell hit the ward"] == ["Marta Olsen"]
    assert told["Soldiers looted our store on Tuesday"] == ["Marta Olsen"]
    assert told["the rebels fired it"] == ["Marta Olsen", "The police"]


def test_what_stands_between_quoted_answers_is_the_outlets() -> None:
    (denied,) = [c for c in claims_of(QUOTED) if c.act == "denies"]
    assert [s.kind for s in denied.said_by] == ["military"]


def test_answers_without_marks_are_the_paragraphs_below_the_questions() -> None:
    told = speakers(PLAIN)
    assert told["A missile fell into the sea"] == ["Jan Brandt"]
    assert told["A warship shot down a second drone"] == ["Jan Brandt"]


def test_one_question_or_nobody_who_was_talked_to_is_no_interview() -> None:
    assert not speakers(PLAIN.replace("Did anybody help?", "Nobody helped."))["A drone struck the crane"]
    assert not speakers(PLAIN.replace("He talked to us in Hamburg.", "It rained."))["A drone struck the crane"]


def test_an_outlet_that_spoke_to_somebody_is_not_the_one_who_answers() -> None:
    text = PLAIN.replace("He talked to us in Hamburg.", "Al Jazeera spoke to Jan Brandt.")
    assert speakers(text)["A drone struck the crane"] == ["Jan Brandt"]


def test_whom_we_met_answers() -> None:
    assert speakers(PLAIN.replace("He talked to us", "We met Jan Brandt"))["A drone struck the crane"] == ["Jan Brandt"]


def test_questions_as_headings_of_an_explainer_are_nobodys_to_answer() -> None:
    text = "Vladimir Putin met Xi Jinping.\n\nWhat happened?\n\nJets hit Kharkiv.\n\nWhy now?\n\nA drone hit Sumy."
    told = speakers(text)
    assert told["Jets hit Kharkiv"] == []
    assert told["A drone hit Sumy"] == []


def test_a_headline_may_ask_and_a_question_may_stand_last() -> None:
    text = f"Who hit the freighter?\n\n{PLAIN}\n\nWhat is the rebels' aim?"
    assert speakers(text)["A drone struck the crane"] == ["Jan Brandt"]


def test_a_quoted_answer_of_several_paragraphs_is_theirs_throughout() -> None:
    text = QUOTED.replace('"Soldiers looted our store on Tuesday."', '"Yes.\n\n"Soldiers looted our store on Tuesday."')
    assert speakers(text)["Soldiers looted our store on Tuesday"] == ["Marta Olsen"]


def test_the_one_who_talked_may_be_called_by_what_they_are() -> None:
    told = speakers(PLAIN.replace("He talked to us", "The sailor talked to us"))
    assert told["A drone struck the crane"] == ["Jan Brandt"]


def test_a_president_who_spoke_to_another_is_not_interviewed() -> None:
    text = PLAIN.replace("He talked to us in Hamburg.", "The president spoke with Jan Olsen by telephone.")
    assert not speakers(text)["A drone struck the crane"]

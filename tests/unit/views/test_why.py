"""Why: the sentence with its evidence marked, and a row for every value."""

from dataclasses import replace

import pytest

from made_by_hand import TEXT, denial, hearsay, report, shelling, span_of
from reportedly.model import Evidence
from reportedly.views.why import Mark, Passage, bracketed, explain, label_of, sentence_around

TOLD = report()


def test_the_sentence_is_shown_with_its_evidence_in_brackets():
    shown = bracketed(explain(hearsay(TOLD), TOLD).passages[0])
    assert shown == "A second strike was [reportedly = how sure] under way."


def test_nested_evidence_nests():
    shown = bracketed(explain(shelling(TOLD), TOLD).passages[0])
    assert shown.startswith("[The Ministry of Health = who says] [said = act] [on Tuesday = when] that government")
    assert "[at least 12 people = how many]" in shown


def test_every_value_has_a_row_with_the_words_and_the_rule_that_took_it():
    rows = {(row[0], row[1]): row[2:] for row in explain(shelling(TOLD), TOLD).table.rows}
    assert rows["act", "asserts"] == ("“said”", "speech.say", "1.00")
    assert rows["where", "near Dorrin (town, SY; 35.50, 40.25 ± 10 km)"] == ("“Dorrin.”", "place.name", "0.97")
    assert rows["when", "by 9 March 2021"] == ("“on Tuesday”", "date.weekday", "1.00")
    assert rows["how many", "at least 12 people killed"] == ("“at least 12 people”", "number.bound", "1.00")
    assert rows["who", "government forces (gov)"][0] == "“government”"
    assert rows["who says", "Ministry of Health (ministry)"][0] == "“The Ministry of Health”"


def test_what_is_not_said_is_said_not_to_be():
    rows = {row[0]: row[1] for row in explain(denial(TOLD), TOLD).table.rows}
    assert rows["where"] == rows["when"] == "not said"
    assert rows["so or not"] == "not so"
    assert {row[0]: row[1] for row in explain(hearsay(TOLD), TOLD).table.rows}["who says"] == "the outlet itself"


def test_other_words_that_tell_the_same_are_listed():
    again = replace(hearsay(TOLD), also=(span_of("Shells hit the market"),))
    assert ("also", "told again", "“Shells hit the market”", "–", "–") in explain(again, TOLD).table.rows


def test_words_far_from_the_sentence_are_shown_in_a_passage_of_their_own():
    far = replace(hearsay(TOLD), evidence=(Evidence(slot="event.where", rule="carried", span=span_of("Dorrin")),))
    first, second = explain(far, TOLD).passages
    assert bracketed(first) == "A second strike was reportedly under way."
    assert bracketed(second) == "Shells hit the market in [Dorrin = where]"


def test_evidence_of_the_whole_report_marks_nothing():
    whole = replace(hearsay(TOLD), evidence=(Evidence(slot="event.when", rule="report-date", span=None),))
    (passage,) = explain(whole, TOLD).passages
    assert passage.marks == ()


@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        ([((0, 3), "a")], "[abc = a]def"),
        ([((0, 6), "a"), ((2, 4), "b")], "[ab[cd = b]ef = a]"),
        ([((0, 3), "a"), ((0, 3), "b")], "[abc = a + b]def"),
        ([((0, 4), "a"), ((2, 6), "b")], "[ab[cd = b] = a]ef"),
        ([((0, 2), "a"), ((2, 4), "b")], "[ab = a][cd = b]ef"),
        ([], "abcdef"),
    ],
)
def test_brackets(marks, shown):
    made = tuple(Mark(span=span, label=label) for span, label in marks)
    assert bracketed(Passage(text="abcdef", marks=made, quote=None)) == shown


@pytest.mark.parametrize(
    ("slot", "label"),
    [("event.quantities.0", "how many"), ("said_by[1]", "who says"), ("event.kind", "what"), ("odd", "odd")],
)
def test_slots_have_everyday_names(slot, label):
    assert label_of(slot) == label


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Shells", "Shells hit the market in Dorrin"),
        ("that it had shelled", "The army denied that it had shelled the town."),
        ("under way.", "A second strike was reportedly under way."),
    ],
)
def test_a_sentence_is_found_around_words(words, sentence):
    start, end = sentence_around(TEXT, span_of(words))
    assert TEXT[start:end] == sentence


def test_a_text_without_sentences_gives_a_stretch_and_not_the_book():
    text = "word " * 10_000
    start, end = sentence_around(text, (25_000, 25_004))
    assert start < 25_000 < end
    assert end - start < 5_000

"""Speakers, acts and certainty, in sentences of our own about many wars."""

import pytest

from coded import claim_of, claim_with, claims_of, code, names, report, speakers, the_kit


@pytest.mark.parametrize(
    ("text", "mention", "kind"),
    [
        ("The interior ministry said four policemen were killed in the ambush.", "The interior ministry", "ministry"),
        ("According to residents, shells hit the bakery.", "residents", "resident"),
        ("Gunmen attacked the convoy, a spokesman said.", "a spokesman", "spokesperson"),
        ("Gunmen attacked the convoy near the river the monitoring group said.", "the monitoring group", "monitor"),
        ("Militants kidnapped nine farmers, witnesses said on Friday.", "witnesses", "witness"),
    ],
)
def test_a_speaker_is_found_wherever_it_stands(text, mention, kind):
    assert speakers(claim_of(text)) == [(mention, kind)]


def test_the_outlets_own_voice_has_no_speaker():
    assert claim_of("Rebels captured the port of Adale on Monday.").said_by == ()


def test_whoever_was_told_stands_outside_whoever_told_it():
    claim = claim_of("A rebel commander told Reuters that his men had captured the airport.")
    assert [s.kind for s in claim.said_by] == ["media", "armed-group"]


def test_the_ministry_that_added_is_the_one_that_said():
    first, second = claims_of(
        "The Sudanese Health Ministry said 12 people were killed in the shelling. "
        "The ministry added that 30 others were wounded."
    )
    assert first.said_by[0].name == second.said_by[0].name


def test_a_quotation_over_two_sentences_keeps_its_speaker():
    claims = claims_of('"We shelled the barracks. We will attack again," a Houthi commander said.')
    assert len(claims) >= 2
    assert all(c.said_by for c in claims)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Kyiv accused Moscow of shelling the village.", "accuses"),
        ("The junta denied bombing the school.", "denies"),
        ("Al-Shabaab claimed responsibility for the bombing.", "claims-responsibility"),
        ("The envoy urged both sides to release the detainees.", "demands"),
        ("The rebels vowed to retake the town.", "promises"),
        ("The army said it had captured the bridge.", "asserts"),
    ],
)
def test_what_the_speaker_does_by_saying_it(text, act):
    claims = claims_of(text)
    assert claims[0].act in {act, "appeals"} if act == "demands" else claims[0].act == act


def test_what_is_denied_is_said_not_to_be_so():
    claim = claim_of("The junta denied bombing the school.")
    assert claim.polarity == "negative"


def test_the_accused_is_the_doer_and_the_one_aimed_at():
    claim = claim_of("Kyiv accused Moscow of shelling the village.")
    assert names(claim.event.agents) == names(claim.toward)
    assert "Kyiv" not in names(claim.event.agents)


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Gunmen killed two guards in Sebha.", "certain"),
        ("Gunmen reportedly killed two guards in Sebha.", "reported"),
        ("The attack was probably carried out by deserters.", "probable"),
        ("The group may have received weapons from abroad.", "possible"),
        ("According to reports, gunmen killed two guards in Sebha.", "reported"),
    ],
)
def test_how_surely_it_is_said(text, certainty):
    assert claims_of(text)[0].certainty == certainty


def test_if_it_is_true_leaves_what_follows_in_doubt():
    claim = claim_of("If it is true, this will allow the rebels to cut the last road.")
    assert claim.certainty == "possible"
    assert claim.said_by == ()


def test_what_nobody_said_is_nobodys_claim():
    claims = claims_of("No group has claimed responsibility for the bombing.")
    assert all(c.said_by == () for c in claims)
    assert any(c.polarity == "negative" for c in claims)


def test_a_speaker_is_no_doer_just_by_speaking():
    claim = claim_of("The governor said nine people were killed in the blast.")
    assert claim.event.agents == ()


def test_a_language_that_is_not_coded_is_an_issue():
    coding = code(report("قتل خمسة أشخاص في القصف.", language="ar"), the_kit())
    assert coding.claims == ()
    assert [i.code for i in coding.issues] == ["language-not-coded"]


def test_without_a_publication_day_weekdays_stay_open():
    coding = code(report("Jets bombed the depot on Tuesday.", published=None), the_kit())
    assert [i.code for i in coding.issues if i.code == "no-date"]
    assert all(c.event.when is None for c in coding.claims)


def test_the_words_of_a_claim_are_its_quote():
    claim = claim_with("captured", "The army said it had captured the bridge.")
    assert claim.cue == "said"
    assert "said" not in claim.quote


def test_congo_is_the_one_at_war():
    assert speakers(claim_of("Congo accused Rwanda of shelling Goma.")) == [("Congo", "government")]

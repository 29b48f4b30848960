"""Who a speaker is: kinds from bodies and descriptions, names without offices, and whom pronouns mean."""

import pytest

from coded import claim_of, claim_with, claims_of, code, coding_of, speakers, the_kit, with_headline


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen shelled the market, a hospital source said.", "medical"),
        ("Gunmen shelled the market, a source at the town's clinic said.", "medical"),
        ("Gunmen shelled the market, a security source said.", "official"),
        ("Gunmen shelled the market, a military source said.", "military"),
        ("Gunmen shelled the market, a source said.", "unnamed-sources"),
        ("Gunmen shelled the market, a Houthi official said.", "armed-group"),
        ("Gunmen shelled the market, a Sudanese official said.", "official"),
        ("Gunmen shelled the market, the mayor's office said.", "official"),
        ("Gunmen shelled the market, the ombudsman said.", "official"),
        ("Gunmen shelled the market, the UN Secretary-General said.", "un-igo"),
        ("Gunmen shelled the market, a group tracking the violence said.", "monitor"),
        ("Gunmen shelled the market, the farmers' association said.", "ngo"),
        ("Gunmen shelled the market, the doctors' syndicate said.", "medical"),
        ("Gunmen shelled the market, a leaked report said.", "document"),
        ("Gunmen shelled the market, a war blogger said.", "media"),
        ("Gunmen shelled the market, a group of doctors said.", "medical"),
        ("Gunmen shelled the market, a local rebel group said.", "armed-group"),
        ("Gunmen shelled the market, The Harbour Post reported.", "media"),
    ],
)
def test_a_speaker_is_of_the_kind_of_their_body(text: str, kind: str) -> None:
    assert [s.kind for s in claim_of(text).said_by] == [kind]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Shells hit the depot, regional governor Petro Lunin said.", "Petro Lunin", "official"),
        ("Shells hit the depot, said Amadou Kone, a spokesman for the movement.", "Amadou Kone", "spokesperson"),
        ("The army's spokesman, Colonel Omar Taha, said shells hit the depot.", "Omar Taha", "spokesperson"),
        ("Shells hit the depot, said Aissa Maiga, a researcher at the university.", "Aissa Maiga", "expert"),
        ("Lucia Ferro, 34, a nurse, said shells hit the depot.", "Lucia Ferro", "medical"),
    ],
)
def test_a_person_has_the_name_without_the_office_and_the_kind_of_the_office(text: str, name: str, kind: str) -> None:
    (speaker,) = claim_of(text).said_by
    assert (speaker.name, speaker.kind) == (name, kind)


def test_an_office_told_once_holds_for_the_whole_report() -> None:
    text = (
        "The village head, Petro Lunin, met the drivers on Monday. The road is closed. "
        "Shells hit the depot again on Tuesday, Lunin said."
    )
    (speaker,) = claim_with("Shells hit", text).said_by
    assert (speaker.name, speaker.kind) == ("Petro Lunin", "official")


def test_a_private_person_who_tells_what_they_saw_is_a_witness() -> None:
    text = "“I saw the jets bomb the bakery,” said Samira Odeh, who had fled there in May."
    assert [s.kind for s in claim_with("bomb the bakery", text).said_by] == ["witness"]
    text = "“They have bombed the bakery,” said Samira Odeh, who had fled there in May."
    assert [s.kind for s in claim_with("bombed the bakery", text).said_by] == ["person-other"]


def test_it_is_the_body_told_of_just_before_and_not_who_spoke_last() -> None:
    text = (
        "Gunmen attacked the convoy, a driver said. The coalition did not acknowledge the raid. "
        "It said on Friday that its troops had captured the bridge."
    )
    (speaker,) = claim_with("captured the bridge", text).said_by
    assert speaker.mention == "The coalition"


def test_he_is_the_person_told_of_just_before() -> None:
    text = (
        "The ministry said the road was open. The mayor, Idris Bello, toured the ward on Monday. "
        "“Rockets hit the clinic twice,” he said."
    )
    (speaker,) = claim_with("Rockets hit the clinic", text).said_by
    assert speaker.name == "Idris Bello"


def test_according_to_him_names_whoever_he_is() -> None:
    text = "The mayor said two rockets hit the clinic. According to him, gunmen also shelled the school."
    (speaker,) = claim_with("shelled the school", text).said_by
    assert (speaker.mention, speaker.kind) == ("The mayor", "official")


def test_a_pronoun_for_nobody_is_an_issue_and_no_speaker() -> None:
    coding = coding_of("He said gunmen had attacked the convoy.")
    assert [c.said_by for c in coding.claims] == [()]
    assert [i.code for i in coding.issues if i.code == "speaker-unknown"] == ["speaker-unknown"]


def test_some_of_a_group_are_that_group() -> None:
    text = "Two analysts spoke to the paper on Monday. Some said the rebels had captured the bridge."
    assert [s.kind for s in claim_with("captured the bridge", text).said_by] == ["expert"]


def test_we_outside_a_quotation_is_the_outlet() -> None:
    text = "The major said the road was open. We believe that the rebels captured the bridge."
    claim = claim_with("captured the bridge", text)
    assert claim.said_by == ()
    assert claim.certainty == "probable"


def test_a_headlines_speaker_does_not_take_the_words_of_the_lead() -> None:
    headline = "Jets kill three in suburb, Ukraine says"
    body = "Russian jets bombed a suburb of Kharkiv on Tuesday, killing three people, residents said."
    claims = code(with_headline(headline, body), the_kit()).claims
    (bombed,) = [c for c in claims if "bombed a suburb" in c.quote]
    assert [s.mention for s in bombed.said_by] == ["residents"]


def test_who_was_told_is_the_outer_speaker_even_where_nobody_is_known() -> None:
    claim = claim_of("A rebel officer told a Lebanese broadcaster that gunmen had captured the airport.")
    assert claim.said_by[0].kind == "media"


def test_what_another_said_before_the_semicolon_is_not_said_again() -> None:
    text = (
        "The rebels alleged that an army drone had hit the convoy; the army, for its part, said gunmen had shelled it."
    )
    assert [len(c.said_by) for c in claims_of(text)] == [1, 1]
    assert [speakers(c)[0][0] for c in claims_of(text)] == ["The rebels", "the army"]


def test_insisting_that_something_is_on_its_way_is_no_demand() -> None:
    assert claim_of("A major insisted that a convoy was on its way to the front.").act == "asserts"


def test_neither_days_nor_markets_speak() -> None:
    for text in ("Saturday said gunmen shelled the market.", "The market said gunmen shelled the school."):
        assert all(c.said_by == () for c in claims_of(text))


def test_the_media_alone_are_hearsay_and_described_media_are_not() -> None:
    text = "The media reported that gunmen had shelled the market."
    assert claim_of(text).certainty == "reported"
    assert claim_of(text.replace("The media", "Israeli media")).certainty == "certain"


def test_the_observatory_keeps_its_whole_name() -> None:
    text = "The Syrian Observatory for Human Rights said shells hit the camp."
    assert [s.name for s in claim_of(text).said_by] == ["Syrian Observatory for Human Rights"]


def test_a_description_behind_a_name_speaks_for_that_name() -> None:
    text = (
        "Soldiers found the depot, according to General Mauricio Paz, commander of the division, who ruled out a "
        "withdrawal from the region."
    )
    assert [s.name for s in claim_with("withdrawal", text).said_by] == ["Mauricio Paz"]


def test_the_outlets_own_people_are_the_outlet() -> None:
    assert claim_of("Gunmen shelled the market, our correspondent in the south reported.").said_by == ()
    text = "The mayor told this newspaper that gunmen had shelled the market."
    assert [s.kind for s in claim_of(text).said_by] == ["official"]


def test_she_is_the_one_who_speaks_and_not_whom_she_spoke_of() -> None:
    text = "A teacher said her sister was among the wounded. Gunmen had shelled the market, she said."
    (speaker,) = claim_with("shelled the market", text).said_by
    assert speaker.mention == "A teacher"


def test_how_an_outlet_reached_a_source_is_no_part_of_its_name() -> None:
    text = "A military source contacted by our reporters said gunmen had shelled the market."
    assert [s.mention for s in claim_of(text).said_by] == ["A military source"]


def test_who_is_quoted_is_the_speaker_though_we_speak_within() -> None:
    text = "“We have told the gunmen to leave the town,” a spokesman said on Monday."
    claim = claim_with("leave the town", text)
    assert [s.kind for s in claim.said_by] == ["spokesperson"]
    assert claim.act == "demands"

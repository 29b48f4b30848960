"""Kinds, roles and statuses of events, in sentences of our own about many wars."""

import pytest

from coded import claim_of, claim_with, claims_of, code, names, the_kit, with_headline


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mortar rounds struck a clinic in Taiz, killing three nurses.", "shelling"),
        ("A car bomb exploded outside the courthouse in Bannu.", "bombing"),
        ("Warplanes bombed a fuel depot near Kharkiv.", "air-strike"),
        ("Rebels captured the town of Mweso.", "capture"),
        ("The army withdrew from the town of Palma.", "withdraw"),
        ("Thousands of people fled the fighting in Bentiu.", "displacement"),
    ],
)
def test_kinds_of_events(text, kind):
    assert claims_of(text)[0].event.kind == kind


def test_a_toll_and_its_act_are_one_claim():
    claim = claim_of("Russian airstrikes near Idlib destroyed 4 tanks and killed 11 fighters.")
    assert claim.event.kind == "air-strike"
    assert {(q.low, q.unit, q.effect) for q in claim.event.quantities} == {
        (4, "tank", "destroyed"),
        (11, "fighter", "killed"),
    }


def test_two_acts_are_two_claims():
    kinds = [c.event.kind for c in claims_of("Rebels captured the airport and shelled the barracks.")]
    assert kinds == ["capture", "shelling"]


@pytest.mark.parametrize(
    "text",
    [
        "Russian warplanes bombed the depot.",
        "The depot was bombed by Russian warplanes.",
        "Russian airstrikes hit the depot.",
        "Russia carried out an air strike on the depot.",
    ],
)
def test_the_doer_of_active_passive_and_nominal_forms(text):
    assert [p.actor for p in claim_of(text).event.agents] == ["rus"]


def test_fighters_of_a_group_are_the_group():
    claim = claim_of("Troops killed 20 ISIS members in the desert.")
    assert [p.actor for p in claim.event.targets] == ["isis"]


def test_held_places_are_claims_of_control():
    _, claim = claims_of("Shells hit the rebel-held town of Douma on Monday.")
    assert (claim.event.kind, claim.event.status) == ("hold", "ongoing")
    assert claim.event.agents


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Troops captured the hill on Sunday.", "occurred"),
        ("Troops are advancing on the hill.", "ongoing"),
        ("Troops will withdraw from the hill.", "planned"),
        ("The mediator demanded that troops withdraw from the hill.", "hypothetical"),
    ],
)
def test_statuses(text, status):
    assert claims_of(text)[0].event.status == status


def test_the_attack_is_the_one_told_of_before():
    first, second = claims_of("Rebels shelled the market in Kadugli on Monday. The attack killed six traders.")
    assert second.event.kind == first.event.kind == "shelling"
    assert names(second.event.agents) == names(first.event.agents)


def test_a_headline_joins_the_claim_that_it_sums_up():
    told = with_headline(
        "Bomb kills nine in Mogadishu", "A bomb killed nine people in a cafe in Mogadishu on Tuesday, police said."
    )
    claims = code(told, the_kit()).claims
    assert len(claims) == 1
    assert claims[0].also == (told.headline,)


def test_filler_is_no_claim():
    assert claims_of("The town lies on the banks of the river. Read more on our website.") == ()


def test_what_is_only_asked_about_is_no_claim():
    assert claims_of("Observers could not verify who was behind the strike.") == ()


def test_how_a_war_once_began_is_no_claim():
    text = "More than 10,000 people have been killed in Yemen since the conflict began in March 2015 with protests."
    assert claim_of(text).event.kind == "casualties"
    assert claims_of("The country is locked in a civil war which started when the army shelled Juba in 2013.") == ()


def test_what_began_this_week_is_a_claim():
    assert claims_of("Fighting began when the army shelled Juba on Monday.")


NEWS = "Shells hit the harbour of Aden on Monday, killing two porters. "


@pytest.mark.parametrize(
    "telling",
    [
        "The port authority has not yet commented.",
        "The ferry to the islands no longer calls at the old quay.",
        "Bread prices have doubled within a week.",
    ],
)
def test_what_the_outlet_tells_beside_the_news_is_its_own_statement(telling):
    claim = claims_of(NEWS + telling)[-1]
    assert claim.quote == telling.rstrip(".")
    assert (claim.event.kind, claim.said_by) == ("statement", ())


@pytest.mark.parametrize(
    "filler",
    [
        "The report could not be independently verified.",
        "Our reporters contributed to this article.",
        "Click here to read more.",
        "Aden is a port city on the southern coast.",
        "You can donate below.",
        "Photograph: The Harbour Herald",
    ],
)
def test_what_an_outlet_says_of_itself_or_everybody_knows_is_no_claim(filler):
    assert all(claim.event.kind == "shelling" for claim in claims_of(NEWS + filler))


def test_plain_words_far_from_any_news_of_war_are_no_claim():
    assert claims_of("The council has not yet commented on the new bus line. Fares have doubled within a year.") == ()


def test_said_clauses_beside_an_event_are_claims_of_their_speaker():
    claims = claims_of("The mayor said that shells hit the market and that the morgue had no more room.")
    assert [c.event.kind for c in claims] == ["shelling", "statement"]
    assert [c.said_by[0].mention for c in claims] == ["The mayor", "The mayor"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Government troops repelled an attack on the barracks in Mocimboa.", "clash"),
        ("The gunmen attacked the convoy with mortars and drones.", "attack"),
        ("The gunmen attacked the convoy with mortars.", "shelling"),
        ("No group has claimed the bombing in Zamboanga.", "claim-responsibility"),
        ("The African Union condemned the coup.", "condemn"),
        ("The kidnappers demanded a ransom.", "demand"),
    ],
)
def test_what_a_sentence_mainly_tells_is_its_kind(text, kind):
    assert [c.event.kind for c in claims_of(text)] == [kind]


def test_talks_that_are_suspended_are_not_held():
    claim = claim_of("The government suspended the talks with the guerrillas.")
    assert (claim.event.kind, claim.polarity) == ("negotiate", "negative")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The governor told the militia to withdraw from the port.", "hypothetical"),
        ("The spokesman said that the brigade would withdraw from the port.", "planned"),
        ("The spokesman said that the brigade would withdraw from the port if it was paid.", "hypothetical"),
        ("The families are being evacuated from the port.", "ongoing"),
        ("The brigade could not capture the port.", "occurred"),
        ("The brigade'd captured the port.", "occurred"),
    ],
)
def test_what_is_told_to_be_done_and_what_was_to_come_has_not_happened(text, status):
    assert claims_of(text)[0].event.status == status


def test_a_clause_beside_the_saying_is_no_manner_of_it():
    kinds = {
        c.event.kind for c in claims_of("Troops took the port, officials said, as fighting spread to the suburbs.")
    }
    assert kinds == {"capture", "clash"}


def test_a_toll_since_another_event_is_not_that_events():
    claims = claims_of("Thousands of people have been killed since the capture of Mosul in 2014.")
    assert [c.event.kind for c in claims] == ["casualties", "capture"]


def test_those_killed_and_those_hurt_are_one_toll():
    claim = claim_of("Two traders were killed and five others were injured in a rocket attack on the market of Ibb.")
    assert claim.event.kind == "shelling"
    assert {(q.low, q.effect) for q in claim.event.quantities} == {(2, "killed"), (5, "wounded")}


def test_a_killing_within_another_act_points_to_none_before():
    _, claim = claims_of("Jets bombed Aden. The militia ambushed a patrol, which ended in the killing of the soldiers.")
    assert claim.event.kind == "attack"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen murdered a teacher in Guaviare.", "execution"),
        ("The donors have cut off aid to the junta.", "sanction"),
        ("Troops remain on alert along the frontier.", "deploy"),
    ],
)
def test_murder_pressure_and_alert(text, kind):
    assert claims_of(text)[0].event.kind == kind


def test_what_is_told_of_a_speaker_in_passing_is_a_claim_of_the_outlet():
    claims = claims_of("The road is mined, said Samira Odeh, a nurse, who had fled from the town of Ibb in May.")
    fled = [c for c in claims if c.event.kind == "displacement"]
    assert [(c.quote, c.said_by) for c in fled] == [("who had fled from the town of Ibb in May", ())]
    assert all(c.event.kind != "displacement" for c in claims_of("The road is mined, a villager who fled said."))


def test_whoever_does_not_answer_says_nothing():
    claim = claims_of(NEWS + "The coalition did not respond to messages.")[-1]
    assert (claim.event.kind, claim.polarity, claim.said_by) == ("statement", "negative", ())


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Djibo has lived under blockade for a year.", "siege", "ongoing"),
        ("The army continues its operation to retake the town.", "advance", "ongoing"),
        ("The movement has gunmen operating across the province.", "deploy", "ongoing"),
        ("Most of the residents have left.", "displacement", "occurred"),
    ],
)
def test_what_lasts_is_ongoing(text, kind, status):
    found = {c.event.kind: c.event.status for c in claims_of(text)}
    assert found.get(kind) == status, found


@pytest.mark.parametrize(
    ("text", "kind", "polarity"),
    [
        ("The rebels rejected the offer.", "reject", "positive"),
        ("The rebels have not rejected the offer.", "reject", "negative"),
        ("The council demanded a cease-fire.", "ceasefire", "positive"),
        ("The rebels failed to attend the talks.", "negotiate", "negative"),
    ],
)
def test_a_rejection_is_no_denial_of_itself(text, kind, polarity):
    claim = claim_of(text)
    assert (claim.event.kind, claim.polarity) == (kind, polarity)


def test_people_named_by_what_befell_them_are_no_toll():
    text = "Shells hit a market in Aden on Tuesday. People were pulling out the wounded when a second shell fell."
    assert [c.event.kind for c in claims_of(text)] == ["shelling", "shelling"]
    assert claim_with("Nine of the wounded died", "Nine of the wounded died in Aden.").event.kind == "casualties"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A surgeon counted 31 dead and more than 120 wounded.", "casualties"),
        ("Five of the dead were nurses.", "casualties"),
        ("The army left Bria on Tuesday 4 March.", "withdraw"),
    ],
)
def test_the_counted_dead_are_a_toll_and_march_is_a_month(text: str, kind: str) -> None:
    assert kind in [c.event.kind for c in claims_of(text)]
    assert "advance" not in [c.event.kind for c in claims_of(text)]


def test_drones_intercepted_and_destroyed_are_shot_down() -> None:
    claim = claim_with("two", "The coalition said it had intercepted and destroyed two explosive-laden drones.")
    assert claim.event.kind == "shoot-down"
    assert claim.quote.startswith("it had intercepted")

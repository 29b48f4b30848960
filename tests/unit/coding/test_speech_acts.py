"""What speakers do by speaking, beyond asserting: acts of verbs and nouns, of modals, of what is called untrue."""

import pytest

from coded import claim_of, claim_with, claims_of


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The envoy called on the rebels to release the hostages.", "appeals"),
        ("The general told the rebels to leave the town.", "demands"),
        ("The mayor told the rebels that jets had bombed the town.", "asserts"),
        ("“The army must leave the town,” the mayor said.", "demands"),
        ("“The army must have left the town,” the mayor said.", "asserts"),
        ("“We will not leave the town,” said the commander.", "promises"),
        ("“They will leave the town,” said the commander.", "asserts"),
        ("The rebels vowed to bomb the airport.", "threatens"),
        ("The rebels vowed to retake the airport.", "promises"),
        ("The envoy warned that the fighting had displaced thousands of people.", "asserts"),
        ("The envoy warned that the fighting would displace thousands of people.", "predicts"),
        ("Analysts expect an assault on Sennar.", "predicts"),
        ("The ministry suspects the militia of shelling the market.", "accuses"),
        ("The militia has been accused of shelling the market.", "accuses"),
        ("The militia was blamed for the attack on the convoy.", "accuses"),
        ("The Houthi movement claimed to have killed 35 soldiers.", "claims-responsibility"),
        ("The Houthi movement said its fighters had not shelled the camp.", "denies"),
        ("The minister did not rule out that the army would attack the town.", "speculates"),
        ("The minister ruled out that the army would attack the town.", "denies"),
        ("It is unclear who shelled the market.", "asserts"),
        ("The British foreign secretary said London would send ten officers to the town.", "promises"),
        ("Israel's defence ministry said Israel will send a team to the talks.", "promises"),
        ("A diplomat said Egypt would host the talks.", "asserts"),
        ("The RSF said the Sudanese army would attack El Fasher.", "asserts"),
        ("The Ukrainian ambassador to Russia said Russia would attack Kyiv.", "asserts"),
    ],
)
def test_what_is_done_by_saying_it(text: str, act: str) -> None:
    assert [c.act for c in claims_of(text)] == [act]


def test_who_is_accused_by_nobody_named_leaves_no_speaker() -> None:
    claim = claim_of("The militia has been accused of shelling the market.")
    assert claim.said_by == ()
    assert claim.polarity == "positive"


@pytest.mark.parametrize(
    "text",
    [
        "The government called the report on the market attack “a tissue of lies”.",
        "The mayor dismissed the accusations that police had shot protesters as baseless.",
        "“The claim of an attack is false,” the mayor said.",
        "A colonel told the paper that this was “not accurate”.",
    ],
)
def test_what_somebody_calls_untrue_is_denied(text: str) -> None:
    claim = claim_of(text)
    assert (claim.act, claim.polarity) == ("denies", "negative")
    assert claim.said_by


@pytest.mark.parametrize(
    "text",
    [
        "The army fired fake shells at the ridge, the mayor said.",
        "“The report is accurate,” the mayor said.",
        "The mayor said the guards had not called the shelling a lie.",
    ],
)
def test_an_untrue_word_elsewhere_denies_nothing(text: str) -> None:
    assert all(c.act != "denies" for c in claims_of(text))


def test_a_renewed_appeal_is_made_and_a_dropped_demand_is_not() -> None:
    claim = claim_with("ceasefire", "The bishop renewed his appeal for a ceasefire in Goma.")
    assert [s.kind for s in claim.said_by] == ["person-other"]
    assert claim.act == "appeals"
    text = "The minister said the group had dropped its demand for a ceasefire."
    assert all(c.act == "asserts" for c in claims_of(text))


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Diplomats have reportedly proposed that the militia withdraw from the border.", "reported"),
        ("Diplomats have proposed that the militia withdraw from the border.", "certain"),
        ("The doctors' syndicate estimates that 124 people have been killed in the shelling.", "probable"),
        ("The ministry suspects the militia of shelling the market.", "probable"),
        ("The army is unlikely to attack the town before summer.", "probable"),
        ("The gunmen killed the guards because they believed in the cause.", "certain"),
    ],
)
def test_how_surely(text: str, certainty: str) -> None:
    assert claims_of(text)[0].certainty == certainty


def test_unlikely_is_both_doubt_and_no() -> None:
    claim = claim_of("The army is unlikely to attack the town before summer.")
    assert (claim.polarity, claim.certainty) == ("negative", "probable")


def test_who_asks_not_to_be_named_claims_nothing_by_it() -> None:
    text = "“Gunmen shelled the market,” said an officer, requesting anonymity for fear of reprisals."
    assert [c.act for c in claims_of(text)] == ["asserts"]


def test_somebodys_claim_of_attacks_elsewhere_owns_up_to_none() -> None:
    claims = claims_of("The governor's claim that there have been thousands of shootings in the city is contested.")
    assert all(c.act != "claims-responsibility" for c in claims)


def test_a_suspected_attack_leaves_the_talks_about_it_certain() -> None:
    claims = claims_of("The envoys met on Monday for talks about a suspected gas attack in Aden.")
    assert [c.certainty for c in claims if c.event.kind in {"meet", "negotiate"}] == ["certain"]
    claims = claims_of("A suspected gas attack killed nine people in Aden.")
    assert [c.certainty for c in claims] == ["probable"]


@pytest.mark.parametrize(
    ("text", "said_by", "agent"),
    [
        (
            "Officials in Paris blamed the bombing of the bridge on the Rapid Support Forces.",
            "Officials in Paris",
            "RSF",
        ),
        ("The mayor blamed the shelling of the market on Hezbollah.", "The mayor", "Hezbollah"),
        ("The attack on the convoy was blamed on al-Shabaab.", None, "Shabaab"),
    ],
)
def test_whom_a_deed_is_blamed_on_is_its_doer(text: str, said_by: str | None, agent: str) -> None:
    claim = claim_of(text)
    assert claim.act == "accuses"
    assert [s.name for s in claim.said_by] == ([] if said_by is None else [said_by])
    (doer,) = claim.event.agents
    assert agent.lower() in doer.name.lower() or doer.actor == agent.lower()


def test_unclear_how_something_could_be_is_a_guess_about_what_is_not_so_yet():
    claim = claims_of("It is not clear how the bridge could be rebuilt without a truce in Kherson.")[0]
    assert (claim.act, claim.certainty, claim.event.status) == ("speculates", "possible", "hypothetical")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The council and some elders work to evacuate civilians from Marib, a spokesman said.", "ongoing"),
        ("Sudanese troops are trying to enter the town of Singa.", "ongoing"),
        ("Rescuers tried to evacuate patients from the hospital in Marib.", "occurred"),
    ],
)
def test_whoever_is_at_something_now_has_not_done_it_yet(text, status):
    assert claims_of(text)[0].event.status == status


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Gunmen fled Dori. The army warned that the bridge would be destroyed if it was crossed again.", "threatens"),
        ("Gunmen fled Dori. A relief agency warned that the bridge would be destroyed by the flood.", "predicts"),
        ("Gunmen fled Dori. The junta said it would investigate the raid.", "promises"),
        ('Gunmen fled Dori. "They burn our wells," the governor said.', "accuses"),
        ('Gunmen fled Dori. "They burn our wells," a herder said.', "asserts"),
    ],
)
def test_what_words_come_to_hangs_on_who_says_them(text: str, act: str) -> None:
    assert [c.act for c in claims_of(text) if c.said_by] == [act]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The militia threatened to attack the port if its men were not released.", "positive"),
        ("The shelling has not stopped for three days, residents said.", "positive"),
        ("Attempts to take the port were thwarted on Sunday.", "negative"),
    ],
)
def test_a_negation_elsewhere_does_not_make_it_so(text: str, polarity: str) -> None:
    assert claims_of(text)[0].polarity == polarity


@pytest.mark.parametrize(
    ("text", "words", "act"),
    [
        ("Hezbollah said it had fired rockets at an outpost near Metula.", "rockets", "claims-responsibility"),
        ("Hezbollah said its fighters had not reached the river near Metula.", "reached", "denies"),
        ("The general said his troops would withdraw from Dori.", "withdraw", "promises"),
        ("The governor assured them that the road would be reopened.", "reopened", "promises"),
        ("The general warned that every gang in Dori will be hunted down.", "hunted", "threatens"),
    ],
)
def test_what_speakers_tell_of_their_own_side_is_owned_denied_or_promised(text: str, words: str, act: str) -> None:
    assert claim_with(words, text).act == act


def test_what_is_assessed_is_likely() -> None:
    assert claim_with("died", "The navy assesses that nine fishermen died in the raid.").certainty == "probable"


def test_what_a_station_reports_it_does_not_vow() -> None:
    text = "A general was killed in a strike on Damascus, state television reported, vowing revenge."
    assert claim_with("was killed", text).act == "asserts"

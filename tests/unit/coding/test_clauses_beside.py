"""Clauses that tell of several things: which are a claim of their own, with whose numbers and parties."""

import pytest

from coded import claim_of, claim_with, claims_of, names


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Clinics in Tawila have treated 210 wounded since Sunday, and 13 patients have died.", 210, 13),
        ("The army said 14 people were killed overnight, raising the death toll since Monday to 61.", 14, 61),
    ],
)
def test_a_toll_beside_another_has_its_own_number(text: str, first: int, second: int) -> None:
    one, other = claims_of(text)
    assert [[q.low for q in c.event.quantities] for c in (one, other)] == [[first], [second]]


def test_the_killed_and_the_wounded_are_one_toll() -> None:
    claim = claim_of("Twelve people were killed and 30 others were wounded in Bauchi on Monday.")
    assert [(q.low, q.effect) for q in claim.event.quantities] == [(12, "killed"), (30, "wounded")]


def test_another_subject_behind_an_event_tells_of_something_else() -> None:
    claim = claim_with(
        "tanks",
        "Rebels shelled the port at dawn. By noon tanks were firing in the streets and all schools were closed.",
    )
    assert claim.quote == "By noon tanks were firing in the streets"


def test_an_army_that_responds_with_strikes_says_nothing() -> None:
    claims = claims_of("Rebels stormed the barracks in Kidal at dawn; the army responded with air strikes.")
    assert [(c.event.kind, c.said_by) for c in claims] == [("attack", ()), ("air-strike", ())]
    assert "army" in names(claims[1].event.agents)[0]


@pytest.mark.parametrize(
    "text",
    ["The shelling killed or wounded 30 people.", "Some 30 servicemen were killed and wounded in the shelling."],
)
def test_one_number_for_the_dead_and_the_wounded_is_of_neither(text: str) -> None:
    assert [(q.low, q.effect) for q in claim_of(text).event.quantities] == [(30, "other")]


@pytest.mark.parametrize(
    "text",
    [
        "The militia did not respond to messages seeking comment.",
        "Army officials could not be reached for comment.",
    ],
)
def test_whoever_does_not_answer_is_told_of(text: str) -> None:
    claim = claim_of(text)
    assert (claim.event.kind, claim.polarity, claim.event.status) == ("statement", "negative", "occurred")


def test_neither_confirmed_nor_denied_is_no_saying() -> None:
    claim = claim_with(
        "denied", "Gunmen killed a guard in Goma. The rebels have neither confirmed nor denied their role."
    )
    assert (claim.event.kind, claim.polarity, claim.said_by) == ("claim-responsibility", "negative", ())


def test_a_held_up_delivery_is_held_up_now() -> None:
    assert claim_of("Fuel deliveries have been suspended since Friday, the agency said.").event.status == "ongoing"
    assert claim_of("Nine people have been killed since Friday, the agency said.").event.status == "occurred"


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("A missile slammed into a nine-storey apartment block in Sumy, leaving 11 people dead.", ["apartment block"]),
        ("The bombs struck a furniture warehouse and a row of garages in Izmail.", ["furniture warehouse", "garages"]),
        ("A truck packed with explosives blew up outside a police station, killing a vendor.", ["police station"]),
        ("Since May the Rapid Support Forces have besieged Dilling.", ["Dilling"]),
        ("Some 200 families remain trapped in the old town without water.", ["families"]),
    ],
)
def test_what_is_hit_or_cut_off_is_the_target(text: str, targets: list[str]) -> None:
    found = names(claim_of(text).event.targets)
    assert len(found) == len(targets)
    assert all(found[nth].endswith(target) for nth, target in enumerate(targets))


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Gunmen of the Harbour Security Directorate stormed the court in Zawiya.", "Harbour Security Directorate"),
        ("On 8 June elements of the 90th Infantry Battalion attacked the camp.", "90th Infantry Battalion"),
        ("The 301 Battalion shelled the campus.", "301 Battalion"),
    ],
)
def test_men_of_a_body_are_called_by_it(text: str, doer: str) -> None:
    assert names(claim_of(text).event.agents) == [doer]


def test_whom_an_attack_is_blamed_on_was_not_attacked() -> None:
    claim = claim_with("attack", "The army blamed the attack on the Allied Democratic Forces.")
    assert names(claim.event.agents) == ["Allied Democratic Forces"]
    assert claim.event.targets == ()


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("A helicopter was hit by small-arms fire near Karuba.", [(1, "helicopter", "damaged")]),
        (
            "A missile hit two houses in Izmail, killing a watchman.",
            [(2, "building", "other"), (1, "person", "killed")],
        ),
        ("Two ambulances came under fire in Rafah.", [(2, "vehicle", "other")]),
        ("The attackers made off with arms and two pick-up trucks.", [(2, "vehicle", "captured")]),
        ("Eight members of one family died when their house was shelled.", [(8, "person", "killed")]),
    ],
)
def test_what_befell_those_counted(text: str, counted: list[tuple[int, str, str]]) -> None:
    assert [(q.low, q.unit, q.effect) for q in claim_of(text).event.quantities] == counted


def test_a_list_of_dead_and_wounded_is_a_toll() -> None:
    claim = claim_with("wounded", "Medics at the clinic reported 6 dead, 43 wounded.")
    assert claim.event.kind == "casualties"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"They came at dawn and shot my uncle," said Musa Bala, a farmer.', "witness"),
        ('"The soldiers must go," said Musa Bala, a farmer.', "resident"),
        ("Residents said the soldiers came at dawn and shot two men.", "resident"),
    ],
)
def test_one_person_who_tells_what_they_saw_is_a_witness(text: str, kind: str) -> None:
    assert {c.said_by[-1].kind for c in claims_of(text)} == {kind}


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("A 31-year-old man was shot in the arm; witnesses say the shot was fired by a guard.", "arm", "attack"),
        (
            "A medic said 17 wounded people had been evacuated, and dozens were still trapped in the besieged camp.",
            "dozens",
            "siege",
        ),
        ("In Gao, fighting around the airport lasted for three days.", "airport", "clash"),
        ("A new wave of Russian air strikes is hitting the suburbs of Aleppo.", "suburbs", "air-strike"),
        ("The insurgents overran the barracks at Bor on Tuesday.", "barracks", "capture"),
    ],
)
def test_events_beside_or_behind_other_words_are_told(text: str, words: str, kind: str) -> None:
    assert claim_with(words, text).event.kind == kind


def test_what_somebody_may_let_happen_is_asked_with_the_rest() -> None:
    claims = claims_of("The ministry has not said whether it will let inspectors visit the sites in Homs.")
    assert claims == ()


def test_how_few_strikes_there_are_is_no_strike() -> None:
    claims = claims_of("A low number of air strikes allows the rebels to cross the river near Dori, the analyst said.")
    assert [c.event.kind for c in claims if c.event.kind == "air-strike"] == []

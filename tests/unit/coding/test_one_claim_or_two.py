"""Which words are one claim and which are two: what was done in one go, what came before, what a headline sums up."""

import pytest

from coded import claims_of, code, names, the_kit, with_headline


def quotes(text: str) -> list[str]:
    return [c.quote for c in claims_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen stormed a school in Dori on Friday and shot dead nine pupils.",
        "Armed men intercepted a bus near Dori on Friday and executed its driver.",
        "An apartment block in Dori was hit on Friday and two women were injured.",
        "A checkpoint near Dori came under fire on Friday and four of its guards died.",
    ],
)
def test_what_was_done_in_one_go_is_one_claim(text: str) -> None:
    assert quotes(text) == [text[:-1]]


def test_what_did_not_happen_to_one_is_no_toll_of_what_did_not_happen_to_another() -> None:
    text = "Shells fell on the depot in Dori on Friday. No one was injured and no lorries were burned, the mayor said."
    assert "no lorries were burned" in quotes(text)


def test_those_who_came_to_kill_made_no_advance() -> None:
    (claim,) = claims_of("Raiders entered the village on Friday and murdered nine farmers.")
    assert claim.event.kind != "advance"


def test_a_toll_yet_to_rise_is_no_part_of_the_strike() -> None:
    text = "Two traders were killed by a shell in Dori and the death toll was expected to rise."
    assert quotes(text)[0] == "Two traders were killed by a shell in Dori"


def test_what_was_taken_before_is_a_claim_of_its_own() -> None:
    first, second = quotes("The army captured Dori on Friday, a day after it had captured the town of Sebba.")
    assert first == "The army captured Dori on Friday"
    assert second.endswith("it had captured the town of Sebba")


def test_what_a_headline_sums_up_in_other_words_is_no_claim_besides() -> None:
    body = "Rebels shelled the harbour of Dori on Friday, killing four sailors, the mayor said."
    told = with_headline("Rebels push into Dori as its people flee", body)
    assert [c.quote for c in code(told, the_kit()).claims] == [
        "Rebels shelled the harbour of Dori on Friday, killing four sailors"
    ]


def test_a_headline_is_coded_where_the_body_tells_of_nothing() -> None:
    told = with_headline("Rebels shell the harbour of Dori", "More follows.")
    assert [c.event.kind for c in code(told, the_kit()).claims] == ["shelling"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (
            "Rebels hold Dori. Prices had been rising since spring, when the governor said he would close the port.",
            "Prices had been rising since spring",
        ),
        (
            "Some 900 people remain in the old quarter, which has been besieged by rebels since May.",
            "Some 900 people remain in the old quarter",
        ),
        (
            "The two sides signed a truce. Schools in Dori were still closed on Monday.",
            "Schools in Dori were still closed on Monday",
        ),
    ],
)
def test_what_the_outlet_tells_beside_other_claims_is_one_too(text: str, plain: str) -> None:
    assert plain in quotes(text)


def test_what_an_act_came_after_is_a_claim_in_its_own_words() -> None:
    text = "The army captured Dori on Friday after two days of clashes between rebels and troops."
    assert quotes(text) == ["The army captured Dori on Friday", "two days of clashes between rebels and troops"]


def test_one_side_s_deed_is_not_the_other_s_that_came_hours_before() -> None:
    text = "The militia fired two missiles at a depot in Dori, hours after army jets bombed the port of Tarasa."
    first, second = claims_of(text)
    assert [first.event.kind, second.event.kind] == ["shelling", "air-strike"]
    assert "army" not in " ".join(names(first.event.agents))


def test_those_hurt_when_somebody_struck_are_hurt_by_that() -> None:
    assert len(quotes("Nine people died hours after army jets bombed the port of Tarasa.")) == 1


def test_how_an_attack_ranks_among_its_like_tells_of_no_other() -> None:
    text = "The army launched 40 drones at Tarasa overnight, the largest such attack of the war."
    assert [c.event.kind for c in claims_of(text)] == ["air-strike"]


def test_what_somebody_is_accused_of_firing_at_is_in_the_words() -> None:
    assert "firing at army posts along the river" in quotes(
        "The rebels accused the army of firing at army posts along the river."
    )

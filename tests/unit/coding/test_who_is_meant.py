"""Who is blamed, denied, pointed to and hit, where the words beside the act do not say it."""

import pytest

from coded import claim_with, claims_of, code, names, the_kit, with_headline

RAIDED = "Gunmen shelled a clinic in Dori on Monday, the mayor said. "


def acts(text: str, act: str) -> list[tuple[str, list[str], list[str]]]:
    """Give kind, speakers' names and doers of the claims that do one act."""
    return [(c.event.kind, [s.name for s in c.said_by], names(c.event.agents)) for c in claims_of(text) if c.act == act]


@pytest.mark.parametrize(
    ("blame", "doer"),
    [
        ("The state prosecutor blamed the Harbour Militia.", "Harbour Militia"),
        ("The state prosecutor blamed it on separatists.", "separatists"),
    ],
)
def test_whoever_is_blamed_is_accused_of_what_was_told(blame: str, doer: str) -> None:
    ((kind, said_by, doers),) = acts(RAIDED + blame, "accuses")
    assert (kind, doers) == ("shelling", [doer])
    assert said_by[0].endswith("state prosecutor")
    (claim,) = (c for c in claims_of(RAIDED + blame) if c.act == "accuses")
    assert names(claim.event.targets) == ["clinic"]


def test_nobody_is_accused_of_what_was_told_where_another_deed_is_named() -> None:
    text = "Jets bombed the clinic on Sunday. That rules out the shelling of which the ministry has accused rebels."
    assert acts(text, "accuses") == []


def test_nobody_is_accused_where_two_blame_each_other() -> None:
    assert acts(RAIDED + "The two sides blamed each other.", "accuses") == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The mayor accused the army of shelling a clinic; the army denies it.", "denies it"),
        (
            "The mayor accused the army of shelling a clinic in central Mali, which the army denies.",
            "which the army denies",
        ),
        (
            "The mayor accused the army of shelling a clinic as an act of revenge, which the army denies.",
            "which the army denies",
        ),
        ("The mayor accused the army of shelling a clinic. The army rejected the reports.", "rejected the reports"),
        ("Gunmen began shelling a clinic. The army denied involvement.", "denied involvement"),
    ],
)
def test_a_denial_that_only_points_is_of_what_was_told_and_stands_where_it_is_denied(text: str, quote: str) -> None:
    (denied,) = (c for c in claims_of(text) if c.act == "denies")
    assert (denied.event.kind, denied.polarity, denied.quote) == ("shelling", "negative", quote)
    assert names(denied.event.targets) == ["clinic"]


def test_what_is_not_so_is_said_once_where_it_is_said_in_words_of_its_own() -> None:
    text = "Gunmen shelled a school, the mayor said. The army dismissed the claim, saying it had fired no shells."
    assert [c.quote for c in claims_of(text) if c.act == "denies"] == ["it had fired no shells"]


def test_what_is_called_a_lie_stands_beside_what_is_denied() -> None:
    denied = claim_with("fighters were", "The Houthis denied their fighters were in the port, calling the claim a lie.")
    assert (denied.act, denied.polarity) == ("denies", "negative")


def test_whoever_says_so_on_dismissing_a_claim_denies_it() -> None:
    text = "An army spokesman dismissed the claim, saying there were no soldiers in the school."
    assert claim_with("no soldiers", text).act == "denies"


def test_ground_that_is_disputed_is_not_denied() -> None:
    assert acts("Gunmen attacked Dori. The militia disputes the cattle routes with the rebels.", "denies") == []


def test_whoever_is_held_responsible_is_accused() -> None:
    text = "The foreign ministry held the United Nations responsible for the siege of Dori."
    assert acts(text, "accuses") == [("siege", ["The foreign ministry"], ["United Nations"])]


def test_a_headline_that_claims_an_attack_is_more_than_the_attack() -> None:
    body = "Gunmen attacked an army post near Baidoa on Saturday, residents said."
    claims = code(with_headline("Al Shabaab claims attack on army post.", body), the_kit()).claims
    assert [c.act for c in claims].count("claims-responsibility") == 1


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        (
            "Fighters believed to belong to the Allied Democratic Forces attacked Eringeti.",
            ["Allied Democratic Forces"],
        ),
        ("Al Shabaab gunmen fled. The group said its fighters had shelled the port.", ["Al Shabaab"]),
        ("A joint team of soldiers and rangers had been sent into the forest.", ["joint team of soldiers and rangers"]),
        ("Ruritanian troops resorted to shelling on Monday.", ["Ruritanian troops"]),
        ("The army repelled a rebel attack near Dori.", ["Burkinabe army"]),
    ],
)
def test_the_doer_is_found_behind_what_is_said_of_them(text: str, doers: list[str]) -> None:
    found = [names(c.event.agents) for c in claims_of(text) if c.event.kind != "withdraw"]
    assert found[-1] == doers


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("The army repelled a rebel attack near Dori.", ["rebels"]),
        ("Troops opened fire on Sunday towards a checkpoint near Dori.", ["checkpoint"]),
        ("Horsemen torched the hamlet.", ["hamlet"]),
        ("The shells landed in residential areas on Monday.", ["residential areas"]),
        ("Gunmen stopped a bus, shooting dead 11 passengers.", ["passengers"]),
    ],
)
def test_whom_it_hit_is_found(text: str, targets: list[str]) -> None:
    assert names(claims_of(text)[0].event.targets) == targets


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen have surrounded the government-held town since May.",
        "Gangsters dug trenches across the highway to besiege Dori.",
    ],
)
def test_what_a_siege_is_made_with_is_not_besieged(text: str) -> None:
    assert not {"trenches", "government-held town"} & {n for c in claims_of(text) for n in names(c.event.targets)}


def test_it_is_nobody_who_speaks() -> None:
    text = "Nine people fled Dori. A spokesman said it was a mistake of the past."
    assert names(claim_with("a mistake", text).event.agents) == []


def test_whoever_cannot_be_reached_is_who_it_is_about() -> None:
    text = "Shells hit a clinic in Dori. Houthi officials could not be reached."
    assert [p.mention for p in claim_with("reached", text).event.agents] == ["Houthi officials"]


def test_whom_a_statement_is_about_is_its_target() -> None:
    text = "Gunmen attacked Dori. The governor said the army does not respect civilians."
    assert names(claim_with("respect civilians", text).event.targets) == ["civilians"]


def test_who_fell_in_a_clash_is_not_whom_the_next_words_aim_at() -> None:
    text = "Soldiers clashed with a militia in Dori, killing a boy. The firefight went on for two hours."
    assert names(claim_with("went on", text).event.targets) == []
